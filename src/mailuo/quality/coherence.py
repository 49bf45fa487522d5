"""Topics to how well their top terms belong together (coherence) and to them alone (exclusivity)."""

from collections.abc import Sequence

import numpy as np

from ..bridges import to_gensim
from ..errors import DataError
from ..matrix import Counts
from ..topics import Topics

TOP = 10
WINDOWS = {"c_npmi": 10, "c_v": 110}  # words, as gensim has them


def coherence(
    fits: Sequence[Topics],
    counts: Counts,
    *,
    texts: Sequence[Sequence[str]],
    measure: str = "c_npmi",
    n: int = TOP,
) -> list[np.ndarray]:
    """Give the coherence of each topic, (n_topics,), of each fit, by gensim's `CoherenceModel` in one process.

    Args:
        fits: with the terms of *counts*.
        texts: words in order, one list a row of *counts*. A window never reaches from one text to the next; a text
            shorter than the window is one window.
        measure: "c_npmi" (normalised pointwise mutual information in windows of 10 words, Bouma 2009) or "c_v"
            (windows of 110 words; Röder, Both & Hinneburg, WSDM 2015).

    NaN for a topic of fewer than two terms that are in the texts.
    """
    from gensim.models.coherencemodel import CoherenceModel  # here, for it takes a second to import

    if measure not in WINDOWS:
        raise DataError(f"coherence is measured by {', '.join(WINDOWS)}, not by {measure!r}")
    if len(texts) != len(counts.ids):
        raise DataError(f"{len(texts)} texts for {len(counts.ids)} documents")
    dictionary = to_gensim(counts)[1]
    there = {word for text in texts for word in text}
    tops = [[term for term in top if term in there] for fit in fits for top in fit.top_terms(n)]
    good = [place for place, top in enumerate(tops) if len(top) > 1]
    values = np.full(len(tops), np.nan)
    if good:
        chosen = [tops[place] for place in good]
        model = CoherenceModel(
            topics=chosen, texts=texts, dictionary=dictionary, coherence=measure, topn=n, processes=1
        )
        values[good] = model.get_coherence_per_topic()
    return np.split(np.round(values, 9), np.cumsum([fit.n_topics for fit in fits])[:-1])


def exclusivity(topics: Topics, *, n: int = TOP) -> np.ndarray:
    """Give how far the *n* top terms of each topic are its own: (n_topics,), from 1 / n_topics to 1.

    The mean over the terms of their weight in the topic divided by their weight in all topics (Bischof & Airoldi,
    ICML 2012, before their ranks).
    """
    total = topics.weights.sum(axis=0)
    part = np.divide(topics.weights, total, out=np.zeros_like(topics.weights), where=total > 0)
    order = np.argsort(-np.round(topics.weights, 12), axis=1, kind="stable")[:, :n]
    return np.take_along_axis(part, order, axis=1).mean(axis=1)
