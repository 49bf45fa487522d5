"""Lines to what they are by the marks they bear: rubrics, notices, credits over lines, letters, hosts and notes."""

import re

import pytest
from test_articles import LONG, OTHER, TWO, columns, made, of_role
from test_articles_headings import SIGNED

from mailuo.articles.building import is_picture, tells_news
from mailuo.articles.bylines import is_byline, is_credit
from mailuo.articles.labels import DECK, is_rubric
from mailuo.articles.making import items_of
from mailuo.articles.page_signs import invited, printed_again
from mailuo.articles.people import people, people_over
from mailuo.articles.rows import rows
from mailuo.articles.telling import told
from mailuo.pages import page_of_text

HEAD = "科技馆新馆建成\n\n□本报记者 周松"
MORE = "新馆旁边是一座旧粮仓，墙上还留着当年的标语，孩子们放学以后常常跑进去躲雨，看门的老人从来不赶他们。"
BODY = f"{columns(LONG, 20)}\n\n{columns(MORE, 20)}"
TEXT = f"{HEAD}\n\n{BODY}"
SECOND = f"码头恢复通航\n\n□记者 李四\n\n{columns(OTHER[0] + OTHER[1] + TWO[1], 20)}"


@pytest.mark.parametrize("text", ["走基层·一线见闻", "喜迎国庆70年·村里的变化"])
def test_two_names_with_a_point_between_are_a_rubric(text):
    assert is_rubric(text)


@pytest.mark.parametrize("text", ["溜索·吊桥·高速路", "新馆建成，全年免费·开放"])
def test_three_words_or_a_sentence_with_points_are_none(text):
    assert not is_rubric(text)


def test_the_second_of_a_row_of_comments_is_a_deck():
    assert DECK.match("二论办好家门口的科技馆") and not DECK.match("一论")


def test_two_characters_set_apart_below_a_headline_sign_it_whatever_their_surname():
    (article,) = made(f"老街上的旧粮仓\n\n仓 米\n\n{BODY}\n")
    assert article.authors == ("仓米",)


def test_a_notice_heads_no_part_of_another_article():
    notice = f"　　{columns(OTHER[0] + OTHER[1], 20)}\n　　{columns(TWO[0] + TWO[1], 20)}"
    text = f"{HEAD}\n　　{columns(LONG, 20)}\n　　{columns(MORE, 20)}\n关于征集老物件的启事\n{notice}\n"
    assert [article.headline for article in made(text)] == ["科技馆新馆建成", "关于征集老物件的启事"]


@pytest.mark.parametrize("line", ["《江城晚报》记者 周松", "□《江城晚报》记者 周松", "图文：周松"])
def test_a_paper_in_title_marks_and_text_and_pictures_at_once_sign(line):
    assert is_byline(line)
    assert people(line) == ["周松"]


@pytest.mark.parametrize(
    "line",
    [
        "□ 电气学院 周松",
        "□ 档案馆 周松",
        "■欧阳 松",
        "本报记者 周松，李红",
        "本报记者 周松。",
        "□ 十九中学 高二（3）班 周松",
    ],
)
def test_where_a_writer_is_from_and_parted_names_are_read_behind_a_mark(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["记者算了算，今年他光", "那个本子，记者数了数，一共", "记者回音壁"])
def test_what_a_reporter_did_or_a_column_is_called_is_no_byline(line):
    assert not is_byline(line)


def test_a_blank_between_office_and_name_tells_a_byline_below_a_line_as_wide():
    lines = rows(page_of_text("甲.txt", "车厢打开就是戏台\n\n本报记者 欧阳小松\n\n他们来了。\n\n都来了。\n"))
    assert not lines[1].blank and told(lines) == {1: "byline"}


@pytest.mark.parametrize(("ending", "signs"), [("（交轩）", True), ("（掌声）", False), ("（附表）", False)])
def test_a_pen_name_in_brackets_signs_a_text_that_others_follow(ending, signs):
    article, *_ = made(f"今日简讯\n\n●{LONG}{ending}\n\n●{TWO[0]}\n")
    assert of_role(article, "byline") == ([ending] if signs else [])


def test_an_editor_below_a_headline_signs_the_text():
    text = f"{TEXT}\n\n码头恢复通航\n\n本报编辑 李红\n\n{columns(OTHER[0] + OTHER[1] + TWO[1], 20)}\n\n{BODY}\n"
    assert made(text)[1].authors == ("李红",)


def test_each_of_several_writers_may_be_named_behind_where_they_are_from():
    assert people("（材料学院 周松 融媒体中心 李红）") == ["周松", "李红"]


def test_a_club_may_stand_before_who_took_a_picture():
    assert is_credit("校摄影协会 周松 摄") and not is_credit("他说，新馆 周松 摄")


def test_a_break_behind_the_task_parts_it_from_the_name():
    assert people_over(["（文/图", "周松）"]) == ["周松"]


def test_the_names_of_a_byline_may_stand_on_the_next_line():
    (article,) = made(f"科技馆新馆建成\n\n■本报记者\n周松 李红\n\n{columns(LONG, 20)}\n")
    assert article.authors == ("周松", "李红")


def test_a_lead_may_run_over_three_lines():
    text = "本报江城讯（记者　\n周松明 见习记者 李江\n红）近日，市科技馆\n新馆建成，面积两万\n平方米。"
    (article,) = made(f"科技馆新馆建成\n\n{text}\n")
    assert article.authors == ("周松明", "李江红")


@pytest.mark.parametrize(
    "lead",
    [
        "〔記者周松、李紅／綜合報\n導〕南部豪雨不斷，多處\n道路坍方。",
        "記者周松、李紅／江城報導 南部\n豪雨不斷，多處道路坍方。",
    ],
)
def test_in_taiwan_s_papers_names_a_slash_and_a_place_open_an_article(lead):
    (article,) = made(f"南部豪雨\n\n{lead}\n")
    assert article.authors == ("周松", "李紅")


@pytest.mark.parametrize(
    "credit",
    [
        "本报记者\n李红 摄",
        "图/记者 \n李红",
        "记者 李红 摄/\n江城图库",
        "（李红 摄\n影报道）",
        "图片由李红提\n供",
        "图片由科\n技馆李红\n提供",
    ],
)
def test_a_credit_may_be_broken_anywhere(credit):
    picture = "▲孩子们在新馆里看\n机器人写字。"
    (article,) = made(f"{TEXT}\n\n{picture}\n{credit}\n")
    assert of_role(article, "caption") == ["▲孩子们在新馆里看机器人写字。"]
    assert of_role(article, "credit") == [credit.replace(" \n", "").replace("\n", "")]


def test_a_caption_opens_with_the_first_line_of_its_block():
    above = "市区重建机构回覆查询时\n表示，会协助受影响商户寻找\n铺位，亦会在新项目内预留展\n板，介绍区内老店历史。"
    rows = "■郭伯打理的茶楼，墙上\n仍挂着开业时的木匾，日日有\n街坊来影相留念。"
    page = made(f"{above}\n\n{rows}\n\n欧阳棠摄\n\n外佣拾逾万元 翌日原封交警\n\n{columns(TWO[0] + TWO[1], 17)}\n")
    assert [text for article in page for text in of_role(article, "caption")] == [rows.replace("\n", "")]


def test_a_caption_parted_by_blank_lines_stands_amid_a_paragraph_that_ends_below_it():
    above, below = columns(LONG, 12).rsplit("\n", 1)
    rows = "小学的学生在操场边的园子\n里采收向日葵。"
    (article,) = made(
        f"{HEAD}\n\n{columns(MORE, 12)}\n{above}\n\n{rows}\n资料图片\n\n{below}\n{columns(MORE[::-1], 12)}\n"
    )
    assert of_role(article, "caption") == [rows.replace("\n", "")]


def test_who_gave_pictures_gave_the_one_below_whose_caption_he_stands():
    items = items_of(page_of_text("page.txt", f"{TEXT}\n\n▲孩子们在新馆里看\n机器人写字。\n图片由李红提供\n"))
    (credit,) = (each for each in items if each.role == "credit")
    assert is_picture(credit, "caption") and not is_picture(credit, "body")


def test_who_wrote_a_letter_may_stand_between_it_and_the_answer():
    letter = f"编辑同志：{OTHER[0]}\n\n居民 李红\n\n{TWO[0]}"
    page = made(f"{TEXT}\n\n公交站台没有雨棚\n\n{letter}\n")
    assert (page[-1].headline, page[-1].authors) == ("公交站台没有雨棚", ("李红",))
    assert of_role(page[-1], "body")[-1] == TWO[0]


def test_a_short_line_that_a_page_prints_again_is_noted():
    items = items_of(page_of_text("page.txt", f"身边的故事\n\n{TEXT}\n\n身边的故事\n"))
    assert printed_again(items) == {"身边的故事"}


def test_the_guests_of_a_talk_are_known_by_the_end_of_their_lines():
    hosts = "主持人：本报记者 李四\n嘉宾：郝金华（市二院主任）\n江城大学教授 李红"
    assert invited(items_of(page_of_text("page.txt", f"{TEXT}\n\n{hosts}\n"))) == {"李红", "郝金华"}


def test_what_guests_say_is_one_talk_though_its_headings_stand_upright():
    hosts = "主持人：本报记者 李四\n嘉宾：\n江城大学教授 李红\n江城水利局局长 王五\n江城农场场长 赵六"
    said = [columns(f"{name}认为，{text}", 20) for name, text in (("李红", LONG), ("王五", MORE), ("赵六", LONG[::-1]))]
    heads = ["\n".join(head) for head in ("先把水省下来", "水价怎么改", "种地的人盼踏实")]
    talk = "\n\n".join(part for pair in zip(heads, said) for part in pair)
    (article,) = made(f"一滴水怎样走到庄稼根上\n\n{hosts}\n\n{talk}\n")
    assert of_role(article, "subhead") == ["先把水省下来", "水价怎么改", "种地的人盼踏实"]


def test_hosts_belong_to_the_talk_below_them():
    hosts = "主持人：本报记者 李四\n嘉宾：\n江城大学教授 李红"
    page = made(f"{TEXT}\n\n{hosts}\n\n新馆怎样办\n\n□记者 李四\n\n{columns(OTHER[0] + OTHER[1] + TWO[1], 20)}\n")
    assert [bool(of_role(article, "credit")) for article in page] == [False, True]


def test_an_editor_s_note_stands_with_the_byline_below_it():
    note = f"编者按：{OTHER[1]}"
    text = columns(OTHER[0] + OTHER[1] + TWO[1], 20)
    (first, second) = made(f"{TEXT}\n\n码头恢复通航\n\n{note}\n\n□记者 李四\n\n{text}\n")
    assert (second.headline, second.authors) == ("码头恢复通航", ("李四",))
    assert of_role(second, "body")[0] == note and note not in of_role(first, "body")


def test_an_editor_s_note_stands_with_the_report_that_a_lead_opens_below_it():
    note = f"编者按：{OTHER[1]}"
    (first, second) = made(f"{TEXT}\n\n码头恢复通航\n\n{note}\n\n本报讯（记者 李四）{LONG}\n")
    assert of_role(second, "body") == [note, LONG] and note not in of_role(first, "body")


@pytest.mark.parametrize(
    "line",
    [
        "校　　对 李红",
        "中共江城市委机关报 第25613期 今日八版",
        "今天晴到多云 28℃～37℃ 东南风3级",
        "江城晚报 民生",
        "—3—",
        "财经热线：0577-88091234",
        "今日8版",
        "第03版：要闻",
        "A08/A09",
        "总第12345期",
        "2021年3月",
        "晴转多云 12℃-20℃",
        "官方微信 江城发布",
        "扫一扫 看视频",
        "法律顾问：周松律师",
        "编审：周松",
        "电话：(028)86968696",
    ],
)
def test_what_a_paper_says_of_itself_is_furniture(line):
    page = made(f"{line}\n2019年9月18日 星期三\n\n科技馆新馆建成\n\n{SIGNED}\n")
    assert re.sub("　+", " ", line) in of_role(page[-1], "furniture")


def test_a_telephone_beside_furniture_is_furniture():
    page = made(f"科技馆新馆建成\n\n{SIGNED}\n\n责任编辑：李红\n电话：0515-4128744\n")
    assert of_role(page[-1], "furniture") == ["责任编辑：李红", "电话：0515-4128744"]


def test_an_index_may_open_its_lines_with_a_page_in_brackets():
    page = made(f"科技馆新馆建成\n\n{SIGNED}\n\n（4版）公园拆了围墙之后\n（7版）一夜爆红的村子\n")
    assert of_role(page[-1], "index") == ["（4版）公园拆了围墙之后", "（7版）一夜爆红的村子"]


def test_an_index_may_name_its_pages_behind_a_blank():
    lines = ["挂号难在哪儿 A3", "门环自己回来了 A9"]
    page = made(f"科技馆新馆建成\n\n{SIGNED}\n\n" + "\n\n".join(lines) + "\n")
    assert of_role(page[-1], "index") == lines


@pytest.mark.parametrize("headline", ["扫码点餐该降温了", "“扫一扫”难倒老人"])
def test_a_headline_about_codes_to_scan_is_no_furniture(headline):
    (article,) = made(f"{headline}\n\n{SIGNED}\n")
    assert article.headline == headline


def test_who_drew_a_chart_stands_below_its_caption_and_is_no_editor():
    (article,) = made(f"科技馆新馆建成\n\n{SIGNED}\n\n▲新馆五个展厅的位置示意，参观从一楼开始。\n制图/李红\n")
    assert of_role(article, "credit") == ["制图/李红"]


def test_a_text_may_end_to_be_continued():
    (article,) = made(
        f"科技馆新馆建成\n\n{columns(LONG[:-1] + '（未完待续）', 20)}\n\n码头恢复通航\n\n□周松\n\n{MORE}\n"
    )[:1]
    assert (of_role(article, "body"), of_role(article, "jump")) == ([LONG[:-1]], ["（未完待续）"])


@pytest.mark.parametrize(("width", "role"), [(12, "caption"), (20, "body")])
def test_a_credit_for_all_pictures_belongs_to_a_caption_in_a_column_of_its_own(width, role):
    caption = columns("新馆里，孩子们围着会写字的机器人，看它写下自己的名字。", width, 0)
    (article,) = made(f"科技馆新馆建成\n\n{columns(LONG, 20)}\n\n{caption}\n图片由受访者提供\n")
    assert of_role(article, role)[-1].endswith(caption.replace("\n", ""))


@pytest.mark.parametrize(("amid", "own"), [(True, False), (False, True)])
def test_a_caption_inside_an_article_is_less_likely_news_of_its_own(amid, own):
    assert tells_news("昨日，首班轮渡驶出港口。", 0.35, amid=amid) == own
    assert tells_news("江边的码头恢复通航，首班轮渡驶出港口，船长向岸上挥手。", 0.2, amid=amid) == own


@pytest.mark.parametrize(("order", "photos"), [("caption first", 0), ("headline first", 1)])
def test_a_caption_between_a_text_and_its_late_headline_belongs_to_that_article(order, photos):
    text = columns("".join(OTHER) + LONG, 20)
    caption = "昨日，码头工人清洗轮渡的甲板和船舷。\n李红 摄"
    first = f"{caption}\n\n码头恢复通航" if order == "caption first" else f"码头恢复通航\n\n{caption}"
    page = made(f"□李四\n\n{text}\n\n{first}\n\n□周松\n\n{columns(MORE + TWO[1], 20)}\n\n旧粮仓旁建新馆\n")
    assert [article.kind for article in page].count("photo") == photos


def test_the_greeting_of_a_letter_opens_a_paragraph_without_a_blank_line_too():
    letter = "编辑同志：我家住在江边，码头旁的一只井盖破损半个多月，车子一过就咣当作响，晚上吵得人睡不着。"
    text = f"{columns(LONG, 12, 0)}\n{columns(MORE, 12, 0)}\n码头旁的井盖该修了\n{columns(letter, 12, 0)}"
    page = made(f"科技馆新馆建成\n□本报记者 周松\n{text}\n")
    assert page[-1].headline == "码头旁的井盖该修了"


@pytest.mark.parametrize("text", ["传统制", "三项制"])
def test_a_word_that_ends_in_制_names_nobody(text):
    assert not is_credit(text)
