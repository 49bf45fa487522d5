"""Pages with gold to the weights of a heading's parts: kicker, headline, deck and rubric, learnt by what is read wrong.

Each heading's cheapest reading is held against the gold's, every wrong part being made MARGIN cheaper (as in
headings_grammar).
"""

import itertools
import random
from dataclasses import dataclass

import numpy as np
from headings_grammar import OFF_GOLD, best_path, present, table, told
from headings_wanted import HEAD, mark_of

from mailuo.articles import building, headings, parts, weights
from mailuo.articles.events import events_of
from mailuo.articles.evidence import article_level
from mailuo.articles.making import items_of
from mailuo.articles.weights import PAIR, PAIRS, PART, PARTS

ROUNDS, RATE, HELD, MARGIN = 40, 0.2, 0.0002, 1.0
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


def headings_of(case, page, characters, names):
    """Give the headings of a page whose articles are grouped as the gold groups them."""
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
            yield heading(case, flat, level, text, wanted)


def heading(case, lines, level, text, wanted):
    """Give the lines of one heading with their signs."""
    blanks = lines[0].row.blank
    part, weights.PART = weights.PART, {}
    try:
        fixed = np.array(parts.line_costs(lines, level, text, blanks))
    finally:
        weights.PART = part
    pairs = [parts.pair_signs(above, line, blanks) for above, line in itertools.pairwise(lines)]
    return Heading(case.weight, fixed, parts.line_signs(lines, text, blanks), pairs, wanted)


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
        each.pair_table = np.array([[pair[name] for name in pairs] for pair in each.pairs]).reshape(-1, len(pairs))
    return lines, pairs


def cheapest(each, of_lines, of_pairs, margin=0.0):
    """Give the cheapest parts of a heading's lines; *margin* makes wrong ones cheaper."""
    costs = each.fixed + each.line_table @ of_lines - margin
    if margin:
        costs[np.arange(len(costs)), each.wanted] += margin
    steps = each.pair_table @ of_pairs
    pairs = [{pair: row[number] for pair, number in PAIRS.items()} for row in steps]
    return parts.cheapest_path(costs, pairs)[1]


def fit(found, lines, pairs, rounds=ROUNDS, seed=0):
    """Give the weights of lines (n_signs, n_parts) and of pairs (n_signs, n_kinds of pairs)."""
    n_pairs = max(PAIRS.values()) + 1
    of_lines, of_pairs = table(PART, lines, len(PARTS)), table(PAIR, pairs, n_pairs)
    first, first_pairs = of_lines.copy(), of_pairs.copy()
    squares, pair_squares = np.ones_like(of_lines), np.ones_like(of_pairs)
    total, pair_total, n = np.zeros_like(of_lines), np.zeros_like(of_pairs), 0
    order, found = random.Random(seed), list(found)
    for number in range(rounds):
        order.shuffle(found)
        for each in found:
            given = cheapest(each, of_lines, of_pairs, MARGIN)
            if given != each.wanted:
                step, pair_step = np.zeros_like(of_lines), np.zeros_like(of_pairs)
                for parts_, sign in ((each.wanted, each.weight), (given, -each.weight)):
                    for line, part in enumerate(parts_):
                        step[:, part] += sign * each.line_table[line]
                        if line:
                            pair_step[:, PAIRS[parts_[line - 1], part]] += sign * each.pair_table[line - 1]
                squares += step**2
                pair_squares += pair_step**2
                of_lines -= RATE * step / np.sqrt(squares)
                of_pairs -= RATE * pair_step / np.sqrt(pair_squares)
            of_lines -= RATE * HELD * (of_lines - first)
            of_pairs -= RATE * HELD * (of_pairs - first_pairs)
        if number >= min(rounds / 3, rounds - 1):
            total, pair_total, n = total + of_lines, pair_total + of_pairs, n + 1
    return total / n, pair_total / n
