"""Topics to what they say of themes, beside what mentions say: three measures, and the articles where they part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pandas as pd

from ..corpus import CountedArticle
from ..errors import DataError
from ..intervals import gate, matched
from ..lda import lda
from ..matrix import Counts
from ..themes import OTHER, Theme
from ..topics import Topics, words_by_document, words_by_term
from ..words import Lexicon, match_key

LEAST = 0.2  # of the words of an article


def theme_terms(theme: Theme, lexicon: Lexicon, counts: Counts, *, related: bool = False) -> list[str]:
    """Give the terms of a theme as *counts* names them, each once; those that it lacks are left out."""
    terms = (*theme.terms, *theme.related) if related else theme.terms
    names = dict.fromkeys(lexicon.names.get(match_key(term), term) for term in terms)
    known = set(counts.terms)
    return [name for name in names if name in known]


def guided(
    counts: Counts,
    themes: Sequence[Theme],
    *,
    lexicon: Lexicon,
    n_free: Sequence[int],
    seeds: Sequence[int],
    related: bool = False,
) -> list[Topics]:
    """Fit topics seeded with the terms of each theme, *n_free* others left free: one fit for each *n_free* and seed.

    A theme none of whose terms (its related ones too, with *related*) is in *counts* guides no topic; a guided topic
    bears its theme's name. Without any such theme, or with fewer documents than topics, there is nothing to fit: [].
    """
    return list(each_guided(counts, themes, lexicon=lexicon, n_free=n_free, seeds=seeds, related=related))


def each_guided(
    counts: Counts,
    themes: Sequence[Theme],
    *,
    lexicon: Lexicon,
    n_free: Sequence[int],
    seeds: Sequence[int],
    related: bool = False,
) -> Iterator[Topics]:
    """Give the fits of `guided` one after another: those of a large corpus need not be held together."""
    terms = {theme.name: theme_terms(theme, lexicon, counts, related=related) for theme in themes}
    terms = {name: found for name, found in terms.items() if found}
    filled = int((counts.matrix.sum(axis=1) > 0).sum())
    sizes = [len(terms) + free for free in n_free if terms and 2 <= len(terms) + free <= filled]
    for size in sizes:
        for seed in seeds:
            yield lda(counts, n_topics=size, seed=seed, seed_terms=terms)


def guided_shares(fits: Iterable[Topics], counts: Counts, themes: Sequence[Theme]) -> np.ndarray:
    """Give what each fit of `guided` measures: (n_fits, n_articles, n_themes + 1), the last is 其他, rows sum to 1.

    The share of a theme is that of the article's words which are its guided topic's, by `topics.owned`, so that priors
    are not counted. NaN for an article without words, and for a theme that guides no topic: it is not measured.
    """
    places = {theme.name: place for place, theme in enumerate(themes)}
    fitted = []
    for topics in fits:
        portions = np.zeros((topics.n_topics, len(themes) + 1))
        for topic in range(topics.n_topics):
            portions[topic, places.get(topics.name(topic), len(themes))] = 1
        shares = _shares(topics, counts, portions)
        shares[:, [place for name, place in places.items() if name not in topics.names]] = np.nan
        fitted.append(shares)
    return _fitted(fitted, counts, themes)


def found_shares(
    fits: Sequence[Topics], counts: Counts, themes: Sequence[Theme], *, lexicon: Lexicon, related: bool = False
) -> np.ndarray:
    """Give what unsupervised topics, or clusters, measure: (n_fits, n_articles, n_themes + 1), the last is 其他.

    A topic is a theme's where half of its terms or more are at least twice as frequent as overall
    (`intervals.matched`); a topic of several themes is shared equally between them, one of none is 其他, and
    so rows sum to 1. NaN for an article without words, and for a theme without terms in *counts*.

    Args:
        fits: over the rows of *counts*; for clusters of articles those of `matrix.by_group`.
    """
    fitted = []
    for topics in fits:
        portions, unknown = _portions(topics, counts, themes, lexicon, related)
        shares = _shares(topics, counts, portions)
        shares[:, unknown] = np.nan
        fitted.append(shares)
    return _fitted(fitted, counts, themes)


def themed(
    topics: Topics, counts: Counts, themes: Sequence[Theme], *, lexicon: Lexicon, related: bool = False
) -> Topics:
    """Give found topics summed by the theme that they are of, as in `found_shares`: one topic a theme, then 其他."""
    portions, _ = _portions(topics, counts, themes, lexicon, related)
    words = np.einsum("kt,kl->lt", words_by_term(topics, counts), portions)
    total = words.sum(axis=1, keepdims=True)
    weights = np.divide(words, total, out=np.zeros_like(words), where=total > 0)
    shares = np.einsum("dk,kl->dl", topics.shares, portions)
    names = (*(theme.name for theme in themes), OTHER)
    unknown = np.full(len(names), np.nan)
    return Topics(topics.method, topics.ids, topics.terms, weights, shares, unknown, names)


def _portions(
    topics: Topics, counts: Counts, themes: Sequence[Theme], lexicon: Lexicon, related: bool
) -> tuple[np.ndarray, list[int]]:
    """Give how much of each topic is each theme's, the last 其他, rows sum to 1; and the themes without terms."""
    frequencies = words_by_term(topics, counts)
    silent = frequencies.sum(axis=1) == 0
    # a topic without words is like no theme: with one even weight no term is more frequent than overall
    by_words = replace(topics, weights=np.where(silent[:, None], 1.0, frequencies))
    portions, unknown = np.zeros((topics.n_topics, len(themes) + 1)), []
    for place, theme in enumerate(themes):
        terms = theme_terms(theme, lexicon, counts, related=related)
        if terms:
            portions[:, place] = matched(by_words, counts, terms)
        else:
            unknown.append(place)
    portions[silent] = 0
    portions[:, -1] = ~portions.any(axis=1)
    return portions / portions.sum(axis=1, keepdims=True), unknown


def _fitted(shares: list[np.ndarray], counts: Counts, themes: Sequence[Theme]) -> np.ndarray:
    """Give the shares of all fits; of none, one that knows nothing: all NaN."""
    shape = (1, len(dict.fromkeys(counts.groups)), len(themes) + 1)
    return np.array(shares) if shares else np.full(shape, np.nan)


def _shares(topics: Topics, counts: Counts, portions: np.ndarray) -> np.ndarray:
    """Give the share of each theme in the words of each article, in the order of the groups of *counts*."""
    if topics.ids != counts.ids or topics.terms != counts.terms:
        raise DataError(f"topics are of {len(topics.ids)} documents, counts of {len(counts.ids)}: not the same")
    places: dict[str, int] = {}
    article = np.array([places.setdefault(group, len(places)) for group in counts.groups], dtype=int)
    shares = np.zeros((len(places), portions.shape[1]))
    for own, portion in zip(words_by_document(topics, counts).T, portions):
        some = np.flatnonzero(portion)  # of many themes a topic is of few
        shares[:, some] += np.bincount(article, own, minlength=len(places))[:, None] * portion[some]
    # words of a document that belongs to no topic are 其他's
    words = np.bincount(article, np.asarray(counts.matrix.sum(axis=1), dtype=float).ravel(), minlength=len(places))
    shares[:, -1] += np.maximum(words - shares.sum(axis=1), 0)
    return np.divide(shares, words[:, None], out=np.full_like(shares, np.nan), where=words[:, None] > 0)


def followed(
    shares: np.ndarray,
    mentions: pd.DataFrame,
    articles: Sequence[CountedArticle],
    themes: Sequence[Theme],
    *,
    related: bool = False,
) -> np.ndarray:
    """Give *shares* with NaN where a fit does not follow the theme's own mentions (`intervals.gate`).

    (n_fits, n_articles, n_themes + 1) as `guided_shares` and `found_shares` give them, for `timeline`; *related* as it
    was there. A theme that no fit follows is NaN in all: no fit measures it. 其他 is kept as it is.
    """
    shares = np.array(shares, dtype=float)
    if shares.ndim != 3 or shares.shape[1:] != (len(articles), len(themes) + 1):
        raise DataError(f"shares {shares.shape} do not fit {len(articles)} articles and {len(themes)} themes with 其他")
    rows = {article.id: row for row, article in enumerate(articles)}
    chosen = mentions if related else mentions[mentions["tier"] == "name"]
    for place, theme in enumerate(themes):
        own = chosen[chosen["theme"] == theme.name]["article"].map(rows).dropna().to_numpy(int)
        counts = np.bincount(own, minlength=len(articles))
        measuring = np.flatnonzero(~np.isnan(shares[:, :, place]).all(axis=1))
        following = np.zeros(len(shares), dtype=bool)
        if counts.any() and len(measuring):
            with suppress(DataError):  # raised where no fit follows the theme, which is an answer here
                following[measuring] = gate(shares[measuring, :, place], counts)
        shares[~following, :, place] = np.nan
    return shares


def disagreements(
    articles: Sequence[CountedArticle],
    themes: Sequence[Theme],
    *,
    mentioned: np.ndarray,
    measures: Mapping[str, np.ndarray],
    least: float = LEAST,
) -> pd.DataFrame:
    """Give the articles where the measures of a theme part: a row for each article and theme, the widest apart first.

    Args:
        mentioned: (n_articles, n_themes), 1 where the article mentions the theme.
        measures: for each other measure ("guided", "topic", "cluster") its shares, (n_articles, n_themes or more), or
            with fits before: their mean.
        least: an article has a theme by a share of at least this.

    Returns:
        theme, article, headline, page, mentioned, one column of shares a measure, says_yes and says_no (the measures
        that give it to the theme and those that do not), apart: the largest distance between two of them. A measure
        that knows nothing of the article or theme (NaN) says nothing.
    """
    values = {"mentioned": np.asarray(mentioned, dtype=float)}
    for name, shares in measures.items():
        values[name] = _mean_of_fits(shares)[:, : len(themes)]
    rows = []
    for column, theme in enumerate(themes):
        for row, article in enumerate(articles):
            own = {name: float(shares[row, column]) for name, shares in values.items()}
            yes = [name for name, value in own.items() if value >= (1 if name == "mentioned" else least)]
            no = [name for name, value in own.items() if name not in yes and value == value]
            if yes and no:
                known = [value for value in own.values() if value == value]
                head = (theme.name, article.id, article.headline, article.pages[0])
                rows.append((*head, *own.values(), " ".join(yes), " ".join(no), max(known) - min(known)))
    names = ["theme", "article", "headline", "page", *values, "says_yes", "says_no", "apart"]
    frame = pd.DataFrame(rows, columns=names)
    places = {theme.name: place for place, theme in enumerate(themes)}
    order = np.lexsort((np.arange(len(frame)), -frame["apart"].astype(float).round(9), frame["theme"].map(places)))
    return frame.iloc[order].reset_index(drop=True)


def _mean_of_fits(shares: np.ndarray) -> np.ndarray:
    shares = np.asarray(shares, dtype=float)
    if shares.ndim == 2:
        return shares
    known = ~np.isnan(shares)
    n = known.sum(axis=0)
    return np.where(n > 0, np.where(known, shares, 0).sum(axis=0) / np.maximum(n, 1), np.nan)
