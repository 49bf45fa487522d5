"""Shares through time under other choices to which findings survive them."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pandas as pd

SAME = 1e-9
COLUMNS = (
    "label", "before", "period", "variant", "share_before", "share_after", "n_before", "n_after", "difference",
    "direction", "survives",
)  # fmt: skip
Points = dict[tuple[str, str], tuple[float, float]]  # of each label and period: share, articles


def sensitivity(base: pd.DataFrame, variants: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Tell, of every finding of *base*, whether it survives each other choice: a row for each finding and variant.

    A finding is the direction in which the share of a label goes from one period with data to the next: a rise, a fall,
    or the same. It survives where the variant has the same direction between the same periods.

    Args:
        base: ``period`` (in the order of time), ``label``, ``share``, ``n_articles``, as `Timeline.frame` gives them.
        variants: the same under another choice, by its name ("reprints counted"). What a share is may differ too (per
            article, per 10,000 characters): directions are compared, not sizes.

    Returns:
        label, before, period; variant ("base" for the finding itself); share_before, share_after, n_before, n_after
        (articles); difference; direction: "rise", "fall", "same", or "no data"; survives: missing for "no data" and the
        base.
    """
    own, others = _points(base), {name: _points(frame) for name, frame in variants.items()}
    periods = list(dict.fromkeys(base["period"]))
    rows = []
    for label in dict.fromkeys(base["label"]):
        held = [period for period in periods if not np.isnan(own.get((label, period), (np.nan, 0))[0])]
        for ends in pairwise(held):
            found = _move(own, label, *ends)
            rows.append((label, *ends, "base", *found, None))
            for name, points in others.items():
                other = _move(points, label, *ends)
                rows.append((label, *ends, name, *other, None if other[-1] == "no data" else other[-1] == found[-1]))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"survives": "boolean"})


def _points(frame: pd.DataFrame) -> Points:
    columns = (frame[name] for name in ("label", "period", "share", "n_articles"))
    return {(label, period): (float(share), float(n)) for label, period, share, n in zip(*columns)}


def _move(points: Points, label: str, before: str, after: str) -> tuple[float, float, float, float, float, str]:
    was, n_before = points.get((label, before), (np.nan, np.nan))
    now, n_after = points.get((label, after), (np.nan, np.nan))
    difference = now - was
    if np.isnan(difference):
        direction = "no data"
    else:
        direction = "same" if abs(difference) < SAME else "rise" if difference > 0 else "fall"
    return was, now, n_before, n_after, difference, direction


def survivors(frame: pd.DataFrame) -> pd.DataFrame:
    """Sum up `sensitivity`: a row for each finding, with how many variants it survives and which it does not.

    label, before, period (and measure, where *frame* has it), direction, share_before, share_after, n_variants (those
    with data), n_survive, lost (the names of those where the direction is another, with it).
    """
    keys = [key for key in ("measure", "label", "before", "period") if key in frame.columns]
    rows = []
    for finding, group in frame.groupby(keys, sort=False):
        base = group[group["variant"] == "base"].iloc[0]
        others = group[(group["variant"] != "base") & group["survives"].notna()]
        gone = others[~others["survives"].astype(bool)]
        lost = "; ".join(f"{variant}: {direction}" for variant, direction in zip(gone["variant"], gone["direction"]))
        shares = (base["share_before"], base["share_after"])
        rows.append((*finding, base["direction"], *shares, len(others), len(others) - len(gone), lost))
    names = ["direction", "share_before", "share_after", "n_variants", "n_survive", "lost"]
    return pd.DataFrame(rows, columns=[*keys, *names])
