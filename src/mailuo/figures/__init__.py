"""Numbers to figures: functions that take numbers and an `Axes` and return the `Axes`; `draw` makes the figure."""

from .layout import Drawing, draw
from .look import NARROW, WIDE, font, save, style, theme_styles, unprintable
from .models import against, choice, cluster_map, dendrogram
from .pages import role_strips
from .terms import distinctive, top_terms, topics
from .themes import cooccurrence, theme_articles
from .time import coverage, timelines

__all__ = [
    "NARROW",
    "WIDE",
    "Drawing",
    "against",
    "choice",
    "cluster_map",
    "cooccurrence",
    "coverage",
    "dendrogram",
    "distinctive",
    "draw",
    "font",
    "role_strips",
    "save",
    "style",
    "theme_articles",
    "theme_styles",
    "timelines",
    "top_terms",
    "topics",
    "unprintable",
]  # fmt: skip
