"""Mentions to how many there are: by article, by period, and before or after a theme had its name."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..corpus import CountedArticle
from ..errors import DataError
from .reading import TIERS, Theme

RATES = (
    ("per_article", "mentions", "n_articles", 1),
    ("per_paragraph", "paragraphs", "n_paragraphs", 1),
    ("per_10000", "mentions", "n_characters", 10_000),
)


def shares_of_articles(
    mentions: pd.DataFrame, articles: Sequence[CountedArticle], themes: Sequence[Theme], tier: str
) -> np.ndarray:
    """Give 1 where an article mentions a theme, 0 where it does not: (n_articles, n_themes).

    *tier*: "name", "related", or "either", by which an article counts once that has both.
    """
    _check_tier(tier)
    chosen = mentions if tier == "either" else mentions[mentions["tier"] == tier]
    rows = {article.id: row for row, article in enumerate(articles)}
    columns = {theme.name: column for column, theme in enumerate(themes)}
    shares = np.zeros((len(articles), len(themes)))
    for article, theme in zip(chosen["article"], chosen["theme"]):
        if article in rows and theme in columns:
            shares[rows[article], columns[theme]] = 1
    return shares


def _check_tier(tier: str) -> None:
    if tier not in (*TIERS, "either"):
        raise DataError(f"a tier is name, related or either, not {tier!r}")


def characters(article: CountedArticle) -> int:
    """Give the number of characters of an article's counted text, white space left out."""
    return sum(len("".join(paragraph.text.split())) for paragraph in article.paragraphs)


def rates(
    mentions: pd.DataFrame,
    articles: Sequence[CountedArticle],
    themes: Sequence[Theme],
    *,
    parts: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count the mentions of each theme in each period, by tier, and per article and per 10,000 characters.

    Args:
        parts: (n_articles, n_periods), what part of each article lies in each period, named by its columns; without
            it there is one period, "all". Rows of zeros are in no period.

    Returns:
        period, theme, tier; mentions, paragraphs and articles that mention it; n_articles, n_paragraphs, n_characters
        and n_pages of the period; per_article (mentions an article), per_paragraph (share of paragraphs that mention
        it), per_10000 (mentions per 10,000 characters). These rates are NaN for a period in which no article lies
        wholly.
    """
    if parts is None:
        parts = pd.DataFrame({"all": np.ones(len(articles))})
    weights = parts.to_numpy(float)
    if len(weights) != len(articles):
        raise DataError(f"{len(weights)} rows say in which period {len(articles)} articles lie")
    row = {article.id: number for number, article in enumerate(articles)}
    sizes = _sizes(articles, weights)
    empty = ~(weights == 1).any(axis=0)
    frames = []
    for theme in themes:
        for tier in TIERS:
            chosen = mentions[(mentions["theme"] == theme.name) & (mentions["tier"] == tier)]
            sums = _sums(chosen, row, weights)
            rates = {
                name: np.where(empty, np.nan, per * sums[above] / np.where(empty, np.nan, sizes[below]))
                for name, above, below, per in RATES
            }
            told = {"period": parts.columns, "theme": theme.name, "tier": tier, **sums, **sizes, **rates}
            frames.append(pd.DataFrame(told))
    names = ["period", "theme", "tier", *_sums(mentions.iloc[:0], row, weights), *sizes, *(name for name, *_ in RATES)]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=names)


def _sums(chosen: pd.DataFrame, row: dict[str, int], weights: np.ndarray) -> dict[str, np.ndarray]:
    """Give how many mentions, paragraphs and articles of *chosen* lie in each period, by their parts."""
    first = chosen.drop_duplicates(["article", "paragraph"])
    n_mentions, n_paragraphs = (
        np.bincount(rows["article"].map(row).to_numpy(int), minlength=len(row)) for rows in (chosen, first)
    )
    counted = {"mentions": n_mentions, "paragraphs": n_paragraphs, "articles": n_mentions > 0}
    return {name: _in_periods(values, weights) for name, values in counted.items()}


def _sizes(articles: Sequence[CountedArticle], weights: np.ndarray) -> dict[str, np.ndarray]:
    """Give how many articles, paragraphs, characters and pages there are in each period."""
    return {
        "n_articles": weights.sum(axis=0),
        "n_paragraphs": _in_periods([len(article.paragraphs) for article in articles], weights),
        "n_characters": _in_periods([characters(article) for article in articles], weights),
        "n_pages": np.array([len({articles[row].pages[0] for row in np.flatnonzero(part)}) for part in weights.T]),
    }


def _in_periods(values: Sequence[float], weights: np.ndarray) -> np.ndarray:
    # einsum adds up in one order, on any machine
    return np.einsum("a,ap->p", np.asarray(values, dtype=float), weights)


def since(mentions: pd.DataFrame, articles: Sequence[CountedArticle], themes: Sequence[Theme]) -> list[str]:
    """Tell of each mention whether it is older than its theme's name: "before", "since", "unknown"; "" without a day.

    So the forerunners of a theme can be traced by its related terms, told apart from what came after its name.
    """
    dates = {article.id: article.date for article in articles}
    days = {theme.name: theme.since for theme in themes}
    told = []
    for article, theme in zip(mentions["article"], mentions["theme"]):
        date, day = dates[article], days[theme]
        if day is None:
            told.append("")
        elif date is None or date.earliest < day <= date.latest:
            told.append("unknown")
        else:
            told.append("before" if date.latest < day else "since")
    return told
