"""Articles and themes to mentions: every place where a term of a theme stands, and how often that is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import pandas as pd

from ..articles import offsets
from ..corpus import CountedArticle, Paragraph
from ..pages import Page
from ..words import Lexicon, Match, find_terms, match_key
from .reading import TIERS, Theme
from .sentences import sentence_around

COLUMNS = {
    "article": "object",
    "theme": "object",
    "tier": "object",
    "term": "object",
    "surface": "object",
    "page": "object",
    "role": "object",
    "paragraph": "int64",
    "start": "int64",
    "end": "int64",
    "page_start": "Int64",
    "page_end": "Int64",
    "sentence": "object",
}
Tiers = dict[str, list[tuple[str, str]]]  # of each form: (theme, tier)


def mentions(
    articles: Sequence[CountedArticle],
    themes: Sequence[Theme],
    *,
    lexicon: Lexicon,
    pages: Mapping[str, Page] | None = None,
) -> pd.DataFrame:
    """Find every mention of every theme: a row each, in the order of the articles and their text.

    At each place the longest term counts, of all themes (their not_terms too) and of the *lexicon*: 双城经济圈 inside
    成渝地区双城经济圈 is not counted again, and a term inside a longer protected term that is no theme's is not
    counted at all (`hidden` lists those). A term stands for all forms that the lexicon has for it. Where a term
    belongs to several themes, each has its row.

    Args:
        pages: by id, for the places in `Page.text`; without them page_start and page_end are missing.

    Returns:
        article, theme, tier ("name" or "related"), term (its canonical name), surface (as it stands), page, role,
        paragraph (its number in the article, from 1), start and end (code points of the paragraph), page_start and
        page_end (of the page), sentence.
    """
    lexicon, tiers = _with_themes(lexicon, themes), forms(themes, lexicon)
    anywhere = _anywhere(tiers)
    rows = []
    for article, number, paragraph in _paragraphs(articles):
        if not anywhere.search(match_key(paragraph.text)):
            continue
        found = [match for match in find_terms(paragraph.text, lexicon) if match_key(match.surface) in tiers]
        places = offsets(pages[paragraph.page], paragraph.block) if found and pages is not None else None
        for match in found:
            for theme, tier in tiers[match_key(match.surface)]:
                rows.append((article.id, theme, tier, *_row(match, number, paragraph, places)))
    return _frame(rows)


def _anywhere(forms: Iterable[str]) -> re.Pattern[str]:
    """Give what tells whether any of *forms* is in a text at all, which takes much less time than to find where."""
    return re.compile("|".join(map(re.escape, forms)) or "(?!)")


def _row(match: Match, number: int, paragraph: Paragraph, places: Sequence[int] | None) -> tuple:
    where = (None, None) if places is None else (places[match.start], places[match.end - 1] + 1)
    sentence = sentence_around(paragraph.text, match.start, match.end)
    seen = (match.name, match.surface, paragraph.page, paragraph.role, number, match.start, match.end)
    return *seen, *where, sentence


def _frame(rows: list[tuple]) -> pd.DataFrame:
    columns = zip(*rows) if rows else [()] * len(COLUMNS)
    return pd.DataFrame({name: pd.array(list(values), dtype=COLUMNS[name]) for name, values in zip(COLUMNS, columns)})


def _paragraphs(articles: Sequence[CountedArticle]) -> Iterator[tuple[CountedArticle, int, Paragraph]]:
    for article in articles:
        for number, paragraph in enumerate(article.paragraphs, 1):
            yield article, number, paragraph


def _with_themes(lexicon: Lexicon, themes: Sequence[Theme]) -> Lexicon:
    terms = chain.from_iterable((*theme.terms, *theme.related, *theme.not_terms) for theme in themes)
    return lexicon.with_terms(terms)


def forms(themes: Sequence[Theme], lexicon: Lexicon) -> Tiers:
    """Give the themes and tiers that each form shows, forms as `match_key` writes them.

    A form that a theme itself lists is of that tier; other forms of the same term follow it, by name before related.
    """
    lexicon = _with_themes(lexicon, themes)
    others: dict[str, list[str]] = {}
    for form, name in lexicon.names.items():
        others.setdefault(name, []).append(form)
    found: Tiers = {}
    for theme in themes:
        listed = {
            match_key(term): tier
            for tier, terms in zip((*TIERS, None), (theme.terms, theme.related, theme.not_terms))
            for term in terms
        }
        shown = dict(listed)
        for form, tier in listed.items():
            if tier is not None:
                for other in others[lexicon.names[form]]:
                    shown.setdefault(other, tier)
        for form, tier in shown.items():
            if tier is not None:
                found.setdefault(form, []).append((theme.name, tier))
    return found


def hidden(articles: Sequence[CountedArticle], themes: Sequence[Theme], *, lexicon: Lexicon) -> pd.DataFrame:
    """Give the places where a theme's term is not counted since it lies in another term: theme, tier, term, within, n.

    *within* is the protected term, or the not_term, that stands there and is none of that theme's own.
    """
    longest, tiers = _with_themes(lexicon, themes), forms(themes, lexicon)
    anywhere = _anywhere(tiers)
    alone = [(theme.name, Lexicon().with_terms((*theme.terms, *theme.related))) for theme in themes]
    rows = []
    for _, _, paragraph in _paragraphs(articles):
        text = paragraph.text
        if not anywhere.search(match_key(text)):
            continue
        matches = find_terms(text, longest)
        for name, own in alone:
            for match in find_terms(text, own):
                over = [one for one in matches if one.start < match.end and match.start < one.end]
                if over and all(name not in dict(tiers.get(match_key(one.surface), [])) for one in over):
                    tier = dict(tiers[match_key(match.surface)])[name]
                    rows.append((name, tier, match.surface, over[0].name))
    frame = pd.DataFrame(rows, columns=["theme", "tier", "term", "within"])
    return frame.groupby(list(frame.columns), sort=True).size().rename("n").reset_index()
