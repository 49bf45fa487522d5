"""themes.toml to themes: each in two tiers of terms, the thing by its name and what surrounds it."""

import datetime
import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from ..errors import CorpusError
from ..words import match_key

TIERS = ("name", "related")  # never added up


@dataclass(frozen=True)
class Theme:
    """What people name, and the terms that show it.

    *terms*: the thing by its name; *related*: its surroundings; *not_terms*: longer terms that hold one of these and
    mean something else. *since*: the day from which the name was in use, None where it always was; *why*: why it is a
    theme; *gloss*: its name in English, for axes.
    """

    name: str
    terms: tuple[str, ...]
    related: tuple[str, ...] = ()
    not_terms: tuple[str, ...] = ()
    since: datetime.date | None = None
    why: str = ""
    gloss: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise CorpusError("a theme has no name")
        if not self.terms:
            raise CorpusError(f"theme {self.name!r} has no terms: it could never be found by name")
        told: dict[str, str] = {}
        for key in ("terms", "related", "not_terms"):
            for term in getattr(self, key):
                form = match_key(term)
                if not form:
                    raise CorpusError(f"theme {self.name!r}, {key}: {term!r} is empty")
                if form in told:
                    where = "twice there" if told[form] == key else f"in {told[form]} too"
                    raise CorpusError(f"theme {self.name!r}, {key}: {term!r} stands {where}")
                told[form] = key


def read_themes(path: str | Path) -> list[Theme]:
    """Read the themes of a themes.toml, in its order: ``[[theme]]`` with name, terms, related, not_terms, since, why.

    Raises:
        CorpusError: the file is no TOML, or a theme says what it should not; names the theme and the key.
    """
    path = Path(path)
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise CorpusError(f"{path.name} cannot be opened: {(error.strerror or 'unknown error').lower()}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path.name} cannot be read: {error}") from error
    tables = content.pop("theme", [])
    if content or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CorpusError(
            f"{path.name} holds {', '.join(content) or 'no list of themes'}: write [[theme]] before each theme"
        )
    themes = [_theme(table, number, path.name) for number, table in enumerate(tables, 1)]
    names = [match_key(theme.name) for theme in themes]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise CorpusError(f"{path.name}: two themes are called {themes[number].name!r}")
    return themes


def _theme(table: Mapping[str, object], number: int, file: str) -> Theme:
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise CorpusError(f"{file}: theme {number} has no name")
    known = [field.name for field in fields(Theme)]
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            guess = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
            raise CorpusError(f"{file}: theme {name!r} has an unknown key {key!r}{guess}")
    values: dict[str, object] = {"name": name}
    for key in ("terms", "related", "not_terms"):
        values[key] = _terms(table.get(key, []), f"{file}: theme {name!r}, {key}")
    for key in ("why", "gloss"):
        values[key] = table.get(key, "")
        if not isinstance(values[key], str):
            raise CorpusError(f"{file}: theme {name!r}, {key}: {values[key]!r} is no text")
    if "since" in table:
        values["since"] = _first_day(table["since"], f"{file}: theme {name!r}, since")
    return Theme(**values)


def _terms(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not all(isinstance(term, str) for term in value):
        raise CorpusError(f'{where}: {value!r} is no list of terms; write ["…", "…"]')
    return tuple(value)


def _first_day(value: object, where: str) -> datetime.date:
    """Give the first day of "2023", "2023-07", "2023-07-15", or of a date."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    told = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", str(value))
    try:
        year, month, day = (int(part or 1) for part in told.groups()) if told else (0, 0, 0)
        return datetime.date(year, month, day)
    except ValueError:
        raise CorpusError(f'{where}: {value!r} is no date; write "2023", "2023-07" or "2023-07-15"') from None
