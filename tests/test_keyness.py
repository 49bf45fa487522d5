import math

import numpy as np
import pandas as pd
import pytest
from handmade import made
from scipy.stats import chi2

from mailuo.errors import DataError
from mailuo.keyness import changes, collocates, cooccurrence, distinctive, keyness
from mailuo.matrix import count
from mailuo.themes import Theme, mentions
from mailuo.words import Lexicon

# 数据 is in two articles on two pages of 2020; 油菜 in one article only; 科技 everywhere
DOCUMENTS = {
    "甲#1": ("2020", "甲", ["数据"] * 6 + ["科技"] * 4),
    "乙#1": ("2020", "乙", ["数据"] * 6 + ["科技"] * 4),
    "丙#1": ("2021", "丙", ["油菜"] * 12 + ["科技"] * 8),
    "丁#1": ("2021", "丁", ["科技"] * 10 + ["数据"] * 2 + ["稀"] * 2),
    "丁#2": (None, "丁", ["数据"] * 50),
}


def counted(documents=DOCUMENTS):
    labels, pages, words = zip(*documents.values())
    return count(words, ids=list(documents)), list(labels), list(pages)


def row(frame, period, term):
    return frame[(frame["period"] == period) & (frame["term"] == term)].iloc[0]


def test_scores_are_those_worked_out_by_hand():
    counts, labels, pages = counted()
    told = row(keyness(counts, labels, pages=pages, prior_words=10), "2020", "数据")
    # 12 of 20 words in 2020, 2 of 34 in 2021; the undated article counts nowhere
    prior = 10 * 14 / 54
    here, there = 12 + prior, 2 + prior
    log_odds = math.log(here / (20 + 10 - here)) - math.log(there / (34 + 10 - there))
    g2 = 2 * (12 * math.log(12 / (14 * 20 / 54)) + 2 * math.log(2 / (14 * 34 / 54)))
    assert told["log_odds"] == pytest.approx(log_odds)
    assert told["score"] == pytest.approx(log_odds / math.sqrt(1 / here + 1 / there))
    assert told["g2"] == pytest.approx(g2)
    assert told["p"] == pytest.approx(chi2.sf(g2, 1))
    assert told["log_ratio"] == pytest.approx(math.log2((12 / 20) / (2 / 34)))
    assert (told["n"], told["n_others"], told["n_articles"], told["n_pages"]) == (12, 2, 2, 2)
    assert told["per_10000"] == pytest.approx(6000)


def test_a_larger_prior_draws_scores_to_zero():
    counts, labels, pages = counted()
    weak = row(keyness(counts, labels, pages=pages, prior_words=1), "2020", "数据")
    strong = row(keyness(counts, labels, pages=pages, prior_words=10_000), "2020", "数据")
    assert 0 < strong["score"] < weak["score"]


def test_a_term_from_one_article_or_one_page_is_never_distinctive():
    counts, labels, pages = counted()
    frame = keyness(counts, labels, pages=pages)
    assert row(frame, "2020", "数据")["distinctive"]
    rape = row(frame, "2021", "油菜")
    assert rape["score"] > 0 and rape["p_adjusted"] < 0.05
    assert (rape["distinctive"], rape["why_not"]) == (False, "one article")
    one_page = keyness(counts, labels, pages=["甲", "甲", "丙", "丁", "丁"])
    assert row(one_page, "2020", "数据")["why_not"] == "one page"


def test_dispersion_is_even_at_zero_and_grows_with_concentration():
    counts, labels, pages = counted()
    frame = keyness(counts, labels, pages=pages)
    assert row(frame, "2020", "数据")["dp"] == pytest.approx(0)
    # all 12 in the article with 20 of the period's 34 words
    assert row(frame, "2021", "油菜")["dp"] == pytest.approx(14 / 34)
    assert np.isnan(row(frame, "2020", "油菜")["dp"])


def test_rare_terms_are_left_out_by_their_total_alone():
    counts, labels, pages = counted()
    assert "稀" not in set(keyness(counts, labels, pages=pages)["term"])
    assert "稀" in set(keyness(counts, labels, pages=pages, min_total=2)["term"])


def test_paragraphs_count_as_their_article():
    words = [["数据"] * 6 + ["科技"] * 4, ["数据"] * 6 + ["科技"] * 4, ["科技"] * 20]
    counts = count(words, ids=["甲#1¶1", "甲#1¶2", "乙#1¶1"], groups=["甲#1", "甲#1", "乙#1"])
    told = row(keyness(counts, ["2020", "2020", "2021"], pages=["甲", "甲", "乙"]), "2020", "数据")
    assert (told["n_articles"], told["why_not"]) == (1, "one article")


def test_shuffled_rows_give_the_same_table():
    counts, labels, pages = counted()
    order = [3, 1, 4, 0, 2]
    items = list(DOCUMENTS.items())
    again, labels_again, pages_again = counted(dict(items[place] for place in order))
    pd.testing.assert_frame_equal(
        keyness(counts, labels, pages=pages), keyness(again, labels_again, pages=pages_again), rtol=1e-12
    )


def test_a_period_of_which_nothing_is_distinctive_keeps_its_row():
    counts, labels, pages = counted()
    best = distinctive(keyness(counts, labels, pages=pages))
    assert best[best["period"] == "2020"]["term"].tolist() == ["数据"]
    assert best[best["period"] == "2021"]["term"].isna().tolist() == [True]


def test_one_period_has_nothing_to_be_compared_with():
    counts, _, pages = counted()
    frame = keyness(counts, ["2020"] * 5, pages=pages)
    assert frame.empty and "distinctive" in frame.columns and distinctive(frame).empty


def test_terms_that_rise_and_fall_are_told_between_neighbouring_periods():
    counts, labels, pages = counted()
    frame = changes(counts, labels, pages=pages)
    told = frame.set_index("term")["direction"].to_dict()
    assert told == {"数据": "fall", "油菜": "rise", "科技": "rise"}
    falling = frame[frame["term"] == "数据"].iloc[0]
    assert (falling["before"], falling["period"], falling["n"], falling["n_others"]) == ("2020", "2021", 12, 2)
    assert falling["distinctive"] and not frame[frame["term"] == "油菜"]["distinctive"].any()


def test_many_comparisons_are_corrected():
    counts, labels, pages = counted()
    frame = keyness(counts, labels, pages=pages)
    assert (frame["p_adjusted"] >= frame["p"]).all() and (frame["p_adjusted"] > frame["p"]).any()


def test_periods_that_do_not_fit_are_refused():
    counts, labels, pages = counted()
    with pytest.raises(DataError, match="4 periods"):
        keyness(counts, labels[:-1], pages=pages)


CIRCLE = Theme("圈", terms=("双城经济圈",), related=("川渝",))
LEXICON = Lexicon().with_terms(["双城经济圈", "川渝", "人才"])


def company(**options):
    articles, pages = made(
        ("甲", "2020-10", "人才", "双城经济圈的人才，双城经济圈的项目。"),
        ("乙", "2020-11", "天气", "人才到双城经济圈。"),
        ("丙", "2021-01", "双城经济圈", "人才去了外地，没有来，也没有说。"),
    )
    table = mentions(articles, [CIRCLE], lexicon=LEXICON, pages=pages)
    return collocates(articles, table, lexicon=LEXICON, labels=["2020", "2020", "2021"], **options)


def test_collocates_have_the_log_dice_worked_out_by_hand():
    told = company()
    assert told["word"].tolist() == ["人才"]
    first = told.iloc[0]
    # beside two of three mentions; 人才 occurs three times in 2020, once in a headline, far from any
    assert (first["period"], first["tier"], first["together"]) == ("2020", "name", 2)
    assert (first["n_mentions"], first["n_word"]) == (3, 3)
    assert first["log_dice"] == pytest.approx(14 + math.log2(2 * 2 / 6))
    assert (first["n_articles"], first["n_pages"], first["lone"]) == (2, 2, False)


def test_words_outside_the_window_are_no_company():
    assert set(company(window=1, min_together=1)["word"]) == {"人才", "项目"}
    assert company(window=0, min_together=1).empty


def test_themes_meet_in_articles_and_paragraphs():
    plan = Theme("计划", terms=("计划",))
    absent = Theme("航天", terms=("航天",))
    articles, pages = made(
        ("甲", "2020-10", "双城经济圈", "川渝计划"), ("甲", "2020-10", "双城经济圈", "计划"), ("乙", "2021-01", "计划")
    )
    table = mentions(articles, [CIRCLE, plan, absent], lexicon=Lexicon(), pages=pages)
    told = cooccurrence(table, [CIRCLE, plan, absent]).set_index(["theme", "other"])
    pairs = [("圈", "圈"), ("圈", "计划"), ("圈", "航天"), ("计划", "计划"), ("计划", "航天"), ("航天", "航天")]
    assert told["n_articles"].to_dict() == dict(zip(pairs, [2, 2, 0, 3, 0, 0]))
    assert told.loc[("圈", "计划"), "n_paragraphs"] == 1
    assert told.loc[("圈", "计划"), "log_dice"] == pytest.approx(14 + math.log2(2 * 2 / 5))
    assert np.isnan(told.loc[("圈", "航天"), "log_dice"])
    by_name = cooccurrence(table, [CIRCLE, plan, absent], tier="name").set_index(["theme", "other"])
    assert by_name.loc[("圈", "计划"), "n_paragraphs"] == 0
