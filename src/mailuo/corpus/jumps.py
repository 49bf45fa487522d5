"""Articles to linked articles: what is continued from another page is joined to its head, where that is certain."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mailuo.articles.records import Article, Link
from mailuo.dates.numerals import number

ENDED = re.compile(r"[。！？!?…][”’」』）)】]*$")
LIKE = 0.03  # share of three-character sequences in common from which two texts are of one article
CLEARLY = 1.6  # how much more than any other a head must have in common with its continuation


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
    fits = []
    for tail in articles:
        if tail.kind == "continuation" and tail.continued_from:
            heads = [(how_well(head, tail, numbers), head) for head in articles if may_be_head(head, tail, numbers)]
            fits += [(score, head.id, tail.id) for score, head in heads if score > 0]
    joined = dict(certain(fits))
    of_tail = {tail: head for head, tail in joined.items()}
    return [
        with_links(article, joined.get(article.id), of_tail.get(article.id), numbers, articles) for article in articles
    ]


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


def how_well(head: Article, tail: Article, numbers: Mapping[str, str]) -> float:
    """Give how well *tail* goes on from *head*, 0 where it does not: words in common, and more for marks and breaks."""
    first, second = body(head), body(tail)
    a, b = sequences(first), sequences(second)
    shared = len(a & b) / min(len(a), len(b)) if a and b else 0.0
    broken = bool(first) and not ENDED.search(first)
    numbered = bool(head.continued_on) and head.page in numbers and tail.page in numbers
    if head.continued_on is None and not (broken or (shared >= 2 * LIKE and head.page in numbers)):
        return 0.0
    if shared < LIKE and not numbered and not (head.continued_on and broken):
        return 0.0
    return shared + 0.02 * broken + 0.05 * (head.continued_on is not None) + 0.05 * numbered


def body(article: Article) -> str:
    """Give an article's body."""
    return "".join("".join(block.text.split()) for block in article.blocks if block.role == "body")


def sequences(text: str) -> set[str]:
    """Give the sequences of three characters in *text* that are no punctuation."""
    dense = re.sub(r"[\W_]+", "", text)
    return {dense[k : k + 3] for k in range(len(dense) - 2)}


def certain(fits: Iterable[tuple[float, str, str]]) -> list[tuple[str, str]]:
    """Give the pairs (head, tail) that fit each other clearly better than any other that either could have."""
    fits = sorted(fits, key=lambda fit: (-fit[0], fit[1], fit[2]))
    pairs = []
    while fits:
        score, head, tail = fits[0]
        rivals = [other for other, a, b in fits[1:] if (a == head) != (b == tail)]
        if all(score >= CLEARLY * other for other in rivals):
            pairs.append((head, tail))
        fits = [fit for fit in fits if fit[1] != head and fit[2] != tail]
    return pairs


def with_links(
    article: Article, tail: str | None, head: str | None, numbers: Mapping[str, str], articles: Sequence[Article]
) -> Article:
    """Give an article naming its tail and its head, where it has them."""
    page_of = {one.id: one.page for one in articles} if tail else {}
    if tail:
        printed = article.continued_on.page if article.continued_on else numbers.get(page_of[tail])
        article = replace(article, continued_on=Link(printed, tail))
    if head:
        article = replace(article, continued_from=Link(article.continued_from.page, head))
    return article
