"""Items to evidence: what speaks for a heading's belonging to the next article, to the last, or to a part of one."""

from dataclasses import dataclass

from . import formulas as f
from .headings import DECK
from .items import Item, letters

REACH = 3000  # characters of text on either side that a heading is compared with
NEAR = 400


@dataclass(frozen=True)
class Event:
    """What the grammar of a page reads at once: a group of headings, a paragraph, a byline or a jump."""

    role: str
    items: tuple[int, ...]  # their numbers among the page's items
    opens: bool = False  # by a formula: 本报讯
    beside_photo: bool = False


@dataclass(frozen=True)
class Evidence:
    """Costs of the ways to read an event: with what follows, with what was before, as a part, loose, of a picture."""

    next: float = 0.0
    fresh: float = 0.0  # the next article begins here, the last one being closed
    last: float = 0.0
    part: float = 0.0
    loose: float = 4.0
    photo: float = 1e6


def events_of(items: list[Item]) -> list[Event]:
    """Give the events of a page in order; captions, credits, quotes and furniture are none."""
    events: list[Event] = []
    group: list[int] = []
    opens = False
    for number, each in enumerate(items):
        if each.role == "heading":
            group.append(number)
            continue
        if each.role in ("pullquote", "furniture", "caption", "credit", "host", "index"):
            if each.role in ("caption", "credit", "index") and group:
                events.append(Event("heading", tuple(group), beside_photo=beside_photo(items, group)))
                group = []
            continue
        if group:
            events.append(Event("heading", tuple(group), beside_photo=beside_photo(items, group)))
            group = []
        if opens_paragraph(items, number):
            opens = True
            continue
        if each.role == "byline" and each.inline and number and items[number - 1].role == "body":
            continue
        if each.role == "jump" and not f.JUMP_IN.match(each.text):
            continue
        events.append(Event(each.role, (number,), opens=opens and each.role == "body"))
        opens = False
    if group:
        events.append(Event("heading", tuple(group), beside_photo=beside_photo(items, group)))
    return events


def opens_paragraph(items: list[Item], number: int) -> bool:
    """Tell whether item *number* is a byline inside the first line of the paragraph that follows it."""
    each = items[number]
    if each.role != "byline" or not each.inline or number + 1 >= len(items):
        return False
    after = items[number + 1]
    return after.role == "body" and each.rows[-1] is after.row


def beside_photo(items: list[Item], group: list[int]) -> bool:
    """Tell whether a picture's caption or credit stands right before or after the headings of *group*."""
    around = [items[k].role for k in (group[0] - 1, group[-1] + 1) if 0 <= k < len(items)]
    return "caption" in around or "credit" in around


def evidence_of(items: list[Item], events: list[Event]) -> list[Evidence]:
    """Give the evidence of each event."""
    level = article_level(items, events)
    unsigned = cost_of_no_sign(events)
    return [
        of_heading(items, events, number, level, unsigned) if event.role == "heading"
        else of_byline(items, events, number) if event.role == "byline"
        else of_body(events[number], unsigned) if event.role == "body"
        else Evidence()
        for number, event in enumerate(events)
    ]  # fmt: skip


def article_level(items: list[Item], events: list[Event]) -> int:
    """Give the level of markdown heading that heads articles, 0 where there are no such marks."""
    marks = [items[event.items[-1]].row.mark for event in events if event.role == "heading"]
    signed = [
        max(items[k].row.mark for k in event.items)
        for event, after in zip(events, events[1:])
        if event.role == "heading" and (after.role == "byline" or after.opens)
    ]
    return max(signed, default=0) or min((mark for mark in marks if mark), default=0)


def of_byline(items: list[Item], events: list[Event], number: int) -> Evidence:
    """Give the evidence of a byline on its own line: it opens what follows it at once, or signs what it closes."""
    after = events[number + 1] if number + 1 < len(events) else None
    before = events[number - 1] if number else None
    opening = 0.0 if after is not None and after.role in ("body", "byline") and not after.opens else 3.0
    text = items[events[number].items[0]].text
    signing = 0.0 if after is None or after.role in ("heading", "jump") or after.opens else 4.0
    if text.startswith(("（", "(")):
        opening += 3.0
    if before is None or before.role != "body":
        signing += 3.0
    return Evidence(next=opening, last=signing)


def cost_of_no_sign(events: list[Event]) -> float:
    """Give the cost of an article that opens without byline or formula: dear on a page where the others have one."""
    pairs = [(event, after) for event, after in zip(events, events[1:]) if event.role == "heading"]
    signs = sum(event.opens or event.role in ("byline", "jump") for event in events)
    bare = sum(after.role == "body" and not after.opens for _, after in pairs)
    return 1.0 + 2.0 * signs / max(1, signs + 0.5 * bare)


def of_body(event: Event, unsigned: float) -> Evidence:
    """Give the evidence of a paragraph: a formula opens an article; without one, going on is the rule."""
    if event.opens:
        return Evidence(next=0.0, fresh=0.0, last=7.0)
    return Evidence(next=9.0, fresh=unsigned, last=0.0)


def of_heading(items: list[Item], events: list[Event], number: int, level: int, unsigned: float) -> Evidence:
    """Give the evidence of a heading amid its page."""
    event = events[number]
    heads = [items[k] for k in event.items]
    before, after = surroundings(items, events, number)
    text = "".join(head.text for head in heads)
    with_last, with_next = overlap(text, before), overlap(text, after)
    following = events[number + 1] if number + 1 < len(events) else None
    part = 1.5 + headline_like(heads, items, following, level)
    if following is None or following.role != "body" or following.opens:
        part += 4.0
    if before and after and not heads[0].row.mark:
        part -= cohesion(before[-1500:], after[:1500])
    signed = following is None or following.role != "body" or following.opens
    photo = 0.5 if event.beside_photo else 1e6
    return Evidence(
        next=2.0 * (0.5 - with_next) + (4.0 if following is None else 0.0) + (0.0 if signed else unsigned),
        last=2.0 * (0.5 - with_last),
        part=part,
        loose=4.0 if len(letters(text)) > 8 else 2.5,
        photo=photo,
    )


def headline_like(heads: list[Item], items: list[Item], following: Event | None, level: int) -> float:
    """Give how much more *heads* look like a headline than like a subhead; less than 0: like a subhead."""
    mark = min((head.row.mark for head in heads if head.row.mark), default=0)
    if mark:
        return 8.0 if mark <= level else -8.0
    body = items[following.items[0]] if following is not None and following.role == "body" else None
    column = body.column if body is not None and body.column < 45 else 0.0
    widest = max(row.width for head in heads for row in head.rows)
    size = len(letters("".join(head.text for head in heads)))
    score = 0.6 if size >= 13 else -0.8 if size <= 7 else 0.0
    if column and widest > column + 0.8:
        score += 2.5
    if len(heads) > 1 and not any(head.vertical for head in heads):
        score += 1.5
    if any(head.text.endswith(("：", ":")) for head in heads):
        score += 1.0
    if any(DECK.match(head.text) for head in heads):
        score += 1.5
    if body is not None:
        score += 0.8 if f.NEWS.match(body.text) else -0.8 if f.GOES_ON.match(body.text) else 0.0
    return score


def surroundings(items: list[Item], events: list[Event], number: int) -> tuple[str, str]:
    """Give the text before the heading back to the last opening, and after it on to the next heading or opening."""
    before: list[str] = []
    length = 0
    for event in reversed(events[:number][-60:]):
        if event.role == "body":
            before.append(items[event.items[0]].text)
            length += len(before[-1])
        if event.role in ("byline", "jump") or event.opens or length > REACH or (event.role == "heading" and before):
            break
    after: list[str] = []
    length = 0
    for event in events[number + 1 : number + 61]:
        if event.role == "body" and not (event.opens and after):
            after.append(items[event.items[0]].text)
            length += len(after[-1])
        elif event.role != "byline" or after:
            break
        if length > REACH:
            break
    return "".join(reversed(before)), "".join(after)


def overlap(heading: str, text: str) -> float:
    """Give the share of the heading's pairs of characters that *text* holds."""
    kept = letters(heading)[:80]
    pairs = [kept[k : k + 2] for k in range(len(kept) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def cohesion(before: str, after: str) -> float:
    """Give how much the vocabulary of two texts speaks for their being one article (more than 0) or two."""
    a, b = letters(before), letters(after)
    one, two = {a[k : k + 3] for k in range(len(a) - 2)}, {b[k : k + 3] for k in range(len(b) - 2)}
    if len(one) < 30 or len(two) < 30:
        return 0.0
    share = len(one & two) / min(len(one), len(two))
    return -1.2 if share < 0.02 else -0.5 if share < 0.04 else 1.0 if share > 0.08 else 0.0
