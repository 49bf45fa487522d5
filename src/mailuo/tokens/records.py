"""Words to tokens: the plain type, and what kind of word one is."""

from dataclasses import dataclass

from ..words import Lexicon


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands: code points [start, end) of the text it was found in.

    *word* is in normal form, a protected term has its canonical name. *kind* is "term", "word", "number",
    "punctuation" (white space too) or "stop:" and the kind of stop word.
    """

    word: str
    start: int
    end: int
    kind: str


def kind_of(word: str, lexicon: Lexicon) -> str:
    """Give the kind of a word that is neither a term nor a part of a number."""
    kind = lexicon.stop_kinds.get(word)
    if kind is not None:
        return f"stop:{kind}"
    return "word" if any(map(str.isalnum, word)) else "punctuation"


def kept(word: str, kind: str, lexicon: Lexicon) -> bool:
    """Tell whether a word of that kind is modelled."""
    if kind == "term":
        return True
    if kind == "punctuation" or (kind == "number" and not lexicon.numbers):
        return False
    if kind.startswith("stop:") and kind.removeprefix("stop:") in lexicon.dropped_kinds:
        return False
    return len(word) >= lexicon.shortest
