"""Two lines of a heading to signs: what one shows beside the one above it, as kicker, headline and deck differ."""

import functools
import re

from .items import Item, letters
from .labels import COLON, is_rubric, share_a_word
from .signs import overlap

ALIKE, WIDER = 1.6, 4.0  # cells
# what a kicker closes with: 某某观察, 某某之后, 全省某某会议强调
CLOSES = re.compile(
    r"(?:[观觀]察|[报報][道導]|[纪紀側侧][实實记記]|[见見][闻聞]|[调調][查研]|[之背][后後]|以[来來]|走[笔筆]|[记記]者|故事|探[访訪]|行[动動]|文章|活法|[变變]化|[传傳]承|榜[样樣]"
    r"|[强強][调調]|指出|要求|提出|[会會][议議]|[举舉]行|召[开開]|[开開][幕工班馆館]|[闭閉]幕|[启啟][动動]|成立|[发發][布展]|揭[牌晓曉]|[时時])$"
)
LEANS = re.compile("[的把让讓与與和及为為在向被将將到了是、]$")  # what goes on in the next line
GOES_ON = re.compile("^[了的着著过過得到成]")
AMOUNT = re.compile(  # 四百万吨
    r"[\d一二两三四五六七八九十百千万亿兩萬億]{1,8}[余多餘]?[元吨人家个名条项次倍成度年天小时分钟公里米亩户台辆所座起件万亿%％噸個項條畝戶臺輛]"
)
VERB = re.compile(  # what tells that something happens, will or can: as a name or an occasion does not
    "[启啟][动動]|[发發]布|出台|[开開][通工幕展建]|投[产產]|落[幕户成]|竣工|通[车車过過]|[获獲]|[创創]|[达達]|[增降升破]|[将將]|被|可|能|要|[让讓]|有|已|不|未|[没沒]|是|了|[来來]|去|到|用|[为為]"
)
PLACE = re.compile("[\u3400-\u9fff]{1,5}[省市县縣区區镇鎮乡鄉村州]")


def pair_signs(above: Item, line: Item, told: bool, lead: str) -> dict[str, float]:
    """Give what *line* shows beside the line *above* it in one heading.

    Args:
        told: whether blank lines part the parts of this heading.
        lead: how the text below the heading opens.
    """
    blank = told and line.row.blank
    if above.vertical or line.vertical:
        return of_setting(above, line, told)
    kind = "apart" if blank else "joined"
    words = of_words(above.text, line.text, lead)
    return of_setting(above, line, told) | dict(zip(named(kind, tuple(words)), words.values()))


@functools.cache
def named(kind: str, signs: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names of *signs* of two lines of *kind*, apart or joined."""
    return tuple(f"{kind}: {sign}" for sign in signs)


def of_setting(above: Item, line: Item, told: bool) -> dict[str, float]:
    """Give how the two lines are set."""
    difference = line.row.width - above.row.width
    upright = line.vertical or above.vertical
    return {
        "any": 1.0,
        "blank between": float(told and line.row.blank),
        "no blank between": float(told and not line.row.blank),
        "no blank anywhere": float(not told),
        "alike": float(not upright and abs(difference) <= ALIKE),
        "wider": float(not upright and difference > ALIKE),
        "much wider": float(not upright and difference > WIDER),
        "narrower": float(not upright and difference < -ALIKE),
        "much narrower": float(not upright and difference < -WIDER),
        "parallel": float(is_parallel(above.text, line.text)),
        "same ending": float(letters(above.text)[-2:] == letters(line.text)[-2:]),
        "shared word": float(share_a_word(above.text, line.text)),
        "above ends in a colon": float(above.text.endswith(COLON)),
        "above ends in a comma": float(above.text.endswith(("，", ",", "；", "、"))),
        "another mark": float(above.row.mark != line.row.mark),
        "upright, blank between": float(above.vertical and line.vertical and line.row.blank),
        "one upright": float(above.vertical != line.vertical),
    }


def of_words(above: str, line: str, lead: str) -> dict[str, float]:
    """Give what the words of the two lines tell: a headline of two lines is short, and only together a phrase."""
    one, two = len(letters(above)), len(letters(line))
    size, said, said_below = one + two, overlap(above, lead), overlap(line, lead)
    spaced, spaced_below = " " in above, " " in line
    return {
        "letters": min(size, 40) / 10,
        "16 letters": float(size >= 16),
        "20 letters": float(size >= 20),
        "25 letters": float(size >= 25),
        "30 letters": float(size >= 30),
        "letters above": min(one, 25) / 10,
        "letters below": min(two, 25) / 10,
        "12 letters above": float(one >= 12),
        "9 letters below": float(two >= 9),
        "12 letters below": float(two >= 12),
        "more letters above": max(-10, min(one - two, 10)) / 10,
        "space above": float(spaced),
        "space below": float(spaced_below),
        "space below alone": float(spaced_below and not spaced),
        "comma above": float("，" in above),
        "comma below": float("，" in line),
        "said above": said,
        "said below": said_below,
        "said more above": max(0.0, said - said_below),
        "closes above": float(CLOSES.search(above) is not None),
        "closes below": float(CLOSES.search(line) is not None),
        "leans": float(LEANS.search(above) is not None),
        "goes on": float(GOES_ON.match(line) is not None),
        "colon in the line above": float("：" in above[:-1]),
        "rubric above": float(is_rubric(above)),
        "question above": float(above[-1] in "？！?!"),
        "question below": float(line[-1] in "？！?!"),
        "figures above": float(any(map(str.isdigit, above))),
        "figures below": float(any(map(str.isdigit, line))),
        "place above": float(PLACE.match(above) is not None),
        "place below": float(PLACE.match(line) is not None),
        "amount above": float(AMOUNT.search(above) is not None),
        "amount below": float(AMOUNT.search(line) is not None),
        "verb above": float(VERB.search(above) is not None),
        "verb below": float(VERB.search(line) is not None),
        "said later below": said_at(line, lead) - said_at(above, lead),
        "quotes above": float("“" in above or "「" in above),
        "quotes below": float("“" in line or "「" in line),
    }


def said_at(line: str, lead: str) -> float:
    """Give where *lead* says the pairs of letters of *line* first, on the whole: from 0, its head, to 1."""
    kept = letters(line)
    places = [lead.find(kept[k : k + 2]) for k in range(len(kept) - 1)]
    found = [place for place in places if place >= 0]
    return sum(found) / len(found) / len(lead) if found else 0.5


def is_parallel(above: str, line: str) -> bool:
    """Tell whether two lines are built alike, of words of the same lengths: 科技资源 有效聚集 | 创新主体 充分活跃."""
    one, two = above.split(), line.split()
    return len(one) > 1 and [len(word) for word in one] == [len(word) for word in two]
