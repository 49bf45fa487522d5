import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from handmade import dated, made

from mailuo.corpus import counted, open_corpus
from mailuo.errors import CorpusError, DataError
from mailuo.themes import (
    OTHER,
    Theme,
    carried_by,
    carriers,
    hidden,
    mentions,
    rates,
    read_themes,
    shares_of_articles,
    since,
)
from mailuo.themes.sentences import sentence_around
from mailuo.topics import Topics
from mailuo.words import Lexicon, Term, match_key, read_lexicon

CIRCLE = Theme(
    "双城经济圈",
    terms=("成渝地区双城经济圈", "双城经济圈", "“双城记”"),
    related=("成渝", "川渝"),
    not_terms=("《双城记》", "成渝饭店"),
)
LAYOUT = Theme("“416”", terms=("“416”",), related=("新材料",), since=datetime.date(2023, 7, 1))
ABSENT = Theme("航天", terms=("载人航天",))
THEMES = [CIRCLE, LAYOUT, ABSENT]
# 2020: two articles, one by name; 2021: three, one by name, one related; 2022: none; 2023: one
STORIES = (
    ("甲", "2020-10", "双城经济圈启动", "推动成渝地区双城经\n济圈建设。川渝两地响应！"),
    ("甲", "2020-10", "油菜花开", "专家下田支招。"),
    ("乙", "2021-01", "唱好「双城记」", "成渝饭店开业，读《双城记》。"),
    ("乙", "2021-01", "川渝合作", "新材料项目在川渝落地。川渝毗邻地区同行。"),
    ("丙", "2021-05", "天气", "晴。"),
    ("丁", "2023-08", "加快构建“416”", "四大科创高地中有新材料。"),
)


def found(*stories, themes=THEMES, lexicon=None):
    articles, pages = made(*stories or STORIES)
    return mentions(articles, themes, lexicon=lexicon or Lexicon(), pages=pages), articles, pages


def toml(tmp_path, text):
    path = tmp_path / "themes.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_mentions_worked_out_by_hand_are_all_there_is():
    table, _, _ = found()
    told = list(zip(table["article"], table["theme"], table["tier"], table["surface"]))
    assert told == [
        ("甲#1", "双城经济圈", "name", "双城经济圈"),
        ("甲#1", "双城经济圈", "name", "成渝地区双城经济圈"),
        ("甲#1", "双城经济圈", "related", "川渝"),
        ("乙#1", "双城经济圈", "name", "「双城记」"),
        ("乙#2", "双城经济圈", "related", "川渝"),
        ("乙#2", "“416”", "related", "新材料"),
        ("乙#2", "双城经济圈", "related", "川渝"),
        ("乙#2", "双城经济圈", "related", "川渝"),
        ("丁#1", "“416”", "name", "“416”"),
        ("丁#1", "“416”", "related", "新材料"),
    ]


def test_a_term_inside_a_longer_term_is_counted_once():
    table, _, _ = found(("甲", "2020-10", "题", "成渝地区双城经济圈"))
    assert list(table["surface"]) == ["成渝地区双城经济圈"]


def test_a_term_inside_a_protected_term_of_no_theme_is_not_counted_but_told():
    lexicon = Lexicon(terms=(Term("川渝毗邻地区"),))
    table, articles, _ = found(lexicon=lexicon)
    assert (table["surface"] == "川渝").sum() == 3
    told = hidden(articles, THEMES, lexicon=lexicon)
    assert [tuple(row) for row in told.to_numpy()] == [
        ("双城经济圈", "related", "川渝", "川渝毗邻地区", 1),
        ("双城经济圈", "related", "成渝", "成渝饭店", 1),
    ]


def test_not_terms_exclude_what_they_cover():
    table, _, _ = found(("甲", "2020-10", "题", "成渝饭店在成渝，《双城记》"))
    assert list(zip(table["surface"], table["start"])) == [("成渝", 5)]


def test_a_mention_leads_to_its_place_on_the_page():
    table, _, pages = found()
    for row in table.itertuples():
        text = pages[row.page].text[row.page_start : row.page_end]
        assert match_key(text) == match_key(row.surface)
    across = table[table["surface"] == "成渝地区双城经济圈"].iloc[0]
    assert pages["甲"].text[across["page_start"] : across["page_end"]] == "成渝地区双城经\n济圈"


def test_a_mention_has_its_paragraph_and_sentence():
    table, articles, _ = found()
    last = table[table["surface"] == "川渝"].iloc[-1]
    assert last["sentence"] == "川渝毗邻地区同行。"
    paragraph = articles[3].paragraphs[last["paragraph"] - 1]
    assert paragraph.text[last["start"] : last["end"]] == "川渝"


def test_without_pages_the_places_on_them_are_missing():
    articles, _ = made(*STORIES)
    assert mentions(articles, THEMES, lexicon=Lexicon())["page_start"].isna().all()


def test_a_surface_of_two_themes_is_a_mention_of_each():
    other = Theme("合作", terms=("川渝",))
    table, _, _ = found(("甲", "2020-10", "川渝"), themes=[CIRCLE, other])
    assert list(zip(table["theme"], table["tier"])) == [("双城经济圈", "related"), ("合作", "name")]


def test_a_term_of_one_theme_may_hide_a_shorter_one_of_another():
    shorter = Theme("圈", terms=("经济圈",))
    table, articles, _ = found(("甲", "2020-10", "双城经济圈和经济圈"), themes=[CIRCLE, shorter])
    assert list(zip(table["theme"], table["start"])) == [("双城经济圈", 0), ("圈", 6)]
    assert [tuple(row) for row in hidden(articles, [CIRCLE, shorter], lexicon=Lexicon()).to_numpy()] == [
        ("圈", "name", "经济圈", "双城经济圈", 1)
    ]


def test_all_forms_that_the_lexicon_has_of_a_term_count_but_those_listed_elsewhere():
    lexicon = Lexicon(terms=(Term("“双城记”", ("双城记", "唱好“双城记”")),))
    plain = Theme("圈", terms=("“双城记”",))
    strict = Theme("圈", terms=("“双城记”",), not_terms=("双城记",))
    story = ("甲", "2020-10", "双城记", "唱好“双城记”")
    assert list(found(story, themes=[plain], lexicon=lexicon)[0]["surface"]) == ["双城记", "唱好“双城记”"]
    assert list(found(story, themes=[strict], lexicon=lexicon)[0]["surface"]) == ["唱好“双城记”"]


def test_quotes_widths_and_traditional_characters_are_equal():
    table, _, _ = found(("甲", "2023-08", "﹁４１６﹂與成渝地區雙城經濟圈"))
    assert set(table["theme"]) == {"“416”", "双城经济圈"}


def test_shares_are_zero_or_one_and_an_absent_theme_is_zero():
    table, articles, _ = found()
    by_name = shares_of_articles(table, articles, THEMES, "name")
    related = shares_of_articles(table, articles, THEMES, "related")
    assert by_name.tolist() == [[1, 0, 0], [0, 0, 0], [1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 1, 0]]
    assert related.tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 0], [1, 1, 0], [0, 0, 0], [0, 1, 0]]
    either = shares_of_articles(table, articles, THEMES, "either")
    assert (either == np.maximum(by_name, related)).all()


def test_an_unknown_tier_is_refused():
    table, articles, _ = found()
    with pytest.raises(DataError, match="not 'both'"):
        shares_of_articles(table, articles, THEMES, "both")


def test_shuffled_articles_give_the_same_mentions_and_shares():
    table, articles, pages = found()
    order = [4, 2, 5, 0, 3, 1]
    shuffled = [articles[row] for row in order]
    again = mentions(shuffled, THEMES, lexicon=Lexicon(), pages=pages)
    places = ["page", "page_start", "theme"]
    pd.testing.assert_frame_equal(
        table.sort_values(places, ignore_index=True), again.sort_values(places, ignore_index=True)
    )
    shares = shares_of_articles(table, articles, THEMES, "either")
    assert (shares[order] == shares_of_articles(again, shuffled, THEMES, "either")).all()
    assert (shares_of_articles(again, articles, THEMES, "either") == shares).all()


def test_no_articles_or_no_themes_give_an_empty_table_with_the_same_columns():
    table, articles, _ = found()
    assert list(mentions([], THEMES, lexicon=Lexicon()).columns) == list(table.columns)
    assert mentions(articles, [], lexicon=Lexicon()).empty


def test_rates_are_by_article_and_by_character_and_tiers_stay_apart():
    table, articles, _ = found()
    years = pd.DataFrame(0.0, index=range(6), columns=["2020", "2021", "2022", "2023"])
    for row, year in enumerate(["2020", "2020", "2021", "2021", "2021", "2023"]):
        years.loc[row, year] = 1
    table = rates(table, articles, THEMES, parts=years).set_index(["theme", "tier", "period"])
    circle = table.loc["双城经济圈", "related", "2021"]
    assert (circle["mentions"], circle["paragraphs"], circle["articles"], circle["n_articles"]) == (3, 2, 1, 3)
    assert (circle["n_pages"], circle["n_paragraphs"], circle["per_paragraph"]) == (2, 6, 2 / 6)
    characters = sum(len("".join(part)) for part in (STORIES[2][2:], STORIES[3][2:], STORIES[4][2:]))
    assert circle["n_characters"] == characters
    assert circle["per_article"] == 1
    assert circle["per_10000"] == pytest.approx(10_000 * 3 / characters)
    assert table.loc["航天", "name", "2021"]["per_article"] == 0
    assert np.isnan(table.loc["双城经济圈", "name", "2022"]["per_article"])


def test_an_article_between_two_periods_counts_in_both_but_makes_no_data_alone():
    table, articles, _ = found(("甲", dated("2020-12-30", "2021-01-02"), "双城经济圈"), ("乙", "2021-05", "天气"))
    parts = pd.DataFrame({"2020": [0.5, 0.0], "2021": [0.5, 1.0]})
    told = rates(table, articles, [CIRCLE], parts=parts).set_index(["tier", "period"])
    assert told.loc["name", "2021"]["per_article"] == pytest.approx(0.5 / 1.5)
    assert np.isnan(told.loc["name", "2020"]["per_article"])


def test_forerunners_are_told_apart_from_what_came_after_the_name():
    stories = (
        ("甲", "2020-10", "新材料"),
        ("乙", "2023-08", "新材料"),
        ("丙", dated("2023-06-20", "2023-07-10"), "新材料"),
        ("丁", None, "新材料"),
        ("戊", "2020-10", "川渝"),
    )
    table, articles, _ = found(*stories)
    assert since(table, articles, THEMES) == ["before", "since", "unknown", "unknown", ""]


def test_sentences_end_at_their_marks_and_keep_closing_quotes():
    text = "他说：“来了！”大家笑了。川渝"
    assert sentence_around(text, 4, 6) == "他说：“来了！”"
    assert sentence_around(text, 9, 10) == "大家笑了。"
    assert sentence_around(text, 13, 15) == "川渝"


def test_themes_are_read_with_all_they_say(tmp_path):
    path = toml(
        tmp_path,
        '[[theme]]\nname = "“416”"\nterms = ["“416”"]\nrelated = ["新材料"]\nnot_terms = ["416路"]\n'
        'since = "2023-07"\nwhy = "layout"\ngloss = "416"\n',
    )
    wanted = Theme("“416”", ("“416”",), ("新材料",), ("416路",), datetime.date(2023, 7, 1), "layout", "416")
    assert read_themes(path) == [wanted]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[theme]]\nname = "甲"\n', "theme '甲' has no terms"),
        ('[[theme]]\nterms = ["甲"]\n', "theme 1 has no name"),
        ('[[theme]]\nname = "甲"\nterms = "乙"\n', "theme '甲', terms: '乙' is no list"),
        ('[[theme]]\nname = "甲"\nterms = [1]\n', "theme '甲', terms"),
        ('[[theme]]\nname = "甲"\nterm = ["乙"]\n', "unknown key 'term'; did you mean 'terms'"),
        ('[[theme]]\nname = "甲"\nterms = ["乙", "乙"]\n', "stands twice there"),
        ('[[theme]]\nname = "甲"\nterms = ["“乙”"]\nrelated = ["「乙」"]\n', "stands in terms too"),
        ('[[theme]]\nname = "甲"\nterms = [" "]\n', "is empty"),
        ('[[theme]]\nname = "甲"\nterms = ["乙"]\nsince = "July"\n', "theme '甲', since: 'July' is no date"),
        ('[[theme]]\nname = "甲"\nterms = ["乙"]\n' * 2, "two themes are called '甲'"),
        ('themes = ["甲"]\n', "write \\[\\[theme\\]\\]"),
        ("[[theme]\n", "cannot be read"),
    ],
)
def test_what_a_themes_file_should_not_say_is_refused_by_name(tmp_path, text, told):
    with pytest.raises(CorpusError, match=told):
        read_themes(toml(tmp_path, text))


def test_a_missing_themes_file_is_named(tmp_path):
    with pytest.raises(CorpusError, match=r"themes.toml cannot be opened"):
        read_themes(tmp_path / "themes.toml")


def topics(ids, weights, shares):
    terms = ("川渝", "新材料")
    return Topics("lda", ids, terms, np.array(weights), np.array(shares, float), np.full(len(weights), np.nan))


def test_a_theme_is_carried_by_topics_and_what_is_left_is_其他():
    table, _, _ = found(
        ("甲", "2020-10", "川渝", "川渝和新材料"), ("乙", "2021-01", "川渝"), ("丙", "2021-01", "川渝"), themes=THEMES
    )
    ids = ("甲#1¶1", "甲#1¶2", "乙#1", "丁#1")  # paragraphs and articles; 丙#1 is in no topic model
    given = topics(ids, [[0.9, 0.1], [0.5, 0.5]], [[1, 0], [0.5, 0.5], [0, 0], [0, 1]])
    told = carried_by(given, table)
    circle = told[(told["theme"] == "双城经济圈") & (told["tier"] == "related")]
    assert list(circle["name"])[-1] == OTHER
    # 川渝 in the second paragraph is the first topic's to 0.45 / (0.45 + 0.25)
    assert circle["mentions"].tolist() == pytest.approx([1 + 0.45 / 0.7, 0.25 / 0.7, 2])
    assert circle["share"].sum() == pytest.approx(1)
    assert circle["exclusive"].tolist()[:2] == pytest.approx([1, 0.5 / 1.5])
    assert np.isnan(circle["exclusive"].iloc[-1])
    assert carriers(told)["双城经济圈", "related"] == (0, 0.5)
    assert told.groupby(["theme", "tier"])["share"].sum().tolist() == pytest.approx([1, 1])


@pytest.fixture(scope="module")
def seeds():
    folder = Path(__file__).parents[1] / "seeds"
    corpus = open_corpus(folder)
    pages = {page.id: page for page in corpus.pages}
    articles = counted(corpus.articles)
    themes = read_themes(folder / "themes.toml")
    return articles, themes, mentions(articles, themes, lexicon=read_lexicon(folder), pages=pages), pages


def test_on_the_five_pages_the_trend_of_the_circle_turns_with_the_list_of_terms(seeds):
    articles, themes, table, _ = seeds
    years = np.array([article.date.earliest.year for article in articles])
    told = {}
    for tier in ("name", "related", "either"):
        shares = shares_of_articles(table, articles, themes[:1], tier)
        told[tier] = [int(shares[years == year].sum()) for year in (2020, 2021, 2024)]
    assert told == {"name": [5, 3, 0], "related": [3, 5, 1], "either": [5, 5, 1]}


def test_on_the_five_pages_416_is_named_in_one_page_and_its_matter_is_older(seeds):
    articles, themes, table, _ = seeds
    layout = table[table["theme"] == "“416”科技创新布局"]
    assert {page[:3] for page in layout[layout["tier"] == "name"]["page"]} == {"003"}
    assert set(since(layout, articles, themes)) == {"before", "since"}


def test_on_the_five_pages_the_circle_is_named_26_times_once_lines_are_joined(seeds):
    _, _, table, pages = seeds
    named = table[table["term"] == "成渝地区双城经济圈"]
    assert named["role"].value_counts().to_dict() == {"body": 25, "kicker": 1}
    assert sum(line.count("成渝地区双城经济圈") for page in pages.values() for line in page.text.splitlines()) == 14
    for row in table.itertuples():
        assert match_key(pages[row.page].text[row.page_start : row.page_end]) == match_key(row.surface)


def test_on_the_five_pages_no_protected_term_hides_a_theme(seeds):
    articles, themes, _, _ = seeds
    assert hidden(articles, themes, lexicon=read_lexicon(Path(__file__).parents[1] / "seeds")).empty
