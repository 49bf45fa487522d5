"""What a timeline is asked for to what it can be made of: shapes, measures, articles that no topic claims."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

import numpy as np

from ..articles.records import DateSpan
from ..errors import DataError
from ..intervals import Coded

MENTIONS = ("name", "related", "either")
MEASURES = (*MENTIONS, "guided", "found", "topic", "cluster")  # found: a theme by the topics that carry it


def checked(
    shares: np.ndarray,
    dates: Sequence[DateSpan | None],
    *,
    measure: str,
    pages: Sequence[Hashable],
    labels: Sequence[str] | None,
    coded: Mapping[str, Coded] | None,
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Give the shares as (n_fits, n_articles, n_labels) and the labels, or say what does not fit."""
    cube = np.array(shares, dtype=float, ndmin=3)
    if measure not in MEASURES:
        raise DataError(f"no measure is called {measure!r}: {', '.join(MEASURES)}")
    if cube.ndim != 3 or not cube.shape[1] == len(dates) == len(pages):
        raise DataError(f"shares {np.shape(shares)}, {len(dates)} dates and {len(pages)} pages are not of one corpus")
    wrong = np.argwhere((cube < 0) | (cube > 1 + 1e-6))
    if len(wrong):
        raise DataError(
            f"{len(wrong)} shares are not from 0 to 1, first {cube[tuple(wrong[0])]} of article {wrong[0][1]}"
        )
    if measure in MENTIONS and not np.isin(cube, (0, 1)).all():
        raise DataError(f"{measure!r} counts articles that mention a theme: every share must be 0 or 1")
    names = tuple(labels) if labels is not None else tuple(str(number) for number in range(1, cube.shape[2] + 1))
    if len(names) != cube.shape[2] or len(set(names)) < len(names):
        raise DataError(f"{cube.shape[2]} columns of shares want as many labels, each once: {len(names)} given")
    if coded and (measure in MENTIONS or not set(coded) <= set(names)):
        raise DataError(f"coded articles calibrate shares, not mentions, and of a label shown here: {sorted(coded)}")
    return np.minimum(cube, 1), names


def unassigned(cube: np.ndarray, measure: str) -> np.ndarray:
    """Say which articles no topic claims: NaN, or zeros among topics or clusters that otherwise sum to 1.

    Where a fit does not count for a label, rows are not complete, and a zero may be of an article of that very label.
    """
    counts = ~np.isnan(cube).all(axis=1, keepdims=True)
    missing = (np.isnan(cube) & counts).any(axis=(0, 2))
    sums = np.where(np.isnan(cube), 0, cube).sum(axis=2)[:, ~missing]
    whole = (np.abs(sums - 1) < 1e-6) | (sums == 0)
    if measure in ("topic", "cluster") and cube.shape[2] > 1 and counts.all() and whole.all():
        missing = missing.copy()
        missing[np.flatnonzero(~missing)[(sums == 0).any(axis=0)]] = True
    return missing


def kept_fits(shares: np.ndarray) -> np.ndarray:
    """Give the fits that count for a label, of its shares (n_fits, n_articles): those not NaN for all articles."""
    return shares[~np.isnan(shares).all(axis=1)]


def calibrated_on(
    coded: Mapping[str, Coded] | None, labels: Sequence[str], cube: np.ndarray
) -> Iterator[dict[str, object]]:
    """Yield for each label the articles read by hand and their measured shares, as `intervals.estimate` takes them."""
    for column, label in enumerate(labels):
        kept = kept_fits(cube[:, :, column])
        if not coded or label not in coded or not len(kept):
            yield {}
            continue
        measured = kept.mean(axis=0)[np.asarray(coded[label].articles)]
        if np.isnan(measured).any():
            raise DataError(f"{np.isnan(measured).sum()} articles coded for {label!r} belong to no topic")
        yield {"coded": coded[label], "measured": measured}


def estimand(measure: str, label: str, coded: Mapping[str, Coded] | None) -> str:
    """Give in words what is measured, for the axis and the caption."""
    if measure in MENTIONS:
        terms = {"name": "by name", "related": "by a related term", "either": "by name or a related term"}[measure]
        return f"share of articles that mention it {terms}"
    if coded and label in coded:
        return f"mean share of articles, calibrated on {len(coded[label].articles)} articles read by hand"
    models = "these clusters" if measure == "cluster" else "these topic models"
    return f"mean share of articles, as {models} measure it"
