"""Rows of a PDF to roles: what their sizes and places tell beyond their words; rows without a place stay as they are.

A blank line between such rows is a gap on the paper, so a stretch without one is a block.
"""

from . import formulas as f
from . import leads
from .bylines import is_byline
from .photos import credit_tail
from .rows import Row, blocks

SMALL = 0.95  # of the body's size: captions are set smaller
SHORT_BLOCK = 5  # rows: what is small and longer is small print
LONGEST_CAPTION = 12  # rows
WRAPPED = 4  # rows: over more no byline runs


def printed(rows: list[Row], roles: dict[int, str]) -> dict[int, str]:
    """Give the roles of *roles* with bylines over several rows, and captions as the blocks above their credits."""
    if not any(row.box for row in rows):
        return roles
    roles = dict(roles)
    for first, end in blocks(rows):
        wrapped_byline(rows, roles, first, end)
        wrapped_lead(rows, roles, first, end)
        wrapped_jumps(rows, roles, first, end)
    for first, end in blocks(rows):
        if end - first > LONGEST_CAPTION:  # a column of running text, whatever a line of it looks like
            for number in range(first, end):
                if roles.get(number) in ("caption", "credit"):
                    del roles[number]
            continue
        if in_last_words(rows, roles, first, end):
            roles.update(dict.fromkeys(range(first, end), "caption"))
            continue
        credit = next((number for number in range(first, end) if roles.get(number) == "credit"), None)
        if credit is not None and not f.WHOLE_PAGE_CREDIT.match(rows[credit].text):
            start = first if credit > first else block_above(rows, roles, first)
            if credit - start <= LONGEST_CAPTION:
                roles.update(dict.fromkeys((k for k in range(start, credit) if not rows[k].large), "caption"))
        elif is_small(rows, roles, first, end):
            roles.update(dict.fromkeys((k for k in range(first, end) if not rows[k].large), "caption"))
    return roles


def block_above(rows: list[Row], roles: dict[int, str], first: int) -> int:
    """Give where the block right above row *first* starts, *first* itself where it is no caption's."""
    start = first - 1
    while start > 0 and not rows[start].blank:
        start -= 1
    free = start >= 0 and all(roles.get(k, "caption") == "caption" and not rows[k].large for k in range(start, first))
    beside = free and rows[start].box and rows[first].box and rows[start].box[0] < rows[first].box[2] and (
        0 <= rows[first].box[1] - rows[first - 1].box[3] < 2 * rows[first].size
    )  # fmt: skip
    return start if beside else first


def in_last_words(rows: list[Row], roles: dict[int, str], first: int, end: int) -> bool:
    """Tell whether the credit of a caption runs over from its last row but one into its last."""
    free = all(roles.get(k, "caption") in ("caption", "credit") and not rows[k].large for k in range(first, end))
    if not free or not 2 <= end - first <= LONGEST_CAPTION or (rows[first].scale or 1.0) >= SMALL:
        return False
    last = "".join(row.text for row in rows[end - 2 : end])
    place = credit_tail(last)
    return place is not None and place < len(rows[end - 2].text)


def is_small(rows: list[Row], roles: dict[int, str], first: int, end: int) -> bool:
    """Tell whether rows *first* to *end* are a short block set smaller than running text, with no role yet."""
    free = all(k not in roles for k in range(first, end)) and end - first <= SHORT_BLOCK
    closes = f.ends(rows[end - 1].text) or credit_tail(rows[end - 1].text) is not None
    return free and closes and all((rows[k].scale or 1.0) < SMALL for k in range(first, end))


def wrapped_byline(rows: list[Row], roles: dict[int, str], first: int, end: int) -> None:
    """Mark the rows that open a block as a byline where they are one only together."""
    for count in (3, 2):
        run = range(first, first + count)
        if run[-1] >= end or any(roles.get(k, "byline") != "byline" or rows[k].large for k in run):
            continue
        after = rows[run[-1] + 1] if run[-1] + 1 < end else None
        if after is not None and after.indent < 1 and not rows[run[-1]].width < rows[run[0]].width - 1:
            continue
        if any(is_byline("".join(rows[k].text for k in part)) for part in (run,)) or is_byline(
            " ".join(rows[k].text for k in run)
        ):
            roles.update(dict.fromkeys(run, "byline"))
            return


def wrapped_lead(rows: list[Row], roles: dict[int, str], first: int, end: int) -> None:
    """Take the role from rows that look like a byline but are part of one in a paragraph's first words.

    本报讯 记者 甲某报 / 道 近日，…: the paragraph is put together first, and its opening is then cut off whole.
    """
    marked = [number for number in range(first, min(first + WRAPPED, end)) if roles.get(number) == "byline"]
    after = marked[-1] + 1 if marked else end
    if after >= end or after in roles or rows[after].indent >= 1:
        return
    if any(roles.get(number, "byline") != "byline" for number in range(first, after)):
        return
    above = "".join(row.text for row in rows[first:after])
    opening = leads.LEAD.match((above + rows[after].text)[: f.REACH])
    if opening and opening.end() > len(above):
        for number in marked:
            del roles[number]


def wrapped_jumps(rows: list[Row], roles: dict[int, str], first: int, end: int) -> None:
    """Take the role from a row that is the rest of a jump begun on the row above: …（下 / 转第12版）."""
    for number in range(first + 1, end):
        above = rows[number - 1].text
        if roles.get(number) != "jump" or number - 1 in roles or rows[number].indent >= 1:
            continue
        found = f.JUMP_OUT.search((above + rows[number].text)[-f.REACH :])
        if found and len(found.group()) > len(rows[number].text):
            del roles[number]
