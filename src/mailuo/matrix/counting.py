"""Numbered words to rows of a matrix, and which words become its columns."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import scipy.sparse

from ..errors import DataError
from ..kernels import bags
from ..kernels.threads import in_threads

BLOCK_SIZE = 1 << 18  # words; never by the number of threads


def choose(
    vocabulary: Sequence[str],
    numbers: np.ndarray,
    pointers: np.ndarray,
    groups: Sequence[str],
    min_documents: int,
    max_share: float,
) -> tuple[tuple[str, ...], np.ndarray]:
    """Give the terms that enough articles have and not too many, sorted, and the column of each word, -1 for none."""
    if min_documents < 0 or not 0 <= max_share <= 1:
        raise DataError(
            f"min_documents is {min_documents} and max_share {max_share}; at least 0, and 0 to 1, are wanted"
        )
    places: dict[str, int] = {}
    articles = np.array([places.setdefault(group, len(places)) for group in groups], np.int64)
    order = np.argsort(articles, kind="stable")
    holding = bags.document_frequency(numbers, pointers, order, articles, len(vocabulary))
    # rounded, as 0.07 * 100 is a little more than 7
    most = np.floor(round(max_share * len(places), 9))
    good = np.flatnonzero((holding >= max(1, min_documents)) & (holding <= most)).tolist()
    good.sort(key=vocabulary.__getitem__)
    columns = np.full(len(vocabulary), -1, np.int32)
    columns[good] = np.arange(len(good), dtype=np.int32)
    return tuple(vocabulary[place] for place in good), columns


def rows(numbers: np.ndarray, pointers: np.ndarray, columns: np.ndarray, n_terms: int) -> scipy.sparse.csr_array:
    """Count words by document and column."""
    cuts = np.searchsorted(pointers, np.arange(0, pointers[-1] + BLOCK_SIZE, BLOCK_SIZE))
    cuts = np.unique(np.clip(np.append(cuts, len(pointers) - 1), 0, len(pointers) - 1)).tolist()
    pieces = in_threads(lambda run: bags.count_rows(numbers, pointers, *run, columns), list(pairwise(cuts)))
    sizes, indices, data = ([np.empty(0, np.int64)], [np.empty(0, np.int32)], [np.empty(0, np.int64)])
    for piece in pieces:
        for whole, part in zip((sizes, indices, data), piece):
            whole.append(part)
    indptr = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate(sizes))])
    if indptr[-1] <= np.iinfo(np.int32).max:
        indptr = indptr.astype(np.int32)  # what some of scikit-learn's solvers insist on
    shape = (len(pointers) - 1, n_terms)
    return scipy.sparse.csr_array((np.concatenate(data), np.concatenate(indices), indptr), shape=shape)
