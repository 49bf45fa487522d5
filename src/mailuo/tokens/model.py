"""Jieba's dictionary, and the lexicon, to the arrays that the compiled loops read."""

import math
import unicodedata
from functools import lru_cache

import numpy as np

from ..kernels import fold, segment, trie
from ..words import QUOTES, SAME, Lexicon, character_key, normal_form, simplified
from . import stored

IMPOSSIBLE = -3.14e100  # what jieba takes for the log of 0
STATES = "BEMS"
HAN = range(segment.FIRST_HAN, 0x9FD6)


@lru_cache(maxsize=4)
def model(dictionary: tuple[tuple[str, int | None], ...] = ()) -> segment.Model:
    """Give what jieba knows with the words of *dictionary* added: built once, then read and verified."""
    name = stored.key(dictionary)
    arrays = stored.load(name)
    if arrays is None:
        arrays = _build(dictionary)
        stored.store(name, arrays)
        arrays = stored.load(name) or _frozen(arrays)
    return segment.Model(
        classes=segment.character_classes(),
        unknown=float(arrays["weights"][0]),
        forced=bool((arrays["table"][1:] & trie.FORCED).any()),
        **{what: arrays[what] for what in ("table", "weights", "known", "first", "emission", "begin", "go")},
    )


def _frozen(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Give arrays that are read only, like those from the cache, for which the kernels are compiled."""
    for array in arrays.values():
        array.flags.writeable = False
    return arrays


def _build(dictionary: tuple[tuple[str, int | None], ...]) -> dict[str, np.ndarray]:
    from . import plain  # jieba is slow to import and only needed here

    tokenizer = plain.tokenizer(dictionary)
    frequencies, log_total = tokenizer.FREQ, math.log(tokenizer.total)
    # Python's log, once for each frequency: another library's may differ in the last bit
    different = sorted({0, *frequencies.values()})  # 0, which is the first, is for what is no word
    places = {frequency: place for place, frequency in enumerate(different)}
    values = np.array([places[frequency] for frequency in frequencies.values()])
    table, known = trie.build(list(frequencies), values, n_nodes=len(frequencies))
    slots = trie.find(table, known, *trie.code_points(sorted(plain.deleted(dictionary))))
    table[slots[slots > 0]] |= trie.FORCED
    first = trie.find(table, known, *trie.code_points(list(map(chr, range(segment.LIMIT)))))
    return {
        "table": table,
        "known": known,
        "weights": np.array([math.log(frequency or 1) - log_total for frequency in different]),
        "frequencies": np.array(different, np.int64),
        "total": np.array([tokenizer.total], np.int64),
        "first": first.astype(np.int32),
        **_chances(),
    }


def _chances() -> dict[str, np.ndarray]:
    """Give the hidden Markov model's log probabilities."""
    from jieba import finalseg

    emission = [[finalseg.emit_P[state].get(chr(point), IMPOSSIBLE) for state in STATES] for point in HAN]
    go = [[finalseg.trans_P[one].get(other, IMPOSSIBLE) for other in STATES] for one in STATES]
    begin = [finalseg.start_P[state] for state in STATES]
    return {"emission": np.array(emission), "begin": np.array(begin), "go": np.array(go)}


@lru_cache(maxsize=2)
def normal_fold(simplify: bool) -> fold.Fold:
    """Give `mailuo.words.normal_form` of each code point, as a table."""
    return fold.fold_of({point: normal_form(chr(point), simplify) for point in _changing()})


@lru_cache(maxsize=1)
def key_fold() -> fold.Fold:
    """Give `mailuo.words.character_key` of each code point, as a table."""
    return fold.fold_of(_keys())


@lru_cache(maxsize=1)
def _keys() -> dict[int, str]:
    return {point: character_key(chr(point)) for point in _changing()}


@lru_cache(maxsize=1)
def _changing() -> list[int]:
    """Give the code points that have another normal form, or another key, or may have."""
    compatible = [point for point in range(fold.REACH) if not unicodedata.is_normalized("NFKC", chr(point))]
    spaces = [point for point in range(0x3001) if chr(point).isspace()]
    return sorted({*compatible, *spaces, *map(ord, (*QUOTES, *SAME, *simplified()))})


@lru_cache(maxsize=4)
def terms(lexicon: Lexicon) -> fold.Terms:
    """Give the protected terms of *lexicon* as arrays; the number of a term is the place of its form in ``names``."""
    forms = list(lexicon.names)
    values = np.arange(1, len(forms) + 1)
    table, known = trie.build(forms, values, n_nodes=sum(map(len, forms)))
    begins, latin = np.zeros(fold.REACH, np.bool_), np.zeros(fold.REACH, np.bool_)
    begins[[ord(form[0]) for form in forms if ord(form[0]) < fold.REACH]] = True
    ascii_keys = {point: chr(point) for point in range(128)} | _keys()
    latin[[point for point, key in ascii_keys.items() if any(part.isascii() and part.isalnum() for part in key)]] = True
    return fold.Terms(table, known, begins, latin)
