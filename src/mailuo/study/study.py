"""A corpus folder to one study: what its articles, words, topics, clusters and themes are, computed when asked for."""

from __future__ import annotations  # properties bear the names of modules

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from .. import clusters as clustering
from .. import coding, corpus, keyness, matrix, quality, themes, timeline, tokens, topics, words
from .. import evidence as tracing
from ..articles.records import Article, DateSpan
from ..errors import CorpusError, DataError
from ..intervals import Coded
from ..pages import Page
from ..tables import read_csv
from .memory import remembered
from .settings import Settings, read_settings

OTHER = "其他"  # the share of text that belongs to no theme
FREE_TOPICS = (3, 5, 7)  # beside the guided ones; with GUIDED_SEEDS the ensemble of nine fits that was measured
GUIDED_SEEDS = 3
TOKENS_AT_ONCE = 2_000  # texts: the tokens of a large corpus do not fit in memory

Progress = Callable[[str, Iterable], Iterable]


def quietly(label: str, items: Iterable) -> Iterable:
    """Give the items as they are: the progress of a study that nobody watches."""
    return items


@dataclass(frozen=True)
class Unit:
    """One row of the counts: a paragraph of an article, or the article."""

    id: str
    article: str
    text: str


@dataclass(frozen=True)
class Study:
    """All results of one study. Each property is computed once, when first asked for, from those above it."""

    corpus: corpus.Corpus
    settings: Settings
    progress: Progress = field(default=quietly, repr=False)

    # ------------------------------------------------------------------ articles

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Give the pages by id."""
        return {page.id: page for page in self.corpus.pages}

    @property
    def articles(self) -> tuple[Article, ...]:
        """Give every article of the corpus, dated and linked, in page order."""
        return tuple(self.corpus.articles)

    @cached_property
    def counted(self) -> list[corpus.CountedArticle]:
        """Give the articles that count: no index, no rest of a page, a joined continuation once."""
        return corpus.counted(self.articles, photos=self.settings.photos, reprints=self.settings.reprints)

    @cached_property
    def ids(self) -> list[str]:
        """Give the ids of the counted articles."""
        return [article.id for article in self.counted]

    @cached_property
    def dates(self) -> list[DateSpan | None]:
        """Give the dates of the counted articles."""
        return [article.date for article in self.counted]

    # ------------------------------------------------------------------ words

    @cached_property
    def lexicon(self) -> words.Lexicon:
        """Give the word lists of the corpus, with the themes' terms kept whole."""
        terms = [term for theme in self.themes for term in (*theme.terms, *theme.related, *theme.not_terms)]
        lexicon = words.read_lexicon(
            self.corpus.folder, extra_terms=terms, numbers=self.settings.numbers, simplify=self.settings.simplify
        )
        kinds = [kind for kind, _ in lexicon.stops]
        unknown = sorted(set(self.settings.keep) - set(kinds))
        if unknown:
            raise CorpusError(f"study.toml: keep names {unknown[0]!r}; words/stop.txt has {', '.join(kinds)}")
        return replace(lexicon, dropped=tuple(kind for kind in kinds if kind not in self.settings.keep))

    @cached_property
    def units(self) -> list[Unit]:
        """Give the rows of the counts: paragraphs, or whole articles."""
        if self.settings.unit == "article":
            return [Unit(one.id, one.id, "\n".join(part.text for part in one.paragraphs)) for one in self.counted]
        return [
            Unit(f"{one.id}¶{number}", one.id, text)
            for one in self.counted
            for number, text in enumerate([part.text for part in one.paragraphs] or [""], 1)
        ]

    @cached_property
    def words(self) -> list[list[str]]:
        """Give the words of every unit that are modelled."""
        names, numbers, pointers = tokens.numbered([unit.text for unit in self.units], lexicon=self.lexicon)
        return [
            [names[number] for number in numbers[start:end].tolist() if number >= 0]
            for start, end in pairwise(pointers)
        ]

    @cached_property
    def losses(self) -> tokens.Losses:
        """Give what the word lists dropped."""
        texts = [unit.text for unit in self.units]
        parts = (texts[start : start + TOKENS_AT_ONCE] for start in range(0, len(texts), TOKENS_AT_ONCE))
        documents = (document for part in parts for document in tokens.tokens(part, lexicon=self.lexicon))
        return tokens.losses(documents, self.lexicon, ids=[unit.id for unit in self.units])

    @cached_property
    def counts(self) -> matrix.Counts:
        """Give how often each term occurs in each unit."""
        return matrix.count_texts(
            [unit.text for unit in self.units],
            ids=[unit.id for unit in self.units],
            groups=[unit.article for unit in self.units],
            lexicon=self.lexicon,
            min_documents=self.settings.min_documents,
            max_share=self.settings.max_share,
        )

    @cached_property
    def article_counts(self) -> matrix.Counts:
        """Give how often each term occurs in each article."""
        return matrix.by_group(self.counts)

    # ------------------------------------------------------------------ topics and clusters

    @property
    def seeds(self) -> range:
        """Give the seeds of the fits."""
        return range(self.settings.seed, self.settings.seed + self.settings.n_seeds)

    @cached_property
    def choice(self) -> quality.Choice:
        """Give the fits over the grid of K and seeds, how good they are, and the K that they support, if any."""
        options = {"n_topics": list(self.settings.n_topics), "seeds": list(self.seeds), "together": self.together}
        return remembered(
            self.counts,
            self.words,
            options,
            lambda: quality.choose(
                self.counts, texts=self.words, n_topics=self.settings.n_topics, seeds=self.seeds, together=self.together
            ),
        )

    @cached_property
    def together(self) -> dict[str, str]:
        """Give for each reprint that counts again its original, so that one is not held out to test the other."""
        return {
            one.id: one.reprint_of.article
            for one in self.articles
            if self.settings.reprints and one.reprint_of is not None
        }

    @cached_property
    def topics(self) -> topics.Topics:
        """Give the consensus topics, with shares averaged to articles."""
        return topics.to_articles(self.choice.topics, self.counts)

    @cached_property
    def centres(self) -> clustering.Centres | None:
        """Give the centres that stand for the articles of a large corpus; None for others."""
        return clustering.centres(self.counts, seed=self.settings.seed)

    @cached_property
    def clusters(self) -> topics.Topics:
        """Give the clusters of articles by TF-IDF."""
        return clustering.clusters(
            self.counts,
            seed=self.settings.seed,
            n_clusters=self.settings.n_clusters,
            method=self.settings.clustering,
            shared=self.centres,
        )

    @cached_property
    def cluster_of(self) -> dict[str, str]:
        """Give the number of each article's cluster as text, "—" outside every cluster."""
        return {one: str(label) if label else "—" for one, label in zip(self.clusters.ids, self.clusters.labels)}

    @cached_property
    def agreement(self) -> pd.DataFrame:
        """Give how far topics and clusters agree."""
        return clustering.agreement(self.topics, self.clusters)

    @cached_property
    def positions(self) -> pd.DataFrame:
        """Give a place in the plane for each article, near where its words are alike."""
        return clustering.positions(self.counts, seed=self.settings.seed)

    @cached_property
    def dendrogram(self) -> clustering.Dendrogram:
        """Give the tree of the articles."""
        return clustering.dendrogram(self.counts, shared=self.centres)

    @cached_property
    def top_terms(self) -> pd.DataFrame:
        """Give the ten terms of highest TF-IDF of each article: article, headline, rank, term, weight."""
        weights, rows = matrix.tfidf(self.article_counts), []
        for number, article in enumerate(self.article_counts.ids):
            start, end = weights.indptr[number : number + 2]
            best = sorted(zip(-weights.data[start:end].round(9), weights.indices[start:end]))[:10]
            rows += [
                (article, self.headlines[article], rank, self.counts.terms[column], -weight)
                for rank, (weight, column) in enumerate(best, 1)
            ]
        return pd.DataFrame(rows, columns=["article", "headline", "rank", "term", "weight"])

    # ------------------------------------------------------------------ themes

    @cached_property
    def themes(self) -> list[themes.Theme]:
        """Give the themes of the corpus folder; a corpus without themes.toml has none."""
        path = self.corpus.folder / "themes.toml"
        return themes.read_themes(path) if path.is_file() else []

    @property
    def theme_names(self) -> list[str]:
        """Give the names of the themes in their order."""
        return [theme.name for theme in self.themes]

    @property
    def glosses(self) -> dict[str, str]:
        """Give the English name of each theme that has one."""
        return {theme.name: theme.gloss for theme in self.themes if theme.gloss}

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """Give every mention of every theme's terms, a row each."""
        return themes.mentions(self.counted, self.themes, lexicon=self.lexicon, pages=self.pages)

    def mentioned(self, tier: str) -> np.ndarray:
        """Give 1 where an article mentions a theme in *tier* ("name", "related", "either"): (n_articles, n_themes)."""
        return themes.shares_of_articles(self.mentions, self.counted, self.themes, tier)

    @cached_property
    def themes_by_article(self) -> pd.DataFrame:
        """Give how often each article mentions each theme, by tier, zeros too."""
        found = self.mentions.groupby(["article", "theme", "tier"]).size().to_dict()
        rows = [
            (
                one.id,
                self.headlines[one.id],
                self.period_of[one.id] or "—",
                theme,
                tier,
                found.get((one.id, theme, tier), 0),
            )
            for one in self.counted
            for theme in self.theme_names
            for tier in themes.TIERS
        ]
        return pd.DataFrame(rows, columns=["article", "headline", "period", "theme", "tier", "mentions"])

    @cached_property
    def company(self) -> pd.DataFrame:
        """Give in how many articles two themes meet."""
        return keyness.cooccurrence(self.mentions, self.themes)

    @cached_property
    def guided_fits(self) -> list[topics.Topics]:
        """Give topics seeded with the themes' terms, others left free: a fit for each K and seed of an ensemble."""
        return tracing.guided(
            self.counts, self.themes, lexicon=self.lexicon, n_free=FREE_TOPICS, seeds=self.seeds[:GUIDED_SEEDS]
        )

    @cached_property
    def guided_shares(self) -> np.ndarray:
        """Give the themes' shares of text by guided topics alone, as in `theme_shares`, which needs no choice of K."""
        shares = tracing.guided_shares(self.guided_fits, self.counts, self.themes)
        return tracing.followed(shares, self.mentions, self.counted, self.themes)

    @cached_property
    def theme_shares(self) -> dict[str, np.ndarray]:
        """Give the themes' shares of text by "guided" and by "found" topics: (n_fits, n_articles, n_themes + 1).

        The last column is 其他. NaN where a fit does not follow the theme's own mentions.
        """
        found = tracing.found_shares(self.choice.fits, self.counts, self.themes, lexicon=self.lexicon)
        return {
            "guided": self.guided_shares,
            "found": tracing.followed(found, self.mentions, self.counted, self.themes),
        }

    def measured_share(self, theme: str) -> np.ndarray:
        """Give each article's share of *theme* by guided topics, or 1 where it is mentioned if none measures it."""
        place = self.theme_names.index(theme)
        shares = self.theme_shares["guided"][:, :, place]
        known = ~np.isnan(shares).all(axis=1)
        return shares[known].mean(axis=0) if known.any() else self.mentioned("either")[:, place]

    @cached_property
    def readings(self) -> dict[str, coding.Reading]:
        """Give what coders read, by theme: the filled-in sheets in the folder ``coding`` of the corpus."""
        sheets = [read_csv(path) for path in sorted((self.corpus.folder / "coding").glob("*.csv"))]
        answered = [sheet for sheet in sheets if sheet.filter(regex="^coder_").notna().any(axis=None)]
        by_theme: dict[str, list[pd.DataFrame]] = {}
        for sheet in answered:
            by_theme.setdefault(str(sheet["theme"].iloc[0]), []).append(sheet)
        return {theme: coding.read_sheet(*sheets) for theme, sheets in by_theme.items()}

    @cached_property
    def disagreements(self) -> pd.DataFrame:
        """Give the articles where mentions, guided topics and found topics part."""
        return tracing.disagreements(
            self.counted, self.themes, mentioned=self.mentioned("name"), measures=self.theme_shares
        )

    # ------------------------------------------------------------------ time

    @cached_property
    def periods(self) -> list[timeline.Period]:
        """Give every period that is shown, first to last."""
        if isinstance(self.settings.period, str):
            return timeline.periods_between(*self.span, period=self.settings.period)
        return timeline.custom_periods(self.settings.period)

    @cached_property
    def span(self) -> tuple[datetime.date, datetime.date]:
        """Give the first and the last day that is shown: the settings' years, else the dates of the articles."""
        days = [day for one in self.dates if one for day in (one.earliest, one.latest)]
        first = datetime.date(self.settings.first, 1, 1) if self.settings.first else min(days, default=None)
        last = datetime.date(self.settings.last, 12, 31) if self.settings.last else max(days, default=None)
        if first is None or last is None:
            raise DataError("no article has a date, so nothing can be traced through time; corpus.toml can state dates")
        return min(first, last), max(first, last)

    @property
    def period_name(self) -> str:
        """Give what one period is called: year, quarter, month, or period."""
        return self.settings.period if isinstance(self.settings.period, str) else "period"

    @cached_property
    def period_of(self) -> dict[str, str | None]:
        """Give the period in which each counted article wholly lies, None where there is none."""
        if not any(self.dates):
            return dict.fromkeys(self.ids)
        found = timeline.placed(self.dates, self.periods)
        labels = [self.periods[first].label if sure else None for first, sure in zip(found.first, found.sure)]
        return dict(zip(self.ids, labels))

    @cached_property
    def timelines(self) -> dict[str, timeline.Timeline]:
        """Give the timelines by measure.

        Themes by mention: name, related, either; by share of text: guided, found; besides topic and cluster.
        """
        traced = {tier: self._traced(self.mentioned(tier), tier, self.theme_names) for tier in timeline.MENTIONS}
        with_rest = [*self.theme_names, OTHER]
        coded = {theme: coding.coded(reading, self.counted) for theme, reading in self.readings.items()}
        for name, shares in self.theme_shares.items():
            traced[name] = self._traced(shares, name, with_rest, coded=coded)
        for name, found, letter in (("topic", self.topics, "T"), ("cluster", self.clusters, "C")):
            labels = [f"{letter}{number}" for number in range(1, found.n_topics + 1)]
            traced[name] = self._traced(found.shares, name, labels)
        return traced

    @cached_property
    def timeline(self) -> Tiers:
        """Give the themes by mention, both tiers, through time."""
        return Tiers(self.timelines["name"], self.timelines["related"])

    def _traced(
        self, shares: np.ndarray, measure: str, labels: Sequence[str], *, coded: Mapping[str, Coded] | None = None
    ) -> timeline.Timeline:
        return timeline.timeline(
            shares,
            self.dates,
            measure=measure,
            period=self.settings.period if isinstance(self.settings.period, str) else list(self.settings.period),
            pages=[article.pages[0] for article in self.counted],
            seed=self.settings.seed,
            labels=labels,
            characters=[themes.characters(article) for article in self.counted],
            between=self.span,
            coded=coded,
        )

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """Give the articles, pages and characters of each period, every one from first to last; none without dates."""
        if not any(self.dates):
            columns = ["period", "n_articles", "n_pages", "characters", "partial", "undated"]
            return pd.DataFrame(columns=columns).astype({"n_articles": float, "undated": float, "partial": bool})
        line = self._traced(np.ones((len(self.counted), 1)), "name", ["all"])
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

    @cached_property
    def keyness(self) -> pd.DataFrame:
        """Give how far each term sets each period apart from the others."""
        return keyness.keyness(self.counts, self._row_periods, pages=self._row_pages)

    @cached_property
    def distinctive(self) -> pd.DataFrame:
        """Give the terms that may be called distinctive of each period."""
        return keyness.distinctive(self.keyness)

    @property
    def _row_periods(self) -> list[str | None]:
        return [self.period_of[group] for group in self.counts.groups]

    @property
    def _row_pages(self) -> list[str]:
        first = {article.id: article.pages[0] for article in self.counted}
        return [first[group] for group in self.counts.groups]

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """Give the articles and sentences behind every point of every timeline; one fit speaks for an ensemble."""
        found = tracing.themed(self.choice.topics, self.counts, self.themes, lexicon=self.lexicon)
        models = {
            "found": (found, self.counts),
            "topic": (self.choice.topics, self.counts),
            "cluster": (self.clusters, self.article_counts),
        }
        if self.guided_fits:
            models["guided"] = (self.guided_fits[0], self.counts)
        return tracing.evidence(
            self.mentions,
            self.timelines.values(),
            self.counted,
            shares={**self.theme_shares, "topic": self.topics.shares, "cluster": self.clusters.shares},
            models=models,
            pages=self.pages,
        )

    # ------------------------------------------------------------------ words

    @cached_property
    def headlines(self) -> dict[str, str]:
        """Give the headline of each counted article."""
        return {article.id: article.headline for article in self.counted}

    @cached_property
    def source(self) -> str:
        """Give the foot line of figures: corpus, unit and dates of the text."""
        days = [day for one in self.dates if one for day in (one.earliest, one.latest)]
        told = f", text of {min(days):%Y-%m} to {max(days):%Y-%m}" if days else ", undated"
        return (
            f"{self.corpus.name}: {len(self.pages)} pages, {len(self.counted)} articles, by {self.settings.unit}{told}."
        )


@dataclass(frozen=True)
class Tiers:
    """A theme's two tiers, side by side and never summed."""

    name: timeline.Timeline
    related: timeline.Timeline

    def frame(self) -> pd.DataFrame:
        """Give a row for each period, theme and tier: period, label, measure, share, low, high, n_articles, …"""
        return pd.concat([self.name.frame(), self.related.frame()], ignore_index=True)


def open_study(folder: str | Path, *, progress: Progress = quietly) -> Study:
    """Open a corpus folder, a folder of pages, or one page file as a study.

    Raises:
        CorpusError: nothing is there, or a setting is not what it should be.
    """
    opened = corpus.open_corpus(folder)
    return Study(opened, read_settings(opened.folder), progress)
