"""Counts to topics, whatever found them: what a model or a clustering says, and what may be asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import scipy.sparse

from .errors import DataError
from .matrix import Counts

RANKINGS = ("weight", "relevance", "frex")
ENTRIES = 2**16  # of the counts that are gone over at once, with a number for each topic


@dataclass(frozen=True)
class Topics:
    """Topics of documents; LDA and clustering both return one.

    *weights* (n_topics, n_terms): for LDA term probabilities, rows sum to 1; for clusters class-based TF-IDF.
    *shares* (n_documents, n_topics): a row sums to 1 within 1e-6, or is all 0 (an outlier, no terms left) and its
    document is listed in `unassigned`. Topics are numbered by size, the largest first. *reproducibility* (n_topics):
    the share of other seeds in which the topic comes back; NaN where it was not measured. *names*: a name for each
    topic, empty where it has none (guided topics bear their theme's). *supported*: whether their number beats chance,
    None where that was not asked; *reason*: the sentence that says so.
    """

    method: str
    ids: tuple[str, ...]
    terms: tuple[str, ...]
    weights: np.ndarray = field(repr=False)
    shares: np.ndarray = field(repr=False)
    reproducibility: np.ndarray = field(repr=False)
    names: tuple[str, ...] = ()
    supported: bool | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        n_topics, n_terms = self.weights.shape
        if n_terms != len(self.terms) or self.shares.shape != (len(self.ids), n_topics):
            raise DataError(
                f"topics do not fit: weights {self.weights.shape}, shares {self.shares.shape}, "
                f"{len(self.terms)} terms, {len(self.ids)} documents"
            )
        if not np.isfinite(self.weights).all() or (self.weights < 0).any():
            raise DataError("weights of topics are negative or not numbers")
        sums = self.shares.sum(axis=1)
        wrong = np.flatnonzero((np.abs(sums - 1) > 1e-6) & (self.shares.any(axis=1) | ~np.isfinite(sums)))
        if len(wrong):
            raise DataError(f"{len(wrong)} rows of shares do not sum to 1, first {self.ids[wrong[0]]!r}")

    @property
    def n_topics(self) -> int:
        return len(self.weights)

    @property
    def unassigned(self) -> tuple[str, ...]:
        """Give the ids of the documents that belong to no topic."""
        return tuple(self.ids[row] for row in np.flatnonzero(~self.shares.any(axis=1)))

    @property
    def sizes(self) -> np.ndarray:
        """Give the share of each topic in all assigned documents, each counting once: (n_topics,), sums to 1."""
        assigned = self.shares.any(axis=1).sum()
        return self.shares.sum(axis=0) / assigned if assigned else np.zeros(self.n_topics)

    @property
    def labels(self) -> np.ndarray:
        """Give for each document the topic with the largest share, from 1; 0 where it belongs to none."""
        largest = self.shares.argmax(axis=1) + 1 if self.n_topics else 0
        return np.where(self.shares.any(axis=1), largest, 0)

    def terms_frame(
        self, n: int = 10, by: str = "weight", *, relevance: float = 0.6, frex: float = 0.5
    ) -> pd.DataFrame:
        """Give the *n* top terms of each topic, a row each: topic (from 1), name, rank, term, weight, score.

        Args:
            by: "weight"; "relevance", λ log p(w|k) + (1 - λ) log p(w|k) / p(w) with λ = *relevance* (Sievert & Shirley,
                "LDAvis", 2014); "frex", the harmonic mean of a term's ranks by frequency in the topic and by
                exclusivity to it, *frex* the part of exclusivity (Bischof & Airoldi, ICML 2012).
                Weights of clusters are first scaled to sum to 1.
        """
        scores = self.scores(by, relevance=relevance, frex=frex)
        rows = [
            (topic + 1, self.name(topic), rank, self.terms[term], self.weights[topic, term], scores[topic, term])
            for topic in range(self.n_topics)
            for rank, term in enumerate(_top(scores[topic], self.weights[topic], n), 1)
        ]
        return pd.DataFrame(rows, columns=["topic", "name", "rank", "term", "weight", "score"])

    def scores(self, by: str = "weight", *, relevance: float = 0.6, frex: float = 0.5) -> np.ndarray:
        """Give how much each term says of each topic: (n_topics, n_terms); -inf where a topic lacks the term."""
        if by not in RANKINGS:
            raise DataError(f"terms are ranked by {', '.join(RANKINGS)}, not by {by!r}")
        if by == "weight":
            return np.where(self.weights > 0, self.weights, -np.inf)
        total = self.weights.sum(axis=1, keepdims=True)
        given_topic = np.divide(self.weights, total, out=np.zeros_like(self.weights, dtype=float), where=total > 0)
        return _relevance(given_topic, self.sizes, relevance) if by == "relevance" else _frex(given_topic, frex)

    def top_terms(self, n: int = 10, by: str = "weight") -> list[list[str]]:
        """Give the *n* top terms of each topic."""
        scores = self.scores(by)
        return [[self.terms[term] for term in _top(row, own, n)] for row, own in zip(scores, self.weights)]

    def shares_frame(self) -> pd.DataFrame:
        """Give the share of each topic in each document, a row each: id, topic (from 1), name, share."""
        n_documents = len(self.ids)
        return pd.DataFrame(
            {
                "id": np.repeat(np.array(self.ids, dtype=object), self.n_topics),
                "topic": np.tile(np.arange(1, self.n_topics + 1), n_documents),
                "name": [self.name(topic) for topic in range(self.n_topics)] * n_documents,
                "share": self.shares.ravel(),
            }
        )

    def name(self, topic: int) -> str:
        """Give the name of a topic counted from 0; empty where it has none."""
        return self.names[topic] if self.names else ""


def to_articles(topics: Topics, counts: Counts) -> Topics:
    """Average the shares of paragraphs to articles, each paragraph weighted by its words.

    Args:
        topics: over the rows of *counts*.
        counts: whose *groups* name the article of each row. Paragraphs of no topic weigh nothing; an article that has
            no others is unassigned.
    """
    if topics.ids != counts.ids:
        raise DataError(f"topics are of {len(topics.ids)} documents, counts of {len(counts.ids)}: not the same")
    articles = {group: row for row, group in enumerate(dict.fromkeys(counts.groups))}
    words = np.asarray(counts.matrix.sum(axis=1), dtype=float).ravel() * topics.shares.any(axis=1)
    shares, total = np.zeros((len(articles), topics.n_topics)), np.zeros(len(articles))
    for row, group in enumerate(counts.groups):  # in row order: the sum is the same everywhere
        shares[articles[group]] += words[row] * topics.shares[row]
        total[articles[group]] += words[row]
    shares = np.divide(shares, total[:, None], out=np.zeros_like(shares), where=total[:, None] > 0)
    return replace(topics, ids=tuple(articles), shares=shares)


def typical(topics: Topics, n: int = 3, *, counts: Counts | None = None) -> pd.DataFrame:
    """Give the *n* documents of each topic in which its share is largest: topic (from 1), rank, id, share.

    Documents with equal shares, as all in a cluster, stand by how much their words (with *counts*) are the topic's,
    then in their own order.
    """
    closeness = _closeness(topics, counts) if counts is not None else np.zeros_like(topics.shares)
    rows = []
    for topic in range(topics.n_topics):
        share = np.round(topics.shares[:, topic], 9)
        order = np.lexsort((-np.round(closeness[:, topic], 9), -share))[:n]
        best = [row for row in order if share[row] > 0]
        rows += [(topic + 1, rank, topics.ids[row], topics.shares[row, topic]) for rank, row in enumerate(best, 1)]
    return pd.DataFrame(rows, columns=["topic", "rank", "id", "share"])


def correlation(topics: Topics) -> pd.DataFrame:
    """Give Pearson's correlation of the topics' shares over the assigned documents: a square frame, topics from 1.

    Shares of one document sum to 1, so that topics are correlated negatively by chance, about -1 / (n_topics - 1).
    NaN where a topic's share is the same in all documents.
    """
    shares = topics.shares[topics.shares.any(axis=1)]
    centred = shares - shares.mean(axis=0) if len(shares) else shares
    products = np.einsum("di,dj->ij", centred, centred)
    spread = np.sqrt(np.diag(products))
    size = np.outer(spread, spread)
    values = np.divide(products, size, out=np.full_like(size, np.nan), where=size > 1e-12)
    numbers = pd.RangeIndex(1, topics.n_topics + 1, name="topic")
    return pd.DataFrame(values, index=numbers, columns=numbers.rename("with"))


def terms_by_period(topics: Topics, counts: Counts, periods: Sequence[str | None], *, n: int = 10) -> pd.DataFrame:
    """Give the words by which each topic is spoken of in each period: topic, period, rank, term, words, share.

    A token of term w in document d is the topic's to the part share(d, k) weight(k, w) / Σ share(d, j) weight(j, w).

    Args:
        counts: with the rows of *topics*.
        periods: the period of each row; None for a row that lies in no one period, which is left out.

    Returns:
        *words*: how many tokens of the term are the topic's in that period (a fraction of words, never rounded);
        *share*: of all the topic's tokens in that period.
    """
    if topics.ids != counts.ids or len(periods) != len(counts.ids):
        raise DataError(f"{len(topics.ids)} documents of topics, {len(counts.ids)} of counts, {len(periods)} periods")
    parts = divided(topics, counts)
    rows = []
    for period in sorted({period for period in periods if period is not None}):
        inside = np.array([one == period for one in periods])
        own = (parts[inside].T @ topics.shares[inside]).T * topics.weights
        for topic, words in enumerate(own):
            total = words.sum()
            order = [term for term in _top(words, words, n) if words[term] > 0]
            rows += [
                (topic + 1, period, rank, topics.terms[term], words[term], words[term] / total)
                for rank, term in enumerate(order, 1)
            ]
    return pd.DataFrame(rows, columns=["topic", "period", "rank", "term", "words", "share"])


def divided(topics: Topics, counts: Counts) -> scipy.sparse.csr_array:
    """Give each count divided by Σ share(d, k) weight(k, w), 0 where no topic has the word: as *counts*.

    A word is topic k's to the part share(d, k) weight(k, w) of that, so that sums over documents or terms are products.
    """
    matrix = counts.matrix.tocsr()
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    weights, total = np.ascontiguousarray(topics.weights.T), np.zeros(matrix.nnz)
    for first in range(0, matrix.nnz, ENTRIES):
        some = slice(first, first + ENTRIES)
        total[some] = np.einsum("ek,ek->e", topics.shares[rows[some]], weights[matrix.indices[some]])
    data = np.divide(matrix.data, total, out=np.zeros_like(total), where=total > 0)
    return type(matrix)((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def words_by_document(topics: Topics, counts: Counts) -> np.ndarray:
    """Give how many tokens of each document are each topic's: (n_documents, n_topics)."""
    return (divided(topics, counts) @ topics.weights.T) * topics.shares


def words_by_term(topics: Topics, counts: Counts) -> np.ndarray:
    """Give how many tokens of each term are each topic's: (n_topics, n_terms)."""
    return (divided(topics, counts).T @ topics.shares).T * topics.weights


def _closeness(topics: Topics, counts: Counts) -> np.ndarray:
    """Give the mean weight, in each topic, of the words of each document: (n_documents, n_topics)."""
    words = np.asarray(counts.matrix.sum(axis=1), dtype=float).ravel()
    return (counts.matrix @ topics.weights.T) / np.maximum(words, 1)[:, None]


def _top(scores: np.ndarray, weights: np.ndarray, n: int) -> list[int]:
    """Give the places of the *n* best scores: equal ones by weight, then in the order of terms."""
    order = np.lexsort((-weights, -np.round(scores, 12)))[:n]
    return [int(place) for place in order if np.isfinite(scores[place])]


def _relevance(given_topic: np.ndarray, sizes: np.ndarray, part: float) -> np.ndarray:
    overall = (given_topic * sizes[:, None]).sum(axis=0)
    some = (given_topic > 0) & (overall > 0)
    own = np.log(np.where(some, given_topic, 1))
    lift = own - np.log(np.where(some, overall, 1))
    return np.where(some, part * own + (1 - part) * lift, -np.inf)


def _frex(given_topic: np.ndarray, part: float) -> np.ndarray:
    total = given_topic.sum(axis=0)
    exclusivity = np.divide(given_topic, total, out=np.zeros_like(given_topic), where=total > 0)
    some = given_topic > 0
    frequency, exclusive = _ranks(given_topic), _ranks(exclusivity)
    return np.where(some, 1 / (part / exclusive + (1 - part) / frequency), -np.inf)


def _ranks(values: np.ndarray) -> np.ndarray:
    """Give the share of a row's values that are not larger, in (0, 1]; equal values have equal ranks."""
    rounded = np.round(values, 12)
    return np.stack([np.searchsorted(np.sort(row), row, side="right") / len(row) for row in rounded])
