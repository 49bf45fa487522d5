"""Pages with gold to the weights of headings: the grammar of a page, learnt by what it reads wrong.

For each page the cheapest path is held against the cheapest that the gold allows, each step off the gold being made
MARGIN cheaper; what the two differ in moves the weights (the structured hinge of Taskar, Guestrin & Koller, NIPS 2003,
by AdaGrad, Duchi, Hazan & Singer, JMLR 12, 2011; the mean of the later rounds is kept).
"""

import random
from dataclasses import dataclass, replace

import numpy as np
from headings_wanted import wanted_deeds

from mailuo.articles import costs, evidence, signs
from mailuo.articles import grouping as g
from mailuo.articles.events import events_of, heading_runs
from mailuo.articles.making import items_of
from mailuo.articles.page_signs import page_signs
from mailuo.articles.weighing import OF_READINGS
from mailuo.articles.weights import READING, READINGS

FIELDS = ("next", "last", "part", "photo_next", "photo_last", "loose", "label")  # of Evidence, one for each reading
# the costs of the grammar's steps, and those of paragraphs, that are learnt with the weights of the signs
STEPS = (
    "AGAINST_HABIT", "NO_HABIT", "MIXED_PAGE", "SIGNED_BELOW_PAGE", "FRESH_SIGNED_BELOW", "SIGNED_BELOW", "NO_TEXT",
    "ONLY_BYLINE", "NO_HEADLINE", "CONTINUED_HEADED", "TWO_HEADLINES", "PART_IN_HEAD", "PICTURE", "AFTER_SIGN_OFF",
)  # fmt: skip
PARAGRAPHS = (
    "FORMULA_INSIDE", "UNMARKED", "SHIFT", "NEWS_OPENS", "TITLE", "LEANS", "QUESTION", "APART", "SHIFT_AFTER_JUMP",
    "UNMARKED_AFTER_JUMP", "OTHER_COLUMN", "DATED_OPENS", "CLOSING_ABOVE", "TELLS_INSIDE",
)  # fmt: skip
ROUNDS, RATE, COST_RATE, MARGIN = 8, 0.4, 0.1, 1.5
HELD, COSTS_HELD = 0.0005, 0.02  # how strongly weights and costs are drawn to where they started, a page
OFF_GOLD = 1000.0
DEED_READS = {g.OPEN: 0, g.KEEP: 0, g.CLOSE: 1, g.SUBHEAD: 2, g.LOOSE: 5, g.LABEL: 6}


@dataclass
class Case:
    """A page as the grammar sees it; *linear* are the changes of evidence by one more of each cost in PARAGRAPHS."""

    weight: float
    roles: np.ndarray
    wanted: list
    signs: list  # (number of the event, signs)
    base: dict  # field → (n_events,), that of headings without their weights
    linear: list
    table: np.ndarray | None = None  # (n_events, n_signs)


@dataclass
class Fitted:
    """Weights (n_signs, n_readings) and costs by name."""

    weights: np.ndarray
    costs: dict


def table(rows, names, width):
    """Give the rows of *names* as an array (n_names, *width*), zeros for a new sign."""
    return np.array([rows.get(name, (0.0,) * width) for name in names], float)


def present(names):
    """Give the weights of *names* and the costs as they stand."""
    costs_now = {name: getattr(costs, name) for name in (*STEPS, *PARAGRAPHS)}
    return Fitted(table(READING, names, len(READINGS)), costs_now)


def case_of(weight, page, gold, characters):
    """Give the page as a case."""
    items = items_of(page)
    events = events_of(items)
    found = evidence.evidence_of(items, events)
    fields = as_arrays(found)
    runs = heading_runs(events)
    shared = page_signs(items, events, runs)
    of_lines = [
        (number, line)
        for first, end in runs
        for number, line in zip(range(first, end), signs.signs_of(items, events, first, end, shared))
    ]
    for (number, _), added in zip(of_lines, OF_READINGS.weighed([line for _, line in of_lines])):
        for field, value in zip(FIELDS, added):
            fields[field][number] -= value
    linear = []
    for cost in PARAGRAPHS:
        more = as_arrays(with_cost(cost, 1.0, lambda: evidence.evidence_of(items, events)))
        before = as_arrays(found)
        moved = {field: more[field] - before[field] for field in more}
        linear.append({field: change for field, change in moved.items() if np.abs(change).max(initial=0.0) > 1e-9})
    roles = np.array([g.ROLES.index(event.role) for event in events], np.int64)
    return Case(weight, roles, wanted_deeds(items, events, gold, characters), of_lines, fields, linear)


def set_cost(name, value):
    """Set the cost *name*; the grammar's steps are made anew from it."""
    setattr(costs, name, value)
    g.steps_of.cache_clear()


def with_cost(name, more, function):
    """Give what *function* gives where the cost *name* is dearer by *more*."""
    value = getattr(costs, name)
    set_cost(name, value + more)
    try:
        return function()
    finally:
        set_cost(name, value)


def as_arrays(found):
    """Give each field of *found*, a list of Evidence, as an array."""
    return {field: np.array([getattr(each, field) for each in found], float) for field in evidence.Evidence._fields}


def with_tables(cases):
    """Give the names of all signs; each case gets its table of them."""
    names = list(dict.fromkeys(name for case in cases for _, line in case.signs for name in line))
    column = {name: number for number, name in enumerate(names)}
    for case in cases:
        case.table = np.zeros((len(case.roles), len(names)))
        for number, line in case.signs:
            for name, value in line.items():
                case.table[number, column[name]] = value
    return names


def told(case, fitted, start):
    """Give the evidence of a case's events by field; *start* are the costs that the case was made with."""
    fields = {field: values.copy() for field, values in case.base.items()}
    for column, field in enumerate(FIELDS):
        fields[field] += case.table @ fitted.weights[:, column]
    for cost, moved in zip(PARAGRAPHS, case.linear):
        for field, change in moved.items():
            fields[field] += (fitted.costs[cost] - start[cost]) * change
    return fields


def ways_of(case, fields, habit):
    """Give all ways to read a case's events on a page of *habit*."""
    told_of_roles = [
        evidence.Evidence(*(fields[field][case.roles == role] for field in evidence.Evidence._fields))
        for role in range(len(g.ROLES))
    ]
    return g.ways_of(case.roles, told_of_roles, [habit])[0]


def off_gold(case, ways):
    """Give, in the order of the prices, 1 for each step that the gold does not allow."""
    found = np.zeros(len(ways.prices))
    for event, role in enumerate(case.roles):
        if case.wanted[event] is not None:
            deeds = ways.moves[ways.offsets[role] : ways.offsets[role + 1], 2]
            first = ways.firsts[event]
            found[first : first + len(deeds)] = ~np.isin(deeds, list(case.wanted[event]))
    return found


@dataclass(frozen=True)
class Path:
    """One way to read a page: its habit, where its steps stand among the prices, its last state and its deeds."""

    habit: str
    places: np.ndarray
    last: int
    deeds: list[int]


def best_path(case, fields, off):
    """Give the cheapest path; *off* is added to the price of each step off the gold."""
    found = []
    for name, habit in g.habits().items():
        ways = ways_of(case, fields, habit)
        if off:
            ways = replace(ways, prices=ways.prices + off * off_gold(case, ways))
        total, steps = g.cheapest(ways)
        last = ways.moves[ways.offsets[case.roles] + steps, 1][-1] if len(steps) else g.PICTURED
        found.append((total + habit.itself, Path(name, ways.firsts + steps, last, ways.deeds(steps))))
    return min(found, key=lambda each: each[0])[1]


def price_of(case, fields, path):
    """Give what a path costs at the present costs, none of its steps made dearer."""
    habit = g.habits()[path.habit]
    return ways_of(case, fields, habit).prices[path.places].sum() + habit.itself + g.ends()[path.last]


def wrong_of(case, path):
    """Give how many steps of a path the gold does not allow."""
    return sum(wanted is not None and deed not in wanted for wanted, deed in zip(case.wanted, path.deeds))


def slope(case, fields, path, fitted):
    """Give how the cost of a path grows with each weight and each cost."""
    of_weights = np.zeros_like(fitted.weights)
    habit = g.habits()[path.habit]
    for event, deed in enumerate(path.deeds):
        if g.ROLES[case.roles[event]] != "heading":
            continue
        if deed == g.PHOTO:
            below = habit.before / 2 + fields["photo_next"][event] <= habit.after / 2 + fields["photo_last"][event]
            reading = 3 if below else 4
        else:
            reading = DEED_READS[deed]
        of_weights[:, reading] += case.table[event]
    now = price_of(case, fields, path)
    of_costs = {name: (with_cost(name, 1e-3, lambda: price_of(case, fields, path)) - now) / 1e-3 for name in STEPS}
    for name, moved in zip(PARAGRAPHS, case.linear):
        if moved:
            more = {field: fields[field] + 1e-3 * moved.get(field, 0.0) for field in fields}
            of_costs[name] = (price_of(case, more, path) - now) / 1e-3
    return of_weights, of_costs


def fit(cases, names, rounds=ROUNDS, seed=0, report=None):
    """Give the weights and costs that read the *cases* best; *names* are the columns of their tables."""
    fitted = present(names)
    start = dict(fitted.costs)
    first = fitted.weights.copy()
    squares, cost_squares = np.ones_like(first), dict.fromkeys(start, 1.0)
    total, cost_totals, n = np.zeros_like(first), dict.fromkeys(start, 0.0), 0
    order = random.Random(seed)
    cases = list(cases)
    for number in range(rounds):
        order.shuffle(cases)
        hinge = 0.0
        for case in cases:
            for name, value in fitted.costs.items():
                set_cost(name, value)
            fields = told(case, fitted, start)
            wrong = best_path(case, fields, -MARGIN)
            if wrong_of(case, wrong):
                right = best_path(case, fields, OFF_GOLD)
                gap = price_of(case, fields, right) - price_of(case, fields, wrong)
                gap += MARGIN * (wrong_of(case, wrong) - wrong_of(case, right))
                if gap > 1e-9:
                    hinge += gap * case.weight
                    towards, away = (slope(case, fields, path, fitted) for path in (right, wrong))
                    move(fitted, squares, cost_squares, case, towards, away)
            fitted.weights -= RATE * HELD * (fitted.weights - first)
            for name, value in fitted.costs.items():
                fitted.costs[name] -= COST_RATE * COSTS_HELD * (value - start[name])
            if number >= min(rounds / 3, rounds - 1):
                n += 1
                total += fitted.weights
                for name, value in fitted.costs.items():
                    cost_totals[name] += value
        if report:
            report(f"round {number}: hinge {hinge / len(cases):.3f} a page")
    for name, value in start.items():
        set_cost(name, value)
    return Fitted(total / n, {name: value / n for name, value in cost_totals.items()})


def mean(fits):
    """Give the mean of several fits: each hangs by chance on the order in which it saw the pages."""
    weights = np.mean([fitted.weights for fitted in fits], axis=0)
    return Fitted(weights, {name: float(np.mean([fitted.costs[name] for fitted in fits])) for name in fits[0].costs})


def move(fitted, squares, cost_squares, case, right, wrong):
    """Move the weights and costs so that the *right* path gets cheaper and the *wrong* one dearer."""
    step = case.weight * (right[0] - wrong[0])
    squares += step**2
    fitted.weights -= RATE * step / np.sqrt(squares)
    for name in set(right[1]) | set(wrong[1]):
        step = case.weight * (right[1].get(name, 0.0) - wrong[1].get(name, 0.0))
        cost_squares[name] += step**2
        value = fitted.costs[name] - COST_RATE * step / np.sqrt(cost_squares[name])
        fitted.costs[name] = value if name == "QUESTION" else max(0.0, value)
