"""Jieba's dictionary to arrays in the user's cache, under its hash: written once, verified when read."""

import importlib.util
import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .. import cache

LAYOUT = "3"  # of what is kept; another one is built anew
HEADER = 1024  # bytes; a multiple of what processors like addresses to be
NAMES = ("table", "known", "weights", "frequencies", "total", "first", "emission", "begin", "go")


def key(dictionary: Sequence[tuple[str, int | None]]) -> str:
    """Give the name of the arrays: a hash of jieba's own files and of the words added to them."""
    return cache.key("model", LAYOUT, json.dumps(dictionary), *map(Path.read_bytes, _files()))


def _files() -> list[Path]:
    """Give the files of jieba that its answer depends on, found without importing it, which takes time."""
    home = Path(importlib.util.find_spec("jieba").origin).parent
    finals = [home / "finalseg" / f"prob_{name}.py" for name in ("start", "trans", "emit")]
    return [home / "dict.txt", home / "__init__.py", home / "finalseg" / "__init__.py", *finals]


def load(name: str) -> dict[str, np.ndarray] | None:
    """Give the arrays kept under *name*, or None where there are none or they are damaged."""
    content = cache.load("models", name)
    if content is None:
        return None
    arrays, at = {}, HEADER
    for what, kind, shape in json.loads(content[:HEADER]):
        arrays[what] = np.frombuffer(content, kind, math.prod(shape), at).reshape(shape)
        at += arrays[what].nbytes
    return arrays


def store(name: str, arrays: dict[str, np.ndarray]) -> None:
    """Keep the arrays: a line that says their names, types and shapes, then one after another."""
    header = json.dumps([(what, arrays[what].dtype.str, arrays[what].shape) for what in NAMES]).encode()
    cache.store("models", name, header.ljust(HEADER) + b"".join(arrays[what].tobytes() for what in NAMES))
