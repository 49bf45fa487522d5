"""Blocks of short lines to pull quotes and their fragments: what a page says twice, and where it is set narrower."""

import pytest
from test_articles import LONG, OTHER, TWO, columns, made, of_role

HEAD = "科技馆新馆建成\n\n□本报记者 周松"
SENTENCE = "孩子们围着一台会写字的机器人，看它把自己的名字一笔一画写在纸上。"
TEXT = f"走进展厅，灯光亮了起来，{SENTENCE}讲解员说，这里每天都要排队，周末的预约已经排到了下个月。"


def test_of_two_that_say_the_same_the_wider_is_the_text_though_the_quote_runs_on():
    quote = f"{columns(TWO[0], 9, 0)}\n写在纸上"
    (article,) = made(f"{HEAD}\n\n{columns(LONG, 20)}\n\n{columns(TWO[0], 20)}\n\n{quote}\n\n{columns(TEXT, 20)}\n")
    assert TWO[0] in "".join(of_role(article, "body"))


def test_a_quote_may_lack_the_last_words_of_what_it_repeats():
    quote = columns(TWO[0][:-2], 9, 0)
    (article,) = made(f"{HEAD}\n\n{columns(LONG, 20)}\n\n{columns(TWO[0], 20)}\n\n{quote}\n\n{columns(TEXT, 20)}\n")
    assert of_role(article, "pullquote") == [TWO[0][:-2]]


@pytest.mark.parametrize("fragment", ["会写字的机器人，看它\n把自己的名字一", "这里每天都要排\n队，周末的预约"])
def test_lines_that_go_on_in_the_words_of_a_paragraph_are_fragments_of_a_quote(fragment):
    (article,) = made(f"{HEAD}\n\n{columns(LONG, 20)}\n\n{columns(TEXT, 20)}\n\n{fragment}\n")
    assert of_role(article, "pullquote") == [fragment.replace("\n", "")]


def test_a_line_below_a_fragment_is_one_too_if_the_page_says_it():
    lines = "会写字的机器人，看它\n把自己的名字一\n每天都要排队"
    (article,) = made(f"{HEAD}\n\n{columns(LONG, 20)}\n\n{columns(TEXT, 20)}\n\n{lines}\n")
    assert "".join(of_role(article, "pullquote")) == lines.replace("\n", "")


def test_a_headline_may_be_the_first_words_of_its_text():
    head, text = "讲解员教孩子\n排队进入展厅", f"讲解员教孩子排队进入展厅，{SENTENCE}{OTHER[1]}"
    second = made(f"{HEAD}\n\n{columns(LONG, 20)}\n\n{head}\n\n□记者 李四\n\n{columns(text, 20)}\n")[1]
    assert second.headline == head.replace("\n", " ")


def test_of_two_in_columns_of_one_width_the_indented_one_is_the_text():
    quote = columns(f"{TWO[0]}局长介绍说，", 16, 0)
    page = made(f"{HEAD}\n\n　　{columns(LONG, 16)}\n\n　　{columns(TWO[0], 16)}\n\n{quote}\n")
    assert TWO[0] in [text for article in page for text in of_role(article, "body")]


def test_without_blank_lines_whole_lines_in_a_narrower_column_are_a_quote():
    quote = "孩子们围着一台\n会写字的机器人，\n看它把自己的名字\n一笔一画写在纸上。"
    page = f"{HEAD}\n\n{columns(TEXT, 20)}\n{quote}\n{columns(LONG, 20)}\n".replace("\n\n", "\n")
    assert [text for article in made(page) for text in of_role(article, "pullquote")] == [quote.replace("\n", "")]


def test_words_that_two_articles_share_are_no_quote_where_they_end_amid_a_line():
    narrow = "孩子们围着一台\n会写字的机器人，\n看它把自己的名字\n一笔写下来。馆长"
    page = f"{HEAD}\n\n{columns(TEXT, 20)}\n{narrow}\n{columns(LONG, 20)}\n".replace("\n\n", "\n")
    assert not [text for article in made(page) for text in of_role(article, "pullquote")]


def test_a_line_beside_a_quote_may_be_a_fragment_of_another():
    quote, line = "孩子们围着一台会写\n字的机器人，看它把\n自己的名字一笔一画\n写在纸上。", "周末的预约，已经排到了下"
    (article,) = made(f"{HEAD}\n\n{columns(LONG, 20)}\n\n{columns(TEXT, 20)}\n\n{quote}\n\n{line}\n")
    assert line in of_role(article, "pullquote")


def test_a_quote_wider_than_the_column_is_known_where_it_parts_a_sentence():
    lines, quote = columns(LONG, 14).split("\n"), columns(SENTENCE, 20, 0)
    above, below = "\n".join(lines[:4]), "\n".join(lines[4:])
    (article,) = made(f"{HEAD}\n\n{above}\n\n{quote}\n\n{below}\n\n{columns(TEXT, 14)}\n")
    assert of_role(article, "pullquote") == [SENTENCE]
    assert LONG in of_role(article, "body")
