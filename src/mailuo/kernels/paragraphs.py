"""Costs to roles: the cheapest path of roles and column widths through a run of lines (Viterbi)."""

import numpy as np
from numba import njit

FIRST, MIDDLE, LAST, ONE, HEADING = range(5)
NEVER = 1e6  # dearer than any path


@njit(cache=True, nogil=True)
def misfit(difference, most, slack):
    """Give the cost, *most* at the dearest, of a line that is *difference* cells wider than its column.

    It may be narrower by *slack* cells more than any other, for what could not be parted went to the next line.
    """
    difference = difference if difference > 0 else max(0.0, -difference - slack)
    if difference <= 0.75:
        return 0.0
    if difference <= 1.1:
        return 1.2
    if difference <= 1.6:
        return 2.6
    return min(5.0 + difference, most)


@njit(cache=True, nogil=True)
def of_width(role, width, column, indent, most, slack):
    """Give what a line of *width* costs in a column by its width; nothing in the infinite one, and for a heading."""
    if column == np.inf:
        return 0.0
    if role == FIRST:
        return misfit(width - (column - indent), most, slack)
    if role == MIDDLE:
        return misfit(width - column, most, slack)
    if role == LAST:
        # a last line is seldom full
        return 4 * max(0.0, width - column - 0.8) + (1.2 if width > column - 1.1 else 0.0)
    if role == ONE:
        return 4 * max(0.0, width - (column - indent) - 0.8)
    return 0.0


@njit(cache=True, nogil=True)
def lowest(cost, low, low_at):
    """Write into *low*, *low_at* (5,) the least *cost* (n_columns, 5) of each role and the column that has it."""
    for role in range(5):
        low[role] = NEVER * 10
        low_at[role] = 0
        for column in range(cost.shape[0]):
            if cost[column, role] < low[role]:
                low[role], low_at[role] = cost[column, role], column


@njit(cache=True, nogil=True)
def within(role, cost, steps):
    """Give the cheapest way to come to *role* from the line before in the same column: its cost and that line's role.

    *cost* (5,) is of the line before in that column, *steps* (5, 5) of this line.
    """
    best, best_role = NEVER * 10, 0
    for p in range(5):
        step = steps[p, role]
        if step < NEVER and cost[p] + step < best:
            best, best_role = cost[p] + step, p
    return best, best_role


@njit(cache=True, nogil=True)
def across(role, low, change, steps):
    """Give the cheapest way to come to *role* from any column, as `within` does; *low* (5,) is what `lowest` writes."""
    best, best_role = NEVER * 10, 0
    for p in range(5):
        step = steps[p, role]
        other = low[p] + step + (1.0 if p == HEADING or role == HEADING else change)
        if step < NEVER and other < best:
            best, best_role = other, p
    return best, best_role


@njit(cache=True, nogil=True)
def cheapest_path(widths, columns, base, full, most, slack, change, steps, path_role, path_column):
    """Write the cheapest role and column of each line into *path_role* and *path_column*; give its cost.

    Args:
        widths: (n_lines,) in cells.
        columns: (n_columns,) candidate widths; the last may be infinite: lines that are paragraphs.
        base: (n_lines, 5, 2) cost of each role whatever the column: [..., 0] in a column, [..., 1] in the infinite one.
        full: (n_lines,) the cells by which a first line is narrower than its column (its indent, trimmed).
        most: (n_lines,) the dearest that a line of another width than its column's may be.
        slack: (n_lines,) cells by which a full line may be narrower.
        change: (n_lines,) cost of another column than the line before.
        steps: (n_lines, 5, 5) cost of role r after role p.
    """
    n_lines, n_columns = widths.shape[0], columns.shape[0]
    cost = np.empty((n_columns, 5))
    new = np.empty((n_columns, 5))
    low, low_at = np.empty(5), np.empty(5, np.int64)
    best_of, role_of = np.empty(5), np.empty(5, np.int64)  # from any column of the line before
    from_role = np.zeros((n_lines, n_columns, 5), np.int8)
    from_column = np.zeros((n_lines, n_columns, 5), np.int16)
    for line in range(n_lines):
        if line:
            lowest(cost, low, low_at)
            for r in range(5):
                best_of[r], role_of[r] = across(r, low, change[line], steps[line])
        for column in range(n_columns):
            wide = columns[column]
            for r in range(5):
                emission = base[line, r, 1 if wide == np.inf else 0]
                emission += of_width(r, widths[line], wide, full[line], most[line], slack[line])
                if line == 0:
                    best, role, at = 0.0 if r != MIDDLE and r != LAST else NEVER, 0, column
                else:
                    best, role = within(r, cost[column], steps[line])
                    at = column
                    if best_of[r] < best or (best_of[r] == best and role_of[r] < role):
                        best, role, at = best_of[r], role_of[r], low_at[role_of[r]]
                new[column, r] = best + emission
                from_role[line, column, r] = role
                from_column[line, column, r] = at
        cost, new = new, cost
    best, role, column = NEVER * 100, 0, 0
    for c in range(n_columns):
        for r in range(5):
            end = cost[c, r] + (8.0 if r == FIRST or r == MIDDLE else 0.0)
            if end < best:
                best, role, column = end, r, c
    for line in range(n_lines - 1, -1, -1):
        path_role[line], path_column[line] = role, column
        role, column = from_role[line, column, role], from_column[line, column, role]
    return best


@njit(cache=True, nogil=True)
def tally_widths(widths, tally, longest, indent, few):
    """Count in *tally*, by half cells, the widths that near lines share: those of columns, no wider than *longest*.

    A paragraph of two full lines, its first *indent* cells shorter, shows a column too; where there are no more than
    *few* lines, each shows one.
    """
    n = widths.shape[0]
    for line in range(n):
        own = widths[line]
        for step in (1, 2):
            if line + step < n:
                wide = max(own, widths[line + step])
                if abs(own - widths[line + step]) <= 0.75 and own >= 5 and wide <= longest:
                    tally[int(np.rint(wide * 2))] += 1
        if line and abs(own - widths[line - 1] - indent) <= 0.6 and 7 <= own <= longest:
            tally[int(np.rint(own * 2))] += 1
        if n <= few and 5 <= own <= longest:
            tally[int(np.rint(own * 2))] += 1
