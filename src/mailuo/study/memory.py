"""A costly result to the cache and back, exactly: plain arrays and text, under a hash of all that it depends on."""

import functools
import hashlib
import importlib.metadata
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd

from .. import cache
from ..matrix import Counts
from ..quality import Choice
from ..topics import Topics

KIND = "choices"
CODE = ("kernels", "lda", "quality", "matrix", "topics", "bridges")  # what a choice of topics is made by
PACKAGES = ("gensim", "numba", "numpy", "scipy")
PLAIN = tuple(
    field.name for field in fields(Topics) if field.name not in ("ids", "terms", "weights", "shares", "reproducibility")
)


def remembered(
    counts: Counts, texts: Sequence[Sequence[str]], options: dict[str, object], make: Callable[[], Choice]
) -> Choice:
    """Give what *make* gives, from the cache where the same counts, texts, options and code have been met before."""
    name = cache.key(
        code(), *described(counts), json.dumps(texts, ensure_ascii=False), json.dumps(options, sort_keys=True)
    )
    kept = cache.load(KIND, name)
    if kept is not None:
        return unpacked(kept, counts)
    made = make()
    cache.store(KIND, name, packed(made))
    return made


def described(counts: Counts) -> list[bytes]:
    """Give all that counts are, as bytes."""
    matrix = counts.matrix
    names = json.dumps([counts.ids, counts.groups, counts.terms], ensure_ascii=False)
    arrays = (matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64), matrix.data.astype(np.float64))
    return [names.encode("utf-8", "surrogatepass"), *(array.tobytes() for array in arrays)]


@functools.cache
def code() -> str:
    """Give a hash of the code that makes a choice, and of the libraries under it."""
    root = Path(__file__).resolve().parents[1]
    files = sorted(file for room in CODE for file in (*root.glob(f"{room}.py"), *(root / room).rglob("*.py")))
    digest = hashlib.sha256("".join(importlib.metadata.version(name) for name in PACKAGES).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def packed(choice: Choice) -> bytes:
    """Give a choice as bytes: a NumPy archive without pickles."""
    arrays: dict[str, np.ndarray] = {}
    kept = [choice.topics, *choice.fits, *choice.consensus]
    for number, topics in enumerate(kept):
        for name in ("weights", "shares", "reproducibility"):
            arrays[f"{name}-{number}"] = getattr(topics, name)
    for name in choice.table.columns:
        arrays[f"table-{name}"] = choice.table[name].to_numpy()
    told = {
        "topics": [{name: getattr(topics, name) for name in PLAIN} for topics in kept],
        "n_fits": len(choice.fits),
        "columns": list(choice.table.columns),
        "recommended": choice.recommended,
        "reason": choice.reason,
        "shown": choice.shown,
        "notes": choice.notes,
    }
    arrays["told"] = np.frombuffer(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"), np.uint8)
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return stream.getvalue()


def unpacked(content: bytes, counts: Counts) -> Choice:
    """Give the choice that `packed` made bytes of; its documents and terms are those of *counts*."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        told = json.loads(arrays["told"].tobytes().decode("utf-8", "surrogatepass"))
        kept = [
            Topics(
                ids=counts.ids,
                terms=counts.terms,
                **{name: arrays[f"{name}-{number}"] for name in ("weights", "shares", "reproducibility")},
                **{name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()},
            )
            for number, plain in enumerate(told["topics"])
        ]
        table = pd.DataFrame({name: arrays[f"table-{name}"] for name in told["columns"]})
    last = 1 + told["n_fits"]
    return Choice(
        table=table,
        recommended=told["recommended"],
        reason=told["reason"],
        shown=told["shown"],
        topics=kept[0],
        fits=tuple(kept[1:last]),
        consensus=tuple(kept[last:]),
        notes=tuple(told["notes"]),
    )
