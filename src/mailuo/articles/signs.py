"""Headings to signs: what a heading and its surroundings show of whom it belongs to.

Each sign is a number; `weights.py` says how much it speaks for each way to read the heading.
"""

import functools
import math
import re
from collections.abc import Mapping

from . import formulas as f
from .cohesion import EMPTY
from .events import FAR, Event, near, surroundings
from .items import Item, letters, role_at
from .labels import DECK, is_rubric
from .line_costs import LONGEST_COLUMN
from .page_signs import PageSigns
from .pictures import of_pictures
from .stretches import names_again

LATIN = re.compile("[A-Za-z]+")
SHORT_TEXT = 100  # characters
LABEL = 8  # characters
LEAD, TELLING, CLOSING = 40, 60, 30  # characters: where a lead is dated, who tells is named, a last paragraph opens
APART = 1.2  # cells between two columns that are told apart
# the signs of text below that no byline or formula opens
BELOW = (
    "text below", "wider than the column", "news", "goes on", "speaks", "quotes", "one paragraph", "two paragraphs",
    "three paragraphs", "short text", "a sign ends it", "last on the page", "first paragraph", "dated", "tells",
    "points back", "event",
)  # fmt: skip

# what two signs of a heading tell only together
TOGETHER = {
    "words shared, text to the next sign": ("words shared", "text to the next sign"),
    "paragraph above, text to the next sign": ("paragraph above", "text to the next sign"),
    "short text above, other headings": ("short text above", "other headings"),
    "blank on both sides": ("blank above", "blank below"),
    "one paragraph, its length": ("one paragraph", "first paragraph"),
}


def signs_of(items: list[Item], events: list[Event], first: int, end: int, page: PageSigns) -> list[dict[str, float]]:
    """Give the signs of each line of the heading that events *first* to *end* are.

    What holds for the heading as a whole is shared out among its lines by their length.
    """
    heads = [items[event.item] for event in events[first:end]]
    before, after = surroundings(items, events, first, end)
    pictures = page.pictures[first]
    shared = {
        **of_heading(heads, page.length),
        **of_place(items, events, first, end, page, pictures),
        **of_text_above(items, events, first, end, before),
        **of_text_below(items, events, first, end, page),
        "words shared": page.words.worth(near(items, events, reversed(before)), near(items, events, after)),
    }
    above, below = ("".join(items[events[k].item].text for k in some) for some in (before, after))
    shared |= page.stretches[first]
    shared["names again"] = names_again(above, below)
    shared |= together(shared)
    shared["speaks again"] = float(speak_again(page.speakers, (before, above), (after, below)))
    shared["guests on both sides"] = float(all(any(name in side for name in page.invited) for side in (above, below)))
    texts = {
        "said above": above,
        "said below": below,
        "said in the picture above": pictures[0] or "",
        "said in the picture below": pictures[1] or "",
    }
    words = {
        "words in the above": page.words.union(before),
        "words in the below": page.words.union(after),
        "words in the lead above": page.words.union(before[:1]),
        "words in the lead below": page.words.union(after[:1]),
    }
    whole = max(1, sum(len(letters(head.text)) for head in heads))
    found = []
    for number, head in enumerate(heads):
        share = len(letters(head.text)) / whole
        signs = {sign: share * value for sign, value in shared.items()} if share < 1 else dict(shared)
        signs |= {sign: share * overlap(head.text, text) for sign, text in texts.items()}
        signs["said on both sides"] = signs["said above"] * signs["said below"] / max(share, 1e-9)
        signs |= {sign: share * page.words.held(first + number, theirs) for sign, theirs in words.items()}
        signs["printed again"] = float(letters(head.text) in page.printed_again)
        # a deck stands below a headline, never first
        signs["deck first"] = float(not number and DECK.match(head.text) is not None)
        signs |= of_pictures(heads, number, pictures, page.headed_below)
        found.append(signs | of_line(items, events[first + number].item))
    return found


def together(shown: Mapping[str, float]) -> dict[str, float]:
    """Give what two signs that a heading has *shown* tell only together."""
    return {name: shown[one] * shown[other] for name, (one, other) in TOGETHER.items()}


def speak_again(speakers: list[set[str]], above: tuple[list[int], str], below: tuple[list[int], str]) -> bool:
    """Tell whether who speaks on one side is named on the other too; a side is its events and their text."""
    return any(
        name in text
        for (some, _), (_, text) in ((above, below), (below, above))
        for number in some
        for name in speakers[number]
    )


def of_line(items: list[Item], number: int) -> dict[str, float]:
    """Give what the line of a heading that item *number* is shows by itself and by its place on the page."""
    text = items[number].text
    beside = [items[k].role for k in (number - 1, number + 1) if 0 <= k < len(items)]
    size = len(letters(text))
    return {
        "line": 1.0,
        "label": float(size <= LABEL and not text.endswith(("：", ":"))),
        "line of 4 letters": float(size <= 4),
        "line of 15 letters": float(size >= 15),
        "line of 25 letters": float(size >= 25),
        "figures in the line": sum(map(str.isdigit, text)) / max(1, size),
        "Latin in the line": sum(map(len, LATIN.findall(text))) / max(1, size),
        "colon in the line": float(any(mark in text[:-1] for mark in "：:/")),
        "many spaces": float(text.count(" ") >= 3),
        "furniture beside": float("furniture" in beside or len(beside) < 2),
        "at the top": float(number < 4),
        "at the end": float(number >= len(items) - 3),
        "section": float(f.SECTION.match(text) is not None),
        "rubric in the line": float(is_rubric(text)),
    }


def of_heading(heads: list[Item], usual: float) -> dict[str, float]:
    """Give what a heading shows itself; *usual* is the number of letters of the page's headings."""
    text = " ".join(head.text for head in heads)
    size = len(letters(text))
    return {
        "any": 1.0,
        "letters": min(size, 25) / 10,
        "very short": float(size <= 4),
        "longer than most": float(size > 1.4 * usual),
        "shorter than most": float(size < 0.7 * usual),
        "several lines": float(len(heads) > 1),
        "several rows": float(sum(len(head.rows) for head in heads) > 1),
        "upright": float(any(head.vertical for head in heads)),
        "rubric": float(any(is_rubric(head.text) for head in heads)),
        "space": float(bool(re.search(r"\S[ \u3000]\S", heads[0].text))),
        "question": float(text[-1] in "？?"),
        "call": float(text[-1] in "！!"),
        "colon": float(any(mark in text for mark in "：:")),
        "comma": float("，" in text),
        "figures": float(any(map(str.isdigit, text))),
        "numbered": float(f.NUMBERED.match(text) is not None),
    }


def of_place(
    items: list[Item],
    events: list[Event],
    first: int,
    end: int,
    page: PageSigns,
    pictures: tuple[str | None, str | None],
) -> dict[str, float]:
    """Give what stands right above and below the heading of events *first* to *end*."""
    following = events[end] if end < len(events) else None
    previous = events[first - 1] if first else None
    signed = following is None or following.role != "body" or following.opens
    glued = following is not None and following.role == "byline" and items[following.item].inline
    below = items[following.item] if following is not None else None
    return {
        "first on the page": float(previous is None),
        "nothing below": float(following is None),
        "byline below": float(following is not None and following.role == "byline"),
        "formula below": float(following is not None and following.opens),
        "jump below": float(following is not None and following.role == "jump"),
        "byline on its line": float(glued),
        "unsigned": 0.0 if signed else page.unsigned,
        "signed headings": 0.0 if signed else page.signed,
        "signed above": float(previous is not None and previous.role == "byline"),
        "blank above": float(items[events[first].item].row.blank),
        "blank below": float(below is not None and below.row.blank),
        "picture above": float(pictures[0] is not None),
        "picture below": float(pictures[1] is not None),
        "other column": float(other_column(items, events, first, end)),
        "quote above": float(role_at(items, events[first].item - 1) == "pullquote"),
        "quote below": float(role_at(items, events[end - 1].item + 1) == "pullquote"),
    }


def other_column(items: list[Item], events: list[Event], first: int, end: int) -> bool:
    """Tell whether the paragraphs right above and below events *first* to *end* are set in columns of other widths."""
    if not first or end == len(events) or events[first - 1].role != "body" or events[end].role != "body":
        return False
    return columns_differ(items[events[first - 1].item], items[events[end].item])


def columns_differ(one: Item, other: Item) -> bool:
    """Tell whether two paragraphs are set in columns of other widths, as far as both are known."""
    narrow, wide = sorted((one.column, other.column))
    return 0.0 < narrow and wide < LONGEST_COLUMN and wide - narrow > APART


def of_text_above(items: list[Item], events: list[Event], first: int, end: int, before: list[int]) -> dict[str, float]:
    """Give what the text above the heading of events *first* to *end* shows."""
    near_above = range(first - 1, max(-1, first - 1 - FAR), -1)
    above = next((items[events[k].item].text for k in near_above if events[k].role == "body"), "")
    whole = sum(len(items[events[k].item].text) for k in before)
    return {
        "text above": float(bool(before)),
        "one paragraph above": float(len(before) == 1),
        "short text above": float(bool(before) and whole < SHORT_TEXT),
        "paragraph above": math.log(max(5, len(above))),
        "formula above": float(bool(before) and events[before[0]].opens),
        "closing above": float(f.CLOSES.search(above[:CLOSING]) is not None),
        "list above": float(is_list([items[events[k].item].text for k in before])),
    }


def is_list(texts: list[str]) -> bool:
    """Tell whether *texts* are two or more points of a list: 一、……, ●……."""
    return len(texts) > 1 and all(f.POINT.match(text) for text in texts)


def of_text_below(items: list[Item], events: list[Event], first: int, end: int, page: PageSigns) -> dict[str, float]:
    """Give what the text below the heading of events *first* to *end* shows, where no sign opens it."""
    if end == len(events) or events[end].role != "body" or events[end].opens:
        return dict.fromkeys(BELOW, 0.0)
    heads = [items[event.item] for event in events[first:end]]
    below = items[events[end].item]
    stop = end + 1
    while stop < len(events) and events[stop].role == "body" and not events[stop].opens:
        stop += 1
    length = sum(len(items[event.item].text) for event in events[end:stop])
    widest = max(row.width for head in heads for row in head.rows)
    return dict(
        zip(
            BELOW,
            (
                1.0,
                float(below.column < 45 and widest > below.column + 0.8),
                float(f.NEWS.match(below.text) is not None),
                float(f.GOES_ON.match(below.text) is not None),
                float(f.SPEAKS.match(below.text) is not None),
                float(below.text[0] in "“「"),
                float(stop - end == 1),
                float(stop - end == 2),
                float(stop - end == 3),
                float(length < SHORT_TEXT),
                float(stop < len(events) and events[stop].role != "heading"),
                float(stop >= len(events)),
                math.log(max(5, len(below.text))),
                float(f.DATED.search(below.text[:LEAD]) is not None),
                float(f.TELLS.search(below.text[:TELLING]) is not None),
                float(f.POINTS_BACK.match(below.text) is not None),
                float(f.EVENT.search(below.text[:TELLING]) is not None),
            ),
        )
    )


def overlap(heading: str, text: str) -> float:
    """Give how much of *heading* the *text* says: the mean of the shares of its pairs of letters and of its letters."""
    if not text:
        return 0.0
    pairs, full = words_of(heading)
    if not pairs or not full:
        return 0.0
    says = text.__contains__
    return sum(map(says, pairs)) / len(pairs) / 2 + sum(map(says, full)) / len(full) / 2


@functools.lru_cache(maxsize=1024)  # a heading is held against many texts in turn
def words_of(heading: str) -> tuple[list[str], list[str]]:
    """Give the pairs of letters of *heading*, and its letters that are no empty words, each once."""
    kept = letters(heading)[:80]
    return (
        [kept[k : k + 2] for k in range(len(kept) - 1)],
        [letter for letter in dict.fromkeys(kept) if letter not in EMPTY],
    )
