"""Texts to terms that the dictionary lacks: words that stand together often, closely, and in changing company.

A sequence of words is proposed where its parts attract each other (cohesion: the least pointwise mutual information of
any cut in two, in bits) and where many different words stand before and after it (branching entropy, in bits). Both
after Huang & Powers, "Chinese word segmentation based on contextual entropy", PACLIC 17, 2003, on words instead of
characters, since what jieba already knows as a word need not be found.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..kernels import trie
from ..words import Lexicon, match_key
from . import compiled
from .model import model

LONGEST = 6  # words
COHESION, ENTROPY = 3.0, 1.0  # bits, at least
NEARLY = 0.8
SENTENCE_ENDS = "。！？!?\n"
OPENING, CLOSING = '"(《', '")》'


@dataclass(frozen=True)
class Proposal:
    """A sequence of words that may be a term, its measures, and sentences that it stands in."""

    term: str
    count: int
    cohesion: float
    left: float
    right: float
    sentences: tuple[str, ...]


def suggest(texts: Sequence[str], lexicon: Lexicon, *, n: int = 30, least: int = 3) -> list[Proposal]:
    """Give at most *n* proposals that occur at least *least* times, the strongest (count × cohesion) first.

    A proposal whose occurrences nearly all lie within a longer one is left out.
    """
    texts = list(texts)
    read = compiled.read(texts, lexicon, True, places=True)
    found = []
    sequences = _sequences(read.numbers, read.pointers, least)
    for size in range(2, len(sequences) + 1):
        found += _proposals(texts, read, sequences, size)
    known = _known([proposal.term for proposal in found])
    found = [
        proposal for proposal in found if proposal.term not in known and match_key(proposal.term) not in lexicon.names
    ]
    found.sort(key=lambda proposal: (-proposal.count * proposal.cohesion, proposal.term))
    return _longest(found, n)


def suggestions(texts: Sequence[str], lexicon: Lexicon, *, n: int = 30, least: int = 3) -> str:
    """Give proposals as lines for ``keep.txt``, each after its measures and sentences, which are comments there."""
    proposals = suggest(texts, lexicon, n=n, least=least)
    if not proposals:
        return f"# no sequence of words occurs {least} times and is close enough to be a term\n"
    lines = []
    for one in proposals:
        lines.append(
            f"# {one.count} times; cohesion {one.cohesion:.1f} bits; company {one.left:.1f} and {one.right:.1f} bits"
        )
        lines += [f"#   {sentence}" for sentence in one.sentences]
        lines.append(one.term)
    return "\n".join(lines) + "\n"


def _sequences(numbers: np.ndarray, pointers: np.ndarray, least: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Give for each length the number of the sequence that begins at each word, -1 for a rare one, and their counts.

    A sequence is frequent only if the two that are shorter by a word are (Agrawal & Srikant, VLDB 1994).
    """
    ids, counts = numbers.astype(np.int64), np.bincount(numbers)
    sizes = [(ids, counts)]
    document = np.repeat(np.arange(len(pointers) - 1), np.diff(pointers))
    for size in range(2, LONGEST + 1):
        if len(ids) < size:
            break
        here, following = ids[:-1], ids[1:]
        inside = np.zeros(len(ids) - 1, bool)
        inside[: len(document) - size + 1] = document[size - 1 :] == document[: len(document) - size + 1]
        good = np.flatnonzero(inside & (here >= 0) & (following >= 0))
        pairs, number, times = np.unique(
            here[good] * (ids.max() + 1) + following[good], return_inverse=True, return_counts=True
        )
        rank = np.where(times >= least, np.cumsum(times >= least) - 1, -1)
        ids = np.full(len(here), -1)
        ids[good] = rank[number] if len(pairs) else -1
        ids, counts = np.append(ids, -1), times[times >= least]
        if not len(counts):
            break
        sizes.append((ids, counts))
    return sizes


def _proposals(texts: Sequence[str], read: compiled.Reading, sequences: list, size: int) -> list[Proposal]:
    ids, counts = sequences[size - 1]
    places = np.flatnonzero(ids >= 0)
    order = places[np.argsort(ids[places], kind="stable")]
    firsts = order[np.concatenate([[0], np.cumsum(counts)[:-1]])]
    edge_first, edge_last, inside = _roles(read)
    words = read.numbers[firsts[:, None] + np.arange(size)]
    shaped = edge_first[words[:, 0]] & edge_last[words[:, -1]] & inside[words].all(axis=1)
    cohesion = np.min([_attraction(sequences, firsts, size, cut) for cut in range(1, size)], axis=0)
    left, right = _company(read, order, np.repeat(np.arange(len(counts)), counts), size)
    strong = np.flatnonzero(shaped & (cohesion >= COHESION) & (left >= ENTROPY) & (right >= ENTROPY))
    ends = np.cumsum(counts)
    found = []
    for one in strong.tolist():
        term = "".join(read.vocabulary[word] for word in words[one])
        if term.count('"') % 2 == 0 and term.count("(") == term.count(")") and term.count("《") == term.count("》"):
            where = order[ends[one] - counts[one] : ends[one]]
            term = _surface(texts, read, int(where[0]), size)
            sentences = _sentences(texts, read, where, size)
            measures = (float(measure[one]) for measure in (cohesion, left, right))
            found.append(Proposal(term, int(counts[one]), *measures, sentences))
    return found


def _roles(read: compiled.Reading) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give of each word of the vocabulary whether a term may begin with it, end with it, have it inside."""
    pairs = list(zip(read.vocabulary, read.kinds))
    full = [kind in ("word", "term") for _, kind in pairs]
    first = [good or word in OPENING for good, (word, _) in zip(full, pairs)]
    last = [good or word in CLOSING for good, (word, _) in zip(full, pairs)]
    inside = [kind != "punctuation" or word in OPENING + CLOSING + "+-·" for word, kind in pairs]
    return np.array(first), np.array(last), np.array(inside)


def _attraction(sequences: list, firsts: np.ndarray, size: int, cut: int) -> np.ndarray:
    """Give the pointwise mutual information, in bits, of the parts before and after *cut*."""
    total = len(sequences[0][0])
    (whole, n_whole), (front, n_front), (back, n_back) = (sequences[k - 1] for k in (size, cut, size - cut))
    joint = n_whole[whole[firsts]] / total
    return np.log2(joint / (n_front[front[firsts]] / total * n_back[back[firsts + cut]] / total))


def _company(read: compiled.Reading, places: np.ndarray, which: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the entropy, in bits, of the words before and after each sequence; a text's edge is like no other word."""
    numbers, edges = read.numbers.astype(np.int64), np.zeros(len(read.numbers) + 1, bool)
    edges[read.pointers] = True
    alone = len(read.vocabulary) + np.arange(len(places))
    before = np.where(edges[places], alone, numbers[places - 1])
    after = np.where(edges[places + size], alone, np.append(numbers, 0)[places + size])
    return _entropy(which, before), _entropy(which, after)


def _entropy(which: np.ndarray, neighbours: np.ndarray) -> np.ndarray:
    pairs, counts = np.unique(np.stack([which, neighbours]), axis=1, return_counts=True)
    share = counts / np.bincount(which)[pairs[0]]
    return np.bincount(pairs[0], -share * np.log2(share))


def _surface(texts: Sequence[str], read: compiled.Reading, place: int, size: int) -> str:
    """Give the sequence as the text has it: with its own quotes, without line ends."""
    text = texts[int(np.searchsorted(read.pointers, place, side="right")) - 1]
    return "".join(text[read.starts[place] : read.ends[place + size - 1]].split())


def _sentences(texts: Sequence[str], read: compiled.Reading, places: np.ndarray, size: int) -> tuple[str, ...]:
    """Give three different sentences at most, on one line each."""
    found: dict[str, None] = {}
    for place in places.tolist():
        text = texts[int(np.searchsorted(read.pointers, place, side="right")) - 1]
        start, end = int(read.starts[place]), int(read.ends[place + size - 1])
        first = max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1
        after = [at for mark in SENTENCE_ENDS if (at := text.find(mark, end)) >= 0]
        sentence = text[first : min(after, default=len(text)) + 1].lstrip("”’』」")
        found[" ".join(sentence.split())] = None
        if len(found) == 3:
            break
    return tuple(found)


def _known(words: Sequence[str]) -> set[str]:
    """Give the words that are in jieba's dictionary."""
    dictionary = model()
    slots = trie.find(dictionary.table, dictionary.known, *trie.code_points(list(words)))
    values = dictionary.table[slots] >> trie.VALUE_SHIFT
    return {word for word, slot, value in zip(words, slots, values) if slot and value}


def _longest(found: Sequence[Proposal], n: int) -> list[Proposal]:
    """Give the first *n* that do not nearly always stand within a longer one."""
    chosen: list[Proposal] = []
    for one in found:
        if not any(
            one.term in other.term and one is not other and other.count >= NEARLY * one.count for other in found
        ):
            chosen.append(one)
        if len(chosen) == n:
            break
    return chosen
