"""Mentions to figures: themes by article, and themes together."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from .. import findings
from .grids import CELL, heat, slanted
from .layout import finish, left_out, length, nothing, panels, room, shortened
from .look import GREY

MOST_ARTICLES = 45
LEAST_CELL = 0.17  # inches: columns any narrower, and their slanted labels run into each other
LONGEST = 1.15  # inches of a column's label


def theme_articles(
    frame: pd.DataFrame,
    axes: Axes,
    *,
    themes: Sequence[str],
    source: str = "",
    glosses: Mapping[str, str] | None = None,
) -> Axes:
    """Draw how often each article mentions each theme: a row an article, the tiers side by side, never summed.

    *frame*: ``article``, ``headline``, ``period``, ``theme``, ``tier``, ``mentions``; every article has its rows, also
    those with 0 mentions. Rows stand in the order of their periods; above 45 articles those with most mentions.
    """
    in_time = frame.drop_duplicates("article").sort_values(
        "period", key=lambda periods: periods.astype(str), kind="stable"
    )
    articles, tiers = in_time["article"].tolist(), list(dict.fromkeys(frame["tier"]))
    themes = [theme for theme in dict.fromkeys(themes) if theme in set(frame["theme"])]
    words = {"title": findings.theme_articles_title(frame, glosses=glosses), "foot": source}
    if not articles or not themes:
        return nothing(axes, "No article to look for themes in. 没有文章。", **words)
    found = frame.groupby("article", sort=False)["mentions"].sum().reindex(articles)
    fullest = set(found.sort_values(ascending=False, kind="stable").index[:MOST_ARTICLES])
    shown = [article for article in articles if article in fullest]
    width, heading = room(axes), 0.18
    labels = [shortened(theme, LONGEST) for theme in themes]
    above = heading + max(map(length, labels)) * np.sin(np.deg2rad(50)) + 0.14
    left, right, gap, tall = width * 0.34, 0.55, 0.12, CELL * len(shown)
    abreast = len(tiers)
    while abreast > 1 and (width - left - right) / abreast / len(themes) < LEAST_CELL:
        abreast -= 1
    wide = (width - left - right - gap * (abreast - 1)) / abreast
    boxes = [
        (left + place % abreast * (wide + gap), place // abreast * (above + tall + gap) + above, wide, tall)
        for place in range(len(tiers))
    ]
    whole = -(-len(tiers) // abreast) * (above + tall + gap)
    most = float(frame["mentions"].max()) or 1.0
    rows = frame.drop_duplicates("article").set_index("article").loc[shown]
    names = [shortened(f"{period} {name}", left - 0.06) for period, name in zip(rows["period"], rows["headline"])]
    for place, (tier, panel) in enumerate(zip(tiers, panels(axes, boxes, (width, whole)))):
        part = frame[frame["tier"] == tier]
        table = part.pivot_table(index="article", columns="theme", values="mentions", aggfunc="sum", observed=True)
        values = table.reindex(index=shown, columns=themes).to_numpy(float)
        heat(values, panel, rows=names, columns=labels, size=(wide, tall), most=most)
        panel.tick_params(labelleft=place % abreast == 0)
        slanted(panel)
        panel.annotate(
            findings.MEASURES.get(tier, tier), (0, 1), (0, (above - heading) * 72 + 2), textcoords="offset points",
            xycoords="axes fraction", color=GREY, va="bottom",
        )  # fmt: skip
    words["subtitle"] = (
        f"Mentions of each theme in each of {len(articles)} articles; the tiers are not to be added. "
        "各篇提到各主题的次数，两类不可相加"
    )
    words["foot"] += left_out(len(shown), len(articles), "articles, those with fewest mentions,")
    return finish(axes, height=whole, **words)


def cooccurrence(
    frame: pd.DataFrame,
    axes: Axes,
    *,
    themes: Sequence[str],
    n_articles: int,
    tier: str = "either",
    source: str = "",
    glosses: Mapping[str, str] | None = None,
) -> Axes:
    """Draw how many articles mention two themes, and on the diagonal how many mention each.

    *frame*: ``theme``, ``other``, ``n_articles``, one row a pair in either order; *n_articles*: of how many; *tier*: by
    which terms ("either": by name or related, an article counted once).
    """
    themes = [theme for theme in dict.fromkeys(themes) if theme in {*frame["theme"], *frame["other"]}]
    words = {"title": findings.cooccurrence_title(frame, n_articles, glosses=glosses), "foot": source}
    if len(themes) < 2:
        return nothing(axes, "Fewer than two themes occur: none can meet. 出现的主题不足两个。", **words)
    place = {theme: number for number, theme in enumerate(themes)}
    values = np.full((len(themes), len(themes)), np.nan)
    for theme, other, count in zip(frame["theme"], frame["other"], frame["n_articles"]):
        if theme in place and other in place:
            values[max(place[theme], place[other]), min(place[theme], place[other])] = count
    lower = np.tril(np.ones(values.shape, bool))
    values[lower & np.isnan(values)] = 0
    width = room(axes)
    left, tall = min(width * 0.5, 2.6), CELL * 1.15 * len(themes)
    wide = min(width - left - 0.1, 0.42 * len(themes))
    names = [findings.glossed(theme, glosses) for theme in themes]
    (panel,) = panels(axes, [(left, 0.02, wide, tall)], (width, tall + 0.26))
    heat(values, panel, rows=[f"{shortened(name, left - 0.35)}  {number}" for number, name in enumerate(names, 1)],
         columns=[str(number) for number in range(1, len(themes) + 1)], size=(wide, tall), blank=None)  # fmt: skip
    panel.patch.set(facecolor="none", hatch=None)
    words["subtitle"] = (
        f"Of {n_articles} articles, how many mention both themes ({findings.MEASURES.get(tier, tier)}); "
        "on the diagonal, how many mention each. 同篇出现的篇数"
    )
    return finish(axes, height=tall + 0.26, **words)
