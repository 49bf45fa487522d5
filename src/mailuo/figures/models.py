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
    columns = min(len(measures), 3, max(1, int(width / 1.7)))
    rows, left, tall, above = -(-len(measures) // columns), 0.42, 0.85, 0.24
    wide = width / columns - left - 0.12
    boxes = [
        (place % columns * width / columns + left, place // columns * (tall + above + 0.32) + above, wide, tall)
        for place in range(len(measures))
    ]
    for measure, panel in zip(measures, panels(axes, boxes, (width, rows * (tall + above + 0.32)))):
        measure_line(frame[frame["measure"] == measure], panel, recommended=recommended, inches=wide)
        panel.set_title(shortened(findings.QUALITIES.get(measure, measure), wide + left), loc="left", pad=3)
    words["subtitle"] = (
        "Points: means over seeds; bars: 95 % of them; grey: chance, the same on shuffled words (of held-out "
        "likelihood: one topic). "
        + (f"Dashed: the recommended K = {recommended}. " if recommended else "")
        + "横轴为主题数 K，灰色为随机水平"
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
    width = room(axes)
    left, tall = min(2.4, width * 0.5), CELL * 1.1 * len(table)
    wide = min(width - left - 0.1, 0.5 * table.shape[1])
    (panel,) = panels(axes, [(left, 0.02, wide, tall)], (width, tall + 0.42))
    names = [shortened((rows or {}).get(topic, f"主题 topic {topic}"), left - 0.08) for topic in table.index]
    heads = [str((columns or {}).get(cluster, cluster)) for cluster in table.columns]
    heat(table.to_numpy(float), panel, rows=names, columns=heads, size=(wide, tall))
    panel.set_xlabel("聚类 cluster", labelpad=2)
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
        panel.plot(*points[inside].T, ls="none", marker=marker, color=colour, mec="white" if name != OUTSIDE else GREY,
                   mew=0.4 if name != OUTSIDE else 0.9)  # fmt: skip
    inches = (points - (middle - half)) / (2 * half) * (width - 0.04, tall)
    longest = 1.9 if width > 5 else 1.2
    texts = [shortened(f"{name} {text}", longest) for name, text in zip(frame["cluster"], frame["headline"])]
    places = placed(inches, [length(text) for text in texts], (width - 0.04, tall))
    for number, (x, y) in places.items():
        colour = marks.get(frame["cluster"].iloc[number], (GREY, ""))[0]
        panel.text(x / (width - 0.04), y / tall, texts[number], transform=panel.transAxes, va="center", color=colour)
    panel.set_xlabel("近者用词相似 near: alike in words; the axes have no unit", labelpad=3)
    words["subtitle"] = subtitle or (
        f"{len(frame)} articles by TF-IDF, labelled by cluster number and headline. 按 TF-IDF 排布，标签为聚类号与标题"
    )
    words["foot"] += left_out(len(places), len(frame), "headlines")
    return finish(axes, height=tall + 0.22, **words)


def placed(points: np.ndarray, lengths: Sequence[float], size: tuple[float, float]) -> dict[int, tuple[float, float]]:
    """Give the left middle of each label that fits beside its point without touching another; the first come first.

    *points* (n, 2), *lengths* and *size* in inches.
    """
    line, gap = SIZE * 1.15 / 72, 0.06
    taken = [(x - 0.035, y - 0.035, x + 0.035, y + 0.035) for x, y in points]
    found: dict[int, tuple[float, float]] = {}
    for number, ((x, y), wide) in enumerate(zip(points, lengths)):
        for left, middle in (
            (x + gap, y), (x - gap - wide, y), (x - wide / 2, y + gap + line / 2), (x - wide / 2, y - gap - line / 2),
            (x + gap, y + line * 0.8), (x + gap, y - line * 0.8), (x - gap - wide, y + line * 0.8),
            (x - gap - wide, y - line * 0.8),
        ):  # fmt: skip
            box = (left, middle - line / 2, left + wide, middle + line / 2)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]
            if inside and not any(_meet(box, other) for other in taken):
                found[number] = (left, middle)
                taken.append(box)
                break
    return found


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def dendrogram(
    linkage: np.ndarray, axes: Axes, *, headlines: Sequence[str], clusters: Sequence[str] = (), source: str = "",
    title: str = "", subtitle: str = "",
) -> Axes:  # fmt: skip
    """Draw the tree of a clustering with a headline at each leaf.

    *linkage*: scipy's (n - 1, 4), of cosine distances; *headlines* (n): of its leaves; *clusters* (n): their numbers as
    text. Above 54 leaves the last 54 merges are drawn and a leaf says how many articles it holds.
    """
    words = {"title": title or findings.tree_title(len(headlines)), "foot": source}
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
    labels = []
    for leaf, label in zip(leaves, tree["ivl"]):
        single = leaf < len(headlines)
        labels.append(f"{numbers[leaf]} {headlines[leaf]}".strip() if single else f"{label.strip('()')} 篇 articles")
    panel.set_yticks(range(len(leaves)), [shortened(label, left - 0.06) for label in labels])
    for tick, leaf in zip(panel.get_yticklabels(), leaves):
        tick.set_color(marks[numbers[leaf]].colour if leaf < len(headlines) and numbers[leaf] in marks else GREY)
    panel.tick_params(axis="y", length=0)
    panel.spines["left"].set_visible(False)
    panel.set_xlabel("余弦距离 cosine distance at which they join", labelpad=2)
    words["subtitle"] = subtitle or (
        f"{len(headlines)} articles by TF-IDF; before each headline its cluster. 标题前为聚类号"
    )
    merged = len(headlines) - sum(leaf < len(headlines) for leaf in leaves)
    words["foot"] += f" {merged} of {len(headlines)} articles are drawn in joint leaves." if merged else ""
    return finish(axes, height=tall + 0.42, **words)
