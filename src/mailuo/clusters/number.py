"""Partitions to their number: silhouette and stability under resampling, against shuffled words."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..matrix import Counts, tfidf
from .chance import beyond_chance, shuffled
from .methods import Partition, distances

N_SHUFFLES = 19  # the fewest with which one chance in twenty can be told
N_RESAMPLES = 20
N_CHANCE_RESAMPLES = 10
PART = 0.8  # of the articles in a resample
SAMPLE = 1000  # articles that the number is chosen on, where there are more


@dataclass(frozen=True)
class Number:
    """How many clusters to make, with what was measured: a row for each number tried."""

    recommended: int | None
    shown: int
    reason: str
    table: pd.DataFrame = field(repr=False)


def grid(n_articles: int) -> list[int]:
    """Give the numbers of clusters to try.

    >>> grid(18)
    [2, 3, 4, 5, 6, 7, 8, 9]
    """
    return [number for number in (*range(2, 11), 12, 15, 20, 25, 30) if number <= max(2, n_articles // 2)]


def silhouette(far: np.ndarray, labels: np.ndarray) -> float:
    """Give the mean silhouette of the articles in clusters (Rousseeuw 1987), from their distances.

    An article alone in its cluster has 0; where there are not two clusters, all have 0.
    """
    inside = np.flatnonzero(labels >= 0)
    names, label = np.unique(labels[inside], return_inverse=True)
    if len(names) < 2:
        return 0.0
    members = np.zeros((len(inside), len(names)))
    members[np.arange(len(inside)), label] = 1
    sums, sizes = far[np.ix_(inside, inside)] @ members, members.sum(axis=0)
    own = sums[np.arange(len(inside)), label] / np.maximum(sizes[label] - 1, 1)
    others = np.where(members > 0, np.inf, sums / sizes).min(axis=1)
    widest = np.maximum(own, others)
    values = np.where((sizes[label] > 1) & (widest > 0), (others - own) / np.where(widest > 0, widest, 1), 0)
    return round(float(values.mean()), 9)


def adjusted_rand(one: np.ndarray, other: np.ndarray) -> float:
    """Give the adjusted Rand index (Hubert & Arabie 1985); scikit-learn's takes longer to check what it is given.

    >>> adjusted_rand(np.array([1, 1, 2, 2]), np.array([5, 5, 3, 3]))
    1.0
    """
    first, second = (np.unique(labels, return_inverse=True)[1] for labels in (one, other))
    table = np.bincount(first * (second.max() + 1) + second)
    pairs, in_first, in_second = (
        float((n * (n - 1) // 2).sum()) for n in (table, np.bincount(first), np.bincount(second))
    )
    expected = in_first * in_second / max(len(one) * (len(one) - 1) / 2, 1)
    widest = (in_first + in_second) / 2
    return 1.0 if widest == expected else (pairs - expected) / (widest - expected)


def measured(counts: Counts, partition: Partition, numbers: list[int], *, seed: int, n_resamples: int) -> np.ndarray:
    """Give silhouette and stability of each number: (2, n_numbers).

    Stability: the mean adjusted Rand index between the partition of all articles and that of four fifths of them,
    drawn anew *n_resamples* times, over those four fifths; 0 where all of them make fewer than two clusters.
    """
    rows = tfidf(counts)
    far = distances(rows)
    whole = partition(rows, far, numbers, seed)
    random = np.random.default_rng(seed)
    agreed = np.zeros((n_resamples, len(whole)))
    for turn in range(n_resamples):
        some = np.sort(random.choice(len(far), max(len(far) - 1, 2) if len(far) < 5 else round(PART * len(far)), False))
        found = partition(rows[some], far[np.ix_(some, some)], [min(number, len(some)) for number in numbers], seed)
        agreed[turn] = [adjusted_rand(one[some], other) for one, other in zip(whole, found)]
    several = np.array([labels.max() > 0 for labels in whole])
    return np.array([[silhouette(far, labels) for labels in whole], np.round(agreed.mean(axis=0) * several, 9)])


def choose_number(counts: Counts, partition: Partition, numbers: list[int], *, seed: int) -> Number:
    """Choose the number of clusters whose silhouette and stability, added up, stand farthest above shuffled words'."""
    n_articles = len(counts.ids)
    if n_articles > SAMPLE:
        counts = _sampled(counts, seed)
    found = measured(counts, partition, numbers, seed=seed, n_resamples=N_RESAMPLES)
    # each shuffled corpus has draws of its own: with the same ones it might not vary at all
    turns = range(seed + 1, seed + 1 + N_SHUFFLES)
    chance = np.array(
        [
            measured(shuffled(counts, seed=turn), partition, numbers, seed=turn, n_resamples=N_CHANCE_RESAMPLES)
            for turn in turns
        ]
    )
    better = beyond_chance(found, chance)
    excess = np.round((found - chance.mean(axis=0)).sum(axis=0), 9)
    best = int(np.argmax(np.where(better, excess, -np.inf) if better.any() else excess))
    table = pd.DataFrame(
        {
            "n_clusters": numbers,
            "silhouette": found[0],
            "silhouette_chance": chance[:, 0].mean(axis=0),
            "stability": found[1],
            "stability_chance": chance[:, 1].mean(axis=0),
            "beats_chance": better,
        }
    )
    reason = _reason(table.iloc[best], bool(better.any()), n_articles, len(counts.ids))
    return Number(numbers[best] if better.any() else None, numbers[best], reason, table)


def _reason(row: pd.Series, supported: bool, n_articles: int, n_used: int) -> str:
    measures = (
        f"silhouette {row.silhouette:.2f} and stability {row.stability:.2f}, "
        f"with shuffled words {row.silhouette_chance:.2f} and {row.stability_chance:.2f}"
    )
    on = f"{n_articles} articles" + (f" (judged on {n_used} of them)" if n_used < n_articles else "")
    if not row.n_clusters:
        verdict = "beat" if supported else "do not beat"
        return f"The clusters that density finds {verdict} chance on these {on}: {measures}."
    if supported:
        return f"{int(row.n_clusters)} clusters stand farthest above chance on these {on}: {measures}."
    return f"No number of clusters beats chance on these {on}; {int(row.n_clusters)} are shown: {measures}."


def _sampled(counts: Counts, seed: int) -> Counts:
    some = np.sort(np.random.default_rng(seed).choice(len(counts.ids), SAMPLE, replace=False))
    ids = tuple(counts.ids[row] for row in some)
    return Counts(ids, ids, counts.terms, counts.matrix[some])
