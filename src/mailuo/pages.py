"""Files to pages: a page's text as decoded, untouched, with its lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mailuo import readers
from mailuo.errors import ReadError
from mailuo.readers.reading import Reading

LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # those of str.splitlines


@dataclass(frozen=True)
class Line:
    """One line of a page: code points [start, end) of `Page.text`, without the line end.

    From a PDF also its box (left, top, right, bottom, in points from the page's top left) and font size in points.
    """

    start: int
    end: int
    box: tuple[float, float, float, float] | None = None
    size: float | None = None


@dataclass(frozen=True)
class Page:
    """A page as its file gives it: *id* is the file's name; *text* is as decoded, line ends kept.

    *stated* holds what the file itself states of the one article it is (a row of a table, an HTML page):
    ``headline``, ``authors``, ``date`` …; None for a page from which articles are still to be built.
    """

    id: str
    text: str
    lines: tuple[Line, ...] = field(repr=False)
    stated: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Failure:
    """A file that could not be read, and the sentence that says why."""

    path: Path
    reason: str


def page_of_text(id: str, text: str) -> Page:
    """Give the page *id* of *text*, whatever characters it holds.

    >>> page = page_of_text("第一版", "油菜\\r\\n花开")
    >>> [page.text[line.start : line.end] for line in page.lines]
    ['油菜', '花开']
    """
    return Page(id, text, tuple(lines_of(text)))


def lines_of(text: str) -> Iterator[Line]:
    """Give the lines of *text* in order, blank ones too; any line end of Unicode ends a line and is no part of it."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield Line(start, start + len(line.rstrip(LINE_ENDS)))
        start += len(line)


def read_page(path: str | Path) -> Page:
    """Give the one page that the file at *path* holds.

    Raises:
        ReadError: the file cannot be read, or holds several pages (`read_pages` gives them all).
    """
    pages, failures = pages_of_file(Path(path), Path(path).name)
    if len(pages) != 1 or failures:
        raise ReadError(f"{path} holds {len(pages) + len(failures)} pages, not one.")
    return pages[0]


def read_pages(
    paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None
) -> tuple[list[Page], list[Failure]]:
    """Give the pages of all files of *paths* in their order, folders opened up, and the files that failed.

    A page's id is its file's name; files of one name in several folders keep as much of their path as tells them
    apart. A file named twice is read once. *columns*: which columns of tables hold what (see `readers.rows.read`).
    """
    read, failures = read_files(paths, columns=columns)
    return [page for page, _ in read], failures


def read_files(
    paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None
) -> tuple[list[tuple[Page, Path]], list[Failure]]:
    """Give what `read_pages` gives, each page with its file."""
    read = []
    files, failures = files_of(paths)
    for file, id in zip(files, distinct_names(files)):
        try:
            found, refused = pages_of_file(file, id, columns=columns)
        except ReadError as error:
            found, refused = [], [Failure(file, str(error))]
        read += [(page, file) for page in found]
        failures += refused
    return read, failures


def files_of(paths: Iterable[str | Path]) -> tuple[list[Path], list[Failure]]:
    """Give the files that *paths* name, each once: a folder stands for the files in and under it, in name order.

    Hidden files are no pages. What is not there, and a folder without files, is a failure.
    """
    files: dict[Path, Path] = {}
    failures = []
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.is_file() and not is_hidden(file.relative_to(path)))
            if not found:
                failures.append(Failure(path, f"{path} is a folder without a file in it."))
        else:
            found = [path]
        for file in found:
            files.setdefault(file.resolve(), file)
    return list(files.values()), failures


def is_hidden(path: Path) -> bool:
    """Tell whether a part of *path* is hidden: its name opens with a full stop, or is what a system leaves behind."""
    return any(part.startswith(".") or part in ("__MACOSX", "Thumbs.db", "desktop.ini") for part in path.parts)


def distinct_names(files: list[Path]) -> list[str]:
    """Give each file its name, with as many folders before it as make all names distinct.

    >>> distinct_names([Path("2021/08/01.txt"), Path("2021/09/01.txt"), Path("2021/09/02.txt")])
    ['08/01.txt', '09/01.txt', '02.txt']
    """
    names = [file.name for file in files]
    parts = [file.resolve().parts for file in files]
    for depth in range(2, 1 + max(map(len, parts), default=0)):
        taken = Counter(names)
        if len(taken) == len(names):
            break
        names = ["/".join(part[-depth:]) if taken[name] > 1 else name for part, name in zip(parts, names)]
    return names


def pages_of_file(path: Path, id: str, *, columns: Mapping[str, str] | None = None) -> tuple[list[Page], list[Failure]]:
    """Give the pages of one file, and those of them that cannot be read; of several, ``id#part`` names each."""
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder, not a page.")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path} cannot be opened: {(error.strerror or 'unknown error').lower()}.") from None
    readings = readers.read(str(path), data, columns)
    pages = [page_of_reading(id, reading) for reading in readings if not reading.refused]
    return pages, [Failure(path, reading.refused) for reading in readings if reading.refused]


def page_of_reading(id: str, reading: Reading) -> Page:
    """Give the page of what a reader found; its lines carry the places that the reader knows."""
    places = {start: (box, size) for start, _, box, size in reading.places}
    lines = tuple(Line(line.start, line.end, *places.get(line.start, ())) for line in lines_of(reading.text))
    return Page(f"{id}#{reading.part}" if reading.part else id, reading.text, lines, reading.stated)
