from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from handmade import dated, made

from mailuo.errors import DataError
from mailuo.evidence import (
    behind,
    disagreements,
    evidence,
    evidence_parts,
    followed,
    found_shares,
    guided,
    guided_shares,
    parts_of,
    point_id,
    recomputed,
    sensitivity,
    survivors,
    theme_terms,
    themed,
)
from mailuo.matrix import count
from mailuo.tables import read_parquet, write_parquet
from mailuo.themes import Theme, mentions, shares_of_articles
from mailuo.timeline import timeline
from mailuo.topics import Topics
from mailuo.words import Lexicon, Term, match_key

CIRCLE = Theme("圈", terms=("双城经济圈",), related=("川渝",))
ABSENT = Theme("航天", terms=("航天",))
THEMES = [CIRCLE, ABSENT]
STORIES = (
    ("甲", "2020-10", "双城经济圈启动", "川渝响应。推动双城经\n济圈建设！"),
    ("甲", "2020-10", "天气", "晴。"),
    ("乙", "2021-01", "天气", "川渝有雨。"),
    ("丙", "2023-05", "双城经济圈"),
    ("丁", None, "双城经济圈"),
    ("戊", dated("2020-12-31", "2021-01-01"), "双城经济圈"),
)


def traced(articles, shares, measure, labels, **options):
    dates, pages = [article.date for article in articles], [article.pages[0] for article in articles]
    return timeline(shares, dates, measure=measure, period="year", pages=pages, seed=1, labels=labels, **options)


def study(*stories):
    articles, pages = made(*stories or STORIES)
    table = mentions(articles, THEMES, lexicon=Lexicon(), pages=pages)
    lines = [
        traced(articles, shares_of_articles(table, articles, THEMES, tier), tier, [theme.name for theme in THEMES])
        for tier in ("name", "related", "either")
    ]
    return articles, pages, table, lines


def test_every_point_of_every_timeline_is_walked_there_and_back():
    articles, pages, table, lines = study()
    told = evidence(table, lines, articles)
    again = recomputed(told).set_index("id")
    for line in lines:
        for point in line.frame().itertuples():
            id = point_id(point.measure, point.label, point.period)
            rows = behind(told, id)
            assert set(rows["id"]) == {id}
            assert again.loc[id, "again"] == pytest.approx(point.share, nan_ok=True)
            assert again.loc[id, "n_articles"] == pytest.approx(point.n_articles)
            for row in rows[rows["surface"].notna()].itertuples():
                text = pages[row.page].text[row.page_start : row.page_end]
                assert match_key(text) == match_key(row.surface) and row.surface in row.sentence
    assert len(again) == sum(line.shares.size for line in lines)


def test_a_point_shows_the_articles_sentences_and_words_that_counted():
    articles, _, table, lines = study()
    told = evidence(table, lines, articles)
    rows = behind(told, "name:圈:2020")
    assert list(zip(rows["article"], rows["weight"], rows["value"], rows["surface"].fillna(""))) == [
        ("甲#1", 1.0, 1.0, "双城经济圈"),
        ("甲#1", 1.0, 1.0, "双城经济圈"),
        ("甲#2", 1.0, 0.0, ""),
        ("戊#1", 0.5, 1.0, "双城经济圈"),
    ]
    assert rows["sentence"].iloc[1] == "推动双城经济圈建设！"
    assert set(behind(told, "either:圈:2020")["tier"].dropna()) == {"name", "related"}


def test_a_period_without_articles_has_one_row_that_says_so_and_an_absent_theme_its_articles():
    articles, _, table, lines = study()
    told = evidence(table, lines, articles)
    gap = behind(told, "name:圈:2022")
    assert len(gap) == 1 and pd.isna(gap["article"].iloc[0]) and np.isnan(gap["share"].iloc[0])
    absent = behind(told, "name:航天:2023")
    assert (absent["share"] == 0).all() and absent["article"].tolist() == ["丙#1"]


def test_ids_differ_where_points_do_and_are_found_in_any_quotes():
    assert point_id("name", "a:b", "2020") != point_id("name", "a", "b:2020")
    articles, _, table, lines = study()
    told = evidence(table, [replace(lines[0], labels=("“416”", "航天"))], articles)
    assert len(behind(told, 'name:"416":2022')) == 1
    with pytest.raises(DataError, match="the nearest is 'name:航天:20"):
        behind(told, "name:航天:1922")


def test_an_undated_article_is_behind_no_point_and_parts_sum_to_one():
    articles, _, table, lines = study()
    parts = parts_of(articles, lines[0])
    assert parts.sum(axis=1).tolist() == [1, 1, 1, 1, 0, 1]
    assert "丁#1" not in set(evidence(table, lines, articles)["article"])


def test_shuffled_articles_have_the_same_evidence():
    articles, pages, table, lines = study()
    order = [5, 3, 0, 4, 2, 1]
    shuffled = [articles[row] for row in order]
    again = mentions(shuffled, THEMES, lexicon=Lexicon(), pages=pages)
    keys = ["id", "article", "page_start"]
    one, other = (
        evidence(found, lines, given).sort_values(keys, ignore_index=True)
        for found, given in ((table, articles), (again, shuffled))
    )
    pd.testing.assert_frame_equal(one, other)


# ---------------------------------------------------------------- topics

WORDS = [["川渝", "合作", "川渝"], ["油菜", "花开"], ["油菜", "川渝"], ["花开", "油菜"]]
TEXTS = (
    ("甲", "2020-10", "川渝合作川渝"),
    ("甲", "2020-10", "油菜花开"),
    ("乙", "2021-01", "油菜，川渝"),
    ("乙", "2021-01", "今天花开。明天油菜花开。"),
)


def modelled():
    articles, pages = made(*TEXTS)
    counts = count(WORDS, ids=[article.id for article in articles])
    weights = np.array([[1.0 if term in ("川渝", "合作") else 0.0 for term in counts.terms] for _ in range(2)])
    weights[1] = 1 - weights[0]
    weights /= weights.sum(axis=1, keepdims=True)
    shares = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.0, 1.0]])
    return articles, pages, counts, Topics("lda", counts.ids, counts.terms, weights, shares, np.full(2, np.nan))


def test_a_point_of_a_topic_shows_the_words_and_the_sentence_that_carry_it():
    articles, pages, counts, topics = modelled()
    line = traced(articles, topics.shares, "topic", ["T1", "T2"])
    told = evidence(
        pd.DataFrame(columns=["article"]),
        [line],
        articles,
        shares={"topic": topics.shares},
        models={"topic": (topics, counts)},
        pages=pages,
    )
    row = behind(told, "topic:T2:2021").set_index("article").loc["乙#2"]
    assert set(row["term"].split()) == {"油菜", "花开"}
    assert row["sentence"] == "明天油菜花开。"
    assert pages["乙"].text[row["page_start"] : row["page_end"]] == "明天油菜花开。"
    again = recomputed(told)
    assert again["again"].tolist() == pytest.approx(again["share"].tolist())
    with pytest.raises(DataError, match="by 'topic' were not given"):
        evidence(pd.DataFrame(columns=["article"]), [line], articles)


def test_found_topics_measure_a_theme_by_its_words_and_the_rest_is_其他():
    _, _, counts, topics = modelled()
    absent = Theme("航天", terms=("航天",))
    shares = found_shares([topics], counts, [Theme("圈", terms=("川渝",)), absent], lexicon=Lexicon())
    assert shares[0, :, 0].tolist() == pytest.approx([1, 0, 0.5, 0])
    assert np.isnan(shares[0, :, 1]).all()
    assert np.nansum(shares[0], axis=1).tolist() == pytest.approx([1, 1, 1, 1])


def test_a_topic_of_two_themes_is_shared_between_them():
    _, _, counts, topics = modelled()
    themes = [Theme("圈", terms=("川渝",)), Theme("合作", terms=("合作",))]
    shares = found_shares([topics], counts, themes, lexicon=Lexicon())
    assert shares[0, 0].tolist() == pytest.approx([0.5, 0.5, 0])


def test_topics_summed_by_theme_keep_shares_and_words_whole():
    articles, pages, counts, topics = modelled()
    circle = Theme("圈", terms=("川渝",))
    merged = themed(topics, counts, [circle], lexicon=Lexicon())
    assert merged.names == ("圈", "其他")
    assert merged.shares.tolist() == topics.shares.tolist()
    assert dict(zip(merged.terms, merged.weights[0])) == pytest.approx(
        {"川渝": 3 / 4, "合作": 1 / 4, "油菜": 0, "花开": 0}
    )
    line = traced(articles, merged.shares, "found", ["其他", "圈"])  # labels in another order than topics
    told = evidence(
        pd.DataFrame(columns=["article"]),
        [line],
        articles,
        shares={"found": merged.shares[:, ::-1]},
        models={"found": (merged, counts)},
        pages=pages,
    )
    row = behind(told, "found:圈:2020").set_index("article").loc["甲#1"]
    assert set(row["term"].split()) == {"川渝", "合作"} and row["sentence"] == "川渝合作川渝"


def test_terms_are_looked_up_under_the_names_that_counts_have():
    _, _, counts, _ = modelled()
    lexicon = Lexicon(terms=(Term("川渝", ("四川重庆",)),))
    theme = Theme("圈", terms=("四川重庆", "川渝"), related=("油菜", "航天"))
    assert theme_terms(theme, lexicon, counts) == ["川渝"]
    assert theme_terms(theme, lexicon, counts, related=True) == ["川渝", "油菜"]


def planted():
    """Give 30 articles: the first half of each three on the circle, the others on crops, with noise in both."""
    words = []
    for number in range(30):
        own = ["川渝", "双城", "合作"] if number % 2 else ["油菜", "种植", "专家"]
        words.append(own * 6 + ["天气", "会议"] * (number % 3))
    return count(words, ids=[f"{number:02}" for number in range(30)])


def test_guided_topics_find_the_planted_share_and_leave_unguided_themes_unmeasured():
    counts = planted()
    themes = [Theme("圈", terms=("川渝", "双城")), Theme("农", terms=("油菜",)), Theme("航天", terms=("航天",))]
    fits = guided(counts, themes, lexicon=Lexicon(), n_free=[1], seeds=[1, 2])
    shares = guided_shares(fits, counts, themes)
    assert shares.shape == (2, 30, 4)
    assert (shares[:, 1::6, 0] > 0.9).all() and (shares[:, ::6, 0] < 0.1).all()
    assert np.isnan(shares[:, :, 2]).all()
    assert np.nansum(shares, axis=2) == pytest.approx(np.ones((2, 30)))


def test_without_a_theme_to_guide_or_documents_enough_nothing_is_measured():
    counts = planted()
    absent = [Theme("航天", terms=("航天",))]
    assert guided(counts, absent, lexicon=Lexicon(), n_free=[2], seeds=[1]) == []
    assert guided(counts, [Theme("农", terms=("油菜",))], lexicon=Lexicon(), n_free=[40], seeds=[1]) == []
    assert np.isnan(guided_shares([], counts, absent)).all()
    assert guided_shares([], counts, absent).shape == (1, 30, 2)


def test_fits_that_do_not_follow_the_mentions_are_left_out():
    articles, _, table, _ = study()
    good = np.array([[0.9, 0.0, 0.1, 0.8, 0.7, 0.9], [0.1, 0.9, 0.8, 0.0, 0.1, 0.0]])
    shares = np.zeros((2, 6, 3))
    shares[:, :, 0], shares[:, :, 2] = good, 1 - good
    kept = followed(shares, table, articles, THEMES)
    assert np.isnan(kept[:, :, 0]).all(axis=1).tolist() == [False, True]
    assert np.isnan(kept[:, :, 1]).all()
    assert (kept[:, :, 2] == shares[:, :, 2]).all()
    with pytest.raises(DataError, match="do not fit"):
        followed(shares[:, :4], table, articles, THEMES)


def test_measures_that_part_are_told_with_their_articles():
    articles, _, table, _ = study()
    mentioned = shares_of_articles(table, articles, THEMES, "name")
    shares = np.zeros((6, 3))
    shares[:, 0] = [0.05, 0.6, 0.0, 0.9, np.nan, 0.5]
    told = disagreements(articles, THEMES, mentioned=mentioned, measures={"guided": np.array([shares])})
    assert list(zip(told["article"], told["says_yes"], told["says_no"])) == [
        ("甲#1", "mentioned", "guided"),
        ("甲#2", "guided", "mentioned"),
    ]
    assert told["apart"].tolist() == pytest.approx([0.95, 0.6])


# ---------------------------------------------------------------- what survives


def test_a_finding_survives_where_its_direction_stays():
    name, related, either = (line.frame() for line in study()[-1])
    without = related[related["period"] != "2023"]
    told = sensitivity(name, {"related": related, "either": either, "without 2023": without})
    circle = told[told["label"] == "圈"].set_index(["before", "period", "variant"])
    assert circle.loc[("2020", "2021", "base"), "direction"] == "fall"
    assert circle.loc[("2021", "2023", "base"), "direction"] == "rise"
    assert circle.loc[("2020", "2021", "related"), "direction"] == "rise"
    assert not circle.loc[("2020", "2021", "related"), "survives"]
    assert pd.isna(circle.loc[("2021", "2023", "without 2023"), "survives"])
    summary = survivors(told).set_index(["label", "before"])
    assert summary.loc[("圈", "2021"), ["n_variants", "n_survive", "lost"]].tolist() == [
        2,
        0,
        "related: fall; either: same",
    ]
    assert summary.loc[("航天", "2020"), "direction"] == "same"


def test_evidence_in_parts_is_the_evidence_whatever_a_part_lacks(tmp_path):
    articles, _, table, lines = study()
    parts = list(evidence_parts(table, lines, articles))
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), evidence(table, lines, articles))
    assert len({tuple(map(str, part.dtypes)) for part in parts}) == 1
    write_parquet(parts[::-1], tmp_path / "parts.parquet")
    assert len(read_parquet(tmp_path / "parts.parquet")) == sum(map(len, parts))
