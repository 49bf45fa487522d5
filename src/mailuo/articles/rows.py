"""Pages to rows: the lines that hold something, trimmed, with their widths in cells of the column."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from ..pages import Line, Page
from . import formulas
from .characters import among, codes_of
from .scans import spelt

SPACES = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)  # what str.isspace calls a space, and the byte order mark
TAIL = 60  # characters
MARKS = "，。、；：！？“”‘’（）《》〈〉【】「」『』﹁﹂﹃﹄·…—～,.;:!?()"
HANGING = "，。、；：！？”’）》」』】,.;:!?)"  # what may hang over the end of a line
ASCII_CELLS = 0.55
LARGE = 1.22  # of the body's size
INDENT = 0.5  # cells before a line that is indented, at least
SAMPLE = 2000  # rows that the weight of punctuation is chosen on


class Row(NamedTuple):
    """A line that is not blank: code points [start, end) of the page, without the spaces around it.

    *text* is what stands there as it is read (`scans.py`).
    *width* is in full-width cells; *blank* tells a blank line before it (where most lines have one: more than that);
    *indent* counts the cells before its text; *mark* is the level of a markdown heading, 0 for none;
    *ends* tells whether it ends as a paragraph does; *scale* is its font size over the body's, None where unknown;
    *misread* tells whether some line of its page is read otherwise than it stands there.
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
    starts, ends, indents, gaps, lines = [], [], [], [], []
    gap = 1
    for line in page.lines:
        raw = page.text[line.start : line.end]
        text = raw.strip(SPACES)
        if not text:
            gap += 1
            continue
        before = len(raw) - len(raw.lstrip(SPACES))
        starts.append(line.start + before)
        ends.append(line.start + before + len(text))
        indents.append(0.5 * before + 0.5 * raw.count("\u3000", 0, before))
        gaps.append(gap)
        lines.append(line)
        gap = 0
    # where every line is followed by a blank one, a blank line says nothing
    usual = 1 if sum(gap > 0 for gap in gaps) > 0.985 * len(gaps) and len(gaps) > 3 else 0
    told = any(gap > usual for gap in gaps[1:])  # whether blank lines tell anything on this page
    widths = widths_of(page.text, starts, ends)
    scales = scales_of(lines)
    printed = [page.text[start:end] for start, end in zip(starts, ends)]
    texts = [spelt(text) for text in printed]
    misread = texts != printed
    return [
        Row(start, end, text, width, gap > usual or (not number and told), indent,
            mark_of(page.text[start : start + 8]) if page.text[start] == "#" else 0,
            text[-1] in formulas.LAST and formulas.ends(tail_of(texts, number)), line.size, line.box, scale,
            misread)
        for number, (start, end, text, width, gap, indent, line, scale) in enumerate(
            zip(starts, ends, texts, widths, gaps, indents, lines, scales)
        )
    ]  # fmt: skip


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


def widths_of(text: str, starts: list[int], ends: list[int]) -> list[float]:
    """Give the widths of the stretches [start, end) of *text* in cells.

    Punctuation is set in a full or in half a cell, by the paper, and may hang over the end of a line: that way is
    taken which makes most neighbouring lines equally wide.
    """
    if not starts:
        return []
    codes = codes_of(text)
    mark = among(codes, MARKS)
    narrow = (codes < 0x7F) & ~mark
    n_marks, n_narrow = np.concatenate(([0], np.cumsum(mark))), np.concatenate(([0], np.cumsum(narrow)))
    first, last = np.array(starts), np.array(ends)
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
