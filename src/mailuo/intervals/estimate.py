"""Shares of articles and their periods to a mean and an interval for each period."""

from dataclasses import dataclass, field

import numpy as np
from scipy.special import betainc, betaincinv

from ..errors import DataError
from .calibrate import Coded, calibration
from .pooled import effective_articles, pooled
from .redraw import Sums, redrawn, summed

LEVEL = 0.95
PLACEMENTS, LABEL_DRAWS = 200, 400
_JEFFREYS, _STRICT = ((0.5, 0.5), (0.5, 0.5)), ((0.0, 1.0), (1.0, 0.0))


@dataclass(frozen=True)
class Estimate:
    """The mean share of each period and the ends of its interval, (n_periods,); NaN where no article is ever placed.

    *yes*, *no* (n_components, n_periods): effective articles that carry the theme and that do not, one row for each
    kept fit and each redrawing of imprecise dates; *offset*, *slope* (n_components): the hand calibration.
    """

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    yes: np.ndarray = field(repr=False)
    no: np.ndarray = field(repr=False)
    offset: np.ndarray = field(repr=False)
    slope: np.ndarray = field(repr=False)
    mentions: bool


def estimate(
    shares: np.ndarray,
    first: np.ndarray,
    chance: np.ndarray,
    pages: np.ndarray,
    *,
    n_periods: int,
    mentions: bool,
    seed: int,
    coded: Coded | None = None,
    measured: np.ndarray | None = None,
) -> Estimate:
    """Give the mean share of articles of each period with its 95 % interval.

    Args:
        shares: (n_fits, n_articles), from 0 to 1; several fits of a topic model stand for the model's own doubt.
        first: the first period each article may lie in, counted from 0.
        chance: how likely it lies there, 1 where it is sure; else it lies in the next.
        pages: the page of each article, counted from 0; articles of one page and one date are redrawn together.
        mentions: shares are 0 or 1; the ends are Clopper and Pearson's, else Jeffreys' (Brown, Cai & DasGupta 2001).
        coded: articles read by hand, on which the shares are calibrated to the true ones; measured: their measured
            shares, the mean over the fits, (n_coded,).

    A period's mean share m of n articles is treated as m × ν yeses among ν answers, ν from `effective_articles`. The
    order of the articles does not matter.
    """
    shares = np.atleast_2d(np.asarray(shares, dtype=float))
    if coded is not None:
        shares = shares.mean(axis=0, keepdims=True)
    order = np.lexsort((*shares[::-1], -chance, first, pages))
    shares, first, chance, pages = shares[:, order], first[order], chance[order], pages[order]
    sure = chance == 1
    if not sure.any():
        raise DataError(f"{len(first)} articles, none of which lies wholly in one period")
    generator = np.random.default_rng(seed)
    pool = pooled(shares[:, sure], first[sure], pages[sure], mentions=mentions)
    base = summed(shares[:, sure], first[sure], pages[sure], n_periods)
    if sure.all():
        states = [base]
    else:
        loose = (shares[:, ~sure], first[~sure], chance[~sure], pages[~sure])
        states = redrawn(base, loose, pool, mentions=mentions, draws=PLACEMENTS // len(shares) + 1, generator=generator)
    yes, no, mean = _components(states, pool, mentions)
    offset, slope = np.zeros(len(yes)), np.ones(len(yes))
    if coded is not None:
        offset, slope = calibration(measured, coded, draws=LABEL_DRAWS, generator=generator)
        rows = np.arange(LABEL_DRAWS) % len(yes)
        yes, no, mean = yes[rows], no[rows], mean[rows]
    there = ~np.isnan(mean)  # a period may be empty in some placements of the imprecise dates
    points = np.where(there, np.clip(offset[:, None] + slope[:, None] * mean, 0, 1), 0)
    point = points.sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    low, high = ends(yes, no, offset, slope, mentions=mentions)
    seen = there.any(axis=0)
    low, high = np.minimum(low, point), np.maximum(high, point)
    return Estimate(
        *(np.where(seen, values, np.nan) for values in (point, low, high)), yes, no, offset, slope, mentions
    )


def _components(states: list[Sums], pool, mentions: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give effective yeses, noes and the plain mean for each fit and redrawing, (n_components, n_periods)."""
    yes, no, means = [], [], []
    for state in states:
        worth = effective_articles(*state, pool, mentions=mentions)
        mean = state.total / np.maximum(state.number, 1)
        yes.append(mean * worth)
        no.append((1 - mean) * worth)
        means.append(np.where(state.number > 0, mean, np.nan))
    return np.concatenate(yes), np.concatenate(no), np.concatenate(means)


def ends(yes: np.ndarray, no: np.ndarray, offset: np.ndarray, slope: np.ndarray, *, mentions: bool) -> tuple:
    """Give the two ends of the 95 % interval of each period: quantiles of the components' Beta distributions, mixed."""
    lower, upper = _STRICT if mentions else _JEFFREYS
    tail = (1 - LEVEL) / 2
    plain = bool((offset == 0).all() and (slope == 1).all())
    low = _quantile(tail, yes + lower[0], no + lower[1], offset, slope)
    high = _quantile(1 - tail, yes + upper[0], no + upper[1], offset, slope)
    if plain:
        low = np.where((yes == 0).all(axis=0), 0.0, low)
        high = np.where((no == 0).all(axis=0), 1.0, high)
    return low, high


def _quantile(level: float, a: np.ndarray, b: np.ndarray, offset: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Give the quantile of an equal mixture of offset + slope × Beta(a, b), held within 0 and 1, for each column."""
    a, b = np.maximum(a, 1e-9), np.maximum(b, 1e-9)
    if len(a) == 1:
        return np.clip(offset + slope * betaincinv(a, b, level), 0, 1)[0]
    positive = np.abs(slope) > 1e-12
    divisor = np.where(positive, slope, 1)[:, None]

    def excess(value: np.ndarray) -> np.ndarray:
        """Give how much of the mixture lies below *value*, less *level*."""
        below = betainc(a, b, np.clip((value - offset[:, None]) / divisor, 0, 1))
        below = np.where(slope[:, None] > 0, below, 1 - below)
        return np.where(positive[:, None], below, value >= offset[:, None]).mean(axis=0) - level

    low, high = np.zeros(a.shape[1]), np.ones(a.shape[1])
    at_low, at_high = np.full(a.shape[1], -level), np.full(a.shape[1], 1 - level)
    was_left = np.zeros(a.shape[1], dtype=bool)
    for step in range(80):
        # halving first, then the secant, and halving again at times; an end that stays twice counts half (Illinois)
        cut = (low + high) / 2 if step < 6 or step % 9 == 8 else low - (high - low) * at_low / (at_high - at_low)
        now = excess(cut)
        left = now < 0
        at_low = np.where(left, now, np.where(was_left, at_low, at_low / 2))
        at_high = np.where(left, np.where(was_left, at_high / 2, at_high), now)
        low, high, was_left = np.where(left, cut, low), np.where(left, high, cut), left
        if (np.minimum(high - low, np.abs(now)) < 1e-10).all():
            break
    return cut
