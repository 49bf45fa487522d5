"""Chance to habits: how one paper sets a page, and how one program dumps it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Habit:
    """What holds for all articles of a page."""

    headline_first: bool  # before the body, or after it
    byline: str  # own, marked, inline, agency, beside headline, at the end
    column: int  # cells
    wrapped: str  # "columns", "lines" (a paragraph a line), "markdown"
    squeeze: bool  # closing punctuation hangs at the end of a full line; else a character goes to the next line
    blanks: str  # dump, blocks, paragraphs, after first, none, every
    quote_blanks: bool  # a blank line before a line that opens with “
    indent: str  # before a paragraph's first line
    vertical: bool  # some headlines are set downwards
    traditional: bool
    ascii_punctuation: bool
    slips: float  # OCR slips per character
    evidence: str  # of the date: furniture, text, none
    furniture: str  # top, bottom, none
    kicker: str  # person, sentence, none
    line_end: str
    briefs: bool  # short news without byline


def habit(random):
    """Draw the habit of a page."""
    wrapped = random.choices(("columns", "lines", "markdown"), (84, 8, 8))[0]
    return Habit(
        headline_first=random.random() < 0.5,
        byline=random.choice(("own", "own", "marked", "inline", "inline", "agency", "beside headline", "at the end")),
        column=random.choice((11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 27, 30)),
        wrapped=wrapped,
        squeeze=random.random() < 0.6,
        blanks=random.choices(
            ("dump", "blocks", "paragraphs", "after first", "none", "every"), (40, 14, 14, 10, 12, 10)
        )[0],
        quote_blanks=random.random() < 0.35,
        indent=random.choices(("", "\u3000\u3000", "  ", "    "), (62, 22, 10, 6))[0],
        vertical=wrapped == "columns" and random.random() < 0.2,
        traditional=random.random() < 0.08,
        ascii_punctuation=random.random() < 0.12,
        slips=random.choices((0, 0.001, 0.004, 0.01), (80, 8, 8, 4))[0],
        evidence=random.choices(("furniture", "text", "none"), (42, 40, 18))[0],
        furniture=random.choice(("top", "bottom", "bottom", "none")),
        kicker=random.choice(("person", "sentence", "sentence", "none")),
        line_end=random.choices(("\n", "\r\n"), (92, 8))[0],
        briefs=random.random() < 0.55,
    )
