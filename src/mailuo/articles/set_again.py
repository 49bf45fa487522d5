"""Rows to quotes: whole lines in turn that say, to the letter, what wider lines say, anywhere on the page."""

import itertools
import re
from bisect import bisect_right

import numpy as np

from .cohesion import grams_in, letters_of
from .rows import Row

GRAM = 8  # letters by which a line is looked up
SHORTEST, LONGEST = 10, 400  # letters of a quote
SHORTEST_LINE = 4  # letters of its first line
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
    bounds = np.searchsorted(owners, np.arange(len(rows) + 1)).tolist()  # of each row's letters
    found: set[int] = set()
    for start, other in places_twice(codes, bounds):
        if int(owners[start]) in found:
            continue
        ahead = codes[start : start + LONGEST], codes[other : other + LONGEST]
        size = min(map(len, ahead))
        unlike = np.flatnonzero(ahead[0][:size] != ahead[1][:size])
        size = int(unlike[0]) if len(unlike) else size
        first = int(owners[start])
        end = bisect_right(bounds, start + size) - 1  # the row after the last whole one
        source = range(int(owners[other]), int(owners[other + size - 1]) + 1)
        if is_quote(rows, roles, range(first, end), source) and bounds[end] == start + size:
            found.update(range(first, end))
    return found


def places_twice(codes: np.ndarray, bounds: list[int]) -> list[tuple[int, int]]:
    """Give the first letter of each row whose first letters stand elsewhere too, after other ones, with each place."""
    grams = grams_in(codes, np.zeros(len(codes), np.int64), GRAM)[1]
    filled = [start for start, end in itertools.pairwise(bounds) if end - start >= SHORTEST_LINE and start < len(grams)]
    starts = np.array(filled, np.int64)
    if not len(starts):
        return []
    marked = np.zeros(BUCKETS, bool)
    marked[grams[starts] % np.uint64(BUCKETS)] = True
    hits = np.flatnonzero(marked[grams % np.uint64(BUCKETS)])
    order = np.argsort(grams[hits], kind="stable")
    hits = hits[order]
    known = grams[hits]
    firsts, ends = np.searchsorted(known, grams[starts]), np.searchsorted(known, grams[starts], "right")
    twice = np.flatnonzero((ends - firsts > 1) & (ends - firsts <= COMMON))
    return [
        (start, other)
        for start, first, end in zip(starts[twice].tolist(), firsts[twice].tolist(), ends[twice].tolist())
        for other in hits[first : min(end, first + MOST)].tolist()
        # a quote opens with its first line, and what it quotes goes on from other words
        if other != start and not (start and other and codes[start - 1] == codes[other - 1])
    ]


def is_quote(rows: list[Row], roles: dict[int, str], run: range, source: range) -> bool:
    """Tell whether the rows of *run*, which say what those of *source* say, are set as a quote of them."""
    if len(run) < 2 or run.start in source or source.start in run:
        return False
    if any(number in roles or rows[number].mark or rows[number].scale for number in run):
        return False
    text = "".join(rows[number].text for number in run)
    if len(text) < SHORTEST or not (PAUSES.search(text) or len(text) >= LONG):
        return False
    width = max(rows[number].width + min(rows[number].indent, 2.0) for number in run)
    return width + WIDER < max(rows[number].width for number in source)
