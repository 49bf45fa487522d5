"""Bylines to words: offices (记者, 通讯员), papers, tasks (文/图), names and what else they are made of."""

# ruff: noqa: E501 (a phrase is not broken)

import re

from . import formulas as f
from .scans import READ_AS
from .surnames import DOUBLE, SINGLE, are_names
from .surnames import NAME as NAMED

PAPER = re.compile(
    r"(?:本[报報刊台社网網]|[\u3400-\u9fff\w·—\-]{1,16}?(?:日[报報]|晚[报報]|晨[报報]|[时時][报報]|[报報]社?|[通新][讯訊华華]社|[网網]站?|[社刊]|客[户戶]端|融媒[体體]?|[电電][视視]台|[频頻]道|在[线線])|[\u3400-\u9fff—·\-]{2,14}新[闻聞])"
)
KIND = r"(?:[学學]生|校[园園]|全媒[体體]|融媒[体體]?|首席|特[约約派]|高[级級]|[资資]深|[见見][习習]|[驻駐][\u3400-\u9fff]{1,4}?|[摄攝]影|文字|[实實][习習]|[通][讯訊]社)"
OFFICES = ("[记記]者", "通[讯訊][员員]", "[实實][习習]生", "[评評][论論][员員]", "撰稿人?", "作者", "[编編][辑輯]")
WHO = rf"(?:{'|'.join(OFFICES)})"
OFFICE = re.compile(rf"{KIND}{{0,3}}{WHO}")
NAMELESS = re.compile(rf"(?:{WHO})$")  # ends in an office, its names to come
SHOWS = re.compile(r"[图圖]片|策[划劃]|[摄攝]影$|[制製绘繪][图圖]|漫[画畫]")
SENT_FROM = re.compile(
    r"[ \u3000]*(?:[发發]自[\u3400-\u9fff]{2,6}|[/／][\u3400-\u9fff]{2,4}[报報][导導道])(?=[）)〕】]?$)"
)
SEPARATOR = re.compile(r"(?:[ \u3000\xa0、，,/／|｜:：;；]+[□■◆●▲◎○◇★☆]?)+")
# what opens a byline, and what a scan makes of □, ○ or ◇ before an office or a name
MISREAD_MARKS = "OoQ口囗ロ曰．·•"
MARK_OPENS = frozenset(MISREAD_MARKS + "0<＜")
MARK = re.compile(
    rf"^(?:[\u2580-\u25ff☆★◆●□■▢]|(?:[{MISREAD_MARKS}]|0(?![元车車单單])|<>|＜＞)"
    r"(?=[ \u3000]*(?:本[报報刊]|特[约約派]|[首见見][席习習]|[记記]者|通[讯訊][员員]"
    rf"|{NAMED}$)))\s*"
)
HAN = f.HAN
NAME = re.compile(rf"{HAN}{{2,4}}|{HAN}{{1,6}}(?:[·•・]{HAN}{{1,8}})+")
# words that a name neither is nor opens with
NO_NAME = re.compile(
    rf"^(?:和(?![^{SINGLE}]{HAN}$)|"  # 和映雪 is one, 和李梅 is not
    r"[图圖]据|同志|先生|女士|大[鉴鑒]|敝人|本[报報刊市县縣台社版]|[综綜]合|问卷|問卷|.*[讯訊电電]$|.+(?:街道|[小中大][学學]|系|[县縣]|[区區]|市|[镇鎮]|[乡鄉]|村|[厂廠]|部)$|[读讀]者$|.*(?:警官|[医醫]生|老[师師]|[师師]傅|律[师師]|教授|主任|先生|女士)$|市民$|[网網]友$|居民$|村民$|[学學]生$|同[学學]$|社[员員]$|文字|[从在对對到了是就也还還又與与将將近昨日获獲采採走看来來发發表介]|.*(?:[了的着過过]$|[调調]查$|[观觀]察$|手[记記]$|[连連][线線]$|[见見][闻聞]$|走[访訪]$|[访訪][谈談问問]$|[现現][场場]$|来信$|日[记記]$|[视視][点點角线線]$|[报報]道$|提供$|[资資]料$|[图圖照]片?$|中心$|公司$|[集][团團]$|[记記訪访]者$|社[发發]?$|[报報]$|[局院馆館厅廳委办辦]$|寄[语語]$|蹲[点點]$|出[击擊]$|[体體][验驗]$|[亲親][历歷]$|追[踪蹤]$|[关關]注$|[帮幫][忙办辦]$|跑腿$|暗[访訪]$|探[访訪]$|[点點快短述][评評]$|[评評][论論]$|提[醒示]$|[随隨][笔筆]$|札[记記]$|直[击擊]$|在[线線场場]$|[链鏈鍊]接$|背景$|[声聲]音$|[释釋]疑$|[数數][据據]$|[编編][后後]$|[后後][记記]$|前言$|[结結][语語]$|延伸$|[贴貼]士$|感言$|絮[语語]$|心[语語]$|有[话話约約]$|推荐$|推薦$|中[国國]$|[视視][觉覺]$|大[学學]$|[单單]位|来源|本[版组組]|[央卫衛][视視]$|法新$|路透$|美[联聯]$))"
)
# 执笔 甲某, 编译：甲某, 文字/甲某
DOINGS = (
    "撰文", "[执執][笔筆]", "口述", "整理", "[编編][译譯]", "采写", "採寫", "答[问問]", "文字", "[图圖]片", "策[划劃]", "[摄攝]影", "[制製绘繪][图圖]",
    "漫[画畫]",
)  # fmt: skip
DOES = re.compile(rf"(?:^|(?<=[ \u3000、，,）)]))(?:{'|'.join(DOINGS)})(?=[ \u3000]*[:：/／|｜ \u3000])")
TASK = re.compile(
    r"[文图圖摄攝绘繪]|[图圖文][图圖文]|[摄攝]影|撰文|[综綜]合|[报報][道導]|[综綜]合?[报報][道導]|[摄攝]影[报報][道導]|文[并及]|整理|[编編][译譯]|采[录錄]|口述|搜集|采写|採寫|供稿|[\u3400-\u9fff]{1,4}[报報刊社][图圖]|[受采][访訪][\u3400-\u9fff]{1,3}提供|[\u3400-\u9fff]{2,8}(?:供[图圖])|[\u3400-\u9fff]{2,4}[报報][道導導]"
)
DOUBLE_SURNAME = re.compile(DOUBLE)
DONE = re.compile(r"(?<=[\u3400-\u9fff])[（(](口述|整理|[编編][译譯]|文|[图圖]|[摄攝])[）)]")  # 甲某（口述）
TITLED = re.compile(r"《([\u3400-\u9fff]{2,10}[报報刊])》(?=[ \u3000]*\S{0,4}[记記]者)")  # 《某某日报》记者 甲某


def deeds_apart(text: str) -> str:
    """Give *text* with Taiwan's slash as ／ and the marks left out that set off a paper, or what a person did.

    >>> deeds_apart("《某某日报》记者 甲某（文）")
    '某某日报 记者 甲某 文'
    """
    text = text.translate(READ_AS)
    if "《" in text:
        text = TITLED.sub(r"\1 ", text)
    return DONE.sub(r" \1 ", text).strip()


def words_of(text: str) -> list[tuple[str, str]]:
    """Give the words of a byline as (kind, word): ``office``, ``paper``, ``task``, ``name`` or ``other``."""
    text = SENT_FROM.sub("", MARK.sub("", text.strip("（）()【】[]〔〕［］ \u3000")))
    found: list[tuple[str, str]] = []
    at = 0
    for office in sorted([*OFFICE.finditer(text), *DOES.finditer(text)], key=lambda office: office.start()):
        if office.start() < at:
            continue
        between = text[at : office.start()]
        found += [kind_of(word) for word in whole_names(SEPARATOR.split(between))]
        if found and found[-1][0] == "name" and names_medium(between, first=not at):
            found[-1] = "paper", found[-1][1]
        found.append(("task" if SHOWS.match(office.group()) else "office", office.group()))
        at = office.end()
    return found + [kind_of(word) for word in whole_names(SEPARATOR.split(text[at:]))]


def names_medium(between: str, *, first: bool) -> bool:
    """Tell whether what stands *between* two offices, or before the *first*, ends in a medium's name: 每经记者."""
    words = SEPARATOR.split(between)
    if not words[-1]:
        return False  # the office stands apart
    return (first and len(words) == 1) or (len(words) > 1 and not are_names(words[-1]))


def whole_names(words: list[str]) -> list[str]:
    """Give *words* with names that were set apart (周 松, 欧阳 修) in one piece."""
    out: list[str] = []
    lone = False
    for word in filter(None, words):
        single = len(word) == 1 and (lone or word not in "文图圖摄攝")
        if single and lone:
            out[-1] += word
        else:
            out.append(word)
        lone = (single and not lone) or DOUBLE_SURNAME.fullmatch(word) is not None
    return out


def kind_of(word: str) -> tuple[str, str]:
    """Give a word of a byline and what it is."""
    if TASK.fullmatch(word):
        return "task", word
    if PAPER.fullmatch(word) and not (
        NAME.fullmatch(word) and len(word) < 4 and word[-1] not in "报報社网網" and word[0] != "本"
    ):
        return "paper", word
    if NAME.fullmatch(word) and not NO_NAME.match(word):
        return "name", word
    return "other", word


def names_placed(text: str) -> bool:
    """Tell whether *text* is an office or a place and whoever is of it: 某某厂工人 甲某, 某某街 甲某 乙某.

    >>> names_placed("化工厂工人 周松"), names_placed("材料学院 周松 融媒体中心 李红"), names_placed("新馆 建成")
    (True, True, False)
    """
    found = f.WHO_AND_WHERE.fullmatch(text)
    return (found is not None and are_names(found[1])) or bool(names_of_places(text))


def names_of_places(text: str) -> list[str]:
    """Give the names in *text*, two or more, each behind where its bearer is from; none if it is anything else."""
    words = text.split()
    places, names = words[::2], words[1::2]
    paired = (
        len(words) in (4, 6)
        and not OFFICE.search(text)
        and all(f.PLACE.fullmatch(place) and not are_names(place) for place in places)
    )
    return names if paired and all(are_names(name) for name in names) else []
