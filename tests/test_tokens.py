"""Tokens: jieba's words exactly, protected terms whole, and every word where it stands."""

import subprocess
import sys
from itertools import pairwise

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailuo.errors import DataError
from mailuo.tokens import (
    boundaries,
    compiled,
    keep,
    losses,
    losses_of_texts,
    plain,
    segment,
    suggest,
    suggestions,
    tokens,
)
from mailuo.tokens.numbers import number_class, numbers
from mailuo.words import Lexicon, Term, find_terms

STOPS = (
    ("function", ("的", "和", "在")),
    ("officialese", ("建设", "推进")),
    ("unit", ("年", "月", "日", "亿元", "个", "余")),
)
TERMS = (
    Term("成渝地区双城经济圈", ("成渝双城经济圈",)),
    Term("“416”科技创新布局"),
    Term("“十四五”", ("十四五",)),
    Term("AI"),
    Term("成渝"),
)
LEXICON = Lexicon(terms=TERMS, stops=STOPS)
HARD = (
    """
我爱北京天安门|“416”科技创新布局|2021年1月7日,增长12.8%,300亿元|+-#|5G+AI|1.2.3%|她叫张亦筑,在长春市长春药店买药|𠀀𪚥😀成渝|龥龦鿕鿖
２０２１年５％|㎡和㈱|AI4和AI|北京。大学生|发展……再发展|0.5.5.5a%%|b超B超c|结婚的和尚未结婚的
""".replace("\n", "|").split("|")
    + [" ", "a\r\nb\r\r\nc", "\ud800重庆", "成\n渝地区双城经济圈"]
)
text = st.text(
    alphabet=st.sampled_from(
        "的一是在有人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进"
        '成渝地区双城经济圈科技创新布局重庆“”"（）()，。、 \n\r\t0123456789abcXYZ+#&._%-亿元月日㎡５％龦𠀀😀'
    ),
    max_size=40,
)


@pytest.fixture(scope="module")
def reference() -> jieba.Tokenizer:
    return plain.tokenizer()


@pytest.mark.parametrize("hmm", [True, False])
def test_hard_texts_have_jiebas_words(reference, hmm):
    assert segment(HARD, hmm=hmm) == [reference.lcut(text, HMM=hmm) for text in HARD]


@settings(max_examples=150, deadline=None)
@given(st.lists(text, max_size=4), st.booleans())
def test_without_a_lexicon_words_are_jiebas(texts, hmm):
    assert segment(texts, hmm=hmm) == [plain.cut(text, (), hmm) for text in texts]


@settings(max_examples=150, deadline=None)
@given(st.lists(text, max_size=4), st.booleans(), st.booleans())
def test_the_compiled_road_and_the_plain_one_give_the_same_tokens(texts, hmm, simplify):
    lexicon = Lexicon(terms=TERMS, stops=STOPS, simplify=simplify)
    assert compiled.tokens(texts, lexicon, hmm) == plain.tokens(texts, lexicon, hmm)


@pytest.mark.parametrize("hmm", [True, False])
def test_added_and_deleted_words_act_as_in_jieba(hmm):
    dictionary = (
        ("经济圈建", None),
        ("双城经", 50000),
        ("天安门", 0),
        ("台中", 0),
        ("张亦筑", None),
        ("重庆", 0),
        ("重庆", 7),
    )
    lexicon = Lexicon(dictionary=dictionary, shortest=1)
    texts = ["双城经济圈建设", "我爱北京天安门", "张亦筑在台中正面看重庆", *HARD]
    assert compiled.tokens(texts, lexicon, hmm) == plain.tokens(texts, lexicon, hmm)
    assert segment(texts[:3], lexicon=lexicon, hmm=hmm) != segment(texts[:3], hmm=hmm)


def test_of_two_routes_that_are_as_probable_the_longer_first_word_wins_as_in_jieba():
    lexicon = Lexicon(dictionary=tuple((word, 1_000_000) for word in ("龘", "齉", "龘靐", "靐齉")))
    for road in (plain, compiled):
        assert [token.word for token in road.tokens(["龘靐齉"], lexicon, True)[0]] == ["龘靐", "齉"]


def test_words_deleted_in_one_lexicon_stay_in_another():
    segment(["天安门"], lexicon=Lexicon(dictionary=(("天安门", 0),)))
    assert segment(["我爱北京天安门"]) == [["我", "爱", "北京", "天安门"]]
    assert "天安门" not in jieba.finalseg.Force_Split_Words


def test_blocks_do_not_change_the_answer(monkeypatch):
    texts = HARD * 3
    whole = compiled.tokens(texts, LEXICON, True)
    monkeypatch.setattr(compiled, "BLOCK_SIZE", 5)
    assert compiled.tokens(texts, LEXICON, True) == whole


def test_threads_do_not_change_the_answer(monkeypatch):
    monkeypatch.setattr(compiled, "BLOCK_SIZE", 50)
    answers = []
    for threads in ("1", "3"):
        monkeypatch.setenv("MAILUO_THREADS", threads)
        answers.append(compiled.tokens(HARD * 5, LEXICON, True))
    assert answers[0] == answers[1]


def test_the_plain_road_stands_in_where_it_is_asked_for(monkeypatch):
    fast = (segment(HARD), tokens(HARD, lexicon=LEXICON))
    monkeypatch.setenv("MAILUO_PLAIN", "1")
    monkeypatch.setattr(compiled, "read", None)
    assert (segment(HARD), tokens(HARD, lexicon=LEXICON)) == fast


@pytest.mark.parametrize("dictionary", [(), (("经济圈建", None), ("天安门", 0), ("双城经", 50000))])
def test_the_road_of_few_texts_gives_the_same_tokens(dictionary):
    lexicon = Lexicon(terms=TERMS, stops=STOPS, dictionary=dictionary)
    expected = compiled.tokens(HARD, lexicon, True)  # which also fills the cache that the quick road reads
    assert plain.quick_tokenizer(dictionary) is not None
    assert plain.tokens(HARD, lexicon, True, quick=True) == expected
    assert plain.segment(HARD, False, quick=True) == compiled.segment_texts(HARD, None, False)


def test_a_new_process_reads_few_texts_without_numba_and_many_with_it():
    code = (
        "import sys; from mailuo.tokens import segment, tokens; from mailuo.words import Lexicon\n"
        "one = segment(['重庆科技创新']); print('numba' in sys.modules)\n"
        "many = segment(['重庆科技创新'] * 1000); print('numba' in sys.modules, one * 1000 == many)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True", "True"]


def test_protected_terms_are_whole_and_have_their_canonical_name():
    (words,) = segment(['建设成渝双城经济圈，构建"416"科技\n创新布局'], lexicon=LEXICON)
    assert words == ["建设", "成渝地区双城经济圈", ",", "构建", "“416”科技创新布局"]


def test_every_token_knows_where_it_stands():
    text = "２０２１年“十四五”的㎡和 成渝"
    for token in tokens([text], lexicon=LEXICON)[0]:
        if token.kind == "term":
            assert find_terms(text[token.start : token.end], LEXICON)[0].name == token.word
    places = [(token.start, token.end) for token in tokens([text], lexicon=LEXICON)[0]]
    assert places[0] == (0, 5) and places[-1] == (14, 16)
    assert all(one[1] == other[0] for one, other in pairwise(places))


def test_numbers_with_units_dates_and_percentages_are_one_token():
    (found,) = tokens(["2021年1月7日增长12.8%，共300余亿元，1-8月，第七次、三千五百个，十四五与九三"], lexicon=LEXICON)
    assert [token.word for token in found if token.kind == "number"] == [
        "2021年1月7日", "12.8%", "300余亿元", "1-8月", "第七次", "三千五百个",
    ]  # fmt: skip


def test_numbers_are_kept_or_dropped_as_the_lexicon_says():
    text = ["共300亿元，5个重庆"]
    assert keep(tokens(text, lexicon=LEXICON), LEXICON) == [["重庆"]]
    kept = Lexicon(terms=TERMS, stops=STOPS, numbers=True)
    assert keep(tokens(text, lexicon=kept), kept) == [["300亿元", "5个", "重庆"]]


def test_kinds_of_stop_words_are_dropped_one_by_one():
    text = ["推进科技的建设"]
    assert keep(tokens(text, lexicon=LEXICON), LEXICON) == [["科技"]]
    only = Lexicon(stops=STOPS, dropped=("function",))
    assert keep(tokens(text, lexicon=only), only) == [["推进", "科技", "建设"]]


def test_words_are_segmented_before_anything_is_dropped():
    (words,) = keep(tokens(["北京。大学生"], lexicon=LEXICON), LEXICON)
    assert words == ["北京", "大学生"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("12.8% 第七次 二〇二一", 1), ("亿元 余项", 2), ("年", 3), ("余", 4), ("-", 5), ("十四五 九三 重庆 和", 0)],
)
def test_what_a_word_is_in_a_number(words, expected):
    assert {number_class(word, LEXICON) for word in words.split()} == {expected}


@given(st.lists(st.integers(0, 5), max_size=12))
def test_numbers_begin_with_a_number_and_never_overlap(classes):
    last = 0
    for first, end in numbers(classes):
        assert classes[first] == 1 and last <= first < end
        last = end


def test_boundaries_are_the_ends_of_jiebas_words():
    ends, pointers = boundaries(["我爱北京", "", "天安门"])
    assert ends.tolist() == [1, 2, 4, 3] and pointers.tolist() == [0, 3, 3, 4]


def test_one_text_or_something_else_is_refused():
    with pytest.raises(DataError, match="put it into a list"):
        segment("我爱北京")
    with pytest.raises(DataError, match="1 texts are no strings, first number 1: nan"):
        segment(["我", float("nan")])


def test_losses_add_up_and_name_what_was_dropped():
    texts = ["推进科技的建设。", "的的的", "2021年重庆"]
    found = losses(tokens(texts, lexicon=LEXICON), LEXICON, ids=["a", "b", "c"])
    frame = found.frame().set_index("rule")
    assert frame.loc["in", "tokens"] == frame["tokens"].iloc[1:].sum() == 10
    assert frame.loc["in", "characters"] == frame["characters"].iloc[1:].sum() == sum(map(len, texts))
    assert found.dropped[0] == ("的", "stop: function", 4)
    assert found.empty == ("b",) and found.share == pytest.approx(7 / 9)
    report = found.report()
    assert "WARNING: 1 of 3 documents are left empty, first 'b'" in report and "78% of the words" in report


def test_losses_of_texts_are_those_of_their_tokens(monkeypatch):
    monkeypatch.setattr("mailuo.tokens.FEW", 0)
    texts = [
        "推进科技的建设。",
        "的的的",
        "2021年重庆",
        "",
        "建设“416”科技创新布局，3.5亿元！",
        "成渝双城经济圈即成渝地区双城经济圈",
    ]
    ids = ["a", "b", "c", "d", "e", "f"]
    assert losses_of_texts(texts, lexicon=LEXICON, ids=ids) == losses(tokens(texts, lexicon=LEXICON), LEXICON, ids=ids)


def test_a_term_that_the_dictionary_lacks_is_proposed_with_its_sentences():
    texts = [
        f"{before}明月湖实验室{after}。"
        for before, after in zip("去看在爱找到", "很好，吃饭，走路，远，了，吗".split("，"))
    ]
    texts += ["天气很好，大家都去公园散步。"] * 30
    best, *others = suggest(texts, LEXICON)
    assert best.term == "明月湖实验室" and best.count == 6 and len(best.sentences) == 3
    assert not others
    assert [line for line in suggestions(texts, LEXICON).splitlines() if not line.startswith("#")] == ["明月湖实验室"]


def test_what_is_protected_already_is_not_proposed():
    texts = [f"{name}说成渝地区双城经济圈很好。" for name in "甲乙丙丁戊己"]
    assert all("成渝地区双城经济圈" not in one.term for one in suggest(texts, LEXICON))
