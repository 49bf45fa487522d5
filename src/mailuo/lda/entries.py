"""A matrix of counts, in memory or mapped from a file, to the arrays that the kernels read."""

from collections.abc import Iterator

import numpy as np
import scipy.sparse

from ..matrix.mapped import release


def read(matrix: scipy.sparse.csr_array, first: int, last: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give row pointers from 0, columns (int32) and counts (float32) of the rows *first* to *last*.

    Stored zeros are left out: a term that occurs no times is not there.
    """
    indptr = matrix.indptr[first : last + 1].astype(np.int64)
    entries = slice(indptr[0], indptr[-1])
    columns, values = matrix.indices[entries].astype(np.int32), matrix.data[entries].astype(np.float32)
    release(matrix.indices)
    release(matrix.data)
    indptr -= indptr[0]
    if not values.all():
        there = values != 0
        indptr = np.concatenate([[0], np.cumsum(there)])[indptr]
        columns, values = columns[there], values[there]
    return indptr, columns, values


def batches(matrix: scipy.sparse.csr_array, size: int) -> Iterator[tuple[int, int]]:
    """Give the first and last row (excluded) of batches of about *size* entries."""
    first, n_documents = 0, matrix.shape[0]
    while first < n_documents:
        last = int(np.searchsorted(matrix.indptr, matrix.indptr[first] + size, side="right")) - 1
        last = min(max(last, first + 1), n_documents)
        yield first, last
        first = last


def term_frequency(matrix: scipy.sparse.csr_array) -> np.ndarray:
    """Count the tokens of each term (n_terms), float64."""
    frequency = np.zeros(matrix.shape[1])
    for first, last in batches(matrix, 2**18):
        _, indices, values = read(matrix, first, last)
        frequency += np.bincount(indices, weights=values, minlength=matrix.shape[1])
    return frequency
