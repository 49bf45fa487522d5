"""Texts to what protected terms mend: how often jieba alone keeps them whole, and sentences that show it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

import pandas as pd

from ..themes.sentences import sentence_around
from ..tokens import segment, tokens
from ..words import Lexicon, Match, find_terms

BETWEEN = " / "


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
    """Give real sentences in which jieba alone tears a protected term, one a term, in the order of the text.

    term; alone: the sentence as jieba cuts it; kept: as it is cut with the *lexicon*.
    """
    rows, seen = [], set()
    for text in texts:
        for match, kept in _judged([text], lexicon):
            if kept or match.name in seen or len(rows) == n:
                continue
            seen.add(match.name)
            sentence = sentence_around(text, match.start, match.end)
            alone = BETWEEN.join(segment([sentence])[0])
            rows.append(
                (match.name, alone, BETWEEN.join(token.word for token in tokens([sentence], lexicon=lexicon)[0]))
            )
    return pd.DataFrame(rows, columns=["term", "alone", "kept"])


def _judged(texts: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[Match, bool]]:
    """Give every occurrence of a protected term, and whether jieba alone has it as one word."""
    for text, words in zip(texts, segment(texts)):
        found = find_terms(text, lexicon)
        if found:
            ends = list(accumulate(map(len, words)))
            spans = set(zip([0, *ends], ends))
            yield from ((match, (match.start, match.end) in spans) for match in found)
