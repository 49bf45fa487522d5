"""Bylines and credits to people: the names in them, each once."""

# ruff: noqa: E501 (a phrase is not broken)

import re

from . import formulas as f
from .byline_words import HAN, OFFICE, SENT_FROM, SEPARATOR, deeds_apart, names_of_places, whole_names, words_of
from .bylines import SHOT, WRITTEN
from .surnames import are_names

PLACED = re.compile(r"[（(]([\u3400-\u9fff]{2,4})[ \u3000]*[/／][\u3400-\u9fff]{2,4}[）)]")  # （甲某／某地）
# a place between the last of some names and 报道: 记者 甲某 北京报道, 記者甲某台北報導
SENT_FROM_AT_END = re.compile(
    r"(?:(?<=[\u3400-\u9fff]{2}[ \u3000])(?P<place>[\u3400-\u9fff]{2,3})|[台臺][北中南東]|高雄|新北|桃園|新竹|嘉義|屏東|花蓮|基隆|彰化"
    r"|南投|宜蘭|苗栗|雲林|澎湖|金門|[综綜]合|[專专][訪访]|連線)(?:[报報][道導]|\d{1,2}日[电電])[）)]?$"
)
# a line's first name, which 报道 may follow without a mark between, and its last, which an office may stand right before
FIRST_NAME = re.compile(rf"(?:{HAN}{{2,3}}?|{HAN}[ \u3000]{HAN})(?:(?=[报報][导導道])|(?!{HAN}))")
LAST_NAME = re.compile(
    rf"(?:(?<!{HAN})|(?<=[记記]者)|(?<=[讯訊][员員])|(?<=[习習]生))(?:{HAN}{{2,3}}|{HAN}[ \u3000]{HAN})$"
)
TASK_ENDS = re.compile("文[/／]?[图圖]$|(?<=[ \u3000])文$")  # 文/图 | 甲某, 甲某 文 | 乙某 图
WROTE = re.compile(
    r"(?:[采採][写寫]|撰文|[执執][笔筆])[ \u3000]*[:：/／]([^:：/／]+?)(?=[ \u3000]+[^ \u3000]{2,3}[:：/／]|$)"
)
BRACKETS = re.compile("[（）()]")
TOGETHER = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:整理|供稿|[编編][译譯]|[采採][写寫])(?=[）)]?$)")  # 甲某整理
HOST = re.compile(
    r"^[■●◆]?\s*(?:[访訪][谈談][记記]者[:：]|(?:(?:本[报報])?|策[划劃][/／、]?)主持(?:[^，。：:]{0,4}[:：]|(?:人|[记記]者)(?:$|[ \u3000])))"
)
ASIDE = re.compile(r"[（(][^（）()]{2,10}[）)]$")  # 甲某（教师）
ASKS = re.compile(r"[，。；？！?!]")  # 主持人：今年怎么样？ is no list
GUEST = re.compile(
    r"^[■●◆]?\s*(?:[访訪][谈談]嘉[ \u3000]?[宾賓]|[对對][话話]嘉[ \u3000]?[宾賓]|[圆圓]桌嘉[ \u3000]?[宾賓]|本期嘉[ \u3000]?[宾賓]|[与與]会嘉[ \u3000]?[宾賓]|[点點][评評]嘉[ \u3000]?[宾賓]|特邀嘉[ \u3000]?[宾賓]"
    r"|嘉[ \u3000]?[宾賓]|采[访訪][对對]象|受[访訪]者|受[访訪]人|[对對][话話]人物?|策[ \u3000]?[划劃](?![/／、]?主持)|[统統][ \u3000]?[筹籌]|[执執]行|出品人?|[监監]制|[总總]策[划劃])(?:[^，。：:]{0,6}[:：]|$)"
)


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
