"""Fits to how far they find the same topics, and to the topics that they share."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..lda import fold_in
from ..matrix import Counts
from ..topics import Topics

DIGITS = 9  # similarities are rounded here, so that the last bits of a sum never decide a match
PERSISTENCE = 0.9  # of rank-biased overlap: the first ten ranks hold 86 % of the weight (Webber, Moffat & Zobel 2010)
ROUNDS = 20


def similarity(fits: Sequence[Topics]) -> np.ndarray:
    """Give how alike the topics of every two fits are: (n_fits, n_fits, n_topics, n_topics), from 0 to 1.

    The Bhattacharyya coefficient of their terms' weights, Σ √(p q): 1 minus the squared Hellinger distance.
    """
    roots = np.sqrt(
        np.stack([fit.weights / np.maximum(fit.weights.sum(axis=1, keepdims=True), 1e-300) for fit in fits])
    )
    n_fits, n_topics, n_terms = roots.shape
    flat = roots.reshape(-1, n_terms)
    alike = np.clip(np.round(flat @ flat.T, DIGITS), 0, 1)
    return alike.reshape(n_fits, n_topics, n_fits, n_topics).swapaxes(1, 2)


def matched(alike: np.ndarray) -> np.ndarray:
    """Give for each topic of the one fit its partner in the other: the pairing of the largest summed similarity."""
    return linear_sum_assignment(-alike)[1]


def stability(fits: Sequence[Topics]) -> np.ndarray:
    """Give how far each fit finds the topics of the others: (n_fits,), from 0 to 1.

    Topics of two fits are paired by the Hungarian method on their weights; the mean similarity of the pairs, averaged
    over the other fits (Greene, O'Callaghan & Cunningham, ECML 2014, with weights for ranks).
    """
    return _averaged(_pairs(similarity(fits)).mean(axis=2))


def overlap(fits: Sequence[Topics], *, n: int = 10) -> np.ndarray:
    """Give how far each fit's topics have the top terms of their partners in the others: (n_fits,), from 0 to 1.

    Rank-biased overlap of the *n* top terms, extrapolated to 1 for equal lists, over the pairs of `stability`.
    """
    alike, tops = similarity(fits), [fit.top_terms(n) for fit in fits]
    values = np.ones((len(fits), len(fits)))
    for one in range(len(fits)):
        for other in range(one):
            pairs = zip(tops[one], [tops[other][place] for place in matched(alike[one, other])])
            values[one, other] = values[other, one] = np.mean([ranks_overlap(a, b) for a, b in pairs])
    return _averaged(values)


def ranks_overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the rank-biased overlap of two lists.

    >>> ranks_overlap("甲乙丙", "甲乙丙"), ranks_overlap("甲", "乙")
    (1.0, 0.0)
    """
    depth = max(len(one), len(other))
    if not depth:
        return 1.0
    weights = PERSISTENCE ** np.arange(depth)
    shared = [len(set(one[:rank]) & set(other[:rank])) / rank for rank in range(1, depth + 1)]
    return round(float((weights * shared).sum() / weights.sum()), DIGITS)


def reproducibility(fits: Sequence[Topics], threshold: float) -> np.ndarray:
    """Give the share of the other fits in which each topic comes back: (n_fits, n_topics).

    It comes back where its partner is at least *threshold* like it.
    """
    back = _pairs(similarity(fits)) >= threshold
    return (back.sum(axis=1) - 1) / max(len(fits) - 1, 1)


def best_matches(fits: Sequence[Topics]) -> np.ndarray:
    """Give the similarity of every topic to its partner in every other fit, in one row."""
    pairs = _pairs(similarity(fits))
    return pairs[~np.eye(len(fits), dtype=bool)].ravel()


def consensus(fits: Sequence[Topics], counts: Counts, *, threshold: float) -> Topics:
    """Give the topics that fits of one K share, with the share of fits in which each comes back.

    Topics of all fits are clustered, one of each fit in each cluster: every fit is paired with the clusters' means by
    the Hungarian method, from the fit most like the others, until no pair changes. The topic shown is the cluster's
    medoid; the shares are what these topics have in *counts* (`mailuo.lda.fold_in`).

    Returns:
        Topics numbered by their words in *counts*; reproducibility: the share of fits, the medoid's own left out, in
        which a topic at least *threshold* like it is its partner.
    """
    groups = aligned(fits)
    alike = similarity(fits)
    numbers = np.arange(len(fits))
    medoids, back = [], []
    for members in groups.T:
        close = alike[numbers[:, None], numbers[None, :], members[:, None], members[None, :]]
        best = int(np.argmax(np.round(close.sum(axis=1), DIGITS)))
        medoids.append(fits[best].weights[members[best]])
        back.append(((close[best] >= threshold).sum() - 1) / max(len(fits) - 1, 1))
    shown = replace(fits[0], weights=np.array(medoids), reproducibility=np.array(back), names=())
    return _by_size(fold_in(shown, counts), counts)


def aligned(fits: Sequence[Topics]) -> np.ndarray:
    """Give for each fit its topic in each shared cluster of topics: (n_fits, n_topics)."""
    alike = similarity(fits)
    roots = [np.sqrt(fit.weights) for fit in fits]
    first = int(np.argmax(np.round(_averaged(_pairs(alike).mean(axis=2)), DIGITS)))
    groups = np.array([matched(alike[first, other]) for other in range(len(fits))])
    for _ in range(ROUNDS):
        means = np.mean([root[members] for root, members in zip(roots, groups)], axis=0)
        means /= np.sqrt((means**2).sum(axis=1, keepdims=True))
        closer = np.array([matched(np.round(means @ root.T, DIGITS)) for root in roots])
        if (closer == groups).all():
            break
        groups = closer
    return groups


def _by_size(topics: Topics, counts: Counts) -> Topics:
    words = np.asarray(counts.matrix.sum(axis=1), float).ravel()
    sizes = (topics.shares * words[:, None]).sum(axis=0)
    order = np.lexsort((topics.weights.argmax(axis=1), [-float(f"{size:.6g}") for size in sizes]))
    return replace(
        topics,
        weights=topics.weights[order],
        shares=topics.shares[:, order],
        reproducibility=topics.reproducibility[order],
    )


def _pairs(alike: np.ndarray) -> np.ndarray:
    """Give the similarity of each topic to its partner: (n_fits, n_fits, n_topics); 1 to itself."""
    n_fits, _, n_topics, _ = alike.shape
    pairs = np.ones((n_fits, n_fits, n_topics))
    for one in range(n_fits):
        for other in range(one):
            partners = matched(alike[one, other])
            pairs[one, other] = alike[one, other, np.arange(n_topics), partners]
            pairs[other, one, partners] = pairs[one, other]
    return pairs


def _averaged(values: np.ndarray) -> np.ndarray:
    """Give the mean of each row, the fit itself left out; NaN for a single fit."""
    n_fits = len(values)
    return (values.sum(axis=1) - 1) / (n_fits - 1) if n_fits > 1 else np.full(1, np.nan)
