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
def before(line, role, column, cost, low, low_at, change, steps):
    """Give the cheapest way to come to *role* in *column*: its cost, and the role and the column of the line before.

    *cost*, *low* and *low_at* are of the line before, *change* and *steps* (5, 5) of this one.
    """
    if line == 0:
        return 0.0 if role != MIDDLE and role != LAST else NEVER, 0, column
    best, best_role, best_column = NEVER * 10, 0, column
    for p in range(5):
        step = steps[p, role]
        if step >= NEVER:
            continue
        here = cost[column, p] + step
        if here < best:
            best, best_role, best_column = here, p, column
        other = low[p] + step
        if p == HEADING or role == HEADING:
            other += 1.0
        else:
            other += change
        if other < best:
            best, best_role, best_column = other, p, low_at[p]
    return best, best_role, best_column


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
    from_role = np.zeros((n_lines, n_columns, 5), np.int8)
    from_column = np.zeros((n_lines, n_columns, 5), np.int16)
    for line in range(n_lines):
        if line:
            lowest(cost, low, low_at)
        for column in range(n_columns):
            wide = columns[column]
            for r in range(5):
                emission = base[line, r, 1 if wide == np.inf else 0]
                emission += of_width(r, widths[line], wide, full[line], most[line], slack[line])
                best, role, at = before(line, r, column, cost, low, low_at, change[line], steps[line])
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
