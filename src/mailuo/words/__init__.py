"""Word lists to a lexicon: protected terms, stop words by kind, and the normal form in which words are compared."""

from .finding import Match, find_terms
from .forms import QUOTES, SAME, character_key, match_key, normal_form, normalise, simplified
from .lexicon import Lexicon, Term
from .reading import read_lexicon

__all__ = [
    "QUOTES", "SAME", "Lexicon", "Match", "Term", "character_key", "find_terms", "match_key", "normal_form",
    "normalise", "read_lexicon", "simplified",
]  # fmt: skip
