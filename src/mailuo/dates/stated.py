"""A date as tables, web pages and people state it to an interval: 2021-01-08, 2021年1月8日, 20210108, Jan 8, 2021."""

import datetime
import re
import unicodedata

from mailuo.articles.records import DateSpan, Evidence
from mailuo.dates.numerals import FULL, day, full_date, month_end
from mailuo.errors import CorpusError

COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?\d\d:?\d\d(?::?\d\d)?)?(?:\.0)?")
YEAR_AND_MONTH = re.compile(r"(\d{4})(?:年|[-./])?(1[0-2]|0?[1-9])月?")
YEAR = re.compile(r"(\d{4})年?(?:\.0)?")
EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")  # seconds or milliseconds since 1970, as databases keep time
MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
CHINA = datetime.timezone(datetime.timedelta(hours=8))
ENGLISH = re.compile(
    r"(?:[a-z]{3,9}, )?(?:(?P<d>\d{1,2})[ -](?P<m>[a-z]{3})[a-z]*\.?,?[ -](?P<y>\d{4})"
    r"|(?P<m2>[a-z]{3})[a-z]*\.? (?P<d2>\d{1,2}),? (?P<y2>\d{4}))\b.*",
    re.IGNORECASE,
)


def parse_date(text: str, *, source: str = "") -> DateSpan:
    """Give a date in any usual form as an interval; 08/01/2021 is none, since it may be of January or of August.

    Raises:
        CorpusError: *text* is no date.

    >>> [str(parse_date(text).latest) for text in ("2021/1/8 08:00", "20210108", "Jan 8, 2021", "2021年1月")]
    ['2021-01-08', '2021-01-08', '2021-01-08', '2021-01-31']
    """
    evidence = Evidence(source or text, (0, 0))
    plain = re.sub(r"\s*([年月日])\s*", r"\1", " ".join(unicodedata.normalize("NFKC", text).split()))
    if found := exact_day(plain):
        return DateSpan(found, found, "day", evidence)
    if (match := YEAR_AND_MONTH.fullmatch(plain)) and (first := day(int(match[1]), int(match[2]), 1)):
        return DateSpan(first, month_end(first), "month", evidence)
    if (match := YEAR.fullmatch(plain)) and (first := day(int(match[1]), 1, 1)):
        return DateSpan(first, first.replace(month=12, day=31), "year", evidence)
    raise CorpusError(f"'{text}' is no date; write 2021-01-08, 2021-01 or 2021.")


def exact_day(plain: str) -> datetime.date | None:
    """Give the day that a date names, a time of day left out, or None where it names none."""
    if match := COMPACT.fullmatch(plain):
        if found := day(*map(int, match.groups())):
            return found
    if match := FULL.match(plain):
        return full_date(match)
    if match := ENGLISH.fullmatch(plain):
        month = MONTHS.get((match["m"] or match["m2"]).lower())
        return day(int(match["y"] or match["y2"]), month, int(match["d"] or match["d2"])) if month else None
    if match := EPOCH.fullmatch(plain):
        return datetime.datetime.fromtimestamp(int(match[1]), CHINA).date()
    return None
