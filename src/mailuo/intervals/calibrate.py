"""Articles read by hand to the calibration of measured shares: the sheet's sample and its answers."""

from dataclasses import dataclass, field

import numpy as np

from ..errors import DataError


@dataclass(frozen=True)
class Coded:
    """Articles read by hand: their positions, the true share of each (0 to 1), and how likely each was to be drawn."""

    articles: np.ndarray = field(repr=False)
    shares: np.ndarray = field(repr=False)
    chances: np.ndarray = field(repr=False)

    def __post_init__(self) -> None:
        if not len(self.articles) == len(self.shares) == len(self.chances):
            raise DataError(
                f"{len(self.articles)} coded articles, {len(self.shares)} shares, {len(self.chances)} chances"
            )
        wrong = np.flatnonzero(~((np.asarray(self.shares) >= 0) & (np.asarray(self.shares) <= 1)))
        if len(wrong):
            raise DataError(f"{len(wrong)} coded shares are not from 0 to 1, first {self.shares[wrong[0]]}")
        if len(self.chances) < 2 or np.min(self.chances) <= 0:
            raise DataError("a calibration wants at least two coded articles, each with a chance above 0")


def sampled(shares: np.ndarray, *, n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw *n* articles to read by hand, half in proportion to their share, half uniformly.

    Returns positions, ascending, and each one's chance to be drawn (systematic sampling: the chances are exact).
    """
    shares = np.asarray(shares, dtype=float)
    if n >= len(shares):
        return np.arange(len(shares)), np.ones(len(shares))
    even = np.full(len(shares), 1 / len(shares))
    total = shares.sum()
    chances = n * (even / 2 + (shares / total if total > 0 else even) / 2)
    certain = np.zeros(len(shares), dtype=bool)
    while (over := (chances >= 1) & ~certain).any():
        certain |= over
        rest = chances[~certain]
        chances[~certain] = rest * (n - certain.sum()) / rest.sum()
        chances[certain] = 1
    generator = np.random.default_rng(seed)
    order = generator.permutation(len(shares))
    marks = np.cumsum(chances[order]) + generator.random()
    hit = np.floor(marks) > np.floor(np.append(marks[0] - chances[order[0]], marks[:-1]))
    drawn = np.sort(order[hit])
    return drawn, chances[drawn]


def calibration(
    measured: np.ndarray, coded: Coded, *, draws: int, generator: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Draw offsets and slopes of true share = offset + slope × measured share, from a bootstrap of the coded articles.

    Least squares weighted by the inverse of each article's chance to be drawn; *measured*: the measured shares of the
    coded articles, (n_coded,).
    """
    order = np.lexsort((coded.chances, coded.shares, measured))
    x, y, weight = measured[order], np.asarray(coded.shares)[order], 1 / np.asarray(coded.chances)[order]
    pick = generator.integers(0, len(x), (draws, len(x)))
    x, y, weight = x[pick], y[pick], weight[pick]
    total = weight.sum(axis=1)
    mean_x, mean_y = (weight * x).sum(axis=1) / total, (weight * y).sum(axis=1) / total
    spread = (weight * (x - mean_x[:, None]) ** 2).sum(axis=1)
    common = (weight * (x - mean_x[:, None]) * (y - mean_y[:, None])).sum(axis=1)
    slope = np.where(spread > 1e-12, common / np.where(spread > 1e-12, spread, 1), 0)
    return mean_y - slope * mean_x, slope


def kappa(one: np.ndarray, other: np.ndarray) -> float:
    """Give Cohen's kappa of two coders: agreement beyond chance, 1 at best; NaN where chance alone agrees wholly.

    Shares count by how far apart they are (quadratic weights, Cohen 1968); of 0 and 1 that is the plain kappa.
    """
    one, other = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    if len(one) != len(other) or not len(one):
        raise DataError(f"two coders must have read the same articles: {len(one)} and {len(other)}")
    observed = ((one - other) ** 2).mean()
    expected = ((one[:, None] - other[None, :]) ** 2).mean()
    return float(1 - observed / expected) if expected > 0 else float("nan")


def scored(found: np.ndarray, coded: Coded) -> tuple[float, float]:
    """Give precision and recall of a theme's terms against the articles read by hand, weighted to the whole corpus.

    *found*: whether the terms found the theme in each coded article; it is of the theme when its share is above 0.
    """
    found, true = np.asarray(found, dtype=bool), np.asarray(coded.shares) > 0
    weight = 1 / np.asarray(coded.chances)
    both = weight[found & true].sum()
    precision = both / weight[found].sum() if found.any() else np.nan
    recall = both / weight[true].sum() if true.any() else np.nan
    return float(precision), float(recall)
