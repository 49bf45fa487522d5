"""TF-IDF rows to partitions, by each method; the same rows give the same partition on every machine.

Callers keep BLAS and OpenMP to one thread (`threadpool_limits`): to ask for it here would take longer than a fit.
"""

from collections.abc import Callable, Sequence

import numpy as np
import scipy.sparse
from scipy.cluster.hierarchy import cut_tree, linkage
from scipy.spatial.distance import squareform
from sklearn.cluster import HDBSCAN, KMeans, MiniBatchKMeans

DIGITS = 9  # distances are rounded here, so that the last bits of a sum never decide a tie
LARGEST = 3000  # articles, above which no matrix of distances is made
N_CENTRES = 200

# rows, distances, numbers of clusters, seed -> one row of labels for each number; -1: an outlier
Partition = Callable[[scipy.sparse.csr_array, np.ndarray, Sequence[int], int], np.ndarray]


def distances(rows: scipy.sparse.csr_array) -> np.ndarray:
    """Give the cosine distances of rows of length 1, rounded: (n_articles, n_articles)."""
    near = (rows @ rows.T).toarray()
    far = np.round(np.clip(1 - near, 0, 1), DIGITS)
    np.fill_diagonal(far, 0)
    return np.minimum(far, far.T)


def distinct(far: np.ndarray) -> int:
    """Give how many articles differ from all those before them."""
    return int((~(np.tril(far == 0, -1)).any(axis=1)).sum())


def plain(rows: scipy.sparse.csr_array) -> scipy.sparse.csr_matrix:
    """Give rows as scikit-learn wants them: a matrix with 32-bit places."""
    places = (rows.indices.astype(np.int32), rows.indptr.astype(np.int32))
    return scipy.sparse.csr_matrix((rows.data, *places), shape=rows.shape)


def tree(far: np.ndarray) -> np.ndarray:
    """Give the linkage matrix of average linkage."""
    return linkage(squareform(far, checks=False), method="average")


def by_tree(rows, far, numbers, seed) -> np.ndarray:
    """Cut one tree of average linkage into each of *numbers* clusters."""
    return cut_tree(tree(far), n_clusters=list(numbers)).T


def by_means(rows, far, numbers, seed) -> np.ndarray:
    """Part the rows by k-means, from the best of ten random starts.

    Where several numbers are compared it starts once, from the clusters of the tree: as good, and ten times sooner.
    Above `LARGEST` rows by mini-batches, the best of three starts.
    """
    if rows.shape[0] > LARGEST:
        return _means(rows, MiniBatchKMeans, numbers, seed, n_init=3)
    numbers = [min(number, distinct(far)) for number in numbers]
    if len(numbers) == 1:
        return _means(rows, KMeans, numbers, seed, n_init=10)
    starts = by_tree(rows, far, numbers, seed)
    return np.vstack(
        [_means(rows, KMeans, [n], seed, n_init=1, init=means(rows, one)) for n, one in zip(numbers, starts)]
    )


def _means(rows, model, numbers, seed, **options) -> np.ndarray:
    return np.array([model(n, random_state=seed, **options).fit(plain(rows)).labels_ for n in numbers])


def means(rows: scipy.sparse.csr_array, labels: np.ndarray) -> np.ndarray:
    """Give the mean of the rows under each label: (n_labels, n_terms)."""
    members = scipy.sparse.csr_array((np.ones(len(labels)), (labels, np.arange(len(labels)))))
    return (members @ rows).toarray() / np.bincount(labels)[:, None]


def by_density(rows, far, numbers, seed) -> np.ndarray:
    """Part the rows by HDBSCAN, which finds their number itself; articles in no dense region are outliers."""
    smallest = max(2, round(np.log2(len(far))) - 2)
    found = HDBSCAN(min_cluster_size=smallest, min_samples=2, metric="precomputed", copy=True).fit(far)
    return found.labels_[None]


METHODS: dict[str, Partition] = {"agglomerative": by_tree, "kmeans": by_means, "hdbscan": by_density}
