"""A matrix of counts to the arrays that collapsed inference changes in place."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse

from .entries import read
from .priors import Priors, learn_alpha, padded_alpha, term_priors


@dataclass(frozen=True)
class Fitted:
    """Topic counts: *term_topics* (n_terms, n_topics) and *document_topics* (n_documents, n_topics), and *alpha*.

    Neither holds a prior; both are float32, and in *document_topics* a row sums to the document's tokens.
    """

    term_topics: np.ndarray
    document_topics: np.ndarray
    alpha: np.ndarray


@dataclass(frozen=True)
class State:
    """A corpus and its topic counts, which sweeps change in place; the counts hold their priors."""

    priors: Priors
    indptr: np.ndarray
    indices: np.ndarray
    counts: np.ndarray
    term_prior: np.ndarray  # (n_terms, padded)
    alpha: np.ndarray  # (padded), changed where it is learnt
    token_topics: np.ndarray  # (n_entries, padded), 0 where a token has no shares yet
    term_topics: np.ndarray  # (n_terms, padded)
    document_topics: np.ndarray  # (n_documents, padded)
    tokens: np.ndarray  # (n_documents)
    moved: np.ndarray  # (n_documents), tokens' worth in a document's last sweep


def state_of(matrix: scipy.sparse.csr_array, priors: Priors) -> State:
    """Give *matrix* (n_documents, n_terms) before any token has its shares; a document's terms come in order."""
    n_documents, n_terms = matrix.shape
    indptr, indices, counts = read(matrix, 0, n_documents)
    if not matrix.has_sorted_indices:
        rows = scipy.sparse.csr_array((counts, indices, indptr), shape=matrix.shape)
        rows.sort_indices()
        indices, counts = rows.indices.astype(np.int32), rows.data
    term_prior = term_priors(np.bincount(indices, weights=counts, minlength=n_terms), priors)
    alpha = padded_alpha(priors.alpha)
    before = np.concatenate([[0.0], np.cumsum(counts, dtype=np.float64)])
    return State(
        priors,
        indptr,
        indices,
        counts,
        term_prior,
        alpha,
        np.zeros((len(counts), len(alpha)), np.uint16),
        term_prior.copy(),
        np.tile(alpha, (n_documents, 1)),
        before[indptr[1:]] - before[indptr[:-1]],
        np.zeros(n_documents),
    )


def learn(state: State, documents: np.ndarray) -> None:
    """Learn alpha from *documents* where that is wished, and put it into all documents' counts."""
    learnt, n_topics = state.priors.learnt, len(state.priors.alpha)
    if not learnt:
        return
    before = state.alpha.copy()
    own = state.document_topics[documents, :n_topics].astype(np.float64) - before[:n_topics]
    state.alpha[:n_topics] = learn_alpha(
        before[:n_topics].astype(np.float64), np.maximum(own, 0), symmetric=learnt == "symmetric"
    )
    state.document_topics[:] += state.alpha - before


def fitted(state: State) -> Fitted:
    """Give the topic counts without their priors."""
    n_topics = len(state.priors.alpha)
    return Fitted(
        np.maximum(state.term_topics - state.term_prior, 0)[:, :n_topics],
        np.maximum(state.document_topics - state.alpha, 0)[:, :n_topics],
        state.alpha[:n_topics].astype(np.float64),
    )
