"""What a sentence may say of the year it was printed in, to that year: the rules, with how much each one weighs.

The years of plans, anniversaries and congresses are those of the People's Republic, which every paper there counts by.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from mailuo.dates.numerals import YEAR, number

FIRST_YEAR = {
    "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021,
    "十五五": 2026, "十六五": 2031,
}  # fmt: skip
BEGAN = {
    "辛亥革命": 1911, "五四运动": 1919, "建党": 1921, "中国共产党成立": 1921, "中国共产党建党": 1921, "建军": 1927,
    "长征胜利": 1936, "抗战胜利": 1945, "抗日战争胜利": 1945, "新中国成立": 1949, "中华人民共和国成立": 1949,
    "抗美援朝出国作战": 1950, "改革开放": 1978, "香港回归": 1997, "澳门回归": 1999,
}  # fmt: skip
CONGRESS = {
    "十四": 1992, "十五": 1997, "十六": 2002, "十七": 2007, "十八": 2012, "十九": 2017, "二十": 2022, "二十一": 2027,
}  # fmt: skip
SHIFT = {"明年": -1, "来年": -1, "后年": -2, "去年": 1, "前年": 2}

Y = rf"(?<![—～~至到-])(?P<y>{YEAR})"  # not the end of a span, nor an aim
WITHIN = r"[^。！？\n]"  # within one sentence
NUMERAL = r"[\d零〇一二三四五六七八九十]+"
OUTLOOK = r"将|预计|预测|预期|力争|有望|目标|到$|目前|已突破|截至(?:今天|目前|昨)"  # no figure of a year that is over


@dataclass(frozen=True)
class Rule:
    """A pattern that speaks for a year, which year that is, and how much it weighs.

    Not where *refuse* stands in the words that match or shortly before them.
    """

    pattern: re.Pattern
    year: Callable[[re.Match], int]
    weight: float
    refuse: re.Pattern | None = None
    kind: str = ""  # what says the same in other words has one kind


def stated(pattern: str, years_on: int, weight: float, refuse: str = "") -> Rule:
    """Give a rule by which the page's year is the year in *pattern* and so many years on."""
    stop = re.compile(refuse) if refuse else None
    return Rule(re.compile(pattern), lambda match: int(match["y"]) + years_on, weight, stop)


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
GATHERING = "(?:大会|博览会|论坛|峰会|运动会|艺术节|文化节)"
QUARTER = r"(?:前三季度|上半年|第[一二三四]季度|[一二三四]季度|前\d+个?月|1[-—～至到]\d+月)"
PLAN = (
    rf"[“‘「『]?(?P<plan>{names(FIRST_YEAR)})[”’」』]?(?:规划|时期|计划)?的?"
    r"(?:(?P<first>开局|起步|起始|第一年|头一年)|收官|最后一年|收尾|决胜)"
)
# not the name of a speech or a gathering, which is spoken of in later years too
ANNIVERSARY = (
    rf"{WITHIN}{{0,8}}?(?P<what>{names(BEGAN)})(?P<n>{NUMERAL}|[一二]?百{NUMERAL}|[一二]?百)周年"
    r"(?![^。，]{0,4}(?:大会|活动|晚会|阅兵|讲话|文艺|招待会|座谈会))"
)
THIS_YEAR = re.compile(rf"{Y}年(?:是|，是|作为){WITHIN}{{0,50}}(?:之年|第[一二三四五六七八九十百\d]+[个]?年|关键)")

RULES: tuple[Rule, ...] = (
    stated(rf"今年(?:已经|已|就|正)?是{Y}年", 0, 3),
    stated(rf"今年[（(]{Y}年?[）)]", 0, 3),
    stated(rf"{Y}年[（(]今年[）)]", 0, 3),
    stated(rf"去年[（(即]{Y}年?", 1, 3),
    stated(rf"{Y}年[（(]去年[）)]", 1, 3),
    stated(rf"明年[（(即]{Y}年?[）)]?", -1, 3),
    stated(rf"即将到来的{Y}年", -1, 3),
    stated(rf"即将过去的{Y}年", 0, 3),
    stated(rf"(?<!即将)过去的{Y}年(?!{QUARTER})", 1, 3),
    stated(rf"(?:进入|步入|迈入|跨入|迎来)(?:了)?{Y}年", 0, 2, "将|即将"),
    stated(rf"{Y}年(?:伊始|新年伊始|开年|新春|元旦刚过)", 0, 2),
    Rule(THIS_YEAR, lambda match: int(match["y"]), 0.7, kind="之年"),
    stated(rf"{Y}年{QUARTER}", 0, 0.75),
    stated(rf"{Y}年(?:度)?{WITHIN}{{0,16}}{AGENDA}(?:.{{0,40}}?)(?:今年|本年度)", 0, 2, "完成|回顾|总结"),
    stated(rf"今年{WITHIN}{{0,40}}(?:获|摘|入选|公布|揭晓|颁发){WITHIN}{{0,30}}?{Y}年度", 1, 2),
    stated(rf"{Y}年度{WITHIN}{{0,24}}{AWARD}{WITHIN}{{0,24}}今年", 1, 1.5),
    stated(
        rf"{Y}年(?!度|{QUARTER}|\d)(?:全年)?[^。！？\n到至]{{0,60}}{RESULT}.{{0,60}}?今年(?:以来|[1一]|前|上半年|第)",
        1, 1.5, OUTLOOK,
    ),
    stated(rf"(?:与|比|较|同){Y}年(?:同期)?(?:相比)?[^。\n]{{0,12}}今年(?:以来)?", 1, 1.5, OUTLOOK),
    stated(rf"截至{Y}年(?:年?底|末|12月(?:底|末|31日))", 1, 0.75),
    stated(rf"{Y}年?[^。！？，\n\d]{{2,24}}{GATHERING}{WITHIN}{{0,30}}(?:届时|将于|拟于|即将)", 0, 0.75),
    Rule(re.compile(rf"(?P<when>今年|明年|去年)(?:是|作为|系|恰逢|为)?{WITHIN}{{0,20}}?{PLAN}"), plan, 3),
    Rule(re.compile(rf"(?P<when>在|值此|正值|当前|站在|处于){PLAN}"), plan, 2.5),
    Rule(re.compile(rf"(?P<when>){PLAN}之年"), plan, 0.7, kind="之年"),
    Rule(re.compile(rf"(?:庆祝|纪念|今年是|今年适逢|恰逢|适逢|值此|正值){ANNIVERSARY}"), anniversary, 2),
    Rule(re.compile(rf"(?:迎接|喜迎|献礼|迎|向){ANNIVERSARY}"), anniversary, 0.75),
    Rule(re.compile(rf"(?:喜迎|迎接)党的(?P<n>{names(CONGRESS)})大"), lambda match: CONGRESS[match["n"]], 1.5),
)  # fmt: skip
