"""Timelines to figures: what there is by period, and each theme through time, tier beside tier."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from .. import findings
from .layout import amount, finish, left_out, length, no_data, nothing, panels, periods_axis, room, shortened, thinned
from .look import BLUE, GREY, LIGHT, Mark, theme_styles

ROW, HEADING, STRIP, GAP = 0.44, 0.2, 0.34, 0.07  # inches: a theme's panel, its name, the strip of counts, between
MOST_THEMES = 12
TOPS = (0.02, 0.05, 0.1, 0.2, 0.3)  # where the axes of shares may end when all lie lower; else at 1
MOST_FRACTIONS = 8  # periods: above this no point is labelled with its fraction


def coverage(
    frame: pd.DataFrame, axes: Axes, *, source: str = "", undated: float = 0, partial: Sequence[str] = ()
) -> Axes:
    """Draw how many articles there are in each period; a period without any is hatched, not zero.

    *frame*: one row a period, every one from first to last, with ``period``, ``n_articles`` (may be fractional) and
    ``n_pages``. *partial*: periods that the pages cover in part. *source*: corpus, unit and dates, for the foot line.
    """
    words = {"title": findings.coverage_title(frame), "foot": source}
    if not frame["n_articles"].gt(0).any():
        return nothing(axes, "No article has a date. 没有可定年的文章。", **words)
    width, height = room(axes), 1.3
    (panel,) = panels(axes, [(0.48, 0.02, width - 0.5, height)], (width, height + 0.42))
    inches = (width - 0.5) / len(frame)
    counts = frame["n_articles"].to_numpy(float)
    missing = ~(counts > 0)
    panel.bar(np.arange(len(frame)), np.where(missing, 0, counts), width=0.6, color=BLUE)
    panel.set_ylim(0, counts[~missing].max() * 1.12)
    shown = periods_axis(panel, frame["period"].tolist(), inches=inches, partial=partial)
    no_data(panel, missing, inches=inches, tall=height)
    for place in np.flatnonzero(~missing):
        label = f"{amount(counts[place])} / {amount(frame['n_pages'].iloc[place])}"
        short = label if length(label) < inches - 0.04 else amount(counts[place])
        if length(short) < inches:
            panel.text(place, counts[place], short, ha="center", va="bottom")
    panel.set_ylabel("文章 articles")
    panel.set_xlabel("时期 period", labelpad=1)
    panel.yaxis.get_major_locator().set_params(integer=True, nbins=4)
    words["subtitle"] = (
        f"Articles / pages in each period; {counts[~missing].sum():.6g} dated articles, {undated:.6g} undated. "
        "各时期的文章数 / 版面数"
    )
    words["foot"] += left_out(shown, len(frame), "period labels") + _stars(frame["period"], partial, gaps=missing.any())
    return finish(axes, height=height + 0.42, **words)


def timelines(
    frame: pd.DataFrame,
    axes: Axes,
    *,
    themes: Sequence[str],
    source: str = "",
    partial: Sequence[str] = (),
    undated: float = 0,
    glosses: Mapping[str, str] | None = None,
    only: Sequence[str] | None = None,
    interval: str = "95 % intervals",
    note: str = findings.NO_INTERVALS,
) -> Axes:
    """Draw each theme's share of articles through time: a row a theme, a column a measure, the counts beneath.

    *frame*: `Timeline.frame()` of one or more measures, one above the other: ``period``, ``label``, ``measure``,
    ``share`` (NaN where no article), ``low``, ``high`` (NaN without an interval), ``n_articles``. Measures stand side
    by side and are never summed. *themes*: all themes of the study, in order, which fixes colour and marker; *only*:
    those to draw. *interval*: what the thin bars are, in words; *note*: why there are none.
    Partial periods are those of the column ``partial``, where there is one, if none are given.
    """
    wanted = list(dict.fromkeys(only if only is not None else themes))
    drawn = [name for name in wanted if name in set(frame["label"])]
    measures, periods = list(dict.fromkeys(frame["measure"])), list(dict.fromkeys(frame["period"]))
    partial = partial or (frame["period"][frame["partial"].eq(True)].unique().tolist() if "partial" in frame else ())
    title = findings.timelines_title(frame[frame["label"].isin(drawn)], glosses=glosses)
    if not drawn or not frame["share"].notna().any():
        return nothing(axes, findings.NOTHING_DATED, title=title, foot=source)
    by_mention, width = measures[0] in ("name", "related", "either"), room(axes)
    names = drawn[:MOST_THEMES] if by_mention else moving(frame[frame["measure"] == measures[0]], drawn)
    left, between = 0.36, max(0.3, *(length(f"{period}*") + 0.05 for period in periods))
    top = _top(frame[frame["label"].isin(names)])
    wide = (width - left - 0.08 - between * (len(measures) - 1)) / len(measures)
    height = 0.2 + len(names) * (HEADING + ROW + GAP) + STRIP + 0.26
    pitch = HEADING + ROW + GAP
    boxes = [
        (left + column * (wide + between), 0.2 + row * pitch + shift, wide, tall)
        for column in range(len(measures))
        for row, shift, tall in [*((row, HEADING, ROW) for row in range(len(names))), (len(names), 0, STRIP)]
    ]
    grid = panels(axes, boxes, (width, height))
    marks, inches = theme_styles(themes), wide / len(periods)
    most = float(np.nanmax(frame["n_articles"].to_numpy(float), initial=1))
    for column, measure in enumerate(measures):
        own = grid[column * (len(names) + 1) : (column + 1) * (len(names) + 1)]
        own[0].set_title(findings.MEASURES.get(measure, measure), loc="left", color=GREY, pad=HEADING * 72 + 1)
        part = frame[frame["measure"] == measure]
        _column(part, own, names=names, periods=periods, marks=marks, inches=inches, first=column == 0, top=top)
        rows = part.drop_duplicates("period").set_index("period").reindex(periods)
        counts_strip(rows["n_articles"].to_numpy(float), own[-1], most=most, inches=inches)
        shown = periods_axis(own[-1], periods, inches=inches, partial=partial)
    for name, panel in zip(names, grid):
        heading = shortened(findings.glossed(name, glosses), width - left)
        panel.text(0, 1 + 0.03 / ROW, heading, transform=panel.transAxes, va="bottom", color=marks[name].colour)
    grid[len(names)].set_ylabel("篇 n", rotation=0, ha="right", va="center")
    foot = (
        source
        + left_out(shown, len(periods), "period labels")
        + left_out(len(names), len(drawn), "themes" if by_mention else "topics, those that move least,")
    )
    foot += _stars(periods, partial, gaps=frame["share"].isna().any())
    subtitle = _measured(frame, top=top, undated=undated, interval=interval, note=note)
    return finish(axes, height=height, title=title, subtitle=subtitle, foot=foot)


def _column(
    frame: pd.DataFrame,
    grid: Sequence[Axes],
    *,
    names: Sequence[str],
    periods: Sequence[str],
    marks: Mapping[str, Mark],
    inches: float,
    first: bool,
    top: float,
) -> None:
    """Draw one measure's themes, a panel each; *first*: the column that bears the labels of the vertical axis."""
    for name, panel in zip(names, grid):
        rows = frame[frame["label"] == name].drop_duplicates("period").set_index("period").reindex(periods)
        theme_line(rows.reset_index(), panel, mark=marks[name], inches=inches, tall=ROW, top=top)
        panel.tick_params(labelleft=first)


def moving(frame: pd.DataFrame, labels: Sequence[str]) -> list[str]:
    """Give those of *labels* that are drawn, in their order: the ones whose shares lie farthest apart."""
    shares = frame.groupby("label", sort=False)["share"]
    spread = (shares.max() - shares.min()).round(9).reindex(labels).sort_values(ascending=False, kind="stable")
    return [label for label in labels if label in set(spread.index[:MOST_THEMES])]


def _top(frame: pd.DataFrame) -> float:
    """Give where the axes of all panels end: at 1, or lower where every share and interval is small."""
    most = float(np.nanmax(frame[["share", "high"]].to_numpy(float), initial=0))
    return next((top for top in TOPS if 0 < most <= top), 1.0)


def _measured(frame: pd.DataFrame, *, top: float, undated: float, interval: str, note: str) -> str:
    """Say what is measured, of how many articles, and with what doubt."""
    measures = list(dict.fromkeys(frame["measure"]))
    counted = frame.drop_duplicates(["measure", "period"]).groupby("measure", sort=False)["n_articles"].sum().max()
    english, chinese = findings.ESTIMANDS.get(measures[0], findings.ESTIMANDS["topic"])
    bars = frame["low"].notna().any()
    ends = "0 to 1" if top == 1 else f"axes from 0 to {top:g} only"
    return (
        f"{english}, {ends}, in {counted:.6g} dated articles ({undated:.6g} undated)"
        + ("; columns are not to be added. " if len(measures) > 1 else ". ")
        + (f"Thin bars: {interval}, pale below {findings.FEW} articles. " if bars else f"{note} ")
        + chinese
        + ("，各列不可相加" if len(measures) > 1 else "")
    )


def theme_line(frame: pd.DataFrame, axes: Axes, *, mark: Mark, inches: float, tall: float, top: float = 1.0) -> Axes:
    """Draw one theme's shares: all points the same size, lines only between neighbouring periods with data.

    *frame*: ``share``, ``low``, ``high``, ``n_articles`` and, if it is told, ``pale``, a row a period;
    *inches*: the width of one period; *tall*: the height of the axes; *top*: the share at their end.
    """
    share, count = frame["share"].to_numpy(float), frame["n_articles"].to_numpy(float)
    places = np.arange(len(share))
    axes.set(xlim=(-0.5, len(share) - 0.5), ylim=(-0.1 * top, 1.12 * top), xticks=[])  # whole markers at both ends
    axes.set_yticks([0, top / 2, top], ["0", "", f"{top:g}"])
    axes.axhline(0, color=LIGHT, lw=0.5, zorder=0.5)
    no_data(axes, np.isnan(share), inches=inches, tall=tall)
    axes.plot(places, share, color=mark.colour, lw=1.1, zorder=2)  # a NaN breaks the line
    low, high = frame["low"].to_numpy(float), frame["high"].to_numpy(float)
    pale = frame["pale"].eq(True).to_numpy() if "pale" in frame else count < findings.FEW
    for place in np.flatnonzero(np.isfinite(low) & np.isfinite(high)):
        alpha = 0.4 if pale[place] else 1
        axes.plot([place, place], [low[place], high[place]], color=mark.colour, lw=0.8, alpha=alpha, zorder=1.5)
    axes.plot(places, share, ls="none", marker=mark.marker, color=mark.colour, mec="white", mew=0.4, zorder=3)
    if len(share) <= MOST_FRACTIONS:
        for place in np.flatnonzero(np.isfinite(share)):
            label = fraction(share[place], count[place])
            if length(label) + 0.04 < inches:
                under = share[place] > 0.6 * top
                axes.annotate(
                    label, (place, share[place]), (0, -3.5 if under else 3.5), textcoords="offset points", ha="center",
                    va="top" if under else "bottom", color=GREY, zorder=2.5,
                )  # fmt: skip
    return axes


def fraction(share: float, count: float) -> str:
    """Give *share* of *count* articles as a fraction where both are whole and small, else in per cent.

    >>> fraction(0.3, 10), fraction(0.25, 8.5)
    ('3/10', '25 %')
    """
    part = share * count
    whole = abs(part - round(part)) < 1e-6 and abs(count - round(count)) < 1e-6 and count < 100
    return f"{round(part)}/{round(count)}" if whole else f"{100 * share:.3g} %"


def counts_strip(counts: np.ndarray, axes: Axes, *, most: float, inches: float) -> Axes:
    """Draw the number of articles under each period as bars with their numbers; *most*: the tallest over all strips."""
    counts = np.nan_to_num(counts)
    axes.bar(np.arange(len(counts)), counts, width=0.6, color=LIGHT)
    axes.set(ylim=(0, 2.1 * max(most, 1)), yticks=[])
    axes.spines["left"].set_visible(False)
    labels = [amount(count) for count in counts]
    longest = max(map(length, labels), default=0.3) + 0.04
    for place in thinned(len(labels), int(len(labels) * inches / longest)):
        axes.text(place, counts[place], labels[place], ha="center", va="bottom", color=GREY)
    return axes


def _stars(periods: Sequence[str], partial: Sequence[str], *, gaps: bool = False) -> str:
    starred = any(period in set(partial) for period in periods)
    return (" * covered in part 部分覆盖." if starred else "") + (" Hatched: no data 无数据." if gaps else "")
