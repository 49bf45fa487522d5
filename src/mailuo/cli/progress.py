"""Stages to what a person sees of them: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tqdm import tqdm


def speak_utf8() -> None:
    """Let standard output and error take Chinese whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def tell(line: str) -> None:
    """Write a line for the person, beside what the command prints as its result."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def bar(label: str, items: Iterable) -> Iterator:
    """Go through *items* with a bar on a terminal; elsewhere say once what is done and of how many."""
    items = list(items)
    if not sys.stderr.isatty():
        tell(f"  {label}: {len(items)}")
        yield from items
        return
    yield from tqdm(items, desc=f"  {label}", leave=False, file=sys.stderr)


@contextmanager
def stage(label: str) -> Iterator[None]:
    """Say that a stage begins and how long it took; on a terminal a bar stands there meanwhile."""
    start = time.monotonic()
    if sys.stderr.isatty():
        with tqdm(total=1, desc=label, leave=False, file=sys.stderr, bar_format="{desc} … {elapsed}") as running:
            yield
            running.update()
    else:
        yield
    tell(f"{label}: {time.monotonic() - start:.1f} s")
