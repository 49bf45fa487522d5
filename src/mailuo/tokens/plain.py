"""Texts to words by jieba itself: the reference that the compiled road must equal, and the road of few texts.

Of few texts jieba's own loops look words up in the arrays that are kept for the compiled ones: reading jieba's
dictionary takes half a second, and so does preparing the compiled loops.
"""

import logging
import threading
from collections.abc import Sequence
from functools import lru_cache

import jieba
import jieba.finalseg

from ..cache import folder
from ..kernels import layout
from ..words import Lexicon, find_terms, normalise
from . import stored
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


class Frequencies:
    """The frequencies of words, looked up in the trie: what jieba asks of its dictionary."""

    def __init__(self, table: Sequence[int], frequencies: Sequence[int]) -> None:
        self.table = table
        self.frequencies = frequencies

    def __contains__(self, word: str) -> bool:
        return layout.find(self.table, word) != 0

    def __getitem__(self, word: str) -> int:
        return self.frequencies[self.table[layout.find(self.table, word)] >> layout.VALUE_SHIFT]

    def get(self, word: str, default: int | None = None) -> int | None:
        """Give the frequency of *word*, 0 for what longer words begin with, *default* for what is not there."""
        return self[word] if word in self else default


@lru_cache(maxsize=4)
def quick_tokenizer(dictionary: tuple[tuple[str, int | None], ...]) -> jieba.Tokenizer | None:
    """Give a tokenizer that looks words up in the arrays of the cache, None where they are not there."""
    arrays = stored.load(stored.key(dictionary))
    if arrays is None:
        return None
    made = jieba.Tokenizer()
    # a memory view gives plain integers, many times sooner than an array does
    made.FREQ = Frequencies(memoryview(arrays["table"]), arrays["frequencies"].tolist())
    made.total, made.initialized = int(arrays["total"][0]), True
    return made


def deleted(dictionary: tuple[tuple[str, int | None], ...]) -> set[str]:
    """Give the words that are taken apart also where jieba's hidden Markov model reads them."""
    return {word for word, frequency in dictionary if frequency == 0}


def cut(text: str, dictionary: tuple[tuple[str, int | None], ...], hmm: bool, quick: bool = False) -> list[str]:
    """Give jieba's words of *text*; with *quick* by way of the arrays in the cache, if they are there."""
    made = (quick and quick_tokenizer(dictionary)) or tokenizer(dictionary)
    with LOCK:
        shared = jieba.finalseg.Force_Split_Words
        jieba.finalseg.Force_Split_Words = deleted(dictionary)
        try:
            return made.lcut(text, HMM=hmm)
        finally:
            jieba.finalseg.Force_Split_Words = shared


def segment(texts: Sequence[str], hmm: bool, quick: bool = False) -> list[list[str]]:
    """Give jieba's words of each text."""
    return [cut(text, (), hmm, quick) for text in texts]


def tokens(texts: Sequence[str], lexicon: Lexicon, hmm: bool, quick: bool = False) -> list[list[Token]]:
    """Give the tokens of each text: protected terms, jieba's words between them, numbers joined."""
    return [_joined(_tokens(text, lexicon, hmm, quick), lexicon) for text in texts]


def _tokens(text: str, lexicon: Lexicon, hmm: bool, quick: bool) -> list[Token]:
    found, at = [], 0
    for match in find_terms(text, lexicon):
        found += _words(text, at, match.start, lexicon, hmm, quick)
        found.append(Token(match.name, match.start, match.end, "term"))
        at = match.end
    return found + _words(text, at, len(text), lexicon, hmm, quick)


def _words(text: str, start: int, end: int, lexicon: Lexicon, hmm: bool, quick: bool) -> list[Token]:
    normal, offsets = normalise(text[start:end], simplify=lexicon.simplify)
    found, at = [], 0
    for word in cut(normal, lexicon.dictionary, hmm, quick):
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
