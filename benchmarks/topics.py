"""Time LDA against its peers on one corpus, judged by one evaluator: held-out perplexity, and c_npmi beside it.

    python benchmarks/topics.py CORPUS.jsonl[.gz] [--quick] [--judge tune] [--rounds 3] [--only small,large]

CORPUS has one {"paragraphs": [...]} or {"text": "..."} a line. Document n is for testing where n modulo 24 is 1, for
tuning where it is 0, else for training; settings of mailuo were chosen with --judge tune, what is reported is the
default, test. Perplexity is document completion: each held-out document's tokens are halved at random (fixed seed),
shares are fitted to one half with alpha 0.1 (60 EM steps) and the other half is scored. Peers run in one process, one
after another in each round, whose number is their seed; the slow ones of a large corpus run in the first round alone.
Seconds, of the wall clock, and perplexities are medians over rounds; compilation and the making of the peer's own
corpus are left out. A ratio says how many times sooner mailuo is done: the median of each round's.
"""

import argparse
import logging
import os
import statistics
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
from gensim.models import LdaModel, LdaMulticore
from topics_judge import coherence, part, perplexity, read_words
from topics_mapped import measured
from topics_peers import gensim_fit, sklearn_fit, timed, tomotopy, tomotopy_fits

from mailuo.bridges import to_gensim
from mailuo.kernels.threads import thread_count
from mailuo.lda import compile_inference, fits, lda, train, warm
from mailuo.matrix import count

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
PRIORS = "alpha 0.1 and eta 0.5 / K (mailuo), 0.1, learnt, and 0.01 (tomotopy), 1 / K and 1 / K (gensim, scikit-learn)"


def table(title, peers, judge, rounds, *, slow=()):
    """Run each of *peers* once a round, those in *slow* in the first alone, and print medians; the first is ours."""
    print(f"\n## {title}\n\nPriors: {PRIORS}.\n", flush=True)
    seconds, topics = {name: [] for name in peers}, {name: [] for name in peers}
    for seed in range(1, rounds + 1):
        for name, fit in peers.items():
            if seed > 1 and name in slow:
                continue
            result, took = timed(fit, seed)
            result, took = result if isinstance(result, tuple) else (result, took)
            topics[name].append(result)
            seconds[name].append(took)
    ours = next(iter(seconds.values()))
    print("| fit | rounds | seconds | mailuo is sooner | perplexity | c_npmi |\n|---|---|---|---|---|---|")
    for name in peers:
        median = statistics.median(seconds[name])
        sooner = statistics.median(theirs / own for theirs, own in zip(seconds[name], ours))
        held_out, npmi = judge(topics[name])
        row = f"| {name} | {len(seconds[name])} | {median:.3f} | {sooner:.1f}× | {held_out:.1f} | {npmi:.4f} |"
        print(row, flush=True)


def large(counts, judge, number, rounds, quick):
    corpus, dictionary = to_gensim(counts)
    few = 1 if quick else 5
    options = {"num_topics": number, "id2word": dictionary}
    peers = {
        "mailuo lda (defaults)": lambda seed: lda(counts, n_topics=number, seed=seed).weights,
        **tomotopy_fits(counts, number, (200, 2), (100, 2)),
        f"gensim LdaModel, passes={few}": gensim_fit(LdaModel, corpus, passes=few, **options),
        f"gensim LdaMulticore, passes={few}, workers=2": gensim_fit(
            LdaMulticore, corpus, passes=few, workers=2, **options
        ),
        f"scikit-learn online, max_iter={few}": sklearn_fit(counts, "online", number, few),
        f"scikit-learn batch, max_iter={2 * few}": sklearn_fit(counts, "batch", number, 2 * few),
    }
    table(
        f"{len(counts.ids)} documents, K={number}",
        peers,
        judge,
        rounds,
        slow=[name for name in peers if name[0] in "gs"],
    )


def small(counts, judge, rounds, quick):
    corpus, dictionary = to_gensim(counts)
    passes = 10 if quick else 50
    options = {"num_topics": 10, "id2word": dictionary, "passes": passes}
    peers = {
        "mailuo lda (defaults)": lambda seed: lda(counts, n_topics=10, seed=seed).weights,
        **tomotopy_fits(counts, 10, (500, 1), (500, 2)),
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
    parser.add_argument("--only", default="small,grid,gensim,mapped,large", help="parts, in this order")
    options = parser.parse_args()
    rounds = 1 if options.quick else options.rounds
    names = ("mailuo", "gensim", "scikit-learn", "numpy", "numba") + ("tomotopy",) * (tomotopy is not None)
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
        return lambda topics: (
            statistics.median(perplexity(weights, heard) for weights in topics),
            coherence(topics[0], counts, texts, dictionary),
        )

    # compile, or load what was compiled before
    warm()
    train(LdaModel(num_topics=5, id2word=to_gensim(few)[1]), few, passes=1)
    compile_inference(LdaModel(num_topics=5, id2word=to_gensim(few)[1])).update(to_gensim(few)[0])
    wanted = options.only.split(",")
    if "small" in wanted:
        small(few, judge_for(few, few_columns), rounds, options.quick)
    if "grid" in wanted:
        grid(few, options.quick)
    if "gensim" in wanted:
        reference(counts, rounds, options.quick)
    if "mapped" in wanted:
        times = 2 if options.quick else 20
        print(f"\n## The corpus {times} times, mapped from a file\n\n{measured(counts, n_topics=50, times=times)}")
    if "large" in wanted:
        for topics in (50, 100):
            large(counts, judge_for(counts, columns), topics, rounds, options.quick)


if __name__ == "__main__":
    main()
