"""Blocks to passages: their characters without white space, in one script, each with its place in the page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mailuo.articles.records import Article, Evidence
from mailuo.pages import Page

# One to one, so that places stay: traditional forms of the words that dates are told by, and full-width digits.
PLAIN = str.maketrans(
    "開慶週進過紀黨國剛將與獻獲記擬於點報電訊華結實現業產達數據來預計歲總規劃屆啟發會時間幾號責編",
    "开庆周进过纪党国刚将与献获记拟于点报电讯华结实现业产达数据来预计岁总规划届启发会时间几号责编",
) | str.maketrans("０１２３４５６７８９", "0123456789")
LONGEST = 300  # a sentence is sought no further than so many characters away
# the number of a page or an issue before a year on one line: 2 2018年2月8日
BEFORE_YEAR = re.compile(r"(?<=\d)[ \t\u3000]+(?=(?:19|20)\d\d[年./-])")
SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]*")


@dataclass(frozen=True)
class Passage:
    """One block's text as it is searched; *places* are its characters' code points in `Page.text`."""

    text: str
    places: tuple[int, ...]
    role: str
    lead: bool  # the first body or caption paragraph of its article


def passages_of(page: Page, articles: Iterable[Article]) -> list[Passage]:
    """Give the passages of a page's articles, in their order."""
    passages = []
    for article in articles:
        lead = True
        for block in article.blocks:
            is_body = block.role in ("body", "caption")
            passages.append(passage(page, block.spans, block.role, lead and is_body))
            lead = lead and not is_body
    return passages


def passage(page: Page, spans: Iterable[tuple[int, int]], role: str, lead: bool) -> Passage:
    """Give the passage that stands at *spans*; a year is kept apart from a number before it by one space."""
    places: list[int] = []
    for start, end in spans:
        apart = {gap.start() for gap in BEFORE_YEAR.finditer(page.text, start, end)}
        places += [k for k in range(start, end) if k in apart or not page.text[k].isspace()]
    return Passage("".join(page.text[k] for k in places).translate(PLAIN), tuple(places), role, lead)


def sentence(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Give where the sentence or sentences around [start, end) of a passage start and end in it."""
    back = max(0, start - LONGEST)
    first = max((match.end() for match in SENTENCE_END.finditer(passage.text, back, start)), default=back)
    after = SENTENCE_END.search(passage.text, max(end - 1, start))
    return first, min(after.end() if after else len(passage.text), end + LONGEST)


def quoted(page: Page, finds: Iterable[tuple[Passage, int, int]]) -> Evidence:
    """Give the sentences around *finds* as evidence: those apart are joined by …, the span reaches over all."""
    spans = sorted({tuple(place(passage, *sentence(passage, start, end))) for passage, start, end in finds})
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + 1:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    text = " … ".join("".join(page.text[start:end].split()) for start, end in merged)
    return Evidence(text, (merged[0][0], merged[-1][1]))


def place(passage: Passage, start: int, end: int) -> Iterator[int]:
    """Give the code points at which [start, end) of a passage starts and ends in its page."""
    yield passage.places[start]
    yield passage.places[end - 1] + 1
