"""Passages to the latest day on which a page says that something happened."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mailuo.dates.numerals import FULL, YEAR, full_date
from mailuo.dates.numerals import day as calendar_day
from mailuo.dates.passages import Passage, sentence

DAY = re.compile(r"(?<![\d年月])(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日")
DATELINE = re.compile(r"(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日(?:电|讯|综合)")
OPENS = re.compile(
    r"(?:^|[。！？!?，,；;：:、”’」』）)》\]】—…])(?:记者)?(?:就在|在|从|于|自|截至|截止|到|而|直到|早在)?$"
)
SUBJECT = re.compile(r"(?:^|[。！？!?）)])[\u4e00-\u9fff]{2,14}$")
PLANNED_BEFORE = re.compile(
    r"(?:将于|拟于|定于|不能晚于|不晚于|最迟|不迟于|截止到?|报名至|预计|计划|有望|将在|力争|期限为?|至"
    r"|明年|来年|次年|每年|每逢|历年|当年|同年)[^。，]{0,6}$"
)
PLANNED_AFTER = re.compile(r"^(?:前|之前|起|以前|[^。！？]{0,12}(?:将于|将在|将举|将召|将开|即将|拟举|施行))")
OTHER_YEAR = re.compile(rf"去年|前年|上年|{YEAR}年(?!度)")
NAMED_DAY = re.compile(r"^(?:是|为|作为)?[^。，]{0,12}(?:日|节|纪念日|生日)[，。]")


@dataclass(frozen=True)
class Day:
    """A day of a month that a passage tells of; *full* where the year stands beside it."""

    month: int
    number: int
    passage: Passage
    start: int
    end: int
    full: datetime.date | None = None
    dateline: bool = False
    of: str = ""  # the year named just before it: "2003", "去年"


def days_of(passages: Iterable[Passage]) -> Iterator[Day]:
    """Give the days on which something happened: not planned, opening a clause or in a dateline."""
    for passage in passages:
        for match in DATELINE.finditer(passage.text):
            yield Day(int(match[1]), int(match[2]), passage, match.start(), match.end(), dateline=True)
        if passage.role not in ("body", "caption", "byline", "deck", "pullquote"):
            continue
        for match in DAY.finditer(passage.text):
            if happened(passage.text, match, subject=passage.lead):
                of = year_before(passage, match)
                yield Day(int(match[1]), int(match[2]), passage, match.start(), match.end(), of=of)


def full_days_of(passages: Iterable[Passage]) -> Iterator[Day]:
    """Give the days that stand with their year and open a clause."""
    for passage in passages:
        for match in FULL.finditer(passage.text):
            date = full_date(match)
            if date and happened(passage.text, match):
                yield Day(date.month, date.day, passage, match.start(), match.end(), full=date)


def happened(text: str, match: re.Match, *, subject: bool = False) -> bool:
    """Tell whether the day opens a clause in which something happened, rather than is planned or celebrated.

    With *subject* who did it may stand before the day: 市科技局1月11日签署…
    """
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 30]
    opens = OPENS.search(before) or (subject and SUBJECT.search(before))
    return bool(opens) and not (PLANNED_BEFORE.search(before) or PLANNED_AFTER.match(after) or NAMED_DAY.match(after))


def year_before(passage: Passage, match: re.Match) -> str:
    """Give the year that a bare day belongs to by what its sentence, or the one before it, names; "" for none."""
    first, _ = sentence(passage, match.start(), match.end())
    named = [one.group() for one in OTHER_YEAR.finditer(passage.text, first, match.start())]
    if not named and first > 1:
        before, _ = sentence(passage, first - 2, first - 1)
        named = [one.group() for one in OTHER_YEAR.finditer(passage.text, before, first) if one.group()[0].isdigit()]
    return named[-1].rstrip("年") if named else ""


def latest(days: Sequence[Day], year: int) -> tuple[datetime.date, Day] | None:
    """Give the latest day of *year* that *days* tell of; datelines and leads outweigh what stands deeper in.

    Where days of December and of January stand side by side, the page is of January.
    """
    own = [day for day in days if day.of in ("", str(year))]
    dated = [(found, day) for day in own if (found := calendar_day(year, day.month, day.number))]
    front = [pair for pair in dated if pair[1].dateline or pair[1].passage.lead] or dated
    turned = {found.month for found, _ in front}
    if 1 in turned and turned & {11, 12}:
        front = [pair for pair in front if pair[0].month <= 6]
    if not front:
        return None
    newest = max(found for found, _ in front)
    within = [pair for pair in dated if newest <= pair[0] <= newest + datetime.timedelta(days=14)]
    return max(within, key=lambda pair: pair[0])


LOWER = (
    (re.compile(r"今年前?(?:1|一)[-—～至到]+(1[0-2]|[1-9])月"), lambda match: int(match[1]) + 1),
    (re.compile(r"今年前(1[0-1]|[1-9])个?月"), lambda match: int(match[1]) + 1),
    (re.compile(r"今年(?:上半年)"), lambda match: 7),
    (re.compile(r"今年(?:前三季度)"), lambda match: 10),
    (
        re.compile(r"今年(1[0-2]|[1-9])月(?!底|末|将|拟|计划|[^。，]{0,8}(?:投运|开工|竣工|建成|将|完工))"),
        lambda match: int(match[1]),
    ),
)


def earliest_month(passages: Iterable[Passage]) -> tuple[int, Passage, int, int] | None:
    """Give the month before which the page cannot have been printed, and where it says so: 今年1-9月 gives October."""
    found = [
        (min(12, month(match)), passage, match.start(), match.end())
        for passage in passages
        for pattern, month in LOWER
        for match in pattern.finditer(passage.text)
    ]
    return max(found, key=lambda hit: hit[0], default=None)
