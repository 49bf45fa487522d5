"""Corpora whose true shares are known: articles on pages in periods, with many zeros and alike on a page."""

from typing import NamedTuple

import numpy as np

SIZES = (3, 5, 10, 20, 50, 100, 200)
PREVALENCES = (0.02, 0.05, 0.1, 0.3)
CORRELATIONS = (0.0, 0.2)
CARRIED = (4 / 3, 8 / 3)  # Beta law of the share of an article that carries the theme: a third on average


class Design(NamedTuple):
    """Which articles there are: the period and page of each; the true mean of each period as a factor of prevalence."""

    name: str
    periods: np.ndarray
    pages: np.ndarray
    factors: np.ndarray


def design(
    name: str, sizes: list[int], *, seed: int, factors: list[float] | None = None, pages: int | None = None
) -> Design:
    """Give periods of *sizes* articles, on pages of one to six, or on a fixed number of pages each."""
    generator = np.random.default_rng(seed)
    of_article, count = [], 0
    for size in sizes:
        if pages is not None:
            page = np.arange(size) % pages
        else:
            page = np.repeat(np.arange(size), generator.integers(1, 7, size))[:size]
            if page[-1] == 0:
                page[size // 2 :] = 1
        of_article.append(page + count)
        count += page.max() + 1
    periods = np.repeat(np.arange(len(sizes)), sizes)
    even_factors = np.ones(len(sizes)) if factors is None else np.array(factors)
    return Design(name, periods, np.concatenate(of_article), even_factors)


def even(size: int, *, seed: int) -> Design:
    """Give a corpus of equal periods, at least five of them and at least 60 articles: the hardest for a pooled rule."""
    return design(f"even {size}", [size] * max(5, -(-60 // size)), seed=seed)


def mixed(*, seed: int) -> Design:
    """Give a corpus of periods of every size, the prevalence from half to one and a half times the nominal."""
    sizes = [size for size in SIZES for _ in range(3)]
    return design("mixed", sizes, seed=seed, factors=[factor for _ in SIZES for factor in (0.5, 1.0, 1.5)])


def drawn(
    of: Design, prevalence: float, correlation: float, *, mentions: bool, generator: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Draw one corpus: the shares of its articles, and the true mean of each period.

    A page's chance of the theme is Beta-distributed, so that two articles of a page are alike; a share is zero or
    Beta-distributed. The truth is the mean over all pages that might have been printed.
    """
    carried = 1.0 if mentions else CARRIED[0] / sum(CARRIED)
    chance = np.minimum(prevalence * of.factors / carried, 0.98)
    n_pages = of.pages.max() + 1
    period_of_page = np.zeros(n_pages, dtype=int)
    period_of_page[of.pages] = of.periods
    rate = chance[period_of_page]
    if correlation > 0:
        strength = 1 / correlation - 1
        rate = generator.beta(rate * strength, (1 - rate) * strength)
    has = generator.random(len(of.periods)) < rate[of.pages]
    shares = has.astype(float) if mentions else has * generator.beta(*CARRIED, len(has))
    return shares, chance * carried


def scored(low: np.ndarray, high: np.ndarray, truth: np.ndarray, point: np.ndarray) -> dict[str, float]:
    """Give coverage with its standard error over corpora, mean width, bias and root mean squared error.

    All (n_corpora,) or (n_corpora, n_periods); the periods of one corpus are not independent, so corpora count. Where
    no corpus missed, the error is that of one miss.
    """
    covered = np.atleast_2d(((low <= truth + 1e-12) & (truth <= high + 1e-12)).T).T.mean(axis=1)
    coverage, n_corpora = covered.mean(), len(covered)
    least = np.sqrt(1 / n_corpora) / max(n_corpora, 1) ** 0.5
    error = max(covered.std(ddof=1) / np.sqrt(n_corpora), least) if n_corpora > 1 else np.nan
    apart = point - truth
    return {
        "coverage": float(coverage),
        "se": float(error),
        "width": float((high - low).mean()),
        "bias": float(apart.mean()),
        "rmse": float(np.sqrt((apart**2).mean())),
        "corpora": n_corpora,
    }
