"""Time LDA against its peers on one corpus, judged by one evaluator: held-out perplexity, and c_npmi beside it.

    python benchmarks/topics.py CORPUS.jsonl[.gz] [--quick] [--judge tune] [--rounds 3] [--only large,small,grid,gensim]

CORPUS has one {"paragraphs": [...]} or {"text": "..."} a line. Document n is for testing where n modulo 24 is 1, for
tuning where it is 0, else for training; settings of mailuo were chosen with --judge tune, what is reported is the
default, test. Perplexity is document completion: each held-out document's tokens are halved at random (fixed seed),
shares are fitted to one half with alpha 0.1 (60 EM steps) and the other half is scored. Peers run in one process, one
after another in each round; times are medians over rounds, in seconds of the wall clock, compilation and the making of
the peer's own corpus left out. A ratio says how many times sooner mailuo is done.
"""

import argparse
import gzip
import json
import logging
import os
import statistics
import time
import warnings
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import numpy as np
import tomotopy
from gensim.models import CoherenceModel, LdaModel, LdaMulticore
from sklearn.decomposition import LatentDirichletAllocation

from mailuo.bridges import to_gensim
from mailuo.kernels.threads import thread_count
from mailuo.lda import compile_inference, fits, lda, train
from mailuo.matrix import Counts, count
from mailuo.tokens import segment

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)


def read_words(path, limit):
    """Give the words of each document: two Chinese characters or more."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        rows = [json.loads(line) for line in lines][:limit]
    texts = [row["text"] if "text" in row else "\n".join(row["paragraphs"]) for row in rows]
    return [
        [word for word in words if len(word) > 1 and all("\u4e00" <= c <= "\u9fff" for c in word)]
        for words in segment(texts)
    ]


def part(counts, rows, *, min_documents=1):
    """Give some documents and the columns that occur in *min_documents* of them."""
    matrix = counts.matrix[rows]
    columns = np.flatnonzero(np.bincount(matrix.indices, minlength=matrix.shape[1]) >= min_documents)
    ids = tuple(counts.ids[row] for row in rows)
    return Counts(ids, ids, tuple(counts.terms[column] for column in columns), matrix[:, columns]), columns


def perplexity(weights, held_out, *, alpha=0.1, steps=60):
    """Judge topics (n_topics, n_terms) by the half of each held-out document that they have not seen."""
    topics = weights.T + 1e-12
    topics /= topics.sum(axis=0)
    seen = np.random.default_rng(5).binomial(held_out.data.astype(int), 0.5)
    likelihood = tokens = 0.0
    for begin, end in pairwise(held_out.indptr):
        rows, given = topics[held_out.indices[begin:end]], seen[begin:end]
        share = np.full(rows.shape[1], 1 / rows.shape[1])
        for _ in range(steps):
            share = alpha + share * ((given / (rows @ share)) @ rows)
            share /= share.sum()
        scored = held_out.data[begin:end] - given
        likelihood += (scored * np.log(rows @ share)).sum()
        tokens += scored.sum()
    return float(np.exp(-likelihood / tokens))


def coherence(weights, counts, texts, dictionary):
    """Give c_npmi of the ten first terms of each topic over the training texts."""
    top = [[counts.terms[term] for term in np.argsort(-row)[:10]] for row in weights]
    return CoherenceModel(
        topics=top, texts=texts, dictionary=dictionary, coherence="c_npmi", processes=1
    ).get_coherence()


def timed(function):
    begin = time.perf_counter()
    result = function()
    return result, time.perf_counter() - begin


def gensim_fit(model, corpus, **options):
    return lambda: model(corpus, random_state=1, eval_every=None, **options).get_topics()


def sklearn_fit(counts, method, number, rounds):
    matrix = counts.matrix.astype(float)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)

    def fit():
        model = LatentDirichletAllocation(number, learning_method=method, max_iter=rounds, random_state=1, n_jobs=1)
        topics = model.fit(matrix).components_
        return topics / topics.sum(axis=1, keepdims=True)

    return fit


def tomotopy_fit(counts, number, rounds, workers):
    """tomotopy learns alpha every ten rounds, its default; its corpus is made outside the time."""
    indptr, indices, data = counts.matrix.indptr, counts.matrix.indices, counts.matrix.data.astype(int)
    bags = [np.repeat(indices[a:b], data[a:b]).astype(str).tolist() for a, b in pairwise(indptr)]

    def fit():
        model = tomotopy.LDAModel(k=number, alpha=0.1, eta=0.01, seed=1)
        for bag in filter(None, bags):
            model.add_doc(bag)
        _, seconds = timed(lambda: model.train(rounds, workers=workers))
        topics = np.zeros((number, len(counts.terms)))
        topics[:, [int(word) for word in model.used_vocabs]] = [model.get_topic_word_dist(k) for k in range(number)]
        return topics, seconds

    return fit


def table(title, peers, judge, rounds):
    """Run each peer *rounds* times, in turn, and print medians; the first is ours."""
    print(f"\n## {title}\n")
    seconds, topics = {name: [] for name in peers}, {}
    for _ in range(rounds):
        for name, fit in peers.items():
            result, took = timed(fit)
            topics[name], took = result if isinstance(result, tuple) else (result, took)
            seconds[name].append(took)
    ours = statistics.median(next(iter(seconds.values())))
    print("| fit | seconds | mailuo is sooner | perplexity | c_npmi |\n|---|---|---|---|---|")
    for name in peers:
        median = statistics.median(seconds[name])
        held_out, npmi = judge(topics[name])
        print(f"| {name} | {median:.3f} | {median / ours:.1f}× | {held_out:.1f} | {npmi:.4f} |", flush=True)


def large(counts, judge, number, rounds, quick):
    corpus, dictionary = to_gensim(counts)
    few = 1 if quick else 5
    options = {"num_topics": number, "id2word": dictionary}
    peers = {
        "mailuo lda (defaults)": lambda: lda(counts, n_topics=number, seed=1).weights,
        "tomotopy 200 rounds, 2 workers": tomotopy_fit(counts, number, 200, 2),
        "tomotopy 100 rounds, 2 workers": tomotopy_fit(counts, number, 100, 2),
        f"gensim LdaModel, passes={few}": gensim_fit(LdaModel, corpus, passes=few, **options),
        f"gensim LdaMulticore, passes={few}, workers=2": gensim_fit(
            LdaMulticore, corpus, passes=few, workers=2, **options
        ),
        f"scikit-learn online, max_iter={few}": sklearn_fit(counts, "online", number, few),
        f"scikit-learn batch, max_iter={2 * few}": sklearn_fit(counts, "batch", number, 2 * few),
    }
    table(f"{len(counts.ids)} documents, K={number}", peers, judge, rounds)


def small(counts, judge, rounds, quick):
    corpus, dictionary = to_gensim(counts)
    passes = 10 if quick else 50
    options = {"num_topics": 10, "id2word": dictionary, "passes": passes}
    peers = {
        "mailuo lda (defaults)": lambda: lda(counts, n_topics=10, seed=1).weights,
        "tomotopy 500 rounds, 1 worker": tomotopy_fit(counts, 10, 500, 1),
        "tomotopy 500 rounds, 2 workers": tomotopy_fit(counts, 10, 500, 2),
        f"gensim LdaModel, passes={passes}": gensim_fit(LdaModel, corpus, **options),
        "scikit-learn batch, max_iter=100": sklearn_fit(counts, "batch", 10, 100),
    }
    table(f"{len(counts.ids)} documents, K=10", peers, judge, rounds)


def grid(counts, quick):
    """Twenty seeds times K from 5 to 20: gensim is timed on a part of the grid and its time scaled up, and said so."""
    corpus, dictionary = to_gensim(counts)
    topics, seeds = range(5, 21), range(2 if quick else 20)
    _, ours = timed(lambda: fits(counts, n_topics=topics, seeds=seeds))
    some = (5, 12, 20)
    _, theirs = timed(
        lambda: [
            LdaModel(corpus, num_topics=number, id2word=dictionary, random_state=1, passes=20, eval_every=None)
            for number in some
        ]
    )
    theirs *= len(topics) * len(seeds) / len(some)
    print(f"\n## Grid of {len(seeds)} seeds × K 5…20, {len(counts.ids)} documents\n")
    print(f"mailuo fits {ours:.2f} s; gensim passes=20 {theirs:.1f} s (scaled from K {some}); {theirs / ours:.1f}×")


def reference(counts, rounds, quick):
    """gensim's own parameters and random state: how much sooner the compiled model is, and how near."""
    corpus, dictionary = to_gensim(counts)
    passes = 1 if quick else 5
    options = {"num_topics": 50, "id2word": dictionary, "random_state": 1, "passes": passes, "eval_every": None}

    def dropped_in():
        model = compile_inference(LdaModel(**options))
        model.update(corpus)
        return model.get_topics()

    peers = {
        "E-step compiled": dropped_in,
        "whole loop compiled": lambda: train(LdaModel(**options), counts, passes=passes).get_topics(),
        "gensim LdaModel": lambda: LdaModel(corpus, **options).get_topics(),
    }
    seconds, topics = {name: [] for name in peers}, {}
    for _ in range(rounds):
        for name, fit in peers.items():
            topics[name], took = timed(fit)
            seconds[name].append(took)
    own = statistics.median(seconds["gensim LdaModel"])
    print(f"\n## gensim's LdaModel, compiled: {len(counts.ids)} documents, K=50, passes={passes}\n")
    print("| fit | seconds | sooner | farthest from gensim's topics |\n|---|---|---|---|")
    for name in peers:
        far = np.abs(topics[name] - topics["gensim LdaModel"]).max()
        median = statistics.median(seconds[name])
        print(f"| {name} | {median:.3f} | {own / median:.1f}× | {far:.1e} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--quick", action="store_true", help="4,000 documents, one round, fewer passes of the slow")
    parser.add_argument("--judge", choices=["test", "tune"], default="test")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="small,grid,gensim,large")
    options = parser.parse_args()
    rounds = 1 if options.quick else options.rounds
    names = ("mailuo", "gensim", "tomotopy", "scikit-learn", "numpy", "numba")
    print(", ".join(f"{name} {version(name)}" for name in names))
    print(f"{thread_count()} threads, {os.cpu_count()} processors, rounds: {rounds}, judged on: {options.judge}")

    words = read_words(options.corpus, 4000 if options.quick else None)
    everything = count(words, ids=[str(n) for n in range(len(words))], min_documents=5, max_share=0.3)
    number = np.arange(len(words)) % 24
    training = np.flatnonzero(number > 1)
    held_out = everything.matrix[np.flatnonzero(number == (1 if options.judge == "test" else 0))]
    counts, columns = part(everything, training)
    few, few_columns = part(everything, training[:: len(training) // 200][:200], min_documents=2)
    print(f"{len(training)} documents for training, {held_out.shape[0]} held out, {len(counts.terms)} terms")

    def judge_for(counts, columns):
        known, dictionary = set(counts.terms), to_gensim(counts)[1]
        texts = [[word for word in words[int(row)] if word in known] for row in counts.ids]
        texts = texts[:: max(1, len(texts) // 3000)]
        heard = held_out[:, columns]
        return lambda weights: (perplexity(weights, heard), coherence(weights, counts, texts, dictionary))

    # compile, or load what was compiled before
    lda(part(everything, training[:500])[0], n_topics=5, seed=1)
    train(LdaModel(num_topics=5, id2word=to_gensim(few)[1]), few, passes=1)
    compile_inference(LdaModel(num_topics=5, id2word=to_gensim(few)[1])).update(to_gensim(few)[0])
    wanted = options.only.split(",")
    if "small" in wanted:
        small(few, judge_for(few, few_columns), rounds, options.quick)
    if "grid" in wanted:
        grid(few, options.quick)
    if "gensim" in wanted:
        reference(counts, rounds, options.quick)
    if "large" in wanted:
        for topics in (50, 100):
            large(counts, judge_for(counts, columns), topics, rounds, options.quick)


if __name__ == "__main__":
    main()
