"""Files to a new corpus folder: what can be read is copied, byte for byte, and lists are laid out to be edited."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from ..dates import date_in_name
from ..errors import CorpusError, ReadError
from ..pages import Failure, distinct_names, files_of, read_pages
from ..readers import columns_of
from ..readers.archives import files_in, is_archive

TYPED = 4  # of a file that was named itself, not by its folder, the last parts of its path
STUDY = """\
# How these pages are studied. `mailuo run` reads it; a line that is commented out shows its default.
# unit = "paragraph"            # what one row of the counts is: "paragraph" or "article"
# photos = false                # do photo news count as articles?
# reprints = false              # does a reprint count again?
# n_topics = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]  # one number (no grid), or the numbers to compare
# n_seeds = 20                  # fits for each of them
# min_documents = 2             # a term is kept if it is in at least so many articles …
# max_share = 0.8               # … and at most in this share of them
# period = "year"               # "year", "quarter", "month", or [["label", "2020-01-01", "2023-06-30"], …]
# first = 2020                  # the years that timelines show
# last = 2024
# seed = 1
"""
KEEP = "# Protected terms, kept whole before jieba sees the text: a name a line, `name = alias = alias`.\n"
THEMES = """\
# What you trace through time. A theme has two tiers, which are never added up:
#   terms    the thing by its name            related   what surrounds it
#   not_terms   longer terms that hold one of these and mean something else
#   since    the day from which the name was in use ("2023-07")      gloss   its name in English, for axes
#
# [[theme]]
# name = "…"
# terms = ["…"]
# related = ["…"]
# why = "…"
"""


@dataclass(frozen=True)
class Made:
    """What became of the files: those copied, those left out as another's double, those that cannot be read."""

    folder: Path
    copied: tuple[Path, ...]
    doubles: tuple[tuple[Path, Path], ...]
    inside: tuple[tuple[str, Path], ...]  # members of the archives copied that stand elsewhere too
    failures: tuple[Failure, ...]
    n_pages: int
    columns: Mapping[Path, Mapping[str, str]]  # of the tables among them: from which column each role is read


def make_corpus(
    folder: Path,
    files: Iterable[Path],
    *,
    name: str | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[str, Iterable], Iterable] = lambda label, items: items,
) -> Made:
    """Make a corpus folder of *files* (folders are opened up): their copies, corpus.toml, lists and themes to edit.

    Raises:
        CorpusError: the folder holds something already, or none of the files can be read.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CorpusError(f"{folder} is there and not empty: name a new folder, or use `mailuo add`")
    made = copy_pages(folder, files, columns=columns, progress=progress)
    if not made.copied:
        reasons = "; ".join(failure.reason for failure in made.failures[:3])
        raise CorpusError(f"none of the files can be read, so no corpus was made: {reasons}")
    (folder / "words").mkdir()
    stop = resources.files("mailuo").joinpath("defaults/stop.txt").read_text(encoding="utf-8")
    texts = {
        "corpus.toml": settings(name or folder.resolve().name, columns),
        "study.toml": STUDY,
        "themes.toml": THEMES,
        "words/keep.txt": KEEP,
        "words/stop.txt": stop,
    }
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return made


def settings(name: str, columns: Mapping[str, str] | None) -> str:
    """Give the text of corpus.toml."""
    lines = [f"name = {json.dumps(name, ensure_ascii=False)}", 'language = "zh"', 'pages = "pages/**/*"']
    if columns:
        lines += ["", "[columns]  # which columns of tables hold what"]
        lines += [f"{role} = {json.dumps(column, ensure_ascii=False)}" for role, column in columns.items()]
    return "\n".join(lines) + "\n"


def copy_pages(
    folder: Path,
    files: Iterable[Path],
    *,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[str, Iterable], Iterable] = lambda label, items: items,
) -> Made:
    """Copy the files that can be read to *folder*/pages, those with the same content once; nothing is overwritten."""
    files = list(files)
    found, missing = files_of(files)
    known: dict[bytes, Path] = {}
    for path in sorted(path for path in (folder / "pages").rglob("*") if path.is_file()):
        whole, packed = digests(path)
        known |= dict.fromkeys((whole, *packed.values()), path)
    names = kept_names(found, files)
    copied, doubles, inside, failures, n_pages, tables = [], [], [], list(missing), 0, {}
    for file in progress("files", found):
        content, packed = digests(file)
        if content in known:
            doubles.append((file, known[content]))
            continue
        pages, refused = read_pages([file], columns=columns)
        failures += refused
        if not pages:
            continue
        target = free_name(folder / "pages" / names[file])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        inside += [(f"{file}/{member}", known[one]) for member, one in packed.items() if one in known]
        known |= dict.fromkeys((content, *packed.values()), target)
        copied.append(target)
        n_pages += len(pages)
        if chosen := columns_of(str(file), file.read_bytes(), columns):
            tables[file] = chosen
    return Made(folder, tuple(copied), tuple(doubles), tuple(inside), tuple(failures), n_pages, tables)


def kept_names(found: Sequence[Path], given: Sequence[Path]) -> dict[Path, str]:
    """Give what each file is called in the corpus: its name, with the folders that tell it apart or state its date.

    Folders count from the one that was given, its own name too: 2021-01/08/node_01.htm keeps all three parts.
    """
    roots = {file.resolve(): root for root in map(Path, given) if root.is_dir() for file in files_of([root])[0]}
    names = {}
    for file, name in zip(found, distinct_names(list(found))):
        root = roots.get(file.resolve())
        parts = (root.resolve().name, *file.relative_to(root).parts) if root else file.parts[-TYPED:]
        parts = [part for part in parts if part not in ("/", "..", ".")]
        date = date_in_name("/".join(parts))
        tails = ("/".join(parts[-depth:]) for depth in range(name.count("/") + 1, len(parts) + 1))
        names[file] = next((tail for tail in tails if date_in_name("x/" + tail) == date), name) if date else name
    return names


def digests(file: Path) -> tuple[bytes, dict[str, bytes]]:
    """Give the SHA-256 of a file, and of each file in it by its name where it is an archive that can be read.

    Of a file that cannot be opened the first is its path: reading it will say why.
    """
    try:
        data = file.read_bytes()
    except OSError:
        return str(file).encode(), {}
    whole = hashlib.sha256(data).digest()
    if not is_archive(data):
        return whole, {}
    try:
        return whole, {name: hashlib.sha256(content).digest() for name, content in files_in(str(file), data)}
    except ReadError:
        return whole, {}


def free_name(path: Path) -> Path:
    """Give *path*, with a number before its ending if a file of that name is there."""
    tries: Sequence[Path] = [path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, 10_000))]
    return next(one for one in tries if not one.exists())
