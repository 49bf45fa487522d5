"""Shares of articles to what all periods have in common: dispersion, and the likeness of articles on a page."""

from dataclasses import dataclass

import numpy as np

LEAST_CORRELATION, MOST_CORRELATION = 0.05, 0.9


@dataclass(frozen=True)
class Pooled:
    """What one period is too small to tell of itself, estimated over all periods; one number for each fit.

    *dispersion*: variance of an article's share over that of a yes-or-no answer with the same mean (1 for mentions);
    *ceiling*: c where the variance of a share with many zeros follows mean × (c − mean);
    *correlation*: between two articles of one page in one period.
    """

    dispersion: np.ndarray
    ceiling: np.ndarray
    correlation: np.ndarray


def pooled(shares: np.ndarray, periods: np.ndarray, pages: np.ndarray, *, mentions: bool) -> Pooled:
    """Give the dispersion, the ceiling and the page correlation of articles whose period is sure.

    Args:
        shares: (n_fits, n_articles), from 0 to 1.
        periods: the period of each article, counted from 0.
        pages: the page of each article, counted from 0.
        mentions: shares are 0 or 1.

    The correlation is the one-way analysis of variance's, pages within periods. Dispersion and ceiling lean towards 1
    with the weight of two articles, the more so the fewer articles carry the theme (Kish's effective number).
    """
    shares, period_of_page, in_page, in_period = _sorted(shares, periods, pages)
    n_articles, n_pages, n_periods = shares.shape[1], len(in_page), len(in_period)
    page_size = np.diff(np.append(in_page, n_articles))
    period_size = np.diff(np.append(in_period, n_articles))
    page_mean = np.add.reduceat(shares, in_page, axis=1) / page_size
    period_mean = np.add.reduceat(shares, in_period, axis=1) / period_size
    within = ((shares - np.repeat(page_mean, page_size, axis=1)) ** 2).sum(axis=1)
    between = ((page_mean - period_mean[:, period_of_page]) ** 2 * page_size).sum(axis=1)

    squares = np.bincount(period_of_page, page_size.astype(float) ** 2, minlength=n_periods)
    typical_size = (n_articles - (squares / period_size).sum()) / max(n_pages - n_periods, 1)
    mean_between = between / max(n_pages - n_periods, 1)
    mean_within = within / max(n_articles - n_pages, 1)
    total = mean_between + (typical_size - 1) * mean_within
    known = (total > 0) & (n_pages > n_periods)
    correlation = np.where(known, (mean_between - mean_within) / np.where(known, total, 1), 0)

    mean, sum_of_squares = shares.mean(axis=1), (shares**2).sum(axis=1)
    sums = shares.sum(axis=1)
    carriers = sums**2 / np.maximum(sum_of_squares, 1e-12)
    spread = (within + between) / max(n_articles - n_periods, 1) / np.maximum(mean * (1 - mean), 1e-12)
    dispersion = np.ones(len(shares)) if mentions else (carriers * spread + 2) / (carriers + 2)
    ceiling = (carriers * sum_of_squares / np.maximum(sums, 1e-12) + 2) / (carriers + 2)
    return Pooled(dispersion, ceiling, np.clip(correlation, LEAST_CORRELATION, MOST_CORRELATION))


def effective_articles(
    number: np.ndarray, total: np.ndarray, squares: np.ndarray, paired: np.ndarray, pool: Pooled, *, mentions: bool
) -> np.ndarray:
    """Give how many independent yes-or-no answers the articles of each period are worth, (n_fits, n_periods).

    Args:
        number: articles of each period; total, squares: the sum of their shares and of the squares.
        paired: the sum over pages of the squared number of articles.

    n / (dispersion × (1 + (M − 1) × correlation)) with M = paired / n (Kish's design effect; Korn & Graubard 1998).
    The dispersion of a share is never less than the ceiling's, (c − m) / (1 − m), nor than the period's own.
    """
    size = np.maximum(number, 1)
    mean = total / size
    dispersion = np.broadcast_to(pool.dispersion[:, None], mean.shape)
    if not mentions:
        inside = np.where((mean > 0) & (mean < 1), mean * (1 - mean), np.inf)
        own = np.maximum(squares - total * mean, 0) / np.maximum(number - 1, 1) / inside
        floor = np.where(mean < 1, (pool.ceiling[:, None] - mean) / np.where(mean < 1, 1 - mean, 1), 0)
        dispersion = np.maximum(dispersion, np.maximum(own, floor))
    likeness = 1 + np.maximum(paired / size - 1, 0) * pool.correlation[:, None]
    return number / (dispersion * likeness)


def _sorted(shares: np.ndarray, periods: np.ndarray, pages: np.ndarray) -> tuple:
    """Put articles in the order of periods and pages; say where each begins, and the period of each page."""
    order = np.lexsort((pages, periods))
    periods, pages = np.asarray(periods)[order], np.asarray(pages)[order]
    new_period = np.append(True, periods[1:] != periods[:-1])
    new_page = new_period | np.append(True, pages[1:] != pages[:-1])
    period_of_page = (np.cumsum(new_period) - 1)[new_page]
    return shares[:, order], period_of_page, np.flatnonzero(new_page), np.flatnonzero(new_period)
