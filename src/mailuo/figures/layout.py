"""Words and boxes to a page: title, subtitle and foot line around the axes, in a figure as tall as it needs."""

import bisect
import dataclasses
import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from ..tables import write_csv
from .look import GREY, LIGHT, PALE, SIZE, TITLE_SIZE, WIDE, font, legible, png, save, style

POINT = 1 / 72  # inches
PAD = 3 * POINT
LEADING = 1.35
NO_DATA = "无数据 no data"
WIDE_CHARACTER = r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]"
# A piece is what a line may end after: a word of letters with its space, or a Chinese character and its closing marks.
PIECES = re.compile(rf"{WIDE_CHARACTER}[，。、；：！？）》〉”’]*\s*|(?:(?!{WIDE_CHARACTER})\S)+\s*|\s+")


@dataclasses.dataclass(frozen=True)
class Drawing:
    """A figure and exactly the numbers it draws; a notebook shows it as a PNG."""

    figure: Figure = dataclasses.field(repr=False)
    frame: pd.DataFrame = dataclasses.field(repr=False)

    def _repr_png_(self) -> bytes:
        return png(self.figure)

    def save(self, path: str | Path) -> list[Path]:
        """Save the figure as *path*.svg and *path*.png and its numbers as *path*.csv; give the paths."""
        table = Path(f"{path}.csv")
        write_csv(self.frame, table)
        return [*save(self.figure, path), table]


def draw(function: Callable[..., Axes], frame: pd.DataFrame, *data: object, width: float = WIDE, **options) -> Drawing:
    """Draw *function*(*frame*, *data*…, axes) in a figure of its own, *width* inches wide, as tall as it needs."""
    with style():
        figure = Figure(figsize=(width, 2.5))
        FigureCanvasAgg(figure)
        function(frame, *data, figure.add_axes((0.1, 0.1, 0.8, 0.8)), **options)
        return Drawing(figure, frame)


@cache
def _face(size: float) -> FT2Font:
    face = FT2Font(str(font()))
    face.set_size(size, 72 * 8)  # eight times as fine as a point, so that rounding is small
    return face


@cache
@lru_cache(maxsize=4096)
def length(text: str, size: float = SIZE) -> float:
    """Give the width of *text* set at *size* points, in inches."""
    face = _face(size)
    face.set_text(text, 0.0)
    return face.get_width_height()[0] / 64 / (72 * 8) + 0.15 * size * POINT * (text.endswith(" "))


def wrapped(text: str, inches: float, *, size: float = SIZE) -> str:
    """Give *text* broken into lines no longer than *inches*."""
    lines = [""]
    for piece in PIECES.findall(legible(text)):
        if lines[-1] and 1.02 * length((lines[-1] + piece).rstrip(), size) > inches:  # letters are set a little wider
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def shortened(text: object, inches: float, *, size: float = SIZE) -> str:
    """Give *text* as it can be drawn, cut with … where it is longer than *inches*."""
    whole = legible(text)
    if length(whole, size) <= inches:
        return whole
    too_long = bisect.bisect_left(range(len(whole)), True, key=lambda end: length(whole[:end] + "…", size) > inches)
    return whole[: max(too_long - 1, 1)].rstrip() + "…"


def thinned(count: int, most: int) -> np.ndarray:
    """Give the places of at most *most* of *count* labels, evenly spread, the first among them."""
    step = max(1, -(-count // max(1, most)))
    return np.arange(0, count, step)


def amount(count: float) -> str:
    """Give *count* as it is written in a figure: three digits, or whole where it is large.

    >>> amount(8.5), amount(1290.0)
    ('8.5', '1290')
    """
    return f"{count:.3g}" if abs(count) < 1000 else f"{count:.0f}"


def left_out(drawn: int, count: int, what: str) -> str:
    """Give the sentence of the foot line about what is not drawn; nothing where all is."""
    return f" {count - drawn} of {count} {what} left out for room." if drawn < count else ""


def alone(axes: Axes) -> bool:
    """Tell whether these axes have the figure to themselves."""
    return axes.figure.axes == [axes]


def room(axes: Axes, side: str = "width") -> float:
    """Give the width (or height) of *axes* in inches as they stand: of the whole figure when they are alone in it."""
    figure = axes.figure
    whole = figure.get_figwidth() if side == "width" else figure.get_figheight()
    box = axes.get_position()
    return whole - 2 * PAD if alone(axes) else whole * getattr(box, side)


def finish(axes: Axes, *, height: float, title: str, subtitle: str = "", foot: str = "") -> Axes:
    """Set the words around *axes*, whose box is to be *height* inches tall, and give the axes.

    Axes alone in their figure get it whole: its width stays, its height becomes what is needed. Others keep their
    place, with title and subtitle above them.
    """
    if not alone(axes):
        width = room(axes)
        words = [wrapped(title, width, size=SIZE), wrapped(subtitle, width)]
        axes.set_title("\n".join(filter(None, words)), loc="left", fontsize=SIZE)
        return axes
    figure, width = axes.figure, room(axes)
    above = [
        (wrapped(title.rstrip("."), width, size=TITLE_SIZE), TITLE_SIZE, "black"),
        (wrapped(subtitle, width), SIZE, GREY),
    ]
    below = wrapped(foot, width)
    top = PAD + sum(_tall(words, size) for words, size, _ in above) + 4 * POINT
    bottom = PAD + _tall(below, SIZE) + 4 * POINT
    for _ in range(2):  # the ticks, and so their labels, may change with the size
        left, right, under, over = _overhang(axes)
        whole = (figure.get_figwidth(), top + over + height + under + bottom)
        figure.set_size_inches(*whole)
        wide = max(0.3, whole[0] - left - right - 2 * PAD)
        place = ((PAD + left) / whole[0], (bottom + under) / whole[1], wide / whole[0], height / whole[1])
        axes.set_position([float(f"{part:.9f}") for part in place])
    y = whole[1] - PAD
    for words, size, colour in above:
        if words:
            _words(figure, words, PAD, y, size, colour, "top")
        y -= _tall(words, size)
    _words(figure, below, PAD, PAD, SIZE, GREY, "bottom")
    return axes


def _tall(words: str, size: float) -> float:
    return (words.count("\n") + 1) * size * LEADING * POINT if words else 0.0


def _words(figure: Figure, words: str, x: float, y: float, size: float, colour: str, side: str) -> None:
    width, height = figure.get_size_inches()
    figure.text(x / width, y / height, words, size=size, color=colour, va=side, ha="left", linespacing=LEADING * 0.82)


def _overhang(axes: Axes) -> tuple[float, float, float, float]:
    """Give how far labels reach beyond the axes' box: left, right, below, above, in inches."""
    dpi = axes.figure.dpi
    box = axes.get_window_extent()
    around = axes.get_tightbbox(axes.figure.canvas.get_renderer()) or box
    reach = (box.x0 - around.x0, around.x1 - box.x1, box.y0 - around.y0, around.y1 - box.y1)
    return tuple(max(0.0, float(f"{part / dpi:.3f}")) for part in reach)


def container(axes: Axes) -> Axes:
    """Empty *axes* of its own lines, to hold panels."""
    axes.axis("off")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    return axes


def panels(axes: Axes, boxes: Sequence[tuple[float, float, float, float]], size: tuple[float, float]) -> list[Axes]:
    """Give a panel within *axes* for each box (left, top, width, height in inches); *size*: the container's."""
    container(axes)
    width, height = size
    return [
        axes.inset_axes((left / width, 1 - (top + tall) / height, wide / width, tall / height))
        for left, top, wide, tall in boxes
    ]


def nothing(axes: Axes, reason: str, **words: str) -> Axes:
    """Say in the axes' own area why nothing is drawn there."""
    axes.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, 1), facecolor=PALE)
    axes.spines[:].set_visible(False)
    text = wrapped(reason, room(axes) * 0.85)
    axes.text(0.5, 0.5, text, ha="center", va="center", color=GREY, transform=axes.transAxes)
    height = max(0.9, _tall(text, SIZE) + 0.4)
    return finish(axes, height=height, **words) if words else axes


def no_data(axes: Axes, missing: np.ndarray, *, inches: float, tall: float, words: bool = True) -> None:
    """Hatch the periods of *missing* (n_periods, true where no article) from edge to edge, with the words on them.

    *inches*: the width of one period; *tall*: the height of the axes.
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[False], np.asarray(missing, bool), [False]]).astype(int)))
    for first, end in edges.reshape(-1, 2):
        axes.axvspan(first - 0.5, end - 0.5, facecolor=PALE, edgecolor=LIGHT, hatch="////", lw=0, zorder=0)
        if not words:
            continue
        wide = (end - first) * inches
        level = next((text for text in (NO_DATA, "无数据") if length(text) + 0.06 <= wide), None)
        upright = next((text for text in (NO_DATA, "无数据") if length(text) + 0.06 <= tall), None)
        text, turn = (level, 0) if level else (upright, 90)
        if text and (level or wide >= SIZE * 1.2 * POINT):
            axes.text(
                (first + end - 1) / 2, 0.5, text, rotation=turn, ha="center", va="center", color=GREY, zorder=1,
                transform=axes.get_xaxis_transform(), bbox={"facecolor": PALE, "edgecolor": "none", "pad": 0.8},
            )  # fmt: skip


def periods_axis(axes: Axes, periods: Sequence[str], *, inches: float, partial: Sequence[str] = ()) -> int:
    """Put *periods* along the foot of *axes*, one period *inches* wide, thinned until they stand apart.

    A partial period bears a star. Returns how many labels are drawn.
    """
    labels = [legible(period) + ("*" if period in set(partial) else "") for period in periods]
    longest = max((length(label) for label in labels), default=0.3) + 0.08
    places = thinned(len(labels), max(1, int(len(labels) * inches / longest)))
    axes.set_xticks(places, [labels[place] for place in places])
    axes.set_xlim(-0.5, max(len(labels), 1) - 0.5)
    return len(places)
