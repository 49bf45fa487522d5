"""Numbers and names to the parts of sentences, in English and Chinese."""

from collections.abc import Mapping, Sequence

import numpy as np

MEASURES = {
    "name": "点名 by name",
    "related": "相关 related tier",
    "either": "点名或相关 either",
    "guided": "引导主题 guided topics",
    "found": "发现主题 found topics",
    "topic": "主题模型 topics",
    "cluster": "聚类 clusters",
}
ESTIMANDS = {
    "name": ("Share of articles that use at least one of the terms", "用到至少一个词的文章占比"),
    "related": ("Share of articles that use at least one of the terms", "用到至少一个词的文章占比"),
    "either": ("Share of articles that use at least one of the terms", "用到至少一个词的文章占比"),
    "topic": ("Mean share of an article, as these topic models measure it", "按这些主题模型衡量的篇均占比"),
    "cluster": ("Share of articles in the cluster", "属于该类的文章占比"),
}
QUALITIES = {
    "held_out": "留出似然 held-out log-likelihood a word",
    "c_npmi": "一致性 coherence c_npmi",
    "c_v": "一致性 coherence c_v",
    "exclusivity": "排他性 exclusivity",
    "stability": "稳定性 stability over seeds",
    "overlap": "稳定性 rank-biased overlap of terms",
}
NOTHING_DATED = "There is nothing to trace: no theme is named, or no article dated. 没有主题或没有可定年的文章。"
NO_INTERVALS = "No intervals: too few articles or pages a period for any to hold."
MOST_LISTED = 3
MOST_PERIODS = 4
SAME = 1e-9
FEW = 10  # articles: below this an interval is pale
NOTHING_DISTINCTIVE = (
    "No term stands out of more than one article and one page: nothing may be called distinctive of a period. "
    "没有一个词的突出超出一篇或一版。"
)


def glossed(name: str, glosses: Mapping[str, str] | None = None) -> str:
    """Give *name* with its English gloss, where there is one."""
    gloss = (glosses or {}).get(name, "")
    return f"{name} {gloss}" if gloss else name


def plural(count: float, noun: str, nouns: str = "") -> str:
    """Give *count* with its noun.

    >>> plural(1, "page"), plural(2.5, "page")
    ('1 page', '2.5 pages')
    """
    return f"{count:.6g} {noun if count == 1 else nouns or noun + 's'}"


def stretches(periods: list[str], wanted: np.ndarray) -> list[str]:
    """Give the runs of *periods* that are *wanted*, each as its first and last.

    >>> stretches(["2020", "2021", "2022", "2023"], np.array([True, False, True, True]))
    ['2020', '2022–2023']
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[False], np.asarray(wanted, bool), [False]]).astype(int)))
    return [
        periods[first] if end - first == 1 else f"{periods[first]}–{periods[end - 1]}"
        for first, end in edges.reshape(-1, 2)
    ]


def listed(items: list[str], *, most: int = MOST_LISTED, also: str = "and") -> str:
    """Give *items* as a list in a sentence; beyond *most* only how many more.

    >>> listed(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    shown, more = list(items[:most]), len(items) - most
    if more > 0:
        return f"{', '.join(shown)} {also} {more} more"
    return f" {also} ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def of(share: float, count: float) -> str:
    """Give a share of articles as "5 of 7" where both are whole and small, else in per cent."""
    part = share * count
    if abs(part - round(part)) < 1e-6 and abs(count - round(count)) < 1e-6 and count < 100:
        return f"{round(part)} of {round(count)}"
    return f"{100 * share:.3g} %"


def gone(rows: Sequence[tuple[str, float, float]]) -> str:
    """Give how a share went, period by period: (period, share, articles) each; of many periods first, peak and last.

    >>> gone([("2020", 5 / 7, 7), ("2024", 0.0, 1)])
    '5 of 7 articles in 2020, 0 of 1 in 2024'
    """
    told = [f"{of(share, count)} in {period}" for period, share, count in chosen(rows)]
    return ", ".join([told[0].replace(" in ", " articles in ", 1) if " of " in told[0] else told[0], *told[1:]])


def gone_chinese(rows: Sequence[tuple[str, float, float]]) -> str:
    """Give `gone` in Chinese.

    >>> gone_chinese([("2020", 5 / 7, 7), ("2024", 0.0, 1)])
    '2020 年 7 篇中 5 篇，2024 年 1 篇中 0 篇'
    """
    told = []
    for period, share, count in chosen(rows):
        part, _, whole = of(share, count).partition(" of ")
        when = f"{period} 年" if period.isdigit() else period
        told.append(f"{when} {whole} 篇中 {part} 篇" if whole else f"{when} {part}")
    return "，".join(told)


def chosen(rows: Sequence[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """Give all *rows* where they are few, else the first, the highest and the last."""
    if len(rows) <= MOST_PERIODS:
        return list(rows)
    peak = max(range(len(rows)), key=lambda place: rows[place][1])
    return [rows[place] for place in sorted({0, peak, len(rows) - 1})]
