"""Headings to stretches: how much text stands between two signs of an article, and which other headings in it.

The headings of the parts of an article are set alike and stand in a long text; that of an article stands by itself.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping

from .events import Event
from .items import Item
from .surnames import HAN, SINGLE

MOST = 12  # letters by which two headings differ that are nothing alike
LEAST = 50  # characters: less text tells no more
USUAL = 6.0  # logarithm of the characters of a stretch
HEAD = 300  # characters of a text in which names are looked for
NAME = re.compile(f"[{SINGLE}]{HAN}{HAN}")


def stretches_of(
    items: list[Item], events: list[Event], runs: list[tuple[int, int]], sizes: list[int]
) -> dict[int, dict[str, float]]:
    """Give what the stretch around each of *runs* of headings, of *sizes* in letters, shows, by its first event.

    A stretch reaches from one byline, jump or paragraph that a formula opens to the next.
    """
    before = [0]  # characters of paragraphs before each event
    numbers = [0]  # how many signs stand up to each event
    signs = [0]
    for number, event in enumerate(events):
        body = event.role == "body"
        before.append(before[-1] + (len(items[event.item].text) if body else 0))
        if number and event.is_sign:
            signs.append(number)
        numbers.append(len(signs) - 1)
    signs.append(len(events))
    within: dict[int, Counter[int]] = {}
    for (first, _), size in zip(runs, sizes):
        within.setdefault(numbers[first + 1], Counter())[size] += 1
    found = {}
    for (first, end), size in zip(runs, sizes):
        stretch = numbers[first + 1]
        since, to = before[first] - before[signs[stretch]], before[signs[stretch + 1]] - before[end]
        found[first] = of_stretch(since, to, size, within[stretch])
    return found


def of_stretch(since: int, to: int, size: int, sizes: Mapping[int, int]) -> dict[str, float]:
    """Give what tells that a heading of *size* letters has *since* and *to* characters of text on its two sides.

    *sizes* counts the headings of its stretch by their letters.
    """
    others = sum(sizes.values()) - 1
    whole = sum(length * n for length, n in sizes.items()) - size
    twice = sizes[size] > 1
    unlike = 0 if twice else next((far for far in range(1, MOST) if size - far in sizes or size + far in sizes), MOST)
    return {
        "text since a sign": math.log(LEAST + since) - USUAL,
        "text to the next sign": math.log(LEAST + to) - USUAL,
        "other headings": whole / others / 10 if others else 0.0,
        "unlike the others": unlike / 10,
    }


def names_again(above: str, below: str) -> float:
    """Give the share of what may be names at the head of *below* that *above* holds too."""
    names = set(NAME.findall(below, 0, HEAD))
    return sum(name in above for name in names) / (1 + len(names))
