"""Commands to results: `mailuo COMMAND`, one function each."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from .. import study
from ..errors import MailuoError
from .progress import bar, speak_utf8, tell

app = typer.Typer(
    help="脉络 mailuo: from newspaper pages to articles, topics and themes traced through time.\n\n"
    "Start with `mailuo run seeds --out .`, or with `mailuo new FOLDER FILES…` for pages of your own.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

Folder = Annotated[Path, typer.Argument(help="A corpus folder, a folder of pages, or one page file.", metavar="CORPUS")]
Out = Annotated[
    Path | None, typer.Option(help="The folder to write to.  [default: CORPUS/results]", show_default=False)
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace notebooks whose code was edited in Jupyter.")]


def main() -> None:
    """Run the command line; what the user can mend ends in one sentence and exit code 1."""
    from . import corpora, looking, stages  # noqa: F401  each registers its commands with `app`

    speak_utf8()
    try:
        app()
    except MailuoError as error:
        tell(f"mailuo: {error}")
        sys.exit(1)


def target(folder: Path, out: Path | None) -> Path:
    """Give the folder that results are written to."""
    return out if out is not None else (folder if folder.is_dir() else folder.parent) / "results"


def opened(folder: Path) -> study.Study:
    """Open *folder* as a study, and name the files that could not be read."""
    one = study.open_study(folder, progress=bar)
    for failure in one.corpus.failures:
        tell(f"not read: {failure.reason}")
    return one


def written(paths: list[Path]) -> None:
    """Name what was written."""
    for path in paths:
        tell(f"wrote {path}")
