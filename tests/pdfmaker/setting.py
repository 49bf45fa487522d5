"""Rows of an article to type: lines with places and sizes, flowed over columns around what stands among them."""

from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path

from pagemaker.layout import wrap
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT = "made"


@cache
def font():
    """Register the font, once, and give its name; the package that ships it is never imported."""
    path = Path(find_spec("zhplot").origin).parent / "fonts/NotoSansSC-Regular.ttf"
    pdfmetrics.registerFont(TTFont(FONT, str(path)))
    return FONT


@dataclass(frozen=True)
class Printed:
    """A line as it is printed: its left top corner, from the page's left top, and how wide and high it is."""

    text: str
    unit: str
    role: str
    left: float
    top: float
    width: float
    height: float
    size: float
    inline: tuple = ()  # (text, role) of stretches with another role
    story: int = 0  # lines of one story stand together in the file
    down: bool = False


@dataclass
class Piece:
    """Something set: its lines, pictures, frames and rules, from its own left top corner, and its height."""

    height: float = 0.0
    lines: list = field(default_factory=list)
    pictures: list = field(default_factory=list)
    frames: list = field(default_factory=list)
    rules: list = field(default_factory=list)

    def add(self, other, left, top):
        """Put another piece into this one."""
        self.lines += [replace(line, left=line.left + left, top=line.top + top) for line in other.lines]
        for mine, theirs in (
            (self.pictures, other.pictures), (self.frames, other.frames), (self.rules, other.rules),
        ):  # fmt: skip
            mine += [(a + left, b + top, c + left, d + top) for a, b, c, d in theirs]


@dataclass(frozen=True)
class Grid:
    """The measures of a sheet, in points."""

    size: float
    cells: int  # of a column
    gutter: float
    leading: float

    @property
    def column(self):
        """The width of a column."""
        return self.cells * self.size

    def width(self, columns):
        """Give the width of so many columns, their gutters included."""
        return columns * self.column + (columns - 1) * self.gutter


def width_of(text, size):
    """Give the width of *text* set at *size*."""
    return pdfmetrics.stringWidth(text, font(), size)


def across(text, row, left, top, size, measure, align, full=False):
    """Give a line set across, in a *measure*; *full* ones are spaced out to it."""
    own = width_of(text, size)
    if full and len(text) > 3 and own > 0.88 * measure:
        own = measure
    shift = {"left": 0.0, "centre": (measure - own) / 2, "right": measure - own}[align]
    return Printed(text, row.unit, row.role, left + max(0.0, shift), top, own, size, size, tuple(row.inline))


def heading(rows, measure, sizes, align):
    """Give the piece of a heading's lines, one below another, each as large as its part asks and *measure* allows."""
    piece = Piece()
    rows = [part for row in rows for part in halved(row, measure, sizes[row.role])]
    widest = {row.role: max(width_of(one.text, 1.0) for one in rows if one.role == row.role) for row in rows}
    for number, row in enumerate(rows):
        size = min(sizes[row.role], measure / widest[row.role])
        if number:
            apart = 0.25 if rows[number - 1].role == row.role else 0.5
            piece.height += apart * max(size, piece.lines[-1].size)
        piece.lines.append(across(row.text, row, 0.0, piece.height, size, measure, align))
        piece.height += size
    return piece


def halved(row, measure, size):
    """Give a heading's row, or in two lines what would have to be set much smaller."""
    if 0.75 * width_of(row.text, size) < measure or len(row.text) < 8:
        return [row]
    at = len(row.text) // 2
    return [part for text in (row.text[:at], row.text[at:]) for part in halved(replace(row, text=text), measure, size)]


def upright(rows, sizes):
    """Give the piece of a heading set downwards, its lines from right to left, and how wide it is."""
    piece, left = Piece(), 0.0
    for row in reversed(rows):
        size = sizes[row.role]
        text = row.text.replace(" ", "")
        height = len(text) * size * 1.05
        piece.lines.append(
            Printed(text, row.unit, row.role, left, 0.0, size, height, size, tuple(row.inline), down=True)
        )
        left += size * 1.3
        piece.height = max(piece.height, height)
    piece.lines.reverse()
    return piece, left - 0.3 * sizes[rows[0].role]


def body_lines(rows, grid, measure):
    """Give the lines of running text: (row, text, indent, size, space above, spaced out, align), wrapped."""
    found = []
    cells = int(measure / grid.size + 0.01)
    for row in rows:
        if row.role == "subhead":
            found.append((row, row.text, 0.0, min(grid.size * 1.15, measure / len(row.text)), 0.8, False, "centre"))
            continue
        if row.role == "byline":
            size = grid.size * max(0.85, min(1.0, measure / width_of(row.text, grid.size)))
            texts = wrap(row.text, repeat(int(measure / size + 0.01)), False)
            found += [(row, text, 0.0, size, 0.0, False, "left") for text in texts]
            continue
        texts = wrap(row.text, repeat(cells), False)
        at = 0
        for number, text in enumerate(texts):
            line = replace(row, inline=[], starts=number == 0)
            for piece, role in row.inline:
                start = row.text.index(piece)
                inside = row.text[max(at, start) : min(at + len(text), start + len(piece))]
                if inside.strip() == text.strip():
                    line.role = role
                elif inside.strip() and max(at, start) < min(at + len(text), start + len(piece)):
                    line.inline = [*line.inline, (inside.strip(), role)]
            indent = 2.0 * grid.size if number == 0 and row.role == "body" and row.starts else 0.0
            found.append((line, text, indent, grid.size, 0.0, number + 1 < len(texts), "left"))
            at += len(text)
    return found


def flowed(lines, grid, columns, measure, taken=None, least=0.0):
    """Give the piece of *lines* over *columns* as even as can be; *taken*: (first, count, height, place) keeps free.

    *place* is "top", "bottom" or "middle" of the columns.
    """
    height = max(least, (taken[2] + 2 * grid.leading) if taken else 0.0, grid.leading)
    while (piece := poured(lines, grid, columns, measure, taken, height)) is None:
        height += grid.leading
    piece.height = height
    return piece


def free(column, taken, height, grid):
    """Give the free stretches (top, bottom) of a column."""
    if not taken or not taken[0] <= column < taken[0] + taken[1]:
        return [(0.0, height)]
    size, place = taken[2], taken[3]
    top = {"top": 0.0, "bottom": height - size, "middle": (height - size) * 0.45}[place]
    gap = 0.8 * grid.size
    stretches = [(0.0, top - gap), (top + size + gap, height)]
    return [(a, b) for a, b in stretches if b - a >= grid.leading]


def poured(lines, grid, columns, measure, taken, height):
    """Give the piece of *lines* in columns of a *height*, None if they do not fit."""
    piece, number = Piece(), 0
    for column in range(columns):
        for top, bottom in free(column, taken, height, grid):
            at, story = top, column * 10 + (top > 0)
            while number < len(lines):
                row, text, indent, size, above, full, align = lines[number]
                space = above * grid.size if at > top else 0.0
                if at + space + size > bottom + 0.1 or (above and at + space + 3 * grid.leading > bottom):
                    break
                left = column * (measure + grid.gutter) + indent
                line = across(text, row, left, at + space, size, measure - indent, align, full)
                piece.lines.append(replace(line, story=story))
                at += space + grid.leading + (0.4 * grid.size if above else 0.0)
                number += 1
    return piece if number == len(lines) else None
