"""Timelines under other choices to which findings survive them."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pandas as pd

from ..timeline import Timeline

SAME = 1e-9
COLUMNS = (
    "label", "before", "period", "variant", "share_before", "share_after", "n_before", "n_after", "difference",
    "direction", "survives",
)  # fmt: skip


def sensitivity(base: Timeline, variants: Mapping[str, Timeline]) -> pd.DataFrame:
    """Tell, of every finding of *base*, whether it survives each other choice: a row for each finding and variant.

    A finding is the direction in which the share of a label goes from one period with data to the next: a rise, a
    fall, or the same. It survives where the variant has the same direction between the same periods.

    Args:
        variants: the same timeline under another choice, by the choice's name ("reprints counted"); labels and periods
            are matched by name.

    Returns:
        label, before, period; variant ("base" for the finding itself); share_before, share_after, n_before, n_after
        (articles); difference; direction: "rise", "fall", "same", or "no data"; survives: missing for "no data" and the
        base.
    """
    rows = []
    for column, label in enumerate(base.labels):
        held = np.flatnonzero(~np.isnan(base.shares[:, column]))
        for before, after in pairwise(held):
            ends = base.periods[before], base.periods[after]
            own = _move(base, label, *ends)
            rows.append((label, *ends, "base", *own, None))
            for name, variant in variants.items():
                other = _move(variant, label, *ends)
                survives = None if "no data" in (own[-1], other[-1]) else own[-1] == other[-1]
                rows.append((label, *ends, name, *other, survives))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"survives": "boolean"})


def _move(timeline: Timeline, label: str, before: str, after: str) -> tuple[float, float, float, float, float, str]:
    known = label in timeline.labels and before in timeline.periods and after in timeline.periods
    if not known:
        return (*(np.nan,) * 5, "no data")
    column = timeline.labels.index(label)
    first, last = timeline.periods.index(before), timeline.periods.index(after)
    was, now = float(timeline.shares[first, column]), float(timeline.shares[last, column])
    difference = now - was
    numbers = (was, now, float(timeline.n_articles[first]), float(timeline.n_articles[last]), difference)
    if np.isnan(difference):
        return (*numbers, "no data")
    return (*numbers, "same" if abs(difference) < SAME else "rise" if difference > 0 else "fall")


def survivors(frame: pd.DataFrame) -> pd.DataFrame:
    """Sum up `sensitivity`: a row for each finding, with how many variants it survives and which it does not.

    label, before, period, direction, share_before, share_after, n_variants (those with data), n_survive, lost
    (their names).
    """
    rows = []
    for (label, before, period), group in frame.groupby(["label", "before", "period"], sort=False):
        base = group[group["variant"] == "base"].iloc[0]
        others = group[(group["variant"] != "base") & group["survives"].notna()]
        lost = others[~others["survives"].astype(bool)]["variant"]
        shares = (base["share_before"], base["share_after"])
        rows.append(
            (label, before, period, base["direction"], *shares, len(others), len(others) - len(lost), "; ".join(lost))
        )
    names = ["label", "before", "period", "direction", "share_before", "share_after", "n_variants", "n_survive", "lost"]
    return pd.DataFrame(rows, columns=names)
