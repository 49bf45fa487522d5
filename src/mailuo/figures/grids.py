"""Matrices and ranked terms to panels: the heat map and the bars that several figures are made of."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from .layout import amount, length, shortened
from .look import BLUE, GREY, LIGHT, PALE, SIZE

BLUES = LinearSegmentedColormap.from_list("mailuo", ["#F4F4F4", "#BFDDF0", "#56B4E9", BLUE])
CELL = 0.2  # inches: the height of a row
BAR = 0.165
LEAST_ROOM = 0.03


def heat(
    values: np.ndarray,
    axes: Axes,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    size: tuple[float, float],
    most: float | None = None,
    form: Callable[[float], str] = amount,
    blank: float | None = 0,
) -> Axes:
    """Draw *values* (n_rows, n_columns) as a heat map with its numbers in the cells where all of them fit.

    NaN is hatched; *blank* is a value whose number is not written. *size*: width and height of the axes in inches.
    """
    n_rows, n_columns = values.shape
    top = most if most is not None else float(np.nanmax(values, initial=0)) or 1.0
    missing = np.isnan(values)
    axes.set(xlim=(0, n_columns), ylim=(n_rows, 0))
    axes.set_facecolor(PALE)
    if missing.any():
        axes.patch.set(hatch="////", edgecolor=LIGHT, lw=0)
    edges = np.arange(n_columns + 1), np.arange(n_rows + 1)
    shown = np.ma.masked_invalid(values)
    axes.pcolormesh(*edges, shown, cmap=BLUES, vmin=0, vmax=top, edgecolors="white", linewidth=0.6)
    texts = {(r, c): form(values[r, c]) for r, c in zip(*np.nonzero(~missing)) if values[r, c] != blank}
    wide, tall = size[0] / n_columns, size[1] / n_rows
    if texts and max(map(length, texts.values())) + LEAST_ROOM < wide and tall >= SIZE * 1.15 / 72:
        for (row, column), text in texts.items():
            dark = values[row, column] > 0.62 * top
            axes.text(column + 0.5, row + 0.5, text, ha="center", va="center", color="white" if dark else "black")
    axes.set_yticks(np.arange(n_rows) + 0.5, rows)
    axes.set_xticks(np.arange(n_columns) + 0.5, columns)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return axes


def slanted(axes: Axes) -> float:
    """Set the labels of the columns above the heat map, aslant; give the room that they take, in inches."""
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", pad=1)
    labels = axes.get_xticklabels()
    for label in labels:
        label.set(rotation=50, ha="left", va="bottom", rotation_mode="anchor")
    longest = max((length(label.get_text()) for label in labels), default=0.0)
    return longest * np.sin(np.deg2rad(50)) + 0.12


def bars(
    terms: Sequence[str],
    values: np.ndarray,
    axes: Axes,
    *,
    heading: str,
    width: float,
    notes: Sequence[str] = (),
    colour: str = LIGHT,
    most: float | None = None,
) -> Axes:
    """Draw ranked *terms* as horizontal bars, the term on its bar, under a *heading*, over *width* inches.

    *notes*: what stands at the right end of each bar. The term is written from the bar's foot, over it, so that long
    terms need no margin; *colour* must let black letters be read.
    """
    top = most if most is not None else float(np.max(values, initial=0)) or 1.0
    places = np.arange(len(terms))
    aside = max(map(length, notes), default=0.0) + 0.06 if notes else 0.0
    axes.barh(places, values, height=0.82, color=colour)
    axes.set(
        xlim=(0, top * width / max(width - aside, 0.1)), ylim=(max(len(terms), 1) - 0.4, -0.6), xticks=[], yticks=[]
    )
    axes.spines[["bottom"]].set_visible(False)
    for place, term in enumerate(terms):
        note = notes[place] if notes else ""
        axes.annotate(
            shortened(term, width - aside - 0.08),
            (0, place),
            (2.5, 0),
            textcoords="offset points",
            va="center_baseline",
        )
        if note:
            axes.text(
                1, place, note, ha="right", va="center_baseline", color=GREY, transform=axes.get_yaxis_transform()
            )
    axes.set_title(shortened(heading, width), loc="left", pad=3)
    return axes
