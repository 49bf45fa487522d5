"""A table of K to the one that the documents support, and the sentence that says why."""

import numpy as np
import pandas as pd

from .heldout import FEW
from .table import mean_of_numbers


def recommended(table: pd.DataFrame, likelihood: np.ndarray, *, n_articles: int) -> tuple[int, str]:
    """Give the K to show and the sentence that says why; *likelihood* (n_numbers, n_folds)."""
    numbers, better = table["n_topics"].tolist(), table["beats_chance"].to_numpy()
    excess = np.round(table["stability"] - table["stability_chance"], 9).to_numpy()
    farthest = int(np.argmax(np.where(better, excess, -np.inf) if better.any() else excess))
    if not better.any():
        return numbers[farthest], (
            "No K is supported by these documents: no number of topics comes back under other seeds more than topics "
            f"of shuffled words do. K = {numbers[farthest]} is shown as the nearest: {_stability(table, farthest)}."
        )
    many = f"{better.sum()} of {len(numbers)} numbers of topics beat chance"
    if n_articles < FEW:
        shown, why = farthest, "this one's topics come back farthest above it"
    else:
        best, shown = _near_best(likelihood, better)
        why = (
            "this is the smallest of them whose held-out likelihood is within one standard error of the best "
            f"(K = {numbers[best]})"
        )
    edge = " It is the largest tried: more may be better." if 0 < shown == len(numbers) - 1 else ""
    return numbers[shown], f"K = {numbers[shown]}: {many}; {why}: {_stability(table, shown)}.{edge}"


def _near_best(likelihood: np.ndarray, better: np.ndarray) -> tuple[int, int]:
    """Give the place of the best K that beats chance, and of the smallest within one standard error of it."""
    means = mean_of_numbers(likelihood)
    candidates = np.flatnonzero(better & np.isfinite(means))
    if not len(candidates):
        return (int(np.flatnonzero(better)[0]),) * 2
    best = int(candidates[np.argmax(np.round(means[candidates], 9))])
    for place in candidates:
        lost = likelihood[best] - likelihood[place]
        lost = lost[np.isfinite(lost)]
        error = lost.std(ddof=1) / np.sqrt(len(lost)) if len(lost) > 1 else 0
        if lost.mean() <= error + 1e-9:
            break
    return best, int(place)


def _stability(table: pd.DataFrame, place: int) -> str:
    row = table.iloc[place]
    return f"stability {row['stability']:.2f}, with shuffled words {row['stability_chance']:.2f}"
