"""A study to what one looks up in it: a term in its contexts, the sentences behind a number, a sheet to code."""

import re
from enum import StrEnum
from typing import Annotated

import pandas as pd
import typer

from .. import coding, concordance, evidence
from ..errors import CorpusError
from ..tables import write_csv
from .app import Folder, Out, app, opened, target
from .progress import tell


class Side(StrEnum):
    """The context that `kwic` sorts by."""

    left = "left"
    right = "right"


@app.command()
def kwic(
    folder: Folder,
    term: Annotated[str, typer.Argument(help="The term to look up; quote styles and widths do not matter.")],
    sort: Annotated[Side | None, typer.Option(help="Sort by what stands to the left or to the right.")] = None,
    width: Annotated[int, typer.Option(help="Characters of context on each side.")] = 20,
    whole: Annotated[bool, typer.Option("--whole", help="Leave out places inside a longer protected term.")] = False,
) -> None:
    """Print every place where TERM stands, a line each: date, page, context and headline."""
    one = opened(folder)
    side = sort.value if sort else None
    frame = concordance.kwic(
        one.counted, term, lexicon=one.lexicon, pages=one.pages, sort=side, width=width, whole=whole
    )
    for row in frame.itertuples():
        context = f"{row.left:>{width}} 【{row.match}】 {row.right:<{width}}"
        typer.echo(f"{row.date or '—':<10}  {context}  {row.headline} ({row.page})")
    tell(f"{len(frame)} places in {frame['article'].nunique()} articles")


@app.command("evidence")
def show_evidence(
    folder: Folder,
    point: Annotated[str, typer.Argument(metavar="ID", help="A point of a figure, as in name:双城经济圈:2021.")],
) -> None:
    """Print the articles and sentences behind one plotted number, with page, offsets and the words that counted.

    IDs are measure:theme:period; the measures are name, related, either, guided, found, topic and cluster.
    """
    one = opened(folder)
    rows = evidence.behind(one.evidence, point)
    first = rows.iloc[0]
    share = "no data" if pd.isna(first["share"]) else f"{first['share']:.6g}"
    typer.echo(f"{first['id']}  share {share}, of {rows['article'].nunique()} articles")
    for _, article in rows.groupby("article", sort=False):
        head = article.iloc[0]
        typer.echo(f"\n{head['article']}  value {head['value']:.6g}  weight {head['weight']:.6g}  {head['headline']}")
        for row in article.dropna(subset=["sentence"]).itertuples():
            place = f"{row.page} [{row.page_start}, {row.page_end})" if pd.notna(row.page_start) else row.page
            typer.echo(f"  {place}  {row.term}\n    {row.sentence}")


@app.command()
def sample(
    folder: Folder,
    theme: Annotated[str, typer.Option(help="The theme to code, by its name in themes.toml.")],
    n: Annotated[int, typer.Option("--n", help="How many articles to read.")] = 100,
    out: Out = None,
) -> None:
    """Draw a coding sheet: articles to read by hand, half in proportion to the theme's share, half uniformly.

    Fill in coder_1 (and coder_2, if two of you read) from 0, not of the theme, to 1, wholly of it, and leave the sheet
    in CORPUS/coding: the next `mailuo run` calibrates the theme's shares on it and says on how many articles.
    """
    one = opened(folder)
    if theme not in one.theme_names:
        raise CorpusError(f"no theme is called {theme!r}; there are {', '.join(one.theme_names) or 'none'}")
    shares = one.measured_share(theme)
    folder_of_sheets = one.corpus.folder / "coding" if out is None else target(folder, out)
    path = folder_of_sheets / (re.sub(r"\W+", "-", theme).strip("-") + ".csv")  # 关键核心技术/“卡脖子” is no file name
    if path.exists():
        raise CorpusError(f"{path} is there already; move it away to draw another sheet")
    sheet = coding.sheet(one.counted, shares, theme=theme, n=n, seed=one.settings.seed)
    write_csv(sheet, path)
    typer.echo(f"{len(sheet)} of {len(one.counted)} articles to read are in {path}")
