"""Corpora built from their answer: blocks of words, each document of one block, to be found again."""

import numpy as np

from mailuo.matrix import Counts, count


def blocks(n_documents: int, n_blocks: int, *, length: int = 60, common: float = 0.3, seed: int = 1):
    """Words of each document, of its block's vocabulary or (*common* of them) of one shared by all; and its block."""
    random = np.random.default_rng(seed)
    words, labels = [], []
    for number in range(n_documents):
        block = number % n_blocks
        labels.append(block)
        shared = random.random(length) < common
        places = random.integers(0, 30, length)
        words.append([f"共{place}" if one else f"块{block}词{place}" for one, place in zip(shared, places)])
    return words, np.array(labels)


def counted(words) -> Counts:
    return count(words, ids=[f"文{number}" for number in range(len(words))])


def without_structure(n_documents: int, *, length: int = 40, seed: int = 1):
    """Words drawn from one vocabulary for all documents."""
    random = np.random.default_rng(seed)
    return [[f"词{place}" for place in random.integers(0, 60, length)] for _ in range(n_documents)]
