"""Counts to topic counts beyond memory: CVB0 on a part, then all documents batch by batch."""

from itertools import pairwise

import numpy as np
import scipy.sparse

from ..kernels import lda_cvb
from ..kernels.lanes import LANES
from ..kernels.threads import in_threads
from .collapsed import collapsed
from .entries import batches, read, term_frequency
from .priors import Priors, padded_alpha, term_priors
from .state import Fitted

PART_BYTES = 48 * 2**20  # for the shares of the tokens of the part that is fitted first
BATCH = 50_000  # entries read at once
BLOCKS = 8  # of a batch, inferred side by side
PASSES = 2
TIMES = 5  # each document is gone over in a batch
DELAY, FADING = 16.0, 0.7  # the weight of batch t is (t + DELAY) ** -FADING


def streamed(matrix: scipy.sparse.csr_array, priors: Priors, *, seed: int) -> Fitted:
    """Fit *matrix* (n_documents, n_terms), whose arrays may be memory-mapped, keeping no token's shares.

    Stochastic CVB0 (Foulds, Boyles, DuBois, Smyth & Welling, "Stochastic collapsed variational Bayesian inference for
    latent Dirichlet allocation", KDD 2013): the topics, found on a part, move towards each batch's, less and less.
    Alpha, where it is learnt, is the part's.
    """
    n_topics = len(priors.alpha)
    begun = collapsed(_part(matrix, n_topics, seed), priors, seed=seed)
    frequency = term_frequency(matrix)
    prior, alpha, n_tokens = term_priors(frequency, priors), padded_alpha(begun.alpha), frequency.sum()
    topics, found = np.zeros_like(prior), np.empty_like(prior)
    topics[:, :n_topics] = begun.term_topics * np.float32(n_tokens / max(begun.document_topics.sum(dtype=float), 1))
    del begun
    pieces = list(batches(matrix, BATCH))
    order = np.random.default_rng(np.random.SeedSequence(seed)).permutation(len(pieces))
    for number in range(PASSES * len(pieces)):
        first, last = pieces[order[number % len(pieces)]]
        own = _infer(matrix, first, last, topics + prior, alpha, found)
        weight = (number + DELAY) ** -FADING
        topics *= np.float32(1 - weight)
        topics += found * np.float32(weight * n_tokens / max((own - alpha).sum(dtype=float), 1))
    document_topics = np.empty((matrix.shape[0], n_topics), np.float32)
    for first, last in pieces:
        own = _infer(matrix, first, last, topics + prior, alpha, found)
        document_topics[first:last] = np.maximum(own - alpha, 0)[:, :n_topics]
    return Fitted(topics[:, :n_topics], document_topics, alpha[:n_topics].astype(np.float64))


def _part(matrix: scipy.sparse.csr_array, n_topics: int, seed: int) -> scipy.sparse.csr_array:
    """Give a random part of the documents whose tokens' shares fill `PART_BYTES`."""
    n_documents = matrix.shape[0]
    room = PART_BYTES / (2 * len(padded_alpha(np.ones(n_topics))))
    size = max(n_topics, min(n_documents, int(n_documents * room / matrix.nnz)))
    rows = np.sort(np.random.default_rng(np.random.SeedSequence(seed)).permutation(n_documents)[:size])
    lengths = np.diff(matrix.indptr)[rows]
    indptr = np.concatenate([[0], np.cumsum(lengths)])
    columns, values = np.empty(indptr[-1], np.int32), np.empty(indptr[-1], np.float32)
    for (begin, end), row in zip(pairwise(indptr), rows):
        _, columns[begin:end], values[begin:end] = read(matrix, row, row + 1)
    return scipy.sparse.csr_array((values, columns, indptr), shape=(size, matrix.shape[1]))


def _infer(
    matrix: scipy.sparse.csr_array, first: int, last: int, topics: np.ndarray, alpha: np.ndarray, found: np.ndarray
) -> np.ndarray:
    """Infer documents *first* to *last*; give their topic counts with alpha, and put the terms' into *found*."""
    indptr, indices, values = read(matrix, first, last)
    sizes = topics.sum(axis=0, dtype=np.float64)
    weights = topics * (1 / np.where(sizes > 0, sizes, 1)).astype(np.float32)
    return infer(indptr, indices, values, weights, alpha, times=TIMES, found=found)


def infer(
    indptr: np.ndarray,
    indices: np.ndarray,
    values: np.ndarray,
    weights: np.ndarray,
    alpha: np.ndarray,
    *,
    times: int,
    found: np.ndarray | None = None,
) -> np.ndarray:
    """Give the topic counts, with *alpha*, of documents (n_documents, padded), the topics being known and fixed.

    *weights* (n_terms, padded): a term's probabilities. The terms' topic counts are put into *found*, if given.
    """
    n_documents = len(indptr) - 1
    document_topics = np.tile(alpha, (n_documents, 1))
    token_topics = np.empty((len(indices), len(alpha)), np.float32)
    ends = np.searchsorted(indptr, np.linspace(0, indptr[-1], BLOCKS + 1)[1:-1])
    in_threads(
        lambda documents: lda_cvb.infer(
            indptr, indices, values, documents, times, weights, token_topics, document_topics
        ),
        np.split(np.arange(n_documents), ends),
    )
    if found is not None:
        in_threads(lambda lane: lda_cvb.add_up(indices, token_topics, lane, found), range(0, len(alpha), LANES))
    return document_topics
