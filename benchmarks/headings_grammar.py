"""Pages with gold to the weights of headings: the grammar of a page, learnt by what it reads wrong.

For each page the cheapest path is held against the cheapest that the gold allows, each step off the gold being made
MARGIN cheaper; what the two differ in moves the weights (the structured hinge of Taskar, Guestrin & Koller, NIPS 2003,
by AdaGrad, Duchi, Hazan & Singer, JMLR 12, 2011; the mean of the later rounds is kept).
"""

import random
from dataclasses import dataclass

import numpy as np
from headings_wanted import wanted_deeds
from numba import njit

from mailuo.articles import costs, evidence, signs
from mailuo.articles import grouping as g
from mailuo.articles.cohesion import vocabulary
from mailuo.articles.events import events_of, heading_runs
from mailuo.articles.making import items_of
from mailuo.articles.weights import READING, READINGS, weighed

FIELDS = ("next", "last", "part", "photo_next", "photo_last", "loose", "label")  # of Evidence, one for each reading
# the costs of the grammar's steps, and those of paragraphs, that are learnt with the weights of the signs
STEPS = (
    "AGAINST_HABIT", "NO_HABIT", "MIXED_PAGE", "SIGNED_BELOW_PAGE", "FRESH_SIGNED_BELOW", "SIGNED_BELOW", "NO_TEXT",
    "ONLY_BYLINE", "NO_HEADLINE", "CONTINUED_HEADED", "TWO_HEADLINES", "PART_IN_HEAD", "PICTURE", "AFTER_SIGN_OFF",
)  # fmt: skip
PARAGRAPHS = (
    "FORMULA_INSIDE", "UNMARKED", "SHIFT", "NEWS_OPENS", "TITLE", "LEANS", "QUESTION", "APART", "SHIFT_AFTER_JUMP",
    "UNMARKED_AFTER_JUMP",
)  # fmt: skip
ROUNDS, RATE, COST_RATE, MARGIN = 14, 0.4, 0.1, 1.5
HELD, COSTS_HELD = 0.0005, 0.02  # how strongly weights and costs are drawn to where they started, a page
OFF_GOLD = 1000.0
DEED_READS = {g.OPEN: 0, g.KEEP: 0, g.CLOSE: 1, g.SUBHEAD: 2, g.LOOSE: 5, g.LABEL: 6}


@dataclass
class Case:
    """A page as the grammar sees it; *linear* are the changes of evidence by one more of each cost in PARAGRAPHS."""

    name: str
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


def case_of(name, weight, page, gold, characters):
    """Give the page as a case."""
    items = items_of(page)
    events = events_of(items)
    found = evidence.evidence_of(items, events)
    fields = as_arrays(found)
    shared = signs.PageSigns(
        evidence.article_level(items, events), evidence.cost_of_no_sign(events), evidence.signed_share(events),
        vocabulary([items[event.item].text if event.role in ("body", "heading") else "" for event in events]),
    )  # fmt: skip
    of_lines = [
        (number, line)
        for first, end in heading_runs(events)
        for number, line in zip(range(first, end), signs.signs_of(items, events, first, end, shared))
    ]
    for number, line in of_lines:
        for field, value in zip(FIELDS, weighed(line, READING, len(READINGS))):
            fields[field][number] -= value
    linear = []
    for cost in PARAGRAPHS:
        more = as_arrays(with_cost(cost, 1.0, lambda: evidence.evidence_of(items, events)))
        before = as_arrays(found)
        moved = {field: more[field] - before[field] for field in more}
        linear.append({field: change for field, change in moved.items() if np.abs(change).max(initial=0.0) > 1e-9})
    roles = np.array([g.ROLES.index(event.role) for event in events], np.int64)
    return Case(name, weight, roles, wanted_deeds(items, events, gold, characters), of_lines, fields, linear)


def with_cost(name, more, function):
    """Give what *function* gives where the cost *name* is dearer by *more*."""
    value = getattr(costs, name)
    setattr(costs, name, value + more)
    try:
        return function()
    finally:
        setattr(costs, name, value)


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


def steps_of(case, fields, habit):
    """Give the prices of all steps of all events, where each event's start, and the moves of each role."""
    end_of = g.ends()
    prices, firsts, moves = [], np.empty(len(case.roles), np.int64), []
    size = 0
    for number, role in enumerate(g.ROLES):
        mine = case.roles == number
        of_role = evidence.Evidence(*(fields[field][mine] for field in evidence.Evidence._fields))
        steps = g.STEPS[role](of_role, habit, end_of)
        block = np.empty((int(mine.sum()), len(steps)))
        for column, step in enumerate(steps):
            block[:, column] = step[3]
        firsts[mine] = size + len(steps) * np.arange(len(block))
        size += block.size
        prices.append(block.ravel())
        moves.append(np.array([step[:3] for step in steps], np.int64))
    return np.concatenate(prices), firsts, moves


def off_gold(case, moves):
    """Give, in the order of the prices, 1 for each step that the gold does not allow."""
    found = []
    for number, of_role in enumerate(moves):
        for event in np.flatnonzero(case.roles == number):
            wanted = case.wanted[event]
            found.append(np.array([float(wanted is not None and deed not in wanted) for deed in of_role[:, 2]]))
    return np.concatenate(found) if found else np.zeros(0)


@njit(cache=True)
def cheapest_steps(roles, prices, firsts, moves, offsets, cost, end_of):
    """Give the cost of the cheapest path, the number of each event's step on it, and its last state."""
    n_events, n_states = roles.shape[0], cost.shape[0]
    took, came = np.zeros((n_events, n_states), np.int64), np.zeros((n_events, n_states), np.int64)
    for event in range(n_events):
        new = np.full(n_states, 1e12)
        offset = offsets[roles[event]]
        for move in range(offset, offsets[roles[event] + 1]):
            start, end = moves[move, 0], moves[move, 1]
            total = cost[start] + prices[firsts[event] + move - offset]
            if total < new[end]:
                new[end], came[event, end], took[event, end] = total, start, move - offset
        cost = new
    last = np.argmin(cost + end_of)
    steps = np.zeros(n_events, np.int64)
    state = last
    for event in range(n_events - 1, -1, -1):
        steps[event] = took[event, state]
        state = came[event, state]
    return cost[last] + end_of[last], steps, last


def best_path(case, fields, off):
    """Give (cost, habit, places of its steps among the prices, last state, moves) of the cheapest path.

    *off* is added to the price of each step off the gold.
    """
    found = []
    for name, habit in g.habits().items():
        prices, firsts, moves = steps_of(case, fields, habit)
        if off:
            prices = prices + off * off_gold(case, moves)
        offsets = np.concatenate(([0], np.cumsum([len(each) for each in moves])))
        cost = np.full(g.STATES, g.NEVER)
        cost[g.PICTURED] = 0.0
        ending = np.array([g.ends()[state] for state in range(g.STATES)])
        total, steps, last = cheapest_steps(case.roles, prices, firsts, np.concatenate(moves), offsets, cost, ending)
        found.append((total + habit.itself, name, firsts + steps, last, moves, steps))
    return min(found, key=lambda each: each[0])


def price_of(case, fields, path):
    """Give what a path costs at the present costs, none of its steps made dearer."""
    _, name, places, last, _, _ = path
    habit = g.habits()[name]
    prices, _, _ = steps_of(case, fields, habit)
    return prices[places].sum() + habit.itself + g.ends()[last]


def deeds_of(case, path):
    """Give the deed of each event on a path."""
    _, _, _, _, moves, steps = path
    return [int(moves[role][step, 2]) for role, step in zip(case.roles, steps)]


def wrong_of(case, path):
    """Give how many steps of a path the gold does not allow."""
    return sum(wanted is not None and deed not in wanted for wanted, deed in zip(case.wanted, deeds_of(case, path)))


def slope(case, fields, path, fitted, start):
    """Give how the cost of a path grows with each weight and each cost."""
    of_weights = np.zeros_like(fitted.weights)
    habit = g.habits()[path[1]]
    for event, deed in enumerate(deeds_of(case, path)):
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
    start = {name: getattr(costs, name) for name in (*STEPS, *PARAGRAPHS)}
    fitted = Fitted(np.array([READING.get(name, (0.0,) * len(READINGS)) for name in names], float), dict(start))
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
                setattr(costs, name, value)
            fields = told(case, fitted, start)
            wrong = best_path(case, fields, -MARGIN)
            if wrong_of(case, wrong):
                right = best_path(case, fields, OFF_GOLD)
                gap = price_of(case, fields, right) - price_of(case, fields, wrong)
                gap += MARGIN * (wrong_of(case, wrong) - wrong_of(case, right))
                if gap > 1e-9:
                    hinge += gap * case.weight
                    move(fitted, squares, cost_squares, case, slope(case, fields, right, fitted, start),
                         slope(case, fields, wrong, fitted, start))  # fmt: skip
            fitted.weights -= RATE * HELD * (fitted.weights - first)
            for name, value in fitted.costs.items():
                fitted.costs[name] -= COST_RATE * COSTS_HELD * (value - start[name])
            if number >= rounds / 3:
                n += 1
                total += fitted.weights
                for name, value in fitted.costs.items():
                    cost_totals[name] += value
        if report:
            report(f"round {number}: hinge {hinge / len(cases):.3f} a page")
    for name, value in start.items():
        setattr(costs, name, value)
    return Fitted(total / n, {name: value / n for name, value in cost_totals.items()})


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
