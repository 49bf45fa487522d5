"""The peers that fit topics, each with its own corpus made outside the time: functions of a seed."""

import time
from itertools import pairwise

import numpy as np
from sklearn.decomposition import LatentDirichletAllocation

try:
    import tomotopy
except ImportError:
    tomotopy = None


def timed(function, *arguments):
    begin = time.perf_counter()
    result = function(*arguments)
    return result, time.perf_counter() - begin


def gensim_fit(model, corpus, **options):
    return lambda seed: model(corpus, random_state=seed, eval_every=None, **options).get_topics()


def sklearn_fit(counts, method, number, rounds):
    matrix = counts.matrix.astype(float)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)

    def fit(seed):
        model = LatentDirichletAllocation(number, learning_method=method, max_iter=rounds, random_state=seed, n_jobs=1)
        topics = model.fit(matrix).components_
        return topics / topics.sum(axis=1, keepdims=True)

    return fit


def tomotopy_fit(counts, number, rounds, workers):
    """tomotopy learns alpha every ten rounds, its default; its corpus is made outside the time."""
    indptr, indices, data = counts.matrix.indptr, counts.matrix.indices, counts.matrix.data.astype(int)
    bags = [np.repeat(indices[a:b], data[a:b]).astype(str).tolist() for a, b in pairwise(indptr)]

    def fit(seed):
        model = tomotopy.LDAModel(k=number, alpha=0.1, eta=0.01, seed=seed)
        for bag in filter(None, bags):
            model.add_doc(bag)
        _, seconds = timed(lambda: model.train(rounds, workers=workers))
        topics = np.zeros((number, len(counts.terms)))
        topics[:, [int(word) for word in model.used_vocabs]] = [model.get_topic_word_dist(k) for k in range(number)]
        return topics, seconds

    return fit


def tomotopy_fits(counts, number, *runs):
    """Give a peer for each of *runs* (rounds, workers); none where tomotopy is not there."""
    return {
        f"tomotopy {rounds} rounds, {workers} worker{'s' * (workers > 1)}": tomotopy_fit(
            counts, number, rounds, workers
        )
        for rounds, workers in runs
        if tomotopy
    }
