"""Paragraphs to cohesion: how strongly words tie what stands on the two sides of a gap or a heading.

A chain of words that recurs a paragraph or two later ties all gaps between (lexical chains as in Morris & Hirst,
Computational Linguistics 17, 1991; segmentation as in Hearst's TextTiling, Computational Linguistics 23, 1997).
Where nothing recurs, one article ends and another begins.
"""

import itertools
import re
from dataclasses import dataclass

import numpy as np

from ..kernels.repeats import gather, number_grams
from .characters import among, are_letters, codes_of
from .surnames import are_names

GRAM = 3
REACH = 3  # paragraphs
LEAST, MOST = 20, 600  # characters on the shorter side that a strength is measured against
# strengths and what they are worth for "one article" against "two", from the gaps of made pages and of the five
STRENGTHS = np.array([0.0005, 0.003, 0.008, 0.015])
WORTH = np.array([-2.5, -1.3, -0.3, 0.3, 1.0])


def letters_of(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Give the code points of the letters and figures of all *texts*, and the number of the text of each."""
    codes = codes_of("".join(texts))
    owners = np.repeat(np.arange(len(texts)), np.array([len(text) for text in texts], np.int64))
    kept = are_letters(codes)
    return codes[kept].astype(np.uint64), owners[kept]


def grams_of(texts: list[str], size: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the number of the text that each run of *size* letters stands in, and that run as a number."""
    return grams_in(*letters_of(texts), size)


def grams_in(codes: np.ndarray, owners: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Give what `grams_of` does, from what `letters_of` gives.

    Three code points fit 63 bits exactly; of longer runs two unlike ones may share a number, once in many billions.
    """
    n = max(0, len(codes) - size + 1)
    if not n:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    grams = np.zeros(n, np.uint64)
    for place in range(size):
        if place == 3:
            grams *= np.uint64(0x9E3779B97F4A7C15)
        grams = (grams << np.uint64(21)) + codes[place : n + place] if place < 3 else grams + codes[place : n + place]
    inside = owners[:n] == owners[size - 1 :]
    return owners[:n][inside], grams[inside]


@dataclass(frozen=True)
class Numbered:
    """The grams of texts: *owners*, *numbers* (n_grams,) of text and kind, text by text, each kind once a text.

    Gram g stands in the texts *holders*[*firsts*[g] : *firsts*[g + 1]]; *table* and *kinds* find the number of a gram.
    """

    owners: np.ndarray
    numbers: np.ndarray
    holders: np.ndarray
    firsts: np.ndarray
    table: np.ndarray
    kinds: np.ndarray


def numbered(owners: np.ndarray, grams: np.ndarray) -> Numbered:
    """Give *grams*, text by text, as numbers of their kinds."""
    table = np.zeros(1 << (2 * len(grams) + 1).bit_length(), np.int32)
    kinds, numbers, fresh = np.empty_like(grams), np.empty(len(grams), np.int64), np.empty(len(grams), bool)
    n_kinds = number_grams(grams, owners, table, kinds, numbers, fresh)
    owners, numbers = owners[fresh], numbers[fresh]
    firsts = np.concatenate(([0], np.cumsum(np.bincount(numbers, minlength=n_kinds))))
    return Numbered(owners, numbers, gather(numbers, owners, firsts), firsts, table, kinds)


def cohesion(texts: list[str]) -> np.ndarray:
    """Give (n_texts,) what the words across the gap before each text are worth for its going on, in logarithms."""
    n = len(texts)
    owners, grams = grams_of(texts, GRAM)
    if n < 2 or len(grams) < 2:
        return np.zeros(n)
    said = numbered(owners, grams)
    owners = said.holders
    spread = np.diff(said.firsts)  # texts that hold each gram
    gram = np.repeat(np.arange(len(spread)), spread)
    links = (gram[1:] == gram[:-1]) & (owners[1:] - owners[:-1] <= REACH)
    start, end = owners[:-1][links], owners[1:][links]
    weights = 1 / (np.log2(1 + spread[gram[1:][links]]) * (end - start))
    ties = np.bincount(start + 1, weights, minlength=n + 2) - np.bincount(end + 1, weights, minlength=n + 2)
    total = np.concatenate(([0], np.cumsum([len(text) for text in texts])))
    gaps = np.arange(n)
    before = total[gaps] - total[np.maximum(0, gaps - REACH)]
    after = total[np.minimum(n, gaps + REACH)] - total[gaps]
    strength = np.cumsum(ties)[:n] / np.clip(np.minimum(before, after), LEAST, MOST)
    return WORTH[np.searchsorted(STRENGTHS, strength)]


SAYS = re.compile(
    "说|說|表示|介绍|介紹|告诉|告訴|认为|認為|坦言|笑着|笑著|笑了|回忆|回憶|记得|記得|指着|指著|解释|解釋|透露|感慨|指出"
)


def speakers(text: str) -> set[str]:
    """Give the persons that *text* lets speak, as far as their surnames tell.

    >>> sorted(speakers("周松说，新馆开了。“免费。”馆长李小红介绍。"))
    ['周松', '李小红']
    """
    found = set()
    for said in SAYS.finditer(text):
        for size in (3, 2):
            name = text[max(0, said.start() - size) : said.start()]
            if len(name) == size and are_names(name):
                found.add(name)
                break
    return found


# characters that tie nothing: particles, pronouns, measures, numerals
EMPTY = (
    "的了在是和与及为对从将等这那有不也就都而上中下个们以到说要会能可但着过还更最把被让给向其各该本此又并或于之所者后前里外时年月日"
    "一二三四五六七八九十百千万亿我你他她它很多大與為對從將這個們說會還讓給後裡時億"
)
FINE = 1 << 20  # parts of one that weights are whole numbers of
SLACK = 2.0  # what the vocabulary of a side must weigh many times, to be sure of anything
# shares of vocabulary and what they are worth for "one article" against "two", from items of broadcast news
SHARED = np.array([0.0, 0.02, 0.04, 0.06, 0.08, 0.11, 0.15, 0.2])
SHARED_WORTH = np.array([-2.0, -1.9, -1.2, -0.1, 0.6, 1.2, 1.8, 2.1])


@dataclass(frozen=True)
class Vocabulary:
    """The pairs of characters that each paragraph of a page holds, as numbers.

    *weights* of the pairs are less for those that stand in many paragraphs, and whole numbers of `FINE`-ths, so that
    sums of them are the same in any order. Few are asked for at a time: hence lists.
    """

    pairs: list[list[int]]
    weights: list[float]

    def worth(self, before: list[int], after: list[int]) -> float:
        """Give what the words of paragraphs *before* and *after* are worth for one article, in logarithms."""
        return float(np.interp(self.shared(before, after), SHARED, SHARED_WORTH)) if before and after else 0.0

    def union(self, some: list[int]) -> set[int]:
        """Give the vocabulary of texts *some* together."""
        return set().union(*(self.pairs[number] for number in some))

    def held(self, number: int, theirs: set[int]) -> float:
        """Give how much of the vocabulary of text *number* stands in *theirs*: 0 for nothing, 1 for all."""
        found = whole = 0.0
        for pair in self.pairs[number] if theirs else ():
            weight = self.weights[pair]
            whole += weight
            found += weight if pair in theirs else 0.0
        return found / (whole + 0.5)

    def shared(self, before: list[int], after: list[int]) -> float:
        """Give how much of their vocabulary paragraphs *before* and *after* share: 0 for nothing, 1 for all."""
        if not before or not after:
            return 0.0
        # a heading has a few hundred pairs beside it: sets are sooner than sorted arrays
        one, two = self.union(before), self.union(after)
        weigh = self.weights.__getitem__
        common, first, second = (sum(map(weigh, pairs)) for pairs in (one & two, one, two))
        return common / (min(first, second) + SLACK)


def vocabulary(texts: list[str]) -> Vocabulary:
    """Give the vocabulary of a page's paragraphs: pairs of neighbouring characters that both carry meaning."""
    codes = codes_of("\n".join(texts)).astype(np.int64)
    full = (codes >= 0x3400) & (codes <= 0x9FFF) & ~among(codes, EMPTY)
    at = np.flatnonzero(full[:-1] & full[1:])
    owners = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[at]
    said = numbered(owners, ((codes[at] << 21) + codes[at + 1]).astype(np.uint64))
    ends = np.searchsorted(said.owners, np.arange(len(texts) + 1))
    pairs = [said.numbers[a:b].tolist() for a, b in itertools.pairwise(ends)]
    weights = np.round(FINE / np.log2(1 + np.diff(said.firsts))) / FINE
    return Vocabulary(pairs, weights.tolist())
