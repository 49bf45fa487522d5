"""A study to its tables, stage by stage, and to the files that hold them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from .. import coding, keyness, themes
from .. import evidence as tracing
from ..articles.records import Article
from ..corpus import differing_passages
from ..intervals import MIN_ARTICLES
from ..tables import write_csv, write_parquet
from ..timeline import MENTIONS, changes
from .freeing import give_back
from .sensitivity import sensitivity
from .study import Study
from .times import evidence_parts, row_pages, row_periods

Frames = Iterator[tuple[str, pd.DataFrame]]  # each with its name, one at a time: a large corpus has large tables


def article_tables(study: Study) -> Frames:
    """Give the articles, how many of them each period has, and where reprints differ from their originals."""
    yield "articles", articles_frame(study.articles)
    yield "coverage", study.coverage
    yield "reprints", differing_passages(study.articles)


def articles_frame(articles: tuple[Article, ...]) -> pd.DataFrame:
    """Give what is known of each article, in page order."""
    return pd.DataFrame([_row(article) for article in articles])


def _row(article: Article) -> dict[str, object]:
    date = article.date
    return {
        "article": article.id,
        "page": article.page,
        "kind": article.kind,
        "headline": article.headline,
        "kicker": article.kicker,
        "authors": " ".join(article.authors),
        "earliest": date.earliest.isoformat() if date else None,
        "latest": date.latest.isoformat() if date else None,
        "precision": date.precision if date else None,
        "date_evidence": date.evidence.text if date and date.evidence else None,
        "continued_from": article.continued_from.article if article.continued_from else None,
        "continued_on": article.continued_on.article if article.continued_on else None,
        "reprint_of": article.reprint_of.article if article.reprint_of else None,
        "reprint_direction": article.reprint_of.direction if article.reprint_of else None,
        "characters": sum(len(block.text) for block in article.blocks),
    }


def word_tables(study: Study) -> Frames:
    """Give the vocabulary, and what the word lists dropped."""
    counts = study.counts
    columns = counts.matrix.tocsc()
    by_article = study.article_counts.matrix.tocsc()
    vocabulary = pd.DataFrame(
        {
            "term": counts.terms,
            "n": columns.sum(axis=0),
            "n_documents": [int(end - start) for start, end in zip(columns.indptr, columns.indptr[1:])],
            "n_articles": [int(end - start) for start, end in zip(by_article.indptr, by_article.indptr[1:])],
        }
    )
    yield "vocabulary", vocabulary.sort_values(["n", "term"], ascending=[False, True], ignore_index=True)
    yield "losses", study.losses.frame()


def topic_tables(study: Study) -> Frames:
    """Give how good each K is, the topics by their terms, and their shares of each article."""
    yield "topic-choice", study.choice.table
    yield "topic-terms", study.topics.terms_frame(n=20)
    yield "topic-shares", study.topics.shares_frame()


def cluster_tables(study: Study) -> Frames:
    """Give the clusters by their terms, which article is in which, and how far topics agree."""
    yield "cluster-terms", study.clusters.terms_frame(n=20)
    yield "cluster-shares", study.clusters.shares_frame()
    yield "agreement", study.agreement


def theme_tables(study: Study) -> Frames:
    """Give every mention, which themes meet where, what carries them, and where their measures part."""
    found = {"topic": study.choice.topics, "cluster": study.clusters}
    carried = [themes.carried_by(topics, study.mentions).assign(measure=name) for name, topics in found.items()]
    by_name = {theme.name: theme for theme in study.themes}
    scores = [
        coding.term_scores(reading, study.mentions, study.counted, by_name[name])
        for name, reading in study.readings.items()
    ]
    if scores:
        yield "theme-coding", pd.concat(scores, ignore_index=True)
    yield "mentions", study.mentions.assign(since=themes.since(study.mentions, study.counted, study.themes))
    yield "themes-by-article", study.themes_by_article
    yield "theme-carriers", pd.concat(carried, ignore_index=True)
    yield "theme-company", study.company
    yield "theme-hidden", themes.hidden(study.counted, study.themes, lexicon=study.lexicon)
    yield "theme-disagreements", study.disagreements


def time_tables(study: Study) -> Frames:
    """Give the timelines, what changes in them, which findings survive, and which terms change with them."""
    line, labels = study.timelines["name"], [study.period_of[one] for one in study.ids]
    parts = pd.DataFrame(tracing.parts_of(study.counted, line), columns=line.periods)
    yield "timelines", pd.concat([line.frame() for line in study.timelines.values()], ignore_index=True)
    yield "timeline-changes", timeline_changes(study)
    yield "theme-rates", themes.rates(study.mentions, study.counted, study.themes, parts=parts)
    collocates = keyness.collocates(study.counted, study.mentions, lexicon=study.lexicon, labels=labels)
    yield "theme-collocates", collocates
    yield "findings", tracing.survivors(sensitivity(study))
    yield "keyness", study.keyness
    yield "terms-changing", keyness.changes(study.counts, row_periods(study), pages=row_pages(study))


def timeline_changes(study: Study) -> pd.DataFrame:
    """Give the change of each theme between neighbouring periods that have an interval; empty where none has."""
    frames = [
        changes(study.timelines[name], seed=study.settings.seed, least=MIN_ARTICLES).assign(measure=name)
        for name in (*MENTIONS, "guided", "found")
        if name in study.timelines
    ]
    return pd.concat(frames, ignore_index=True)


RESULTS: Mapping[str, Callable[[Study], Frames]] = {
    "articles": article_tables,
    "words": word_tables,
    "topics": topic_tables,
    "clusters": cluster_tables,
    "themes": theme_tables,
    "timelines": time_tables,
}


def tables(study: Study, stage: str) -> dict[str, pd.DataFrame]:
    """Give the tables of one stage by name; the evidence of its timelines is `Study.evidence`."""
    return dict(RESULTS[stage](study))


def write_tables(study: Study, stage: str, out: Path) -> list[Path]:
    """Write the tables of one stage to *out*/tables, one after another, and give the files.

    Evidence is long: it goes to Parquet, part by part, and is never held whole.
    """
    written = []
    for name, frame in RESULTS[stage](study):
        written.append(out / "tables" / f"{name}.csv")
        write_csv(frame, written[-1])
        del frame
    give_back()
    if stage == "timelines":
        written.append(out / "tables" / "evidence.parquet")
        write_parquet(evidence_parts(study), written[-1])
    return written
