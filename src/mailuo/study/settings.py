"""study.toml to the settings of a run, checked."""

import datetime
import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from ..errors import CorpusError

UNITS = ("paragraph", "article")
PERIODS = ("year", "quarter", "month")
METHODS = ("auto", "agglomerative", "kmeans", "hdbscan")
Custom = tuple[str, datetime.date, datetime.date]
FEW_SEEDS = 5  # where one number of topics is set and there is no grid


@dataclass(frozen=True)
class Settings:
    """How a corpus is studied; every field can be set in study.toml under the same name.

    *unit*: what one row of the counts is. *keep*: kinds of stop words (see words/stop.txt) that are not dropped.
    *n_topics*: one number (no grid), or the numbers to compare. *n_seeds*: fits for each of them; 5 where one is set.
    *min_documents*, *max_share*: a term is kept if it is in at least so many articles and at most in this share of
    them. *clustering*: "agglomerative", "kmeans", "hdbscan", or "auto", which goes by the number of articles.
    *period*: "year", "quarter", "month", or a list of [label, first day, last day]. *first*, *last*: the years that
    timelines show, the corpus's own where not set.
    """

    unit: str = "paragraph"
    photos: bool = False
    reprints: bool = False
    simplify: bool = False
    numbers: bool = False
    keep: tuple[str, ...] = ()
    min_documents: int = 2
    max_share: float = 0.8
    n_topics: tuple[int, ...] = tuple(range(2, 13))
    n_seeds: int = 20
    clustering: str = "auto"
    n_clusters: int | None = None
    period: str | tuple[Custom, ...] = "year"
    first: int | None = None
    last: int | None = None
    seed: int = 1

    def __post_init__(self) -> None:
        rules = {
            "unit": self.unit in UNITS,
            "clustering": self.clustering in METHODS,
            "period": not isinstance(self.period, str) or self.period in PERIODS,
            "min_documents": self.min_documents >= 1,
            "max_share": 0 < self.max_share <= 1,
            "n_topics": bool(self.n_topics) and min(self.n_topics) >= 2,
            "n_seeds": self.n_seeds >= 2,
            "n_clusters": self.n_clusters is None or self.n_clusters >= 2,
            "last": self.first is None or self.last is None or self.first <= self.last,
        }
        wrong = [name for name, right in rules.items() if not right]
        if wrong:
            raise CorpusError(f"study.toml: {wrong[0]} = {getattr(self, wrong[0])!r} makes no sense")


def read_settings(folder: Path) -> Settings:
    """Read the study.toml of a corpus folder; without one, the settings are those above.

    Raises:
        CorpusError: a setting unknown, of the wrong type, or out of range; names the nearest known one.
    """
    path = folder / "study.toml"
    if not path.is_file():
        return Settings()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path.name} cannot be read: {error}") from error
    return settings(values)


def settings(values: Mapping[str, object]) -> Settings:
    """Make settings of plain values, lists read as tuples and one *n_topics* as a grid of one.

    >>> settings({"n_topics": 50}).n_topics
    (50,)
    """
    known = {field.name: field.default for field in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise CorpusError(
                f"study.toml: no setting is called {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")
            )
        if not _fits(name, value, known[name]):
            raise CorpusError(f"study.toml: {name} = {value!r} is not of the kind of {known[name]!r}")
    plain = {name: _plain(name, value) for name, value in values.items()}
    if len(plain.get("n_topics", Settings.n_topics)) == 1:
        plain.setdefault("n_seeds", FEW_SEEDS)
    return Settings(**plain)


def _plain(name: str, value: object) -> object:
    if name == "n_topics" and isinstance(value, int):
        return (value,)
    if name == "period" and isinstance(value, list):
        return tuple((label, _day(first), _day(last)) for label, first, last in value)
    return tuple(value) if isinstance(value, list) else value


def _day(value: object) -> datetime.date:
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value))


def _is_period(value: object) -> bool:
    """Tell whether *value* is a list of label, first day and last day."""
    try:
        return all(isinstance(label, str) and _day(first) <= _day(last) for label, first, last in value)
    except (TypeError, ValueError):
        return False


def _fits(name: str, value: object, default: object) -> bool:
    if name == "period" and isinstance(value, list):
        return bool(value) and _is_period(value)
    if name == "n_topics":
        values = value if isinstance(value, list) else [value]
        return all(isinstance(one, int) and not isinstance(one, bool) for one in values)
    if default is None or (isinstance(default, int) and not isinstance(default, bool)):
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, type(default))
