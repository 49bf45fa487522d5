"""Score clusters on labelled texts: NMI, ARI and V-measure of every method, with the usual baselines beside them.

    python benchmarks/clusters.py LABELLED.jsonl [--seeds 3] [--limit 2000] [--choose]

LABELLED.jsonl has one {"text": …, "label": …} a line. Every method is given the number of labels, HDBSCAN finds its
own; --choose also lets the methods choose theirs. Baselines, over the same words: k-means on plain TF-IDF
(scikit-learn's defaults, best of ten starts), NMF of it (a text belongs to its largest component), and LDA (likewise).
Means over seeds. Texts in no cluster count as one more cluster in the scores and are counted in a column of their own.
"""

import argparse
import json
import platform
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score, v_measure_score

from mailuo.clusters import clusters
from mailuo.lda import lda
from mailuo.matrix import count_texts

PARAMETERS = {"min_documents": 3, "max_share": 0.5}


def plain(counts):
    """Give TF-IDF as scikit-learn makes it, with 32-bit places."""
    rows = TfidfTransformer().fit_transform(counts.matrix.astype(float)).tocsr()
    rows.indices, rows.indptr = rows.indices.astype(np.int32), rows.indptr.astype(np.int32)
    return rows


def ours(method):
    return lambda counts, number, seed: clusters(counts, seed=seed, n_clusters=number, method=method).labels


METHODS = {
    "k-means on plain TF-IDF": lambda counts, number, seed: (
        KMeans(number, n_init=10, random_state=seed).fit(plain(counts)).labels_ + 1
    ),
    "NMF of plain TF-IDF": lambda counts, number, seed: (
        NMF(number, init="nndsvda", random_state=seed, max_iter=400).fit_transform(plain(counts)).argmax(axis=1) + 1
    ),
    "mailuo LDA": lambda counts, number, seed: lda(counts, n_topics=number, seed=seed).labels,
    "mailuo k-means": ours("kmeans"),
    "mailuo agglomerative": ours("agglomerative"),
    "mailuo, method by size": ours("auto"),
    "mailuo HDBSCAN": lambda counts, number, seed: clusters(counts, seed=seed, method="hdbscan").labels,
}
CHOSEN = {
    f"mailuo {method}, number chosen": lambda counts, number, seed, method=method: (
        clusters(counts, seed=seed, method=method).labels
    )
    for method in ("agglomerative", "kmeans")
}


def scores(labels, found):
    """Give the measures of one clustering; clusters count from 1, 0 is outside all of them."""
    return {
        "NMI": normalized_mutual_info_score(labels, found),
        "ARI": adjusted_rand_score(labels, found),
        "V": v_measure_score(labels, found),
        "clusters": len(set(found.tolist())),
        "outside": int((found == 0).sum()),
    }


def read(path, limit):
    """Give the texts and their labels."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = rows[:limit]
    return [row["text"] for row in rows], [str(row["label"]) for row in rows]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--choose", action="store_true")
    options = parser.parse_args()
    texts, labels = read(options.labelled, options.limit)
    counts = count_texts(texts, ids=[str(row) for row in range(len(texts))], **PARAMETERS)
    number = len(set(labels))
    print(f"Python {platform.python_version()}, scikit-learn {sklearn.__version__}, numpy {np.__version__}")
    print(f"{len(texts)} texts, {number} labels, {len(counts.terms)} terms; {PARAMETERS}; {options.seeds} seeds")
    table = {}
    warnings.simplefilter("ignore", sklearn.exceptions.ConvergenceWarning)
    for name, method in (METHODS | (CHOSEN if options.choose else {})).items():
        rows = []
        for seed in range(1, options.seeds + 1):
            start = time.perf_counter()
            found = np.asarray(method(counts, number, seed))
            rows.append(scores(labels, found) | {"seconds": time.perf_counter() - start})
        table[name] = pd.DataFrame(rows).mean()
    print(pd.DataFrame(table).T.to_string(float_format=lambda value: f"{value:.3f}"))


if __name__ == "__main__":
    main()
