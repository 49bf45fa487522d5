"""Page files become pages: decoded strictly, kept untouched, named apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailuo.errors import ReadError
from mailuo.pages import page_of_text, read_page, read_pages

TEXT = "本报讯 （记者 陈立）3月5日，\r\n青溪县的油菜花开了。\n"


def written(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode("utf-8"), TEXT),
        (TEXT.encode("utf-8-sig"), "\ufeff" + TEXT),
        (TEXT.encode("utf-16"), "\ufeff" + TEXT),
        ("\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"), "\ufeff" + TEXT),
        (TEXT.encode("gb18030"), TEXT),
        ("㐀𠀀的".encode("gb18030"), "㐀𠀀的"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "GB18030", "GB18030 of four bytes"],
)
def test_a_page_is_read_as_it_was_written_its_byte_order_mark_and_line_ends_kept(tmp_path, data, text):
    page = read_page(written(tmp_path, "01.txt", data))
    assert page.text == text
    assert page.id == "01.txt"


def test_lines_give_every_line_without_its_end_blank_ones_too():
    page = page_of_text("x", "一\r\n\n二\r三\u2028四\f五")
    assert [page.text[line.start : line.end] for line in page.lines] == ["一", "", "二", "三", "四", "五"]


@given(st.text(alphabet=st.characters(), max_size=80))
def test_lines_and_line_ends_are_the_whole_text(text):
    page = page_of_text("x", text)
    gaps = zip([0, *(line.end for line in page.lines)], [*(line.start for line in page.lines), len(text)])
    assert all(not text[end:start].strip("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029") for end, start in gaps)
    assert [text[line.start : line.end] for line in page.lines] == text.splitlines()


def test_a_folder_stands_for_its_files_in_name_order_and_a_file_named_twice_is_read_once(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "__MACOSX/d.txt"):
        written(tmp_path, name, "页".encode())
    pages, failures = read_pages([tmp_path / "b.txt", tmp_path])
    assert [page.id for page in pages] == ["b.txt", "a.txt", "c.txt"]
    assert not failures


def test_files_of_one_name_keep_the_folder_that_tells_them_apart(tmp_path):
    for name in ("08/01.txt", "09/01.txt", "09/02.txt"):
        written(tmp_path, name, "页".encode())
    pages, _ = read_pages([tmp_path])
    assert [page.id for page in pages] == ["08/01.txt", "09/01.txt", "02.txt"]


def test_one_page_is_not_taken_from_a_file_that_holds_several(tmp_path):
    table = written(tmp_path, "t.csv", "标题,正文\n一,油菜花开了。\n二,桥合龙了。\n".encode())
    with pytest.raises(ReadError, match="2 pages, not one"):
        read_page(table)
