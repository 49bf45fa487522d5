"""Numbers to the look of a figure: one font, one set of colours, widths of a journal's column, bytes that repeat."""

import dataclasses
import importlib.util
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import matplotlib
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from ..errors import MailuoError

NARROW, WIDE = 89 / 25.4, 183 / 25.4  # inches: one column and two
SIZE, TITLE_SIZE = 8, 9  # points
FAMILY = "mailuo Noto Sans SC"  # a name of our own: another font of that name on the machine must not be taken

BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, VERMILION, PURPLE = (
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
)  # fmt: skip
GREY, LIGHT, PALE = "#595959", "#BFBFBF", "#EDEDED"
LINES = (BLUE, VERMILION, GREEN, PURPLE, BLACK, ORANGE, SKY)  # Okabe and Ito's, but the yellow that paper swallows
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "h")
UNKNOWN = "〓"  # the printers' mark for a character that the fount lacks


class Mark(NamedTuple):
    """How a theme is drawn, everywhere."""

    colour: str
    marker: str


def theme_styles(names: Sequence[str]) -> dict[str, Mark]:
    """Give each theme its colour and marker, by its place among *all* themes; no two alike below 71 themes."""
    return {name: Mark(LINES[i % len(LINES)], MARKERS[i % len(MARKERS)]) for i, name in enumerate(dict.fromkeys(names))}


@cache
def font() -> Path:
    """Give the path of the bundled font, found without importing its package, which would change rcParams."""
    found = importlib.util.find_spec("zhplot")
    path = Path(found.origin).parent / "fonts" / "NotoSansSC-Regular.ttf" if found and found.origin else None
    if path is None or not path.is_file():
        raise MailuoError("the font NotoSansSC-Regular.ttf of the package zhplot is not there; install zhplot")
    return path


@cache
def family() -> str:
    """Give the font's family, once matplotlib knows it."""
    font_manager.fontManager.addfont(str(font()))
    entry = font_manager.fontManager.ttflist[-1]
    font_manager.fontManager.ttflist.append(dataclasses.replace(entry, name=FAMILY))
    return FAMILY


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(FT2Font(str(font())).get_charmap())


def legible(text: object) -> str:
    """Give *text* on one line, in characters that the font has: 〓 for another, nothing for what is invisible.

    >>> legible("重庆\\n𠮷 $x$")
    '重庆 〓 $x$'
    """
    seen = (char for char in str(text) if unicodedata.category(char) not in ("Cf", "Cs", "Mn"))
    one_line = " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in seen).split())
    return "".join(char if ord(char) in _glyphs() else UNKNOWN for char in one_line)


def settings() -> dict[str, object]:
    """Give the rcParams of every figure."""
    return {
        "font.family": [family()],
        "font.size": SIZE,
        "axes.titlesize": SIZE,
        "axes.labelsize": SIZE,
        "xtick.labelsize": SIZE,
        "ytick.labelsize": SIZE,
        "legend.fontsize": SIZE,
        "text.parse_math": False,  # a dollar in a headline is a dollar
        "text.usetex": False,
        "text.hinting": "none",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.6,
        "axes.edgecolor": GREY,
        "axes.labelcolor": GREY,
        "xtick.color": GREY,
        "ytick.color": GREY,
        "xtick.labelcolor": "black",
        "ytick.labelcolor": "black",
        "xtick.major.width": 0.6,
        "ytick.major.width": 0.6,
        "xtick.major.size": 2.5,
        "ytick.major.size": 2.5,
        "xtick.major.pad": 2.5,
        "ytick.major.pad": 2.5,
        "axes.labelpad": 3,
        "lines.linewidth": 1.2,
        "lines.markersize": 4.5,
        "patch.linewidth": 0.5,
        "hatch.linewidth": 0.4,
        "legend.frameon": False,
        "figure.dpi": 144,
        "savefig.bbox": None,
        "svg.hashsalt": "mailuo",
        "svg.fonttype": "path",
        "path.simplify": False,
    }


@contextmanager
def style() -> Iterator[None]:
    """Draw in mailuo's style within this context; rcParams are as they were afterwards."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(settings())
        yield


def png(figure: Figure, *, dpi: int = 144) -> bytes:
    """Give *figure* as PNG, the same bytes each time."""
    FigureCanvasAgg(figure)
    stream = io.BytesIO()
    with style():
        figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": None})
    return stream.getvalue()


def svg(figure: Figure) -> bytes:
    """Give *figure* as SVG, letters as outlines, the same bytes each time."""
    stream = io.BytesIO()
    with style():
        figure.savefig(stream, format="svg", dpi=300, metadata={"Date": None, "Creator": None})
    return stream.getvalue().replace(b"\r\n", b"\n")


def save(figure: Figure, path: str | Path) -> list[Path]:
    """Save *figure* beside *path* as .svg and .png (300 dots an inch); give the paths."""
    written = [Path(f"{path}.svg"), Path(f"{path}.png")]
    written[0].parent.mkdir(parents=True, exist_ok=True)
    for target, content in zip(written, (svg(figure), png(figure, dpi=300))):
        target.write_bytes(content)
    return written


def unprintable(characters: Iterable[str]) -> set[str]:
    """Give those of *characters* that are to be seen but that the font lacks."""
    return {one for one in characters if not one.isspace() and legible(one) == UNKNOWN and one != UNKNOWN}
