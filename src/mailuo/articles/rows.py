"""Pages to rows: the lines that hold something, trimmed, with their widths in cells of the column."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..pages import Line, Page
from . import formulas
from .characters import among, codes_of
from .scans import slips, spelt

SPACES = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)  # what str.isspace calls a space, and the byte order mark
TAIL = 60  # characters
MARKS = "，。、；：！？“”‘’（）《》〈〉【】「」『』﹁﹂﹃﹄·…—～,.;:!?()"
HANGING = "，。、；：！？”’）》」』】,.;:!?)"  # what may hang over the end of a line
ASCII_CELLS = 0.55
LARGE = 1.22  # of the body's size
IDEOGRAPHIC = ord("\u3000")  # the space of a full cell
INDENT = 0.5  # cells before a line that is indented, at least
SAMPLE = 2000  # rows that the weight of punctuation is chosen on


class Row(NamedTuple):
    """A line that is not blank: code points [start, end) of the page, without the spaces around it.

    *text* is what stands there as it is read (`scans.py`).
    *width* is in full-width cells; *blank* tells a blank line before it (where most lines have one: more than that);
    *indent* counts the cells before its text; *mark* is the level of a markdown heading, 0 for none;
    *ends* tells whether it ends as a paragraph does; *scale* is its font size over the body's, None where unknown;
    *misread* tells whether a scan may have slipped in it, or at its ends.
    """

    start: int
    end: int
    text: str
    width: float
    blank: bool
    indent: float
    mark: int
    ends: bool = False
    size: float | None = None
    box: tuple[float, float, float, float] | None = None
    scale: float | None = None
    misread: bool = False

    @property
    def large(self) -> bool:
        """Whether it is set larger than running text, as headlines are."""
        return self.scale is not None and self.scale > LARGE


def rows(page: Page) -> list[Row]:
    """Give the rows of *page* in order; together they hold every character that is no space."""
    codes = codes_of(page.text)
    lines, bounds, indents, gaps = trimmed(page.lines, codes)
    starts, ends = bounds.tolist()
    # where every line is followed by a blank one, a blank line says nothing
    usual = int(np.count_nonzero(gaps) > 0.985 * len(gaps) and len(gaps) > 3)
    blank = gaps > usual
    blank[:1] |= np.any(blank[1:])  # whether blank lines tell anything on this page
    texts = [page.text[start:end] for start, end in zip(starts, ends)]
    misread = [False] * len(texts)
    for number in slips(texts):
        texts[number], misread[number] = spelt(texts[number]), True
    return [
        Row(start, end, text, width, after_blank, indent,
            mark_of(page.text[start : start + 8]) if page.text[start] == "#" else 0,
            text[-1] in formulas.LAST and formulas.ends(tail_of(texts, number)), line.size, line.box, scale, slip)
        for number, (start, end, text, width, after_blank, indent, line, scale, slip) in enumerate(
            zip(starts, ends, texts, widths_of(codes, *bounds), blank.tolist(), indents.tolist(), lines,
                scales_of(lines), misread)
        )
    ]  # fmt: skip


def trimmed(lines: Sequence[Line], codes: np.ndarray) -> tuple[list[Line], np.ndarray, np.ndarray, np.ndarray]:
    """Give those of *lines*, of a page of *codes*, that are not blank, and what stands before each.

    Returns:
        the lines, (2, n_rows) their bounds without the spaces around them, (n_rows,) the cells before them and
        (n_rows,) the blank lines before them: for the first, one more, the edge of the page.
    """
    places = np.flatnonzero(~among(codes, SPACES))
    lefts = np.array([line.start for line in lines], np.int64)
    first, end = places.searchsorted(lefts), places.searchsorted(np.array([line.end for line in lines], np.int64))
    kept = (first < end).nonzero()[0]
    lefts, starts, ends = lefts[kept], places[first[kept]], places[end[kept] - 1] + 1
    indents = 0.5 * (starts - lefts)
    for number in indents.nonzero()[0].tolist():
        indents[number] += 0.5 * np.count_nonzero(codes[lefts[number] : starts[number]] == IDEOGRAPHIC)
    gaps = kept.copy()
    gaps[1:] -= kept[:-1] + 1
    gaps[:1] += 1
    return [lines[number] for number in kept.tolist()], np.array((starts, ends)), indents, gaps


def blocks(rows: list[Row]) -> list[tuple[int, int]]:
    """Give the (first, end) of each stretch of rows without a blank line."""
    starts = [number for number, row in enumerate(rows) if row.blank or not number]
    return list(zip(starts, [*starts[1:], len(rows)]))


def tail_of(texts: list[str], number: int) -> str:
    """Give the end of row *number*, with the row above where a bracket runs over: （记者 甲 | 通讯员 乙）."""
    tail = texts[number][-TAIL:]
    over = tail[-1] in "）)】" and number and not any(mark in tail for mark in "（(【")
    return (texts[number - 1] + texts[number])[-TAIL:] if over else tail


def scales_of(lines: list[Line]) -> list[float | None]:
    """Give each line's font size over that in which most of the text is set, None where sizes are unknown."""
    if not any(line.size for line in lines):
        return [None] * len(lines)
    tally: Counter[float] = Counter()
    for line in lines:
        tally[round(line.size or 0.0, 1)] += line.end - line.start
    body = max(tally, key=lambda size: (tally[size], size), default=0.0)
    return [line.size / body if line.size and body else None for line in lines]


def mark_of(opening: str) -> int:
    """Give the level of the markdown heading that a line opening with *opening* is, 0 if it is none."""
    level = len(opening) - len(opening.lstrip("#"))
    return level if 0 < level < 7 and opening[level : level + 1] in (" ", "\u3000", "\t") else 0


def widths_of(codes: np.ndarray, first: np.ndarray, last: np.ndarray) -> list[float]:
    """Give the widths in cells of the stretches from *first* to *last* of a page's *codes*.

    Punctuation is set in a full or in half a cell, by the paper, and may hang over the end of a line: that way is
    taken which makes most neighbouring lines equally wide.
    """
    if not len(first):
        return []
    mark = among(codes, MARKS)
    narrow = (codes < 0x7F) & ~mark
    n_marks, n_narrow = np.concatenate(([0], np.cumsum(mark))), np.concatenate(([0], np.cumsum(narrow)))
    marks, narrows = n_marks[last] - n_marks[first], n_narrow[last] - n_narrow[first]
    wide = last - first - marks - narrows
    hangs = among(codes[last - 1], HANGING)
    best, chosen = -1.0, None
    for weight, at_end in ((0.5, 0.5), (1.0, 1.0), (0.75, 0.75), (1.0, 0.0), (1.0, 0.5)):
        widths = wide + weight * marks + ASCII_CELLS * narrows - (weight - at_end) * hangs
        sample = widths[:SAMPLE]
        alike = np.count_nonzero((np.abs(np.diff(sample)) < 0.6) & (sample[:-1] > 5))
        if chosen is None or alike > best * 1.05:
            best, chosen = alike, widths
    return chosen.tolist()
