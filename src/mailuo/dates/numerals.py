"""Written numbers to dates: 2021年1月8日, 2021-01-08, 二〇二一年一月八日, 民国一一〇年."""

import datetime
import re

DIGITS = dict(zip("〇零○一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9))) | {"Ｏ": 0, "O": 0}
HAN = "〇零○ＯO一二三四五六七八九十廿卅"
YEAR = r"(?<!\d)(?:19|20)\d\d"
FULL = re.compile(
    rf"(?P<y>{YEAR})(?:年|[-./－·．])(?P<m>1[0-2]|0?[1-9])(?:月|[-./－·．])(?P<d>3[01]|[12]\d|0?[1-9])(?:日|号|(?!\d))"
    rf"|(?P<hy>[一二][{HAN[:-3]}]{{3}})年(?P<hm>[{HAN}]{{1,2}})月(?P<hd>[{HAN}]{{1,3}})日"
    rf"|民[国國](?P<ry>\d{{2,3}}|[{HAN}百]{{1,5}})年(?P<rm>\d{{1,2}}|[{HAN}]{{1,2}})月(?P<rd>\d{{1,2}}|[{HAN}]{{1,3}})日"
)
MONTH_OF_DAY = re.compile(  # 2010年7月?3日: the day is not to be read
    rf"(?:(?P<y>{YEAR})年(?P<m>1[0-2]|0?[1-9])|(?P<hy>[一二][{HAN[:-3]}]{{3}})年(?P<hm>[{HAN}]{{1,2}}))月[^，。；]{{1,3}}日"
)
WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")


def number(text: str) -> int:
    """Give the value of a number below 1000 in digits or Chinese: 12, 十二, 二十, 百, 一百二十.

    >>> [number(text) for text in ("12", "十二", "二十", "一百", "廿三")]
    [12, 12, 20, 100, 23]
    """
    if text.isdigit() and text.isascii():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    total = 0
    for unit, value in (("百", 100), ("十", 10)):
        if unit in text:
            before, text = text.split(unit, 1)
            total += value * (digits(before) or 1)
    return total + digits(text)


def digits(text: str) -> int:
    """Give Chinese digits one after the other as a number: 二〇二一 is 2021, nothing is 0."""
    return int("".join(str(DIGITS[character]) for character in text if character in DIGITS) or 0)


def full_date(match: re.Match) -> datetime.date | None:
    """Give the date that a match of `FULL` names, or None where there is no such day."""
    if match["y"]:
        parts = int(match["y"]), int(match["m"]), int(match["d"])
    elif match["hy"]:
        parts = digits(match["hy"]), number(match["hm"]), number(match["hd"])
    else:
        parts = number(match["ry"]) + 1911, number(match["rm"]), number(match["rd"])
    return day(*parts)


def month_of(match: re.Match) -> datetime.date | None:
    """Give the first day of the month that a match of `MONTH_OF_DAY` names, or None where there is no such month."""
    if match["y"]:
        return day(int(match["y"]), int(match["m"]), 1)
    return day(digits(match["hy"]), number(match["hm"]), 1)


def day(year: int, month: int, number: int) -> datetime.date | None:
    """Give the day, or None where the calendar has none such or it lies outside 1850–2150."""
    try:
        return datetime.date(year, month, number) if 1850 <= year <= 2150 else None
    except ValueError:
        return None


def month_end(date: datetime.date) -> datetime.date:
    """Give the last day of the month of *date*."""
    first_of_next = datetime.date(date.year + date.month // 12, date.month % 12 + 1, 1)
    return first_of_next - datetime.timedelta(days=1)


def weekday_number(match: re.Match) -> int:
    """Give the number of the weekday that a match of `WEEKDAY` names, Monday being 0."""
    return "一二三四五六日".index(match[1].replace("天", "日"))
