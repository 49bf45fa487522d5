"""Word lists in files to a lexicon."""

import re
from collections.abc import Iterable
from pathlib import Path

from ..errors import CorpusError
from .lexicon import Lexicon, Term, merged


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
    return merged(terms)


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
