"""Texts to words, each with its place: jieba's answer, protected terms whole.

Compiled loops do the work (`compiled`). Jieba itself (`plain`) is the reference that they equal; it reads the first few
texts of a process, which are done before the loops are ready, and stands in where ``MAILUO_PLAIN`` is set.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..errors import DataError
from ..words import Lexicon
from .losses import Losses, losses, losses_of
from .records import Token, kept

if TYPE_CHECKING:
    from .proposals import Proposal

__all__ = [
    "Losses", "Token", "boundaries", "keep", "losses", "losses_of_texts", "number", "numbered", "segment", "suggest",
    "suggestions",
    "tokens", "warm",
]  # fmt: skip

FEW = 4000  # characters that jieba's own loops read in a process before the compiled ones are made ready
_read_plainly = [0]


def segment(texts: Iterable[str], *, lexicon: Lexicon | None = None, hmm: bool = True) -> list[list[str]]:
    """Give the words of each text; without a *lexicon* exactly those of ``jieba.lcut``.

    With one, protected terms are whole and have their canonical name, the other words are in normal form, and numbers
    are joined with their units. Nothing is left out: that is `keep`.

    >>> segment(["我爱北京天安门"])
    [['我', '爱', '北京', '天安门']]
    """
    texts = _checked(texts)
    if not _plainly(texts):
        from . import compiled

        return compiled.segment_texts(texts, lexicon, hmm)
    from . import plain

    if lexicon is None:
        return plain.segment(texts, hmm, quick=not _wanted_plain())
    return [[token.word for token in document] for document in tokens(texts, lexicon=lexicon, hmm=hmm)]


def tokens(texts: Iterable[str], *, lexicon: Lexicon, hmm: bool = True) -> list[list[Token]]:
    """Give all tokens of each text in order, nothing left out: protected terms first, jieba's words between them."""
    texts = _checked(texts)
    if not _plainly(texts):
        from . import compiled

        return compiled.tokens(texts, lexicon, hmm)
    from . import plain

    return plain.tokens(texts, lexicon, hmm, quick=not _wanted_plain())


def keep(tokens: Iterable[Sequence[Token]], lexicon: Lexicon) -> list[list[str]]:
    """Give the words of each document that are modelled: what the lexicon drops is left out."""
    return [[token.word for token in document if kept(token.word, token.kind, lexicon)] for document in tokens]


def losses_of_texts(texts: Iterable[str], *, lexicon: Lexicon, ids: Sequence[str]) -> Losses:
    """Give what *lexicon* drops of the words of *texts*: `losses` of their `tokens`, many times sooner."""
    texts = _checked(texts)
    if len(texts) != len(ids):
        raise DataError(f"losses do not fit: {len(texts)} documents, {len(ids)} ids")
    if _plainly(texts):
        return losses(tokens(texts, lexicon=lexicon), lexicon, ids=ids)
    from . import compiled

    return losses_of(compiled.read(texts, lexicon, True, places=True), lexicon, ids=ids)


def boundaries(texts: Iterable[str], *, hmm: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Give where jieba's words end, and pointers: those of text d are ``ends[pointers[d]:pointers[d + 1]]``."""
    from . import compiled

    return compiled.boundaries(_checked(texts), hmm)


def numbered(
    texts: Iterable[str], *, lexicon: Lexicon | None, hmm: bool = True
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Give the different words that are modelled, the number of each word of all texts among them, and pointers.

    The words of text d are ``numbers[pointers[d]:pointers[d + 1]]``; -1 is a word that is left out. Without a lexicon
    all of jieba's words are modelled. The words stand in no order to rely on, some in no text.
    """
    texts = _checked(texts)
    if _wanted_plain():
        found = segment(texts, hmm=hmm) if lexicon is None else keep(tokens(texts, lexicon=lexicon, hmm=hmm), lexicon)
        return number(found)
    from . import compiled

    return compiled.kept_words(texts, lexicon, hmm)


def number(documents: Iterable[Iterable[str]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Give the different words of *documents*, the number of each word among them, and pointers, as `numbered` does."""
    places: dict[str, int] = {}
    rows = [[places.setdefault(word, len(places)) for word in document] for document in documents]
    numbers = np.array([place for row in rows for place in row], np.int32)
    return list(places), numbers, np.cumsum([0, *map(len, rows)], dtype=np.int64)


def suggest(texts: Sequence[str], lexicon: Lexicon, *, n: int = 30, least: int = 3) -> "list[Proposal]":
    """Give at most *n* terms that the dictionary lacks and that occur at least *least* times, the strongest first."""
    from . import proposals

    return proposals.suggest(_checked(texts), lexicon, n=n, least=least)


def suggestions(texts: Sequence[str], lexicon: Lexicon, *, n: int = 30, least: int = 3) -> str:
    """Give what `suggest` does as lines for ``keep.txt``, with measures and sentences as comments."""
    from . import proposals

    return proposals.suggestions(_checked(texts), lexicon, n=n, least=least)


def warm() -> None:
    """Compile the kernels and build the dictionary, both into the user's cache: done once, when all is set up."""
    from . import compiled

    lexicon = Lexicon(stops=(("unit", ("年",)),)).with_terms(["双城经济圈"])
    compiled.boundaries(["建设双城经济圈"], True)
    compiled.tokens(["２０２１年，建设双城经济圈"], lexicon, True)
    compiled.kept_words(["2021年"], lexicon, True)


def _wanted_plain() -> bool:
    return bool(os.environ.get("MAILUO_PLAIN"))


def _plainly(texts: Sequence[str]) -> bool:
    """Tell whether jieba's own loops read *texts*; the answer is the same."""
    if _wanted_plain():
        return True
    _read_plainly[0] += sum(map(len, texts))
    return f"{__name__}.compiled" not in sys.modules and _read_plainly[0] <= FEW


def _checked(texts: Iterable[str]) -> list[str]:
    if isinstance(texts, str):
        raise DataError("texts are wanted, not one text: put it into a list")
    texts = list(texts)
    wrong = [place for place, text in enumerate(texts) if not isinstance(text, str)]
    if wrong:
        raise DataError(f"{len(wrong)} texts are no strings, first number {wrong[0]}: {texts[wrong[0]]!r}")
    return texts
