"""Dates to periods: every one from first to last, and where in them each article may lie."""

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ..articles.records import DateSpan
from ..errors import DataError

MONTHS = {"year": 12, "quarter": 3, "month": 1}
Custom = tuple[str, datetime.date, datetime.date]


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends included."""

    label: str
    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        """Give how many days it has, the first and the last included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Placement:
    """Where each article may lie.

    *first*: the first period it may lie in, counted from 0; -1 where it enters none. *chance*: how much of its date
    lies there (uniform over days), the rest in the next period; 1 where its date lies in one period wholly.
    *undated*: no date at all; *wide*: a date over more than two neighbouring periods; *outside*: a date that lies, in
    part or wholly, in none of the periods asked for.
    """

    first: np.ndarray = field(repr=False)
    chance: np.ndarray = field(repr=False)
    undated: int
    wide: int
    outside: int

    @property
    def sure(self) -> np.ndarray:
        """Give which articles lie wholly in one period."""
        return (self.first >= 0) & (self.chance == 1)


def periods_between(first: datetime.date, last: datetime.date, *, period: str) -> list[Period]:
    """Give every year, quarter or month from the one of *first* to the one of *last*.

    >>> [one.label for one in periods_between(datetime.date(2020, 11, 3), datetime.date(2021, 2, 1), period="quarter")]
    ['2020-Q4', '2021-Q1']
    """
    if period not in MONTHS:
        raise DataError(f"no period is called {period!r}: year, quarter, month, or a list of (label, first, last)")
    step = MONTHS[period]
    begin = (first.year * 12 + first.month - 1) // step
    end = (last.year * 12 + last.month - 1) // step
    return [_period(number, step) for number in range(begin, end + 1)]


def _period(number: int, step: int) -> Period:
    """Give the period that begins *number* × *step* months after the year 0."""
    year, month = divmod(number * step, 12)
    following = datetime.date(*_year_and_month((number + 1) * step), 1)
    label = {12: f"{year}", 3: f"{year}-Q{month // 3 + 1}", 1: f"{year}-{month + 1:02}"}[step]
    return Period(label, datetime.date(year, month + 1, 1), following - datetime.timedelta(days=1))


def _year_and_month(months: int) -> tuple[int, int]:
    return months // 12, months % 12 + 1


def custom_periods(periods: Sequence[Custom]) -> list[Period]:
    """Check a list of (label, first day, last day), and give its periods in the order of time."""
    out = sorted((Period(str(label), first, last) for label, first, last in periods), key=lambda one: one.first)
    for one in out:
        if one.last < one.first:
            raise DataError(f"period {one.label!r} ends on {one.last}, before it begins on {one.first}")
    for one, following in itertools.pairwise(out):
        if following.first <= one.last:
            raise DataError(f"periods {one.label!r} and {following.label!r} overlap on {following.first}")
    if len({one.label for one in out}) < len(out) or not out:
        raise DataError("periods want one label each, and there must be at least one")
    return out


def placed(dates: Sequence[DateSpan | None], periods: Sequence[Period]) -> Placement:
    """Say where each article may lie: in one period, or in two neighbours; all others are counted, not placed."""
    first, chance = np.full(len(dates), -1), np.full(len(dates), np.nan)
    undated = wide = outside = 0
    for row, date in enumerate(dates):
        if date is None:
            undated += 1
            continue
        touched = [
            number for number, one in enumerate(periods) if one.first <= date.latest and date.earliest <= one.last
        ]
        days = [_shared_days(date, periods[number]) for number in touched]
        if len(touched) > 2:
            wide += 1
        elif sum(days) < (date.latest - date.earliest).days + 1:
            outside += 1
        else:
            first[row], chance[row] = touched[0], days[0] / sum(days)
    return Placement(first, chance, undated, wide, outside)


def _shared_days(date: DateSpan, period: Period) -> int:
    return (min(date.latest, period.last) - max(date.earliest, period.first)).days + 1
