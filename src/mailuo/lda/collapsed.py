"""Counts to topic counts in memory: CVB0 over the whole corpus, until it settles."""

import numpy as np
import scipy.sparse

from ..kernels import lda_cvb
from .grown import grow, is_large
from .priors import Priors
from .state import Fitted, State, fitted, learn, state_of

SWEEPS = 100  # where a corpus does not settle before
TOLERANCE = 0.008  # settled: a sweep moves less than this share of the tokens
LEARNING_EVERY = 5  # sweeps between two steps of alpha


def collapsed(matrix: scipy.sparse.csr_array, priors: Priors, *, seed: int) -> Fitted:
    """Fit *matrix* (n_documents, n_terms): every token keeps its shares, n_entries × n_topics of two bytes."""
    state, sequence = state_of(matrix, priors), np.random.SeedSequence(seed)
    bits = sequence.generate_state(1, np.uint64)[0] | np.uint64(1)
    if is_large(matrix):
        grow(state, np.random.default_rng(sequence).permutation(matrix.shape[0]), bits)
    else:
        _settle(state, bits)
    return fitted(state)


def _settle(state: State, bits: np.uint64) -> None:
    """Sweep all documents, token by token, until they settle."""
    documents, sizes = np.arange(len(state.tokens)), np.empty(len(state.alpha))
    lda_cvb.start(
        state.indptr, state.indices, state.counts, documents, state.term_prior, bits,
        state.token_topics, state.term_topics, state.document_topics,
    )  # fmt: skip
    for number in range(1, SWEEPS + 1):
        lda_cvb.sizes_of(state.term_topics, sizes)
        lda_cvb.sweep(
            state.indptr, state.indices, state.counts, documents,
            state.token_topics, state.term_topics, state.document_topics, sizes, state.moved,
        )  # fmt: skip
        settled = state.moved.sum() < TOLERANCE * state.tokens.sum()
        if settled or number % LEARNING_EVERY == 0:
            learn(state, documents)
        if settled:
            break
