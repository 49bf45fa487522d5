"""What topics say: terms, shares, typical documents; corpora built from their answer found again by every method."""

import numpy as np
import pytest
from blocks import blocks, counted
from sklearn.metrics import adjusted_rand_score

from mailuo.clusters import clusters
from mailuo.errors import DataError
from mailuo.lda import gensim_lda, lda
from mailuo.matrix import Counts, count
from mailuo.topics import Topics, correlation, terms_by_period, to_articles, typical

METHODS = {
    "LDA": lambda counts, k: lda(counts, n_topics=k, seed=1),
    "gensim LDA": lambda counts, k: gensim_lda(counts, n_topics=k, seed=1, passes=20),
    "agglomerative": lambda counts, k: clusters(counts, seed=1),
    "k-means": lambda counts, k: clusters(counts, seed=1, n_clusters=k, method="kmeans"),
    "HDBSCAN": lambda counts, k: clusters(counts, seed=1, method="hdbscan"),
}


def topics(weights, shares, **more):
    weights, shares = np.array(weights, float), np.array(shares, float)
    ids = tuple(f"文{row}" for row in range(len(shares)))
    terms = tuple("一丁七万丈"[: weights.shape[1]])
    return Topics("lda", ids, terms, weights, shares, np.full(len(weights), np.nan), **more)


@pytest.mark.parametrize("method", METHODS)
def test_a_corpus_of_blocks_is_found_again(method):
    words, labels = blocks(30, 3)
    found = METHODS[method](counted(words), 3)
    assert found.n_topics == 3
    assert adjusted_rand_score(labels, found.labels) == 1
    for top in found.top_terms(8):
        assert len({term.split("词")[0] for term in top}) == 1


@pytest.mark.parametrize("method", METHODS)
def test_a_document_without_terms_is_listed(method):
    words, _ = blocks(24, 3)
    found = METHODS[method](counted([*words[:5], [], *words[5:]]), 3)
    assert found.unassigned == ("文5",)
    assert found.labels[5] == 0


@pytest.mark.parametrize("method", METHODS)
def test_no_topics_can_be_made_of_nothing(method):
    with pytest.raises(DataError, match="vocabulary is empty"):
        METHODS[method](count([[], []], ids=["a", "b"]), 2)
    whole = counted([["一"], ["丁"]])
    empty = Counts(whole.ids, whole.groups, whole.terms, whole.matrix * 0)
    empty.matrix.eliminate_zeros()
    with pytest.raises(DataError, match="none of"):
        METHODS[method](empty, 2)


@pytest.mark.parametrize("method", ["LDA", "gensim LDA", "k-means"])
def test_more_topics_than_documents_are_refused(method):
    with pytest.raises(DataError, match="7"):
        METHODS[method](counted([["一", "丁"], ["丁", "七"], ["万"]]), 7)


def test_counts_that_are_negative_or_no_numbers_are_refused():
    whole = counted([["一"], ["丁"]])
    for value in (-1, np.nan):
        with pytest.raises(DataError, match="negative or not numbers"):
            Counts(whole.ids, whole.groups, whole.terms, whole.matrix * value)


def test_shares_that_do_not_sum_to_one_are_refused():
    with pytest.raises(DataError, match="1 rows of shares do not sum to 1, first '文1'"):
        topics([[1, 0], [0, 1]], [[0.5, 0.5], [0.5, 0.4]])
    with pytest.raises(DataError, match="weights"):
        topics([[np.nan, 1], [0, 1]], [[0.5, 0.5]])


def test_terms_stand_by_weight_relevance_or_exclusivity():
    # 一 is everywhere; 丁 is the first topic's own; of equal terms the first stands first
    found = topics([[0.5, 0.3, 0.1, 0.1], [0.5, 0.0, 0.4, 0.1]], [[1, 0], [0, 1]])
    first = found.terms_frame(n=2).query("topic == 1")
    assert first["term"].tolist() == ["一", "丁"]
    assert first["rank"].tolist() == [1, 2]
    assert found.top_terms(1, by="relevance")[0] == ["一"]
    assert found.terms_frame(n=1, by="relevance", relevance=0.2)["term"].tolist() == ["丁", "七"]
    assert found.terms_frame(n=1, by="frex", frex=0.7)["term"].tolist() == ["丁", "七"]
    assert "丁" not in found.top_terms(4)[1]
    with pytest.raises(DataError, match="not by 'size'"):
        found.terms_frame(by="size")


def test_relevance_is_that_of_sievert_and_shirley():
    found = topics([[0.6, 0.4], [0.2, 0.8]], [[1, 0], [0, 1]])
    expected = 0.6 * np.log(0.6) + 0.4 * np.log(0.6 / 0.4)
    assert found.scores("relevance")[0, 0] == pytest.approx(expected)


def test_every_document_has_a_row_for_every_topic():
    frame = topics([[1, 0], [0, 1]], [[0.25, 0.75]], names=("", "川渝")).shares_frame()
    assert frame.to_dict("list") == {"id": ["文0"] * 2, "topic": [1, 2], "name": ["", "川渝"], "share": [0.25, 0.75]}


def test_paragraphs_are_averaged_to_articles_by_their_words():
    counts = count([["一"] * 3, ["丁"], [], []], ids=["p1", "p2", "p3", "p4"], groups=["a", "a", "a", "b"])
    paragraphs = Topics(
        "lda", counts.ids, counts.terms, np.eye(2), np.array([[1, 0], [0, 1], [0, 0], [0, 0.0]]), np.full(2, np.nan)
    )
    found = to_articles(paragraphs, counts)
    assert found.ids == ("a", "b")
    assert found.shares.tolist() == [[0.75, 0.25], [0, 0]]
    assert found.unassigned == ("b",)
    with pytest.raises(DataError, match="not the same"):
        to_articles(found, counts)


def test_the_most_typical_documents_come_first():
    found = topics([[1, 0], [0, 1]], [[0.6, 0.4], [0.9, 0.1], [0, 1]])
    assert typical(found, 2).values.tolist() == [
        [1, 1, "文1", 0.9],
        [1, 2, "文0", 0.6],
        [2, 1, "文2", 1],
        [2, 2, "文0", 0.4],
    ]


def test_typical_articles_of_a_cluster_stand_by_its_words():
    counts = count([["一", "丁"], ["一", "一"], ["丁"]], ids=["文0", "文1", "文2"])
    found = topics([[0.9, 0.1]], [[1], [1], [1]])
    assert typical(found, 3, counts=counts)["id"].tolist() == ["文1", "文0", "文2"]
    assert typical(found, 3)["id"].tolist() == ["文0", "文1", "文2"]


def test_two_topics_that_share_all_documents_are_opposed():
    table = correlation(topics([[1, 0], [0, 1]], [[0.6, 0.4], [0.9, 0.1], [0, 0]]))
    assert table.loc[1, 2] == pytest.approx(-1)
    assert correlation(topics([[1, 0], [0, 1]], [[0.5, 0.5], [0.5, 0.5]])).isna().all(axis=None)


def test_a_topic_has_terms_of_its_own_in_each_period():
    counts = count([["一", "一", "丁"], ["丁"], ["七"]], ids=["文0", "文1", "文2"])
    found = topics([[0.5, 0.5, 0], [0, 0, 1]], [[1, 0], [1, 0], [0, 1]])
    frame = terms_by_period(found, counts, ["2020", "2021", None])
    assert frame[["topic", "period", "term", "words"]].values.tolist() == [
        [1, "2020", "一", 2],
        [1, "2020", "丁", 1],
        [1, "2021", "丁", 1],
    ]
    assert frame["share"].tolist() == pytest.approx([2 / 3, 1 / 3, 1])
