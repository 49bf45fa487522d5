"""A corpus.toml to settings: the corpus's name, its pages, and what the user knows of single pages."""

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mailuo.errors import CorpusError

PAGE_KEYS = {"paper", "date", "number"}


@dataclass(frozen=True)
class Settings:
    """What corpus.toml says; *everything* is the whole file, for those who keep more in it.

    *of_page* is paper, date and number by page id; *columns* says which columns of tables hold what.
    """

    name: str
    language: str = "zh"
    pages: tuple[str, ...] = ("pages/**/*",)
    of_page: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    everything: Mapping[str, object] = field(default_factory=dict)


def read_settings(folder: Path) -> Settings:
    """Give the settings of the corpus in *folder*.

    Raises:
        CorpusError: corpus.toml is no TOML, or says something that it cannot.
    """
    path = folder / "corpus.toml"
    try:
        said = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path} cannot be read: {error}.") from None
    globs = said.get("pages", Settings.pages)
    globs = (globs,) if isinstance(globs, str) else globs
    if not isinstance(globs, list | tuple) or not all(isinstance(glob, str) and glob for glob in globs):
        raise CorpusError(f"{path}: pages must be a pattern such as 'pages/*.txt', or a list of them.")
    of_page = {page: page_settings(path, page, own) for page, own in table(path, said, "page").items()}
    columns = {str(role): str(column) for role, column in table(path, said, "columns").items()}
    name, language = str(said.get("name", folder.resolve().name)), str(said.get("language", "zh"))
    return Settings(name, language, tuple(globs), of_page, columns, said)


def table(path: Path, said: Mapping, key: str) -> Mapping:
    """Give the table *key* of the file, empty where there is none."""
    found = said.get(key, {})
    if not isinstance(found, Mapping):
        raise CorpusError(f"{path}: {key} must be a table.")
    return found


def page_settings(path: Path, page: str, own: object) -> dict[str, str]:
    """Give what is said of one page, each as text."""
    if not isinstance(own, Mapping):
        raise CorpusError(f'{path}: [page."{page}"] must be a table with paper, date or number.')
    if unknown := sorted(set(own) - PAGE_KEYS):
        raise CorpusError(f"{path}: page '{page}' has '{unknown[0]}', which is none of {', '.join(sorted(PAGE_KEYS))}.")
    return {key: as_text(value) for key, value in own.items()}


def as_text(value: object) -> str:
    """Give a value of TOML as text; a date as 2021-01-08."""
    return value.isoformat()[:10] if isinstance(value, datetime.date) else str(value)
