"""Blocks to records: the plain types that an article is made of."""

import datetime
from dataclasses import dataclass

ROLES = (
    "headline", "kicker", "deck", "rubric", "subhead", "byline", "body", "caption", "credit", "pullquote", "jump",
    "index", "furniture",
)  # fmt: skip
KINDS = ("article", "photo", "continuation", "index", "page")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page with one role: unwrapped text, and where it stands in `Page.text` (code points)."""

    role: str
    text: str
    spans: tuple[Span, ...]
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that a date rests on, and its span in the page."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as an interval, both ends included; *precision* is "day", "month", "year" or "span"."""

    earliest: datetime.date
    latest: datetime.date
    precision: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Link:
    """Where an article comes from or goes on: the page's number as printed, the article's id once it is known."""

    page: str | None
    article: str | None


@dataclass(frozen=True, slots=True)
class Reprint:
    """The article that this one repeats; *direction* is "later" where the dates tell, else "unknown"."""

    page: str
    article: str
    direction: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article (or photo, continuation, index, rest of the page) and its blocks in page order."""

    id: str
    page: str
    kind: str
    headline: str | None
    kicker: str | None
    deck: str | None
    rubric: str | None
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
    date: DateSpan | None = None
    continued_from: Link | None = None
    continued_on: Link | None = None
    reprint_of: Reprint | None = None
