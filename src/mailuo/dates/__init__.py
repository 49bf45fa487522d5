"""Articles to dated articles: each page's date as an interval, with the sentence that it rests on.

The date is the page's and holds for all its articles. It is taken from the corpus's own settings, else from what the
file states, a date line in the page's furniture, the file's name, and last from what the text says; a year for which
nothing speaks is not guessed.
"""

import contextlib
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mailuo.articles.records import Article, DateSpan
from mailuo.articles.scans import dates_mended
from mailuo.dates import days, years
from mailuo.dates.names import date_in_name
from mailuo.dates.numerals import FULL, MONTH_OF_DAY, WEEKDAY, YEAR, day, full_date, month_end, month_of, weekday_number
from mailuo.dates.passages import Passage, passage, passages_of, quoted
from mailuo.dates.stated import parse_date
from mailuo.errors import CorpusError
from mailuo.pages import Line, Page

__all__ = ["date_in_name", "dated", "page_date", "parse_date"]

FEW_DAYS = 3  # nearer than this to the month's end the page may be of the next month
NEXT_DAYS = 7
MIDYEAR = range(4, 11)  # months in which papers say 2021年是…之年 of neither the next year nor the last
DATE_LINE = re.compile(
    r"星期|.期[一二三四五六日天]|星.[一二三四五六日天]|周[一二三四五六日天]|版|责编|责任编辑|编辑|美编|农历|[日晚晨早商时周]报|都市报|第[\d〇零一二三四五六七八九十百千]+期|总第|出版|今日"
)
SHORT_DAY = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日")
MONTH, NUMBER = re.compile(rf"({YEAR})年(1[0-2]|0?[1-9])月"), re.compile(r"(3[01]|[12]\d|0?[1-9])日?")
LONGEST = 80  # characters of a date line
EDGE = 5  # lines at the top and the foot of a page where a date alone is the page's


def dated(
    articles: Iterable[Article],
    pages: Mapping[str, Page] | Iterable[Page],
    *,
    overrides: Mapping[str, str | DateSpan] | None = None,
    names: Mapping[str, str] | None = None,
) -> list[Article]:
    """Give the articles with their page's date.

    Args:
        pages: the pages of the articles, by id or as a sequence.
        overrides: a page's date as the user knows it: "2021-01-08", "2021-01", "2021".
        names: a page's path, where its file or folder names a date; without it the page's id is looked at.
    """
    articles = list(articles)
    pages = pages if isinstance(pages, Mapping) else {page.id: page for page in pages}
    of_page: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        of_page[article.page].append(article)
    dates = {}
    for id, own in of_page.items():
        if overrides and id in overrides:
            given = overrides[id]
            dates[id] = given if isinstance(given, DateSpan) else parse_date(given, source=f"settings: {given}")
        else:
            dates[id] = page_date(pages[id], own, name=(names or {}).get(id, id))
    return [replace(article, date=dates[article.page]) for article in articles]


def page_date(page: Page, articles: Sequence[Article], *, name: str = "") -> DateSpan | None:
    """Give the date of a page as an interval with its evidence, or None where nothing tells the year."""
    stated = str((page.stated or {}).get("date") or "")
    if stated:
        with contextlib.suppress(CorpusError):  # one row's "unknown" is no reason to refuse the others
            return parse_date(stated, source=f"stated: {stated}")
    passages = passages_of(page, articles)
    printed = date_line(page, passages)
    if printed:
        return printed
    named = date_in_name(name or page.id)
    if named and named.precision != "year":
        return named
    return date_told(page, passages) or named


def date_line(page: Page, passages: Sequence[Passage]) -> DateSpan | None:
    """Give the date that the page's furniture prints in full, or a line of its own that reads like a date line."""
    printed = [(one, dates_mended(one.text)) for one in passages if one.role == "furniture"]
    edges = [line for line in page.lines if page.text[line.start : line.end].strip("\ufeff \t\u3000\xa0")]
    for k, line in enumerate(edges):
        if line.end - line.start > LONGEST:
            continue
        text = page.text[line.start : line.end]
        alone = k < EDGE or k >= len(edges) - EDGE
        if alone or any(character in text for character in "年月日"):
            one = passage(page, [(line.start, line.end)], "line", False)
            read = dates_mended(one.text)
            rest = (FULL if FULL.search(read) else MONTH_OF_DAY).sub("", read, count=1)
            if len(rest) < 60 and not re.search(r"[，。；]", rest) and (DATE_LINE.search(rest) or (alone and not rest)):
                printed.append((one, read))
    for one, read in printed:
        for match in FULL.finditer(read):
            if found := full_date(match):
                return DateSpan(found, found, "day", quoted(page, [(one, match.start(), match.end())]))
    return date_over_lines(page, edges) or month_printed(page, printed)


def month_printed(page: Page, printed: Sequence[tuple[Passage, str]]) -> DateSpan | None:
    """Give the month of a date line whose day a scan lost: 一九八五年五月十王日; *printed* are passages as read."""
    for one, read in printed:
        for match in MONTH_OF_DAY.finditer(read):
            if first := month_of(match):
                place = (one, match.start(), match.end())
                return DateSpan(first, month_end(first), "month", quoted(page, [place]))
    return None


def date_over_lines(page: Page, lines: Sequence[Line]) -> DateSpan | None:
    """Give the date that three of *lines* in turn print, if its weekday is right: 2019年4月 | 16 | 星期二."""
    for three in zip(lines, lines[1:], lines[2:]):
        long = any(line.end - line.start > LONGEST for line in three)
        if long or "年" not in page.text[three[0].start : three[0].end]:
            continue
        top, middle, foot = (passage(page, [(line.start, line.end)], "line", False) for line in three)
        month, number, weekday = MONTH.fullmatch(top.text), NUMBER.fullmatch(middle.text), WEEKDAY.match(foot.text)
        found = day(*map(int, (month[1], month[2], number[1]))) if month and number and weekday else None
        if found and found.weekday() == weekday_number(weekday):
            whole = Passage(top.text + middle.text, top.places + middle.places, "line", False)
            return DateSpan(found, found, "day", quoted(page, [(whole, 0, len(whole.text))]))
    return None


def date_told(page: Page, passages: Sequence[Passage]) -> DateSpan | None:
    """Give the date that follows from what the text says: its year, then the latest day on which something happened."""
    told = list(days.days_of(passages))
    full = list(days.full_days_of(passages))
    more = [*hints_of_full_days(told, full), *hints_of_weekdays(passages)]
    if told and all(one.month in MIDYEAR for one in told if not one.of):
        more += years.hints_of_this_year(passages)
    year = years.year_of(passages, more)
    if year is None:
        return None
    where = (year.passage, year.start, year.end)
    printed = short_date_line(passages, year.year)
    if printed:
        found, *place = printed
        return DateSpan(found, found, "day", quoted(page, [where, tuple(place)]))
    newest = days.latest([*told, *(one for one in full if one.full.year == year.year)], year.year)
    if newest:
        found, event = newest
        last = month_end(found)
        if (last - found).days < FEW_DAYS:
            last = found + datetime.timedelta(days=NEXT_DAYS)
        return DateSpan(found, last, "month", quoted(page, [where, (event.passage, event.start, event.end)]))
    first, last, places = datetime.date(year.year, 1, 1), datetime.date(year.year, 12, 31), [where]
    if lower := days.earliest_month(passages):
        first = first.replace(month=lower[0])
        places.append(lower[1:])
    return DateSpan(first, last, "year" if first.month == 1 else "span", quoted(page, places))


def hints_of_full_days(told: Sequence[days.Day], full: Sequence[days.Day]) -> list[years.Hint]:
    """Give full dates as hints of the year: surer where other days of the page lie within ten days of them."""
    hints = []
    for one in full:
        near = any(
            (other := day(one.full.year, bare.month, bare.number)) and abs((other - one.full).days) <= 10
            for bare in told
            if not bare.of
        )
        hints.append(years.Hint(one.full.year, 1.6 if near else 0.5, "full date", one.passage, one.start, one.end))
    return hints


def hints_of_weekdays(passages: Sequence[Passage]) -> list[years.Hint]:
    """Give the years named on the page in which a printed day without year falls on its printed weekday."""
    hints = []
    for one in passages:
        weekday = WEEKDAY.search(one.text)
        match = SHORT_DAY.search(one.text)
        if one.role != "furniture" or not weekday or not match:
            continue
        wanted = weekday_number(weekday)
        for year in sorted(years.past_years(passages)):
            for candidate in (year, year + 1):
                found = day(candidate, int(match[1]), int(match[2]))
                if found and found.weekday() == wanted:
                    hints.append(years.Hint(candidate, 1.0, "weekday", one, match.start(), match.end()))
    return hints


def short_date_line(passages: Sequence[Passage], year: int) -> tuple[datetime.date, Passage, int, int] | None:
    """Give the day that the furniture prints without a year."""
    for one in passages:
        match = SHORT_DAY.search(one.text)
        if one.role == "furniture" and match and (found := day(year, int(match[1]), int(match[2]))):
            return found, one, match.start(), match.end()
    return None
