"""A page and its articles to the page's lines with their roles in the margin, as `mailuo articles --explain` prints."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from ..articles.records import Article, Block
from ..pages import Page

COLOURS = {
    "headline": 31, "kicker": 35, "deck": 35, "rubric": 36, "subhead": 33, "byline": 34, "credit": 34, "caption": 32,
    "pullquote": 33, "jump": 36, "index": 36, "furniture": 90,
}  # fmt: skip
UNSURE = 0.7
Piece = tuple[int, int, Article, Block]


def explained(pages: Iterable[Page], articles: Iterable[Article], *, colour: bool) -> Iterator[str]:
    """Give the lines of each page: number of the article, role, confidence where it is low, the text, and the reason.

    A line that holds two roles is printed once for each; a reason stands where a block begins.
    """
    by_page = {page: list(group) for page, group in groupby(articles, key=lambda article: article.page)}
    for page in pages:
        found = by_page.get(page.id, [])
        yield f"=== {page.id}: {sum(one.kind in ('article', 'photo', 'continuation') for one in found)} articles"
        yield from (f"    {number} {one.kind}: {one.headline or '—'}" for number, one in enumerate(found, 1))
        numbers = {one.id: number for number, one in enumerate(found, 1)}
        pieces = sorted(
            ((start, end, one, block) for one in found for block in one.blocks for start, end in block.spans),
            key=itemgetter(0),
        )
        for piece in pieces:
            line = margin(piece, numbers, page)
            yield coloured(line, piece[3].role) if colour else line


def margin(piece: Piece, numbers: dict[str, int], page: Page) -> str:
    """Give one line of the page with its margin."""
    start, end, article, block = piece
    first = start == block.spans[0][0]
    doubt = f" {block.confidence:.2f}" if first and block.confidence < UNSURE else ""
    why = f"   ‹{block.reason}›" if first and block.reason else ""
    mark = "┌" if first else "│"
    return f"{numbers[article.id]:>3} {block.role:<9}{doubt:<5} {mark} {page.text[start:end].strip()}{why}"


def coloured(line: str, role: str) -> str:
    """Give *line* in the colour of its role; body text in the terminal's own."""
    return f"\x1b[{COLOURS[role]}m{line}\x1b[0m" if role in COLOURS else line
