"""Items to events: what the grammar of a page reads, and what stands around each."""

import itertools
from collections.abc import Iterable
from typing import NamedTuple

from . import formulas as f
from . import leads
from .items import Item, role_at

REACH = 3000  # characters of text on either side that a heading is compared with
FAR = 60  # events on either side among which that text is looked for
NEAR = 300  # characters of text on either side whose vocabularies are compared
SKIPPED = ("pullquote", "furniture", "host", "index", "caption", "credit")


class Event(NamedTuple):
    """What the grammar of a page reads at once: a line of a heading, a paragraph, a byline or a jump."""

    role: str
    item: int  # its number among the page's items
    opens: bool = False  # by a formula: 本报讯
    closes: bool = False  # （记者 甲某）, or a bare name below a late headline, which signs what it stands below
    after_heading: bool = False  # the event before is a heading too, with nothing but quotes between
    after_leaving: bool = False  # the text above it goes on on another page: （下转第2版）

    @property
    def is_sign(self) -> bool:
        """Whether it tells where an article opens or ends: a byline, a jump or a formula."""
        return self.opens or self.role in ("byline", "jump")


def events_of(items: list[Item]) -> list[Event]:
    """Give the events of a page in order; captions, credits, quotes, lists and furniture are none."""
    events: list[Event] = []
    opens = after_heading = left = False
    for number, each in enumerate(items):
        if each.role in SKIPPED:
            after_heading = after_heading and each.role in ("pullquote", "furniture")
            continue
        if opens_paragraph(items, number):
            opens = True
            continue
        if each.role == "jump" and not f.JUMP_IN.match(each.text):
            left = True
            continue
        if signs_letter(items, number) or is_note(items, number):
            continue
        heading = each.role == "heading"
        closes = each.role == "byline" and (
            (each.text.startswith(("（", "(")) and not leads_text(items, number))
            or (not f.OFFICE.search(each.text) and closes_text(items, number))
        )
        opens = each.role == "body" and (opens or f.LETTER.match(each.text) is not None)
        events.append(Event(each.role, number, opens, closes, heading and after_heading, left))
        after_heading = heading
        left = left and heading  # whatever heads the text below, it goes on with nothing
        opens = False
    return events


def closes_text(items: list[Item], number: int) -> bool:
    """Tell whether item *number* stands below a headline that stands below a text, and above no text of its own."""
    above = number - 1
    while above >= 0 and items[above].role == "heading":
        above -= 1
    headed = 0 <= above < number - 1 and items[above].role in ("body", "pullquote")
    return headed and role_at(items, number + 1) != "body"


def waits(items: list[Item], number: int) -> bool:
    """Tell whether item *number*, no event, belongs with the next event: a byline in a first line, hosts or a note."""
    return items[number].role == "host" or opens_paragraph(items, number) or is_note(items, number)


def is_note(items: list[Item], number: int) -> bool:
    """Tell whether item *number* is the editor's note to what follows: a byline, or on top of a page a headline."""
    if items[number].role != "body" or number + 1 == len(items) or not f.NOTE.match(items[number].text):
        return False
    after = items[number + 1]
    if after.role != "heading":
        return after.role == "byline" and (not after.inline or opens_paragraph(items, number + 1))
    return all(each.role in ("furniture", "index") for each in itertools.islice(items, number))


def signs_letter(items: list[Item], number: int) -> bool:
    """Tell whether item *number* names who wrote the letter above it, which the paper answers below."""
    if items[number].role != "byline" or role_at(items, number + 1) != "body":
        return False
    above = number - 1
    while above >= 0 and items[above].role == "body":
        if f.LETTER.match(items[above].text):
            return True
        above -= 1
    return False


def leads_text(items: list[Item], number: int) -> bool:
    """Tell whether item *number* stands above a text, and below a heading or nothing: （本报记者 甲某）."""
    above = number - 1
    while above >= 0 and items[above].role == "furniture":
        above -= 1
    return (above < 0 or items[above].role == "heading") and role_at(items, number + 1) == "body"


def opens_paragraph(items: list[Item], number: int) -> bool:
    """Tell whether item *number* is a byline inside the first line of the paragraph that follows it."""
    each = items[number]
    if each.role != "byline" or not each.inline or number + 1 >= len(items):
        return False
    after = items[number + 1]
    if after.role != "body":
        return False
    if each.rows[-1] is after.row:
        return True
    found = leads.LEAD.match(each.text)  # it may fill the line: 本报讯（记者 甲某）
    return found is not None and found.end() == len(each.text)


def heading_runs(events: list[Event]) -> list[tuple[int, int]]:
    """Give the first and the end of each run of headings that stand together."""
    firsts = [number for number, event in enumerate(events) if event.role == "heading" and not event.after_heading]
    runs = []
    for first in firsts:
        end = first + 1
        while end < len(events) and events[end].after_heading:
            end += 1
        runs.append((first, end))
    return runs


def surroundings(items: list[Item], events: list[Event], first: int, end: int) -> tuple[list[int], list[int]]:
    """Give the paragraphs before event *first* back to the last heading or opening, and from *end* on to the next."""
    before: list[int] = []
    length = 0
    for number in range(first - 1, max(0, first - FAR) - 1, -1):
        event = events[number]
        if event.role == "body":
            before.append(number)
            length += len(items[event.item].text)
        if event.is_sign or length > REACH or (event.role == "heading" and before):
            break
    after: list[int] = []
    length = 0
    for number in range(end, min(len(events), end + FAR)):
        event = events[number]
        if event.role == "body" and not (event.opens and after):
            after.append(number)
            length += len(items[event.item].text)
        elif event.role != "byline" or after:
            break
        if length > REACH:
            break
    return before[::-1], after


def near(items: list[Item], events: list[Event], numbers: Iterable[int]) -> list[int]:
    """Give the first of *numbers*, paragraphs from a heading away, that hold some characters together."""
    found: list[int] = []
    length = 0
    for number in numbers:
        if length > NEAR:
            break
        found.append(number)
        length += len(items[events[number].item].text)
    return found
