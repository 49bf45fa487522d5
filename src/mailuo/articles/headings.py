"""A heading to its parts: kicker 引题, headline 主题, deck 副题 and rubric 栏目.

Its lines are read in order as rubrics, kickers, the headline, decks and rubrics again; of all such readings the
cheapest is taken. A blank line parts two parts, where the dump has blank lines at all; else widths must tell.
"""

import re
from collections import Counter
from dataclasses import replace

from .items import Item, item, letters, part, whole

DECK = re.compile(r"^\s*(?:——|──|―|—|--)")
COLON = ("：", ":", "︰")
RUBRIC = re.compile(
    r"聚焦|[访訪][谈談]|解[读讀]|[观觀]察|[调調]研行|[专專][栏欄题題]|系列[报報][道導]|特[别別][报報][道導]|[关關]注|[视視][点點窗野]|[进進]行[时時]|面[对對]面|深一度|[快锐銳][评評]|[时時短微][评評]|[动動][态態]"
    r"|速[递遞览覽]|一[線线][直报报道]|[纪紀][实實]|[简簡短][讯訊]|[报報]眼|[头頭][条條]|[专专採采探走][访訪]$|(?:[实實][录錄]|[语語][录錄]|名[录錄]|[忆憶][录錄])$|看[点點]$|[论論][坛壇]|大家[谈談]|[热熱][点點]|[焦聚][点點]|亮[点點]|[调調]查$|手[记記]$|人物$|故事$|[现現][场場]$|民生$|深度$"
    r"|走基[层層]|[权權]威[发發]布|[连連][线線]|[追回][踪蹤访訪]$|直[击擊]|直通[车車]|[广廣]角|[纵縱][横橫]|之窗$|之[声聲]$|[镜鏡][头頭]|[图圖][说說读讀]|[读讀][图圖]|[链鏈]接$|[答问問][疑答]$|播[报報]$|[资資][讯訊]$|[随隨漫][笔筆]$|札[记記]$|[讲講][堂坛壇]$|[会會]客[厅廳]|[风風][采彩]$|巡[礼禮]$|[周特][刊]$|延伸|[阅閱][读讀]$|背景$|[数數][说說]|[快简簡速][报報]$|[扫掃]描$|集[锦錦]$|行情$|信箱$|众[议議]|漫[话話]$|[环環]球|回眸|[奋奮]斗者|田野上"
)
SERIES = re.compile(r"之[一二三四五六七八九十\d]+$")
REPEATED, EXPLAINS = 2.0, 1.0
ONCE = 1.0  # a deck is paid for once, however many lines it has
SMALLER = 0.7  # a deck is set smaller: its lines hold more than the headline's
LEADS_ON = 1.8  # 某某： at the head of a headline of several lines
ABOVE, KICKER, HEADLINE, DECKS, BELOW = range(5)  # the order of a heading's parts
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
            else part(replace(heading, rows=(row,)), [span], page_text)
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


def parts_of(lines: list[Item], page_text: str, level: int) -> list[Item]:
    """Give the parts of a heading from its *lines*, those of one part joined; *level* is the page's markdown level."""
    lines = sorted((one for line in lines for one in one_a_line(line, page_text)), key=lambda line: line.start)
    upright = {number for number, line in enumerate(lines) if line.vertical}
    if any(
        (number in upright) != (number + 1 in upright)
        and not page_text[line.spans[-1][1] : lines[number + 1].start].strip()
        for number, line in enumerate(lines[:-1])
    ):
        upright = set()  # one heading, set in both directions
    if all(is_label(line) for number, line in enumerate(lines) if number not in upright):
        upright = set()
    flat = [line for number, line in enumerate(lines) if number not in upright]
    # lines that stand upright beside a set headline are displayed for ornament: subheads
    found = [replace(lines[number], role="subhead", reason="stands upright beside a headline") for number in upright]
    margin, roles = cheapest(flat, level)
    group: list[Item] = []
    for number, (line, role) in enumerate(zip(flat, roles)):
        if group and (role != roles[number - 1] or (role in (ABOVE, BELOW) and line.row.blank)):
            found.append(labelled(group, ROLES[roles[number - 1]], margin, page_text))
            group = []
        group.append(line)
    found.append(labelled(group, ROLES[roles[-1]], margin, page_text))
    return found


def is_rubric(text: str) -> bool:
    """Tell whether *text* reads like the name of a column: 一线见闻, 记者手记; such a name counts nothing."""
    return bool(len(letters(text)) <= 14 and RUBRIC.search(text) and not re.search(r"[\d，、。！？]", text))


def share_a_word(above: str, below: str) -> bool:
    """Tell whether two lines share a pair of letters."""
    one, two = letters(above)[:80], letters(below)[:80]
    return any(two[k : k + 2] in one for k in range(len(two) - 1))


def is_label(line: Item) -> bool:
    """Tell whether *line* could be no headline: a short label or a deck."""
    return bool(len(letters(line.text)) <= 6 or DECK.match(line.text) or is_rubric(line.text))


def labelled(lines: list[Item], role: str, margin: float, page_text: str) -> Item:
    """Give *lines* as the one part *role* of their heading."""
    confidence = round(min(0.95, 0.55 + 0.1 * margin), 2)
    return replace(
        whole([replace(line, role=role) for line in lines], page_text), confidence=confidence, reason=REASONS[role]
    )


def cheapest(lines: list[Item], level: int) -> tuple[float, list[int]]:
    """Give the cheapest reading of a heading's lines, and by how much the next best main line is dearer."""
    told = bool(lines) and lines[0].row.blank  # whether blank lines part the parts
    costs = line_costs(lines, level)
    totals: list[dict[int, tuple[float, int]]] = []
    for number in range(len(lines)):
        row: dict[int, tuple[float, int]] = {}
        for role in range(5):
            best = (0.0 if role <= HEADLINE else 50.0, role)
            if number:
                best = min(
                    (totals[-1][before][0] + between(lines[number - 1], lines[number], before, role, told), before)
                    for before in range(role + 1)
                    if not (before < HEADLINE < role)
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


def line_costs(lines: list[Item], level: int) -> list[list[float]]:
    """Give the cost of each part for each line, by what the line itself shows."""
    words = Counter(word for line in lines for word in line.text.split())
    marked = level and any(line.row.mark == level for line in lines)
    largest = max((line.row.size or 0.0 for line in lines), default=0.0)
    widest, shortest = max(line.row.width for line in lines), min(line.row.width for line in lines)
    found = []
    for line in lines:
        size, colon, dash = len(letters(line.text)), line.text.endswith(COLON), bool(DECK.match(line.text))
        label = 2.0 + (2.0 if size > 14 else 0.0) + (4.0 if colon else 0.0) + (5.0 if dash or line.vertical else 0.0)
        if is_rubric(line.text):
            label -= 2.5
        if size <= 6:
            label -= 0.8
        if len(lines) > 1 and all(words[word] > 1 for word in line.text.split()):
            label -= 3.0
        if 0 < line.row.mark < level:
            label -= 6.0
        series = SERIES.search(line.text) is not None
        if series:
            label += 3.0
        kicker = (
            1.0
            - (3.0 if colon else 2.0 if series or line.text.endswith(("——", "──")) else 0.0)
            + (1.5 if size < 4 else 0.8 if size < 6 and not colon else 0.0)
            + (6.0 if dash else 0.0)
        )
        headline = (2.5 if colon else 0.0) + (5.0 if dash else 0.0) + (0.8 if size < 4 else 0.0)
        if marked and line.row.mark != level:
            headline += 4.0
        if re.search("[，；]", line.text) and line.row.width == widest > shortest + 4:
            headline += EXPLAINS
        if line.row.size and line.row.size < largest - 0.5:
            headline += 4.0
        elif line.row.size:
            label, kicker = label + 4.0, kicker + 4.0
        set_largest = 4.0 if line.row.size and line.row.size >= largest - 0.5 and not dash else 0.0
        deck = set_largest + 1.5 - (6.0 if dash else 0.0) + (4.0 if colon else 0.0) + (1.5 if line.vertical else 0.0)
        found.append([label, kicker, headline, deck, label + 0.7])
    return found


def between(above: Item, line: Item, before: int, role: int, told: bool) -> float:
    """Give the cost of the part *role* for *line* after the part *before* for the line *above*."""
    same = before == role
    cost = -ONCE if same and role == DECKS and not (told and line.row.blank) else 0.0
    if told and not line.row.blank and above.text.endswith(COLON) and before == HEADLINE:
        cost -= LEADS_ON
    if told:
        cost += (2.0 if same and role not in (ABOVE, BELOW) else 0.0) if line.row.blank else (0.0 if same else 1.5)
    if (above.row.mark or line.row.mark) and same and role not in (ABOVE, BELOW):
        cost += 2.0
    if same and role == HEADLINE and not line.vertical:
        # one headline does not say the same word twice; and a longer line with a comma in it explains
        cost += REPEATED if share_a_word(above.text, line.text) else 0.0
        cost += EXPLAINS if "，" in line.text and line.row.width > above.row.width else 0.0
    if (before, role) == (HEADLINE, DECKS) and line.row.width > above.row.width + 4 and len(letters(above.text)) > 6:
        cost -= SMALLER
    if above.row.mark == line.row.mark and (not told or not line.row.blank):
        alike = abs(above.row.width - line.row.width) <= 1.6
        if same and role == HEADLINE:
            cost += -0.3 if alike else 0.7
        elif role == HEADLINE and before == KICKER:
            # a kicker is set smaller: a line of it holds more than the headline's
            wider = above.row.width - line.row.width
            cost += 0.5 if alike else -0.8 if wider > 4 else 0.4 if wider > 0 else 1.2
    return cost
