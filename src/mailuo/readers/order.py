"""Cells to reading order: what a page is cut into, taken as a reader takes it.

The page is cut at its widest gap, again and again (recursive X-Y cut; Nagy & Seth, International Conference on Pattern
Recognition 1984): top before bottom, left before right. Three habits of newspapers are told to it before: a heading
stands over all columns of its text, even if it is short; pictures and boxes among columns belong at the article's
end; a heading set downwards comes before the columns it stands beside.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, top, right, bottom, in points from the page's top left

RULE = 20.0  # points: what a drawn line adds to the gap in which it stands
GUTTER = 2.8  # of the body's size: the widest gap between two columns of an article
ABOVE = 3.0  # of the body's size: the widest gap between a heading and its text
INSET = 1.4  # of the body's size: the widest gap between text and what stands among it
PAUSE = 0.4  # what a gap in running text counts for
TIGHT = 0.05  # of the body's size: the gap that is left between a heading and its text
LEVEL = 0.7  # of the body's size: tops that differ by less are level


@dataclass(frozen=True)
class Cell:
    """What a page is cut into: "text", a "heading" or one set "upright", a "picture" with its caption, or a "frame".

    *blocks* are its rows in reading order; a picture may have none.
    """

    kind: str
    box: Box
    blocks: tuple[tuple, ...] = ()


def in_reading_order(cells: Sequence[Cell], *, rules: Sequence[Box], size: float) -> list[Cell]:
    """Give *cells* in the order in which a reader takes them; *size*: the body's font size in points."""
    wide = widened(cells, rules, size)
    anchors = {id(cell): anchor(cell, cells, wide, rules, size) for cell in cells if cell.kind in ("picture", "frame")}
    floats = [cell for cell in cells if anchors.get(id(cell)) is not None]
    standing = [cell for cell in cells if anchors.get(id(cell)) is None]
    places = {id(cell): lengthened(wide.get(id(cell), cell.box), cell, floats, size) for cell in standing}
    ordered = [cell for cell, _ in cut([(cell, places[id(cell)]) for cell in standing], rules, size)]
    ordered = uprights_first(ordered, rules, size)
    for cell in reversed(floats):
        number = index_of(ordered, anchors[id(cell)]) + 1
        while (
            number < len(ordered) and ordered[number].kind == "text" and goes_on(ordered[number - 1], ordered[number])
        ):
            number += 1
        ordered.insert(number, cell)
    return ordered


def index_of(cells: Sequence[Cell], wanted: Cell) -> int:
    """Give the number of the cell *wanted* itself."""
    return next((number for number, cell in enumerate(cells) if cell is wanted), len(cells) - 1)


def goes_on(before: Cell, after: Cell) -> bool:
    """Tell whether the text *after* may be the next stretch of an article: below, or at the head of a column."""
    return not (after.kind == "text" and before.kind == "text" and after.box[2] < before.box[0])


def widened(cells: Sequence[Cell], rules: Sequence[Box], size: float) -> dict[int, Box]:
    """Give each heading's box as wide as the columns of its text, by the id of its cell.

    Columns are its own that begin level with the text under it, one beside another, with nothing above them. To the
    right they are claimed first: a headline stands at the left of its text or amid it. It reaches down to its text
    almost, so that no cut parts the two before all others are made.
    """
    wide: dict[int, Box] = {}
    levels: dict[int, float] = {}
    claimed: set[int] = set()
    headings = sorted((cell for cell in cells if cell.kind == "heading"), key=lambda cell: cell.box[:2])
    for heading in headings:
        left, top, right, bottom = wide[id(heading)] = heading.box
        under = [
            cell
            for cell in cells
            if cell.kind != "heading"
            and -size < cell.box[1] - bottom < ABOVE * size
            and shared(cell.box, heading.box, 0) > 0
        ]
        if under:
            levels[id(heading)] = tops = min(cell.box[1] for cell in under)
            claimed |= {id(cell) for cell in under}
            columns = [sides(cell, cells, size) for cell in under]
            left, right = min(left, *(column[0] for column in columns)), max(right, *(column[1] for column in columns))
            wide[id(heading)] = left, top, right, max(bottom, tops - TIGHT * size)
    for side in (2, 0):
        for heading in headings:
            while id(heading) in levels:
                box = wide[id(heading)]
                near = next_column(box, levels[id(heading)], side, cells, rules, size)
                if near is None or id(near) in claimed:
                    break
                claimed.add(id(near))
                left, right = sides(near, cells, size)
                wide[id(heading)] = min(box[0], left), box[1], max(box[2], right), box[3]
    return wide


def sides(cell: Cell, cells: Sequence[Cell], size: float) -> tuple[float, float]:
    """Give the left and the right of the column that *cell* opens: a byline may be shorter than the text below it."""
    below = [
        other.box
        for other in cells
        if other.kind == cell.kind == "text"
        and shared(other.box, cell.box, 0) > 0
        and -1 < other.box[1] - cell.box[3] < INSET * size
    ]
    whole = union([cell.box, *below])
    return whole[0], whole[2]


def next_column(
    box: Box, tops: float, side: int, cells: Sequence[Cell], rules: Sequence[Box], size: float
) -> Cell | None:
    """Give the column that begins at height *tops* beside a heading's *box*, right (2) or left (0) of it."""
    for cell in cells:
        left, right = sides(cell, cells, size)
        start, end = (box[2], left) if side == 2 else (right, box[0])
        if (
            cell.kind in ("heading", "upright")
            or abs(cell.box[1] - tops) > LEVEL * size
            or not 0 < end - start < GUTTER * size
        ):
            continue
        above = any(shared(other.box, cell.box, 0) > 1 and overlaps(other.box, (box[1], tops - 1)) for other in cells)
        if not above and not ruled(rules, start, end, (box[1], cell.box[3])):
            return cell
    return None


def overlaps(box: Box, stretch: tuple[float, float]) -> bool:
    """Tell whether *box* stands, from top to bottom, in part of *stretch*."""
    return min(box[3], stretch[1]) - max(box[1], stretch[0]) > 1


def ruled(rules: Sequence[Box], left: float, right: float, stretch: tuple[float, float]) -> bool:
    """Tell whether an upright rule stands between *left* and *right* along *stretch*."""
    return any(
        left - 1 <= middle(rule, 0) <= right + 1 and rule[3] - rule[1] > 20 and overlaps(rule, stretch)
        for rule in rules
    )


def anchor(cell: Cell, cells: Sequence[Cell], wide: dict[int, Box], rules: Sequence[Box], size: float) -> Cell | None:
    """Give the text or heading that a picture or frame among an article's columns stands right under."""
    for other in cells:
        box = wide.get(id(other), other.box)
        gap = cell.box[1] - box[3]
        if other is cell or not -1 < gap or shared(box, cell.box, 0) < 0.5 * min(breadth(box), breadth(cell.box)):
            continue
        if any(box[3] - 1 <= middle(rule, 1) <= cell.box[1] + 1 and shared(rule, cell.box, 0) > 0 for rule in rules):
            continue
        if other.kind == "text" and gap < INSET * size and breadth(box) > 4 * size:
            return other
        if other.kind == "heading" and gap < ABOVE * size and breadth(box) > breadth(cell.box) + 4 * size:
            return other
    return None


def lengthened(box: Box, cell: Cell, floats: Sequence[Cell], size: float) -> Box:
    """Give the box of a text that ends above what stands among its columns with the place of that."""
    if cell.kind != "text":
        return box
    for other in floats:
        if shared(box, other.box, 0) > 0 and -1 < other.box[1] - box[3] < INSET * size:
            box = box[0], box[1], box[2], max(box[3], other.box[3])
    return box


def cut(cells: list[tuple[Cell, Box]], rules: Sequence[Box], size: float) -> list[tuple[Cell, Box]]:
    """Cut the page at its widest gap, again and again."""
    if len(cells) < 2:
        return cells
    boxes = [box for _, box in cells]
    gaps = [(width, 0, place) for width, place in gaps_of(boxes, 0, rules)]
    gaps += [(width * weight_of(cells, place, size), 1, place) for width, place in gaps_of(boxes, 1, rules)]
    if not gaps:
        return sorted(cells, key=lambda pair: (pair[1][1], pair[1][0]))
    width, axis, place = max(gaps, key=lambda gap: (round(gap[0], 3), gap[1]))
    if all(gap[1] for gap in gaps) and width <= PAUSE * GUTTER * size:
        place = min(gap[2] for gap in gaps)  # nothing but pauses: the heading is taken off first
    before = [pair for pair in cells if middle(pair[1], axis) < place]
    after = [pair for pair in cells if middle(pair[1], axis) >= place]
    return cut(before, rules, size) + cut(after, rules, size)


def weight_of(cells: Sequence[tuple[Cell, Box]], place: float, size: float) -> float:
    """Give what a gap across the page counts for: less where no heading, picture or frame opens what is below it.

    Columns of one article may pause at one height, before their subheads.
    """
    opens = any(0 <= box[1] - place < ABOVE * size and (cell.kind != "text" or is_jump(cell)) for cell, box in cells)
    return 1.0 if opens else PAUSE


def is_jump(cell: Cell) -> bool:
    """Tell whether a text opens with a word that it goes on from another page: （上接1版）."""
    opening = cell.blocks[0][0].text[:8]
    return "上接" in opening or "紧接" in opening


def gaps_of(boxes: Sequence[Box], axis: int, rules: Sequence[Box]) -> Iterator[tuple[float, float]]:
    """Give the width and the middle of each strip along which no box stands; a rule in it makes it wider."""
    reach = None
    for box in sorted(boxes, key=lambda box: box[axis]):
        if reach is not None and box[axis] > reach:
            between = any(
                reach - 1 <= middle(rule, axis) <= box[axis] + 1 and crosses(rule, boxes, axis) for rule in rules
            )
            yield box[axis] - reach + RULE * between, (box[axis] + reach) / 2
        reach = box[axis + 2] if reach is None else max(reach, box[axis + 2])


def crosses(rule: Box, boxes: Sequence[Box], axis: int) -> bool:
    """Tell whether a rule runs along most of the strip that it stands in."""
    whole = union(boxes)
    return shared(rule, whole, 1 - axis) > 0.6 * (whole[3 - axis] - whole[1 - axis])


def uprights_first(ordered: Sequence[Cell], rules: Sequence[Box], size: float) -> list[Cell]:
    """Put each heading set downwards before the columns that it stands beside: on its right, or else on its left."""
    out = list(ordered)
    for cell in [cell for cell in ordered if cell.kind == "upright"]:
        number = index_of(out, cell)
        after = out[number + 1] if number + 1 < len(out) else None
        if after is not None and after.kind == "text" and level(after, cell, size) and after.box[0] > cell.box[0]:
            continue
        first = number
        for back in range(number - 1, -1, -1):
            if out[back].kind in ("heading", "upright", "frame"):
                break
            if level(out[back], cell, size):
                first = back
        out.insert(first, out.pop(number))
    return out


def level(one: Cell, other: Cell, size: float) -> bool:
    """Tell whether two cells begin at one height."""
    return abs(one.box[1] - other.box[1]) < 2 * size


def union(boxes: Iterable[Box]) -> Box:
    """Give the smallest box around *boxes*."""
    lefts, tops, rights, bottoms = zip(*boxes)
    return min(lefts), min(tops), max(rights), max(bottoms)


def middle(box: Box, axis: int) -> float:
    """Give the middle of *box* from left to right (axis 0) or from top to bottom (axis 1)."""
    return (box[axis] + box[axis + 2]) / 2


def breadth(box: Box) -> float:
    """Give the breadth of *box*."""
    return box[2] - box[0]


def shared(one: Box, other: Box, axis: int) -> float:
    """Give how far two boxes stand on the same stretch of an axis; less than 0 tells how far apart they are."""
    return min(one[axis + 2], other[axis + 2]) - max(one[axis], other[axis])


def within(box: Box, frame: Box) -> bool:
    """Tell whether *box* stands in *frame*, a point or two over its edge allowed."""
    return frame[0] - 2 <= box[0] and frame[1] - 2 <= box[1] and box[2] <= frame[2] + 2 and box[3] <= frame[3] + 2
