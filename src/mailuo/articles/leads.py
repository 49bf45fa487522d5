"""Heads of paragraphs to leads: the words before a report that say where it comes from and who sent it.

本报讯（记者 甲某）, 新华社江城1月7日电（记者 甲某、乙某）, 记者甲某报道：, 【本報訊】, （记者 甲某）. Patterns are tried on the first `REACH`
characters of a line or a paragraph.
"""

# ruff: noqa: E501 (a phrase is not broken)

import re

from .formulas import DIGITS, HAN, KIND, MARK, NAME, NAMES, PAPER, REACH, WHO, either, first_of
from .surnames import are_names

GAP = r"[ \u3000]"
WORDS = r"[\u3400-\u9fff]"
HERE = "本[报報]"
WIRE = "(?:专?[电電]|[讯訊])"
NEWS = "(?<![通短简簡资資音])[讯訊]"  # no 通讯, no 简讯
DAY = rf"(?:{DIGITS}{{1,3}}月)?{DIGITS}{{1,3}}日"
REPORT = "[报報][导導道]"
REPORTER = "(?:[记記]者|通[讯訊][员員]|[实實][习習]生)"
BEFORE_BRACKET = rf"(?={GAP}*[（(])"
OPEN, CLOSE = r"[【\[〔［〖]", r"[】\]〕］〗]"  # beside （）
IN = r"[^】\]〕］〗。，]"  # what stands in them
# what names a column: 【记者调查】
NO_COLUMN = "(?![调調]查|[观觀]察|[点點]评|走访|探访|[评評][论論]|追[踪蹤]|[连連][线線]|手[记記]|[体體][验驗]|出[击擊]|提示|核[实實]|回[访訪])"

SENDER = rf"{KIND}{REPORTER}{GAP}*{HAN}{{2,4}}(?:[ \u3000、]+(?:{KIND}{WHO}{GAP}*)?{HAN}{{2,4}}){{0,4}}"  # 记者甲某 通讯员 乙某
REPORTS = rf"(?:{PAPER})?{KIND}{REPORTER}[ \u3000:：]*{HAN}[^，。：:]{{1,30}}?{REPORT}"  # 记者甲某 通讯员乙某报道
REPORTED = rf"{GAP}+{REPORTS}(?=[ \u3000：:])"  # after a source
SPOKEN = "|".join((
    rf"{WORDS}{{1,6}}[讯訊]{GAP}+{SENDER}{GAP}+(?=\S)",  # 江城晚报讯 记者甲某 实习生乙某 …
    rf"(?:{PAPER})?{KIND}{REPORTER}{GAP}*{HAN}{{2,4}}(?:[ \u3000、]+(?:{REPORTER}{GAP}*)?{HAN}{{2,4}}){{0,3}}{GAP}*{REPORT}[ \u3000:：]+(?=\S)",  # 本报记者甲某报道：
    rf"[记記]者{GAP}*{HAN}{{2,4}}(?:、{HAN}{{2,4}}){{0,3}}[／/]{WORDS}{{2,4}}{REPORT}{GAP}+(?=\S)",  # 記者甲某／江城報導
    rf"(?:{PAPER})?{KIND}[记記]者{GAP}*{HAN}{{2,4}}(?:[ \u3000、]+{HAN}{{2,4}}){{0,3}}{GAP}*[发發]自{WORDS}{{2,6}}[ \u3000:：]+(?=\S)",  # 本报特派记者 甲某 发自江城
))  # fmt: skip
UNSIGNED = "|".join((
    rf"(?:{HERE}|{WORDS}{{0,4}}[日晚晨早商时時][报報])[综綜]合(?:消息|{REPORT})|{WORDS}{{0,4}}[日晚晨早商时時][报報]消息(?={GAP})|[（(][综綜]合[）)]",  # 本报综合消息, （综合）
    rf"{WORDS}{{1,4}}[县縣市区區州乡鄉镇鎮][讯訊]{BEFORE_BRACKET}|新[华華]社供{HERE}专稿",  # 江县讯（甲某）
    rf"[据據][\u3400-\u9fff《》]{{2,14}}(?:消息|{REPORT})(?={GAP})|本台消息(?={GAP})",  # 据江城新闻网消息
    rf"{WORDS}{{2,4}}{DIGITS}{{1,2}}月{DIGITS}{{1,2}}日[讯訊电電]{BEFORE_BRACKET}",  # 江城8月8日讯（记者 甲某）
    rf"{MARK}?{WORDS}{{1,10}}{NEWS}(?={GAP}*[（(](?:{WORDS}{{0,4}}{KIND}{WHO}|{NAMES}[）)]))",  # 晚报江城讯（记者 甲某）, 海都讯（海都记者 甲某）
    rf"本[校院站社厂廠台网網][讯訊](?={GAP}*[（(]|{GAP}+\S)|{WORDS}{{2,6}}[发發]布[讯訊](?={GAP}+\S)",  # 本校讯（甲某）
    rf"{WORDS}{{2,4}}(?:专[电電](?={GAP})|[电電](?={GAP}*[（(]{KIND}[记記]者))",  # 江城专电, 江城电（记者 甲某）
))  # fmt: skip
CITED = r"[（(](?:[据據]|摘自|原[载載]|[转轉][载載]自?)《[^》]{2,16}》"  # （据《某某日报》
# each with how it opens, where that is less (a column may break it): None for the whole, "" where nothing tells it
SOURCES = (
    (rf"{HERE}{WORDS}{{2,4}}专[电電]", None),  # 本报江城专电
    (  # 本报1月7日讯 记者甲某报道：, 新华社江城1月7日电
        rf"[据據]?(?:{PAPER}|{WORDS}{{1,5}}社)[^，。；！？\d（(]{{0,14}}{DAY}{WIRE}(?:{REPORTED})?",
        rf"(?:{HERE}|[据據]?{WORDS}{{2,6}}社|{PAPER})[^，。；！？\d（(]{{0,14}}{DIGITS}{{1,3}}(?:月{DIGITS}{{1,3}})?日?{WIRE}",
    ),
    (  # 据新华社电
        r"[据據]?(?:新[华華]社|中新社|中新网|央视新闻|人民网)(?:[^，。；！？\d（(]{0,8})?(?:专?[电電]|专?特稿(?=[ \u3000])|消息|[讯訊])",
        "[据據]?新[华華]社",
    ),
    (r"[综綜]合[新华社中本报電消息电]{2,8}", ""),  # 综合新华社消息
    (UNSIGNED, None),
    (rf"{CITED}[^）)]{{0,10}}[）)]", CITED),
    (  # 本报江城讯, 本报江城讯 记者甲某、乙某报道：
        rf"{HERE}{WORDS}{{2,4}}(?:[讯訊]|消息)(?=[ \u3000（(])(?:{REPORTED})?|{HERE}消息(?=[ \u3000（(])",
        rf"{HERE}(?!记者|記者){WORDS}{{0,4}}(?:[讯訊]|消息)(?=[ \u3000（(])",
    ),
    (  # 本报讯 记者甲某报道, 本报讯 甲某 乙某报道：
        rf"{HERE}(?:[综綜]合|{GAP})?(?:[讯訊汛]|消息(?={GAP}))(?:{GAP}*{REPORTS}|{GAP}+{HAN}{{2,4}}(?:[ \u3000、]+{HAN}{{2,4}}){{0,3}}{REPORT}(?=[：:])|{GAP}*[丨|｜/／ \u3000]{GAP}*{SENDER}(?={GAP}+\S))?",
        f"{HERE}(?:[综綜]合|{GAP})?[讯訊汛]",
    ),
    (rf"{MARK}?{PAPER}?[讯訊]{BEFORE_BRACKET}", rf"{PAPER}[讯訊]{BEFORE_BRACKET}"),  # 江城晚报讯（记者 甲某）
    (  # 江城晚报讯 记者甲某报道
        rf"{PAPER}[讯訊](?:{GAP}*{REPORTS}|{GAP}+{SENDER}(?={GAP}+\S)|(?={GAP}+\S))",
        rf"{PAPER}[讯訊]{GAP}+(?:{PAPER})?{KIND}{REPORTER}",
    ),
    (rf"{WORDS}{{2,4}}{NEWS}{REPORTED}", None),  # 江城讯 记者甲某报道
    (  # 【江城晚报消息】, 【某某社江城电】题：……（作者 甲某）
        rf"【[^】。]{{2,40}}?(?:文章|消息|{REPORT})】(?:[題题]：[^（(]{{2,36}}[（(](?:作者|[记記]者)[^）)]{{1,30}}[）)])?",
        "【[^】。]{2,40}?(?:文章|消息)】",
    ),
    (  # （江城7日電）甲某報導
        rf"[（(]{WORDS}{{2,6}}{DIGITS}{{1,3}}日[讯訊电電][）)](?:{GAP}*(?:[记記]者)?{GAP}*{NAMES}{REPORT})?",
        rf"[（(]{WORDS}{{2,6}}{DIGITS}{{1,3}}日[讯訊电電][）)]",
    ),
    # 〔記者甲某、乙某／綜合報導〕, 【记者 甲某】
    (
        rf"{OPEN}(?:{HERE})?{KIND}[记記]者{NO_COLUMN}{IN}{{2,40}}?(?:{REPORT})?{CLOSE}",
        rf"{OPEN}(?:{HERE})?{KIND}[记記]者{NO_COLUMN}",
    ),
    (  # 【本報訊 記者甲某】
        rf"{OPEN}[^】\]〕］〗。，、]{{0,12}}[讯訊电電]{GAP}*(?:[记記]者|通[讯訊][员員])[^】\]〕］〗。]{{1,24}}{CLOSE}",
        rf"{OPEN}[^】\]〕］〗。，、]{{0,12}}[讯訊电電]{GAP}*(?:[记記]者|通[讯訊][员員])",
    ),
    (  # 【本報訊】記者甲某報導
        rf"{OPEN}[^】\]〕］〗。，、]{{0,20}}?(?:[讯訊]|(?<![停供来])[电電]|{REPORT}){CLOSE}(?:{GAP}*[記记]者{GAP}*{HAN}[^，。：:]{{1,20}}?{REPORT})?",
        rf"{OPEN}[^】\]〕］〗。，、]{{0,20}}?(?:[讯訊]|(?<![停供来])[电電]|{REPORT}){CLOSE}",
    ),
)
WHO_SENT = (
    rf"(?:{GAP}*(?:[（(][^（）()。]{{0,80}}[）)]|{OPEN}(?:{HERE})?{KIND}{REPORTER}{IN}{{1,40}}{CLOSE}))?[ \u3000:：]*"
)
BRACKETED = (
    (
        rf"[（(][^（）()。]{{0,20}}?{KIND}{WHO}[^（）()。]{{1,60}}[）)]",
        rf"[（(](?:{HERE})?{KIND}[记記]者",
    ),  # （记者 甲某）
    (rf"[（(]{NAME}{GAP}*[/／]{WORDS}{{2,4}}[）)]", None),  # （甲某／江城）
    (rf"[（(【]{HERE}(?:{WORDS}{{0,4}}[讯訊]|[专專][访訪讯訊电電])[）)】]", None),  # （本报讯）
)
LEAD = re.compile(
    rf"^(?:{'|'.join(whole for whole, _ in SOURCES)}){WHO_SENT}"
    rf"|^(?:{'|'.join(whole for whole, _ in BRACKETED)}){GAP}*(?=\S)|^(?:{SPOKEN})"
)
OPENINGS = [whole if opens is None else opens for whole, opens in (*SOURCES, *BRACKETED)]
OPENS = re.compile(f"^(?:{'|'.join([SPOKEN, *filter(None, OPENINGS)])})")
SPOKEN_OPENS = re.compile(f"^(?:{SPOKEN})")
# one of these is in each of them, …
PHRASES = "[讯訊汛电電社/／》]", "消息", "[记記]者", "文章", "[报報][导導道]", "[综綜]合"
HAS = either(*PHRASES)
MARKS = "".join(first_of(phrase).strip("[]") for phrase in PHRASES)  # … or opens it, however a scan read the rest
NEAR = 28  # … among its first characters
UNCLOSED = re.compile(r"^[^。！？（(]{0,24}[（(][^）)。！？]{0,60}$")
NAMED_FIRST = re.compile(r"[（(]([\u3400-\u9fff· \u3000、]{2,12})[）)](?=\S)")


def lead_of(text: str) -> re.Match[str] | None:
    """Give the lead, or the name in brackets, that *text*, the head of a paragraph, opens with: （甲某）植树节当天，……."""
    found = LEAD.match(text) if text[0] in "（(" or HAS.search(text, 0, NEAR) else None
    if found or text[0] not in "（(":
        return found
    named = NAMED_FIRST.match(text)
    return named if named and are_names(named[1]) else None


def runs_over(text: str, below: str) -> bool:
    """Tell whether the lead that opens a paragraph with *text* goes on in the line *below*: 本报讯 记者 甲某 | 报道."""
    if len(text) >= REACH or not (HAS.search(text, 0, NEAR) and OPENS.match(text)):
        return False
    found = LEAD.match((text + below)[:REACH])
    return found is not None and len(text) < found.end() and not LEAD.fullmatch(text + below[:1])
