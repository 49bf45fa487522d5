"""Items to evidence: what speaks for a heading's belonging to the next article, to the last, or to a part of one."""

import re
from typing import NamedTuple

from . import costs
from . import formulas as f
from .cohesion import Vocabulary, cohesion
from .events import Event, heading_runs, near, surroundings
from .items import Item, letters
from .labels import DECK
from .page_signs import PageSigns, page_signs
from .signs import CLOSING, LEAD, TELLING, columns_differ, signs_of
from .weighing import OF_READINGS

IMPOSSIBLE = 1e6
NUMERAL = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳])[）)]?")  # what heads a part and nothing else


class Evidence(NamedTuple):
    """Costs of the ways to read an event."""

    next: float = 0.0  # with what follows
    last: float = 0.0  # with what was before
    fresh: float = 0.0  # the next article begins here, the last one being closed
    leave: float = 0.0  # the next article begins here, after the rest of one from another page
    head: float = 0.0  # a byline in the head of its article
    part: float = 0.0  # heads a part of the article
    join: float = IMPOSSIBLE  # in one heading with the line above
    loose: float = 4.0  # belongs to none
    label: float = IMPOSSIBLE  # the name of a column above the next article's text
    photo_next: float = IMPOSSIBLE  # heads the picture below it
    photo_last: float = IMPOSSIBLE  # heads the picture above it
    title: float = IMPOSSIBLE  # a paragraph that is a heading after all
    title_photo: float = IMPOSSIBLE  # … of the picture above it
    question: float = IMPOSSIBLE  # … of a part: 某某怎么办？


def evidence_of(items: list[Item], events: list[Event]) -> list[Evidence]:
    """Give the evidence of each event."""
    runs = heading_runs(events)
    page = page_signs(items, events, runs)
    ties = ties_of(items, events)
    shown = {first: signs_of(items, events, first, end, page) for first, end in runs}
    weighed = iter(OF_READINGS.weighed([signs for lines in shown.values() for signs in lines]))  # of all lines at once
    found: list[Evidence] = []
    came = False  # whether the text comes from another page, with no heading since
    for number, event in enumerate(events):
        came = event.role == "jump" or (came and event.role == "body" and not event.opens)
        if event.role == "heading":
            if number in shown:
                lines = [(signs["any"], next(weighed)) for signs in shown[number]]
                found += of_headings(items, events, number, page, lines)
        elif event.role == "byline":
            found.append(of_byline(items, events, number))
        elif event.role == "body":
            leave = change_of_words(items, events, number, page.words) if came else IMPOSSIBLE
            found.append(of_body(items, events, number, page.unsigned, ties[number], leave))
        else:
            found.append(Evidence())
    return found


def of_byline(items: list[Item], events: list[Event], number: int) -> Evidence:
    """Give the evidence of a byline on its own line: it opens what follows it at once, or signs what it closes."""
    after = events[number + 1] if number + 1 < len(events) else None
    before = events[number - 1] if number else None
    opening = 0.0 if after is not None and after.role in ("body", "byline") and not after.opens else 3.0
    each = items[events[number].item]
    if each.inline and before is not None and before.role == "body" and each.rows[0] is items[before.item].rows[-1]:
        return Evidence(next=8.0, head=8.0, last=0.0)  # the last words of a paragraph: （记者 甲某）
    signing = 0.0 if after is None or after.role in ("heading", "jump") or after.opens else 4.0
    if events[number].closes:
        opening, signing = opening + 3.0, 0.0
    if before is None or (before.role != "body" and not events[number].closes):
        signing += 3.0
    return Evidence(next=opening, last=signing)


def ties_of(items: list[Item], events: list[Event]) -> list[float]:
    """Give for each event what the words around it are worth for one article's going on: a paragraph's, its own gap.

    Of any other event it is the gap before the next paragraph, 0 at the end of the page.
    """
    bodies = [number for number, event in enumerate(events) if event.role == "body"]
    worth = dict(zip(bodies, cohesion([items[events[number].item].text for number in bodies]).tolist()))
    ties, tie = [], 0.0
    for number in range(len(events) - 1, -1, -1):
        tie = worth.get(number, tie)
        ties.append(tie)
    return ties[::-1]


def of_body(items: list[Item], events: list[Event], number: int, unsigned: float, tie: float, leave: float) -> Evidence:
    """Give the evidence of a paragraph: a formula opens an article; without one, going on is the rule."""
    event, each = events[number], items[events[number].item]
    if event.opens:
        return Evidence(next=0.0, fresh=0.0, last=costs.FORMULA_INSIDE)
    shift = costs.SHIFT * tie - (costs.NEWS_OPENS if each.row.blank and f.NEWS.match(each.text) else 0.0)
    shift -= costs.OTHER_COLUMN * set_apart(items, events, number)
    shift -= of_lead(items, events, number)
    title = question = title_photo = IMPOSSIBLE
    if may_be_title(each) and not talks(items, events, number):
        beside = [events[k].role for k in (number - 1, number + 1) if 0 <= k < len(events)]
        title = costs.TITLE - costs.LEANS * beside.count("heading")
        parted = each.row.blank and number + 1 < len(events) and items[events[number + 1].item].row.blank
        above = items[event.item - 1].role if event.item else ""
        title_photo = title if above in ("caption", "credit") else IMPOSSIBLE
        question = costs.QUESTION if parted and not f.NUMBERED.match(each.text) else IMPOSSIBLE
    return Evidence(
        next=costs.UNMARKED + shift,
        last=costs.LEFT if event.after_leaving else 0.0,
        fresh=unsigned,
        leave=leave,
        title=title,
        question=question,
        title_photo=title_photo,
    )


def of_headings(
    items: list[Item], events: list[Event], first: int, page: PageSigns, lines: list[tuple[float, list[float]]]
) -> list[Evidence]:
    """Give the evidence of the lines of headings that stand together, from event *first* on.

    Args:
        lines: of each its share of the heading, and what its signs cost by reading.
    """
    end = first + len(lines)
    heads = [items[event.item] for event in events[first:end]]
    above, below = page.pictures[first]
    # in a PDF's reading order a heading comes before its text
    upside_down = costs.MARKED if heads[0].row.box else 0.0
    part = of_part(heads, page.level) if end < len(events) else IMPOSSIBLE  # a part has text
    # what a guest says is headed by his name, as the list of guests has it
    guest = costs.GUEST if letters("".join(head.text for head in heads)) in page.guests else 0.0
    found = []
    for number, (share, weighed) in enumerate(lines):
        next_, last, amid, next_picture, last_picture, loose, label = weighed
        found.append(
            Evidence(
                next=next_ + guest,
                last=upside_down + last + guest,
                part=share * part + amid - guest + (costs.LEFT if events[first].after_leaving else 0.0),
                join=joining(heads[number - 1], heads[number]) if number else below_title(items, events, first),
                loose=loose + (costs.LARGE_LOOSE if heads[number].row.large else 0.0),
                label=label,
                photo_next=IMPOSSIBLE if below is None else next_picture,
                photo_last=IMPOSSIBLE if above is None or upside_down else last_picture,
            )
        )
    return found


def of_part(heads: list[Item], level: int) -> float:
    """Give what the size, the mark or the wording of a heading adds to the cost of reading it as that of a part."""
    mark = min((head.row.mark for head in heads if head.row.mark), default=0)
    if mark:
        return costs.MARKED if mark <= level else -costs.MARKED
    if heads[0].row.scale is not None:
        return costs.LARGE_PART if any(row.large for head in heads for row in head.rows) else -costs.MARKED
    if len(heads) == 1 and NUMERAL.fullmatch(heads[0].text):
        return -costs.MARKED
    return costs.NOTICE if f.NOTICE.search(heads[-1].text) else 0.0


def below_title(items: list[Item], events: list[Event], first: int) -> float:
    """Give the cost of reading the heading of event *first* in one with the line above, which ends like a sentence."""
    if not first or events[first - 1].role != "body" or not may_be_title(items[events[first - 1].item]):
        return IMPOSSIBLE
    return joining(items[events[first - 1].item], items[events[first].item])


def change_of_words(items: list[Item], events: list[Event], number: int, words: Vocabulary) -> float:
    """Give the cost of an article's opening at paragraph *number*, unmarked, below what came from another page."""
    if events[number - 1].role == "jump":
        return IMPOSSIBLE
    before, after = surroundings(items, events, number, number)
    worth = words.worth(near(items, events, reversed(before)), near(items, events, after))
    news = costs.NEWS_AFTER_JUMP if f.NEWS.match(items[events[number].item].text) else 0.0
    return costs.UNMARKED_AFTER_JUMP + costs.SHIFT_AFTER_JUMP * worth - news


def of_lead(items: list[Item], events: list[Event], number: int) -> float:
    """Give what speaks for paragraph *number* as the lead of an article: when it was, and how the one above opens."""
    text = items[events[number].item].text
    above = items[events[number - 1].item].text if number and events[number - 1].role == "body" else ""
    return (
        costs.DATED_OPENS * (f.DATED.search(text[:LEAD]) is not None)
        + costs.CLOSING_ABOVE * (f.CLOSES.search(above[:CLOSING]) is not None)
        - costs.TELLS_INSIDE * (f.TELLS.search(text[:TELLING]) is not None)
    )


def set_apart(items: list[Item], events: list[Event], number: int) -> bool:
    """Tell whether paragraph *number* is set in a column of another width than the one before, or below its quotes."""
    above = events[number - 1] if number else None
    if above is None or above.role != "body":
        return False
    one, other = items[above.item], items[events[number].item]
    between = items[above.item + 1 : events[number].item]
    return columns_differ(one, other) or any(each.role == "pullquote" for each in between)


def talks(items: list[Item], events: list[Event], number: int) -> bool:
    """Tell whether paragraph *number* and the next name who speaks, as in a talk: 读者：……？"""
    below = events[number + 1] if number + 1 < len(events) else None
    return (
        below is not None
        and below.role == "body"
        and all(f.SPEAKS.match(items[event.item].text) for event in (events[number], below))
    )


def may_be_title(each: Item) -> bool:
    """Tell whether the paragraph *each* could be a heading that ends like a sentence: 某某怎么了？"""
    alone = len(each.rows) <= 2 and each.text[-1] in "？！?!" and each.text[0] not in "“「‘『"
    return alone and 3 <= len(letters(each.text)) <= 24 and "。" not in each.text


def joining(above: Item, head: Item) -> float:
    """Give the cost of reading *head* in one heading with the line *above*."""
    cost = costs.APART if head.row.blank else 0.0
    if above.text.endswith(("：", ":", "，", "；")) or DECK.match(head.text):
        cost -= costs.LEANS
    return cost
