"""A corpus and its settings to what is counted: articles, their units, the words of each, and how often they occur."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import corpus, matrix, themes, tokens
from .. import words as lists
from ..errors import CorpusError
from ..pages import Page

if TYPE_CHECKING:
    from .study import Study


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of the counts: a paragraph of an article, or the article."""

    id: str
    article: str
    text: str


def pages(study: Study) -> dict[str, Page]:
    """Give the pages by id."""
    return {page.id: page for page in study.corpus.pages}


def counted(study: Study) -> list[corpus.CountedArticle]:
    """Give the articles that count: no index, no rest of a page, a joined continuation once."""
    return corpus.counted(study.articles, photos=study.settings.photos, reprints=study.settings.reprints)


def lexicon(study: Study) -> lists.Lexicon:
    """Give the word lists of the corpus, with the themes' terms kept whole."""
    terms = [term for theme in study.themes for term in (*theme.terms, *theme.related, *theme.not_terms)]
    lexicon = lists.read_lexicon(
        study.corpus.folder, extra_terms=terms, numbers=study.settings.numbers, simplify=study.settings.simplify
    )
    kinds = [kind for kind, _ in lexicon.stops]
    unknown = sorted(set(study.settings.keep) - set(kinds))
    if unknown:
        raise CorpusError(f"study.toml: keep names {unknown[0]!r}; words/stop.txt has {', '.join(kinds)}")
    return replace(lexicon, dropped=tuple(kind for kind in kinds if kind not in study.settings.keep))


def units(study: Study) -> list[Unit]:
    """Give the rows of the counts: paragraphs, or whole articles."""
    if study.settings.unit == "article":
        return [Unit(one.id, one.id, "\n".join(part.text for part in one.paragraphs)) for one in study.counted]
    return [
        Unit(f"{one.id}¶{number}", one.id, text)
        for one in study.counted
        for number, text in enumerate([part.text for part in one.paragraphs] or [""], 1)
    ]


def words(study: Study) -> list[list[str]]:
    """Give the words of every unit that are modelled."""
    names, numbers, pointers = tokens.numbered([unit.text for unit in study.units], lexicon=study.lexicon)
    return [
        [names[number] for number in numbers[start:end].tolist() if number >= 0] for start, end in pairwise(pointers)
    ]


def losses(study: Study) -> tokens.Losses:
    """Give what the word lists dropped."""
    return tokens.losses_of_texts(
        [unit.text for unit in study.units], lexicon=study.lexicon, ids=[unit.id for unit in study.units]
    )


def counts(study: Study) -> matrix.Counts:
    """Give how often each term occurs in each unit."""
    return matrix.count_texts(
        [unit.text for unit in study.units],
        ids=[unit.id for unit in study.units],
        groups=[unit.article for unit in study.units],
        lexicon=study.lexicon,
        min_documents=study.settings.min_documents,
        max_share=study.settings.max_share,
    )


def article_counts(study: Study) -> matrix.Counts:
    """Give how often each term occurs in each article."""
    return matrix.by_group(study.counts)


def characters(study: Study) -> list[int]:
    """Give the number of characters of each counted article."""
    return [themes.characters(article) for article in study.counted]


def headlines(study: Study) -> dict[str, str]:
    """Give the headline of each counted article."""
    return {article.id: article.headline for article in study.counted}


def source(study: Study) -> str:
    """Give the foot line of figures: corpus, unit and dates of the text."""
    days = [day for one in study.dates if one for day in (one.earliest, one.latest)]
    told = f", text of {min(days):%Y-%m} to {max(days):%Y-%m}" if days else ", undated"
    return (
        f"{study.corpus.name}: {len(study.pages)} pages, {len(study.counted)} articles, by {study.settings.unit}{told}."
    )
