"""Plotted points to the articles and sentences behind them, and back."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from ..corpus import CountedArticle
from ..errors import DataError
from ..matrix import Counts
from ..pages import Page
from ..timeline import MENTIONS, Timeline, placed
from ..topics import Topics
from ..words import match_key
from .passages import passages

N_TYPICAL = 5
POINT = ("id", "measure", "label", "period", "share")
PART = ("article", "headline", "weight", "value")
DETAIL = ("page", "paragraph", "tier", "term", "surface", "page_start", "page_end", "sentence")
NAMED = (("article", "id"), ("headline", "headline"))  # columns that an article fills, and its field
NUMBERS = ("share", "weight", "value")
OFTEN_MISSING = ("tier", "surface")
INTEGERS = ("paragraph", "page_start", "page_end")
Details = Mapping[tuple[int, int], list[tuple]]  # of an article and a label, both counted from 0


def point_id(measure: str, theme: str, period: str) -> str:
    """Give the id of the point of *theme* (or topic, or cluster) in *period*; no two points have the same.

    >>> point_id("name", "成渝地区双城经济圈", "2021")
    'name:成渝地区双城经济圈:2021'
    """
    return ":".join(str(part).replace("%", "%25").replace(":", "%3A") for part in (measure, theme, period))


def evidence(
    mentions: pd.DataFrame,
    timelines: Iterable[Timeline],
    articles: Sequence[CountedArticle],
    *,
    shares: Mapping[str, np.ndarray] | None = None,
    models: Mapping[str, tuple[Topics, Counts]] | None = None,
    pages: Mapping[str, Page] | None = None,
) -> pd.DataFrame:
    """Give what stands behind every point of *timelines*: a row for each article of the period, or each mention in it.

    Args:
        mentions: of the themes, whose names are the labels of timelines by "name", "related" and "either".
        articles: those of the timelines, in their order.
        shares: for each other measure the shares its timeline was made of, (n_articles, n_labels), or with fits before.
        models: for each other measure its topics over the rows of the counts given with it (their groups are articles):
            the five articles that weigh most in a point then show the words and the sentence that carry it. Topics are
            those named as the labels are, else those of the same number; of several fits one stands for all.
        pages: by id, for the places of those sentences in `Page.text`.

    Returns:
        id, measure, label, period, share: the point; article, headline, weight (the part of the article that lies in
        the period), value (its share, or 1 if it mentions the theme, NaN if not measured): the point is their weighted
        mean, but where dates span two periods and an interval is drawn, and where hand-read articles calibrate it (see
        `timeline`); page, paragraph, tier, term,
        surface, page_start, page_end, sentence: the mention, or the words that carry the topic and the sentence with
        most of them. An article that adds nothing has a row without a sentence; a period without articles one row
        without an article.
    """
    parts = evidence_parts(mentions, timelines, articles, shares=shares, models=models, pages=pages)
    return pd.concat(parts, ignore_index=True)


def evidence_parts(
    mentions: pd.DataFrame,
    timelines: Iterable[Timeline],
    articles: Sequence[CountedArticle],
    *,
    shares: Mapping[str, np.ndarray] | None = None,
    models: Mapping[str, tuple[Topics, Counts]] | None = None,
    pages: Mapping[str, Page] | None = None,
) -> Iterator[pd.DataFrame]:
    """Give the rows of `evidence` in their order, a frame for each label: together they may be millions."""
    yield _typed(pd.DataFrame(columns=[*POINT, *PART, *DETAIL]))
    names = {name: _objects([*(getattr(one, field) for one in articles), None]) for name, field in NAMED}
    for timeline in timelines:
        values = _values(timeline, mentions, articles, shares or {})
        weights = parts_of(articles, timeline)
        if timeline.measure in ("topic", "cluster"):  # as `timeline` does: who belongs to no topic is left out
            weights = np.where(values.any(axis=1)[:, None], weights, 0)
        details = _details(timeline, mentions, articles, values, weights, models or {}, pages)
        for column in range(len(timeline.labels)):
            yield _typed(_frame(timeline, column, names, values[:, column], weights, details))


def _details(
    timeline: Timeline,
    mentions: pd.DataFrame,
    articles: Sequence[CountedArticle],
    values: np.ndarray,
    weights: np.ndarray,
    models: Mapping[str, tuple[Topics, Counts]],
    pages: Mapping[str, Page] | None,
) -> Details:
    """Give the mentions behind a timeline, or the passages that carry most of each of its points."""
    if timeline.measure in MENTIONS:
        return _mention_details(timeline, mentions, articles)
    if timeline.measure not in models:
        return {}
    topics, counts = models[timeline.measure]
    columns = _columns(timeline, topics)
    wanted = {(row, label): (row, columns[label]) for row, label in _typical(values, weights) if label in columns}
    found = passages(topics, counts, articles, wanted=set(wanted.values()), pages=pages)
    return {place: found[one] for place, one in wanted.items() if one in found}


def parts_of(articles: Sequence[CountedArticle], timeline: Timeline) -> np.ndarray:
    """Give what part of each article lies in each period of *timeline*: (n_articles, n_periods), rows sum to 1 or 0."""
    placement = placed([article.date for article in articles], timeline.spans)
    parts = np.zeros((len(articles), len(timeline.periods)))
    for row in np.flatnonzero(placement.first >= 0):
        period, chance = placement.first[row], placement.chance[row]
        parts[row, period] = chance
        if chance < 1:
            parts[row, period + 1] = 1 - chance
    return parts


def _values(
    timeline: Timeline, mentions: pd.DataFrame, articles: Sequence[CountedArticle], shares: Mapping[str, np.ndarray]
) -> np.ndarray:
    """Give what each article adds to each label: (n_articles, n_labels)."""
    shape = (len(articles), len(timeline.labels))
    if timeline.measure in MENTIONS:
        values = np.zeros(shape)
        for row, column in _mention_details(timeline, mentions, articles):
            values[row, column] = 1
        return values
    if timeline.measure not in shares:
        raise DataError(f"the shares behind the timeline by {timeline.measure!r} were not given")
    given = np.asarray(shares[timeline.measure], dtype=float)
    if given.ndim == 3:
        known = ~np.isnan(given)
        total, n_fits = np.where(known, given, 0).sum(axis=0), known.sum(axis=0)
        given = np.divide(total, n_fits, out=np.full_like(total, np.nan), where=n_fits > 0)
    if given.shape != shape:
        raise DataError(f"shares by {timeline.measure!r} are {given.shape}; its timeline wants {shape}")
    return given


def _mention_details(timeline: Timeline, mentions: pd.DataFrame, articles: Sequence[CountedArticle]) -> Details:
    rows = {article.id: row for row, article in enumerate(articles)}
    columns = {label: column for column, label in enumerate(timeline.labels)}
    details: dict[tuple[int, int], list[tuple]] = defaultdict(list)
    keys = zip(mentions["article"], mentions["theme"], mentions["tier"])
    for (article, theme, tier), detail in zip(keys, zip(*(mentions[name] for name in DETAIL))):
        if article in rows and theme in columns and timeline.measure in (tier, "either"):
            details[rows[article], columns[theme]].append(detail)
    return details


def _columns(timeline: Timeline, topics: Topics) -> dict[int, int]:
    """Give the topic of each label, both from 0: by name where topics have names, else by number."""
    if not any(topics.names):
        return {label: label for label in range(min(len(timeline.labels), topics.n_topics))}
    named = {name: topic for topic, name in enumerate(topics.names) if name}
    return {place: named[label] for place, label in enumerate(timeline.labels) if label in named}


def _typical(values: np.ndarray, weights: np.ndarray) -> set[tuple[int, int]]:
    """Give the articles, each with the label, that weigh most in any point."""
    wanted = set()
    for period in weights.T:
        inside = np.flatnonzero(period)
        for column, value in enumerate(values[inside].T):
            amount = np.nan_to_num(value) * period[inside]
            order = np.lexsort((inside, -np.round(amount, 9)))[:N_TYPICAL]
            wanted.update((int(inside[place]), column) for place in order if amount[place] > 0)
    return wanted


def _frame(
    timeline: Timeline,
    column: int,
    names: Mapping[str, np.ndarray],
    values: np.ndarray,
    weights: np.ndarray,
    details: Details,
) -> pd.DataFrame:
    """Give the rows of the points of one label, put together by column."""
    insides = [np.flatnonzero(part > 0) for part in weights.T]
    rows, found, sizes = [], [], []
    for inside in insides:
        own = [details.get((int(row), column)) or [None] for row in inside] if details else [[None]] * len(inside)
        n_rows = [len(one) for one in own] or [1]
        rows.append(np.repeat(inside if len(inside) else [-1], n_rows))
        found.extend(detail for one in own or [[None]] for detail in one)
        sizes.append(sum(n_rows))
    label = timeline.labels[column]
    points = [
        (point_id(timeline.measure, label, period), timeline.measure, label, period, float(share))
        for period, share in zip(timeline.periods, timeline.shares[:, column])
    ]
    made = {name: np.repeat(_objects(one), sizes) for name, one in zip(POINT, zip(*points))}
    row, place = np.concatenate(rows), np.repeat(np.arange(len(insides)), sizes)
    known = row >= 0
    made |= {name: column[row] for name, column in names.items()}
    made["weight"] = np.where(known, weights[row, place], np.nan)
    made["value"] = np.where(known, values[row], np.nan)
    filled = np.array([number for number, detail in enumerate(found) if detail is not None], dtype=int)
    for name, one in zip(DETAIL, zip(*(found[number] for number in filled)) if len(filled) else [()] * len(DETAIL)):
        made[name] = np.full(len(row), None, dtype=object)
        made[name][filled] = _objects(one)
    return pd.DataFrame(made)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Give the columns the same types whatever they hold, so that parts fit together."""
    kinds = dict.fromkeys(frame.columns, "str") | dict.fromkeys(OFTEN_MISSING, object)
    return frame.astype(kinds | dict.fromkeys(INTEGERS, "Int64") | dict.fromkeys(NUMBERS, float))


def _objects(values: Sequence[object]) -> np.ndarray:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def behind(evidence: pd.DataFrame, id: str) -> pd.DataFrame:
    """Give the rows of *evidence* that stand behind the point *id*; quote styles and widths may differ.

    Raises:
        DataError: no point has that id; names the nearest.
    """
    rows = evidence[evidence["id"] == id]
    if rows.empty:
        known = list(dict.fromkeys(evidence["id"]))
        like = [one for one in known if match_key(one) == match_key(id)]
        if not like:
            near = difflib.get_close_matches(id, known, n=1, cutoff=0.3)
            raise DataError(f"no point is called {id!r}" + (f"; the nearest is {near[0]!r}" if near else ""))
        rows = evidence[evidence["id"] == like[0]]
    return rows.reset_index(drop=True)


def recomputed(evidence: pd.DataFrame) -> pd.DataFrame:
    """Work every point out again from the articles behind it: id, share as plotted, again, and n_articles.

    NaN where no article lies wholly in the period, as in `timeline`, and where none of them was measured.
    """
    once = evidence.drop_duplicates(["id", "article"])
    rows = []
    for id, group in once.groupby("id", sort=False):
        measured = group[group["value"].notna()]
        weight = measured["weight"].to_numpy(float)
        total = np.add.reduce(weight)
        sure = (weight == 1).any()
        again = np.add.reduce(weight * measured["value"].to_numpy(float)) / total if sure else np.nan
        rows.append((id, group["share"].iloc[0], again, total))
    return pd.DataFrame(rows, columns=["id", "share", "again", "n_articles"])
