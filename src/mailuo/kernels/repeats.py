"""Runs of letters to the texts that hold them, and a text to the longer one that says most of it again."""

import numpy as np
from numba import njit

from .layout import GOLDEN


@njit(cache=True, nogil=True)
def slot_of(gram, table, kinds):
    """Give the slot of *table* that names *gram*, or the free one where it would stand."""
    mixed = np.uint64(gram) * np.uint64(GOLDEN)
    slot = np.int64(mixed >> np.uint64(32)) & (table.shape[0] - 1)
    while table[slot] and kinds[table[slot] - 1] != gram:
        slot = (slot + 1) & (table.shape[0] - 1)
    return slot


@njit(cache=True, nogil=True)
def number_grams(grams, owners, table, kinds, numbers, fresh):
    """Number the kinds of *grams* as they appear; mark those that their text holds for the first time.

    Args:
        grams, owners: (n_grams,) the grams text by text, and the number of the text of each.
        table: (a power of two above n_grams,) zeros; a slot becomes 1 + the number of the kind that stands there.
        kinds: (n_grams,) becomes the kinds by their numbers.
        numbers: (n_grams,) becomes the number of each gram's kind.
        fresh: (n_grams,) becomes whether the gram stands there for the first time in its text.

    Returns:
        how many kinds there are.
    """
    n = 0
    last = np.empty(grams.shape[0], np.int64)  # text that held each kind
    for place in range(grams.shape[0]):
        slot = slot_of(grams[place], table, kinds)
        if table[slot] == 0:
            kinds[n], last[n] = grams[place], -1
            n += 1
            table[slot] = n
        number = table[slot] - 1
        numbers[place] = number
        fresh[place] = last[number] != owners[place]
        last[number] = owners[place]
    return n


@njit(cache=True, nogil=True)
def find_grams(grams, table, kinds):
    """Give the number of each gram's kind, -1 where there is none."""
    found = np.empty(grams.shape[0], np.int64)
    for place in range(grams.shape[0]):
        found[place] = table[slot_of(grams[place], table, kinds)] - 1
    return found


@njit(cache=True, nogil=True)
def gather(numbers, owners, starts):
    """Give the *owners* by their *numbers*, those of number k from ``starts[k]`` on, in the order they had."""
    gathered, at = np.empty_like(owners), starts.copy()
    for place in range(numbers.shape[0]):
        number = numbers[place]
        gathered[at[number]] = owners[place]
        at[number] += 1
    return gathered


@njit(cache=True, nogil=True)
def find_holder(numbers, starts, holders, sizes, least_size, least, most, votes):
    """Give the first text above *least_size* in which *least* of the grams stand, -1 if there is none.

    Args:
        numbers: the grams' kinds, each once; -1 for one that no text holds.
        starts, holders: kind k stands in the texts ``holders[starts[k]:starts[k + 1]]``.
        sizes: (n_texts,)
        least: number of grams.
        most: texts that one gram is looked up in; more say nothing.
        votes: (n_texts,) zeros, and left so.
    """
    found = -1
    for number in numbers:
        if number < 0:
            continue
        for place in range(starts[number], min(starts[number] + most, starts[number + 1])):
            text = holders[place]
            votes[text] += 1
            if votes[text] >= least and sizes[text] > least_size and (found < 0 or text < found):
                found = text
    for number in numbers:
        if number >= 0:
            votes[holders[starts[number] : min(starts[number] + most, starts[number + 1])]] = 0
    return found
