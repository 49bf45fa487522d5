"""Blocks to figures: each page as a strip of roles."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from .. import findings
from .layout import finish, left_out, length, nothing, panels, room, shortened, thinned
from .look import BLACK, BLUE, GREEN, GREY, LIGHT, ORANGE, PALE, PURPLE, SKY, VERMILION, YELLOW

ROLES = {
    "headline": ("主题 headline", BLACK, None),
    "kicker": ("引题 kicker", BLACK, "//////"),
    "deck": ("副题 deck", BLACK, "------"),
    "subhead": ("小标题 subhead", GREY, None),
    "byline": ("作者 byline", ORANGE, None),
    "body": ("正文 body", SKY, None),
    "caption": ("图说 caption", GREEN, None),
    "credit": ("署名 credit", ORANGE, "//////"),
    "pullquote": ("提要 pull quote", PURPLE, None),
    "rubric": ("栏目 rubric", YELLOW, None),
    "jump": ("转版 jump", VERMILION, None),
    "index": ("导读 index", BLUE, None),
    "furniture": ("版务 furniture", LIGHT, None),
}
MOST_PAGES = 40
ROW = 0.22  # inches
LINE_END = 3  # characters: a line end and the blanks around it


def role_strips(frame: pd.DataFrame, axes: Axes, *, source: str = "") -> Axes:
    """Draw each page as a strip, from its first character to its last, coloured by the role of the text.

    *frame*: one row a span of a block: ``page``, ``article``, ``role``, ``start``, ``end`` (code points of the page).
    A thin white line parts one article from the next. What no block holds stays blank.
    """
    words = {"title": findings.roles_title(frame), "foot": source}
    if frame.empty:
        return nothing(axes, "No page was read. 没有读到版面。", **words)
    pages = list(dict.fromkeys(frame["page"]))
    shown = [pages[place] for place in thinned(len(pages), MOST_PAGES)]
    roles = [role for role in ROLES if role in set(frame["role"])]
    width = room(axes)
    left = min(width / 4, max(length(str(page)) for page in shown) + 0.1)
    columns = max(1, int(width / 1.35))
    legend = 0.18 * -(-len(roles) // columns)
    tall = ROW * len(shown)
    boxes = [(left, 0.05, width - left - 0.1, tall), (0, tall + 0.52, width, legend)]
    panel, key = panels(axes, boxes, (width, tall + 0.55 + legend))
    longest = float(frame["end"][frame["page"].isin(shown)].max())
    panel.set(xlim=(0, longest), ylim=(len(shown) - 0.5, -0.5))
    for row, page in enumerate(shown):
        strip(frame[frame["page"] == page], panel, row=row)
    panel.set_yticks(range(len(shown)), [shortened(page, left - 0.06) for page in shown])
    panel.tick_params(axis="y", length=0)
    panel.spines["left"].set_visible(False)
    panel.xaxis.get_major_locator().set_params(nbins=5)
    panel.set_xlabel("版面上的字符 characters of the page", labelpad=1)
    role_key(key, roles, columns=columns, width=width)
    parts = frame.drop_duplicates(["page", "article"])
    words["subtitle"] = (
        f"Each strip is a page as its file gives it; {len(parts)} articles and other parts on {len(pages)} pages, "
        "parted by white lines. 每条是一个版面，颜色表示文字的角色"
    )
    words["foot"] += left_out(len(shown), len(pages), "pages")
    return finish(axes, height=tall + 0.55 + legend, **words)


def strip(frame: pd.DataFrame, axes: Axes, *, row: int) -> Axes:
    """Draw one page's spans as a strip at height *row*, and a white line where the article changes."""
    spans = joined(frame)
    for role, own in spans.groupby("role", sort=True):
        _, colour, hatch = ROLES.get(role, (role, PALE, None))
        look = {"facecolor": "white" if hatch else colour, "edgecolor": colour if hatch else "none", "hatch": hatch}
        axes.broken_barh(list(zip(own["start"], own["end"] - own["start"])), (row - 0.36, 0.72), lw=0, **look)
    article = spans["article"].to_numpy()
    changes = spans["start"].to_numpy(float)[1:][article[1:] != article[:-1]] if len(spans) > 1 else np.array([])
    axes.vlines(changes, row - 0.45, row + 0.45, color="white", lw=1.1)
    return axes


def joined(frame: pd.DataFrame) -> pd.DataFrame:
    """Give the spans in order, those joined that only a line end parts: else every line would be a stripe."""
    spans = frame.sort_values(["start", "end"], kind="stable").reset_index(drop=True)
    same = (spans[["article", "role"]] == spans[["article", "role"]].shift()).all(axis=1)
    run = (~(same & (spans["start"] - spans["end"].shift() <= LINE_END))).cumsum()
    return spans.groupby(run, sort=False).agg(
        {"article": "first", "role": "first", "start": "min", "end": "max"}
    )  # fmt: skip


def role_key(axes: Axes, roles: list[str], *, columns: int, width: float) -> Axes:
    """Draw what each colour means, in *columns* columns over *width* inches."""
    rows = -(-len(roles) // columns)
    axes.axis("off")
    axes.set(xlim=(0, width), ylim=(rows, 0))
    for number, role in enumerate(roles):
        name, colour, hatch = ROLES[role]
        row, column = divmod(number, columns)
        x = column * width / columns
        axes.add_patch(_box(x, row + 0.2, 0.16, 0.6, colour, hatch))
        axes.text(x + 0.21, row + 0.5, name, va="center")
    return axes


def _box(x: float, y: float, wide: float, tall: float, colour: str, hatch: str | None) -> Rectangle:
    if hatch is None:
        return Rectangle((x, y), wide, tall, facecolor=colour, edgecolor="none", lw=0)
    return Rectangle((x, y), wide, tall, facecolor="white", edgecolor=colour, hatch=hatch, lw=0)
