"""Words to counts: documents as rows, terms as columns."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse

from ..errors import DataError
from ..tokens import number, numbered
from ..words import Lexicon
from .counting import choose, rows
from .records import Counts

if TYPE_CHECKING:
    from .vectorizer import ChineseVectorizer

__all__ = ["ChineseVectorizer", "Counts", "by_group", "count", "count_texts", "tfidf"]


def __getattr__(name: str) -> object:
    if name == "ChineseVectorizer":  # scikit-learn takes a second and 60 MiB to import: only for those who ask for it
        from .vectorizer import ChineseVectorizer

        return ChineseVectorizer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def count(
    documents: Iterable[Sequence[str]],
    *,
    ids: Sequence[str],
    groups: Sequence[str] | None = None,
    min_documents: int = 1,
    max_share: float = 1.0,
) -> Counts:
    """Count the words of each document; terms are sorted by their characters.

    A term is left out that occurs in fewer than *min_documents* articles, or in more than *max_share* of them; rows
    with the same group are one article.
    """
    return _counts(number(documents), ids, groups, min_documents, max_share)


def count_texts(
    texts: Iterable[str],
    *,
    ids: Sequence[str],
    groups: Sequence[str] | None = None,
    lexicon: Lexicon | None = None,
    min_documents: int = 1,
    max_share: float = 1.0,
    hmm: bool = True,
) -> Counts:
    """Count the kept words of each text: `tokens`, `keep` and `count` in one; without a lexicon, all jieba's words."""
    return _counts(numbered(texts, lexicon=lexicon, hmm=hmm), ids, groups, min_documents, max_share)


def _counts(
    words: tuple[list[str], np.ndarray, np.ndarray],
    ids: Sequence[str],
    groups: Sequence[str] | None,
    min_documents: int,
    max_share: float,
) -> Counts:
    vocabulary, numbers, pointers = words
    ids = tuple(map(str, ids))
    groups = ids if groups is None else tuple(map(str, groups))
    if not len(ids) == len(groups) == len(pointers) - 1:
        raise DataError(f"counts do not fit: {len(pointers) - 1} documents, {len(ids)} ids, {len(groups)} groups")
    terms, columns = choose(vocabulary, numbers, pointers, groups, min_documents, max_share)
    return Counts(ids, groups, terms, rows(numbers, pointers, columns, len(terms)))


def by_group(counts: Counts) -> Counts:
    """Give counts of articles: the rows of each group summed, groups in order of first appearance."""
    places: dict[str, int] = {}
    articles = np.array([places.setdefault(group, len(places)) for group in counts.groups], np.int64)
    ones = np.ones(len(articles), np.int64)
    sums = scipy.sparse.csr_array((ones, (articles, np.arange(len(articles)))), shape=(len(places), len(articles)))
    matrix = scipy.sparse.csr_array(sums @ counts.matrix)
    matrix.sort_indices()
    return Counts(tuple(places), tuple(places), counts.terms, matrix)


def tfidf(counts: Counts) -> scipy.sparse.csr_array:
    """Give TF-IDF weights (n_documents, n_terms): (1 + log count) × inverse document frequency, rows of length 1.

    The inverse document frequency is scikit-learn's smooth one, 1 + log((1 + n_documents) / (1 + documents with it)).
    """
    from sklearn.feature_extraction.text import TfidfTransformer

    if not counts.terms:
        raise DataError(f"the vocabulary is empty: {len(counts.ids)} documents, no term")
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(counts.matrix.astype(np.float64))
    return scipy.sparse.csr_array(weights)
