"""Rows to items: stretches of a page that will be blocks, and the text that a block shows."""

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from . import formulas
from .records import Span
from .rows import SPACES, TAIL, Row
from .scans import spelt

TURNED = (("﹃", "“"), ("﹄", "”"), ("﹁", "‘"), ("﹂", "’"))
HEADINGS = ("heading", "headline", "kicker", "deck", "subhead", "rubric")
HASHES = re.compile(r"#{1,6}[ \u3000\t]+(?=\S)")
# what makes the text of a block other than its lines in a row
SPECIAL = re.compile(f"[{SPACES}A-Za-z#﹃﹄﹁﹂]")
NO_LETTERS = re.compile(r"[\W_]+")  # all but what str.isalnum takes


class Item(NamedTuple):
    """A stretch with one role, in the making: ``heading`` until it is known which kind."""

    role: str
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    confidence: float
    reason: str
    column: float = 0.0  # width of the column in cells, 0 where unknown
    vertical: bool = False
    inline: bool = False  # was cut out of a line
    text: str = ""

    @property
    def start(self) -> int:
        """The code point it starts at."""
        return self.spans[0][0]

    @property
    def row(self) -> Row:
        """The row it opens with."""
        return self.rows[0]


def item(role: str, rows: list[Row], confidence: float, reason: str, page_text: str, **more: object) -> Item:
    """Give the item of whole *rows*."""
    spans = tuple([(row.start, row.end) for row in rows])
    return Item(role, tuple(rows), spans, confidence, reason, text=shown(page_text, role, spans), **more)


def shown(page_text: str, role: str, spans: tuple[Span, ...]) -> str:
    """Give the text that a block of *role* shows.

    Lines of a heading are joined by one space, vertical ones by nothing; elsewhere a space stands between two words
    in Latin letters alone. Vertical quotation marks are turned; markdown marks and the byte order mark are left out.
    """
    if len(spans) == 1 or role not in HEADINGS:
        text = "".join([page_text[start:end] for start, end in spans])
        if not SPECIAL.search(text):
            return text
    text = "".join([piece for piece, _ in pieces_of(page_text, role, spans)])
    for mark, turned in TURNED:
        text = text.replace(mark, turned)
    return text


def places_of(page_text: str, role: str, spans: tuple[Span, ...]) -> list[int]:
    """Give the code point of the page behind each character of the text that `shown` gives."""
    return [place for _, places in pieces_of(page_text, role, spans) for place in places]


def pieces_of(page_text: str, role: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, list[int] | range]]:
    """Give the pieces of the text that a block shows, marks not yet turned, and the code points of their characters."""
    heading = role in HEADINGS
    columns = is_vertical(page_text, spans) if heading else None
    last = ""
    for number, (start, end) in enumerate(spans):
        piece = page_text[start:end]
        marks = HASHES.match(piece) if piece.startswith("#") else None
        at = start
        if marks and (start == 0 or page_text[start - 1] in SPACES):
            at, piece = start + marks.end(), piece[marks.end() :]
        if number and joint(page_text, spans[number - 1][1], start, last, piece[:1], heading, columns):
            yield " ", range(spans[number - 1][1], spans[number - 1][1] + 1)
        text, places = mended(piece, at)
        yield text, places
        last = text[-1:] or last


def mended(piece: str, at: int) -> tuple[str, list[int] | range]:
    """Give *piece* with each run of spaces as one, and the code points of its characters, the first being *at*."""
    if piece.split(None, 1) == [piece] and "\ufeff" not in piece:  # by far the usual piece
        return piece, range(at, at + len(piece))
    text, places = [], []
    for place, character in enumerate(piece):
        if character not in SPACES:
            text.append(character)
            places.append(at + place)
        elif text and text[-1] != " " and place + 1 < len(piece) and character != "\ufeff":
            text.append(" ")
            places.append(at + place)
    if text and text[-1] == " ":
        text.pop()
        places.pop()
    return "".join(text), places


def joint(page_text: str, end: int, start: int, before: str, after: str, heading: bool, columns: bool | None) -> bool:
    """Tell whether a space stands between two spans of a block."""
    if end == start:
        return False
    if heading and columns is not None:
        return columns and page_text.count("\n", end, start) > 1
    if heading:
        return True
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()


def is_vertical(page_text: str, spans: tuple[Span, ...]) -> bool | None:
    """Tell whether *spans* are a vertical heading: None if not, else whether blank lines part its columns."""
    if len(spans) < 3 or 2 * sum(end - start <= 2 for start, end in spans) < len(spans):
        return None
    gaps = sum(page_text.count("\n", before[1], after[0]) > 1 for before, after in itertools.pairwise(spans))
    return 0 < gaps < len(spans) / 3


def ends(each: Item) -> bool:
    """Tell whether *each* ends as a paragraph does, as far as a scan lets one see."""
    return formulas.ends(as_read(each, each.text[-TAIL:]))


def as_read(each: Item, text: str) -> str:
    """Give *text*, the head or the tail of the text of *each*, as it is read (`scans.py`)."""
    return spelt(text) if any(row.misread for row in each.rows) else text


def split_at(whole: Item, place: int, page_text: str) -> tuple[Item | None, Item | None]:
    """Cut *whole* before the code point *place*; a side with nothing in it is None."""
    left, right = [], []
    for start, end in whole.spans:
        if start < place:
            left.append((start, min(end, place)))
        if end > place:
            right.append((max(start, place), end))
    return part(whole, left, page_text), part(whole, right, page_text)


def whole(parts: list[Item], page_text: str) -> Item:
    """Give *parts* as one item: what they are is what the first of them is."""
    if len(parts) == 1:
        return parts[0]
    spans = tuple(span for each in parts for span in each.spans)
    rows = tuple(row for each in parts for row in each.rows)
    return parts[0]._replace(rows=rows, spans=spans, text=shown(page_text, parts[0].role, spans))


def part(whole: Item, spans: list[Span], page_text: str) -> Item | None:
    """Give the part of *whole* that stands in *spans*, trimmed."""
    trimmed = []
    for start, end in spans:
        piece = page_text[start:end]
        start += len(piece) - len(piece.lstrip(SPACES))
        piece = piece.strip(SPACES)
        if piece:
            trimmed.append((start, start + len(piece)))
    if not trimmed:
        return None
    first, last = trimmed[0][0], trimmed[-1][1]
    rows = tuple(row for row in whole.rows if row.start < last and first < row.end)
    return whole._replace(rows=rows, spans=tuple(trimmed), text=shown(page_text, whole.role, tuple(trimmed)))


def role_at(items: list[Item], number: int) -> str:
    """Give the role of item *number*, none beyond the page's ends."""
    return items[number].role if 0 <= number < len(items) else ""


@functools.lru_cache(maxsize=1024)  # a heading is asked about many times in turn
def letters(text: str) -> str:
    """Give the letters and figures of *text*."""
    return text if text.isalnum() else NO_LETTERS.sub("", text)
