"""Shares by period to intervals that hold what they promise.

The rule, and what it was measured to do, is in docs/intervals.md.
"""

from .calibrate import Coded, calibration, kappa, sampled, scored
from .changes import Change, adjusted, change, change_points
from .estimate import Estimate, estimate
from .models import gate, matched, measured
from .pooled import Pooled, effective_articles, pooled

MIN_ARTICLES = 5
MIN_PAGES = 2
MIN_CORPUS = 60
PALE_BELOW = 10

__all__ = [
    "MIN_ARTICLES",
    "MIN_CORPUS",
    "MIN_PAGES",
    "PALE_BELOW",
    "Change",
    "Coded",
    "Estimate",
    "Pooled",
    "adjusted",
    "calibration",
    "change",
    "change_points",
    "effective_articles",
    "estimate",
    "gate",
    "kappa",
    "matched",
    "measured",
    "pooled",
    "sampled",
    "scored",
]
