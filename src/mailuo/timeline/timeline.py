"""Shares × dates to a `Timeline`: the mean share of articles in every period, and what stands behind it."""

import datetime
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from ..articles.records import DateSpan
from ..errors import DataError
from ..intervals import PALE_BELOW, Coded, Estimate, estimate
from .checks import MENTIONS, calibrated_on, checked, estimand, kept_fits, unassigned
from .counting import denominators, numbered, partial, plain, reasons
from .periods import Custom, Period, custom_periods, periods_between, placed


@dataclass(frozen=True)
class Timeline:
    """The mean share of articles in every period, first to last, for each label (theme, topic or cluster).

    *shares*, *low*, *high* (n_periods, n_labels): NaN where no article lies wholly in the period, *low* and *high* also
    where no interval is drawn; a zero is a zero. *n_articles*: by chance where a date spans two periods, so it may be
    fractional; *n_sure*: articles that lie wholly in the period; *n_pages*: their pages; *characters*: of all its
    articles, NaN where not told. *undated*: articles in no period, for want of a date or because it is too wide;
    *outside*: dated, but not in the periods asked for; *unassigned*: articles that no topic claims, not in the mean.
    *partial*: periods that the dates of the corpus cover only in part; *pale*: intervals on fewer than ten articles.
    *notes*: why a period has no interval, or no share; *note*: why none has; "" where there is nothing to say.
    *estimands*: in words, what each label's shares are shares of. *estimates*: behind the intervals, for `changes`.
    """

    measure: str
    periods: tuple[str, ...]
    labels: tuple[str, ...]
    shares: np.ndarray = field(repr=False)
    low: np.ndarray = field(repr=False)
    high: np.ndarray = field(repr=False)
    n_articles: np.ndarray = field(repr=False)
    undated: int
    n_sure: np.ndarray = field(repr=False)
    n_pages: np.ndarray = field(repr=False)
    characters: np.ndarray = field(repr=False)
    wide: int
    outside: int
    unassigned: int
    n_fits: tuple[int, ...]
    partial: np.ndarray = field(repr=False)
    pale: np.ndarray = field(repr=False)
    notes: tuple[str, ...] = field(repr=False)
    note: str
    estimands: tuple[str, ...]
    spans: tuple[Period, ...] = field(repr=False)
    estimates: tuple[Estimate | None, ...] = field(repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        shape = (len(self.periods), len(self.labels))
        if not self.shares.shape == self.low.shape == self.high.shape == shape:
            raise DataError(
                f"a timeline of {shape} does not fit shares {self.shares.shape}, intervals {self.low.shape}"
            )

    def frame(self) -> pd.DataFrame:
        """Give a row for each period and label: period, label, measure, share, low, high, n_articles, and the rest."""
        n_periods, n_labels = self.shares.shape
        by_period = {
            "n_articles": self.n_articles,
            "n_pages": self.n_pages,
            "characters": self.characters,
            "partial": self.partial,
            "pale": self.pale,
            "note": self.notes,
        }
        return pd.DataFrame(
            {
                "period": np.repeat(self.periods, n_labels),
                "label": np.tile(self.labels, n_periods),
                "measure": self.measure,
                "share": self.shares.ravel(),
                "low": self.low.ravel(),
                "high": self.high.ravel(),
                **{name: np.repeat(values, n_labels) for name, values in by_period.items()},
            }
        )


def timeline(
    shares: np.ndarray,
    dates: Sequence[DateSpan | None],
    *,
    measure: str,
    period: str | Sequence[Custom],
    pages: Sequence[Hashable],
    seed: int,
    labels: Sequence[str] | None = None,
    characters: Sequence[float] | None = None,
    coded: Mapping[str, Coded] | None = None,
    between: tuple[datetime.date, datetime.date] | None = None,
) -> Timeline:
    """Trace shares through time: the mean over *articles* in every period, with intervals where they can be held.

    Args:
        shares: (n_articles, n_labels), or (n_fits, n_articles, n_labels) for an ensemble of fits. NaN for an article
            that belongs to no topic: it is left out of the mean and counted as unassigned. So is a row of zeros where
            the measure is "topic" or "cluster" and all other rows sum to 1 (pass all topics, then); elsewhere 0 is 0.
            A fit that is NaN for all articles of a label does not count for that label (see `intervals.gate`).
        measure: "name", "related" or "either" for mentions (0 or 1); "guided", "topic" or "cluster" for shares.
        period: "year", "quarter", "month", or a list of (label, first day, last day).
        pages: the page of each article; of an article on several pages a tuple, the first one's page counts.
        coded: for a label, articles read by hand (positions as in *dates*), to calibrate its shares.
        between: first and last day that the timeline shall show at least.

    An article enters a period only if its date lies in one, or spans two neighbours: then it counts in both by its
    days, and where an interval is drawn its period is redrawn again and again and the point is the mean of the draws.
    The order of the articles does not matter.
    """
    cube, labels = checked(shares, dates, measure=measure, pages=pages, labels=labels, coded=coded)
    claimed = ~unassigned(cube, measure)
    spans = _periods(dates, period, between)
    placement = placed(dates, spans)
    if isinstance(period, str):  # every date that fits was given its periods: one outside them is too wide
        placement = replace(placement, wide=placement.wide + placement.outside, outside=0)
    heads = numbered(pages)
    enters = (placement.first >= 0) & claimed
    counts = denominators(placement, enters, heads, characters, len(spans))
    note, notes, drawn = reasons(counts, spans, int((placement.sure & claimed).sum()))
    where = (placement.first[enters], placement.chance[enters], heads[enters])
    traced = [
        _traced(cube[:, :, column], enters, where, drawn, measure in MENTIONS, seed, calibrated)
        for column, calibrated in enumerate(calibrated_on(coded, labels, cube))
    ]
    shape = (len(labels), len(spans))  # a study without themes has no label
    points, low, high = (np.array([one[part] for one in traced]).reshape(shape).T for part in range(3))
    points[counts["n_sure"] == 0] = np.nan
    return Timeline(
        measure=measure,
        periods=tuple(one.label for one in spans),
        labels=labels,
        shares=points,
        low=low,
        high=high,
        undated=placement.undated + placement.wide,
        wide=placement.wide,
        outside=placement.outside,
        unassigned=int((~claimed).sum()),
        n_fits=tuple(len(kept_fits(cube[:, :, column])) for column in range(len(labels))),
        partial=partial(dates, placement.first, spans),
        pale=drawn & (counts["n_sure"] < PALE_BELOW),
        notes=notes,
        note=note,
        estimands=tuple(estimand(measure, label, coded) for label in labels),
        spans=tuple(spans),
        estimates=tuple(one[3] for one in traced),
        **counts,
    )


def _traced(
    fits: np.ndarray,
    enters: np.ndarray,
    where: tuple[np.ndarray, np.ndarray, np.ndarray],
    drawn: np.ndarray,
    mentions: bool,
    seed: int,
    calibrated: dict[str, object],
) -> tuple[np.ndarray, np.ndarray, np.ndarray, Estimate | None]:
    """Give the points and the ends of one label in every period, and the estimate behind them if there is one."""
    kept, n_periods = kept_fits(fits)[:, enters], len(drawn)
    points, low, high = (np.full(n_periods, np.nan) for _ in range(3))
    if not kept.size:
        return points, low, high, None
    points = plain(kept, *where[:2], n_periods)
    if not (drawn.any() or calibrated) or not (where[1] == 1).any():
        return points, low, high, None
    held = estimate(kept, *where, n_periods=n_periods, mentions=mentions, seed=seed, **calibrated)
    points = np.where(drawn | bool(calibrated), held.mean, points)
    return points, np.where(drawn, held.low, np.nan), np.where(drawn, held.high, np.nan), held


def _periods(dates: Sequence[DateSpan | None], period: str | Sequence[Custom], between: tuple | None) -> list[Period]:
    """Give the periods that are shown: the list asked for, or every one that an article can enter, first to last."""
    if not isinstance(period, str):
        return custom_periods(period)
    days = list(between or ())
    for date in dates:
        if date is not None and len(periods_between(date.earliest, date.latest, period=period)) <= 2:
            days += [date.earliest, date.latest]
    if not days:
        raise DataError(
            f"no timeline: none of {len(dates)} articles has a date that fits one {period} or two neighbours"
        )
    return periods_between(min(days), max(days), period=period)
