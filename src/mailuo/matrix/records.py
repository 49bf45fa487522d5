"""Counts to a plain type: a sparse matrix that knows its rows and columns."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import scipy.sparse

from ..errors import DataError
from .mapped import pieces


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
        for what, names in (("ids", self.ids), ("terms", self.terms)):
            if len(set(names)) < len(names):
                seen: set[str] = set()
                first = next(name for name in names if name in seen or seen.add(name))
                raise DataError(f"{len(names) - len(set(names))} {what} stand twice, first {first!r}")
        if not all(((piece >= 0) & (piece < np.inf)).all() for piece in pieces(self.matrix.data)):
            raise DataError("counts are negative or not numbers")

    def frame(self) -> pd.DataFrame:
        """Give one row for each term of each document: id, group, term, count."""
        entries = self.matrix.tocoo()
        documents, columns = entries.coords
        return pd.DataFrame(
            {
                "id": np.array(self.ids, dtype=object)[documents],
                "group": np.array(self.groups, dtype=object)[documents],
                "term": np.array(self.terms, dtype=object)[columns],
                "count": entries.data,
            }
        )
