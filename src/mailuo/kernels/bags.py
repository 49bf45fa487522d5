"""Words in a text to their numbers, and numbers of words to counts, without making strings of them."""

import numpy as np
from numba import njit

FNV_START, FNV_FACTOR = 0xCBF29CE484222325, 0x100000001B3  # FNV-1a (Fowler, Noll & Vo, RFC 9923)
GOLDEN = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio
LONG = 1 << 63
NUMBER, UNIT, DATE, SCALE, JOINER = 1, 2, 3, 4, 5  # as in mailuo.tokens.numbers


@njit(cache=True, nogil=True)
def ends_of(marks, offsets):
    """Give where words end, counted from the beginning of their text, and how many words each text has."""
    ends, counts = np.empty(marks.shape[0], np.int64), np.zeros(offsets.shape[0] - 1, np.int64)
    n = 0
    for document in range(offsets.shape[0] - 1):
        begin = n
        for at in range(offsets[document], offsets[document + 1]):
            ends[n] = at + 1 - offsets[document]
            n += marks[at]
        counts[document] = n - begin
    return ends[:n].copy(), counts


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
def key_of(text, start, end):
    """Give a key that a word of at most three characters shares with no other; of a longer one a hash, above LONG.

    Most words have one to three characters, of 21 bits each: comparing their keys is comparing them.
    """
    if end - start <= 3:
        key = np.uint64(0)
        for at in range(start, end):
            key = (key << np.uint64(21)) | np.uint64(text[at] + 1)
        return key
    key = np.uint64(FNV_START)
    for at in range(start, end):
        key = (key ^ np.uint64(text[at])) * np.uint64(FNV_FACTOR)
    return key | np.uint64(LONG)


@njit(cache=True, nogil=True)
def same(text, one, one_end, other, other_end):
    """Tell whether two stretches of *text* hold the same characters."""
    if one_end - one != other_end - other:
        return False
    for k in range(one_end - one):
        if text[one + k] != text[other + k]:
            return False
    return True


@njit(cache=True, nogil=True)
def slot_of(key, room):
    """Give the slot where *key* stands if it is free for it."""
    mixed = (key ^ (key >> np.uint64(32))) * np.uint64(GOLDEN)
    return np.int64(mixed >> np.uint64(32)) & (room - 1)


@njit(cache=True, nogil=True)
def intern(text, starts, ends, skip):
    """Number the words by first appearance: a number for each, and the place of the first of each kind.

    Words with ``skip`` of 0 or more are terms: they get -1 less that.
    """
    room = 1 << 14
    keys, table, firsts = np.zeros(room, np.uint64), np.empty(room, np.int32), np.empty(room, np.int64)
    numbers = np.empty(starts.shape[0], np.int32)
    n = 0
    for word in range(starts.shape[0]):
        if skip.shape[0] and skip[word] >= 0:
            numbers[word] = -1 - skip[word]
            continue
        start, end = starts[word], ends[word]
        key = key_of(text, start, end)
        slot = slot_of(key, room)
        while keys[slot] != 0:
            if keys[slot] == key:
                first = firsts[table[slot]]
                if key < np.uint64(LONG) or same(text, starts[first], ends[first], start, end):
                    break
            slot = (slot + 1) & (room - 1)
        if keys[slot] == 0:
            keys[slot], table[slot], firsts[n] = key, n, word
            n += 1
        numbers[word] = table[slot]
        if 2 * n > room:
            room *= 2
            keys, table, firsts = grown(keys, table, firsts, n, room)
    return numbers, firsts[:n].copy()


@njit(cache=True, nogil=True)
def grown(keys, table, firsts, n, room):
    """Give the tables of `intern` with more room."""
    new_keys, new_table, new_firsts = np.zeros(room, np.uint64), np.empty(room, np.int32), np.empty(room, np.int64)
    new_firsts[:n] = firsts[:n]
    for old in range(keys.shape[0]):
        if keys[old] != 0:
            slot = slot_of(keys[old], room)
            while new_keys[slot] != 0:
                slot = (slot + 1) & (room - 1)
            new_keys[slot], new_table[slot] = keys[old], table[old]
    return new_keys, new_table, new_firsts


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
