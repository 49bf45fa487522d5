"""Counts to clusters: articles by TF-IDF, as `Topics` to which an article belongs wholly or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse
from threadpoolctl import threadpool_limits

from ..errors import DataError
from ..matrix import Counts, by_group, tfidf
from ..topics import Topics
from .methods import LARGEST, METHODS, N_CENTRES, by_means, distances, distinct, tree
from .number import choose_number, grid

READABLE = 1000  # articles with terms, up to which clusters are cut from a tree if no method is named


@dataclass(frozen=True)
class Dendrogram:
    """A tree of articles, or of centres of clusters of articles where there are too many.

    *linkage* as scipy has it, (n_leaves - 1, 4); *ids*: the article of each leaf, or the one nearest to each centre;
    *sizes*: the articles at each leaf; *unassigned*: articles without terms; *note*: what a reader must be told.
    """

    linkage: np.ndarray = field(repr=False)
    ids: tuple[str, ...]
    sizes: tuple[int, ...]
    unassigned: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Centres:
    """The many small clusters that stand for the articles where no matrix of distances can be made.

    *labels*: the centre of each article with terms; *means*: (n_centres, n_terms), of length 1.
    """

    labels: np.ndarray = field(repr=False)
    means: scipy.sparse.csr_array = field(repr=False)


def centres(counts: Counts, *, seed: int) -> Centres | None:
    """Give 200 centres by mini-batch k-means, for `clusters` and `dendrogram` to share; None up to 3,000 articles."""
    articles = by_group(counts)
    some = with_terms(articles)
    if len(some) <= LARGEST:
        return None
    with threadpool_limits(1):
        return _centres(tfidf(_rows(articles, some)), seed)


def clusters(
    counts: Counts,
    *,
    seed: int,
    n_clusters: int | None = None,
    method: str = "auto",
    shared: Centres | None = None,
) -> Topics:
    """Cluster articles by the cosine of their TF-IDF (sublinear, length 1).

    Args:
        counts: rows are summed to articles first. Articles without terms are unassigned.
        n_clusters: without it the number is chosen by silhouette and stability under resampling, against shuffled
            words; `Topics.supported` and `Topics.reason` say whether any number beats chance. HDBSCAN finds its own.
        method: "agglomerative" (average linkage), "kmeans", "hdbscan", whose outliers stay outliers, or "auto": average
            linkage, whose tree can be read, up to 1,000 articles with terms, and k-means above, which parts labelled
            news better from about there. Above 3,000 articles: average linkage of 200 centres of mini-batch k-means;
            mini-batch k-means; HDBSCAN of latent components; `Topics.reason` says so.
        shared: the `centres` of these counts, where they have been made; they are made here otherwise.

    Returns:
        Topics whose weights are class-based TF-IDF (Grootendorst, "BERTopic", 2022), the largest cluster first.
    """
    if method not in (*METHODS, "auto"):
        raise DataError(f"articles are clustered by {', '.join(METHODS)} or auto, not by {method!r}")
    articles = by_group(counts)
    some = with_terms(articles)
    said = ""
    if method == "auto":
        method = "kmeans" if len(some) > READABLE else "agglomerative"
        said = f" By k-means, as articles are more than {READABLE:,}." if method == "kmeans" else ""
    if n_clusters is not None:
        _check(n_clusters, len(some), method)
    if n_clusters is None and len(some) < 3:
        labels, supported, reason = np.zeros(len(some), int), False, f"{len(some)} articles are too few to cluster."
    else:
        with threadpool_limits(1):
            labels, supported, reason = _labels(_rows(articles, some), n_clusters, method, seed, shared)
    everyone = np.full(len(articles.ids), -1)
    everyone[some] = _by_size(labels)
    return _topics(articles, everyone, method, supported, reason + said)


def from_labels(counts: Counts, labels: Sequence[object], *, method: str = "labels") -> Topics:
    """Give clusters that others made (as BERTopic's ``topics_``) as `Topics`, numbered by size.

    Args:
        labels: one for each row of *counts*; -1 and None belong to no cluster, nor do rows without terms.
    """
    if len(labels) != len(counts.ids):
        raise DataError(f"{len(labels)} labels for {len(counts.ids)} documents")
    names = {label: place for place, label in enumerate(dict.fromkeys(labels)) if label not in (-1, None)}
    given = np.array([names.get(label, -1) for label in labels])
    given[np.diff(counts.matrix.indptr) == 0] = -1
    return _topics(counts, _by_size(given), method, None, "The clusters were given.")


def dendrogram(counts: Counts, *, shared: Centres | None = None) -> Dendrogram:
    """Give the tree of articles by average linkage of cosine distances; above 3,000 articles, of 200 centres.

    *shared*: the `centres` of these counts, where they have been made.
    """
    articles = by_group(counts)
    some = with_terms(articles)
    if len(some) < 2:
        raise DataError(f"{len(some)} articles have terms: too few for a tree")
    without = tuple(articles.ids[row] for row in np.setdiff1d(np.arange(len(articles.ids)), some))
    rows = tfidf(_rows(articles, some))
    if len(some) <= LARGEST:
        names = tuple(articles.ids[row] for row in some)
        return Dendrogram(tree(distances(rows)), names, (1,) * len(names), without)
    with threadpool_limits(1):
        found = shared or _centres(rows, seed=0)
    nearest = [int(np.argmax(np.round(row, 9))) for row in _nearness(rows, found)]
    note = f"{len(some)} articles are too many for a tree: its leaves are the centres of {len(nearest)} clusters."
    sizes = tuple(np.bincount(found.labels).tolist())
    names = tuple(articles.ids[some[row]] for row in nearest)
    return Dendrogram(tree(distances(found.means)), names, sizes, without, note)


def with_terms(articles: Counts) -> np.ndarray:
    """Give the rows that have terms; refuse a corpus in which none has."""
    if not articles.terms:
        raise DataError(f"the vocabulary is empty: {len(articles.ids)} articles, no term")
    some = np.flatnonzero(np.diff(articles.matrix.indptr))
    if not len(some):
        raise DataError(f"none of {len(articles.ids)} articles has a term, first {articles.ids[:1]}")
    return some


def _check(n_clusters: int, n_articles: int, method: str) -> None:
    if method == "hdbscan":
        raise DataError("HDBSCAN finds the number of clusters itself: leave n_clusters out")
    if not 1 <= n_clusters <= n_articles:
        raise DataError(f"{n_clusters} clusters of {n_articles} articles with terms cannot be made")


def _rows(articles: Counts, some: np.ndarray) -> Counts:
    ids = tuple(articles.ids[row] for row in some)
    return Counts(ids, ids, articles.terms, articles.matrix[some])


def _labels(
    counts: Counts, n_clusters: int | None, method: str, seed: int, shared: Centres | None
) -> tuple[np.ndarray, bool | None, str]:
    """Give the cluster of each article, whether their number beats chance, and the sentence that says so."""
    partition, n_articles = METHODS[method], len(counts.ids)
    supported, reason = None, f"The number of clusters, {n_clusters}, was set."
    if n_clusters is None:
        numbers = [0] if method == "hdbscan" else grid(n_articles)
        number = choose_number(counts, partition, numbers, seed=seed)
        n_clusters, supported, reason = number.shown, number.recommended is not None, number.reason
    rows = tfidf(counts)
    if n_articles <= LARGEST:
        far = distances(rows)
        if n_clusters > distinct(far):
            raise DataError(f"{n_clusters} clusters of {n_articles} articles: only {distinct(far)} of them differ")
        return partition(rows, far, [n_clusters], seed)[0], supported, reason
    if method == "agglomerative":
        found = shared or _centres(rows, seed)
        cut = partition(found.means, distances(found.means), [n_clusters], seed)[0]
        return cut[found.labels], supported, f"{reason} The tree joins the centres of {N_CENTRES} clusters."
    how = "By mini-batches." if method == "kmeans" else "By the distances of latent components."
    return partition(rows, np.empty(0), [n_clusters], seed)[0], supported, f"{reason} {how}"


def _centres(rows: scipy.sparse.csr_array, seed: int) -> Centres:
    found = by_means(rows, np.empty(0), [N_CENTRES], seed)[0]
    _, labels = np.unique(found, return_inverse=True)
    sums = scipy.sparse.csr_array((np.ones(len(labels)), (labels, np.arange(len(labels))))) @ rows
    length = np.sqrt(sums.multiply(sums).sum(axis=1))
    return Centres(labels, scipy.sparse.csr_array(scipy.sparse.diags_array(1 / length) @ sums))


def _nearness(rows: scipy.sparse.csr_array, found: Centres) -> np.ndarray:
    near = (found.means @ rows.T).toarray()
    return np.where(found.labels == np.arange(len(near))[:, None], near, -1)


def _by_size(labels: np.ndarray) -> np.ndarray:
    """Number the clusters by size, the largest first, equal ones in order of their first article."""
    names, first, sizes = np.unique(labels[labels >= 0], return_index=True, return_counts=True)
    order = np.lexsort((first, -sizes))
    numbered = {int(names[place]): number for number, place in enumerate(order)}
    return np.array([numbered.get(int(label), -1) for label in labels])


def _topics(articles: Counts, labels: np.ndarray, method: str, supported: bool | None, reason: str) -> Topics:
    n_clusters = int(labels.max()) + 1
    inside = np.flatnonzero(labels >= 0)
    shares = np.zeros((len(labels), n_clusters))
    shares[inside, labels[inside]] = 1
    weights = class_tfidf(shares, articles.matrix)
    missing = np.full(n_clusters, np.nan)
    return Topics(method, articles.ids, articles.terms, weights, shares, missing, supported=supported, reason=reason)


def class_tfidf(shares: np.ndarray, matrix: scipy.sparse.csr_array) -> np.ndarray:
    """Give class-based TF-IDF: a term's share of the cluster's words × log(1 + mean words a cluster / its occurrences).

    Args:
        shares: (n_articles, n_clusters), of 0 and 1.
    """
    words = np.stack([np.asarray(matrix[column > 0].sum(axis=0), float).ravel() for column in shares.T] or [[]])
    words = words.reshape(shares.shape[1], matrix.shape[1])
    lengths, totals = words.sum(axis=1), words.sum(axis=0)
    rarity = np.log1p(lengths.mean() / np.where(totals > 0, totals, 1)) if len(words) else np.zeros(len(totals))
    return words / np.maximum(lengths, 1)[:, None] * rarity
