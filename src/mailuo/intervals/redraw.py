"""Imprecise dates to periods, drawn anew again and again, informed by the shares."""

from typing import NamedTuple

import numpy as np

from .pooled import Pooled, effective_articles

BURN_IN = 50


class Sums(NamedTuple):
    """What the rule needs of each period, (n_fits, n_periods): articles, shares, their squares, squared page sizes."""

    number: np.ndarray
    total: np.ndarray
    squares: np.ndarray
    paired: np.ndarray


def summed(shares: np.ndarray, periods: np.ndarray, pages: np.ndarray, n_periods: int) -> Sums:
    """Sum the articles whose period is sure; *number* and *paired* have one row for each fit too."""
    ones = np.ones((len(shares), 1))
    number = np.bincount(periods, minlength=n_periods)
    total = np.array([np.bincount(periods, row, minlength=n_periods) for row in shares])
    squares = np.array([np.bincount(periods, row**2, minlength=n_periods) for row in shares])
    pairs, sizes = np.unique(np.column_stack([periods, pages]), axis=0, return_counts=True)
    paired = np.bincount(pairs[:, 0], sizes.astype(float) ** 2, minlength=n_periods)
    return Sums(ones * number, total, squares, ones * paired)


def redrawn(
    base: Sums, loose: tuple, pool: Pooled, *, mentions: bool, draws: int, generator: np.random.Generator
) -> list[Sums]:
    """Give the sums of every period for each of *draws* placements of the articles that may lie in two periods.

    Data augmentation (Tanner & Wong 1987): draw each period's mean share, then the period of each page and date with
    the odds of its days times the quasi-likelihood of its shares, and again. The midpoint, or a draw by days alone,
    would flatten a peak. The articles of a page with one date move together, for the date is the page's.
    """
    units = _units(loose)
    n_fits, n_periods = base.total.shape
    weight = 1 / (pool.dispersion[:, None] * (1 + (units.size - 1) * pool.correlation[:, None]))
    later = generator.random((n_fits, len(units.first))) > units.chance
    states = []
    for draw in range(BURN_IN + draws):
        state = _placed(base, units, later, n_periods)
        if draw >= BURN_IN:
            states.append(state)
        worth = effective_articles(*state, pool, mentions=mentions)
        mean = state.total / np.maximum(state.number, 1)
        rate = np.clip(generator.beta(mean * worth + 0.5, (1 - mean) * worth + 0.5), 1e-12, 1 - 1e-12)
        yes, no = np.log(rate), np.log1p(-rate)
        rise = units.total * (yes[:, units.first + 1] - yes[:, units.first])
        rise += (units.size - units.total) * (no[:, units.first + 1] - no[:, units.first])
        odds = units.odds + np.clip(weight * rise, -500, 500)
        later = generator.random(odds.shape) < 1 / (1 + np.exp(-odds))
    return states


class _Units(NamedTuple):
    first: np.ndarray
    chance: np.ndarray
    odds: np.ndarray
    size: np.ndarray
    total: np.ndarray
    squares: np.ndarray
    starts: np.ndarray


def _units(loose: tuple) -> _Units:
    """Gather articles of one page and one imprecise date, in the order of their first period."""
    shares, first, chance, pages = loose
    order = np.lexsort((pages, chance, first))
    shares, first, chance, pages = shares[:, order], first[order], chance[order], pages[order]
    keys = np.column_stack([first, chance, pages])
    begins = np.flatnonzero(np.append(True, (keys[1:] != keys[:-1]).any(axis=1)))
    size = np.diff(np.append(begins, len(first)))
    first, chance = first[begins], chance[begins]
    total, squares = np.add.reduceat(shares, begins, axis=1), np.add.reduceat(shares**2, begins, axis=1)
    starts = np.flatnonzero(np.append(True, first[1:] != first[:-1]))
    return _Units(first, chance, np.log((1 - chance) / chance), size, total, squares, starts)


def _placed(base: Sums, units: _Units, later: np.ndarray, n_periods: int) -> Sums:
    """Add the units to the sums, each to its first period or to the next."""
    where = units.first[units.starts]

    def added(known: np.ndarray, values: np.ndarray) -> np.ndarray:
        sums = known.astype(float)
        sums[:, where] += np.add.reduceat(np.where(later, 0, values), units.starts, axis=1)
        sums[:, where + 1] += np.add.reduceat(np.where(later, values, 0), units.starts, axis=1)
        return sums

    values = (units.size, units.total, units.squares, units.size.astype(float) ** 2)
    return Sums(*(added(known, value) for known, value in zip(base, values)))
