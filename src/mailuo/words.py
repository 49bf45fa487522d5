"""Word lists to a lexicon: protected terms, stop words by kind, and the normal form in which words are compared."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from .errors import CorpusError

QUOTES = {**dict.fromkeys("“”„‟«»「」『』﹁﹂﹃﹄〝〞〟", '"'), **dict.fromkeys("‘’‚‛‹›", "'")}
DOTS = "…‥"  # NFKC would make full stops of them, which jieba takes for a part of words
# for matching only: what stands for the same sign, whatever the typesetter chose
SAME = {
    "'": '"',
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("・•‧∙⋅", "·"),
    **dict(zip("〔【〕】", "(())")),
}
CJK = ((0x2E80, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2FA20))


@dataclass(frozen=True)
class Term:
    """A protected term: its canonical name, and the other forms in which it is written."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """A protected term where it stands: code points [start, end) of the text, and the text there."""

    name: str
    surface: str
    start: int
    end: int


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
        return {normalise(word)[0]: kind for kind, words in reversed(self.stops) for word in words}

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
        return replace(self, terms=_merged((*self.terms, *more)))


def _merged(terms: Iterable[Term]) -> tuple[Term, ...]:
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


def read_lexicon(
    folder: str | Path | None,
    *,
    extra_terms: Iterable[Term | str] = (),
    dropped: Iterable[str] | None = None,
    numbers: bool = False,
    simplify: bool = False,
    shortest: int = 2,
) -> Lexicon:
    """Read the word lists of a corpus folder (or of its ``words`` folder); a list that is not there is empty.

    ``keep.txt``: protected terms, ``name = alias = alias`` a line. ``stop.txt``: stop words, separated by white space,
    under a heading ``[kind]``. ``dictionary.txt``: ``word`` or ``word frequency`` a line, for jieba; frequency 0
    deletes the word. In all of them ``#`` begins a comment. With *folder* None only *extra_terms* are protected.
    """
    words = _words_folder(folder)
    lexicon = Lexicon(
        terms=_read_terms(words / "keep.txt") if words else (),
        stops=_read_stops(words / "stop.txt") if words else (),
        dropped=None if dropped is None else tuple(dropped),
        numbers=numbers,
        simplify=simplify,
        shortest=shortest,
        dictionary=_read_dictionary(words / "dictionary.txt") if words else (),
    )
    return lexicon.with_terms(extra_terms)


def _words_folder(folder: str | Path | None) -> Path | None:
    if folder is None:
        return None
    folder = Path(folder)
    if not folder.is_dir():
        raise CorpusError(f"{folder} is no folder; word lists are read from a corpus folder or its words folder")
    return folder / "words" if (folder / "words").is_dir() else folder


def _lines(path: Path) -> list[tuple[int, str]]:
    """Give the lines that say something, numbered, without comments; none where there is no file."""
    if not path.exists():
        return []
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8: byte {error.start} cannot be decoded") from error
    # "#" opens a comment at the start of a line or after white space: C# is a word
    lines = [re.sub(r"(^|\s)#.*", "", line).strip() for line in text.splitlines()]
    return [(number, line) for number, line in enumerate(lines, 1) if line]


def _read_terms(path: Path) -> tuple[Term, ...]:
    terms = []
    for number, line in _lines(path):
        name, *aliases = [form.strip() for form in line.split("=")]
        if not name or not all(aliases):
            raise CorpusError(f"{path}, line {number}: a form is empty in {line!r}; write `name = alias = alias`")
        terms.append(Term(name, tuple(aliases)))
    return _merged(terms)


def _read_stops(path: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    kinds: dict[str, list[str]] = {}
    kind = None
    for number, line in _lines(path):
        if heading := re.fullmatch(r"\[(.+)\]", line):
            kind = heading[1].strip()
            kinds.setdefault(kind, [])
        elif kind is None:
            raise CorpusError(f"{path}, line {number}: {line!r} stands before the first heading [kind]")
        else:
            kinds[kind] += line.split()
    return tuple((kind, tuple(dict.fromkeys(words))) for kind, words in kinds.items())


def _read_dictionary(path: Path) -> tuple[tuple[str, int | None], ...]:
    words = []
    for number, line in _lines(path):
        match = re.fullmatch(r"(\S+)(?:\s+(\d+))?", line)
        if match is None:
            raise CorpusError(f"{path}, line {number}: {line!r} is not `word` or `word frequency`")
        words.append((match[1], int(match[2]) if match[2] else None))
    return tuple(words)


@cache
def simplified() -> Mapping[str, str]:
    """Give OpenCC's simplified character (t2s) of each character that has another one."""
    import opencc  # not before it is needed

    characters = [chr(code) for first, last in CJK for code in range(first, last)]
    # one a line, so that no phrase of OpenCC's spans two
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, converted) if old != new}


@cache
def normal_form(character: str, simplify: bool = False) -> str:
    """Give the normal form of one character: NFKC (but for ellipses), straight quotes, perhaps simplified."""
    if character in QUOTES:
        return QUOTES[character]
    form = character if character in DOTS else unicodedata.normalize("NFKC", character)
    form = "".join(QUOTES.get(part, part) for part in form)
    return "".join(simplified().get(part, part) for part in form) if simplify else form


def normalise(text: str, *, simplify: bool = False) -> tuple[str, list[int]]:
    """Give *text* in normal form, and for each of its characters, and the end, the offset in the given text.

    Each character is replaced by its own normal form, so that every offset is known; a sequence of base and combining
    characters is not composed, and OpenCC's phrases (乾隆 beside 干) are not looked at.

    >>> normalise("２０２１年“㎡”")
    ('2021年"m2"', [0, 1, 2, 3, 4, 5, 6, 6, 7, 8])
    """
    forms = [normal_form(character, simplify) for character in text]
    offsets = [start for start, form in enumerate(forms) for _ in form]
    return "".join(forms), [*offsets, len(text)]


@cache
def character_key(character: str) -> str:
    """Give what a character counts as in matching: its normal form, all quotes alike, nothing for white space."""
    form = "".join(SAME.get(part, part) for part in normal_form(character, True))
    return "".join(form.split())


def match_key(text: str) -> str:
    """Give the form in which protected terms are compared."""
    return "".join(map(character_key, text))


def find_terms(text: str, lexicon: Lexicon) -> list[Match]:
    """Find the protected terms in *text* from left to right, the longest at each place; none overlap.

    Full and half width, quote styles, traditional and simplified characters, and white space inside are equal. A term
    of two characters may be broken by a line end, but not by a blank: 建设完成 渝北区 is no 成渝. A term that begins
    or ends with a Latin letter or a digit is not found inside a longer such word or number.

    >>> find_terms("加快构建「416」科技创新布局", Lexicon(terms=(Term("“416”科技创新布局"),)))
    [Match(name='“416”科技创新布局', surface='「416」科技创新布局', start=4, end=15)]
    """
    if not lexicon.names:
        return []
    trie = _trie(tuple(lexicon.names))
    keys = [(part, place) for place, character in enumerate(text) for part in character_key(character)]
    matches, at = [], 0
    while at < len(keys):
        node, end, form = trie, None, None
        for last in range(at, len(keys)):
            node = node.get(keys[last][0])
            if node is None:
                break
            if "" in node and _stands(text, keys, at, last):
                end, form = last, node[""]
        if end is None:
            at += 1
        else:
            start, stop = keys[at][1], keys[end][1] + 1
            matches.append(Match(lexicon.names[form], text[start:stop], start, stop))
            at = end + 1
    return matches


@cache
def _trie(forms: tuple[str, ...]) -> dict:
    root: dict = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[""] = form
    return root


def _stands(text: str, keys: list[tuple[str, int]], first: int, last: int) -> bool:
    """Tell whether the form over *keys* [first, last] is a term here, and no part of something else."""
    start, end = keys[first][1], keys[last][1]
    if (first and keys[first - 1][1] == start) or (last + 1 < len(keys) and keys[last + 1][1] == end):
        return False  # inside one character, such as the m of ㎡
    if start and _word_goes_on(text[start - 1], keys[first][0]):
        return False
    if end + 1 < len(text) and _word_goes_on(text[end + 1], keys[last][0]):
        return False
    between = text[start + 1 : end]
    return last - first != 1 or not between or any(mark in between for mark in "\r\n")


def _word_goes_on(neighbour: str, edge: str) -> bool:
    return _latin(edge) and any(map(_latin, character_key(neighbour)))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
