"""Counts to topics: LDA by collapsed variational Bayes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ..errors import DataError
from ..kernels.lanes import padded
from ..kernels.threads import in_threads
from ..matrix import Counts
from ..topics import Topics
from .collapsed import collapsed
from .entries import batches, read
from .grown import is_large
from .priors import ALPHA, padded_alpha, priors
from .streamed import infer, streamed

MEMORY = 2**30  # bytes for the shares of all tokens; where they need more, they are not kept
LARGE = 100_000  # documents: beyond, shares are float32


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
        alpha: pseudo-counts of a topic in a document: a number (0.1 if None), one a topic, or learnt from the
            documents, "symmetric" or "asymmetric".
        eta: pseudo-counts of a term in a topic; 0.5 / n_topics if None, which predicted other documents best from 200
            to 18,000 news items.
        seed_terms: terms that guide a topic, by its name. They steer where tokens go and are not themselves counted:
            weights show tokens only. The other topics stay free. A term that never occurs is warned of.

    Returns:
        Topics numbered by their number of tokens, the largest first; ties by the place of their heaviest term in the
        vocabulary. Documents without terms are unassigned. Beyond 100,000 documents shares are float32.

    Raises:
        DataError: where there are fewer than two topics, more topics than documents with terms, no terms, or counts
            that are negative or no numbers.
    """
    check(counts, n_topics)
    wished = priors(counts, n_topics=n_topics, alpha=alpha, eta=eta, seed_terms=seed_terms)
    # two bytes for each entry and topic
    if 2 * counts.matrix.nnz * padded(n_topics) > MEMORY:
        found = streamed(counts.matrix, wished, seed=seed)
    else:
        found = collapsed(counts.matrix, wished, seed=seed)
    shares = found.document_topics if len(counts.ids) > LARGE else found.document_topics.astype(np.float64)
    weights = found.term_topics.T.astype(np.float64) + wished.eta
    weights /= weights.sum(axis=1, keepdims=True)
    return numbered(
        counts,
        "lda",
        weights=weights,
        document_topics=shares,
        alpha=found.alpha,
        names=wished.names,
    )


def fits(
    counts: Counts,
    *,
    n_topics: Sequence[int],
    seeds: Sequence[int],
    alpha: str | float | None = None,
    eta: float | None = None,
) -> list[Topics]:
    """Fit LDA for each number of topics and each seed, on all threads; the order is that of two nested loops.

    Fits of a large corpus, each of which takes all threads and much memory, follow one another.
    """
    jobs = [(number, seed) for number in n_topics for seed in seeds]

    def fitted(job: tuple[int, int]) -> Topics:
        return lda(counts, n_topics=job[0], seed=job[1], alpha=alpha, eta=eta)

    return [fitted(job) for job in jobs] if is_large(counts.matrix) else in_threads(fitted, jobs)


def fold_in(topics: Topics, counts: Counts, *, alpha: float = ALPHA, times: int = 50) -> Topics:
    """Give the shares of *topics* in other documents, whose tokens are gone over *times* times.

    Terms that the topics do not know are passed over; a document without others is unassigned.
    """
    column = {term: number for number, term in enumerate(topics.terms)}
    known = [number for number, term in enumerate(counts.terms) if term in column]
    matrix = counts.matrix[:, known]
    weights = np.zeros((len(known), padded(topics.n_topics)), np.float32)
    weights[:, : topics.n_topics] = topics.weights.T[[column[counts.terms[number]] for number in known]]
    # what has no weight in any topic, as may happen to a cluster's, is shared evenly rather than divided by 0
    weights[:, : topics.n_topics] += np.float32(1e-12)
    prior = padded_alpha(np.full(topics.n_topics, alpha))
    indptr, indices, values = read(matrix, 0, matrix.shape[0])
    found = infer(indptr, indices, values, weights, prior, times=times)[:, : topics.n_topics].astype(np.float64)
    found[np.diff(indptr) == 0] = 0
    found /= np.where(found.any(axis=1), found.sum(axis=1), 1)[:, None]
    return replace(topics, ids=counts.ids, shares=found)


def check(counts: Counts, n_topics: int) -> None:
    """Refuse what no topics can be made of, in a sentence."""
    if n_topics < 2:
        raise DataError(f"{n_topics} topics were asked for; LDA needs at least 2")
    if not counts.terms:
        raise DataError("the vocabulary is empty: no term is left to make topics of")
    bad, filled = 0, 0
    for first, last in batches(counts.matrix, 2**18):
        indptr, _, values = read(counts.matrix, first, last)
        bad += int((~(np.isfinite(values) & (values >= 0))).sum())
        filled += int((np.diff(indptr) > 0).sum())
    if bad:
        raise DataError(f"{bad} counts are negative or not numbers")
    if not filled:
        raise DataError(f"none of the {len(counts.ids)} documents has a term: there is nothing to make topics of")
    if n_topics > filled:
        raise DataError(f"{n_topics} topics were asked for, but only {filled} documents have terms")


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

    *document_topics* (n_documents, n_topics) are counts without priors, and become the shares in place; *weights*
    (n_topics, n_terms).
    """
    # rounded to six digits: sizes that differ by the last bit of a sum are equal
    sizes = np.array([float(f"{size:.6g}") for size in document_topics.sum(axis=0, dtype=np.float64)])
    order = np.lexsort((weights.argmax(axis=1), -sizes))
    alpha = alpha[order].astype(document_topics.dtype)
    for first in range(0, len(document_topics), 4096):
        rows = document_topics[first : first + 4096]
        empty = ~rows.any(axis=1)
        rows[:] = rows[:, order] + alpha
        rows /= rows.sum(axis=1, keepdims=True)
        rows[empty] = 0
    names = tuple(names[topic] for topic in order) if any(names) else ()
    unknown = np.full(len(order), np.nan)
    return Topics(method, counts.ids, counts.terms, weights[order], document_topics, unknown, names)
