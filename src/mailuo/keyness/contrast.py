"""Counts to what sets a period apart: the terms that it has more often than others, and those that rise and fall."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
import scipy.sparse
from scipy.stats import chi2

from ..errors import DataError
from ..intervals import adjusted
from ..matrix import Counts

PRIOR_WORDS = 500.0  # the size of the prior in Monroe, Colaresi & Quinn's own example
MIN_TOTAL = 5
LEVEL = 0.05
COLUMNS = (
    "term", "score", "log_odds", "g2", "log_ratio", "n", "n_others", "per_10000", "n_articles", "n_pages", "dp", "p",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One side of a comparison: how often each term occurs, in how many articles and pages, and how evenly."""

    count: np.ndarray
    words: float
    n_articles: np.ndarray
    n_pages: np.ndarray
    dp: np.ndarray


def keyness(
    counts: Counts,
    labels: Sequence[str | None],
    *,
    pages: Sequence[Hashable],
    min_total: int = MIN_TOTAL,
    prior_words: float = PRIOR_WORDS,
) -> pd.DataFrame:
    """Compare the terms of each period with those of all others: a row for each period and term, best first.

    Args:
        counts: rows are articles, or paragraphs with their article as group.
        labels, pages: the period and page of each row; rows without a period (None) are left out.
        min_total: terms that occur less often in all periods together are not compared: a filter that does not look at
            the difference, so that the correction for many comparisons stays valid.
        prior_words: the size of the prior, in words.

    Returns:
        period, term; score: the z of log_odds, the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi
        & Quinn, "Fightin' Words", Political Analysis 2008, equations 16, 20–22); g2: the log-likelihood ratio (Dunning
        1993, as Rayson & Garside 2000), its p and p_adjusted (Benjamini–Hochberg over all rows); log_ratio: its effect
        size (binary logarithm of the ratio of frequencies, 0 taken as half an occurrence; Hardie 2014); n and n_others:
        occurrences in the period and elsewhere; per_10000 words; n_articles, n_pages: in which it occurs in the period;
        dp: its dispersion over the period's articles (Gries 2008: 0 even, near 1 in few); distinctive, and why_not.

    Both tests take words as drawn one by one; in texts they come in clumps, and so a term from one article or one page
    is never distinctive, whatever its score.
    """
    names = _periods(labels, counts, pages)
    frames = []
    for name in names:
        own = np.array([label == name for label in labels])
        rest = np.array([label is not None and label != name for label in labels])
        if rest.any():
            frame = _compared(counts, pages, own, rest, min_total, prior_words)
            frames.append(frame.assign(period=name))
    return _judged(pd.concat(frames, ignore_index=True) if frames else None, ["period"])


def changes(
    counts: Counts,
    labels: Sequence[str | None],
    *,
    pages: Sequence[Hashable],
    min_total: int = MIN_TOTAL,
    prior_words: float = PRIOR_WORDS,
) -> pd.DataFrame:
    """Give the terms that rise and fall from each period with articles to the next: columns as `keyness`, and more.

    *before*, *period*: the two periods, by name in order; *direction*: "rise" or "fall". n_articles, n_pages, dp and
    the verdict are those of the period that has the term more often.
    """
    frames = []
    for before, after in pairwise(_periods(labels, counts, pages)):
        was = np.array([label == before for label in labels])
        now = np.array([label == after for label in labels])
        rise = _compared(counts, pages, now, was, min_total, prior_words)
        fall = _compared(counts, pages, was, now, min_total, prior_words)
        up = (rise["log_odds"] >= 0).to_numpy()
        frames += [
            rise[up].assign(before=before, period=after, direction="rise"),
            fall[~up].assign(before=before, period=after, direction="fall"),
        ]
    return _judged(pd.concat(frames, ignore_index=True) if frames else None, ["before", "period", "direction"])


def distinctive(frame: pd.DataFrame, *, n: int = 10) -> pd.DataFrame:
    """Give the *n* most distinctive terms of each period; a period without any has one row, its term missing."""
    parts = []
    for period in dict.fromkeys(frame["period"]):
        best = frame[(frame["period"] == period) & frame["distinctive"]].head(n)
        parts.append(best if len(best) else pd.DataFrame({"period": [period]}))
    if not parts:
        return frame
    return pd.concat(parts, ignore_index=True).reindex(columns=frame.columns)


def _periods(labels: Sequence[str | None], counts: Counts, pages: Sequence[Hashable]) -> list[str]:
    if not len(labels) == len(pages) == len(counts.ids):
        raise DataError(f"{len(counts.ids)} rows of counts, {len(labels)} periods and {len(pages)} pages do not fit")
    return sorted({label for label in labels if label is not None})


def _side(counts: Counts, pages: Sequence[Hashable], rows: np.ndarray) -> Side:
    """Count one side: its rows summed to articles, and these to pages."""
    chosen = np.flatnonzero(rows)
    matrix = scipy.sparse.csr_array(counts.matrix[chosen])
    articles = _summed(matrix, [counts.groups[row] for row in chosen])
    by_page = _summed(matrix, [pages[row] for row in chosen])
    count = np.asarray(articles.sum(axis=0), dtype=float).ravel()
    sizes = np.asarray(articles.sum(axis=1), dtype=float).ravel()
    total = float(sizes.sum())
    entries = articles.tocoo()
    article, term = entries.coords
    size = sizes[article] / max(total, 1)
    part = entries.data / np.maximum(count[term], 1)
    # Σ |part − size| over all articles is 1 plus what those that have the term add to their sizes
    more = np.bincount(term, weights=np.abs(part - size) - size, minlength=len(count))
    dp = np.where(count > 0, (1 + more) / 2, np.nan)
    return Side(count, total, _holding(articles), _holding(by_page), dp)


def _summed(matrix: scipy.sparse.csr_array, groups: Sequence[Hashable]) -> scipy.sparse.csr_array:
    places: dict[Hashable, int] = {}
    rows = np.array([places.setdefault(group, len(places)) for group in groups], dtype=np.int64)
    sums = scipy.sparse.csr_array(
        (np.ones(len(rows), np.int64), (rows, np.arange(len(rows)))), shape=(len(places), len(rows))
    )
    summed = scipy.sparse.csr_array(sums @ matrix)
    summed.sort_indices()
    return summed


def _holding(matrix: scipy.sparse.csr_array) -> np.ndarray:
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def _compared(
    counts: Counts,
    pages: Sequence[Hashable],
    own_rows: np.ndarray,
    rest_rows: np.ndarray,
    min_total: int,
    prior_words: float,
) -> pd.DataFrame:
    own, rest = _side(counts, pages, own_rows), _side(counts, pages, rest_rows)
    total = own.count + rest.count
    words = own.words + rest.words
    tested = np.flatnonzero(total >= min_total)
    y, z, both = own.count[tested], rest.count[tested], total[tested]
    prior = prior_words * both / max(words, 1)
    here, there = y + prior, z + prior
    log_odds = _log_odds(here, own.words + prior_words) - _log_odds(there, rest.words + prior_words)
    expected = both * own.words / max(words, 1), both * rest.words / max(words, 1)
    g2 = 2 * (_weighted_log(y, expected[0]) + _weighted_log(z, expected[1]))
    ratio = (np.where(y > 0, y, 0.5) / max(own.words, 1)) / (np.where(z > 0, z, 0.5) / max(rest.words, 1))
    return pd.DataFrame(
        {
            "term": [counts.terms[term] for term in tested],
            "score": log_odds / np.sqrt(1 / here + 1 / there),
            "log_odds": log_odds,
            "g2": np.maximum(g2, 0),
            "log_ratio": np.log2(ratio),
            "n": y.astype(int),
            "n_others": z.astype(int),
            "per_10000": 10_000 * y / max(own.words, 1),
            "n_articles": own.n_articles[tested],
            "n_pages": own.n_pages[tested],
            "dp": own.dp[tested],
            "p": chi2.sf(np.maximum(g2, 0), 1),
        }
    )


def _log_odds(count: np.ndarray, words: float) -> np.ndarray:
    return np.log(count) - np.log(np.maximum(words - count, 1e-9))


def _weighted_log(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    some = (observed > 0) & (expected > 0)
    return np.where(some, observed * np.log(np.where(some, observed, 1) / np.where(some, expected, 1)), 0)


def _judged(frame: pd.DataFrame | None, keys: list[str]) -> pd.DataFrame:
    """Correct for the number of comparisons, say what is distinctive and why not, and put the best first."""
    if frame is None:
        frame = pd.DataFrame(columns=[*keys, *COLUMNS])
    frame = frame.assign(p_adjusted=adjusted(frame["p"].to_numpy(float)))
    why = np.select(
        [frame["n_articles"] < 2, frame["n_pages"] < 2, frame["score"] <= 0, ~(frame["p_adjusted"] < LEVEL)],
        ["one article", "one page", "not more frequent", "may be chance"],
        default="",
    )
    frame = frame.assign(distinctive=why == "", why_not=why, order=-frame["score"].astype(float).round(9))
    frame = frame.sort_values([*keys, "order", "term"], ignore_index=True).drop(columns="order")
    return frame[[*keys, *(name for name in frame.columns if name not in keys)]]
