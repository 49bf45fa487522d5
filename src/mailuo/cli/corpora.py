"""Files to a corpus folder: make one, add to it, look it over."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from .. import doctor
from ..errors import CorpusError
from .app import Folder, app, opened
from .progress import bar, stage, tell

Files = Annotated[list[Path], typer.Argument(help="Text, PDF, HTML, tables, zip archives, or folders of them.")]


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The corpus folder to make.", metavar="DIR")],
    files: Files,
    name: Annotated[str | None, typer.Option(help="The corpus's name in figures.  [default: the folder's]")] = None,
    text: Annotated[str | None, typer.Option(help="In tables: the column with the text.")] = None,
    headline: Annotated[str | None, typer.Option(help="In tables: the column with the headline.")] = None,
    date: Annotated[str | None, typer.Option(help="In tables: the column with the date.")] = None,
    authors: Annotated[str | None, typer.Option(help="In tables: the column with the authors.")] = None,
) -> None:
    """Make a corpus folder of what you have: pages copied, what was found told, lists laid out with suggestions.

    A file that cannot be read is named with its reason and never stops the rest.
    """
    columns = {"text": text, "headline": headline, "date": date, "authors": authors}
    told = {role: column for role, column in columns.items() if column}
    made = doctor.make_corpus(folder, files, name=name, columns=told, progress=bar)
    outcome(made)
    with stage("Articles and suggestions"):
        one = opened(folder)
        terms, themes = doctor.suggest_lists(one)
    contents(one)
    typer.echo(f"\nSuggested, as comments: {terms} terms in words/keep.txt, {themes} themes in themes.toml.")
    typer.echo("\nNext:")
    typer.echo(f"  mailuo doctor {quoted(folder)}                what to mend before trusting results")
    typer.echo(f"  edit {quoted(folder / 'themes.toml')}           what you want to trace")
    typer.echo(f"  mailuo run {quoted(folder)}                   all results, in {quoted(folder / 'results')}")


@app.command()
def add(folder: Annotated[Path, typer.Argument(help="A corpus folder.", metavar="DIR")], files: Files) -> None:
    """Add pages to a corpus folder; only what depends on them is done again by the next `mailuo run`."""
    if not (folder / "corpus.toml").is_file():
        raise CorpusError(f"{folder} is no corpus folder: `mailuo new` makes one")
    known = {article.id for article in opened(folder).articles}
    made = doctor.copy_pages(folder, files, progress=bar)
    outcome(made)
    one = opened(folder)
    fresh = [article for article in one.articles if article.id not in known]
    typer.echo(
        f"Built anew: {made.n_pages} pages with {len(fresh)} articles; the other {len(one.pages) - made.n_pages} pages "
        "are as they were. Counts, topics, clusters and timelines depend on all pages and follow with `mailuo run`."
    )


@app.command("doctor")
def look_over(folder: Folder) -> None:
    """Look a corpus over: what could not be read, empty and undated articles, doubles, boilerplate, absent terms, …"""
    found = doctor.examine(opened(folder))
    for ailment in found:
        typer.echo(f"\n{ailment.name}: {ailment.sentence}")
        for example in ailment.examples:
            typer.echo(f"    {example}")
        if ailment.remedy:
            typer.echo(f"  → {ailment.remedy}")
    typer.echo(f"\n{len(found)} things to look at." if found else "Nothing found; that is no proof that all is well.")


def outcome(made: doctor.Made) -> None:
    """Print what became of the files: read, skipped as doubles, failed with reasons."""
    read, skipped, failed = len(made.copied), len(made.doubles), len(made.failures)
    typer.echo(f"read {read} files ({made.n_pages} pages), skipped {skipped}, failed {failed}")
    for member, double in made.inside:
        typer.echo(f"  {member} is {double} once more: it counts once, as a reprint")
    for file, double in made.doubles:
        typer.echo(f"  skipped {file}: the same as {double}")
    for failure in made.failures:
        typer.echo(f"  failed  {failure.reason}")
    for file, columns in made.columns.items():
        told = ", ".join(f"{role} from {column!r}" for role, column in columns.items())
        typer.echo(f"  columns of {file.name}: {told}; others are named with --text, --headline, --date, --authors")


def contents(one) -> None:
    """Print what the corpus holds: pages, articles, years and gaps."""
    kinds = Counter(article.kind for article in one.articles)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    typer.echo(f"\n{len(one.pages)} pages: {told}; counted as {len(one.counted)} articles.")
    if any(date is not None for date in one.dates):
        typer.echo(one.coverage[["period", "n_articles", "n_pages"]].to_string(index=False))
    else:
        tell("No article has a date; corpus.toml can state dates.")


def quoted(path: Path) -> str:
    """Give a path as it can be typed."""
    return f'"{path}"' if " " in str(path) else str(path)
