"""How much memory a fit takes of counts that are many times larger, mapped from a file: a process of its own."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import scipy.sparse

from mailuo.lda import lda
from mailuo.matrix import Counts

NAMES = ("data", "indices", "indptr")


def write(counts, folder, times):
    """Write the arrays of *counts*, repeated *times*, piece by piece."""
    matrix = counts.matrix
    for name, kind in (("data", np.int32), ("indices", np.int32)):
        path, one = folder / f"{name}.npy", getattr(matrix, name)
        array = np.lib.format.open_memmap(path, mode="w+", dtype=kind, shape=(times * len(one),))
        for number in range(times):
            array[number * len(one) : (number + 1) * len(one)] = one
        array.flush()
    # of the same kind as the indices: scipy would else copy those into memory
    indptr = np.add.outer(matrix.nnz * np.arange(times), matrix.indptr[1:].astype(int)).ravel()
    np.save(folder / "indptr.npy", np.concatenate([[0], indptr]).astype(np.int32))


def measured(counts, *, n_topics, times):
    """Give what `python topics_mapped.py` prints for *counts* repeated *times*: documents, seconds, peak MiB."""
    with tempfile.TemporaryDirectory() as name:
        write(counts, Path(name), times)
        command = [sys.executable, __file__, name, str(n_topics), str(len(counts.terms))]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def peak():
    """Give this program's peak in MiB; what `resource` tells is also that of the process which started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
    return int(found.split()[1]) / 1024


def main():
    folder, n_topics, n_terms = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    arrays = tuple(np.load(folder / f"{name}.npy", mmap_mode="r") for name in NAMES)
    n_documents = len(arrays[2]) - 1
    ids = tuple(map(str, range(n_documents)))
    matrix = scipy.sparse.csr_array(arrays, shape=(n_documents, n_terms))
    begin = time.perf_counter()
    lda(Counts(ids, ids, tuple(map(str, range(n_terms))), matrix), n_topics=n_topics, seed=1)
    seconds = time.perf_counter() - begin
    print(f"{n_documents} documents, {matrix.nnz} entries, K={n_topics}: {seconds:.1f} s, {peak():.0f} MiB at the peak")


if __name__ == "__main__":
    main()
