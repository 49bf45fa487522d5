"""Draw what was measured: for each method the worst and the mean coverage of its nominal 95 % intervals."""

from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

NOMINAL = 0.95
TITLES = {
    "mentions": "Share of articles that mention a theme",
    "shares": "Mean share, no topic model in the chain",
    "chain": "Mean share, through nine topic models",
    "dates": "Dates that span two periods",
    "change": "Difference between two periods",
}
OURS = ("this project", "as measured", "calibrated on 100 labels")


def figure(summary: pd.DataFrame) -> Figure:
    """Give the figure: a panel for each part, a row for each method, from its worst cell to its best."""
    parts = [part for part in TITLES if part in set(summary["part"])]
    rows = [int((summary["part"] == part).sum()) for part in parts]
    drawn, axes = plt.subplots(
        len(parts), 1, figsize=(183 / 25.4, 0.22 * sum(rows) + 0.75 * len(parts)),
        height_ratios=rows, sharex=True, squeeze=False, layout="constrained",
    )  # fmt: skip
    for axis, part in zip(axes[:, 0], parts):
        panel(summary[summary["part"] == part], axis).set_title(TITLES[part], loc="left", fontsize=9)
    axes[-1, 0].set_xlabel("coverage of nominal 95 % intervals: worst cell, mean (dot), best; n ≥ 10 articles a period")
    return drawn


def panel(summary: pd.DataFrame, axis: plt.Axes) -> plt.Axes:
    """Draw the methods of one part, the worst at the bottom."""
    ordered = summary.sort_values("worst")
    for height, row in enumerate(ordered.itertuples()):
        colour, marker = ("#0072B2", "o") if row.method in OURS else ("#777777", "s")
        axis.plot([row.worst, row.best], [height, height], color=colour, linewidth=2.2, solid_capstyle="butt")
        axis.plot(row.mean, height, marker=marker, color=colour, markersize=5)
        axis.annotate(
            f"{row.worst:.3f}", (row.worst, height), xytext=(-3, 0), textcoords="offset points",
            ha="right", va="center", fontsize=7, color=colour,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )  # fmt: skip
    axis.axvline(NOMINAL, color="black", linewidth=0.8, linestyle=(0, (4, 3)))
    axis.set_yticks(range(len(ordered)), ordered["method"])
    axis.set_ylim(-0.6, len(ordered) - 0.4)
    axis.set_xlim(-0.08, 1.02)
    axis.spines[["top", "right"]].set_visible(False)
    return axis


def draw(summary: pd.DataFrame, folder: Path) -> None:
    """Write coverage.svg and coverage.png, the same bytes each time."""
    settings = {"svg.hashsalt": "mailuo", "svg.fonttype": "path", "font.size": 8, "font.family": "DejaVu Sans"}
    with plt.rc_context(settings):
        drawn = figure(summary)
        drawn.savefig(folder / "coverage.svg", metadata={"Date": None, "Creator": None})
        drawn.savefig(folder / "coverage.png", dpi=200, metadata={"Software": None})
        plt.close(drawn)
