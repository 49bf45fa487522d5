"""Tokens to what was lost of them: which rule dropped how much, and which words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..errors import DataError
from ..words import Lexicon
from .records import Token, kept

if TYPE_CHECKING:
    import pandas as pd

    from .compiled import Reading

MUCH = 0.5  # of the words; more is said loudly


@dataclass(frozen=True)
class Losses:
    """What the lexicon leaves of a corpus.

    *rules*: for each rule ``(rule, tokens, characters)``, from "in" by way of what was dropped to "kept"; *dropped*:
    the most frequent dropped words ``(word, rule, tokens)``; *empty*: the documents of which nothing is left.
    """

    rules: tuple[tuple[str, int, int], ...]
    dropped: tuple[tuple[str, str, int], ...]
    empty: tuple[str, ...]
    n_documents: int

    @property
    def share(self) -> float:
        """Give the share of words that were dropped; punctuation is no word. NaN where there are no words."""
        tokens = {rule: count for rule, count, _ in self.rules}
        words = tokens["in"] - tokens["punctuation"]
        return 1 - tokens["kept"] / words if words else float("nan")

    @property
    def warnings(self) -> tuple[str, ...]:
        """Give what must be said loudly: documents left empty, more than half of the words dropped."""
        said = []
        if self.empty:
            said.append(f"{len(self.empty)} of {self.n_documents} documents are left empty, first {self.empty[0]!r}")
        if self.share > MUCH:
            said.append(f"{self.share:.0%} of the words are dropped, more than half; the rules below say by what")
        return tuple(said)

    def frame(self) -> "pd.DataFrame":
        """Give one row a rule: rule, tokens, characters, share of the tokens that came in."""
        import pandas as pd  # takes longer to import than many a corpus to segment

        frame = pd.DataFrame(self.rules, columns=["rule", "tokens", "characters"])
        frame["share"] = frame["tokens"] / max(1, int(frame["tokens"].iloc[0]))
        return frame

    def dropped_frame(self) -> "pd.DataFrame":
        """Give the most frequent dropped words: word, rule, tokens."""
        import pandas as pd

        return pd.DataFrame(self.dropped, columns=["word", "rule", "tokens"])

    def report(self) -> str:
        """Give all that in lines to read, what matters most first."""
        total = max(1, self.rules[0][1])
        lines = [f"WARNING: {warning}." for warning in self.warnings]
        lines += [f"{rule:<24}{tokens:>9} tokens {tokens / total:>6.1%} {characters:>10} characters"
                  for rule, tokens, characters in self.rules]  # fmt: skip
        words = "  ".join(f"{word} {count}" for word, _, count in self.dropped)
        return "\n".join([*lines, f"most frequent dropped words: {words or 'none'}"])


def losses(documents: Iterable[Sequence[Token]], lexicon: Lexicon, *, ids: Sequence[str], n: int = 20) -> Losses:
    """Give what *lexicon* drops of the tokens of *documents*, with the *n* most frequent dropped words."""
    tally = Tally(lexicon)
    for document in documents:
        name = ids[tally.n_documents] if tally.n_documents < len(ids) else ""
        words = Counter((token.word, token.kind) for token in document)
        lengths = Counter()
        for token in document:
            lengths[token.word, token.kind] += token.end - token.start
        tally.add(words, lengths)
        if not any(tally.rule(word) == "kept" for word in words):
            tally.empty.append(str(name))
        tally.n_documents += 1
    if tally.n_documents != len(ids):
        raise DataError(f"losses do not fit: {tally.n_documents} documents, {len(ids)} ids")
    return tally.losses(n)


def losses_of(reading: "Reading", lexicon: Lexicon, *, ids: Sequence[str], n: int = 20) -> Losses:
    """Give what `losses` gives of the tokens of a compiled reading with places, without a token made for each word."""
    keys = list(zip(reading.vocabulary, reading.kinds))
    counts = np.bincount(reading.numbers, minlength=len(keys))
    lengths = np.bincount(reading.numbers, weights=reading.ends - reading.starts, minlength=len(keys))
    tally = Tally(lexicon)
    for one in np.flatnonzero(counts).tolist():  # a term of several names is listed for each
        tally.add({keys[one]: int(counts[one])}, {keys[one]: int(lengths[one])})
    keeps = np.array([count > 0 and tally.rule(key) == "kept" for key, count in zip(keys, counts)], dtype=bool)
    before = np.concatenate([[0], np.cumsum(keeps[reading.numbers])])[reading.pointers]
    tally.empty = [str(ids[place]) for place in np.flatnonzero(np.diff(before) == 0)]
    tally.n_documents = len(reading.pointers) - 1
    return tally.losses(n)


class Tally:
    """What is dropped so far, by rule and by word; a rule is asked for once for each different word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.tokens, self.characters, self.dropped = Counter(), Counter(), Counter()
        self.empty: list[str] = []
        self.n_documents = 0
        self.rules: dict[tuple[str, str], str] = {}

    def rule(self, word: tuple[str, str]) -> str:
        """Give the rule that drops a word of some kind, or "kept"."""
        if word not in self.rules:
            self.rules[word] = _rule(*word, self.lexicon)
        return self.rules[word]

    def add(self, counts: Mapping[tuple[str, str], int], lengths: Mapping[tuple[str, str], int]) -> None:
        """Add words, each with its kind, that occur so often and are together so many characters long."""
        for word, count in counts.items():
            rule = self.rule(word)
            self.tokens[rule] += count
            self.characters[rule] += lengths[word]
            if rule not in ("kept", "punctuation"):
                self.dropped[word[0], rule] += count

    def losses(self, n: int) -> Losses:
        """Give the whole, with the *n* most frequent dropped words."""
        stops = [f"stop: {kind}" for kind, _ in self.lexicon.stops if kind in self.lexicon.dropped_kinds]
        order = ["punctuation", "number", *stops, _short(self.lexicon), "kept"]
        rows = [("in", self.tokens.total(), self.characters.total())]
        rows += [(rule, self.tokens[rule], self.characters[rule]) for rule in order]
        most = sorted(self.dropped.items(), key=lambda item: (-item[1], item[0]))[:n]
        dropped = tuple((word, rule, count) for (word, rule), count in most)
        return Losses(tuple(rows), dropped, tuple(self.empty), self.n_documents)


def _rule(word: str, kind: str, lexicon: Lexicon) -> str:
    """Give the rule that drops *word* of *kind*, or "kept"."""
    if kept(word, kind, lexicon):
        return "kept"
    if kind in ("punctuation", "number") and not (kind == "number" and lexicon.numbers):
        return kind
    stop = kind.removeprefix("stop:")
    return f"stop: {stop}" if stop != kind and stop in lexicon.dropped_kinds else _short(lexicon)


def _short(lexicon: Lexicon) -> str:
    return f"under {lexicon.shortest} characters"
