"""Numbers to figures: functions that take numbers and an `Axes` and return the `Axes`; `draw` makes the figure."""

from .layout import Drawing, draw
from .pages import role_strips
from .style import NARROW, WIDE, font, save, style, theme_styles
from .time import coverage, timelines

__all__ = [
    "NARROW", "WIDE", "Drawing", "coverage", "draw", "font", "role_strips", "save", "style", "theme_styles", "timelines",
]  # fmt: skip
