"""Jieba's dictionary to arrays, kept in the user's cache under its hash; the lexicon to arrays too."""

import importlib.util
import json
import math
import unicodedata
from functools import lru_cache
from pathlib import Path

import numpy as np

from .. import cache
from ..kernels import fold, segment, trie
from ..words import QUOTES, SAME, Lexicon, character_key, normal_form, simplified

LAYOUT = "2"  # of what is kept; another one is built anew
IMPOSSIBLE = -3.14e100  # what jieba takes for the log of 0
STATES = "BEMS"
HAN = range(segment.FIRST_HAN, 0x9FD6)


@lru_cache(maxsize=4)
def model(dictionary: tuple[tuple[str, int | None], ...] = ()) -> segment.Model:
    """Give what jieba knows with the words of *dictionary* added: built once, then read and verified."""
    name = cache.key("model", LAYOUT, json.dumps(dictionary), *map(Path.read_bytes, _files()))
    content = cache.load("models", name)
    if content is None:
        content = _packed(_build(dictionary))
        cache.store("models", name, content)
    return _unpacked(content)


def _files() -> list[Path]:
    """Give the files of jieba that its answer depends on, found without importing it, which takes time."""
    home = Path(importlib.util.find_spec("jieba").origin).parent
    finals = [home / "finalseg" / f"prob_{name}.py" for name in ("start", "trans", "emit")]
    return [home / "dict.txt", home / "__init__.py", home / "finalseg" / "__init__.py", *finals]


def _build(dictionary: tuple[tuple[str, int | None], ...]) -> list[np.ndarray]:
    from . import plain

    tokenizer = plain.tokenizer(dictionary)
    frequencies, log_total = tokenizer.FREQ, math.log(tokenizer.total)
    # Python's log, once for each frequency: another library's may differ in the last bit
    different = sorted({0, *frequencies.values()})  # 0, which is the first, is for what is no word
    weights = np.array([math.log(f or 1) - log_total for f in different])
    places = {f: place for place, f in enumerate(different)}
    values = np.array([places[f] for f in frequencies.values()])
    table, known = trie.build(list(frequencies), values, n_nodes=len(frequencies))
    deleted = sorted(plain.deleted(dictionary))
    slots = trie.find(table, known, *trie.code_points(deleted))
    table[slots[slots > 0]] |= trie.FORCED
    first = trie.find(table, known, *trie.code_points(list(map(chr, range(segment.LIMIT)))))
    return [table, known, weights, first.astype(np.int32), *_chances()]


def _chances() -> list[np.ndarray]:
    """Give the hidden Markov model's log probabilities: emission, begin, go."""
    from jieba import finalseg

    emission = [[finalseg.emit_P[state].get(chr(point), IMPOSSIBLE) for state in STATES] for point in HAN]
    go = [[finalseg.trans_P[one].get(other, IMPOSSIBLE) for other in STATES] for one in STATES]
    return [np.array(emission), np.array([finalseg.start_P[state] for state in STATES]), np.array(go)]


def _packed(arrays: list[np.ndarray]) -> bytes:
    """Give the arrays as bytes: a line that says their types and shapes, then one after another."""
    shapes = json.dumps([(array.dtype.str, array.shape) for array in arrays]).encode()
    header = shapes.ljust(511) + b"\n"  # a multiple of what processors like addresses to be
    return header + b"".join(array.tobytes() for array in arrays)


def _unpacked(content: bytes) -> segment.Model:
    arrays, at = [], 512
    for kind, shape in json.loads(content[:512]):
        size = math.prod(shape)
        arrays.append(np.frombuffer(content, kind, size, at).reshape(shape))
        at += arrays[-1].nbytes
    table, known, weights, first, emission, begin, go = arrays
    return segment.Model(
        table=table,
        weights=weights,
        known=known,
        first=first,
        classes=segment.character_classes(),
        unknown=float(weights[0]),
        forced=bool((table[1:] & trie.FORCED).any()),
        emission=emission,
        begin=begin,
        go=go,
    )


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
