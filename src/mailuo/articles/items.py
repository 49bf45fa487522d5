"""Rows to items: stretches of a page that will be blocks, and the text that a block shows."""

import itertools
import re
from dataclasses import dataclass, field, replace

from .records import Span
from .rows import SPACES, Row

TURNED = str.maketrans("﹃﹄﹁﹂", "“”‘’")
HEADINGS = ("heading", "headline", "kicker", "deck", "subhead", "rubric")
SPACE = re.compile(f"[{SPACES}]+")
HASHES = re.compile(r"#{1,6}[ \u3000\t]+(?=\S)")


@dataclass(frozen=True)
class Item:
    """A stretch with one role, in the making: ``heading`` until it is known which kind."""

    role: str
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    confidence: float
    reason: str
    column: float = 0.0  # width of the column in cells, 0 where unknown
    vertical: bool = False
    inline: bool = False  # was cut out of a line
    text: str = field(default="", compare=False)

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
    made = Item(role, tuple(rows), tuple((row.start, row.end) for row in rows), confidence, reason, **more)
    return replace(made, text=shown(page_text, made.role, made.spans)[0])


def shown(page_text: str, role: str, spans: tuple[Span, ...]) -> tuple[str, list[int]]:
    """Give the text that a block of *role* shows, and the code point of the page behind each of its characters.

    Lines of a heading are joined by one space, vertical ones by nothing; elsewhere a space stands between two words
    in Latin letters alone. Vertical quotation marks are turned; markdown marks and the byte order mark are left out.
    """
    heading, columns = role in HEADINGS, is_vertical(page_text, spans)
    pieces: list[str] = []
    places: list[int] = []
    last = ""
    for number, (start, end) in enumerate(spans):
        piece = page_text[start:end]
        marks = HASHES.match(piece)
        at = start
        if marks and (start == 0 or page_text[start - 1] in SPACES):
            at, piece = start + marks.end(), piece[marks.end() :]
        if number and joint(page_text, spans[number - 1][1], start, last, piece[:1], heading, columns):
            pieces.append(" ")
            places.append(spans[number - 1][1])
        text, where = mended(piece, at)
        pieces.append(text)
        places.extend(where)
        last = text[-1:] or last
    return "".join(pieces).translate(TURNED), places


def mended(piece: str, at: int) -> tuple[str, list[int] | range]:
    """Give *piece* with each run of spaces as one, and the code points of its characters, the first being *at*."""
    if not SPACE.search(piece):
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
    if page_text[end:start].strip(SPACES) == "" and "\n" not in page_text[end:start] and end == start:
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
    """Give *parts* as one item."""
    made = replace(
        parts[0],
        rows=tuple(row for each in parts for row in each.rows),
        spans=tuple(span for each in parts for span in each.spans),
    )
    return replace(made, text=shown(page_text, made.role, made.spans)[0])


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
    made = replace(whole, rows=rows, spans=tuple(trimmed))
    return replace(made, text=shown(page_text, made.role, made.spans)[0])


def letters(text: str) -> str:
    """Give the letters and figures of *text*."""
    return "".join(filter(str.isalnum, text))
