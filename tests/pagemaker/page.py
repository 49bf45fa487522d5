"""A seed to a page: articles, photos, continuations, an index and furniture, laid out in one paper's habit."""

# ruff: noqa: E501 (a phrase is not broken)

import datetime
import random as chance
import re

import opencc

from pagemaker import articles, stock
from pagemaker.evidence import year_sentence
from pagemaker.habits import habit
from pagemaker.layout import slip
from pagemaker.writing import Writer, name

TRADITIONAL = opencc.OpenCC("s2t")
ASCII = str.maketrans("，：；？！（）", ",:;?!()")
CORNERS = str.maketrans("“”‘’", "「」『』")


class Maker:
    """What the articles of one page share."""

    def __init__(self, seed):
        self.random = chance.Random(seed)
        self.habit = habit(self.random)
        self.date = datetime.date(1996, 1, 4) + datetime.timedelta(days=self.random.randrange(365 * 30))
        self.paper = "".join(self.random.sample(stock.PLACE_FRONT, 2)) + self.random.choice(stock.PAPER_KINDS)
        self.subjects = self.random.sample(sorted(stock.SUBJECTS), len(stock.SUBJECTS))
        self.units, self.rows = {}, []
        self.width = self.habit.column
        self.corners = self.habit.traditional and self.random.random() < 0.5
        self.number = 0

    def writer(self):
        """Give a writer with a subject that the page has not had yet."""
        self.number += 1
        return Writer(self.random, self.date, self.subjects[self.number % len(self.subjects)])

    def unit(self, letter, **what):
        """Open a unit and give its name."""
        label = f"{letter}{1 + sum(name.startswith(letter) for name in self.units)}"
        self.units[label] = {"authors": [], **what}
        return label

    def set(self, text):
        """Give *text* in the page's script and punctuation."""
        if self.habit.traditional:
            text = TRADITIONAL.convert(text)
        if self.corners:
            text = text.translate(CORNERS)
        return text.translate(ASCII) if self.habit.ascii_punctuation else text


def make(seed):
    """Give the text of a made page and its gold, which has the form of the gold of real pages."""
    maker = Maker(seed)
    random, how = maker.random, maker.habit
    kinds = ["article"] * random.randint(2, 6) + ["photo"] * random.choice((0, 0, 1, 1, 2))
    kinds += ["continuation"] * random.choice((0, 0, 0, 1, 2)) + ["brief"] * (random.randint(1, 4) if how.briefs else 0)
    kinds += ["notice"] * (random.random() < 0.07)
    random.shuffle(kinds)
    if random.random() < 0.07:
        kinds = ["roundtable"] + [kind for kind in kinds if kind == "continuation"]
    said = year_sentence(random, maker.date) if how.evidence == "text" else None
    parts = []
    for kind in kinds:
        if kind in ("article", "roundtable") and said:
            parts.append(getattr(articles, kind)(maker, said=said))
            said = None
        else:
            parts.append(getattr(articles, kind)(maker))
    dated = how.evidence == "furniture"
    top, bottom = furniture(maker, dated)
    index = articles.index(maker) if random.random() < 0.2 else []
    far = [row for part in parts for row in part if row.role == "rubric" and row.unit.startswith("*")]
    rows = [row for part in parts for row in part if not row.unit.startswith("*")]
    rows = top + rows + (far + index if random.random() < 0.5 else index + far) + bottom
    for row in rows:
        row.unit = row.unit.lstrip("*")
    rows = slip(random, rows, how.slips) if how.slips else rows
    year_known = dated or (how.evidence == "text" and said is None)
    return written(maker, rows, year_known)


def furniture(maker, dated):
    """Give the furniture of the page's top and bottom: date line, editors, page number."""
    random, how, day = maker.random, maker.habit, maker.date
    if not dated and random.random() < 0.4:
        return [], []
    week = "一二三四五六日"[day.weekday()]
    number, section = random.randint(1, 24), random.choice(stock.SECTIONS)
    date = random.choices((
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month}.{day.day}", f"{day.year}-{day.month:02d}-{day.day:02d}",
        "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year)) + f"年{han(day.month)}月{han(day.day)}日",
    ), (85, 5, 5, 5))[0]  # fmt: skip
    editors = random.choice((
        f"责任编辑：{name(random)} 美编：{name(random)}", f"本版责编 {name(random)} 美编 {name(random)}", f"责编 {name(random)}　校对 {name(random)}",
        f"编辑：{name(random)} 版式：{name(random)}", f"本版编辑/{name(random)} 视觉/{name(random)}",
    ))  # fmt: skip
    lines = []
    if dated:
        lines += random.choice((
            [f"{date} 星期{week} {editors}"], [f"{number} {section} {date} 星期{week}"], [f"{date} 星期{week}", section, f"第{number}版"],
            [maker.paper, f"{date} 星期{week}", f"{number:02d}", editors], [f"{maker.paper} {date}　第{number}版　{section}"],
        ))  # fmt: skip
    else:
        lines += random.choice(
            ([editors], [f"{number:02d}版", section, editors], [f"A{number} {section}"], [f"第{number}版", editors])
        )
    if random.random() < 0.25:
        lines.append(
            random.choice(
                (
                    "新闻热线：0531-8512345",
                    "投稿邮箱：news@example.com",
                    "国内统一连续出版物号 CN 37-0001",
                    "广告热线：400-123456",
                )
            )
        )
    unit = maker.unit("f", kind="page")
    rows = [articles.Row(maker.set(line), unit, "furniture", gap="" if k else "block") for k, line in enumerate(lines)]
    where = how.furniture if how.furniture != "none" else "bottom"
    return (rows, []) if where == "top" else ([], rows)


def han(number):
    """Give a number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else "〇一二三四五六七八九"[tens]) + "十" if tens else "") + (
        "〇一二三四五六七八九"[ones] if ones else ""
    )


def written(maker, rows, year_known):
    """Give the page's text and gold from its rows, with blank lines as the dump has them."""
    random, how = maker.random, maker.habit
    lines, marks, was_first = [""] * random.choice((0, 0, 1, 2)), [], False
    for k, row in enumerate(rows):
        blanks = blank_lines_before(maker, row, k, was_first)
        lines += [""] * blanks
        was_first = bool(row.starts) and row.role == "body" and row.gap in ("", "paragraph")
        indent = how.indent if row.starts and row.role in ("body", "caption") and not row.inline else ""
        if (
            how.wrapped == "columns"
            and row.gap == "block"
            and row.role in ("body", "byline")
            and random.random() < 0.15
        ):
            indent = indent or " "
        lines.append(indent + row.text)
        mark = {"line": len(lines), "unit": row.unit, "role": row.role}
        if row.starts is not None:
            mark["starts_paragraph"] = row.starts
        if row.inline:
            mark["inline"] = [{"text": text, "role": role} for text, role in row.inline]
        marks.append(mark)
    text = how.line_end.join(lines) + random.choice(("", how.line_end))
    day = maker.date
    month_known = year_known and (how.evidence == "furniture" or re.search(r"\d月\d+日", text))
    gold = {
        "page": None, "paper": maker.paper, "year": day.year if year_known else None,
        "month": day.month if month_known else None, "latest_event": None, "units": units_of(maker, rows), "lines": marks,
        "paragraphs": paragraphs_of(rows, marks),
    }  # fmt: skip
    return text, gold


def blank_lines_before(maker, row, k, was_first):
    """Give how many blank lines the dump has before *row*."""
    random, how = maker.random, maker.habit
    if not k or how.blanks == "none":
        return 0
    if how.wrapped != "columns":
        return 1 if row.gap else 0
    if how.blanks == "every":
        return 1
    if how.quote_blanks and row.text.startswith(("“", "「")) and row.role == "body":
        return 1
    if row.gap in ("block", "column"):
        return 1
    if row.gap == "paragraph":
        return int(how.blanks in ("dump", "paragraphs") and random.random() < (0.85 if how.blanks == "dump" else 1))
    if how.blanks == "after first" or (how.blanks == "dump" and random.random() < 0.06):
        return int(was_first)
    return 0


def units_of(maker, rows):
    """Give the gold's units: what was set, read back from the rows as they are after any slip."""
    units = {}
    for label, unit in maker.units.items():
        own = [row for row in rows if row.unit == label]
        if not own:
            continue
        units[label] = dict(unit, authors=[maker.set(author) for author in unit["authors"]])
        for role in ("rubric", "kicker", "headline", "deck"):
            pieces = [stripped(row) for row in own if row.role == role]
            if pieces:
                units[label][role] = " ".join(pieces)
    return units


def stripped(row):
    """Give a row's text without inline stretches of other roles, markdown marks left out."""
    text = row.text
    for piece, _ in row.inline:
        text = text.replace(piece, "", 1)
    return text.strip().lstrip("#").strip().strip("*").strip()


def paragraphs_of(rows, marks):
    """Give the gold's paragraphs, joined from their lines."""
    paragraphs, open_ = [], {}
    for row, mark in zip(rows, marks):
        if row.starts is None:
            continue
        key = (row.unit, row.role)
        if row.starts or key not in open_:
            open_[key] = {"unit": row.unit, "role": row.role, "first_line": mark["line"], "text": ""}
            paragraphs.append(open_[key])
        open_[key]["text"] += stripped(row)
    return [paragraph for paragraph in paragraphs if paragraph["text"]]
