"""Items to what the headings of one page share: its level of marks, its words, who speaks, its habits."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from . import costs
from .cohesion import Vocabulary, speakers, vocabulary
from .events import Event, heading_runs
from .items import Item, letters
from .people import HOST
from .pictures import headed_below, pictures_of
from .stretches import stretches_of
from .surnames import are_names

SHORT = 16  # characters of a column's name


@dataclass(frozen=True)
class PageSigns:
    """What the headings of one page share."""

    level: int  # of the markdown headings that head articles, 0 without such marks
    unsigned: float  # cost of an article that opens without byline or formula
    signed: float  # share of headings with a byline or a formula below them
    words: Vocabulary  # of each event, none where it is no paragraph
    speakers: list[set[str]]  # of each event
    length: float  # the median of the headings' letters
    guests: set[str]  # letters of each line of the lists of hosts and guests
    invited: set[str]  # names of the guests
    printed_again: set[str]  # letters of the short lines that stand on it more than once
    stretches: dict[int, dict[str, float]]  # what `stretches_of` gives of each heading
    pictures: dict[int, tuple[str | None, str | None]]  # what `pictures_of` gives of each heading
    headed_below: float  # what `headed_below` gives of its pictures


def page_signs(items: list[Item], events: list[Event], runs: list[tuple[int, int]]) -> PageSigns:
    """Give what the headings of one page share; *runs* are those that stand together."""
    texts = [items[event.item].text if event.role in ("body", "heading") else "" for event in events]
    sizes = [sum(len(letters(items[event.item].text)) for event in events[first:end]) for first, end in runs]
    pictures = pictures_of(items, events, runs)
    speaking = [speakers(text) if event.role == "body" else set() for event, text in zip(events, texts)]
    return PageSigns(
        level=article_level(items, events),
        unsigned=cost_of_no_sign(events),
        signed=signed_share(events, runs),
        words=vocabulary(texts),
        speakers=speaking,
        length=median(sizes) if sizes else 0.0,
        guests={letters(row.text) for each in items if each.role == "host" for row in each.rows},
        invited=invited(items),
        printed_again=printed_again(items),
        stretches=stretches_of(items, events, runs, sizes),
        pictures=pictures,
        headed_below=headed_below(pictures.values()),
    )


def invited(items: list[Item]) -> set[str]:
    """Give the names of the guests in the page's lists of hosts and guests: 江城大学教授 甲某."""
    lines = (row.text for each in items if each.role == "host" for row in each.rows)
    words = (re.split("[ \u3000:：、]+", re.sub("[（(].*", "", line))[-1] for line in lines if not HOST.match(line))
    return {word for word in words if len(word) > 1 and are_names(word)}


def printed_again(items: list[Item]) -> set[str]:
    """Give the letters of the short lines that the page prints more than once, as it does the name of a column."""
    lines = Counter(row.text for each in items if each.role != "host" for row in each.rows if len(row.text) <= SHORT)
    return {letters(line) for line, n in lines.items() if n > 1 and len(line) > 1}


def article_level(items: list[Item], events: list[Event]) -> int:
    """Give the level of markdown heading that heads articles, 0 where there are no such marks.

    It is the level that stands most often next to a byline, a jump or the page's edge: subheads never do.
    """
    beside: Counter[int] = Counter()
    every: list[int] = []
    for first, end in heading_runs(events):
        marks = [items[event.item].row.mark for event in events[first:end] if items[event.item].row.mark]
        if not marks:
            continue
        every.append(marks[-1])
        before = events[first - 1] if first else None
        after = events[end] if end < len(events) else None
        # what signs a part of an article stands before a heading too
        signed = before is not None and (
            before.role == "jump" or (before.role == "byline" and not (before.closes or items[before.item].inline))
        )
        if before is None or after is None or signed or after.is_sign:
            beside[marks[-1]] += 1
    if beside:
        return min(beside, key=lambda mark: (-beside[mark], mark))
    return min(every, default=0)


def cost_of_no_sign(events: list[Event]) -> float:
    """Give the cost of an article that opens without byline or formula: dear on a page where the others have one."""
    pairs = [(event, after) for event, after in itertools.pairwise(events) if event.role == "heading"]
    signs = sum(
        event.opens or (event.role == "byline" and after.role == "body" and not after.opens and not event.closes)
        for event, after in zip(events, [*events[1:], Event("end", 0)])
    )
    bare = sum(after.role == "body" and not after.opens for _, after in pairs)
    return costs.UNSIGNED + costs.UNSIGNED_AMONG_SIGNED * signs / max(1, signs + 0.5 * bare)


def signed_share(events: list[Event], runs: list[tuple[int, int]]) -> float:
    """Give the share of the page's headings, *runs*, with a byline or a formula below them."""
    ends = [events[end] for _, end in runs if end < len(events)]
    return sum(event.role != "body" or event.opens for event in ends) / max(1, len(runs))
