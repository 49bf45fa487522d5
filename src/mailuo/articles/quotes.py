"""Paragraphs and blocks of lines to pull quotes: those whose words a longer one of the page says too."""

import re
from dataclasses import dataclass, replace

import numpy as np

from . import formulas as f
from .cohesion import grams_of
from .items import Item, letters
from .rows import Row, blocks

GRAM = 4
LONGEST_QUOTE = 400
SHORTEST_QUOTE = 12  # letters; a shorter one is a fragment of the quote before it
SHORTEST_BLOCK = 8
LONGER = 1.15  # times as long as its quote is a source, at least
MOST_PLACES = 50  # that one gram is looked up in
DISPLAYED = 1.07  # of the body's size
MOST_ROWS = 8
LONGEST_LABEL = 45  # characters; a block of more is running text
SAID_BY = re.compile(r"^(?:——|──|—)[\u3400-\u9fff·]{2,12}$")
REPEATED = 0.8  # share of a quote's 4-grams that the quoted paragraph holds
WORD_FOR_WORD = 0.9  # … of a block of lines that ends no sentence
PARTLY = 0.6  # … of a fragment beside a quote


@dataclass(frozen=True)
class Said:
    """What the texts of a page say: their grams in order, each once a text, with their *owners*; *sizes* in letters.

    *own* are the same grams text by text, text k's from *starts*[k] to *starts*[k + 1].
    """

    sizes: np.ndarray
    owners: np.ndarray
    grams: np.ndarray
    own: np.ndarray
    starts: np.ndarray

    def repeated(self) -> np.ndarray:
        """Give (n_texts,) the share of each text's grams that stand in a longer text too."""
        if not len(self.grams):
            return np.zeros(len(self.sizes))
        first = np.concatenate(([True], self.grams[1:] != self.grams[:-1]))
        longest = np.maximum.reduceat(self.sizes[self.owners], np.flatnonzero(first))[np.cumsum(first) - 1]
        elsewhere = longest > LONGER * self.sizes[self.owners]
        count = np.bincount(self.owners, minlength=len(self.sizes))
        return np.bincount(self.owners, weights=elsewhere, minlength=len(self.sizes)) / np.maximum(count, 1)

    def source(self, number: int, least: float = REPEATED) -> int | None:
        """Give the number of the longer text that holds the share *least* of text *number*'s grams, or None."""
        own = self.own[self.starts[number] : self.starts[number + 1]]
        return self.holder(own, int(self.sizes[number]), least)

    def holder(self, own: np.ndarray, size: int, least: float = REPEATED) -> int | None:
        """Give the number of a text longer than *size* that holds the share *least* of the grams *own*, or None."""
        left, right = np.searchsorted(self.grams, own, "left"), np.searchsorted(self.grams, own, "right")
        counts = np.minimum(right - left, MOST_PLACES)
        where = np.repeat(left - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        # each gram votes once for each text that holds it
        votes = np.bincount(self.owners[where], minlength=len(self.sizes))
        longer = (votes >= max(1, least * len(own))) & (self.sizes > LONGER * size)
        return int(np.argmax(longer)) if longer.any() else None


def said_by(texts: list[str]) -> Said:
    """Give what *texts* say."""
    owners, grams = grams_of(texts, GRAM)
    order = np.lexsort((owners, grams))
    owners, grams = owners[order], grams[order]
    fresh = np.ones(len(grams), bool)
    fresh[1:] = (grams[1:] != grams[:-1]) | (owners[1:] != owners[:-1])
    owners, grams = owners[fresh], grams[fresh]
    by_text = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[by_text], np.arange(len(texts) + 1))
    sizes = np.array([len(letters(text)) for text in texts], dtype=np.int64)
    return Said(sizes, owners, grams, grams[by_text], starts)


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
            both = said.holder(np.unique(grams_of([text], GRAM)[1]), len(letters(text)))
            source, count = (source, 1) if both is None else (both, 2)
        if source is None or source in quotes or source == k:
            continue
        quotes.add(k)
        reason = f"repeats the paragraph at {items[bodies[source]].start}"
        for place in range(number - count + 1, number + 1):
            out[place] = replace(items[place], role="pullquote", confidence=0.9, reason=reason)
    return out


def quoted_rows(rows: list[Row], roles: dict[int, str]) -> dict[int, str]:
    """Give *roles* with the blocks of short lines that say a sentence of a longer block again, and who said it.

    Lines of a quote end where it pauses, not where a column does: read as lines of a column they would be headings.
    """
    stretches = blocks(rows)
    texts = ["".join(row.text for row in rows[first:end] if not SAID_BY.match(row.text)) for first, end in stretches]
    free = [may_be_quote(rows[first:end], roles, first, text) for (first, end), text in zip(stretches, texts)]
    if not any(free):
        return roles
    said = said_by(texts)
    # most blocks are ruled out by one look at all grams together
    free = [may and share >= PARTLY for may, share in zip(free, said.repeated().tolist())]
    quotes = {k for k, text in enumerate(texts) if free[k] and f.FINAL.search(text) and said.source(k) is not None}
    # short lines that repeat words to the letter, amid running text, are a quote without its full stop
    running = [sum(len(row.text) for row in rows[first:end]) > LONGEST_LABEL for first, end in stretches]
    quotes |= {
        k
        for k in range(1, len(stretches) - 1)
        if free[k] and running[k - 1] and running[k + 1] and stretches[k + 1][0] not in roles
        and said.source(k, 1.0) is not None
    }  # fmt: skip
    # a headline says what its text says, but hardly ever in its very words
    quotes |= {
        k
        for k in range(1, len(stretches) - 1)
        if free[k] and not (free[k - 1] or free[k + 1]) and running[k - 1] != running[k + 1] and said.sizes[k] >= SHORTEST_QUOTE
        and is_column(rows[slice(*stretches[k])]) and said.source(k, WORD_FOR_WORD) is not None
    }  # fmt: skip
    # a fragment that ends no sentence goes on in the quote beside it
    quotes |= {
        k for k in range(len(stretches)) if free[k] and {k - 1, k + 1} & quotes and said.source(k, PARTLY) is not None
    }
    return roles | {number: "pullquote" for k in quotes for number in range(*stretches[k])}


def is_column(block: list[Row]) -> bool:
    """Tell whether the rows of *block* break where a column ends, not where a phrase does, as a headline's do."""
    widths = [row.width for row in block[:-1]]
    broken = len(block) > 2 or re.search("[，、]", block[0].text)
    return bool(broken) and max(widths) - min(widths) <= 1.0 and block[-1].width <= max(widths) + 0.6


def may_be_quote(block: list[Row], roles: dict[int, str], first: int, text: str) -> bool:
    """Tell whether *block*, rows of the page from *first* on whose words are *text*, is as short as a pull quote."""
    taken = any(number in roles or row.mark or row.scale for number, row in enumerate(block, first))
    return not taken and 2 <= len(block) <= MOST_ROWS and SHORTEST_BLOCK <= len(letters(text)) <= LONGEST_QUOTE


def is_displayed(each: Item) -> bool:
    """Tell whether *each* may be set for display, as a quote is: where sizes are known, larger than running text."""
    return each.row.scale is None or each.row.scale > DISPLAYED


def heads(items: list[Item], number: int) -> bool:
    """Tell whether a heading of one line stands right above item *number*, without a blank line between."""
    above = items[number - 1] if number else None
    return above is not None and above.role == "heading" and len(above.rows) == 1 and not items[number].row.blank
