"""A sheet and the page read from it to gold: each line is known by the printed line on whose place it stands."""


def gold_of(sheet, page):
    """Give the gold of *page*, in the form of the text pages' gold, and the lines that are not one printed line's.

    A line of the page that mixes two printed lines, or a printed line that no line of the page shows, is named: the
    gold of what surrounds it would flatter.
    """
    marks, strays, shown = [], [], {}
    text_lines = page.text.split("\n")
    starts = {}
    at = 0
    for number, text in enumerate(text_lines):
        starts[at] = number
        at += len(text) + 1
    for line in page.lines:
        if line.box is None:
            continue
        text = page.text[line.start : line.end]
        printed = max(sheet.lines, key=lambda one: shared(one, line.box))
        if plain(text) not in plain(printed.text):
            strays.append((text, printed.text))
        shown[id(printed)] = shown.get(id(printed), 0) + len(plain(text))
        mark = {"line": starts[line.start] + 1, "unit": printed.unit, "role": printed.role}
        inline = [{"text": piece, "role": role} for piece, role in printed.inline if plain(piece) in plain(text)]
        marks.append(mark | ({"inline": inline} if inline else {}))
    strays += [("", one.text) for one in sheet.lines if shown.get(id(one), 0) != len(plain(one.text))]
    gold = {
        "paper": sheet.paper, "year": sheet.year, "month": sheet.month, "units": sheet.units, "lines": marks,
        "paragraphs": list(sheet.paragraphs),
    }  # fmt: skip
    return gold, strays


def shared(printed, box):
    """Give the area that a printed line and a box share."""
    wide = min(printed.left + printed.width, box[2]) - max(printed.left, box[0])
    high = min(printed.top + printed.height, box[3]) - max(printed.top, box[1])
    return max(0.0, wide) * max(0.0, high)


def plain(text):
    """Give *text* without white space."""
    return "".join(text.split())
