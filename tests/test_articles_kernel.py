"""The fast ways of articles, each against a plain twin: the cheapest reading of rows, who says what again, …"""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mailuo.articles import formulas
from mailuo.articles.cohesion import grams_of
from mailuo.articles.repeated import GRAM, LONGER, MOST_PLACES, said_by
from mailuo.articles.rows import rows
from mailuo.articles.showing import shown_by
from mailuo.kernels.grammar import cheapest_steps
from mailuo.kernels.paragraphs import FIRST, HEADING, LAST, MIDDLE, NEVER, ONE, cheapest_path, misfit
from mailuo.pages import page_of_text


def emission(row, role, column, widths, columns, base, full, most, slack):
    """What the kernel charges for one row, written out plainly."""
    wide = columns[column]
    if wide == np.inf:
        return base[row, role, 1]
    cost = base[row, role, 0]
    if role == FIRST:
        cost += misfit(widths[row] - (wide - full[row]), most[row], slack[row])
    elif role == MIDDLE:
        cost += misfit(widths[row] - wide, most[row], slack[row])
    elif role == LAST:
        cost += 4 * max(0.0, widths[row] - wide - 0.8) + (1.2 if widths[row] > wide - 1.1 else 0)
    elif role == ONE:
        cost += 4 * max(0.0, widths[row] - (wide - full[row]) - 0.8)
    return cost


def cost_of(path, widths, columns, base, full, most, slack, change, steps):
    """What one whole reading costs."""
    total = 0.0
    for row, (role, column) in enumerate(path):
        total += emission(row, role, column, widths, columns, base, full, most, slack)
        if row == 0:
            total += NEVER if role in (MIDDLE, LAST) else 0
            continue
        before, other = path[row - 1]
        total += steps[row, before, role]
        if other != column:
            total += 1.0 if HEADING in (before, role) else change[row]
    return total + (8.0 if path[-1][0] in (FIRST, MIDDLE) else 0.0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_path_found_costs_no_more_than_any_other(seed):
    random = np.random.default_rng(seed)
    rows, columns = 3, np.array([9.0, 13.0, np.inf])
    widths = random.choice([4.0, 7.0, 9.0, 11.0, 13.0, 40.0], rows)
    base = random.uniform(0, 8, (rows, 5, 2)).round(1)
    full, change = np.full(rows, 2.0), random.uniform(1, 4, rows).round(1)
    most, slack = random.choice([1.5, 9.0], rows), random.choice([0.0, 1.0, 2.2], rows)
    steps = random.uniform(-1, 4, (rows, 5, 5)).round(1)
    steps[random.random((rows, 5, 5)) < 0.3] = NEVER
    roles, places = np.empty(rows, np.int64), np.empty(rows, np.int64)
    found = cheapest_path(widths, columns, base, full, most, slack, change, steps, roles, places)
    given_ = (widths, columns, base, full, most, slack, change, steps)
    best = min(cost_of(path, *given_) for path in product(product(range(5), range(3)), repeat=rows))
    if best < NEVER:
        assert abs(found - best) < 1e-9
        assert abs(cost_of(list(zip(roles, places)), *given_) - best) < 1e-9


lines = st.lists(st.text(alphabet="桥一第1a 记者问主持人，。、；：:？！—-─…”’」』（）“(①", max_size=6), max_size=6)


@settings(max_examples=300, deadline=None)
@given(lines)
def test_rows_show_what_their_patterns_find(lines):
    page = page_of_text("page", "\n".join(lines))
    found = rows(page)
    texts = [row.text for row in found]
    if not texts:
        return
    shows = shown_by(found, page.text)
    assert shows.soft.tolist() == [bool(formulas.SOFT.search(text)) for text in texts]
    assert shows.going_on.tolist() == [bool(formulas.GOING_ON.match(text)) for text in texts]
    assert shows.numbered.tolist() == [bool(formulas.NUMBERED.match(text)) for text in texts]
    assert shows.commas.tolist() == [len(formulas.COMMAS.findall(text)) for text in texts]
    assert shows.dash.tolist() == [text.startswith(("—", "──", "--")) for text in texts]
    assert shows.stop.tolist() == [len(text) > 1 and text.rstrip("”’」』").endswith("。") for text in texts]


texts = st.lists(st.text(alphabet="桥通车，", max_size=12), min_size=1, max_size=6)


def grams_by_text(texts):
    """The grams of each text, each once, written out plainly."""
    owners, grams = grams_of(texts, GRAM)
    return [set(grams[owners == number].tolist()) for number in range(len(texts))]


def first_holder(wanted, size, grams, sizes, least):
    """The first longer text that holds the share *least* of the grams *wanted*."""
    enough = max(1, least * len(wanted))
    fits = [len(wanted & own) >= enough and other > LONGER * size for own, other in zip(grams, sizes)]
    return fits.index(True) if True in fits else None


@settings(max_examples=100, deadline=None)
@given(texts, st.sampled_from([0.3, 0.8, 1.0]), st.text(alphabet="桥通车", max_size=8))
def test_who_says_a_text_again_is_found_as_by_comparing_it_with_every_other(texts, least, asked):
    said, grams = said_by(texts), grams_by_text(texts)
    sizes = [sum(map(str.isalnum, text)) for text in texts]
    assert said.sizes.tolist() == sizes and len(texts) <= MOST_PLACES
    for number, own in enumerate(grams):
        assert said.source(number, least) == first_holder(own, sizes[number], grams, sizes, least)
        longer = [other for other, size in zip(grams, sizes) if size > sizes[number]]
        again = sum(any(gram in other for other in longer) for gram in own)
        assert said.repeated()[number] == (again / len(own) if own else 0)
    assert said.source_of(asked) == first_holder(grams_by_text([asked])[0], len(asked), grams, sizes, 0.8)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_deeds_found_cost_no_more_than_any_others(seed):
    random = np.random.default_rng(seed)
    states, n_events, most = 3, 4, 50.0
    moves = random.integers(0, states, (7, 3))
    moves[:, 2] = range(7)  # each does something else
    offsets, roles = np.array([0, 3, 7]), random.integers(0, 2, n_events)
    sizes = np.diff(offsets)[roles]
    firsts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    prices = random.uniform(0, 9, sizes.sum()).round(1)
    begin, end = random.uniform(0, 9, states).round(1), random.uniform(0, 9, states).round(1)
    steps = np.empty(n_events, np.int64)
    found = cheapest_steps(roles, prices, firsts, moves, offsets, begin, end, most, steps)
    deeds = moves[offsets[roles] + steps, 2]

    totals = {}  # of every way to go on from every state
    for path in product(*(range(offsets[role], offsets[role + 1]) for role in roles)):
        state, total = moves[path[0], 0], begin[moves[path[0], 0]]
        for event, move in enumerate(path):
            if moves[move, 0] != state:
                break
            state, total = moves[move, 1], total + prices[firsts[event] + move - offsets[roles[event]]]
        else:
            totals[path] = total + end[state]
    best = min(totals.values(), default=most)
    if best < most:
        assert abs(found - best) < 1e-9 and abs(totals[tuple(deeds.tolist())] - best) < 1e-9
