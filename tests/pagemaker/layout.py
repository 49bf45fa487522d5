"""Text to lines: wrapping as a newspaper's columns do, downward setting, and the slips of a scan."""

from dataclasses import dataclass, field

NO_START = set("，。、；：！？”’）》」』】…,;:!?)％%—")
NO_END = set("“‘（《「『【(")
DOWN = str.maketrans("“”‘’", "﹃﹄﹁﹂")


@dataclass
class Row:
    """One line of a page to be: what is on it, what it belongs to, and what comes before it."""

    text: str
    unit: str
    role: str
    starts: bool | None = None  # whether it starts a paragraph; None where the role has none
    inline: list = field(default_factory=list)  # (text, role) of stretches with another role
    gap: str = ""  # before it: "", "block", "column", "paragraph"


def cells(text):
    """Give the width of *text* in cells; what is ASCII takes half a cell."""
    return sum(0.5 if character < "\x7f" else 1 for character in text)


def wrap(text, widths, squeeze):
    """Give the lines of a paragraph: *widths* gives the width of each next line, 2 cells are the first one's indent."""
    lines, line, width = [], [], next(widths) - 2
    for unit in units_of(text):
        closing = unit in NO_START
        if cells("".join(line) + unit) <= width or not line:
            if not line and closing and lines:
                lines[-1].append(unit)
            else:
                line.append(unit)
            continue
        if closing and squeeze:
            lines.append([*line, unit])
            line = []
        else:
            carried = int(closing and len(line) > 1)
            while carried < len(line) - 1 and line[len(line) - carried - 1] in NO_END:
                carried += 1
            lines.append(line[: len(line) - carried])
            line = [*line[len(line) - carried :], unit]
        width = next(widths)
    return ["".join(line) for line in [*lines, line] if line]


def units_of(text):
    """Give what is not broken: a run of digits and letters, or a character."""
    run = ""
    for character in text:
        if character < "\x7f" and (character.isalnum() or character in ".%+-/"):
            run += character
            continue
        if run:
            yield run
            run = ""
        yield character
    if run:
        yield run


def downward(text):
    """Give the lines of a heading set downwards: a character each, 、 with the next, numbers whole, “ turned."""
    lines = []
    for character in text.replace(" ", "").translate(DOWN):
        if lines and (lines[-1] == "、" or (character.isdigit() and lines[-1].isdigit() and len(lines[-1]) < 4)):
            lines[-1] += character
        else:
            lines.append(character)
    return lines


def slip(random, rows, rate):
    """Spoil *rows* as a scan does: a character read as another or lost, a full stop lost, a line cut in two."""
    out = []
    for row in rows:
        if row.role not in ("body", "caption", "headline", "subhead") or row.inline or len(row.text) < 4:
            out.append(row)
            continue
        text = row.text
        for k in range(len(text) - 1, -1, -1):
            if random.random() < rate and "\u4e00" <= text[k] <= "\u9fff":
                text = (
                    text[:k] + random.choice(("", "曰", "己", "末", "入", "士", "大", "囗", "白", "千")) + text[k + 1 :]
                )
            elif random.random() < rate * 2 and text[k] in "，。、":
                text = text[:k] + random.choice(("", ".", "·", " ")) + text[k + 1 :]
        row.text = text.strip() or row.text
        out.append(row)
        if row.role == "body" and len(row.text) > 10 and random.random() < rate * 2:
            cut = random.randint(4, len(row.text) - 4)
            rest = Row(row.text[cut:].strip(), row.unit, row.role, False)
            row.text = row.text[:cut].strip()
            out.append(rest)
    return out
