"""Lines to what they are, in the forms that further papers have: who signs, what opens, and what stands in lists."""

import pytest
from test_articles import LONG, OTHER, TWO, columns, made, of_role
from test_articles_headings import SIGNED

from mailuo.articles import costs, formulas
from mailuo.articles.bylines import is_byline, is_credit
from mailuo.articles.events import events_of
from mailuo.articles.evidence import of_lead, set_apart, talks
from mailuo.articles.flow import is_indented
from mailuo.articles.labels import is_rubric
from mailuo.articles.making import items_of
from mailuo.articles.people import people
from mailuo.articles.rows import rows
from mailuo.articles.scans import spelt
from mailuo.articles.showing import carried_over, shown_by
from mailuo.articles.surnames import are_names
from mailuo.articles.telling import told
from mailuo.pages import page_of_text

COLUMNS = f"科技馆新馆建成\n\n□本报记者 周松\n\n{columns(TWO[0], 20)}\n\n{columns(LONG, 20)}"
PICTURE = "3月15日，江边湿地迎来首批北归候鸟，数百名市民带着望远镜前来观看。"


@pytest.mark.parametrize("name", ["曲大为", "干芷若", "贲小满", "公冶明", "钟离湘", "华南松"])
def test_rare_and_double_surnames_tell_names(name):
    assert are_names(name)


@pytest.mark.parametrize("text", ["班主任", "华北", "计划书", "惠民"])
def test_a_surname_that_opens_many_words_tells_no_name_by_itself(text):
    assert not are_names(text)


@pytest.mark.parametrize("line", ["本报记者 周 松  文/摄", "□记者 周松 文/图", "首席记者 周松 文 摄"])
def test_who_wrote_and_took_the_picture_signs_the_text(line):
    assert is_byline(line)
    assert not is_credit(line)
    assert people(line) == ["周松"]


@pytest.mark.parametrize("line", ["■链接", "记者蹲点", "●留证据：保存收据、宣传单"])
def test_the_names_of_boxes_columns_and_points_of_a_list_are_no_bylines(line):
    assert not is_byline(line)


@pytest.mark.parametrize("line", ["（曲大为）", "（海粟）"])
def test_a_name_in_brackets_below_a_text_signs_it(line):
    (article,) = made(f"科技馆新馆建成\n\n{TWO[0]}\n\n{LONG}\n\n{line}\n")
    assert of_role(article, "byline") == [line]


@pytest.mark.parametrize("line", ["县农技中心 周松", "外国语学院2013级 周松", "新华里 周松"])
def test_where_a_writer_is_at_home_is_no_name(line):
    (article,) = made(f"科技馆新馆建成\n\n{TWO[0]}\n\n{LONG}\n\n{line}\n")
    assert article.authors == ("周松",)


@pytest.mark.parametrize("lead", ["晚报江城讯（记者 周松）", "■本报讯（记者 周松）"])
def test_a_paper_and_a_place_before_讯_open_an_article(lead):
    second = made(f"科技馆新馆建成\n\n{SIGNED}\n\n码头恢复通航\n\n{lead}{OTHER[0]}\n\n{OTHER[1]}\n")[1]
    assert (second.headline, of_role(second, "byline")) == ("码头恢复通航", [lead])


def test_a_byline_glued_to_the_headline_is_cut_off():
    (article,) = made(f"科技馆新馆建成 孩子排起长队首席记者 周松 文/摄\n\n{TWO[0]}\n\n{TWO[1]}\n\n{LONG}\n")
    assert (article.headline, article.authors) == ("科技馆新馆建成 孩子排起长队", ("周松",))


def test_the_rows_of_a_list_of_prices_are_paragraphs():
    prices = ["土豆　3.2", "茄子　7.6", "大白菜　2.3", "西红柿　6.4"]
    lines = "\n\n".join(prices)
    (article,) = made(f"一周菜价\n\n{TWO[0]}\n\n据监测，主要品种零售均价如下：\n\n{lines}\n")
    assert of_role(article, "body")[-4:] == [line.replace("　", " ") for line in prices]


def test_an_index_may_name_pages_before_its_titles():
    index = "导读：\nP3 村里的球赛比过年还热闹\nP5 草原上的“云放牧”"
    last = made(f"{index}\n\n科技馆新馆建成\n\n{SIGNED}\n")[-1]
    assert (last.kind, len(of_role(last, "index"))) == ("index", 3)


def test_an_indented_text_below_a_blank_line_is_of_no_index():
    index = "导读：\nP3 村里的球赛比过年还热闹\nP5 草原上的“云放牧”"
    text = TWO[0] + TWO[1] + OTHER[0]
    first = made(f"{index}\n\n　　{columns(text, 14)}\n\n科技馆新馆建成\n")[0]
    assert of_role(first, "body") == [text]


@pytest.mark.parametrize("tail", ["（受访者供图）", "(资料图片)", " 受访者供图"])
def test_a_line_amid_a_text_that_ends_in_a_credit_is_a_caption(tail):
    lines = "\n".join((TWO[0][:14], TWO[0][14:], LONG))
    page = made(f"科技馆新馆建成\n\n{SIGNED}\n\n孩子们在馆里看机器人写字。{tail}\n\n{lines}\n")
    assert [block for article in page for block in of_role(article, "caption")] == ["孩子们在馆里看机器人写字。"]


def test_a_headline_that_names_the_part_of_a_serial_is_no_text():
    headline = "桥上的人（连载之三）"
    assert made(f"{headline}\n\n{SIGNED}\n")[0].headline == headline


@pytest.mark.parametrize("credit", ["（记者 李\n红 摄）", "通讯员 李\n红 摄"])
def test_a_credit_that_a_column_breaks_is_whole(credit):
    photo = made(f"{COLUMNS}\n\n{columns(PICTURE, 14, 0)}{credit}\n\n湿地迎来候鸟\n")[-1]
    assert (photo.kind, photo.headline, photo.authors) == ("photo", "湿地迎来候鸟", ("李红",))


def test_a_picture_that_tells_news_of_its_own_is_a_photo_without_a_headline_too():
    other = f"码头恢复通航\n\n□记者 李四\n\n{OTHER[0]}\n\n{OTHER[1]}"
    text = f"科技馆新馆建成\n\n{SIGNED}\n\n{PICTURE}\n\n李红 摄\n\n{other}\n"
    assert [article.kind for article in made(text)] == ["article", "photo", "article"]


def test_a_question_of_the_host_opens_no_list_of_hosts():
    talk = "主持人：改造之后的菜\n场，设施好了，为什么没有人去？"
    (article,) = made(f"菜场何去何从\n\n□本报记者 周松\n\n{columns(LONG, 12)}\n\n{talk}\n")
    assert of_role(article, "body")[-1] == talk.replace("\n", "")


@pytest.mark.parametrize("width, apart", [(20, False), (12, True)])
def test_a_paragraph_in_another_column_than_the_one_above_is_likelier_to_open_an_article(width, apart):
    text = f"科技馆新馆建成\n\n□本报记者 周松\n\n{columns(LONG, 20)}\n\n{columns(LONG[::-1], width)}\n"
    items = items_of(page_of_text("page.txt", text))
    events = events_of(items)
    assert set_apart(items, events, len(events) - 1) is apart


def test_a_quote_in_a_narrower_column_may_be_a_whole_paragraph():
    text = f"科技馆新馆建成\n\n□本报记者 周松\n\n{columns(LONG, 20)}\n\n{columns(TWO[0], 20)}\n\n{columns(TWO[0], 9)}\n"
    (article,) = made(text)
    assert (of_role(article, "body"), of_role(article, "pullquote")) == ([LONG, TWO[0]], [TWO[0]])


def test_guests_head_what_they_say():
    guests = "江城科技馆馆长 周松\n江城大学教授 李红"
    talk = f"江城科技馆馆长 周松\n\n{TWO[0]}\n\n{LONG}\n\n江城大学教授 李红\n\n{OTHER[0]}\n\n{OTHER[1]}"
    (article,) = made(f"科技馆新馆怎样建\n\n主持人：本报记者 李四\n嘉宾：\n{guests}\n\n{talk}\n")
    assert of_role(article, "subhead") == guests.split("\n")


def test_a_figure_stands_on_one_line_of_a_vertical_heading():
    upright = "\n".join(["效", "率", "升", "至", "30.4%"])
    (article,) = made(f"{upright}\n\n{SIGNED}\n")
    assert article.headline == "效率升至30.4%"


def test_whom_a_notice_greets_is_no_headline():
    (article,) = made(f"关于放假安排的通知\n\n各学院、各部门：\n\n{TWO[0]}\n\n{LONG}\n\n□周松\n")
    assert (article.headline, of_role(article, "body")[0]) == ("关于放假安排的通知", "各学院、各部门：")


def test_indented_verses_with_blank_lines_between_are_lines_of_a_poem():
    verses = [
        "船走了以后",
        "水把自己合上",
        "像母亲合上",
        "一本没有写完的账",
        "岸上的人数了数",
        "还剩下三根桩子",
        "一根拴过马",
        "两根拴着黄昏",
    ]
    poem = "\n\n".join("　　" + verse for verse in verses)
    poet = made(f"{COLUMNS}\n\n渡口（外一首）\n\n李 红\n\n{poem}\n")[-1]
    assert of_role(poet, "body") == verses


@pytest.mark.parametrize("lines", [
    ["详见2版：十三座宋代古墓“露脸”", "详见4版：代表票决，哪些事先办"],
    ["十三座宋代古墓“露脸”……A2", "代表票决哪些事先办……A4"],
])  # fmt: skip
def test_two_lines_that_name_pages_are_an_index_without_a_heading(lines):
    text = f"科技馆新馆建成\n\n{SIGNED}\n\n{lines[0]}\n{lines[1]}\n"
    assert of_role(made(text)[-1], "index") == lines


@pytest.mark.parametrize("name", ["江城报", "江城日报·农村版"])
def test_the_papers_name_at_the_top_is_furniture(name):
    assert of_role(made(f"{name}\n\n科技馆新馆建成\n\n{SIGNED}\n")[-1], "furniture") == [name]


def test_who_wrote_and_who_took_pictures_may_be_named_with_slashes():
    line = "撰文/李红 摄影/周松"
    (article,) = made(f"科技馆新馆建成\n\n{TWO[0]}\n\n{LONG}\n\n{line}\n")
    assert (article.authors, of_role(article, "byline")) == (("李红", "周松"), [line])


@pytest.mark.parametrize("head, role", [(f"{PICTURE}\n\n", "credit"), ("", "byline")])
def test_a_picture_report_is_signed_below_its_caption_and_above_its_text(head, role):
    line = "记者 李红 摄影报道"
    text = f"{head}{line}\n\n湿地迎来候鸟\n" if head else f"湿地迎来候鸟\n\n{line}\n\n{TWO[0]}\n\n{LONG}\n"
    assert of_role(made(text)[0], role) == [line]


def test_a_question_in_an_interview_is_no_byline():
    assert not is_byline("本报记者：户口和房")


def test_questions_and_answers_may_be_marked_in_latin_letters():
    asked = ["Q：什么情况下要看医生？", "A：一周三次以上。", "Q：磨牙垫能长期戴吗？", "A：可以。"]
    (article,) = made("孩子晚上磨牙怎么办\n\n□本报记者 周松\n\n" + "\n\n".join([TWO[0], *asked]) + "\n")
    assert of_role(article, "body")[1:] == asked


def test_a_stray_mark_on_a_line_is_no_text():
    article, page = made(f"科技馆新馆建成\n\n□本报记者 周松\n\n{TWO[0]}\n’\n{LONG}\n")
    assert (of_role(article, "body"), of_role(page, "furniture")) == ([TWO[0], LONG], ["’"])


def test_a_name_below_a_jump_signs_the_text():
    (article,) = made(f"谢谢好邻居\n\n{TWO[0]}\n\n{LONG}（下转第六版）\n\n解放路居民 李红\n")
    assert article.authors == ("李红",)


def test_editors_of_the_setting_are_furniture():
    assert formulas.EDITORS.match("组版编辑／周松 版式／李红")


@pytest.mark.parametrize("line", ["▌本报记者 周松", "▌ 周松"])
def test_any_block_may_mark_a_byline(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "above, text, worth",
    [
        (LONG, "江边的码头昨日恢复通航。", costs.DATED_OPENS),
        (LONG, "船长说，汛期水位已经回落。", -costs.TELLS_INSIDE),
        ("据悉，新馆全年免费开放。", "江边的码头恢复通航。", costs.CLOSING_ABOVE),
    ],
)
def test_when_who_and_what_closed_the_text_above_speak_for_a_lead_or_against_it(above, text, worth):
    items = items_of(page_of_text("page.txt", f"科技馆新馆建成\n\n□本报记者 周松\n\n{above}\n\n{text}\n"))
    events = events_of(items)
    assert of_lead(items, events, len(events) - 1) == worth


def test_points_may_stand_for_full_stops():
    text = f"{COLUMNS}\n\n码头恢复通航\n\n□记者 李红\n\n{columns(OTHER[0] + LONG, 20)}\n\n{columns(TWO[1], 20)}\n"
    plain = [of_role(article, "body") for article in made(text)]
    pointed = [of_role(article, "body") for article in made(text.replace("。", "."))]
    assert pointed == [[each.replace("。", ".") for each in some] for some in plain]
    assert spelt("不要自行停药．每盒3.5元（完）.") == "不要自行停药。每盒3.5元（完）。"


@pytest.mark.parametrize("headline", ["一封迟到的电报", "今日开学"])
def test_a_headline_at_the_top_is_no_papers_name(headline):
    assert made(f"{headline}\n\n{SIGNED}\n")[0].headline == headline


def test_a_byline_may_close_a_headline_above_a_deck():
    (article,) = made(f"科技馆新馆建成□本报记者 周松\n——写在开馆之际\n\n{TWO[0]}\n\n{TWO[1]}\n\n{LONG}\n")
    assert (article.headline, article.deck, article.authors) == ("科技馆新馆建成", "——写在开馆之际", ("周松",))


@pytest.mark.parametrize("line", ["■编辑 周松 ■校对 李红", "上一版 下一版", "江报热线 6541883 公众号：jiangbao"])
def test_what_a_paper_says_of_itself_is_furniture(line):
    assert of_role(made(f"科技馆新馆建成\n\n{SIGNED}\n\n{line}\n")[-1], "furniture") == [line]


def test_an_office_before_a_name_and_a_place_is_no_name():
    assert people("（記者徐瑾／台南報導）") == ["徐瑾"]


def test_a_sentence_that_a_surname_opens_is_no_name():
    assert not are_names("路通了")


def read(text):
    items = items_of(page_of_text("page.txt", text))
    return items, events_of(items)


def rows_of(text):
    return rows(page_of_text("page.txt", text))


def test_a_dispatch_line_of_its_own_opens_what_follows_it():
    _, events = read(f"码头恢复通航\n\n晚报讯（记者 李红）\n{columns(LONG, 20)}\n")
    assert [(event.role, event.opens) for event in events] == [("heading", False), ("body", True)]


def test_the_greeting_of_a_letter_opens_an_article():
    _, events = read(f"{TWO[0]}\n\n编辑同志：\n\n{TWO[1]}\n")
    assert [event.opens for event in events] == [False, True, False]


def test_who_asks_more_than_once_opens_no_heading():
    asked = "读者：磨牙要紧吗\n\n医生：不要紧。\n\n读者：要治吗\n\n链接：磨牙的坏处\n"
    assert shown_by(rows_of(asked), asked).talks.tolist() == [True, False, True, False]


def test_questions_that_are_answered_head_no_part():
    items, events = read(f"{TWO[0]}\n\n读者：什么情况下要看医生？\n\n医生：一周三次以上。\n\n{TWO[1]}\n")
    assert [talks(items, events, number) for number in range(len(events))] == [False, True, False, False]


def test_a_page_has_one_name_of_its_section():
    text = f"校园·人物\n\n2024年3月15日 星期五\n\n腌菜缸\n\n虞竹君\n\n{TWO[0]}\n\n{LONG}\n"
    assert told(rows_of(text)) == {0: "furniture", 1: "furniture"}


def test_what_cannot_be_parted_goes_to_the_next_line_as_a_whole():
    assert carried_over(rows_of("一年，抢装潮之下，海底电缆一\n“缆”难求。订单已经排满\n了。")) == pytest.approx(
        [1.5, 1, 0]
    )


def test_one_blank_may_indent_first_lines():
    lines = [line if number else " " + line for number, line in enumerate(columns(LONG, 17, 1).split("\n"))]
    assert is_indented(rows_of("\n".join(lines * 3)))


@pytest.mark.parametrize("above, closes", [("科技馆新馆建成", False), (TWO[0], True)])
def test_a_byline_in_brackets_opens_below_a_headline_and_closes_below_a_text(above, closes):
    _, events = read(f"{above}\n\n（本报记者 周松）\n\n{LONG}\n")
    assert events[1].closes is closes


def test_the_name_of_a_column_may_be_set_in_spaced_letters():
    assert is_rubric("读　者　来　信")


VERSES = ("山里人家把秋天", "一匾一匾地端上屋顶", "红的辣椒，黄的玉米", "白的是祖母的萝卜", "太阳从东走到西",
          "麻雀跟在后面", "祖母坐在门槛上", "赶着赶着睡着了", "醒来满屋顶都是")  # fmt: skip


def test_the_verses_below_a_poet_s_name_are_no_headings_though_blank_lines_part_them():
    poem = "\n\n".join(VERSES)
    text = f"晒秋\n\n□周松\n\n{poem}\n\n修钢笔的人\n\n□李红\n\n{columns(LONG, 20)}\n\n{columns(TWO[0], 20)}"
    first, second = made(f"{text}\n")
    assert (first.headline, of_role(first, "body")) == ("晒秋", list(VERSES))
    assert (second.headline, of_role(second, "body")) == ("修钢笔的人", [LONG, TWO[0]])
