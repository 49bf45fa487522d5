"""A study to its themes, measured: where they are mentioned, how much text is theirs, what coders say of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .. import coding, keyness
from .. import evidence as tracing
from .. import themes as naming
from ..tables import read_csv
from ..topics import Topics

if TYPE_CHECKING:
    from .study import Study

FREE_TOPICS = (3, 5, 7)  # beside the guided ones; with GUIDED_SEEDS the ensemble of nine fits that was measured
GUIDED_SEEDS = 3


def themes(study: Study) -> list[naming.Theme]:
    """Give the themes of the corpus folder; a corpus without themes.toml has none."""
    path = study.corpus.folder / "themes.toml"
    return naming.read_themes(path) if path.is_file() else []


def mentions(study: Study) -> pd.DataFrame:
    """Give every mention of every theme's terms, a row each."""
    return naming.mentions(study.counted, study.themes, lexicon=study.lexicon, pages=study.pages)


def themes_by_article(study: Study) -> pd.DataFrame:
    """Give how often each article mentions each theme, by tier, zeros too."""
    found = study.mentions.groupby(["article", "theme", "tier"]).size().to_dict()
    rows = [
        (
            one.id,
            study.headlines[one.id],
            study.period_of[one.id] or "—",
            theme,
            tier,
            found.get((one.id, theme, tier), 0),
        )
        for one in study.counted
        for theme in study.theme_names
        for tier in naming.TIERS
    ]
    return pd.DataFrame(rows, columns=["article", "headline", "period", "theme", "tier", "mentions"])


def company(study: Study) -> pd.DataFrame:
    """Give in how many articles two themes meet."""
    return keyness.cooccurrence(study.mentions, study.themes)


def guided_fits(study: Study) -> Iterator[Topics]:
    """Fit topics seeded with the themes' terms, others left free: a fit for each K and seed of an ensemble."""
    return tracing.each_guided(
        study.counts, study.themes, lexicon=study.lexicon, n_free=FREE_TOPICS, seeds=study.seeds[:GUIDED_SEEDS]
    )


def guided_fit(study: Study) -> Topics | None:
    """Give the first of the guided fits, which shows the words of all, None where there is none."""
    return next(guided_fits(study), None)


def guided_shares(study: Study) -> np.ndarray:
    """Give the themes' shares of text by guided topics alone, as in `theme_shares`, which needs no choice of K."""
    shares = tracing.guided_shares(guided_fits(study), study.counts, study.themes)
    return tracing.followed(shares, study.mentions, study.counted, study.themes)


def theme_shares(study: Study) -> dict[str, np.ndarray]:
    """Give the themes' shares of text by "guided" and by "found" topics: (n_fits, n_articles, n_themes + 1).

    The last column is 其他. NaN where a fit does not follow the theme's own mentions.
    """
    found = tracing.found_shares(study.choice.fits, study.counts, study.themes, lexicon=study.lexicon)
    return {
        "guided": study.guided_shares,
        "found": tracing.followed(found, study.mentions, study.counted, study.themes),
    }


def measured_share(study: Study, theme: str) -> np.ndarray:
    """Give each article's share of *theme* by guided topics, or 1 where it is mentioned if none measures it."""
    place = study.theme_names.index(theme)
    shares = study.theme_shares["guided"][:, :, place]
    known = ~np.isnan(shares).all(axis=1)
    return shares[known].mean(axis=0) if known.any() else study.mentioned("either")[:, place]


def readings(study: Study) -> dict[str, coding.Reading]:
    """Give what coders read, by theme: the filled-in sheets in the folder ``coding`` of the corpus."""
    sheets = [read_csv(path) for path in sorted((study.corpus.folder / "coding").glob("*.csv"))]
    answered = [sheet for sheet in sheets if sheet.filter(regex="^coder_").notna().any(axis=None)]
    by_theme: dict[str, list[pd.DataFrame]] = {}
    for sheet in answered:
        by_theme.setdefault(str(sheet["theme"].iloc[0]), []).append(sheet)
    return {theme: coding.read_sheet(*sheets) for theme, sheets in by_theme.items()}


def disagreements(study: Study) -> pd.DataFrame:
    """Give the articles where mentions, guided topics and found topics part."""
    return tracing.disagreements(
        study.counted, study.themes, mentioned=study.mentioned("name"), measures=study.theme_shares
    )
