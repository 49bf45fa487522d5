"""Counts to topics: LDA by collapsed variational Bayes."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..errors import DataError
from ..kernels import lda_cvb
from ..kernels.threads import in_threads
from ..matrix import Counts
from ..topics import Topics
from .priors import ALPHA, GUIDANCE, Priors, learn_alpha, priors

SWEEPS = 60
TOLERANCE = 0.005


def lda(
    counts: Counts,
    *,
    n_topics: int,
    seed: int,
    alpha: str | float | Sequence[float] | None = None,
    eta: float | None = None,
    seed_terms: Mapping[str, Sequence[str]] | None = None,
) -> Topics:
    """Fit LDA; the same *counts* and *seed* give the same topics, on any number of threads.

    Args:
        alpha: pseudo-counts of a topic in a document: a number, one a topic, or "symmetric" or "asymmetric", learnt.
        eta: pseudo-counts of a term in a topic.
        seed_terms: terms that guide a topic, by its name. They steer where tokens go and are not themselves counted:
            weights show tokens only. The other topics stay free. A term that never occurs is warned of.

    Returns:
        Topics numbered by their number of tokens, the largest first; ties by their first term. Documents without
        terms are unassigned.
    """
    check(counts, n_topics)
    wished = priors(counts, n_topics=n_topics, alpha=alpha, eta=eta, seed_terms=seed_terms)
    return _collapsed(counts, wished, seed)


def fits(
    counts: Counts,
    *,
    n_topics: Sequence[int],
    seeds: Sequence[int],
    alpha: str | float | None = None,
    eta: float | None = None,
) -> list[Topics]:
    """Fit LDA for each number of topics and each seed, on all threads; the order is that of two nested loops."""
    jobs = [(number, seed) for number in n_topics for seed in seeds]
    return in_threads(lambda job: lda(counts, n_topics=job[0], seed=job[1], alpha=alpha, eta=eta), jobs)


def fold_in(topics: Topics, counts: Counts, *, alpha: float = ALPHA) -> Topics:
    """Give the shares of *topics* in other documents; terms the topics do not know are passed over."""
    column = {term: number for number, term in enumerate(topics.terms)}
    known = np.array([number for number, term in enumerate(counts.terms) if term in column], np.int64)
    matrix = counts.matrix[:, known]
    there = np.array([column[counts.terms[number]] for number in known], np.int64)
    shares = np.zeros((len(counts.ids), topics.n_topics))
    weights = topics.weights.T[there]
    for row in range(matrix.shape[0]):
        entries = slice(matrix.indptr[row], matrix.indptr[row + 1])
        values, terms = matrix.data[entries], weights[matrix.indices[entries]]
        if len(values):
            share = np.full(topics.n_topics, 1 / topics.n_topics)
            for _ in range(50):
                token = terms * share
                total = np.maximum(token.sum(axis=1, keepdims=True), 1e-300)
                share = alpha + (token * (values[:, None] / total)).sum(axis=0)
                share /= share.sum()
            shares[row] = share
    return Topics(topics.method, counts.ids, topics.terms, topics.weights, shares, topics.reproducibility, topics.names)


def check(counts: Counts, n_topics: int) -> None:
    """Refuse what no topics can be made of, in a sentence."""
    if n_topics < 2:
        raise DataError(f"{n_topics} topics were asked for; LDA needs at least 2")
    if not counts.terms:
        raise DataError("the vocabulary is empty: no term is left to make topics of")
    data = counts.matrix.data
    if len(data) and not (np.isfinite(data).all() and data.min() >= 0):
        bad = int((~(np.isfinite(data) & (data >= 0))).sum())
        raise DataError(f"{bad} counts are negative or not numbers")
    filled = int((np.diff(counts.matrix.indptr) > 0).sum())
    if not filled or not data.any():
        raise DataError(f"none of the {len(counts.ids)} documents has a term: there is nothing to make topics of")
    if n_topics > filled:
        raise DataError(f"{n_topics} topics were asked for, but only {filled} documents have terms")


def _collapsed(counts: Counts, wished: Priors, seed: int) -> Topics:
    matrix = counts.matrix
    indptr, indices = matrix.indptr.astype(np.int64), matrix.indices.astype(np.int32)
    values = matrix.data.astype(np.float32)
    n_topics, width = len(wished.alpha), lda_cvb.padded(len(wished.alpha))
    term_prior = np.zeros((matrix.shape[1], width), np.float32)
    term_prior[:, :n_topics] = wished.eta
    frequency = matrix.sum(axis=0)
    for topic, columns in enumerate(wished.guides):
        for column in columns:
            term_prior[column, topic] += GUIDANCE * frequency[column]
    document_prior = np.zeros(width, np.float32)
    document_prior[:n_topics] = wished.alpha
    token_topics = np.zeros((len(values), width), np.float32)
    term_topics = term_prior.copy()
    document_topics = np.tile(document_prior, (matrix.shape[0], 1))
    state = np.random.SeedSequence(seed).generate_state(1, np.uint64)[0] | np.uint64(1)
    lda_cvb.start(indptr, indices, values, term_prior, state, token_topics, term_topics, document_topics)
    alpha, done, rounds = wished.alpha, 0, 10 if wished.learnt else SWEEPS
    while done < SWEEPS:
        done += rounds
        swept = lda_cvb.sweep(indptr, indices, values, token_topics, term_topics, document_topics, rounds, TOLERANCE)
        if swept < rounds or done >= SWEEPS:
            break
        document_topics -= document_prior
        alpha = learn_alpha(
            alpha,
            document_topics[:, :n_topics].astype(np.float64),
            symmetric=wished.learnt == "symmetric",
        )
        document_prior[:n_topics] = alpha
        document_topics += document_prior
    found = np.maximum((term_topics - term_prior)[:, :n_topics].astype(np.float64), 0) + wished.eta
    weights = found.T / found.sum(axis=0)[:, None]
    tokens = np.maximum((document_topics - document_prior)[:, :n_topics].astype(np.float64), 0)
    return numbered(counts, "lda", weights=weights, document_topics=tokens, alpha=alpha, names=wished.names)


def numbered(
    counts: Counts,
    method: str,
    *,
    weights: np.ndarray,
    document_topics: np.ndarray,
    alpha: np.ndarray,
    names: Sequence[str] = (),
) -> Topics:
    """Give `Topics` numbered by size, the largest first; ties by the place of the heaviest term in the vocabulary.

    *document_topics* (n_documents, n_topics) are counts without priors; *weights* (n_topics, n_terms).
    """
    # rounded to six digits: sizes that differ by the last bit of a sum are equal
    sizes = np.array([float(f"{size:.6g}") for size in document_topics.sum(axis=0)])
    order = np.lexsort((weights.argmax(axis=1), -sizes))
    shares = document_topics[:, order] + alpha[order]
    shares /= shares.sum(axis=1, keepdims=True)
    shares[counts.matrix.sum(axis=1) == 0] = 0
    names = tuple(names[topic] for topic in order) if any(names) else ()
    unknown = np.full(len(order), np.nan)
    return Topics(method, counts.ids, counts.terms, weights[order], shares, unknown, names)
