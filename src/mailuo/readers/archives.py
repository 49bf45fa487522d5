"""Archives to the files in them: zip and gzip, one inside the other too."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator

from mailuo.errors import ReadError

ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
LARGEST = 4 << 30  # bytes unpacked; a larger archive is more likely a trap than a newspaper


def is_archive(data: bytes) -> bool:
    """Tell whether *data* is an archive of files: gzip, or a zip that is no office document."""
    return data.startswith(GZIP) or (data.startswith(ZIP) and not is_office(data))


def is_office(data: bytes) -> bool:
    """Tell whether a zip is a document of an office program, which states its content types or is an EPUB."""
    return b"[Content_Types].xml" in data[:4096] + data[-65536:] or b"mimetypeapplication/epub" in data[:256]


def files_in(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the name and bytes of each file in an archive, in name order; hidden ones are left out.

    Raises:
        ReadError: the archive is damaged, encrypted, or unpacks to more than 4 GiB.
    """
    try:
        if data.startswith(GZIP):
            with gzip.open(io.BytesIO(data)) as packed:
                content = packed.read(LARGEST + 1)
            refuse_large(name, len(content))
            yield "", content
            return
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = sorted((one for one in archive.infolist() if not one.is_dir()), key=lambda one: one.filename)
            refuse_large(name, sum(one.file_size for one in members))
            for one in members:
                if not any(part.startswith((".", "__MACOSX")) for part in one.filename.split("/")):
                    yield readable(one), archive.read(one)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError) as error:
        raise ReadError(f"{name} is a damaged archive: {error}.") from error
    except RuntimeError as error:  # zipfile's word for a password
        raise ReadError(f"{name} is an encrypted archive: unpack it first.") from error


def refuse_large(name: str, size: int) -> None:
    """Raise ReadError if *name*, of *size* bytes unpacked, is more than an archive of pages comes to."""
    if size > LARGEST:
        raise ReadError(f"{name} unpacks to more than 4 GiB: unpack it first.")


def readable(member: zipfile.ZipInfo) -> str:
    """Give a member's name; archives made on a Chinese Windows hold it in GB18030 without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename
