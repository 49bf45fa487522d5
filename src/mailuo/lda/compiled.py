"""Gensim's `LdaModel` to the same model sooner: its E-step compiled, or its whole online loop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import digamma

from ..errors import DataError
from ..kernels import lda_gensim
from ..kernels.lanes import padded
from ..kernels.threads import in_threads
from ..matrix import Counts

if TYPE_CHECKING:
    from gensim.models.ldamodel import LdaModel

DOCUMENTS = 64  # in a block that one thread infers
SHOWN = 5  # gensim prints five topics to its log after each step, drawn at random where there are more
TERMS = 2048  # in a block that one thread sums

Entries = tuple[np.ndarray, np.ndarray, np.ndarray]  # indptr, indices, counts


def compile_inference(model: LdaModel) -> LdaModel:
    """Let *model* infer by compiled loops from now on; gensim does the rest, and the topics agree within 1e-5.

    Raises:
        DataError: where *model* does not compute in float32, gensim's default.
    """
    if model.dtype != np.float32:
        raise DataError(f"the compiled inference computes in float32, and this model in {np.dtype(model.dtype)}")
    model.inference = partial(_inference, model)
    return model


def train(model: LdaModel, counts: Counts, *, passes: int) -> LdaModel:
    """Train *model* (untrained: made without a corpus) as `LdaModel.update` would, the whole loop compiled.

    The schedule, the random numbers and the priors are gensim's (`chunksize`, `offset`, `decay`, `update_every`, but
    no `eval_every`); priors are not learnt here. Topics agree with gensim's as far as rounding, which grows from
    pass to pass.
    """
    if model.optimize_alpha or model.optimize_eta or model.dtype != np.float32:
        raise DataError("the compiled loop trains models of float32 whose alpha and eta are given, not 'auto'")
    if model.eta.ndim > 1:
        raise DataError("the compiled loop takes one eta a term, not one a term and topic")
    matrix, n_topics = counts.matrix, model.num_topics
    n_documents, eta = matrix.shape[0], np.asarray(model.eta, np.float32)
    statistics = _word_major(model.state.sstats)
    topics, expected = _word_major(model.expElogbeta), np.empty_like(statistics)
    chunk = min(n_documents, model.chunksize)
    step = chunk * model.update_every or n_documents
    model.state.numdocs += n_documents
    for number in range(passes):
        for first in range(0, n_documents, step):
            last = min(n_documents, first + step)
            entries = _slice(matrix, first, last)
            gamma = _start(model, last - first)
            theta, ratio = _expect(model, entries, topics, gamma)
            _collect(entries, topics, theta, ratio, expected)
            weight = pow(model.offset + number + model.num_updates / chunk, -model.decay)
            sizes = _blend(1 - weight, weight * model.state.numdocs / (last - first), expected, statistics)
            _expect_topics(statistics, eta, sizes[:n_topics], topics)
            if n_topics > SHOWN:
                model.random_state.rand(n_topics)
            if number == 0:
                model.num_updates += last - first
    model.state.sstats = np.ascontiguousarray(statistics[:, :n_topics].T)
    model.expElogbeta = np.ascontiguousarray(topics[:, :n_topics].T)
    return model


def _inference(
    model: LdaModel, chunk: Sequence[Sequence[tuple[int, float]]], collect_sstats: bool = False
) -> tuple[np.ndarray, np.ndarray | None]:
    """Stand in for `LdaModel.inference`: gamma (n_documents, n_topics) and, if wished, statistics."""
    entries, n_topics = _entries(list(chunk)), model.num_topics
    gamma = _start(model, len(entries[0]) - 1)
    topics = _word_major(model.expElogbeta)
    theta, ratio = _expect(model, entries, topics, gamma)
    if not collect_sstats:
        return gamma[:, :n_topics].copy(), None
    expected = np.empty_like(topics)
    _collect(entries, topics, theta, ratio, expected)
    return gamma[:, :n_topics].copy(), expected[:, :n_topics].T


def _start(model: LdaModel, n_documents: int) -> np.ndarray:
    gamma = np.ones((n_documents, padded(model.num_topics)), np.float32)
    gamma[:, : model.num_topics] = model.random_state.gamma(100.0, 1.0 / 100.0, (n_documents, model.num_topics))
    return gamma


def _expect(model: LdaModel, entries: Entries, topics: np.ndarray, gamma: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    n_documents, n_topics = len(gamma), model.num_topics
    alpha = np.ones(gamma.shape[1], np.float32)
    alpha[:n_topics] = model.alpha
    theta, ratio = np.empty_like(gamma), np.empty(len(entries[1]), np.float32)
    threshold = np.float32(model.gamma_threshold)
    _by_blocks(
        lambda first, last: lda_gensim.expect(
            *entries, first, last, topics, alpha, n_topics, model.iterations, threshold, gamma, theta, ratio
        ),
        n_documents,
        size=DOCUMENTS,
    )
    return theta, ratio


def _collect(entries: Entries, topics: np.ndarray, theta: np.ndarray, ratio: np.ndarray, expected: np.ndarray) -> None:
    index = lda_gensim.by_term(entries[0], entries[1], len(topics))
    _by_blocks(lambda a, b: lda_gensim.collect(*index, a, b, theta, ratio, topics, expected), len(topics))


def _blend(keep: float, take: float, expected: np.ndarray, statistics: np.ndarray) -> np.ndarray:
    sums = np.zeros((-(-len(statistics) // TERMS), statistics.shape[1]))
    keep, take = np.float32(keep), np.float32(take)
    _by_blocks(lambda a, b: lda_gensim.blend(a, b, keep, take, expected, statistics, sums[a // TERMS]), len(statistics))
    return sums.sum(axis=0)


def _expect_topics(statistics: np.ndarray, eta: np.ndarray, sizes: np.ndarray, topics: np.ndarray) -> None:
    scale = np.zeros(topics.shape[1], np.float32)
    scale[: len(sizes)] = np.exp(-digamma(sizes + eta.sum(dtype=np.float64)))
    _by_blocks(lambda a, b: lda_gensim.expect_topics(a, b, statistics, eta, scale, len(sizes), topics), len(topics))


def _by_blocks(function, n_rows: int, *, size: int = TERMS) -> None:
    in_threads(lambda first: function(first, min(n_rows, first + size)), range(0, n_rows, size))


def _word_major(topics: np.ndarray) -> np.ndarray:
    """Give gensim's (n_topics, n_terms) as (n_terms, padded)."""
    result = np.zeros((topics.shape[1], padded(topics.shape[0])), np.float32)
    result[:, : topics.shape[0]] = topics.T
    return result


def _entries(chunk: list[Sequence[tuple[int, float]]]) -> Entries:
    lengths = np.fromiter((len(bag) for bag in chunk), np.int64, len(chunk))
    indptr = np.concatenate([[0], np.cumsum(lengths)])
    pairs = np.fromiter(chain.from_iterable(chain.from_iterable(chunk)), np.float64, 2 * int(indptr[-1])).reshape(-1, 2)
    return indptr, pairs[:, 0].astype(np.int32), pairs[:, 1].astype(np.float32)


def _slice(matrix, first: int, last: int) -> Entries:
    indptr = matrix.indptr[first : last + 1].astype(np.int64)
    within = slice(indptr[0], indptr[-1])
    return indptr - indptr[0], matrix.indices[within].astype(np.int32), matrix.data[within].astype(np.float32)
