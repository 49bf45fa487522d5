"""A key to what was computed for it before, in the user's private cache folder, verified when read.

Only plain bytes are kept, never pickles: what is read back is data. A damaged entry is as good as none.
"""

import hashlib
import os
from pathlib import Path

import platformdirs


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
    try:
        data = (folder(kind) / name).read_bytes()
    except OSError:
        return None
    digest, content = data[:32], data[32:]
    return content if hashlib.sha256(content).digest() == digest else None


def store(kind: str, name: str, content: bytes) -> None:
    """Keep *content* under *name*, whole or not at all; a cache that cannot be written is no error."""
    path = folder(kind) / name
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(hashlib.sha256(content).digest() + content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
