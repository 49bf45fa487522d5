"""Estimates to changes: the difference between two periods, change points, and many comparisons held to account."""

import importlib
import importlib.util
from dataclasses import dataclass

import numpy as np

from ..errors import DataError
from .estimate import LEVEL, Estimate

DRAWS = 20_000
MIN_PERIODS = 8


@dataclass(frozen=True)
class Change:
    """How much the share rose from one period to another, its 95 % interval, and the probability of a rise."""

    difference: float
    low: float
    high: float
    rise: float


def change(estimate: Estimate, before: int, after: int, *, seed: int, draws: int = DRAWS) -> Change:
    """Give the change of the mean share from period *before* to period *after*, counted from 0.

    Both are drawn from the same fit, redrawing of dates and calibration, so that what these have in common cancels.
    The ends for mentions take the strict end of each period, as the intervals do.
    """
    generator = np.random.default_rng(seed)
    rows, pair = np.arange(draws) % len(estimate.yes), [before, after]
    yes, no = estimate.yes[:, pair][rows], estimate.no[:, pair][rows]
    offset, slope = estimate.offset[rows][:, None], estimate.slope[rows][:, None]

    def drawn(to_yes: float, to_no: float) -> np.ndarray:
        shares = generator.beta(np.maximum(yes + to_yes, 1e-9), np.maximum(no + to_no, 1e-9))
        return np.clip(offset + slope * shares, 0, 1)

    middle = drawn(0.5, 0.5)
    lower, upper = (drawn(0, 1), drawn(1, 0)) if estimate.mentions else (middle, middle)
    tail = (1 - LEVEL) / 2
    difference = float(estimate.mean[after] - estimate.mean[before])
    low, high = np.quantile(lower[:, 1] - upper[:, 0], tail), np.quantile(upper[:, 1] - lower[:, 0], 1 - tail)
    apart = middle[:, 1] - middle[:, 0]
    rise = float((apart > 0).mean() + (apart == 0).mean() / 2)
    return Change(difference, min(float(low), difference), max(float(high), difference), rise)


def adjusted(p: np.ndarray) -> np.ndarray:
    """Give p values corrected for their number (Benjamini & Hochberg 1995); NaN stays NaN and is not counted.

    Filter before, on total frequency alone: a filter that looks at the differences would spoil the correction.

    >>> adjusted([0.01, 0.04, 0.03])
    array([0.03, 0.04, 0.04])
    """
    p = np.asarray(p, dtype=float)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    ranks = np.arange(1, len(order) + 1)
    out = np.full(len(p), np.nan)
    out[order] = np.minimum.accumulate((p[order] * len(order) / ranks)[::-1])[::-1].clip(max=1)
    return out


def change_points(shares: np.ndarray, *, label: str) -> list[int]:
    """Give the positions of the periods at which the level of the shares changes, by PELT (Killick et al. 2012).

    Periods without data are passed over; needs the extra `changepoints` and eight periods with data. The penalty is
    the Bayesian information criterion's, 2 σ² log n, σ from the differences between neighbours.
    """
    known = np.flatnonzero(~np.isnan(shares))
    if len(known) < MIN_PERIODS:
        raise DataError(
            f"no change points for {label!r}: {len(known)} periods with data, at least {MIN_PERIODS} wanted"
        )
    if importlib.util.find_spec("ruptures") is None:
        raise DataError("change points need the library ruptures: pip install 'mailuo[changepoints]'")
    ruptures = importlib.import_module("ruptures")
    values = np.asarray(shares, dtype=float)[known]
    noise = np.median(np.abs(np.diff(values))) / 0.6745 / np.sqrt(2)
    penalty = 2 * max(noise, 1e-6) ** 2 * np.log(len(values))
    breaks = ruptures.Pelt(model="l2", min_size=2, jump=1).fit(values[:, None]).predict(pen=penalty)
    return [int(known[position]) for position in breaks[:-1]]
