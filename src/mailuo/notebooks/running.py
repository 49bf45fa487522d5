"""Percent files to executed notebooks, the same bytes each time, without trampling on what someone edited."""

import os
import tempfile
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import jupytext
import nbclient
import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellExecutionError

from .. import study as studies
from ..errors import MailuoError
from .opening import SOURCES, seek

LONGEST = 600  # seconds a cell may take
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def run(
    names: Sequence[str] = (),
    *,
    corpus: str | Path,
    out: str | Path,
    overwrite: bool = False,
    sources: str | Path = SOURCES,
    progress: Callable[[str, Iterable], Iterable] = studies.quietly,
) -> list[Path]:
    """Execute the notebooks *names* (all where none is named) on *corpus*, write them to *out* and give their paths.

    A notebook's percent file in *sources* is its source; corpus and seed go into its parameters cell.

    Raises:
        MailuoError: a notebook in *out* whose code cells, the parameters cell aside, differ from its source (unless
            *overwrite*; then nothing is run at all), a name without a source, or a cell that fails.
    """
    out, wanted = Path(out), found(names, Path(sources))
    seed = studies.read_settings(Path(corpus)).seed
    notebooks = {out / f"{path.stem}.ipynb": jupytext.read(path) for path in wanted}
    if not overwrite:
        refuse_edited(notebooks)
    out.mkdir(parents=True, exist_ok=True)
    values = {"corpus": told(Path(corpus), out), "seed": seed}
    for path in progress("Notebooks", list(notebooks)):
        executed = execute(prepared(notebooks[path], values), name=path.name, folder=out)
        path.write_bytes((nbformat.writes(executed, indent=1) + "\n").replace("\r\n", "\n").encode())
    return list(notebooks)


def found(names: Sequence[str], sources: Path) -> list[Path]:
    """Give the percent files of *names*, with or without their ending; of all where none is named."""
    there = {path.stem: path for path in sorted(sources.glob("*.py"))}
    missing = [name for name in names if Path(name).stem not in there]
    if missing or not there:
        known = ", ".join(there) or f"none: {sources.name} has no .py"
        raise MailuoError(f"no notebook is called {', '.join(missing) or '…'}; known: {known}")
    return [there[Path(name).stem] for name in names] if names else list(there.values())


def refuse_edited(notebooks: dict[Path, nbformat.NotebookNode]) -> None:
    """Refuse to go on where a notebook stands that was edited: the file's code is not its source's."""
    edited = [path for path, source in notebooks.items() if path.exists() and _code(path) != code(source)]
    if edited:
        raise MailuoError(
            f"{len(edited)} notebooks were edited, their code is not that of their .py, first {edited[0].name}: "
            "nothing was run; move them away, or overwrite them with --overwrite"
        )


def code(notebook: nbformat.NotebookNode) -> list[str]:
    """Give the sources of the code cells, but for the parameters cell and empty ones."""
    cells = (cell for cell in notebook.cells if cell.cell_type == "code" and not _parameters(cell))
    return [cell.source.strip() for cell in cells if cell.source.strip()]


def _code(path: Path) -> list[str] | None:
    try:
        return code(nbformat.reads(path.read_text(encoding="utf-8"), as_version=4))
    except (ValueError, nbformat.ValidationError, AttributeError):  # not a notebook: not ours to replace
        return None


def _parameters(cell: nbformat.NotebookNode) -> bool:
    return "parameters" in cell.metadata.get("tags", ())


def prepared(notebook: nbformat.NotebookNode, values: dict[str, object]) -> nbformat.NotebookNode:
    """Give the notebook with *values* in its parameters cell and cell ids that stay."""
    cells = []
    for number, cell in enumerate(notebook.cells, 1):
        made = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
        source = "\n".join(f"{name} = {_literal(value)}" for name, value in values.items())
        tags = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
        text = source if _parameters(cell) else cell.source
        cells.append(made(text, metadata=tags, id=f"cell-{number:02d}"))
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})


def _literal(value: object) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)


def execute(notebook: nbformat.NotebookNode, *, name: str, folder: Path) -> nbformat.NotebookNode:
    """Run every cell in *folder* with this very Python; keep counts and results, no times and no versions."""
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[]))
    client = nbclient.NotebookClient(
        notebook, km=manager, timeout=LONGEST, record_timing=False, coalesce_streams=True,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as profile:  # nobody's own start-up files
        environment = {**os.environ, "IPYTHONDIR": profile, "MPLBACKEND": "agg", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        try:
            client.execute(env=environment)
        except CellExecutionError as error:
            cell = next(number for number, cell in enumerate(notebook.cells, 1) if _failed(cell))
            raise MailuoError(f"notebook {name} stops in cell {cell}: {error.ename}: {error.evalue}") from error
    return cleaned(notebook, name=name)


def _failed(cell: nbformat.NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", ()))


def cleaned(notebook: nbformat.NotebookNode, *, name: str) -> nbformat.NotebookNode:
    """Take out what would differ from run to run; what cells said on standard error becomes a warning."""
    notebook.metadata["language_info"] = {"name": "python"}
    for number, cell in enumerate(notebook.cells, 1):
        cell.metadata.pop("execution", None)
        errors = [output for output in cell.get("outputs", ()) if output.get("name") == "stderr"]
        if errors:
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
            warnings.warn(f"{name}, cell {number}: {errors[0].text.strip()}", stacklevel=2)
        for output in cell.get("outputs", ()):
            output.get("metadata", {}).clear()
    return notebook


def told(corpus: Path, out: Path) -> str:
    """Give how a notebook in *out* is told of its corpus: by the folder's name where that leads there, else by path."""
    corpus = corpus.resolve()
    if seek(corpus.name, out.resolve()) == corpus:
        return corpus.name
    try:
        return Path(os.path.relpath(corpus, out.resolve())).as_posix()
    except ValueError:  # another drive
        return corpus.as_posix()
