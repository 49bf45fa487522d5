"""The usual intervals for a mean share of one period, for many corpora at once; shares (n_corpora, n_articles)."""

from collections.abc import Callable

import numpy as np
from scipy.special import betaincinv, digamma, ndtr, polygamma
from scipy.stats import norm, t

Z = 1.959963984540054
RESAMPLES = 1000
Ends = tuple[np.ndarray, np.ndarray]


def wald(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Mean ± 1.96 standard errors."""
    mean, error = shares.mean(axis=1), shares.std(axis=1, ddof=1) / np.sqrt(shares.shape[1])
    return np.maximum(mean - Z * error, 0), np.minimum(mean + Z * error, 1)


def wilson(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Wilson 1927, for yes-or-no answers."""
    n, mean = shares.shape[1], shares.mean(axis=1)
    centre, half = mean + Z**2 / (2 * n), Z * np.sqrt(mean * (1 - mean) / n + Z**2 / (4 * n**2))
    return (centre - half) / (1 + Z**2 / n), (centre + half) / (1 + Z**2 / n)


def jeffreys(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Quantiles of Beta(yes + 1/2, no + 1/2); an end at 0 or 1 where all answers are alike."""
    n, yes = shares.shape[1], shares.sum(axis=1)
    low, high = betaincinv(yes + 0.5, n - yes + 0.5, 0.025), betaincinv(yes + 0.5, n - yes + 0.5, 0.975)
    return np.where(yes == 0, 0, low), np.where(yes == n, 1, high)


def cluster_robust(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Mean ± t standard errors that allow for the likeness of a page's articles (CR1), pages − 1 degrees of freedom."""
    n_pages, n = pages.max() + 1, shares.shape[1]
    mean = shares.mean(axis=1)
    apart = np.stack([(shares - mean[:, None])[:, pages == page].sum(axis=1) for page in range(n_pages)], axis=1)
    error = np.sqrt((apart**2).sum(axis=1) * n_pages / max(n_pages - 1, 1)) / n
    half = t.ppf(0.975, max(n_pages - 1, 1)) * error
    return np.maximum(mean - half, 0), np.minimum(mean + half, 1)


def beta_regression(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Beta regression on an intercept (Ferrari & Cribari-Neto 2004), zeros squeezed (Smithson & Verkuilen 2006)."""
    n = shares.shape[1]
    squeezed = (shares * (n - 1) + 0.5) / n
    logs, rest = np.log(squeezed).mean(axis=1), np.log1p(-squeezed).mean(axis=1)
    mean = squeezed.mean(axis=1)
    eta = np.log(mean / (1 - mean))
    size = np.log(np.maximum(mean * (1 - mean) / np.maximum(squeezed.var(axis=1), 1e-9) - 1, 0.05))
    for _ in range(60):
        mean, precision = 1 / (1 + np.exp(-eta)), np.exp(size)
        a, b = mean * precision, (1 - mean) * precision
        slope = mean * (1 - mean)
        score = precision * slope * (logs - rest - digamma(a) + digamma(b))
        score_size = precision * (mean * (logs - digamma(a)) + (1 - mean) * (rest - digamma(b)) + digamma(precision))
        trigamma_a, trigamma_b = polygamma(1, a), polygamma(1, b)
        info = (precision * slope) ** 2 * (trigamma_a + trigamma_b)
        cross = precision**2 * slope * (mean * trigamma_a - (1 - mean) * trigamma_b)
        info_size = precision**2 * (mean**2 * trigamma_a + (1 - mean) ** 2 * trigamma_b - polygamma(1, precision))
        determinant = np.maximum(info * info_size - cross**2, 1e-12)
        eta = np.clip(eta + np.clip((info_size * score - cross * score_size) / determinant, -1, 1), -12, 12)
        size = np.clip(size + np.clip((info * score_size - cross * score) / determinant, -1, 1), -6, 12)
    error = np.sqrt(info_size / determinant / n)
    return tuple(1 / (1 + np.exp(-(eta + sign * Z * error))) for sign in (-1, 1))


def percentile(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Quantiles of the means of resampled articles (Efron 1979)."""
    means = shares @ _article_weights(shares.shape[1]).T
    return tuple(np.quantile(means, (0.025, 0.975), axis=1))


def bca(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Bias-corrected and accelerated (Efron 1987)."""
    means, mean = shares @ _article_weights(shares.shape[1]).T, shares.mean(axis=1)
    below = ((means < mean[:, None]).mean(axis=1) + (means <= mean[:, None]).mean(axis=1)) / 2
    bias = norm.ppf(np.clip(below, 1e-3, 1 - 1e-3))
    apart = mean[:, None] - shares
    spread = np.maximum((apart**2).sum(axis=1), 1e-12) ** 1.5
    speed = -(apart**3).sum(axis=1) / (6 * spread)
    ends = []
    for z in (-Z, Z):
        level = ndtr(bias + (bias + z) / (1 - speed * (bias + z)))
        ordered = np.sort(means, axis=1)
        ends.append(ordered[np.arange(len(means)), np.clip((level * RESAMPLES).astype(int), 0, RESAMPLES - 1)])
    return ends[0], ends[1]


def bootstrap_t(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Mean − t × standard error, t from resampled articles."""
    n, weights = shares.shape[1], _article_weights(shares.shape[1])
    means, squares = shares @ weights.T, shares**2 @ weights.T
    error = np.sqrt(np.maximum(squares - means**2, 0) / max(n - 1, 1))
    mean = shares.mean(axis=1)
    own = shares.std(axis=1, ddof=1) / np.sqrt(n)
    ratio = np.where(error > 1e-9, (means - mean[:, None]) / np.maximum(error, 1e-9), 0)
    low, high = np.quantile(ratio, (0.975, 0.025), axis=1)
    return np.maximum(mean - low * own, 0), np.minimum(mean - high * own, 1)


def cluster_bootstrap(shares: np.ndarray, pages: np.ndarray) -> Ends:
    """Quantiles of the means of resampled pages."""
    n_pages = pages.max() + 1
    generator = np.random.default_rng(12)
    drawn = generator.multinomial(n_pages, np.full(n_pages, 1 / n_pages), RESAMPLES)[:, pages]
    means = shares @ (drawn / drawn.sum(axis=1, keepdims=True)).T
    return tuple(np.quantile(means, (0.025, 0.975), axis=1))


def _article_weights(n: int) -> np.ndarray:
    generator = np.random.default_rng(11)
    return generator.multinomial(n, np.full(n, 1 / n), RESAMPLES) / n


FOR_BOTH: dict[str, Callable] = {
    "Wald": wald,
    "cluster-robust t": cluster_robust,
    "percentile bootstrap": percentile,
    "BCa bootstrap": bca,
    "bootstrap-t": bootstrap_t,
    "cluster bootstrap": cluster_bootstrap,
}
FOR_SHARES = FOR_BOTH | {"beta regression": beta_regression}
FOR_MENTIONS = FOR_BOTH | {"Wilson": wilson, "Jeffreys": jeffreys}
