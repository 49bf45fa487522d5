"""Items to groups: which paragraphs, headings and bylines make one article.

A page is read as a path through a small grammar: an article is opened by a heading, a byline or a formula, and closed
by the next; papers differ in whether the headline is set before its article's text or, in the order of the dump,
after it. Each reading has a cost, and the cheapest path is taken under each habit; the cheapest habit is the page's.
"""

from dataclasses import dataclass

import numpy as np

from ..kernels.grammar import cheapest_steps
from . import costs
from .events import Event
from .evidence import Evidence

# where the reading stands
CLOSED, HEADED, SIGNED, BODY, BARE, CONTINUED, ENDED, PICTURED = range(8)
PARTED = {BODY: 8, BARE: 9, CONTINUED: 10}  # a part's heading was read, and its text is to come
LABELLED = 11  # the name of a column was read that opens an article, and its text or its headline is to come
STATES = 12
NEVER = 1e6

# what an event does
OPEN, KEEP, CLOSE, SUBHEAD, LOOSE, PHOTO, TITLE_OPEN, TITLE_KEEP, TITLE_CLOSE, TITLE_PHOTO, LABEL = range(11)


@dataclass(frozen=True)
class Habit:
    """How a page sets its headlines: the costs of one before its text, of one after it, and of the habit itself.

    *signs_below* tells whether a byline below a headline that stands after its text belongs to that text.
    """

    before: float
    after: float
    itself: float
    signs_below: bool = False


def habits() -> dict[str, Habit]:
    """Give the habits that a page may have."""
    return {
        "before": Habit(0.0, costs.AGAINST_HABIT, 0.0),
        "after": Habit(costs.AGAINST_HABIT, 0.0, 0.0),
        "after, signed below": Habit(costs.AGAINST_HABIT, 0.0, costs.SIGNED_BELOW_PAGE, True),
        "either": Habit(costs.NO_HABIT, costs.NO_HABIT, costs.MIXED_PAGE),
    }


def ends() -> dict[int, float]:
    """Give the cost of closing an article in each state."""
    bare = costs.NO_HEADLINE
    return {
        CLOSED: 0.0,
        HEADED: costs.NO_TEXT,
        SIGNED: costs.ONLY_BYLINE,
        BODY: 0.0,
        BARE: bare,
        CONTINUED: 0.0,
        ENDED: bare,
        PICTURED: 0.0,
        LABELLED: costs.NO_TEXT,
        **dict.fromkeys(PARTED.values(), costs.NO_TEXT),
    }


# one way to read events: from a state, to a state, what they do, its cost, one for all or (n_events,)
Step = tuple[int, int, int, float | np.ndarray]


def read(events: list[Event], evidence: list[Evidence]) -> tuple[str, list[int]]:
    """Give the page's habit and what each event does, on the cheapest path."""
    best: tuple[float, str, list[int]] | None = None
    roles = np.array([ROLES.index(event.role) for event in events], np.int64)
    told = [told_of([each for each, role in zip(evidence, roles.tolist()) if role == k]) for k in range(len(ROLES))]
    for name, habit in habits().items():
        ways = ways_of(roles, told, habit)
        total, steps = cheapest(ways)
        total += habit.itself
        if best is None or total < best[0]:
            best = total, name, ways.deeds(steps)
    return best[1], best[2]


def told_of(evidence: list[Evidence]) -> Evidence:
    """Give *evidence* as one, each cost of which is (n_events,)."""
    return Evidence(*np.array(evidence, float).reshape(-1, len(Evidence._fields)).T)


@dataclass(frozen=True)
class Ways:
    """All ways to read a page's events: what `kernels.grammar.cheapest_steps` needs of them, under its names."""

    roles: np.ndarray
    prices: np.ndarray
    firsts: np.ndarray
    moves: np.ndarray
    offsets: np.ndarray

    def deeds(self, steps: np.ndarray) -> list[int]:
        """Give what the events do by the *steps* that they take."""
        return self.moves[self.offsets[self.roles] + steps, 2].tolist()


def ways_of(roles: np.ndarray, told: list[Evidence], habit: Habit) -> Ways:
    """Give the ways to read events of these *roles* on a page of *habit*; *told* is the evidence of each role."""
    end_of = ends()
    moves, prices, firsts = [], [], np.empty(len(roles), np.int64)
    size = 0
    for number, (role, evidence) in enumerate(zip(ROLES, told)):
        steps = STEPS[role](evidence, habit, end_of)
        mine = np.empty((len(evidence.next), len(steps)))
        for k, (_, _, _, price) in enumerate(steps):
            mine[:, k] = price
        firsts[roles == number] = size + len(steps) * np.arange(len(mine))
        size += mine.size
        prices.append(mine.ravel())
        moves.append([step[:3] for step in steps])
    offsets = np.concatenate(([0], np.cumsum([len(each) for each in moves])))
    return Ways(roles, np.concatenate(prices), firsts, np.concatenate(moves), offsets)


def cheapest(ways: Ways) -> tuple[float, np.ndarray]:
    """Give the cost of the cheapest path, and the step of each event on it."""
    end_of = ends()
    cost = np.full(STATES, NEVER)
    cost[PICTURED] = 0.0  # nothing stands before that a heading could close
    ending = np.array([end_of[state] for state in range(STATES)])
    steps = np.empty(len(ways.roles), np.int64)
    total = cheapest_steps(
        ways.roles, ways.prices, ways.firsts, ways.moves, ways.offsets, cost, ending, NEVER * 2, steps
    )
    return total, steps


def of_heading(told: Evidence, habit: Habit, end: dict[int, float]) -> list[Step]:
    """Give the ways to read a line of a heading: of the next article, of the last, of a part, of a picture, of none."""
    before, after = habit.before, habit.after
    found = [(state, HEADED, OPEN, end[state] + before + told.next) for state in range(STATES)]
    found.append((HEADED, HEADED, KEEP, told.join + told.next))
    found += [(state, CLOSED, CLOSE, after + told.last) for state in (BARE, ENDED)]
    found.append((BODY, CLOSED, CLOSE, costs.TWO_HEADLINES + after + told.last))
    found.append((CONTINUED, CLOSED, CLOSE, costs.CONTINUED_HEADED + after + told.last))
    found.append((CLOSED, CLOSED, CLOSE, told.join + told.last))
    for state, parted in PARTED.items():
        found += [(state, parted, SUBHEAD, told.part), (parted, parted, SUBHEAD, told.part)]
    found += [(state, state, SUBHEAD, costs.PART_IN_HEAD + told.part) for state in (HEADED, SIGNED)]
    found += [(state, state, LOOSE, told.loose) for state in range(STATES)]
    # the name of a column may open an article whose headline stands below its text
    found += [(state, LABELLED, LABEL, end[state] + told.label) for state in range(STATES) if state != LABELLED]
    found.append((LABELLED, HEADED, KEEP, before + told.next))
    # a picture's headline follows the page's habit less strictly
    picture = costs.PICTURE + np.minimum(before / 2 + told.photo_next, after / 2 + told.photo_last)
    # a line below a picture's headline does not go on with the headline above it
    found += [(state, PICTURED if state == CLOSED else state, PHOTO, picture) for state in range(STATES)]
    return found


def of_byline(told: Evidence, habit: Habit, end: dict[int, float]) -> list[Step]:
    """Give the ways to read a byline on its own line: opening an article, in its head, or signing it at the end."""
    closed = (CLOSED, BODY, BARE, CONTINUED, ENDED, PICTURED)
    below = costs.SIGNED_BELOW if habit.signs_below else 0.0
    found = [(state, SIGNED, OPEN, end[state] + told.next + below) for state in closed]
    if habit.signs_below:
        found.append((CLOSED, PICTURED, KEEP, 0.0))
    found += [(HEADED, HEADED, KEEP, told.head), (SIGNED, SIGNED, KEEP, told.head)]
    found.append((LABELLED, SIGNED, KEEP, told.next + below))
    found += [(BODY, CLOSED, CLOSE, told.last), (BARE, ENDED, KEEP, told.last), (ENDED, ENDED, KEEP, told.last)]
    found += [(state, state, KEEP, told.last + 0.5) for state in (CLOSED, PICTURED)]
    found.append((CONTINUED, CLOSED, CLOSE, told.last))
    return found


def of_jump(told: Evidence, habit: Habit, end: dict[int, float]) -> list[Step]:
    """Give the ways to read （上接1版）: a continuation opens, under its heading if it has one."""
    found = [(state, CONTINUED, OPEN, end[state]) for state in range(STATES)]
    found.append((HEADED, CONTINUED, KEEP, 2.0))
    return found


def of_body(told: Evidence, habit: Habit, end: dict[int, float]) -> list[Step]:
    """Give the ways to read a paragraph: it goes on, or opens an article by its formula or by nothing but its place."""
    fresh = told.fresh
    # where bylines stand below, an article opens without one as a rule once the last was signed
    after_sign = fresh * (costs.FRESH_SIGNED_BELOW if habit.signs_below else 1.0)
    found = [(HEADED, BODY, KEEP, 0.0), (SIGNED, BARE, KEEP, 0.0), (CLOSED, BARE, OPEN, fresh)]
    found.append((PICTURED, BARE, OPEN, after_sign))
    found.append((LABELLED, BARE, KEEP, 0.0))
    found += [(state, state, KEEP, told.last) for state in (BODY, BARE, CONTINUED)]
    found += [(parted, state, KEEP, 0.0) for state, parted in PARTED.items()]
    found += [(state, BARE, OPEN, end[state] + told.next) for state in (BODY, BARE)]
    found += [
        (CONTINUED, BARE, OPEN, told.leave),
        (ENDED, BARE, OPEN, end[ENDED] + fresh),
        (ENDED, BARE, KEEP, costs.AFTER_SIGN_OFF),
    ]
    before, after = habit.before, habit.after
    # 某某怎么了？ — a heading that ends like a sentence
    title = [(state, HEADED, TITLE_OPEN, end[state] + before + told.title) for state in range(STATES)]
    title += [(HEADED, HEADED, TITLE_KEEP, told.title), (CLOSED, CLOSED, TITLE_CLOSE, told.title)]
    title += [(state, state, TITLE_PHOTO, costs.PICTURE + after / 2 + told.title_photo) for state in range(STATES)]
    title += [(state, state, SUBHEAD, told.question) for state in (BODY, BARE, CONTINUED)]
    title += [(state, CLOSED, TITLE_CLOSE, after + told.title) for state in (BARE, ENDED)]
    may_be = told.title < NEVER
    found += [(start, to, does, np.where(may_be, price, np.inf)) for start, to, does, price in title]
    # a signed or closed article may go on after all: a byline in the middle
    found += [(CLOSED, BODY, KEEP, 6.0), (PICTURED, BODY, KEEP, 6.0)]
    return found


STEPS = {"heading": of_heading, "byline": of_byline, "jump": of_jump, "body": of_body}
ROLES = tuple(STEPS)
