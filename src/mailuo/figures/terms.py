"""Weighted terms to figures: what marks each article, and what sets a period apart."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from .. import findings
from .grids import BAR, BLUES, CELL, bars
from .layout import amount, finish, left_out, nothing, panels, room, shortened, thinned
from .look import ORANGE, SKY

MOST_ARTICLES = 40
PANEL_HEADING = 0.24  # inches
TALLEST = 9.5  # inches: what fits on a page with its words


def top_terms(frame: pd.DataFrame, axes: Axes, *, source: str = "", n: int = 5) -> Axes:
    """Draw the *n* terms of highest TF-IDF of each article: a row an article, the first term first, shaded by weight.

    *frame*: ``article``, ``headline``, ``rank`` (from 1), ``term``, ``weight``.
    """
    articles = list(dict.fromkeys(frame["article"]))
    words = {"title": findings.top_terms_title(frame), "foot": source}
    if not articles:
        return nothing(axes, "No article has a term. 没有可用的词。", **words)
    shown = [articles[place] for place in thinned(len(articles), MOST_ARTICLES)]
    width = room(axes)
    left = width * 0.26
    fits = max(1, int((width - left) / 0.8))
    n = min(n, fits, int(frame["rank"].max()))
    tall = CELL * len(shown)
    (panel,) = panels(axes, [(left, 0.02, width - left, tall)], (width, tall + 0.04))
    panel.set(xlim=(0, n), ylim=(len(shown), 0), xticks=[])
    panel.spines[:].set_visible(False)
    most = float(frame["weight"].max())
    headlines = frame.drop_duplicates("article").set_index("article")["headline"]
    for row, article in enumerate(shown):
        best = frame[(frame["article"] == article) & (frame["rank"] <= n)].sort_values("rank", kind="stable")
        for column, (term, weight) in enumerate(zip(best["term"], best["weight"])):
            shade = BLUES(0.62 * weight / most)
            panel.add_patch(Rectangle((column + 0.02, row + 0.05), 0.96, 0.9, facecolor=shade, lw=0))
            text = shortened(term, (width - left) / n - 0.03)
            panel.text(column + 0.5, row + 0.5, text, ha="center", va="center_baseline")
    panel.set_yticks(np.arange(len(shown)) + 0.5, [shortened(headlines[article], left - 0.08) for article in shown])
    panel.tick_params(length=0)
    words["subtitle"] = (
        f"The {n} terms of highest TF-IDF of each of {len(articles)} articles, the first first; the darker the higher. "
        "各篇 TF-IDF 最高的词，颜色越深权重越高"
    )
    words["foot"] += left_out(len(shown), len(articles), "articles")
    return finish(axes, height=tall + 0.04, **words)


def distinctive(frame: pd.DataFrame, axes: Axes, *, source: str = "", n: int = 10) -> Axes:
    """Draw what sets each period apart: the *n* terms of highest score, each with its articles and pages.

    *frame*: ``period``, ``term``, ``score``, ``n_articles``, ``n_pages``, best first within a period. A period of
    which nothing may be called distinctive has one row whose term is missing.
    """
    periods = list(dict.fromkeys(frame["period"]))
    words = {"title": findings.distinctive_title(frame), "foot": source}
    if not frame["term"].notna().any():
        return nothing(axes, findings.NOTHING_DISTINCTIVE, **words)
    most, columns = float(frame["score"].max()), max(1, min(len(periods), int(room(axes) / 1.6)))
    shown = [periods[place] for place in thinned(len(periods), fitting(columns, BAR * n))]
    boxes, size = grid_of(len(shown), columns, BAR * n, room(axes))
    for period, panel, box in zip(shown, panels(axes, boxes, size), boxes):
        part = frame[(frame["period"] == period) & frame["term"].notna()].head(n)
        notes = [f"{amount(articles)}/{amount(pages)}" for articles, pages in zip(part["n_articles"], part["n_pages"])]
        bars(part["term"].tolist(), part["score"].to_numpy(float), panel, heading=str(period), width=box[2],
             notes=notes, colour=ORANGE, most=most)  # fmt: skip
        panel.set_ylim(n - 0.4, -0.6)
        if part.empty:
            nothing(panel, "no term stands out of more than one article and page 无突出词")
    words["subtitle"] = (
        f"Terms more frequent in a period than in the others, by log-odds (z); after each its articles/pages; "
        f"{len(periods)} periods with data. 各时期的特征词，右侧为篇数/版数"
    )
    words["foot"] += left_out(len(shown), len(periods), "periods")
    return finish(axes, height=size[1], **words)


def topics(
    frame: pd.DataFrame,
    axes: Axes,
    *,
    source: str = "",
    headings: dict[int, str] | None = None,
    title: str = "",
    subtitle: str = "",
    noun: str = "topic",
    n: int = 8,
) -> Axes:
    """Draw each topic (or cluster: *noun*) by its *n* first terms, as bars of their weights.

    *frame*: ``topic`` (its number), ``term``, ``weight``, best first within a topic. *headings*: what stands over each.
    """
    numbers = list(dict.fromkeys(frame["topic"]))
    words = {"title": title or findings.topics_title(frame, noun=noun), "foot": source}
    if not numbers:
        return nothing(axes, f"No {noun} was found. 没有找到。", **words)
    words["subtitle"] = f"Bars: weight of each term in its {noun} 词的权重. {subtitle}".strip()
    columns = max(1, min(len(numbers), int(room(axes) / 1.6)))
    shown = numbers[: fitting(columns, BAR * n)]  # the largest: topics are numbered by size
    boxes, size = grid_of(len(shown), columns, BAR * n, room(axes))
    for number, panel, box in zip(shown, panels(axes, boxes, size), boxes):
        part = frame[frame["topic"] == number].head(n)
        heading = (headings or {}).get(number, f"主题 topic {number}")
        bars(part["term"].tolist(), part["weight"].to_numpy(float), panel, heading=heading, width=box[2], colour=SKY)
        panel.set_ylim(n - 0.4, -0.6)
    words["foot"] += left_out(len(shown), len(numbers), f"{noun}s")
    return finish(axes, height=size[1], **words)


def fitting(columns: int, tall: float) -> int:
    """Give how many panels of `grid_of` fit on a page."""
    return columns * int(TALLEST / (tall + PANEL_HEADING))


def grid_of(
    count: int, columns: int, tall: float, width: float
) -> tuple[list[tuple[float, float, float, float]], tuple[float, float]]:
    """Give boxes (left, top, width, height) for *count* panels in *columns*, *tall* inches each, and the whole size."""
    heading, gap = PANEL_HEADING, 0.12
    wide = (width - gap * (columns - 1)) / columns
    boxes = [
        (place % columns * (wide + gap), place // columns * (tall + heading) + heading, wide, tall)
        for place in range(count)
    ]
    return boxes, (width, -(-count // columns) * (tall + heading) + 0.02)
