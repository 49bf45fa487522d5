"""Texts to what they say again: which longer text of a page holds most of a text's words."""

from dataclasses import dataclass, replace

import numpy as np

from ..kernels.repeats import find_grams, find_holder
from .cohesion import Numbered, grams_in, letters_of, numbered

GRAM = 4
LONGER = 1.15  # times as long as a text is what says it again, at least
MOST_PLACES = 50  # that one gram is looked up in
REPEATED = 0.8  # share of a text's 4-grams that the longer one holds


@dataclass(frozen=True)
class Said:
    """What the texts of a page say; *sizes* (n_texts,) in letters.

    The grams of text k stand from *starts*[k] to *starts*[k + 1]; *votes* (n_texts,) is room to count in.
    """

    sizes: np.ndarray
    grams: Numbered
    starts: np.ndarray
    votes: np.ndarray

    def repeated(self) -> np.ndarray:
        """Give (n_texts,) the share of each text's grams that stand in a longer text too."""
        owners, numbers = self.grams.owners, self.grams.numbers
        if not len(numbers):
            return np.zeros(len(self.sizes))
        longest = np.maximum.reduceat(self.sizes[self.grams.holders], self.grams.firsts[:-1])[numbers]
        elsewhere = longest > self.sizes[owners]
        return np.bincount(owners, weights=elsewhere, minlength=len(self.sizes)) / np.maximum(np.diff(self.starts), 1)

    def source(self, number: int, least: float = REPEATED) -> int | None:
        """Give the number of the longer text that holds the share *least* of text *number*'s grams, or None."""
        own = self.grams.numbers[self.starts[number] : self.starts[number + 1]]
        return self.holder(own, int(self.sizes[number]), least)

    def without(self, left_out: list[bool]) -> "Said":
        """Give the same, in which the texts *left_out* say nothing."""
        return replace(self, sizes=np.where(left_out, 0, self.sizes))

    def sources_of(self, texts: list[str], least: float) -> list[int | None]:
        """Give for each of *texts* the number of the longer text that holds the share *least* of its grams, or None."""
        codes, owners = letters_of(texts)
        sizes = np.bincount(owners, minlength=len(texts)).tolist()
        owners, grams = once(*grams_in(codes, owners, GRAM))
        numbers = find_grams(grams, self.grams.table, self.grams.kinds)
        starts = np.searchsorted(owners, np.arange(len(texts) + 1)).tolist()
        return [
            self.holder(numbers[start:end], size, least) if start < end else None
            for start, end, size in zip(starts, starts[1:], sizes)
        ]

    def source_of(self, text: str) -> int | None:
        """Give the number of the text, longer than *text*, that holds most of its grams, or None."""
        return self.sources_of([text], REPEATED)[0]

    def holder(self, own: np.ndarray, size: int, least: float) -> int | None:
        """Give the number of a text longer than *size* that holds the share *least* of the grams *own*, or None."""
        enough = max(1.0, least * len(own))
        firsts, holders = self.grams.firsts, self.grams.holders
        found = find_holder(own, firsts, holders, self.sizes, LONGER * size, enough, MOST_PLACES, self.votes)
        return int(found) if found >= 0 else None


def said_by(texts: list[str]) -> Said:
    """Give what *texts* say."""
    codes, owners = letters_of(texts)
    sizes = np.bincount(owners, minlength=len(texts))
    grams = numbered(*grams_in(codes, owners, GRAM))
    starts = np.searchsorted(grams.owners, np.arange(len(texts) + 1))
    return Said(sizes, grams, starts, np.zeros(len(texts), np.int64))


def once(owners: np.ndarray, grams: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give *grams* with their *owners*, in the order of these, each gram once for one owner."""
    order = np.lexsort((grams, owners))
    owners, grams = owners[order], grams[order]
    new = np.ones(len(grams), bool)
    new[1:] = (owners[1:] != owners[:-1]) | (grams[1:] != grams[:-1])
    return owners[new], grams[new]
