"""Pages to articles: the steps in their order, and the article that a group becomes."""

import re
from dataclasses import replace

from ..pages import Page
from . import formulas as f
from .building import Group, groups_of
from .events import events_of
from .evidence import article_level, evidence_of, may_be_title
from .flow import flow
from .grouping import read
from .headings import one_a_line
from .items import Item, shown
from .labels import DECK, is_label
from .people import GUEST, HOST, people, people_over
from .quotes import pull_quotes
from .records import Article, Block, Link
from .rows import SPACES
from .surnames import are_names

NUMERALS = str.maketrans("零〇一二三四五六七八九０１２３４５６７８９", "0012345678901234567 89".replace(" ", ""))


def articles(page: Page) -> list[Article]:
    """Give the articles of *page* in the order of their texts, then its index and what belongs to none.

    The spans of all blocks part the page's characters that are no space (a byte order mark aside): each stands in one.
    """
    if page.stated is not None:
        return [stated_article(page)] if page.text.strip() else []
    items = items_of(page)
    events = events_of(items)
    _, deeds = read(events, evidence_of(items, events))
    return [
        article(page, number, group)
        for number, group in enumerate(groups_of(page, items, events, deeds, article_level(items, events)), 1)
    ]


def items_of(page: Page) -> list[Item]:
    """Give the items of *page* as its grammar reads them; they hold every character that is no space, once."""
    return signed(asked(apart(pull_quotes(flow(page)), page.text)))


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


def asked(items: list[Item]) -> list[Item]:
    """Give *items* with the questions and calls that stand with a headline, 某某怎么了？, as headings."""
    out = list(items)
    for number in range(len(items) - 1):
        each, below = items[number], items[number + 1].role
        if each.role != "body" or not (may_be_title(each) or leads_in(each)):
            continue
        above = items[number - 1].role if number else ""
        asks = leads_in(each) or (each.text[-1] in "？?" and "，" not in each.text)
        leads = below == "byline" or (below == "heading" and (asks or above != "body"))
        labelled = above == "heading" and is_label(items[number - 1]) and not DECK.match(items[number - 1].text)
        if leads or labelled or (above == "heading" and below not in ("body", "pullquote")):
            reason = "a question or a call beside a headline"
            out[number] = replace(each, role="heading", confidence=0.6, reason=reason)
    return out


def leads_in(each: Item) -> bool:
    """Tell whether *each* is a line that ends in a dash, as a kicker may: 某某之后——."""
    return len(each.rows) == 1 and each.text.endswith(("——", "──")) and len(each.text) <= 40


def signed(items: list[Item]) -> list[Item]:
    """Give *items* with a name between a headline and its text, or below the text that it signs, as a byline."""
    out = list(items)
    for number, each in enumerate(items):
        if each.role != "heading" or each.vertical or each.row.mark or not number:
            continue
        above, below = items[number - 1], items[number + 1] if number + 1 < len(items) else None
        text = re.sub(r"[著文译譯]$|[（(][^（）()]{2,12}[）)]$", "", each.text).strip(" \u3000/／")
        if above.role == "heading":
            body = below is not None and below.role == "body"
            spaced = below is not None and below.role == "heading" and re.search(r"[ \u3000]", text)
            named = are_names(text) and (body or spaced) and not are_names(above.text)
            reason = "a name below a headline"
            named = named or (body and names_one(text))
        else:
            text = re.sub(rf"[ \u3000]+(?:{f.DAY.pattern}|[\u3400-\u9fff]{{1,3}}日)$", "", text)
            last = below is None or below.role != "body"
            named = above.role == "body" and last and (are_names(text) or names_one(text))
            reason = "a name below a text"
        if named:
            out[number] = replace(each, role="byline", confidence=0.6, reason=reason)
    return out


def names_one(text: str) -> bool:
    """Tell whether *text* is an office or a place and a name: 某某厂工人 甲某."""
    found = f.WHO_AND_WHERE.fullmatch(text)
    return found is not None and are_names(found[1])


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
        return replace(each, role="credit")
    if each.role == "heading":
        return replace(each, role="furniture" if kind == "page" else "subhead")
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
            found = people_over([page_text[start:end] for start, end in each.spans])
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

    >>> page_number("第一版"), page_number("A03版"), page_number("十二版")
    ('1', 'A3', '12')
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
