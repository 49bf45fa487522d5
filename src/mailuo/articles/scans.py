"""Texts to what they are read as: the marks of other papers, and what a scan makes of full stops and set phrases.

Each slip is mended character for character, so that a place in the text as it is read is that place in the text; only
a stray mark behind its last sentence, or a credit, is left out. What a block shows is always what stands on the page.
"""

import re

import numpy as np

from .characters import among, codes_of
from .formulas import either
from .surnames import NAME

READ_AS = str.maketrans("╱∕丨", "／／｜")  # Taiwan's slashes, and a stroke that stands for a bar
WORDS = r"[\u3400-\u9fff]"
OFFICE = "(?:[记記]者|通[讯訊][员員]|[实實][习習]生)"
KIND = r"(?:(?:本[报報]|[校全首特见見][园媒席约約派习習体體]{1,3})[ \u3000]?)"

STOPPED = "(?<=[。！？”])"
NAMES = rf"{NAME}(?:[ \u3000、]{NAME}){{0,2}}"
EDGE = frozenset("0I|_'`.-~^·")  # what may stand for one, or for nothing, at the end of a line
AT_END = "".join(sorted(EDGE | set("1lJ")))
STOPS = ".．o"  # one of these stands for a full stop
LOOSE = STOPS + "]"  # one of these may be a slip wherever it stands
STOP = re.compile(  # 某某． 某某o ”0
    r"(?<=[\u3400-\u9fff”」）)])[.．](?=[^\d.．]|$)|(?<=[\u3400-\u9fff”」])o(?=[\u3400-\u9fff“]|$)|(?<=[”」])0$"
)
AFTER_CREDIT = re.compile(r"(?<=[摄攝])[ \u3000]?[.．·、,，]$")  # 甲某 摄.
LONGEST_CREDIT = 24  # characters: a credit alone on its line has fewer
STRAY_TAIL = re.compile(r"(?<=[。！？”」])[ \u3000]+[I|_'`.\-~^·]$")  # what stands at the edge of a column

MEANT = str.maketrans("lIOoZzSsBbgq目曰午", "110022558699日日年")  # figures, and what stands between those of a date

# one of these is in each set phrase that is misread, …
SLIPS = either(
    "[╱∕丨〈〉＜＞耆刁夲f{｛〔［〕］缉缟掇撮慑摂扱]", "[报報通][汛迅讥讷诩]", "[讯訊汛迅][贝貝贠贡负]", r"\d曰",
    r"\d[扳坂皈]", "[第一二三四五六七八九十][扳坂皈]", "[本木末][扳极拫]", "[木末][报報]", "[辑輯]问", "[华華]杜",
    "[社日目口]屯", "[口目][电電讯訊]", "[己汜纪圮c]者", r"[记記][^者][ \u3000]", "[（(][记記][^者]", "[（(][上下]按",
    "月[lI]", "[习習]主", "贡[任编編]", "[CJ1][本记記通实實]", r"[记記习習讯訊][ \u3000][者生员員]",
    r"[讯訊][1.．·。]", r"[导導道][\]］1lJ〕)）】]", r"第\d?[lIOo]", r"[摄攝][ \u3000]?[.．·、,，]",
    rf"[CJ1lI]{WORDS}[\u3400-\u9fff \u3000]{{1,12}}[）)〉＞〕］]",
)  # fmt: skip
UNCLOSED = re.compile(
    rf"[（(〈＜〔［{{｛fCJ1l][^）)]{{0,8}}[记記员員生].{{2,24}}(?<={WORDS})[1lIJ](?!\d)"
)  # … or its bracket is closed by a 1
LETTERS = tuple(
    (re.compile(slip), letter)
    for slip, letter in (
        # 记者, 通讯员, 实习生, 编辑
        ("(?<=[记記])耆", "者"),
        (rf"(?<=本[报報][记記])[^者](?=[ \u3000]+{WORDS})", "者"),
        (rf"(?<=[（(][记記])[^者](?=[ \u3000]+{WORDS})", "者"),
        ("[il讠](?=[己c]者)", " "),
        (rf"[己c汜纪圮](?=者[ \u3000]?{NAME})", "记"),
        (rf"(?<=[（(][记記])[^者](?={NAME}[）)])", "者"),
        ("(?<=通)[迅汛](?=[员員贝貝贠贡负])", "讯"),
        ("(?<=通[讯訊])[贝貝贠贡负]", "员"),
        ("(?<=[实實][习習])主", "生"),
        ("(?<=[实實])刁(?=生)", "习"),
        ("(?<=[编編])缉", "辑"),
        ("缟(?=[辑輯])", "编"),
        ("^贡(?=任?[编編])", "责"),
        # 本报讯, 新华社14日电, 编辑同志
        ("(?<=^[本木夲末])[扳极拫](?=[讯訊汛]|[记記]者)", "报"),
        ("[木夲末](?=[报報](?:[讯訊汛]|[记記]者))", "本"),
        (r"(?<=本[报報])[汛迅讥讷诩](?=[ \u3000（(]|$)", "讯"),
        (r"(?<=^[本木夲末][报報][讯訊汛])[.．·。](?=[ \u3000])", " "),
        ("(?<=新[华華])杜", "社"),
        ("(?<=新[华華]社)屯", "电"),
        (r"(?<=\d)(?:曰|目(?=[电電讯訊屯]))", "日"),
        (r"(?<=月)[lI](?=\d?日)", "1"),
        (r"(?<=\d)口(?=[电電讯訊屯])", "日"),
        (r"(?<=日)屯(?=[ \u3000（(]|$)", "电"),
        ("(?<=^[编編][辑輯])问(?=志)", "同"),
        ("(?<=[【〔][本木夲末][报報])[汛迅讥讷诩]", "讯"),
        (r"(?<=^【[本木夲末][报報][讯訊汛])[1lIJ]", "】"),
        (r"(?<=^【)([^】]{2,24}[报報][导導道])[\]］1lJ〕)）]", r"\1】"),
        # 实习 生 甲某
        (
            r"(?:(?<=[记記])[ \u3000]者|(?<=通[讯訊])[ \u3000][员員]|(?<=[实實][习習])[ \u3000]生)(?=[ \u3000])",
            lambda match: match[0][1] + " ",
        ),
        # （上接第1版）
        (r"(?<=第)\d?[lIOo]\d?(?=[版期页頁])", lambda match: match[0].translate(MEANT)),
        (r"(?<=^[（(][上下])按(?=[第\dA-Z])", "接"),
        (r"(?<=[第\d一二三四五六七八九十])[扳坂皈](?=[）)]|$)", "版"),
        # 甲某 摄, 甲某 摄影报道
        (
            rf"^([（(]?(?:[^，。]{{0,10}}{OFFICE}[ \u3000]*)?{NAME}[ \u3000]*)[掇撮摂](?=(?:影?[报報扱]道)?[）)]?$)",
            r"\1摄",
        ),
        ("(?<=[ \u3000])慑(?=(?:影?[报報扱]道)?[）)]?$)", "摄"),
        ("(?<=[摄攝]影)扱(?=道)", "报"),
        # （甲某1, 1甲某）
        (rf"((?:^|{STOPPED})[（(](?:[^（）()，。]{{2,24}}{WORDS}|{NAMES}))[1lIJ]$", r"\1）"),
        (rf"(^|{STOPPED})[CJ1lI](?={NAMES}[）)〉＞〕］]$)", r"\1（"),
    )
)
BRACKETED = re.compile(  # （记者 甲某〉 〔记者 甲某） （记者 甲某1
    rf"(?P<open>[（(〈＜〔［\[{{｛f]|(?<![A-Za-z\d])[CJ1l])"
    rf"(?P<who>[ \u3000]?{KIND}{{0,2}}{OFFICE}[^（）()〈〉＜＞〔〕［］。，]{{1,30}}?)"
    rf"(?P<close>[）)〉＞〕］\]}}｝]|(?<={WORDS})[1lIJ](?!\d))"
)
PAIRS = ("（）", "()", "〔〕", "［］", "[]")
# 〔甲某） （甲某〕
MIXED = re.compile(
    r"[〔［\[〈＜]([^〔〕［］\[\]（）()〈〉。]{2,30})[）)]|[（(]([^〔〕［］\[\]（）()〈〉。]{2,30})[〕］\]〉＞】]"
)
# 〈记者 甲某, which the next line closes; 某〉, which the line above opened
OPENED = re.compile(
    rf"(?:[〈＜{{｛f]|(?<![A-Za-z\d])[CJ1l])(?=[ \u3000]?{KIND}{{0,2}}{OFFICE})|(?<=[讯訊])[〔［\[](?=[^〕］\]]*$)"
)
CLOSED = re.compile("^[^〈＜]*?[〉＞]")

# a date: Z019年S月24目, 一九九一年四月十人日
FIGURE = r"[\dlIOoZzSsBbgq]"
DATE = re.compile(
    rf"(?<![\dA-Za-z]){FIGURE}{{4}}(?:[年午]|[.．/-]){FIGURE}{{1,2}}(?:月|[.．/-]){FIGURE}{{1,2}}[日目曰]?"
)
NUMERAL = "[〇零○ＯOo0一二三四五六七八九十廿卅人入匕土士+=—]"
DATE_IN_WORDS = re.compile(
    rf"(?:[一二—=]{NUMERAL}{{3}}|民[国國][百{NUMERAL[1:]}{{2,5}})[年午]{NUMERAL}{{1,2}}月{NUMERAL}{{1,3}}[日目曰口]"
)
MEANT_IN_WORDS = str.maketrans("Oo0人入匕土士+=—目曰口午", "〇〇〇八八七十十十二一日日日年")


def slips(texts: list[str]) -> list[int]:
    """Give the numbers of those *texts*, the rows of a page, in which, or across whose ends, `spelt` may mend any."""
    if not texts:
        return []
    whole = "".join(texts)
    codes = codes_of(whole)
    ends = np.cumsum([len(text) for text in texts])
    likely = among(codes[ends - 1], AT_END)
    likely[ends.searchsorted(np.flatnonzero(among(codes, LOOSE)), "right")] = True
    spans = [match.span() for pattern in (SLIPS, UNCLOSED) for match in pattern.finditer(whole)]
    if spans:
        firsts, lasts = ends.searchsorted(np.array(spans) - [0, 1], "right").T
        for first, last in zip(firsts.tolist(), lasts.tolist()):
            likely[first : last + 1] = True
    return np.flatnonzero(likely).tolist()


def spelt(text: str) -> str:
    """Give *text*, of a line or the head or tail of a paragraph, as it is read.

    >>> spelt("木报讯〈记耆 周松1昨天开放了．"), spelt("他们都来了。 I")
    ('本报讯（记者 周松）昨天开放了。', '他们都来了。')
    """
    if len(text) < LONGEST_CREDIT:
        text = AFTER_CREDIT.sub("", text)
    if text[-1:] in EDGE or "." in text or "．" in text or "o" in text:
        text = STOP.sub("。", STRAY_TAIL.sub("", text))
    unclosed = ("者" in text and UNCLOSED.search(text)) or (text[-1:] in "1lIJ" and ("（" in text or "(" in text))
    return phrases_mended(text) if unclosed or "]" in text or SLIPS.search(text) else text


def phrases_mended(text: str) -> str:
    """Give *text* with the set phrases by which papers name their writers as they are printed."""
    text = text.translate(READ_AS)
    for slip, letter in LETTERS:
        text = slip.sub(letter, text)
    text = MIXED.sub(r"（\1\2）", BRACKETED.sub(bracketed, text))
    text = OPENED.sub("（", text)
    return CLOSED.sub(lambda match: match[0][:-1] + "）", text)


def bracketed(match: re.Match[str]) -> str:
    """Give what *match* of `BRACKETED` is read as: with brackets that are a pair."""
    return match[0] if match["open"] + match["close"] in PAIRS else f"（{match['who']}）"


def dates_mended(text: str) -> str:
    """Give *text* with what a scan made of the figures and the numerals of full dates as these.

    >>> dates_mended("2O14年l2月7目 星期日"), dates_mended("一九九一年四月十人曰")
    ('2014年12月7日 星期日', '一九九一年四月十八日')
    """
    text = DATE.sub(lambda match: match[0].translate(MEANT), text)
    return DATE_IN_WORDS.sub(lambda match: match[0].translate(MEANT_IN_WORDS), text)
