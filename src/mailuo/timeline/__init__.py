"""Shares of articles and their dates to themes traced through time."""

from .changes import changes
from .checks import MEASURES, MENTIONS
from .periods import Period, Placement, custom_periods, periods_between, placed
from .timeline import Timeline, timeline

__all__ = [
    "MEASURES",
    "MENTIONS",
    "Period",
    "Placement",
    "Timeline",
    "changes",
    "custom_periods",
    "periods_between",
    "placed",
    "timeline",
]
