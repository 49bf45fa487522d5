"""Articles to counted articles: what is counted, once, with its counted text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mailuo.articles.records import Article, Block, DateSpan

COUNTED_ROLES = ("kicker", "headline", "deck", "subhead", "body", "caption")
LABEL_LENGTH = 16  # characters of the body that name an article without a headline


@dataclass(frozen=True)
class Paragraph:
    """A stretch of counted text: the page that it stands on, its role, its text, and the block that it is."""

    page: str
    role: str
    text: str
    block: Block


@dataclass(frozen=True)
class CountedArticle:
    """An article as it is counted: a head and its continuations are one, on all their pages.

    *headline* is what to show: the headline, or where there is none the first words of the body and "…".
    """

    id: str
    headline: str
    pages: tuple[str, ...]
    kind: str
    date: DateSpan | None
    paragraphs: tuple[Paragraph, ...]


def counted(articles: Iterable[Article], *, photos: bool = False, reprints: bool = False) -> list[CountedArticle]:
    """Give the articles that count, in their order, each with its counted text.

    Counted are articles and continuations: a continuation joined to its head is one with it, one whose head is not in
    the corpus counts by itself. Index and rest of a page never count, nor what has no counted text.

    Args:
        photos: count pictures with a headline of their own too.
        reprints: count an article as often as it was printed.
    """
    articles = list(articles)
    by_id = {article.id: article for article in articles}
    kinds = ("article", "continuation", "photo") if photos else ("article", "continuation")
    units = []
    for article in articles:
        if article.kind not in kinds or is_joined(article, by_id) or (article.reprint_of and not reprints):
            continue
        whole = [article, *continuations(article, by_id)]
        paragraphs = tuple(paragraph for part in whole for paragraph in counted_paragraphs(part))
        if paragraphs:
            pages = tuple(dict.fromkeys(part.page for part in whole))
            units.append(
                CountedArticle(article.id, label(article, paragraphs), pages, article.kind, article.date, paragraphs)
            )
    return units


def is_joined(article: Article, by_id: dict[str, Article]) -> bool:
    """Tell whether an article is the continuation of one that is there."""
    return bool(article.continued_from and article.continued_from.article in by_id)


def continuations(article: Article, by_id: dict[str, Article]) -> list[Article]:
    """Give what an article goes on in, page after page."""
    found: list[Article] = []
    while article.continued_on and (after := by_id.get(article.continued_on.article)) and after not in found:
        found.append(after)
        article = after
    return found


def counted_paragraphs(article: Article) -> list[Paragraph]:
    """Give the counted text of one record, in page order."""
    return [
        Paragraph(article.page, block.role, block.text, block)
        for block in article.blocks
        if block.role in COUNTED_ROLES and block.text.strip()
    ]


def label(article: Article, paragraphs: Sequence[Paragraph]) -> str:
    """Give what an article is called where there is room for one line."""
    if article.headline:
        return article.headline
    text = next((paragraph.text for paragraph in paragraphs if paragraph.role == "body"), paragraphs[0].text).strip()
    return text if len(text) <= LABEL_LENGTH else text[:LABEL_LENGTH] + "…"
