"""Paragraphs and blocks of lines to pull quotes: those whose words a longer one of the page says too."""

import re
from dataclasses import dataclass, replace

from . import formulas as f
from .fragments import fragments
from .items import Item, letters
from .repeated import REPEATED, Said, said_by
from .reset import set_again
from .rows import Row, blocks
from .surnames import are_names

LONGEST_QUOTE = 400
SHORTEST_QUOTE = 12  # letters; a shorter one is a fragment of the quote before it
SHORTEST_BLOCK = 8
WIDER = 1.2  # cells
STRAY = 1.0  # cells: less of an indent tells nothing
DISPLAYED = 1.07  # of the body's size
MOST_ROWS = 8
LONGEST_LABEL = 45  # characters; a block of more is running text
SAID_BY = re.compile(r"^(?:——|──|—)[\u3400-\u9fff· \u3000]{2,20}$")
SHORTEST_LINE = 10  # letters of a quote of one line
LONGEST_SAYING = 80  # letters of a quote whose speaker is named below
ALMOST_ALL = 0.95  # … of one set narrower than what it says again
WORD_FOR_WORD = 0.9  # … of a block of lines that ends no sentence
PARTLY = 0.6  # … of a fragment beside a quote


def pull_quotes(items: list[Item]) -> list[Item]:
    """Give *items* with the pull quotes among their paragraphs marked."""
    bodies = [number for number, each in enumerate(items) if each.role == "body"]
    texts = [items[number].text for number in bodies]
    said = said_by(texts)
    sizes, shared = said.sizes, said.repeated()
    out, quotes = list(items), set()
    twice = said_twice([items[number] for number in bodies])
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
        source = twice.get(k, source)
        if source is None or source in quotes or source == k:
            continue
        told = items[bodies[source]]
        if items[number].column > told.column + WIDER or items[number].row.indent > told.row.indent + STRAY:
            continue  # a quote is set larger, in fewer characters a line, and flush
        quotes.add(k)
        reason = f"repeats the paragraph at {items[bodies[source]].start}"
        for place in range(number - count + 1, number + 1):
            out[place] = replace(items[place], role="pullquote", confidence=0.9, reason=reason)
    return out


def said_twice(bodies: list[Item]) -> dict[int, int]:
    """Give the paragraphs that another one, in a wider column, says to the letter, each with that one."""
    alike: dict[str, list[int]] = {}
    for k, each in enumerate(bodies):
        if SHORTEST_QUOTE <= len(each.text) <= LONGEST_QUOTE:
            alike.setdefault(letters(each.text), []).append(k)
    widest = [max(some, key=lambda k: bodies[k].column) for some in alike.values()]
    return {
        k: source
        for source, some in zip(widest, alike.values())
        for k in some
        if bodies[k].column + WIDER < bodies[source].column
    }


def quoted_rows(rows: list[Row], roles: dict[int, str]) -> dict[int, str]:
    """Give *roles* with the blocks of short lines that say a sentence of a longer block again, and who said it.

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
    quotes = whole_quotes(Blocks(rows, stretches, roles, texts, free, said))
    roles = roles | {number: "pullquote" for k in quotes for number in range(*stretches[k])}
    return roles | dict.fromkeys(fragments(rows, stretches, roles, texts, said), "pullquote")


@dataclass(frozen=True)
class Blocks:
    """The blocks of a page: their rows, from the first to the end, and texts; *free* ones may be quotes."""

    rows: list[Row]
    stretches: list[tuple[int, int]]
    roles: dict[int, str]
    texts: list[str]
    free: list[bool]
    said: Said

    def of(self, k: int) -> list[Row]:
        """Give the rows of block *k*."""
        return self.rows[slice(*self.stretches[k])]

    def width(self, k: int) -> float:
        """Give the width of the widest row of block *k*."""
        return max(row.width for row in self.of(k))

    def follows_sentence(self, k: int) -> bool:
        """Tell whether the row above block *k* ends a sentence."""
        return k > 0 and self.rows[self.stretches[k][0] - 1].ends

    def runs(self, k: int) -> bool:
        """Tell whether block *k* is running text."""
        return 0 <= k < len(self.texts) and sum(len(row.text) for row in self.of(k)) > LONGEST_LABEL


def whole_quotes(page: Blocks) -> set[int]:
    """Give the blocks of *page* that are quotes as a whole."""
    free = [k for k, may in enumerate(page.free) if may]
    quotes = twins(page.rows, page.stretches, page.roles, page.texts)
    quotes |= {k for k in free if repeats_sentence(page, k) or repeats_word_for_word(page, k) or is_narrower(page, k)}
    # a fragment that ends no sentence goes on in the quote beside it
    quoted = quotes | {k for k in range(len(page.texts)) if page.roles.get(page.stretches[k][0]) == "pullquote"}
    return quotes | {k for k in free if {k - 1, k + 1} & quoted and source_of(page, k, PARTLY) is not None}


def source_of(page: Blocks, k: int, least: float = REPEATED) -> int | None:
    """Give the block that holds the share *least* of block *k*'s words and that it may quote, or None.

    A quote is set larger, in no more characters a line, and without an indent.
    """
    source = page.said.source(k, least)
    if source is None or page.width(k) > page.width(source) + WIDER:
        return None
    if page.roles.get(page.stretches[source][0]) == "pullquote":
        return None
    return source if page.of(k)[0].indent <= page.of(source)[0].indent + STRAY else None


def repeats_sentence(page: Blocks, k: int) -> bool:
    """Tell whether block *k* says again what another says, and ends a sentence."""
    return f.FINAL.search(page.texts[k]) is not None and source_of(page, k) is not None


def is_narrower(page: Blocks, k: int) -> bool:
    """Tell whether block *k* says again, in a narrower column, all but the last words of another."""
    if len(page.of(k)) < 3 or not is_column(page.of(k)) or page.said.sizes[k] < SHORTEST_QUOTE:
        return False
    source = page.said.source(k, ALMOST_ALL, 1.0)
    return source is not None and page.width(k) + WIDER < page.width(source)


def repeats_word_for_word(page: Blocks, k: int) -> bool:
    """Tell whether block *k* says again what another says, word for word: a headline hardly ever does."""
    after = k + 1 < len(page.texts)
    amid = after and page.runs(k - 1) and page.runs(k + 1) and page.stretches[k + 1][0] not in page.roles
    # a subhead of one line hardly ever says a whole sentence again, comma and all
    line = page.follows_sentence(k) and len(page.of(k)) == 1 and page.runs(k - 1)
    if (amid or line) and source_of(page, k, 1.0) is not None:
        return True
    alone = after and page.follows_sentence(k) and not (page.free[k - 1] or page.free[k + 1])
    in_column = alone and page.said.sizes[k] >= SHORTEST_QUOTE and is_column(page.of(k))
    return in_column and source_of(page, k, WORD_FOR_WORD) is not None


def twins(rows: list[Row], stretches: list[tuple[int, int]], roles: dict[int, str], texts: list[str]) -> set[int]:
    """Give the blocks of *rows* in *stretches* that another block, set wider, says to the letter: whole paragraphs."""
    alike: dict[str, list[int]] = {}
    for k, text in enumerate(texts):
        if SHORTEST_QUOTE <= len(text) <= LONGEST_QUOTE and text[-1] in f.LAST and stretches[k][0] not in roles:
            alike.setdefault(text, []).append(k)
    found: set[int] = set()
    for some in alike.values():
        widths = [max(row.width for row in rows[slice(*stretches[k])]) for k in some]
        narrow = max(widths) - WIDER
        found |= {k for k, width in zip(some, widths) if width < narrow}
    return found


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


def is_column(block: list[Row]) -> bool:
    """Tell whether the rows of *block* break where a column ends, not where a phrase does, as a headline's do."""
    widths = [row.width for row in block[:-1]] or [0.0]
    broken = len(block) > 2 or (len(block) == 2 and re.search("[，、]", block[0].text))
    return bool(broken) and max(widths) - min(widths) <= 1.0 and block[-1].width <= max(widths) + 0.6


def may_be_quote(block: list[Row], roles: dict[int, str], first: int, text: str) -> bool:
    """Tell whether *block*, rows of the page from *first* on whose words are *text*, is as short as a pull quote."""
    if len(block) > MOST_ROWS or any(row.mark or row.scale for row in block):
        return False
    if len(block) == 1 and (
        len(letters(text)) < SHORTEST_LINE or "，" not in text or text[0] in "“「" or block[0].ends
    ):
        return False
    taken = any(number in roles for number in range(first, first + len(block)))
    return not taken and SHORTEST_BLOCK <= len(letters(text)) <= LONGEST_QUOTE


def is_displayed(each: Item) -> bool:
    """Tell whether *each* may be set for display, as a quote is: where sizes are known, larger than running text."""
    return each.row.scale is None or each.row.scale > DISPLAYED


def heads(items: list[Item], number: int) -> bool:
    """Tell whether a heading of one line stands right above item *number*, without a blank line between."""
    above = items[number - 1] if number else None
    return above is not None and above.role == "heading" and len(above.rows) == 1 and not items[number].row.blank
