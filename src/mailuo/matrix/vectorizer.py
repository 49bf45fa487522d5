"""Texts to a matrix the way scikit-learn does it: for pipelines, grid searches and BERTopic."""

from collections.abc import Callable, Iterable

import numpy as np
import scipy.sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ..errors import DataError
from ..tokens import keep, numbered, segment, tokens
from ..words import Lexicon
from .counting import choose, rows


class ChineseVectorizer(TransformerMixin, BaseEstimator):
    """Count the kept words of Chinese texts: what `count_texts` does, as a scikit-learn transformer.

    Stands where a ``CountVectorizer`` would: in a ``Pipeline``, a ``GridSearchCV``, or as BERTopic's
    ``vectorizer_model``.

    Args:
        lexicon: what words are kept, and which terms are whole; None for all of jieba's words.
        min_documents: the least number of documents that a term occurs in.
        max_share: the largest share of documents that a term occurs in.
        hmm: whether jieba reads unknown words with its hidden Markov model.

    After fitting, *terms_* holds the terms, sorted, and *vocabulary_* the column of each.
    """

    def __init__(
        self, *, lexicon: Lexicon | None = None, min_documents: int = 1, max_share: float = 1.0, hmm: bool = True
    ) -> None:
        self.lexicon = lexicon
        self.min_documents = min_documents
        self.max_share = max_share
        self.hmm = hmm

    def fit(self, raw_documents: Iterable[str], y: object = None) -> "ChineseVectorizer":
        """Learn the terms of *raw_documents*."""
        self.fit_transform(raw_documents)
        return self

    def fit_transform(self, raw_documents: Iterable[str], y: object = None) -> scipy.sparse.csr_matrix:
        """Learn the terms of *raw_documents*, and count them: (n_documents, n_terms)."""
        vocabulary, numbers, pointers = numbered(raw_documents, lexicon=self.lexicon, hmm=self.hmm)
        names = [str(place) for place in range(len(pointers) - 1)]
        self.terms_, columns = choose(vocabulary, numbers, pointers, names, self.min_documents, self.max_share)
        if not self.terms_:
            raise DataError(f"no term is left of {len(names)} documents; they are empty, or min_documents is too high")
        self.vocabulary_ = {term: column for column, term in enumerate(self.terms_)}
        # the older kind of sparse matrix, whose * is a product: BERTopic counts on it
        return scipy.sparse.csr_matrix(rows(numbers, pointers, columns, len(self.terms_)))

    def transform(self, raw_documents: Iterable[str]) -> scipy.sparse.csr_matrix:
        """Count the terms that were learnt: (n_documents, n_terms)."""
        check_is_fitted(self)
        vocabulary, numbers, pointers = numbered(raw_documents, lexicon=self.lexicon, hmm=self.hmm)
        columns = np.array([self.vocabulary_.get(word, -1) for word in vocabulary], np.int32)
        return scipy.sparse.csr_matrix(rows(numbers, pointers, columns, len(self.terms_)))

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:
        """Give the term of each column."""
        check_is_fitted(self)
        return np.array(self.terms_, dtype=object)

    def build_analyzer(self) -> Callable[[str], list[str]]:
        """Give the function that makes words of one text; BERTopic asks for it."""

        def analyse(text: str) -> list[str]:
            if self.lexicon is None:
                return segment([text], hmm=self.hmm)[0]
            return keep(tokens([text], lexicon=self.lexicon, hmm=self.hmm), self.lexicon)[0]

        return analyse

    build_tokenizer = build_analyzer

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags
