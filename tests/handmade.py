"""Articles made by hand, small enough to work out every number."""

import datetime

from mailuo.articles.records import Block, DateSpan
from mailuo.corpus import CountedArticle, Paragraph
from mailuo.pages import page_of_text


def dated(first, last=None):
    """Give the interval of "2020-10" (a month), or of two days."""
    if last is None:
        year, month = map(int, first.split("-"))
        start = datetime.date(year, month, 1)
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return DateSpan(start, following - datetime.timedelta(days=1), "month", None)
    return DateSpan(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), "span", None)


def made(*stories):
    """Give articles and their pages: a story is (page, date, text, …), its first text the headline.

    A line end in a text is one on the page: the paragraph is joined there.
    """
    texts, articles, numbers = {}, [], {}
    for page, date, *parts in stories:
        numbers[page] = numbers.get(page, 0) + 1
        paragraphs = []
        for position, part in enumerate(parts):
            before = texts.get(page, "")
            spans, at = [], len(before)
            for line in part.split("\n"):
                spans.append((at, at + len(line)))
                at += len(line) + 1
            texts[page] = before + part + "\n"
            role = "body" if position else "headline"
            text = "".join(part.split("\n"))
            paragraphs.append(Paragraph(page, role, text, Block(role, text, tuple(spans), 1.0, "by hand")))
        span = dated(date) if isinstance(date, str) else date
        id = f"{page}#{numbers[page]}"
        articles.append(CountedArticle(id, parts[0], (page,), "article", span, tuple(paragraphs)))
    return articles, {page: page_of_text(page, text) for page, text in texts.items()}
