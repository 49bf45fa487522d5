"""What a scan misreads: brackets, the marks of bylines, full stops, figures, and strokes at the edge of a column."""

import numpy as np
import pytest
from test_articles import LONG, TWO, columns, made, of_role

from mailuo.articles.bylines import is_byline
from mailuo.articles.furniture import is_section
from mailuo.articles.paragraphs import broken
from mailuo.articles.people import people, people_over
from mailuo.articles.rows import rows
from mailuo.articles.scans import dates_mended, slips, spelt
from mailuo.articles.showing import is_styled
from mailuo.pages import page_of_text

HEAD = "科技馆新馆建成"


@pytest.mark.parametrize("lead", ["本报讯〈记者 周松）", "本报讯（记者周松〉", "本报讯＜记者 周松＞"])
def test_a_lead_is_read_through_misread_brackets(lead):
    (article,) = made(f"{HEAD}\n\n{lead}{LONG}\n")
    assert article.authors == ("周松",)
    assert of_role(article, "body") == [LONG]


@pytest.mark.parametrize(
    "line",
    ["O周 松", "0周松", "．周　松", "·周松", "ロ周 松", "曰 周松", "口 周松", "<>本报记者 周松", "o本报记者 周松"],
)
def test_a_letter_or_a_figure_before_a_name_is_a_misread_mark(line):
    assert is_byline(line) and people(line) == ["周松"]
    (article,) = made(f"{HEAD}\n\n{line}\n\n{LONG}\n")
    assert (article.headline, article.authors) == (HEAD, ("周松",))


@pytest.mark.parametrize("line", ["O型血告急", "口岸通车", "0元购票"])
def test_a_word_that_opens_so_is_none(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("等了二十分钟o", "等了二十分钟。"),
        ("名字叫“雪梅”0", "名字叫“雪梅”。"),
        ("昨天开放了。 I", "昨天开放了。"),
        ("去唱卡拉ok", "去唱卡拉ok"),
        ("一共等了10", "一共等了10"),
        ("本报讯〔记者 周松）昨天", "本报讯（记者 周松）昨天"),
        ("木报讯（记耆 周松1昨天", "本报讯（记者 周松）昨天"),
        ("本报汛 (通迅员 周松）", "本报讯 （通讯员 周松）"),
        ("〔記者周松／江城報導〕昨日", "〔記者周松／江城報導〕昨日"),
        ("读〈故乡〉有感", "读〈故乡〉有感"),
        ("（柳河镇 周松1", "（柳河镇 周松）"),
        ("据新华杜江城9月l4曰电", "据新华社江城9月14日电"),
        ("本报记考 周松", "本报记者 周松"),
        ("（记煮 周松）昨天", "（记者 周松）昨天"),
        ("（通汛贝 周松）昨天", "（通讯员 周松）昨天"),
        ("据新华社屯", "据新华社电"),
        ("本报讯（i己者 周松〕近日", "本报讯（ 记者 周松）近日"),
        ("本报讯〈ic者 周松）近日", "本报讯（ 记者 周松）近日"),
        ("本报讯〔周松 李", "本报讯（周松 李"),
        ("本报编缉 周松", "本报编辑 周松"),
        ("末报讯（汜者周松）近日", "本报讯（记者周松）近日"),
        ("本扳记者 周松", "本报记者 周松"),
        ("本报讥（记煮李红）近日", "本报讯（记者李红）近日"),
        ("贡任编辑 周松", "责任编辑 周松"),
        ("（实习主 周松）", "（实习生 周松）"),
        ("新华社江城9月14目屯", "新华社江城9月14日电"),
        ("周松 掇影扱道", "周松 摄影报道"),
        ("本报记者 周松 慑", "本报记者 周松 摄"),
        ("不过是一小撮", "不过是一小撮"),
        ("对他们形成威慑", "对他们形成威慑"),
        ("他在纪者看来", "他在纪者看来"),
        ("新华社江城2月25口电", "新华社江城2月25日电"),
        ("（下转第二扳)", "（下转第二版)"),
        ("（上按B1版）在企业", "（上接B1版）在企业"),
        ("本报讯C记者 周松）近日", "本报讯（记者 周松）近日"),
        ("本报讯（记者 周松J近日", "本报讯（记者 周松）近日"),
        ("1周松）", "（周松）"),
        ("开放了。（周松J", "开放了。（周松）"),
        ("〈周松)", "（周松）"),
        ("【本報訊1由於", "【本報訊】由於"),
        ("【記者周松/江城報導)近日", "【記者周松/江城報導】近日"),
        ("（記者周松/江城報導】近日", "（記者周松/江城報導）近日"),
        ("〔記者周松∕江城報導〕", "〔記者周松／江城報導〕"),
        ("本报记者 周松 实习 生 李红", "本报记者 周松 实习生  李红"),
        ("本报讯．  江城", "本报讯   江城"),
        ("周松 摄.", "周松 摄"),
        ("（上接第l版）", "（上接第1版）"),
        ("第1O版 文化", "第10版 文化"),
        ("去了A1记者站", "去了A1记者站"),
        ("他买了C、J两种", "他买了C、J两种"),
    ],
)
def test_full_stops_and_set_phrases_are_read_as_printed(printed, read):
    assert spelt(printed) == read


def test_the_rows_that_may_be_misread_are_found_at_once_and_across_their_ends():
    texts = ["本报讯〈记者 周松）", "昨天开放了，", "本报记", "耆 李红", "全年免费。"]
    assert slips(texts) == [0, 2, 3]
    assert slips([]) == []


def test_a_paragraph_ends_in_a_misread_full_stop():
    text = f"{columns(TWO[0][:-1] + 'o', 20)}\n　　{columns(LONG, 20)}"
    (article,) = made(f"{HEAD}\n\n□周松\n\n　　{text}\n")
    assert of_role(article, "body") == [TWO[0][:-1] + "o", LONG]


def test_a_mark_alone_between_blank_lines_belongs_to_no_article():
    for stray in (",", "：", "。-", "▲", "．", "——", "一一一一", "一", "I", "」"):
        first, second = columns(LONG, 20), columns(TWO[0], 20)
        article, rest = made(f"{HEAD}\n\n□周松\n\n{first}\n\n{stray}\n\n码头恢复通航\n\n□李红\n\n{second}\n")[0::2]
        assert of_role(article, "body") == [LONG]
        assert of_role(rest, "furniture") == [stray]


def test_a_mark_that_closes_the_line_above_is_the_end_of_its_paragraph():
    quoted = f"“{LONG[:-1]}"
    text = f'{columns(quoted, 18)}\n"\n\n{columns(TWO[0], 18)}'
    (article,) = made(f"{HEAD}\n\n□周松\n\n{text}\n")
    assert of_role(article, "body") == [f'{quoted}"', TWO[0]]


def test_a_remark_in_brackets_below_a_text_is_no_headline():
    remark = "（本文仅代表个人观点，不构成投资建议）"
    text = f"{columns(LONG, 24)}\n{remark}\n\n码头恢复通航\n渡轮一天六班\n{columns(TWO[0], 24)}"
    first, *_ = made(f"{HEAD}\n\n□周松\n\n{text}\n")
    assert of_role(first, "body")[:2] == [LONG, remark]


def test_a_headline_of_three_phrases_may_hold_figures():
    assert is_styled("穿越17条断层 历时8年10个月 涌水1.5亿立方米")
    assert not is_styled("白菜 3.5元")


def test_notices_that_are_named_in_brackets_are_paragraphs():
    notices = "【招聘】某某书店招店员六名\n\n【寻物】遗失棕色皮包一只"
    (article,) = made(f"便民看板\n\n{notices}\n")
    assert of_role(article, "body") == notices.split("\n\n")


def test_the_name_of_a_section_may_be_set_apart():
    assert is_section("综 合 新 闻") and not is_section("综 合 治 理")


def test_a_surname_may_be_a_word_before_names_too():
    assert people("本报记者 祁少华 和映雪") == ["祁少华", "和映雪"]
    assert not is_byline("本报记者 祁少华 和李梅")


@pytest.mark.parametrize(
    ("line", "names"),
    [("（河西街 周松 李红）", ["周松", "李红"]), ("（轴承厂退休职工 周松 李 红等23人）", ["周松", "李红"])],
)
def test_several_may_sign_a_letter_with_where_they_are_from(line, names):
    assert people(line) == names
    (article,) = made(f"{HEAD}\n\n{columns(LONG, 20)}\n\n{line}\n")
    assert article.authors == tuple(names)


def test_numbered_parts_are_no_strokes():
    text = f"一\n\n{columns(LONG, 20)}\n\n二\n\n{columns(TWO[0], 20)}"
    (article,) = made(f"{HEAD}\n\n□周松\n\n{text}\n")
    assert [block.text for block in article.blocks if block.role in ("subhead", "rubric")] == ["一", "二"]


def test_who_wrote_and_who_drew_may_stand_on_two_lines():
    assert people_over(["（记者 庄一苇 文", "邵 宁 图）"]) == ["庄一苇", "邵宁"]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("一九九一年四月十人日 星期四", "一九九一年四月十八日 星期四"),
        ("中華民國九十二年十月二十三曰", "中華民國九十二年十月二十三日"),
        ("20I0午7月13日", "2010年7月13日"),
        ("那一年四月十人到会", "那一年四月十人到会"),
    ],
)
def test_dates_in_figures_and_in_words_are_read_as_printed(printed, read):
    assert dates_mended(printed) == read


@pytest.mark.parametrize(
    "line",
    [
        "第六八三期 一九九六年九月十二日",
        "中華民國八十七年三月二十二日 星期日",
        "一九五八年一月廿三日 屋期四",
        "江城晚报·第2版",
    ],
)
def test_date_lines_of_all_kinds_are_furniture(line):
    rest = f"{HEAD}\n\n□周松\n\n{columns(LONG, 20)}\n\n码头恢复通航\n\n□李红\n\n{columns(TWO[0], 20)}"
    *_, page = made(f"江城日报\n\n{line}\n\n{rest}\n")
    assert line in of_role(page, "furniture")


def test_two_lines_are_halves_of_one_if_together_they_are_as_wide_as_a_neighbour_that_is_no_first_line():
    def halves(*lengths):
        found = rows(page_of_text("page.txt", "\n".join("一" * length for length in lengths)))
        return broken(found, np.array([row.width for row in found])).tolist()

    assert halves(13, 8, 5, 13) == [False, True, True, False]
    # a headline of eight, a name of three, and a first line, which its indent shortens
    assert halves(4, 8, 3, 11, 13, 13) == [False] * 6


@pytest.mark.parametrize("office", ["（县人民银行）", "（公司人资部）"])
def test_an_office_in_brackets_below_a_text_signs_it(office):
    article, *_ = made(f"{HEAD}\n\n{columns(LONG, 20)}\n{office}\n\n码头恢复通航\n\n{columns(TWO[0], 20)}\n")
    assert of_role(article, "byline") == [office]


def test_a_reader_named_in_brackets_behind_his_question_wrote_nothing():
    question = f"问：{LONG[:-1]}，怎么办？"
    article, *_ = made(f"律师信箱\n\n{columns(question, 20)}\n（江州 李女士）\n\n{columns('答：' + TWO[0], 20)}\n")
    assert article.authors == ()


def test_what_a_paragraph_apart_says_its_picture_shows_is_a_caption():
    shows = "图为孩子们在新馆看机器人写字。"
    article, *_ = made(f"{HEAD}\n\n□周松\n\n{columns(LONG, 20)}\n\n{columns(shows, 12, 0)}\n")
    assert of_role(article, "caption") == [shows]


def test_a_word_that_heads_a_notice_is_no_name_below_a_headline():
    for word in ("更 正", "公 告"):
        *_, article = made(f"{HEAD}\n\n{word}\n\n{LONG}\n")
        assert article.authors == ()
