"""A grid of K and seeds to the number of topics that the documents support, if any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from ..errors import DataError
from ..lda import fits as fitted
from ..matrix import Counts
from ..topics import Topics, words_by_document
from .given import given, is_given
from .heldout import FEW, held_out
from .recommendation import recommended
from .stability import consensus, reproducibility
from .table import HALF, MEASURES, N_COHERENT, N_SHUFFLES, by_chance, grouped, tabled

N_HELD_OUT_SEEDS = 2


@dataclass(frozen=True)
class Choice:
    """What a grid of fits says of the number of topics.

    *table*: a row for each K: ``n_topics``; for each of held_out (log-likelihood a word), c_npmi, c_v, exclusivity,
    stability and overlap the mean over seeds, ``…_low`` and ``…_high`` (the 2.5th and 97.5th percentile over seeds),
    ``…_chance``, ``…_chance_low`` and ``…_chance_high`` (mean, least and most over the shuffled corpora; of held_out
    all three what one topic reaches, as a K that does not beat it foretells nothing); ``threshold``: how like its
    partner a topic must be to have come back; ``beats_chance``.
    *recommended*: the K, or None where none beats chance; *reason*: why, in a sentence. *shown*: the K of *topics*,
    the consensus over seeds, each topic with the share of seeds in which it comes back; *fits*: all of them, by K,
    then seed; *consensus*: that of every K, in the order of the table. *notes*: sentences a reader must be told.
    """

    table: pd.DataFrame = field(repr=False)
    recommended: int | None
    reason: str
    shown: int
    topics: Topics = field(repr=False)
    fits: tuple[Topics, ...] = field(repr=False)
    consensus: tuple[Topics, ...] = field(repr=False)
    notes: tuple[str, ...] = ()

    def frame(self) -> pd.DataFrame:
        """Give the table with a row for each measure and K: measure, n_topics, value, low, high, chance, chance_…"""
        suffixes = {"value": "", "low": "_low", "high": "_high"} | {
            "chance" + suffix: "_chance" + suffix for suffix in ("", "_low", "_high")
        }
        parts = [
            pd.DataFrame(
                {"measure": measure, "n_topics": self.table["n_topics"]}
                | {column: self.table[measure + suffix] for column, suffix in suffixes.items()}
            )
            for measure in MEASURES
        ]
        return pd.concat(parts, ignore_index=True)

    def fits_of(self, n_topics: int) -> tuple[Topics, ...]:
        """Give the fits of one K, in the order of seeds."""
        return tuple(fit for fit in self.fits if fit.n_topics == n_topics)


def choose(
    counts: Counts,
    *,
    texts: Sequence[Sequence[str]],
    n_topics: Sequence[int],
    seeds: Sequence[int],
    together: Mapping[str, str] | None = None,
) -> Choice:
    """Fit LDA over a grid of K and seeds, and say which K the documents support, if any.

    A K is supported where its fits find the same topics, whatever the seed, more than fits of any K do when the words
    are shuffled between the documents, lengths and frequencies kept (`beyond_chance`). Of the supported ones the
    smallest is recommended whose held-out likelihood is within one standard error of the best (Breiman, Friedman,
    Olshen & Stone 1984); under 20 articles, where that tells little, the one whose stability is farthest above chance.

    One number of topics for a corpus of more than a million entries is fitted as it is (`given`).

    Args:
        texts: the words of each row of *counts*, in order.
        together: for an article (a group of *counts*) the one whose fold it shares, as a reprint its original's.
    """
    numbers, seeds = _grid(counts, n_topics, seeds)
    if is_given(counts, numbers):
        table, fits, topics, reason, note = given(counts, texts=texts, n_topics=numbers[0], seeds=seeds)
        back = tuple(_with_reproducibility(fits, HALF))
        return Choice(table, None, reason, numbers[0], replace(topics, reason=reason), back, (topics,), (note,))
    grid = grouped(fitted(counts, n_topics=numbers, seeds=seeds), len(seeds))
    chance = by_chance(counts, numbers, seeds)
    foretold = held_out(counts, n_topics=numbers, seeds=seeds[:N_HELD_OUT_SEEDS], together=together)
    table = tabled(grid, chance, counts, texts, held_out=foretold)
    shared = [consensus(fits, counts, threshold=limit) for fits, limit in zip(grid, chance.thresholds)]
    shown, reason = recommended(table, foretold[0].mean(axis=1), n_articles=len(set(counts.groups)))
    supported = bool(table["beats_chance"].any())
    topics = replace(shared[numbers.index(shown)], supported=supported, reason=reason)
    fits = [_with_reproducibility(group, limit) for group, limit in zip(grid, chance.thresholds)]
    return Choice(
        table,
        shown if supported else None,
        reason,
        shown,
        topics,
        tuple(fit for group in fits for fit in group),
        tuple(shared),
        _notes(counts, topics, n_seeds=len(seeds)),
    )


def _grid(counts: Counts, n_topics: Sequence[int], seeds: Sequence[int]) -> tuple[list[int], list[int]]:
    """Give the numbers of topics that the documents are enough for, and the seeds."""
    filled = int((np.diff(counts.matrix.indptr) > 0).sum())
    numbers = sorted({int(number) for number in n_topics if number <= filled})
    if not numbers:
        raise DataError(f"{filled} documents have terms: too few for {min(n_topics, default=0)} topics")
    if len(set(seeds)) < 2:
        raise DataError(f"stability needs two seeds or more; {len(set(seeds))} given")
    return numbers, list(dict.fromkeys(int(seed) for seed in seeds))


def _with_reproducibility(fits: Sequence[Topics], threshold: float) -> list[Topics]:
    return [replace(fit, reproducibility=row) for fit, row in zip(fits, reproducibility(fits, threshold))]


def _notes(counts: Counts, topics: Topics, *, n_seeds: int) -> tuple[str, ...]:
    n_articles = len(set(counts.groups))
    n_npmi, n_v = (min(n, n_seeds) for n in N_COHERENT.values())
    notes = [
        f"Stability is over {n_seeds} seeds, against {N_SHUFFLES} corpora with words shuffled between documents.",
        "Coherence is gensim's, over the words of each document as the text: c_npmi in windows of 10 words, c_v in "
        f"windows of 110; of {n_npmi} and {n_v} fits for each K.",
        "A topic comes back where its partner under another seed is at least half like it and more than 95 of 100 "
        "topics of shuffled words are to theirs.",
    ]
    if n_articles < len(counts.ids):
        alone = int((_largest_part(topics, counts) > HALF).sum())
        notes.append(
            f"{alone} of the {topics.n_topics} topics shown have more than half of their words in one article. "
            "Paragraphs of an article share its words, and words are shuffled between paragraphs: a topic that is one "
            "article beats chance too."
        )
    if n_articles == 1:
        notes.append("One article cannot be held out from itself: there is no held-out likelihood.")
    elif n_articles < FEW:
        notes.append(
            f"With {n_articles} articles each is held out in turn: an article says little of the words of another, and "
            "the held-out likelihood tells little between numbers of topics."
        )
    return tuple(notes)


def _largest_part(topics: Topics, counts: Counts) -> np.ndarray:
    """Give how much of each topic's words is in the one article that has most of them: (n_topics,)."""
    articles = list(dict.fromkeys(counts.groups))
    place = {article: row for row, article in enumerate(articles)}
    words = np.zeros((len(articles), topics.n_topics))
    np.add.at(words, [place[group] for group in counts.groups], words_by_document(topics, counts))
    return words.max(axis=0) / np.maximum(words.sum(axis=0), 1e-12)
