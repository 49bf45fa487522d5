"""Scripts to pages: a page written out block by block, in the order of its dump, becomes text and gold.

A script opens with lines `# key: value` (paper, year, month, and how the page is set: width, blanks, quote_blanks,
squeeze, wrapped, indent, slips). `=== a1 article` opens a unit or goes back to it, `@authors 甲某 乙某` and `@from 1`
say more of it, and `[role options] text` is a block of it: `|` breaks the line of a heading, `[body+]` goes on with a
paragraph, `¦` ends a column near there (`¦24`: the next is 24 wide), `<byline>…</byline>` is a stretch of another role;
options are v (downwards), w=24 (the column's width) and tight (no blank line before).
"""

import random as chance
import re
from itertools import chain, repeat

from pagemaker.layout import Row, downward, slip, wrap
from pagemaker.page import paragraphs_of, stripped

INLINE = re.compile(r"<(byline|jump|credit)>(.*?)</\1>")
BLOCK = re.compile(r"\[(\w+)(\+?)((?: \w+(?:=\d+)?)*)\]\s*(.*)$")
INDENTS = {"none": "", "full": "\u3000\u3000", "half": "  ", "four": "    "}
HASHES = {"headline": "## ", "subhead": "### ", "rubric": "# "}
SETTING = {
    "width": "18", "blanks": "dump", "squeeze": "yes", "quote_blanks": "no", "wrapped": "columns", "indent": "none",
    "slips": "0",
}  # fmt: skip


def page_of_script(script, seed=0):
    """Give the text and the gold of *script*, what chance adds by *seed*."""
    head, units, blocks = parsed(script)
    head = {**SETTING, **head}
    random = chance.Random(seed)
    rows, before = [], None
    for unit, role, goes_on, options, said in blocks:
        rows += set_block(head, unit, role, goes_on, options, said, before)
        before = unit, role
    if float(head["slips"]):
        rows = slip(random, rows, float(head["slips"]))
    return written(random, rows, head, units)


def parsed(script):
    """Give a script's header, its units and its blocks."""
    head, units, blocks, unit = {}, {}, [], None
    for line in filter(None, map(str.strip, script.split("\n"))):
        if line.startswith("# "):
            key, _, value = line[2:].partition(":")
            head[key.strip()] = value.strip()
        elif line.startswith("==="):
            unit, *kind = line[3:].split()
            if kind:
                units.setdefault(unit, {"kind": kind[0], "authors": []})
        elif line.startswith("@authors"):
            units[unit]["authors"] = line.split()[1:]
        elif line.startswith("@from"):
            units[unit]["from_page"] = line.split()[1]
        else:
            role, goes_on, options, said = BLOCK.match(line).groups()
            options = dict((option.split("=") + ["1"])[:2] for option in options.split())
            blocks.append((unit, role, bool(goes_on), options, said))
    return head, units, blocks


def set_block(head, unit, role, goes_on, options, said, before):
    """Give the rows of one block."""
    inline = [(found[2].strip(), found[1]) for found in INLINE.finditer(said)]
    said = INLINE.sub(lambda found: found[2], said)
    if role in ("body", "caption", "pullquote"):
        rows = running(head, unit, role, goes_on, options, said)
        same = before == (unit, "body") and role == "body" and not goes_on
        rows[0].gap = "paragraph" if same else "block"
    elif head["wrapped"] == "markdown" and role in HASHES:
        rows = [Row(HASHES[role] + said.replace("|", ""), unit, role, gap="block")]
    elif "v" in options:
        columns = [[Row(line, unit, role) for line in downward(column)] for column in said.split("|")]
        for column in columns:
            column[0].gap = "block"
        rows = list(chain.from_iterable(columns))
    else:
        lines = [said] if role == "index" else [line.strip() for line in said.split("|")]
        if role == "byline" and "w" in options:
            lines = wrap(said, repeat(int(options["w"])), head["squeeze"] == "yes")
        rows = [Row(line, unit, role, gap="" if number else "block") for number, line in enumerate(lines)]
    for text, other in inline:
        mark(rows, text, other)
    if "tight" in options:
        rows[0].gap = ""
    return rows


def running(head, unit, role, goes_on, options, said):
    """Give the rows of running text, its columns ended where the script says so."""
    pieces = re.split(r"(¦\d*)", said)
    width, lines, rest = int(options.get("w", head["width"])), [], ""
    if head["wrapped"] != "columns":
        lines = [("".join(pieces[::2]), "")]
    else:
        for number in range(0, len(pieces), 2):
            set_lines = wrap(rest + pieces[number], widths_of(width, goes_on or lines), head["squeeze"] == "yes")
            rest = set_lines.pop() if number + 1 < len(pieces) and set_lines else ""
            for place, line in enumerate(set_lines):
                lines.append((line, "column" if number and not place and lines else ""))
            if number + 1 < len(pieces):
                width = int(pieces[number + 1][1:] or width)
    opens = role != "pullquote"
    return [
        Row(line, unit, role, (not number and not goes_on) if opens else None, gap=gap)
        for number, (line, gap) in enumerate(lines)
    ]


def widths_of(width, amid):
    """Give the widths of the next lines; the first of a paragraph's middle has no indent to make room for."""
    return chain([width + 2 if amid else width], repeat(width))


def mark(rows, text, role):
    """Mark *text* as another role in the rows that it runs over."""
    left, dense = "".join(text.split()), ["".join(row.text.split()) for row in rows]
    start = "".join(dense).index(left)
    end, at = start + len(left), 0
    for number, (row, letters) in enumerate(zip(rows, dense)):
        first, last = max(start, at) - at, min(end, at + len(letters)) - at
        at += len(letters)
        if first >= last:
            continue
        if last - first == len(letters):
            if row.starts and number + 1 < len(rows) and rows[number + 1].starts is False:
                rows[number + 1].starts = True
            row.role, row.starts = role, None
        else:
            places = [place for place, character in enumerate(row.text) if not character.isspace()]
            row.inline.append((row.text[places[first] : places[last - 1] + 1], role))


def written(random, rows, head, units):
    """Give the page's text and gold from its rows, with blank lines as the dump has them."""
    lines, marks, was_first = [], [], False
    for number, row in enumerate(rows):
        lines += [""] * (blank_before(random, row, head, was_first) if number else 0)
        was_first = bool(row.starts) and row.role == "body" and row.gap in ("", "paragraph")
        indented = row.starts and row.role == "body" and not row.inline
        lines.append((INDENTS[head["indent"]] if indented else "") + row.text)
        mark_ = {"line": len(lines), "unit": row.unit, "role": row.role}
        if row.starts is not None:
            mark_["starts_paragraph"] = row.starts
        if row.inline:
            mark_["inline"] = [{"text": text, "role": role} for text, role in row.inline]
        marks.append(mark_)
    year, month = (int(head[key]) if head.get(key) else None for key in ("year", "month"))
    gold = {
        "page": None, "paper": head.get("paper"), "year": year, "month": month, "latest_event": None,
        "units": {label: {**unit, **heading_of(rows, label)} for label, unit in units.items()}, "lines": marks,
        "paragraphs": paragraphs_of(rows, marks),
    }  # fmt: skip
    return "\n".join(lines) + "\n", gold


def heading_of(rows, label):
    """Give the parts of a unit's heading, as set."""
    parts = {role: [stripped(row) for row in rows if (row.unit, row.role) == (label, role)] for role in (
        "rubric", "kicker", "headline", "deck",
    )}  # fmt: skip
    return {role: " ".join(pieces) for role, pieces in parts.items() if pieces}


def blank_before(random, row, head, was_first):
    """Tell whether the dump has a blank line before *row*."""
    blanks = head["blanks"]
    if blanks == "none":
        return False
    if head["wrapped"] != "columns":
        return bool(row.gap)
    if blanks == "every" or (head["quote_blanks"] == "yes" and row.text.startswith("“") and row.role == "body"):
        return True
    if row.gap in ("block", "column"):
        return True
    if row.gap == "paragraph":
        return blanks == "paragraphs" or (blanks == "dump" and random.random() < 0.85)
    return (blanks == "after first" or (blanks == "dump" and random.random() < 0.05)) and was_first
