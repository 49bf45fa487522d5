"""Passages to the year of a page: what only a text of one year says, weighed; never a guess."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mailuo.dates.numerals import YEAR, number
from mailuo.dates.passages import Passage

ENOUGH = 1.5  # the weight from which a year is taken; one sure sentence, or two that agree
CONTRADICTED = 1.0  # what a year loses for each later year that the page speaks of as past

Y = rf"(?P<y>{YEAR})"
WITHIN = r"[^。！？\n]"  # within one sentence
NUMERAL = r"[\d零〇一二三四五六七八九十]+"
FIRST_YEAR = {
    "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021,
    "十五五": 2026, "十六五": 2031,
}  # fmt: skip
BEGAN = {
    "辛亥革命": 1911, "五四运动": 1919, "建党": 1921, "党成立": 1921, "中国共产党成立": 1921, "中国共产党建党": 1921,
    "建军": 1927, "长征胜利": 1936, "抗战胜利": 1945, "抗日战争胜利": 1945, "建国": 1949, "新中国成立": 1949,
    "中华人民共和国成立": 1949, "抗美援朝出国作战": 1950, "改革开放": 1978, "香港回归": 1997, "澳门回归": 1999,
}  # fmt: skip
CONGRESS = {
    "十四": 1992,
    "十五": 1997,
    "十六": 2002,
    "十七": 2007,
    "十八": 2012,
    "十九": 2017,
    "二十": 2022,
    "二十一": 2027,
}
SHIFT = {"明年": -1, "来年": -1, "后年": -2, "去年": 1, "前年": 2}


@dataclass(frozen=True)
class Hint:
    """A place that speaks for a year."""

    year: int
    weight: float
    passage: Passage
    start: int
    end: int


Rule = tuple[re.Pattern, Callable[[re.Match], int], float]


def stated(pattern: str, years_on: int, weight: float) -> Rule:
    """Give a rule by which the page's year is the year in *pattern* and so many years on."""
    return re.compile(pattern), lambda match: int(match["y"]) + years_on, weight


def plan(match: re.Match) -> int:
    """Give the year of a five-year plan's first or last year, moved where it is next year's or last year's."""
    year = FIRST_YEAR[match["plan"]] + (0 if match["first"] else 4)
    return year + SHIFT.get(match["when"] or "", 0)


def anniversary(match: re.Match) -> int:
    """Give the year of an anniversary."""
    return BEGAN[match["what"]] + number(match["n"])


def names(words) -> str:
    """Give an alternation of *words*, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


AWARD = "(?:奖|进展|考核|评选|评比|排行|榜|优秀|先进|十大|十佳|总结)"
RESULT = "(?:产量|产值|全年|总额|同比|增长|实现|完成|达到?|突破)"
AGENDA = "(?:重点工作|工作要点|重点任务|目标任务|重点项目|民生实事|实事|清单|预算|计划|政府工作报告)"
PLAN = (
    rf"[“‘「『]?(?P<plan>{names(FIRST_YEAR)})[”’」』]?(?:规划|时期|计划)?的?"
    r"(?:(?P<first>开局|起步|起始|第一年|头一年)|收官|最后一年|收尾|决胜)"
)
ANNIVERSARY = rf"{WITHIN}{{0,8}}?(?P<what>{names(BEGAN)})(?P<n>{NUMERAL}|[一二]?百{NUMERAL}|[一二]?百)周年"

RULES: tuple[Rule, ...] = (
    stated(rf"今年(?:已经|已|就|正)?是{Y}年", 0, 3),
    stated(rf"今年[（(]{Y}年?[）)]", 0, 3),
    stated(rf"{Y}年[（(]今年[）)]", 0, 3),
    stated(rf"去年[（(即]{Y}年?", 1, 3),
    stated(rf"{Y}年[（(]去年[）)]", 1, 3),
    stated(rf"明年[（(即]{Y}年?[）)]?", -1, 3),
    stated(rf"(?:刚刚|已经)?过去的{Y}年", 1, 3),
    stated(rf"(?:进入|步入|迈入|跨入|迎来)(?:了)?{Y}年", 0, 2),
    stated(rf"{Y}年(?:伊始|新年伊始|开年|新春|元旦刚过)", 0, 2),
    stated(rf"{Y}年(?:是|，是|作为){WITHIN}{{0,50}}(?:之年|第[一二三四五六七八九十百\d]+[个]?年|关键)", 0, 2),
    stated(rf"{Y}年(?:度)?{WITHIN}{{0,16}}{AGENDA}(?:.{{0,40}}?)(?:今年|本年度)", 0, 2),
    stated(rf"今年{WITHIN}{{0,40}}(?:获|摘|入选|公布|揭晓|颁发){WITHIN}{{0,30}}?{Y}年度", 1, 2),
    stated(rf"{Y}年度{WITHIN}{{0,24}}{AWARD}{WITHIN}{{0,24}}今年", 1, 1.5),
    stated(
        rf"{Y}年(?:度|全年)?[^。！？\n到至]{{0,60}}(?:产量|产值|全年|总额|同比|增长|实现|完成|达到?|突破).{{0,60}}?今年(?:以来|[1一]|前|上半年|第)",
        1,
        1.5,
    ),
    stated(rf"(?:与|比|较|同){Y}年(?:同期)?(?:相比)?[^。\n]{{0,12}}今年(?:以来)?", 1, 1.5),
    stated(rf"截至{Y}年(?:年?底|末|12月)", 1, 0.75),
    stated(
        rf"{Y}年?[^。！？，\n\d]{{2,24}}(?:大会|博览会|论坛|峰会|运动会|艺术节|文化节){WITHIN}{{0,30}}(?:届时|将于|拟于|即将)",
        0,
        0.75,
    ),
    (re.compile(rf"(?P<when>今年|明年|去年)(?:是|作为|系|恰逢|为)?{WITHIN}{{0,20}}?{PLAN}"), plan, 3),
    (re.compile(rf"(?P<when>在|值此|正值|当前|站在|处于){PLAN}"), plan, 2.5),
    (re.compile(rf"(?P<when>){PLAN}之年"), plan, 1.5),
    (re.compile(rf"(?:庆祝|纪念|今年是|今年适逢|恰逢|适逢|值此|正值|隆重庆祝|热烈庆祝){ANNIVERSARY}"), anniversary, 2),
    (re.compile(rf"(?:迎接|喜迎|献礼|迎|向){ANNIVERSARY}"), anniversary, 1.5),
    (re.compile(rf"(?:喜迎|迎接|庆祝)党的(?P<n>{names(CONGRESS)})大"), lambda match: CONGRESS[match["n"]], 1.5),
)
FUTURE_BEFORE = re.compile(r"(?:到|至|力争|预计|明年|未来|展望|面向|计划|拟|有望|将于|截至不迟于|—|-|～)$")
FUTURE_AFTER = re.compile(r"^年?(?:底前|年底前|前|将|力争|建成|初步|基本|实现|计划|预计|年?规划|远景)")
MENTION = re.compile(Y)


def hints_of(passages: Sequence[Passage]) -> list[Hint]:
    """Give every place that speaks for a year."""
    found = []
    for passage in passages:
        if "年" not in passage.text and not MENTION.search(passage.text):
            continue
        for pattern, year, weight in RULES:
            for match in pattern.finditer(passage.text):
                found.append(Hint(year(match), weight, passage, match.start(), match.end()))
    return found


def past_years(passages: Sequence[Passage]) -> set[int]:
    """Give the years that the page speaks of as past or present: not those that something is planned for."""
    return {
        int(match["y"])
        for passage in passages
        for match in MENTION.finditer(passage.text)
        if passage.text.startswith("年", match.end())
        and not FUTURE_BEFORE.search(passage.text[max(0, match.start() - 6) : match.start()])
        and not FUTURE_AFTER.match(passage.text[match.end() : match.end() + 6])
    }


def year_of(passages: Sequence[Passage], more: Sequence[Hint] = ()) -> Hint | None:
    """Give the strongest hint of the year for which most speaks, or None where too little speaks for any."""
    weights: dict[int, float] = defaultdict(float)
    hints = [*hints_of(passages), *more]
    for hint in hints:
        weights[hint.year] += hint.weight
    past = past_years(passages)
    for year in weights:
        weights[year] -= CONTRADICTED * sum(later > year for later in past)
    year = max(weights, key=lambda year: (weights[year], year), default=None)
    if year is None or weights[year] < ENOUGH:
        return None
    return max((hint for hint in hints if hint.year == year), key=lambda hint: hint.weight)
