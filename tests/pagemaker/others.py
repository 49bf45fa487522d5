"""A file of pages to pages with gold: what further makers made, each written by others who knew the task alone."""

import json
import lzma
from pathlib import Path

PAGES = Path(__file__).resolve().parents[1] / "invented/others.jsonl.xz"


def other_pages(use):
    """Give (name, text, gold) of each page for *use*, ``learn`` or ``test``; a name opens with its maker: mA."""
    for page in kept(PAGES, use):
        yield page["name"], page["text"], page["gold"]


def kept(path, use):
    """Give what a file of lines keeps for *use*."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            if entry["use"] == use:
                yield entry


def with_blanks(text, gold, after_every_line):
    """Give a page and its gold with no blank line at all, or with one after every line."""
    lines = text.split("\n")
    kept = [number for number, line in enumerate(lines) if line.strip("\ufeff \t\r\u3000\xa0")]
    step = 2 if after_every_line else 1
    moved = {number + 1: step * place + 1 for place, number in enumerate(kept)}
    marks = [mark | {"line": moved[mark["line"]]} for mark in gold["lines"]]
    paragraphs = [each | {"first_line": moved.get(each["first_line"], 1)} for each in gold["paragraphs"]]
    joint = "\n\n" if after_every_line else "\n"
    return joint.join(lines[number] for number in kept), gold | {"lines": marks, "paragraphs": paragraphs}
