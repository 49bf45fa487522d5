"""Rows to lists: the index of what stands on which page, and who hosts and who speaks."""

import re

from . import formulas as f
from . import leads
from .byline_words import SEPARATOR
from .bylines import is_byline
from .people import ASIDE, ASKS, GUEST, HOST
from .rows import Row

LIST_ENDS = re.compile(r"[ \u3000]+[\u3400-\u9fff·]{2,5}$|^[\u3400-\u9fff·]{1,4}[ \u3000]+\S")
INDEXED = re.compile(r"[\u3400-\u9fff].*[\u3400-\u9fff].*[\u3400-\u9fff].*[\u3400-\u9fff]")
LONGEST_NAME = 5  # characters of a host's name or office


def listed_pages(rows: list[Row]) -> list[int]:
    """Give the rows of an index that no heading opens: two or more in turn that name a page and what stands there."""
    named = [False, *(may_name_page(row.text) and f.ON_PAGE.match(row.text) is not None for row in rows), False]
    return [k for k in range(len(rows)) if named[k + 1] and (named[k] or named[k + 2])]


def may_name_page(text: str) -> bool:
    """Tell whether *text* opens or ends as the line of an index may: the pattern is tried on few rows."""
    return text[-1] == "版" or text[-1].isdecimal() or not f.is_han(text[0]) or text[0] in "详詳见見全原第"


def is_host(text: str) -> bool:
    """Tell whether *text* opens a list of hosts, and no question of theirs."""
    found = HOST.match(text)
    if found is None or ASKS.search(text):
        return False
    # 主持人：改造之后的菜 | 场，……
    return max(map(len, SEPARATOR.split(ASIDE.sub("", text[found.end() :])))) <= LONGEST_NAME


def index_end(rows: list[Row], number: int) -> int:
    """Give the number of the row after the index that opens at row *number*."""
    end = last = number + 1
    while end < len(rows) and rows[end].width < 45 and end - last < 3:
        text = rows[end].text
        if f.EDITORS.match(text) or (f.FURNITURE.match(text) and not INDEXED.search(text)):
            break
        if f.PAGE_REFERENCE.search(text):
            last = end + 1
        elif f.FINAL.search(text) or is_byline(text) or leads.OPENS.match(text) or f.JUMP_IN.match(text):
            break
        elif rows[end].blank and end > last:
            break
        elif rows[end].indent >= 2 and end == last and not rows[end].blank and rows[end - 1].indent < rows[end].indent:
            last = end + 1
        end += 1
    return last if last > number + 1 else min(end, number + 2)


def host_end(rows: list[Row], number: int) -> int:
    """Give the number of the row after the list of hosts and guests that opens at row *number*."""
    end = number + 1
    named: set[str] = set()
    while end < len(rows) and not f.FINAL.search(rows[end].text) and rows[end].width < 30:
        text = rows[end].text
        if rows[end].blank and text in named:
            break  # the heading of what this guest says
        named.add(text)
        listed = is_host(text) or GUEST.match(text) or LIST_ENDS.search(text)
        if not listed and (rows[end].blank or end > number + 1 or f.COMMAS.search(text)):
            break
        if not listed and not rows[number].text.endswith((":", "：")):
            break
        end += 1
    return end
