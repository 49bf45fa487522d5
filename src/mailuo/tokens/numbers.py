"""Words to what they are in a number: 2021, 年 and 300, 亿元 belong together, and 第七次 is one by itself."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..words import Lexicon

OTHER, NUMBER, UNIT, DATE, SCALE, JOINER = range(6)
UNITS = "年 月 日 号 时 点 分 秒 元 个 名 位 人 家 项 次 岁 天 % ‰"  # whatever the lexicon says
DATES = frozenset("年 月 日 号 时 点 年度 季度".split())  # what a further number may follow: 1月7日
JOINERS = frozenset("-~–—/:.")  # 1-8月, 9:30; without the hidden Markov model jieba takes 1.5 apart

ARABIC = r"[+-]?[0-9]+(?:[.,:/][0-9]+)*[%‰]?"
# well formed only: 十四五 is a plan and 九三 a party, no numbers
CHINESE = (
    "[几数]?(?:(?:[一二两三四五六七八九]?[十百千万亿]{1,2}零?)+[一二三四五六七八九]?"
    "|[〇零一二两三四五六七八九]|[〇零一二三四五六七八九]{4})"
)
SCALES = "[余多来几百千万亿]"


@lru_cache(maxsize=8)
def _patterns(units: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what numbers and what units look like."""
    longest = sorted({*units, *UNITS.split()}, key=lambda unit: (-len(unit), unit))
    names = f"(?:{'|'.join(map(re.escape, longest))})"
    number = re.compile(f"第?(?:百分之)?(?:{ARABIC}|{CHINESE}){SCALES}{{0,3}}{names}?")
    return number, re.compile(f"{SCALES}{{0,3}}{names}")


def number_class(word: str, lexicon: Lexicon) -> int:
    """Tell whether *word* is a number, or what it is after one."""
    if word in JOINERS:
        return JOINER
    if lexicon.stop_kinds.get(word, "unit") != "unit":
        return OTHER
    if re.fullmatch(f"{SCALES}+", word):
        return SCALE
    if word in DATES:
        return DATE
    # a listed unit is no number, though 亿元 alone reads like one
    number, unit = _patterns(dict(lexicon.stops).get("unit", ()))
    if lexicon.stop_kinds.get(word) != "unit" and number.fullmatch(word):
        return NUMBER
    return UNIT if unit.fullmatch(word) else OTHER


def numbers(classes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the stretches [first, last) of words that make one number, from left to right."""
    first = 0
    while first < len(classes):
        if classes[first] != NUMBER:
            first += 1
            continue
        last, before = first + 1, NUMBER
        while last < len(classes):
            here, following = classes[last], classes[last + 1] if last + 1 < len(classes) else OTHER
            if before == NUMBER and here == JOINER and following == NUMBER:
                last += 1
            elif not _goes_on(before, here):
                break
            before = classes[last]
            last += 1
        yield first, last
        first = last


def _goes_on(before: int, here: int) -> bool:
    if before == NUMBER:
        return here in (NUMBER, UNIT, DATE, SCALE)
    if before == SCALE:
        return here in (UNIT, DATE)
    return before == DATE and here in (NUMBER, UNIT)
