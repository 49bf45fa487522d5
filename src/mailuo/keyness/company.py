"""Mentions to the company of a theme: the words beside it, and the themes that meet it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np
import pandas as pd

from ..corpus import CountedArticle
from ..errors import DataError
from ..matrix import by_group, count_texts
from ..themes import Theme
from ..tokens import Token, keep, tokens
from ..words import Lexicon

WINDOW = 5
MIN_TOGETHER = 2


def collocates(
    articles: Sequence[CountedArticle],
    mentions: pd.DataFrame,
    *,
    lexicon: Lexicon,
    labels: Sequence[str | None] | None = None,
    window: int = WINDOW,
    min_together: int = MIN_TOGETHER,
) -> pd.DataFrame:
    """Give the words that stand beside a theme's mentions, by period and tier: a row each, the closest first.

    Args:
        labels: the period of each article; articles without one (None) are left out. Without labels, all are in "all".
        window: kept words to the left and right of a mention, within its paragraph, that count as beside it.
        min_together: words that stand beside fewer mentions are left out.

    Returns:
        period, theme, tier, word; together: occurrences of the word beside a mention (each counted once); log_dice: 14
        + log2(2 together / (mentions + occurrences)) (Rychlý, "A lexicographer-friendly association score", 2008: at
        most 14, and comparable between corpora of any size); n_mentions and n_word in the period; n_articles and
        n_pages where they stand together; lone: that is one article or one page, too little to speak of.
    """
    if labels is not None and len(labels) != len(articles):
        raise DataError(f"{len(labels)} periods do not fit {len(articles)} articles")
    labels = ["all"] * len(articles) if labels is None else labels
    period_of = {article.id: label for article, label in zip(articles, labels) if label is not None}
    spans = _spans(mentions)
    n_words = _word_counts(articles, period_of, lexicon)
    beside: dict[tuple, list[tuple[str, str]]] = defaultdict(list)
    for article in articles:
        period = period_of.get(article.id)
        for number, paragraph in enumerate(article.paragraphs, 1):
            if period is None or (article.id, number) not in spans:
                continue
            words = [token for token in tokens([paragraph.text], lexicon=lexicon)[0] if keep([[token]], lexicon)[0]]
            for key, places in spans[article.id, number].items():
                for word in _beside(words, places, window):
                    beside[(period, *key, word)].append((article.id, paragraph.page))
    n_mentions = Counter(
        (period_of.get(article), theme, tier)
        for article, theme, tier in zip(mentions["article"], mentions["theme"], mentions["tier"])
    )
    rows = []
    for (period, theme, tier, word), where in beside.items():
        if len(where) >= min_together:
            nodes, total = n_mentions[period, theme, tier], n_words[period, word]
            # one word may stand beside two mentions and one mention beside two of it: never more than the lesser
            score = 14 + np.log2(2 * min(len(where), nodes) / (nodes + total))
            n_articles, n_pages = (len(set(kind)) for kind in zip(*where))
            lone = n_articles < 2 or n_pages < 2
            rows.append((period, theme, tier, word, len(where), score, nodes, total, n_articles, n_pages, lone))
    names = ["period", "theme", "tier", "word", "together", "log_dice"]
    frame = pd.DataFrame(rows, columns=[*names, "n_mentions", "n_word", "n_articles", "n_pages", "lone"])
    frame["order"] = -frame["log_dice"].astype(float).round(9)
    return frame.sort_values(["period", "theme", "tier", "order", "word"], ignore_index=True).drop(columns="order")


def _word_counts(
    articles: Sequence[CountedArticle], period_of: Mapping[str, str], lexicon: Lexicon
) -> Mapping[tuple[str, str], int]:
    """Give how often each word that is modelled occurs in each period."""
    places = [(period_of[one.id], part.text) for one in articles if one.id in period_of for part in one.paragraphs]
    if not places:
        return {}
    periods, texts = zip(*places)
    counts = by_group(
        count_texts(texts, ids=[str(place) for place in range(len(texts))], groups=periods, lexicon=lexicon)
    )
    table = counts.matrix.tocoo()
    return {(counts.ids[row], counts.terms[column]): int(n) for row, column, n in zip(*table.coords, table.data)}


def _spans(mentions: pd.DataFrame) -> Mapping[tuple[str, int], dict[tuple[str, str], list[tuple[int, int]]]]:
    """Give where each theme and tier stands in each paragraph."""
    spans: dict = defaultdict(lambda: defaultdict(list))
    columns = (mentions[name] for name in ("article", "paragraph", "theme", "tier", "start", "end"))
    for article, paragraph, theme, tier, start, end in zip(*columns):
        spans[article, paragraph][theme, tier].append((start, end))
    return spans


def _beside(words: Sequence[Token], places: Sequence[tuple[int, int]], window: int) -> list[str]:
    """Give the *words* within *window* words of any of *places*, each occurrence once."""
    beside: set[int] = set()
    for start, end in places:
        before = [number for number, token in enumerate(words) if token.end <= start]
        after = [number for number, token in enumerate(words) if token.start >= end]
        beside.update(before[-window:] if window else (), after[:window])
    mentioned = {
        number for number, token in enumerate(words) for start, end in places if start < token.end and token.start < end
    }
    return [words[number].word for number in sorted(beside - mentioned)]


def cooccurrence(mentions: pd.DataFrame, themes: Sequence[Theme], *, tier: str = "either") -> pd.DataFrame:
    """Give in how many articles and paragraphs two themes meet: a row for each pair, a theme with itself too.

    Args:
        tier: "name", "related", or "either" (both themes by whichever tier; an article counts once).

    Returns:
        theme, other, n_articles, n_paragraphs, and log_dice of the articles (as in `collocates`; NaN where they
        never meet).
    """
    chosen = mentions if tier == "either" else mentions[mentions["tier"] == tier]
    articles: dict[str, set] = {theme.name: set() for theme in themes}
    paragraphs: dict[str, set] = {theme.name: set() for theme in themes}
    for theme, article, paragraph in zip(chosen["theme"], chosen["article"], chosen["paragraph"]):
        if theme in articles:
            articles[theme].add(article)
            paragraphs[theme].add((article, paragraph))
    rows = []
    for one, other in combinations_with_replacement([theme.name for theme in themes], 2):
        both = len(articles[one] & articles[other])
        total = len(articles[one]) + len(articles[other])
        dice = 14 + np.log2(2 * both / total) if both else np.nan
        rows.append((one, other, both, len(paragraphs[one] & paragraphs[other]), dice))
    return pd.DataFrame(rows, columns=["theme", "other", "n_articles", "n_paragraphs", "log_dice"])
