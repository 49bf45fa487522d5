"""Texts to words by jieba itself: the reference that the compiled road must equal, and the road where it cannot run."""

import logging
import threading
from collections.abc import Sequence
from functools import lru_cache

import jieba
import jieba.finalseg

from ..cache import folder
from ..words import Lexicon, find_terms, normalise
from .numbers import number_class, numbers
from .records import Token, kind_of

LOCK = threading.Lock()


@lru_cache(maxsize=4)
def tokenizer(dictionary: tuple[tuple[str, int | None], ...] = ()) -> jieba.Tokenizer:
    """Give a tokenizer of our own, with the words of *dictionary*; its cache is in the user's private folder."""
    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.tmp_dir = str(folder("jieba"))
    made.check_initialized()
    with LOCK:
        before = set(jieba.finalseg.Force_Split_Words)
        for word, frequency in dictionary:
            made.add_word(word, frequency)
        # jieba keeps deleted words in one list for all tokenizers; they are ours only
        jieba.finalseg.Force_Split_Words.clear()
        jieba.finalseg.Force_Split_Words.update(before)
    return made


def deleted(dictionary: tuple[tuple[str, int | None], ...]) -> set[str]:
    """Give the words that are taken apart also where jieba's hidden Markov model reads them."""
    return {word for word, frequency in dictionary if frequency == 0}


def cut(text: str, dictionary: tuple[tuple[str, int | None], ...], hmm: bool) -> list[str]:
    """Give jieba's words of *text*."""
    made = tokenizer(dictionary)
    with LOCK:
        shared = jieba.finalseg.Force_Split_Words
        jieba.finalseg.Force_Split_Words = deleted(dictionary)
        try:
            return made.lcut(text, HMM=hmm)
        finally:
            jieba.finalseg.Force_Split_Words = shared


def segment(texts: Sequence[str], hmm: bool) -> list[list[str]]:
    """Give jieba's words of each text."""
    return [cut(text, (), hmm) for text in texts]


def tokens(texts: Sequence[str], lexicon: Lexicon, hmm: bool) -> list[list[Token]]:
    """Give the tokens of each text: protected terms, jieba's words between them, numbers joined."""
    return [_joined(_tokens(text, lexicon, hmm), lexicon) for text in texts]


def _tokens(text: str, lexicon: Lexicon, hmm: bool) -> list[Token]:
    found, at = [], 0
    for match in find_terms(text, lexicon):
        found += _words(text, at, match.start, lexicon, hmm)
        found.append(Token(match.name, match.start, match.end, "term"))
        at = match.end
    return found + _words(text, at, len(text), lexicon, hmm)


def _words(text: str, start: int, end: int, lexicon: Lexicon, hmm: bool) -> list[Token]:
    normal, offsets = normalise(text[start:end], simplify=lexicon.simplify)
    found, at = [], 0
    for word in cut(normal, lexicon.dictionary, hmm):
        last = at + len(word) - 1
        found.append(Token(word, start + offsets[at], start + offsets[last] + 1, kind_of(word, lexicon)))
        at = last + 1
    return found


def _joined(found: list[Token], lexicon: Lexicon) -> list[Token]:
    classes = [0 if token.kind == "term" else number_class(token.word, lexicon) for token in found]
    joined, at = [], 0
    for first, last in numbers(classes):
        word = "".join(token.word for token in found[first:last])
        joined += [*found[at:first], Token(word, found[first].start, found[last - 1].end, "number")]
        at = last
    return joined + found[at:]
