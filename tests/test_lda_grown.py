"""A large corpus is cut into blocks that share nothing, and its tokens add up."""

from itertools import pairwise

import numpy as np
import pytest
from test_lda import digest, grown_lda, mixed

from mailuo.lda import collapsed, fit, grown
from mailuo.lda.state import state_of
from mailuo.matrix import Counts


def test_blocks_of_terms_hold_every_entry_once():
    counts, _, _ = mixed(100)
    edges = grown._edges(state_of(counts.matrix, fit.priors(counts, n_topics=3, alpha=None, eta=None, seed_terms=None)))
    assert (np.diff(edges, axis=0) >= 0).all()
    np.testing.assert_array_equal(edges[0], counts.matrix.indptr[:-1])
    np.testing.assert_array_equal(edges[-1], counts.matrix.indptr[1:])
    for block, last in enumerate(np.diff(edges, axis=0).sum(axis=1)):
        assert last == pytest.approx(counts.matrix.nnz / grown.BLOCKS, rel=0.1), block
    for first in edges[1:-1]:
        # of no document does a term stand before an edge that stands behind it in another
        before = {int(counts.matrix.indices[place]) for b, e in zip(edges[0], first) for place in range(b, e)}
        behind = {int(counts.matrix.indices[place]) for b, e in zip(first, edges[-1]) for place in range(b, e)}
        assert not before & behind


def test_the_tokens_of_a_large_corpus_add_up():
    counts, _, _ = mixed(200)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grown, "ENTRIES", 100)
        wished = fit.priors(counts, n_topics=6, alpha=None, eta=None, seed_terms=None)
        found = collapsed.collapsed(counts.matrix, wished, seed=1)
    np.testing.assert_allclose(found.document_topics.sum(axis=1), counts.matrix.sum(axis=1), rtol=0.01)
    np.testing.assert_allclose(found.term_topics.sum(axis=1), counts.matrix.sum(axis=0), rtol=0.02, atol=0.05)


def test_the_order_of_a_documents_terms_changes_no_byte():
    counts, _, _ = mixed(100)
    matrix = counts.matrix.copy()
    for first, last in pairwise(matrix.indptr):
        for array in (matrix.indices, matrix.data):
            array[first:last] = array[first:last][::-1].copy()
    matrix.has_sorted_indices = False
    turned = Counts(counts.ids, counts.groups, counts.terms, matrix)
    assert digest(grown_lda(turned, n_topics=5, seed=1)) == digest(grown_lda(counts, n_topics=5, seed=1))
