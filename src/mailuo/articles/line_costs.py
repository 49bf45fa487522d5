"""Rows to costs: what it costs to read a row as a line of a paragraph or of a heading, by itself and after the last.

Costs are in natural logarithms, roughly; `costs.py` says how much each sign counts.
"""

import functools
import itertools

import numpy as np

from ..kernels.paragraphs import FIRST, HEADING, LAST, MIDDLE, NEVER, ONE
from . import costs, leads
from . import formulas as f
from .characters import among
from .rows import Row
from .showing import Shows, are_listed, signatures

PAUSES = "，、；;,"
LONGEST_COLUMN = 45.0  # cells; a longer line is a whole paragraph
INDENTED = 2.0
LARGER = 1.07  # of the body's size: subheads are set a little larger
LONG_LINE = 22.0  # cells
LONGEST_HEADING = 45  # characters
UNLIKELY = 1.5  # times as dear: a line that is a whole paragraph and ends no sentence


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
    listed = [are_listed(run, likely) for run, likely in zip(runs, np.split(shows.listed, ends[:-1]))]
    for apart, cost in (
        (np.concatenate([signatures(run) for run in runs]), costs.SIGNATURE_IN_HEADING),
        (np.concatenate(listed), costs.LISTED_HEADING),
        (shows.talks, costs.ASKED_HEADING),
    ):
        found[apart, HEADING, :] += cost
        found[apart, ONE, :] = np.minimum(found[apart, ONE, :], costs.ONLY_LINE)
    settle(found, runs, ends, shows.opens)
    if indented:
        found[:, [FIRST, ONE], :] += np.where(shows.indented, -1.0, 2.0)[:, None, None]
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
    comma = among(shows.last, PAUSES)
    mark = np.where(cut, 0.5, np.where(comma, costs.COMMA_ENDS_HEADING, 0.0))
    heading = costs.HEADING_LINE + inside + np.where(shows.stop, costs.STOP_IN_HEADING, mark)
    leading = shows.dash | colon
    heading += np.where(widths <= 34, 0.0, 3.0) + np.where(length < 2, 3.0, 0.0) - np.where(leading, 2.0, 0.0)
    heading -= np.where(shows.styled, costs.STYLED, 0.0)
    heading += np.where(shows.closing | shows.enclosed, costs.CLOSES_BRACKET, 0.0)
    # a long line with a comma, and the next line right below it, is rather the first of a paragraph
    tight = np.append(~shows.blank[1:], False)
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


def settle(found: np.ndarray, runs: list[list[Row]], ends: np.ndarray, likely: np.ndarray) -> None:
    """Rule out, in the costs *found*, what marks, type sizes and set phrases rule out.

    *likely* tells which rows a set phrase may open.
    """
    headed = np.array([row.mark > 0 or row.large for run in runs for row in run])
    found[headed] = NEVER
    found[headed, HEADING, :] = -5.0
    for run, end, may_open in zip(runs, ends.tolist(), np.split(likely, ends[:-1])):
        starts, inside = opened(run, np.flatnonzero(may_open).tolist())
        for number in starts:
            found[end - len(run) + number, [MIDDLE, LAST, HEADING], :] = NEVER
        for number in inside:
            found[end - len(run) + number, [FIRST, ONE, HEADING], :] = NEVER


def larger(run: list[Row]) -> np.ndarray:
    """Give (n_rows,) what type sizes are worth for a heading: more where a row is larger than most, 0 if unknown."""
    scale = np.array([row.scale or np.nan for row in run])
    return np.where(np.isnan(scale), 0.0, np.where(scale > LARGER, 8.0, -2.0))


def opened(run: list[Row], likely: list[int]) -> tuple[list[int], list[int]]:
    """Give the rows, among those that are *likely* to, that a formula opens, and those that must go on with it.

    A byline inside the first line may fill that line, or run over into the next: 本报讯（记者 甲某 通讯 | 员 乙某）.
    """
    starts, inside = [], []
    for number in likely:
        row = run[number]
        if row.mark or (inside and number <= inside[-1]):
            continue
        jump = f.jump_of(row.text[: f.REACH])
        lead = leads.HAS.search(row.text, 0, leads.NEAR) and leads.OPENS.match(row.text)
        letter = row.text[0] in f.LETTER_OPENS and f.LETTER.match(row.text) is not None
        if not (jump or lead or letter):
            continue
        starts.append(number)
        end, text = number, row.text
        while end + 1 < len(run) and end < number + 3 and lead and not run[end + 1].mark:
            whole = leads.LEAD.match(text)
            over = leads.UNCLOSED.match(text) or leads.runs_over(text, run[end + 1].text)
            if not (over or (whole and whole.end() == len(text))):
                break
            end += 1
            inside.append(end)
            text += run[end].text
    return starts, inside


@functools.cache
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
