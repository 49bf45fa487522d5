"""Counts to counts that mean nothing: the same words in the same numbers, dealt out anew among the documents."""

from dataclasses import replace

import numpy as np
import scipy.sparse

from ..matrix import Counts


def shuffled(counts: Counts, *, seed: int) -> Counts:
    """Give *counts* with the words shuffled between documents; lengths and frequencies are kept."""
    matrix = scipy.sparse.csr_array(counts.matrix)
    occurrences = matrix.data.astype(np.int64)
    columns = np.repeat(matrix.indices, occurrences)
    lengths = np.add.reduceat(np.append(occurrences, 0), matrix.indptr[:-1]) * (np.diff(matrix.indptr) > 0)
    np.random.default_rng(seed).shuffle(columns)
    dealt = scipy.sparse.csr_array(
        (np.ones(len(columns), matrix.dtype), columns, np.concatenate([[0], np.cumsum(lengths)])), shape=matrix.shape
    )
    dealt.sum_duplicates()
    return replace(counts, matrix=dealt)


def beyond_chance(found: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """Tell which of several numbers of topics score higher than any number does on any shuffled corpus.

    Each measure of each number is judged by how far it stands above its mean, in its standard deviations, found and
    shuffled taken together, as they are exchangeable when the words mean nothing; of several measures the sum. Against
    the largest such value of all numbers in each shuffle this is an exact permutation test that allows for having
    tried them all (Westfall & Young, "Resampling-based multiple testing", 1993): of corpora without structure one in
    (n_shuffles + 1) passes.

    Args:
        found: (n_measures, n_numbers).
        chance: (n_shuffles, n_measures, n_numbers).
    """
    together = np.concatenate([found[None], chance])
    spread = together.std(axis=0)
    heights = (together - together.mean(axis=0)) / np.where(spread > 1e-9, spread, np.inf)
    heights = np.round(heights.sum(axis=1), 9)
    return heights[0] > heights[1:].max()
