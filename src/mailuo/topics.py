"""Counts to topics, whatever found them: what a model or a clustering says, and what may be asked of it."""

from dataclasses import dataclass, field

import numpy as np

from .errors import DataError


@dataclass(frozen=True)
class Topics:
    """Topics of documents; LDA and clustering both return one.

    *weights* (n_topics, n_terms): for LDA term probabilities, rows sum to 1; for clusters class-based TF-IDF.
    *shares* (n_documents, n_topics): a row sums to 1 within 1e-6, or is all 0 (an outlier, no terms left) and its
    document is listed in `unassigned`. Topics are numbered by size, the largest first. *reproducibility* (n_topics):
    the share of other seeds in which the topic comes back; NaN where it was not measured. *names*: a name for each
    topic, empty where it has none (guided topics bear their theme's).
    """

    method: str
    ids: tuple[str, ...]
    terms: tuple[str, ...]
    weights: np.ndarray = field(repr=False)
    shares: np.ndarray = field(repr=False)
    reproducibility: np.ndarray = field(repr=False)
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        n_topics, n_terms = self.weights.shape
        if n_terms != len(self.terms) or self.shares.shape != (len(self.ids), n_topics):
            raise DataError(
                f"topics do not fit: weights {self.weights.shape}, shares {self.shares.shape}, "
                f"{len(self.terms)} terms, {len(self.ids)} documents"
            )
        sums = self.shares.sum(axis=1)
        wrong = np.flatnonzero((np.abs(sums - 1) > 1e-6) & (self.shares.any(axis=1) | ~np.isfinite(sums)))
        if len(wrong):
            raise DataError(f"{len(wrong)} rows of shares do not sum to 1, first {self.ids[wrong[0]]!r}")

    @property
    def n_topics(self) -> int:
        return len(self.weights)

    @property
    def unassigned(self) -> tuple[str, ...]:
        """Give the ids of the documents that belong to no topic."""
        return tuple(self.ids[row] for row in np.flatnonzero(~self.shares.any(axis=1)))
