"""Texts to what protected terms mend: how often jieba alone keeps them whole, and sentences that show it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

import pandas as pd

from ..tokens import segment, tokens
from ..words import Lexicon, Match, find_terms

BETWEEN = " / "
AROUND = 10  # characters of context


def wholeness(texts: Sequence[str], lines: Sequence[str], *, lexicon: Lexicon) -> pd.DataFrame:
    """Give for each protected term how often it stands: a row a term that occurs, the most frequent first.

    Args:
        texts: the text of the blocks, lines joined.
        lines: the same pages line by line, as printed.

    Returns:
        term; joined: occurrences in *texts*; by_line: in *lines*; whole: those in *texts* that jieba without the
        lexicon has as one word; torn: the others.
    """
    joined, whole = Counter(), Counter()
    for match, kept in _judged(texts, lexicon):
        joined[match.name] += 1
        whole[match.name] += kept
    by_line = Counter(match.name for line in lines for match in find_terms(line, lexicon))
    rows = [(term, n, by_line[term], whole[term], n - whole[term]) for term, n in joined.items()]
    frame = pd.DataFrame(rows, columns=["term", "joined", "by_line", "whole", "torn"])
    return frame.sort_values(["joined", "term"], ascending=[False, True], ignore_index=True)


def torn(texts: Sequence[str], *, lexicon: Lexicon, n: int = 5) -> pd.DataFrame:
    """Give real places where jieba alone tears a protected term, one a term, in the order of the text.

    term; alone: the place as jieba cuts it; kept: as it is cut with the *lexicon*.
    """
    rows, seen = [], set()
    for text in texts:
        for match, kept in _judged([text], lexicon):
            if kept or match.name in seen or len(rows) == n:
                continue
            seen.add(match.name)
            near = max(0, match.start - AROUND), min(len(text), match.end + AROUND)
            alone = [(start, end, text[start:end]) for start, end in _spans(segment([text])[0])]
            kept_whole = [(token.start, token.end, token.word) for token in tokens([text], lexicon=lexicon)[0]]
            rows.append((match.name, _cut(alone, *near), _cut(kept_whole, *near)))
    return pd.DataFrame(rows, columns=["term", "alone", "kept"])


def _judged(texts: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[Match, bool]]:
    """Give every occurrence of a protected term, and whether jieba alone has it as one word."""
    for text, words in zip(texts, segment(texts)):
        found = find_terms(text, lexicon)
        if found:
            spans = set(_spans(words))
            yield from ((match, (match.start, match.end) in spans) for match in found)


def _spans(words: Sequence[str]) -> list[tuple[int, int]]:
    ends = list(accumulate(map(len, words)))
    return list(zip([0, *ends], ends))


def _cut(pieces: Sequence[tuple[int, int, str]], first: int, last: int) -> str:
    """Give the pieces that touch [first, last), parted by strokes."""
    return BETWEEN.join(word for start, end, word in pieces if start < last and first < end)
