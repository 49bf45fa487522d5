"""Characters to the slots of a trie, step by step in plain Python: for few texts, before numba is worth its import."""

from collections.abc import Sequence

CHARACTER_BITS = 21
NAME_BITS = 43  # character and parent
FORCED = 1 << 43  # a mark that a word can bear
PARENT = 1 << 44  # longer words begin with this one
VALUE_BITS, VALUE_SHIFT = 18, 45
NAME = (1 << NAME_BITS) - 1
LARGEST = (1 << (NAME_BITS - CHARACTER_BITS)) // 2  # number of nodes
GOLDEN = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4)
FILTER_BITS = 22


def child(table: Sequence[int], node: int, character: str) -> int:
    """Give the slot that follows *node* by *character*, or 0: the plain twin of `mailuo.kernels.trie.child`."""
    name = node << CHARACTER_BITS | ord(character) + 1
    slot = (name * GOLDEN & (1 << 64) - 1) >> 32 & len(table) - 1
    while True:
        found = table[slot] & NAME
        if found == name:
            return slot
        if found == 0:
            return 0
        slot = slot + 1 & len(table) - 1


def find(table: Sequence[int], word: str) -> int:
    """Give the slot of *word*, or 0."""
    node = 0
    for character in word:
        node = child(table, node, character)
        if node == 0:
            break
    return node
