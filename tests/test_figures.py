"""Figures draw what they are given, say it in words that can be read, and are the same bytes each time."""

import functools
import sys
import warnings

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from scipy.cluster.hierarchy import linkage

from mailuo import figures
from mailuo.figures import grids, layout, look, models, time
from mailuo.tables import read_csv

HEADLINES = [
    "重庆两江新区：打造内陆开放门户 建设智慧之城 " + "很长的标题" * 12,
    "科技创新“一号工程”",
    "深入推进$数字化$转型 $\\alpha_1$",
    "𠮷祥的\u200b一天\n第二行",
]
THEMES = ["成渝地区双城经济圈", "“416”科技创新布局", "西部（重庆）科学城", "关键核心技术", "“一带一路”"]
TERMS = ["成渝地区双城经济圈", "西部（重庆）科学城", "创新", "企业", "$数据$", "云长制", "开放", "通道"]
GLOSSES = {THEMES[0]: "the economic circle", THEMES[1]: "the “416” layout"}


def coverage_frame(n_periods, counts):
    counts = np.resize(counts, n_periods).astype(float)
    return pd.DataFrame({"period": [str(1984 + n) for n in range(n_periods)], "n_articles": counts, "n_pages": counts})


def roles_frame(n_pages):
    roles = list(figures.pages.ROLES)
    rows = [
        (f"{page:03d}_29ee2fb1394748e4.txt", f"{page}#{n // 5}", roles[n % 13], 50 * n, 50 * n + 40)
        for page in range(n_pages)
        for n in range(20)
    ]
    return pd.DataFrame(rows, columns=["page", "article", "role", "start", "end"])


def timeline_frame(n_periods, counts, *, intervals=False, themes=THEMES):
    rows = []
    for measure in ("name", "related"):
        for place, label in enumerate(themes):
            for n, count in enumerate(np.resize(counts, n_periods)):
                share = ((place + n) % (count + 1)) / count if count else np.nan
                low, high = (max(0, share - 0.1), min(1, share + 0.1)) if intervals and count >= 5 else (np.nan, np.nan)
                rows.append((str(1984 + n), label, measure, share, low, high, float(count)))
    return pd.DataFrame(rows, columns=["period", "label", "measure", "share", "low", "high", "n_articles"])


def terms_frame(n_articles):
    rows = [
        (f"a{n}", HEADLINES[n % 4], rank, TERMS[(n + rank) % 8], 0.7 - rank / 10)
        for n in range(n_articles)
        for rank in range(1, 7)
    ]
    return pd.DataFrame(rows, columns=["article", "headline", "rank", "term", "weight"])


def topics_frame(n_topics):
    rows = [(topic, TERMS[(topic + n) % 8], 0.5 / (n + 1)) for topic in range(1, n_topics + 1) for n in range(8)]
    return pd.DataFrame(rows, columns=["topic", "term", "weight"])


def distinctive_frame(n_periods):
    rows = [(str(1984 + p), TERMS[(p + n) % 8], 6.0 - n, 8 - n, 2) for p in range(n_periods) for n in range(7)]
    rows.append(("2024", None, np.nan, np.nan, np.nan))
    return pd.DataFrame(rows, columns=["period", "term", "score", "n_articles", "n_pages"])


def mentions_frame(n_articles):
    rows = [
        (f"a{n}", HEADLINES[n % 4], "2020", theme, tier, (n * 7 + place) % 12)
        for n in range(n_articles)
        for tier in ("name", "related")
        for place, theme in enumerate(THEMES)
    ]
    return pd.DataFrame(rows, columns=["article", "headline", "period", "theme", "tier", "mentions"])


def company_frame(themes):
    rows = [(one, other, place) for place, one in enumerate(themes) for other in themes[: place + 1]]
    return pd.DataFrame(rows, columns=["theme", "other", "n_articles"])


def choice_frame(n_topics):
    rows = [
        (measure, k, -7.3 + k / 50, -7.4 + k / 50, -7.2 + k / 50, -7.9, -7.8)
        for measure in ("held_out", "c_npmi", "c_v", "exclusivity", "stability")
        for k in n_topics
    ]
    return pd.DataFrame(
        rows, columns=["measure", "n_topics", "value", "low", "high", "chance_low", "chance_high"]
    ).astype({"value": float})


def pairs_frame(n_topics, n_clusters):
    rows = [(t, c, (t * c) % 5) for t in range(1, n_topics + 1) for c in range(1, n_clusters + 1)]
    return pd.DataFrame(rows, columns=["topic", "cluster", "n_articles"])


def map_frame(n_articles, *, spread=1.0):
    place = np.arange(n_articles)
    return pd.DataFrame(
        {
            "id": [f"a{n}" for n in place],
            "x": spread * np.cos(2.4 * place) * np.sqrt(place),
            "y": spread * np.sin(2.4 * place) * np.sqrt(place),
            "headline": [HEADLINES[n % 4] for n in place],
            "cluster": [["1", "2", "—"][n % 3] for n in place],
        }
    )


def tree(n_articles):
    points = np.array([[np.cos(n), np.sin(n), n % 3 + 0.1] for n in range(n_articles)])
    return pd.DataFrame(linkage(points, "average"), columns=["left", "right", "distance", "n_articles"])


def leaves(n_articles):
    return {"headlines": np.resize(HEADLINES, n_articles).tolist(), "clusters": ["1"] * n_articles}


CASES = {
    "coverage of five years": (figures.coverage, coverage_frame(5, [7, 10, 0, 0, 1]), {"partial": ["1984"]}),
    "coverage of one year": (figures.coverage, coverage_frame(1, [3]), {}),
    "coverage of forty years": (figures.coverage, coverage_frame(40, [700, 1234.5, 0]), {"undated": 13}),
    "coverage of nothing": (figures.coverage, coverage_frame(5, [0]), {}),
    "roles of five pages": (figures.role_strips, roles_frame(5), {}),
    "roles of a hundred pages": (figures.role_strips, roles_frame(100), {}),
    "roles of no page": (figures.role_strips, roles_frame(0), {}),
    "timelines of five years": (
        figures.timelines,
        timeline_frame(5, [7, 10, 0, 0, 1]),
        {"themes": THEMES, "glosses": GLOSSES},
    ),
    "timelines of one year": (figures.timelines, timeline_frame(1, [2], themes=THEMES[:1]), {"themes": THEMES}),
    "timelines of forty years": (
        figures.timelines,
        timeline_frame(40, [9, 12, 0, 8], intervals=True),
        {"themes": THEMES},
    ),
    "timelines of thirty themes": (
        figures.timelines,
        timeline_frame(3, [9], themes=[f"主题{n}" for n in range(30)]),
        {"themes": [f"主题{n}" for n in range(30)]},
    ),
    "timelines of nothing": (figures.timelines, timeline_frame(5, [0]), {"themes": THEMES}),
    "timelines of no theme": (figures.timelines, timeline_frame(0, [0], themes=[]), {"themes": []}),
    "terms of 18 articles": (figures.top_terms, terms_frame(18), {}),
    "terms of 300 articles": (figures.top_terms, terms_frame(300), {}),
    "terms of no article": (figures.top_terms, terms_frame(0), {}),
    "distinctive of two years": (figures.distinctive, distinctive_frame(2), {}),
    "distinctive of forty years": (figures.distinctive, distinctive_frame(40), {}),
    "distinctive of none": (figures.distinctive, distinctive_frame(0), {}),
    "six topics": (figures.topics, topics_frame(6), {"headings": {1: "T1, in 95 % of fits " + "长" * 40}}),
    "fifty topics": (figures.topics, topics_frame(50), {}),
    "no topics": (figures.topics, topics_frame(0), {}),
    "themes of 18 articles": (figures.theme_articles, mentions_frame(18), {"themes": THEMES, "glosses": GLOSSES}),
    "themes of 2 articles": (figures.theme_articles, mentions_frame(2), {"themes": THEMES}),
    "themes of 300 articles": (figures.theme_articles, mentions_frame(300), {"themes": THEMES}),
    "themes of no article": (figures.theme_articles, mentions_frame(0), {"themes": THEMES}),
    "company of five themes": (figures.cooccurrence, company_frame(THEMES), {"themes": THEMES, "n_articles": 18}),
    "company of no theme": (figures.cooccurrence, company_frame([]), {"themes": THEMES, "n_articles": 0}),
    "choice of many K": (
        figures.choice,
        choice_frame(range(5, 105, 5)),
        {"title": "K = 20 beats chance", "recommended": 20},
    ),
    "choice of one K": (figures.choice, choice_frame([7]), {"title": "No K is supported by these documents"}),
    "choice of none": (figures.choice, choice_frame([]), {}),
    "topics against clusters": (figures.against, pairs_frame(6, 4), {}),
    "topics against no clusters": (figures.against, pairs_frame(0, 0), {}),
    "map of 18 articles": (figures.cluster_map, map_frame(18), {}),
    "map of 300 articles": (figures.cluster_map, map_frame(300), {}),
    "map of one place": (figures.cluster_map, map_frame(9, spread=0), {}),
    "map of 2 articles": (figures.cluster_map, map_frame(2), {}),
    "tree of 3 articles": (figures.dendrogram, tree(3), leaves(3)),
    "tree of 300 articles": (figures.dendrogram, tree(300), leaves(300)),
    "tree of 2 articles": (figures.dendrogram, tree(2), leaves(2)),
}


@functools.cache
def drawn(case, width=figures.WIDE):
    function, frame, options = CASES[case]
    return figures.draw(function, frame, width=width, source="五个版面 five pages, text of 2020-10.", **options)


def texts(figure):
    """Every text that is seen, with its box in pixels."""
    renderer = figure.canvas.get_renderer()
    figure.draw_without_rendering()
    found = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    hidden = {id(text) for axes in _all_axes(figure) if not axes.axison for text in _ticks(axes)}
    outside = {id(text) for axes in _all_axes(figure) for text in _ticks(axes) if not _within(axes, text)}
    return [(text, text.get_window_extent(renderer)) for text in found if id(text) not in hidden | outside]


def _all_axes(figure):
    return [*figure.axes, *(child for axes in figure.axes for child in axes.child_axes)]


def _ticks(axes):
    named = {id(label) for tick in (*axes.xaxis.get_major_ticks(), *axes.yaxis.get_major_ticks()) for label in
             (tick.label1, tick.label2)}  # fmt: skip
    return [text for text in axes.findobj(Text) if id(text) in named or text in (axes.xaxis.label, axes.yaxis.label)]


def _within(axes, text):
    """Whether a tick stands within its axis: matplotlib keeps ticks beyond the ends without drawing them."""
    for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
        for tick in axis.get_major_ticks():
            if text in (tick.label1, tick.label2):
                return min(limits) - 1e-9 <= tick.get_loc() <= max(limits) + 1e-9
    return True


@pytest.mark.parametrize("case", CASES)
def test_every_figure_can_be_drawn_with_all_its_words_inside_and_apart(case):
    large = any(word in case for word in ("hundred", "thirty", "forty", "fifty", "300"))
    for width in (figures.WIDE,) if large else (figures.WIDE, figures.NARROW):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            figure = drawn(case, width).figure
            boxes = texts(figure)
        assert figure.get_figwidth() == pytest.approx(width)
        assert figure.get_figheight() < 11.8
        for text, box in boxes:
            inside = box.x0 >= -1 and box.y0 >= -1 and box.x1 <= figure.bbox.x1 + 1 and box.y1 <= figure.bbox.y1 + 1
            assert inside, f"{text.get_text()!r} sticks out"
        level = [(text, box) for text, box in boxes if text.get_rotation() == 0]
        for number, (one, here) in enumerate(level):
            for other, there in level[number + 1 :]:
                wide = min(here.x1, there.x1) - max(here.x0, there.x0)
                tall = min(here.y1, there.y1) - max(here.y0, there.y0)
                assert wide < 2.5 or tall < 4.5, f"{one.get_text()!r} lies on {other.get_text()!r}"


@pytest.mark.parametrize("case", CASES)
def test_every_figure_has_a_title_unless_none_was_given_and_its_foot_line(case):
    words = [text.get_text() for text in drawn(case).figure.texts]
    assert any("five pages" in text for text in words)
    if case != "choice of none":
        assert words[0] and "five pages" not in words[0]


def test_a_figure_is_saved_as_the_same_bytes_each_time_with_its_numbers(tmp_path):
    first = drawn("timelines of five years").save(tmp_path / "one" / "timelines")
    drawn.cache_clear()
    second = drawn("timelines of five years").save(tmp_path / "two" / "timelines")
    assert [path.suffix for path in first] == [".svg", ".png", ".csv"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert b"dc:date" not in first[0].read_bytes() and b"matplotlib" not in first[1].read_bytes()
    frame = CASES["timelines of five years"][1]
    assert read_csv(first[2])["share"].to_numpy() == pytest.approx(frame["share"].to_numpy(), nan_ok=True, rel=1e-5)


def test_a_gap_breaks_the_line_and_says_no_data_and_zero_is_drawn_as_zero():
    figure = Figure(figsize=(4, 2))
    FigureCanvasAgg(figure)
    frame = pd.DataFrame({"share": [0.0, 0.5, np.nan, np.nan, 1.0], "low": np.nan, "high": np.nan, "n_articles": 2.0})
    with figures.style():
        axes = time.theme_line(frame, figure.add_subplot(), mark=look.Mark("#000000", "o"), inches=0.7, tall=0.5)
    for line in axes.lines[1:]:
        assert line.get_ydata() == pytest.approx([0, 0.5, np.nan, np.nan, 1], nan_ok=True)
    hatched = [patch for patch in axes.patches if patch.get_hatch()]
    assert [(patch.get_x(), patch.get_width()) for patch in hatched] == [(1.5, 2.0)]
    assert layout.NO_DATA in [text.get_text() for text in axes.texts]


def test_intervals_are_drawn_where_they_are_given_and_pale_where_articles_are_few():
    figure = Figure(figsize=(4, 2))
    frame = pd.DataFrame(
        {"share": [0.5, 0.5, 0.5], "low": [0.1, 0.2, np.nan], "high": [0.9, 0.8, np.nan], "n_articles": [5, 20, 3]}
    )
    axes = time.theme_line(frame, figure.add_subplot(), mark=look.Mark("#000000", "o"), inches=0.7, tall=0.5)
    bars = [line for line in axes.lines if len(set(line.get_xdata())) == 1 and len(line.get_xdata()) == 2]
    assert [(line.get_ydata()[0], line.get_ydata()[1], line.get_alpha()) for line in bars] == [
        (0.1, 0.9, 0.4),
        (0.2, 0.8, 1),
    ]


def test_tiers_stand_side_by_side_with_the_counts_beneath_each():
    figure = drawn("timelines of five years").figure
    grid = figure.axes[0].child_axes
    assert len(grid) == 2 * (len(THEMES) + 1)
    for strip in (grid[len(THEMES)], grid[-1]):
        assert [patch.get_height() for patch in strip.patches] == [7, 10, 0, 0, 1]


def test_a_theme_looks_the_same_whichever_themes_are_drawn():
    marks = figures.theme_styles(THEMES)
    assert len(set(figures.theme_styles([str(n) for n in range(70)]).values())) == 70
    only = figures.draw(figures.timelines, CASES["timelines of five years"][1], themes=THEMES, only=[THEMES[3]]).figure
    line = only.axes[0].child_axes[0].lines[1]
    assert line.get_color() == marks[THEMES[3]].colour


def test_a_dollar_in_a_headline_is_a_dollar_and_an_unknown_character_is_marked():
    assert look.legible(HEADLINES[2]) == HEADLINES[2]
    assert look.legible(HEADLINES[3]) == "〓祥的一天 第二行"
    figure = drawn("map of 18 articles").figure
    assert any("$数字化$" in text.get_text() and not text.get_parse_math() for text, _ in texts(figure))


def test_what_is_left_out_is_counted_in_the_foot_line():
    assert "292 of 300 articles left out" not in drawn("terms of 18 articles").figure.texts[-1].get_text()
    foot = drawn("terms of 300 articles").figure.texts[-1].get_text()
    assert "262 of 300 articles left out for room." in foot.replace("\n", " ")


def test_a_heat_map_shows_its_numbers_and_hatches_what_is_missing():
    figure = Figure(figsize=(4, 2))
    values = np.array([[1.0, np.nan], [0.0, 12.0]])
    axes = grids.heat(values, figure.add_subplot(), rows=["a", "b"], columns=["c", "d"], size=(3, 1))
    assert [text.get_text() for text in axes.texts] == ["1", "12"]
    assert axes.patch.get_hatch()
    crowded = grids.heat(np.full((2, 40), 100.0), figure.add_subplot(), rows="ab", columns=["c"] * 40, size=(3, 1))
    assert not crowded.texts


def test_labels_of_a_map_never_touch_and_the_first_are_placed_first():
    points = np.array([[1.0, 1.0], [1.05, 1.0], [1.0, 1.02], [1.02, 0.98], [0.99, 1.01], [1.01, 1.01]] * 5)
    found = models.placed(points, dict.fromkeys(range(30), 0.8), (3, 2))
    assert 0 in found and len(found) < 30


def test_style_leaves_no_trace_and_never_imports_the_package_of_its_font():
    before = dict(matplotlib.rcParams)
    with figures.style():
        assert matplotlib.rcParams["text.parse_math"] is False
    assert dict(matplotlib.rcParams) == before
    assert "zhplot" not in sys.modules


def test_axes_in_a_figure_with_others_keep_their_place():
    figure = Figure(figsize=(7, 3))
    FigureCanvasAgg(figure)
    with figures.style():
        left, right = figure.subplots(1, 2)
        place = left.get_position().bounds
        assert figures.coverage(coverage_frame(5, [7, 10, 0, 0, 1]), left) is left
        figures.topics(topics_frame(2), right)
    assert left.get_position().bounds == place
    assert tuple(figure.get_size_inches()) == (7, 3)
    assert left.get_title(loc="left").startswith("18 dated")


def test_lines_break_after_words_and_between_chinese_characters():
    lines = layout.wrapped("Articles / pages in each period; 各时期的文章数，版面数", 1.2).split("\n")
    assert len(lines) > 2
    assert all(layout.length(line) <= 1.25 for line in lines)
    assert not any(line.startswith("，") for line in lines)
    assert layout.shortened("一二三四五六七八九十", 0.5).endswith("…")
