"""Items to groups: which paragraphs, headings and bylines make one article.

A page is read as a path through a small grammar: an article is opened by a heading, a byline or a formula, and closed
by the next; papers differ in whether the headline is set before its article's text or, in the order of the dump,
after it. Each reading has a cost, and the cheapest path is taken under each habit; the cheapest habit is the page's.
"""

import functools
from dataclasses import dataclass
from typing import NamedTuple

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


class Step(NamedTuple):
    """One way to read an event: from a state, to a state, what it does, and what it costs.

    That is *cost*, what the column *told* says of the event (`COLUMNS`), and what *habit* costs on the page (`SIDES`).
    """

    start: int
    end: int
    does: int
    cost: float
    told: str = "nothing"
    habit: str = "neither"


def read(events: list[Event], evidence: list[Evidence]) -> tuple[str, list[int]]:
    """Give the page's habit and what each event does, on the cheapest path."""
    best: tuple[float, str, list[int]] | None = None
    roles = np.array([ROLES.index(event.role) for event in events], np.int64)
    told = [told_of([each for each, role in zip(evidence, roles.tolist()) if role == k]) for k in range(len(ROLES))]
    known = habits()
    for (name, habit), ways in zip(known.items(), ways_of(roles, told, list(known.values()))):
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


def ways_of(roles: np.ndarray, told: list[Evidence], habits: list[Habit]) -> list[Ways]:
    """Give the ways to read events of these *roles* on a page of each of *habits*; *told* is the evidence by role."""
    sides = np.array([sides_of(habit) for habit in habits])
    grammar = [steps_of(role) for role in ROLES]
    prices, firsts = [], np.empty(len(roles), np.int64)
    size = 0
    for number, (steps, evidence) in enumerate(zip(grammar, told)):
        mine = columns_of(evidence, habits)[:, :, steps.columns] + steps.costs
        mine += sides[:, None, steps.sides]
        firsts[roles == number] = size + len(steps.moves) * np.arange(mine.shape[1])
        size += mine[0].size
        prices.append(mine.reshape(len(habits), -1))
    offsets = np.concatenate(([0], np.cumsum([len(steps.moves) for steps in grammar])))
    moves = np.concatenate([steps.moves for steps in grammar])
    return [Ways(roles, mine, firsts, moves, offsets) for mine in np.concatenate(prices, axis=1)]


class Steps(NamedTuple):
    """The ways to read an event of one role: *moves* (n_steps, 3) from a state, to a state, by what it does.

    *costs*, *columns* and *sides* (n_steps,) are what each costs, and by which numbers of `COLUMNS` and `SIDES`.
    """

    moves: np.ndarray
    costs: np.ndarray
    columns: np.ndarray
    sides: np.ndarray


@functools.cache
def steps_of(role: str) -> Steps:
    """Give the ways to read an event of *role*; they are the same on every page."""
    starts, stops, does, cost, columns, habit = zip(*STEPS[role](ends()))
    return Steps(
        np.stack((starts, stops, does), axis=1),
        np.array(cost),
        np.array([COLUMNS[name] for name in columns]),
        np.array([SIDES[name] for name in habit]),
    )


def sides_of(habit: Habit) -> tuple[float, ...]:
    """Give what a headline before its text, one after it, … cost on a page of *habit*, in the order of `SIDES`."""
    below = costs.SIGNED_BELOW if habit.signs_below else 0.0
    return 0.0, habit.before, habit.after, habit.after / 2, below, 0.0 if habit.signs_below else np.inf


def columns_of(told: Evidence, habits: list[Habit]) -> np.ndarray:
    """Give (n_habits, n_events, n_columns) what steps are priced by: the evidence, and what follows from it."""
    nothing = np.zeros(len(told.next))
    never = told.title >= NEVER  # a paragraph that is no heading in any case
    titles = [np.where(never, np.inf, each) for each in (told.title, told.title_photo, told.question)]
    shared = np.stack((*told, nothing, told.join + told.next, told.join + told.last, *titles), axis=1)
    found = np.empty((len(habits), len(nothing), len(COLUMNS)))
    found[:, :, : shared.shape[1]] = shared
    picture, signed = COLUMNS["picture"], COLUMNS["fresh, signed below"]
    for habit, columns in zip(habits, found):
        # a picture's headline follows the page's habit less strictly
        columns[:, picture] = np.minimum(habit.before / 2 + told.photo_next, habit.after / 2 + told.photo_last)
        columns[:, signed] = told.fresh * (costs.FRESH_SIGNED_BELOW if habit.signs_below else 1.0)
    return found


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


def of_heading(end: dict[int, float]) -> list[Step]:
    """Give the ways to read a line of a heading: of the next article, of the last, of a part, of a picture, of none."""
    found = [Step(state, HEADED, OPEN, end[state], "next", "before") for state in range(STATES)]
    found.append(Step(HEADED, HEADED, KEEP, 0.0, "joined to the next"))
    found += [Step(state, CLOSED, CLOSE, 0.0, "last", "after") for state in (BARE, ENDED)]
    found.append(Step(BODY, CLOSED, CLOSE, costs.TWO_HEADLINES, "last", "after"))
    found.append(Step(CONTINUED, CLOSED, CLOSE, costs.CONTINUED_HEADED, "last", "after"))
    found.append(Step(CLOSED, CLOSED, CLOSE, 0.0, "joined to the last"))
    for state, parted in PARTED.items():
        found += [Step(state, parted, SUBHEAD, 0.0, "part"), Step(parted, parted, SUBHEAD, 0.0, "part")]
    found += [Step(state, state, SUBHEAD, costs.PART_IN_HEAD, "part") for state in (HEADED, SIGNED)]
    found += [Step(state, state, LOOSE, 0.0, "loose") for state in range(STATES)]
    # the name of a column may open an article whose headline stands below its text
    found += [Step(state, LABELLED, LABEL, end[state], "label") for state in range(STATES) if state != LABELLED]
    found.append(Step(LABELLED, HEADED, KEEP, 0.0, "next", "before"))
    # a line below a picture's headline does not go on with the headline above it
    found += [
        Step(state, PICTURED if state == CLOSED else state, PHOTO, costs.PICTURE, "picture") for state in range(STATES)
    ]
    return found


def of_byline(end: dict[int, float]) -> list[Step]:
    """Give the ways to read a byline on its own line: opening an article, in its head, or signing it at the end."""
    closed = (CLOSED, BODY, BARE, CONTINUED, ENDED, PICTURED)
    found = [Step(state, SIGNED, OPEN, end[state], "next", "signed below") for state in closed]
    found.append(Step(CLOSED, PICTURED, KEEP, 0.0, habit="only if signed below"))
    found += [Step(HEADED, HEADED, KEEP, 0.0, "head"), Step(SIGNED, SIGNED, KEEP, 0.0, "head")]
    found.append(Step(LABELLED, SIGNED, KEEP, 0.0, "next", "signed below"))
    found += [
        Step(BODY, CLOSED, CLOSE, 0.0, "last"),
        Step(BARE, ENDED, KEEP, 0.0, "last"),
        Step(ENDED, ENDED, KEEP, 0.0, "last"),
    ]
    found += [Step(state, state, KEEP, 0.5, "last") for state in (CLOSED, PICTURED)]
    found.append(Step(CONTINUED, CLOSED, CLOSE, 0.0, "last"))
    return found


def of_jump(end: dict[int, float]) -> list[Step]:
    """Give the ways to read （上接1版）: a continuation opens, under its heading if it has one."""
    found = [Step(state, CONTINUED, OPEN, end[state]) for state in range(STATES)]
    found.append(Step(HEADED, CONTINUED, KEEP, 2.0))
    return found


def of_body(end: dict[int, float]) -> list[Step]:
    """Give the ways to read a paragraph: it goes on, or opens an article by its formula or by nothing but its place."""
    found = [Step(HEADED, BODY, KEEP, 0.0), Step(SIGNED, BARE, KEEP, 0.0), Step(CLOSED, BARE, OPEN, 0.0, "fresh")]
    # where bylines stand below, an article opens without one as a rule once the last was signed
    found.append(Step(PICTURED, BARE, OPEN, 0.0, "fresh, signed below"))
    found.append(Step(LABELLED, BARE, KEEP, 0.0))
    found += [Step(state, state, KEEP, 0.0, "last") for state in (BODY, BARE, CONTINUED)]
    found += [Step(parted, state, KEEP, 0.0) for state, parted in PARTED.items()]
    found += [Step(state, BARE, OPEN, end[state], "next") for state in (BODY, BARE)]
    found += [
        Step(CONTINUED, BARE, OPEN, 0.0, "leave"),
        Step(ENDED, BARE, OPEN, end[ENDED], "fresh"),
        Step(ENDED, BARE, KEEP, costs.AFTER_SIGN_OFF),
    ]
    # 某某怎么了？ — a heading that ends like a sentence
    found += [Step(state, HEADED, TITLE_OPEN, end[state], "as title", "before") for state in range(STATES)]
    found += [
        Step(HEADED, HEADED, TITLE_KEEP, 0.0, "as title"),
        Step(CLOSED, CLOSED, TITLE_CLOSE, 0.0, "as title"),
    ]
    found += [
        Step(state, state, TITLE_PHOTO, costs.PICTURE, "as a picture's title", "half after") for state in range(STATES)
    ]
    found += [Step(state, state, SUBHEAD, 0.0, "as a question") for state in (BODY, BARE, CONTINUED)]
    found += [Step(state, CLOSED, TITLE_CLOSE, 0.0, "as title", "after") for state in (BARE, ENDED)]
    # a signed or closed article may go on after all: a byline in the middle
    found += [Step(CLOSED, BODY, KEEP, 6.0), Step(PICTURED, BODY, KEEP, 6.0)]
    return found


STEPS = {"heading": of_heading, "byline": of_byline, "jump": of_jump, "body": of_body}
ROLES = tuple(STEPS)
# what steps are priced by, as `columns_of` has it: the evidence, what follows from it, and, last, from the habit too
COLUMNS = {
    name: number
    for number, name in enumerate((
        *Evidence._fields, "nothing", "joined to the next", "joined to the last", "as title", "as a picture's title",
        "as a question", "picture", "fresh, signed below",
    ))
}  # fmt: skip
SIDES = {
    name: number
    for number, name in enumerate(("neither", "before", "after", "half after", "signed below", "only if signed below"))
}
