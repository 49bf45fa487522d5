"""Readers: what a researcher has, chosen by content, as plain readings."""

import gzip
import io
import json
import zipfile

import openpyxl
import pandas as pd
import pytest

from mailuo.errors import ReadError
from mailuo.readers import columns_of, read
from mailuo.tables import write_parquet

ROWS = [
    {"标题": "油菜花开", "正文": "一月五日，油菜花开了。\n游人如织。", "日期": "2021-01-08"},
    {"标题": "桥通车", "正文": "大桥昨日通车。", "日期": "2021/1/9 08:00"},
]


def packed(files):
    """A zip archive of *files*, name → bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def as_csv(encoding):
    return pd.DataFrame(ROWS).to_csv(index=False).encode(encoding)


def as_workbook():
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.active.append(list(ROWS[0]))
    for row in ROWS:
        book.active.append(list(row.values()))
    book.save(buffer)
    return buffer.getvalue()


def as_parquet(tmp_path):
    write_parquet(pd.DataFrame(ROWS), tmp_path / "rows.parquet")
    return (tmp_path / "rows.parquet").read_bytes()


def as_lines():
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()


def test_the_same_rows_in_any_format_are_the_same_readings_whatever_the_file_is_called(tmp_path):
    tables = [
        as_csv("utf-8"),
        as_csv("utf-8-sig"),
        as_csv("gb18030"),
        as_workbook(),
        as_parquet(tmp_path),
        as_lines(),
        gzip.compress(as_lines()),
    ]
    for data in tables:
        first, second = read("something.dat", data)
        assert first.text == "油菜花开\n一月五日，油菜花开了。\n游人如织。"
        assert first.stated == {"headline": "油菜花开", "date": "2021-01-08"}
        assert (first.part, second.part) == ("1", "2")
        assert second.stated["date"] == "2021/1/9 08:00"


def test_a_list_of_paragraphs_is_kept_as_paragraphs():
    (one,) = read(
        "a.jsonl", json.dumps({"title": "桥", "paragraphs": ["桥通了。", "车来了。"]}, ensure_ascii=False).encode()
    )
    assert one.text.splitlines() == ["桥", "桥通了。", "车来了。"]


def test_a_column_is_named_where_guessing_fails_and_one_that_is_not_there_is_refused_by_name():
    data = "甲,乙,日期\n短,也短,2021-01-08\n".encode()
    with pytest.raises(ReadError, match="which column holds the text"):
        read("a.csv", data)
    (one,) = read("a.csv", data, {"text": "乙"})
    assert one.text == "也短"
    with pytest.raises(ReadError, match="no column '丙'; it has '甲', '乙', '日期'"):
        read("a.csv", data, {"text": "丙"})


def test_a_row_without_text_is_no_page_and_is_told():
    page, told = read("a.csv", "标题,正文\n空,\n有,桥通了。\n".encode())
    assert page.part == "2"
    assert told.refused == "a.csv: 1 of 2 rows have no text in the column '正文', first row 1."


def test_a_broken_line_of_json_is_told_and_the_others_are_read():
    page, told = read("a.jsonl", '{"text": "桥通了。"}\n{"text": \n'.encode())
    assert page.text == "桥通了。"
    assert told.refused.startswith("a.jsonl, line 2, is no JSON:")


def test_what_cannot_be_read_in_an_archive_is_told_and_the_others_are_read():
    told, page = read("a.zip", packed({"1.png": b"\x89PNG\r\n", "2.txt": "文章。".encode()}))
    assert told.refused == "a.zip#1.png is a PNG picture, not a text of a page."
    assert (page.part, page.text) == ("2.txt", "文章。")


def test_the_columns_that_were_guessed_can_be_shown():
    data = "题目,content,pub_time\n桥,桥通了。,2021-01-08\n".encode()
    chosen = {"text": "content", "headline": "题目", "date": "pub_time"}
    assert columns_of("a.csv", data) == columns_of("a.csv.gz", gzip.compress(data)) == chosen
    assert columns_of("a.txt", "桥通了。".encode()) == {}


def test_an_archive_gives_the_pages_in_it_by_name_and_leaves_out_hidden_files():
    data = packed(
        {
            "2021-01/08/02.txt": "第二版的文章。".encode(),
            "2021-01/08/01.txt": "第一版的文章。".encode(),
            "__MACOSX/x": b"junk",
        }
    )
    assert [(one.part, one.text) for one in read("all.zip", data)] == [
        ("2021-01/08/01.txt", "第一版的文章。"),
        ("2021-01/08/02.txt", "第二版的文章。"),
    ]


def test_a_damaged_archive_or_table_gets_its_sentence():
    whole = packed({"1.txt": "文章。".encode() * 1000})
    with pytest.raises(ReadError, match="damaged"):
        read("a.zip", whole[:-30])
    with pytest.raises(ReadError, match="line 2, is no JSON"):
        read("a.jsonl", b'\n{"text": \n')


def test_an_html_page_gives_its_article_without_the_boilerplate():
    page = """<html><head><title>油菜花开</title><meta charset="utf-8"></head><body><nav>首页 新闻 体育</nav>
    <article><h1>油菜花开</h1><p>一月七日，永兴镇的油菜花开了，游客纷纷前来观赏，村民们十分高兴。</p>
    <p>据了解，这里的油菜花从去年十一月开到今年三月，花期很长，带动了乡村旅游的发展。</p></article>
    <script>alert("坏")</script></body></html>"""
    (one,) = read("page.txt", page.encode())
    assert one.text.splitlines()[0] == "油菜花开"
    assert one.text.count("永兴镇") == 1
    assert "alert" not in one.text and "体育" not in one.text


def test_an_html_page_names_its_author_in_its_head():
    text = "记者从市科技馆获悉，新馆于近日建成，面积两万平方米，设有五个展厅，全年免费开放，周末的预约早已满了。"
    page = f'<html><head><title>新馆</title><meta name="author" content="周松"></head><body><p>{text}</p></body></html>'
    ((reading),) = read("a.html", page.encode())
    assert reading.stated["authors"] == "周松"


def test_an_html_page_without_an_article_is_refused():
    with pytest.raises(ReadError, match="no article is found"):
        read("a.html", b"<html><body></body></html>")
