"""Measure what the intervals promise: how often a nominal 95 % interval covers the truth, in simulated corpora.

    python benchmarks/coverage.py                 the table of docs/intervals.md, about half an hour on one core
    python benchmarks/coverage.py --quick         a tenth of the corpora
    python benchmarks/coverage.py --only chain    one part: mentions, shares, dates, change, chain
    python benchmarks/coverage.py --out docs      also writes coverage.csv, .md, .svg and .png there

Each row is a cell: coverage with its own standard error (over corpora), mean width, bias and root mean squared error.
The seed was not used while the rule was made.
"""

if __name__ != "__main__":  # numba looks for a library of this name and would take this script for it
    raise ImportError("a script, not the library that measures which lines tests reach")

import argparse
import platform
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
from coverage_cells import RULE, changes, dates, direct, one_page
from coverage_chain import chain_rows
from coverage_figure import draw
from coverage_tables import tables

PARTS = ("mentions", "shares", "change", "dates", "chain")


def run(parts: tuple[str, ...], *, corpora: int, chains: int, seed: int) -> pd.DataFrame:
    """Run the parts and print each cell as it is done."""
    rows = []
    for part in parts:
        began = time.perf_counter()
        cells = {
            "dates": lambda: dates(corpora=corpora, seed=seed),
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


TARGETS = (
    ("mentions", RULE, "every cell", 0.95),
    ("shares", RULE, "every cell", 0.93),
    ("chain", "as measured", "every cell", 0.94),
    ("chain", "calibrated on 100 labels", "the mean", 0.93),
    ("chain", "calibrated on 100 labels", "every cell", 0.90),
)


def verdicts(cells: pd.DataFrame) -> list[str]:
    """Say of each target whether it is met with n ≥ 10, within two standard errors, and in how many cells it is not."""
    lines = []
    for part, method, where, wanted in TARGETS:
        group = cells[(cells["part"] == part) & (cells["method"] == method) & (cells["n"] >= 10)]
        if where == "the mean" and len(group):
            group = pd.DataFrame({"coverage": [group["coverage"].mean()], "se": [0.0]})
        if len(group):
            below = int((group["coverage"] + 2 * group["se"] < wanted).sum())
            plainly = int((group["coverage"] < wanted).sum())
            lines.append(
                f"{part}, {method}: wanted {wanted:.2f} in {where}; worst {group['coverage'].min():.3f}; "
                f"{below} of {len(group)} below by more than two standard errors ({plainly} below at all)"
            )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the corpora")
    parser.add_argument("--corpora", type=int, default=1000, help="corpora a cell without a topic model")
    parser.add_argument("--chains", type=int, default=80, help="corpora a cell through the topic models")
    parser.add_argument("--seed", type=int, default=20260416)
    parser.add_argument("--only", action="append", choices=PARTS)
    parser.add_argument("--out", type=Path, help="folder for coverage.csv, .md, .svg and .png")
    given = parser.parse_args()
    scale = 10 if given.quick else 1
    print(f"python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}, seed {given.seed}")
    told = (
        f"{given.corpora // scale} corpora a cell, {given.chains // scale} through the topic models, seed {given.seed}."
    )
    print(told)
    parts = tuple(given.only or PARTS)
    cells = run(parts, corpora=given.corpora // scale, chains=given.chains // scale, seed=given.seed)
    with pd.option_context("display.width", 250, "display.max_rows", None, "display.max_colwidth", None):
        print(
            cells[cells["method"] == RULE].drop(columns="method").to_string(index=False, float_format="{:.3f}".format)
        )
        print(summary(cells).to_string(index=False, float_format="{:.3f}".format))
    print(*verdicts(cells), sep="\n")
    print("an interval for a period on one page:", "none" if one_page() else "DRAWN, which is wrong")
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        cells.to_csv(given.out / "coverage.csv", index=False, float_format="%.4g", lineterminator="\n")
        (given.out / "coverage.md").write_text(f"# Coverage\n\n{told}\n\n{tables(cells)}", encoding="utf-8")
        draw(summary(cells), given.out)


if __name__ == "__main__":
    main()
