"""Topics and clusters to figures: which K, where the two part, the map and the tree."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from scipy.cluster import hierarchy

from .. import findings
from .grids import CELL, heat
from .layout import finish, left_out, length, nothing, panels, room, shortened
from .look import BLACK, BLUE, GREY, LIGHT, SIZE, theme_styles

MOST_LEAVES = 54
TALLEST, LEAST_ROW = 9.0, 0.15  # inches: what fits on a page with its words, and a row of it
MANY = 3000  # articles, above which points are small and one picture, and a grid proposes headlines
GRID = (40, 28)
OUTSIDE = "—"  # a document that belongs to no cluster


def choice(
    frame: pd.DataFrame, axes: Axes, *, source: str = "", title: str = "", recommended: int | None = None
) -> Axes:
    """Draw what speaks for each K: a panel a measure, means over seeds with their range, the band of chance in grey.

    *frame*: ``measure``, ``n_topics``, ``value``, ``low``, ``high`` (range over seeds), ``chance_low``,
    ``chance_high`` (NaN where chance was not measured).
    """
    measures = list(dict.fromkeys(frame["measure"]))
    words = {"title": title, "foot": source}
    if not frame["value"].notna().any():
        return nothing(axes, "No K could be tried: too few documents. 文本太少，无法比较。", **words)
    width = room(axes)
    by_chance = frame["chance_low"].notna().any()
    columns = min(len(measures), 3, max(1, int(width / 1.7)))
    rows, left, tall, above = -(-len(measures) // columns), 0.42, 0.85, 0.24
    wide = width / columns - left - 0.12
    boxes = [
        (place % columns * width / columns + left, place // columns * (tall + above + 0.32) + above, wide, tall)
        for place in range(len(measures))
    ]
    for measure, panel in zip(measures, panels(axes, boxes, (width, rows * (tall + above + 0.32)))):
        part = frame[frame["measure"] == measure]
        if part["value"].notna().any():
            measure_line(part, panel, recommended=recommended, inches=wide)
        else:
            nothing(panel, "not measured 未计算")
        panel.set_title(shortened(findings.QUALITIES.get(measure, measure), wide + left), loc="left", pad=3)
    words["subtitle"] = (
        "Points: means over seeds; bars: 95 % of them"
        + ("; grey: chance, the same on shuffled words (of held-out likelihood: one topic). " if by_chance else ". ")
        + (f"Dashed: the recommended K = {recommended}. " if recommended else "")
        + "横轴为主题数 K"
        + ("，灰色为随机水平" if by_chance else "")
    )
    return finish(axes, height=rows * (tall + above + 0.32), **words)


def measure_line(frame: pd.DataFrame, axes: Axes, *, recommended: int | None, inches: float) -> Axes:
    """Draw one measure against K; *inches*: the width of the axes."""
    frame = frame.sort_values("n_topics", kind="stable")
    n_topics, value = frame["n_topics"].to_numpy(float), frame["value"].to_numpy(float)
    band = frame[["chance_low", "chance_high"]].to_numpy(float)
    if np.isfinite(band).all(axis=1).any():
        if len(frame) > 1:
            axes.fill_between(n_topics, band[:, 0], band[:, 1], color=LIGHT, lw=0, zorder=0)
        else:
            axes.axhspan(band[0, 0], band[0, 1], color=LIGHT, lw=0, zorder=0)
        axes.plot(n_topics, band.mean(axis=1), color=GREY, lw=0.7, zorder=0.2)
    axes.vlines(n_topics, frame["low"], frame["high"], color=BLUE, lw=0.8)
    axes.plot(n_topics, value, color=BLUE, marker="o")
    if recommended:
        axes.axvline(recommended, color=BLACK, lw=0.8, ls=(0, (4, 3)), zorder=0.5)
    labels = [f"{number:.0f}" for number in n_topics]
    step = -(-len(labels) // max(1, int(inches / (max(map(length, labels)) + 0.1))))
    axes.set_xticks(n_topics[::step], labels[::step])
    axes.margins(x=0.06, y=0.15)
    axes.yaxis.get_major_locator().set_params(nbins=3)
    axes.set_xlabel("K", labelpad=0)
    return axes


def against(
    frame: pd.DataFrame, axes: Axes, *, source: str = "", title: str = "", subtitle: str = "",
    rows: Mapping[str, str] | None = None, columns: Mapping[str, str] | None = None,
) -> Axes:  # fmt: skip
    """Draw topics against clusters: how many articles are in both.

    *frame*: ``topic``, ``cluster``, ``n_articles``, one row a pair that occurs; *rows*, *columns*: a label for each.
    """
    words = {"title": title or findings.against_title(frame), "subtitle": subtitle, "foot": source}
    if frame.empty:
        return nothing(axes, "No article has both a topic and a cluster. 没有可比较的文章。", **words)
    table = frame.pivot_table(index="topic", columns="cluster", values="n_articles", aggfunc="sum").fillna(0)
    width, n_topics = room(axes), len(table)
    table = table[: int(TALLEST / LEAST_ROW)]
    left, tall = min(2.4, width * 0.5), min(CELL * 1.1 * len(table), TALLEST)
    wide = min(width - left - 0.1, 0.5 * table.shape[1])
    (panel,) = panels(axes, [(left, 0.02, wide, tall)], (width, tall + 0.42))
    names = [shortened((rows or {}).get(topic, f"主题 topic {topic}"), left - 0.08) for topic in table.index]
    heads = [str((columns or {}).get(cluster, cluster)) for cluster in table.columns]
    heat(table.to_numpy(float), panel, rows=names, columns=heads, size=(wide, tall))
    panel.set_xlabel("聚类 cluster", labelpad=2)
    words["foot"] += left_out(len(table), n_topics, "topics")
    return finish(axes, height=tall + 0.42, **words)


def cluster_map(frame: pd.DataFrame, axes: Axes, *, source: str = "", title: str = "", subtitle: str = "") -> Axes:
    """Draw articles on a plane, near where their words are alike, with as many headlines as fit apart.

    *frame*: ``id``, ``x``, ``y``, ``headline``, ``cluster`` (its number as text, "—" outside every cluster).
    """
    words = {"title": title or findings.map_title(frame), "foot": source}
    if len(frame) < 3:
        return nothing(axes, "Fewer than three articles: no map can be drawn. 文章不足三篇，无法作图。", **words)
    width, tall = room(axes), min(5.2, room(axes) * 0.72)
    (panel,) = panels(axes, [(0.02, 0.02, width - 0.04, tall)], (width, tall + 0.22))
    names = sorted(set(frame["cluster"]) - {OUTSIDE}, key=lambda name: (len(str(name)), str(name)))
    marks = theme_styles(names)
    points = frame[["x", "y"]].to_numpy(float)
    middle, half = (points.max(0) + points.min(0)) / 2, np.maximum(np.ptp(points, axis=0) / 2 * 1.12, 1e-9)
    panel.set(xlim=(middle[0] - half[0], middle[0] + half[0]), ylim=(middle[1] - half[1], middle[1] + half[1]))
    panel.set(xticks=[], yticks=[])
    for name in [*names, OUTSIDE]:
        inside = (frame["cluster"] == name).to_numpy()
        colour, marker = marks.get(name, (GREY, "x"))
        edge = {"mec": "white", "mew": 0.4} if name != OUTSIDE else {"mec": GREY, "mew": 0.9}
        small = {"ms": 1.6, "mec": colour, "mew": 0.1, "rasterized": True} if len(frame) > MANY else {}
        panel.plot(*points[inside].T, ls="none", marker=marker, color=colour, **{**edge, **small})
    inches = (points - (middle - half)) / (2 * half) * (width - 0.04, tall)
    longest = 1.9 if width > 5 else 1.2
    told = (
        proposed(inches, frame["headline"].tolist(), (width - 0.04, tall)) if len(frame) > MANY else range(len(frame))
    )
    names, headlines = frame["cluster"].tolist(), frame["headline"].tolist()
    texts = {number: shortened(f"{names[number]} {headlines[number]}", longest) for number in told}
    places = placed(inches, {number: length(text) for number, text in texts.items()}, (width - 0.04, tall))
    for number, (x, y) in places.items():
        colour = marks.get(frame["cluster"].iloc[number], (GREY, ""))[0]
        panel.text(x / (width - 0.04), y / tall, texts[number], transform=panel.transAxes, va="center", color=colour)
    panel.set_xlabel("近者用词相似 near: alike in words; the axes have no unit", labelpad=3)
    words["subtitle"] = subtitle or (
        f"{len(frame)} articles by TF-IDF, labelled by cluster number and headline. 按 TF-IDF 排布，标签为聚类号与标题"
    )
    words["foot"] += left_out(len(places), len(frame), "headlines")
    return finish(axes, height=tall + 0.22, **words)


def proposed(points: np.ndarray, headlines: Sequence[str], size: tuple[float, float]) -> list[int]:
    """Give the articles whose headlines are tried: the first in each cell of a grid, no headline twice."""
    cells = np.clip((points / size * GRID).astype(int), 0, np.array(GRID) - 1)
    _, first = np.unique(cells[:, 0] * GRID[1] + cells[:, 1], return_index=True)
    return list({headlines[number]: int(number) for number in np.sort(first)[::-1]}.values())[::-1]


def placed(
    points: np.ndarray, lengths: Mapping[int, float], size: tuple[float, float]
) -> dict[int, tuple[float, float]]:
    """Give the left middle of each label that fits beside its point without touching another; the first come first.

    *points* (n, 2), *lengths* (of the label of each point that has one) and *size* in inches.
    """
    line, gap = SIZE * 1.15 / 72, 0.06
    dots = np.hstack([points - 0.035, points + 0.035])
    taken: list[tuple[float, ...]] = []
    found: dict[int, tuple[float, float]] = {}
    for number, wide in lengths.items():
        x, y = points[number]
        for left, middle in (
            (x + gap, y), (x - gap - wide, y), (x - wide / 2, y + gap + line / 2), (x - wide / 2, y - gap - line / 2),
            (x + gap, y + line * 0.8), (x + gap, y - line * 0.8), (x - gap - wide, y + line * 0.8),
            (x - gap - wide, y - line * 0.8),
        ):  # fmt: skip
            box = (left, middle - line / 2, left + wide, middle + line / 2)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]
            if inside and not any(_meet(box, other) for other in taken) and not _meet(box, dots.T).any():
                found[number] = (left, middle)
                taken.append(box)
                break
    return found


def _meet(one: Sequence[float], other: Sequence[float] | np.ndarray) -> np.ndarray | bool:
    return (one[0] < other[2]) & (other[0] < one[2]) & (one[1] < other[3]) & (other[1] < one[3])


def dendrogram(
    linkage: np.ndarray, axes: Axes, *, headlines: Sequence[str], clusters: Sequence[str] = (),
    sizes: Sequence[int] = (), source: str = "", title: str = "", subtitle: str = "",
) -> Axes:  # fmt: skip
    """Draw the tree of a clustering with a headline at each leaf.

    *linkage*: scipy's (n - 1, 4), of cosine distances; *headlines* (n): of its leaves; *clusters* (n): their numbers as
    text; *sizes* (n): how many articles each stands for, one if not told. Above 54 leaves the last 54 merges are drawn.
    A leaf that holds several articles says how many, after the headline of its largest part.
    """
    sizes = list(sizes) or [1] * len(headlines)
    words = {"title": title or findings.tree_title(sum(sizes)), "foot": source}
    if len(headlines) < 3:
        return nothing(axes, "Fewer than three articles: no tree can be drawn. 文章不足三篇，无法作图。", **words)
    linkage = np.asarray(linkage, float)
    tree = hierarchy.dendrogram(
        linkage, no_plot=True, truncate_mode="lastp", p=MOST_LEAVES, color_threshold=0, show_leaf_counts=True
    )  # fmt: skip
    leaves, width = tree["leaves"], room(axes)
    left = width * 0.52
    tall = CELL * 0.9 * len(leaves)
    (panel,) = panels(axes, [(left, 0.02, width - left - 0.1, tall)], (width, tall + 0.42))
    numbers = list(clusters) or [""] * len(headlines)
    marks = theme_styles(sorted(set(numbers) - {OUTSIDE, ""}, key=lambda name: (len(str(name)), str(name))))
    for heights, places in zip(tree["dcoord"], tree["icoord"]):
        panel.plot(heights, (np.asarray(places) - 5) / 10, color=GREY, lw=0.8, solid_capstyle="projecting")
    panel.set(xlim=(0, max(1.0, linkage[:, 2].max() * 1.02)), ylim=(len(leaves) - 0.4, -0.6))
    held, labels, colours = parts(linkage), [], []
    for leaf in leaves:
        most, n_articles = max(held[leaf], key=lambda part: sizes[part]), sum(sizes[part] for part in held[leaf])
        number = numbers[most] if len({numbers[part] for part in held[leaf]}) == 1 else OUTSIDE
        more = f" 等 {n_articles} 篇" if n_articles > 1 else ""
        labels.append(shortened(f"{number} {headlines[most]}".strip(), left - 0.06 - length(more)) + more)
        colours.append(marks[number].colour if number in marks else GREY)
    panel.set_yticks(range(len(leaves)), labels)
    for tick, colour in zip(panel.get_yticklabels(), colours):
        tick.set_color(colour)
    panel.tick_params(axis="y", length=0)
    panel.spines["left"].set_visible(False)
    panel.set_xlabel("余弦距离 cosine distance at which they join", labelpad=2)
    words["subtitle"] = (
        f"{sum(sizes)} articles by TF-IDF; before each headline its cluster. {subtitle} 标题前为聚类号"
        + ("，等：合并的篇数" if len(leaves) < sum(sizes) else "")
    ).replace("  ", " ")
    words["foot"] += left_out(len(leaves), sum(sizes), "headlines")
    return finish(axes, height=tall + 0.42, **words)


def parts(linkage: np.ndarray) -> list[list[int]]:
    """Give the leaves under each node of a tree: first of the leaves themselves, then of each merge."""
    held = [[leaf] for leaf in range(len(linkage) + 1)]
    for left, right in linkage[:, :2].astype(int):
        held.append(held[left] + held[right])
    return held
