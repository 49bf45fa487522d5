"""Counts and topics to what other libraries read, and back: gensim's corpora, scikit-learn's matrices, pyLDAvis."""

import html
import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse

from .errors import DataError
from .matrix import Counts
from .topics import Topics

if TYPE_CHECKING:
    from gensim.corpora import Dictionary


def to_gensim(counts: Counts) -> "tuple[list[list[tuple[int, int]]], Dictionary]":
    """Give gensim's corpus and dictionary of *counts*: a term's number is its column."""
    from gensim.corpora import Dictionary  # here, for it takes a second to import

    matrix = counts.matrix
    columns, data = matrix.indices.tolist(), matrix.data.tolist()
    corpus = [list(zip(columns[start:end], data[start:end])) for start, end in pairwise(matrix.indptr.tolist())]
    dictionary = Dictionary()
    dictionary.token2id = {term: column for column, term in enumerate(counts.terms)}
    dictionary.id2token = dict(enumerate(counts.terms))
    dictionary.dfs = dict(enumerate(np.bincount(matrix.indices, minlength=len(counts.terms)).tolist()))
    dictionary.cfs = dict(enumerate(np.asarray(matrix.sum(axis=0)).ravel().tolist()))
    dictionary.num_docs, dictionary.num_nnz, dictionary.num_pos = len(counts.ids), matrix.nnz, int(matrix.sum())
    return corpus, dictionary


def from_gensim(
    corpus: Iterable[Sequence[tuple[int, float]]],
    dictionary: "Dictionary",
    *,
    ids: Sequence[str],
    groups: Sequence[str] | None = None,
) -> Counts:
    """Give the counts of a gensim corpus; columns are the dictionary's numbers, those without a term left out."""
    terms = {number: term for term, number in dictionary.token2id.items()}
    numbers = {number: column for column, number in enumerate(sorted(terms))}
    bags = [list(bag) for bag in corpus]
    unknown = [number for bag in bags for number, _ in bag if number not in numbers]
    if unknown:
        raise DataError(f"{len(unknown)} words of the corpus are not in the dictionary, first number {unknown[0]}")
    columns = [numbers[number] for bag in bags for number, _ in bag]
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    values = np.array([value for bag in bags for _, value in bag])
    matrix = scipy.sparse.coo_array((values, (rows, columns)), shape=(len(bags), len(numbers)))
    return from_sklearn(matrix, [terms[number] for number in sorted(terms)], ids=ids, groups=groups)


def to_sklearn(counts: Counts) -> tuple[scipy.sparse.csr_matrix, np.ndarray]:
    """Give the counts as scikit-learn has them: a matrix and the names of its features."""
    return scipy.sparse.csr_matrix(counts.matrix), np.array(counts.terms, dtype=object)


def from_sklearn(
    matrix: scipy.sparse.sparray | scipy.sparse.spmatrix | np.ndarray,
    terms: Sequence[str],
    *,
    ids: Sequence[str],
    groups: Sequence[str] | None = None,
) -> Counts:
    """Give the counts in a matrix of a scikit-learn vectorizer and its ``get_feature_names_out()``.

    Raises:
        DataError: a value that is no whole number (TF-IDF cannot be counts).
    """
    rows = scipy.sparse.csr_array(matrix)
    rows.sum_duplicates()
    rows.eliminate_zeros()
    if rows.nnz and not np.isfinite(rows.data).all():
        raise DataError("counts are not numbers")
    fractions = int((rows.data != np.floor(rows.data)).sum())
    if fractions:
        raise DataError(
            f"{fractions} values are no whole numbers, first {rows.data[rows.data % 1 != 0][0]:.6g}: not counts"
        )
    ids = tuple(map(str, ids))
    return Counts(ids, ids if groups is None else tuple(groups), tuple(map(str, terms)), rows.astype(np.int64))


def to_bertopic(topics: Topics, *, n_terms: int = 10) -> tuple[list[int], dict[int, list[tuple[str, float]]]]:
    """Give *topics* in the shape of BERTopic's ``topics_`` and ``get_topics()``: from 0, -1 for an outlier."""
    scores = topics.terms_frame(n_terms)
    terms = {
        int(topic) - 1: list(zip(rows["term"], rows["weight"].tolist())) for topic, rows in scores.groupby("topic")
    }
    return (topics.labels - 1).tolist(), terms


PAGE = """<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>{style}</style>
<script>{d3}</script>
<script>{ldavis}</script>
</head>
<body>
<div id="topics"></div>
<script>new LDAvis("#topics", {data});</script>
</body>
</html>
"""
# LDAvis looks terms up by the HTML that it drew, where these three would be written otherwise than in its data
FULL_WIDTH = str.maketrans("&<>", "＆＜＞")
LEAST = 1e-9  # the share that a term absent from a topic is given: LDAvis takes logarithms


def pyldavis(topics: Topics, counts: Counts, *, title: str = "Topics 主题", n_terms: int = 30) -> str:
    """Give pyLDAvis' page on *topics* as HTML that needs no network; topics have the numbers they have here.

    Args:
        topics: over the rows of *counts*, two or more; unassigned rows are left out of the topics' sizes, and weights
            of clusters are scaled to sum to 1.
        n_terms: the bars shown for each topic.
    """
    from pyLDAvis import prepare, urls  # here, for it takes a second to import

    if topics.ids != counts.ids or topics.terms != counts.terms:
        raise DataError(
            f"topics of {len(topics.ids)} documents and counts of {len(counts.ids)} are not of the same ones"
        )
    if topics.n_topics < 2:
        raise DataError(f"a map of topics needs two or more, not {topics.n_topics}")
    assigned = topics.shares.any(axis=1)
    weights = topics.weights / topics.weights.sum(axis=1, keepdims=True) + LEAST
    prepared = prepare(
        weights / weights.sum(axis=1, keepdims=True),
        topics.shares[assigned] / topics.shares[assigned].sum(axis=1, keepdims=True),
        np.asarray(counts.matrix.sum(axis=1)).ravel()[assigned],
        [term.translate(FULL_WIDTH) for term in counts.terms],
        np.asarray(counts.matrix.sum(axis=0)).ravel(),
        R=n_terms,
        mds=_places,
        n_jobs=1,
        sort_topics=False,
    )
    data = json.dumps(_legible(prepared.to_dict()), ensure_ascii=False, allow_nan=False)
    scripts = {
        name: Path(path).read_text(encoding="utf-8").replace("</script", "<\\/script")
        for name, path in (("style", urls.LDAVIS_CSS_LOCAL), ("d3", urls.D3_LOCAL), ("ldavis", urls.LDAVIS_LOCAL))
    }
    # inside a script "</" would end it, and two line separators would break a line of it
    safe = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return PAGE.format(title=html.escape(title), data=safe, **scripts)


def _places(distributions) -> np.ndarray:
    """Give pyLDAvis' own places of the topics, with signs fixed and what is only rounding cleared."""
    from pyLDAvis._prepare import js_PCoA

    if len(distributions) < 3:  # two points have only one axis
        return np.array([[-0.5, 0.0], [0.5, 0.0]])[: len(distributions)]
    places = np.real(np.asarray(js_PCoA(np.asarray(distributions))))
    farthest = np.argmax(np.round(np.abs(places), 9), axis=0)
    signs = np.where(places[farthest, [0, 1]] < 0, -1, 1)
    return np.where(np.abs(places) < 1e-9, 0, places * signs)


def _legible(value: object) -> object:
    """Give plain values with numbers of six significant digits, the same on every machine."""
    if isinstance(value, dict):
        return {str(name): _legible(one) for name, one in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [_legible(one) for one in value]
    if isinstance(value, np.integer):
        return int(value)
    return float(f"{value:.6g}") if isinstance(value, float | np.floating) else value
