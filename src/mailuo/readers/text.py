"""Bytes to text: a page dump in UTF-8, UTF-16 with a byte order mark, or GB18030, decoded whole or refused."""

import codecs
import re
from collections.abc import Iterator, Mapping

from mailuo.errors import ReadError
from mailuo.readers.reading import Reading

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年"
COMMON_SHARE = 0.02  # of the Han in real Chinese text about 0.2; in Big5 read as GB18030 next to none


def read(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Reading]:
    """Give the one page that a text file is; line ends and a byte order mark are kept as characters."""
    text = decode(name, data)
    refuse_what_is_no_page(name, text)
    yield Reading(text)


def decode(name: str, data: bytes) -> str:
    """Give *data* as text: by its byte order mark, else as UTF-8, else as GB18030, each strictly.

    Raises:
        ReadError: no encoding fits; the byte where it fails is named, counted from 0, and its line.
    """
    for mark, encoding in UTF16:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(f"{name} is not whole UTF-16: {reason(error)} at byte {error.start}.") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        damage = error
    refuse_damaged_utf8(name, data, damage)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name} is neither UTF-8 ({where(data, damage)}) nor GB18030 ({where(data, error)}); "
            "save it as UTF-8 and try again."
        ) from None
    return likely_chinese(name, text, where(data, damage))


def refuse_damaged_utf8(name: str, data: bytes, damage: UnicodeDecodeError) -> None:
    """Raise where *data* is UTF-8 but for some bytes: read as GB18030 it would be other words."""
    loose = data.decode("utf-8", "surrogatepass" if lone_surrogate(data, damage.start) else "replace")
    if lone := SURROGATE.search(loose):
        raise ReadError(f"{name}, line {line_of(loose, lone.start())}, holds a lone surrogate, which is no character.")
    if len(HAN.findall(loose)) > loose.count("\ufffd"):
        raise ReadError(f"{name} is UTF-8 with damage: {where(data, damage)} is no character.")


def lone_surrogate(data: bytes, start: int) -> bool:
    """Tell whether the byte at *start* opens an encoded surrogate, and nothing else is wrong with *data*."""
    try:
        data[start : start + 3].decode("utf-8", "surrogatepass")
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def likely_chinese(name: str, text: str, place: str) -> str:
    """Give *text*, or raise where GB18030 decodes it only into characters that no one writes (Big5, for instance)."""
    han = HAN.findall(text)
    if len(han) >= 100 and sum(character in COMMON for character in han) < COMMON_SHARE * len(han):
        raise ReadError(
            f"{name} is not UTF-8 ({place}), and as GB18030 it makes no Chinese (is it Big5?); "
            "save it as UTF-8 and try again."
        )
    return text


def refuse_what_is_no_page(name: str, text: str) -> None:
    """Raise where *text* is empty, holds what no page holds, or has no Chinese; the sentence names the line."""
    if not text.strip("\ufeff \t\r\n\f\v\u3000\xa0"):
        raise ReadError(f"{name} is empty: it has no character but white space.")
    if bad := CONTROL.search(text):
        what = "a NUL" if bad.group() == "\0" else f"the control character U+{ord(bad.group()):04X}"
        raise ReadError(f"{name}, line {line_of(text, bad.start())}, holds {what}; it is not a text file.")
    if lone := SURROGATE.search(text):
        raise ReadError(f"{name}, line {line_of(text, lone.start())}, holds a lone surrogate, which is no character.")
    if not HAN.search(text):
        raise ReadError(f"{name} has no Chinese character in its {line_of(text, len(text.rstrip()))} lines.")


def line_of(text: str, position: int) -> int:
    """Give the number, from 1, of the line in which *position* stands."""
    return text.count("\n", 0, position) + 1


def where(data: bytes, error: UnicodeDecodeError) -> str:
    """Name the byte at which decoding fails, and its line."""
    line = data.count(b"\n", 0, error.start) + 1
    return f"byte {error.start}, 0x{data[error.start]:02x}, in line {line}"


def reason(error: UnicodeDecodeError) -> str:
    """Say in a newspaper reader's words why UTF-16 fails."""
    return "the file ends within a character" if "truncated" in error.reason else "a lone surrogate"
