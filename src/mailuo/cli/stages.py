"""A corpus to what each stage makes of it: run, articles, words, topics, clusters, themes, figures, notebooks."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from .. import articles as building
from .. import corpus, notebooks, study, tokens
from ..errors import DataError
from ..topics import Topics
from .app import Folder, Out, Overwrite, app, opened, target, written
from .explaining import explained
from .progress import bar, stage, tell

STAGES = {
    "articles": "Articles",
    "words": "Words",
    "topics": "Topics (LDA)",
    "clusters": "Clusters (TF-IDF)",
    "themes": "Themes",
    "timelines": "Timelines and evidence",
}


@app.command()
def run(
    folder: Folder,
    out: Out = None,
    overwrite: Overwrite = False,
    without_notebooks: Annotated[bool, typer.Option("--without-notebooks", help="Tables and figures only.")] = False,
) -> None:
    """Do all of it: pages to articles, words, topics, clusters, themes; then tables, figures, notebooks.

    Writes OUT/tables, OUT/figures, OUT/notebooks and OUT/methods.md, and ends with what the data support.
    A second run on the same pages changes no byte.
    """
    out, paths, refused = target(folder, out), [], {}
    with stage("Pages and articles"):
        one = opened(folder)
    for name, label in STAGES.items():
        with stage(label):
            try:
                paths += study.write_tables(one, name, out)
            except DataError as reason:
                refused[label] = str(reason)
    with stage("Figures"):
        drawn, not_drawn = study.write_figures(one, out, progress=bar)
        paths += drawn
        refused |= {f"figure {name}": reason for name, reason in not_drawn.items()}
    if refused:
        refused["methods.md and notebooks"] = "they tell of all results, and some are not there"
    else:
        paths.append(study.write_methods(one, out))
    if not (refused or without_notebooks):
        with stage("Notebooks"):
            paths += notebooks.run(corpus=folder, out=out / "notebooks", overwrite=overwrite, progress=bar)
    summary(one, out, paths, refused)


def summary(one: study.Study, out: Path, paths: list[Path], refused: dict[str, str]) -> None:
    """Say what was written, where, what the corpus does not bear and why, and what the data support."""
    kinds = {
        kind: sum(path.suffix == kind for path in paths)
        for kind in (".csv", ".parquet", ".svg", ".png", ".ipynb", ".md")
    }
    told = ", ".join(f"{count} {kind[1:]}" for kind, count in kinds.items() if count)
    typer.echo(f"\nWritten to {out}: {told}")
    for name, reason in refused.items():
        typer.echo(f"Not made: {name}: {reason}")
    if not refused:
        typer.echo("\nWhat these pages support:")
        answer = notebooks.themes_answer(one)
        for number, (english, chinese) in enumerate(zip(answer.english, answer.chinese), 1):
            typer.echo(f"{number}. {english}\n   {chinese}")
    failures = len(one.corpus.failures)
    if failures:
        typer.echo(f"\n{failures} of {failures + len(one.corpus.pages)} files could not be read; they are named above.")


@app.command()
def articles(
    pages: Annotated[list[Path], typer.Argument(help="Page files, folders of pages, or a corpus folder.")],
    out: Annotated[Path | None, typer.Option(help="A file to write to; standard output where not given.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print each page with its roles in the margin.")] = False,
) -> None:
    """Print the articles of pages, one JSON record a line: blocks with their roles and spans, dates, links.

    Files that cannot be read are named, the others go on, and the exit code is 1.
    """
    found = corpus.open_corpus(*pages)
    if explain:
        lines = list(explained(found.pages, found.articles, colour=sys.stdout.isatty() and out is None))
    else:
        lines = (json.dumps(building.record(article), ensure_ascii=False) for article in found.articles)
    text = "".join(line + "\n" for line in lines)
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)
    for failure in found.failures:
        tell(f"not read: {failure.reason}")
    tell(f"{len(found.pages)} pages, {len(found.articles)} records, {len(found.failures)} files not read")
    if found.failures:
        raise typer.Exit(1)


@app.command()
def words(
    folder: Folder,
    out: Out = None,
    suggest: Annotated[bool, typer.Option("--suggest", help="Propose terms that the dictionary lacks.")] = False,
) -> None:
    """Say what the word lists leave of the text: tokens in, dropped by each rule, documents left empty."""
    one = opened(folder)
    if suggest:
        sys.stdout.write(tokens.suggestions([unit.text for unit in one.units], one.lexicon))
        return
    written(study.write_tables(one, "words", target(folder, out)))
    typer.echo(one.losses.report())


@app.command()
def topics(folder: Folder, out: Out = None) -> None:
    """Fit LDA over the grid of K and seeds, say which K the documents support, and print the topics."""
    one = opened(folder)
    written(study.write_tables(one, "topics", target(folder, out)))
    told(one.choice.reason, one.topics, "T")


@app.command()
def clusters(folder: Folder, out: Out = None) -> None:
    """Cluster the articles by TF-IDF and print the clusters by their terms."""
    one = opened(folder)
    written(study.write_tables(one, "clusters", target(folder, out)))
    told(one.clusters.reason, one.clusters, "C")


def told(reason: str, found: Topics, letter: str) -> None:
    """Print why there are so many topics or clusters, then each by its terms."""
    typer.echo(reason)
    for number, terms in enumerate(found.top_terms(10), 1):
        typer.echo(f"{letter}{number}  {' '.join(terms)}")


@app.command()
def themes(folder: Folder, out: Out = None) -> None:
    """Find the themes' terms, trace them through time, and print their shares of articles."""
    one = opened(folder)
    written([path for name in ("themes", "timelines") for path in study.write_tables(one, name, target(folder, out))])
    typer.echo(str(notebooks.themes_answer(one)))


@app.command()
def figures(folder: Folder, out: Out = None) -> None:
    """Draw every figure as SVG and PNG, with a CSV of exactly the numbers drawn."""
    paths, refused = study.write_figures(opened(folder), target(folder, out), progress=bar)
    written(paths)
    for name, reason in refused.items():
        tell(f"not drawn: {name}: {reason}")


@app.command("notebooks")
def run_notebooks(folder: Folder, out: Out = None, overwrite: Overwrite = False) -> None:
    """Execute the notebooks on a corpus; one whose code was edited in Jupyter is not overwritten unless asked."""
    written(notebooks.run(corpus=folder, out=target(folder, out) / "notebooks", overwrite=overwrite, progress=bar))


@app.command(hidden=True)
def warm() -> None:
    """Compile the kernels and build the dictionary, so that the first run is as fast as the next."""
    from .. import lda
    from ..pages import page_of_text

    quote = "过江只要五分钟，\n从前要坐半小时的\n船。"
    text = f"大桥通车了，市民都来看，他们说，{quote}".replace("\n", "")
    building.articles(page_of_text("page", f"桥通车了\n\n□记者 高岩\n\n　　{text}\n\n# 他们说\n{quote}\n"))
    tokens.warm()
    lda.warm()
