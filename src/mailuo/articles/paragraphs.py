"""Rows to paragraphs and headings: how a column was set, read off its widths.

A paragraph opens with a line two cells shorter than its column, goes on in full lines and ends where a sentence does;
a heading ends none. Each row is a first, middle, last or only line of a paragraph, or a line of a heading, in a column
of some width; the cheapest reading of a whole run of rows is taken. Costs are in natural logarithms, roughly.
"""

import re
from collections import Counter

import numpy as np

from ..kernels.paragraphs import FIRST, HEADING, LAST, MIDDLE, NEVER, ONE, cheapest_path
from . import costs
from . import formulas as f
from .formulas import COMMAS, SOFT
from .items import Item, item
from .rows import Row

MOST_COLUMNS = 24
LONGEST_COLUMN = 45.0  # cells; a longer line is a whole paragraph
INDENTED = 2.0
FEW_BLANKS = 0.03  # of the lines of a run have one before them: its dump has none
APART = 0.4  # cells between two columns that are told apart
LARGER = 1.07  # of the body's size: subheads are set a little larger
MOST_LINES = 12  # of a heading
MISFIT, BROKEN = 9.0, 1.5  # the dearest that a line of another width than its column's may be, and half of one


def paragraphs(run: list[Row], *, page_text: str, indented: bool, wrapped: bool) -> list[Item]:
    """Give the paragraphs and headings of *run*, rows between two lines that are neither.

    Args:
        indented: whether this page's first lines are indented.
        wrapped: whether its paragraphs are wrapped to columns; if not, each row is a paragraph or a heading.
    """
    if not run:
        return []
    roles, columns = decode(run, indented=indented, wrapped=wrapped)
    found: list[Item] = []
    rows: list[Row] = []
    kind, column = "", 0.0
    for number, row in enumerate(run):
        role = roles[number]
        opens = role in (FIRST, ONE) or (role == HEADING and (kind != "heading" or row.blank or row.mark)) or not rows
        if opens or (kind == "heading") != (role == HEADING):
            if rows:
                found.append(made(kind, rows, column, page_text))
            rows, kind, column = [], "heading" if role == HEADING else "body", columns[number]
        rows.append(row)
    found.append(made(kind, rows, column, page_text))
    return found


def made(kind: str, rows: list[Row], column: float, page_text: str) -> Item:
    """Give the item of one paragraph or heading."""
    if kind == "heading" and len(rows) <= MOST_LINES:
        return item(
            "heading", rows, 0.8, "short lines between paragraphs that end no sentence", page_text, column=column
        )
    ended = rows[-1].ends
    reason = "a first line is shorter by its indent, a last one ends a sentence" if ended else "no sentence ends here"
    return item("body", rows, 0.95 if ended else 0.7, reason, page_text, column=column)


def decode(run: list[Row], *, indented: bool, wrapped: bool) -> tuple[np.ndarray, np.ndarray]:
    """Give the role and the column width of each row of *run*."""
    widths = np.array([row.width for row in run])
    columns = candidate_columns(widths) if wrapped else np.array([np.inf])
    base = base_costs(run, widths, indented=indented)
    full = np.array([INDENTED] * len(run))
    # some dumps have a blank line before every line that opens with a quotation mark
    ended = [True] + [row.ends for row in run[:-1]]
    quoted = [row.blank and row.text[0] in "“‘「『" for row in run]
    empty = any(quote and not end for quote, end in zip(quoted, ended))
    blank = np.array([row.blank and not (quote and empty) for row, quote in zip(run, quoted)])
    change = np.where(blank, costs.COLUMN_AT_BLANK, costs.COLUMN)
    indent = np.array([row.indent >= 1 for row in run]) if indented else np.zeros(len(run), bool)
    role, column = np.empty(len(run), np.int64), np.empty(len(run), np.int64)
    most = np.where(broken(run, widths), BROKEN, MISFIT)
    cheapest_path(widths, columns, base, full, most, change, steps(run, blank, indent), role, column)
    return role, columns[column]


def broken(run: list[Row], widths: np.ndarray) -> np.ndarray:
    """Give (n_rows,) whether a row is one of two that a slip of the scan made of a line: together they are as wide."""
    found = np.zeros(len(run), bool)
    for number in range(1, len(run) - 1):
        above, row, below = run[number - 1], run[number], run[number + 1]
        if above.ends or row.ends or row.blank or below.blank or above.mark or row.mark or below.mark:
            continue
        both = widths[number] + widths[number + 1]
        beside = [widths[number - 1], *widths[number + 2 : number + 3]]
        if any(abs(both - width) <= 0.8 for width in beside) and both > widths[number : number + 2].max() + 0.8:
            found[number : number + 2] = True
    return found


def candidate_columns(widths: np.ndarray) -> np.ndarray:
    """Give the widths that neighbouring rows share, narrowest first, and an infinite one: rows that are paragraphs."""
    tally: Counter[float] = Counter()
    for step in (1, 2):
        near, next_ = widths[:-step], widths[step:]
        alike = (np.abs(near - next_) <= 0.75) & (near >= 5) & (np.maximum(near, next_) <= LONGEST_COLUMN)
        tally.update((np.round(np.maximum(near, next_)[alike] * 2) / 2).tolist())
    # a paragraph of two full lines, its first two cells shorter, shows a column too
    stairs = (np.abs(widths[1:] - widths[:-1] - INDENTED) <= 0.6) & (widths[1:] >= 7) & (widths[1:] <= LONGEST_COLUMN)
    tally.update((np.round(widths[1:][stairs] * 2) / 2).tolist())
    if len(widths) <= 12:  # a run too short for its rows to agree
        alone = widths[(widths >= 5) & (widths <= LONGEST_COLUMN)]
        tally.update((np.round(alone * 2) / 2).tolist())
    common: list[float] = []
    for width in sorted(tally, key=lambda width: (-tally[width], width)):
        # half a cell more or less is the same column
        if len(common) < MOST_COLUMNS and all(abs(width - other) >= APART for other in common):
            common.append(width)
    return np.array([*sorted(common), np.inf])


def base_costs(run: list[Row], widths: np.ndarray, *, indented: bool) -> np.ndarray:
    """Give the (n_rows, 5, 2) costs of each role that do not hang on the column's width; [..., 1] where it has none."""
    ends = [row.text[-8:] for row in run]
    final = np.array([row.ends for row in run])
    soft = np.array([bool(SOFT.search(end)) for end in ends])
    inside = np.array([costs.COMMA_IN_HEADING * len(COMMAS.findall(row.text[:60])) for row in run])
    dash = np.array([row.text.startswith(("—", "──", "--")) for row in run])
    colon = np.array([end.endswith((":", "：")) for end in ends]) & (widths < 30) & (inside == 0)
    stop = np.array([end.rstrip('”’」』"').endswith(("。", ".")) and len(end) > 1 for end in ends])
    comma = np.array([end.endswith(("，", "、", "；", ";", ",")) for end in ends])
    marked = np.array([row.mark > 0 for row in run])
    length = np.array([len(row.text) for row in run])

    found = np.zeros((len(run), 5, 2))
    unfinished = np.where(final, 0.0, np.where(soft, costs.UNFINISHED_SOFT, costs.UNFINISHED))
    found[:, FIRST, 0] = found[:, MIDDLE, 0] = np.where(final, costs.FINAL_INSIDE, 0.0)
    found[:, LAST, 0] = costs.LAST_LINE + unfinished
    found[:, ONE, 0] = costs.ONLY_LINE + unfinished
    found[:, FIRST, 1] = found[:, MIDDLE, 1] = np.where(widths > LONGEST_COLUMN, 1.0, 6.0) + final
    found[:, LAST, 1] = found[:, ONE, 1] = np.where(soft & (widths > 20), 1.0, unfinished)
    # a headline of two lines may be cut at its comma
    cut = np.array([end.endswith(("，", ",")) and len(row.text) <= 12 for row, end in zip(run, ends)])
    heading = (
        costs.HEADING_LINE
        + inside
        + np.where(stop, costs.STOP_IN_HEADING, np.where(cut, 0.5, np.where(comma, costs.COMMA_ENDS_HEADING, 0.0)))
    )
    heading += np.where(widths <= 34, 0.0, 3.0) + np.where(length < 2, 3.0, 0.0) - np.where(dash | colon, 2.0, 0.0)
    # a bracket that the row above opened
    closing = np.array([row.text[:30].find("）") > -1 and "（" not in row.text[: row.text.find("）")] for row in run])
    heading += np.where(closing, costs.CLOSES_BRACKET, 0.0)
    found[:, HEADING, :] = (heading - larger(run))[:, None]
    going_on = np.array([bool(f.GOING_ON.match(row.text)) for row in run])
    numbered = np.array([bool(f.NUMBERED.match(row.text)) for row in run])
    found[:, [FIRST, ONE], :] += (
        np.where(going_on, costs.REST_OF_SENTENCE, 0.0) - np.where(numbered, costs.NUMBERED, 0.0)
    )[:, None, None]
    # a line two cells shorter than the next or the last is more likely the first of a paragraph than a heading
    stair = np.zeros(len(run), bool)
    stair[:-1] = np.abs(widths[1:] - widths[:-1] - INDENTED) <= 1.0
    stair[1:] |= np.abs(widths[:-1] - widths[1:] - INDENTED) <= 1.0
    found[:, HEADING, :] += np.where(stair & (widths >= 8), costs.STAIR, 0.0)[:, None]
    signing = signatures(run)
    found[signing, HEADING, :] += costs.SIGNATURE_IN_HEADING
    found[signing, ONE, :] = np.minimum(found[signing, ONE, :], costs.ONLY_LINE)
    listed = np.array([bool(is_listed(row.text)) for row in run])
    found[listed, HEADING, :] += costs.LISTED_HEADING
    found[listed, ONE, :] = np.minimum(found[listed, ONE, :], costs.ONLY_LINE)
    found[marked] = NEVER
    found[marked, HEADING, :] = -5.0
    large = np.array([row.large for row in run])
    found[large] = NEVER
    found[large, HEADING, :] = -5.0
    starts, inside = opened(run)
    for number in starts:
        found[number, [MIDDLE, LAST, HEADING], :] = NEVER
    for number in inside:
        found[number, [FIRST, ONE, HEADING], :] = NEVER
    if indented:
        indent = np.array([row.indent >= 1 for row in run])
        found[:, FIRST, :] += np.where(indent, -1.0, 2.0)[:, None]
        found[:, ONE, :] += np.where(indent, -1.0, 2.0)[:, None]
    return found


def signatures(run: list[Row]) -> np.ndarray:
    """Give (n_rows,) whether a row signs a notice: an office above a date, or below the call to tell; and a telephone."""
    found = np.zeros(len(run), bool)
    for number, row in enumerate(run):
        if len(row.text) > 40 or row.mark or not (number and (run[number - 1].ends or found[number - 1])):
            continue
        dated = number + 1 < len(run) and f.DAY.fullmatch(run[number + 1].text)
        notice = re.search(r"特此|[公通][告知报報]。", run[number - 1].text)
        office = f.OFFICE_SIGNS.fullmatch(row.text) and (dated or notice or found[number - 1])
        found[number] = bool(office or f.CONTACT.match(row.text) or (f.DAY.fullmatch(row.text) and found[number - 1]))
    return found


def is_listed(text: str) -> bool:
    """Tell whether a row is a line of a table or a programme, 19:00 某某, or greets the editor: a paragraph in any case."""
    if f.SALUTES.fullmatch(text):
        return True
    found = f.LISTED.match(text[:60]) if any(map(str.isdigit, text[:60])) else None
    return found is not None and (":" in found.group() or "：" in found.group() or sum(any(map(str.isdigit, word)) for word in text.split()) >= 2)


def larger(run: list[Row]) -> np.ndarray:
    """Give (n_rows,) what type sizes are worth for a heading: more where a row is larger than most, 0 if unknown."""
    scale = np.array([row.scale or np.nan for row in run])
    return np.where(np.isnan(scale), 0.0, np.where(scale > LARGER, 8.0, -2.0))


def opened(run: list[Row]) -> tuple[list[int], list[int]]:
    """Give the rows that a formula shows to open a paragraph, and those that must go on with it.

    A byline inside the first line may fill that line, or run over into the next: 本报讯（记者 甲某 通讯 | 员 乙某）.
    """
    starts, inside = [], []
    for number, row in enumerate(run):
        jump = f.JUMP_IN.match(row.text[: f.REACH])
        lead = f.LEAD_OPENS.match(row.text)
        if row.mark or not (jump or lead):
            continue
        starts.append(number)
        end, text = number, row.text
        while end + 1 < len(run) and end < number + 3 and lead and not run[end + 1].mark:
            whole = f.LEAD.match(text)
            over = f.LEAD_UNCLOSED.match(text) or f.runs_over(text, run[end + 1].text)
            if not (over or (whole and whole.end() == len(text))):
                break
            end += 1
            inside.append(end)
            text += run[end].text
    return starts, [number for number in inside if number not in starts]


def steps(run: list[Row], blank: np.ndarray, indent: np.ndarray) -> np.ndarray:
    """Give the (n_rows, 5, 5) cost of each role after each role."""
    n = len(blank)
    cost = np.full((n, 5, 5), NEVER)
    for before in (FIRST, MIDDLE):
        for role in (MIDDLE, LAST):
            # a blank line falls inside a paragraph where a column ends, and after an indented first line
            cost[:, before, role] = np.where(
                blank, costs.BLANK_AFTER_FIRST if before == FIRST else costs.BLANK_INSIDE, 0.0
            ) + np.where(indent, 4.0, 0.0)
    # where a dump has blank lines, one stands above a heading
    below = costs.HEADING_WITHOUT_BLANK if np.mean(blank) > FEW_BLANKS else costs.HEADING_WITHOUT_BLANKS
    for before in (LAST, ONE):
        cost[:, before, HEADING] = np.where(blank, -1.0, below)
        for role in (FIRST, ONE):
            cost[:, before, role] = np.where(blank | indent, 0.0, costs.PARAGRAPH_WITHOUT_BLANK)
    # the second line of a heading may end like a sentence: 某某 | 怎么了？
    asks = np.array([row.text[-1] in "？！?!" and row.width <= 14 for row in run])
    cost[:, HEADING, HEADING] = np.where(blank, 0.0, np.where(asks, -1.2, costs.HEADING_GOES_ON))
    for role in (FIRST, ONE):
        cost[:, HEADING, role] = np.where(blank, -1.0, costs.BODY_AFTER_HEADING)
    return cost
