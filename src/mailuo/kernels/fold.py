"""Code points to their normal forms, and to the protected terms that stand among them.

A table gives for each code point what takes its place: one code point, nothing (-1), or, where there are several,
-2 less the row of *rows* that lists them. What is beyond the table stays.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from .trie import VALUE_SHIFT, child

REACH = 0x30000  # no character beyond has another normal form
RETURN, NEWLINE = 13, 10


class Fold(NamedTuple):
    """What takes the place of each code point: *single* (REACH), and *parts* from ``rows[i]`` to ``rows[i + 1]``."""

    single: np.ndarray
    rows: np.ndarray
    parts: np.ndarray


class Terms(NamedTuple):
    """The protected terms: a trie over their keys whose values are 1 + the number of the term.

    *begins* (REACH): whether a term begins with the character; *latin* (REACH): whether a character is, in its normal
    form, a Latin letter or a digit.
    """

    table: np.ndarray
    known: np.ndarray
    begins: np.ndarray
    latin: np.ndarray


def fold_of(forms: dict[int, str]) -> Fold:
    """Give the table in which each code point of *forms* becomes its form."""
    single = np.arange(REACH, dtype=np.int32)
    rows, parts = [0], []
    for point, form in sorted(forms.items()):
        single[point] = ord(form) if len(form) == 1 else -1 if not form else -1 - len(rows)
        if len(form) > 1:
            parts += map(ord, form)
            rows.append(len(parts))
    return Fold(single, np.array(rows, np.int64), np.array(parts, np.uint32))


@njit(cache=True, nogil=True)
def folded(text, offsets, fold):
    """Give the folded text, the place in *text* of each of its characters, where each begins, and its offsets.

    The third, *places* (n_characters + 1), leads from the given text to the folded one, the second back.
    """
    single, rows, parts = fold
    places = np.empty(text.shape[0] + 1, np.int64)
    size = 0
    for at in range(text.shape[0]):
        places[at] = size
        form = single[text[at]] if text[at] < REACH else 0
        size += 1 if form >= 0 else 0 if form == -1 else rows[-1 - form] - rows[-2 - form]
    places[text.shape[0]] = size
    out, sources = np.empty(size, np.uint32), np.empty(size, np.int64)
    for at in range(text.shape[0]):
        form = single[text[at]] if text[at] < REACH else text[at]
        place = places[at]
        if form >= 0:
            out[place], sources[place] = form, at
        elif form < -1:
            for part in range(rows[-2 - form], rows[-1 - form]):
                out[place], sources[place] = parts[part], at
                place += 1
    return out, sources, places, places[offsets]


@njit(cache=True, nogil=True)
def find_terms(text, offsets, keys, sources, key_offsets, terms):
    """Give the protected terms of each text, the longest from left to right: starts, ends in *text*, and which term."""
    table, known, begins, latin = terms
    starts, ends = np.empty(keys.shape[0], np.int64), np.empty(keys.shape[0], np.int64)
    which = np.empty(keys.shape[0], np.int32)
    n = 0
    for document in range(offsets.shape[0] - 1):
        at, stop = key_offsets[document], key_offsets[document + 1]
        while at < stop:
            longest = -1
            if keys[at] < REACH and begins[keys[at]]:
                node = child(table, known, 0, keys[at])
                last = at
                while node != 0:
                    value = table[node] >> VALUE_SHIFT
                    if value > 0 and stands(
                        text, offsets[document], offsets[document + 1], keys, sources, latin, at, last,
                        key_offsets[document], stop,
                    ):  # fmt: skip
                        longest, which[n] = last, value - 1
                    last += 1
                    if last == stop:
                        break
                    node = child(table, known, node, keys[last])
            if longest < 0:
                at += 1
            else:
                starts[n], ends[n] = sources[at], sources[longest] + 1
                n += 1
                at = longest + 1
    return starts[:n].copy(), ends[:n].copy(), which[:n].copy()


@njit(cache=True, nogil=True)
def stands(text, begin, stop, keys, sources, latin, first, last, first_key, stop_key):
    """Tell whether the form over keys [first, last] is a term here, as `mailuo.words.find_terms` has it."""
    start, end = sources[first], sources[last]
    if first > first_key and sources[first - 1] == start:
        return False
    if last + 1 < stop_key and sources[last + 1] == end:
        return False
    if start > begin and goes_on(text[start - 1], keys[first], latin):
        return False
    if end + 1 < stop and goes_on(text[end + 1], keys[last], latin):
        return False
    if last - first != 1 or end - start < 2:
        return True
    for at in range(start + 1, end):
        if text[at] == RETURN or text[at] == NEWLINE:
            return True
    return False


@njit(cache=True, nogil=True)
def goes_on(neighbour, edge, latin):
    """Tell whether a Latin word or a number at the edge of a form goes on beyond it."""
    return neighbour < REACH and latin[neighbour] and edge < 128 and latin[edge]


@njit(cache=True, nogil=True)
def between(offsets, starts, ends):
    """Give the stretches of each text that lie between the terms, in order: their starts and ends."""
    size = offsets.shape[0] - 1 + starts.shape[0]
    first, last = np.empty(size, np.int64), np.empty(size, np.int64)
    n, term = 0, 0
    for document in range(offsets.shape[0] - 1):
        at = offsets[document]
        while term < starts.shape[0] and starts[term] < offsets[document + 1]:
            first[n], last[n] = at, starts[term]
            n += 1
            at = ends[term]
            term += 1
        first[n], last[n] = at, offsets[document + 1]
        n += 1
    return first[:n].copy(), last[:n].copy()
