"""PDF to readings: the lines of each page in reading order, with their boxes and font sizes."""

import ctypes
from collections.abc import Iterator, Mapping

from mailuo.errors import ReadError
from mailuo.readers.layout import Glyph, Row, lines_of
from mailuo.readers.order import Box
from mailuo.readers.reading import Reading

MARK = b"%PDF-"
THIN = 3.0  # points: a drawn box that is thinner is a rule


def claims(name: str, data: bytes) -> bool:
    """Tell whether *data* is a PDF."""
    return MARK in data[:1024]


def read(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Reading]:
    """Give the pages of a PDF that have text; of one that has none, a reading that says so.

    Raises:
        ReadError: the file is encrypted or damaged, or all its pages are scanned.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise ReadError(
            f"{name} is encrypted: open it with its password and save it without."
            if locked
            else f"{name} is a damaged PDF: {str(error).rstrip('.')}."
        ) from error
    try:
        readings = [page_reading(name, document[number], number + 1, count) for number in range(count)]
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{name} is a damaged PDF: {str(error).rstrip('.')}.") from error
    finally:
        document.close()
    if not any(reading.text for reading in readings):
        raise ReadError(f"{name} is scanned: none of its {count} pages has text; it needs OCR first.")
    yield from readings


def page_reading(name: str, page: object, number: int, count: int) -> Reading:
    """Give the text of one page, blocks parted by blank lines, and where each line stands."""
    part = f"{number:0{len(str(count))}}" if count > 1 else ""
    glyphs = list(glyphs_of(page))
    if not glyphs:
        return Reading("", part, refused=f"{name}, page {number}, is scanned: it has no text; it needs OCR first.")
    boxes, rules, pictures = drawn_on(page)
    return reading_of(lines_of(glyphs, frames=boxes, rules=rules, pictures=pictures), part)


def reading_of(blocks: list[list[Row]], part: str) -> Reading:
    """Give blocks of rows as one text with the place of each line."""
    text, places = "", []
    for block in blocks:
        text += "\n" if text else ""
        for row in block:
            places.append((len(text), len(text) + len(row.text), row.box, round(row.size, 3)))
            text += row.text + "\n"
    return Reading(text, part, tuple(places))


def glyphs_of(page: object) -> Iterator[Glyph]:
    """Give the printed characters of a page in the order of the file."""
    from pypdfium2 import raw

    text, height = page.get_textpage(), page.get_height()
    rectangle, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    spaced = False
    for number in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, number))
        if raw.FPDFText_IsGenerated(text, number) == 1:
            continue
        if character.isspace() or not character.isprintable():
            spaced = spaced or character.isspace()
            continue
        if not raw.FPDFText_GetLooseCharBox(text, number, ctypes.byref(rectangle)):
            continue
        size = raw.FPDFText_GetFontSize(text, number)
        if raw.FPDFText_GetMatrix(text, number, ctypes.byref(matrix)):
            size *= (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0  # a page may be set at size 1 and enlarged
        box = (rectangle.left, height - rectangle.top, rectangle.right, height - rectangle.bottom)
        yield Glyph(character, box, size or box[3] - box[1], spaced)
        spaced = False


def drawn_on(page: object) -> tuple[list[Box], list[Box], list[Box]]:
    """Give the frames, the rules and the pictures that are drawn on a page; what covers most of it is its ground."""
    from pypdfium2 import raw

    width, height = page.get_size()
    frames, rules, pictures = [], [], []
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = thing.get_bounds()
        box = (left, height - top, right, height - bottom)
        if (right - left) * (top - bottom) > 0.8 * width * height:
            continue
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        else:
            (rules if min(right - left, top - bottom) < THIN else frames).append(box)
    return frames, rules, pictures
