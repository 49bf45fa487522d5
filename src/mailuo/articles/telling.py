"""Rows to roles: the rows that say themselves what they are, by a set phrase, by their place or by standing upright."""

import re

import numpy as np

from . import formulas as f
from . import leads
from .byline_words import MARK, MARK_OPENS, NAMELESS
from .bylines import WRITTEN, is_byline, is_credit, signs_above
from .furniture import is_furniture, names_paper, near_edge, noise, sections
from .lists import host_end, index_end, is_host, listed_pages
from .people import GUEST
from .rows import Row
from .surnames import NAME, are_names

LONGEST_FORMULA = 90  # characters of a row that is a formula as a whole
# what all rows that tell a role hold, or open or end with; a word common in running text only with its neighbours.
# Those that open with the commonest letters come first: the engine tries them in turn.
TRIGGER = f.either(
    r"\d[.\-]\d", "[上下紧緊续續][接转轉]", "[华華新报報讯訊]社", "年.{1,3}月", "上[续續]", "[记記]者",
    "[嘉来][ \u3000]?[宾賓]", "天[气氣]", "[地网網]址", "[编編版刊邮郵摄攝图圖撰]",
    "[值审審组組制檢检][班读讀版稿行图圖查]", "要[ \u3000]?目", "[预預]告", "看[点點]",
    "[组組审審责責]校", "[客户戶][客户戶]端",
    r"[接转轉][A-Za-z\d ]", "[专專谈談采採受][访訪]", "通[讯訊][员員]", "[发發](?:行|[）)]?$)", r"第\S{1,6}期",
    "口述", "[零售定订訂][价價]", "[对對][话話]", "作[稿者]", "社[长長址]", "社[）)]?$", "主持", "主[办辦管]",
    "提要", "校[对對 \u3000:：/／]", "文[/／｜|：:]", "[实實][习習]生", "[农農夏][历曆]", "[责責]任", "[总總]第",
    "供稿", "[热熱][线線]", "整理", "照片", "星期", "答[问問]", "[访訪][谈談]", "[统統][筹籌]", "[采採][写寫]",
    "承印", "[/／]文", "[视視][觉覺]", r"[导導]\s*[读讀览覽]", "[执執]行", "[执執][笔筆]", "[监監]制",
    "[评評][论論][员員]", "印[刷制製]", "策[划劃]", "[综綜]合", "[绘繪]", "www", "漫[画畫]", "http",
    "[报報][ \u3000]", "像中[国國]", "IC",
    r"\d℃", "[扫掃][一码碼]", "[维維][码碼]", "官方", "[顾顧][问問]", "可[证證]", "[电電][话話][:：]",
    flags=re.MULTILINE,
)  # fmt: skip
TRIGGER_OPENS = re.compile(r"[（(□\u2580-\u25ff★☆]|\W*[A-Z]?\d{1,3}\W|[A-Z .&]{6,}$")
TRIGGER_ENDS = "报報作绘繪"
TAKEN = re.compile(r"[摄攝]影?(?:[/／]\S*)?[）)]?$|^[图圖][片]?[/／:：]\s*(?![文])")
EDITOR_SIGNS = re.compile(
    rf"本[报報][编編][辑輯][ \u3000]+{NAME}"
)  # below a headline, not where a page names its editors
OF_THE_PAPER = re.compile(
    "本[报報](?:[记記]者|通[讯訊][员員]|[实實][习習]生)[ \u3000]"
)  # no running text has a blank there
PICTURED = re.compile("[摄攝]影[报報][道導][）)]?$")
TURNS = frozenset("版接转轉")  # one of these is in each jump
OFFICE_OF_ITS_OWN = re.compile(  # （某县人民银行）, below what it sent in
    rf"{f.OFFICE_SIGNS.pattern}|[\u3400-\u9fff]{{2,16}}(?:[组組科室站]|宣[传傳]部)"
)
LONGEST_CELL = 6  # characters
WRITES = re.compile("(?:撰?文|[图圖]文|采写|採寫)[/／|｜:：]")
NUMBER = re.compile(r"[A-Za-z0-9]{1,4}|\d{1,3}\.\d{1,2}%?|\d{1,4}%")
TALLEST = 90  # rows of a vertical heading


def told(rows: list[Row]) -> dict[int, str]:
    """Give the role of each row that tells it, by the row's number; ``vertical`` for a heading of upright lines."""
    roles = upright(rows)
    for number in listed_pages(rows):
        roles.setdefault(number, "index")
    for number in noise(rows):
        roles.setdefault(number, "furniture")
    for number in sorted(telling(rows)):
        role = role_of(rows, number, roles) if number not in roles else None
        if role == "index":
            for k in range(number, index_end(rows, number)):
                roles[k] = "index"
        elif role == "host":
            for k in range(number, host_end(rows, number)):
                roles.setdefault(k, "host")
        elif role:
            roles[number] = role
            if role == "byline" and names_below(rows, number):
                roles[number + 1] = role
    sections(rows, roles)
    return roles


def names_below(rows: list[Row], number: int) -> bool:
    """Tell whether the byline on row *number* ends in an office, its names on the next row: ■本报记者 | 甲某."""
    if not NAMELESS.search(rows[number].text) or number + 1 == len(rows):
        return False
    return not rows[number + 1].blank and are_names(rows[number + 1].text)


def telling(rows: list[Row]) -> set[int]:
    """Give the numbers of the rows that hold anything by which a row tells its role."""
    texts = [row.text if len(row.text) <= LONGEST_FORMULA else "" for row in rows]
    ends = np.cumsum([len(text) + 1 for text in texts])  # each with its line end
    places = [match.start() for match in TRIGGER.finditer("\n".join(texts))]
    found = set(ends.searchsorted(places, "right").tolist())
    for number, text in enumerate(texts):
        if not text or number in found:
            continue
        first, last = text[0], text[-1]
        opens = not f.is_han(first) and TRIGGER_OPENS.match(text)
        marked = first in MARK_OPENS and MARK.match(text)
        if opens or marked or last in TRIGGER_ENDS or last.isdecimal():
            found.add(number)
    return found


def upright(rows: list[Row]) -> dict[int, str]:
    """Give the rows of vertical headings: three or more in turn of a character or two, most of them one."""
    roles: dict[int, str] = {}
    first = 0
    while first < len(rows):
        end = first
        while end < len(rows) and len(rows[end].text) <= LONGEST_CELL and is_cell(rows[end].text):
            end += 1
        if 3 <= end - first <= TALLEST and 2 * sum(len(row.text) == 1 for row in rows[first:end]) >= end - first:
            for number in range(first, end):
                roles[number] = "vertical"
        first = max(end, first + 1)
    return roles


def is_cell(text: str) -> bool:
    """Tell whether *text* is what stands on one line of a vertical heading: one character, 、X, or a short number."""
    if len(text) == 2 and not text.isascii():
        return text[0] in "、，：；·“‘﹃﹁（《" or text[1] in "、，：；？！”’﹄﹂）》"
    return (len(text) == 1 and text != "。") or NUMBER.fullmatch(text) is not None


def role_of(rows: list[Row], number: int, roles: dict[int, str]) -> str | None:
    """Give the role that the row *number* tells, or None."""
    text = rows[number].text
    if names_paper(rows, number):
        return "furniture"
    if f.INDEX.match(text):
        return "index"
    if is_host(text) or GUEST.match(text):
        return "host"
    if f.CONTINUES.fullmatch(text) or (not TURNS.isdisjoint(text) and jumps(rows, number)):
        return "jump"
    amid = number - 1 not in roles and goes_on(rows, number)
    if not amid and signs_alone(rows, number):
        return "byline"
    if EDITOR_SIGNS.fullmatch(text) and not near_edge(rows, number):
        return "byline"
    if f.EDITORS.match(text) and not f.FINAL.search(text) and not draws(rows, number):
        return "furniture"
    if opens_text(rows, number):
        return None
    if signs(rows, number, amid):
        return "byline"
    if (not amid or text[-1] in "摄攝") and is_credit(text):
        return "credit"
    return "furniture" if is_furniture(rows, number, amid) else None


def draws(rows: list[Row], number: int) -> bool:
    """Tell whether the row *number* says right below a text who drew its picture: 制图/甲某."""
    row = rows[number]
    return row.text[0] in "制製" and not row.blank and number > 0 and rows[number - 1].ends and is_credit(row.text)


def jumps(rows: list[Row], number: int) -> bool:
    """Tell whether the row *number* names another page by a set phrase and nothing else."""
    text = rows[number].text
    goes = f.JUMP_OUT.fullmatch(text) and not cut_off(rows, number)
    return bool(goes or f.JUMP_IN.fullmatch(text) or f.SEE_ALSO.fullmatch(text))


def signs_alone(rows: list[Row], number: int) -> bool:
    """Tell whether the row *number* says in brackets, or by a set phrase, who wrote what stands above."""
    text = rows[number].text
    inner = text.strip("（）()") if text[0] in "（(" and text[-1] in "）)" else ""
    below_text = number > 0 and rows[number - 1].ends
    pen_named = f.PEN_NAMED.fullmatch(inner) and not f.NO_SIGN.search(inner)
    named = below_text and (pen_named or OFFICE_OF_ITS_OWN.fullmatch(inner))
    return bool(f.AUTHOR_IS.match(text) or named or (inner and signs_above(inner)))


def opens_text(rows: list[Row], number: int) -> bool:
    """Tell whether the row *number* is the head of a paragraph that names its writer, or greets its readers."""
    text = rows[number].text
    if number + 1 < len(rows) and leads.runs_over(text, rows[number + 1].text):
        return True
    above = rows[number - 1].text if number else ""
    if leads.UNCLOSED.match(above) and leads.OPENS.match(above):
        return True  # amid the names that a lead opens with: 本报讯（记者 | 甲某 通讯员 乙某）
    spoken = "者" in text and leads.SPOKEN_OPENS.match(text)
    return bool(
        f.SALUTES.fullmatch(text) or (spoken and spoken.end() < len(text) and not are_names(text[spoken.end() :]))
    )


def signs(rows: list[Row], number: int, amid: bool) -> bool:
    """Tell whether the row *number*, perhaps *amid* a paragraph by its place, is a byline and no picture's credit."""
    text = rows[number].text
    free = (
        not amid
        or MARK.match(text)
        or WRITES.match(text)
        or WRITTEN.search(text)
        or OF_THE_PAPER.match(text)
        or abs(rows[number].width - rows[number - 1].width) > 1.0
    )
    if not free or not is_byline(text) or closes_only(text):
        return False
    pictured = PICTURED.search(text) and number > 0 and rows[number - 1].ends  # below its caption
    return WRITTEN.search(text) is not None or not (pictured or TAKEN.search(text))


def cut_off(rows: list[Row], number: int) -> bool:
    """Tell whether the row before row *number* opens the bracket of a jump: （下."""
    return number > 0 and rows[number - 1].text.endswith(("（", "(", "（下", "(下"))


def closes_only(text: str) -> bool:
    """Tell whether *text* closes a bracket that it does not open."""
    return text.count("（") + text.count("(") < text.count("）") + text.count(")")


def goes_on(rows: list[Row], number: int) -> bool:
    """Tell whether the row *number* reads as the next line of a paragraph that the row before leaves unfinished."""
    if not number or rows[number].blank or rows[number].mark:
        return False
    before = rows[number - 1]
    return not before.mark and not before.ends and before.width >= max(8.0, rows[number].width - 0.8)
