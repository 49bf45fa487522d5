"""Articles to linked articles: what is continued from another page is joined to its head, where that is certain."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from mailuo.articles.records import Article, Link
from mailuo.dates.numerals import number

ENDED = re.compile(r"[。！？!?…][”’」』）)】]*$")
LIKE = 0.02  # weighted share of sequences in common from which two texts are of one article
CLEARLY = 0.02  # how much better than any other a head must fit its continuation


def join_jumps(articles: Sequence[Article], *, numbers: Mapping[str, str] | None = None) -> list[Article]:
    """Give the articles with each continuation and its head naming each other, where the head is in the corpus.

    A head stands on another page of the same days, which has the number that the continuation names, where the numbers
    of pages are known; a mark 下转 that names the continuation's page speaks for it, and so do words that both share.
    Where several heads fit about as well, or one fits several continuations, nothing is joined.

    Args:
        numbers: the printed number of each page, by id, as far as it is known.
    """
    articles = list(articles)
    numbers = {page: page_number(text) for page, text in (numbers or {}).items()}
    near, words, fits = by_day(articles), Words(), []
    for tail in articles:
        if tail.kind == "continuation" and tail.continued_from:
            around = {head.id: head for day in days(tail) for head in near[day]}
            heads = [head for head in around.values() if may_be_head(head, tail, numbers)]
            known = words.known(around.values())
            for head in heads:
                if (score := how_well(head, tail, numbers, words.in_common(head, tail, known))) > 0:
                    fits.append((score, head.id, tail.id))
    tail_of = dict(certain(fits))
    head_of = {tail: head for head, tail in tail_of.items()}
    page_of = {article.id: article.page for article in articles}
    return [with_links(article, tail_of, head_of, page_of, numbers) for article in articles]


class Words:
    """The three-character sequences of articles' bodies, and in how many articles of a day each of them is."""

    def __init__(self) -> None:
        self.sequences: dict[str, set[str]] = {}
        self.counts: dict[tuple[str, ...], Counter[str]] = {}

    def of(self, article: Article) -> set[str]:
        """Give the sequences of three characters in an article's body that are no punctuation."""
        if article.id not in self.sequences:
            dense = re.sub(r"[\W_]+", "", body(article))
            self.sequences[article.id] = {dense[k : k + 3] for k in range(len(dense) - 2)}
        return self.sequences[article.id]

    def known(self, articles: Iterable[Article]) -> Counter[str]:
        """Give in how many of the *articles* each sequence is."""
        articles = list(articles)
        key = tuple(article.id for article in articles)
        if key not in self.counts:
            self.counts = {key: Counter(chain.from_iterable(self.of(article) for article in articles))}
        return self.counts[key]

    def in_common(self, one: Article, other: Article, known: Counter[str]) -> float:
        """Give the share of sequences that two articles have in common, each counting less the more others have it."""
        a, b = self.of(one), self.of(other)
        shared = sum(1 / max(1, known[sequence] - 1) for sequence in a & b)
        return shared / min(len(a), len(b)) if a and b else 0.0


def by_day(articles: Iterable[Article]) -> dict[int | None, list[Article]]:
    """Give the articles by each day on which they may have been printed; None for those without a date."""
    found = defaultdict(list)
    for article in articles:
        if article.kind in ("article", "continuation"):
            for day in days(article):
                found[day].append(article)
    return found


def days(article: Article) -> Iterable[int | None]:
    """Give the days, as ordinals, on which an article may have been printed."""
    date = article.date
    return range(date.earliest.toordinal(), date.latest.toordinal() + 1) if date else (None,)


def page_number(text: str | None) -> str | None:
    """Give a page number as it is compared: 01, 一 and 1 are one, A2 and a02 another.

    >>> [page_number(text) for text in ("01", "一", "A02", "第十二")]
    ['1', '1', 'A2', '12']
    """
    text = (text or "").strip("第版").upper()
    match = re.fullmatch(r"([A-Z]*)(\d+|[〇一二三四五六七八九十]+)", text)
    return f"{match[1]}{number(match[2])}" if match else (text or None)


def may_be_head(head: Article, tail: Article, numbers: Mapping[str, str]) -> bool:
    """Tell whether *tail* may go on from *head*: another page, the same days, no number that says otherwise."""
    if head.kind not in ("article", "continuation") or head.page == tail.page:
        return False
    if head.date is None or tail.date is None:
        if head.date is not tail.date:
            return False
    elif head.date.latest < tail.date.earliest or tail.date.latest < head.date.earliest:
        return False
    wanted, printed = page_number(tail.continued_from.page), numbers.get(head.page)
    if wanted and printed and wanted != printed:
        return False
    goes_to, stands_on = head.continued_on and page_number(head.continued_on.page), numbers.get(tail.page)
    return not (goes_to and stands_on and goes_to != stands_on)


def how_well(head: Article, tail: Article, numbers: Mapping[str, str], shared: float) -> float:
    """Give how well *tail* goes on from *head*, 0 where it does not: words in common, and more for marks and breaks."""
    first = body(head)
    broken = bool(first) and not ENDED.search(first)
    numbered = bool(head.continued_on) and head.page in numbers and tail.page in numbers
    if head.continued_on is None and not (broken or (shared >= 2 * LIKE and head.page in numbers)):
        return 0.0
    if shared < (LIKE / 2 if head.continued_on and (numbered or broken) else LIKE):
        return 0.0
    return shared + 0.02 * broken + 0.05 * (head.continued_on is not None) + 0.05 * numbered


def body(article: Article) -> str:
    """Give an article's body."""
    return "".join("".join(block.text.split()) for block in article.blocks if block.role == "body")


def certain(fits: Iterable[tuple[float, str, str]]) -> list[tuple[str, str]]:
    """Give the pairs (head, tail) that fit each other clearly better than any other that either could have.

    The best pair comes first; what it leaves uncertain is left, and counts as no rival of the next.
    """
    fits = sorted(fits, key=lambda fit: (-fit[0], fit[1], fit[2]))
    of = defaultdict(list)
    for fit in fits:
        of["head", fit[1]].append(fit)
        of["tail", fit[2]].append(fit)
    settled: set[tuple[str, str]] = set()
    pairs = []
    for score, head, tail in fits:
        if {("head", head), ("tail", tail)} & settled:
            continue
        rivals = [
            other
            for other, one, two in of["head", head] + of["tail", tail]
            if (one, two) != (head, tail) and not {("head", one), ("tail", two)} & settled
        ]
        if score >= max(rivals, default=0.0) + CLEARLY:
            pairs.append((head, tail))
        settled |= {("head", head), ("tail", tail)}
    return pairs


def with_links(
    article: Article,
    tail_of: Mapping[str, str],
    head_of: Mapping[str, str],
    page_of: Mapping[str, str],
    numbers: Mapping[str, str],
) -> Article:
    """Give an article naming its tail and its head, where it has them."""
    if tail := tail_of.get(article.id):
        printed = article.continued_on.page if article.continued_on else numbers.get(page_of[tail])
        article = replace(article, continued_on=Link(printed, tail))
    if head := head_of.get(article.id):
        article = replace(article, continued_from=Link(article.continued_from.page, head))
    return article
