"""Counts and topics to what other libraries read, and back: gensim's corpora, scikit-learn's matrices, pyLDAvis."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse

from .errors import DataError
from .matrix import Counts

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
