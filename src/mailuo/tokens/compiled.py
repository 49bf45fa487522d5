"""Texts to numbered words by compiled loops: jieba's answer and the lexicon's, many times sooner.

Texts are read in blocks of a fixed size, on all threads; each block numbers its own words, then the numbers are made
common. What a word *is* (a stop word, a unit, punctuation) is asked once for each different word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..kernels import bags, fold, segment
from ..kernels.threads import in_threads
from ..kernels.trie import code_points
from ..words import Lexicon
from .model import key_fold, model, normal_fold, terms
from .numbers import OTHER, number_class
from .records import Token, kept, kind_of

BLOCK_SIZE = 1 << 18  # characters; never by the number of threads
NO_TERMS = np.empty(0, np.int64)


@dataclass(frozen=True)
class Reading:
    """The words of texts, numbered: those of text d are ``numbers[pointers[d]:pointers[d + 1]]``, in *vocabulary*.

    *kinds*: the kind of each entry of the vocabulary, None without a lexicon (the same word may be listed twice, as a
    word and as a term); *starts*, *ends*: where each word stands in its text, if that was asked for. A number is -1 for
    what was not asked for: numbers with their units.
    """

    vocabulary: list[str]
    kinds: list[str] | None
    numbers: np.ndarray
    pointers: np.ndarray
    starts: np.ndarray
    ends: np.ndarray


@dataclass
class Block:
    """What is known of a block of texts; words are stretches of *text*, which is in normal form.

    *words*: the different words one after another, and *word_offsets*; *numbers*: of each word among them, or -1 less
    its term; *sources*: the place in the given texts of each character of *text*, None where that is *text* itself.
    """

    text: np.ndarray
    offsets: np.ndarray
    sources: np.ndarray | None
    starts: np.ndarray
    ends: np.ndarray
    pointers: np.ndarray
    numbers: np.ndarray
    words: np.ndarray
    word_offsets: np.ndarray
    is_number: np.ndarray | None = None


def blocks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give runs of texts [first, last) of about BLOCK_SIZE characters."""
    lengths = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)), out=lengths[1:])
    first = 0
    while first < len(texts):
        last = int(np.searchsorted(lengths, lengths[first] + BLOCK_SIZE))
        last = min(max(last, first + 1), len(texts))
        yield first, last
        first = last


def boundaries(texts: Sequence[str], hmm: bool) -> tuple[np.ndarray, np.ndarray]:
    """Give where jieba's words end, each in its text, of all texts in one row, and where each text's begin in it."""
    known = model()

    def ends_of(run: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        text, offsets = code_points(texts[slice(*run)])
        marks = np.zeros(len(text), np.uint8)
        segment.mark_words(text, offsets[:-1], offsets[1:], known, hmm, marks)
        return bags.ends_of(marks, offsets)

    found = in_threads(ends_of, list(blocks(texts)))
    counts = np.concatenate([np.zeros(1, np.int64), *(counts for _, counts in found)])
    return np.concatenate([np.empty(0, np.int64), *(ends for ends, _ in found)]), np.cumsum(counts)


def read(
    texts: Sequence[str], lexicon: Lexicon | None, hmm: bool, *, numbers: bool = True, places: bool = False
) -> Reading:
    """Number the words of *texts*; with *numbers* also numbers with their units, with *places* where each stands."""
    known = model(lexicon.dictionary if lexicon else ())
    read = in_threads(lambda run: _block(texts[slice(*run)], known, lexicon, hmm), list(blocks(texts)))
    vocabulary = _common(read)
    kinds = None
    if lexicon is not None:
        classes = np.array(
            [number_class(word, lexicon) for word in vocabulary] + [OTHER] * len(lexicon.names), np.uint8
        )
        kinds = [kind_of(word, lexicon) for word in vocabulary] + ["term"] * len(lexicon.names)
        vocabulary += lexicon.names.values()
        in_threads(lambda block: _join(block, classes, numbers), read)
        if numbers:
            found = _common_numbers(read, len(vocabulary))
            vocabulary += found
            kinds += ["number"] * len(found)
    return _whole(read, vocabulary, kinds, places)


def _block(texts: Sequence[str], known: segment.Model, lexicon: Lexicon | None, hmm: bool) -> Block:
    """Find and number the words of one block of texts."""
    text, offsets = code_points(texts)
    given, sources = offsets, None
    term_starts = term_ends = which = NO_TERMS
    if lexicon is not None:
        raw = text
        text, sources, places, offsets = fold.folded(raw, given, normal_fold(lexicon.simplify))
        if lexicon.names:
            keys, key_sources, _, key_offsets = fold.folded(raw, given, key_fold())
            found = fold.find_terms(raw, given, keys, key_sources, key_offsets, terms(lexicon))
            term_starts, term_ends, which = places[found[0]], places[found[1]], found[2]
    ends_word = np.zeros(len(text), np.uint8)
    segment.mark_words(text, *fold.between(offsets, term_starts, term_ends), known, hmm, ends_word)
    ends_word[term_ends - 1] = 1
    starts, ends, term, pointers = bags.words_of(ends_word, offsets, term_ends, which)
    numbers, firsts = bags.intern(text, starts, ends, term)
    words, word_offsets = bags.gather(text, starts[firsts], ends[firsts])
    return Block(text, given, sources, starts, ends, pointers, numbers, words, word_offsets)


def _common(read: Sequence[Block]) -> list[str]:
    """Make the numbers of all blocks common, and give their words; terms come after them."""
    if not read:
        return []
    text = np.concatenate([block.words for block in read])
    sizes = np.concatenate([np.diff(block.word_offsets) for block in read])
    ends = np.cumsum(sizes)
    numbers, firsts = bags.intern(text, ends - sizes, ends, NO_TERMS)
    at, n_words = 0, len(firsts)
    for block in read:
        size = len(block.word_offsets) - 1
        least = int(block.numbers.min(initial=0))
        # a term's number is negative, so it counts from the end
        lookup = np.concatenate([numbers[at : at + size], n_words - 1 - np.arange(least, 0, dtype=np.int32)])
        block.numbers = lookup[block.numbers]
        at += size
    return _strings(*bags.gather(text, (ends - sizes)[firsts], ends[firsts]))


def _strings(points: np.ndarray, offsets: np.ndarray) -> list[str]:
    joined = points.tobytes().decode("utf-32-le", "surrogatepass")
    return [joined[start:end] for start, end in pairwise(offsets.tolist())]


def _join(block: Block, classes: np.ndarray, wanted: bool) -> None:
    """Join numbers with their units, or, where they are not wanted, number all their parts -1."""
    joined = bags.join_numbers(block.numbers, block.pointers, classes)
    if not wanted:
        block.numbers[joined > 0] = -1
        return
    starts, ends, is_number, kept, pointers = bags.merge(block.starts, block.ends, joined, block.pointers)
    numbers, firsts = bags.intern(block.text, starts[is_number], ends[is_number], NO_TERMS)
    block.words, block.word_offsets = bags.gather(block.text, starts[is_number][firsts], ends[is_number][firsts])
    block.numbers = block.numbers[kept]
    block.numbers[is_number] = numbers
    block.starts, block.ends, block.pointers, block.is_number = starts, ends, pointers, is_number


def _common_numbers(read: Sequence[Block], first: int) -> list[str]:
    """Number the numbers of all blocks from *first* on, and give them."""
    places: dict[str, int] = {}
    for block in read:
        words = _strings(block.words, block.word_offsets)
        lookup = np.array([places.setdefault(word, first + len(places)) for word in words], np.int32)
        if len(words):
            block.numbers[block.is_number] = lookup[block.numbers[block.is_number]]
    return list(places)


def _whole(read: Sequence[Block], vocabulary: list[str], kinds: list[str] | None, places: bool) -> Reading:
    """Put the blocks together; places count from the beginning of each given text."""
    numbers, pointers, starts, ends = [np.empty(0, np.int32)], [np.zeros(1, np.int64)], [NO_TERMS], [NO_TERMS]
    for block in read:
        numbers.append(block.numbers)
        pointers.append(block.pointers[1:] + pointers[-1][-1])
        if not places:
            continue
        begin = np.repeat(block.offsets[:-1], np.diff(block.pointers))
        first, last = block.starts, block.ends - 1
        if block.sources is not None:
            first, last = block.sources[first], block.sources[last]
        starts.append(first - begin)
        ends.append(last + 1 - begin)
    return Reading(vocabulary, kinds, *map(np.concatenate, (numbers, pointers, starts, ends)))


def segment_texts(texts: Sequence[str], lexicon: Lexicon | None, hmm: bool) -> list[list[str]]:
    """Give the words of each text; equal words are one string."""
    found = read(texts, lexicon, hmm)
    words = np.array([*found.vocabulary, None], dtype=object)[found.numbers]
    return [words[first:last].tolist() for first, last in pairwise(found.pointers.tolist())]


def tokens(texts: Sequence[str], lexicon: Lexicon, hmm: bool) -> list[list[Token]]:
    """Give the tokens of each text."""
    found = read(texts, lexicon, hmm, places=True)
    words, kinds = found.vocabulary, found.kinds
    places = zip(found.numbers.tolist(), found.starts.tolist(), found.ends.tolist())
    made = [Token(words[number], start, end, kinds[number]) for number, start, end in places]
    return [made[first:last] for first, last in pairwise(found.pointers.tolist())]


def kept_words(texts: Sequence[str], lexicon: Lexicon | None, hmm: bool) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Give the vocabulary, each word once, the number of each word, -1 for one that is left out, and pointers."""
    found = read(texts, lexicon, hmm, numbers=lexicon is None or lexicon.numbers)
    if lexicon is None:
        return found.vocabulary, found.numbers, found.pointers
    # the same word may be listed as a word and as a term
    places: dict[str, int] = {}
    lookup = [
        places.setdefault(word, len(places)) if kept(word, kind, lexicon) else -1
        for word, kind in zip(found.vocabulary, found.kinds)
    ]
    return list(places), np.array([*lookup, -1], np.int32)[found.numbers], found.pointers
