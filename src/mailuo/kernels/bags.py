"""Words in a text to their numbers, and numbers of words to counts, without making strings of them."""

import numpy as np
from numba import njit

FNV_START, FNV_FACTOR = 0xCBF29CE484222325, 0x100000001B3  # FNV-1a (Fowler, Noll & Vo, RFC 9923)
GOLDEN = 0x9E3779B97F4A7C15
NUMBER, UNIT, DATE, SCALE, JOINER = 1, 2, 3, 4, 5  # as in mailuo.tokens.numbers


@njit(cache=True, nogil=True)
def words_of(marks, offsets, term_ends, which):
    """Give start and end of each word, its term (-1 for none), and where each text's words begin: four arrays."""
    n = 0
    for at in range(marks.shape[0]):
        n += marks[at]
    starts, ends, term = np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int32)
    pointers = np.zeros(offsets.shape[0], np.int64)
    n, match = 0, 0
    for document in range(offsets.shape[0] - 1):
        start = offsets[document]
        for at in range(offsets[document], offsets[document + 1]):
            if marks[at]:
                starts[n], ends[n], term[n] = start, at + 1, -1
                if match < which.shape[0] and term_ends[match] == at + 1:
                    term[n] = which[match]
                    match += 1
                start = at + 1
                n += 1
        pointers[document + 1] = n
    return starts, ends, term, pointers


@njit(cache=True, nogil=True)
def same(text, one, other, size):
    """Tell whether two stretches of *text* hold the same characters."""
    for k in range(size):
        if text[one + k] != text[other + k]:
            return False
    return True


@njit(cache=True, nogil=True)
def intern(text, starts, ends, skip):
    """Number the words by first appearance: a number for each, and the place of the first of each kind.

    Words with ``skip`` of 0 or more are terms: they get -1 less that.
    """
    room = 1 << 14
    table, hashes = np.full(room, -1, np.int32), np.empty(room, np.uint64)
    numbers, firsts = np.empty(starts.shape[0], np.int32), np.empty(room, np.int64)
    n = 0
    for word in range(starts.shape[0]):
        if skip.shape[0] and skip[word] >= 0:
            numbers[word] = -1 - skip[word]
            continue
        start, size = starts[word], ends[word] - starts[word]
        mixed = np.uint64(FNV_START)
        for at in range(start, start + size):
            mixed = (mixed ^ np.uint64(text[at])) * np.uint64(FNV_FACTOR)
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(GOLDEN)
        slot = np.int64(mixed >> np.uint64(24)) & (room - 1)
        while True:
            number = table[slot]
            if number < 0:
                table[slot], hashes[n], firsts[n], numbers[word] = n, mixed, word, n
                n += 1
                if 2 * n > room:
                    room *= 2
                    table, hashes, firsts = grown(hashes, firsts, n, room)
                break
            first = firsts[number]
            if (
                hashes[number] == mixed
                and ends[first] - starts[first] == size
                and same(text, starts[first], start, size)
            ):
                numbers[word] = number
                break
            slot = (slot + 1) & (room - 1)
    return numbers, firsts[:n].copy()


@njit(cache=True, nogil=True)
def grown(hashes, firsts, n, room):
    """Give the tables of `intern` with more room."""
    table = np.full(room, -1, np.int32)
    new_hashes, new_firsts = np.empty(room, np.uint64), np.empty(room, np.int64)
    new_hashes[:n], new_firsts[:n] = hashes[:n], firsts[:n]
    for number in range(n):
        slot = np.int64(hashes[number] >> np.uint64(24)) & (room - 1)
        while table[slot] >= 0:
            slot = (slot + 1) & (room - 1)
        table[slot] = number
    return table, new_hashes, new_firsts


@njit(cache=True, nogil=True)
def gather(text, starts, ends):
    """Give the words one after another, and their offsets."""
    offsets = np.zeros(starts.shape[0] + 1, np.int64)
    for word in range(starts.shape[0]):
        offsets[word + 1] = offsets[word] + ends[word] - starts[word]
    out = np.empty(offsets[-1], np.uint32)
    for word in range(starts.shape[0]):
        out[offsets[word] : offsets[word + 1]] = text[starts[word] : ends[word]]
    return out, offsets


@njit(cache=True, nogil=True)
def join_numbers(numbers, pointers, classes):
    """Give for each word 1 where a number begins, 2 where it goes on, else 0, as `mailuo.tokens.numbers` has it.

    *classes*: what the word of each number is.
    """
    joined = np.zeros(numbers.shape[0], np.int8)
    for document in range(pointers.shape[0] - 1):
        at, stop = pointers[document], pointers[document + 1]
        while at < stop:
            before = classes[numbers[at]]
            if before != NUMBER:
                at += 1
                continue
            joined[at] = 1
            at += 1
            while at < stop:
                here = classes[numbers[at]]
                if before == NUMBER and here == JOINER and at + 1 < stop and classes[numbers[at + 1]] == NUMBER:
                    joined[at] = 2
                    at += 1
                    here = NUMBER
                elif not goes_on(before, here):
                    break
                joined[at] = 2
                before = here
                at += 1
    return joined


@njit(cache=True, nogil=True)
def goes_on(before, here):
    """Tell whether a number goes on with a word of class *here* after one of class *before*."""
    if before == NUMBER:
        return here == NUMBER or here == UNIT or here == DATE or here == SCALE
    if before == SCALE:
        return here == UNIT or here == DATE
    return before == DATE and (here == NUMBER or here == UNIT)


@njit(cache=True, nogil=True)
def merge(starts, ends, joined, pointers):
    """Give start, end and whether it is a number of each word, those of a number made one, and new pointers."""
    n = 0
    for word in range(joined.shape[0]):
        n += joined[word] != 2
    new_starts, new_ends, number = np.empty(n, np.int64), np.empty(n, np.int64), np.zeros(n, np.bool_)
    kept, new_pointers = np.empty(n, np.int64), np.zeros(pointers.shape[0], np.int64)
    n = 0
    for document in range(pointers.shape[0] - 1):
        for word in range(pointers[document], pointers[document + 1]):
            if joined[word] == 2:
                new_ends[n - 1] = ends[word]
            else:
                new_starts[n], new_ends[n], number[n], kept[n] = starts[word], ends[word], joined[word] == 1, word
                n += 1
        new_pointers[document + 1] = n
    return new_starts, new_ends, number, kept, new_pointers


@njit(cache=True, nogil=True)
def document_frequency(numbers, pointers, order, groups, n_words):
    """Give in how many groups each word stands; *order*: the documents, those of a group one after another."""
    frequency, last = np.zeros(n_words, np.int64), np.full(n_words, -1, np.int64)
    for document in order:
        for at in range(pointers[document], pointers[document + 1]):
            word = numbers[at]
            if word >= 0 and last[word] != groups[document]:
                last[word] = groups[document]
                frequency[word] += 1
    return frequency


@njit(cache=True, nogil=True)
def count_rows(numbers, pointers, first, stop, columns):
    """Count the words of documents [first, stop): row sizes, sorted columns, counts; a column of -1 is left out."""
    size = pointers[stop] - pointers[first]
    sizes, indices, counts = np.zeros(stop - first, np.int64), np.empty(size, np.int32), np.empty(size, np.int64)
    n = 0
    for document in range(first, stop):
        begin = n
        for at in range(pointers[document], pointers[document + 1]):
            column = columns[numbers[at]] if numbers[at] >= 0 else -1
            if column >= 0:
                indices[n] = column
                n += 1
        indices[begin:n].sort()
        end = n
        n = begin
        for at in range(begin, end):
            if at > begin and indices[at] == indices[n - 1]:
                counts[n - 1] += 1
            else:
                indices[n], counts[n] = indices[at], 1
                n += 1
        sizes[document - first] = n - begin
    return sizes, indices[:n].copy(), counts[:n].copy()
