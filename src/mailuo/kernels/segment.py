"""Code points to the ends of words: jieba 0.42.1's precise mode, with and without its hidden Markov model.

The answer is jieba's to the last bit, so the floating-point operations are its own, in its order: the most probable
route through the words of the dictionary from right to left, and the Viterbi path of the states B, E, M, S (begin, end,
middle, single) over what the dictionary does not know. Ties go to the longer word and to the later letter, as Python's
``max`` over tuples has it.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from .trie import FORCED, PARENT, VALUE_SHIFT, child

LIMIT = 0xA000  # jieba looks at no character beyond; the last Chinese one it knows is U+9FD5
FIRST_HAN = 0x4E00
HAN, ALPHANUMERIC, DIGIT, BLOCK = 1, 2, 4, 8  # classes of characters; a block is what jieba looks up
RETURN, NEWLINE, STOP, PERCENT = 13, 10, 46, 37
BEGIN, END, MIDDLE, SINGLE = 0, 1, 2, 3


class Model(NamedTuple):
    """What jieba knows, as arrays: *table* and *known*, a trie whose values are places in *weights*, log probabilities.

    *first* (LIMIT): the slot of each first character; *classes* (LIMIT):
    bits HAN, ALPHANUMERIC, DIGIT, BLOCK; *unknown*: the log probability of a character that is no word; *forced*:
    whether a word bears the mark FORCED (it was deleted, and is to be taken apart where the hidden Markov model reads
    it); *emission* (n_characters, 4), *begin* (4), *go* (4, 4): that model, over the states B, E, M, S.
    """

    table: np.ndarray
    weights: np.ndarray
    known: np.ndarray
    first: np.ndarray
    classes: np.ndarray
    unknown: float
    forced: bool
    emission: np.ndarray
    begin: np.ndarray
    go: np.ndarray


def character_classes() -> np.ndarray:
    """Give the classes that jieba's regular expressions tell apart."""
    classes = np.zeros(LIMIT, np.uint8)
    classes[FIRST_HAN:0x9FD6] = HAN | BLOCK
    for first, last, bits in (("a", "z", 0), ("A", "Z", 0), ("0", "9", DIGIT)):
        classes[ord(first) : ord(last) + 1] = ALPHANUMERIC | BLOCK | bits
    for character in "+#&._%-":
        classes[ord(character)] = BLOCK
    return classes


@njit(cache=True, nogil=True)
def mark_words(text, starts, ends, model, hmm, marks):
    """Set ``marks`` to 1 at the last character of each word of each stretch ``[starts[i], ends[i])``."""
    # the loops take arrays, not the model: a tuple of arrays is counted in and out at each call
    table, weights, known, first, classes, unknown, forced, emission, begin, go = model
    room = 256
    best, route, steps = np.empty(room + 1, np.float64), np.empty(room + 1, np.int32), np.empty(room, np.uint8)
    for stretch in range(starts.shape[0]):
        at, end = starts[stretch], ends[stretch]
        while at < end:
            if text[at] >= LIMIT or not classes[text[at]] & BLOCK:
                # outside of blocks every character is a word, but a line end of two
                if text[at] == RETURN and at + 1 < end and text[at + 1] == NEWLINE:
                    at += 1
                marks[at] = 1
                at += 1
                continue
            last = at + 1
            while last < end and text[last] < LIMIT and classes[text[last]] & BLOCK:
                last += 1
            if last - at > room:
                room = 2 * (last - at)
                best, route = np.empty(room + 1, np.float64), np.empty(room + 1, np.int32)
                steps = np.empty(room, np.uint8)
            find_route(text, at, last, table, weights, known, first, unknown, best, route)
            if hmm:
                mark_route(
                    text, at, last, route, table, known, first, classes, forced, emission, begin, go, steps, marks
                )
            else:
                mark_plain_route(text, at, last, route, classes, marks)
            at = last


@njit(cache=True, nogil=True)
def find_route(text, start, end, table, weights, known, first, unknown, best, route):
    """Put into ``route[k]`` how many characters the word has that begins at ``start + k``."""
    size = end - start
    best[size] = 0.0
    for k in range(size - 1, -1, -1):
        # the character alone, if nothing begins here
        score, length = unknown + best[k + 1], 1
        found = False
        node = np.int64(first[text[start + k]])
        reach = 1
        while node != 0:
            value = table[node] >> VALUE_SHIFT
            if value != 0:
                other = weights[value] + best[k + reach]
                if not found or other >= score:
                    score, length, found = other, reach, True
            if table[node] & PARENT == 0 or k + reach == size:
                break
            node = child(table, known, node, text[start + k + reach])
            reach += 1
        best[k], route[k] = score, length


@njit(cache=True, nogil=True)
def mark_plain_route(text, start, end, route, classes, marks):
    """Mark the words of the route; Latin letters and digits that stand alone are joined."""
    at, joining = start, False
    while at < end:
        length = route[at - start]
        if length == 1 and classes[text[at]] & ALPHANUMERIC:
            joining = True
        else:
            if joining:
                marks[at - 1] = 1
                joining = False
            marks[at + length - 1] = 1
        at += length
    if joining:
        marks[end - 1] = 1


@njit(cache=True, nogil=True)
def mark_route(text, start, end, route, table, known, first, classes, forced, emission, begin, go, steps, marks):
    """Mark the words of the route; runs of single characters go to the hidden Markov model."""
    at = start
    while at < end:
        length = np.int64(route[at - start])
        run = at
        while length == 1:
            at += 1
            length = np.int64(route[at - start]) if at < end else 0
        if at - run == 1:
            marks[run] = 1
        elif at > run and taken_apart(text, run, at, table, known, first):
            marks[run:at] = 1
        elif at > run:
            mark_run(text, run, at, table, known, first, classes, forced, emission, begin, go, steps, marks)
        if length > 1:
            at += length
            marks[at - 1] = 1


@njit(cache=True, nogil=True)
def taken_apart(text, start, end, table, known, first):
    """Tell whether the stretch is a word, which the route took apart: then it stays apart."""
    node = find_word(text, start, end, table, known, first)
    return node != 0 and table[node] >> VALUE_SHIFT != 0


@njit(cache=True, nogil=True)
def find_word(text, start, end, table, known, first):
    """Give the slot of the whole stretch, or 0."""
    node = np.int64(first[text[start]])
    for at in range(start + 1, end):
        if node == 0:
            break
        node = child(table, known, node, text[at])
    return node


@njit(cache=True, nogil=True)
def mark_run(text, start, end, table, known, first, classes, forced, emission, begin, go, steps, marks):
    """Mark the words in a run of characters that the route left single and the dictionary does not know."""
    at = start
    while at < end:
        last = at
        if classes[text[at]] & HAN:
            while last < end and classes[text[last]] & HAN:
                last += 1
            mark_states(text, at, last, emission, begin, go, steps, marks)
            if forced:
                split_forced(text, at, last, table, known, first, marks)
        else:
            while last < end and not classes[text[last]] & HAN:
                last += 1
            mark_latin(text, at, last, classes, marks)
        at = last


@njit(cache=True, nogil=True)
def mark_latin(text, start, end, classes, marks):
    """Mark what ``[a-zA-Z0-9]+(?:\\.\\d+)?%?`` splits off, and what is left between."""
    at = start
    while at < end:
        if classes[text[at]] & ALPHANUMERIC:
            if at > start:
                marks[at - 1] = 1
            while at < end and classes[text[at]] & ALPHANUMERIC:
                at += 1
            if at + 1 < end and text[at] == STOP and classes[text[at + 1]] & DIGIT:
                at += 1
                while at < end and classes[text[at]] & DIGIT:
                    at += 1
            if at < end and text[at] == PERCENT:
                at += 1
            marks[at - 1] = 1
        else:
            at += 1
    marks[end - 1] = 1


@njit(cache=True, nogil=True)
def mark_states(text, start, end, emission, begin, go, steps, marks):
    """Mark the words that the hidden Markov model reads in a run of Chinese characters.

    The scores of the four states are four plain variables, and where each came from is one bit of ``steps[k]``: of the
    two states that may stand before it, the later letter's.
    """
    character = text[start] - FIRST_HAN
    b, e, m, s = begin[BEGIN], begin[END], begin[MIDDLE], begin[SINGLE]
    b, e = b + emission[character, BEGIN], e + emission[character, END]
    m, s = m + emission[character, MIDDLE], s + emission[character, SINGLE]
    for place in range(start + 1, end):
        character = text[place] - FIRST_HAN
        log = emission[character, BEGIN]
        b_after_e, b_after_s = e + go[END, BEGIN] + log, s + go[SINGLE, BEGIN] + log
        log = emission[character, END]
        e_after_b, e_after_m = b + go[BEGIN, END] + log, m + go[MIDDLE, END] + log
        log = emission[character, MIDDLE]
        m_after_b, m_after_m = b + go[BEGIN, MIDDLE] + log, m + go[MIDDLE, MIDDLE] + log
        log = emission[character, SINGLE]
        s_after_e, s_after_s = e + go[END, SINGLE] + log, s + go[SINGLE, SINGLE] + log
        late = np.uint8(0)
        if b_after_s >= b_after_e:
            late |= 1 << BEGIN
        if e_after_m >= e_after_b:
            late |= 1 << END
        if m_after_m >= m_after_b:
            late |= 1 << MIDDLE
        if s_after_s >= s_after_e:
            late |= 1 << SINGLE
        steps[place - start] = late
        b, e = max(b_after_e, b_after_s), max(e_after_b, e_after_m)
        m, s = max(m_after_b, m_after_m), max(s_after_e, s_after_s)
    state = SINGLE if s >= e else END
    for place in range(end - 1, start - 1, -1):
        late = steps[place - start] >> state & 1
        if state == END or state == SINGLE:
            marks[place] = 1
        if state == BEGIN or state == SINGLE:
            state = SINGLE if late else END
        else:
            state = MIDDLE if late else BEGIN


@njit(cache=True, nogil=True)
def split_forced(text, start, end, table, known, first, marks):
    """Take apart again the words that were deleted from the dictionary."""
    at = start
    for last in range(start, end):
        if marks[last]:
            node = find_word(text, at, last + 1, table, known, first)
            if node != 0 and table[node] & FORCED:
                marks[at : last + 1] = 1
            at = last + 1
