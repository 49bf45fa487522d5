import numpy as np
import pandas as pd
import pytest
from handmade import made

from mailuo.coding import answer, coded, read_sheet, sheet, term_scores
from mailuo.errors import DataError
from mailuo.tables import read_csv, write_csv
from mailuo.themes import Theme, mentions
from mailuo.words import Lexicon

CIRCLE = Theme("圈", terms=("双城经济圈",), related=("川渝",))


def corpus(n=40):
    return made(*((f"{k:02}", "2020-10", f"第{k}篇", "双城经济圈。" if k % 4 == 0 else "天气。") for k in range(n)))[0]


def drawn(articles, n=12, seed=1):
    shares = np.array([float(int(article.id[:2]) % 4 == 0) for article in articles])
    return sheet(articles, shares, theme="圈", n=n, seed=seed)


def test_a_sheet_has_the_text_to_read_and_empty_columns_to_fill_in():
    told = drawn(corpus())
    assert len(told) == 12 and told["number"].tolist() == list(range(1, 13))
    assert (told[["coder_1", "coder_2", "remark"]] == "").all(axis=None)
    assert told["text"].str.contains("。").all() and told["headline"].str.startswith("第").all()
    assert not {"share", "measured"} & set(told.columns)


def test_half_is_drawn_in_proportion_to_the_share_and_half_uniformly():
    told = drawn(corpus())
    # 12 × (½ of 1/40 + ½ of 1/10) where the share is 1, 12 × ½ of 1/40 elsewhere
    assert sorted(set(told["chance"].round(6))) == [0.15, 0.75]
    often = np.zeros(40)
    for seed in range(300):
        often[[int(id[:2]) for id in drawn(corpus(), seed=seed)["article"]]] += 1
    assert often[::4].mean() / 300 == pytest.approx(0.75, abs=0.03)
    assert np.delete(often, range(0, 40, 4)).mean() / 300 == pytest.approx(0.15, abs=0.03)


def test_the_same_seed_draws_the_same_articles_in_any_order_of_the_corpus():
    articles = corpus()
    pd.testing.assert_frame_equal(drawn(articles), drawn(articles[::-1]))
    assert drawn(articles)["article"].tolist() != drawn(articles, seed=2)["article"].tolist()


def test_a_sheet_larger_than_the_corpus_has_every_article_once():
    told = drawn(corpus(5), n=100)
    assert sorted(told["article"]) == [f"{k:02}#1" for k in range(5)] and (told["chance"] == 1).all()


def test_a_sheet_that_cannot_be_drawn_is_refused():
    with pytest.raises(DataError, match="from 0"):
        sheet([], np.zeros(0), theme="圈", n=5, seed=1)
    with pytest.raises(DataError, match="one share for each"):
        sheet(corpus(3), np.zeros(2), theme="圈", n=5, seed=1)


def filled(told, one, other=None):
    told = told.sort_values("article", ignore_index=True)
    return told.assign(coder_1=one, coder_2="" if other is None else other)


def test_a_sheet_comes_back_from_its_file_with_both_coders_and_their_kappa(tmp_path):
    told = filled(drawn(corpus(4), n=4), ["1", "0", "1", "0"], ["是", "否", "否", "否"])
    write_csv(told, tmp_path / "sheet.csv")
    reading = read_sheet(read_csv(tmp_path / "sheet.csv"))
    assert reading.theme == "圈" and reading.coders == ("coder_1", "coder_2") and reading.n_both == 4
    # they agree on 3 of 4; by chance on 1/2 × 1/4 + 1/2 × 3/4
    assert reading.kappa == pytest.approx((0.75 - 0.5) / 0.5)
    labels = coded(reading, corpus(4))
    assert labels.articles.tolist() == [0, 1, 2, 3] and labels.shares.tolist() == [1, 0, 0.5, 0]


def test_two_coders_may_send_a_sheet_each_and_in_another_order():
    told = drawn(corpus(4), n=4)
    one = filled(told, [1, 0, 1, 0])
    other = filled(told, ["", "", "", ""], [1, 0, 1, 1]).iloc[::-1]
    reading = read_sheet(one, other)
    assert reading.shares.tolist() == [[1, 0, 1, 0], [1, 0, 1, 1]]


def test_one_coder_has_no_kappa_and_unread_articles_are_counted_and_left_out():
    reading = read_sheet(filled(drawn(corpus(4), n=4), ["30%", "", 0.5, None]))
    assert np.isnan(reading.kappa) and reading.n_both == 0 and reading.unread == 2
    labels = coded(reading, corpus(4))
    assert labels.articles.tolist() == [0, 2] and labels.shares.tolist() == [0.3, 0.5]


@pytest.mark.parametrize("wrong", ["maybe", "1.5", "-1", "150%"])
def test_an_answer_that_is_no_share_is_refused_with_its_place(wrong):
    with pytest.raises(DataError, match="coder_1, row 2"):
        answer(wrong, "coder_1", 2)


def test_sheets_that_do_not_belong_together_are_refused():
    told = filled(drawn(corpus(4), n=4), [1, 0, 1, 0])
    with pytest.raises(DataError, match="not drawn together"):
        read_sheet(told, told.iloc[:3])
    with pytest.raises(DataError, match="0 coders"):
        read_sheet(told.assign(coder_1=""))
    with pytest.raises(DataError, match="wants the column 'chance'"):
        read_sheet(told.drop(columns="chance"))
    with pytest.raises(DataError, match="1 articles of the coding sheet are not in the corpus, first '03#1'"):
        coded(read_sheet(told), corpus(3))


def test_precision_and_recall_of_the_terms_are_weighted_to_the_corpus():
    articles = corpus(8)
    table = mentions(articles, [CIRCLE], lexicon=Lexicon())
    told = filled(drawn(articles, n=8), [1, 1, 0, 0, 0, 0, 0, 0]).assign(chance=[0.5, 0.25, *[1.0] * 6])
    scores = term_scores(read_sheet(told), table, articles, CIRCLE).set_index("tier")
    # the terms find articles 0 and 4, the coder 0 and 1: weights 2, 1 and 2, 4
    assert scores.loc["name", "precision"] == pytest.approx(2 / 3)
    assert scores.loc["name", "recall"] == pytest.approx(2 / 6)
    assert np.isnan(scores.loc["related", "precision"]) and scores.loc["related", "recall"] == 0
    assert scores.loc["either", "precision"] == scores.loc["name", "precision"]
    with pytest.raises(DataError, match="not of '航天'"):
        term_scores(read_sheet(told), table, articles, Theme("航天", terms=("航天",)))
