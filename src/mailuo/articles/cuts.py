"""Items to items without the bylines, jumps and credits that open or close them, and these as items of their own."""

import itertools
import re

from . import formulas as f
from . import leads
from .bylines import is_byline
from .items import Item, as_read, places_of, split_at
from .photos import credit_tail

LONGEST_NOTICE = 160  # characters
# what closes a paragraph, in the order in which it is cut off
CLOSINGS = (
    (f.CONTINUES, "jump"), (f.JUMP_OUT, "jump"), (f.SEE_ALSO, "jump"), (f.SIGN_OFF, "byline"), (f.JUMP_OUT, "jump"),
)  # fmt: skip
REASONS = {
    "byline": "names its writer by a set phrase",
    "jump": "names another page by a set phrase",
    "credit": "names who took or gave a picture",
    "host": "opens like a list of hosts and guests",
    "furniture": "a date line, editors or a page number",
    "index": "a list of what stands on which page",
    "heading": "stands alone below the credit of a picture",
    "caption": "stands above the credit of a picture",
    "vertical": "one character a line",
    "pullquote": "says again what a longer block says",
}


def cut(whole: Item, page_text: str) -> list[Item]:
    """Give *whole* with the bylines, jumps and credits inside its lines as items of their own."""
    if whole.role == "body":
        return cut_paragraph(whole, page_text)
    if whole.role == "heading" and not whole.vertical:
        return cut_heading(whole, page_text)
    if whole.role == "caption":
        return cut_tail(whole, credit_tail(whole.text), "credit", REASONS["credit"], page_text)
    return [whole]


def cut_heading(whole: Item, page_text: str) -> list[Item]:
    """Give a heading without the byline that closes one of its lines, and that as an item of its own."""
    reason = "a byline after the headline"
    for row in whole.rows[:-1]:  # a deck may stand below
        found = f.BYLINE_TAIL.search(row.text)
        if found and found.start() and is_byline(found["byline"]):
            above, rest = split_at(whole, row.start + found.start(), page_text)
            byline, below = split_at(rest, row.end, page_text)
            byline = byline._replace(role="byline", reason=reason, confidence=0.95, inline=True)
            return [each for each in (above, below, byline) if each is not None]  # as it would stand below both
    found = f.BYLINE_TAIL.search(whole.text[-f.REACH :])
    place = place_of(found, whole) if found and is_byline(found["byline"]) else None
    return cut_tail(whole, place, "byline", reason, page_text)


def cut_paragraph(whole: Item, page_text: str) -> list[Item]:
    """Give a paragraph without the formulas that open and close it, and these as items of their own."""
    if len(whole.text) <= LONGEST_NOTICE and f.VOID.search(whole.text[-f.REACH :]):
        return [whole._replace(role="furniture", confidence=0.8, reason="says that something lost is void")]
    head: list[Item] = []
    opens = head_of(whole)
    for opening_of, role in ((f.jump_of, "jump"), (leads.lead_of, "byline")):
        found = opening_of(opens)
        if found and found.end():
            places = places_of(page_text, "body", whole.spans)
            if found.end() >= len(places):
                return [*head, whole._replace(role=role, confidence=0.9, reason=REASONS[role])]
            opening, whole = split_at(whole, places[found.end()], page_text)
            head.append(opening._replace(role=role, inline=True, confidence=0.97, reason=REASONS[role]))
            opens = head_of(whole)
    tail: list[Item] = []
    if f.QUESTION.match(whole.text):  # a reader's question: his name is a part of it
        return [*head, whole]
    end = tail_of(whole)
    found = f.names_at_end(end)
    if found:
        whole, *tail = cut_tail(whole, place_of(found, whole), "byline", REASONS["byline"], page_text)
        end = tail_of(whole)
    for pattern, role in CLOSINGS:
        may_close = "版" in end or end.endswith(("）", ")"))  # each of them names a page or closes a bracket
        if not (may_close or "记者" in end):
            break
        found = pattern.search(end) if may_close else None
        if role == "byline" and found is None and "记者" in end[-12:]:
            found = f.UNBRACKETED.search(end)
        if found is None:
            continue
        whole, *rest = cut_tail(whole, place_of(found, whole), role, REASONS[role], page_text)
        tail = rest + tail
        if whole.role != "body":
            break
        end = tail_of(whole)
    return [*head, whole, *tail]


def head_of(whole: Item) -> str:
    """Give the head of *whole*, as it is read, that patterns are tried on."""
    return as_read(whole, whole.text[: f.REACH])


def tail_of(whole: Item) -> str:
    """Give the tail of *whole*, as it is read, that patterns are tried on."""
    return as_read(whole, whole.text[-f.REACH :])


def place_of(found: re.Match[str], whole: Item) -> int:
    """Give the place in the text of *whole* at which what was *found* in its last `REACH` characters starts."""
    return max(0, len(whole.text) - f.REACH) + found.start()


def cut_tail(whole: Item, place: int | None, role: str, reason: str, page_text: str) -> list[Item]:
    """Give *whole* cut at *place* of its text, where a formula that closes it starts; whole if there is none."""
    if place is None:
        return [whole]
    while place < len(whole.text) - 1 and whole.text[place] == " ":
        place += 1
    if not place:
        return [whole._replace(role=role, reason=reason, confidence=0.85)]
    places = places_of(page_text, whole.role, whole.spans)
    rest, formula = split_at(whole, places[place], page_text)
    if rest is None:
        return [whole._replace(role=role, reason=reason, confidence=0.85)]
    return [rest, formula._replace(role=role, reason=reason, confidence=0.95, inline=True)]


def signed_off(items: list[Item], page_text: str) -> list[Item]:
    """Give *items* with what a text that nothing follows closes with in brackets as its byline: （某某小学）."""
    out: list[Item] = []
    for each, below in itertools.zip_longest(items, items[1:]):
        signs = each.role == "body" and not f.QUESTION.match(each.text)
        found = f.signs_at_end(each.text[-f.REACH :]) if signs else None
        last = below is None or below.role not in ("body", "caption", "credit", "pullquote")
        if found and last and not f.ADDRESSED.search(found[1]):
            out += cut_tail(each, place_of(found, each), "byline", "stands in brackets below a text", page_text)
        else:
            out.append(each)
    return out
