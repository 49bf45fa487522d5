"""What the text and the other headings between two signs of an article tell of a heading."""

import math

import pytest
from test_articles import LONG, TWO

from mailuo.articles.events import events_of, heading_runs
from mailuo.articles.making import items_of
from mailuo.articles.page_signs import page_signs
from mailuo.articles.signs import together
from mailuo.articles.stretches import names_again, of_stretch
from mailuo.pages import page_of_text


def shown(text):
    items = items_of(page_of_text("page.txt", text))
    events = events_of(items)
    found = page_signs(items, events, heading_runs(events)).stretches
    return {items[events[first].item].text: signs for first, signs in found.items()}


def test_a_stretch_reaches_from_one_byline_to_the_next():
    text = f"科技馆新馆建成\n\n□周松\n\n{LONG}\n\n五个展厅\n\n{TWO[0]}\n\n码头恢复通航\n\n□李红\n\n{TWO[1]}\n"
    found = shown(text)
    part = found["五个展厅"]
    assert part["text since a sign"] == pytest.approx(math.log(50 + len(LONG)) - 6)
    assert part["text to the next sign"] == pytest.approx(math.log(50 + len(TWO[0])) - 6)
    # the next headline stands above its byline, so in the stretch before it
    assert found["码头恢复通航"]["text since a sign"] == pytest.approx(math.log(50 + len(LONG + TWO[0])) - 6)
    assert part["other headings"] == pytest.approx(0.6)
    assert part["unlike the others"] == pytest.approx(0.2)


def test_a_heading_is_like_others_of_as_many_letters():
    assert of_stretch(0, 0, 4, {4: 2})["unlike the others"] == 0
    assert of_stretch(0, 0, 4, {4: 1, 7: 1, 20: 1})["unlike the others"] == pytest.approx(0.3)
    alone = of_stretch(0, 0, 4, {4: 1})
    assert (alone["unlike the others"], alone["other headings"]) == (1.2, 0.0)


def test_names_that_the_text_above_holds_too_are_counted():
    assert names_again("周小松说，新馆免费。", "周小松又来了。") == pytest.approx(1 / 2)
    assert names_again("新馆免费。", "周小松又来了。") == 0


def test_what_two_signs_tell_together_is_their_product():
    signs = {
        "words shared": -2.0, "text to the next sign": 1.5, "paragraph above": 4.0, "short text above": 0.0,
        "other headings": 0.6, "blank above": 1.0, "blank below": 1.0, "one paragraph": 1.0, "first paragraph": 4.5,
    }  # fmt: skip
    found = together(signs)
    assert found["words shared, text to the next sign"] == -3.0
    assert (found["short text above, other headings"], found["blank on both sides"]) == (0.0, 1.0)
