"""What a picture right above or below a heading tells of its lines."""

from test_articles import LONG, TWO, columns

from mailuo.articles.events import events_of, heading_runs
from mailuo.articles.making import items_of
from mailuo.articles.pictures import headed_below, of_pictures, pictures_of
from mailuo.pages import page_of_text

ARTICLE = f"科技馆新馆建成\n\n□周松\n\n{columns(LONG, 20)}"
FIRST = "孩子们围着一台会写字的机器人。\n\n周松 摄"
SECOND = "几位老人在江边看日落。\n\n李红 摄"


def share_below(text):
    items = items_of(page_of_text("page.txt", text))
    events = events_of(items)
    return headed_below(pictures_of(items, events, heading_runs(events)).values())


def test_a_page_heads_its_pictures_below_where_headings_stand_below_them_alone():
    assert share_below(f"{ARTICLE}\n\n{FIRST}\n\n会写字的朋友\n\n{SECOND}\n\n江边落日\n\n□李红\n\n{TWO[0]}\n") > 0
    assert share_below(f"会写字的朋友\n\n{FIRST}\n\n{ARTICLE}\n") <= 0
    assert share_below(f"{ARTICLE}\n") == 0


def test_only_the_first_line_stands_right_below_a_picture_and_only_the_last_right_above_one():
    last = f"码头恢复通航\n\n□李红\n\n{columns(TWO[0], 20)}"
    items = items_of(page_of_text("page.txt", f"{ARTICLE}\n\n{FIRST}\n\n利剑出鞘\n\n{last}\n"))
    heads = [each for each in items if each.text in ("利剑出鞘", "码头恢复通航")]
    first, last = (of_pictures(heads, number, ("孩子们", None), 1.0) for number in (0, 1))
    assert first["right below a picture, first of more"] == first["right below a picture as others are"] == 1
    assert first["right below a picture, parted"] == 1
    assert set(last.values()) == {0.0}
    above = of_pictures(heads, 1, (None, "孩子们"), -0.5)
    assert (above["right above a picture"], above["right above a picture as others are"]) == (1, 0.5)
