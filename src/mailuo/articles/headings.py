"""A heading to its parts: kicker 引题, headline 主题, deck 副题 and rubric 栏目.

Its lines are read in order as rubrics, kickers, the headline, decks and rubrics again; of all such readings the
cheapest is taken. A blank line parts two parts, where the dump has blank lines at all; else widths must tell.
"""

from .items import Item, item, part, whole
from .labels import COLON, is_label
from .parts import ABOVE, BELOW, cheapest_parts

ROLES = ("rubric", "kicker", "headline", "deck", "rubric")
REASONS = {
    "rubric": "a short label beside a headline",
    "kicker": "stands above a headline",
    "deck": "stands below a headline, or opens with a dash",
    "headline": "the main line of a heading",
}


def one_a_line(heading: Item, page_text: str) -> list[Item]:
    """Give each line of *heading* as an item; a vertical one is cut after its kicker alone."""
    if heading.vertical:
        return vertical_apart(heading, page_text)
    if len(heading.spans) == 1:
        return [heading]
    if len(heading.rows) == len(heading.spans):
        return [
            item("heading", [row], heading.confidence, heading.reason, page_text, column=heading.column)
            if (row.start, row.end) == span
            else part(heading._replace(rows=(row,)), [span], page_text)
            for row, span in zip(heading.rows, heading.spans)
        ]
    return [part(heading, [span], page_text) for span in heading.spans]


def vertical_apart(heading: Item, page_text: str) -> list[Item]:
    """Give the kicker of a vertical heading, up to its colon, apart from the rest."""
    spans = heading.spans
    for number in range(2, len(spans) - 2):
        if page_text[spans[number][1] - 1] in COLON:
            return [
                part(heading, list(spans[: number + 1]), page_text),
                part(heading, list(spans[number + 1 :]), page_text),
            ]
    return [heading]


def parts_of(lines: list[Item], page_text: str, level: int, text: str) -> list[Item]:
    """Give the parts of a heading from its *lines*, those of one part joined.

    Args:
        level: of the page's markdown headings that head articles, 0 without such marks.
        text: of the article or the caption that they head.
    """
    flat, upright = upright_apart(lines, page_text)
    found = [line._replace(role="subhead", reason="stands upright beside a headline") for line in upright]
    margin, roles = cheapest_parts(flat, level, text)
    group: list[Item] = []
    for number, (line, role) in enumerate(zip(flat, roles)):
        if group and (role != roles[number - 1] or (role in (ABOVE, BELOW) and line.row.blank)):
            found.append(labelled(group, ROLES[roles[number - 1]], margin, page_text))
            group = []
        group.append(line)
    found.append(labelled(group, ROLES[roles[-1]], margin, page_text))
    return found


def upright_apart(lines: list[Item], page_text: str) -> tuple[list[Item], list[Item]]:
    """Give the lines of a heading one by one, and those that stand upright beside a set headline, for ornament."""
    lines = sorted((one for line in lines for one in one_a_line(line, page_text)), key=lambda line: line.start)
    upright = {number for number, line in enumerate(lines) if line.vertical}
    both_ways = any(
        (number in upright) != (number + 1 in upright)
        and not page_text[line.spans[-1][1] : lines[number + 1].start].strip()
        for number, line in enumerate(lines[:-1])
    )
    if both_ways or all(is_label(line) for number, line in enumerate(lines) if number not in upright):
        return lines, []
    return (
        [line for number, line in enumerate(lines) if number not in upright],
        [line for number, line in enumerate(lines) if number in upright],
    )


def labelled(lines: list[Item], role: str, margin: float, page_text: str) -> Item:
    """Give *lines* as the one part *role* of their heading."""
    confidence = round(min(0.95, 0.55 + 0.1 * margin), 2)
    first = lines[0]._replace(role=role, confidence=confidence, reason=REASONS[role])
    return whole([first, *lines[1:]], page_text)
