"""Kernels of segmentation, each beside its plain twin."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailuo import cache
from mailuo.kernels import bags, fold, layout, trie
from mailuo.tokens import compiled, model, plain
from mailuo.tokens.numbers import numbers
from mailuo.words import Lexicon, Term, character_key, find_terms, normalise

words = st.lists(st.text(alphabet="成渝城经圈ab𠀀", min_size=1, max_size=5), max_size=30, unique=True)
TERMS = (Term("成渝"), Term("成渝城"), Term("“4”城"), Term("m2"), Term("AI"), Term("城a"))


@settings(max_examples=40, deadline=None)
@given(words, words)
def test_a_trie_finds_the_words_that_were_put_in(inside, asked):
    table, known = trie.build(inside, np.arange(1, len(inside) + 1), n_nodes=sum(map(len, inside)))
    slots = trie.find(table, known, *trie.code_points(asked))
    values = {word: place for place, word in enumerate(inside, 1)}
    assert [int(table[slot] >> trie.VALUE_SHIFT) if slot else 0 for slot in slots] == [
        values.get(word, 0) for word in asked
    ]
    assert [layout.find(table, word) for word in asked] == slots.tolist()
    begins = {word[:size] for word in inside for size in range(1, len(word) + 1)}
    assert np.count_nonzero(table) - 1 == len(begins)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="成渝城４4“'\"a㎡…：𝟒AI\n 發", max_size=12), max_size=5), st.booleans())
def test_folding_is_the_plain_normal_form(texts, simplify):
    points, offsets = trie.code_points(texts)
    out, sources, places, new = fold.folded(points, offsets, model.normal_fold(simplify))
    for place, text in enumerate(texts):
        normal, origins = normalise(text, simplify=simplify)
        part = slice(new[place], new[place + 1])
        assert "".join(map(chr, out[part])) == normal
        assert (sources[part] - offsets[place]).tolist() == origins[:-1]
    assert all(sources[places[at]] == at for at in range(len(points)))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(alphabet="成渝城４4“'\"a㎡AIm2 \n发", max_size=15), max_size=4))
def test_terms_are_found_as_by_the_plain_search(texts):
    lexicon = Lexicon(terms=TERMS)
    points, offsets = trie.code_points(texts)
    keys, sources, _, key_offsets = fold.folded(points, offsets, model.key_fold())
    starts, ends, which = fold.find_terms(points, offsets, keys, sources, key_offsets, model.terms(lexicon))
    found = [(int(start), int(end), list(lexicon.names.values())[one]) for start, end, one in zip(starts, ends, which)]
    expected = [
        (offsets[place] + match.start, offsets[place] + match.end, match.name)
        for place, text in enumerate(texts)
        for match in find_terms(text, lexicon)
    ]
    assert found == expected


def test_the_tables_hold_the_normal_form_of_every_character():
    single = model.normal_fold(False).single
    folds = model.key_fold()
    for point in [*range(0x3100), *range(0xF900, 0x10000), *range(0x1D400, 0x1D800)]:
        if not 0xD800 <= point < 0xE000:
            character = chr(point)
            assert (single[point] == point) == (normalise(character)[0] == character)
            form = folds.single[point]
            parts = (
                [form] if form >= 0 else folds.parts[folds.rows[-2 - form] : folds.rows[-1 - form]] if form < -1 else []
            )
            assert "".join(map(chr, parts)) == character_key(character)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="成渝城a", min_size=1, max_size=3), max_size=40))
def test_words_are_numbered_by_first_appearance(texts):
    points, offsets = trie.code_points(texts)
    found, firsts = bags.intern(points, offsets[:-1], offsets[1:], np.empty(0, np.int64))
    different = list(dict.fromkeys(texts))
    assert [different[number] for number in found] == texts
    assert [texts[first] for first in firsts] == different


def test_the_table_of_words_grows():
    texts = [f"{number}" for number in range(20_000)] * 2
    points, offsets = trie.code_points(texts)
    found, firsts = bags.intern(points, offsets[:-1], offsets[1:], np.empty(0, np.int64))
    assert found.tolist() == [*range(20_000)] * 2 and len(firsts) == 20_000


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 5), max_size=10), max_size=4))
def test_numbers_are_joined_as_by_the_plain_rule(documents):
    pointers = np.cumsum([0, *map(len, documents)])
    flat = np.array([one for document in documents for one in document], np.int32)
    joined = bags.join_numbers(flat, pointers, np.arange(6, dtype=np.uint8))
    expected = np.zeros(len(flat), int)
    for begin, document in zip(pointers, documents):
        for first, last in numbers(document):
            expected[begin + first : begin + last] = [1, *[2] * (last - first - 1)]
    assert joined.tolist() == expected.tolist()


def test_a_damaged_dictionary_in_the_cache_is_built_anew(monkeypatch, tmp_path):
    monkeypatch.setenv("MAILUO_CACHE", str(tmp_path))
    monkeypatch.setattr(model, "_build", lambda dictionary, build=model._build: calls.append(1) or build(dictionary))
    calls, read = [], model.model.__wrapped__
    first = read()
    (path,) = (tmp_path / "models").iterdir()
    assert len(calls) == 1 and (read().table == first.table).all() and len(calls) == 1
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert cache.load("models", path.name) is None
    assert (read().table == first.table).all() and len(calls) == 2


def test_a_text_longer_than_the_room_that_the_loops_take_at_first_is_read():
    text = "重庆科技创新" * 200 + "张亦筑" * 300
    assert compiled.segment_texts([text], None, True) == plain.segment([text], True)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_blocks_hold_all_texts_once(monkeypatch, size):
    monkeypatch.setattr(compiled, "BLOCK_SIZE", size)
    texts = ["重庆" * number for number in (3, 0, 5, 0, 0, 1)]
    runs = list(compiled.blocks(texts))
    assert [place for first, last in runs for place in range(first, last)] == list(range(6))
