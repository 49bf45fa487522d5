"""Tokens to what was lost of them: which rule dropped how much, and which words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import DataError
from ..words import Lexicon
from .records import Token, kept

if TYPE_CHECKING:
    import pandas as pd

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
    tokens, characters, dropped, empty, n_documents = Counter(), Counter(), Counter(), [], 0
    for n_documents, document in enumerate(documents, 1):
        name = ids[n_documents - 1] if n_documents <= len(ids) else ""
        rules = [_rule(token, lexicon) for token in document]
        for token, rule in zip(document, rules):
            tokens[rule] += 1
            characters[rule] += token.end - token.start
            if rule not in ("kept", "punctuation"):
                dropped[token.word, rule] += 1
        if "kept" not in rules:
            empty.append(str(name))
    if n_documents != len(ids):
        raise DataError(f"losses do not fit: {n_documents} documents, {len(ids)} ids")
    stops = [f"stop: {kind}" for kind, _ in lexicon.stops if kind in lexicon.dropped_kinds]
    order = ["punctuation", "number", *stops, _short(lexicon), "kept"]
    rows = [("in", tokens.total(), characters.total()), *((rule, tokens[rule], characters[rule]) for rule in order)]
    most = sorted(dropped.items(), key=lambda item: (-item[1], item[0]))[:n]
    return Losses(tuple(rows), tuple((word, rule, count) for (word, rule), count in most), tuple(empty), n_documents)


def _rule(token: Token, lexicon: Lexicon) -> str:
    """Give the rule that drops *token*, or "kept"."""
    if kept(token.word, token.kind, lexicon):
        return "kept"
    if token.kind in ("punctuation", "number") and not (token.kind == "number" and lexicon.numbers):
        return token.kind
    kind = token.kind.removeprefix("stop:")
    return f"stop: {kind}" if kind != token.kind and kind in lexicon.dropped_kinds else _short(lexicon)


def _short(lexicon: Lexicon) -> str:
    return f"under {lexicon.shortest} characters"
