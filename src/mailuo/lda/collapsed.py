"""Counts to topic counts in memory: CVB0 over the whole corpus, begun on a part of it where it is large."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import scipy.sparse

from ..kernels import lda_cvb
from ..kernels.lanes import padded
from ..kernels.threads import in_threads
from .entries import read
from .priors import Priors, learn_alpha, padded_alpha, term_priors

SWEEPS = 100  # over the whole corpus, where it does not settle before
TOLERANCE = 0.008  # settled: a sweep moves less than this share of the tokens
TOLERANCE_IN_PARTS = 0.02  # for a large corpus, whose topics have settled on a part before
EARLY_SWEEPS = (20, 10)  # over the first part of a large corpus, and over each later part
PART = 1500  # documents in the first part; each part is three times the last
LEARNING_EVERY = 5  # sweeps between two steps of alpha
BLOCK = 200_000  # entries swept before the blocks' topics are brought together
BLOCKS = 4  # swept side by side


@dataclass(frozen=True)
class Fitted:
    """Topic counts: *term_topics* (n_terms, n_topics) and *document_topics* (n_documents, n_topics), and *alpha*.

    Neither holds a prior; both are float32, and in *document_topics* a row sums to the document's tokens.
    """

    term_topics: np.ndarray
    document_topics: np.ndarray
    alpha: np.ndarray


@dataclass(frozen=True)
class _State:
    """A corpus and its topic counts, which sweeps change in place; the counts hold their priors."""

    indptr: np.ndarray
    indices: np.ndarray
    counts: np.ndarray
    token_topics: np.ndarray
    term_topics: np.ndarray
    document_topics: np.ndarray
    tokens: np.ndarray  # (n_documents + 1), of all documents before
    moved: np.ndarray  # (n_documents), tokens' worth in a document's last sweep
    copies: np.ndarray  # (BLOCKS, n_terms, padded), of term_topics, for blocks swept side by side


def collapsed(matrix: scipy.sparse.csr_array, priors: Priors, *, seed: int) -> Fitted:
    """Fit *matrix* (n_documents, n_terms): every token keeps its shares, n_entries × n_topics floats.

    From a random start a large corpus parts its topics slowly: they are parted on a first part of it, and the other
    documents join in when they have settled. That takes a third of the sweeps, to the same held-out likelihood.
    """
    n_documents = matrix.shape[0]
    n_topics, width = len(priors.alpha), padded(len(priors.alpha))
    indptr, indices, counts = read(matrix, 0, n_documents)
    frequency = np.bincount(indices, weights=counts, minlength=matrix.shape[1])
    term_prior, alpha = term_priors(frequency, priors), padded_alpha(priors.alpha)
    state = _State(
        indptr,
        indices,
        counts,
        np.empty((len(counts), width), np.uint16),
        term_prior.copy(),
        np.tile(alpha, (n_documents, 1)),
        np.concatenate([[0.0], np.cumsum(counts, dtype=np.float64)])[indptr],
        np.zeros(n_documents),
        np.empty((BLOCKS, *term_prior.shape), np.float32),
    )
    sequence = np.random.SeedSequence(seed)
    order = np.random.default_rng(sequence).permutation(n_documents)
    bits = sequence.generate_state(1, np.uint64)[0] | np.uint64(1)
    parts = _parts(n_documents)
    swept = np.sort(order[: parts[0]])
    lda_cvb.start(
        state.indptr, state.indices, state.counts, swept, term_prior, bits,
        state.token_topics, state.term_topics, state.document_topics,
    )  # fmt: skip
    for number, part in enumerate(parts):
        if part > len(swept):
            joining = np.sort(order[len(swept) : part])
            _empty(state, joining)
            _sweep(state, joining, times=2)
            swept = np.sort(order[:part])
        limit = SWEEPS if part == n_documents else EARLY_SWEEPS[min(number, 1)]
        tolerance = TOLERANCE if len(parts) == 1 else TOLERANCE_IN_PARTS
        alpha = _settle(state, swept, limit, tolerance, alpha, priors)
    return Fitted(
        np.maximum(state.term_topics - term_prior, 0)[:, :n_topics],
        np.maximum(state.document_topics - alpha, 0)[:, :n_topics],
        alpha[:n_topics].astype(np.float64),
    )


def _parts(n_documents: int) -> list[int]:
    """Give how many documents take part, stage by stage: each time three times as many, at last all."""
    parts = [n_documents]
    while parts[0] > 3 * PART:
        parts.insert(0, parts[0] // 3)
    return parts


def _empty(state: _State, documents: np.ndarray) -> None:
    for document in documents:
        state.token_topics[state.indptr[document] : state.indptr[document + 1]] = 0


def _settle(
    state: _State, documents: np.ndarray, limit: int, tolerance: float, alpha: np.ndarray, priors: Priors
) -> np.ndarray:
    """Sweep *documents* until they settle, at most *limit* times; give alpha, learnt on the way where wished."""
    n_topics, learnt = len(priors.alpha), priors.learnt
    tokens = state.tokens[documents + 1] - state.tokens[documents]
    for number in range(1, limit + 1):
        # of a large corpus, two sweeps of three pass over the documents that have settled
        whole = number % 3 == 1 or len(documents) <= 3 * PART
        restless = state.moved[documents] >= tolerance * tokens
        _sweep(state, documents if whole else documents[restless])
        settled = whole and state.moved[documents].sum() < tolerance * tokens.sum()
        if learnt and (settled or number % LEARNING_EVERY == 0):
            before = alpha.copy()
            own = state.document_topics[documents, :n_topics].astype(np.float64) - alpha[:n_topics]
            alpha[:n_topics] = learn_alpha(
                alpha[:n_topics].astype(np.float64), np.maximum(own, 0), symmetric=learnt == "symmetric"
            )
            state.document_topics[:] += alpha - before
        if settled:
            break
    return alpha


def _sweep(state: _State, documents: np.ndarray, *, times: int = 1) -> None:
    """Sweep *documents* once, a large number of them block by block on all threads.

    Blocks swept side by side begin with the same topics, and what each changed is added up in their order
    (Newman, Asuncion, Smyth & Welling, "Distributed algorithms for topic models", JMLR 2009).
    """
    if not len(documents):
        return
    ends = np.cumsum(state.indptr[documents + 1] - state.indptr[documents])
    sizes = np.empty(state.term_topics.shape[1])
    if ends[-1] < BLOCK:
        lda_cvb.sizes_of(state.term_topics, sizes)
        _sweep_block(state, documents, times, state.term_topics, sizes)
        return
    rounds = max(1, int(ends[-1]) // (BLOCK * BLOCKS))
    pieces = np.searchsorted(ends, np.linspace(0, ends[-1], rounds * BLOCKS + 1)[1:-1])
    blocks = np.split(documents, pieces)
    for first in range(0, len(blocks), BLOCKS):
        lda_cvb.sizes_of(state.term_topics, sizes)
        _sweep_together(state, blocks[first : first + BLOCKS], times, sizes)


def _sweep_together(state: _State, blocks: list[np.ndarray], times: int, sizes: np.ndarray) -> None:
    def swept(number: int) -> None:
        own = state.copies[number]
        own[:] = state.term_topics
        _sweep_block(state, blocks[number], times, own, sizes.copy())

    in_threads(swept, range(len(blocks)))
    ends = np.linspace(0, len(state.term_topics), BLOCKS + 1).astype(int)
    in_threads(lambda rows: lda_cvb.bring_together(*rows, state.copies, state.term_topics), pairwise(ends))


def _sweep_block(state: _State, documents: np.ndarray, times: int, term_topics: np.ndarray, sizes: np.ndarray) -> float:
    return lda_cvb.sweep(
        state.indptr, state.indices, state.counts, documents, times,
        state.token_topics, term_topics, state.document_topics, sizes, state.moved,
    )  # fmt: skip
