"""Rows to paragraphs and headings: how a column was set, read off its widths.

A paragraph opens with a line two cells shorter than its column, goes on in full lines and ends where a sentence does;
a heading ends none. Each row is a first, middle, last or only line of a paragraph, or a line of a heading, in a column
of some width; the cheapest reading of a whole run of rows is taken. Costs are in natural logarithms, roughly.
"""

import itertools
from collections import Counter

import numpy as np

from ..kernels.paragraphs import FIRST, HEADING, LAST, MIDDLE, NEVER, ONE, cheapest_path
from . import costs
from . import formulas as f
from .items import Item, item
from .rows import Row
from .showing import Shows, among, is_listed, shown_by, signatures

MOST_COLUMNS = 24
LONGEST_COLUMN = 45.0  # cells; a longer line is a whole paragraph
INDENTED = 2.0
FEW_BLANKS = 0.03  # of the lines of a run have one before them: its dump has none
APART = 0.4  # cells between two columns that are told apart
LARGER = 1.07  # of the body's size: subheads are set a little larger
LONG_LINE = 22.0  # cells
LONGEST_HEADING = 45  # characters
UNLIKELY = 1.5  # times as dear: a line that is a whole paragraph and ends no sentence
MOST_LINES = 12  # of a heading
ASKED = ("问：", "问:", "問：", "答：", "答:")
VERSE, STANZA = 8, 6  # lines that no heading has; those of a stanza that may be read as a paragraph
MISFIT, BROKEN = 9.0, 1.5  # the dearest that a line of another width than its column's may be, and half of one


def paragraphs(runs: list[list[Row]], *, page_text: str, indented: bool, wrapped: bool) -> list[Item]:
    """Give the paragraphs and headings of *runs*, each of them rows between two lines that are neither.

    Args:
        indented: whether this page's first lines are indented.
        wrapped: whether its paragraphs are wrapped to columns; if not, each row is a paragraph or a heading.
    """
    runs = [run for run in runs if run]
    if not runs:
        return []
    # what the rows show is looked up for all runs at once
    shows = shown_by([row for run in runs for row in run], page_text)
    base = base_costs(runs, shows, indented=indented, wrapped=wrapped)
    found: list[Item] = []
    prices = step_costs()
    end = 0
    for run in runs:
        start, end = end, end + len(run)
        part = Shows(*(each[start:end] for each in shows))
        read = decode(run, part, base[start:end], prices, indented=indented, wrapped=wrapped)
        roles, columns = read
        found += made_of(run, set_as_verse(run, roles), columns, page_text)
    return found


def set_as_verse(run: list[Row], roles: list[int]) -> list[int]:
    """Give *roles* with the lines of poems and tables as paragraphs, each its own: no heading has so many lines.

    What stands apart in one or two lines above or below them, or in one among them, heads them or signs them.
    """
    found = list(roles)
    unended = ends_none(run, roles)
    for ends_none_too, numbers in itertools.groupby(range(len(run)), key=unended.__getitem__):
        lines = list(numbers)
        headings = sum(roles[number] == HEADING for number in lines)
        if not ends_none_too or len(lines) < VERSE or 2 * headings < len(lines):
            continue
        if any(run[number].mark or run[number].large for number in lines) or not are_verses(
            [run[number].text for number in lines]
        ):
            continue
        starts = [k for k, number in enumerate(lines) if run[number].blank or not k]
        stanzas = [lines[a:b] for a, b in itertools.pairwise([*starts, len(lines)])]
        for place, stanza in enumerate(stanzas):
            if len(stanza) > (2 if place in (0, len(stanzas) - 1) else 1):
                head = 2 if len(stanzas) == 1 else 0  # its title and its poet's name
                for number in stanza[head:]:
                    found[number] = ONE
    return found


def are_verses(texts: list[str]) -> bool:
    """Tell whether lines may be those of a poem: few of them hold figures or Latin letters, as a masthead's do."""
    plain = sum(not any(character.isascii() and character.isalnum() for character in text) for text in texts)
    return plain >= 0.8 * len(texts)


def ends_none(run: list[Row], roles: list[int]) -> list[bool]:
    """Tell of each row whether it stands in a heading, or in a short paragraph that ends no sentence."""
    found = [role == HEADING for role in roles]
    starts = [number for number, role in enumerate(roles) if role in (FIRST, ONE, HEADING)]
    for first, end in itertools.pairwise([*starts, len(run)]):
        if end - first <= STANZA and not run[end - 1].ends:
            found[first:end] = [True] * (end - first)
    return found


def made_of(run: list[Row], roles: list[int], columns: list[float], page_text: str) -> list[Item]:
    """Give the paragraphs and headings of *run*, whose rows have these *roles* in columns of these widths."""
    found: list[Item] = []
    rows: list[Row] = []
    kind, column = "", 0.0
    for number, (row, role) in enumerate(zip(run, roles)):
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


def decode(
    run: list[Row], shows: Shows, base: np.ndarray, prices: np.ndarray, *, indented: bool, wrapped: bool
) -> tuple[list[int], list[float]]:
    """Give the role and the column width of each row of *run*.

    Args:
        shows: what its rows show.
        base: their `base_costs`.
        prices: what `step_costs` gives.
    """
    widths = shows.widths
    columns = candidate_columns(widths, of_two_lines(run, shows)) if wrapped else np.array([np.inf])
    full = np.full(len(run), INDENTED)
    # some dumps have a blank line before every line that opens with a quotation mark
    blank = np.array([row.blank for row in run])
    quoted = blank & shows.quoted
    if np.any(quoted[1:] & ~shows.final[:-1]):
        blank &= ~quoted
    change = np.where(blank, costs.COLUMN_AT_BLANK, costs.COLUMN)
    indent = np.array([row.indent >= 1 for row in run]) if indented else np.zeros(len(run), bool)
    role, column = np.empty(len(run), np.int64), np.empty(len(run), np.int64)
    most = np.where(broken(run, widths), BROKEN, MISFIT)
    few_blanks = int(np.mean(blank) <= FEW_BLANKS)
    steps = prices[few_blanks, blank.astype(int), indent.astype(int), shows.asks.astype(int)]
    cheapest_path(widths, columns, base, full, most, shows.carried, change, steps, role, column)
    return role.tolist(), columns[column].tolist()


def broken(run: list[Row], widths: np.ndarray) -> np.ndarray:
    """Give (n_rows,) whether a row is one of two that a slip of the scan made of a line: together they are as wide."""
    found = np.zeros(len(run), bool)
    if len(run) < 3:
        return found
    both = widths[1:-1] + widths[2:]
    alike = (np.abs(both - widths[:-2]) <= 0.8) | (np.abs(both - np.append(widths[3:], np.inf)) <= 0.8)
    wider = both > np.maximum(widths[1:-1], widths[2:]) + 0.8
    for number in (np.flatnonzero(alike & wider) + 1).tolist():
        above, row, below = run[number - 1], run[number], run[number + 1]
        if not (above.ends or row.ends or row.blank or below.blank or above.mark or row.mark or below.mark):
            found[number : number + 2] = True
    return found


def of_two_lines(run: list[Row], shows: Shows) -> np.ndarray:
    """Give the widths of the columns in which two lines between blank ones would be a paragraph."""
    blank = np.array([row.blank for row in run] + [True])
    first = blank[:-2] & ~blank[1:-1] & blank[2:] & ~shows.final[:-1] & shows.stop[1:]
    first &= shows.widths[1:] <= shows.widths[:-1] + INDENTED
    return shows.widths[:-1][first] + INDENTED


def candidate_columns(widths: np.ndarray, more: np.ndarray) -> np.ndarray:
    """Give the widths that neighbouring rows share and some *more*, narrowest first, and an infinite one.

    In the infinite one rows are paragraphs.
    """
    tally: Counter[float] = Counter()
    for step in (1, 2):
        near, next_ = widths[:-step], widths[step:]
        alike = (np.abs(near - next_) <= 0.75) & (near >= 5) & (np.maximum(near, next_) <= LONGEST_COLUMN)
        tally.update((np.round(np.maximum(near, next_)[alike] * 2) / 2).tolist())
    # a paragraph of two full lines, its first two cells shorter, shows a column too
    stairs = (np.abs(widths[1:] - widths[:-1] - INDENTED) <= 0.6) & (widths[1:] >= 7) & (widths[1:] <= LONGEST_COLUMN)
    tally.update((np.round(widths[1:][stairs] * 2) / 2).tolist())
    seldom = more[(more >= 7) & (more <= LONGEST_COLUMN)]
    tally.update((np.round(seldom * 2) / 2).tolist())
    if len(widths) <= 12:  # a run too short for its rows to agree
        alone = widths[(widths >= 5) & (widths <= LONGEST_COLUMN)]
        tally.update((np.round(alone * 2) / 2).tolist())
    common: list[float] = []
    for width in sorted(tally, key=lambda width: (-tally[width], width)):
        # half a cell more or less is the same column
        if len(common) < MOST_COLUMNS and all(abs(width - other) >= APART for other in common):
            common.append(width)
    return np.array([*sorted(common), np.inf])


def base_costs(runs: list[list[Row]], shows: Shows, *, indented: bool, wrapped: bool) -> np.ndarray:
    """Give the (n_rows, 5, 2) costs of each role that do not hang on the column's width; [..., 1] where it has none."""
    rows = [row for run in runs for row in run]
    ends = np.cumsum([len(run) for run in runs])
    widths, final, soft = shows.widths, shows.final, shows.soft
    found = np.zeros((len(rows), 5, 2))
    unfinished = np.where(final, 0.0, np.where(soft, costs.UNFINISHED_SOFT, costs.UNFINISHED))
    found[:, FIRST, 0] = found[:, MIDDLE, 0] = np.where(final, costs.FINAL_INSIDE, 0.0)
    found[:, LAST, 0] = costs.LAST_LINE + unfinished
    found[:, ONE, 0] = costs.ONLY_LINE + unfinished
    # where each paragraph is one line, a short one opens none
    short = 6.0 if wrapped else np.where(widths > LONG_LINE, 6.0, 9.0)
    found[:, FIRST, 1] = found[:, MIDDLE, 1] = np.where(widths > LONGEST_COLUMN, 1.0, short) + final
    found[:, LAST, 1] = found[:, ONE, 1] = np.where(
        soft & (widths > 20), 1.0, np.where(shows.length <= LONGEST_HEADING, unfinished * UNLIKELY, unfinished)
    )
    found[:, HEADING, :] = heading_costs(rows, shows)[:, None]
    opens = rest_of_sentence(shows, ends) - np.where(shows.numbered, costs.NUMBERED, 0.0)
    found[:, [FIRST, ONE], :] += opens[:, None, None]
    found[:, HEADING, :] += np.where(stairs(widths, ends) & (widths >= 8), costs.STAIR, 0.0)[:, None]
    for apart, cost in (
        (np.concatenate([signatures(run) for run in runs]), costs.SIGNATURE_IN_HEADING),
        (np.array([is_listed(row.text) for row in rows]), costs.LISTED_HEADING),
        (np.array([row.text[:2] in ASKED for row in rows]), costs.ASKED_HEADING),
    ):
        found[apart, HEADING, :] += cost
        found[apart, ONE, :] = np.minimum(found[apart, ONE, :], costs.ONLY_LINE)
    settle(found, runs, ends)
    if indented:
        indent = np.array([row.indent >= 1 for row in rows])
        found[:, FIRST, :] += np.where(indent, -1.0, 2.0)[:, None]
        found[:, ONE, :] += np.where(indent, -1.0, 2.0)[:, None]
    return found


def rest_of_sentence(shows: Shows, ends: np.ndarray) -> np.ndarray:
    """Give (n_rows,) what it costs that a paragraph opens with a row that goes on where the row before stopped."""
    led = (
        np.where(shows.across, costs.SAID_ACROSS, 0.0)
        + np.where(shows.unclosed, costs.UNCLOSED, 0.0)
        + np.where(shows.led, costs.LED, 0.0)
    )
    led[ends[:-1]] = 0.0  # the row before stands in another run
    return led + np.where(shows.going_on, costs.REST_OF_SENTENCE, 0.0)


def heading_costs(rows: list[Row], shows: Shows) -> np.ndarray:
    """Give (n_rows,) what it costs to read a row as a line of a heading, by what it shows."""
    widths, length = shows.widths, shows.length
    # a headline of two lines may be cut at its comma, and ends in nothing
    cut = among(shows.last, "，,；") & (length <= 12)
    cut[:-1] &= ~(among(shows.last, "，,；。：:、") | shows.final)[1:]
    inside = costs.COMMA_IN_HEADING * (shows.commas - cut)
    colon = among(shows.last, ":：") & (widths < 30) & (shows.commas == 0)
    comma = among(shows.last, "，、；;,")
    mark = np.where(cut, 0.5, np.where(comma, costs.COMMA_ENDS_HEADING, 0.0))
    heading = costs.HEADING_LINE + inside + np.where(shows.stop, costs.STOP_IN_HEADING, mark)
    leads = shows.dash | colon
    heading += np.where(widths <= 34, 0.0, 3.0) + np.where(length < 2, 3.0, 0.0) - np.where(leads, 2.0, 0.0)
    heading -= np.where(shows.spaced, costs.SPACED, 0.0)
    heading += np.where(shows.closing, costs.CLOSES_BRACKET, 0.0)
    # a long line with a comma, and the next line right below it, is rather the first of a paragraph
    tight = np.array([not row.blank for row in rows[1:]] + [False])
    heading += np.where(tight & (widths > LONG_LINE) & (inside > 0), costs.LONG_COMMA_LINE, 0.0)
    # as full as the two lines right below it: the first of a paragraph that they go on with
    full = tight[:-2] & tight[1:-1] & (np.abs(np.diff(widths)[:-1]) <= 0.6) & (np.abs(np.diff(widths)[1:]) <= 0.6)
    heading[:-2] += np.where(full, costs.FULL_HEADING, 0.0)
    return heading - larger(rows)


def stairs(widths: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Give (n_rows,) whether a row is two cells shorter or longer than a neighbour in its run, which *ends* there.

    Such a row is more likely the first of a paragraph, or the line below it, than a heading.
    """
    beside = np.ones(len(widths) - 1, bool)  # whether two rows stand in one run
    beside[ends[:-1] - 1] = False
    step = widths[1:] - widths[:-1]
    found = np.zeros(len(widths), bool)
    found[:-1] = (np.abs(step - INDENTED) <= 1.0) & beside
    found[1:] |= (np.abs(-step - INDENTED) <= 1.0) & beside
    return found


def settle(found: np.ndarray, runs: list[list[Row]], ends: np.ndarray) -> None:
    """Rule out, in the costs *found*, what marks, type sizes and set phrases rule out."""
    headed = np.array([row.mark > 0 or row.large for run in runs for row in run])
    found[headed] = NEVER
    found[headed, HEADING, :] = -5.0
    for run, end in zip(runs, ends.tolist()):
        starts, inside = opened(run)
        for number in starts:
            found[end - len(run) + number, [MIDDLE, LAST, HEADING], :] = NEVER
        for number in inside:
            found[end - len(run) + number, [FIRST, ONE, HEADING], :] = NEVER


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
        jump = "版" in row.text and f.JUMP_IN.match(row.text[: f.REACH])
        lead = f.LEAD_HAS.search(row.text, 0, f.REACH) and f.LEAD_OPENS.match(row.text)
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


def step_costs() -> np.ndarray:
    """Give the (2, 2, 2, 2, 5, 5) cost of each role after each role, by what `one_step` asks of the row and its run."""
    kinds = list(itertools.product((False, True), repeat=4))
    return np.array([one_step(*kind) for kind in kinds]).reshape(2, 2, 2, 2, 5, 5)


def one_step(few_blanks: bool, blank: bool, indent: bool, asks: bool) -> np.ndarray:
    """Give the (5, 5) cost of each role after each role.

    Args:
        few_blanks: whether the run has next to no blank lines.
        blank: whether a blank line stands before the row.
        indent: whether it is indented, as first lines are on this page.
        asks: whether it is short and ends in a question or a call.
    """
    cost = np.full((5, 5), NEVER)
    for before in (FIRST, MIDDLE):
        # a blank line falls inside a paragraph where a column ends, and after an indented first line
        inside = costs.BLANK_AFTER_FIRST if before == FIRST else costs.BLANK_INSIDE
        cost[before, [MIDDLE, LAST]] = (inside if blank else 0.0) + (8.0 if indent else 0.0)
    # where a dump has blank lines, one stands above a heading
    below = costs.HEADING_WITHOUT_BLANKS if few_blanks else costs.HEADING_WITHOUT_BLANK
    for before in (LAST, ONE):
        cost[before, HEADING] = -1.0 if blank else below
        cost[before, [FIRST, ONE]] = 0.0 if blank or indent else costs.PARAGRAPH_WITHOUT_BLANK
    # the second line of a heading may end like a sentence: 某某 | 怎么了？
    cost[HEADING, HEADING] = 0.0 if blank else -1.2 if asks else costs.HEADING_GOES_ON
    cost[HEADING, [FIRST, ONE]] = -1.0 if blank else costs.BODY_AFTER_HEADING
    return cost
