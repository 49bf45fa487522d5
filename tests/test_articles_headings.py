"""Headings to parts, and headlines to articles: what tells one from another, a sign at a time."""

import pytest
from scoring import average, score
from test_articles import LONG, OTHER, TWO, made, of_role

from mailuo.articles import parting
from mailuo.articles.cohesion import vocabulary
from mailuo.articles.surnames import are_names

SIGNED = f"□本报记者 周松\n\n{TWO[0]}\n\n{TWO[1]}\n\n{LONG}"


@pytest.mark.parametrize("text", ["周松", "周 松", "欧阳修远", "周松 李红", "周松、李红"])
def test_surnames_tell_names(text):
    assert are_names(text)


@pytest.mark.parametrize("text", ["完", "待续", "新馆建成", "本报讯"])
def test_other_words_are_no_names(text):
    assert not are_names(text)


def test_texts_share_what_both_say_and_nothing_else():
    words = vocabulary(["科技馆新馆建成", "科技馆新馆开放", "码头恢复通航"])
    assert words.shared([0], [1]) > 0.2
    assert words.shared([0], [2]) == 0
    assert words.worth([0], [1]) > 0 > words.worth([0], [2])


def test_a_talk_goes_on_below_a_heading_and_news_of_one_paragraph_does_not():
    none = dict.fromkeys(parting.WEIGHTS, 0.0)
    assert parting.odds(none | {"speaks": 1.0}) < parting.odds(none) < parting.odds(none | {"one paragraph": 1.0})


def test_a_question_above_a_byline_is_a_headline():
    (article,) = made(f"科技馆怎么建？\n\n{SIGNED}\n")
    assert article.headline == "科技馆怎么建？"


def test_a_kicker_may_end_in_a_dash():
    (article,) = made(f"老馆关了，新馆还没开——\n\n孩子们的周末去哪里\n\n{SIGNED}\n")
    assert (article.kicker, article.headline) == ("老馆关了，新馆还没开——", "孩子们的周末去哪里")


def test_a_name_below_a_headline_signs_the_article():
    (article,) = made(f"科技馆新馆建成之后\n\n周 松\n\n{TWO[0]}\n\n{LONG}\n")
    assert (article.headline, article.authors) == ("科技馆新馆建成之后", ("周松",))


def test_a_name_in_brackets_signs_the_paragraph_that_it_closes():
    (article,) = made(f"科技馆新馆建成\n\n{TWO[0]}\n\n{TWO[1]}（周松）\n")
    assert article.authors == ("周松",)
    assert of_role(article, "body") == list(TWO)


def test_a_continuation_may_have_its_headline_below_it():
    text = (
        f"（上接第一版）{TWO[0]}\n\n{TWO[1]}\n\n科技馆新馆全年免费\n\n"
        f"□本报记者 李四\n\n{OTHER[0]}\n\n{OTHER[1]}\n\n轮渡码头恢复通航\n"
    )
    first, second = made(text)
    assert (first.kind, first.headline) == ("continuation", "科技馆新馆全年免费")
    assert (second.kind, second.headline) == ("article", "轮渡码头恢复通航")


def test_a_byline_below_a_headline_that_closes_its_text_signs_that_text():
    text = "".join(
        f"{body[0]}\n\n{body[1]}\n\n{headline}\n\n本报记者 {name}\n\n"
        for body, headline, name in ((TWO, "科技馆新馆全年免费开放", "周松"), (OTHER, "江边码头恢复轮渡通航", "李四"))
    )
    first, second = made(text)
    assert (first.headline, first.authors) == ("科技馆新馆全年免费开放", ("周松",))
    assert (second.headline, second.authors) == ("江边码头恢复轮渡通航", ("李四",))


def test_a_host_who_asks_is_no_list_of_hosts():
    (article,) = made(f"科技馆三人谈\n\n{SIGNED}\n\n主持人：新馆建成之后，最想请谁来看？\n\n周松：最想请孩子们来看。\n")
    assert "主持人：新馆建成之后，最想请谁来看？" in of_role(article, "body")


def test_a_deck_is_the_longer_line_below_its_headline():
    (article,) = made(f"家门口的科技馆\n\n新馆建在老城区中心，孩子们周末走路就能到\n\n{SIGNED}\n")
    assert (article.headline, article.deck) == ("家门口的科技馆", "新馆建在老城区中心，孩子们周末走路就能到")


def test_pages_of_other_papers_are_read_as_well_as_they_were(held_pages):
    means = average([score(gold, page.text, articles) for page, gold, articles in held_pages])
    assert means["B3"] >= 0.95
    assert means["headline with body"] >= 0.80
    assert means["whole articles"] >= 0.70
    assert means["paragraphs"] >= 0.90


@pytest.fixture(scope="module")
def held_pages():
    from pathlib import Path

    from pagemaker import page_of_script

    from mailuo.articles import articles
    from mailuo.pages import page_of_text

    found = []
    for path in sorted((Path(__file__).parent / "invented/held").glob("*.page")):
        text, gold = page_of_script(path.read_text(encoding="utf-8"))
        page = page_of_text(f"{path.stem}.txt", text)
        found.append((page, gold, articles(page)))
    return found
