"""Lines to bylines and credits: those that name a writer, or who took a picture, and say nothing else.

A line is taken apart word by word: it is a byline if nothing is left but offices, papers, tasks and names.
"""

# ruff: noqa: E501 (a phrase is not broken)

import re

from . import formulas as f
from .byline_words import DOINGS, HAN, MARK, OFFICES, WHO, deeds_apart, names_placed, words_of
from .scans import READ_AS
from .surnames import are_names

BY = f.either(*OFFICES, *DOINGS, "[/／|｜:：]")  # one of these is in each byline that has no mark
TOLD = re.compile(rf"{WHO}[，,。]|[诉訴受向对對]\S{{0,8}}[报報]")
SHOT = re.compile(
    r"(?:[摄攝]影?(?:[报報][道導])?|供[图圖]|[绘繪][图圖]?|[制製][图圖]|(?<=[ \u3000])制|漫[画畫]|(?<=[ \u3000/／、])[图圖]|(?<=[ \u3000])作)(?:[/／](?:文|[^\s，。]{2,10}))?$"
)
GIVEN = re.compile(
    r"^(?:本[报報社刊](?:[图圖照]片|[资資]料)|[^，。]{0,24}[图圖照]片?[^，。]{0,8}由[^，。]{1,30}提供|[^，。]{0,12}[资資]料[图圖照]片?|新[华華]社[发發]|[^，。：:]{2,16}(?:供[图圖]|提供)"
    r"|[^，。]{0,8}[图圖]片[^，。]{0,10}[摄攝供提][^，。]{0,6}|(?:[图圖摄攝]影?片?|[制製绘繪][图圖]|漫[画畫])[ \u3000]*[/／:：][^，。]{2,24}|(?:特[约約派]|首席)?[摄攝]影[ \u3000]+[^，。]{2,20}|本[版组組][图圖照]片?[^。，]{2,24}[摄攝供提][^。，]{0,4}|[图圖]据[^，。]{2,8}|[网網][络絡](?:截[图圖]|[图圖]片?)|[图圖]片?[来來]源[:：][^，。]{2,12}|(?:插|[题題])[图圖][ \u3000/／:：]+[^，。]{2,12}|[图圖]表(?:[制製]作|[设設][计計])?[/／:：][^，。]{2,12}|[摄攝]影[报報]道[ \u3000/／:：]+[^，。]{2,20}|[制製绘繪][图圖][ \u3000]+[^，。]{2,12}|[视視][频頻]截[图圖]|(?:新[华華]社|中新社)照片|新[华華]社[/／]\S{2,4}|法新社|路透社|美[联聯]社|影像中[国國]|人民[图圖]片|[东東]方IC|[人民东方视觉中国视]{2}[视視][觉覺]|[视視][觉覺]中[国國]|IC ?photo|[来來]源[:：]\S{2,12}|(?:[\u3400-\u9fff]{1,3}社|CFP|IC)[发發](?:[ \u3000]*[^，。]{2,16}[摄攝])?(?:[（(][^（）()]{2,20}[）)]?)?)(?:[/／]\S{2,10})?$"
)
CREDITED = frozenset("摄攝图圖照资資社像视視IC源制製绘繪漫供提作网網")  # one of these is in each credit
SHOWN_BY = re.compile("^(?:均为?|(?:[读讀]者|[网網]友|市民|居民|村民|[学學]生)[ \u3000]+|[图圖]片?均?为?|摄影[:：])")
ENDED = re.compile(r"^(本[报報][记記]者[ \u3000][\u3400-\u9fff \u3000]{2,16})[。.]$")  # a scan's point behind names
COLUMN = re.compile(rf"[记記]者{HAN}{{2,4}}")
ASKED = re.compile("[记記]者[：:]")
WRITTEN = re.compile(
    "[ /／|｜]文[ /／、并及]{0,2}[摄攝图圖]影?$|[/／|｜]文(?=[ \u3000])|^(?:撰?文|文字|[图圖]文|文[图圖]|采写|採寫)[ \u3000/／|｜:：]"
)  # who took the picture wrote the text too
OF_THE_FILES = re.compile(
    r"(?<=[摄攝])[（(](?:(?:本[报報])?[资資]料(?:[图圖照]片)?|影像中[国國]|[视視][觉覺]中[国國]|人民[图圖]片|[\u3400-\u9fff]{1,3}社[发發]?)[）)]$"
)
SENTENCE_MARKS = re.compile("[，。；：“”]")
SENTENCE = re.compile("[。！？]")
DID = re.compile(
    r"[ \u3000]*(?:[编編][译譯]|整理|摘[编編]|[编編][译譯]自\S{2,16}|采[录錄]|[采採][写寫]|口述|搜集|撰文|[辑輯著文译譯])(?=[ \u3000]|$)"
)
COMPILED = re.compile(
    r"(?:本[报報刊版社])?[综綜]合[^，。]{0,12}|本栏由[^，。]{2,12}|[据據][^，。]{2,24}|[^，。]{2,16}(?:答[复復]|解答|供稿|整理)"
)


def is_byline(text: str) -> bool:
    """Tell whether a line is a byline and nothing else: □本报记者 甲某, 记者 甲某 通讯员 乙某 文/图, ■甲某, 本报评论员.

    >>> is_byline("□本报记者 周 松"), is_byline("记者了解到")
    (True, False)
    """
    text = deeds_apart(text).replace(",", "，")
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
    if CREDITED.isdisjoint(text):
        return False
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


def signs_above(text: str) -> bool:
    """Tell whether *text*, which stood in brackets on a line of its own, says who wrote what stands above.

    >>> signs_above("某某学院 周松"), signs_above("周松 编译"), signs_above("本报综合"), signs_above("完")
    (True, True, True, False)
    """
    if f.ADDRESSED.search(text):
        return False
    return are_names(DID.sub("", text).strip()) or names_placed(text) or COMPILED.fullmatch(text) is not None
