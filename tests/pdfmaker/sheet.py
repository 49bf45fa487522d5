"""A seed to a sheet: articles in bands, side by side, stacked, boxed, around pictures, under upright headings."""

import io
import random as chance
from dataclasses import dataclass, replace

from pagemaker import articles, bylines, writing
from pagemaker.articles import Row
from pagemaker.page import Maker, furniture, units_of
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from pdfmaker.setting import FONT, Grid, Piece, across, body_lines, flowed, font, heading, upright, width_of

HEADING = ("rubric", "kicker", "headline", "deck")
BANDS = ((6,), (4, 2), (2, 4), (3, 3), (2, 2, 2), (5, 1), (1, 5), (3, 2, 1))
BYLINES = ("own", "marked", "inline", "inline", "agency", "at the end")
COLUMNS = 6
MARGIN = 36.0


@dataclass(frozen=True)
class Sheet:
    """What was printed: the lines with their boxes, the units, and the paragraphs in their true order."""

    lines: tuple
    units: dict
    paragraphs: tuple
    paper: str
    year: int
    month: int
    size: tuple


class Setter:
    """What the pieces of one sheet share: the words' maker, chance, and the measures."""

    def __init__(self, seed):
        self.random = chance.Random(seed)
        self.maker = Maker(seed)
        self.maker.habit = replace(
            self.maker.habit, headline_first=True, wrapped="lines", vertical=False, traditional=False, slips=0,
            ascii_punctuation=False, line_end="\n", indent="", evidence="furniture", byline=self.random.choice(BYLINES),
        )  # fmt: skip
        self.maker.corners = False
        size = self.random.choice((8.5, 9.0, 9.5, 10.0))
        self.grid = Grid(size, self.random.choice((13, 14, 15)), size * self.random.choice((1.5, 1.8, 2.1)), size * 1.4)
        self.rows = []
        self.align = self.random.choice(("left", "left", "centre"))
        self.gap = size * self.random.choice((1.6, 2.0, 2.6))
        self.ruled = self.random.random() < 0.5
        self.credit_below = self.random.random() < 0.7

    def sizes(self, columns):
        """Give the sizes of a heading's parts over so many columns."""
        main = self.grid.size * self.random.uniform(1.9, 2.3 + 0.35 * columns)
        least = 1.3 * self.grid.size
        return {
            "headline": main, "kicker": max(main * 0.55, least),
            "deck": max(main * 0.5, least), "rubric": max(main * 0.5, least),
        }  # fmt: skip

    def written(self, kind, length=None):
        """Give the rows of a piece of *kind*, without pull quotes and headings far away."""
        rows = articles.article(self.maker, length=length) if kind == "article" else getattr(articles, kind)(self.maker)
        rows = [row for row in rows if row.role != "pullquote"]
        for row in rows:
            row.unit = row.unit.lstrip("*")
        self.rows += rows
        return rows

    def article(self, columns, *, kind="article", length=None, inset=None, measure=None, least=0.0):
        """Give the piece of an article over so many columns, around an *inset* (Piece, columns) if there is one."""
        grid, random = self.grid, self.random
        measure = measure or grid.column
        whole = columns * measure + (columns - 1) * grid.gutter
        rows = self.written(kind, length)
        heads, rest = [row for row in rows if row.role in HEADING], [row for row in rows if row.role not in HEADING]
        if inset == "picture":
            inset = self.picture(rest[0].unit, random.randint(1, max(1, min(3, columns - 2))))
        place = random.choice(("top", "bottom", "bottom", "middle")) if inset else ""
        down = heads and columns > 1 and kind == "article" and inset is None and random.random() < 0.25
        if down and all(len(row.text.replace(" ", "")) < 22 for row in heads if row.role != "deck"):
            return self.beside(columns, measure, heads, rest, least)
        piece = Piece()
        if heads:
            piece.add(head := heading(heads, whole, self.sizes(columns), self.align), 0, 0)
            piece.height = head.height + grid.size * random.choice((0.9, 1.2, 1.5))
        taken = None
        if inset:
            first = columns - inset[1] if place != "middle" else random.randint(0, columns - inset[1])
            taken = (first, inset[1], inset[0].height, place)
        text = flowed(body_lines(rest, grid, measure), grid, columns, measure, taken, least - piece.height)
        if inset:
            top = {
                "top": 0.0,
                "bottom": text.height - inset[0].height,
                "middle": (text.height - inset[0].height) * 0.45,
            }
            piece.add(inset[0], taken[0] * (measure + grid.gutter), piece.height + top[place])
        piece.add(text, 0, piece.height)
        piece.height += text.height
        return piece

    def beside(self, columns, measure, heads, rest, least):
        """Give the piece of an article whose heading stands upright beside its text, left or right."""
        grid = self.grid
        sizes = {role: min(size, grid.column / 2.2) for role, size in self.sizes(2).items()}
        flat = [row for row in heads if row.role in ("deck", "rubric")]
        for row in flat:  # what is not set downwards here is left out
            heads.remove(row)
            self.rows.remove(row)
        head, width = upright(heads, sizes)
        text = flowed(body_lines(rest, grid, measure), grid, columns - 1, measure, None, max(least, head.height))
        piece = Piece(max(head.height, text.height))
        side = self.random.choice(("left", "right"))
        piece.add(
            head,
            (measure - width) / 2
            if side == "left"
            else (columns - 1) * (measure + grid.gutter) + (measure - width) / 2,
            0,
        )
        piece.add(text, measure + grid.gutter if side == "left" else 0.0, 0)
        return piece

    def boxed(self, columns):
        """Give the piece of an article in a drawn frame."""
        grid, inner = self.grid, self.grid.size
        whole = grid.width(columns)
        measure = (whole - 2 * inner - (columns - 1) * grid.gutter) / columns
        text = self.article(
            columns, kind=self.random.choice(("article", "brief")), length=self.random.randint(3, 4), measure=measure
        )
        piece = Piece(text.height + 2 * inner)
        piece.add(text, inner, inner)
        piece.frames.append((0, 0, whole, piece.height))
        return piece

    def picture(self, unit, columns):
        """Give (piece, columns) of a picture of the article *unit*, with caption and credit."""
        random, writer = self.random, self.maker.writer()
        caption = Row(writer.fill(random.choice(writing.CAPTIONS)), unit, "caption", True)
        credit = bylines.photo_credit(random, self.maker.paper)[0] if random.random() < 0.7 else "（资料图片）"
        rows = [caption, Row(credit, unit, "credit")]
        self.rows += rows
        return self.printed(rows, columns), columns

    def printed(self, rows, columns):
        """Give the piece of a picture with its caption and credit under it."""
        grid, whole = self.grid, self.grid.width(columns)
        piece = Piece(whole * self.random.uniform(0.5, 0.75))
        piece.pictures.append((0, 0, whole, piece.height))
        piece.height += 0.6 * grid.size
        small = Grid(grid.size * 0.9, grid.cells, grid.gutter, grid.leading * 0.88)
        for row, text, _, size, *_ in body_lines(rows, small, whole):
            piece.lines.append(
                across(text, row, 0, piece.height, size, whole, "right" if row.role == "credit" else "left")
            )
            piece.height += small.leading
        return piece

    def photo(self, columns):
        """Give the piece of photo news: picture, headline above it or under it, caption, credit."""
        rows = self.written("photo")
        heads, rest = [row for row in rows if row.role in HEADING], [row for row in rows if row.role not in HEADING]
        head = heading(heads, self.grid.width(columns), self.sizes(2), self.align)
        picture = self.printed(rest, columns)
        piece = Piece()
        if self.random.random() < 0.5:
            piece.add(head, 0, 0)
            piece.add(picture, 0, head.height + self.grid.size)
            piece.height = head.height + self.grid.size + picture.height
            return piece
        image = picture.pictures[0]
        shift = head.height + self.grid.size
        piece.pictures.append(image)
        piece.add(head, 0, image[3] + 0.8 * self.grid.size)
        picture.pictures.clear()
        piece.add(picture, 0, shift)
        piece.height = picture.height + shift
        return piece

    def column_of(self, columns, height=None):
        """Give pieces one over another, up to about a *height*; without one, a single article."""
        random = self.random
        if height is None:
            inset = None
            if columns > 2 and random.random() < 0.6:
                k = random.randint(1, columns - 2)
                inset = (self.boxed(k), k) if random.random() < 0.4 and k > 1 else "picture"
            return self.article(columns, length=random.randint(4 + 2 * columns, 6 + 3 * columns), inset=inset)
        piece = Piece()
        while True:
            kind = random.choice(("article", "article", "brief", "photo", "boxed", "continuation"))
            if kind == "boxed" and columns > 1:
                part = self.boxed(columns)
            elif kind == "photo":
                part = self.photo(columns)
            elif kind == "continuation" and piece.height > 0:
                part = self.article(columns, kind="continuation")
            else:
                kind = kind if kind in ("article", "brief") else "brief"
                part = self.article(columns, kind=kind, length=random.randint(2 + columns, 3 + 2 * columns))
            top = piece.height + self.gap if piece.height else 0.0
            if piece.height and self.ruled:
                piece.rules.append((0, top - self.gap / 2, self.grid.width(columns), top - self.gap / 2))
            piece.add(part, 0, top)
            piece.height = top + part.height
            if piece.height > 0.75 * height:
                return piece

    def band(self, widths):
        """Give the piece of a band: the widest part first, the others as high."""
        pieces = {}
        height = None
        for number in sorted(range(len(widths)), key=lambda number: -widths[number]):
            pieces[number] = self.column_of(widths[number], height)
            height = height or pieces[number].height
        piece, left = Piece(max(part.height for part in pieces.values())), 0.0
        for number, width in enumerate(widths):
            piece.add(pieces[number], left, 0)
            left += self.grid.width(width) + self.grid.gutter
            if self.ruled and number + 1 < len(widths):
                at = left - self.grid.gutter / 2
                piece.rules.append((at, 0, at, piece.height))
        return piece


def make(seed):
    """Give the bytes of a PDF page and its `Sheet`."""
    setter = Setter(seed)
    random, grid = setter.random, setter.grid
    whole = Piece()
    lines, bottom = furniture(setter.maker, True)
    setter.rows += lines + bottom
    for row in lines + bottom:
        at = whole.lines[-1].left + whole.lines[-1].width + 3 * grid.size if whole.lines else 0.0
        whole.lines.append(across(row.text, row, at, 0, grid.size, width_of(row.text, grid.size), "left"))
    whole.rules.append((0, grid.size * 1.8, grid.width(COLUMNS), grid.size * 1.8))
    whole.height = grid.size * 3
    for widths in random.sample(BANDS, random.choice((2, 2, 3))):
        piece = setter.band(widths)
        whole.add(piece, 0, whole.height)
        whole.height += piece.height + setter.gap
        if setter.ruled:
            whole.rules.append((0, whole.height - setter.gap / 2, grid.width(COLUMNS), whole.height - setter.gap / 2))
    page = Piece(whole.height + 2 * MARGIN)
    page.add(whole, MARGIN, MARGIN)
    size = (grid.width(COLUMNS) + 2 * MARGIN, page.height)
    day = setter.maker.date
    paragraphs = tuple(
        {"unit": row.unit, "role": row.role, "text": without_inline(row)}
        for row in setter.rows
        if row.role in ("body", "caption")
    )
    sheet = Sheet(
        tuple(page.lines), units_of(setter.maker, setter.rows), paragraphs, setter.maker.paper, day.year, day.month,
        size,
    )  # fmt: skip
    return drawn(page, size, shuffle=random if random.random() < 0.4 else None), sheet


def without_inline(row):
    """Give a row's text without its stretches of other roles."""
    text = row.text
    for piece, _ in row.inline:
        text = text.replace(piece, "", 1)
    return text.strip()


def drawn(page, size, *, shuffle=None, **options):
    """Give the PDF of a page; *shuffle* (a Random) mixes the order in which the stories stand in the file."""
    font()
    buffer = io.BytesIO()
    paper = canvas.Canvas(buffer, pagesize=size, invariant=1, pageCompression=1, **options)
    for left, top, right, bottom in page.frames:
        paper.rect(left, size[1] - bottom, right - left, bottom - top)
    for left, top, right, bottom in page.rules:
        paper.line(left, size[1] - top, right, size[1] - bottom)
    for left, top, right, bottom in page.pictures:
        paper.drawImage(grey(), left, size[1] - bottom, right - left, bottom - top)
    stories = {}
    for line in page.lines:
        stories.setdefault((line.unit, line.role in HEADING, line.story), []).append(line)
    stories = list(stories.values())
    if shuffle:
        shuffle.shuffle(stories)
    for line in (line for story in stories for line in story):
        draw(paper, line, size[1])
    paper.showPage()
    paper.save()
    return buffer.getvalue()


def draw(paper, line, height):
    """Draw one line, across or down."""
    paper.setFont(FONT, line.size)
    if line.down:
        step = line.height / len(line.text)
        for number, character in enumerate(line.text):
            paper.drawString(line.left, height - line.top - number * step - 0.88 * line.size, character)
        return
    spare = line.width - width_of(line.text, line.size)
    space = spare / (len(line.text) - 1) if len(line.text) > 1 and spare > 0.01 else 0
    paper.drawString(line.left, height - line.top - 0.88 * line.size, line.text, charSpace=space)


def grey():
    """Give a small grey picture."""
    from PIL import Image

    return ImageReader(Image.new("L", (8, 6), 160))
