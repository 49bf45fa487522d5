"""Lines of a heading to the parts they play: rubric 栏目, kicker 引题, headline 主题, deck 副题.

The lines are read in order as rubrics, kickers, the headline, decks and rubrics again; of all such readings the
cheapest is taken. What a line shows and what it shows beside the line above are weighed as `weights.py` says.
"""

import itertools
from collections import Counter
from collections.abc import Sequence

from . import formulas as f
from .items import Item, letters
from .labels import COLON, DECK, SERIES, is_rubric
from .pairs import ALIKE, pair_signs
from .signs import overlap
from .surnames import are_names
from .weighing import OF_PARTS, between

ABOVE, KICKER, HEADLINE, DECKS, BELOW = range(5)  # the order of a heading's parts
LEAD = 160  # characters


def cheapest_parts(lines: list[Item], level: int, text: str) -> tuple[float, list[int]]:
    """Give the part of each line on the cheapest reading, and by how much the next best reading is dearer.

    Args:
        level: of the markdown headings that head the page's articles, 0 without such marks.
        text: of the article or the caption that the lines head.
    """
    told = bool(lines) and lines[0].row.blank  # whether blank lines part the parts
    pairs = [between(pair_signs(above, line, told, text[:LEAD])) for above, line in itertools.pairwise(lines)]
    return cheapest_path(line_costs(lines, level, text, told), pairs)


def cheapest_path(
    costs: Sequence[Sequence[float]], pairs: list[dict[tuple[int, int], float]]
) -> tuple[float, list[int]]:
    """Give what `cheapest_parts` does, from the costs of the parts of each line and of each two lines."""
    totals: list[dict[int, tuple[float, int]]] = []
    for number in range(len(costs)):
        row: dict[int, tuple[float, int]] = {}
        for role in range(5):
            best = (0.0 if role <= HEADLINE else 50.0, role)
            if number:
                pair = pairs[number - 1]
                best = min(
                    (totals[-1][before][0] + pair[before, role], before)
                    for before in range(role + 1)
                    if (before, role) in pair
                )
            row[role] = (best[0] + costs[number][role], best[1])
        totals.append(row)
    ends = sorted((totals[-1][role][0], role) for role in (HEADLINE, DECKS, BELOW))
    role = ends[0][1]
    roles = [role]
    for row in reversed(totals[1:]):
        role = row[role][1]
        roles.append(role)
    return ends[1][0] - ends[0][0], roles[::-1]


def line_costs(lines: list[Item], level: int, text: str, told: bool) -> list[list[float]]:
    """Give the cost of each part for each line."""
    weighed = OF_PARTS.weighed(line_signs(lines, text, told))
    return [[a + b for a, b in zip(*costs)] for costs in zip(weighed, fixed_costs(lines, level))]


def fixed_costs(lines: list[Item], level: int) -> list[list[float]]:
    """Give what markdown marks and type sizes add to the cost of each part for each line."""
    found = []
    marked = level and any(line.row.mark == level for line in lines)
    largest = max((line.row.size or 0.0 for line in lines), default=0.0)
    for line in lines:
        costs = [0.0] * 5
        if 0 < line.row.mark < level:
            costs[ABOVE] = costs[BELOW] = -6.0
        if marked and line.row.mark != level:
            costs[HEADLINE] += 4.0
        if line.row.size and line.row.size < largest - 0.5:
            costs[HEADLINE] += 4.0
        elif line.row.size:
            for role in (ABOVE, KICKER, BELOW):
                costs[role] += 4.0
            costs[DECKS] += 0.0 if DECK.match(line.text) else 4.0
        found.append(costs)
    return found


def line_signs(lines: list[Item], text: str, told: bool) -> list[dict[str, float]]:
    """Give what each line of a heading shows."""
    words = Counter(word for line in lines for word in line.text.split())
    widths = [line.row.width if not line.vertical else float(len(line.rows)) for line in lines]
    ranked = sorted(widths)
    longest = max(len(letters(line.text)) for line in lines)
    return [
        of_line(line)
        | of_place(number, widths, ranked, short=len(letters(line.text)) < 0.5 * longest)
        | {
            "repeated": float(len(lines) > 1 and all(words[word] > 1 for word in line.text.split())),
            "blank above": float(told and bool(number) and line.row.blank),
            "said": overlap(line.text, text),
            "said in the lead": overlap(line.text, text[:LEAD]),
        }
        for number, line in enumerate(lines)
    ]


def of_line(line: Item) -> dict[str, float]:
    """Give what the text of one line shows."""
    text, size = line.text, len(letters(line.text))
    return {
        "any": 1.0,
        "letters": min(size, 30) / 10,
        "2 letters": float(size <= 2),
        "4 letters": float(size <= 4),
        "6 letters": float(size <= 6),
        "15 letters": float(size >= 15),
        "colon ends it": float(text.endswith(COLON)),
        "speaker ends it": float(names_speaker(text)),
        "colon": float(any(colon in text[:-1] for colon in COLON)),
        "dash opens it": float(DECK.match(text) is not None),
        "dash ends it": float(text.endswith(("——", "──"))),
        "rubric": float(is_rubric(text)),
        "series": float(SERIES.search(text) is not None),
        "upright": float(line.vertical),
        "comma": float("，" in text or "；" in text),
        "question or call": float(text[-1] in "？！?!"),
        "space": float(" " in text),
        "quotes": float("“" in text or "「" in text),
        "figures": float(any(map(str.isdigit, text))),
        "portrait": float(text[0] in "记記访訪"),
    }


def of_place(number: int, widths: list[float], ranked: list[float], *, short: bool) -> dict[str, float]:
    """Give where line *number* stands among lines of *widths*; *short*: it has not half the letters of the longest."""
    mine, count = widths[number], len(widths)
    least, most = ranked[0], ranked[-1]
    two, more, first, last = count == 2, count > 2, not number, number == count - 1
    # where it is the widest itself, it is held against the next one
    other_most = ranked[-2] if mine == most and count > 1 else most
    other_least = ranked[1] if mine == least and count > 1 else least
    return {
        "only line": float(count == 1),
        "first of two": float(two and first),
        "last of two": float(two and last),
        "first of more": float(more and first),
        "last of more": float(more and last),
        "widest": float(mine > other_most + ALIKE),
        "narrowest": float(mine < other_least - ALIKE),
        "under half": float(short),
        "under half, first": float(short and first),
        "under half, last": float(short and last),
    }


def names_speaker(text: str) -> bool:
    """Tell whether *text* names who says what stands below: 市科技馆馆长甲某：, 某某研究院：."""
    if not text.endswith(COLON):
        return False
    who = text[:-1]
    return f.OFFICE_SIGNS.fullmatch(who) is not None or are_names(who[-3:]) or are_names(who[-2:])
