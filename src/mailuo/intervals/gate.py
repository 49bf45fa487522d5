"""Fits of topic models to those that follow a theme's own terms."""

import numpy as np

from ..errors import DataError

WITHIN, MOST_TERMS = 0.1, 20


def gate(shares: np.ndarray, term_counts: np.ndarray) -> np.ndarray:
    """Say which fits measure the theme: their shares follow its own term counts nearly as well as the best fit's do.

    Args:
        shares: (n_fits, n_articles), the share of the theme's topics in each article.
        term_counts: how often the theme's terms occur in each article.

    Returns:
        (n_fits,) True where the correlation is within 0.1 of the best. Refused where no fit follows the terms.
    """
    shares, counts = np.asarray(shares, dtype=float), np.minimum(np.asarray(term_counts, dtype=float), MOST_TERMS)
    if shares.ndim != 2 or shares.shape[1] != len(counts):
        raise DataError(f"shares {shares.shape} do not fit {len(counts)} term counts")
    apart, own = shares - shares.mean(axis=1, keepdims=True), counts - counts.mean()
    scale = np.sqrt((apart**2).sum(axis=1) * (own**2).sum())
    following = np.where(scale > 0, (apart * own).sum(axis=1) / np.where(scale > 0, scale, 1), -1.0)
    if following.max() <= 0:
        raise DataError(f"none of {len(shares)} fits has a topic that follows the theme's own terms")
    return following >= following.max() - WITHIN
