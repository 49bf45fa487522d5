"""TF-IDF rows to partitions, by each method; the same rows give the same partition on every machine.

Callers keep BLAS and OpenMP to one thread (`threadpool_limits`): to ask for it here would take longer than a fit.
"""

from collections.abc import Callable, Sequence

import numpy as np
import scipy.sparse
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform
from sklearn.cluster import HDBSCAN, KMeans, MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

DIGITS = 9  # distances are rounded here, so that the last bits of a sum never decide a tie
LARGEST = 3000  # articles, above which no matrix of distances is made
N_CENTRES = 200
N_COMPONENTS = 20

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


def cut(links: np.ndarray, numbers: Sequence[int]) -> np.ndarray:
    """Give the clusters that a tree has after all but its last merges: a row of labels for each of *numbers*."""
    labels = np.arange(len(links) + 1)
    wanted = {len(labels): labels.copy()}
    for place, (left, right) in enumerate(links[:, :2].astype(int)):
        labels[(labels == left) | (labels == right)] = len(links) + 1 + place
        if len(links) - place in numbers:
            wanted[len(links) - place] = np.unique(labels, return_inverse=True)[1]
    return np.array([wanted[number] for number in numbers])


def by_tree(rows, far, numbers, seed) -> np.ndarray:
    """Cut one tree of average linkage into each of *numbers* clusters."""
    return cut(tree(far), numbers)


def by_means(rows, far, numbers, seed) -> np.ndarray:
    """Part the rows by k-means of their latent components (`reduced`), from the best of ten random starts.

    Where several numbers are compared it starts once, from the clusters of the tree: much sooner, and the same each
    time. Above `LARGEST` rows by mini-batches, the best of ten starts.
    """
    near = reduced(rows, max(numbers))
    if rows.shape[0] > LARGEST:
        return _means(near, MiniBatchKMeans, numbers, seed, n_init=10)
    numbers = [min(number, distinct(far)) for number in numbers]
    if len(numbers) == 1:
        return _means(near, KMeans, numbers, seed, n_init=10)
    trees = by_tree(rows, far, numbers, seed)
    starts = [np.array([near[labels == one].mean(axis=0) for one in np.unique(labels)]) for labels in trees]
    return np.vstack([_means(near, KMeans, [n], seed, n_init=1, init=start) for n, start in zip(numbers, starts)])


def _means(rows, model, numbers, seed, **options) -> np.ndarray:
    return np.array([model(n, random_state=seed, **options).fit(rows).labels_ for n in numbers])


def reduced(rows: scipy.sparse.csr_array, n_clusters: int) -> np.ndarray:
    """Give latent semantic components of the rows, at length 1 and rounded (Deerwester et al. 1990).

    In them k-means parts labelled news better than in all terms, and much the same with any seed. Small corpora stay
    as they are.
    """
    size = min(max(N_COMPONENTS, 2 * n_clusters), 5 * N_COMPONENTS)
    if size >= min(rows.shape):
        return np.round(rows.toarray(), DIGITS)
    components = TruncatedSVD(size, algorithm="arpack", random_state=0).fit_transform(plain(rows))
    length = np.sqrt((components**2).sum(axis=1, keepdims=True))
    return np.round(components / np.maximum(length, 1e-12), DIGITS)


def by_density(rows, far, numbers, seed) -> np.ndarray:
    """Part the rows by HDBSCAN, which finds their number itself; articles in no dense region are outliers.

    Above `LARGEST` rows by the distances of their latent components.
    """
    many = rows.shape[0] > LARGEST
    smallest = max(2, round(np.log2(rows.shape[0])) - 2)
    model = HDBSCAN(min_cluster_size=smallest, min_samples=2, metric="euclidean" if many else "precomputed", copy=True)
    return model.fit(reduced(rows, 0) if many else far).labels_[None]


METHODS: dict[str, Partition] = {"agglomerative": by_tree, "kmeans": by_means, "hdbscan": by_density}
