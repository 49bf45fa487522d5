"""Headings to odds: whether a heading amid text opens or closes an article, or heads a part of one.

The signs are weighed as logistic regression weighed them (`benchmarks/headings.py`) on made pages, on invented pages of
other papers and on the five; none of the pages held out for reports was among them.
"""

import math
import re

from . import formulas as f
from .cohesion import Vocabulary
from .events import Event, near
from .labels import is_rubric
from .items import Item, letters

SHORT_TEXT = 100  # characters
WEIGHTS = {
    "words shared": -1.11,
    "letters": 2.49,
    "several lines": 1.57,
    "several rows": 1.62,
    "upright": 1.76,
    "wider than the column": 0.80,
    "said below": -0.18,
    "rubric": 3.16,
    "space": 0.32,
    "question": 0.60,
    "call": 1.72,
    "comma": -1.24,
    "figures": -0.59,
    "numbered": -3.02,
    "news": 0.95,
    "goes on": -0.75,
    "speaks": -2.57,
    "quotes": 1.35,
    "one paragraph": 2.00,
    "two paragraphs": 0.20,
    "three paragraphs": -1.00,
    "short text": 1.76,
    "a sign ends it": 1.78,
    "last on the page": 1.01,
    "first paragraph": -0.34,
    "paragraph above": -0.55,
    "signed headings": 1.52,
}
LEVEL = -2.65  # what speaks for a headline before any sign is seen


def odds(signs: dict[str, float]) -> float:
    """Give the logarithm of the odds for a headline, against the heading of a part, from its *signs*."""
    return LEVEL + sum(WEIGHTS[sign] * value for sign, value in signs.items())


def signs_of(
    items: list[Item],
    events: list[Event],
    first: int,
    end: int,
    around: tuple[list[int], list[int]],
    words: Vocabulary,
    overlap: float,
    signed: float,
) -> dict[str, float]:
    """Give the signs of the headings of events *first* to *end*, below which a paragraph stands.

    Args:
        around: the paragraphs above and below it, as `surroundings` gives them.
        words: the vocabulary of the page's events.
        overlap: how much of the heading the text below it says, 0 to 1.
        signed: the share of the page's headings with a byline or a formula below them.
    """
    heads = [items[event.item] for event in events[first:end]]
    text = " ".join(head.text for head in heads)
    below = items[events[end].item]
    above = next((items[events[k].item].text for k in range(first - 1, -1, -1) if events[k].role == "body"), "")
    before, after = around
    stop = end + 1
    while stop < len(events) and events[stop].role == "body" and not events[stop].opens:
        stop += 1
    length = sum(len(items[event.item].text) for event in events[end:stop])
    widest = max(row.width for head in heads for row in head.rows)
    return {
        "words shared": words.worth(near(items, events, reversed(before)), near(items, events, after)),
        "letters": min(len(letters(text)), 25) / 10,
        "several lines": float(len(heads) > 1),
        "several rows": float(sum(len(head.rows) for head in heads) > 1),
        "upright": float(any(head.vertical for head in heads)),
        "wider than the column": float(below.column < 45 and widest > below.column + 0.8),
        "said below": overlap,
        "rubric": float(any(is_rubric(head.text) for head in heads)),
        "space": float(bool(re.search(r"\S[ \u3000]\S", heads[0].text))),
        "question": float(text[-1] in "？?"),
        "call": float(text[-1] in "！!"),
        "comma": float("，" in text),
        "figures": float(any(character.isdigit() for character in text)),
        "numbered": float(f.NUMBERED.match(text) is not None),
        "news": float(f.NEWS.match(below.text) is not None),
        "goes on": float(f.GOES_ON.match(below.text) is not None),
        "speaks": float(f.SPEAKS.match(below.text) is not None),
        "quotes": float(below.text[0] in "“「"),
        "one paragraph": float(stop - end == 1),
        "two paragraphs": float(stop - end == 2),
        "three paragraphs": float(stop - end == 3),
        "short text": float(length < SHORT_TEXT),
        "a sign ends it": float(stop < len(events) and events[stop].role != "heading"),
        "last on the page": float(stop >= len(events)),
        "first paragraph": math.log(max(5, len(below.text))),
        "paragraph above": math.log(max(5, len(above))),
        "signed headings": signed,
    }
