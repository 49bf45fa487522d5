"""Counts to a map: each article a point, near those that use the same words."""

import numpy as np
import pandas as pd
import scipy.sparse
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits

from ..errors import DataError
from ..matrix import Counts, by_group, tfidf
from .clusters import with_terms
from .methods import distances, plain

FEW = 200  # articles under which all distances are scaled


def positions(counts: Counts, *, seed: int, method: str = "components") -> pd.DataFrame:
    """Give a place in the plane for each article: id, x, y; NaN for an article without terms.

    Args:
        method: "components": under 200 articles classical scaling of cosine distances (Torgerson 1952), else the
            first two principal components of TF-IDF, the sign of each fixed. "tsne": on one thread with fixed seed;
            its coordinates are promised on the same machine only.
    """
    if method not in ("components", "tsne"):
        raise DataError(f"a map is made of components or tsne, not of {method!r}")
    articles = by_group(counts)
    some = with_terms(articles)
    rows = tfidf(Counts(articles.ids, articles.ids, articles.terms, articles.matrix))[some]
    places = np.full((len(articles.ids), 2), np.nan)
    with threadpool_limits(1):
        if method == "tsne" and len(some) > 3:
            places[some] = _neighbours(rows, seed)
        else:
            places[some] = _scaled(distances(rows)) if len(some) < FEW else _components(rows, seed)
    return pd.DataFrame({"id": articles.ids, "x": places[:, 0], "y": places[:, 1]})


def _scaled(far: np.ndarray) -> np.ndarray:
    """Give the two coordinates that keep most of the squared distances."""
    squares = far**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean())
    values, vectors = np.linalg.eigh(centred)
    largest = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0))
    return _signed(np.pad(largest, ((0, 0), (0, 2 - largest.shape[1]))))


def _components(rows: scipy.sparse.csr_array, seed: int) -> np.ndarray:
    model = PCA(2, svd_solver="arpack", random_state=seed)
    return _signed(model.fit_transform(plain(rows)))


def _neighbours(rows: scipy.sparse.csr_array, seed: int) -> np.ndarray:
    perplexity = min(30.0, (rows.shape[0] - 1) / 3)
    near = rows.toarray() if rows.shape[0] < FEW else _reduced(rows, seed)
    return TSNE(2, perplexity=perplexity, init="pca", random_state=seed, n_jobs=1).fit_transform(near).astype(float)


def _reduced(rows: scipy.sparse.csr_array, seed: int) -> np.ndarray:
    size = min(50, rows.shape[0] - 1, rows.shape[1] - 1)
    return PCA(size, svd_solver="arpack", random_state=seed).fit_transform(plain(rows))


def _signed(places: np.ndarray) -> np.ndarray:
    """Turn each axis so that its farthest point is positive, and clear what is only rounding."""
    size = np.abs(places).max() if places.size else 0
    places = np.where(np.abs(places) < 1e-9 * size, 0, places)
    for column in places.T:
        near = np.round(np.abs(column), 9)
        if column[np.argmax(near)] < 0:
            column *= -1
    return places
