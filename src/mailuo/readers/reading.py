"""Bytes to readings: the plain value that every reader gives of a page."""

from collections.abc import Mapping
from dataclasses import dataclass

Place = tuple[int, int, tuple[float, float, float, float], float]  # start, end, box, font size in points


@dataclass(frozen=True)
class Reading:
    """What a reader found of one page.

    *part* names the page within its file (a row, a page of a PDF), "" where the file is one page. *places* are the
    lines' boxes and font sizes, from a PDF. *stated* is what a ready article says of itself: ``headline``,
    ``authors``, ``date`` … *refused*: the sentence that says why this one page of several cannot be read.
    """

    text: str
    part: str = ""
    places: tuple[Place, ...] = ()
    stated: Mapping[str, object] | None = None
    refused: str = ""
