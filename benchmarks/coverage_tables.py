"""Write the cells as tables in Markdown: coverage, width, bias and error of each method over its cells with n ≥ 10."""

import pandas as pd

HEAD = "| {} | cells | worst (s.e.) | mean | best | width | largest bias | RMSE |\n|---|---|---|---|---|---|---|---|\n"
DIRECT = {"mentions": "mentions: share of articles", "shares": "mean shares, no topic model in the chain"}
OURS = ("this project", "as measured", "calibrated on 100 labels")


def tables(cells: pd.DataFrame) -> str:
    """Give a table for each part, each with its heading."""
    large = cells[cells["n"] >= 10]
    makers = {"mentions": direct, "shares": direct, "chain": chain, "change": change, "dates": dates}
    parts = [part for part in makers if part in set(large["part"])]
    return "\n".join(makers[part](large[large["part"] == part], part) for part in parts)


def direct(cells: pd.DataFrame, part: str) -> str:
    """Give the methods over corpora of equal periods, then this project's rule over the harder corpora too."""
    equal = cells["corpus"].str.startswith("even")
    text = HEAD.format(DIRECT[part]) + rows(cells[equal], "method")
    rule = cells[cells["method"] == "this project"]
    text += row("**this project, all corpora**", rule)
    harder = rule[~rule["corpus"].str.startswith("even")].copy()
    harder["corpus"] = harder["corpus"].replace("mixed", "periods of 3 to 200 articles, prevalence × .5 to 1.5")
    return text + rows(harder, "corpus", mark="· ")


def chain(cells: pd.DataFrame, part: str) -> str:
    """Give the methods through topic models, clear and blurred."""
    text = HEAD.format("mean shares, through nine fits of LDA")
    for method, group in cells.groupby("method", sort=False):
        text += row(f"**{method}**" if method in OURS else method, group) + rows(group, "corpus", mark="· ")
    return text


def change(cells: pd.DataFrame, part: str) -> str:
    """Give the difference between two periods, by how much the second is more intense."""
    return HEAD.format("difference between two periods") + rows(cells, "corpus")


def dates(cells: pd.DataFrame, part: str) -> str:
    """Give what imprecise dates do, in a peak and beside it."""
    text = HEAD.format("three pages in ten span two periods")
    for corpus, group in cells.groupby("corpus", sort=False):
        text += rows(group.assign(method=corpus.replace(", imprecise dates", "") + ": " + group["method"]), "method")
    return text


def rows(cells: pd.DataFrame, by: str, *, mark: str = "") -> str:
    """Give a row for each value of a column."""
    groups = cells.groupby(by, sort=False)
    return "".join(row(f"**{name}**" if name in OURS else mark + name, group) for name, group in groups)


def row(name: str, cells: pd.DataFrame) -> str:
    """Give one row: the worst cell with its standard error, the mean and the best, mean width, bias and RMSE."""
    worst = cells.loc[cells["coverage"].idxmin()]
    values = (cells["coverage"].mean(), cells["coverage"].max(), cells["width"].mean())
    errors = (cells["bias"].abs().max(), cells["rmse"].mean())
    said = [f"{_short(worst['coverage'])} ({_short(worst['se'])})", *map(_short, (*values, *errors))]
    return f"| {name} | {len(cells)} | {' | '.join(said)} |\n"


def _short(value: float) -> str:
    return f"{value:.3f}".lstrip("0") if value < 0.9995 else "1.000"
