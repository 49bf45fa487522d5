"""Words to counts: documents as rows, terms as columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import scipy.sparse
from sklearn.feature_extraction.text import TfidfTransformer

from .errors import DataError
from .tokens import keep, segment, tokens
from .words import Lexicon


@dataclass(frozen=True)
class Counts:
    """How often each term occurs in each document.

    *matrix*: scipy CSR (n_documents, n_terms), integer, sorted indices; *groups*: the article of each row (the row's
    own id where rows are articles).
    """

    ids: tuple[str, ...]
    groups: tuple[str, ...]
    terms: tuple[str, ...]
    matrix: scipy.sparse.csr_array = field(repr=False)

    def __post_init__(self) -> None:
        if self.matrix.shape != (len(self.ids), len(self.terms)) or len(self.groups) != len(self.ids):
            raise DataError(
                f"counts do not fit: matrix {self.matrix.shape}, {len(self.ids)} ids, {len(self.groups)} groups, "
                f"{len(self.terms)} terms"
            )
        for what, names in (("ids", self.ids), ("terms", self.terms)):
            if len(set(names)) < len(names):
                first = next(name for position, name in enumerate(names) if name in names[:position])
                raise DataError(f"{len(names) - len(set(names))} {what} stand twice, first {first!r}")
        if self.matrix.nnz and (not np.isfinite(self.matrix.data).all() or self.matrix.data.min() < 0):
            raise DataError("counts are negative or not numbers")

    def frame(self) -> pd.DataFrame:
        """Give one row for each term of each document: id, group, term, count."""
        entries = self.matrix.tocoo()
        rows, columns = entries.coords
        return pd.DataFrame(
            {
                "id": np.array(self.ids, dtype=object)[rows],
                "group": np.array(self.groups, dtype=object)[rows],
                "term": np.array(self.terms, dtype=object)[columns],
                "count": entries.data,
            }
        )


def count(
    documents: Iterable[Sequence[str]],
    *,
    ids: Sequence[str],
    groups: Sequence[str] | None = None,
    min_documents: int = 1,
    max_share: float = 1.0,
) -> Counts:
    """Count the words of each document; terms are sorted.

    A term is left out that occurs in fewer than *min_documents* articles, or in more than *max_share* of them; rows
    with the same group are one article.
    """
    places: dict[str, int] = {}
    rows = [[places.setdefault(word, len(places)) for word in document] for document in documents]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in row], dtype=np.int64)
    matrix = scipy.sparse.csr_array((np.ones(len(columns), np.int64), columns, ends), shape=(len(rows), len(places)))
    matrix.sum_duplicates()
    return _counts(matrix, list(places), ids, groups, min_documents, max_share)


def _counts(
    matrix: scipy.sparse.csr_array,
    words: Sequence[str],
    ids: Sequence[str],
    groups: Sequence[str] | None,
    min_documents: int,
    max_share: float,
) -> Counts:
    ids = tuple(map(str, ids))
    groups = ids if groups is None else tuple(map(str, groups))
    if not len(ids) == len(groups) == matrix.shape[0]:
        raise DataError(f"counts do not fit: {matrix.shape[0]} documents, {len(ids)} ids, {len(groups)} groups")
    articles = _summed(matrix, groups)[1]
    holding = np.bincount(articles.indices, minlength=len(words))
    # by the rounded product, as 0.1 * 30 is a little more than 3
    most = np.floor(round(max_share * articles.shape[0], 9))
    good = np.flatnonzero((holding >= min_documents) & (holding <= most))
    order = sorted(good.tolist(), key=words.__getitem__)
    matrix = scipy.sparse.csr_array(matrix[:, order])
    matrix.sort_indices()
    return Counts(ids, groups, tuple(words[column] for column in order), matrix)


def _summed(matrix: scipy.sparse.csr_array, groups: Sequence[str]) -> tuple[list[str], scipy.sparse.csr_array]:
    """Give the groups in order of first appearance, and the rows of each summed."""
    places: dict[str, int] = {}
    rows = np.array([places.setdefault(group, len(places)) for group in groups], dtype=np.int64)
    sums = scipy.sparse.csr_array(
        (np.ones(len(rows), np.int64), (rows, np.arange(len(rows)))), shape=(len(places), len(rows))
    )
    summed = scipy.sparse.csr_array(sums @ matrix)
    summed.sort_indices()
    return list(places), summed


def count_texts(
    texts: Sequence[str],
    *,
    ids: Sequence[str],
    groups: Sequence[str] | None = None,
    lexicon: Lexicon | None = None,
    min_documents: int = 1,
    max_share: float = 1.0,
    hmm: bool = True,
) -> Counts:
    """Count the kept words of each text: `tokens`, `keep` and `count` in one; without a lexicon, all jieba's words."""
    documents = segment(texts, hmm=hmm) if lexicon is None else keep(tokens(texts, lexicon=lexicon, hmm=hmm), lexicon)
    return count(documents, ids=ids, groups=groups, min_documents=min_documents, max_share=max_share)


def by_group(counts: Counts) -> Counts:
    """Give counts of articles: the rows of each group summed, groups in order of first appearance."""
    names, matrix = _summed(counts.matrix, counts.groups)
    return Counts(tuple(names), tuple(names), counts.terms, matrix)


def tfidf(counts: Counts) -> scipy.sparse.csr_array:
    """Give TF-IDF weights (n_documents, n_terms): 1 + log count, smooth inverse document frequency, rows of length 1."""
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(counts.matrix.astype(np.float64))
    return scipy.sparse.csr_array(weights)
