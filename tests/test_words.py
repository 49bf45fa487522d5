"""Words: the lists are read as they are written, and terms are found however they are typeset."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailuo.errors import CorpusError
from mailuo.words import Lexicon, Term, find_terms, match_key, normalise, read_lexicon

SEEDS = Path(__file__).parent.parent / "seeds"
CIRCLE = Term("成渝地区双城经济圈", ("成渝双城经济圈",))
LEXICON = Lexicon(
    terms=(CIRCLE, Term("双城经济圈"), Term("成渝"), Term("“416”科技创新布局"), Term("西部（重庆）科学城"), Term("AI"))
)


def names(text: str) -> list[str]:
    return [match.name for match in find_terms(text, LEXICON)]


def test_the_longest_term_wins_and_none_overlap():
    assert names("成渝地区双城经济圈与成渝、双城经济圈") == ["成渝地区双城经济圈", "成渝", "双城经济圈"]


def test_an_alias_gives_the_canonical_name_and_its_own_surface():
    (match,) = find_terms("建设成渝双城经济圈。", LEXICON)
    assert (match.name, match.surface, match.start, match.end) == ("成渝地区双城经济圈", "成渝双城经济圈", 2, 9)


@pytest.mark.parametrize(
    "surface",
    ['"416"科技创新布局', "“416”科技创新布局", "「４１６」科技创新布局", "﹃416﹄科技\n创新布局", "‘416’科技創新佈局"],
)
def test_quotes_width_line_ends_and_traditional_characters_make_no_difference(surface):
    (match,) = find_terms(f"构建{surface}。", LEXICON)
    assert (match.name, match.surface, match.start) == ("“416”科技创新布局", surface, 2)


@pytest.mark.parametrize("surface", ["西部（重庆）科学城", "西部(重庆)科学城", "西部\n（重庆） 科学城"])
def test_brackets_of_either_width_are_found(surface):
    assert names(surface) == ["西部（重庆）科学城"]


def test_a_term_of_two_characters_may_be_broken_by_a_line_end_but_not_by_a_blank():
    assert names("建设完成 渝北区") == []
    assert names("加强成\n渝合作") == ["成渝"]


def test_a_latin_term_is_not_found_inside_a_longer_word():
    assert names("AI与MAIL、AI4、ＡＩ") == ["AI", "AI"]


def test_a_term_does_not_begin_inside_one_character():
    assert find_terms("约㎡", Lexicon(terms=(Term("2"), Term("m2"))))[0].surface == "㎡"
    assert find_terms("约㎡", Lexicon(terms=(Term("2"),))) == []


def test_the_circle_is_found_26_times_on_the_five_pages_once_lines_are_joined():
    lexicon = read_lexicon(SEEDS)
    texts = [path.read_text(encoding="utf-8") for path in sorted((SEEDS / "pages").glob("*.txt"))]
    found = [match.name for text in texts for match in find_terms(text, lexicon)]
    assert found.count("成渝地区双城经济圈") == 26
    assert sum(text.count("成渝地区双城经济圈") for text in texts) == 14


def test_lists_are_read_with_comments_headings_and_aliases(tmp_path):
    (tmp_path / "keep.txt").write_text("# 注\n“十四五” = 十四五 # 两种写法\nC#语言\n", encoding="utf-8-sig")
    (tmp_path / "stop.txt").write_text("[function] # 虚词\n的 了\n[unit]\n年 # 也是\n", encoding="utf-8")
    (tmp_path / "dictionary.txt").write_text("科创 5000\n重庆市 0\n云长\n", encoding="utf-8")
    lexicon = read_lexicon(tmp_path)
    assert lexicon.terms == (Term("“十四五”", ("十四五",)), Term("C#语言"))
    assert lexicon.stops == (("function", ("的", "了")), ("unit", ("年",)))
    assert lexicon.dictionary == (("科创", 5000), ("重庆市", 0), ("云长", None))


def test_a_form_listed_for_two_terms_is_refused(tmp_path):
    (tmp_path / "keep.txt").write_text("甲城 = 乙城\n乙城\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="'乙城' is listed for two terms"):
        read_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("keep.txt", "甲 = = 乙\n", "line 1"),
        ("stop.txt", "的\n", "before the first heading"),
        ("dictionary.txt", "甲 乙 丙\n", "line 1"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(tmp_path, file, text, says):
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=says):
        read_lexicon(tmp_path)


def test_a_list_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "keep.txt").write_bytes("成渝".encode("gbk"))
    with pytest.raises(CorpusError, match="not UTF-8"):
        read_lexicon(tmp_path)


def test_extra_terms_are_protected_and_known_ones_keep_their_name():
    lexicon = LEXICON.with_terms(["川渝", "成渝双城经济圈", Term("双城经济圈", ("双圈",))])
    assert [match.name for match in find_terms("川渝双圈", lexicon)] == ["川渝", "双城经济圈"]
    assert lexicon.names[match_key("成渝双城经济圈")] == "成渝地区双城经济圈"


def test_an_unknown_kind_of_stop_words_is_refused():
    with pytest.raises(CorpusError, match="'units'"):
        Lexicon(stops=(("unit", ("年",)),), dropped=("units",))


def test_ellipses_stay_and_traditional_characters_change_only_when_asked():
    assert normalise("……５％") == ("……5%", [0, 1, 2, 3, 4])
    assert normalise("發展")[0] == "發展"
    assert normalise("發展", simplify=True)[0] == "发展"


@given(st.text(alphabet="成渝地区双城經济圈“”\"'（)４1６ \n㎡…", max_size=30))
def test_normalising_keeps_offsets(text):
    normal, offsets = normalise(text, simplify=True)
    assert len(offsets) == len(normal) + 1 and offsets[-1] == len(text)
    for place, character in enumerate(normal):
        assert character in normalise(text[offsets[place]], simplify=True)[0]


@given(st.text(alphabet='成渝地区双城經济圈“”"416AI科技创新布局 \n', max_size=40))
def test_what_is_found_is_the_surface_and_folds_to_a_form_of_its_term(text):
    for match in find_terms(text, LEXICON):
        assert text[match.start : match.end] == match.surface
        assert LEXICON.names[match_key(match.surface)] == match.name
