"""A number of topics that was set, of a large corpus, to what its fits say: no grid, and no chance beside it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..lda import fits as fitted
from ..matrix import Counts
from ..topics import Topics
from .coherence import coherence
from .stability import consensus
from .table import HALF, MEASURES, OVER_SEEDS, mean_of_numbers

ENTRIES = 1_000_000  # of the counts: beyond, twenty shuffled corpora take too long to fit
TEXTS = 2_000  # that coherence is taken of
SUFFIXES = ("", "_low", "_high", "_chance", "_chance_low", "_chance_high")


def is_given(counts: Counts, numbers: Sequence[int]) -> bool:
    """Tell whether one number of topics was set for a corpus too large to be held against chance."""
    return len(numbers) == 1 and counts.matrix.nnz > ENTRIES


def given(
    counts: Counts, *, texts: Sequence[Sequence[str]], n_topics: int, seeds: Sequence[int]
) -> tuple[pd.DataFrame, list[Topics], Topics, str, str]:
    """Fit a set number of topics with each seed: the table, the fits, their consensus, the reason and a note.

    In the table what is not measured is NaN: held-out likelihood, c_v, and all that is chance's.
    """
    fits = fitted(counts, n_topics=[n_topics], seeds=seeds)
    values = dict.fromkeys((name + suffix for name in MEASURES for suffix in SUFFIXES), np.nan)
    measured = {name: measure(fits) for name, measure in OVER_SEEDS.items()}
    measured["c_npmi"] = mean_of_numbers(_coherence(fits[:1], counts, texts))
    for name, over_seeds in measured.items():
        low, high = np.quantile(over_seeds, (0.025, 0.975))
        values |= {name: float(np.mean(over_seeds)), f"{name}_low": float(low), f"{name}_high": float(high)}
    table = pd.DataFrame([{"n_topics": n_topics, **values, "threshold": HALF, "beats_chance": False}])
    reason = (
        f"K = {n_topics} was set. So large a corpus is not held against chance; under other seeds its topics are "
        f"{values['stability']:.2f} alike."
    )
    note = (
        f"Coherence is of one fit, over {min(TEXTS, len(texts))} of {len(texts)} documents; a topic comes back where "
        "its partner under another seed is at least half like it."
    )
    return table, fits, consensus(fits, counts, threshold=HALF), reason, note


def _coherence(fits: Sequence[Topics], counts: Counts, texts: Sequence[Sequence[str]]) -> list[np.ndarray]:
    rows = np.unique(np.linspace(0, len(texts) - 1, min(TEXTS, len(texts))).astype(int))
    ids = tuple(counts.ids[row] for row in rows)
    some = Counts(ids, ids, counts.terms, counts.matrix[rows])
    return coherence(fits, some, texts=[texts[row] for row in rows])
