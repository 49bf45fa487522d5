"""Headings to parts, and headlines to articles: what tells one from another, a sign at a time."""

from pathlib import Path

import pytest
from pagemaker import heading_pages, other_pages, page_of_script
from scoring import average, score
from test_articles import LONG, OTHER, TWO, columns, made, of_role

from mailuo.articles import articles, leads, weights
from mailuo.articles.cohesion import vocabulary
from mailuo.articles.people import people
from mailuo.articles.surnames import are_names
from mailuo.articles.weighing import Table
from mailuo.pages import page_of_text

SIGNED = f"□本报记者 周松\n\n{TWO[0]}\n\n{TWO[1]}\n\n{LONG}"


@pytest.mark.parametrize("text", ["周松", "周 松", "欧阳修远", "周松 李红", "周松、李红"])
def test_surnames_tell_names(text):
    assert are_names(text)


@pytest.mark.parametrize("text", ["完", "待续", "新馆建成", "本报讯", "金额", "文化"])
def test_other_words_are_no_names(text):
    assert not are_names(text)


def test_texts_share_what_both_say_and_nothing_else():
    words = vocabulary(["科技馆新馆建成", "科技馆新馆开放", "码头恢复通航"])
    assert words.shared([0], [1]) > 0.2
    assert words.shared([0], [2]) == 0
    assert words.worth([0], [1]) > 0 > words.worth([0], [2])


def test_signs_add_up_to_the_costs_of_each_reading():
    table = Table({"one": (1.0, -2.0), "two": (0.5, 0.0)}, 2)
    shown = [{"one": 2.0, "two": 1.0, "unknown": 5.0}, {"one": 0.0, "two": 4.0, "unknown": 0.0}]
    assert table.weighed(shown) == [[2.5, -4.0], [2.0, 0.0]]
    assert table.weighed([]) == []


@pytest.mark.parametrize(("table", "width"), [
    (weights.READING, len(weights.READINGS)), (weights.PART, len(weights.PARTS)),
    (weights.PAIR, max(weights.PAIRS.values()) + 1),
])  # fmt: skip
def test_each_sign_has_a_weight_for_each_reading(table, width):
    assert {len(row) for row in table.values()} == {width}


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


@pytest.mark.parametrize("host", ["策划/主持", "策划主持"])
def test_who_planned_a_talk_and_hosts_it_wrote_it(host):
    (article,) = made(f"科技馆三人谈\n\n{TWO[0]}\n\n{host}：周松\n嘉宾：\n江城大学教授 李红\n\n{TWO[1]}\n\n{LONG}\n")
    assert article.authors == ("周松",)


def test_questions_and_answers_in_letters_are_no_headings():
    answer = "先把作息调好，少喝茶，\n再看医生该不该吃药。"
    talk = "\n\n".join(f"Q：{asked}？\n\nA：{answer}" for asked in ("失眠怎么办", "午睡多久合适"))
    (article,) = made(f"科技馆三人谈\n\n{SIGNED}\n\n{talk}\n")
    assert of_role(article, "subhead") == []


@pytest.mark.parametrize("name", ["王文", "周松"])
def test_a_name_alone_between_a_headline_and_its_text_signs_it(name):
    assert made(f"“最美公示栏”，美在让人看懂\n\n{name}\n\n{TWO[0]}\n\n{LONG}\n")[0].authors == (name,)


def test_a_name_below_the_name_of_a_page_signs_the_text_below_it():
    signed = f"2021年1月7日 星期四\n\n周松\n\n{TWO[0]}\n\n{LONG}\n\n科技馆新馆建成\n\n"
    assert made(f"{signed}{OTHER[0]}\n\n{OTHER[1]}\n\n江边码头通航\n")[0].authors == ("周松",)


def test_the_papers_answer_greets_the_reader_and_is_no_article():
    letter = f"编辑同志：\n\n{TWO[0]}\n\n松坪镇 卢苇\n\n卢苇读者：\n\n{LONG}"
    article, *rest = made(f"承包的堰塘被水淹了\n\n{letter}\n")
    assert "卢苇读者：" in of_role(article, "body")
    assert rest == []


def test_a_line_that_ends_in_a_comma_above_a_text_is_no_heading():
    text = "港务集团负责人介绍，\n\n新馆的技术均为自主研发，明年将在沿江三个码头推广，\n市民可以免费参观。"
    (article,) = made(f"科技馆新馆建成\n\n{SIGNED}\n\n{text}\n")
    assert of_role(article, "body")[-1] == text.replace("\n", "")


def test_a_line_that_ends_in_a_comma_above_a_jump_is_no_heading():
    (article, _) = made(f"科技馆新馆建成\n\n{SIGNED}\n\n调试期间，\n（下转第三版）\n\n码头通航\n\n□周松\n\n{LONG}\n")
    assert of_role(article, "body")[-1] == "调试期间，"


def test_a_host_who_asks_is_no_list_of_hosts():
    (article,) = made(f"科技馆三人谈\n\n{SIGNED}\n\n主持人：新馆建成之后，最想请谁来看？\n\n周松：最想请孩子们来看。\n")
    assert "主持人：新馆建成之后，最想请谁来看？" in of_role(article, "body")


def test_a_deck_is_the_longer_line_below_its_headline():
    (article,) = made(f"家门口的科技馆\n\n新馆建在老城区中心，孩子们周末走路就能到\n\n{SIGNED}\n")
    assert (article.headline, article.deck) == ("家门口的科技馆", "新馆建在老城区中心，孩子们周末走路就能到")


def test_a_column_may_open_an_article_whose_headline_stands_below_it():
    text = (
        f"{TWO[0]}\n\n{TWO[1]}\n\n科技馆新馆全年免费开放\n\n"
        f"民生观察\n\n□本报记者 李四\n\n{OTHER[0]}\n\n{OTHER[1]}\n\n江边码头恢复轮渡通航\n"
    )
    first, second = made(text)
    assert first.headline == "科技馆新馆全年免费开放"
    assert (second.rubric, second.headline, second.authors) == ("民生观察", "江边码头恢复轮渡通航", ("李四",))


def test_two_lines_built_alike_are_one_headline():
    (article,) = made(f"科技资源 有效聚起来\n创新主体 充分动起来\n\n{SIGNED}\n")
    assert article.headline == "科技资源 有效聚起来 创新主体 充分动起来"


def test_a_name_below_a_headline_that_stands_below_its_text_signs_it():
    text = (
        f"{TWO[0]}\n\n{TWO[1]}\n\n科技馆新馆全年免费开放\n\n周 松\n\n江边码头恢复轮渡通航\n\n{OTHER[0]}\n\n{OTHER[1]}\n"
    )
    assert made(text)[0].authors == ("周松",)


def test_what_closes_a_text_in_brackets_signs_it_and_to_be_continued_does_not():
    signed, unsigned = (
        made(f"科技馆新馆建成\n\n{SIGNED}\n\n讲解员说，欢迎再来。{end}\n")[0]
        for end in ("（河滨小学）", "（未完待续）")
    )
    assert of_role(signed, "byline")[-1] == "（河滨小学）"
    assert "（未完待续）" not in of_role(unsigned, "byline")


def test_a_byline_that_runs_over_into_the_next_line_is_one():
    (article,) = made(
        "科技馆新馆建成\n\n本报讯 记者 周松 李\n红报道 近日，新馆于市中心建成，\n面积两万平方米，全年免费开放。\n"
    )
    assert article.authors == ("周松", "李红")
    assert of_role(article, "body") == ["近日，新馆于市中心建成，面积两万平方米，全年免费开放。"]


def test_an_office_above_a_date_signs_a_notice_and_heads_nothing():
    call = "因管道检修，江北各街道将于本月十日停水八小时，请用户提前储水。\n\n特此公告。"
    (article,) = made(f"停水公告\n\n{call}\n\n河滨县自来水公司\n\n2019年3月5日\n")
    assert of_role(article, "body")[-2:] == ["河滨县自来水公司", "2019年3月5日"]


def test_the_caption_of_a_dump_with_a_paragraph_a_line_is_one_line():
    caption = "昨晚，孩子们在市科技馆新馆里观看机器人写字。"
    page = made(f"科技馆新馆建成\n\n{SIGNED}\n\n{LONG}\n\n夜里的展厅\n\n{caption}\n\n周松 摄\n")
    assert [block for article in page for block in of_role(article, "caption")] == [caption]


def test_a_line_is_no_heading_where_a_number_was_carried_over_to_the_next():
    lines = (
        "停电发生在当地时间",
        "16时11分左右，二十多座",
        "发电厂相继停机，地铁停",
        "在隧道里，数以千计的乘",
        "客在黑暗里等待。",
    )
    (article,) = made("北方大面积停电\n\n□本报记者 周松\n\n" + "\n".join(lines) + "\n")
    assert of_role(article, "body") == ["".join(lines)]


@pytest.mark.parametrize(("line", "names"), [
    ("封江新闻记者 周松 摄影 李红", ["周松", "李红"]),
    ("文/本报记者 周松 图/受访者提供", ["周松"]),
    ("本报记者 周松 北方报道", ["周松"]),
    ("本报讯 记者 周松 李红报道", ["周松", "李红"]),
    ("【記者周松高雄報導】", ["周松"]),
    ("（周松／和美）", ["周松"]),
])  # fmt: skip
def test_bylines_name_their_writers_and_no_place_or_paper(line, names):
    assert people(line) == names


@pytest.mark.parametrize("lead", [
    "江南讯 记者周松 实习生李红 ", "本报记者周松报道：", "（本報訊）", "江南日报全媒体讯（记者 周松）",
    "（河滨15日讯）", "【某国《晨星周报》6月3日文章】",
])  # fmt: skip
def test_set_phrases_open_a_paragraph(lead):
    assert leads.LEAD.match(f"{lead}新馆昨日开放。").end() == len(lead)
    assert leads.OPENS.match(f"{lead}新馆昨日开放。")


@pytest.mark.parametrize(
    "makers, whole, headline, paragraphs",
    [("AB", 0.96, 0.97, 0.99), ("C", 0.96, 0.90, 0.98), ("D", 0.89, 0.91, 0.96), ("E", 0.76, 0.77, 0.94),
     ("F", 0.91, 0.91, 0.96), ("G", 0.95, 0.93, 0.94), ("H", 0.94, 0.84, 0.98), ("I", 0.95, 0.89, 0.96),
     ("J", 0.88, 0.83, 0.94), ("K", 0.89, 0.88, 0.97), ("L", 0.84, 0.89, 0.96), ("M", 0.93, 0.91, 0.97),
     ("N", 0.93, 0.87, 0.96), ("O", 0.85, 0.89, 0.97), ("P", 0.91, 0.69, 0.97), ("Q", 0.87, 0.88, 0.98),
     ("R", 0.89, 0.84, 0.97), ("S", 0.90, 0.90, 0.97), ("T", 0.86, 0.87, 0.95)],
)  # fmt: skip
def test_pages_of_further_makers_are_read_as_well_as_they_were(makers, whole, headline, paragraphs):
    pages = [page for page in other_pages("test") if page[0][1] in makers][:: 2 * len(makers)]
    means = average([score(gold, text, articles(page_of_text(name, text))) for name, text, gold in pages])
    assert means["whole articles"] >= whole
    assert means["headline with body"] >= headline
    assert means["paragraphs"] >= paragraphs


def test_headings_that_editors_might_write_are_read_as_well_as_they_were():
    means = average(
        [score(gold, text, articles(page_of_text(name, text))) for name, text, gold in heading_pages("test")]
    )
    assert means["headline with body"] >= 0.78
    assert means["kickers"] >= 0.61
    assert means["roles macro"] >= 0.97


def test_pages_of_other_papers_are_read_as_well_as_they_were(held_pages):
    means = average([score(gold, page.text, articles) for page, gold, articles in held_pages])
    assert means["B3"] >= 0.98
    assert means["headline with body"] >= 0.87
    assert means["whole articles"] >= 0.87
    assert means["authors"] >= 0.95
    assert means["paragraphs"] >= 0.95
    assert means["roles macro"] >= 0.90


@pytest.fixture(scope="module")
def held_pages():
    found = []
    for path in sorted((Path(__file__).parent / "invented/held").glob("*.page")):
        text, gold = page_of_script(path.read_text(encoding="utf-8"))
        page = page_of_text(f"{path.stem}.txt", text)
        found.append((page, gold, articles(page)))
    return found


def test_a_heading_below_a_text_that_goes_on_on_another_page_heads_the_next_article():
    text = f"{columns(TWO[1], 20)}（下转第三版）\n\n昼夜奋战抢工期\n\n{columns(LONG + OTHER[1], 20)}"
    assert [article.headline for article in made(f"科技馆新馆建成\n\n{SIGNED}\n\n{text}\n")] == [
        "科技馆新馆建成",
        "昼夜奋战抢工期",
    ]
    without = text.replace("（下转第三版）", "")
    assert len(made(f"科技馆新馆建成\n\n{SIGNED}\n\n{without}\n")) == 1
