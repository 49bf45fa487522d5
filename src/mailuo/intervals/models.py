"""Fits of topic models to what each says of a theme: its topics, their share of the words, and which fits count."""

from collections.abc import Sequence

import numpy as np

from ..errors import DataError
from ..matrix import Counts
from ..topics import Topics

WITHIN, MOST_TERMS, LIFT = 0.1, 20, 2.0


def matched(topics: Topics, counts: Counts, terms: Sequence[str]) -> np.ndarray:
    """Say which topics are of a theme, (n_topics,): half of its *terms* or more are there twice as frequent as overall.

    Terms that *counts* does not know cannot be found anywhere and are passed over; refused where it knows none.
    """
    column = {term: number for number, term in enumerate(topics.terms)}
    known = [column[term] for term in dict.fromkeys(terms) if term in column]
    if not known:
        raise DataError(f"none of the theme's {len(terms)} terms is in the vocabulary, first {list(terms)[:1]}")
    frequency = np.asarray(counts.matrix.sum(axis=0), dtype=float).ravel()
    overall = frequency[known] / frequency.sum()
    share = topics.weights[:, known] / topics.weights.sum(axis=1, keepdims=True)
    return (share >= LIFT * overall).mean(axis=1) >= 0.5


def measured(fits: Sequence[Topics], counts: Counts, *, terms: Sequence[str], articles: Sequence[str]) -> np.ndarray:
    """Give the share of a theme in each article as each fit measures it, (n_fits, n_articles).

    A fit's share is that of the article's words which are of the topics matched to the theme: a word of term w in
    document d is topic k's to the part share(d, k) weight(k, w) / Σ share(d, j) weight(j, w), so that the prior's
    smoothing is not counted. An article without words is NaN; a fit without a topic for the theme measures 0.
    """
    row_of = {article: number for number, article in enumerate(articles)}
    missing = [group for group in counts.groups if group not in row_of]
    if missing:
        raise DataError(f"{len(missing)} rows of counts are of no article named, first {missing[0]!r}")
    entries = counts.matrix.tocoo()
    article = np.array([row_of[group] for group in counts.groups])[entries.row]
    words = np.bincount(article, entries.data, minlength=len(articles))
    out = np.empty((len(fits), len(articles)))
    for number, topics in enumerate(fits):
        chosen = matched(topics, counts, terms)
        own, total = np.zeros(len(entries.data)), np.zeros(len(entries.data))
        for topic in range(topics.n_topics):  # in this order: the sum is the same everywhere
            part = topics.weights[topic][entries.col] * topics.shares[:, topic][entries.row]
            total += part
            if chosen[topic]:
                own += part
        part = np.divide(own, total, out=np.zeros_like(own), where=total > 0) * entries.data
        sums = np.bincount(article, part, minlength=len(articles))
        out[number] = np.where(words > 0, sums / np.maximum(words, 1), np.nan)
    return out


def gate(shares: np.ndarray, term_counts: np.ndarray) -> np.ndarray:
    """Say which fits measure the theme: their shares follow its own term counts nearly as well as the best fit's do.

    Args:
        shares: (n_fits, n_articles), the share of the theme's topics in each article; an article with NaN is left out.
        term_counts: how often the theme's terms occur in each article.

    Returns:
        (n_fits,) True where the correlation is within 0.1 of the best. Refused where no fit follows the terms.
    """
    shares, counts = np.asarray(shares, dtype=float), np.minimum(np.asarray(term_counts, dtype=float), MOST_TERMS)
    if shares.ndim != 2 or shares.shape[1] != len(counts):
        raise DataError(f"shares {shares.shape} do not fit {len(counts)} term counts")
    known = ~np.isnan(shares).any(axis=0)
    shares, counts = shares[:, known], counts[known]
    apart, own = shares - shares.mean(axis=1, keepdims=True), counts - counts.mean()
    scale = np.sqrt((apart**2).sum(axis=1) * (own**2).sum())
    following = np.where(scale > 0, (apart * own).sum(axis=1) / np.where(scale > 0, scale, 1), -1.0)
    if following.max() <= 0:
        raise DataError(f"none of {len(shares)} fits has a topic that follows the theme's own terms")
    return following >= following.max() - WITHIN
