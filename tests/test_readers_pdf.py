"""PDF pages: read in a newspaper's order, scored like text pages, and refused by name where they cannot be read."""

import io
import random

import pypdfium2
import pytest
from pdfmaker import gold_of, make
from pdfmaker.setting import FONT, Piece, Printed, font
from pdfmaker.sheet import drawn
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas
from scoring import average, score

from mailuo.articles import articles
from mailuo.errors import ReadError
from mailuo.pages import page_of_reading, read_pages
from mailuo.readers import read
from mailuo.readers.layout import Glyph, lines_of

SEEDS = range(1000, 1008)  # the reader was made on seeds below 100
COLUMN = 10


def printed(text, left, top, size=10.0, *, down=False):
    """A line at a place, ten points a character."""
    wide, high = (size, len(text) * size * 1.05) if down else (len(text) * size, size)
    return Printed(text, "a1", "body", left, top, wide, high, size, down=down)


def column(words, left, top):
    """Lines of one column, each word of a character repeated to its width."""
    return [printed(word * COLUMN, left, top + 14 * number) for number, word in enumerate(words)]


def text_of(lines, *, frames=(), rules=(), pictures=(), shuffled=None):
    """The lines of a page as they are read, without blank ones."""
    if shuffled is not None:
        lines = random.Random(shuffled).sample(lines, len(lines))
    page = Piece(600, list(lines), list(pictures), list(frames), list(rules))
    (reading,) = read("a.pdf", drawn(page, (500.0, 600.0)))
    return reading.text.split()


@pytest.fixture(scope="module")
def sheets():
    """Made sheets, each with the page that is read from it."""
    found = []
    for seed in SEEDS:
        data, sheet = make(seed)
        (reading,) = read("a.pdf", data)
        found.append((sheet, page_of_reading("a.pdf", reading)))
    return found


def test_newspaper_sheets_give_their_whole_articles(sheets):
    scores = average([score(gold_of(sheet, page)[0], page.text, articles(page)) for sheet, page in sheets])
    assert scores["whole articles"] >= 0.92
    assert scores["headline with body"] >= 0.9
    assert scores["paragraphs"] >= 0.95
    assert scores["roles macro"] >= 0.9


def test_no_line_mixes_columns_and_none_is_lost(sheets):
    assert [strays for sheet, page in sheets if (strays := gold_of(sheet, page)[1])] == []


def test_every_printed_line_carries_its_box_and_size(sheets):
    sheet, page = sheets[0]
    lines = [line for line in page.lines if line.end > line.start]
    assert all(line.box is not None and line.size > 0 for line in lines)
    printed_sizes = {round(line.size, 1) for line in sheet.lines}
    assert {round(line.size, 1) for line in lines} <= printed_sizes
    width, height = sheet.size
    assert all(0 <= line.box[0] < line.box[2] <= width and 0 <= line.box[1] < line.box[3] <= height for line in lines)


def test_columns_are_read_from_left_to_right_whatever_their_order_in_the_file():
    lines = column("甲乙丙丁", 50, 100) + column("戊己庚辛", 170, 100)
    for shuffled in (None, 1, 2):
        assert [word[0] for word in text_of(lines, shuffled=shuffled)] == list("甲乙丙丁戊己庚辛")


def test_a_short_headline_stands_over_all_columns_of_its_text():
    lines = [
        printed("短题", 50, 60, 24.0), *column("甲乙丙丁", 50, 100), *column("戊己庚辛", 170, 100),
        printed("右边文章题", 290, 60, 20.0), *column("子丑寅卯", 290, 100),
    ]  # fmt: skip
    assert [word[0] for word in text_of(lines)] == list("短甲乙丙丁戊己庚辛右子丑寅卯")


def test_a_headline_set_downwards_comes_before_the_text_that_it_stands_beside():
    text = column("甲乙丙丁戊己庚辛", 50, 100)
    heading = printed("竖排的题", 200, 100, 20.0, down=True)
    for lines in ([*text, heading], [heading, *text]):
        assert text_of(lines)[0] == "竖排的题"


def test_a_boxed_article_comes_after_the_article_that_flows_around_it():
    lines = [
        printed("大题目在上面", 50, 50, 30.0), *column("甲乙丙丁戊己庚辛", 50, 100), *column("子丑", 170, 100),
        printed("框里", 180, 145, 20.0), *column("寅卯", 180, 175), *column("辰巳午未申酉戌亥", 300, 100),
    ]  # fmt: skip
    read_words = [word[0] for word in text_of(lines, frames=[(170, 136, 285, 215)])]
    assert read_words == list("大甲乙丙丁戊己庚辛子丑辰巳午未申酉戌亥框寅卯")


def test_a_caption_comes_after_the_text_that_its_picture_interrupts():
    lines = [
        printed("大题目在上面", 50, 50, 30.0), *column("甲乙", 50, 100), printed("图为桥上", 50, 195, 9.0),
        *column("丙丁", 50, 218), *column("戊己庚辛壬癸", 170, 100),
    ]  # fmt: skip
    assert [word[0] for word in text_of(lines, pictures=[(50, 132, 150, 190)])] == list("大甲乙丙丁戊己庚辛壬癸图")


def test_a_character_printed_twice_to_make_it_bold_is_read_once():
    glyphs = [
        Glyph(word, (10 * k + shift, 0, 10 * k + 10 + shift, 10), 10)
        for shift in (0, 0.4)
        for k, word in enumerate("粗体")
    ]
    assert [[row.text for row in block] for block in lines_of(glyphs)] == [["粗体"]]


def picture_page(paper):
    """Draw a page that is a picture alone."""
    paper.rect(50, 50, 300, 300, fill=1)
    paper.showPage()


def pdf_of(*draw, **options):
    """A PDF whose pages are drawn in turn."""
    font()
    buffer = io.BytesIO()
    paper = canvas.Canvas(buffer, pagesize=(400, 400), invariant=1, **options)
    for one in draw:
        one(paper)
    paper.save()
    return buffer.getvalue()


def text_page(paper):
    """Draw a page with two lines."""
    paper.setFont(FONT, 10)
    paper.drawString(50, 300, "桥今天通车了。")
    paper.showPage()


def test_a_scanned_page_among_others_is_named_and_left(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_of(text_page, picture_page, text_page))
    pages, failures = read_pages([tmp_path / "a.pdf"])
    assert [page.id for page in pages] == ["a.pdf#1", "a.pdf#3"]
    assert [failure.reason for failure in failures] == [
        f"{tmp_path / 'a.pdf'}, page 2, is scanned: it has no text; it needs OCR first."
    ]


def test_a_scanned_file_an_encrypted_and_a_damaged_one_each_get_their_sentence():
    with pytest.raises(ReadError, match=r"a.pdf is scanned: none of its 2 pages has text; it needs OCR first"):
        read("a.pdf", pdf_of(picture_page, picture_page))
    locked = pdf_of(text_page, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    with pytest.raises(ReadError, match=r"a.pdf is encrypted: open it with its password and save it without"):
        read("a.pdf", locked)
    with pytest.raises(ReadError, match=r"a.pdf is a damaged PDF"):
        read("a.pdf", pdf_of(text_page)[:200])


def test_a_pdf_is_known_by_its_content_and_its_text_is_that_of_the_file():
    data = pdf_of(text_page)
    (reading,) = read("page.txt", data)
    assert reading.text == pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().strip() + "\n"


def test_a_made_sheet_is_the_same_from_the_same_seed():
    assert make(1000) == make(1000)
