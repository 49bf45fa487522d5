"""Placed articles to what stands under every point: how many, of which pages, and why no interval is drawn."""

from collections.abc import Hashable, Sequence

import numpy as np

from ..articles.records import DateSpan
from ..intervals import MIN_ARTICLES, MIN_CORPUS, MIN_PAGES
from .periods import Period, Placement

EDGE = 12  # a period is partial when more than a twelfth of its days lies before the first date or after the last


def numbered(pages: Sequence[Hashable]) -> np.ndarray:
    """Number the pages in an order of their own, so that the order of the articles does not matter."""
    heads = [str(page[0]) if isinstance(page, tuple) else str(page) for page in pages]
    return np.unique(np.array(heads, dtype=str), return_inverse=True)[1].reshape(-1)


def by_chance(values: np.ndarray, first: np.ndarray, chance: np.ndarray, n_periods: int) -> np.ndarray:
    """Sum values over articles by period, (n_periods,): an article that spans two counts in both by its days."""
    order = np.lexsort((chance, values))  # sums must not depend on the order of the articles
    values, first, chance = values[order], first[order], chance[order]
    here = np.bincount(first, values * chance, minlength=n_periods + 1)
    here += np.bincount(first + 1, values * (1 - chance), minlength=n_periods + 1)
    return here[:n_periods]


def plain(shares: np.ndarray, first: np.ndarray, chance: np.ndarray, n_periods: int) -> np.ndarray:
    """Give the mean share of every period, articles weighted by chance, averaged over the fits."""
    number = by_chance(np.ones(len(first)), first, chance, n_periods)
    sums = np.mean([by_chance(row, first, chance, n_periods) for row in shares], axis=0)
    return np.where(number > 0, sums / np.where(number > 0, number, 1), np.nan)


def denominators(
    placement: Placement,
    enters: np.ndarray,
    heads: np.ndarray,
    characters: Sequence[float] | None,
    n_periods: int,
) -> dict[str, np.ndarray]:
    """Give articles, sure articles, their pages and characters of every period."""
    sure = enters & placement.sure
    first, chance = placement.first[enters], placement.chance[enters]
    long = np.full(len(enters), np.nan) if characters is None else np.asarray(characters, dtype=float)
    pairs = np.unique(np.column_stack([placement.first[sure], heads[sure]]), axis=0)
    return {
        "n_articles": by_chance(np.ones(len(first)), first, chance, n_periods),
        "n_sure": np.bincount(placement.first[sure], minlength=n_periods),
        "n_pages": np.bincount(pairs[:, 0], minlength=n_periods),
        "characters": by_chance(long[enters], first, chance, n_periods)
        if characters is not None
        else np.full(n_periods, np.nan),
    }


def reasons(counts: dict, periods: Sequence[Period], n_corpus: int) -> tuple[str, tuple[str, ...], np.ndarray]:
    """Say why no interval is drawn, for the whole corpus and for each period; and which periods have one."""
    note = ""
    if n_corpus < MIN_CORPUS:
        note = f"No interval is drawn: {n_corpus} articles lie wholly in one period, and below {MIN_CORPUS} none holds."
    notes, drawn = [], np.zeros(len(periods), dtype=bool)
    for number, one in enumerate(periods):
        articles, pages = int(counts["n_sure"][number]), int(counts["n_pages"][number])
        if not articles:
            notes.append(f"No data: no article lies wholly in {one.label}.")
        elif articles < MIN_ARTICLES:
            notes.append(f"No interval: {articles} of {MIN_ARTICLES} articles in {one.label}.")
        elif pages < MIN_PAGES:
            notes.append(f"No interval: all articles of {one.label} are of one page.")
        else:
            drawn[number] = not note
            notes.append(note)
    return note, tuple(notes), drawn


def partial(dates: Sequence[DateSpan | None], first: np.ndarray, periods: Sequence[Period]) -> np.ndarray:
    """Say which periods the dates cover only in part: at most the one of the first date and the one of the last."""
    entered = [date for date, number in zip(dates, first) if number >= 0]
    out = np.zeros(len(periods), dtype=bool)
    if not entered:
        return out
    begin, end = min(date.earliest for date in entered), max(date.latest for date in entered)
    for number, one in enumerate(periods):
        if one.first <= begin <= one.last:
            out[number] |= (begin - one.first).days * EDGE > one.days
        if one.first <= end <= one.last:
            out[number] |= (one.last - end).days * EDGE > one.days
    return out
