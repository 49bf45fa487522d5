"""Clusters of articles: their number against chance, their tree and map, and whether topics agree."""

import sys

import numpy as np
import pandas as pd
import pytest
from blocks import blocks, counted, without_structure
from scipy.cluster.hierarchy import cut_tree
from sklearn.metrics import adjusted_rand_score, silhouette_score

from mailuo.clusters import agreement, clusters, dendrogram, from_labels, parted, positions, shuffled
from mailuo.clusters.chance import beyond_chance
from mailuo.clusters.clusters import class_tfidf
from mailuo.clusters.methods import cut, distances
from mailuo.clusters.number import adjusted_rand, silhouette
from mailuo.errors import DataError
from mailuo.matrix import count, tfidf
from mailuo.topics import Topics

MODULE = sys.modules["mailuo.clusters.clusters"]


def labelled(*labels):
    shares = np.array([[float(label == topic) for topic in range(1, max(labels) + 1)] for label in labels])
    ids = tuple(f"文{row}" for row in range(len(labels)))
    return Topics("lda", ids, ("词",), np.ones((max(labels), 1)), shares, np.full(max(labels), np.nan))


@pytest.mark.parametrize("method", ["agglomerative", "kmeans"])
def test_the_number_of_blocks_is_chosen_and_beats_chance(method):
    words, _ = blocks(24, 4)
    found = clusters(counted(words), seed=1, method=method)
    assert found.n_topics == 4
    assert found.supported
    assert found.reason.startswith("4 clusters stand farthest above chance on these 24 articles")


def test_the_method_goes_by_the_number_of_articles_where_none_is_named(monkeypatch):
    words, _ = blocks(24, 3)
    few = clusters(counted(words), seed=1, n_clusters=3)
    monkeypatch.setattr(MODULE, "READABLE", 23)
    many = clusters(counted(words), seed=1, n_clusters=3)
    assert (few.method, many.method) == ("agglomerative", "kmeans")
    assert "as articles are more than 23" in many.reason and "k-means" not in few.reason
    named = clusters(counted(words), seed=1, n_clusters=3, method="agglomerative")
    assert named.method == "agglomerative" and (named.shares == few.shares).all()


@pytest.mark.parametrize("method", ["agglomerative", "hdbscan"])
def test_no_number_is_supported_where_words_mean_nothing(method):
    found = clusters(counted(without_structure(24)), seed=1, method=method)
    assert found.supported is False
    assert "beat" in found.reason and ("No number" in found.reason or "do not" in found.reason)
    assert found.n_topics >= 2  # something is still shown


def test_a_number_that_was_set_is_not_judged():
    found = clusters(counted(without_structure(12)), seed=1, n_clusters=3)
    assert (found.n_topics, found.supported) == (3, None)


def test_outliers_of_hdbscan_stay_outliers():
    words, _ = blocks(24, 3)
    alone = [f"独{number}" for number in range(40)]
    found = clusters(counted([*words, alone]), seed=1, method="hdbscan")
    assert found.n_topics == 3
    assert found.unassigned == ("文24",)


def test_rows_are_summed_to_articles_first():
    words, _ = blocks(12, 2)
    counts = count(words, ids=[f"段{row}" for row in range(12)], groups=[f"文{row % 6}" for row in range(12)])
    assert clusters(counts, seed=1, n_clusters=2).ids == tuple(f"文{row}" for row in range(6))
    assert dendrogram(counts).linkage.shape == (5, 4)
    assert positions(counts, seed=1)["id"].tolist() == [f"文{row}" for row in range(6)]


def test_clusters_are_numbered_by_size():
    words, labels = blocks(24, 3)
    kept = [row for row in range(24) if labels[row] != 0 or row < 9]
    found = clusters(counted([words[row] for row in kept]), seed=1, n_clusters=3)
    assert found.shares.sum(axis=0).tolist() == [8, 8, 3]


def test_the_order_of_articles_changes_no_cluster():
    words, _ = blocks(20, 3, common=0.7)
    counts = counted(words)
    order = np.random.default_rng(1).permutation(20)
    ids = tuple(counts.ids[row] for row in order)
    turned = type(counts)(ids, ids, counts.terms, counts.matrix[order])
    one, other = (clusters(some, seed=1, n_clusters=3) for some in (counts, turned))
    assert agreement(one, other).set_index("measure").loc["ARI", "value"] == 1


def test_impossible_numbers_are_refused():
    counts = counted([["甲", "乙"], ["甲", "乙"], ["丙"]])
    for number in (0, 4):
        with pytest.raises(DataError, match=f"{number} clusters of 3 articles"):
            clusters(counts, seed=1, n_clusters=number)
    with pytest.raises(DataError, match="only 2 of them differ"):
        clusters(counts, seed=1, n_clusters=3)
    with pytest.raises(DataError, match="leave n_clusters out"):
        clusters(counts, seed=1, n_clusters=2, method="hdbscan")
    with pytest.raises(DataError, match="not by 'ward'"):
        clusters(counts, seed=1, method="ward")


def test_two_articles_are_one_cluster_that_nothing_supports():
    found = clusters(counted([["甲"], ["乙"]]), seed=1)
    assert (found.n_topics, found.supported, found.reason) == (1, False, "2 articles are too few to cluster.")


def test_class_tfidf_is_grootendorsts():
    matrix = count([["a", "a", "b"], ["b", "c", "c", "c", "c"]], ids=["1", "2"]).matrix
    weights = class_tfidf(np.eye(2), matrix)
    # 8 words in 2 clusters: 4 a cluster on average
    assert weights[0] == pytest.approx([2 / 3 * np.log1p(4 / 2), 1 / 3 * np.log1p(4 / 2), 0])
    assert weights[1] == pytest.approx([0, 1 / 5 * np.log1p(4 / 2), 4 / 5 * np.log1p(4 / 4)])


def test_silhouette_is_scikit_learns():
    words, labels = blocks(12, 3)
    far = distances(tfidf(counted(words)))
    assert silhouette(far, labels) == pytest.approx(silhouette_score(far, labels, metric="precomputed"), abs=1e-8)
    outlier = np.append(labels[:-1], -1)
    assert silhouette(far, outlier) == pytest.approx(
        silhouette_score(far[:11, :11], labels[:11], metric="precomputed"), abs=1e-8
    )
    assert silhouette(far, np.zeros(12, int)) == 0


def test_shuffled_words_keep_lengths_and_frequencies():
    counts = counted([["甲", "甲", "乙"], [], ["丙", "丁"] * 8])
    other = shuffled(counts, seed=1)
    assert other.matrix.sum(axis=1).tolist() == [3, 0, 16]
    assert other.matrix.sum(axis=0).tolist() == counts.matrix.sum(axis=0).tolist()
    assert (other.matrix != counts.matrix).nnz
    assert (shuffled(counts, seed=1).matrix != other.matrix).nnz == 0


def test_what_stands_highest_among_twenty_beats_chance():
    chance = np.random.default_rng(1).normal(size=(19, 1, 3))
    assert beyond_chance(np.array([[0, 9, 0]]), chance).tolist() == [False, True, False]
    assert not beyond_chance(chance[0], chance[1:]).all()


def test_one_corpus_in_twenty_without_structure_passes():
    random = np.random.default_rng(2)
    passed = [beyond_chance(random.normal(size=(2, 4)), random.normal(size=(19, 2, 4))).any() for _ in range(600)]
    assert 0.03 < np.mean(passed) < 0.07


def test_the_adjusted_rand_index_is_scikit_learns():
    random = np.random.default_rng(3)
    for _ in range(20):
        one, other = random.integers(-1, 3, 30), random.integers(0, 4, 30)
        assert adjusted_rand(one, other) == pytest.approx(adjusted_rand_score(one, other))
    assert adjusted_rand(np.zeros(4, int), np.zeros(4, int)) == 1


def test_the_tree_has_a_leaf_for_each_article_with_terms():
    tree = dendrogram(counted([["甲", "乙"], ["甲", "乙"], [], ["丙"]]))
    assert tree.ids == ("文0", "文1", "文3")
    assert tree.unassigned == ("文2",)
    assert tree.linkage[0, :3].tolist() == [0, 1, 0]
    assert tree.linkage[1, 2] == 1
    assert (tree.sizes, tree.note) == ((1, 1, 1), "")
    with pytest.raises(DataError, match="too few for a tree"):
        dendrogram(counted([["甲"], []]))


def test_many_articles_are_clustered_by_their_centres_and_that_is_said(monkeypatch):
    monkeypatch.setattr(MODULE, "LARGEST", 30)
    monkeypatch.setattr("mailuo.clusters.methods.LARGEST", 30)
    monkeypatch.setattr(MODULE, "N_CENTRES", 10)
    words, labels = blocks(60, 3)
    counts = counted(words)
    tree = dendrogram(counts)
    assert len(tree.ids) == len(tree.linkage) + 1 <= 10
    assert sum(tree.sizes) == 60
    assert set(tree.ids) <= set(counts.ids)
    assert tree.note.startswith("60 articles are too many for a tree: its leaves are the centres of")
    for method, said in (("agglomerative", "The tree joins the centres"), ("kmeans", "By mini-batches")):
        found = clusters(counts, seed=1, n_clusters=3, method=method)
        assert said in found.reason
        assert pd.crosstab(found.labels, labels).max().sum() == 60
    found = clusters(counts, seed=1, method="hdbscan")
    assert found.reason.endswith("By the distances of latent components.")
    assert pd.crosstab(found.labels, labels).max().sum() == 60


@pytest.mark.parametrize("n_documents", [12, 210])
def test_articles_of_one_block_are_near_on_the_map(n_documents):
    words, labels = blocks(n_documents, 3)
    places = positions(counted([*words, []]), seed=1)
    assert places.loc[n_documents, ["x", "y"]].isna().all()
    points = places[["x", "y"]].to_numpy()[:-1]
    assert silhouette_score(points, labels) > 0.6
    assert all(column[np.argmax(np.abs(column))] > 0 for column in points.T)
    assert positions(counted([*words, []]), seed=1).equals(places)


def test_the_map_by_neighbours_repeats_itself():
    words, _ = blocks(12, 3)
    one, other = (positions(counted(words), seed=1, method="tsne") for _ in range(2))
    assert one.equals(other)
    with pytest.raises(DataError, match="not of 'umap'"):
        positions(counted(words), seed=1, method="umap")


def test_agreement_is_one_whatever_the_numbers_are():
    one, other = labelled(1, 1, 2, 2, 3), labelled(2, 2, 1, 1, 3)
    values = agreement(one, other).set_index("measure")["value"]
    assert (values["ARI"], values["AMI"], values["articles"], values["part"]) == (1, 1, 5, 0)
    assert parted(one, other).empty


def test_articles_that_part_are_named():
    one, other = labelled(1, 1, 1, 2, 2, 2, 0), labelled(2, 2, 1, 1, 1, 0, 1)
    where = parted(one, other)
    assert where[["id", "topic", "with_topic"]].values.tolist() == [["文2", 1, 1], ["文5", 2, 0], ["文6", 0, 1]]
    assert agreement(one, other).set_index("measure").loc["left out", "value"] == 2


def test_topics_of_other_documents_cannot_agree():
    other = labelled(1, 2)
    strange = Topics("lda", ("甲", "乙"), other.terms, other.weights, other.shares, other.reproducibility)
    with pytest.raises(DataError, match="no document is in both"):
        agreement(other, strange)


def test_articles_without_a_word_in_common_support_no_number():
    words = [[f"独{number}之{place}" for place in range(8)] for number in range(10)]
    assert clusters(counted(words), seed=1).supported is False
    found = clusters(counted(words), seed=1, method="hdbscan")
    assert (found.n_topics, len(found.unassigned)) == (0, 10)
    assert found.terms_frame().empty


def test_a_tree_is_cut_as_scipy_cuts_it():
    words, _ = blocks(20, 4, common=0.8)
    links = dendrogram(counted(words)).linkage
    for number, labels in zip((1, 3, 7, 20), cut(links, [1, 3, 7, 20])):
        assert len(set(labels.tolist())) == number
        assert adjusted_rand_score(cut_tree(links, n_clusters=number).ravel(), labels) == 1


def test_clusters_that_others_made_become_topics():
    counts = counted([["甲"], ["乙"], ["乙", "丙"], [], ["丁"]])
    found = from_labels(counts, ["x", "y", "y", "y", -1])
    assert found.labels.tolist() == [2, 1, 1, 0, 0]
    assert found.unassigned == ("文3", "文4")
    assert found.top_terms(1)[1] == ["甲"]
    with pytest.raises(DataError, match="1 labels for 5 documents"):
        from_labels(counts, ["x"])
