"""Leads: the words before a report that say where it comes from and who sent it, in the forms that papers use."""

import pytest
from test_articles import LONG, TWO, made, of_role

from mailuo.articles.byline_words import words_of
from mailuo.articles.leads import LEAD, OPENS
from mailuo.articles.people import people

LEADS = {
    "本报讯 江城日报记者 周松 通讯员 李红报道 ": ["周松", "李红"],
    "本报1月7日讯 记者周松报道：": ["周松"],
    "江城1月7日讯（记者 周松）": ["周松"],
    "据江城新闻网消息 ": [],
    "早报综合消息 ": [],
    "江城专电 ": [],
    "【本報專訪】": [],
    "本报 讯（周松）": ["周松"],
    "新华社专特稿 ": [],
    "据《江城日报》报道 ": [],
    "本台消息 ": [],
    "江城发布讯 ": [],
    "本校讯（周松 李红）": ["周松", "李红"],
    "江城讯（周松）": ["周松"],
    "江城电（记者 周松）": ["周松"],
    "江都讯（江都记者周松 通讯员李红）": ["周松", "李红"],
    "本报江城讯 记者周松、李红报道：": ["周松", "李红"],
    "江城讯 记者周松报道 ": ["周松"],
    "本报讯 记者周松 通讯员李红 ": ["周松", "李红"],
    "法治日报讯 记者周松 通讯员李红 ": ["周松", "李红"],
    "本报讯丨记者 周松 ": ["周松"],
    "本报讯 通讯员周松报道 ": ["周松"],
    "本报通讯员周松报道：": ["周松"],
    "记者周松 通讯员李红报道：": ["周松", "李红"],
    "本报特派记者 周松 发自江城 ": ["周松"],
    "本报讯［记者 周松］": ["周松"],
    "【记者 周松】": ["周松"],
    "〖本报讯〗（记者 周松）": ["周松"],
    "（本报江城讯）": [],
    "江城晨报消息 ": [],
    "（中央社記者周松台北7日電）": ["周松"],
}


@pytest.mark.parametrize("lead", LEADS)
def test_a_lead_is_told_from_the_report_and_names_who_sent_it(lead):
    assert LEAD.match(f"{lead}新馆昨日开放。").end() == len(lead)
    assert people(lead) == LEADS[lead]


@pytest.mark.parametrize(
    "lead", ["江城1月7日讯（记者 周松）", "本报1月7日讯 记者周松报道：", "【记者 周松】", "江城讯 记者周松报道 ",
     "江都讯（江都记者周松）", "本报江城讯 记者周松报道："],
)  # fmt: skip
def test_a_lead_opens_an_article(lead):
    assert OPENS.match(lead)
    _, second = made(f"科技馆新馆建成\n\n□李红\n\n{LONG}\n\n码头恢复通航\n\n{lead}{TWO[0]}\n\n{TWO[1]}\n")
    assert (second.headline, second.authors) == ("码头恢复通航", ("周松",))
    assert of_role(second, "body") == list(TWO)


@pytest.mark.parametrize(
    "text",
    ["据气象部门消息，周末有雨。", "家电（冰箱）降价", "通讯（附图）", "他告诉记者报道属实，", "【记者调查】昨日"],
)
def test_a_sentence_that_opens_like_a_lead_is_none(text):
    assert LEAD.match(text) is None


def test_what_stands_right_before_an_office_is_a_medium_and_no_name():
    assert words_of("每经记者 周松 每经编辑 李红") == [
        ("paper", "每经"), ("office", "记者"), ("name", "周松"),
        ("paper", "每经"), ("office", "编辑"), ("name", "李红"),
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "names"), [
    ("文丨记者 周松", ["周松"]), ("记者丨周松 通讯员丨李红", ["周松", "李红"]), ("江城融媒记者 周松", ["周松"]),
    ("■记者 周松 ■通讯员 李红", ["周松", "李红"]), ("统筹：周松 采写：李红", ["李红"]), ("图据网络", []),
    ("图表制作：周松", ["周松"]),
])  # fmt: skip
def test_bars_and_marks_part_names(line, names):
    assert people(line) == names


@pytest.mark.parametrize(("lines", "names"), [
    (["（记者 周松", "李红）"], ("周松", "李红")), (["（记者周松", "李红）"], ("周松", "李红")),
    (["（记者 周 松", "李 红）"], ("周松", "李红")), (["（记者 周松 李", "红）"], ("周松", "李红")),
    (["（记者 周", "松 通讯员 李红", "王五）"], ("周松", "李红", "王五")),
])  # fmt: skip
def test_names_that_a_column_parts_are_told_from_a_name_that_it_breaks(lines, names):
    (article,) = made("科技馆新馆建成\n\n" + "\n".join(["本报讯" + lines[0], *lines[1:]]) + f"{TWO[0]}\n\n{LONG}\n")
    assert article.authors == names


def test_a_lead_that_runs_over_may_go_on_like_one_itself():
    lead = "本报江城讯　记者周松、李红、\n通讯员王五报道："
    (article,) = made(f"科技馆新馆建成\n\n{lead}{TWO[0]}\n\n{LONG}\n")
    assert article.authors == ("周松", "李红", "王五")


def test_a_lead_on_a_line_of_its_own_is_no_deck():
    (article,) = made(f"科技馆新馆建成\n\n江报讯　江报记者周松报道\n\n{TWO[0]}\n\n{LONG}\n")
    assert (article.deck, article.authors) == (None, ("周松",))


def test_a_paper_of_two_names_before_a_reporter_is_no_masthead():
    (article,) = made(f"科技馆新馆建成\n\n江城日报·上游新闻记者 周松\n\n{TWO[0]}\n\n{LONG}\n")
    assert article.authors == ("周松",)
