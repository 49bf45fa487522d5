"""Topics to the passages that carry them: an article's words that are a topic's, and the sentence with most of them."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ..articles import offsets
from ..corpus import CountedArticle
from ..matrix import Counts
from ..pages import Page
from ..themes.sentences import sentence_spans
from ..topics import Topics, divided
from ..words import match_key

N_WORDS = 8


def passages(
    topics: Topics,
    counts: Counts,
    articles: Sequence[CountedArticle],
    *,
    wanted: set[tuple[int, int]],
    pages: Mapping[str, Page] | None,
) -> dict[tuple[int, int], list[tuple]]:
    """Give for each *wanted* article and topic (both from 0) one passage.

    Each is page, paragraph, tier (none), term (the words, the weightiest first), surface (none), page_start, page_end
    and sentence. A word weighs by how many of its occurrences are the topic's, and by how much the word is that topic's
    rather than another's.
    """
    rows_of: dict[str, list[int]] = {}
    for row, group in enumerate(counts.groups):
        rows_of.setdefault(group, []).append(row)
    parts = divided(topics, counts)
    total = topics.weights.sum(axis=0)
    exclusive = np.divide(topics.weights, total, out=np.zeros_like(topics.weights), where=total > 0)
    found = {}
    for row, topic in sorted(wanted):
        article = articles[row]
        lines = rows_of.get(article.id, [])
        own = (parts[lines].T @ topics.shares[lines, topic]) * topics.weights[topic]
        amount = own * exclusive[topic]
        some = np.flatnonzero(amount > 0)  # few of all terms, and in their order
        order = some[np.lexsort((some, -np.round(amount[some], 9)))[:N_WORDS]]
        words = {topics.terms[term]: float(amount[term]) for term in order}
        if words:
            found[row, topic] = [_passage(article, words, pages)]
    return found


def _passage(article: CountedArticle, words: Mapping[str, float], pages: Mapping[str, Page] | None) -> tuple:
    keys = {match_key(word): weight for word, weight in words.items()}
    score, number, start, end = 0.0, 1, 0, 0
    for place, first, last in _sentences(article):
        text = match_key(article.paragraphs[place - 1].text[first:last])
        weight = round(sum(weight * text.count(key) for key, weight in keys.items()), 9)
        if weight > score:
            score, number, start, end = weight, place, first, last
    names = " ".join(words)
    if not score:
        return article.pages[0], None, None, names, None, None, None, None
    paragraph = article.paragraphs[number - 1]
    where = (None, None)
    if pages is not None:
        places = offsets(pages[paragraph.page], paragraph.block)
        where = (places[start], places[end - 1] + 1)
    return paragraph.page, number, None, names, None, *where, paragraph.text[start:end]


def _sentences(article: CountedArticle) -> Iterator[tuple[int, int, int]]:
    for number, paragraph in enumerate(article.paragraphs, 1):
        for start, end in sentence_spans(paragraph.text):
            yield number, start, end
