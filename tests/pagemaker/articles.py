"""Writers to rows: articles, briefs, notices, photos, continuations, round tables and indexes, in a page's habit."""

import re
from itertools import chain, repeat

from pagemaker import bylines, stock, writing
from pagemaker.layout import Row, downward, wrap


def article(maker, said=None, length=None):
    """Give the rows of an article with headline and byline."""
    random, how, writer = maker.random, maker.habit, maker.writer()
    unit = maker.unit("a", kind="article")
    style = how.byline if random.random() < 0.85 else random.choice(("own", "inline", "marked", "agency"))
    heading = headings(maker, writer, unit, random.random() < 0.75)
    paragraphs = writer.paragraphs(length or random.randint(3, 11))
    if said:
        paragraphs.insert(random.randint(1, len(paragraphs)), said)
    before, opening, after_headline, ending = byline(maker, unit, style, heading)
    first = how.headline_first or after_headline or random.random() < 0.04
    rows = body(
        maker, writer, unit, paragraphs, opening, ending, subheads=len(paragraphs) > 5 and random.random() < 0.45
    )
    if after_headline:
        row = next(row for row in reversed(heading) if row.role == "headline")
        row.text += after_headline
        row.inline = [(after_headline, "byline")]
        if heading[-1] is not row:
            heading = [other for other in heading if other.role != "deck"]
    last = [Row(ending[1], unit, "byline")] if ending and ending[0] == "line" else []
    jump = jump_out(maker, unit, rows) if random.random() < 0.06 else []
    if random.random() < 0.1 and how.wrapped == "columns":
        rows = with_caption(maker, writer, unit, rows)
    quotes = pull_quotes(maker, unit, paragraphs) if random.random() < 0.06 else []
    rows = before + rows + last + jump
    rubric = rubric_of(maker, unit)
    return (rubric + heading + rows + quotes) if first else (rows + quotes + rubric + heading)


def brief(maker):
    """Give the rows of a short piece of news: a headline, one or two paragraphs, often no byline."""
    random, writer = maker.random, maker.writer()
    unit = maker.unit("a", kind="article")
    heading = headings(maker, writer, unit, False, vertical=False)
    paragraphs = [writer.paragraph(random.randint(2, 3), first=True)] + writer.paragraphs(random.choice((0, 0, 1)))
    opening = ""
    if random.random() < 0.3:
        opening, names = bylines.in_first_line(random, maker.paper, maker.date)
        maker.units[unit]["authors"] = names
        opening = maker.set(opening)
    rows = body(maker, writer, unit, paragraphs, opening)
    return heading + rows if maker.habit.headline_first else rows + heading


def notice(maker):
    """Give the rows of an official notice: a headline, points, who signs it and when; no byline."""
    random, writer = maker.random, maker.writer()
    unit = maker.unit("a", kind="article")
    headline, opening = random.choice(writing.NOTICES)
    heading = heading_rows(maker, unit, "headline", writer.fill(headline), False)
    if "任命" in opening:
        points = [
            f"{writing.name(random)}为{writer.places[0]}{org}{random.choice(('局长', '副局长', '主任'))}；"
            for org in writer.org
        ]
        points[-1] = points[-1].rstrip("；") + "。"
    else:
        points = [*(writer.fill(point) for point in writing.LISTS[0][1]), "特此公告。"]
    day = maker.date
    signed = [writer.fill("{place}人民政府"), f"{day.year}年{day.month}月{day.day}日"]
    rows = body(
        maker,
        writer,
        unit,
        [writer.fill(opening), *points, *(signed if maker.habit.evidence == "furniture" else signed[:1])],
    )
    return heading + rows if maker.habit.headline_first else rows + heading


def photo(maker):
    """Give the rows of photo news: caption, credit, headline."""
    random, writer = maker.random, maker.writer()
    unit = maker.unit("p", kind="photo")
    heading = headings(maker, writer, unit, False, vertical=False)
    caption = maker.set(writer.fill(writing.PHOTO_NEWS))
    credit, names = bylines.photo_credit(random, maker.paper)
    maker.units[unit]["authors"] = names
    credit = maker.set(credit)
    rows = [Row(line, unit, "caption", not k) for k, line in enumerate(lines_of(maker, caption))]
    rows[0].gap = "block"
    if random.random() < 0.25:
        rows[-1].text += " " + credit
        rows[-1].inline = [(credit, "credit")]
    else:
        rows.append(Row(credit, unit, "credit", gap=random.choice(("", "block"))))
    return heading + rows if maker.habit.headline_first else rows + heading


def continuation(maker):
    """Give the rows of what comes from another page: （上接1版） and a body that starts amid a sentence."""
    random, writer = maker.random, maker.writer()
    page = random.choice(("1", "1", "2", "一", "A1", "3", "01"))
    unit = maker.unit("c", kind="continuation", from_page=page)
    paragraphs = writer.paragraphs(random.randint(2, 5))
    cut = paragraphs[0].find("，")
    paragraphs[0] = paragraphs[0][cut + 1 :] if random.random() < 0.7 else paragraphs[0]
    jump = random.choice(
        (
            f"（上接{page}版）",
            f"（上接第{page}版）",
            f"(上接{page}版)",
            f"▲上接{page}版",
            f"（紧接第{page}版）",
            f"【上接{page}版】",
        )
    )
    jump = maker.set(jump)
    if random.random() < 0.7:
        return body(maker, writer, unit, paragraphs, jump, role="jump")
    rows = body(maker, writer, unit, paragraphs)
    rows[0].gap = ""
    return [Row(jump, unit, "jump", gap="block")] + rows


def roundtable(maker, said=None):
    """Give the rows of a page-filling talk: introduction, hosts and guests, statements, pull quotes, one headline."""
    random, writer = maker.random, maker.writer()
    unit = maker.unit("a", kind="article")
    hosts = [writing.name(random) for _ in range(2)]
    maker.units[unit]["authors"] = hosts
    guests = [writing.name(random) for _ in range(3)]
    introduction = [writer.paragraph(2, first=True)] + ([said] if said else [])
    rows = body(maker, writer, unit, introduction)
    listing = [f"主持记者：{' '.join(hosts)}", "访谈嘉宾："]
    listing += [
        f"{writer.places[0]}{random.choice(writer.org)}{random.choice(writer.title)} {guest}" for guest in guests
    ]
    rows += [Row(maker.set(line), unit, "credit", gap="" if k else "block") for k, line in enumerate(listing)]
    said_paragraphs = []
    for guest in guests:
        paragraphs = writer.paragraphs(random.randint(2, 4))
        paragraphs.append(f"“{random.choice(writer.saying)}。”{guest}表示，{random.choice(writer.effect)}。")
        said_paragraphs += paragraphs
        display = maker.set(writer.one_of(writing.SUBHEADS, 14))
        rows += [
            Row(line, unit, "subhead", gap="" if k else "block") for k, line in enumerate(display_lines(maker, display))
        ]
        rows += body(maker, writer, unit, paragraphs)
    rows += pull_quotes(maker, unit, said_paragraphs)
    heading = headings(maker, writer, unit, False)
    return heading + rows if maker.habit.headline_first else rows + heading


def index(maker):
    """Give the rows of a list of what stands on other pages."""
    random = maker.random
    unit = maker.unit("i", kind="index")
    style = random.choice(
        ("{page}版》{title}", "{title} {page}版", "{page}版 {title}", "▶{page}版·{title}", "{title}……（{page}版）")
    )
    lines = [random.choice(("导读", "今日导读", "【导读】", "导 读", "要目"))]
    for k in range(random.randint(2, 5)):
        lines.append(style.format(page=k + 2, title=maker.writer().one_of(writing.HEADLINES, 20).replace("|", "")))
    return [Row(maker.set(line), unit, "index", True, gap="" if k else "block") for k, line in enumerate(lines)]


def headings(maker, writer, unit, full, vertical=None):
    """Give the rows of kicker, headline and deck."""
    random, how = maker.random, maker.habit
    kicker = how.kicker if full and random.random() < 0.5 else "none"
    deck = full and random.random() < 0.2
    down = (how.vertical and random.random() < 0.5) if vertical is None else vertical
    rows = []
    if kicker != "none":
        templates = [t for t in writing.KICKERS if t.endswith("：") == (kicker == "person")]
        rows += heading_rows(maker, unit, "kicker", writer.one_of(templates, 30), down)
    rows += heading_rows(maker, unit, "headline", writer.one_of(writing.HEADLINES, random.choice((16, 24, 30))), down)
    if deck:
        rows += heading_rows(maker, unit, "deck", writer.one_of(writing.DECKS, 34), False)
    return rows


def heading_rows(maker, unit, role, text, down):
    """Give the rows of one part of a heading: set downwards, on one line, or on several."""
    random, how = maker.random, maker.habit
    marked = maker.set(text)
    text = marked.replace("|", "")
    if how.wrapped == "markdown":
        mark = {"headline": "## ", "kicker": random.choice(("", "### ")), "deck": ""}[role]
        lines = [mark + text]
    elif down:
        lines = downward(text)
    else:
        lines = display_lines(maker, marked) if role == "headline" or len(text) > 20 else [text]
    return [Row(line, unit, role, gap="" if k else "block") for k, line in enumerate(lines)]


def display_lines(maker, text):
    """Give a heading on one line, or cut where it pauses (at | or after a space)."""
    random = maker.random
    whole = text.replace("|", "")
    if random.random() < 0.6 or len(whole) < 9:
        return [whole]
    pieces = [piece.strip() for piece in re.split(r"\||(?<=，)|(?<= )", text) if piece.strip()]
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if len(lines[-1]) < 5 or len(piece) < 3 or (len(lines) == 2 and random.random() < 0.5):
            lines[-1] += piece
        else:
            lines.append(piece)
    return lines


def rubric_of(maker, unit):
    """Give the row of a rubric, sometimes; now and then it stands far from its article (its unit opens with *)."""
    random = maker.random
    if random.random() > 0.12:
        return []
    text = maker.set(random.choice(stock.RUBRICS))
    if maker.habit.wrapped == "markdown":
        return [Row("# " + text, unit, "rubric", gap="block")]
    return [Row(text, ("*" if random.random() < 0.3 else "") + unit, "rubric", gap="block")]


def byline(maker, unit, style, heading):
    """Give what the style asks for: rows before the body, words in its first line, after the headline, at its end."""
    random, how = maker.random, maker.habit
    before, opening, beside, ending = [], "", "", None
    if style == "beside headline" and (
        not how.headline_first or len(heading[-1].text) < 3 or how.wrapped == "markdown"
    ):
        style = "marked"
    if style in ("inline", "agency"):
        opening, names = bylines.in_first_line(random, maker.paper, maker.date, style == "agency")
    elif style == "at the end":
        text, names = bylines.at_the_end(random, maker.paper)
        inside = text.startswith("（") and random.random() < 0.5
        ending = ("inside" if inside else "line", maker.set(text))
    else:
        mark = random.choice("□■◆●") if style != "own" else ""
        text, names = bylines.own_line(random, maker.paper, mark)
        if style == "beside headline":
            beside = maker.set(text)
        else:
            before = [Row(maker.set(text), unit, "byline", gap="block")]
    maker.units[unit]["authors"] = names
    return before, maker.set(opening), beside, ending


def body(maker, writer, unit, paragraphs, opening="", ending=None, role="byline", subheads=False):
    """Give the rows of a body; *opening* and an *ending* inside are stretches of another role in its lines."""
    random, how = maker.random, maker.habit
    widths, rows = widths_of(maker), []
    for k, paragraph in enumerate(paragraphs):
        if subheads and k and k % 3 == 0 and not paragraph.startswith(("记者：", writer.people[0] + "：")):
            text = maker.set(writer.one_of(writing.SUBHEADS, max(8, min(18, maker.width - 2))))
            text = "### " + text if how.wrapped == "markdown" else text
            rows.append(Row(text, unit, "subhead", gap="block"))
        text = maker.set(paragraph)
        if opening and not k:
            text = (
                opening
                + (random.choice(("", "", " ")) if opening.endswith(("）", ")")) else random.choice(" \u3000"))
                + text
            )
        if ending and ending[0] == "inside" and k == len(paragraphs) - 1:
            text += ending[1]
        lines = lines_of(maker, text, widths)
        fresh = [Row(line, unit, "body", not n) for n, line in enumerate(lines)]
        fresh[0].gap = "paragraph" if k else "block"
        rows += fresh
        if not k and opening:
            mark_opening(fresh, opening, role)
        if ending and ending[0] == "inside" and k == len(paragraphs) - 1:
            mark_ending(fresh, ending[1])
    break_columns(maker, rows)
    return rows


def break_columns(maker, rows):
    """Mark where a column ends and the next begins, amid paragraphs or between them."""
    at = maker.random.randint(6, 60)
    while at < len(rows) - 1:
        if rows[at].gap in ("", "paragraph") and rows[at].role == "body" and not rows[at].inline:
            rows[at].gap = "column"
        at += maker.random.randint(10, 60)


def mark_opening(rows, opening, role):
    """Mark the opening words, which may run over several lines, as another role."""
    left = opening.replace(" ", "").replace("\u3000", "")
    for row in rows:
        dense = row.text.replace(" ", "").replace("\u3000", "")
        if len(dense) >= len(left):
            length = next(
                n
                for n in range(len(row.text) + 1)
                if len(row.text[:n].replace(" ", "").replace("\u3000", "")) == len(left)
            )
            row.inline.append((row.text[:length].strip(), role))
            row.starts = True
            return
        row.role, row.starts = role, None
        left = left[len(dense) :]


def mark_ending(rows, ending):
    """Mark the closing words, which may run over two lines, as a byline."""
    left = ending
    for row in reversed(rows):
        if left and row.text.endswith(left):
            row.inline.append((left, "byline"))
            return
        if left.endswith(row.text):
            left = left[: -len(row.text)]
            row.role, row.starts = "byline", None


def lines_of(maker, text, widths=None):
    """Give the lines of a paragraph, in columns or whole; a whole one is now and then cut by a column."""
    if maker.habit.wrapped != "columns":
        return [text]
    return wrap(text, widths or widths_of(maker), maker.habit.squeeze)


def widths_of(maker):
    """Give the widths of the next lines of an article: one width, or another after some lines, as columns change."""
    random, width = maker.random, maker.width
    other = random.choice((width * 2 + 2, width + 3, width * 2))
    if random.random() < 0.2 and other < 46:
        first, second = random.choice(((width, other), (other, width)))
        return chain(repeat(first, random.randint(8, 40)), repeat(second))
    return repeat(random.choice((width, width, width, width, width + 2, min(45, width * 2 + 2))))


def jump_out(maker, unit, rows):
    """Put （下转3版） at the body's end, or give it as a row of its own."""
    random = maker.random
    page = str(random.randint(2, 12))
    text = maker.set(random.choice((f"（下转{page}版）", f"（下转第{page}版）", f"▶下转{page}版", f"(下转{page}版)")))
    maker.units[unit]["continued_on"] = page
    if random.random() < 0.5 and not rows[-1].inline and rows[-1].role == "body":
        rows[-1].text += text
        rows[-1].inline = [(text, "jump")]
        return []
    return [Row(text, unit, "jump")]


def with_caption(maker, writer, unit, rows):
    """Put a picture's caption and credit into the body, where a column breaks amid a sentence."""
    random = maker.random
    inside = [
        k for k, row in enumerate(rows) if k > 3 and row.role == "body" and row.starts is False and not row.inline
    ]
    if not inside:
        return rows
    at = random.choice(inside)
    text = maker.set(writer.fill(random.choice(writing.CAPTIONS)))
    narrow = repeat(random.choice((8, 10, maker.width)))
    caption = [Row(line, unit, "caption", not k) for k, line in enumerate(wrap(text, narrow, maker.habit.squeeze))]
    caption[0].gap = "block"
    if random.random() < 0.7:
        credit, _ = bylines.photo_credit(random, maker.paper)
    else:
        credit = bylines.nameless_credit(random, maker.paper)
    caption.append(Row(maker.set(credit), unit, "credit"))
    rows[at].gap = "column"
    return rows[:at] + caption + rows[at:]


def pull_quotes(maker, unit, paragraphs):
    """Give rows that repeat a stretch of the body in display, whole sentences or a fragment of lines."""
    random = maker.random
    long = [paragraph for paragraph in paragraphs if len(paragraph) > 45]
    if not long:
        return []
    paragraph = maker.set(random.choice(long))
    sentences = [
        sentence + "。"
        for sentence in paragraph.rstrip("。").split("。")
        if 15 < len(sentence) < 70 and "“" not in sentence
    ]
    if not sentences:
        return []
    width = random.choice((9, 11, 13, 15))
    lines = wrap(random.choice(sentences), repeat(width), maker.habit.squeeze)
    rows = [Row(line, unit, "pullquote", not k, gap="" if k else "block") for k, line in enumerate(lines)]
    return rows
