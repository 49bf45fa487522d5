"""Rows to paragraphs and headings: how a column was set, read off its widths.

A paragraph opens with a line two cells shorter than its column, goes on in full lines and ends where a sentence does;
a heading ends none. Each row is a first, middle, last or only line of a paragraph, or a line of a heading, in a column
of some width; the cheapest reading of a whole run of rows is taken. Costs are in natural logarithms, roughly.
"""

import itertools
from typing import NamedTuple

import numpy as np

from ..kernels.paragraphs import FIRST, HEADING, ONE, cheapest_path, tally_widths
from . import costs
from .items import Item, item
from .line_costs import INDENTED, LONGEST_COLUMN, base_costs, step_costs
from .rows import Row
from .showing import Shows, shown_by
from .surnames import are_names

MOST_COLUMNS = 24
FEW_BLANKS = 0.03  # of the lines of a run have one before them: its dump has none
APART = 0.4  # cells between two columns that are told apart
FEW_ROWS = 12  # in a run of no more, rows need not agree on a width
MOST_LINES = 12  # of a heading
VERSE, STANZA = 8, 6  # lines that no heading has; those of a stanza that may be read as a paragraph
NOWHERE = -9.0  # cells: what no row is as wide as
BROKEN = 1.5  # the dearest that half of a line may be


class Setting(NamedTuple):
    """One way in which the columns of a page may be set, and may have come down to its dump.

    *misfit* is the dearest that a line of another width than its column's may be, *indent* the cells by which a first
    line is narrower than its column; *page* and *row* are what it costs to take a page, and each row, as set so.
    """

    misfit: float
    indent: float
    page: float
    row: float


SETTINGS = (
    Setting(9.0, INDENTED, 0.0, 0.0),  # as papers are set
    Setting(4.0, INDENTED, costs.SPOILT_PAGE, costs.SPOILT_ROW),  # a scan lost characters, or cut lines in two
    Setting(9.0, 0.0, costs.FLUSH_PAGE, costs.FLUSH_ROW),  # first lines are as wide as the others
)


class Reading(NamedTuple):
    """One way to read a run of rows: its cost, and the role and the column width of each row."""

    cost: float
    roles: list[int]
    columns: list[float]


def paragraphs(
    runs: list[list[Row]], signed: list[bool], *, page_text: str, indented: bool, wrapped: bool
) -> list[Item]:
    """Give the paragraphs and headings of *runs*, each of them rows between two lines that are neither.

    Args:
        signed: whether a byline stands right above each run.
        indented: whether this page's first lines are indented.
        wrapped: whether its paragraphs are wrapped to columns; if not, each row is a paragraph or a heading.
    """
    signed = [each for run, each in zip(runs, signed) if run]
    runs = [run for run in runs if run]
    if not runs:
        return []
    # what the rows show is looked up for all runs at once
    shows = shown_by([row for run in runs for row in run], page_text)
    base = base_costs(runs, shows, indented=indented, wrapped=wrapped)
    prices = step_costs()
    readings: list[tuple[Reading, ...]] = []  # of each run, one for each setting
    end = 0
    for run in runs:
        start, end = end, end + len(run)
        part = Shows(*(each[start:end] for each in shows))
        readings.append(decode(run, part, base[start:end], prices, indented=indented, wrapped=wrapped))
    totals = [
        sum(reading.cost for reading in read) + setting.page + setting.row * end
        for setting, read in zip(SETTINGS, zip(*readings))
    ]
    chosen = totals.index(min(totals))
    found: list[Item] = []
    for run, below_byline, read in zip(runs, signed, readings):
        roles = set_as_verse(run, read[chosen].roles, signed=below_byline)
        found += made_of(run, roles, read[chosen].columns, page_text)
    return found


def set_as_verse(run: list[Row], roles: list[int], *, signed: bool) -> list[int]:
    """Give *roles* with the lines of poems and tables as paragraphs, each its own: no heading has so many lines.

    What stands apart in one or two lines above or below them, or in one among them, heads them or signs them; right
    below a byline, where *signed* tells of one, only the last may head anything.
    """
    found = list(roles)
    unended = ends_none(run, roles)
    for ends_none_too, numbers in itertools.groupby(range(len(run)), key=unended.__getitem__):
        lines = list(numbers)
        if len(lines) < VERSE or not ends_none_too or not may_be_verse([run[number] for number in lines]):
            continue
        starts = [k for k, number in enumerate(lines) if run[number].blank or not k]
        if signed and not lines[0] and 2 * len(starts) > len(lines):  # a blank line after most verses
            found[: starts[-1]] = [ONE] * starts[-1]
            continue
        if 2 * sum(roles[number] == HEADING for number in lines) < len(lines):
            continue
        stanzas = [lines[a:b] for a, b in itertools.pairwise([*starts, len(lines)])]
        # a blank line after every verse, and what heads them is not indented as they are
        if len(starts) == len(lines) and sum(run[number].indent >= 1 for number in lines) >= VERSE:
            stanzas = [lines]
        for place, stanza in enumerate(stanzas):
            if len(stanza) > (2 if place in (0, len(stanzas) - 1) else 1):
                # its title and its poet's name
                head = 2 if len(stanzas) == 1 and are_names(run[stanza[1]].text) else 0
                # where verses are indented, what is not heads them
                indented = [number for number in stanza if run[number].indent >= 1]
                for number in indented or stanza[head:]:
                    found[number] = ONE
    return found


def may_be_verse(rows: list[Row]) -> bool:
    """Tell whether *rows* may be a poem's: few have figures or Latin letters, as a masthead's do, and none is large."""
    if any(row.mark or row.large for row in rows):
        return False
    plain = sum(not any(character.isascii() and character.isalnum() for character in row.text) for row in rows)
    return plain >= 0.8 * len(rows)


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
    shorter = len(rows) > 1 and 1.0 < column - rows[0].width < np.inf
    opened = "a first line is shorter by its indent, a last one" if shorter else "its last line"
    reason = f"{opened} ends a sentence" if ended else "no sentence ends here"
    return item("body", rows, 0.95 if ended else 0.7, reason, page_text, column=column)


def decode(
    run: list[Row], shows: Shows, base: np.ndarray, prices: np.ndarray, *, indented: bool, wrapped: bool
) -> tuple[Reading, ...]:
    """Give the cheapest reading of *run* for each of the `SETTINGS`.

    Args:
        shows: what its rows show.
        base: their `base_costs`.
        prices: what `step_costs` gives.
    """
    widths = shows.widths
    columns = candidate_columns(widths, of_two_lines(shows)) if wrapped else np.array([np.inf])
    # some dumps have a blank line before every line that opens with a quotation mark
    blank = shows.blank
    quoted = blank & shows.quoted
    if np.any(quoted[1:] & ~shows.final[:-1]):
        blank = blank & ~quoted
    change = np.where(blank, costs.COLUMN_AT_BLANK, costs.COLUMN)
    indent = shows.indented if indented else np.zeros(len(run), bool)
    few_blanks = int(np.mean(blank) <= FEW_BLANKS)
    steps = prices[few_blanks, blank.astype(int), indent.astype(int), shows.asks.astype(int)]
    halves = broken(run, widths)

    def read(setting: Setting) -> Reading:
        """Give the cheapest reading as *setting* has it."""
        role, column = np.empty(len(run), np.int64), np.empty(len(run), np.int64)
        full = np.full(len(run), setting.indent)
        most = np.where(halves, BROKEN, setting.misfit)
        cost = cheapest_path(widths, columns, base, full, most, shows.carried, change, steps, role, column)
        return Reading(cost, role.tolist(), columns[column].tolist())

    return tuple(read(setting) for setting in SETTINGS)


def broken(run: list[Row], widths: np.ndarray) -> np.ndarray:
    """Give (n_rows,) whether a row is one of two that a slip of the scan made of a line: together they are as wide."""
    found = np.zeros(len(run), bool)
    if len(run) < 3:
        return found
    both = widths[1:-1] + widths[2:]
    below = np.append(widths[3:], [NOWHERE] * 3)
    # a first line, shorter by its indent, tells nothing of the width of lines
    below[:-1][np.abs(below[1:] - below[:-1] - INDENTED) <= 1.0] = NOWHERE
    alike = (np.abs(both - widths[:-2]) <= 0.8) | (np.abs(both - below[: len(both)]) <= 0.8)
    wider = both > np.maximum(widths[1:-1], widths[2:]) + 0.8
    for number in (np.flatnonzero(alike & wider) + 1).tolist():
        above, row, below = run[number - 1], run[number], run[number + 1]
        if not (above.ends or row.ends or row.blank or below.blank or above.mark or row.mark or below.mark):
            found[number : number + 2] = True
    return found


def of_two_lines(shows: Shows) -> np.ndarray:
    """Give the widths of the columns in which two lines between blank ones would be a paragraph."""
    blank = np.append(shows.blank, True)
    first = blank[:-2] & ~blank[1:-1] & blank[2:] & ~shows.final[:-1] & shows.stop[1:]
    first &= shows.widths[1:] <= shows.widths[:-1] + INDENTED
    return shows.widths[:-1][first] + INDENTED


def candidate_columns(widths: np.ndarray, more: np.ndarray) -> np.ndarray:
    """Give the widths that neighbouring rows share and some *more*, narrowest first, and an infinite one.

    In the infinite one rows are paragraphs.
    """
    tally = np.zeros(int(2 * LONGEST_COLUMN) + 1, np.int64)  # of half cells
    tally_widths(widths, tally, LONGEST_COLUMN, INDENTED, FEW_ROWS)
    for width in more[(more >= 7) & (more <= LONGEST_COLUMN)].tolist():
        tally[round(2 * width)] += 1
    common: list[float] = []
    for place in np.argsort(-tally, kind="stable")[: np.count_nonzero(tally)].tolist():
        width = place / 2
        # half a cell more or less is the same column
        if len(common) < MOST_COLUMNS and all(abs(width - other) >= APART for other in common):
            common.append(width)
    return np.array([*sorted(common), np.inf])
