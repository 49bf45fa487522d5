"""Texts to words, each with its place: jieba's answer, protected terms whole.

Compiled loops do the work; jieba itself (`plain`) is the reference that they equal, and stands in where
``MAILUO_PLAIN`` is set.
"""

import os
from collections.abc import Iterable, Sequence

import numpy as np

from ..errors import DataError
from ..words import Lexicon
from . import compiled, plain
from .losses import Losses, losses
from .proposals import Proposal, suggest, suggestions
from .records import Token, kept

__all__ = [
    "Losses", "Proposal", "Token", "boundaries", "keep", "losses", "number", "numbered", "segment", "suggest",
    "suggestions", "tokens", "warm",
]  # fmt: skip


def segment(texts: Iterable[str], *, lexicon: Lexicon | None = None, hmm: bool = True) -> list[list[str]]:
    """Give the words of each text; without a *lexicon* exactly those of ``jieba.lcut``.

    With one, protected terms are whole and have their canonical name, the other words are in normal form, and numbers
    are joined with their units. Nothing is left out: that is `keep`.

    >>> segment(["我爱北京天安门"])
    [['我', '爱', '北京', '天安门']]
    """
    texts = _checked(texts)
    if not _plain():
        return compiled.segment_texts(texts, lexicon, hmm)
    if lexicon is None:
        return plain.segment(texts, hmm)
    return [[token.word for token in document] for document in plain.tokens(texts, lexicon, hmm)]


def tokens(texts: Iterable[str], *, lexicon: Lexicon, hmm: bool = True) -> list[list[Token]]:
    """Give all tokens of each text in order, nothing left out: protected terms first, jieba's words between them."""
    return (plain if _plain() else compiled).tokens(_checked(texts), lexicon, hmm)


def keep(tokens: Iterable[Sequence[Token]], lexicon: Lexicon) -> list[list[str]]:
    """Give the words of each document that are modelled: what the lexicon drops is left out."""
    return [[token.word for token in document if kept(token.word, token.kind, lexicon)] for document in tokens]


def boundaries(texts: Iterable[str], *, hmm: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Give where jieba's words end, and pointers: those of text d are ``ends[pointers[d]:pointers[d + 1]]``."""
    return compiled.boundaries(_checked(texts), hmm)


def numbered(
    texts: Iterable[str], *, lexicon: Lexicon | None, hmm: bool = True
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Give the different words that are modelled, the number of each word of all texts among them, and pointers.

    The words of text d are ``numbers[pointers[d]:pointers[d + 1]]``; -1 is a word that is left out. Without a lexicon
    all of jieba's words are modelled. The words stand in no order to rely on, some in no text.
    """
    texts = _checked(texts)
    if not _plain():
        return compiled.kept_words(texts, lexicon, hmm)
    found = plain.segment(texts, hmm) if lexicon is None else keep(plain.tokens(texts, lexicon, hmm), lexicon)
    return number(found)


def number(documents: Iterable[Iterable[str]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Give the different words of *documents*, the number of each word among them, and pointers, as `numbered` does."""
    places: dict[str, int] = {}
    rows = [[places.setdefault(word, len(places)) for word in document] for document in documents]
    numbers = np.array([place for row in rows for place in row], np.int32)
    return list(places), numbers, np.cumsum([0, *map(len, rows)], dtype=np.int64)


def warm() -> None:
    """Compile the kernels and build the dictionary, both into the user's cache: done once, when all is set up."""
    lexicon = Lexicon(terms=(), stops=(("unit", ("年",)),)).with_terms(["双城经济圈"])
    compiled.boundaries(["建设双城经济圈"], True)
    compiled.tokens(["２０２１年，建设双城经济圈"], lexicon, True)
    compiled.kept_words(["2021年"], lexicon, True)


def _plain() -> bool:
    return bool(os.environ.get("MAILUO_PLAIN"))


def _checked(texts: Iterable[str]) -> list[str]:
    if isinstance(texts, str):
        raise DataError("texts are wanted, not one text: put it into a list")
    texts = list(texts)
    wrong = [place for place, text in enumerate(texts) if not isinstance(text, str)]
    if wrong:
        raise DataError(f"{len(wrong)} texts are no strings, first number {wrong[0]}: {texts[wrong[0]]!r}")
    return texts
