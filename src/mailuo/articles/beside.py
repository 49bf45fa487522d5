"""Items to items: the lines that their neighbours show to be headings or bylines."""

import itertools
import re
from collections import Counter

from . import formulas as f
from . import leads
from .byline_words import names_placed
from .bylines import DID
from .events import closes_text
from .evidence import may_be_title
from .items import Item, ends, letters, part, role_at, whole
from .labels import DECK, is_label, is_rubric
from .line_costs import LONGEST_COLUMN, PAUSES
from .showing import is_listed
from .surnames import WORDS, are_names

TITLE = re.compile(r"(?:[医醫]生|[医醫][师師]|教授|博士|律[师師]|老[师師]|院士)$")
PEN_NAMES = re.compile(r"[\u3400-\u9fff·]{2,4}(?:[ \u3000、][\u3400-\u9fff·]{1,4}){0,2}")
SET_APART = re.compile(r"[\u3400-\u9fff][ \u3000]{1,3}[\u3400-\u9fff]")
WRITES_IN = re.compile(
    "(?:[读讀]者|居民|市民|村民|[业業]主|家[长長]|[网網]友|[学學]生|乘客|[旅顾顧]客)[ \u3000]"
)  # to a paper, which answers
ABOUT = re.compile(r"[（(][^（）()]{2,12}[）)]$")
APART = ("heading", "furniture")  # what an article's heading may stand below
LONGEST = 90  # characters of a kicker or a deck
WHEN = re.compile(rf"[ \u3000]+(?:{f.DAY.pattern}|[\u3400-\u9fff]{{1,3}}日)$")


def unended(items: list[Item], page_text: str) -> list[Item]:
    """Give *items* with the paragraphs that end no sentence and stand above or below a headline as parts of it."""
    out: list[Item] = []
    for number, each in enumerate(items):
        above = items[number - 1] if number else None
        below = role_at(items, number + 1)
        free = above is None or above.role in APART
        free = free or (above.role == "body" and ends(above) and is_phrase(each))
        if (
            each.role == "body"
            and free
            and below in ("heading", "byline", "host")
            and (ends_none(each) or is_stack(each))
        ):
            reason = "ends no sentence and stands beside a heading"
            out += parts_at_blanks(each._replace(role="heading", confidence=0.6, reason=reason), page_text)
        else:
            out.append(each)
    return out


def asked(items: list[Item]) -> list[Item]:
    """Give *items* with the questions and calls that stand with a headline, 某某怎么了？, as headings."""
    out = list(items)
    told = Counter(speaks(each) for each in items if each.role == "body")
    speakers = {speaker for speaker, n in told.items() if speaker and n > 1}
    for number in range(len(items) - 1):
        each, below = items[number], items[number + 1].role
        if each.role != "body" or not (may_be_title(each) or leads_in(each)) or speaks(each) in speakers:
            continue
        above = role_at(items, number - 1)
        asks = leads_in(each) or (each.text[-1] in "？?" and "，" not in each.text)
        leading = below == "byline" or (below == "heading" and (asks or above != "body"))
        labelled = above == "heading" and is_label(items[number - 1]) and not DECK.match(items[number - 1].text)
        if leading or labelled or (above == "heading" and below not in ("body", "pullquote")):
            reason = "a question or a call beside a headline"
            out[number] = each._replace(role="heading", confidence=0.6, reason=reason)
    return out


def run_on(items: list[Item], page_text: str) -> list[Item]:
    """Give *items* with the lines that break off at a comma above a text, or above 下转, as text."""
    out: list[Item] = []
    for each in items:
        if out and breaks_off(out[-1], each):
            text = out[-1]._replace(role="body", confidence=0.7, reason="ends in a comma above a text")
            if each.role == "body":
                out[-1] = whole([text, each], page_text)
                continue
            out[-1] = whole([text], page_text)
        out.append(each)
    return out


def breaks_off(line: Item, below: Item) -> bool:
    """Tell whether *line*, taken for a heading, ends as none does: in a comma above a text or above 下转."""
    if line.role != "heading" or line.row.mark or line.text[-1] not in PAUSES:
        return False
    if below.role == "jump":
        return f.JUMP_OUT.search(below.text) is not None
    return below.role == "body" and not may_be_title(below)


def parts_at_blanks(heading: Item, page_text: str) -> list[Item]:
    """Give *heading* cut where blank lines part its rows."""
    rows = heading.rows
    starts = [number for number, row in enumerate(rows) if row.blank or not number]
    if len(starts) == 1 or len(rows) != len(heading.spans):
        return [heading]
    stretches = itertools.pairwise([*starts, len(rows)])
    return [part(heading._replace(rows=rows[a:b]), list(heading.spans[a:b]), page_text) for a, b in stretches]


def speaks(each: Item) -> str:
    """Give who speaks in the paragraph *each*, with the colon: 主持人：……; an empty text where nobody is named."""
    found = f.SPEAKS.match(each.text)
    return found.group() if found else ""


def ends_none(each: Item) -> bool:
    """Tell whether the paragraph *each* ends no sentence and is as short as what stands beside a headline."""
    text = each.text
    if each.row.scale is not None:  # where sizes are known they tell
        return False
    if len(text) > LONGEST or text.count("。") > 1 or ends(each) or text[-1] in "，,、；;：:（(":
        return False
    return not (leads.OPENS.match(text) or f.CONTACT.search(text) or any(is_listed(row.text) for row in each.rows))


def is_stack(each: Item) -> bool:
    """Tell whether *each* is lines with blank ones between that close with a question, as a headline's may."""
    apart = any(row.blank for row in each.rows[1:])
    return apart and len(each.text) <= LONGEST and each.text[-1] in "？！?!" and not re.search("[。；]", each.text)


def is_phrase(each: Item) -> bool:
    """Tell whether *each* has the looks of a kicker: a comma or a dash at its end, no full stop and no full line."""
    text = each.text
    if len(text) > 50 or re.search("[。（(]|^[“「]", text) or not ("，" in text or text.endswith("——")):
        return False
    return each.column > LONGEST_COLUMN or each.rows[-1].width < each.column - 2.5


def leads_in(each: Item) -> bool:
    """Tell whether *each* is a line that ends in a dash, as a kicker may: 某某之后——."""
    return len(each.rows) == 1 and each.text.endswith(("——", "──")) and len(each.text) <= 40


def signed(items: list[Item]) -> list[Item]:
    """Give *items* with a name beside a headline, or below the text that it signs, as a byline."""
    out = list(items)
    for number, each in enumerate(items):
        if each.role != "heading" or each.vertical or each.row.mark or not number:
            continue
        above = items[number - 1].role
        if above == "jump" and number > 1 and f.JUMP_OUT.search(items[number - 1].text):
            above = items[number - 2].role
        below = role_at(items, number + 1)
        text, stated = each.text, None
        if not are_names(text):  # 王文 is a name, 周松文 says who wrote
            text = TITLE.sub("", DID.sub("", ABOUT.sub("", WHEN.sub("", text)))).strip(" \u3000/／")
            stated = DID.search(each.text) and PEN_NAMES.fullmatch(text)
        named = stated or (are_names(text) and not is_rubric(text) and not f.SECTION.match(text)) or names_placed(text)
        answered = below == "body" and items[number + 1].text.startswith(("答：", "答:"))
        if above == "body" and (below != "body" or answered or WRITES_IN.match(each.text)):
            reason = "a name below a text"
        elif above in APART and not are_names(items[number - 1].text):
            reason = "a name below a headline"
            # a headline may stand below its text, and the name below that
            named = named and (below == "body" or " " in text or closes_text(items, number))
            # two characters set apart are a name, even without a surname: 仓 米
            pair = SET_APART.fullmatch(each.text) and letters(each.text) not in WORDS
            pair = pair and not is_rubric(each.text) and not is_rubric(items[number - 1].text)
            named = named or bool(pair and below == "body")
        else:
            named = False
        if named:
            out[number] = each._replace(role="byline", confidence=0.6, reason=reason)
    return out
