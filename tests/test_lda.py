"""LDA: a corpus built from its own answer is found again, the same every time, and what cannot be fitted is refused."""

import numpy as np
import pytest
import scipy.sparse

from mailuo.errors import DataError
from mailuo.lda import as_gensim, fits, fold_in, gensim_lda, lda
from mailuo.matrix import Counts

WORDS = {"农": "田粮种收", "路": "车站桥轨", "学": "书校师课"}


def blocks(n_documents=30, *, empty=()):
    """Documents of one block of words each: document d holds the four words of block d modulo 3, five times each."""
    terms = tuple("".join(WORDS.values()))
    matrix = np.zeros((n_documents, len(terms)), int)
    for document in range(n_documents):
        matrix[document, 4 * (document % 3) : 4 * (document % 3) + 4] = [5, 4, 3, 2 + document % 2]
    matrix[list(empty)] = 0
    ids = tuple(f"文{document}" for document in range(n_documents))
    return Counts(ids, ids, terms, scipy.sparse.csr_array(matrix))


def block_of(topics):
    """The block of words that each topic's four heaviest terms are."""
    top = ["".join(sorted(topics.terms[term] for term in np.argsort(-row)[:4])) for row in topics.weights]
    names = {"".join(sorted(words)): name for name, words in WORDS.items()}
    return [names.get(words) for words in top]


@pytest.mark.parametrize("fit", [lda, gensim_lda], ids=["lda", "gensim"])
def test_a_corpus_built_from_its_own_answer_is_found_again(fit):
    topics = fit(blocks(), n_topics=3, seed=1)
    assert sorted(block_of(topics)) == ["农", "学", "路"]
    names = block_of(topics)
    assert [names[share.argmax()] for share in topics.shares] == ["农", "路", "学"] * 10
    assert topics.shares.max(axis=1).min() > 0.9


def test_topics_are_numbered_by_size():
    counts = blocks(33)
    matrix = counts.matrix.toarray()
    matrix[2::3] *= 3
    topics = lda(Counts(counts.ids, counts.groups, counts.terms, scipy.sparse.csr_array(matrix)), n_topics=3, seed=1)
    assert block_of(topics)[0] == "学"
    tokens = topics.shares.T @ matrix.sum(axis=1)
    assert (np.diff(tokens) <= 0).all()
