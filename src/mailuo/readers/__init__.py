"""Files to readings: the door, which chooses the reader by what a file holds, not by its name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from mailuo.errors import ReadError
from mailuo.readers import archives, pdf, rows, text, web
from mailuo.readers.reading import Reading

__all__ = ["READERS", "Reading", "read"]

Columns = Mapping[str, str]
Reader = Callable[[str, bytes, Columns], Iterator[Reading]]

# (tells whether the bytes are its own, reads them), asked in this order. A reader is one function
# `read(name, data, columns)` in one file of this folder, which gives a `Reading` for each page or raises a ReadError
# that names the file. Text is last: it takes what no other claims.
READERS: tuple[tuple[Callable[[str, bytes], bool], Reader], ...] = (
    (pdf.claims, pdf.read),
    (web.claims, web.read),
    (rows.claims, rows.read),
    (lambda name, data: True, text.read),
)

BINARY = (
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


def read(name: str, data: bytes, columns: Columns | None = None) -> list[Reading]:
    """Give the pages that the file *name* holds, read by the first reader that claims its bytes; archives are opened.

    *columns* says which columns of a table hold what, where their names do not (see `rows.read`).

    Raises:
        ReadError: no reader can read it; the sentence names the file.
    """
    if not data:
        raise ReadError(f"{name} is empty: it has no byte.")
    if archives.is_archive(data):
        return [
            replace(reading, part="#".join(filter(None, (inner, reading.part))))
            for inner, content in archives.files_in(name, data)
            for reading in read(f"{name}#{inner}" if inner else name, content, columns)
        ]
    reader = next(read for claims, read in READERS if claims(name, data))
    kind = next((kind for mark, kind in BINARY if data.startswith(mark)), None)
    if reader is text.read and kind:
        raise ReadError(f"{name} is {kind}, not a text of a page.")
    return list(reader(name, data, columns or {}))
