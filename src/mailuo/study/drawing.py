"""A study to its figures: each is one function of the study that gives a `Drawing`, and has a name."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from .. import figures
from ..errors import DataError
from ..figures import Drawing
from ..topics import Topics
from .study import Progress, Study, quietly

N_TERMS = 10


def coverage(study: Study) -> Drawing:
    """Draw how many articles each period has, and where there is none."""
    frame = study.coverage
    return figures.draw(
        figures.coverage,
        frame,
        source=study.source,
        undated=frame["undated"].max(),
        partial=frame["period"][frame["partial"]].tolist(),
    )


def pages(study: Study) -> Drawing:
    """Draw each page as a strip of the roles of its text."""
    rows = [
        (article.page, article.id, block.role, *span)
        for article in study.articles
        for block in article.blocks
        for span in block.spans
    ]
    frame = pd.DataFrame(rows, columns=["page", "article", "role", "start", "end"])
    return figures.draw(figures.role_strips, frame, source=study.source)


def top_terms(study: Study) -> Drawing:
    """Draw the terms of highest TF-IDF of each article."""
    return figures.draw(figures.top_terms, study.top_terms, source=study.source)


def choice(study: Study) -> Drawing:
    """Draw what speaks for each number of topics, against chance."""
    found = study.choice
    return figures.draw(
        figures.choice, found.frame(), source=study.source, title=found.reason, recommended=found.recommended
    )


def topics(study: Study) -> Drawing:
    """Draw the consensus topics by their terms."""
    return _terms(study, study.topics, "T")


def clusters(study: Study) -> Drawing:
    """Draw the clusters by their terms."""
    return _terms(study, study.clusters, "C")


def _terms(study: Study, topics: Topics, letter: str) -> Drawing:
    back = topics.reproducibility
    told = [f", in {100 * part:.0f} % of fits" if np.isfinite(part) else "" for part in back]
    headings = {number: f"{letter}{number}{told[number - 1]}" for number in range(1, topics.n_topics + 1)}
    return figures.draw(
        figures.topics,
        topics.terms_frame(n=N_TERMS),
        source=study.source,
        headings=headings,
        subtitle=study.choice.reason if letter == "T" else topics.reason,
        noun="topic" if letter == "T" else "cluster",
    )


def cluster_map(study: Study) -> Drawing:
    """Draw the articles on a plane by how alike their words are."""
    frame = study.positions.dropna().assign(
        headline=lambda rows: rows["id"].map(study.headlines), cluster=lambda rows: rows["id"].map(study.cluster_of)
    )
    return figures.draw(figures.cluster_map, frame, source=study.source)


def dendrogram(study: Study) -> Drawing:
    """Draw the tree of the articles by TF-IDF."""
    tree = study.dendrogram
    drawn = figures.draw(
        figures.dendrogram,
        tree.linkage,
        headlines=[study.headlines[one] for one in tree.ids],
        clusters=[study.cluster_of[one] for one in tree.ids],
        sizes=tree.sizes,
        source=study.source,
        subtitle=tree.note,
    )
    return Drawing(drawn.figure, pd.DataFrame(tree.linkage, columns=["left", "right", "distance", "n_articles"]))


def topics_against_clusters(study: Study) -> Drawing:
    """Draw in how many articles each topic and each cluster meet."""
    pairs = pd.DataFrame({"topic": study.topics.labels, "cluster": study.clusters.labels})
    both = pairs[(pairs["topic"] > 0) & (pairs["cluster"] > 0)]
    frame = both.groupby(["topic", "cluster"]).size().rename("n_articles").reset_index()
    rows = {number: f"T{number} {' '.join(terms)}" for number, terms in enumerate(study.topics.top_terms(4), 1)}
    columns = {number: f"C{number}" for number in range(1, study.clusters.n_topics + 1)}
    return figures.draw(figures.against, frame, source=study.source, rows=rows, columns=columns)


def timelines(study: Study) -> Drawing:
    """Draw each theme's share of articles through time, by name and in its related tier."""
    line = study.timelines["name"]
    return figures.draw(
        figures.timelines,
        study.timeline.frame(),
        themes=study.theme_names,
        source=study.source,
        partial=[period for period, part in zip(line.periods, line.partial) if part],
        undated=line.undated,
        glosses=study.glosses,
        note=line.note,
    )


def topic_timelines(study: Study) -> Drawing:
    """Draw each topic's share through time, as these topic models measure it."""
    line, terms = study.timelines["topic"], study.topics.top_terms(4)
    return figures.draw(
        figures.timelines,
        line.frame(),
        themes=line.labels,
        source=study.source,
        undated=line.undated,
        glosses={label: " ".join(best) for label, best in zip(line.labels, terms)},
        note=line.note,
    )


def themes_by_article(study: Study) -> Drawing:
    """Draw how often each article mentions each theme."""
    return figures.draw(
        figures.theme_articles,
        study.themes_by_article,
        themes=study.theme_names,
        source=study.source,
        glosses=study.glosses,
    )


def theme_company(study: Study) -> Drawing:
    """Draw in how many articles two themes meet."""
    return figures.draw(
        figures.cooccurrence,
        study.company,
        themes=study.theme_names,
        n_articles=len(study.counted),
        source=study.source,
        glosses=study.glosses,
    )


def distinctive(study: Study) -> Drawing:
    """Draw the terms that set each period apart from the others."""
    return figures.draw(figures.distinctive, study.distinctive, source=study.source)


FIGURES: Mapping[str, Callable[[Study], Drawing]] = {
    "coverage": coverage,
    "pages": pages,
    "top-terms": top_terms,
    "topic-choice": choice,
    "topics": topics,
    "clusters": clusters,
    "cluster-map": cluster_map,
    "dendrogram": dendrogram,
    "topics-against-clusters": topics_against_clusters,
    "timelines": timelines,
    "topic-timelines": topic_timelines,
    "themes-by-article": themes_by_article,
    "theme-company": theme_company,
    "distinctive-terms": distinctive,
}


def write_figures(study: Study, out: Path, *, progress: Progress = quietly) -> tuple[list[Path], dict[str, str]]:
    """Write every figure to *out*/figures as SVG and PNG, with a CSV of exactly the numbers drawn.

    Returns:
        The files, and for each figure that the corpus does not bear the reason.
    """
    written, refused = [], {}
    for name in progress("figures", list(FIGURES)):
        try:
            written += FIGURES[name](study).save(out / "figures" / name)
        except DataError as reason:
            refused[name] = str(reason)
    return written, refused
