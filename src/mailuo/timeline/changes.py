"""A timeline to the changes in it: each label from one period to another, corrected for their number."""

import itertools

import numpy as np
import pandas as pd

from ..intervals import adjusted, change
from .timeline import Timeline


def changes(
    timeline: Timeline, *, seed: int, pairs: list[tuple[str, str]] | None = None, least: float = 0.0
) -> pd.DataFrame:
    """Give the change of every label between two periods with its interval and the probability of a rise.

    Args:
        pairs: (before, after) by name; without it every period with an interval and the next one that has one.
        least: labels whose total (share × articles, over all periods) is lower are left out before the correction, and
            have NaN: a filter on total frequency alone, which does not look at the differences.

    Returns:
        label, before, after, difference, low, high, rise, p, adjusted (Benjamini-Hochberg over the rows), note. Where a
        period has no interval, its change has none either, and the note says so.
    """
    has = ~np.isnan(timeline.low)
    chosen = [(timeline.periods.index(one), timeline.periods.index(other)) for one, other in pairs or ()]
    rows = []
    for column, label in enumerate(timeline.labels):
        with_interval = np.flatnonzero(has[:, column])
        total = float(np.nansum(timeline.shares[:, column] * timeline.n_articles))
        for before, after in chosen if pairs is not None else itertools.pairwise(with_interval):
            row = {"label": label, "before": timeline.periods[before], "after": timeline.periods[after]}
            row["difference"] = timeline.shares[after, column] - timeline.shares[before, column]
            row |= dict.fromkeys(("low", "high", "rise", "p"), np.nan) | {"note": ""}
            if not (has[before, column] and has[after, column]):
                row["note"] = "No interval: one of the periods has none."
            elif total < least:
                row["note"] = f"Left out: {total:g} articles in all, below {least:g}."
            else:
                found = change(timeline.estimates[column], before, after, seed=seed)
                row |= {"low": found.low, "high": found.high, "rise": found.rise}
                row["p"] = min(2 * min(found.rise, 1 - found.rise), 1.0)
            rows.append(row)
    columns = ["label", "before", "after", "difference", "low", "high", "rise", "p", "adjusted", "note"]
    frame = pd.DataFrame(rows, columns=[name for name in columns if name != "adjusted"])
    frame["adjusted"] = adjusted(frame["p"].to_numpy(dtype=float))
    return frame[columns]
