"""A key to what was computed for it before, in the user's private cache folder, verified when read.

Only plain bytes are kept, never pickles: what is read back is data. A damaged entry is as good as none.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import platformdirs

DIGEST = 32  # bytes of the SHA-256 that opens an entry


def folder(name: str = "") -> Path:
    """Give the private cache folder *name*, made if it is not there; ``MAILUO_CACHE`` names another root."""
    root = os.environ.get("MAILUO_CACHE") or platformdirs.user_cache_dir("mailuo", appauthor=False)
    path = Path(root) / name
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def key(*parts: bytes | str) -> str:
    """Give the name under which a result of *parts* is kept: a SHA-256 over each part and its length."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


def load(kind: str, name: str) -> bytes | None:
    """Give the bytes kept under *name*, or None where there are none or they are not what was stored."""
    file = opened(kind, name)
    if file is None:
        return None
    with file:
        return file.read()


def opened(kind: str, name: str) -> BinaryIO | None:
    """Give what `load` gives as a file to read from, to be closed: what is long need not be held whole."""
    try:
        file = (folder(kind) / name).open("rb")
    except OSError:
        return None
    digest = file.read(DIGEST)
    if hashlib.file_digest(file, "sha256").digest() != digest:
        file.close()
        return None
    file.seek(DIGEST)
    return file


def store(kind: str, name: str, content: bytes | Iterable[bytes]) -> None:
    """Keep *content*, or its pieces, under *name*, whole or not at all; a cache that cannot be written is no error."""
    path = folder(kind) / name
    part = path.with_suffix(f".{os.getpid()}.part")
    digest = hashlib.sha256()
    try:
        with part.open("wb") as file:
            file.write(bytes(DIGEST))
            for piece in [content] if isinstance(content, bytes) else content:
                digest.update(piece)
                file.write(piece)
            file.seek(0)
            file.write(digest.digest())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
