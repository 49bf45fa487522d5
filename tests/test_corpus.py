"""A folder becomes a corpus: jumps joined, reprints marked, every article counted once."""

import datetime
import json
from pathlib import Path

import pytest

from mailuo import cache
from mailuo.articles.records import Article, Block, DateSpan, Link
from mailuo.corpus import build_articles, counted, differences, differing_passages, linked, open_corpus
from mailuo.pages import page_of_text

ROOT = Path(__file__).resolve().parents[1]
BODY = (
    "青溪县的高标准农田全部栽插完毕，农户每亩增收近三百元。农业技术推广中心站长陈立说，今年雨水调匀，谷粒比往年饱满。",
    "记者看到，秧苗青翠整齐，几名村民正在田埂上查看水位；不远处，无人插秧机来回穿梭，一上午就插完了十二亩。",
    "据介绍，全县粮食播种面积达三十六万亩，良种覆盖率百分之九十八，化肥用量下降一成多，烘干中心也已建成投用。",
)
OTHER = (
    "跨江大桥主塔封顶，两岸通行时间缩短到十分钟。项目总工程师周海说，每一颗螺栓都有编号，出了问题能找到人。",
    "江面雾气未散，浮吊已经就位，百米高的塔吊上工人系着安全绳来回检查，施工误差控制在两毫米以内。",
)


def day(text):
    """A date of one day."""
    date = datetime.date.fromisoformat(text)
    return DateSpan(date, date, "day", None)


def article(id, *paragraphs, kind="article", date="2021-03-05", headline=None, comes_from=None, goes_to=None):
    """An article with these body paragraphs on the page before # in its id."""
    page = id.split("#")[0] + ".txt"
    blocks = [Block("headline", headline, ((0, 1),), 1.0, "")] if headline else []
    blocks += [Block("body", text, ((0, 1),), 1.0, "") for text in paragraphs]
    return Article(
        id, page, kind, headline, None, None, None, (), tuple(blocks), date and day(date),
        comes_from and Link(comes_from, None), goes_to and Link(goes_to, None),
    )  # fmt: skip


def links(articles):
    """{id: (head's id, tail's id)} of those that have either."""
    found = {
        one.id: (one.continued_from and one.continued_from.article, one.continued_on and one.continued_on.article)
        for one in articles
    }
    return {id: pair for id, pair in found.items() if any(pair)}


def reprints(articles, **options):
    """{id: (original, direction)}."""
    return {
        one.id: (one.reprint_of.article, one.reprint_of.direction)
        for one in linked(articles, **options)
        if one.reprint_of
    }


# ---- the five pages


def test_the_five_pages_count_seven_articles_of_2020_ten_of_2021_and_one_of_2024():
    units = counted(open_corpus(ROOT / "seeds").articles)
    years = [unit.date.earliest.year for unit in units]
    assert {year: years.count(year) for year in years} == {2020: 7, 2021: 10, 2024: 1}


def test_002_reprints_the_lead_of_000_and_which_came_first_is_unknown():
    corpus = open_corpus(ROOT / "seeds")
    (reprint,) = [one for one in corpus.articles if one.reprint_of]
    assert reprint.page.startswith("002")
    assert reprint.reprint_of.page.startswith("000")
    assert reprint.reprint_of.direction == "unknown"
    original = next(one for one in corpus.articles if one.id == reprint.reprint_of.article)
    found = [(one.first, one.second) for one in differences(original, reprint)]
    assert ("1月7", "近") in found
    assert ("和全市经济工作会议精神", "") in found
    assert len(found) < 10


# ---- jumps


def test_a_continuation_and_its_head_name_each_other_and_count_as_one():
    head = article("p1#1", *BODY[:2], headline="插秧忙", goes_to="2")
    tail = article("p2#1", BODY[2] + "农业技术推广中心站长陈立说，秧苗青翠整齐。", kind="continuation", comes_from="1")
    other = article("p1#2", *OTHER, headline="大桥封顶")
    joined = linked([head, other, tail], numbers={"p1.txt": "01", "p2.txt": "02"})
    assert links(joined) == {"p1#1": (None, "p2#1"), "p2#1": ("p1#1", None)}
    assert [block for one in joined for block in one.blocks] == [b for one in (head, other, tail) for b in one.blocks]
    units = counted(joined)
    assert [unit.id for unit in units] == ["p1#1", "p1#2"]
    assert units[0].pages == ("p1.txt", "p2.txt")
    assert [paragraph.page for paragraph in units[0].paragraphs] == ["p1.txt"] * 3 + ["p2.txt"]


def test_a_continuation_is_not_joined_to_another_day_or_another_page_number():
    head = article("p1#1", *BODY[:2], goes_to="2")
    tail = article("p2#1", BODY[2] + "站长陈立说，秧苗青翠整齐。", kind="continuation", comes_from="1")
    earlier = article("p1#1", *BODY[:2], goes_to="2", date="2021-03-04")
    assert links(linked([head, tail], numbers={"p1.txt": "1", "p2.txt": "2"}))
    assert not links(linked([earlier, tail]))
    assert not links(linked([head, tail], numbers={"p1.txt": "3", "p2.txt": "2"}))
    assert not links(linked([head, tail], numbers={"p1.txt": "1", "p2.txt": "4"}))


def test_two_continuations_find_their_own_heads_by_their_words():
    heads = [article("p1#1", BODY[0], goes_to="2"), article("p1#2", OTHER[0], goes_to="2")]
    tails = [
        article("p2#1", OTHER[1] + "项目总工程师周海说，跨江大桥主塔是关键。", kind="continuation", comes_from="1"),
        article("p2#2", BODY[1] + "农业技术推广中心站长陈立说，谷粒饱满。", kind="continuation", comes_from="1"),
    ]
    assert links(linked([*heads, *tails])) == {
        "p1#1": (None, "p2#2"), "p1#2": (None, "p2#1"), "p2#1": ("p1#2", None), "p2#2": ("p1#1", None),
    }  # fmt: skip


def test_where_two_heads_fit_as_well_nothing_is_joined():
    heads = [article("p1#1", BODY[0], goes_to="2"), article("p1#2", BODY[0], goes_to="2")]
    tail = article("p2#1", "陈立说，今年雨水调匀，谷粒比往年饱满。", kind="continuation", comes_from="1")
    assert not links(linked([*heads, tail]))


def test_a_continuation_without_a_head_in_the_corpus_counts_by_itself():
    tail = article("p2#1", *BODY, kind="continuation", comes_from="1")
    (unit,) = counted(linked([tail]))
    assert unit.headline == BODY[0][:16] + "…"


# ---- reprints


def test_an_edited_reprint_points_to_the_earlier_one_whatever_the_order():
    first = article("a#1", *BODY, date="2021-03-05")
    again = article("b#1", BODY[0].replace("今年", "今夏"), *BODY[1:], date="2021-03-08")
    assert reprints([first, again]) == {"b#1": ("a#1", "later")}
    assert reprints([again, first]) == {"b#1": ("a#1", "later")}


def test_where_the_dates_do_not_tell_page_order_decides_and_the_direction_is_unknown():
    first, again = article("a#1", *BODY, date=None), article("b#1", *BODY)
    assert reprints([first, again]) == {"b#1": ("a#1", "unknown")}
    assert reprints([again, first]) == {"a#1": ("b#1", "unknown")}


def test_punctuation_line_breaks_and_full_width_do_not_hide_a_reprint():
    again = article("b#1", "".join(BODY).replace("，", ","))
    assert "b#1" in reprints([article("a#1", *BODY), again])


def test_three_prints_of_one_article_all_point_to_the_first():
    prints = [article(f"{page}#1", *BODY, date=f"2021-03-0{number}") for number, page in enumerate("cab", 3)]
    assert reprints(prints) == {"a#1": ("c#1", "later"), "b#1": ("c#1", "later")}


NOTICE = (
    "根据《干部任前公示办法》的有关规定，经县委研究决定，现将拟任职干部情况公示如下：",
    "{name}，男，汉族，{year}年{month}月生，大学学历，中共党员，现任{place}{old}，拟任{place}{new}。",
    "公示期间，任何单位和个人均可通过来信、来电、来访的形式，向县委组织部反映公示对象存在的问题。",
    "反映问题应实事求是、客观公正，提倡署真实姓名。公示时间为五个工作日，监督电话设在县委组织部干部监督室。",
)


def test_two_notices_from_one_template_are_two_articles():
    one = [
        line.format(name="陈立", year=1975, month=3, place="青溪县", old="教育局副局长", new="教育局局长")
        for line in NOTICE
    ]
    two = [
        line.format(name="周海涛", year=1968, month=11, place="柳桥镇", old="镇长", new="党委书记") for line in NOTICE
    ]
    assert not reprints([article("a#1", *one), article("b#1", *two, date="2021-03-09")])
    assert reprints([article("a#1", *one), article("b#1", *one, date="2021-03-09")])


RULES = (
    "第一条，申请人应当如实填写申请表，并提交身份证明、学历证明和近期免冠照片，逾期不予受理，材料不全的应当一次补齐。",
    "第二条，资格审查贯穿全过程，凡发现弄虚作假的，一经查实，取消资格，并按照有关规定追究责任，决不姑息。",
    "第三条，成绩按照笔试占六成、面试占四成的比例折算，同分的以笔试成绩高者为先，结果在门户网站公布。",
    "第四条，体检在指定医院进行，费用由本人承担，对结果有异议的，可以在七日内申请复检，复检以一次为限。",
    "第五条，办理手续时应当出示本通知，过时视为自动放弃，空缺名额依次递补，咨询电话见文末，工作日有人接听。",
)


def test_a_long_form_filled_twice_with_little_that_differs_is_two_articles():
    opening = "{place}{org}面向社会招聘{n}人，报名时间为{m}月{d}日。"
    one = opening.format(place="青溪县", org="图书馆", n=12, m=3, d=8)
    two = opening.format(place="柳桥镇", org="卫生院", n=25, m=6, d=19)
    assert not reprints([article("a#1", one, *RULES), article("b#1", two, *RULES, date="2021-06-10")])
    assert reprints([article("a#1", one, *RULES), article("b#1", one + "欢迎应聘。", *RULES, date="2021-06-10")])


def test_the_same_announcement_of_another_year_or_session_is_no_reprint():
    for one, two in (("二〇二三年", "二〇二五年"), ("第十三届", "第十四届"), ("2023年", "2024年")):
        a, b = (
            article(f"{id}#1", f"{which}大会即将开幕，欢迎各界人士参加。" + RULES[0] + RULES[1])
            for id, which in (("a", one), ("b", two))
        )
        assert not reprints([a, b])


def test_the_passages_in_which_a_reprint_differs_are_listed():
    found = linked([article("a#1", *BODY), article("b#1", BODY[0].replace("今年", "今夏"), *BODY[1:])])
    (row,) = differing_passages(found).to_dict("records")
    assert row == {"article": "b#1", "original": "a#1", "direction": "unknown", "words": "夏", "original_words": "年"}


def test_a_weather_report_of_another_day_is_no_reprint():
    said = "今天白天{sky}，{wind}风三到四级，最高气温{high}度；夜间{night}，最低气温{low}度。"
    said += "相对湿度百分之{wet}，适宜晾晒，请市民注意防火。"
    one = said.format(sky="晴间多云", wind="北转南", high=12, night="多云", low=1, wet=35)
    two = said.format(sky="多云转阴", wind="南", high=9, night="阴有小雨", low=3, wet=60)
    assert not reprints([article("a#1", one), article("b#1", two)])


def test_a_pull_quote_is_no_reprint():
    assert not reprints([article("a#1", *BODY), article("b#1", BODY[0])])


def test_a_reprint_counts_once_unless_asked_otherwise():
    found = linked([article("a#1", *BODY), article("b#1", *BODY)])
    assert [unit.id for unit in counted(found)] == ["a#1"]
    assert [unit.id for unit in counted(found, reprints=True)] == ["a#1", "b#1"]


def test_reprints_do_not_depend_on_what_else_is_in_the_corpus():
    others = [article(f"x{k}#1", *(text + str(k) * 30 for text in OTHER)) for k in range(30)]
    pair = [article("a#1", *BODY), article("b#1", *BODY)]
    assert reprints([*others[:15], *pair, *others[15:]])["b#1"] == ("a#1", "unknown")


# ---- counting


def test_only_articles_and_continuations_count_and_only_their_counted_text():
    roles = (
        "kicker",
        "headline",
        "deck",
        "rubric",
        "subhead",
        "byline",
        "body",
        "caption",
        "credit",
        "pullquote",
        "jump",
    )
    whole = Article(
        "a#1",
        "a.txt",
        "article",
        "题",
        None,
        None,
        None,
        (),
        tuple(Block(role, role, ((0, 1),), 1.0, "") for role in roles),
    )
    rest = [
        article("a#2", "导读", kind="index"),
        article("a#3", "责编", kind="page"),
        article("a#4", "图", kind="photo"),
    ]
    (unit,) = counted([whole, *rest])
    assert [paragraph.text for paragraph in unit.paragraphs] == [
        "kicker",
        "headline",
        "deck",
        "subhead",
        "body",
        "caption",
    ]
    assert [unit.id for unit in counted([whole, *rest], photos=True)] == ["a#1", "a#4"]


# ---- folders


def corpus_folder(folder, toml='pages = "pages/*.txt"\n'):
    """A corpus folder with one page of 5 March 2021."""
    (folder / "pages").mkdir(parents=True)
    text = "大桥封顶\n□本报记者 陈立\n" + "\n".join(OTHER) + "\n2021年3月5日 星期五 责编 周海\n"
    (folder / "pages" / "01.txt").write_text(text, encoding="utf-8")
    (folder / "corpus.toml").write_text(toml, encoding="utf-8")
    return folder


def test_a_page_setting_overrides_the_date(tmp_path):
    plain = corpus_folder(tmp_path / "plain")
    stated = corpus_folder(
        tmp_path / "stated", 'name = "桥"\npages = ["pages/*.txt"]\n[page."01.txt"]\ndate = 2019-05-01\n'
    )
    assert {one.date.earliest.isoformat() for one in open_corpus(plain).articles} == {"2021-03-05"}
    assert {one.date.earliest.isoformat() for one in open_corpus(stated).articles} == {"2019-05-01"}
    assert open_corpus(stated).name == "桥"


def test_a_bare_folder_and_page_files_open_as_well(tmp_path):
    folder = corpus_folder(tmp_path / "whole")
    (folder / "corpus.toml").unlink()
    one, two = open_corpus(folder), open_corpus(folder / "pages" / "01.txt")
    assert one.articles == two.articles
    assert one.folder == folder


def test_a_folder_name_dates_a_page(tmp_path):
    page = tmp_path / "2018-07" / "09" / "nbs.D110000x_02.txt"
    page.parent.mkdir(parents=True)
    page.write_text("大桥封顶\n□本报记者 陈立\n" + "\n".join(OTHER), encoding="utf-8")
    assert open_corpus(tmp_path).articles[0].date.earliest == datetime.date(2018, 7, 9)


def test_articles_come_back_from_the_cache_as_they_were_built_and_damage_builds_them_again(tmp_path, monkeypatch):
    monkeypatch.setenv("MAILUO_CACHE", str(tmp_path))
    page = page_of_text("p.txt", "大桥封顶\n□本报记者 陈立\n" + "\n".join(OTHER))
    built = build_articles([page])
    (entry,) = (tmp_path / "articles").iterdir()
    monkeypatch.setattr("mailuo.corpus.articles", lambda page: pytest.fail("built again"))
    assert build_articles([page]) == built
    monkeypatch.undo()
    monkeypatch.setenv("MAILUO_CACHE", str(tmp_path))
    entry.write_bytes(entry.read_bytes()[:-2])
    assert build_articles([page]) == built
    assert json.loads(cache.load("articles", entry.name))


def test_another_name_or_text_of_a_page_is_another_entry(tmp_path, monkeypatch):
    monkeypatch.setenv("MAILUO_CACHE", str(tmp_path))
    for name, text in (("a.txt", "一。"), ("b.txt", "一。"), ("a.txt", "二。")):
        build_articles([page_of_text(name, text)])
    assert len(list((tmp_path / "articles").iterdir())) == 3
