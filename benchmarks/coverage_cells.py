"""The cells of the simulation in which no topic model is in the chain: the rule, and the usual intervals beside it."""

import datetime

import numpy as np
from coverage_methods import FOR_MENTIONS, FOR_SHARES
from coverage_populations import CORRELATIONS, PREVALENCES, SIZES, Design, design, drawn, even, mixed, scored

from mailuo import intervals
from mailuo.articles.records import DateSpan
from mailuo.timeline import timeline

RULE = "this project"
DATED_SIZE, DATED_PERIODS = 20, 8


def direct(measure: str, *, corpora: int, seed: int):
    """Yield the cells of mentions, or of shares without a topic model: the rule, and the usual intervals beside it."""
    designs = [even(size, seed=seed) for size in SIZES] + [mixed(seed=seed)]
    designs.append(design("60 articles on 2 pages a period", [10] * 6, seed=seed, pages=2))
    designs.append(design("one period twice as intense", [12] * 6, seed=seed, factors=[1, 1, 2, 1, 1, 1]))
    designs.append(design("a theme that rises tenfold", [10, 20] * 5, seed=seed, factors=list(np.linspace(0.1, 1, 10))))
    for of in designs:
        for correlation in CORRELATIONS:
            for prevalence in PREVALENCES:
                key = [seed, len(of.periods), int(1000 * prevalence), int(10 * correlation), measure == "mentions"]
                cell = {"part": measure, "corpus": of.name, "prevalence": prevalence, "correlation": correlation}
                yield from _ruled(of, cell, corpora, np.random.default_rng(key))
                if of.name.startswith("even"):
                    yield from _usual(of, cell, corpora, np.random.default_rng(key))


def _ruled(of: Design, cell: dict, corpora: int, generator):
    mentions, n_periods = cell["part"] == "mentions", len(of.factors)
    low, high, point = (np.empty((corpora, n_periods)) for _ in range(3))
    for number in range(corpora):
        shares, truth = drawn(of, cell["prevalence"], cell["correlation"], mentions=mentions, generator=generator)
        held = intervals.estimate(
            shares, of.periods, np.ones(len(shares)), of.pages, n_periods=n_periods, mentions=mentions, seed=1
        )
        low[number], high[number], point[number] = held.low, held.high, held.mean
    sizes = np.bincount(of.periods)
    for size in np.unique(sizes):
        of_size = sizes == size
        scores = scored(low[:, of_size], high[:, of_size], truth[of_size], point[:, of_size])
        yield cell | {"method": RULE, "n": int(size)} | scores


def _usual(of: Design, cell: dict, corpora: int, generator):
    mentions = cell["part"] == "mentions"
    draws = [
        drawn(of, cell["prevalence"], cell["correlation"], mentions=mentions, generator=generator)
        for _ in range(corpora)
    ]
    inside = of.periods == 0
    shares, truth = np.array([one for one, _ in draws])[:, inside], draws[0][1][0]
    pages = np.unique(of.pages[inside], return_inverse=True)[1].reshape(-1)
    for name, method in (FOR_MENTIONS if mentions else FOR_SHARES).items():
        low, high = method(shares, pages)
        yield cell | {"method": name, "n": int(inside.sum())} | scored(low, high, truth, shares.mean(axis=1))


def dates(*, corpora: int, seed: int):
    """Yield cells in which three pages of ten have a date that spans two periods; one period may be a peak."""
    sizes = [DATED_SIZE] * DATED_PERIODS
    for peak in (1, 4):
        factors = np.where(np.arange(DATED_PERIODS) == 3, peak, 1)
        of = design("", sizes, seed=seed, factors=list(factors))
        for measure in ("mentions", "shares"):
            generator = np.random.default_rng([seed, peak, measure == "shares"])
            kept: dict[str, list] = {}
            for number in range(corpora):
                first, chance, moved = _blurred(of, generator)
                shares, truth = drawn(moved, 0.08, 0.1, mentions=measure == "mentions", generator=generator)
                nearest = np.where(chance < 0.5, first + 1, first)
                for name, where, sure in (
                    (RULE, first, chance),
                    ("dates by midpoint", nearest, np.ones(len(first))),
                    ("dates known", moved.periods, np.ones(len(first))),
                ):
                    held = intervals.estimate(
                        shares,
                        where,
                        sure,
                        of.pages,
                        n_periods=DATED_PERIODS,
                        mentions=measure == "mentions",
                        seed=number,
                    )
                    kept.setdefault(name, []).append((held.low, held.high, held.mean))
            for name, values in kept.items():
                low, high, point = (np.array(one) for one in zip(*values))
                for label, which in (("the peak", factors > 1), ("beside the peak", factors == 1)):
                    if which.any():
                        corpus = f"{measure}, imprecise dates, " + (label if peak > 1 else "no peak")
                        scores = scored(low[:, which], high[:, which], truth[which], point[:, which])
                        cell = {"part": "dates", "corpus": corpus, "prevalence": 0.08, "correlation": 0.1}
                        yield cell | {"method": name, "n": DATED_SIZE} | scores


def _blurred(of: Design, generator):
    """Blur the date of three pages in ten, and draw the period that each lies in truly."""
    n_pages = of.pages.max() + 1
    period_of_page = np.zeros(n_pages, dtype=int)
    period_of_page[of.pages] = of.periods
    loose = generator.random(n_pages) < 0.3
    first = np.where(loose, np.minimum(period_of_page, DATED_PERIODS - 2), period_of_page)
    chance = np.where(loose, generator.uniform(0.2, 0.8, n_pages), 1.0)
    true = first + (generator.random(n_pages) > chance)
    return first[of.pages], chance[of.pages], of._replace(periods=true[of.pages])


def changes(*, corpora: int, seed: int):
    """Yield cells for the difference between two periods, the second as intense as the first or twice."""
    for measure in ("mentions", "shares"):
        for size in (10, 20, 50):
            for prevalence in (0.05, 0.15):
                for correlation in CORRELATIONS:
                    for factor in (1, 2):
                        n_periods = max(6, 60 // size)
                        factors = [1, factor] + [1] * (n_periods - 2)
                        of = design("", [size] * n_periods, seed=seed, factors=factors)
                        key = [seed, size, int(1000 * prevalence), int(10 * correlation), factor, measure == "shares"]
                        generator = np.random.default_rng(key)
                        rows = []
                        for number in range(corpora):
                            shares, truth = drawn(
                                of, prevalence, correlation, mentions=measure == "mentions", generator=generator
                            )
                            held = intervals.estimate(
                                shares, of.periods, np.ones(len(shares)), of.pages,
                                n_periods=n_periods, mentions=measure == "mentions", seed=1,
                            )  # fmt: skip
                            found = intervals.change(held, 0, 1, seed=number, draws=4000)
                            rows.append((found.low, found.high, found.difference))
                        low, high, point = np.array(rows).T
                        cell = {"part": "change", "corpus": f"{measure}, ×{factor}", "prevalence": prevalence}
                        cell |= {"correlation": correlation, "method": RULE, "n": size}
                        yield cell | scored(low, high, truth[1] - truth[0], point)


def one_page() -> bool:
    """Say whether a period of twenty articles on one page has no interval, where its neighbours have theirs."""
    days = [datetime.date(2020 + period, 6, 15) for period in range(4) for _ in range(20)]
    pages = ["the only one" if date.year == 2022 else str(number // 3) for number, date in enumerate(days)]
    found = timeline(
        np.tile([[0.0], [1.0]], (40, 1)), [DateSpan(date, date, "day", None) for date in days],
        measure="name", period="year", pages=pages, seed=1,
    )  # fmt: skip
    return list(np.isnan(found.low[:, 0])) == [False, False, True, False]
