"""Passages to the year of a page: what only a text of one year says, weighed; never a guess."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mailuo.dates.passages import Passage
from mailuo.dates.rules import RULES, THIS_YEAR, Y

ENOUGH = 1.5  # the weight from which a year is taken; one sure sentence, or two that agree
CONTRADICTED = 1.0  # what a year loses for each later year that the page speaks of as past
MIDYEAR = 0.9  # what "2021年是…之年" weighs more where the page tells of days neither early nor late in a year
SHORTLY = 14  # characters before a match in which what refuses it is looked for


@dataclass(frozen=True)
class Hint:
    """A place that speaks for a year; what the same *rule* says again weighs no more."""

    year: int
    weight: float
    rule: str
    passage: Passage
    start: int
    end: int


FUTURE_BEFORE = re.compile(r"(?:到|至|力争|预计|明年|未来|展望|面向|计划|拟|有望|将于|截至不迟于|—|-|～)$")
FUTURE_AFTER = re.compile(r"^年?(?:底前|年底前|前|将|力争|建成|初步|基本|实现|计划|预计|年?规划|远景)")
MENTION = re.compile(Y)


def hints_of(passages: Sequence[Passage]) -> list[Hint]:
    """Give every place that speaks for a year."""
    found = []
    for passage in passages:
        if "年" not in passage.text and not MENTION.search(passage.text):
            continue
        for rule in RULES:
            for match in rule.pattern.finditer(passage.text):
                around = passage.text[max(0, match.start() - 6) : match.end()]
                if not (rule.refuse and (rule.refuse.search(around) or rule.refuse.search(around[:6]))):
                    hint = Hint(
                        rule.year(match), rule.weight, rule.pattern.pattern, passage, match.start(), match.end()
                    )
                    found.append(hint)
    return found


def hints_of_this_year(passages: Sequence[Passage]) -> list[Hint]:
    """Give what 2021年是…之年 weighs more amid a year, when neither the next nor the last is spoken of so."""
    return [
        Hint(int(match["y"]), MIDYEAR, "this year", passage, match.start(), match.end())
        for passage in passages
        for match in THIS_YEAR.finditer(passage.text)
    ]


def past_years(passages: Sequence[Passage]) -> set[int]:
    """Give the years that the page speaks of as past or present: not those that something is planned for."""
    return {
        int(match["y"])
        for passage in passages
        for match in MENTION.finditer(passage.text)
        if passage.text.startswith("年", match.end())
        and not FUTURE_BEFORE.search(passage.text[max(0, match.start() - 6) : match.start()])
        and not FUTURE_AFTER.match(passage.text[match.end() : match.end() + 6])
    }


def year_of(passages: Sequence[Passage], more: Sequence[Hint] = ()) -> Hint | None:
    """Give the strongest hint of the year for which most speaks, or None where too little speaks for any."""
    hints = [*hints_of(passages), *more]
    strongest: dict[tuple[int, str], float] = defaultdict(float)
    for hint in hints:
        strongest[hint.year, hint.rule] = max(hint.weight, strongest[hint.year, hint.rule])
    weights: dict[int, float] = defaultdict(float)
    for (year, _), weight in strongest.items():
        weights[year] += weight
    past = past_years(passages)
    for year in weights:
        weights[year] -= CONTRADICTED * sum(later > year for later in past)
    year = max(weights, key=lambda year: (weights[year], year), default=None)
    if year is None or weights[year] < ENOUGH:
        return None
    return max((hint for hint in hints if hint.year == year), key=lambda hint: hint.weight)
