"""Articles to articles with their reprints marked: near-duplicates found by MinHash, then compared word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np
import pandas as pd
from datasketch import MinHash, MinHashLSH

from mailuo.articles.characters import codes_of
from mailuo.articles.records import Article, Reprint
from mailuo.corpus.counting import continuations, is_joined

SEQUENCE = 8  # characters
PERMUTATIONS = 64
CANDIDATE = 0.3  # estimated share of sequences in common from which two articles are compared
SHORTEST = 60  # characters; less is no article to reprint
LIKEST = 12  # candidates of an article that are compared word by word
ALIKE = 0.45  # share of clauses, by length, that both have word for word, of the longer text
SLOTS = 1 / 150  # names, numbers put in place of others, a character of text: more is a template filled twice
EDITS = 1 / 40  # changes of any kind a character of text
REWRITTEN = 0.04  # share of the text that stands in the place of other words
NUMBER = re.compile(
    r"\d+|第[〇一二三四五六七八九十百]+|[〇零一二三四五六七八九]{4}(?=年)|[一二三四五六七八九十]+(?=[次届号期月日])"
)
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
    marked = {}
    for group in grouped(texts):
        original, others = split_off([by_id[id] for id in group], texts)
        for one in others:
            direction = "later" if is_before(original, one) else "unknown"
            marked[one.id] = Reprint(original.page, original.id, direction)
    return [
        replace(article, reprint_of=marked[article.id]) if article.id in marked else article for article in articles
    ]


def words_of(parts: Sequence[Article]) -> str:
    """Give the body and captions of an article as they are compared: a clause a line, letters and digits alone."""
    text = "\n".join(block.text for part in parts for block in part.blocks if block.role in ("body", "caption"))
    return "\n".join("".join(re.findall(r"\w+", clause)) for clause in CLAUSE.findall(text))


def grouped(texts: Mapping[str, str]) -> list[list[str]]:
    """Give the articles that repeat one another in groups, each in the order of *texts*."""
    of: dict[str, list[str]] = {}
    for first, second in candidates(texts):
        group, other = of.get(first, [first]), of.get(second, [second])
        if group is other or not is_reprint(texts[first], texts[second]):
            continue
        of.update(dict.fromkeys([*group, *other], merged := [*group, *other]))
        of[first] = merged
    order = {id: number for number, id in enumerate(texts)}
    return [sorted(group, key=order.__getitem__) for group in {id(group): group for group in of.values()}.values()]


def split_off(group: Sequence[Article], texts: Mapping[str, str]) -> tuple[Article, list[Article]]:
    """Give the original of a group and those that repeat it themselves, not just one that repeats it."""
    original = next(one for one in group if not any(is_before(other, one) for other in group))
    others = [one for one in group if one is not original and is_reprint(texts[original.id], texts[one.id])]
    return original, others


def candidates(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the pairs of articles whose MinHashes share much, the earlier in the list first.

    Of each article only the pairs with the likest before it: a thousand weather reports are not all compared.
    """
    index = MinHashLSH(threshold=CANDIDATE, num_perm=PERMUTATIONS)
    names = list(texts)
    sketches = np.zeros((len(names), PERMUTATIONS), np.uint64)
    empty = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
    for number, name in enumerate(names):
        sketch = empty.copy()
        sketch.update_batch(hashes(texts[name].replace("\n", "")))
        sketches[number] = sketch.hashvalues
        found = np.array(sorted(index.query(sketch)), dtype=np.int64)
        alike = (sketches[found] == sketches[number]).mean(axis=1) if len(found) else np.zeros(0)
        for k in np.argsort(-alike, kind="stable")[:LIKEST]:
            if alike[k] >= CANDIDATE:
                yield names[found[k]], name
        index.insert(number, sketch)


def hashes(text: str) -> list[int]:
    """Give a 32-bit hash of each distinct sequence of eight characters in *text*."""
    codes = codes_of(text).astype(np.uint64)
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
    found = list(changes(a, b, matcher))
    slots = 2.0 * numbers_changed(first, second)
    slots += sum(0.5 if len(one) == len(other) == 1 else 1 for one, other in found if is_slot(one, other))
    rewritten = min(sum(len(one) for one, _ in found), sum(len(other) for _, other in found))
    return slots <= SLOTS * length and len(found) <= max(1.0, EDITS * length) and rewritten <= REWRITTEN * length


def numbers_changed(first: str, second: str) -> int:
    """Give how many numbers stand in one text where the other has others: a reprint keeps its numbers."""
    one, other = Counter(NUMBER.findall(first)), Counter(NUMBER.findall(second))
    return min((one - other).total(), (other - one).total())


def is_slot(one: str, other: str) -> bool:
    """Tell whether one of two passages may be put for the other in a template: names of like length."""
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


def differing_passages(articles: Sequence[Article]) -> pd.DataFrame:
    """Give the passages in which each marked reprint differs from its original, a row each.

    Returns:
        article, original, direction, words (of the reprint), original_words; a reprint without any difference has one
        row, with both empty.
    """
    by_id = {article.id: article for article in articles}
    rows = []
    for article in articles:
        if article.reprint_of:
            found = differences(by_id[article.reprint_of.article], article) or [Difference("", "")]
            named = (article.id, article.reprint_of.article, article.reprint_of.direction)
            rows += [(*named, one.second, one.first) for one in found]
    return pd.DataFrame(rows, columns=["article", "original", "direction", "words", "original_words"])


def is_before(one: Article, other: Article) -> bool:
    """Tell whether the dates say that *one* was printed before *other*."""
    return bool(one.date and other.date and one.date.latest < other.date.earliest)
