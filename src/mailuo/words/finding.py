"""Text to the protected terms that stand in it."""

from dataclasses import dataclass
from functools import cache

from .forms import character_key
from .lexicon import Lexicon


@dataclass(frozen=True)
class Match:
    """A protected term where it stands: code points [start, end) of the text, and the text there."""

    name: str
    surface: str
    start: int
    end: int


def find_terms(text: str, lexicon: Lexicon) -> list[Match]:
    """Find the protected terms in *text* from left to right, the longest at each place; none overlap.

    Full and half width, quote styles, traditional and simplified characters, and white space inside are equal. A term
    of two characters may be broken by a line end, but not by a blank: 建设完成 渝北区 is no 成渝. A term that begins
    or ends with a Latin letter or a digit is not found inside a longer such word or number.

    >>> find_terms("加快构建「416」科技创新布局", Lexicon().with_terms(["“416”科技创新布局"]))
    [Match(name='“416”科技创新布局', surface='「416」科技创新布局', start=4, end=15)]
    """
    if not lexicon.names:
        return []
    trie = _trie(tuple(lexicon.names))
    keys = [(part, place) for place, character in enumerate(text) for part in character_key(character)]
    matches, at = [], 0
    while at < len(keys):
        node, end, form = trie, None, None
        for last in range(at, len(keys)):
            node = node.get(keys[last][0])
            if node is None:
                break
            if "" in node and _stands(text, keys, at, last):
                end, form = last, node[""]
        if end is None:
            at += 1
        else:
            start, stop = keys[at][1], keys[end][1] + 1
            matches.append(Match(lexicon.names[form], text[start:stop], start, stop))
            at = end + 1
    return matches


@cache
def _trie(forms: tuple[str, ...]) -> dict:
    root: dict = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[""] = form
    return root


def _stands(text: str, keys: list[tuple[str, int]], first: int, last: int) -> bool:
    """Tell whether the form over *keys* [first, last] is a term here, and no part of something else."""
    start, end = keys[first][1], keys[last][1]
    if (first and keys[first - 1][1] == start) or (last + 1 < len(keys) and keys[last + 1][1] == end):
        return False  # inside one character, such as the m of ㎡
    if start and _word_goes_on(text[start - 1], keys[first][0]):
        return False
    if end + 1 < len(text) and _word_goes_on(text[end + 1], keys[last][0]):
        return False
    between = text[start + 1 : end]
    return last - first != 1 or not between or any(mark in between for mark in "\r\n")


def _word_goes_on(neighbour: str, edge: str) -> bool:
    return _latin(edge) and any(map(_latin, character_key(neighbour)))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
