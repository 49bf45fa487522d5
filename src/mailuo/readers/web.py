"""HTML to readings: an article page from the web, its boilerplate taken off by trafilatura."""

import html
import re
from collections.abc import Iterator, Mapping

from mailuo.errors import ReadError
from mailuo.readers import text
from mailuo.readers.reading import Reading

HEAD = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
CHARSET = re.compile(rb"charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
AUTHOR = re.compile(
    r"<meta\s[^>]*?(?:name=[\"']author[\"'][^>]*?content=[\"'](?P<after>[^\"'<>]{1,60})"
    r"|content=[\"'](?P<before>[^\"'<>]{1,60})[\"'][^>]*?name=[\"']author[\"'])",
    re.IGNORECASE,
)


def claims(name: str, data: bytes) -> bool:
    """Tell whether *data* opens as an HTML page does."""
    return bool(HEAD.search(data[:2048]))


def read(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Reading]:
    """Give the article that an HTML page holds: headline first, then its paragraphs, a line each.

    Raises:
        ReadError: no article text is found in it.
    """
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    for size in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", size, "30")  # the default is meant for alphabets: below it even menus are taken in
    page = decoded(name, data)
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, config=config
    )
    lines = [line.strip() for line in (found.text or "").splitlines() if line.strip()] if found else []
    if not lines:
        raise ReadError(f"{name} is an HTML page in which no article is found.")
    headline = " ".join((found.title or "").split())
    if headline and lines[0] == headline:
        del lines[0]
    stated = {
        "headline": headline,
        "authors": found.author or author_of(page),
        "date": found.date or "",
        "paper": found.sitename or "",
    }
    body = [line for line in (headline, *lines) if line]
    yield Reading("\n".join(body), stated={role: value for role, value in stated.items() if value})


def author_of(page: str) -> str:
    """Give the author that the page's head states; the library passes over names of two characters."""
    stated = AUTHOR.search(page)
    return html.unescape(stated["before"] or stated["after"]).strip() if stated else ""


def decoded(name: str, data: bytes) -> str:
    """Give the page as text: by the charset it states if that fits, else as any text file."""
    stated = CHARSET.search(data[:4096])
    if stated and stated.group(1).lower() in (b"gb2312", b"gbk", b"gb18030"):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass  # the page states what it is not; the strict road below says what it is
    return text.decode(name, data)
