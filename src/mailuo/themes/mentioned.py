"""Articles and themes to mentions: every place where a term of a theme stands, and how often that is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import pandas as pd

from ..articles import offsets
from ..corpus import CountedArticle, Paragraph
from ..errors import DataError
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
RATES = (
    ("per_article", "mentions", "n_articles", 1),
    ("per_paragraph", "paragraphs", "n_paragraphs", 1),
    ("per_10000", "mentions", "n_characters", 10_000),
)
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


def shares_of_articles(
    mentions: pd.DataFrame, articles: Sequence[CountedArticle], themes: Sequence[Theme], tier: str
) -> np.ndarray:
    """Give 1 where an article mentions a theme, 0 where it does not: (n_articles, n_themes).

    *tier*: "name", "related", or "either", by which an article counts once that has both.
    """
    _check_tier(tier)
    chosen = mentions if tier == "either" else mentions[mentions["tier"] == tier]
    rows = {article.id: row for row, article in enumerate(articles)}
    columns = {theme.name: column for column, theme in enumerate(themes)}
    shares = np.zeros((len(articles), len(themes)))
    for article, theme in zip(chosen["article"], chosen["theme"]):
        if article in rows and theme in columns:
            shares[rows[article], columns[theme]] = 1
    return shares


def _check_tier(tier: str) -> None:
    if tier not in (*TIERS, "either"):
        raise DataError(f"a tier is name, related or either, not {tier!r}")


def characters(article: CountedArticle) -> int:
    """Give the number of characters of an article's counted text, white space left out."""
    return sum(len("".join(paragraph.text.split())) for paragraph in article.paragraphs)


def rates(
    mentions: pd.DataFrame,
    articles: Sequence[CountedArticle],
    themes: Sequence[Theme],
    *,
    parts: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count the mentions of each theme in each period, by tier, and per article and per 10,000 characters.

    Args:
        parts: (n_articles, n_periods), what part of each article lies in each period, named by its columns; without
            it there is one period, "all". Rows of zeros are in no period.

    Returns:
        period, theme, tier; mentions, paragraphs and articles that mention it; n_articles, n_paragraphs, n_characters
        and n_pages of the period; per_article (mentions an article), per_paragraph (share of paragraphs that mention
        it), per_10000 (mentions per 10,000 characters). These rates are NaN for a period in which no article lies
        wholly.
    """
    if parts is None:
        parts = pd.DataFrame({"all": np.ones(len(articles))})
    weights = parts.to_numpy(float)
    if len(weights) != len(articles):
        raise DataError(f"{len(weights)} rows say in which period {len(articles)} articles lie")
    row = {article.id: number for number, article in enumerate(articles)}
    lengths = np.array([characters(article) for article in articles], dtype=float)
    frames = []
    for theme in themes:
        for tier in TIERS:
            chosen = mentions[(mentions["theme"] == theme.name) & (mentions["tier"] == tier)]
            in_article = chosen["article"].map(row).to_numpy(int)
            in_paragraph = chosen.drop_duplicates(["article", "paragraph"])["article"].map(row).to_numpy(int)
            n_mentions = np.bincount(in_article, minlength=len(articles))
            n_paragraphs = np.bincount(in_paragraph, minlength=len(articles))
            counted = {"mentions": n_mentions, "paragraphs": n_paragraphs, "articles": n_mentions > 0}
            # einsum keeps one order of adding up, on any machine
            sums = {name: np.einsum("a,ap->p", values.astype(float), weights) for name, values in counted.items()}
            frames.append(pd.DataFrame({"period": parts.columns, "theme": theme.name, "tier": tier, **sums}))
    frame = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["period", "theme", "tier"])
    below = pd.DataFrame(
        {
            "period": parts.columns,
            "n_articles": weights.sum(axis=0),
            "n_paragraphs": np.einsum("a,ap->p", np.array([len(one.paragraphs) for one in articles], float), weights),
            "n_characters": np.einsum("a,ap->p", lengths, weights),
            "n_pages": [len({articles[one].pages[0] for one in np.flatnonzero(part)}) for part in weights.T],
        }
    )
    frame = frame.merge(below, on="period", how="left")
    if frame.empty:
        return frame
    empty = frame["period"].map(dict(zip(parts.columns, ~(weights == 1).any(axis=0)))).to_numpy(bool)
    for name, above, below, per in RATES:
        frame[name] = (per * frame[above] / frame[below].where(frame[below] > 0)).mask(empty)
    return frame


def since(mentions: pd.DataFrame, articles: Sequence[CountedArticle], themes: Sequence[Theme]) -> list[str]:
    """Tell of each mention whether it is older than its theme's name: "before", "since", "unknown"; "" without a day.

    So the forerunners of a theme can be traced by its related terms, told apart from what came after its name.
    """
    dates = {article.id: article.date for article in articles}
    days = {theme.name: theme.since for theme in themes}
    told = []
    for article, theme in zip(mentions["article"], mentions["theme"]):
        date, day = dates[article], days[theme]
        if day is None:
            told.append("")
        elif date is None or date.earliest < day <= date.latest:
            told.append("unknown")
        else:
            told.append("before" if date.latest < day else "since")
    return told
