"""Rows with their places on the paper: what runs over from one row into the next is read whole."""

from mailuo.articles import articles
from mailuo.pages import page_of_reading
from mailuo.readers import Reading

TITLE = "渡口换新颜"


def set_in_columns(*rows):
    """The page of a headline and a column of *rows*, each a line with its box, as a PDF gives them."""
    places, text, top = [], "", 50.0
    for number, row in enumerate((TITLE, "", *rows)):
        size = 24.0 if not number else 10.0
        places.append((len(text), len(text) + len(row), (50.0, top, 50.0 + size * len(row), top + size), size))
        text += row + "\n"
        top += 14 if number else 40
    return page_of_reading("a.pdf", Reading(text, places=tuple(places)))


def blocks(*rows):
    """The roles and texts of what was built of *rows*, the headline left out."""
    (article,) = articles(set_in_columns(*rows))
    return [(block.role, block.text) for block in article.blocks if block.role != "headline"], article


def test_a_byline_in_a_paragraph_that_runs_over_two_rows_is_whole():
    found, article = blocks("　　本报讯 记者 苏新兰报", "道 近日，渡口的老船换上了", "新的电动机，乘客连声叫好。")
    assert found[0] == ("byline", "本报讯 记者 苏新兰报道")
    assert found[1] == ("body", "近日，渡口的老船换上了新的电动机，乘客连声叫好。")
    assert article.authors == ("苏新兰",)


def test_a_dateline_whose_names_end_on_the_third_row_is_whole():
    found, article = blocks(
        "　　新华社上海8月27日电",
        "（记者 柳兰春 通讯员 柳桐",
        "兰）近日，渡口的老船换上了",
        "新的电动机，乘客连声叫好。",
    )
    assert found[-1] == ("body", "近日，渡口的老船换上了新的电动机，乘客连声叫好。")
    assert {role for role, _ in found[:-1]} == {"byline"}
    assert article.authors == ("柳兰春", "柳桐兰")


def test_a_jump_begun_on_one_row_and_ended_on_the_next_is_no_body_text():
    found, article = blocks("　　近日，渡口的老船换上了新", "的电动机，乘客连声叫好。（下", "转第12版）")
    assert found == [("body", "近日，渡口的老船换上了新的电动机，乘客连声叫好。"), ("jump", "（下转第12版）")]
    assert article.continued_on.page == "12"


def test_a_byline_on_a_row_of_its_own_stays_one():
    found, _ = blocks("本报记者 苏新兰", "　　近日，渡口的老船换上了新", "的电动机，乘客连声叫好。")
    assert [role for role, _ in found] == ["byline", "body"]
