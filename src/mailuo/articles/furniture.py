"""Rows to what a paper sets on any page of it: its name, its sections, dates, editors, and a scan's stray marks."""

import re

from . import formulas as f
from .labels import is_rubric
from .rows import Row
from .scans import dates_mended
from .surnames import are_names

STRAY = frozenset(",;:°，；：、•ˊˋ丨｜丿丶ノ》｡'’‘`´·-—_~|^*\\/／Il")  # marks that stand on no line alone
OPENED_BY = {"」": "「", "』": "『"}
PAUSES = frozenset("。．.")
RULE = re.compile("[一—_=-][一—_= -]*[一—_=-]")  # a rule as a scan reads it
SUPPLEMENT = re.compile(
    r"[\u3400-\u9fff]{2,4}[·•][\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{2,6}[ \u3000]*[副周专專特]刊"
)  # 校园·人物
RUNNING = 9.0  # cells of a line of running text, at least
CALLED = re.compile(r"(?:[电電][话話]|[传傳]真|[邮郵]箱)[:：][\w@.\- ]{6,30}")
TOP, EDGE = 8, 6  # rows


def names_paper(rows: list[Row], number: int) -> bool:
    """Tell whether the row *number* is a paper's name at the top of a page, or a short one at its very edge."""
    text = rows[number].text
    edge = not 1 < number < len(rows) - 2 and not f.OFFICE.search(text)
    return bool((number < TOP and f.MASTHEAD.fullmatch(text)) or (edge and f.PAPER_AND_SECTION.fullmatch(text)))


def is_furniture(rows: list[Row], number: int, amid: bool) -> bool:
    """Tell whether the row *number*, perhaps *amid* a paragraph by its place, is what any page of the paper has."""
    text = dates_mended(rows[number].text)
    if number and f.DAY.fullmatch(text) and f.OFFICE_SIGNS.fullmatch(rows[number - 1].text):
        return False  # the date of a notice
    edge = at_edge(rows, number, amid) or (not amid and f.DATE_LINE.fullmatch(text))
    if not edge or not (f.FURNITURE.match(text) or f.IMPRINT.search(text)):
        return False
    listed = f.COMMAS.search(text) and not f.REACHED.search(text)
    return not (f.FINAL.search(text) or listed)


def noise(rows: list[Row]) -> list[int]:
    """Give the rows that hold nothing but a stray mark, or a few figures amid a sentence: what a scan read there."""
    likely = [number for number, row in enumerate(rows) if len(row.text) <= 4 or row.text[0] == row.text[-1]]
    alone = {rows[number].text for number in likely}
    # a stroke, if no part of an article is numbered 二; a bracket that nothing opens
    strays = STRAY | ({"一"} if "二" not in alone else set())
    strays |= {
        close for close, opens in OPENED_BY.items() if close in alone and not any(opens in row.text for row in rows)
    }
    return [number for number in likely if is_noise(rows, number, strays)]


def is_noise(rows: list[Row], number: int, strays: frozenset[str]) -> bool:
    """Tell whether row *number* is what a scan read there; *strays* are the marks that stand on no line alone."""
    text = rows[number].text
    if text in strays or (text[0] == text[-1] and RULE.fullmatch(text)):
        return True
    if len(text) <= 3 and not any(map(str.isalnum, text)):
        apart = rows[number].blank and (number + 1 == len(rows) or rows[number + 1].blank)
        # a full stop may be all that stands on the last line of a paragraph
        return apart or (text in PAUSES and (number == 0 or rows[number].blank or rows[number - 1].ends))
    if not (len(text) <= 4 and text.isascii() and text.isdecimal() and 0 < number < len(rows) - 1):
        return False
    above, below = rows[number - 1], rows[number + 1]
    return not above.ends and min(above.width, below.width) >= RUNNING


def near_edge(rows: list[Row], number: int) -> bool:
    """Tell whether the row *number* is one of the first or the last of its page."""
    return number < EDGE or number >= len(rows) - EDGE


def at_edge(rows: list[Row], number: int, amid: bool) -> bool:
    """Tell whether the row *number* may be furniture by its place: near an edge of the page, or on its own."""
    if near_edge(rows, number):
        return not amid or number < 3
    after = number + 1 < len(rows) and rows[number + 1].blank
    return rows[number].blank and after


def sections(rows: list[Row], roles: dict[int, str]) -> None:
    """Mark the names of sections (要闻, 经济) beside furniture as furniture."""
    named = False  # a page has one name
    for number, row in enumerate(rows):
        if number in roles or "furniture" not in (roles.get(number - 1), roles.get(number + 1)):
            continue
        if is_section(row.text) or f.FURNITURE.match(row.text) or CALLED.fullmatch(row.text):
            roles[number] = "furniture"
        elif not named and names_section(rows, roles, number):
            roles[number] = "furniture"
            named = True


def is_section(text: str) -> bool:
    """Tell whether *text* is the usual name of a section, its characters perhaps set apart: 综 合 新 闻."""
    return len(text) <= 8 and f.SECTION.match(re.sub("[ \u3000]", "", text)) is not None


def names_section(rows: list[Row], roles: dict[int, str], number: int) -> bool:
    """Tell whether the row *number*, of two to four characters at the page's top, names its section: 城事, 人文周刊."""
    text = rows[number].text
    if number + 1 < len(rows) and number < 2 and SUPPLEMENT.fullmatch(text):
        return True
    if number >= TOP or number + 1 >= len(rows):
        return False
    if not f.SHORT.fullmatch(text) or is_rubric(text) or are_names(text):
        return False
    below = rows[number + 1]  # a headline has its byline or its text there, or its next line right below
    if rows[number].blank and not below.blank:
        return False
    return roles.get(number + 1, "furniture") == "furniture" and below.width <= 34 and not below.text.endswith("。")
