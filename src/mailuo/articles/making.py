"""Pages to articles: the steps in their order, and the article that a group becomes."""

import contextlib
import gc
import re
from collections.abc import Iterator

from ..pages import Page
from . import formulas as f
from .beside import asked, run_on, signed, unended
from .building import Group, groups_of
from .events import events_of
from .evidence import evidence_of
from .flow import flow
from .grouping import read
from .headings import one_a_line
from .items import Item, shown
from .page_signs import article_level
from .people import GUEST, HOST, people, people_over
from .quotes import pull_quotes
from .records import Article, Block, Link
from .rows import SPACES
from .scans import spelt

# 头版 is the first
NUMERALS = str.maketrans("零〇一二三四五六七八九０１２３４５６７８９头頭", "00123456789012345678911")


def articles(page: Page) -> list[Article]:
    """Give the articles of *page* in the order of their texts, then its index and what belongs to none.

    The spans of all blocks part the page's characters that are no space (a byte order mark aside): each stands in one.
    """
    if page.stated is not None:
        return [stated_article(page)] if page.text.strip() else []
    with no_collector():
        return rebuilt(page)  # by itself, so that what it made on the way is gone when the collector wakes


def rebuilt(page: Page) -> list[Article]:
    """Give the articles of *page*, a dump of lines."""
    items = items_of(page)
    events = events_of(items)
    _, deeds = read(events, evidence_of(items, events))
    groups = groups_of(page, items, events, deeds, article_level(items, events))
    return [article(page, number, group) for number, group in enumerate(groups, 1)]


@contextlib.contextmanager
def no_collector() -> Iterator[None]:
    """Keep Python's collector from looking for cycles: a page is many small objects, and none of them is in one."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def items_of(page: Page) -> list[Item]:
    """Give the items of *page* as its grammar reads them; they hold every character that is no space, once."""
    return signed(run_on(asked(unended(apart(pull_quotes(flow(page)), page.text), page.text)), page.text))


def apart(items: list[Item], page_text: str) -> list[Item]:
    """Give *items* with headings cut into their lines where the dump has no blank lines to part two headings."""
    told = sum(each.row.blank for each in items[1:]) > 0.1 * len(items)
    return [
        piece
        for each in items
        for piece in (
            (each,) if each.role != "heading" or (told and not each.vertical) else one_a_line(each, page_text)
        )
    ]


def stem(id: str) -> str:
    """Give the page's id without the ending of a text file."""
    return id.removesuffix(".txt")


def article(page: Page, number: int, group: Group) -> Article:
    """Give the article that *group* is, the page's *number*-th."""
    items = sorted(group.items, key=lambda each: each.start)
    items = [final(each, group.kind) for each in items]
    jumps = [each.text for each in items if each.role == "jump"]
    came = next(filter(None, map(f.JUMP_IN.match, jumps)), None)
    goes = next(filter(None, map(f.JUMP_OUT.search, jumps)), None)
    return Article(
        id=f"{stem(page.id)}#{number}",
        page=page.id,
        kind=group.kind,
        headline=joined(items, "headline"),
        kicker=joined(items, "kicker"),
        deck=joined(items, "deck"),
        rubric=joined(items, "rubric"),
        authors=authors(items, group.kind, page.text),
        blocks=tuple(block(page, each) for each in items),
        continued_from=Link(page_number(came["page"]), None) if came and group.kind == "continuation" else None,
        continued_on=Link(page_number(goes["page"]), None) if goes else None,
    )


def final(each: Item, kind: str) -> Item:
    """Give *each* with a role that a block may have."""
    if each.role == "host":
        return each._replace(role="credit")
    if each.role == "heading":
        return each._replace(role="furniture" if kind == "page" else "subhead")
    return each


def block(page: Page, each: Item) -> Block:
    """Give the block that an item becomes; no span holds a byte order mark."""
    spans = each.spans
    around = page.text[spans[0][0] : spans[-1][1]]
    if "\ufeff" in around and any("\ufeff" in page.text[start:end] for start, end in spans):
        spans = tuple(
            (start + piece.start(), start + piece.end())
            for start, end in spans
            for piece in re.finditer(r"[^\ufeff]+", page.text[start:end])
            if piece.group().strip(SPACES)
        )
        return Block(each.role, shown(page.text, each.role, spans), spans, each.confidence, each.reason)
    # lines of running text join alike in every role; those of a heading do not
    plain = len(spans) == 1 or each.role in ("body", "caption", "pullquote")
    text = each.text if plain else shown(page.text, each.role, spans)
    return Block(each.role, text, spans, each.confidence, each.reason)


def joined(items: list[Item], role: str) -> str | None:
    """Give the texts of *role*, each once, joined by a space; None if there is none."""
    return " ".join(dict.fromkeys(each.text for each in items if each.role == role)) or None


def authors(items: list[Item], kind: str, page_text: str) -> tuple[str, ...]:
    """Give those who wrote the article, or for a photo took it."""
    names: dict[str, None] = {}
    for each in items:
        if each.role not in ("byline", "credit"):
            continue
        if is_list(each.row.text):
            found = hosts([row.text for row in each.rows])
        elif each.role == "byline" or kind == "photo":
            found = people_over([spelt(page_text[start:end]) for start, end in each.spans])
        else:
            found = []
        names.update(dict.fromkeys(found))
    return tuple(names)


def hosts(lines: list[str]) -> list[str]:
    """Give those whom the lines of a list name as hosts, below the word for them or behind it."""
    found, below = [], False
    for line in lines:
        host = HOST.match(line)
        found += people(line) if host or (below and not GUEST.match(line)) else []
        below = host is not None and host.end() == len(line)
    return found


def is_list(text: str) -> bool:
    """Tell whether *text* opens like a list of hosts and guests."""
    return bool(HOST.match(text) or GUEST.match(text))


def page_number(printed: str) -> str:
    """Give the number of a page as it is printed, in plain digits.

    >>> page_number("第一版"), page_number("A03版"), page_number("十二版"), page_number("头版")
    ('1', 'A3', '12', '1')
    """
    text = re.sub(r"[第版\s]", "", printed)
    if "十" in text:
        tens, _, ones = text.partition("十")
        text = (tens or "一") + (ones or "〇")
    text = text.translate(NUMERALS)
    return re.sub(r"(?<!\d)0+(?=\d)", "", text)


def stated_article(page: Page) -> Article:
    """Give the one article that the page's file states: its lines are paragraphs."""
    headline = str(page.stated.get("headline") or "") or None
    blocks = []
    for line in page.lines:
        raw = page.text[line.start : line.end]
        text = raw.strip(SPACES)
        if not text:
            continue
        start = line.start + len(raw) - len(raw.lstrip(SPACES))
        role = "headline" if headline and not blocks and text == headline else "body"
        spans = ((start, start + len(text)),)
        shown_text = shown(page.text, role, spans)
        blocks.append(block(page, Item(role, (), spans, 1.0, "the file states it", text=shown_text)))
    named = page.stated.get("authors") or ()
    return Article(
        id=f"{stem(page.id)}#1",
        page=page.id,
        kind="article",
        headline=headline,
        kicker=None,
        deck=None,
        rubric=None,
        authors=(named,) if isinstance(named, str) else tuple(map(str, named)),
        blocks=tuple(blocks),
    )
