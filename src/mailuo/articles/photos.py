"""Rows to captions: the text of a picture, found from the credit that follows it."""

from statistics import median

from . import formulas as f
from .byline_words import NAMELESS
from .bylines import is_credit
from .items import letters
from .line_costs import LONGEST_COLUMN
from .rows import Row
from .surnames import are_names

LONGEST_CAPTION = 16  # rows
LONGEST_TITLE = 16  # characters
LONGEST_REST = 20  # characters of a credit that a column breaks
LEAST, SURE = 1.9, 3.0  # the score of a caption, and of one without doubt
FIRST_OF_BLOCK = 0.5
NARROW = 16.0  # cells: set beside a picture
SLASHES = "/／"
STOPS = frozenset("。.．！？”")  # a credit stands behind one of these or in brackets
LAST = frozenset("摄攝影图圖照片供提发發")  # one of these is among the last characters of a credit


def captions(rows: list[Row], roles: dict[int, str], *, wrapped: bool) -> dict[int, str]:
    """Give the roles of *roles* with the rows of captions, and of credits over several rows, added.

    *wrapped* tells whether paragraphs are wrapped to columns; if not, each row is one, but for narrow captions.
    """
    roles = dict(roles)
    closes = [not LAST.isdisjoint(row.text[-8:]) for row in rows]  # whether a credit may end with the row
    over = {number for number in range(len(rows)) if may_run_over(rows, number, closes)}
    broken_credits(rows, roles, over)
    for number, row in enumerate(rows):
        if roles.get(number) == "credit" and roles.get(number - 1) != "credit":
            first = caption_start(rows, roles, number, wrapped=wrapped)
            whole = f.WHOLE_PAGE_CREDIT.match(row.text)
            if first is not None and (
                not whole or is_marked(rows[first], row) or is_narrow(rows, roles, first, number)
            ):
                for k in range(first, number):
                    roles[k] = "caption"
        elif number not in roles:
            if number in over and runs_over(rows, roles, number):
                end = number + 2
            elif credit_tail(row.text):
                end = number + 1
            else:
                continue
            rest = roles.pop(number + 1, None) if end > number + 1 else None
            # a row too wide for a column is a paragraph of its own
            first = number if row.width > LONGEST_COLUMN else caption_start(rows, roles, end, wrapped=wrapped)
            if first is None and rest:
                roles[number + 1] = rest
            elif first is not None:
                for k in range(first, end):
                    roles[k] = "caption"
    roles.update(dict.fromkeys(titles(rows, roles), "heading"))
    return roles


def is_marked(first: Row, credit: Row) -> bool:
    """Tell whether a caption that opens with row *first*, as captions alone do, has a *credit* that may be its own."""
    return bool(f.CAPTION_OPENS.match(first.text) and f.ONE_OR_ALL.match(credit.text))


def is_narrow(rows: list[Row], roles: dict[int, str], first: int, end: int) -> bool:
    """Tell whether rows *first* to *end* are a caption in a column of its own, right above a credit that may be its."""
    own = not rows[end].blank and f.ONE_OR_ALL.match(rows[end].text) is not None
    return own and caption_score(rows, roles, first, end) >= SURE


def titles(rows: list[Row], roles: dict[int, str]) -> list[int]:
    """Give the rows that stand alone right below a picture's credit: its headline, or the next article's."""
    return [
        number
        for number in range(1, len(rows) - 1)
        if roles.get(number - 1) == "credit" and number not in roles and number + 1 not in roles
        and rows[number].blank and rows[number + 1].blank and not rows[number].mark and not rows[number].ends
        and 3 <= len(letters(rows[number].text)) <= LONGEST_TITLE and not f.COMMAS.search(rows[number].text)
    ]  # fmt: skip


def broken_credits(rows: list[Row], roles: dict[int, str], over: set[int]) -> None:
    """Mark credits that a narrow column breaks over two or three rows, after a sentence's end or on their own.

    *over* are the rows from which a credit may run over into the row below.
    """
    for number in sorted({*over, *(number - 1 for number in over if number)}):
        role = roles.get(number, "credit")
        if role != "credit" and not (role == "byline" and NAMELESS.search(rows[number].text)):
            continue
        for count in (2, 3):
            end = number + count
            if end - 2 not in over:
                continue
            run = range(number, end)
            if any(roles.get(k, "credit") != "credit" for k in run[1:]) or any(rows[k].blank for k in run[1:]):
                continue
            text = "".join(rows[k].text for k in run)
            if len(text) > 40 or not is_credit(text):
                continue
            if number and not rows[number].blank and not f.FINAL.search(rows[number - 1].text):
                continue
            roles.update(dict.fromkeys(run, "credit"))
            break


def may_run_over(rows: list[Row], number: int, closes: list[bool]) -> bool:
    """Tell whether the row below row *number* may be the end of a credit: 摄, the agency behind a slash, or a name.

    *closes* tells in which rows a credit may end.
    """
    if number + 1 == len(rows):
        return False
    if closes[number + 1] or not closes[number]:
        return closes[number + 1]
    above = rows[number].text
    return above[-1] in SLASHES or (NAMELESS.search(above) is not None and are_names(rows[number + 1].text))


def runs_over(rows: list[Row], roles: dict[int, str], number: int) -> bool:
    """Tell whether a credit opens in row *number*, behind a sentence, and ends the next: ……。（甲 | 某 摄）."""
    above, below = rows[number].text[-40:], rows[number + 1].text
    if (
        (rows[number + 1].blank and above[-1] not in SLASHES)
        or len(below) > LONGEST_REST
        or roles.get(number + 1, "credit") not in ("credit", "byline")
    ):
        return False
    place = credit_tail(above + below)
    return place is not None and place < len(above)


def caption_start(rows: list[Row], roles: dict[int, str], end: int, *, wrapped: bool) -> int | None:
    """Give the number of the row at which the caption that ends before row *end* starts, None if nothing shows it."""
    best, chosen = LEAST, None
    longest = LONGEST_CAPTION if wrapped or rows[end - 1].width <= NARROW else 1
    for first in range(end - 1, max(-1, end - 1 - longest), -1):
        if first < end - 1 and rows[first].width > LONGEST_COLUMN:
            break  # a paragraph of its own
        if first in roles or rows[first].mark or rows[first].text.startswith(("——", "──")):
            break
        score = caption_score(rows, roles, first, end)
        # the first row of a block opens a caption sooner than one amid it
        if score > best or (rows[first].blank and chosen is not None and score > best - FIRST_OF_BLOCK):
            best, chosen = score, first
        if rows[first].blank and score < 0:
            break
    return chosen


def caption_score(rows: list[Row], roles: dict[int, str], first: int, end: int) -> float:
    """Give how well rows *first* to *end* look like a caption: parted from what is before, in a column of its own."""
    row, score = rows[first], 0.0
    edge = first == 0 or first - 1 in roles or below_heading(rows, roles, first)
    if edge:
        score += 1.0
    if row.blank:
        score += 1.0
    if f.CAPTION_OPENS.match(row.text):
        score += 2.5
    if f.NEWS.match(row.text):
        score += 0.5
    # a picture's own headline may stand above its caption
    headed = not row.blank and f.NEWS.match(row.text) is not None and 0 < rows[first - 1].width <= 24
    ended = edge or rows[first - 1].ends or headed
    parted = ended or resumes(rows, roles, first, end)
    score += 0.8 if parted else -1.0
    if end - first == 1 and row.blank and parted and (row.ends or credit_tail(row.text) is not None):
        score += 0.3
    if not edge and end - first > 1:
        own = median(other.width for other in rows[first : max(first + 1, end - 1)])
        theirs = median(other.width for other in rows[max(0, first - 6) : first])
        # a block of its own after a sentence's end needs no column of its own
        opens = f.CAPTION_OPENS.match(row.text) is not None
        score += 1.5 if abs(own - theirs) > 1.2 else 0.3 if (row.blank and parted) or opens else -1.5
        if any(abs(other.width - own) > 2.6 for other in rows[first + 1 : end - 1]):
            score -= 3.0
        if abs(row.width - own) > 3.2:
            score -= 3.0
    # a caption is one paragraph, and blank lines inside it are rare
    widest = max(other.width for other in rows[first:end])
    score -= 1.0 * sum(other.ends and other.width < widest - 2 for other in rows[first : end - 1])
    score -= 2.5 * sum(other.blank for other in rows[first + 1 : end])
    return score


def below_heading(rows: list[Row], roles: dict[int, str], first: int) -> bool:
    """Tell whether the block before row *first* is short lines that end no sentence, as a headline's are."""
    number = first - 1
    while number > max(0, first - 4) and not rows[number].blank:
        number -= 1
    block = rows[number:first]
    return rows[first].blank and rows[number].blank and all(
        k not in roles and row.width <= 34 and not row.ends and not row.text.endswith("，")
        for k, row in enumerate(block, number)
    )  # fmt: skip


def resumes(rows: list[Row], roles: dict[int, str], first: int, end: int) -> bool:
    """Tell whether the sentence that the row before *first* leaves unfinished may go on below the picture."""
    while end < len(rows) and roles.get(end) == "credit":
        end += 1
    # its headline may stand between
    if end + 1 < len(rows) and rows[end].blank and rows[end + 1].blank and not rows[end].ends:
        end += 1
    if first < 1 or end >= len(rows) or end in roles:
        return False
    over = rows[first - 1].width
    last = rows[end].ends and rows[end].width <= over  # the last line of its paragraph
    return last or rows[end].width > rows[first].width + 1 or abs(rows[end].width - over) <= 0.8


def credit_tail(text: str) -> int | None:
    """Give where the credit at the end of a caption starts, None if it has none."""
    last = text[-1:]
    if last in "。！？，、；" or (last not in "）)" and STOPS.isdisjoint(text)):
        return None
    found = f.CREDIT_TAIL.search(text[-60:])
    if found and is_credit(found["inner"] or found["bare"]):
        return max(0, len(text) - 60) + found.start()
    return None
