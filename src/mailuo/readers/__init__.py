"""Files to readings: the door, which chooses the reader by what a file holds, not by its name."""

from collections.abc import Callable, Iterator

from mailuo.errors import ReadError
from mailuo.readers import text
from mailuo.readers.reading import Reading

__all__ = ["READERS", "Reading", "read"]

Reader = Callable[[str, bytes], Iterator[Reading]]

# (tells whether the bytes are its own, reads them), asked in this order. A reader is one function
# `read(name, data)` in one file of this folder, which gives a `Reading` for each page or raises a ReadError that
# names the file. Text is last: it takes what no other claims.
READERS: tuple[tuple[Callable[[str, bytes], bool], Reader], ...] = ((lambda name, data: True, text.read),)

BINARY = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"PK\x03\x04", "a zip archive (or a Word, Excel or EPUB file)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)


def read(name: str, data: bytes) -> list[Reading]:
    """Give the pages that the file *name* holds, read by the first reader that claims its bytes.

    Raises:
        ReadError: no reader can read it; the sentence names the file.
    """
    if not data:
        raise ReadError(f"{name} is empty: it has no byte.")
    reader = next(read for claims, read in READERS if claims(name, data))
    kind = next((kind for mark, kind in BINARY if data.startswith(mark)), None)
    if reader is text.read and kind:
        raise ReadError(f"{name} is {kind}, not a text of a page.")
    return list(reader(name, data))
