"""Articles from pages: the five pages to the last character, and snippets of what papers do, one at a time."""

# ruff: noqa: E501 (a page is not broken)

from pathlib import Path

import pytest
from scoring import read_gold, score

from mailuo.articles import articles, from_record, offsets, record
from mailuo.articles.bylines import is_byline, is_credit
from mailuo.articles.people import people
from mailuo.pages import Line, Page, page_of_text, read_page

TESTS = Path(__file__).parent
PAGES = TESTS.parent / "seeds" / "pages"
TWO = (
    "记者从市科技馆获悉，新馆于近日建成，面积两万平方米。",
    "据介绍，新馆设有五个展厅，全年免费开放。",
)
LONG = (
    "走进展厅，孩子们围着一台会写字的机器人，看它把自己的名字一笔一画写在纸上；另一边，几位老人戴着眼镜，"
    "仔细读着墙上的说明，不时拿出本子记下几行；讲解员说，开馆头三天就来了一万多人，周末的预约早已满了。"
)
OTHER = ("江边的码头昨日恢复通航，首班轮渡载客三百人。", "船长说，汛期水位已经回落。")


def made(text):
    return articles(page_of_text("page.txt", text))


def kinds(text):
    return [article.kind for article in made(text)]


def of_role(article, role):
    return [block.text for block in article.blocks if block.role == role]


def columns(text, width, indent=2):
    """Set *text* in a column: the first line is shorter by its indent, and no line opens with 。 or ，."""
    lines, room = [], width - indent
    while text:
        room += text[room : room + 1] in "，。、；：”）" and len(text) > room
        lines.append(text[:room])
        text, room = text[room:], width
    return "\n".join(lines)


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_the_five_pages_come_out_as_they_are_marked(name):
    gold = read_gold(TESTS / "gold" / f"{name}.json")
    page = read_page(PAGES / gold["page"])
    measures = score(gold, page.text, articles(page))
    for measure in ("whole articles", "kinds", "headline with body", "authors", "B3"):
        assert measures[measure] == 1, measure
    assert measures["paragraphs"] >= 0.99
    assert measures["roles macro"] >= 0.97


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("□本报记者 周松", ["周松"]),
        ("■ 本报记者 周　松 通讯员 李小明", ["周松", "李小明"]),
        ("文/图 本报首席记者 王五、欧阳修", ["王五", "欧阳修"]),
        ("新江城-江城日报全媒体记者 张三", ["张三"]),
        ("記者 陳大文 實習生 李小龍", ["陳大文", "李小龍"]),
        ("（本报记者 阿依古丽·买买提）", ["阿依古丽·买买提"]),
        ("◆张三 李四", ["张三", "李四"]),
        ("特约记者 王五 文/图", ["王五"]),
        ("编译 王五", ["王五"]),
        ("口述：王五 整理：李四", ["王五", "李四"]),
        ("本报记者 王五 发自北京", ["王五"]),
        ("本报通讯员", []),
        ("学生记者 贺珊", ["贺珊"]),
        ("本报记者 楚天舒 通讯员 于敏", ["楚天舒", "于敏"]),
    ],
)
def test_a_byline_gives_its_names(line, names):
    assert is_byline(line)
    assert people(line) == names


@pytest.mark.parametrize("line", ["记者了解到", "他告诉本报记者，", "本报记者采访了", "记者调查", "市民走进新馆参观"])
def test_running_text_about_reporters_is_no_byline(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "记者 齐某 摄/江城影像",
        "（图片由受访者提供）",
        "新华社发（张三 摄）",
        "图/记者 李四",
        "资料照片",
        "本报记者张三摄影报道",
        "制图/张三",
        "新华社/法新",
        "网络截图",
        "图据新华社",
        "网络图片",
        "图片来源：新华社",
        "插图 李红",
        "题图/李红",
        "图表制作：李红",
        "摄影报道 李红",
        "人民图片",
        "东方IC",
        "李红摄（影像中国）",
        "本报记者 李红 摄/文",
    ],
)
def test_a_credit_is_known(line):
    assert is_credit(line)


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("图/记者 李四", ["李四"]),
        ("摄影：李四", ["李四"]),
        ("受访者供图", []),
        ("市文旅局供图", []),
        ("李四 供图", ["李四"]),
    ],
)
def test_who_gave_a_picture_is_named_only_if_a_person(credit, names):
    assert people(credit) == names


def test_names_that_a_line_end_parts_are_two():
    (article,) = made(f"新馆建成\n\n本报讯（记者 周松\n李小明）{TWO[0]}\n\n{TWO[1]}\n")
    assert article.authors == ("周松", "李小明")


def test_what_a_writer_is_besides_is_no_name():
    assert people("徐 望（退休教师）") == ["徐望"]
    assert people("（作者系市科技馆馆长、教授）") == []
    assert people("（本报综合）") == []


@pytest.mark.parametrize(
    "opening", ["【本報訊】記者李四報導，", "〔記者李四／台北報導〕", "本报江城讯 （记者李四）", "本报消息（记者李四）"]
)
def test_every_papers_way_to_open_news_names_its_writer(opening):
    (article,) = made(f"科技馆新馆建成\n\n{opening}{TWO[0]}\n\n{TWO[1]}\n")
    assert article.authors == ("李四",)
    assert of_role(article, "body")[0].lstrip("，") == TWO[0]


def test_a_headline_before_its_body_opens_an_article():
    first, second = made(
        f"科技馆新馆建成\n\n本报讯（记者 周松）{TWO[0]}\n\n{TWO[1]}\n\n轮渡码头恢复通航\n\n本报讯（记者 李四）{OTHER[0]}\n\n{OTHER[1]}\n"
    )
    assert (first.headline, second.headline) == ("科技馆新馆建成", "轮渡码头恢复通航")
    assert (first.authors, second.authors) == (("周松",), ("李四",))
    assert of_role(first, "body") == list(TWO)
    assert of_role(first, "byline") == ["本报讯（记者 周松）"]


def test_a_headline_after_its_body_closes_the_article_where_the_page_does_so():
    first, second = made(
        f"本报讯（记者 周松）{TWO[0]}\n\n{TWO[1]}\n\n科技馆新馆建成\n\n本报讯（记者 李四）{OTHER[0]}\n\n{OTHER[1]}\n\n轮渡码头恢复通航\n"
    )
    assert (first.headline, second.headline) == ("科技馆新馆建成", "轮渡码头恢复通航")
    assert of_role(second, "body") == list(OTHER)


def test_lines_of_a_column_are_joined_to_paragraphs_without_any_blank_line():
    (article,) = made("新馆建成\n□本报记者 周松\n" + "\n".join(columns(text, 11) for text in (*TWO, *OTHER, *TWO)))
    assert of_role(article, "body") == [*TWO, *OTHER, *TWO]


def test_blank_lines_after_every_line_say_nothing():
    text = "新馆建成\n□本报记者 周松\n" + "\n".join(columns(text, 11) for text in (*TWO, *OTHER, *TWO))
    (article,) = made(text.replace("\n", "\n\n"))
    assert of_role(article, "body") == [*TWO, *OTHER, *TWO]


def test_a_vertical_heading_is_read_downwards_and_its_quotation_marks_are_turned():
    text = f"□本报记者 周松\n\n{columns(TWO[0], 11)}\n\n" + "\n".join("建设﹃科学城﹄新高地")
    (article,) = made(text)
    assert article.headline == "建设“科学城”新高地"


def test_blank_lines_between_all_characters_of_a_vertical_heading_part_no_columns():
    text = f"□本报记者 周松\n\n{columns(TWO[0], 11)}\n{columns(LONG, 11)}\n\n" + "\n\n".join("市科技馆新馆建成") + "\n"
    (article,) = made(text)
    assert article.headline == "市科技馆新馆建成"


def test_a_continuation_knows_its_page_and_keeps_its_jump_apart():
    (article,) = made(f"（上接第一版）{TWO[0]}\n\n{TWO[1]}\n")
    assert article.kind == "continuation"
    assert article.continued_from.page == "1"
    assert of_role(article, "jump") == ["（上接第一版）"]
    assert of_role(article, "body") == list(TWO)


@pytest.mark.parametrize(
    "jump",
    [
        "（上接1版）",
        "(上接01版)",
        "▲上接A1版",
        "【上接第1版】",
        "（紧接第一版）",
        "◀◀上接1版",
        "（◀上接1版）",
        "（上接A1）",
        "（上接头版）",
    ],
)
def test_a_continuation_is_known_by_any_of_its_formulas(jump):
    assert kinds(f"{jump} {TWO[0]}\n{TWO[1]}\n") == ["continuation"]


@pytest.mark.parametrize(
    ("jump", "page"),
    [("（下转3版）", "3"), ("▶下转第5版", "5"), ("（下转A02版）", "A2"), (">>>下转2版", "2"), ("（下转A2）", "A2")],
)
def test_an_article_that_goes_on_elsewhere_says_where(jump, page):
    (article,) = made(f"新馆建成\n\n□本报记者 周松\n\n{TWO[0]}\n\n{TWO[1]}{jump}\n")
    assert article.continued_on.page == page
    assert of_role(article, "body") == list(TWO)


def test_a_sign_off_at_the_end_of_the_last_paragraph_is_a_byline():
    (article,) = made(f"新馆建成\n\n{TWO[0]}\n\n{TWO[1]}（记者 周松）\n")
    assert article.authors == ("周松",)
    assert of_role(article, "body") == list(TWO)


def test_a_byline_on_the_line_of_the_headline_is_cut_off():
    (article,) = made(f"科技馆新馆建成□本报记者 周松\n\n{TWO[0]}\n\n{TWO[1]}\n")
    assert article.headline == "科技馆新馆建成"
    assert article.authors == ("周松",)


def test_a_byline_that_runs_over_two_lines_is_one_block_with_two_spans():
    text = f"新馆建成\n\n本报讯（记者周松 通\n讯员李小明）{TWO[0]}\n\n{TWO[1]}\n"
    (article,) = made(text)
    (byline,) = [block for block in article.blocks if block.role == "byline"]
    assert article.authors == ("周松", "李小明")
    assert len(byline.spans) == 2


def test_a_picture_with_its_own_headline_is_a_photo():
    text = f"新馆建成\n\n□本报记者 周松\n\n{TWO[0]}\n\n{TWO[1]}\n\n近日，工人在江边码头检修渡船。\n\n记者 李四 摄\n\n渡船检修忙\n"
    photo = next(article for article in made(text) if article.kind == "photo")
    assert photo.headline == "渡船检修忙"
    assert photo.authors == ("李四",)


def test_a_picture_without_a_headline_belongs_to_its_article_and_breaks_no_sentence():
    start, rest = LONG[:60], LONG[60:]
    text = (
        f"新馆建成\n\n□本报记者 周松\n\n{''.join(TWO)}\n\n{start}\n\n图为市民在\n新馆参观。\n记者 李四 摄\n\n{rest}\n"
    )
    (article,) = made(text)
    assert of_role(article, "body")[1] == LONG
    assert of_role(article, "caption") == ["图为市民在新馆参观。"]
    assert article.authors == ("周松",)


def test_an_index_is_no_article():
    text = f"新馆建成\n\n□本报记者 周松\n\n{TWO[0]}\n\n{TWO[1]}\n\n导读\n2版》码头恢复通航\n3版》果园迎来丰收\n"
    assert kinds(text) == ["article", "index"]


def test_a_date_line_and_editors_are_furniture():
    text = f"2021年1月8日 星期五 责编 张三 美编 李四\n\n新馆建成\n\n□本报记者 周松\n\n{TWO[0]}\n\n{TWO[1]}\n"
    _, page = made(text)
    assert page.kind == "page"
    assert of_role(page, "furniture") == ["2021年1月8日 星期五 责编 张三 美编 李四"]


def test_a_kicker_keeps_its_colon_and_a_deck_its_dash():
    (article,) = made(
        f"市科技馆馆长：\n\n新馆全年免费开放\n\n——科技馆新馆见闻\n\n□本报记者 周松\n\n{columns(LONG, 20)}\n"
    )
    assert article.kicker == "市科技馆馆长："
    assert article.headline == "新馆全年免费开放"
    assert article.deck == "——科技馆新馆见闻"


def test_words_in_latin_letters_are_parted_where_lines_join():
    (article,) = made("新馆建成\n\n□本报记者 周松\n\n展厅取名为Deep\nBlue，全年免费开放。\n")
    assert of_role(article, "body") == ["展厅取名为Deep Blue，全年免费开放。"]


def test_a_paragraph_that_repeats_part_of_another_is_a_pull_quote():
    long = "".join((*TWO, *OTHER))
    (article,) = made(f"新馆建成\n\n□本报记者 周松\n\n{long}\n\n{LONG}\n\n{TWO[0]}\n")
    assert of_role(article, "pullquote") == [TWO[0]]


def test_a_quote_whose_first_line_reads_like_a_heading_is_one_quote():
    long = "".join((*TWO, *OTHER))
    (article,) = made(
        f"新馆建成\n\n□本报记者 周松\n\n{long}\n\n{LONG}\n\n江边的码头\n昨日恢复通航，首班轮渡载客三百人。\n"
    )
    assert "".join(of_role(article, "pullquote")) == OTHER[0]


def test_a_rubric_after_the_last_paragraph_heads_no_part_of_it():
    first, second = made(
        f"科技馆新馆建成\n\n□本报记者 周松\n\n{TWO[0]}\n\n{LONG}\n\n轮渡码头恢复通航\n\n□本报记者 李四\n\n{OTHER[0]}\n\n{OTHER[1]}\n\n新春走基层\n"
    )
    assert (first.rubric, second.rubric) == ("新春走基层", None)


def test_a_line_that_a_scan_cut_in_two_is_no_heading():
    lines = columns(LONG, 11).split("\n")
    cut = lines[:4] + [lines[4][:3], lines[4][3:]] + lines[5:]
    (article,) = made("新馆建成\n\n□本报记者 周松\n\n" + "\n".join(cut) + "\n")
    assert of_role(article, "body") == [LONG]


def test_a_file_that_states_its_article_is_one_article_of_its_lines():
    text = f"新馆建成\n{TWO[0]}\n{TWO[1]}\n"
    page = page_of_text("row.csv#3", text)
    (article,) = articles(Page(page.id, text, page.lines, {"headline": "新馆建成", "authors": ["周松"]}))
    assert (article.headline, article.authors) == ("新馆建成", ("周松",))
    assert of_role(article, "body") == list(TWO)


def test_a_record_has_every_key_and_gives_its_article_back():
    for article in made(f"（上接1版）{TWO[0]}\n\n新馆建成\n\n□本报记者 周松\n\n{TWO[0]}\n\n{TWO[1]}\n"):
        made_record = record(article)
        assert set(made_record) == {
            "page", "id", "kind", "headline", "kicker", "deck", "rubric", "authors", "continued_from", "continued_on",
            "reprint_of", "date", "blocks",
        }  # fmt: skip
        assert from_record(made_record).headline == article.headline
        assert from_record(made_record).continued_from == article.continued_from


def test_an_offset_leads_each_character_to_its_place_on_the_page():
    page = page_of_text("page.txt", f"新馆建成\n\n□本报记者 周松\n\n{columns(TWO[0], 11)}\n")
    (article,) = articles(page)
    for block in article.blocks:
        assert [page.text[place] for place in offsets(page, block)] == list(block.text)


def test_where_the_reading_is_unsure_the_confidence_says_so():
    (article,) = made(f"新馆建成\n\n□本报记者 周松\n\n{TWO[0]}\n\n{LONG[:-1]}\n\n")
    ended, unfinished = (block for block in article.blocks if block.role == "body")
    assert ended.confidence > unfinished.confidence
    assert all(block.reason for block in article.blocks)


def test_no_page_gives_no_article():
    assert made("") == [] and made("\n \u3000\n") == []


def test_a_line_set_larger_than_the_body_is_a_heading():
    text = f"新馆建成\n□本报记者 周松\n{TWO[0]}\n这里是好去处！\n{TWO[1]}\n"
    page = page_of_text("page.pdf#1", text)
    sizes = [24.0, 10.0, 10.0, 14.0, 10.0, None]
    lines = tuple(Line(line.start, line.end, None, size) for line, size in zip(page.lines, sizes))

    def bodies(page):
        return [text for article in articles(page) for text in of_role(article, "body")]

    assert "这里是好去处！" in bodies(page)
    assert bodies(Page(page.id, text, lines)) == list(TWO)
