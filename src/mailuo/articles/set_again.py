"""Rows to quotes: whole lines in turn that say, to the letter, what wider lines say, anywhere on the page."""

import re
from bisect import bisect_right

import numpy as np

from .cohesion import grams_in, letters_of
from .rows import Row

GRAM = 8  # letters by which a line is looked up
SHORTEST, LONGEST = 10, 400  # letters of a quote
SHORTEST_LINE = 4  # letters of its first line
FIRST_LINE = 2.0  # cells
LONG = 18  # letters of one without a pause
WIDER = 1.2  # cells: by how much the lines that it quotes are wider, at least
MOST = 4  # places that one line is looked up in
COMMON = 50  # … unless it opens like so many that it says nothing
BUCKETS = 1 << 20
PAUSES = re.compile("[，、。；：“”「」]")


def set_again(rows: list[Row], roles: dict[int, str]) -> set[int]:
    """Give the rows that are quotes by what they say, without blank lines to tell them.

    What two articles share by chance opens and closes amid a line; a quote is whole lines, two or more.
    """
    codes, owners = letters_of([row.text for row in rows])
    bounds = np.searchsorted(owners, np.arange(len(rows) + 1))  # of each row's letters
    places = bounds.tolist()
    found: set[int] = set()
    for start, other in zip(*(each.tolist() for each in likely(rows, codes, owners, *places_twice(codes, bounds)))):
        first = int(owners[start])
        if first in found:
            continue
        size = alike(codes[start : start + LONGEST], codes[other : other + LONGEST])
        end = bisect_right(places, start + size) - 1  # the row after the last whole one
        source = range(int(owners[other]), int(owners[other + size - 1]) + 1)
        if places[end] == start + size and is_quote(rows, roles, range(first, end), source):
            found.update(range(first, end))
    return found


def alike(one: np.ndarray, other: np.ndarray) -> int:
    """Give how many letters two stretches share from their start on."""
    size = min(len(one), len(other))
    unlike = one[:size] != other[:size]
    return int(unlike.argmax()) if unlike.any() else size


def places_twice(codes: np.ndarray, bounds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the first letter of each row whose first letters stand elsewhere too, with each such place."""
    grams = grams_in(codes, np.zeros(len(codes), np.int64), GRAM)[1]
    starts = bounds[:-1][(np.diff(bounds) >= SHORTEST_LINE) & (bounds[:-1] < len(grams))]
    if not len(starts):
        return starts, starts
    marked = np.zeros(BUCKETS, bool)
    marked[grams[starts] % np.uint64(BUCKETS)] = True
    hits = np.flatnonzero(marked[grams % np.uint64(BUCKETS)])
    hits = hits[np.argsort(grams[hits], kind="stable")]
    known = grams[hits]
    firsts, ends = np.searchsorted(known, grams[starts]), np.searchsorted(known, grams[starts], "right")
    twice = (ends - firsts > 1) & (ends - firsts <= COMMON)
    steps = np.arange(MOST)
    each = firsts[twice][:, None] + steps
    inside = each < ends[twice][:, None]
    return np.repeat(starts[twice], MOST)[inside.ravel()], hits[each[inside]]


def likely(
    rows: list[Row], codes: np.ndarray, owners: np.ndarray, starts: np.ndarray, others: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give those of *starts* that may open a quote of what stands at *others*, and these.

    Other words stand before what is quoted, and its lines, or the next two, are wider.
    """
    before = (starts == 0) | (others == 0) | (codes[starts - 1] != codes[others - 1])
    widths = np.array([row.width for row in rows] + [0.0, 0.0])
    ahead = np.maximum(np.maximum(widths[:-2], widths[1:-1]), widths[2:])
    kept = (starts != others) & before & (widths[owners[starts]] + WIDER < ahead[owners[others]])
    starts, others = starts[kept], others[kept]
    # the last letter of the next line is the same in both
    ends = np.searchsorted(owners, owners[starts] + 2) - 1
    there = np.minimum(others + ends - starts, len(codes) - 1)
    again = codes[ends] == codes[there]
    return starts[again], others[again]


def is_quote(rows: list[Row], roles: dict[int, str], run: range, source: range) -> bool:
    """Tell whether the rows of *run*, which say what those of *source* say, are set as a quote of them."""
    if len(run) < 2 or run.start in source or source.start in run:
        return False
    if any(number in roles or rows[number].mark or rows[number].scale for number in run):
        return False
    text = "".join(rows[number].text for number in run)
    if len(text) < SHORTEST or not is_more_than_a_title(text, len(text)):
        return False
    return widest(rows[run.start : run.stop]) + WIDER < max(rows[number].width for number in source)


def is_more_than_a_title(text: str, size: int) -> bool:
    """Tell whether *text*, of *size* letters, is no title that says what its article says: it pauses, or is long."""
    return PAUSES.search(text) is not None or size >= LONG


def widest(block: list[Row]) -> float:
    """Give the width of the widest row of *block*, that of a first line with its indent."""
    return max(row.width + min(row.indent, FIRST_LINE) for row in block)
