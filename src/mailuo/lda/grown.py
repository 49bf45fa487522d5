"""A large corpus to topic counts: topics are parted on some documents, and the others join in when they have."""

import numpy as np
import scipy.sparse

from ..kernels import lda_cvb, lda_fours
from ..kernels.threads import in_threads
from .state import State, learn

ENTRIES, DOCUMENTS = 200_000, 4500  # a corpus with as many of either is large
BLOCKS = 4  # of documents and of terms, swept side by side
PARTS = (9, 3)  # a ninth of the documents, then a third, then all
SMALLEST = 1500  # documents of a part
SWEEPS = (12, 5)  # over the first part, and over each later one
LIMIT = 40  # over the whole corpus, where it does not settle before
REACH = np.float32(1.6)  # how far a token's shares go, as CVB0's own step is 1
TOLERANCE = 0.025  # settled: a sweep of that reach moves less than this share of the tokens
TOLERANCE_IN_PARTS = 0.05  # where topics have settled on a part before
LEARNING_EVERY = 5  # sweeps between two steps of alpha


def is_large(matrix: scipy.sparse.csr_array) -> bool:
    """Tell whether a matrix of counts is fitted in parts and blocks, on all threads."""
    return matrix.nnz >= ENTRIES or matrix.shape[0] > DOCUMENTS


def grow(state: State, order: np.ndarray, bits: np.uint64) -> None:
    """Fit all documents, those first in *order* (n_documents, a permutation) sooner.

    From a random start a large corpus parts its topics slowly; on a part of it a sweep costs little.
    """
    edges = _edges(state)
    parts = [len(order) // share for share in PARTS if len(order) // share >= SMALLEST] + [len(order)]
    swept = np.sort(order[: parts[0]])
    lda_cvb.start(
        state.indptr, state.indices, state.counts, swept, state.term_prior, bits,
        state.token_topics, state.term_topics, state.document_topics,
    )  # fmt: skip
    tolerance = TOLERANCE if len(parts) == 1 else TOLERANCE_IN_PARTS
    for number, part in enumerate(parts):
        if part > len(swept):
            joining = np.sort(order[len(swept) : part])
            for _ in range(2):
                _sweep(state, edges, joining, np.float32(1))
            swept = np.sort(order[:part])
        _settle(state, edges, swept, tolerance, LIMIT if part == len(order) else SWEEPS[min(number, 1)])
    # a step of CVB0's own makes each token's shares add up to its count
    _sweep(state, edges, swept, np.float32(1))


def _settle(state: State, edges: np.ndarray, documents: np.ndarray, tolerance: float, limit: int) -> None:
    """Sweep *documents* until they settle, at most *limit* times."""
    for number in range(1, limit + 1):
        _sweep(state, edges, documents, REACH)
        settled = state.moved[documents].sum() < tolerance * state.tokens[documents].sum()
        if settled or number % LEARNING_EVERY == 0:
            learn(state, documents)
        if settled:
            break


def _edges(state: State) -> np.ndarray:
    """Give where each block of terms begins in each document, and where the last ends (BLOCKS + 1, n_documents).

    The blocks, of terms that follow one another, have about as many entries each.
    """
    ends = np.cumsum(np.bincount(state.indices, minlength=len(state.term_topics)))
    firsts = np.searchsorted(ends, np.linspace(0, ends[-1], BLOCKS + 1)[1:-1]) + 1
    edges = [state.indptr[:-1]]
    for first in firsts:
        below = np.concatenate([[0], np.cumsum(state.indices < first)])[state.indptr]
        edges.append(state.indptr[:-1] + np.diff(below))
    return np.array([*edges, state.indptr[1:]])


def _sweep(state: State, edges: np.ndarray, documents: np.ndarray, reach: np.float32) -> None:
    """Sweep *documents* once, on all threads.

    Documents and terms are cut into blocks; in each turn those swept side by side share neither a document nor a term
    (Yan, Xu & Qi, "Parallel inference for latent Dirichlet allocation on graphics processing units", NIPS 2009), so
    only the topics' sizes lag behind until the turn is over.
    """
    ends = np.cumsum(edges[-1, documents] - edges[0, documents])
    pieces = np.split(documents, np.searchsorted(ends, np.linspace(0, ends[-1], BLOCKS + 1)[1:-1]))
    sizes = np.empty(len(state.alpha))
    lda_cvb.sizes_of(state.term_topics, sizes)
    state.moved[documents] = 0

    def swept(piece: int, block: int) -> np.ndarray:
        own = sizes.copy()
        lda_fours.sweep(
            edges[block], edges[block + 1], state.indices, state.counts, pieces[piece], reach,
            state.token_topics, state.term_topics, state.document_topics, own, state.moved,
        )  # fmt: skip
        return own - sizes

    for turn in range(BLOCKS):
        for change in in_threads(lambda piece: swept(piece, (piece + turn) % BLOCKS), range(BLOCKS)):  # noqa: B023
            sizes += change
