"""Pages with gold to the weights of a heading's parts: kicker, headline, deck and rubric.

The weights under which the gold's readings are likeliest, drawn by a ridge to where they stood: a conditional random
field (Lafferty, McCallum & Pereira, ICML 2001), climbed by L-BFGS.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from headings_grammar import OFF_GOLD, best_path, present, table, told
from headings_wanted import HEAD, mark_of
from scipy.optimize import minimize
from scipy.special import logsumexp

from mailuo.articles import building, headings, parts
from mailuo.articles.events import events_of
from mailuo.articles.making import items_of
from mailuo.articles.page_signs import article_level
from mailuo.articles.pairs import pair_signs
from mailuo.articles.weights import PAIR, PAIRS, PART, PARTS

RIDGE, STEPS = 5.0, 400
BY_HAND = 2.5  # times as much for headings that people wrote, who know best what a kicker is
N_PARTS, OUTSIDE = len(PARTS), 50.0  # … and the cost of a heading that opens with a deck or closes with a kicker
PART_OF = {"kicker": parts.KICKER, "headline": parts.HEADLINE, "deck": parts.DECKS}


@dataclass
class Heading:
    """The lines of a heading: *fixed* costs, signs of lines and of pairs, and their parts by the gold."""

    weight: float
    fixed: np.ndarray
    lines: list
    pairs: list
    wanted: list
    line_table: np.ndarray | None = None
    pair_table: np.ndarray | None = None


def headings_of(kind, case, page, characters, names):
    """Give the headings of a page of *kind* whose articles are grouped as the gold groups them."""
    now = present(names)
    deeds = best_path(case, told(case, now, now.costs), OFF_GOLD).deeds
    items = items_of(page)
    events = events_of(items)
    seen = []

    def noted(lines, page_text, level, text):
        seen.append((lines, level, text))
        return headings.parts_of(lines, page_text, level, text)

    real, building.parts_of = building.parts_of, noted
    try:
        building.groups_of(page, items, events, deeds, article_level(items, events))
    finally:
        building.parts_of = real
    for lines, level, text in seen:
        flat = headings.upright_apart(lines, page.text)[0]
        wanted = parts_wanted([mark_of(line.spans, characters) for line in flat])
        if wanted and all((a, b) in PAIRS for a, b in itertools.pairwise(wanted)):
            weight = case.weight * (BY_HAND if kind.startswith("invented") else 1.0)
            yield heading(weight, flat, level, text, wanted)


def heading(weight, lines, level, text, wanted):
    """Give the lines of one heading with their signs; it counts *weight*."""
    blanks = lines[0].row.blank
    fixed = np.array(parts.fixed_costs(lines, level))
    of_pairs = [pair_signs(*two, blanks, text[: parts.LEAD]) for two in itertools.pairwise(lines)]
    return Heading(weight, fixed, parts.line_signs(lines, text, blanks), of_pairs, wanted)


def parts_wanted(marks):
    """Give the part of each line by the gold, None where the lines are not all of one article's head."""
    units = {unit for unit, role in marks if role in HEAD}
    if len(units) != 1:
        return None
    found, headed = [], False
    for unit, role in marks:
        if unit not in units or role not in {*PART_OF, "rubric"}:
            return None
        headed = headed or role == "headline"
        found.append(PART_OF[role] if role in PART_OF else parts.BELOW if headed else parts.ABOVE)
    return found if headed else None


def with_tables(found):
    """Give the names of the signs of lines and of pairs; each heading gets its tables of them."""
    lines = list(dict.fromkeys(name for each in found for line in each.lines for name in line))
    pairs = list(dict.fromkeys(name for each in found for pair in each.pairs for name in pair))
    for each in found:
        each.line_table = np.array([[line[name] for name in lines] for line in each.lines])
        rows = [[pair.get(name, 0.0) for name in pairs] for pair in each.pairs]
        each.pair_table = np.array(rows).reshape(-1, len(pairs))
    return lines, pairs


def cheapest(each, of_lines, of_pairs):
    """Give the cheapest parts of a heading's lines."""
    steps = each.pair_table @ of_pairs
    pairs = [{pair: row[number] for pair, number in PAIRS.items()} for row in steps]
    return parts.cheapest_path(each.fixed + each.line_table @ of_lines, pairs)[1]


@dataclass(frozen=True)
class Batch:
    """All headings of one number of lines: what `Heading` has of each, as arrays whose first axis is the heading."""

    weight: np.ndarray
    fixed: np.ndarray
    lines: np.ndarray
    pairs: np.ndarray
    wanted: np.ndarray


def batches_of(found):
    """Give the headings *found* in batches."""
    for _, some in itertools.groupby(sorted(found, key=lambda each: len(each.lines)), key=lambda each: len(each.lines)):
        some = list(some)
        fields = zip(*((each.weight, each.fixed, each.line_table, each.pair_table, each.wanted) for each in some))
        yield Batch(*map(np.array, fields))


def readings(batch, of_lines, of_pairs):
    """Give how likely each part of each line (n, n_lines, 5), and of each two lines (n, n_lines - 1, 5, 5), is.

    Also gives the logarithms of the likelihoods of the gold's readings (n,): forward and backward over the lines.
    """
    lines = -(batch.fixed + batch.lines @ of_lines)
    lines[:, 0, parts.DECKS :] -= OUTSIDE
    lines[:, -1, : parts.HEADLINE] -= OUTSIDE
    steps = np.full((*batch.pairs.shape[:2], N_PARTS, N_PARTS), -np.inf)
    for (before, after), number in PAIRS.items():
        steps[:, :, before, after] = -(batch.pairs @ of_pairs[:, number])
    last = lines.shape[1] - 1
    ahead, behind = lines.copy(), np.zeros_like(lines)
    for k in range(last):
        ahead[:, k + 1] += logsumexp(ahead[:, k, :, None] + steps[:, k], axis=1)
        m = last - 1 - k
        behind[:, m] = logsumexp(steps[:, m] + (lines[:, m + 1] + behind[:, m + 1])[:, None, :], axis=2)
    total = logsumexp(ahead[:, last], axis=1)
    onward = (lines + behind)[:, 1:, None, :]
    twos = np.exp(ahead[:, :-1, :, None] + steps + onward - total[:, None, None, None])
    gold = np.take_along_axis(lines, batch.wanted[:, :, None], axis=2).sum((1, 2))
    rows, places = np.arange(len(total))[:, None], np.arange(last)[None, :]
    gold += steps[rows, places, batch.wanted[:, :-1], batch.wanted[:, 1:]].sum(axis=1)
    return np.exp(ahead + behind - total[:, None, None]), twos, gold - total


def loss(batches, of_lines, of_pairs):
    """Give how unlikely the gold's readings are, and how that grows with the weights of lines and of pairs."""
    total, by_lines, by_pairs = 0.0, np.zeros_like(of_lines), np.zeros_like(of_pairs)
    for batch in batches:
        ones, twos, likely = readings(batch, of_lines, of_pairs)
        total -= batch.weight @ likely
        wanted = np.eye(N_PARTS)[batch.wanted]
        by_lines += np.einsum("n,nlp,nls->sp", batch.weight, wanted - ones, batch.lines)
        both = wanted[:, :-1, :, None] * wanted[:, 1:, None, :] - twos
        for (before, after), number in PAIRS.items():
            by_pairs[:, number] += np.einsum("n,nl,nls->s", batch.weight, both[:, :, before, after], batch.pairs)
    return total, by_lines, by_pairs


def fit(found, lines, pairs):
    """Give the weights of lines (n_signs, n_parts) and of pairs (n_signs, n_kinds of pairs)."""
    batches = list(batches_of(found))
    of_lines, of_pairs = table(PART, lines, N_PARTS), table(PAIR, pairs, max(PAIRS.values()) + 1)
    size = of_lines.size

    start = np.concatenate([of_lines.ravel(), of_pairs.ravel()])

    def with_ridge(values):
        one, two = values[:size].reshape(of_lines.shape), values[size:].reshape(of_pairs.shape)
        total, by_lines, by_pairs = loss(batches, one, two)
        moved = values - start
        return total + RIDGE / 2 * moved @ moved, np.concatenate([by_lines.ravel(), by_pairs.ravel()]) + RIDGE * moved

    reached = minimize(with_ridge, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return reached[:size].reshape(of_lines.shape), reached[size:].reshape(of_pairs.shape)
