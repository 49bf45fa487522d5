"""Lines of headings to signs: whether a picture stands right above or below, and where a page heads its pictures."""

from collections.abc import Collection

from .events import Event
from .items import Item


def captions_beside(items: list[Item], first: int, last: int) -> tuple[str | None, str | None]:
    """Give the caption of the picture right before item *first*, and of the one right after item *last*."""
    above, below = first - 1, last + 1
    while above >= 0 and items[above].role == "credit":
        above -= 1
    while below < len(items) and items[below].role == "credit":
        below += 1
    return (
        items[above].text if above >= 0 and items[above].role == "caption" else None,
        items[below].text if below < len(items) and items[below].role == "caption" else None,
    )


def pictures_of(
    items: list[Item], events: list[Event], runs: list[tuple[int, int]]
) -> dict[int, tuple[str | None, str | None]]:
    """Give the captions of the pictures right above and below each of *runs* of headings, by its first event."""
    return {first: captions_beside(items, events[first].item, events[end - 1].item) for first, end in runs}


def headed_below(pictures: Collection[tuple[str | None, str | None]]) -> float:
    """Give how many more of a page's pictures have a heading right below than right above: 1 for all, -1 for none.

    *pictures* are what `pictures_of` gives of each heading.
    """
    below, above = (sum(each[side] is not None for each in pictures) for side in (0, 1))
    return (below - above) / max(1, below, above)


def of_pictures(
    heads: list[Item], number: int, pictures: tuple[str | None, str | None], below: float
) -> dict[str, float]:
    """Give what line *number* of *heads* shows of the *pictures* right above and below them.

    *below* is what `headed_below` gives of their page.
    """
    more = len(heads) > 1
    under = pictures[0] is not None and number == 0
    over = pictures[1] is not None and number == len(heads) - 1
    return {
        "right below a picture": float(under),
        "right below a picture, first of more": float(under and more),
        "right below a picture, parted": float(under and more and heads[1].row.blank),
        "right below a picture as others are": under * below,
        "right above a picture": float(over),
        "right above a picture, last of more": float(over and more),
        "right above a picture, parted": float(over and more and heads[-1].row.blank),
        "right above a picture as others are": over * -below,
    }
