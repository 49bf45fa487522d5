"""Paragraphs and blocks of lines to pull quotes: those whose words a longer one of the page says too."""

import re
from dataclasses import dataclass

from .fragments import fragments
from .items import Item, letters
from .repeated import REPEATED, Said, said_by
from .rows import Row, blocks
from .set_again import WIDER, set_again
from .surnames import are_names

LONGEST_QUOTE = 400
SHORTEST_QUOTE = 12  # letters; a shorter one is a fragment of the quote before it
SHORTEST_BLOCK = 8
STRAY = 1.0  # cells: less of an indent tells nothing
DISPLAYED = 1.07  # of the body's size
MOST_ROWS = 8
LONGEST_LABEL = 45  # characters; a block of more is running text
SAID_BY = re.compile(r"^(?:——|──|—)[\u3400-\u9fff· \u3000]{2,20}$")
SHORTEST_LINE = 10  # letters of a quote of one line
LONGEST_SAYING = 80  # letters of a quote whose speaker is named below
PARTLY = 0.6  # share of the 4-grams of a fragment beside a quote that the quoted block holds


def pull_quotes(items: list[Item]) -> list[Item]:
    """Give *items* with the pull quotes among their paragraphs marked."""
    bodies = [number for number, each in enumerate(items) if each.role == "body"]
    texts = [items[number].text for number in bodies]
    said = said_by(texts)
    sizes, shared = said.sizes, said.repeated()
    out, quotes = list(items), set()
    for k, number in enumerate(bodies):
        if sizes[k] > LONGEST_QUOTE or not is_displayed(items[number]):
            continue
        source, count = None, 1
        if shared[k] >= REPEATED and (sizes[k] >= SHORTEST_QUOTE or k - 1 in quotes):
            source = said.source(k)
        if heads(items, number) and shared[k] >= PARTLY:
            # a line above, read as a heading, may be the first of the quote
            text = items[number - 1].text + texts[k]
            both = said.source_of(text)
            source, count = (source, 1) if both is None else (both, 2)
        if source is None or source in quotes or source == k:
            continue
        told = items[bodies[source]]
        if items[number].column > told.column + WIDER or items[number].row.indent > told.row.indent + STRAY:
            continue  # a quote is set larger, in fewer characters a line, and flush
        quotes.add(k)
        reason = f"repeats the paragraph at {items[bodies[source]].start}"
        for place in range(number - count + 1, number + 1):
            out[place] = items[place]._replace(role="pullquote", confidence=0.9, reason=reason)
    return out


def quoted_rows(rows: list[Row], roles: dict[int, str]) -> dict[int, str]:
    """Give *roles* with the lines that say again what longer ones say, and those that say who said it.

    Lines of a quote end where it pauses, not where a column does: read as lines of a column they would be headings.
    """
    stretches = blocks(rows)
    said_by_whom = [row.text[0] in "—─" and SAID_BY.match(row.text) is not None for row in rows]
    texts = ["".join([rows[k].text for k in range(*stretch) if not said_by_whom[k]]) for stretch in stretches]
    roles = roles | signed_quotes(rows, roles, said_by_whom)
    roles = roles | dict.fromkeys(set_again(rows, roles), "pullquote")
    listed = {letters(rows[number].text) for number, role in roles.items() if role == "host"}
    free = [
        may_be_quote(rows[first:end], roles, first, text) and letters(text) not in listed
        for (first, end), text in zip(stretches, texts)
    ]
    if not any(free):
        return roles
    said = said_by(texts)
    # most blocks are ruled out by one look at all grams together
    shares = said.repeated().tolist()
    free = [may and share >= PARTLY for may, share in zip(free, shares)]
    page = Blocks(rows, stretches, roles, said)
    quotes = {
        k
        for k, may in enumerate(free)
        if may and (is_sentence_again(page, k) or is_beside_quote(page, k) or is_amid_sentence(page, k))
    }
    roles = roles | {number: "pullquote" for k in quotes for number in range(*stretches[k])}
    return roles | dict.fromkeys(fragments(rows, stretches, roles, texts, said, shares), "pullquote")


@dataclass(frozen=True)
class Blocks:
    """The blocks of a page: its rows, the first and the end of each block's, and what the blocks say."""

    rows: list[Row]
    stretches: list[tuple[int, int]]
    roles: dict[int, str]
    said: Said

    def of(self, k: int) -> list[Row]:
        """Give the rows of block *k*."""
        return self.rows[slice(*self.stretches[k])]

    def is_quote(self, k: int) -> bool:
        """Tell whether block *k* opens with a row that is a quote."""
        return 0 <= k < len(self.stretches) and self.roles.get(self.stretches[k][0]) == "pullquote"


def is_sentence_again(page: Blocks, k: int) -> bool:
    """Tell whether block *k* is one line amid an article that says a sentence again: a subhead hardly ever does."""
    if not k or len(page.of(k)) > 1 or not page.of(k - 1)[-1].ends:
        return False
    running = sum(len(row.text) for row in page.of(k - 1)) > LONGEST_LABEL
    return running and source_of(page, k, 1.0) is not None


def is_beside_quote(page: Blocks, k: int) -> bool:
    """Tell whether block *k* may be a fragment of the quote beside it."""
    return (page.is_quote(k - 1) or page.is_quote(k + 1)) and source_of(page, k, PARTLY) is not None


def is_amid_sentence(page: Blocks, k: int) -> bool:
    """Tell whether block *k* says again, to the letter, what stands elsewhere, and parts a sentence as no text does."""
    first, end = page.stretches[k]
    if not 0 < k < len(page.stretches) - 1 or first - 1 in page.roles or end in page.roles:
        return False
    above = page.of(k - 1)
    if len(above) == 1 or above[-1].ends or not page.of(k)[-1].ends:
        return False
    source = page.said.source(k, 1.0)
    return source is not None and not page.is_quote(source)


def source_of(page: Blocks, k: int, least: float) -> int | None:
    """Give the block that holds the share *least* of block *k*'s words, or None.

    A quote is set larger, in no more characters a line, and without an indent.
    """
    source = page.said.source(k, least)
    if source is None:
        return None
    wider = max(row.width for row in page.of(k)) > max(row.width for row in page.of(source)) + WIDER
    return None if wider or page.of(k)[0].indent > page.of(source)[0].indent + STRAY else source


def signed_quotes(rows: list[Row], roles: dict[int, str], said_by_whom: list[bool]) -> dict[int, str]:
    """Give the rows of sayings amid running text whose speaker is named below them: “……。” | ——某某厂工人 甲某.

    *said_by_whom* tells which rows open with a dash and may name a speaker.
    """
    found: dict[int, str] = {}
    for end, row in enumerate(rows):
        if not said_by_whom[end] or not are_names(re.split("[ \u3000—]", row.text)[-1][-3:]):
            continue
        start = end - 1
        while start > max(0, end - MOST_ROWS) and rows[start].text[0] not in "“「":
            start -= 1
        text = "".join(each.text for each in rows[max(0, start) : end])
        saying = text[:1] in "“「" and text[-1:] in "”」" and len(letters(text)) <= LONGEST_SAYING
        free = not any(number in roles for number in range(max(0, start), end + 1))
        if saying and free and start > 0 and rows[start - 1].ends:
            found.update(dict.fromkeys(range(start, end + 1), "pullquote"))
    return found


def may_be_quote(block: list[Row], roles: dict[int, str], first: int, text: str) -> bool:
    """Tell whether *block*, rows of the page from *first* on whose words are *text*, is as short as a pull quote."""
    if len(block) > MOST_ROWS or len(text) < SHORTEST_BLOCK or any(row.mark or row.scale for row in block):
        return False
    if len(block) == 1 and ("，" not in text or text[0] in "“「" or block[0].ends):
        return False
    if any(number in roles for number in range(first, first + len(block))):
        return False
    return (SHORTEST_LINE if len(block) == 1 else SHORTEST_BLOCK) <= len(letters(text)) <= LONGEST_QUOTE


def is_displayed(each: Item) -> bool:
    """Tell whether *each* may be set for display, as a quote is: where sizes are known, larger than running text."""
    return each.row.scale is None or each.row.scale > DISPLAYED


def heads(items: list[Item], number: int) -> bool:
    """Tell whether a heading of one line stands right above item *number*, without a blank line between."""
    above = items[number - 1] if number else None
    return above is not None and above.role == "heading" and len(above.rows) == 1 and not items[number].row.blank
