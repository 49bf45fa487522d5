"""Tables to readings: each row of a CSV, JSON lines, Parquet or Excel file is one ready article."""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mailuo.errors import ReadError
from mailuo.readers import text
from mailuo.readers.reading import Reading
from mailuo.tables import parquet_rows

NAMES = {
    role: tuple(names.split())
    for role, names in {
        "text": "text content paragraphs body article fulltext full_text 正文 内容 全文 文本 文章",
        "headline": "headline title 标题 题名 题目 篇名",
        "date": "date pub_time pubdate pub_date publish_time published time 日期 发布时间 发表时间 时间 出版日期",
        "authors": "authors author byline reporter 作者 记者",
        "page": "page 版面 版次 版名 版",
        "paper": "paper newspaper source 报纸 报纸名称 来源 媒体",
    }.items()
}
LONG = 40  # characters: a column whose texts are longer on average may be the articles' text
XLSX, PARQUET = b"PK\x03\x04", b"PAR1"


def claims(name: str, data: bytes) -> bool:
    """Tell whether *data* is a table: Parquet or Excel by its bytes, JSON lines or CSV by its first line."""
    return data.startswith(PARQUET) or is_workbook(data) or is_json(data) or is_csv(data)


def read(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Reading]:
    """Give a reading for each row that has text, and one that refuses the rows and lines that have none.

    *columns* says which column holds ``text``, ``headline``, ``date``, ``authors``, ``page`` or ``paper``, for those
    that are not to be guessed by name.

    Raises:
        ReadError: the table is damaged, a named column is not there, or no column can be the text.
    """
    rows, broken = rows_of(name, data)
    if not rows:
        raise ReadError(broken or f"{name} is a table without a row.")
    chosen = choose(name, rows, columns)
    width, silent = len(str(len(rows))), []
    for number, row in enumerate(rows, 1):
        parts = paragraphs(row.get(chosen["text"]))
        if parts:
            yield ready(f"{number:0{width}}", parts, {role: row.get(column) for role, column in chosen.items()})
        else:
            silent.append(number)
    if silent:
        told = f"{len(silent)} of {len(rows)} rows have no text in the column {chosen['text']!r}, first row {silent[0]}"
        yield Reading("", refused=f"{name}: {told}.")
    if broken:
        yield Reading("", refused=broken)


def ready(part: str, parts: Sequence[str], values: Mapping[str, object]) -> Reading:
    """Give the reading of one ready article: the headline is the first line of its text, each paragraph another."""
    stated = {role: plain(value) for role, value in values.items() if role != "text" and plain(value)}
    lines = [line for line in (stated.get("headline"), *parts) if line]
    return Reading("\n".join(lines), part=part, stated=stated)


def choose(name: str, rows: Sequence[Mapping[str, object]], columns: Mapping[str, str]) -> dict[str, str]:
    """Give the column of each role: as told, else by its name, the text else by its length."""
    there = list(dict.fromkeys(column for row in rows[:1000] for column in row))
    absent = [column for column in columns.values() if column not in there]
    if absent:
        raise ReadError(f"{name} has no column {absent[0]!r}; it has {', '.join(map(repr, there))}.")
    lower = {column.strip().lower(): column for column in reversed(there)}
    chosen = dict(columns)
    for role, names in NAMES.items():
        found = next((lower[one] for one in names if one in lower and lower[one] not in chosen.values()), None)
        if role not in chosen and found is not None:
            chosen[role] = found
    if "text" not in chosen:
        chosen["text"] = longest(name, rows[:1000], [column for column in there if column not in chosen.values()])
    return chosen


def longest(name: str, rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Give the column with the longest texts, if they are long enough to be articles."""
    mean = {column: sum(len(str(row.get(column) or "")) for row in rows) / len(rows) for column in columns}
    best = max(mean, key=mean.get, default=None)
    if best is None or mean[best] < LONG:
        raise ReadError(f"{name}: which column holds the text? Say it with --text; there are {', '.join(columns)}.")
    return best


def paragraphs(value: object) -> list[str]:
    """Give the paragraphs of a cell: a list's items, or a text's lines.

    >>> paragraphs("油菜花开。\\n　　游人如织。")
    ['油菜花开。', '游人如织。']
    """
    items = value if isinstance(value, list | tuple) else [value]
    return [line.strip() for item in items if not empty(item) for line in str(item).splitlines() if line.strip()]


def plain(value: object) -> str:
    """Give a cell's value as text, "" for an empty one; a date as the day, a list joined by spaces."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, list | tuple):
        return " ".join(plain(item) for item in value)
    return "" if empty(value) else " ".join(str(value).split())


def empty(value: object) -> bool:
    """Tell whether a cell holds nothing: None, or the NaN that stands for it."""
    return value is None or value != value


def rows_of(name: str, data: bytes) -> tuple[list[dict[str, object]], str]:
    """Give the rows of a table of any of the four formats, in order, and what is to be said of lines that are none."""
    try:
        if data.startswith(PARQUET):
            return parquet_rows(data), ""
        if data.startswith(XLSX):
            return workbook_rows(data), ""
    except Exception as error:  # a damaged file may fail anywhere in the library that reads it
        raise ReadError(f"{name} is a damaged table: {str(error).rstrip('.')}.") from error
    content = text.decode(name, data).removeprefix("\ufeff")
    if is_json(data):
        return json_rows(name, content)
    return list(csv.DictReader(io.StringIO(content, newline=""), dialect=dialect(content))), ""


def workbook_rows(data: bytes) -> list[dict[str, object]]:
    """Give the rows of the first sheet of an Excel workbook; formulas are never computed."""
    import openpyxl

    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    head = [plain(cell) for cell in next(rows, ())]
    return [dict(zip(head, row)) for row in rows if any(cell is not None for cell in row)]


def json_rows(name: str, content: str) -> tuple[list[dict[str, object]], str]:
    """Give the objects of JSON lines, or of one JSON list, and a sentence on the lines that are none."""
    lines: Iterable[str] = [content] if content.lstrip().startswith("[") else content.split("\n")
    rows: list[dict[str, object]] = []
    broken: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            broken.append(f"line {number}, is no JSON: {error}")
            continue
        values = value if isinstance(value, list) else [value]
        if all(isinstance(one, dict) for one in values):
            rows += values
        else:
            broken.append(f"line {number}, is no JSON object with named fields")
    more = f"; nor are {len(broken) - 1} lines after it" if len(broken) > 1 else ""
    return rows, f"{name}, {broken[0]}{more}." if broken else ""


def is_workbook(data: bytes) -> bool:
    """Say whether *data*, a whole file, is a workbook (.xlsx), and not another kind of zip."""
    return data.startswith(XLSX) and b"xl/" in data[:4096] + data[-65536:]


def is_json(data: bytes) -> bool:
    """Say whether *data* begins as JSON does, one list or a row a line; a page may begin with a bracket too."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return (start.startswith(b"{") and b'"' in start[:200]) or start.startswith(b"[{") or start.startswith(b"[\n")


def is_csv(data: bytes) -> bool:
    """Tell whether the first line names columns: at least two, one of them a name that tables of articles use."""
    head = data[:65536].split(b"\n", 1)[0]
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            line = head.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        return False
    known = {name for names in NAMES.values() for name in names}
    cells = [cell.strip().strip('"').lower() for cell in line.replace("\t", ",").replace(";", ",").split(",")]
    return len(cells) > 1 and any(cell in known for cell in cells)


def dialect(content: str) -> type[csv.Dialect]:
    """Give the separator that the first line uses most, in the common dialect."""
    head = content.split("\n", 1)[0]

    class Common(csv.excel):
        delimiter = max(",\t;", key=head.count)

    csv.field_size_limit(1 << 30)
    return Common
