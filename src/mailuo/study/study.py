"""A corpus folder to one study: what its articles, words, topics, clusters and themes are, computed when asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from .. import themes as naming
from ..articles.records import Article, DateSpan
from ..corpus import Corpus, open_corpus
from ..timeline import Timeline
from . import measured, models, texts, times
from .settings import Settings, read_settings

Progress = Callable[[str, Iterable], Iterable]


def quietly(label: str, items: Iterable) -> Iterable:
    """Give the items as they are: the progress of a study that nobody watches."""
    return items


@dataclass(frozen=True)
class Tiers:
    """A theme's two tiers, side by side and never summed."""

    name: Timeline
    related: Timeline

    def frame(self) -> pd.DataFrame:
        """Give a row for each period, theme and tier: period, label, measure, share, low, high, n_articles, …"""
        return pd.concat([self.name.frame(), self.related.frame()], ignore_index=True)


@dataclass(frozen=True)
class Study:
    """All results of one study.

    Each property is computed once, when first asked for, from those above it, by the function of its name in `texts`,
    `models`, `measured` or `times`: what it holds stands there.
    """

    corpus: Corpus
    settings: Settings
    progress: Progress = field(default=quietly, repr=False)

    # ------------------------------------------------------------------ articles

    pages = cached_property(texts.pages)
    counted = cached_property(texts.counted)
    characters = cached_property(texts.characters)
    headlines = cached_property(texts.headlines)
    source = cached_property(texts.source)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Give every article of the corpus, dated and linked, in page order."""
        return tuple(self.corpus.articles)

    @cached_property
    def ids(self) -> list[str]:
        """Give the ids of the counted articles."""
        return [article.id for article in self.counted]

    @cached_property
    def dates(self) -> list[DateSpan | None]:
        """Give the dates of the counted articles."""
        return [article.date for article in self.counted]

    # ------------------------------------------------------------------ words

    lexicon = cached_property(texts.lexicon)
    units = cached_property(texts.units)
    words = cached_property(texts.words)
    losses = cached_property(texts.losses)
    counts = cached_property(texts.counts)
    article_counts = cached_property(texts.article_counts)

    # ------------------------------------------------------------------ topics and clusters

    choice = cached_property(models.choice)
    together = cached_property(models.together)
    topics = cached_property(models.topics)
    centres = cached_property(models.centres)
    clusters = cached_property(models.clusters)
    cluster_of = cached_property(models.cluster_of)
    agreement = cached_property(models.agreement)
    positions = cached_property(models.positions)
    dendrogram = cached_property(models.dendrogram)
    top_terms = cached_property(models.top_terms)

    @property
    def seeds(self) -> range:
        """Give the seeds of the fits."""
        return range(self.settings.seed, self.settings.seed + self.settings.n_seeds)

    # ------------------------------------------------------------------ themes

    themes = cached_property(measured.themes)
    mentions = cached_property(measured.mentions)
    themes_by_article = cached_property(measured.themes_by_article)
    company = cached_property(measured.company)
    guided_fit = cached_property(measured.guided_fit)
    guided_shares = cached_property(measured.guided_shares)
    theme_shares = cached_property(measured.theme_shares)
    readings = cached_property(measured.readings)
    disagreements = cached_property(measured.disagreements)

    @property
    def theme_names(self) -> list[str]:
        """Give the names of the themes in their order."""
        return [theme.name for theme in self.themes]

    @property
    def glosses(self) -> dict[str, str]:
        """Give the English name of each theme that has one."""
        return {theme.name: theme.gloss for theme in self.themes if theme.gloss}

    def mentioned(self, tier: str) -> np.ndarray:
        """Give 1 where an article mentions a theme in *tier* ("name", "related", "either"): (n_articles, n_themes)."""
        return naming.shares_of_articles(self.mentions, self.counted, self.themes, tier)

    def measured_share(self, theme: str) -> np.ndarray:
        """Give each article's share of *theme* by guided topics, or 1 where it is mentioned if none measures it."""
        return measured.measured_share(self, theme)

    # ------------------------------------------------------------------ time

    periods = cached_property(times.periods)
    span = cached_property(times.span)
    period_of = cached_property(times.period_of)
    timelines = cached_property(times.timelines)
    coverage = cached_property(times.coverage)
    keyness = cached_property(times.keyness)
    distinctive = cached_property(times.distinctive)
    evidence = cached_property(times.evidence)

    @property
    def period_name(self) -> str:
        """Give what one period is called: year, quarter, month, or period."""
        return self.settings.period if isinstance(self.settings.period, str) else "period"

    @cached_property
    def timeline(self) -> Tiers:
        """Give the themes by mention, both tiers, through time."""
        return Tiers(self.timelines["name"], self.timelines["related"])


def open_study(folder: str | Path, *, progress: Progress = quietly) -> Study:
    """Open a corpus folder, a folder of pages, or one page file as a study.

    Raises:
        CorpusError: nothing is there, or a setting is not what it should be.
    """
    opened = open_corpus(folder)
    return Study(opened, read_settings(opened.folder), progress)
