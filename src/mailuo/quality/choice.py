"""A grid of K and seeds to the number of topics that the documents support, if any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from ..clusters.chance import beyond_chance, shuffled
from ..errors import DataError
from ..lda import fits as fitted
from ..matrix import Counts
from ..topics import Topics
from .coherence import coherence, exclusivity
from .heldout import FEW, held_out
from .stability import best_matches, consensus, overlap, reproducibility, stability

N_SHUFFLES = 19  # the fewest with which one chance in twenty can be told
N_CHANCE_SEEDS = 3
N_HELD_OUT_SEEDS = 2
N_COHERENT = 5  # fits of each K that coherence is taken of: it costs more than the fits
HALF = 0.5  # a topic less than half like another is not the same, however rare that is by chance
MEASURES = ("held_out", "c_npmi", "c_v", "exclusivity", "stability", "overlap")


@dataclass(frozen=True)
class Choice:
    """What a grid of fits says of the number of topics.

    *table*: a row for each K: ``n_topics``; for each of held_out (log-likelihood a word), c_npmi, c_v, exclusivity,
    stability and overlap the mean over seeds, ``…_low`` and ``…_high`` (the 2.5th and 97.5th percentile over seeds)
    and ``…_chance`` (the same of shuffled words; of held_out that of one topic); ``stability_chance_high`` (the
    largest of the shuffled corpora), ``threshold`` (see reproducibility), ``beats_chance``.
    *recommended*: the K, or None where none beats chance; *reason*: why, in a sentence. *shown*: the K of *topics*,
    the consensus over seeds, each topic with the share of seeds in which it comes back; *fits*: all of them, by K,
    then seed; *consensus*: that of every K, in the order of the table. *notes*: sentences a reader must be told.
    """

    table: pd.DataFrame = field(repr=False)
    recommended: int | None
    reason: str
    shown: int
    topics: Topics = field(repr=False)
    fits: tuple[Topics, ...] = field(repr=False)
    consensus: tuple[Topics, ...] = field(repr=False)
    notes: tuple[str, ...] = ()

    def fits_of(self, n_topics: int) -> tuple[Topics, ...]:
        """Give the fits of one K, in the order of seeds."""
        return tuple(fit for fit in self.fits if fit.n_topics == n_topics)


def choose(
    counts: Counts,
    *,
    texts: Sequence[Sequence[str]],
    n_topics: Sequence[int],
    seeds: Sequence[int],
    together: Mapping[str, str] | None = None,
) -> Choice:
    """Fit LDA over a grid of K and seeds, and say which K the documents support, if any.

    A K is supported where its fits find the same topics, whatever the seed, more than fits of any K do when the words
    are shuffled between the documents, lengths and frequencies kept (`beyond_chance`). Of the supported ones the
    smallest is recommended whose held-out likelihood is within one standard error of the best (Breiman, Friedman,
    Olshen & Stone 1984).

    Args:
        texts: the words of each row of *counts*, in order.
        together: for an article (a group of *counts*) the one whose fold it shares, as a reprint its original's.
    """
    numbers, seeds = _grid(counts, n_topics, seeds)
    found = fitted(counts, n_topics=numbers, seeds=seeds)
    by_number = [found[place * len(seeds) : (place + 1) * len(seeds)] for place in range(len(numbers))]
    chance = _chance(counts, numbers, seeds)
    likelihood, single = held_out(counts, n_topics=numbers, seeds=seeds[:N_HELD_OUT_SEEDS], together=together)
    thresholds = [_threshold([by_shuffle[place] for by_shuffle in chance]) for place in range(len(numbers))]
    shared = [consensus(fits, counts, threshold=limit) for fits, limit in zip(by_number, thresholds)]
    seen = {
        "held_out": _over_seeds(np.nanmean(likelihood, axis=2), np.nanmean(single)),
        **_coherences(by_number, chance, counts, texts),
        **{
            name: _over_seeds([measure(fits) for fits in by_number], _by_shuffle(measure, chance).mean(axis=0))
            for name, measure in (("exclusivity", _exclusivities), ("stability", stability), ("overlap", overlap))
        },
    }
    by_shuffle = _by_shuffle(stability, chance)
    better = beyond_chance(np.array([stability(fits).mean() for fits in by_number]), by_shuffle)
    table = pd.DataFrame({"n_topics": numbers})
    for name in MEASURES:
        for suffix, values in seen[name].items():
            table[name + suffix] = values
    table["stability_chance_high"] = by_shuffle.max(axis=0)
    table["threshold"], table["beats_chance"] = thresholds, better
    shown, reason = _recommended(table, likelihood.mean(axis=1))
    supported = bool(better.any())
    topics = replace(shared[numbers.index(shown)], supported=supported, reason=reason)
    fits = [_with_reproducibility(group, limit) for group, limit in zip(by_number, thresholds)]
    return Choice(
        table,
        shown if supported else None,
        reason,
        shown,
        topics,
        tuple(fit for group in fits for fit in group),
        tuple(shared),
        _notes(counts, len(seeds)),
    )


def _grid(counts: Counts, n_topics: Sequence[int], seeds: Sequence[int]) -> tuple[list[int], list[int]]:
    """Give the numbers of topics that the documents are enough for, and the seeds."""
    filled = int((np.diff(counts.matrix.indptr) > 0).sum())
    numbers = sorted({int(number) for number in n_topics if number <= filled})
    if not numbers:
        raise DataError(f"{filled} documents have terms: too few for {min(n_topics, default=0)} topics")
    if len(set(seeds)) < 2:
        raise DataError(f"stability needs two seeds or more; {len(set(seeds))} given")
    return numbers, list(dict.fromkeys(int(seed) for seed in seeds))


def _chance(counts: Counts, numbers: list[int], seeds: list[int]) -> list[list[list[Topics]]]:
    """Give fits of shuffled words: for each shuffle and each K those of a few seeds."""
    some = seeds[:N_CHANCE_SEEDS]
    every = []
    for turn in range(N_SHUFFLES):
        found = fitted(shuffled(counts, seed=seeds[0] + turn), n_topics=numbers, seeds=some)
        every.append([found[place * len(some) : (place + 1) * len(some)] for place in range(len(numbers))])
    return every


def _threshold(by_shuffle: Sequence[Sequence[Topics]]) -> float:
    """Give how like another a topic must be to count as the same.

    As like as only one in twenty topics of shuffled words is to its partner under another seed, and at least half.
    """
    alike = np.concatenate([best_matches(fits) for fits in by_shuffle])
    return max(HALF, round(float(np.quantile(alike, 0.95)), 9))


def _coherences(
    by_number: Sequence[Sequence[Topics]], chance: list, counts: Counts, texts: Sequence[Sequence[str]]
) -> dict[str, dict[str, list[float]]]:
    """Give c_npmi and c_v, for chance of the topics of shuffled words in the texts as they are."""
    seen = {}
    for measure in ("c_npmi", "c_v"):
        own = [_mean(coherence(fits[:N_COHERENT], counts, texts=texts, measure=measure)) for fits in by_number]
        by_chance = []
        for place in range(len(by_number)):
            some = [by_shuffle[place][0] for by_shuffle in chance[:N_COHERENT]]
            by_chance.append(_mean(coherence(some, counts, texts=texts, measure=measure)).mean())
        seen[measure] = _over_seeds(own, by_chance)
    return seen


def _mean(values: np.ndarray) -> np.ndarray:
    return np.array([np.nanmean(row) if np.isfinite(row).any() else np.nan for row in values])


def _exclusivities(fits: Sequence[Topics]) -> np.ndarray:
    return np.array([exclusivity(fit).mean() for fit in fits])


def _by_shuffle(measure, chance: list[list[list[Topics]]]) -> np.ndarray:
    """Give the mean of a measure over seeds: (n_shuffles, n_numbers)."""
    return np.array([[measure(fits).mean() for fits in by_shuffle] for by_shuffle in chance])


def _over_seeds(values: Sequence[Sequence[float]], chance: float | Sequence[float]) -> dict[str, list[float]]:
    rows = [np.asarray(row, float) for row in values]
    return {
        "": [float(np.mean(row)) for row in rows],
        "_low": [float(np.quantile(row, 0.025)) for row in rows],
        "_high": [float(np.quantile(row, 0.975)) for row in rows],
        "_chance": np.broadcast_to(chance, len(rows)).tolist(),
    }


def _recommended(table: pd.DataFrame, likelihood: np.ndarray) -> tuple[int, str]:
    """Give the K to show and the sentence that says why; *likelihood* (n_numbers, n_folds)."""
    numbers = table.n_topics.tolist()
    if not table.beats_chance.any():
        excess = np.round(table.stability - table.stability_chance, 9)
        row = table.iloc[int(np.argmax(excess))]
        return int(row.n_topics), (
            "No K is supported by these documents: no number of topics comes back under other seeds more than topics "
            f"of shuffled words do. K = {int(row.n_topics)} is shown as the nearest: stability {row.stability:.2f}, "
            f"with shuffled words {row.stability_chance:.2f}."
        )
    scores = np.round(np.where(table.beats_chance, np.nanmean(likelihood, axis=1), -np.inf), 9)
    best = int(np.argmax(scores))
    lost = likelihood[best] - likelihood
    n_folds = np.isfinite(lost).sum(axis=1)
    error = np.nanstd(lost, axis=1, ddof=1) / np.sqrt(n_folds) if likelihood.shape[1] > 1 else np.zeros(len(lost))
    near = np.flatnonzero(np.isfinite(scores) & (np.nanmean(lost, axis=1) <= error + 1e-9))
    row = table.iloc[int(near[0])]
    many = int(table.beats_chance.sum())
    return int(row.n_topics), (
        f"K = {int(row.n_topics)}: the smallest of {many} numbers of topics that beat chance whose held-out likelihood "
        f"is within one standard error of the best (K = {numbers[best]}); stability {row.stability:.2f}, with shuffled "
        f"words {row.stability_chance:.2f}."
    )


def _with_reproducibility(fits: Sequence[Topics], threshold: float) -> list[Topics]:
    return [replace(fit, reproducibility=row) for fit, row in zip(fits, reproducibility(fits, threshold))]


def _notes(counts: Counts, n_seeds: int) -> tuple[str, ...]:
    n_articles = len(set(counts.groups))
    notes = [
        f"Stability is over {n_seeds} seeds, against {N_SHUFFLES} corpora with words shuffled between documents.",
        "Coherence is gensim's, over the words of each document as the text: c_npmi in windows of 10 words, c_v in "
        f"windows of 110; of {min(N_COHERENT, n_seeds)} fits for each K.",
        "A topic comes back where its partner under another seed is at least half like it and more than 95 of 100 "
        "topics of shuffled words are to theirs.",
    ]
    if n_articles < FEW:
        notes.append(
            f"With {n_articles} articles each is held out in turn: an article says little of the words of another, and "
            "the held-out likelihood tells little between numbers of topics."
        )
    return tuple(notes)
