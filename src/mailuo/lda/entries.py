"""A matrix of counts, in memory or mapped from a file, to the arrays that the kernels read."""

import mmap
from collections.abc import Iterator

import numpy as np
import scipy.sparse


def read(matrix: scipy.sparse.csr_array, first: int, last: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give row pointers from 0, columns (int32) and counts (float32) of the rows *first* to *last*.

    Stored zeros are left out: a term that occurs no times is not there.
    """
    indptr = matrix.indptr[first : last + 1].astype(np.int64)
    entries = slice(indptr[0], indptr[-1])
    columns, values = matrix.indices[entries].astype(np.int32), matrix.data[entries].astype(np.float32)
    _release(matrix.indices)
    _release(matrix.data)
    indptr -= indptr[0]
    if not values.all():
        there = values != 0
        indptr = np.concatenate([[0], np.cumsum(there)])[indptr]
        columns, values = columns[there], values[there]
    return indptr, columns, values


def _release(array: np.ndarray) -> None:
    """Give the pages of a file mapped for reading back to the system, which would else keep all that was read."""
    base = array
    while isinstance(base, np.ndarray) and base.base is not None:
        base = base.base
    if isinstance(base, mmap.mmap) and not array.flags.writeable and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)


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
    for first, last in batches(matrix, 2**20):
        _, indices, values = read(matrix, first, last)
        frequency += np.bincount(indices, weights=values, minlength=matrix.shape[1])
    return frequency
