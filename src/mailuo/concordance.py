"""Articles to a concordance: every place where a term stands, in its context (KWIC)."""

from collections.abc import Mapping, Sequence

import pandas as pd

from .articles import offsets
from .corpus import CountedArticle
from .errors import DataError
from .pages import Page
from .words import Lexicon, Term, find_terms, match_key

WIDTH = 20


def kwic(
    articles: Sequence[CountedArticle],
    term: str,
    *,
    lexicon: Lexicon,
    pages: Mapping[str, Page],
    sort: str | None = None,
    width: int = WIDTH,
    whole: bool = False,
) -> pd.DataFrame:
    """Give every place where *term* stands: a row each, with its date, headline, page and context.

    Quote styles, widths and traditional characters are equal; where the lexicon has *term*, all its forms are found.

    Args:
        sort: "left" by the context to the left, read backwards from the term; "right" by the one to the right; None for
            the order of the articles.
        width: characters of context on each side, within the paragraph.
        whole: only where the term is not part of a longer protected term (川渝 not inside 川渝毗邻地区).

    Returns:
        article, headline, date (one day or month, or first/last), page, paragraph, start, end, page_start, page_end,
        left, match, right.
    """
    if sort not in (None, "left", "right"):
        raise DataError(f"a concordance is sorted by left or right, not by {sort!r}")
    if not match_key(term):
        raise DataError("the term to look for is empty")
    wanted = _all_forms(term, lexicon)
    search = lexicon.with_terms([term]) if whole else Lexicon(terms=(wanted,))
    forms = {match_key(form) for form in (wanted.name, *wanted.aliases)}
    rows = []
    for article in articles:
        for number, paragraph in enumerate(article.paragraphs, 1):
            text = paragraph.text
            found = [match for match in find_terms(text, search) if match_key(match.surface) in forms]
            places = offsets(pages[paragraph.page], paragraph.block) if found else ()
            for match in found:
                where = (match.start, match.end, places[match.start], places[match.end - 1] + 1)
                sides = (text[max(match.start - width, 0) : match.start], text[match.end : match.end + width])
                head = (article.id, article.headline, date_text(article), paragraph.page, number)
                rows.append((*head, *where, sides[0], match.surface, sides[1]))
    names = ["article", "headline", "date", "page", "paragraph", "start", "end", "page_start", "page_end"]
    frame = pd.DataFrame(rows, columns=[*names, "left", "match", "right"])
    if sort is None:
        return frame
    keys = [match_key(side)[:: -1 if sort == "left" else 1] for side in frame[sort]]
    order = sorted(range(len(frame)), key=lambda row: (keys[row], row))
    return frame.iloc[order].reset_index(drop=True)


def _all_forms(term: str, lexicon: Lexicon) -> Term:
    name = lexicon.names.get(match_key(term))
    aliases = [form for one in lexicon.terms if one.name == name for form in (one.name, *one.aliases)]
    return Term(term, tuple(form for form in aliases if match_key(form) != match_key(term)))


def date_text(article: CountedArticle) -> str:
    """Give the date of an article as far as it is known: a day, a month, a year, first/last, or nothing."""
    date = article.date
    if date is None:
        return ""
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    length = {"day": 10, "month": 7, "year": 4}.get(date.precision)
    return f"{first}/{last}" if length is None or first[:length] != last[:length] else first[:length]
