"""Terms and stop words to a lexicon: what is kept whole, what is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..errors import CorpusError
from .forms import match_key, normalise


@dataclass(frozen=True)
class Term:
    """A protected term: its canonical name, and the other forms in which it is written."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The words of a corpus, and what is done with them.

    *stops*: pairs (kind, words), for example ``("function", ("的", "了"))``; *dropped*: the kinds whose words are left
    out, None for all; *numbers*: whether numbers with their units, dates and percentages are kept; *simplify*: whether
    traditional characters become simplified ones, character by character (lengths and offsets stay);
    *shortest*: words of fewer characters are left out, protected terms never; *dictionary*: pairs (word, frequency) for
    jieba, None for a frequency that keeps the word whole, 0 to delete the word.
    """

    terms: tuple[Term, ...] = ()
    stops: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dropped: tuple[str, ...] | None = None
    numbers: bool = False
    simplify: bool = False
    shortest: int = 2
    dictionary: tuple[tuple[str, int | None], ...] = ()

    def __post_init__(self) -> None:
        unknown = [kind for kind in self.dropped or () if kind not in dict(self.stops)]
        if unknown:
            known = ", ".join(kind for kind, _ in self.stops)
            raise CorpusError(
                f"{len(unknown)} kinds of stop words are unknown, first {unknown[0]!r}; known are: {known}"
            )
        _names(self.terms)  # refuses a form that is listed for two terms

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Give the canonical name of each form of each term, forms as `match_key` writes them."""
        return _names(self.terms)

    @cached_property
    def stop_kinds(self) -> Mapping[str, str]:
        """Give the kind of each stop word; a word of several kinds belongs to the first."""
        forms = [(kind, normalise(word, simplify=self.simplify)[0]) for kind, words in self.stops for word in words]
        return {form: kind for kind, form in reversed(forms)}

    @cached_property
    def dropped_kinds(self) -> frozenset[str]:
        """Give the kinds of stop words that are left out."""
        return frozenset(dict(self.stops) if self.dropped is None else self.dropped)

    def with_terms(self, terms: Iterable[Term | str]) -> "Lexicon":
        """Give this lexicon with more protected terms; a form that is protected already keeps its name."""
        known, more = set(self.names), []
        for term in terms:
            term = Term(term) if isinstance(term, str) else term
            forms = [form for form in (term.name, *term.aliases) if match_key(form) not in known]
            if forms:
                name = self.names.get(match_key(term.name), term.name)
                more.append(Term(name, tuple(form for form in forms if form != name)))
                known.update(map(match_key, forms))
        return replace(self, terms=merged((*self.terms, *more)))


def merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Give one term a name, with all aliases."""
    aliases: dict[str, dict[str, None]] = {}
    for term in terms:
        aliases.setdefault(term.name, {}).update(dict.fromkeys(term.aliases))
    return tuple(Term(name, tuple(forms)) for name, forms in aliases.items())


def _names(terms: Iterable[Term]) -> dict[str, str]:
    names: dict[str, str] = {}
    for term in terms:
        for form in (term.name, *term.aliases):
            key = match_key(form)
            if not key:
                raise CorpusError(f"a form of the term {term.name!r} is empty")
            if names.setdefault(key, term.name) != term.name:
                raise CorpusError(f"{form!r} is listed for two terms, {names[key]!r} and {term.name!r}")
    return names
