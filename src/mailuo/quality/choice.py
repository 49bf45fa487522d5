"""A grid of K and seeds to the number of topics that the documents support, if any."""

from collections.abc import Iterable, Mapping, Sequence
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
N_COHERENT = {"c_npmi": 5, "c_v": 3}  # fits of each K that coherence is taken of: it costs more than the fits
HALF = 0.5  # a topic less than half like another is not the same, however rare that is by chance
MEASURES = ("held_out", "c_npmi", "c_v", "exclusivity", "stability", "overlap")


@dataclass(frozen=True)
class Choice:
    """What a grid of fits says of the number of topics.

    *table*: a row for each K: ``n_topics``; for each of held_out (log-likelihood a word), c_npmi, c_v, exclusivity,
    stability and overlap the mean over seeds, ``…_low`` and ``…_high`` (the 2.5th and 97.5th percentile over seeds),
    ``…_chance``, ``…_chance_low`` and ``…_chance_high`` (mean, least and most over the shuffled corpora; of held_out
    all three what one topic reaches, as a K that does not beat it foretells nothing); ``threshold``: how like its
    partner a topic must be to have come back; ``beats_chance``.
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

    def frame(self) -> pd.DataFrame:
        """Give the table with a row for each measure and K: measure, n_topics, value, low, high, chance, chance_…"""
        suffixes = {"value": "", "low": "_low", "high": "_high"} | {
            "chance" + suffix: "_chance" + suffix for suffix in ("", "_low", "_high")
        }
        parts = [
            pd.DataFrame(
                {"measure": measure, "n_topics": self.table["n_topics"]}
                | {column: self.table[measure + suffix] for column, suffix in suffixes.items()}
            )
            for measure in MEASURES
        ]
        return pd.concat(parts, ignore_index=True)

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
    Olshen & Stone 1984); under 20 articles, where that tells little, the one whose stability is farthest above chance.

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
    single = np.nanmean(single) if np.isfinite(single).any() else np.nan
    seen = {
        "held_out": _over_seeds(_folded(likelihood), np.full((1, len(numbers)), single)),
        **_coherences(by_number, chance, counts, texts),
    }
    for name, measure in (("exclusivity", _exclusivities), ("stability", stability), ("overlap", overlap)):
        by_shuffle = np.array([[measure(fits).mean() for fits in one] for one in chance])
        seen[name] = _over_seeds([measure(fits) for fits in by_number], by_shuffle)
        if name == "stability":
            better = beyond_chance(np.array(seen[name][""]), by_shuffle)
    table = pd.DataFrame({"n_topics": numbers})
    for name in MEASURES:
        for suffix, values in seen[name].items():
            table[name + suffix] = values
    table["threshold"], table["beats_chance"] = thresholds, better
    shown, reason = _recommended(table, likelihood.mean(axis=1), len(set(counts.groups)))
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
    for measure, n in N_COHERENT.items():
        own = [fit for fits in by_number for fit in fits[:n]]
        shuffled_first = [fits[0] for one in chance[:n] for fits in one]
        found = coherence([*own, *shuffled_first], counts, texts=texts, measure=measure)
        means = _mean(found)
        by_shuffle = np.reshape(means[len(own) :], (-1, len(by_number)))
        seen[measure] = _over_seeds(np.reshape(means[: len(own)], (len(by_number), -1)), by_shuffle)
    return seen


def _mean(values: Iterable[np.ndarray]) -> np.ndarray:
    """Give the mean of each row over what is a number; NaN for a row without one."""
    return np.array([np.nanmean(row) if np.isfinite(row).any() else np.nan for row in values])


def _folded(likelihood: np.ndarray) -> np.ndarray:
    """Give the mean over folds: (n_numbers, n_seeds)."""
    return np.array([_mean(by_seed) for by_seed in likelihood])


def _exclusivities(fits: Sequence[Topics]) -> np.ndarray:
    return np.array([exclusivity(fit).mean() for fit in fits])


def _over_seeds(values: Sequence[Sequence[float]], chance: np.ndarray) -> dict[str, list[float]]:
    """Give the columns of one measure; *values*: a row for each K; *chance* (n_shuffles, n_numbers)."""
    rows = [np.asarray(row, float) for row in values]
    return {
        "": [float(np.mean(row)) for row in rows],
        "_low": [float(np.quantile(row, 0.025)) for row in rows],
        "_high": [float(np.quantile(row, 0.975)) for row in rows],
        "_chance": chance.mean(axis=0).tolist(),
        "_chance_low": chance.min(axis=0).tolist(),
        "_chance_high": chance.max(axis=0).tolist(),
    }


def _recommended(table: pd.DataFrame, likelihood: np.ndarray, n_articles: int) -> tuple[int, str]:
    """Give the K to show and the sentence that says why; *likelihood* (n_numbers, n_folds)."""
    numbers, better = table["n_topics"].tolist(), table["beats_chance"].to_numpy()
    excess = np.round(table["stability"] - table["stability_chance"], 9).to_numpy()
    farthest = int(np.argmax(np.where(better, excess, -np.inf) if better.any() else excess))
    if not better.any():
        return numbers[farthest], (
            "No K is supported by these documents: no number of topics comes back under other seeds more than topics "
            f"of shuffled words do. K = {numbers[farthest]} is shown as the nearest: {_stability(table, farthest)}."
        )
    many = f"{better.sum()} of {len(numbers)} numbers of topics beat chance"
    if n_articles < FEW:
        why = f"{many}; this one's topics come back farthest above it"
        return numbers[farthest], f"K = {numbers[farthest]}: {why}: {_stability(table, farthest)}."
    best, near = _near_best(likelihood, better)
    edge = " It is the largest tried: more may be better." if near == len(numbers) - 1 and len(numbers) > 1 else ""
    return numbers[near], (
        f"K = {numbers[near]}: {many}; this is the smallest of them whose held-out likelihood is within one standard "
        f"error of the best (K = {numbers[best]}): {_stability(table, near)}.{edge}"
    )


def _near_best(likelihood: np.ndarray, better: np.ndarray) -> tuple[int, int]:
    """Give the place of the best K that beats chance, and of the smallest within one standard error of it."""
    scores = np.round(np.where(better, _mean(likelihood), -np.inf), 9)
    best = int(np.argmax(scores))
    lost = likelihood[best] - likelihood[better]
    error = np.nanstd(lost, axis=1, ddof=1) / np.sqrt(np.isfinite(lost).sum(axis=1))
    return best, int(np.flatnonzero(better)[np.flatnonzero(np.nanmean(lost, axis=1) <= error + 1e-9)[0]])


def _stability(table: pd.DataFrame, place: int) -> str:
    row = table.iloc[place]
    return f"stability {row['stability']:.2f}, with shuffled words {row['stability_chance']:.2f}"


def _with_reproducibility(fits: Sequence[Topics], threshold: float) -> list[Topics]:
    return [replace(fit, reproducibility=row) for fit, row in zip(fits, reproducibility(fits, threshold))]


def _notes(counts: Counts, n_seeds: int) -> tuple[str, ...]:
    n_articles = len(set(counts.groups))
    n_npmi, n_v = (min(n, n_seeds) for n in N_COHERENT.values())
    notes = [
        f"Stability is over {n_seeds} seeds, against {N_SHUFFLES} corpora with words shuffled between documents.",
        "Coherence is gensim's, over the words of each document as the text: c_npmi in windows of 10 words, c_v in "
        f"windows of 110; of {n_npmi} and {n_v} fits for each K.",
        "A topic comes back where its partner under another seed is at least half like it and more than 95 of 100 "
        "topics of shuffled words are to theirs.",
    ]
    if n_articles < FEW:
        notes.append(
            f"With {n_articles} articles each is held out in turn: an article says little of the words of another, and "
            "the held-out likelihood tells little between numbers of topics."
        )
    return tuple(notes)
