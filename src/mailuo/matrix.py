"""Words to counts: documents as rows, terms as columns."""

from dataclasses import dataclass, field

import numpy as np
import scipy.sparse

from .errors import DataError


@dataclass(frozen=True)
class Counts:
    """How often each term occurs in each document.

    *matrix*: scipy CSR (n_documents, n_terms), integer, sorted indices; *groups*: the article of each row (the row's
    own id where rows are articles).
    """

    ids: tuple[str, ...]
    groups: tuple[str, ...]
    terms: tuple[str, ...]
    matrix: scipy.sparse.csr_array = field(repr=False)

    def __post_init__(self) -> None:
        if self.matrix.shape != (len(self.ids), len(self.terms)) or len(self.groups) != len(self.ids):
            raise DataError(
                f"counts do not fit: matrix {self.matrix.shape}, {len(self.ids)} ids, {len(self.groups)} groups, "
                f"{len(self.terms)} terms"
            )
        if self.matrix.nnz and (not np.isfinite(self.matrix.data).all() or self.matrix.data.min() < 0):
            raise DataError("counts are negative or not numbers")
