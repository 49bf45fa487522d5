"""A page's date is an interval with the sentence it rests on; a year for which nothing speaks is not guessed."""

import datetime

import pytest

from mailuo.articles.records import Article, Block
from mailuo.dates import date_in_name, dated, page_date, parse_date
from mailuo.errors import CorpusError
from mailuo.pages import page_of_text


def page_of(*paragraphs, furniture=()):
    """A page of one article with these paragraphs, and furniture below it."""
    lines = [*paragraphs, *furniture]
    page = page_of_text("x.txt", "\n".join(lines))
    blocks = []
    for number, line in enumerate(page.lines):
        role = "body" if number < len(paragraphs) else "furniture"
        blocks.append(Block(role, lines[number], ((line.start, line.end),), 1.0, ""))
    article = Article("x#1", page.id, "article", None, None, None, None, (), tuple(blocks))
    return page, [article]


def interval(*paragraphs, furniture=(), name=""):
    """(earliest, latest, precision) of such a page, or None."""
    page, articles = page_of(*paragraphs, furniture=furniture)
    span = page_date(page, articles, name=name)
    return span and (span.earliest.isoformat(), span.latest.isoformat(), span.precision)


@pytest.mark.parametrize(
    ("date_line", "day"),
    [
        ("铁道报 2 2018年2月8日 星期四", "2018-02-08"),
        ("中華民國一○七年六月十二日 星期二", "2018-06-12"),
        ("民国九十九年三月三日", "2010-03-03"),
        ("2O14年l2月20日 星期六", "2014-12-20"),  # as a scan misreads it
        ("2012．8．21 星期二", "2012-08-21"),
        ("4 综合 2O１b年S月24目 星期二", "2016-05-24"),
        ("Z019年11月7日 星期四", "2019-11-07"),
    ],
)
def test_a_date_line_is_read_beside_a_page_number_and_in_years_of_the_republic(date_line, day):
    assert interval("今天下雪。", furniture=(date_line,)) == (day, day, "day")


JANUARY = ("2021-01-07", "2021-01-31", "month")


@pytest.mark.parametrize(
    "year",
    [
        "今年是“十四五”开局之年。",
        "在‘十四五’开局之年，大家干劲十足。",
        "明年是“十四五”规划的第二年。2021年是“十四五”开局之年，今年是“十四五”开局之年。",
        "去年是“十三五”收官之年。",
        "进入2021年，车间依旧忙碌。",
        "今年是2021年，新的任务摆在面前。",
        "2021年伊始，新春的气息扑面而来。",
        "刚刚过去的2020年，极不平凡。",
        "去年（2020年），产量翻番。",
        "这座矿2020年产量达210万吨，同比增长两成，今年以来保持着这一势头。",
        "县里发布2021年重点工作清单，今年共有五项。",
        "日前，厂里今年又获2020年度科学技术奖。",
        "全县上下以优异成绩庆祝建党100周年。",
        "热烈庆祝中国共产党成立一百周年！",
        "今年是2021年，到2035年将基本建成。",
    ],
)
def test_a_year_follows_from_what_only_a_text_of_that_year_says(year):
    assert interval("1月7日，记者来到青溪县。", year) == JANUARY


@pytest.mark.parametrize(
    "silent",
    [
        "到2025年，基本建成框架体系。",
        "2013年，他来到这里。",
        "1949年10月1日，他在城楼下。",
        "这一比例由2018年的27.8%提高到去年的85.7%。",
        "今年上半年，收入增长两成。",
        "“十四五”期间，双方将深入合作。",
        "自2013年以来，这里没有断过水。",
        "两国人民庆祝建国75周年。",
        "要学习在庆祝中国共产党成立一百周年大会上的讲话。",
        "2024年，出口额将增长一成，今年以来势头不减。",
        "为迎接建军100周年而奋斗。",
        "到2030年实现翻番，今年以来进展不小。",
    ],
)
def test_a_year_is_never_guessed(silent):
    assert interval("1月7日，记者来到青溪县。", silent) is None


@pytest.mark.parametrize(
    "line",
    [
        "2021年1月8日 星期五 责编 张三 美编 李四", "2 要闻 2021年1月8日 星期五", "2021年1月8日",
        "青溪日报 2021年1月8日　第2版",
        "二〇二一年一月八日 星期五", "2021.1.8 星期五", "2021-01-08 A02版",
    ],
)  # fmt: skip
def test_a_date_line_in_the_furniture_comes_first(line):
    told = ("今年是“十四五”开局之年。", "1月5日，记者来到青溪县。")
    assert interval(*told, furniture=[line]) == ("2021-01-08", "2021-01-08", "day")


@pytest.mark.parametrize(("weekday", "day"), [("星期五", ("2021-01-08", "2021-01-08", "day")), ("星期六", None)])
def test_a_date_line_set_over_three_lines_is_one_if_its_weekday_is_right(weekday, day):
    assert interval("今天下雪。", furniture=["2021年1月", "8", f"{weekday} 今日八版"]) == day


def test_at_the_turn_of_a_year_a_paper_may_speak_of_the_next_year_or_the_last():
    assert interval("5月20日，会议开幕。", "2021年是“十四五”开局之年。") == ("2021-05-20", "2021-05-31", "month")
    assert interval("1月20日，会议开幕。", "2021年是“十四五”开局之年。") is None
    assert interval("12月20日，会议开幕。", "2021年是“十四五”开局之年。") is None
    assert interval("12月20日，会议开幕。", "即将到来的2021年，任务不轻。") == ("2020-12-20", "2020-12-31", "month")


def test_a_date_line_without_a_year_takes_the_year_from_the_text():
    told = ("今年是“十四五”开局之年。", "1月5日，记者来到青溪县。")
    assert interval(*told, furniture=["1月8日 星期五 第2版"]) == ("2021-01-08", "2021-01-08", "day")


def test_a_full_date_within_the_text_is_no_date_line():
    told = ("今年是“十四五”开局之年。", "1月7日，记者来到青溪县。", "2019年3月2日，第一批苗下了地，那时谁也没有把握。")
    assert interval(*told) == JANUARY


def test_what_is_planned_or_of_another_year_is_no_event():
    told = (
        "今年是“十四五”开局之年。1月7日，记者来到青溪县。",
        "大会将于3月12日举行，1月20日前报名。",
        "去年11月30日，桥合龙了。2003年，10月15日，他第一次进山。最迟播种不能晚于10月20日。",
    )
    assert interval(*told) == JANUARY


def test_near_the_end_of_a_month_the_page_may_be_of_the_next_days():
    assert interval("今年是“十四五”开局之年。1月31日，桥合龙了。") == ("2021-01-31", "2021-02-07", "month")
    assert interval("今年是“十三五”收官之年。12月31日，桥合龙了。") == ("2020-12-31", "2021-01-07", "month")


def test_days_of_december_beside_days_of_january_are_of_the_year_before():
    assert interval("今年是2021年。1月3日，桥合龙了。", "12月30日，最后一节梁吊装到位。") == (
        "2021-01-03",
        "2021-01-31",
        "month",
    )


def test_in_a_lead_the_day_may_follow_who_did_it():
    assert interval("记者1月7日从县里获悉，今年是“十四五”开局之年。") == JANUARY
    assert interval("县科技局1月7日签署备忘录。今年是“十四五”开局之年。") == JANUARY
    assert interval("最迟播种不能晚于1月20日。今年是“十四五”开局之年。")[2] == "year"


def test_a_dateline_of_an_agency_tells_a_day():
    assert interval("新华社北京1月7日电（记者 陈立）今年是“十四五”开局之年。") == JANUARY


def test_without_a_day_the_interval_is_what_is_left_of_the_year():
    assert interval("今年是“十四五”开局之年。") == ("2021-01-01", "2021-12-31", "year")
    assert interval("今年是“十四五”开局之年。今年1-9月，产值增长。") == ("2021-10-01", "2021-12-31", "span")


def test_an_interval_with_a_month_is_at_most_31_days_long():
    for day in range(1, 32):
        earliest, latest, _ = interval(f"今年是“十四五”开局之年。1月{day}日，桥合龙了。")
        assert (datetime.date.fromisoformat(latest) - datetime.date.fromisoformat(earliest)).days < 31


def test_the_evidence_stands_in_the_page_from_its_first_sentence_to_its_last():
    page, articles = page_of("今年是“十四五”开局之年。", "别的话。", "1月7日，记者来到青溪县。")
    evidence = page_date(page, articles).evidence
    assert evidence.text == "今年是“十四五”开局之年。 … 1月7日，记者来到青溪县。"
    assert page.text[slice(*evidence.span)] == "今年是“十四五”开局之年。\n别的话。\n1月7日，记者来到青溪县。"


def test_traditional_script_tells_the_same():
    assert interval("1月7日，記者來到青溪縣。", "今年是「十四五」開局之年。") == JANUARY


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("20210108A02.txt", ("2021-01-08", "2021-01-08")),
        ("2021-01/08/nbs.D110000renmrb_01.htm", ("2021-01-08", "2021-01-08")),
        ("rmrb20210108.txt", ("2021-01-08", "2021-01-08")), ("2021年1月8日.txt", ("2021-01-08", "2021-01-08")),
        ("2021/01/08/1.txt", ("2021-01-08", "2021-01-08")), ("2021-01.txt", ("2021-01-01", "2021-01-31")),
        ("202101/3.txt", ("2021-01-01", "2021-01-31")), ("2021/a.txt", ("2021-01-01", "2021-12-31")),
        ("001_1986198b7d99869f.txt", None), ("000_29ee2fb1394748e4.txt", None), ("20211308.txt", None), ("x.txt", None),
        ("a20200101b.txt", None),
    ],
)  # fmt: skip
def test_a_file_or_folder_name_states_a_date_a_hash_does_not(name, date):
    found = date_in_name(name)
    assert (found and (found.earliest.isoformat(), found.latest.isoformat())) == date


def test_a_date_in_the_name_outweighs_what_the_text_tells_but_not_the_furniture():
    told = "今年是“十四五”开局之年。1月5日，记者来到青溪县。"
    assert interval(told, name="20210106.txt")[0] == "2021-01-06"
    assert interval(told, name="20210106.txt", furniture=["2021年1月8日 星期五"])[0] == "2021-01-08"


def test_the_user_has_the_last_word():
    page, articles = page_of("今年是“十四五”开局之年。", furniture=["2021年1月8日 星期五"])
    (one,) = dated(articles, [page], overrides={"x.txt": "1998-03"})
    assert (one.date.earliest.isoformat(), one.date.latest.isoformat()) == ("1998-03-01", "1998-03-31")


@pytest.mark.parametrize(
    "text",
    ["2021-01-08", "2021年1月8日", "20210108", "2021/1/8 08:00", "2021-01-08T08:00:00", "2021.1.8", "20210108 08:00"]
    + ["２０２１年１月８日", "2021 年 1 月 8 日 星期五", "2021年1月8日08:00", "二〇二一年一月八日", "1610064000"]
    + ["Fri, 08 Jan 2021 08:00:00 GMT", "8 January 2021", "Jan 8, 2021", "1610064000000"],
)
def test_dates_are_read_in_any_usual_form(text):
    assert parse_date(text).earliest == parse_date(text).latest == datetime.date(2021, 1, 8)


@pytest.mark.parametrize("text", ["soon", "2021-13-01", "2021-02-30", "", "13", "08/01/2021", "8 Foo 2021"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(CorpusError, match="is no date"):
        parse_date(text)
