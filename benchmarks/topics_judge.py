"""The common judge of topics: documents and words of a corpus, held-out perplexity, and c_npmi."""

import gzip
import json
from itertools import pairwise

import numpy as np
from gensim.models import CoherenceModel

from mailuo.matrix import Counts
from mailuo.tokens import segment


def read_words(path, limit):
    """Give the words of each document: two Chinese characters or more."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        rows = [json.loads(line) for line in lines][:limit]
    texts = [row["text"] if "text" in row else "\n".join(row["paragraphs"]) for row in rows]
    return [
        [word for word in words if len(word) > 1 and all("\u4e00" <= c <= "\u9fff" for c in word)]
        for words in segment(texts)
    ]


def part(counts, rows, *, min_documents=1):
    """Give some documents and the columns that occur in *min_documents* of them."""
    matrix = counts.matrix[rows]
    columns = np.flatnonzero(np.bincount(matrix.indices, minlength=matrix.shape[1]) >= min_documents)
    ids = tuple(counts.ids[row] for row in rows)
    return Counts(ids, ids, tuple(counts.terms[column] for column in columns), matrix[:, columns]), columns


def perplexity(weights, held_out, *, alpha=0.1, steps=60):
    """Judge topics (n_topics, n_terms) by the half of each held-out document that they have not seen."""
    topics = weights.T + 1e-12
    topics /= topics.sum(axis=0)
    seen = np.random.default_rng(5).binomial(held_out.data.astype(int), 0.5)
    likelihood = tokens = 0.0
    for begin, end in pairwise(held_out.indptr):
        rows, given = topics[held_out.indices[begin:end]], seen[begin:end]
        share = np.full(rows.shape[1], 1 / rows.shape[1])
        for _ in range(steps):
            share = alpha + share * ((given / (rows @ share)) @ rows)
            share /= share.sum()
        scored = held_out.data[begin:end] - given
        likelihood += (scored * np.log(rows @ share)).sum()
        tokens += scored.sum()
    return float(np.exp(-likelihood / tokens))


def coherence(weights, counts, texts, dictionary):
    """Give c_npmi of the ten first terms of each topic over the training texts."""
    top = [[counts.terms[term] for term in np.argsort(-row)[:10]] for row in weights]
    return CoherenceModel(
        topics=top, texts=texts, dictionary=dictionary, coherence="c_npmi", processes=1
    ).get_coherence()
