"""Texts to words, each with its place: jieba's answer, protected terms whole."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import jieba

from .cache import folder
from .words import Lexicon, find_terms, normalise

jieba.setLogLevel(logging.WARNING)


@dataclass(frozen=True)
class Token:
    """A word where it stands: code points [start, end) of the text it was found in.

    *word* is in normal form, a protected term has its canonical name. *kind* is "term", "word", "number",
    "punctuation" (white space too) or "stop:" and the kind of stop word.
    """

    word: str
    start: int
    end: int
    kind: str


@cache
def _tokenizer(dictionary: tuple[tuple[str, int | None], ...] = ()) -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(folder("jieba"))
    for word, frequency in dictionary:
        tokenizer.add_word(word, frequency)
    return tokenizer


def segment(texts: Iterable[str], *, lexicon: Lexicon | None = None, hmm: bool = True) -> list[list[str]]:
    """Give the words of each text; without a *lexicon* exactly those of ``jieba.lcut``."""
    if lexicon is None:
        return [_tokenizer().lcut(text, HMM=hmm) for text in texts]
    return [[token.word for token in document] for document in tokens(texts, lexicon=lexicon, hmm=hmm)]


def tokens(texts: Iterable[str], *, lexicon: Lexicon, hmm: bool = True) -> list[list[Token]]:
    """Give all tokens of each text in order, nothing left out: protected terms first, jieba's words between them."""
    return [_tokens(text, lexicon, hmm) for text in texts]


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
    for word in _tokenizer(lexicon.dictionary).lcut(normal, HMM=hmm):
        last = at + len(word) - 1
        found.append(Token(word, start + offsets[at], start + offsets[last] + 1, _kind(word, lexicon)))
        at = last + 1
    return found


def _kind(word: str, lexicon: Lexicon) -> str:
    if not any(map(str.isalnum, word)):
        return "punctuation"
    if word.replace(".", "").replace("%", "").isdigit():
        return "number"
    kind = lexicon.stop_kinds.get(word)
    return "word" if kind is None else f"stop:{kind}"


def keep(tokens: Iterable[Sequence[Token]], lexicon: Lexicon) -> list[list[str]]:
    """Give the words of each document that are modelled: what the lexicon drops is left out."""
    return [[token.word for token in document if kept(token, lexicon)] for document in tokens]


def kept(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether *token* is modelled."""
    if token.kind == "term":
        return True
    if token.kind == "punctuation":
        return False
    if token.kind == "number":
        return lexicon.numbers
    if token.kind.startswith("stop:") and token.kind[5:] in lexicon.dropped_kinds:
        return False
    return len(token.word) >= lexicon.shortest
