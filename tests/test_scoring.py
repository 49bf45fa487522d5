"""The scores themselves: known answers on the five pages and on a page small enough to work out by hand."""

import math
from pathlib import Path

import pytest
from baselines import split_at_blank_lines, split_at_bylines
from scoring import average, plain, read_gold, score

from mailuo.articles.records import Article, Block
from mailuo.pages import page_of_text, read_page

ROOT = Path(__file__).resolve().parents[1]
TEXT = "标题甲\n\n正文甲一。\n正文甲二。\n\n标题乙\n\n正文乙。\n"
GOLD = {
    "year": None,
    "units": {
        "a1": {"kind": "article", "headline": "标题甲", "authors": []},
        "a2": {"kind": "article", "headline": "标题乙", "authors": []},
    },
    "lines": [
        {"line": 1, "unit": "a1", "role": "headline"},
        {"line": 3, "unit": "a1", "role": "body", "starts_paragraph": True},
        {"line": 4, "unit": "a1", "role": "body", "starts_paragraph": True},
        {"line": 6, "unit": "a2", "role": "headline"},
        {"line": 8, "unit": "a2", "role": "body", "starts_paragraph": True},
    ],
    "paragraphs": [
        {"unit": "a1", "role": "body", "first_line": 3, "text": "正文甲一。"},
        {"unit": "a1", "role": "body", "first_line": 4, "text": "正文甲二。"},
        {"unit": "a2", "role": "body", "first_line": 8, "text": "正文乙。"},
    ],
}


def article(headline, *pieces):
    """An article of (role, text) pieces, each found in TEXT."""
    blocks = []
    for role, text in pieces:
        start = TEXT.index(text)
        blocks.append(Block(role, text, ((start, start + len(text)),), 1.0, ""))
    return Article("x#1", "x", "article", headline, None, None, None, (), tuple(blocks))


RIGHT = [
    article("标题甲", ("headline", "标题甲"), ("body", "正文甲一。"), ("body", "正文甲二。")),
    article("标题乙", ("headline", "标题乙"), ("body", "正文乙。")),
]


def test_the_right_articles_score_one_in_every_measure_that_the_page_has():
    scores = score(GOLD, TEXT, RIGHT)
    assert all(value == 1 for value in scores.values() if not math.isnan(value))
    assert math.isnan(scores["kickers"])


def test_a_paragraph_in_the_wrong_article_costs_both_articles_and_some_of_b_cubed():
    wrong = [
        article("标题甲", ("headline", "标题甲"), ("body", "正文甲一。")),
        article("标题乙", ("headline", "标题乙"), ("body", "正文甲二。"), ("body", "正文乙。")),
    ]
    scores = score(GOLD, TEXT, wrong)
    assert scores["whole articles"] == 0
    assert scores["headline with body"] == 1
    # 5 characters alone in 1, 5 and 4 together in 2: precision (5·1 + 5·5/9 + 4·4/9)/14, recall (5·½ + 5·½ + 4·1)/14
    precision, recall = (5 + 25 / 9 + 16 / 9) / 14, 9 / 14
    assert scores["B3"] == pytest.approx(2 * precision * recall / (precision + recall))


def test_an_article_too_many_lowers_whole_articles_even_if_it_has_no_body():
    scores = score(GOLD, TEXT, [*RIGHT, article(None)])
    assert scores["whole articles"] == pytest.approx(4 / 5)


def test_headlines_are_compared_without_white_space_and_with_quotation_marks_turned():
    assert plain("打好﹃硬仗﹄ 再出发") == plain("打好“硬仗”再出发")


def test_roles_count_characters_and_take_kicker_headline_and_deck_for_one():
    other = [
        article("标题甲", ("kicker", "标题甲"), ("body", "正文甲一。"), ("body", "正文甲二。")),
        article("标题乙", ("headline", "标题乙"), ("subhead", "正文乙。")),
    ]
    # headings: all 6 right; body: 10 of 14 found, none wrong: 2·10/(14+10)
    assert score(GOLD, TEXT, other)["roles macro"] == pytest.approx((1 + 20 / 24) / 2)


KNOWN = {
    split_at_blank_lines: {"whole articles": 0.01, "headline with body": 0, "B3": 0.20},
    split_at_bylines: {"whole articles": 0, "headline with body": 0, "B3": 0.98},
}
KNOWN_OF_BOTH = {"paragraphs": 0.46, "roles macro": 0.16}


@pytest.mark.parametrize("baseline", KNOWN)
def test_the_baselines_score_on_the_five_pages_what_is_known_of_them(baseline):
    scores = []
    for path in sorted((ROOT / "tests" / "gold").glob("*.json")):
        gold = read_gold(path)
        page = read_page(ROOT / "seeds" / "pages" / gold["page"])
        scores.append(score(gold, page.text, baseline(page)))
    means, known = average(scores), KNOWN[baseline] | KNOWN_OF_BOTH
    assert {measure: means[measure] for measure in known} == pytest.approx(known, abs=0.015)


def test_a_made_page_is_marked_line_by_line_and_the_same_seed_makes_it_again():
    from pagemaker import make

    for seed in range(500, 540):
        text, gold = make(seed)
        assert (text, gold) == make(seed)
        marked = {mark["line"] for mark in gold["lines"]}
        lines = text.split("\n")
        assert {number for number, line in enumerate(lines, 1) if line.strip()} == marked
        for mark in gold["lines"]:
            for inline in mark.get("inline", ()):
                assert "".join(inline["text"].split()) in "".join(lines[mark["line"] - 1].split())
        assert page_of_text("x", text).text == text
