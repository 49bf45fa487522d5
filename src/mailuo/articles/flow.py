"""Rows to a flow of items: paragraphs, headings, bylines and what else a page is made of, in page order."""

import itertools

from ..pages import Page
from . import formulas as f
from . import leads
from .cuts import REASONS, cut, signed_off
from .items import Item, ends, item, shown
from .line_costs import LONGEST_COLUMN
from .paragraphs import paragraphs
from .photos import captions
from .printed import printed
from .quotes import quoted_rows
from .rows import INDENT, Row, rows
from .telling import told

LONGEST_CAPTION = 160  # characters
HARD = ("byline", "jump", "vertical", "index", "host")  # no paragraph goes on after these
SURE = {
    "byline": 0.95,
    "jump": 0.97,
    "credit": 0.9,
    "host": 0.9,
    "furniture": 0.85,
    "index": 0.9,
    "caption": 0.8,
    "heading": 0.8,
    "pullquote": 0.9,
}


def flow(page: Page) -> list[Item]:
    """Give the items of *page*; they hold every character of it that is no space, once."""
    lines = rows(page)
    roles = told(lines)
    wrapped = is_wrapped([row for number, row in enumerate(lines) if number not in roles])
    roles = quoted_rows(lines, printed(lines, captions(lines, roles, wrapped=wrapped)))
    items = set_lines(lines, roles, page.text) + running_text(lines, roles, page.text)
    items.sort(key=lambda each: each.start)
    items = telling_captions(above_credits(resumed(items, page.text), page.text))
    return signed_off([piece for each in items for piece in cut(each, page.text)], page.text)


def running_text(lines: list[Row], roles: dict[int, str], page_text: str) -> list[Item]:
    """Give the paragraphs and headings among *lines*, those without a role of their own."""
    free = [row for number, row in enumerate(lines) if number not in roles]
    indented, wrapped = is_indented(free), is_wrapped(free)
    runs: list[list[Row]] = [[]]
    signed = [False]
    gap = False
    for number, row in enumerate(lines):
        role = roles.get(number)
        if role is None:
            runs[-1].append(row._replace(blank=True) if gap else row)
            gap = False
        elif role in HARD:
            runs.append([])
            signed.append(role == "byline")
            gap = False
        else:
            gap = True
    return paragraphs(runs, signed, page_text=page_text, indented=indented, wrapped=wrapped)


def is_wrapped(lines: list[Row]) -> bool:
    """Tell whether paragraphs are wrapped to columns, as against a dump with a paragraph a line."""
    long = sum([len(row.text) for row in lines if row.width > LONGEST_COLUMN])
    return long <= 0.6 * sum([len(row.text) for row in lines])


def is_indented(lines: list[Row]) -> bool:
    """Tell whether first lines are indented: rows after the end of a sentence are, by and large, and others are not."""
    after_end, amid = [], []
    for before, row in itertools.pairwise(lines):
        (after_end if before.ends else amid).append(row.indent >= INDENT)
    return sum(after_end) > 0.3 * len(after_end) and sum(amid) <= 0.4 * len(amid)


def set_lines(lines: list[Row], roles: dict[int, str], page_text: str) -> list[Item]:
    """Give the items of the rows that have a role, those of a caption, a list or a vertical line together."""
    found: list[Item] = []
    run: list[Row] = []
    before = None
    spaced = spaced_out(lines, roles)
    for number, row in enumerate(lines):
        role = roles.get(number)
        joins = (
            role == before
            and (
                role in ("caption", "vertical", "host", "credit", "pullquote")
                or (role == "byline" and row.box is not None)
            )
            and not (row.blank and role != "host" and number not in spaced)
        )
        if run and not joins:
            found.append(set_item(before, run, page_text))
            run = []
        if role:
            run.append(row)
        before = role
    if run:
        found.append(set_item(before, run, page_text))
    return found


def spaced_out(lines: list[Row], roles: dict[int, str]) -> set[int]:
    """Give the rows of vertical headings in which blank lines part most characters, and so no columns."""
    found: set[int] = set()
    for upright, numbers in itertools.groupby(range(len(lines)), key=lambda number: roles.get(number) == "vertical"):
        stretch = list(numbers)[1:]  # its first row opens it in any case
        if upright and 2 * sum(lines[number].blank for number in stretch) > len(stretch):
            found.update(stretch)
    return found


def set_item(role: str, run: list[Row], page_text: str) -> Item:
    """Give the item of rows that tell their role."""
    if role == "vertical":
        return item("heading", run, 0.85, REASONS[role], page_text, vertical=True)
    return item(role, run, SURE[role], REASONS[role], page_text)


def resumed(items: list[Item], page_text: str) -> list[Item]:
    """Join a paragraph that a picture interrupts in mid-sentence to its rest below the picture."""
    out: list[Item] = []
    for each in items:
        back = above_pictures(out) if each.role == "body" else len(out) - 1
        if each.role == "body" and 0 <= back < len(out) - 1 and out[back].role == "body":
            above = out[back]
            if not ends(above) and not leads.OPENS.match(each.text):
                spans, lines = above.spans + each.spans, above.rows + each.rows
                text = shown(page_text, "body", spans)
                reason = "goes on below a picture"
                out[back] = above._replace(spans=spans, rows=lines, text=text, confidence=0.8, reason=reason)
                continue
        out.append(each)
    return out


def above_pictures(items: list[Item]) -> int:
    """Give the number of the last of *items* that is no picture's, -1 if there is none."""
    back = len(items) - 1
    while back >= 0 and (items[back].role in ("caption", "credit") or heads_picture(items, back)):
        back -= 1
    return back


def heads_picture(items: list[Item], number: int) -> bool:
    """Tell whether item *number* is a heading right below a picture."""
    return items[number].role == "heading" and number > 0 and items[number - 1].role in ("caption", "credit")


def above_credits(items: list[Item], page_text: str) -> list[Item]:
    """Give *items* with the paragraph, or the title of a chart, right above a picture's credit as its caption."""
    out = list(items)
    for number in range(1, len(out)):
        above, each = out[number - 1], out[number]
        if each.role != "credit" or above.role not in ("body", "heading") or f.WHOLE_PAGE_CREDIT.match(each.text):
            continue
        pictured = number > 1 and out[number - 2].role in ("caption", "credit")
        if above.role == "heading" and (above.vertical or above.row.mark or pictured):
            continue
        if len(above.text) <= LONGEST_CAPTION and not leads.OPENS.match(above.text):
            text = shown(page_text, "caption", above.spans)
            reason = "the paragraph above a credit"
            out[number - 1] = above._replace(role="caption", text=text, confidence=0.6, reason=reason)
    return out


def telling_captions(items: list[Item]) -> list[Item]:
    """Give *items* with a short paragraph that stands apart and opens by naming its picture as a caption: 图为……."""
    return [
        each._replace(role="caption", confidence=0.6, reason="opens by naming its picture")
        if each.role == "body" and each.row.blank and len(each.text) <= LONGEST_CAPTION and f.SHOWS.match(each.text)
        else each
        for each in items
    ]
