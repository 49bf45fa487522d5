"""Every character of a page that is no space stands in one block, on any text at all; and a block shows its spans."""

# ruff: noqa: E501 (a page is not broken)

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailuo.articles import articles, from_record, offsets, record
from mailuo.articles.records import KINDS, ROLES
from mailuo.pages import page_of_text

TURNED = str.maketrans("﹃﹄﹁﹂", "“”‘’")
PIECES = (
    "本报讯（记者 周松）", "□本报记者 张三", "（上接1版）", "（下转3版）", "记者 李四 摄", "导读", "5版》某某", "# ", "## 标题", "——副题",
    "引题：", "某市建成新馆", "近日，某市科技馆建成开放，市民纷纷前来参观。", "责编 王五", "2021年1月7日 星期四", "﹃", "﹄", "主持记者：赵六",
    "访谈嘉宾：", "新华社北京1月7日电", "（图片由受访者提供）", "“四个面向”", "市", "、人", "IT", "5G", "，", "。", "；", "\ufeff", "\x00", "\u200b",
    "（记者 周松）", "▲上接01版", "怎么了？", "\ud800", "𠮷",
)  # fmt: skip
BREAKS = ("\n", "\n\n", "\r\n", "\v", "\f", "\u2028", "\u3000\u3000", " ", "", "\x1c", "\x85")
TEXTS = st.one_of(
    st.text(),
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BREAKS)), max_size=40).map(
        lambda pairs: "".join(piece + end for piece, end in pairs)
    ),
    st.lists(st.sampled_from("一二三，。：“”（）#—记者版摄 \n\u3000"), max_size=200).map("".join),
)


def kept(text):
    """The places of the characters of *text* that must stand in a block."""
    return {place for place, character in enumerate(text) if not character.isspace() and character != "\ufeff"}


def dense(text):
    return "".join(text.split())


def check(text):
    page = page_of_text("page.txt", text)
    made = articles(page)
    places = Counter(
        place
        for article in made
        for block in article.blocks
        for start, end in block.spans
        for place in range(start, end)
        if not text[place].isspace()
    )
    assert set(places) == kept(text)
    assert not places or max(places.values()) == 1
    for article in made:
        assert article.kind in KINDS
        for block in article.blocks:
            check_block(page, block)
        assert from_record(record(article)).blocks[0].spans == article.blocks[0].spans
    assert sum(article.kind == "page" for article in made) <= 1
    assert len({article.id for article in made}) == len(made)


def check_block(page, block):
    assert block.role in ROLES
    assert 0 <= block.confidence <= 1 and block.reason
    spans = "".join(page.text[start:end] for start, end in block.spans)
    assert dense(block.text) == dense(spans).translate(TURNED) or "#" in spans
    where = offsets(page, block)
    assert len(where) == len(block.text)
    assert where == sorted(where)
    for character, place in zip(block.text, where):
        assert character == " " or character == page.text[place].translate(TURNED)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_character_of_any_text_stands_in_exactly_one_block(text):
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        " \n\u3000\n",
        "一",
        "\ufeff一\ufeff",
        "# ",
        "# 一",
        "一\ufeff二",
        "——\r<\r\r00提供",
        "市\n科\n技\n：\n局",
        "\n".join("一二三四五"),
    ],
)
def test_the_smallest_pages_are_kept_whole(text):
    check(text)


def test_markdown_marks_stay_in_the_span_and_leave_the_text():
    page = page_of_text("page.txt", "## 某市建成新馆\n\n本报讯（记者 周松）近日，新馆建成。\n")
    (article,) = [article for article in articles(page) if article.kind == "article"]
    (headline,) = [block for block in article.blocks if block.role == "headline"]
    assert headline.text == article.headline == "某市建成新馆"
    assert page.text[slice(*headline.spans[0])] == "## 某市建成新馆"


def test_no_pattern_takes_long_on_hostile_lines():
    # lines on which a careless pattern would try every way to part names
    lines = [
        "记者 " + "甲乙 " * 30,
        "□" + "本报" * 60,
        "（" * 100,
        "图/" + "甲、" * 50,
        "一" * 119 + "摄",
        "1" * 300 + "版",
    ]
    check("\n".join(lines * 5))
    assert re.search("版", lines[-1])
