"""Words to a trie in one flat table: every step from a character to the next is one look-up by hash.

A slot of the table holds 64 bits. The lower ones name the node: the slot of its parent and its character; two are
marks; the upper ones are the word's value, 0 for what is no word. A node *is* its slot: there are no pointers, nothing
is moved when words are added, and the table is plain numbers that can be kept in a file. Slot 0 is the root. Collisions
go to the next free slot.

Most steps lead nowhere, and would fetch a far piece of memory to find that out: a filter of one bit for each hash
(Bloom, "Space/time trade-offs in hash coding", 1970), small enough for a near cache, answers most of them.
"""

import numpy as np
from numba import njit

from ..errors import DataError
from .layout import (
    CHARACTER_BITS,
    FILTER_BITS,
    FORCED,
    GOLDEN,
    LARGEST,
    NAME,
    PARENT,
    VALUE_BITS,
    VALUE_SHIFT,
)  # fmt: skip

__all__ = ["FORCED", "PARENT", "VALUE_SHIFT", "build", "child", "code_points", "find", "insert"]


@njit(cache=True, nogil=True)
def name_of(node, character):
    """Give what the table calls the node that follows *node* by *character*."""
    return (np.int64(node) << CHARACTER_BITS) | (np.int64(character) + 1)


@njit(cache=True, nogil=True)
def slot_of(name, table):
    """Give the slot where *name* stands if it is free for it."""
    mixed = np.uint64(name) * np.uint64(GOLDEN)
    return np.int64(mixed >> np.uint64(32)) & (table.shape[0] - 1)


@njit(cache=True, nogil=True)
def bit_of(name):
    """Give the bit of the filter that stands for *name*."""
    mixed = np.uint64(name) * np.uint64(GOLDEN)
    return np.int64(mixed >> np.uint64(64 - FILTER_BITS))


@njit(cache=True, nogil=True)
def child(table, known, node, character):
    """Give the slot that follows *node* by *character*, or 0 where no word goes on so."""
    name = name_of(node, character)
    bit = bit_of(name)
    if known[bit >> 3] >> (bit & 7) & 1 == 0:
        return 0
    slot = slot_of(name, table)
    while True:
        found = table[slot] & NAME
        if found == name:
            return slot
        if found == 0:
            return 0
        slot = (slot + 1) & (table.shape[0] - 1)


@njit(cache=True, nogil=True)
def insert(table, known, code_points, offsets, values):
    """Add word i, ``code_points[offsets[i]:offsets[i + 1]]``, with its value; a prefix that is no word has value 0.

    The table must have room: half of its slots stay free.
    """
    for word in range(offsets.shape[0] - 1):
        node = 0
        for place in range(offsets[word], offsets[word + 1]):
            following = child(table, known, node, code_points[place])
            if following == 0:
                name = name_of(node, code_points[place])
                following = slot_of(name, table)
                while table[following] != 0:
                    following = (following + 1) & (table.shape[0] - 1)
                table[following] = name
                table[node] |= PARENT
                bit = bit_of(name)
                known[bit >> 3] |= np.uint8(1 << (bit & 7))
            node = following
        table[node] = (table[node] & ((1 << VALUE_SHIFT) - 1)) | (values[word] << VALUE_SHIFT)


@njit(cache=True, nogil=True)
def find(table, known, code_points, offsets):
    """Give the slot of each word, 0 for one that is not there."""
    slots = np.zeros(offsets.shape[0] - 1, np.int64)
    for word in range(offsets.shape[0] - 1):
        node = 0
        for place in range(offsets[word], offsets[word + 1]):
            node = child(table, known, node, code_points[place])
            if node == 0:
                break
        slots[word] = node
    return slots


def code_points(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Give the code points of all texts in one row, and where each text begins and the last ends."""
    joined = "".join(texts).encode("utf-32-le", "surrogatepass")
    offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)), out=offsets[1:])
    return np.frombuffer(joined, np.uint32), offsets


def build(words: list[str], values: np.ndarray, *, n_nodes: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the trie of *words*, with a value for each: its table and its filter.

    *n_nodes* is at least the number of different beginnings of the words.
    """
    if n_nodes > LARGEST or values.max(initial=0) >> VALUE_BITS:
        raise DataError(f"{len(words)} words are too many for a trie: {n_nodes} beginnings, {LARGEST} at most")
    table = np.zeros(1 << (2 * n_nodes + 1).bit_length(), np.int64)  # never full
    table[0] = NAME  # the root is no one's child, and its slot is taken
    known = np.zeros(1 << (FILTER_BITS - 3), np.uint8)
    insert(table, known, *code_points(words), values)
    return table, known
