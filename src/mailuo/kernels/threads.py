"""Jobs to results on several threads, in the order of the jobs."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


def thread_count() -> int:
    """Give the number of threads to use: ``MAILUO_THREADS``, or the processors this process may run on."""
    named = os.environ.get("MAILUO_THREADS")
    if named:
        return max(1, int(named))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_threads(function: Callable[[Job], Result], jobs: Iterable[Job]) -> list[Result]:
    """Apply *function*, which releases the interpreter's lock, to each job; results come in the jobs' order.

    Threads wait without spinning, so a busy machine does not make two slower than one. Divide work into jobs by its
    size, never by the number of threads: then the answer is the same on any number of them.
    """
    jobs, threads = list(jobs), thread_count()
    if threads == 1 or len(jobs) < 2:
        return [function(job) for job in jobs]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(function, jobs))
