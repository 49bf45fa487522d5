"""Fits of a grid, and fits of shuffled words, to a table with a row for each K."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..clusters.chance import beyond_chance, shuffled
from ..lda import fits as fitted
from ..matrix import Counts
from ..topics import Topics
from .coherence import coherence, exclusivity
from .stability import best_matches, overlap, stability

N_SHUFFLES = 19  # the fewest with which one chance in twenty can be told
N_CHANCE_SEEDS = 3
N_COHERENT = {"c_npmi": 5, "c_v": 3}  # fits of each K that coherence is taken of: it costs more than the fits
HALF = 0.5  # a topic less than half like another is not the same, however rare that is by chance
MEASURES = ("held_out", "c_npmi", "c_v", "exclusivity", "stability", "overlap")
Measure = Callable[[Sequence[Topics]], np.ndarray]


def exclusivities(fits: Sequence[Topics]) -> np.ndarray:
    """Give the mean exclusivity of each fit: (n_fits,)."""
    return np.array([exclusivity(fit).mean() for fit in fits])


OVER_SEEDS: dict[str, Measure] = {"exclusivity": exclusivities, "stability": stability, "overlap": overlap}


@dataclass(frozen=True)
class Chance:
    """What is measured of fits to shuffled words.

    *values*: each measure of `OVER_SEEDS`, (n_shuffles, n_numbers); *thresholds*: for each K how like another a topic
    must be to count as the same; *fits*: of the first shuffles one fit for each K, for coherence.
    """

    values: dict[str, np.ndarray] = field(repr=False)
    thresholds: list[float]
    fits: list[list[Topics]] = field(repr=False)


def by_chance(counts: Counts, numbers: list[int], seeds: list[int]) -> Chance:
    """Fit the grid to shuffled words, again and again, with a few seeds each."""
    some = seeds[:N_CHANCE_SEEDS]
    values = {name: np.empty((N_SHUFFLES, len(numbers))) for name in OVER_SEEDS}
    alike, kept = [[] for _ in numbers], []
    for turn in range(N_SHUFFLES):
        grid = grouped(fitted(shuffled(counts, seed=seeds[0] + turn), n_topics=numbers, seeds=some), len(some))
        for place, fits in enumerate(grid):
            alike[place].append(best_matches(fits))
            for name, measure in OVER_SEEDS.items():
                values[name][turn, place] = measure(fits).mean()
        if turn < max(N_COHERENT.values()):
            kept.append([fits[0] for fits in grid])
    return Chance(values, [_threshold(np.concatenate(one)) for one in alike], kept)


def grouped(fits: Sequence[Topics], n_seeds: int) -> list[list[Topics]]:
    """Give the fits of each K."""
    return [list(fits[start : start + n_seeds]) for start in range(0, len(fits), n_seeds)]


def tabled(
    grid: list[list[Topics]],
    chance: Chance,
    counts: Counts,
    texts: Sequence[Sequence[str]],
    *,
    held_out: tuple[np.ndarray, np.ndarray],
) -> pd.DataFrame:
    """Give the table of `Choice` from the fits of each K, those of shuffled words, and what `held_out` gave."""
    likelihood, single = held_out
    single = np.nanmean(single) if np.isfinite(single).any() else np.nan
    seen = {"held_out": _over_seeds([mean_of_numbers(one) for one in likelihood], np.full((1, len(grid)), single))}
    for measure, n in N_COHERENT.items():
        seen[measure] = _coherence(grid, chance, counts, texts, measure, n)
    for name, measure in OVER_SEEDS.items():
        seen[name] = _over_seeds([measure(fits) for fits in grid], chance.values[name])
    table = pd.DataFrame({"n_topics": [fits[0].n_topics for fits in grid]})
    for name in MEASURES:
        for suffix, values in seen[name].items():
            table[name + suffix] = values
    table["threshold"] = chance.thresholds
    table["beats_chance"] = beyond_chance(table[["stability"]].to_numpy().T, chance.values["stability"][:, None])
    return table


def mean_of_numbers(values: Iterable[np.ndarray]) -> np.ndarray:
    """Give the mean of each row over what is a number; NaN for a row without one."""
    return np.array([np.nanmean(row) if np.isfinite(row).any() else np.nan for row in values])


def _coherence(
    grid: list[list[Topics]], chance: Chance, counts: Counts, texts: Sequence[Sequence[str]], measure: str, n: int
) -> dict[str, list[float]]:
    """Give the coherence of a few fits of each K; for chance, of topics of shuffled words in the texts as they are."""
    own = [fit for fits in grid for fit in fits[:n]]
    shuffled_fits = [fit for one in chance.fits[:n] for fit in one]
    means = mean_of_numbers(coherence([*own, *shuffled_fits], counts, texts=texts, measure=measure))
    by_shuffle = means[len(own) :].reshape(-1, len(grid))
    return _over_seeds(means[: len(own)].reshape(len(grid), -1), by_shuffle)


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


def _threshold(alike: np.ndarray) -> float:
    """Give how like another a topic must be to count as the same.

    As like as only one in twenty topics of shuffled words is to its partner under another seed, and at least half.
    """
    return max(HALF, round(float(np.quantile(alike, 0.95)), 9))
