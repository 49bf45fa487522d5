"""File and folder names to dates: 20210108A02.txt, 2021-01/08/nbs.D110000renmrb_01.htm, 2021年/1月."""

import datetime
import re

from mailuo.articles.records import DateSpan, Evidence
from mailuo.dates.numerals import day, month_end

SEPARATED = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)[-_./年](1[0-2]|0?[1-9])(?:[-_./月](3[01]|[12]\d|0?[1-9])(?:日|(?![0-9A-Za-z])))?"
    r"(?:月|(?![0-9A-Za-z]))"
)
# A run of eight digits is a date where nothing else stands in its word: a hash has digits too. A page may follow (A02).
RUN = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z]*?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[A-Z]?\d{1,3})?(?![0-9A-Za-z])"
)
YEAR_AND_DAY = re.compile(r"(?:^|/)((?:19|20)\d\d)/(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=/)")  # folders: 2021/0108
SHORT = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(0[1-9]|1[0-2])(?![0-9A-Za-z])")
ONLY_YEAR = re.compile(r"(?:^|/)((?:19|20)\d\d)年?(?=/)")


def date_in_name(name: str) -> DateSpan | None:
    """Give the date that a page's path states, or None.

    >>> str(date_in_name("2021-01/08/nbs.D110000renmrb_01.htm").earliest)
    '2021-01-08'
    >>> date_in_name("001_1986198b7d99869f.txt") is None
    True
    """
    name = name.replace("\\", "/")
    for pattern in (RUN, SEPARATED, YEAR_AND_DAY):
        for match in pattern.finditer(name):
            if match[3] and (found := day(*map(int, match.groups()[:3]))):
                return DateSpan(found, found, "day", Evidence(f"file name: {match.group().strip('/')}", (0, 0)))
    for pattern in (SEPARATED, SHORT):
        for match in pattern.finditer(name):
            first = datetime.date(int(match[1]), int(match[2]), 1)
            return DateSpan(
                first, month_end(first), "month", Evidence(f"file name: {match.group().strip('/')}", (0, 0))
            )
    if match := ONLY_YEAR.search(name):
        year = int(match[1])
        whole = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        return DateSpan(*whole, "year", Evidence(f"folder name: {match[1]}", (0, 0)))
    return None
