"""Topics and mentions to which topics, or clusters, carry a theme."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..topics import Topics

OTHER = "其他"


def carried_by(topics: Topics, mentions: pd.DataFrame) -> pd.DataFrame:
    """Give how much of each theme's mentions each topic carries, and how exclusively: rows of a theme's tier sum to 1.

    A mention of term w in document d is topic k's to the part share(d, k) weight(k, w) / Σ share(d, j) weight(j, w), or
    share(d, k) where the topics do not know the term.

    Args:
        topics: over articles, or over paragraphs with ids ``article¶number``; topics or clusters.

    Returns:
        theme, tier, topic (from 1; 0 for what no topic carries), name ("其他" for that), mentions (fractions of them),
        share (of the theme's mentions in that tier), exclusive (the part of the topic that lies in documents which
        mention the theme in that tier; NaN for 其他 and for a topic without documents).
    """
    rows = {id: row for row, id in enumerate(topics.ids)}
    columns = {term: column for column, term in enumerate(topics.terms)}
    sizes = np.add.reduce(topics.shares, axis=0)
    frames = []
    for (theme, tier), group in mentions.groupby(["theme", "tier"], sort=False):
        carried, documents = np.zeros(topics.n_topics + 1), set()
        for article, paragraph, term in zip(group["article"], group["paragraph"], group["term"]):
            document = rows.get(f"{article}¶{paragraph}", rows.get(article))
            carried += _parts(topics, document, columns.get(term))
            documents.add(document)
        inside = np.add.reduce(topics.shares[sorted(documents - {None})], axis=0)
        exclusive = np.divide(inside, sizes, out=np.full(len(sizes), np.nan), where=sizes > 0)
        frame = pd.DataFrame(
            {
                "theme": theme,
                "tier": tier,
                "topic": [*range(1, topics.n_topics + 1), 0],
                "name": [*(topics.name(topic) for topic in range(topics.n_topics)), OTHER],
                "mentions": carried,
                "share": carried / len(group),
                "exclusive": [*exclusive, np.nan],
            }
        )
        frames.append(frame)
    names = ["theme", "tier", "topic", "name", "mentions", "share", "exclusive"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=names)


def _parts(topics: Topics, document: int | None, term: int | None) -> np.ndarray:
    """Give how much of one mention is each topic's, and at the end what is none's: sums to 1."""
    if document is None or not topics.shares[document].any():
        return np.eye(topics.n_topics + 1)[-1]
    share = topics.shares[document]
    own = share * topics.weights[:, term] if term is not None else share
    own = own if own.any() else share
    return np.append(own / np.add.reduce(own), 0)


def carriers(frame: pd.DataFrame) -> Mapping[tuple[str, str], tuple[int, float]]:
    """Give for each theme and tier of `carried_by` the topic that carries most of its mentions, and that share."""
    best = {}
    for (theme, tier), group in frame.groupby(["theme", "tier"], sort=False):
        order = np.lexsort((group["topic"], -group["share"].round(9)))
        first = group.iloc[order[0]]
        best[theme, tier] = int(first["topic"]), float(first["share"])
    return best
