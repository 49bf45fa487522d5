"""A file of pages to pages with gold: what two further makers made, written by others who knew the task alone."""

import json
import lzma
from pathlib import Path

PAGES = Path(__file__).resolve().parents[1] / "invented/others.jsonl.xz"


def other_pages(use):
    """Give (name, text, gold) of each page that is for *use*: ``learn`` or ``test``."""
    with lzma.open(PAGES, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            if page["use"] == use:
                yield page["name"], page["text"], page["gold"]
