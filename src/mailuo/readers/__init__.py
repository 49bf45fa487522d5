"""Files to readings: the door, which chooses the reader by what a file holds, not by its name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from mailuo.errors import ReadError
from mailuo.readers import archives, pdf, rows, text, web
from mailuo.readers.reading import Reading

__all__ = ["READERS", "Reading", "columns_of", "read"]

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
        return unpacked(name, data, columns)
    reader = next(read for claims, read in READERS if claims(name, data))
    kind = next((kind for mark, kind in BINARY if data.startswith(mark)), None)
    if reader is text.read and kind:
        raise ReadError(f"{name} is {kind}, not a text of a page.")
    return list(reader(name, data, columns or {}))


def unpacked(name: str, data: bytes, columns: Columns | None) -> list[Reading]:
    """Give the pages of the files in an archive; one of several that cannot be read does not stop the rest."""
    found = []
    for inner, content in archives.files_in(name, data):
        if not inner:
            return read(name, content, columns)
        try:
            readings = read(f"{name}#{inner}", content, columns)
        except ReadError as error:
            readings = [Reading("", refused=str(error))]
        found += [replace(reading, part="#".join(filter(None, (inner, reading.part)))) for reading in readings]
    if not found:
        raise ReadError(f"{name} is an archive without a file in it.")
    return found


def columns_of(name: str, data: bytes, columns: Columns | None = None) -> dict[str, str]:
    """Give the column that each role is read from (``text``, ``date`` …), {} for a file that is no table."""
    if data.startswith(archives.GZIP):
        ((_, data),) = archives.files_in(name, data)
    if archives.is_archive(data) or next(read for claims, read in READERS if claims(name, data)) is not rows.read:
        return {}
    return rows.choose(name, rows.rows_of(name, data)[0], columns or {})
