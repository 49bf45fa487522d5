"""Pages to articles: classify lines, unwrap paragraphs, group them as a newspaper reader would."""

from ..pages import Page
from .items import places_of
from .json_records import from_record, record
from .making import articles
from .records import Article, Block, DateSpan, Evidence, Link, Reprint

__all__ = [
    "Article", "Block", "DateSpan", "Evidence", "Link", "Reprint", "articles", "from_record", "offsets", "record",
]  # fmt: skip


def offsets(page: Page, block: Block) -> list[int]:
    """Give for each character of *block*'s text its code point in the page's text.

    A space that joins two lines stands for the end of the first of them.
    """
    return places_of(page.text, block.role, block.spans)
