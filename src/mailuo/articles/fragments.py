"""Rows to fragments of pull quotes: short lines that go on in the words of a paragraph elsewhere on the page."""

from bisect import bisect_right

from .items import letters
from .repeated import Said
from .rows import Row
from .set_again import WIDER, is_more_than_a_title, widest

MOST_ROWS = 12
NARROW = 15.0  # cells: a quote is set in a narrow column of its own
SHORTEST = 5  # letters of a line that is looked up by itself
SHORTEST_RUN = 10  # letters of lines that go on in the same words
PARTLY = 0.45  # share of a block's 4-grams that a longer block holds


def fragments(
    rows: list[Row],
    stretches: list[tuple[int, int]],
    roles: dict[int, str],
    texts: list[str],
    said: Said,
    shares: list[float],
) -> set[int]:
    """Give the rows that are fragments of quotes.

    Two lines or more in turn say, to the letter and across their ends, what a block set wider says: a headline hardly
    ever does, and if so, without a pause. Beside other quotes less is asked of a line.

    Args:
        stretches: the first and the end of each block of rows.
        texts: of the blocks.
        said: what the texts say.
        shares: of each text's 4-grams, those that a longer text holds too.
    """
    may = [share >= PARTLY and may_be(rows[slice(*each)], roles, each[0]) for each, share in zip(stretches, shares)]
    # a line alone tells nothing
    tried = [one and end - first > 1 for one, (first, end) in zip(may, stretches)]
    if not any(tried):
        return set()
    sources = sources_of(rows, stretches, tried, said.without(may))
    told = {source: letters(texts[source]) for source in set(sources.values())}
    runs = [runs_of(rows, *each, sources, told) if short else [] for each, short in zip(stretches, tried)]
    starts = [first for first, _ in stretches]
    quoted = {bisect_right(starts, number) - 1 for number, role in roles.items() if role == "pullquote"}
    sure = [k in quoted or any(is_sure(rows, run) for run in some) for k, some in enumerate(runs)]
    found: set[int] = set()
    for k, some in enumerate(runs):
        if (some or sure[k]) and any(sure[max(0, k - 1) : k + 2]):
            found.update(number for run in some for number in run)
            found.update(number for number in range(*stretches[k]) if number in sources)
    return found


def may_be(block: list[Row], roles: dict[int, str], first: int) -> bool:
    """Tell whether *block*, rows of the page from *first* on, is as short and as narrow as a quote."""
    return len(block) <= MOST_ROWS and all(
        roles.get(number, "pullquote") == "pullquote" and row.width <= NARROW and not (row.mark or row.scale)
        for number, row in enumerate(block, first)
    )


def sources_of(rows: list[Row], stretches: list[tuple[int, int]], tried: list[bool], said: Said) -> dict[int, int]:
    """Give which block set wider says each row of the blocks that are *tried*; *said* is without what may be quotes."""
    short = [(number, each) for each, is_short in zip(stretches, tried) if is_short for number in range(*each)]
    sources = said.sources_of([rows[number].text for number, _ in short], 1.0)
    return {
        number: source
        for (number, each), source in zip(short, sources)
        if source is not None and len(letters(rows[number].text)) >= SHORTEST
        and widest(rows[slice(*each)]) + WIDER < widest(rows[slice(*stretches[source])])
    }  # fmt: skip


def runs_of(rows: list[Row], first: int, end: int, sources: dict[int, int], told: dict[int, str]) -> list[range]:
    """Give the runs of rows from *first* to *end* that go on in the letters *told* of one of their *sources*."""
    runs = []
    number = first
    while number < end:
        stop, text = number + 1, letters(rows[number].text)
        while number in sources and stop < end:
            text += letters(rows[stop].text)
            if text not in told[sources[number]]:
                break
            stop += 1
        if stop - number > 1 and sum(len(letters(rows[k].text)) for k in range(number, stop)) >= SHORTEST_RUN:
            runs.append(range(number, stop))
        number = stop
    return runs


def is_sure(rows: list[Row], run: range) -> bool:
    """Tell whether the rows of *run* are a quote by themselves: a headline may be the first words of its text."""
    text = "".join(rows[number].text for number in run)
    return is_more_than_a_title(text, len(letters(text)))
