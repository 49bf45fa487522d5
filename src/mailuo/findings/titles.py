"""Numbers to titles: each figure's answer, made by rule."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from .wording import glossed, gone, listed, plural, stretches


def coverage_title(frame: pd.DataFrame) -> str:
    """Say where articles are and where none is; *frame*: ``period``, ``n_articles``."""
    counts = frame["n_articles"].to_numpy(float)
    periods, some = frame["period"].astype(str).tolist(), counts > 0
    if not some.any():
        return "No period has a dated article"
    most = periods[int(np.argmax(np.where(some, counts, -1)))]
    total = plural(counts[some].sum(), "dated article")
    more = "most of them" if counts[some].max() > counts[some].sum() / 2 else "the most"
    if len(periods) == 1:
        return f"{total} in {most}"
    gaps = stretches(periods, ~some)
    thing = "article" if "n_pages" in frame and frame["n_pages"][~some].gt(0).any() else "page"
    told = f"{listed(gaps)} {'has' if (~some).sum() == 1 else 'have'} no {thing}" if gaps else "no period is without"
    return f"{total}, {more} in {most}; {told}" if some.sum() > 1 else f"{total}, all in {most}; {told}"


def roles_title(frame: pd.DataFrame) -> str:
    """Say how much of the pages is body text; *frame*: ``role``, ``start``, ``end``, ``page``."""
    if frame.empty:
        return "No page to show"
    length = frame["end"] - frame["start"]
    share = length[frame["role"] == "body"].sum() / max(length.sum(), 1)
    pages = frame["page"].nunique()
    return f"{100 * share:.0f} % of the text on {plural(pages, 'page')} is body text; the rest frames it"


def timelines_title(frame: pd.DataFrame, *, glosses: Mapping[str, str] | None = None) -> str:
    """Say how the first theme (or the topic that moves most) went, and which periods have no page.

    *frame*: ``period``, ``label``, ``measure``, ``share`` (NaN where no article), ``n_articles``.
    """
    if frame.empty or not frame["share"].notna().any():
        return "No dated article to trace the themes in"
    measure, label = frame[["measure", "label"]].iloc[0]
    moves = ""
    if measure not in ("name", "related", "either"):  # topics have no first that the study is about
        label, moves = _widest(frame[frame["measure"] == measure]), " moves most"
    first = frame[(frame["measure"] == measure) & (frame["label"] == label)]
    periods, share = first["period"].astype(str).tolist(), first["share"].to_numpy(float)
    name = glossed(str(label), glosses)
    manner = {"name": " by name", "related": " in its related tier"}.get(str(measure), moves)
    gaps = stretches(periods, np.isnan(share))
    told = f"; no page in {listed(gaps)}" if gaps else ""
    return f"{name}{manner}: {course(periods, share, first['n_articles'].to_numpy(float))}{told}"


def top_terms_title(frame: pd.DataFrame) -> str:
    """Say which first term most articles share, or that none is shared; *frame*: ``article``, ``rank``, ``term``."""
    if frame.empty:
        return "No article has a term"
    first = frame[frame["rank"] == 1]["term"].value_counts(sort=False)
    best, n_articles = first[first == first.max()].index, frame["article"].nunique()
    if first.max() < 2:
        return f"Each of {plural(n_articles, 'article')} is marked by a term of its own"
    if len(best) > 1:
        return f"No one term marks more than {first.max()} of {plural(n_articles, 'article')}"
    return f"{best[0]} comes first in {first.max()} of {plural(n_articles, 'article')}, more than any other term"


def distinctive_title(frame: pd.DataFrame) -> str:
    """Say each period's first distinctive term; *frame*: ``period``, ``term`` (missing where none), best first."""
    held = frame[frame["term"].notna()].drop_duplicates("period")
    if held.empty:
        return "No term is distinctive of a period"
    bare = [str(period) for period in dict.fromkeys(frame["period"]) if period not in set(held["period"])]
    told = [f"{period}: {term}" for period, term in zip(held["period"], held["term"])]
    return "; ".join(told[:4]) + (f"; {plural(len(told) - 4, 'period')} more" if len(told) > 4 else "") + (
        f"; nothing for {listed(bare)}" if bare else "")  # fmt: skip


def topics_title(frame: pd.DataFrame, *, noun: str = "topic") -> str:
    """Say what the largest topic speaks of; *frame*: ``topic``, ``term``, best first."""
    if frame.empty:
        return f"No {noun} was found"
    first = frame[frame["topic"] == frame["topic"].iloc[0]]["term"].head(3).tolist()
    return f"{plural(frame['topic'].nunique(), noun)}; the largest is about {listed(first)}"


def theme_articles_title(frame: pd.DataFrame, *, glosses: Mapping[str, str] | None = None) -> str:
    """Say which theme is named in the most articles; *frame*: ``article``, ``theme``, ``tier``, ``mentions``."""
    if frame.empty or not frame["mentions"].gt(0).any():
        return "No article mentions any theme"
    tier = frame["tier"].iloc[0]
    part = frame[(frame["tier"] == tier) & frame["mentions"].gt(0)]
    total = frame["article"].nunique()
    if part.empty:
        return f"No theme is mentioned by name in any of {plural(total, 'article')}"
    counts = part.groupby("theme", sort=False)["article"].nunique()
    best = [glossed(str(name), glosses) for name in counts[counts == counts.max()].index]
    manner = " by name" if tier == "name" else ""
    return f"{listed(best)}: mentioned{manner} in the most articles, {counts.max()} of {total}"


def cooccurrence_title(frame: pd.DataFrame, n_articles: int, *, glosses: Mapping[str, str] | None = None) -> str:
    """Say which two themes meet most often; *frame*: ``theme``, ``other``, ``n_articles``."""
    pairs = frame[frame["theme"] != frame["other"]]
    if pairs.empty or not pairs["n_articles"].max() > 0:
        return f"No two themes meet in any of {plural(n_articles, 'article')}"
    best = pairs.loc[pairs["n_articles"].idxmax()]
    ties = int((pairs["n_articles"] == best["n_articles"]).sum())
    names = f"{glossed(best['theme'], glosses)} and {glossed(best['other'], glosses)}"
    more = f", as do {plural(ties - 1, 'other pair')}" if ties > 1 else ""
    return f"{names} meet most often, in {best['n_articles']:.6g} of {plural(n_articles, 'article')}{more}"


def against_title(frame: pd.DataFrame) -> str:
    """Say how far topics and clusters put articles together; *frame*: ``topic``, ``cluster``, ``n_articles``."""
    if frame.empty:
        return "No article has both a topic and a cluster"
    total = frame["n_articles"].sum()
    kept = frame.groupby("topic")["n_articles"].max().sum()
    return f"{plural(kept, 'article')} of {total:.6g} lie in the cluster that holds most of their topic"


def map_title(frame: pd.DataFrame) -> str:
    """Say how many clusters the articles fall into; *frame*: ``cluster`` ("—" outside every one)."""
    inside = frame[frame["cluster"] != "—"]
    outside = len(frame) - len(inside)
    first = f"{plural(len(frame), 'article')} fall into {plural(inside['cluster'].nunique(), 'cluster')}"
    return f"{first}; {plural(outside, 'article')} belong to none" if outside else first


def tree_title(count: int) -> str:
    """Say what the tree holds."""
    return f"How {plural(count, 'article')} join, the most alike first"


def course(periods: list[str], share: np.ndarray, counts: np.ndarray) -> str:
    """Say in a few words how a share went over the periods that have data."""
    held = np.flatnonzero(np.isfinite(share))
    if not len(held):
        return "no data"
    if not share[held].any():
        return f"in none of {plural(counts[held].sum(), 'article')}"
    rows = [(periods[place], float(share[place]), float(counts[place])) for place in held]
    return gone(rows)


def _widest(frame: pd.DataFrame) -> str:
    """Give the label whose shares lie farthest apart; of equal ones the first."""
    spread = frame.groupby("label", sort=False)["share"].agg(lambda shares: round(shares.max() - shares.min(), 9))
    return str(spread.idxmax())
