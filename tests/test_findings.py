"""Sentences say what the numbers say, in both languages, and say so when there is nothing to say."""

import numpy as np
import pandas as pd
import pytest

from mailuo import findings
from mailuo.findings import segmentation
from mailuo.findings.answers import escaped
from mailuo.words import Lexicon

CIRCLE = "成渝地区双城经济圈"


def coverage(counts, pages=None, undated=0):
    periods = [str(2020 + n) for n in range(len(counts))]
    pages = counts if pages is None else pages
    return pd.DataFrame({"period": periods, "n_articles": counts, "n_pages": pages, "undated": undated})


def line(shares, counts, *, label=CIRCLE, measure="name"):
    periods = [str(2020 + n) for n in range(len(counts))]
    return pd.DataFrame(
        {"period": periods, "label": label, "measure": measure, "share": shares, "low": np.nan, "high": np.nan,
         "n_articles": counts}
    )  # fmt: skip


COUNTS = [7.0, 10.0, 0.0, 0.0, 1.0]
NAME = line([5 / 7, 3 / 10, np.nan, np.nan, 0.0], COUNTS)
RELATED = line([3 / 7, 5 / 10, np.nan, np.nan, 1.0], COUNTS, measure="related")
EITHER = line([5 / 7, 5 / 10, np.nan, np.nan, 1.0], COUNTS, measure="either")


def test_the_answer_on_themes_gives_every_tier_as_fractions_with_the_gap_and_the_turn():
    answer = findings.themes_answer(
        pd.concat([NAME, RELATED, EITHER]), themes=[CIRCLE], n_reprints=1, note="No interval is drawn: too few."
    )
    said = " ".join(answer.english)
    for part in (
        "by name 5 of 7 articles in 2020, 3 of 10 in 2021, 0 of 1 in 2024",
        "related 3 of 7 articles in 2020, 5 of 10 in 2021, 1 of 1 in 2024",
        "either 5 of 7 articles in 2020, 5 of 10 in 2021, 1 of 1 in 2024",
        "2022–2023 have no page",
        "no interval is drawn: too few",
        "1 reprint counted once",
        "the answer turns with the list of terms",
    ):
        assert part in said
    assert "2020 年 7 篇中 5 篇" in answer.chinese[0] and "2022–2023 没有版面" in answer.chinese[-1]


def test_tiers_that_move_alike_are_said_to():
    alike = line([0.5, 0.2], [10.0, 10.0]), line([0.9, 0.1], [10.0, 10.0], measure="related")
    answer = findings.themes_answer(pd.concat(alike), themes=[CIRCLE])
    assert "both tiers move alike" in answer.english[-1] and "turns" not in answer.english[-1]


def test_without_a_dated_article_there_is_no_finding():
    answer = findings.themes_answer(line([np.nan], [0.0]), themes=[CIRCLE])
    assert answer.english == ("No theme can be traced: no dated article.",)
    assert "themes.toml" in findings.themes_answer(NAME[:0], themes=[]).english[0]


def test_the_answer_on_the_corpus_names_what_is_missing():
    answer = findings.corpus_answer(
        coverage([7, 10, 0, 0, 1], [1, 3, 0, 0, 1], undated=2),
        n_pages=5,
        n_counted=20,
        n_reprints=1,
        n_failed=3,
        span="x",
    )
    said = " ".join(answer.english)
    assert "2020 (7 articles on 1 page), 2021 (10 articles on 3 pages) and 2024 (1 article on 1 page)" in said
    assert "2022–2023 without any page; 2 articles without a usable date; 1 reprint" in said and "3 files" in said
    assert "2022–2023 没有版面；2 篇没有可用的日期" in answer.chinese[2]


def test_the_answer_on_topics_counts_those_that_come_back():
    answer = findings.topics_answer(
        "No K is supported by these documents.", None, np.array([0.9, 0.5, 0.1]), ["创新", "科技"],
        alike=np.array([0.9, 0.7, 0.69]), threshold=0.7,
    )  # fmt: skip
    assert answer.english[0] == "No K is supported by these documents." and "不支持任何主题数" in answer.chinese[0]
    assert "Of the 3 topics shown 2 come back" in answer.english[1]
    assert "finds 2 of the 3 again" in answer.english[2] and "找到其中 2 个" in answer.chinese[2]


@pytest.mark.parametrize(("ari", "said"), [(0.9, "closely"), (0.5, "in part"), (0.2, "little"), (-0.1, "no more than")])
def test_the_answer_on_clusters_says_how_far_they_agree(ari, said):
    answer = findings.clusters_answer("Three.", True, 3, {"ARI": ari, "articles": 9.0}, 2)
    assert said in answer.english[1] and "2 of 9 articles" in answer.english[2]


def test_clusters_that_cannot_be_compared_are_said_to_be_so():
    assert "too few" in findings.clusters_answer("None.", False, 1, {"ARI": np.nan}, 0).english[1]


def test_the_answer_on_words_speaks_of_the_term_that_joining_helps_most():
    whole = pd.DataFrame({"term": ["科学城", CIRCLE], "joined": [42, 26], "by_line": [43, 14], "whole": [42, 0]})
    losses = pd.DataFrame(
        {"rule": ["in", "punctuation", "number", "stop: function", "kept"], "tokens": [120, 20, 10, 30, 60]}
    )
    answer = findings.words_answer(whole, losses, n_empty=1)
    assert f"{CIRCLE} stands 26 times once lines are joined, 14 line by line" in answer.english[1]
    assert "drop 40 % of 100 words, most of them by the rule “stop: function”; 1 document left" in answer.english[2]
    assert "No protected term" in findings.words_answer(whole[:0], losses, n_empty=0).english[0]


def test_what_a_corpus_cannot_show_names_the_periods_of_one_page():
    answer = findings.limits(
        coverage([7, 10, 1], [1, 3, 1]), n_pages=5, n_counted=18, chosen="By hand.", chosen_chinese="挑选。", note=""
    )
    assert answer.english[0] == "Here are 18 articles on 5 pages. By hand."
    assert answer.english[1].startswith("2020 and 2022 rest on a single page")


def test_a_table_of_shares_shows_no_data_as_a_dash_and_zero_as_zero():
    table = findings.share_table(pd.concat([NAME, RELATED]))
    assert table.loc[0, "2020":"2024"].tolist() == ["5/7", "3/10", "—", "—", "0/1"]
    assert table["measure"].tolist() == ["name", "related"]


def test_titles_say_the_course_and_the_gap():
    title = findings.timelines_title(NAME, glosses={CIRCLE: "the circle"})
    assert title.startswith(f"{CIRCLE} the circle by name: 5 of 7 articles in 2020, 3 of 10 in 2021, 0 of 1 in 2024")
    assert title.endswith("; no page in 2022–2023")
    topics = pd.concat([line([0.2, 0.3], [9.0, 8.0], label=name, measure="topic") for name in ("T1", "T2")])
    topics.loc[topics["label"] == "T2", "share"] = [0.1, 0.9]
    assert findings.timelines_title(topics).startswith("T2 moves most: 10 % in 2020, 90 % in 2021")


def test_a_title_of_coverage_tells_gaps_from_periods_with_pages_but_no_articles():
    assert findings.coverage_title(coverage([7, 0, 1])) == "8 dated articles, most of them in 2020; 2021 has no page"
    assert findings.coverage_title(coverage([7, 0, 1], [1, 2, 1])).endswith("2021 has no article")
    assert findings.coverage_title(coverage([3])) == "3 dated articles in 2020"
    assert findings.coverage_title(coverage([0, 0])) == "No period has a dated article"


def test_markdown_in_corpus_text_is_text():
    shown = findings.Answer(("*a* $b$ <c>",), ("丁",))._repr_markdown_()
    assert shown == escaped("*a* $b$ <c>") + "\n\n丁"
    assert "\\*a\\*" in shown and "\\<" in shown


def test_terms_that_jieba_tears_are_counted_joined_line_by_line_and_whole():
    lexicon = Lexicon(terms=()).with_terms(["“四个面向”", "科学城"])
    texts, lines = ["坚持“四个面向”，建设科学城。"], ["坚持“四个", "面向”，建设科学城。"]
    frame = segmentation.wholeness(texts, lines, lexicon=lexicon).set_index("term")
    assert frame.loc["“四个面向”"].tolist() == [1, 0, 0, 1]
    assert frame.loc["科学城"].tolist() == [1, 1, 1, 0]
    torn = segmentation.torn(texts, lexicon=lexicon)
    assert torn["term"].tolist() == ["“四个面向”"]
    assert "“ / 四个 / 面向 / ”" in torn["alone"][0] and "“四个面向”" in torn["kept"][0]
