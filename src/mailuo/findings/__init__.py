"""Results to sentences: titles and answers made from the numbers by rule, in English and Chinese."""

from .titles import (
    against_title,
    cooccurrence_title,
    coverage_title,
    distinctive_title,
    map_title,
    roles_title,
    theme_articles_title,
    timelines_title,
    top_terms_title,
    topics_title,
    tree_title,
)  # fmt: skip
from .wording import (
    FEW,
    MEASURES,
    NO_INTERVALS,
    NOTHING_DATED,
    NOTHING_DISTINCTIVE,
    QUALITIES,
    glossed,
    listed,
    of,
    plural,
    stretches,
)  # fmt: skip

__all__ = [
    "FEW", "MEASURES", "NOTHING_DATED", "NOTHING_DISTINCTIVE", "NO_INTERVALS", "QUALITIES", "against_title",
    "cooccurrence_title", "coverage_title", "distinctive_title", "glossed", "listed", "map_title", "of", "plural",
    "roles_title", "stretches", "theme_articles_title", "timelines_title", "top_terms_title", "topics_title",
    "tree_title",
]  # fmt: skip
