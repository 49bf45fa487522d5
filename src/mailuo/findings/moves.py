"""Timelines to the answer how themes moved, and to the table of their shares as fractions."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from .answers import Answer
from .wording import SAME, glossed, gone, gone_chinese, listed, of, plural, stretches


def themes_answer(
    frame: pd.DataFrame,
    *,
    themes: Sequence[str],
    glosses: Mapping[str, str] | None = None,
    n_reprints: int = 0,
    undated: int = 0,
    note: str = "",
) -> Answer:
    """Say how the first two themes moved, by name, related and either, with the doubt.

    *frame*: `Timeline.frame()` of the measures "name", "related" and "either", one above the other; *note*: why no
    interval is drawn.
    """
    chosen = [name for name in dict.fromkeys(themes) if name in set(frame["label"])][:2]
    if not themes:
        return Answer(("There is no theme to trace: themes.toml names none yet.",), ("themes.toml 还没有写明主题。",))
    if not chosen or not frame["share"].notna().any():
        return Answer(("No theme can be traced: no dated article.",), ("没有可定年的文章，无法追踪主题。",))
    periods = list(dict.fromkeys(frame["period"]))
    gaps = stretches([str(period) for period in periods], ~_held(frame, periods))
    apart = [name for name in chosen if _parts(frame, name)]
    english = [f"{glossed(name, glosses)}: {_courses(frame, name)}." for name in chosen]
    chinese = [f"{name}：{_courses(frame, name, chinese=True)}。" for name in chosen]
    turns = (
        f"for {listed(apart)} the two tiers move differently, so the answer turns with the list of terms"
        if apart
        else "both tiers move alike"
    )
    doubts = [
        f"{listed(gaps)} {'has' if len(gaps) == 1 and '–' not in gaps[0] else 'have'} no page" if gaps else "",
        note[:1].lower() + note[1:].rstrip(".").replace(". ", "; "),
        f"{plural(n_reprints, 'reprint')} counted once" if n_reprints else "",
        f"{plural(undated, 'article')} undated" if undated else "",
        turns,
    ]
    doubts_chinese = [
        f"{'、'.join(gaps)} 没有版面" if gaps else "",
        "文章太少，不画区间" if note else "",
        f"{n_reprints} 篇转载只计一次" if n_reprints else "",
        f"{undated} 篇无日期" if undated else "",
        f"{'、'.join(apart)} 的两类走向不同，结论取决于词表" if apart else "两类走向一致",
    ]
    english.append(f"The doubt: {'; '.join(filter(None, doubts))}.")
    chinese.append(f"存疑之处：{'；'.join(filter(None, doubts_chinese))}。")
    return Answer(tuple(english), tuple(chinese))


def _held(frame: pd.DataFrame, periods: Sequence[object]) -> np.ndarray:
    has = frame.groupby("period", sort=False)["share"].apply(lambda shares: shares.notna().any())
    return has.reindex(periods).to_numpy(bool)


def _courses(frame: pd.DataFrame, name: str, *, chinese: bool = False) -> str:
    manners = {"name": ("by name", "点名"), "related": ("related", "相关"), "either": ("either", "二者之一")}
    told = []
    for measure, words in manners.items():
        part = frame[(frame["measure"] == measure) & (frame["label"] == name) & frame["share"].notna()]
        if len(part):
            rows = list(zip(part["period"].astype(str), part["share"], part["n_articles"]))
            told.append(f"{words[chinese]} {gone_chinese(rows) if chinese else gone(rows)}")
    return ("；" if chinese else "; ").join(told)


def _parts(frame: pd.DataFrame, name: str) -> bool:
    """Tell whether the tiers of a theme do not rise and fall together."""
    moves = []
    for measure in ("name", "related"):
        part = frame[(frame["measure"] == measure) & (frame["label"] == name) & frame["share"].notna()]
        steps = np.diff(part["share"].to_numpy(float))
        moves.append(np.where(np.abs(steps) < SAME, 0, np.sign(steps)).tolist())
    return moves[0] != moves[1]


def share_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Give shares as fractions of articles: a row a theme and measure, a column a period; no data as "—".

    *frame*: `Timeline.frame()` of one or more measures.
    """
    cells = [
        of(share, count) if np.isfinite(share) else "—" for share, count in zip(frame["share"], frame["n_articles"])
    ]
    table = frame.assign(cell=[cell.replace(" of ", "/") for cell in cells])
    rows, periods = table[["label", "measure"]].drop_duplicates(), list(dict.fromkeys(table["period"]))
    wide = table.pivot(index=["label", "measure"], columns="period", values="cell")[periods]
    return wide.loc[list(rows.itertuples(index=False, name=None))].rename_axis(columns=None).reset_index()
