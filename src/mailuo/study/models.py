"""A study's counts to its topics and clusters, and what is asked of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .. import clusters as clustering
from .. import matrix, quality
from ..topics import Topics, to_articles
from . import texts
from .freeing import give_back
from .memory import remembered

if TYPE_CHECKING:
    from .study import Study


def choice(study: Study) -> quality.Choice:
    """Give the fits over the grid of K and seeds, how good they are, and the K that they support, if any."""
    settings, words = study.settings, texts.words(study)  # not the study's own, which would be held on to
    options = {"n_topics": list(settings.n_topics), "seeds": list(study.seeds), "together": study.together}

    give_back()

    def chosen() -> quality.Choice:
        return quality.choose(
            study.counts, texts=words, n_topics=settings.n_topics, seeds=study.seeds, together=study.together
        )

    return remembered(study.counts, words, options, chosen)


def together(study: Study) -> dict[str, str]:
    """Give for each reprint that counts again its original, so that one is not held out to test the other."""
    return {
        one.id: one.reprint_of.article
        for one in study.articles
        if study.settings.reprints and one.reprint_of is not None
    }


def topics(study: Study) -> Topics:
    """Give the consensus topics, with shares averaged to articles."""
    return to_articles(study.choice.topics, study.counts)


def centres(study: Study) -> clustering.Centres | None:
    """Give the centres that stand for the articles of a large corpus; None for others."""
    return clustering.centres(study.counts, seed=study.settings.seed)


def clusters(study: Study) -> Topics:
    """Give the clusters of articles by TF-IDF."""
    return clustering.clusters(
        study.counts,
        seed=study.settings.seed,
        n_clusters=study.settings.n_clusters,
        method=study.settings.clustering,
        shared=study.centres,
    )


def cluster_of(study: Study) -> dict[str, str]:
    """Give the number of each article's cluster as text, "—" outside every cluster."""
    return {one: str(label) if label else "—" for one, label in zip(study.clusters.ids, study.clusters.labels)}


def agreement(study: Study) -> pd.DataFrame:
    """Give how far topics and clusters agree."""
    return clustering.agreement(study.topics, study.clusters)


def positions(study: Study) -> pd.DataFrame:
    """Give a place in the plane for each article, near where its words are alike."""
    return clustering.positions(study.counts, seed=study.settings.seed)


def dendrogram(study: Study) -> clustering.Dendrogram:
    """Give the tree of the articles."""
    return clustering.dendrogram(study.counts, shared=study.centres)


def top_terms(study: Study) -> pd.DataFrame:
    """Give the ten terms of highest TF-IDF of each article: article, headline, rank, term, weight."""
    weights, rows = matrix.tfidf(study.article_counts), []
    for number, article in enumerate(study.article_counts.ids):
        start, end = weights.indptr[number : number + 2]
        best = sorted(zip(-weights.data[start:end].round(9), weights.indices[start:end]))[:10]
        rows += [
            (article, study.headlines[article], rank, study.counts.terms[column], -weight)
            for rank, (weight, column) in enumerate(best, 1)
        ]
    return pd.DataFrame(rows, columns=["article", "headline", "rank", "term", "weight"])
