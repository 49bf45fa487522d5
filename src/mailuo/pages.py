"""Files to pages: a page's text as decoded, untouched, with its lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """One line of a page: code points [start, end) of `Page.text`, without the line end.

    From a PDF also its box (left, top, right, bottom, in points from the page's top left) and font size in points.
    """

    start: int
    end: int
    box: tuple[float, float, float, float] | None = None
    size: float | None = None


@dataclass(frozen=True)
class Page:
    """A page as its file gives it: *id* is the file's name; *text* is as decoded, line ends kept.

    *stated* holds what the file itself states of the one article it is (a row of a table, an HTML page):
    ``headline``, ``authors``, ``date`` …; None for a page from which articles are still to be built.
    """

    id: str
    text: str
    lines: tuple[Line, ...] = field(repr=False)
    stated: Mapping[str, object] | None = None


def read_page(path: str | Path) -> Page:
    """Read one page file."""
    raise NotImplementedError
