"""An array mapped from a file to pieces of it: what was read is given back, so that the whole need not fit."""

import mmap
from collections.abc import Iterator

import numpy as np


def pieces(array: np.ndarray, *, size: int = 2**20) -> Iterator[np.ndarray]:
    """Give *array* (1-d) in pieces of *size*, each released when the next is asked for."""
    for first in range(0, len(array), size):
        yield array[first : first + size]
        release(array)


def release(array: np.ndarray) -> None:
    """Give the pages of a file mapped for reading back to the system, which would else keep all that was read."""
    base = array
    while isinstance(base, np.ndarray) and base.base is not None:
        base = base.base
    if isinstance(base, mmap.mmap) and not array.flags.writeable and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)
