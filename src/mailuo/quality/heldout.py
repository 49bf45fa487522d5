"""Counts to how well topics foretell words of articles that they were not fitted on."""

from collections.abc import Mapping, Sequence

import numpy as np
import scipy.sparse

from ..lda import fits, fold_in
from ..matrix import Counts
from ..topics import Topics

N_FOLDS = 5
FEW = 20  # articles under which each is left out in turn
SMOOTHING = 0.05  # pseudo-counts of a term that the single topic is given


def folds(counts: Counts, *, seed: int, together: Mapping[str, str] | None = None) -> np.ndarray:
    """Give the fold of each row, from 0: rows of one article are in one fold, a reprint's with its original's.

    Args:
        together: for an article the article whose fold it shares.
    """
    first = {group: _root(group, together or {}) for group in dict.fromkeys(counts.groups)}
    units = list(dict.fromkeys(first.values()))
    order = np.random.default_rng(seed).permutation(len(units))
    n_folds = len(units) if len(units) < FEW else N_FOLDS
    fold = {unit: int(place) % n_folds for unit, place in zip(units, order)}
    return np.array([fold[first[group]] for group in counts.groups])


def held_out(
    counts: Counts,
    *,
    n_topics: Sequence[int],
    seeds: Sequence[int],
    together: Mapping[str, str] | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Give the log-likelihood a word of held-out articles: (n_numbers, n_seeds, n_folds), and of one topic (n_folds,).

    Topics are fitted without a fold; of each of its documents half of the words show the shares, the other half is
    foretold (document completion: Wallach, Murray, Salakhutdinov & Mimno, ICML 2009). NaN for a fold without words.
    One topic foretells every word by its frequency in the other folds.
    """
    fold = folds(counts, seed=seeds[0], together=together)
    values = np.full((len(n_topics), len(seeds), fold.max() + 1), np.nan)
    single = np.full(fold.max() + 1, np.nan)
    for number in range(fold.max() + 1):
        left, rest = _rows(counts, fold == number), _rows(counts, fold != number)
        shown, hidden = _halves(left, seed=seeds[0] + number)
        if not hidden.nnz or not rest.matrix.nnz:
            continue
        frequency = np.asarray(rest.matrix.sum(axis=0), float).ravel() + SMOOTHING
        single[number] = _likelihood(hidden, np.ones((hidden.shape[0], 1)), (frequency / frequency.sum())[None])
        most = int((np.diff(rest.matrix.indptr) > 0).sum())
        possible = [k for k in n_topics if k <= most]
        found = fits(rest, n_topics=possible, seeds=seeds)
        scores = [_foretold(topics, shown, hidden) for topics in found]
        places = [list(n_topics).index(k) for k in possible]
        values[places, :, number] = np.reshape(scores, (len(possible), len(seeds)))
    return np.round(values, 9), np.round(single, 9)


def _foretold(topics: Topics, shown: Counts, hidden: scipy.sparse.csr_array) -> float:
    shares = fold_in(topics, shown).shares
    empty = ~shares.any(axis=1)
    shares[empty] = topics.sizes
    return _likelihood(hidden, shares, topics.weights)


def _likelihood(hidden: scipy.sparse.csr_array, shares: np.ndarray, weights: np.ndarray) -> float:
    entries = hidden.tocoo()
    chance = np.einsum("ik,ik->i", shares[entries.row], weights.T[entries.col])
    return float((entries.data * np.log(np.maximum(chance, 1e-300))).sum() / entries.data.sum())


def _halves(counts: Counts, *, seed: int) -> tuple[Counts, scipy.sparse.csr_array]:
    """Part the words of each document in two at random: those shown, and those to foretell."""
    shown, hidden = counts.matrix.copy(), counts.matrix.copy()
    shown.data = np.random.default_rng(seed).binomial(shown.data.astype(np.int64), 0.5)
    hidden.data = hidden.data - shown.data
    shown.eliminate_zeros()
    hidden.eliminate_zeros()
    return Counts(counts.ids, counts.groups, counts.terms, shown), hidden


def _rows(counts: Counts, some: np.ndarray) -> Counts:
    places = np.flatnonzero(some)
    ids, groups = (tuple(names[place] for place in places) for names in (counts.ids, counts.groups))
    return Counts(ids, groups, counts.terms, counts.matrix[places])


def _root(group: str, together: Mapping[str, str]) -> str:
    seen = {group}
    while group in together and together[group] not in seen:
        group = together[group]
        seen.add(group)
    return group
