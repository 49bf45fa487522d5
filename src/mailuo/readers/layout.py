"""Glyphs to lines in reading order: rows of characters, blocks of rows, and what frames and pictures hold."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from mailuo.readers.order import Box, Cell, in_reading_order, middle, shared, union, within

SPACE = 0.35  # of the size: a gap that is a space
NEXT = 1.35  # of the size: a wider gap is a column's gutter …
STRETCHED = 2.4  # … unless the file has a space in it, which may be spaced out with its line
LEADING = 0.75  # of the size: rows farther apart are two blocks
ALIKE = 1.07  # sizes that differ by more are two founts
LARGE = 1.22  # of the body's size: what is so large is a heading
INDENT = 1.5  # of the size: a row that begins so far in begins a paragraph
CAPTION_ROWS = 8
DOWNWARD = 3  # characters one below another are set downwards
BUCKET = 6.0  # points: lines are looked for so far above and below


@dataclass(frozen=True)
class Glyph:
    """One character where it is printed, its font size in points, and whether a space stands before it in the file."""

    text: str
    box: Box
    size: float
    spaced: bool = False


@dataclass(frozen=True)
class Row:
    """Characters set in one line, across or down the page."""

    text: str
    box: Box
    size: float
    vertical: bool


def lines_of(
    glyphs: Iterable[Glyph], *, frames: Sequence[Box] = (), rules: Sequence[Box] = (), pictures: Sequence[Box] = ()
) -> list[list[Row]]:
    """Give the blocks of a page in reading order, each its rows; a row that begins a paragraph is indented.

    *frames*: drawn boxes, whose content stays together; *rules*: drawn lines, which part what stands on both sides.
    """
    rows = rows_of(glyphs)
    size = body_size(rows)
    # a file may hold its rows in any order; down the page each finds the one above it
    rows.sort(key=lambda row: (round(row.box[1], 1), row.box[0]))
    blocks = [Cell("text", union(row.box for row in rows), (tuple(rows),)) for rows in blocks_of(rows)]
    grounds = [picture for picture in pictures if any(within(block.box, picture) for block in blocks)]
    cells = headed(blocks, size)
    cells = captioned(cells, [picture for picture in pictures if picture not in grounds], size)
    cells = framed(cells, [*frames, *grounds], rules, size)
    return [
        indented(block, size)
        for cell in in_reading_order(cells, rules=rules, size=size)
        for block in cell.blocks
        if block
    ]


def body_size(rows: Sequence[Row]) -> float:
    """Give the font size in which most characters are set, in points."""
    tally: Counter[float] = Counter()
    for row in rows:
        tally[round(row.size, 1)] += len(row.text)
    return max(tally, key=lambda size: (tally[size], size), default=0.0)


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Join glyphs that stand one below another, in the order of the file, and all others that stand side by side.

    What is set downwards has its order from the file alone: its columns may stand as near as its characters. Across,
    the place decides, since a file may mix two lines, or print a character twice to make it bold.
    """
    flat, rows = downward(glyphs)
    runs: dict[int, list[list[tuple[int, Glyph]]]] = defaultdict(list)
    for number, glyph in sorted(enumerate(flat), key=lambda pair: (pair[1].box[0], pair[1].box[1], pair[0])):
        level = round(middle(glyph.box, 1) / BUCKET)
        near = [run for k in (level - 1, level, level + 1) for run in runs[k]]
        if any(is_same(run[-1][1], glyph) for run in near):
            continue
        home = next((run for run in near if goes_on(run[-1], (number, glyph))), None)
        if home is None:
            home = []
            runs[level].append(home)
        home.append((number, glyph))
    return rows + [row_of([glyph for _, glyph in run], False) for level in sorted(runs) for run in runs[level]]


def goes_on(before: tuple[int, Glyph], after: tuple[int, Glyph]) -> bool:
    """Tell whether a glyph continues the line of another: near it, or the next in the file and not far from it."""
    gap = after[1].box[0] - before[1].box[2]
    return follows(before[1], after[1]) == "across" and (after[0] == before[0] + 1 or gap < SPACE * after[1].size)


def downward(glyphs: Iterable[Glyph]) -> tuple[list[Glyph], list[Row]]:
    """Give the glyphs that are set across, and the rows of those that are set downwards."""
    flat: list[Glyph] = []
    rows: list[Row] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and follows(run[-1], glyph) == "down":
            run.append(glyph)
            continue
        if len(run) >= DOWNWARD:
            rows.append(row_of(run, True))
        else:
            flat += run
        run = [glyph]
    if len(run) >= DOWNWARD:
        return flat, [*rows, row_of(run, True)]
    return flat + run, rows


def is_same(one: Glyph, other: Glyph) -> bool:
    """Tell whether one character is printed twice on one place."""
    near = max(abs(a - b) for a, b in zip(one.box, other.box)) < 0.3 * one.size
    return near and one.text == other.text


def follows(before: Glyph, after: Glyph) -> str:
    """Tell whether *after* continues *before* "across" or "down", or not at all ("")."""
    size = max(before.size, after.size)
    if size > ALIKE * min(before.size, after.size):
        return ""
    aside, below = after.box[0] - before.box[2], after.box[1] - before.box[3]
    widest = (STRETCHED if after.spaced else NEXT) * size
    level = abs(middle(before.box, 1) - middle(after.box, 1)) < 0.4 * size
    plumb = abs(middle(before.box, 0) - middle(after.box, 0)) < 0.4 * size
    if level and -0.4 * size < aside < widest:
        return "across"
    return "down" if plumb and -0.4 * size < below < widest else ""


def row_of(run: Sequence[Glyph], down: bool) -> Row:
    """Give the row that *run* makes, a space where the file has one or a gap is."""
    text = run[0].text
    near, far = (1, 3) if down else (0, 2)
    for before, after in pairwise(run):
        spaced = after.spaced or after.box[near] - before.box[far] > SPACE * after.size
        text += (" " if spaced else "") + after.text
    return Row(text, union(glyph.box for glyph in run), median(glyph.size for glyph in run), down)


def blocks_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Give the rows that stand together: one below another, or, set vertically, one left of another."""
    blocks: list[list[Row]] = []
    upright = sorted((row for row in rows if row.vertical), key=lambda row: -row.box[0])
    for row in [*(row for row in rows if not row.vertical), *upright]:
        home = next((number for number in reversed(range(len(blocks))) if joins(blocks[number], row)), None)
        if home is None:
            home = len(blocks)
            blocks.append([])
        blocks[home].append(row)
    return blocks


def joins(block: Sequence[Row], after: Row) -> bool:
    """Tell whether *after* is the next row of *block*."""
    before = block[-1]
    if before.vertical != after.vertical or max(before.size, after.size) > ALIKE * min(before.size, after.size):
        return False
    along = 1 if after.vertical else 0  # the axis of reading
    if after.vertical:  # columns of characters go from right to left
        gap = before.box[0] - after.box[2]
    else:
        gap = after.box[1] - before.box[3]
    if not -0.5 * after.size < gap < LEADING * after.size:
        return False
    # a paragraph's last row may be so short that the next, indented, begins where it ended
    whole = union(row.box for row in block[-3:])
    shorter = min(whole[along + 2] - whole[along], after.box[along + 2] - after.box[along])
    return shared(whole, after.box, along) > 0.5 * shorter


def headed(blocks: Sequence[Cell], size: float) -> list[Cell]:
    """Give *blocks* with those that are set large as headings, the lines of one heading in one cell."""
    large = [block for block in blocks if block.blocks[0][0].size > LARGE * size]
    found: list[Cell] = []
    for block in sorted(large, key=lambda cell: cell.box[1]):
        down = block.blocks[0][0].vertical
        kind = "upright" if down else "heading"
        near = 1.3 * max(row.size for row in block.blocks[0])
        home = next((cell for cell in found if cell.kind == kind and beside(cell.box, block.box, near, down)), None)
        if home is None:
            found.append(replace(block, kind=kind))
            continue
        found.remove(home)
        parts = [*home.blocks, *block.blocks]
        if down:
            parts.sort(key=lambda part: -part[0].box[0])
        found.append(Cell(kind, union([home.box, block.box]), tuple(parts)))
    return [*(block for block in blocks if block not in large), *found]


def beside(one: Box, other: Box, near: float, down: bool) -> bool:
    """Tell whether two parts of a heading stand together: one below the other, or side by side if set downwards."""
    along, across = (1, 0) if down else (0, 1)
    gap = max(one[across], other[across]) - min(one[across + 2], other[across + 2])
    return shared(one, other, along) > 0 and gap < near


def captioned(cells: Sequence[Cell], pictures: Sequence[Box], size: float) -> list[Cell]:
    """Give a cell for each picture, with the caption and the credit that stand right under it."""
    rest = list(cells)
    found = []
    for picture in pictures:
        box, under = picture, []
        while below := next((cell for cell in rest if is_caption(cell, picture, box, size)), None):
            rest.remove(below)
            under += below.blocks
            box = union([box, below.box])
        found.append(Cell("picture", box, tuple(under)))
    return rest + found


def is_caption(cell: Cell, picture: Box, box: Box, size: float) -> bool:
    """Tell whether *cell* stands right under a picture, or under what is under it already."""
    rows = cell.blocks[0]
    inside = picture[0] - size <= cell.box[0] and cell.box[2] <= picture[2] + size
    small = len(rows) <= CAPTION_ROWS and rows[0].size < ALIKE * size
    return cell.kind == "text" and inside and small and -2 <= cell.box[1] - box[3] < 1.1 * size


def framed(cells: Sequence[Cell], frames: Sequence[Box], rules: Sequence[Box], size: float) -> list[Cell]:
    """Give *cells* with what stands in each innermost frame as one, its own blocks in reading order."""
    rest = list(cells)
    for frame in sorted(set(frames), key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        inside = [cell for cell in rest if within(cell.box, frame)]
        if inside and len(inside) < len(rest):
            ordered = in_reading_order(inside, rules=rules, size=size)
            rest = [cell for cell in rest if cell not in inside]
            rest.append(Cell("frame", frame, tuple(block for cell in ordered for block in cell.blocks)))
    return rest


def indented(rows: Sequence[Row], size: float) -> list[Row]:
    """Put two wide spaces before each row that begins farther in than its block, as a typist would; not in headings."""
    if len(rows) < 2 or rows[0].vertical or rows[0].size > LARGE * size:
        return list(rows)
    left = min(row.box[0] for row in rows)
    return [
        replace(row, text="　　" + row.text) if row.box[0] - left > INDENT * row.size else row
        for row in rows
    ]  # fmt: skip
