"""Lines to what they are, where they stand alone: kickers with commas, poems, sayings, names of many forms."""

import pytest
from test_articles import LONG, OTHER, TWO, columns, made, of_role
from test_articles_headings import SIGNED

from mailuo.articles import formulas, leads
from mailuo.articles.bylines import is_byline, is_credit
from mailuo.articles.cohesion import speakers
from mailuo.articles.flow import is_indented
from mailuo.articles.rows import Row
from mailuo.articles.signs import speak_again

KICKER = "三十二间展厅，五年工期，两万名孩子的周末"
LEAD_IN = (
    "一座建于1958年的老馆，陪着三代人长大，也漏了十二年的雨。"
    "拆还是修，五年前全城为它争了一个夏天，如今新馆开门迎客，老馆留下了什么"
)


def test_a_long_line_with_commas_that_ends_no_sentence_above_a_headline_is_its_kicker():
    (article,) = made(f"{KICKER}\n\n科技馆新馆建成\n\n{SIGNED}\n")
    assert (article.kicker, article.headline) == (KICKER, "科技馆新馆建成")


def test_a_long_text_that_ends_no_sentence_above_a_headline_leads_in_to_it():
    (article,) = made(f"{LEAD_IN}\n\n科技馆新馆建成\n\n{SIGNED}\n")
    assert (article.kicker, article.headline) == (LEAD_IN, "科技馆新馆建成")


def test_a_kicker_with_commas_may_stand_below_the_last_article():
    above = f"江边码头恢复轮渡通航\n\n□本报记者 李四\n\n{OTHER[0]}\n\n{OTHER[1]}"
    first, second = made(f"{above}\n\n{KICKER}\n\n科技馆新馆建成\n\n{SIGNED}\n")
    assert (second.kicker, second.headline) == (KICKER, "科技馆新馆建成")
    assert of_role(first, "body") == list(OTHER)


def test_a_paragraph_that_a_picture_interrupts_is_no_kicker():
    head, rest = LONG[:44], LONG[44:]
    picture = "孩子们在新馆里看机器人写字。\n\n李红 摄\n\n会写字的机器人"
    above, below = f"{columns(TWO[0], 23)}\n{columns(head, 23)}", columns(rest, 23, 0)
    article = made(f"科技馆新馆建成\n\n□本报记者 周松\n\n{above}\n\n{picture}\n\n{below}\n")[0]
    assert head + rest in of_role(article, "body")


def test_a_line_that_ends_in_a_comma_and_the_next_are_one_headline():
    (article,) = made(f"新馆建好了，\n周末去哪里\n\n{SIGNED}\n")
    assert article.headline == "新馆建好了， 周末去哪里"


def test_the_lines_of_a_poem_are_paragraphs_of_their_own():
    verses = [
        "雪落在屋檐上",
        "屋檐不说话",
        "一只麻雀",
        "把冬天啄开",
        "缝隙里",
        "住着去年的灯",
        "灯下的人",
        "还在补一张网",
    ]
    page = f"科技馆新馆建成\n\n{SIGNED}\n\n屋檐\n\n李 红\n\n" + "\n".join(verses[:4]) + "\n\n" + "\n".join(verses[4:])
    assert [block for article in made(page) for block in of_role(article, "body")][-8:] == verses


def test_a_line_that_says_a_sentence_of_the_article_again_is_a_pull_quote():
    again = "孩子们围着一台会写字的机器人，看它把自己的名字"
    (article,) = made(f"科技馆新馆建成\n\n□本报记者 周松\n\n{columns(LONG, 23)}\n\n{again}\n\n{OTHER[0]}\n")
    assert of_role(article, "pullquote") == [again]


def test_a_saying_whose_speaker_is_named_below_it_is_a_pull_quote():
    (article,) = made(
        f"科技馆新馆建成\n\n{SIGNED}\n\n“门票可以没有，笑声不能没有。”\n\n——科技馆馆长 李红\n\n{OTHER[0]}\n"
    )
    assert of_role(article, "pullquote") == ["“门票可以没有，笑声不能没有。”——科技馆馆长 李红"]


def test_a_readers_name_stays_in_his_question():
    question = "问：新馆周一开门吗？（滨江读者 李红）"
    (article,) = made(f"有问必答\n\n{question}\n\n答：周一闭馆，节假日除外。{LONG}\n")
    assert question in of_role(article, "body")
    assert article.authors == ()


def test_a_question_that_a_speaker_asks_again_is_no_heading():
    asked = ["馆方：新馆开了吗？", "周松：开了。", "馆方：周末呢？", "周松：也开。"]
    (article,) = made(f"科技馆两人谈\n\n{SIGNED}\n\n" + "\n\n".join(asked) + "\n")
    assert of_role(article, "body")[-4:] == asked


def test_where_paragraphs_are_lines_a_short_line_opens_none():
    text = f"科技馆新馆建成\n{TWO[0] * 3}\n码头通航了，首班船三百人\n{OTHER[0] * 3}\n"
    assert [article.headline for article in made(text)] == ["科技馆新馆建成", "码头通航了，首班船三百人"]


@pytest.mark.parametrize(("lead", "names"), [("（李红）", ("李红",)), ("（综合）", ()), ("（据《南洋日讯》）", ())])
def test_what_opens_a_paragraph_in_brackets_is_no_part_of_its_sentence(lead, names):
    (article,) = made(f"科技馆新馆建成\n\n{lead}{TWO[0]}\n\n{TWO[1]}\n")
    assert (of_role(article, "byline"), of_role(article, "body")[0]) == ([lead], TWO[0])
    assert article.authors == names


def test_figures_amid_a_sentence_are_furniture_and_part_it_not():
    first, *rest = columns(LONG, 23).split("\n")
    page = made(f"科技馆新馆建成\n\n□本报记者 周松\n\n{columns(TWO[0], 23)}\n{first}\n833\n" + "\n".join(rest) + "\n")
    assert [block for article in page for block in of_role(article, "furniture")] == ["833"]
    assert LONG in of_role(page[0], "body")


@pytest.mark.parametrize(("indents", "told"), [((1, 0, 0), True), ((1, 0, 0, 0), False)])
def test_first_lines_are_indented_where_a_third_of_those_after_a_sentence_are(indents, told):
    lines = [Row(0, 1, "。", 1.0, False, indent, 0, ends=True) for indent in (0, *indents)]
    assert is_indented(lines) is told


def test_who_speaks_on_both_sides_of_a_heading_is_noticed():
    speaking = [{"周松"}, set(), {"李红"}]
    assert speak_again(speaking, ([0], "周松说，新馆开了。"), ([1], "周松常来。"))
    assert not speak_again(speaking, ([0], "周松说，新馆开了。"), ([2], "李红说，码头通航了。"))


def test_who_speaks_is_known_by_his_surname():
    assert speakers("周松说，新馆开了。“免费。”馆长李小红介绍，大家都表示满意。") == {"周松", "李小红"}


def test_two_lines_between_blank_ones_are_a_paragraph_of_a_column_of_their_own():
    text = f"科技馆新馆建成\n\n□本报记者 周松\n\n{columns(LONG, 23)}\n\n到年底，江城的社区科技馆\n将覆盖全部街道。\n"
    assert of_role(made(text)[0], "body")[-1] == "到年底，江城的社区科技馆将覆盖全部街道。"


def test_a_figure_and_what_it_counts_are_one_sentence():
    first, second = "馆长说新馆开馆以来已经接待了300", "多名小学生，他们都是第一次来。"
    text = f"科技馆新馆建成\n\n□本报记者 周松\n\n{columns(LONG, 17)}\n\n展厅里\n\n{first}\n{second}\n"
    assert of_role(made(text)[0], "body")[-1] == first + second


@pytest.mark.parametrize("second", ["人手，是要留得住的人。”", "新馆开了以后再来看。"])
def test_no_paragraph_opens_where_a_quotation_is_open_or_a_word_broken(second):
    first = "馆长笑着说：“招的不是" if "”" in second else "大家都说等科技馆"
    text = f"科技馆新馆建成\n\n□本报记者 周松\n\n{columns(TWO[0], 14)}\n{columns(LONG, 14)}\n\n{first}\n\n{second}\n"
    assert of_role(made(text)[0], "body")[-1] == first + second


@pytest.mark.parametrize("line", ["读者 常安 摄", "（读者 常安 摄）", "常安 摄（本报资料）", "（本報圖片）"])
def test_readers_take_pictures_too(line):
    assert is_credit(line)


@pytest.mark.parametrize("line", ["编辑寄语", "记者有话", "记者絮语"])
def test_the_name_of_a_column_is_no_byline(line):
    assert not is_byline(line)


@pytest.mark.parametrize("line", ["（李红 编译）", "（本报综合）", "采写/李红", "整理：李红 周松"])
def test_what_was_done_with_a_text_signs_it(line):
    (article,) = made(f"科技馆新馆建成\n\n{TWO[0]}\n\n{LONG}\n\n{line}\n")
    assert of_role(article, "byline") == [line]


@pytest.mark.parametrize("name", ["锦华里12号 李红", "城北 读者 李 红", "李红医生", "（河滨学院 李红）"])
def test_names_with_an_address_or_a_title_sign_a_letter(name):
    (article,) = made(f"谢谢好邻居\n\n{TWO[0]}\n\n{LONG}\n\n{name}\n")
    assert of_role(article, "byline") == [name]


@pytest.mark.parametrize(
    "line", ["江城晚報 第六頁 本港新聞", "一九六一年五月十六日 星期二", "校园·人物 03", "特别报道 6-7"]
)
def test_sections_pages_and_old_dates_are_furniture(line):
    assert formulas.FURNITURE.match(line)


def test_editors_named_without_a_colon_are_furniture():
    assert formulas.EDITORS.match("责编周松 校对李红")
    assert not formulas.EDITORS.match("责编周松走进新馆")


@pytest.mark.parametrize("lead", ["（本報專訪）", "本报江城专电（记者 周松）"])
def test_a_papers_own_dispatch_opens_a_paragraph(lead):
    assert leads.LEAD.match(f"{lead}新馆昨日开放。").end() == len(lead)


@pytest.mark.parametrize("every, spoilt", [(2, lambda line: [line[:-4]]), (3, lambda line: [line[:5], line[5:]])])
def test_lines_that_a_scan_shortened_or_cut_in_two_go_on_with_their_paragraph_where_many_are(every, spoilt):
    lines = columns(LONG + OTHER[0] + OTHER[1] + LONG, 12).split("\n")
    read = [
        piece
        for number, line in enumerate(lines)
        for piece in (spoilt(line) if number % every == 0 and 1 < number < len(lines) - 2 else [line])
    ]
    (article,) = made("科技馆新馆建成\n\n□本报记者 周松\n\n" + "\n".join(read) + "\n")
    assert of_role(article, "body") == ["".join(read)]


def test_first_lines_may_be_as_wide_as_the_others_of_their_page():
    paragraphs = [
        "剧本讲述了一条老街上三代人的悲欢，台词里夹杂着地道的江城话，引得台下笑声不断。",
        "导演说，剧本改了十一稿，最难的是删，舍不得也得删。",
        "女主角为了演好卖豆腐的母亲，在早市上蹲了半个月，手上磨出了泡。",
    ]
    text = "\n\n".join(columns(paragraph, 10, 0) for paragraph in paragraphs)
    (article,) = made(f"科技馆新馆建成\n\n□本报记者 周松\n\n{text}\n")
    assert of_role(article, "body") == paragraphs
    assert {block.reason for block in article.blocks if block.role == "body"} == {"its last line ends a sentence"}
