"""Measure what the intervals promise: how often a nominal 95 % interval covers the truth, in simulated corpora.

    python benchmarks/coverage.py                 the table of docs/intervals.md, about half an hour on one core
    python benchmarks/coverage.py --quick         a tenth of the corpora
    python benchmarks/coverage.py --only chain    one part: mentions, shares, dates, change, chain
    python benchmarks/coverage.py --out docs      also writes coverage.csv, coverage.svg and coverage.png there

Each row is a cell: coverage with its own standard error (over corpora), mean width, bias and root mean squared error.
The seed was not used while the rule was made.
"""

import argparse
import platform
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
from coverage_chain import chain_rows
from coverage_figure import draw
from coverage_methods import FOR_MENTIONS, FOR_SHARES
from coverage_populations import CORRELATIONS, PREVALENCES, SIZES, Design, design, drawn, even, mixed, scored

from mailuo import intervals

PARTS = ("mentions", "shares", "dates", "change", "chain")
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
                            found = intervals.change(held, 0, 1, seed=number)
                            rows.append((found.low, found.high, found.difference))
                        low, high, point = np.array(rows).T
                        cell = {"part": "change", "corpus": f"{measure}, ×{factor}", "prevalence": prevalence}
                        cell |= {"correlation": correlation, "method": RULE, "n": size}
                        yield cell | scored(low, high, truth[1] - truth[0], point)


def run(parts: tuple[str, ...], *, corpora: int, chains: int, seed: int) -> pd.DataFrame:
    """Run the parts and print each cell as it is done."""
    rows = []
    for part in parts:
        began = time.perf_counter()
        cells = {
            "dates": lambda: dates(corpora=max(corpora // 4, 1), seed=seed),
            "change": lambda: changes(corpora=corpora, seed=seed),
            "chain": lambda: chain_rows(corpora=chains, seed=seed),
        }.get(part, lambda part=part: direct(part, corpora=corpora, seed=seed))
        for row in cells():
            rows.append(row)
        print(f"{part}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return pd.DataFrame(rows)


def summary(cells: pd.DataFrame) -> pd.DataFrame:
    """Give, for each part and method, the worst, mean and best coverage over its cells with n ≥ 10, and the rest."""
    large = cells[cells["n"] >= 10]
    rows = []
    for (part, method), group in large.groupby(["part", "method"], sort=False):
        worst = group.loc[group["coverage"].idxmin()]
        rows.append(
            {
                "part": part, "method": method, "cells": len(group), "worst": worst["coverage"], "se": worst["se"],
                "mean": group["coverage"].mean(), "best": group["coverage"].max(), "width": group["width"].mean(),
                "bias": group["bias"].abs().max(), "rmse": group["rmse"].mean(),
                "worst_cell": f"{worst['corpus']}, n {worst['n']}, prevalence {worst['prevalence']:g}, "
                f"correlation {worst['correlation']:g}",
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the corpora")
    parser.add_argument("--corpora", type=int, default=2000, help="corpora a cell without a topic model")
    parser.add_argument("--chains", type=int, default=200, help="corpora a cell through the topic models")
    parser.add_argument("--seed", type=int, default=20260416)
    parser.add_argument("--only", action="append", choices=PARTS)
    parser.add_argument("--out", type=Path, help="folder for coverage.csv, coverage.svg and coverage.png")
    given = parser.parse_args()
    scale = 10 if given.quick else 1
    print(f"python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}, seed {given.seed}")
    print(f"{given.corpora // scale} corpora a cell, {given.chains // scale} through the topic models")
    parts = tuple(given.only or PARTS)
    cells = run(parts, corpora=given.corpora // scale, chains=given.chains // scale, seed=given.seed)
    with pd.option_context("display.width", 250, "display.max_rows", None, "display.max_colwidth", None):
        print(
            cells[cells["method"] == RULE].drop(columns="method").to_string(index=False, float_format="{:.3f}".format)
        )
        print(summary(cells).to_string(index=False, float_format="{:.3f}".format))
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        cells.to_csv(given.out / "coverage.csv", index=False, float_format="%.4g", lineterminator="\n")
        draw(summary(cells), given.out)


if __name__ == "__main__":
    main()
