"""Articles to articles with their reprints marked: near-duplicates found by MinHash, then compared word by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np
from datasketch import MinHash, MinHashLSH

from mailuo.articles.records import Article, Reprint
from mailuo.corpus.counting import continuations, is_joined

SEQUENCE = 8  # characters
PERMUTATIONS = 64
CANDIDATE = 0.3  # estimated share of sequences in common from which two articles are compared
SHORTEST = 60  # characters; less is no article to reprint
ALIKE = 0.45  # share of clauses, by length, that both have word for word, of the longer text
SLOTS = 1 / 150  # names, numbers put in place of others, a character of text: more is a template filled twice
EDITS = 1 / 40  # changes of any kind a character of text
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
CLAUSE = re.compile(r"[^，。、；：！？,;:!?\n]+")


@dataclass(frozen=True)
class Difference:
    """A passage in which two articles differ: the words of the first and of the second, "" where one has none."""

    first: str
    second: str


def mark_reprints(articles: Sequence[Article]) -> list[Article]:
    """Give the articles with `reprint_of` set on each that repeats another, over the whole list.

    The earlier one is the original; where the dates do not tell, the first in the list is taken for it and the
    direction is "unknown". Articles filled into one template (two notices of appointments) are not reprints: they
    differ just in names and numbers. A head is compared together with its continuations. In time linear in the text;
    the same articles give the same answer.
    """
    articles = list(articles)
    by_id = {article.id: article for article in articles}
    texts = {
        article.id: text
        for article in articles
        if article.kind in ("article", "photo", "continuation") and not is_joined(article, by_id)
        if len(text := words_of([article, *continuations(article, by_id)])) >= SHORTEST
    }
    groups = grouped(texts)
    marked = {}
    for group in groups:
        own = [by_id[id] for id in texts if id in group]
        original = next(one for one in own if not any(is_before(other, one) for other in own))
        for one in own:
            if one is not original:
                direction = "later" if is_before(original, one) else "unknown"
                marked[one.id] = Reprint(original.page, original.id, direction)
    return [
        replace(article, reprint_of=marked[article.id]) if article.id in marked else article for article in articles
    ]


def words_of(parts: Sequence[Article]) -> str:
    """Give the body and captions of an article as they are compared: a clause a line, letters and digits alone."""
    text = "\n".join(block.text for part in parts for block in part.blocks if block.role in ("body", "caption"))
    return "\n".join("".join(re.findall(r"\w+", clause)) for clause in CLAUSE.findall(text))


def grouped(texts: Mapping[str, str]) -> list[set[str]]:
    """Give the sets of articles that repeat one another."""
    of: dict[str, set[str]] = {}
    for first, second in candidates(texts):
        if of.get(first) is not None and of.get(first) is of.get(second):
            continue
        if is_reprint(texts[first], texts[second]):
            group = of.get(first, {first}) | of.get(second, {second})
            of.update(dict.fromkeys(group, group))
    return list({id(group): group for group in of.values()}.values())


def candidates(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the pairs of articles whose MinHashes say that they share many sequences, the earlier in the list first."""
    index = MinHashLSH(threshold=CANDIDATE, num_perm=PERMUTATIONS)
    order = {}
    for number, (name, text) in enumerate(texts.items()):
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
        sketch.update_batch(hashes(text.replace("\n", "")))
        for other in sorted(index.query(sketch), key=order.__getitem__):
            yield other, name
        index.insert(name, sketch)
        order[name] = number


def hashes(text: str) -> list[int]:
    """Give a 32-bit hash of each distinct sequence of eight characters in *text*."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < SEQUENCE:
        codes = np.concatenate([codes, np.zeros(SEQUENCE - len(codes), np.uint64)])
    total = np.zeros(len(codes) - SEQUENCE + 1, np.uint64)
    for k in range(SEQUENCE):
        total = (total ^ codes[k : k + len(total)]) * MULTIPLIER
        total ^= total >> np.uint64(29)
    return np.unique(total >> np.uint64(32)).tolist()


def is_reprint(first: str, second: str) -> bool:
    """Tell whether two texts are one, edited: most clauses word for word, and not one template filled twice."""
    a, b = first.split("\n"), second.split("\n")
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    same = sum(len(clause) for block in matcher.get_matching_blocks() for clause in a[block.a : block.a + block.size])
    length = max(sum(map(len, a)), sum(map(len, b)))
    if same < ALIKE * length:
        return False
    slots = edits = 0.0
    for one, other in changes(a, b, matcher):
        edits += 1
        if is_slot(one, other):
            slots += 0.5 if len(one) == len(other) == 1 else 1
    return slots <= SLOTS * length and edits <= max(1.0, EDITS * length)


def is_slot(one: str, other: str) -> bool:
    """Tell whether one of two passages may be put for the other in a template: numbers, or names of like length."""
    if any(character.isdigit() for character in one) and any(character.isdigit() for character in other):
        return True
    return bool(one) and bool(other) and len(one) <= 12 and abs(len(one) - len(other)) <= 2


def changes(a: Sequence[str], b: Sequence[str], matcher: SequenceMatcher) -> Iterator[tuple[str, str]]:
    """Give the passages in which two lists of clauses differ, character by character within clauses that are alike."""
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            continue
        one, other = "".join(a[i:j]), "".join(b[k:m])
        if not one or not other or max(len(one), len(other)) > 2000:
            yield one, other
            continue
        inner = SequenceMatcher(None, one, other, autojunk=False)
        if inner.ratio() < 0.3:
            yield one, other
            continue
        for kind, p, q, r, s in inner.get_opcodes():
            if kind != "equal":
                yield one[p:q], other[r:s]


def differences(first: Article, second: Article) -> list[Difference]:
    """Give the passages in which two articles differ, in the order of the first; punctuation and spaces do not count.

    Where few words of a clause are changed, those are given; a clause that only one has is given whole.
    """
    a, b = words_of([first]).split("\n"), words_of([second]).split("\n")
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [Difference(one, other) for one, other in changes(a, b, matcher)]


def is_before(one: Article, other: Article) -> bool:
    """Tell whether the dates say that *one* was printed before *other*."""
    return bool(one.date and other.date and one.date.latest < other.date.earliest)
