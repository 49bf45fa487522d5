"""A study to time: periods, timelines, the terms that set a period apart, and the evidence of every point."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .. import coding, themes
from .. import evidence as tracing
from .. import keyness as contrast
from .. import timeline as lines
from ..errors import DataError
from ..intervals import Coded

if TYPE_CHECKING:
    from .study import Study


def periods(study: Study) -> list[lines.Period]:
    """Give every period that is shown, first to last."""
    if isinstance(study.settings.period, str):
        return lines.periods_between(*study.span, period=study.settings.period)
    return lines.custom_periods(study.settings.period)


def span(study: Study) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day that is shown: the settings' years, else the dates of the articles."""
    days = [day for one in study.dates if one for day in (one.earliest, one.latest)]
    first = datetime.date(study.settings.first, 1, 1) if study.settings.first else min(days, default=None)
    last = datetime.date(study.settings.last, 12, 31) if study.settings.last else max(days, default=None)
    if first is None or last is None:
        raise DataError("no article has a date, so nothing can be traced through time; corpus.toml can state dates")
    return min(first, last), max(first, last)


def period_of(study: Study) -> dict[str, str | None]:
    """Give the period in which each counted article wholly lies, None where there is none."""
    if not any(study.dates):
        return dict.fromkeys(study.ids)
    found = lines.placed(study.dates, study.periods)
    labels = [study.periods[first].label if sure else None for first, sure in zip(found.first, found.sure)]
    return dict(zip(study.ids, labels))


def timelines(study: Study) -> dict[str, lines.Timeline]:
    """Give the timelines by measure.

    Themes by mention: name, related, either; by share of text: guided, found; besides topic and cluster.
    """
    found = {tier: traced(study, study.mentioned(tier), tier, study.theme_names) for tier in lines.MENTIONS}
    with_rest = [*study.theme_names, themes.OTHER]
    coded = {theme: coding.coded(reading, study.counted) for theme, reading in study.readings.items()}
    for name, shares in study.theme_shares.items():
        found[name] = traced(study, shares, name, with_rest, coded=coded)
    for name, topics, letter in (("topic", study.topics, "T"), ("cluster", study.clusters, "C")):
        labels = [f"{letter}{number}" for number in range(1, topics.n_topics + 1)]
        found[name] = traced(study, topics.shares, name, labels)
    return found


def traced(
    study: Study, shares: np.ndarray, measure: str, labels: Sequence[str], *, coded: Mapping[str, Coded] | None = None
) -> lines.Timeline:
    """Give the timeline of *shares* under the study's settings, as `timeline.timeline`."""
    return lines.timeline(
        shares,
        study.dates,
        measure=measure,
        period=study.settings.period if isinstance(study.settings.period, str) else list(study.settings.period),
        pages=[article.pages[0] for article in study.counted],
        seed=study.settings.seed,
        labels=labels,
        characters=study.characters,
        between=study.span,
        coded=coded,
    )


def coverage(study: Study) -> pd.DataFrame:
    """Give the articles, pages and characters of each period, every one from first to last; none without dates."""
    if not any(study.dates):
        columns = ["period", "n_articles", "n_pages", "characters", "partial", "undated"]
        return pd.DataFrame(columns=columns).astype({"n_articles": float, "undated": float, "partial": bool})
    line = traced(study, np.ones((len(study.counted), 1)), "name", ["all"])
    return pd.DataFrame(
        {
            "period": line.periods,
            "n_articles": line.n_articles,
            "n_pages": line.n_pages,
            "characters": line.characters,
            "partial": line.partial,
            "undated": line.undated,
        }
    )


def keyness(study: Study) -> pd.DataFrame:
    """Give how far each term sets each period apart from the others."""
    return contrast.keyness(study.counts, row_periods(study), pages=row_pages(study))


def distinctive(study: Study) -> pd.DataFrame:
    """Give the terms that may be called distinctive of each period."""
    return contrast.distinctive(study.keyness)


def row_periods(study: Study) -> list[str | None]:
    """Give the period of each row of the counts, None where its article lies in none."""
    return [study.period_of[group] for group in study.counts.groups]


def row_pages(study: Study) -> list[str]:
    """Give the page on which the article of each row of the counts begins."""
    first = {article.id: article.pages[0] for article in study.counted}
    return [first[group] for group in study.counts.groups]


def evidence(study: Study) -> pd.DataFrame:
    """Give the articles and sentences behind every point of every timeline; one fit speaks for an ensemble."""
    return tracing.evidence(study.mentions, study.timelines.values(), study.counted, **_behind(study))


def evidence_parts(study: Study) -> Iterator[pd.DataFrame]:
    """Give the rows of `evidence` part by part: of a large corpus they are millions."""
    return tracing.evidence_parts(study.mentions, study.timelines.values(), study.counted, **_behind(study))


def _behind(study: Study) -> dict[str, object]:
    """Give the shares that timelines were made of, and the models whose words show where they come from."""
    found = tracing.themed(study.choice.topics, study.counts, study.themes, lexicon=study.lexicon)
    models = {
        "found": (found, study.counts),
        "topic": (study.choice.topics, study.counts),
        "cluster": (study.clusters, study.article_counts),
    }
    if study.guided_fit:
        models["guided"] = (study.guided_fit, study.counts)
    shares = {**study.theme_shares, "topic": study.topics.shares, "cluster": study.clusters.shares}
    return {"shares": shares, "models": models, "pages": study.pages}
