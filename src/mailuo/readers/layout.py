"""Glyphs to lines in reading order: rows of characters, blocks of rows, and the order in which a reader takes them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Box = tuple[float, float, float, float]  # left, top, right, bottom, in points from the page's top left

SPACE = 0.35  # of the size: a gap that is a space
NEXT = 1.15  # of the size: a wider gap is a column's gutter
LEADING = 1.0  # of the size: rows farther apart are two blocks
ALIKE = 1.12  # sizes that differ by more are two founts
INDENT = 1.5  # of the size: a row that begins so far in begins a paragraph
RULE = 20.0  # points: what a drawn line adds to the gap in which it stands


@dataclass(frozen=True)
class Glyph:
    """One character where it is printed, and its font size in points."""

    text: str
    box: Box
    size: float


@dataclass(frozen=True)
class Row:
    """Characters set in one line, across or down the page."""

    text: str
    box: Box
    size: float
    vertical: bool


@dataclass(frozen=True)
class Cell:
    """What the page is cut into: a block of rows, the rows in a frame, or a picture, which has none."""

    box: Box
    rows: tuple[Row, ...]


def lines_of(
    glyphs: Iterable[Glyph], *, frames: Sequence[Box] = (), rules: Sequence[Box] = (), pictures: Sequence[Box] = ()
) -> list[list[Row]]:
    """Give the blocks of a page in reading order, each its rows; a row that begins a paragraph is indented.

    *frames*: drawn boxes, whose content stays together; *rules*: drawn lines, which part what stands on both sides.
    """
    blocks = [Cell(union(row.box for row in rows), tuple(rows)) for rows in blocks_of(rows_of(glyphs))]
    boxed, rest = framed(blocks, frames)
    cells = [*rest, *boxed, *(Cell(picture, ()) for picture in pictures)]
    ordered = [
        block for cell in in_order(cells, rules) for block in (opened_up(cell, rules) if cell in boxed else [cell])
    ]
    return [indented(block.rows) for block in ordered if block.rows]


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Join glyphs, in the order of the file, that stand beside or below one another."""
    rows: list[Row] = []
    run: list[Glyph] = []
    down = False
    for glyph in glyphs:
        step = follows(run[-1], glyph) if run else ""
        if run and step and (len(run) == 1 or step == ("down" if down else "across")):
            down = step == "down"
        elif run:
            rows.append(row_of(run, down))
            run, down = [], False
        run.append(glyph)
    return [*rows, row_of(run, down)] if run else rows


def follows(before: Glyph, after: Glyph) -> str:
    """Tell whether *after* continues *before* "across" or "down", or not at all ("")."""
    size = max(before.size, after.size)
    if size > ALIKE * min(before.size, after.size):
        return ""
    aside, below = after.box[0] - before.box[2], after.box[1] - before.box[3]
    level = abs(middle(before.box, 1) - middle(after.box, 1)) < 0.4 * size
    plumb = abs(middle(before.box, 0) - middle(after.box, 0)) < 0.4 * size
    if level and -0.4 * size < aside < NEXT * size:
        return "across"
    return "down" if plumb and -0.4 * size < below < NEXT * size else ""


def row_of(run: Sequence[Glyph], down: bool) -> Row:
    """Give the row that *run* makes, a space where a gap is."""
    text = run[0].text
    near, far = (1, 3) if down else (0, 2)
    for before, after in pairwise(run):
        text += (" " if after.box[near] - before.box[far] > SPACE * after.size else "") + after.text
    return Row(text, union(glyph.box for glyph in run), median(glyph.size for glyph in run), down)


def blocks_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Give the rows that stand together: one below another, or, set vertically, one left of another."""
    blocks: list[list[Row]] = []
    last: dict[int, Row] = {}
    for row in rows:
        home = next((number for number in reversed(range(len(blocks))) if joins(last[number], row)), None)
        if home is None:
            home = len(blocks)
            blocks.append([])
        blocks[home].append(row)
        last[home] = row
    return blocks


def joins(before: Row, after: Row) -> bool:
    """Tell whether *after* is the next row of the block that *before* ends."""
    if before.vertical != after.vertical or max(before.size, after.size) > ALIKE * min(before.size, after.size):
        return False
    along, across = (1, 0) if after.vertical else (0, 1)  # the axis of reading, and that of the next row
    shared = min(before.box[along + 2], after.box[along + 2]) - max(before.box[along], after.box[along])
    shorter = min(before.box[along + 2] - before.box[along], after.box[along + 2] - after.box[along])
    if after.vertical:  # columns of characters go from right to left
        gap = before.box[0] - after.box[2]
    else:
        gap = after.box[across] - before.box[across + 2]
    return shared > 0.5 * shorter and -0.5 * after.size < gap < LEADING * after.size


def framed(blocks: Sequence[Cell], frames: Sequence[Box]) -> tuple[list[Cell], list[Cell]]:
    """Give a cell for each innermost frame with what stands in it, and the blocks that stand in none."""
    boxed: list[Cell] = []
    rest = list(blocks)
    for frame in sorted(frames, key=area):
        inside = [block for block in rest if within(block.box, frame)]
        if inside and len(inside) < len(rest):
            boxed.append(Cell(frame, tuple(row for block in inside for row in block.rows)))
            rest = [block for block in rest if block not in inside]
    return boxed, rest


def opened_up(cell: Cell, rules: Sequence[Box]) -> list[Cell]:
    """Give the blocks in a frame in reading order."""
    blocks = [Cell(union(row.box for row in rows), tuple(rows)) for rows in blocks_of(cell.rows)]
    return in_order(blocks, rules)


def in_order(cells: Sequence[Cell], rules: Sequence[Box]) -> list[Cell]:
    """Cut the page at its widest gap, again and again (recursive X-Y cut; Nagy & Seth 1984): top before bottom, left
    before right."""
    if len(cells) < 2:
        return list(cells)
    cuts = [(width, axis, place) for axis in (1, 0) for width, place in gaps(cells, axis, rules)]
    if not cuts:
        return sorted(cells, key=lambda cell: (cell.box[1], cell.box[0]))
    _, axis, place = max(cuts, key=lambda cut: (round(cut[0], 3), cut[1]))
    before = [cell for cell in cells if middle(cell.box, axis) < place]
    after = [cell for cell in cells if middle(cell.box, axis) >= place]
    return in_order(before, rules) + in_order(after, rules)


def gaps(cells: Sequence[Cell], axis: int, rules: Sequence[Box]) -> Iterator[tuple[float, float]]:
    """Give the width and the middle of each strip along which no cell stands; a rule in it makes it wider."""
    reach = None
    for cell in sorted(cells, key=lambda cell: cell.box[axis]):
        start, end = cell.box[axis], cell.box[axis + 2]
        if reach is not None and start > reach:
            ruled = any(reach - 1 <= middle(rule, axis) <= start + 1 and crosses(rule, cells, axis) for rule in rules)
            yield start - reach + RULE * ruled, (start + reach) / 2
        reach = end if reach is None else max(reach, end)


def crosses(rule: Box, cells: Sequence[Cell], axis: int) -> bool:
    """Tell whether a rule runs along most of the strip that it stands in."""
    other = 1 - axis
    whole = union(cell.box for cell in cells)
    shared = min(rule[other + 2], whole[other + 2]) - max(rule[other], whole[other])
    return shared > 0.6 * (whole[other + 2] - whole[other])


def indented(rows: Sequence[Row]) -> list[Row]:
    """Put two wide spaces before each row that begins farther in than its block, as a typist would."""
    if len(rows) < 2 or rows[0].vertical:
        return list(rows)
    left = min(row.box[0] for row in rows)
    return [
        Row("　　" + row.text, row.box, row.size, row.vertical) if row.box[0] - left > INDENT * row.size else row
        for row in rows
    ]


def union(boxes: Iterable[Box]) -> Box:
    """Give the smallest box around *boxes*."""
    lefts, tops, rights, bottoms = zip(*boxes)
    return min(lefts), min(tops), max(rights), max(bottoms)


def middle(box: Box, axis: int) -> float:
    """Give the middle of *box* from left to right (axis 0) or from top to bottom (axis 1)."""
    return (box[axis] + box[axis + 2]) / 2


def area(box: Box) -> float:
    """Give the area of *box*."""
    return (box[2] - box[0]) * (box[3] - box[1])


def within(box: Box, frame: Box) -> bool:
    """Tell whether *box* stands in *frame*, a point or two over its edge allowed."""
    return frame[0] - 2 <= box[0] and frame[1] - 2 <= box[1] and box[2] <= frame[2] + 2 and box[3] <= frame[3] + 2
