"""A folder to a corpus: its pages, their articles dated and linked, what could not be read, and what counts."""

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import mailuo.articles
from mailuo import cache
from mailuo.articles import Article, articles, from_record, record
from mailuo.corpus.counting import CountedArticle, Paragraph, counted
from mailuo.corpus.jumps import join_jumps
from mailuo.corpus.reprints import Difference, differences, differing_passages, mark_reprints
from mailuo.corpus.settings import Settings, read_settings
from mailuo.dates import dated
from mailuo.errors import CorpusError
from mailuo.pages import Failure, Page, read_files

__all__ = [
    "Corpus", "CountedArticle", "Difference", "Paragraph", "build_articles", "counted", "differences",
    "differing_passages", "linked",
    "open_corpus",
]  # fmt: skip

KIND = "articles"  # of the cache
PAGE_IN_NAME = re.compile(r"(?:^|[^0-9A-Za-z])(?:(?:19|20)\d{6})?([A-Z]?\d{1,2})(?=\.[A-Za-z]+$|$)")


@dataclass(frozen=True)
class Corpus:
    """Pages and their articles, dated and linked; *failures* are the files that could not be read, with reasons.

    *folder* is the corpus folder, or the folder of the pages where there is none; *settings* is all of corpus.toml.
    """

    folder: Path
    name: str
    language: str
    pages: tuple[Page, ...] = field(repr=False)
    articles: tuple[Article, ...] = field(repr=False)
    failures: tuple[Failure, ...]
    settings: dict


def open_corpus(*paths: str | Path) -> Corpus:
    """Open a corpus folder, a bare folder of pages, or any number of page files and folders.

    The articles of a page are built once and kept in the user's cache.

    Raises:
        CorpusError: nothing is there, no page can be read, or corpus.toml says something that it cannot.

    >>> open_corpus("nowhere")
    Traceback (most recent call last):
    ...
    mailuo.errors.CorpusError: nowhere is not there; give a corpus folder, a folder of pages, or page files.
    """
    if not paths or not any(Path(path).exists() for path in paths):
        missing = ", ".join(map(str, paths)) or "Nothing"
        raise CorpusError(f"{missing} is not there; give a corpus folder, a folder of pages, or page files.")
    files, settings, of_page = [], None, {}
    for path in map(Path, paths):
        found = read_settings(path) if (path / "corpus.toml").is_file() else None
        files += page_files(path, found)
        of_page |= found.of_page if found else {}
        settings = settings or found
    first = Path(paths[0])
    folder = first if first.is_dir() else first.parent
    settings = settings or Settings(folder.resolve().name or "pages")
    read, failures = read_files(files, columns=settings.columns)
    pages = tuple(page for page, _ in read)
    check_pages(folder, pages, of_page)
    names = {page.id: "#".join([path_below(file, folder), *page.id.split("#")[1:]]) for page, file in read}
    built = build_articles(pages)
    dates = {page: own["date"] for page, own in of_page.items() if "date" in own}
    numbers = {page.id: printed_number(page.id, names, of_page) for page in pages}
    finished = linked(
        dated(built, pages, overrides=dates, names=names), numbers={k: v for k, v in numbers.items() if v}
    )
    return Corpus(
        folder, settings.name, settings.language, pages, tuple(finished), tuple(failures), dict(settings.everything)
    )


def page_files(path: Path, settings: Settings | None) -> list[Path]:
    """Give the page files that *path* stands for: those its settings name, its folder ``pages``, or all it holds."""
    if settings is None:
        inner = path / "pages"
        return [inner if inner.is_dir() else path]
    found = sorted({file for glob in settings.pages for file in path.glob(glob) if file.is_file() or "*" not in glob})
    if not found:
        raise CorpusError(f"{path / 'corpus.toml'}: no file fits pages = {', '.join(map(repr, settings.pages))}.")
    return [file for file in found if not file.name.startswith(".")]


def check_pages(folder: Path, pages: Sequence[Page], of_page: Mapping[str, object]) -> None:
    """Raise where corpus.toml speaks of a page that is not there."""
    known = {page.id for page in pages} | {page.id.split("#")[0] for page in pages}
    if missing := [page for page in of_page if page not in known]:
        raise CorpusError(
            f"{folder / 'corpus.toml'} speaks of {len(missing)} pages that were not read, first '{missing[0]}'."
        )


def path_below(file: Path, folder: Path) -> str:
    """Give the path of *file* below *folder*, with the folder's own name, for the dates that names carry."""
    try:
        return f"{folder.resolve().name}/{file.resolve().relative_to(folder.resolve()).as_posix()}"
    except ValueError:
        return "/".join(file.resolve().parts[-3:])


def printed_number(id: str, names: Mapping[str, str], of_page: Mapping[str, Mapping[str, str]]) -> str | None:
    """Give a page's printed number, from corpus.toml or from a file name that ends in it: 20210108A02, renmrb_01."""
    if number := of_page.get(id, {}).get("number"):
        return number
    match = PAGE_IN_NAME.search(names[id])
    return match[1] if match else None


def linked(found: Iterable[Article], *, numbers: Mapping[str, str] | None = None) -> list[Article]:
    """Give the articles with jumps joined and reprints marked, over all of them; they must be dated.

    Args:
        numbers: the printed number of each page, by its id, as far as it is known.
    """
    return mark_reprints(join_jumps(list(found), numbers=numbers))


def build_articles(pages: Iterable[Page]) -> list[Article]:
    """Give the articles of all pages in order, from the cache where they were built before by the same code."""
    return [article for page in pages for article in articles_of(page)]


def articles_of(page: Page) -> list[Article]:
    """Give the articles of one page, from the cache if it has them."""
    if page.stated is not None:
        return list(articles(page))
    places = repr([(line.box, line.size) for line in page.lines if line.box])
    name = cache.key(sources(), page.id, page.text, places)
    kept = cache.load(KIND, name)
    if kept is not None:
        return [from_record(line) for line in json.loads(kept)]
    built = list(articles(page))
    lines = json.dumps([exact_record(article) for article in built], ensure_ascii=False)
    cache.store(KIND, name, lines.encode("utf-8", "surrogatepass"))
    return built


def exact_record(article: Article) -> dict:
    """Give the record with unrounded confidences, so that what the cache gives is what was built."""
    said = record(article)
    for block, own in zip(said["blocks"], article.blocks):
        block["confidence"] = own.confidence
    return said


@functools.cache
def sources() -> str:
    """Give a hash of the code that builds articles: other code, other cache entries."""
    digest = hashlib.sha256()
    for file in files_of_code():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def files_of_code() -> Iterator[Path]:
    """Give the source files of the article builder, in order."""
    yield from sorted(Path(mailuo.articles.__file__).parent.rglob("*.py"))
