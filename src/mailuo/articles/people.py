"""Bylines to people: the lines that name who wrote an article or took its picture, and the names in them.

A line is taken apart word by word: an office (记者, 通讯员), a paper, a name, 文/图. It is a byline if nothing else is left.
"""

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
PLACED = re.compile(r"[（(]([\u3400-\u9fff]{2,4})[ \u3000]*[/／][\u3400-\u9fff]{2,4}[）)]")  # （甲某／某地）
# a place between the last of some names and 报道: 记者 甲某 北京报道, 記者甲某台北報導
SENT_FROM_AT_END = re.compile(
    r"(?:(?<=[\u3400-\u9fff]{2}[ \u3000])(?P<place>[\u3400-\u9fff]{2,3})|[台臺][北中南東]|高雄|新北|桃園|新竹|嘉義|屏東|花蓮|基隆|彰化"
    r"|南投|宜蘭|苗栗|雲林|澎湖|金門|[综綜]合|[專专][訪访]|連線)(?:[报報][道導]|\d{1,2}日[电電])[）)]?$"
)
SEPARATOR = re.compile(r"(?:[ \u3000\xa0、，,/／|｜:：;；]+[□■◆●▲◎○◇★☆]?)+")
# what opens a byline, and what a scan makes of □, ○ or ◇ before an office or a name
MARK = re.compile(
    r"^(?:[\u2580-\u25ff☆★◆●□■▢]|(?:[OoQ口囗ロ曰．·•]|0(?![元车車单單])|<>|＜＞)(?=[ \u3000]*(?:本[报報刊]|特[约約派]|[首见見][席习習]|[记記]者|通[讯訊][员員]"
    rf"|{NAMED}$)))\s*"
)
HAN = f.HAN
# a line's first name, which 报道 may follow without a mark between, and its last, which an office may stand right before
FIRST_NAME = re.compile(rf"(?:{HAN}{{2,3}}?|{HAN}[ \u3000]{HAN})(?:(?=[报報][导導道])|(?!{HAN}))")
LAST_NAME = re.compile(
    rf"(?:(?<!{HAN})|(?<=[记記]者)|(?<=[讯訊][员員])|(?<=[习習]生))(?:{HAN}{{2,3}}|{HAN}[ \u3000]{HAN})$"
)
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
BY = f.either(*OFFICES, *DOINGS, "[/／|｜:：]")  # one of these is in each byline that has no mark
TOLD = re.compile(rf"{WHO}[，,。]|[诉訴受向对對]\S{{0,8}}[报報]")
TASK = re.compile(
    r"[文图圖摄攝绘繪]|[图圖文][图圖文]|[摄攝]影|撰文|[综綜]合|[报報][道導]|[综綜]合?[报報][道導]|[摄攝]影[报報][道導]|文[并及]|整理|[编編][译譯]|采[录錄]|口述|搜集|采写|採寫|供稿|[\u3400-\u9fff]{1,4}[报報刊社][图圖]|[受采][访訪][\u3400-\u9fff]{1,3}提供|[\u3400-\u9fff]{2,8}(?:供[图圖])|[\u3400-\u9fff]{2,4}[报報][道導導]"
)
DOUBLE_SURNAME = re.compile(DOUBLE)
TASK_ENDS = re.compile("文[/／]?[图圖]$|(?<=[ \u3000])文$")  # 文/图 | 甲某, 甲某 文 | 乙某 图
SHOT = re.compile(
    r"(?:[摄攝]影?(?:[报報][道導])?|供[图圖]|[绘繪][图圖]?|[制製][图圖]|(?<=[ \u3000])制|漫[画畫]|(?<=[ \u3000/／、])[图圖]|(?<=[ \u3000])作)(?:[/／](?:文|[^\s，。]{2,10}))?$"
)
GIVEN = re.compile(
    r"^(?:本[报報社刊](?:[图圖照]片|[资資]料)|[^，。]{0,24}[图圖照]片?[^，。]{0,8}由[^，。]{1,30}提供|[^，。]{0,12}[资資]料[图圖照]片?|新[华華]社[发發]|[^，。：:]{2,16}(?:供[图圖]|提供)"
    r"|[^，。]{0,8}[图圖]片[^，。]{0,10}[摄攝供提][^，。]{0,6}|(?:[图圖摄攝]影?片?|[制製绘繪][图圖]|漫[画畫])[ \u3000]*[/／:：][^，。]{2,24}|(?:特[约約派]|首席)?[摄攝]影[ \u3000]+[^，。]{2,20}|本[版组組][图圖照]片?[^。，]{2,24}[摄攝供提][^。，]{0,4}|[图圖]据[^，。]{2,8}|[网網][络絡](?:截[图圖]|[图圖]片?)|[图圖]片?[来來]源[:：][^，。]{2,12}|(?:插|[题題])[图圖][ \u3000/／:：]+[^，。]{2,12}|[图圖]表(?:[制製]作|[设設][计計])?[/／:：][^，。]{2,12}|[摄攝]影[报報]道[ \u3000/／:：]+[^，。]{2,20}|[制製绘繪][图圖][ \u3000]+[^，。]{2,12}|[视視][频頻]截[图圖]|(?:新[华華]社|中新社)照片|新[华華]社[/／]\S{2,4}|法新社|路透社|美[联聯]社|影像中[国國]|人民[图圖]片|[东東]方IC|[人民东方视觉中国视]{2}[视視][觉覺]|[视視][觉覺]中[国國]|IC ?photo|[来來]源[:：]\S{2,12}|(?:[\u3400-\u9fff]{1,3}社|CFP|IC)[发發](?:[ \u3000]*[^，。]{2,16}[摄攝])?(?:[（(][^（）()]{2,20}[）)]?)?)(?:[/／]\S{2,10})?$"
)
SHOWN_BY = re.compile("^(?:均为?|(?:[读讀]者|[网網]友|市民|居民|村民|[学學]生)[ \u3000]+|[图圖]片?均?为?|摄影[:：])")
DONE = re.compile(r"(?<=[\u3400-\u9fff])[（(](口述|整理|[编編][译譯]|文|[图圖]|[摄攝])[）)]")  # 甲某（口述）
TITLED = re.compile(r"《([\u3400-\u9fff]{2,10}[报報刊])》(?=[ \u3000]*\S{0,4}[记記]者)")  # 《某某日报》记者 甲某
ENDED = re.compile(r"^(本[报報][记記]者[ \u3000][\u3400-\u9fff \u3000]{2,16})[。.]$")  # a scan's point behind names
COLUMN = re.compile(rf"[记記]者{HAN}{{2,4}}")
ASKED = re.compile("[记記]者[：:]")
WRITTEN = re.compile(
    "[ /／|｜]文[ /／、并及]{0,2}[摄攝图圖]影?$|[/／|｜]文(?=[ \u3000])|^(?:撰?文|文字|[图圖]文|文[图圖]|采写|採寫)[ \u3000/／|｜:：]"
)  # who took the picture wrote the text too
OF_THE_FILES = re.compile(
    r"(?<=[摄攝])[（(](?:(?:本[报報])?[资資]料(?:[图圖照]片)?|影像中[国國]|[视視][觉覺]中[国國]|人民[图圖]片|[\u3400-\u9fff]{1,3}社[发發]?)[）)]$"
)
WROTE = re.compile(
    r"(?:[采採][写寫]|撰文|[执執][笔筆])[ \u3000]*[:：/／]([^:：/／]+?)(?=[ \u3000]+[^ \u3000]{2,3}[:：/／]|$)"
)
BRACKETS = re.compile("[（）()]")
SENTENCE_MARKS = re.compile("[，。；：“”]")
SENTENCE = re.compile("[。！？]")
TOGETHER = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:整理|供稿|[编編][译譯]|[采採][写寫])(?=[）)]?$)")  # 甲某整理
DID = re.compile(
    r"[ \u3000]*(?:[编編][译譯]|整理|摘[编編]|[编編][译譯]自\S{2,16}|采[录錄]|[采採][写寫]|口述|搜集|撰文|[辑輯著文译譯])(?=[ \u3000]|$)"
)
COMPILED = re.compile(
    r"(?:本[报報刊版社])?[综綜]合[^，。]{0,12}|本栏由[^，。]{2,12}|[据據][^，。]{2,24}|[^，。]{2,16}(?:答[复復]|解答|供稿|整理)"
)
HOST = re.compile(
    r"^[■●◆]?\s*(?:[访訪][谈談][记記]者[:：]|(?:(?:本[报報])?|策[划劃][/／、]?)主持(?:[^，。：:]{0,4}[:：]|(?:人|[记記]者)(?:$|[ \u3000])))"
)
ASIDE = re.compile(r"[（(][^（）()]{2,10}[）)]$")  # 甲某（教师）
ASKS = re.compile(r"[，。；？！?!]")  # 主持人：今年怎么样？ is no list
GUEST = re.compile(
    r"^[■●◆]?\s*(?:[访訪][谈談]嘉[ \u3000]?[宾賓]|[对對][话話]嘉[ \u3000]?[宾賓]|[圆圓]桌嘉[ \u3000]?[宾賓]|本期嘉[ \u3000]?[宾賓]|[与與]会嘉[ \u3000]?[宾賓]|[点點][评評]嘉[ \u3000]?[宾賓]|特邀嘉[ \u3000]?[宾賓]"
    r"|嘉[ \u3000]?[宾賓]|采[访訪][对對]象|受[访訪]者|受[访訪]人|[对對][话話]人物?|策[ \u3000]?[划劃](?![/／、]?主持)|[统統][ \u3000]?[筹籌]|[执執]行|出品人?|[监監]制|[总總]策[划劃])(?:[^，。：:]{0,6}[:：]|$)"
)


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
        single = len(word) == 1 and word not in "文图圖摄攝"
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


def is_byline(text: str) -> bool:
    """Tell whether a line is a byline and nothing else: □本报记者 甲某, 记者 甲某 通讯员 乙某 文/图, ■甲某, 本报评论员.

    >>> is_byline("□本报记者 周 松"), is_byline("记者了解到")
    (True, False)
    """
    text = deeds_apart(text)
    if text[-1:] in "。.":
        text = ENDED.sub(r"\1", text)
    if len(text) > 80 or SENTENCE.search(text):
        return False
    asked = ASKED.search(text)  # 记者：……, in an interview
    if asked and ("，" in text or not are_names(text[asked.end() :].strip())):
        return False
    marked = MARK.match(text) is not None
    if not marked and not BY.search(text):
        return False
    # a comma after the office, or a verb before the paper, is running text: 他告诉本报记者，……
    if TOLD.search(text):
        return False
    words = words_of(text)
    kinds = [kind for kind, _ in words]
    if not words or "other" in kinds:
        return marked and names_placed(MARK.sub("", text))
    names = kinds.count("name")
    if "，" in text and not all(are_names(word) for kind, word in words if kind == "name"):
        return False  # 记者算了算，今年他光
    if "office" in kinds:
        if COLUMN.fullmatch(text) and not are_names(text[2:]):
            return False  # 记者回音壁, as a column is called
        unnamed = kinds == ["paper", "office"]  # 本报评论员, 本报通讯员
        return (names > 0 and kinds.index("office") < len(kinds) - 1) or unnamed
    if marked:
        bare = MARK.sub("", text)
        long = [word for kind, word in words if kind == "name" and len(word) > 3 and not are_names(word)]
        known = names == 1 or any(are_names(word) for kind, word in words if kind == "name")
        return 0 < names <= 4 and known and not (long or f.SECTION.match(bare) or re.search("[：:，]", bare))
    # 甲某/文, 文｜甲某
    return (
        0 < names <= 3
        and any(word in ("文", "撰文", "文图", "图文") for _, word in words)
        and bool(re.search("[/／|｜:：]", text))
    )


def is_credit(text: str) -> bool:
    """Tell whether a line says who took or gave a picture and nothing else.

    >>> is_credit("记者 周松 摄/视觉中国"), is_credit("（图片由受访者提供）"), is_credit("记者拍摄"), is_credit("社区把图")
    (True, True, False, False)
    """
    text = OF_THE_FILES.sub("", text.translate(READ_AS)).strip("（）()【】[] \u3000")
    if len(text) > 50 or SENTENCE.search(text) or WRITTEN.search(text):
        return False
    shot = SHOT.search(text)
    if shot and shot.start():
        kinds = [kind for kind, _ in words_of(SHOWN_BY.sub("", text[: shot.start()]))]
        if "other" not in kinds and ("name" in kinds or "paper" in kinds):
            return True
        words = text[: shot.start()].split()
        if len(words) == 2 and are_names(words[1]) and not SENTENCE_MARKS.search(words[0]):
            return True  # 某某摄影协会 甲某 摄
    return bool(GIVEN.match(text))


def people(text: str) -> list[str]:
    """Give the names in a byline, a credit or the line of a host, each once, in order.

    >>> people("本报讯（记者 周 松 通讯员 李小明）")
    ['周松', '李小明']
    >>> people("文/图 本报首席记者 王五、欧阳修")
    ['王五', '欧阳修']
    """
    if GUEST.match(text):
        wrote = WROTE.search(text)  # 统筹：甲某 采写：乙某
        return people(wrote[1]) if wrote else []
    if f.AUTHOR_IS.match(text):
        return []
    text = deeds_apart(text)
    place = PLACED.fullmatch(text.strip())
    if place and not OFFICE.search(text):
        return [place[1]]
    inner = text.strip("（）() \u3000")
    if several := names_of_places(inner):
        return several
    where = f.WHO_AND_WHERE.fullmatch(inner)
    if where and are_names(where[1]) and not (OFFICE.search(text) or are_names(inner[: where.start(1)].strip())):
        return whole_names(SEPARATOR.split(where[1]))
    host = HOST.match(text)
    text = text[host.end() :] if host else text
    text = SENT_FROM.sub("", TOGETHER.sub("", text.rstrip("：:，, \u3000")))
    aside = ASIDE.search(text)
    if aside and are_names(text[: aside.start()]) and text[aside.start() - 1] not in "讯訊电電":
        text = text[: aside.start()]
    text = re.sub(
        r"(?<!\w)(?:(?![记記]者)[^，。（(]){0,24}?\d{1,2}日(?:专?[电電]|[讯訊])|^[【\[〔［]?(?:本[报報][\u3400-\u9fff]{0,4}?(?:[讯訊汛](?![员員])|消息)|[\u3400-\u9fff]{1,8}(?:[报報][讯訊]|[讯訊](?=[ \u3000]*[（(])))",
        " ",
        text,
    )
    text = re.sub(
        r"^(?:[图圖照](?:片|表(?:[制製]作|[设設][计計])?)?|[摄攝]影?|[制製绘繪插][图圖]|漫[画畫])[ \u3000]*[/／:：]",
        "",
        text.strip("（）()【】[] \u3000"),
    )
    text = re.sub(r"[/／](?:[视視][觉覺]\S{0,6}|新[华華]社|\S{1,6}[社报報网網])(?=[）)\s]|$)", " ", text)
    if not WRITTEN.search(text):
        text = SHOT.sub("", text.strip("（）()【】[] \u3000"))
    placed = SENT_FROM_AT_END.search(text)
    if placed and not (placed["place"] and are_names(placed["place"])):
        text = text[: placed.start()]
    text = re.sub(r"(?:[综綜]合|[摄攝]影)?[报報][道導][）)]?$", "", text)
    return list(dict.fromkeys(word for kind, word in words_of(BRACKETS.sub(" ", text)) if kind == "name"))


def people_over(pieces: list[str]) -> list[str]:
    """Give the names in a byline set over several lines; where a line ended between two names, no blank parts them.

    >>> people_over(["（记者 韦家宁", "覃思远）"]), people_over(["（记者 周", "松）"])
    (['韦家宁', '覃思远'], ['周松'])
    """
    text = pieces[0]
    for piece in pieces[1:]:
        end = text[-f.REACH :]
        text += (" " if TASK_ENDS.search(end) or names_end(end, piece) else "") + piece
    return people(text)


def names_end(above: str, below: str) -> bool:
    """Tell whether one name ends where the line *above* does and another opens that *below*: 记者 甲某 | 乙某）."""
    last, first = LAST_NAME.search(above), FIRST_NAME.match(below)
    if last is None or first is None:
        return False
    return are_names(last[0]) and are_names(first[0]) and not are_names(last[0] + first[0])


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


def signs_above(text: str) -> bool:
    """Tell whether *text*, which stood in brackets on a line of its own, says who wrote what stands above.

    >>> signs_above("某某学院 周松"), signs_above("周松 编译"), signs_above("本报综合"), signs_above("完")
    (True, True, True, False)
    """
    return are_names(DID.sub("", text).strip()) or names_placed(text) or COMPILED.fullmatch(text) is not None
