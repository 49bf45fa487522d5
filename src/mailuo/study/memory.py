"""A costly result to the cache and back, exactly: plain arrays and text, under a hash of all that it depends on."""

import functools
import hashlib
import importlib.metadata
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pandas as pd

from .. import cache
from ..matrix import Counts
from ..quality import Choice
from ..topics import Topics

KIND = "choices"
CODE = ("kernels", "lda", "quality", "matrix", "topics", "bridges")  # what a choice of topics is made by
PACKAGES = ("gensim", "numba", "numpy", "scipy")
ARRAYS = ("weights", "shares", "reproducibility")
PLAIN = tuple(field.name for field in fields(Topics) if field.name not in ("ids", "terms", *ARRAYS))


def remembered(
    counts: Counts, texts: Sequence[Sequence[str]], options: dict[str, object], make: Callable[[], Choice]
) -> Choice:
    """Give what *make* gives, from the cache where the same counts, texts, options and code have been met before."""
    name = cache.key(code(), *described(counts), hashed(texts), json.dumps(options, sort_keys=True))
    kept = cache.opened(KIND, name)
    if kept is not None:
        with kept:
            return unpacked(kept, counts)
    made = make()
    cache.store(KIND, name, packed(made))
    return made


def hashed(texts: Sequence[Sequence[str]]) -> bytes:
    """Give a hash of all words in their order, a text at a time."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    return digest.digest()


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


def packed(choice: Choice) -> Iterator[bytes]:
    """Give a choice as pieces of bytes: the length of a JSON header, the header, then NumPy arrays without pickles."""
    kept = [choice.topics, *choice.fits, *choice.consensus]
    told = {
        "topics": [{name: getattr(topics, name) for name in PLAIN} for topics in kept],
        "n_fits": len(choice.fits),
        "columns": list(choice.table.columns),
        "recommended": choice.recommended,
        "reason": choice.reason,
        "shown": choice.shown,
        "notes": choice.notes,
    }
    header = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    yield len(header).to_bytes(8, "little")
    yield header
    arrays = [choice.table[name].to_numpy() for name in choice.table.columns]
    for array in (*arrays, *(getattr(topics, name) for topics in kept for name in ARRAYS)):
        stream = io.BytesIO()
        np.lib.format.write_array(stream, array, allow_pickle=False)
        yield stream.getvalue()


def unpacked(file: BinaryIO, counts: Counts) -> Choice:
    """Give the choice that `packed` made bytes of; its documents and terms are those of *counts*."""
    told = json.loads(file.read(int.from_bytes(file.read(8), "little")).decode("utf-8", "surrogatepass"))
    read = functools.partial(np.lib.format.read_array, file, allow_pickle=False)
    table = pd.DataFrame({name: read() for name in told["columns"]})
    kept = [
        Topics(
            ids=counts.ids,
            terms=counts.terms,
            **{name: read() for name in ARRAYS},
            **{name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()},
        )
        for plain in told["topics"]
    ]
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
