"""What the cache gives back of a choice of topics is what was made, to the last bit."""

import numpy as np
import pytest

from mailuo.matrix import count
from mailuo.quality import choose
from mailuo.study import memory

WORDS = [["油菜", "花开", "春天"] * 4, ["大桥", "通车", "高速"] * 4, ["油菜", "春天", "种植"] * 4] * 4


@pytest.fixture
def counts(tmp_path, monkeypatch):
    monkeypatch.setenv("MAILUO_CACHE", str(tmp_path))
    return count(WORDS, ids=[f"a{number}" for number in range(len(WORDS))])


def made(counts):
    return choose(counts, texts=WORDS, n_topics=[2, 3], seeds=[1, 2])


def same(one, other):
    assert one.table.equals(other.table)
    assert (one.recommended, one.reason, one.shown, one.notes) == (
        other.recommended,
        other.reason,
        other.shown,
        other.notes,
    )
    for left, right in zip((one.topics, *one.fits, *one.consensus), (other.topics, *other.fits, *other.consensus)):
        assert (left.ids, left.terms, left.method, left.names, left.supported, left.reason) == (
            right.ids, right.terms, right.method, right.names, right.supported, right.reason,
        )  # fmt: skip
        for name in ("weights", "shares", "reproducibility"):
            assert np.array_equal(getattr(left, name), getattr(right, name), equal_nan=True)


def test_a_choice_comes_back_from_the_cache_as_it_was_made(counts):
    first = memory.remembered(counts, WORDS, {"seeds": [1, 2]}, lambda: made(counts))
    again = memory.remembered(counts, WORDS, {"seeds": [1, 2]}, lambda: pytest.fail("it is in the cache"))
    same(first, again)
    assert len(first.fits) == 4


def test_other_options_texts_or_counts_are_another_choice(counts):
    memory.remembered(counts, WORDS, {"seeds": [1, 2]}, lambda: made(counts))
    other = count(WORDS[:-1] + [["油菜"] * 12], ids=counts.ids)
    for arguments in (
        (counts, WORDS, {"seeds": [1, 3]}),
        (counts, WORDS[::-1], {"seeds": [1, 2]}),
        (other, WORDS, {"seeds": [1, 2]}),
    ):
        asked = []
        memory.remembered(*arguments, lambda asked=asked: asked.append(1) or made(counts))
        assert asked
