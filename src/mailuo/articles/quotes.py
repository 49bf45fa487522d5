"""Paragraphs to pull quotes: those whose words a longer paragraph of the page says too."""

from collections import Counter
from dataclasses import replace

import numpy as np

from .items import Item, letters

GRAM = 4
LONGEST_QUOTE = 400
REPEATED = 0.8  # share of a quote's 4-grams that the quoted paragraph holds


def pull_quotes(items: list[Item]) -> list[Item]:
    """Give *items* with the pull quotes among their paragraphs marked."""
    bodies = [number for number, each in enumerate(items) if each.role == "body"]
    owners, grams = grams_of([items[number].text for number in bodies])
    if not len(grams):
        return items
    shared = repeated(owners, grams, len(bodies))
    texts = [letters(items[number].text) for number in bodies]
    out, quotes = list(items), set()
    home: dict[int, set[int]] | None = None
    for k, number in enumerate(bodies):
        fragment = len(texts[k]) < 12
        if len(texts[k]) > LONGEST_QUOTE or shared[k] < REPEATED or (fragment and k - 1 not in quotes):
            continue
        home = home or places(owners, grams)
        source = quoted(k, texts, home)
        if source is None or source in quotes:
            continue
        quotes.add(k)
        reason = f"repeats the paragraph at {items[bodies[source]].start}"
        out[number] = replace(items[number], role="pullquote", confidence=0.9, reason=reason)
    return out


def grams_of(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Give each 4-gram of letters of *texts* as a number, and the number of the text it stands in."""
    kept = [letters(text) for text in texts]
    lengths = np.array([len(text) for text in kept], np.int64)
    codes = np.frombuffer("".join(kept).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    if len(codes) < GRAM:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    # 21 bits hold any code point: three fit exactly, the fourth is mixed in by an odd factor
    grams = (codes[:-3] << np.uint64(42)) ^ (codes[1:-2] << np.uint64(21)) ^ codes[2:-1]
    grams = grams * np.uint64(0x9E3779B97F4A7C15) + codes[3:]
    owners = np.repeat(np.arange(len(kept)), lengths)
    inside = owners[:-3] == owners[3:]
    return owners[:-3][inside], grams[inside]


def repeated(owners: np.ndarray, grams: np.ndarray, n_texts: int) -> np.ndarray:
    """Give the share of each text's grams that stand in another text too."""
    order = np.lexsort((owners, grams))
    ordered, owner = grams[order], owners[order]
    first = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    group = np.cumsum(first) - 1
    starts = np.flatnonzero(first)
    lowest, highest = np.minimum.reduceat(owner, starts), np.maximum.reduceat(owner, starts)
    elsewhere = (lowest != highest)[group]
    count = np.bincount(owner, minlength=n_texts)
    return np.bincount(owner, weights=elsewhere, minlength=n_texts) / np.maximum(count, 1)


def places(owners: np.ndarray, grams: np.ndarray) -> dict[int, set[int]]:
    """Give the texts in which each gram stands."""
    found: dict[int, set[int]] = {}
    for owner, gram in zip(owners.tolist(), grams.tolist()):
        found.setdefault(gram, set()).add(owner)
    return found


def quoted(k: int, texts: list[str], home: dict[int, set[int]]) -> int | None:
    """Give the number of the longer text that holds nearly all grams of text *k*, or None."""
    grams = grams_of([texts[k]])[1].tolist()
    votes = Counter(owner for gram in grams for owner in home.get(gram, ()) if owner != k)
    if not votes:
        return None
    source, count = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))
    return source if count >= REPEATED * len(grams) and len(texts[source]) > 1.15 * len(texts[k]) else None
