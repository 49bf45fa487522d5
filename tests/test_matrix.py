"""Counts: the fast road counts what the plain one does, thresholds count articles, and scikit-learn is content."""

import pickle

import numpy as np
import pandas as pd
import pytest
import scipy.sparse
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.utils.estimator_checks import parametrize_with_checks

from mailuo.errors import DataError
from mailuo.matrix import ChineseVectorizer, Counts, by_group, count, count_texts, tfidf
from mailuo.tokens import keep, segment, tokens
from mailuo.words import Lexicon, Term

LEXICON = Lexicon(
    terms=(Term("双城经济圈"), Term("AI")), stops=(("function", ("的", "和")), ("unit", ("年", "个", "亿元")))
)
TEXTS = ["重庆和成都的双城经济圈", "2021年重庆投资300亿元", "", "AI4与AI、成都成都", "双城经济圈的重庆"]
IDS = ["a", "b", "c", "d", "e"]


def same(one: Counts, other: Counts) -> bool:
    return one.terms == other.terms and one.groups == other.groups and (one.matrix != other.matrix).nnz == 0


def test_words_are_counted_and_terms_sorted():
    counts = count([["乙", "甲", "乙"], [], ["丙"]], ids=["x", "y", "z"])
    assert counts.terms == ("丙", "乙", "甲")
    assert counts.matrix.toarray().tolist() == [[0, 2, 1], [0, 0, 0], [1, 0, 0]]
    assert counts.matrix.has_canonical_format and counts.matrix.dtype == np.int64


def test_thresholds_count_articles_not_paragraphs():
    documents = [["甲", "乙"], ["甲", "乙"], ["甲", "丙"], ["丁", "乙"]]
    groups = ["1", "1", "2", "3"]
    # 甲 stands in three paragraphs but two articles, 乙 in two articles of three
    assert count(documents, ids=list("abcd"), groups=groups, min_documents=2).terms == ("乙", "甲")
    assert count(documents, ids=list("abcd"), groups=groups, min_documents=3).terms == ()
    assert count(documents, ids=list("abcd"), groups=groups, max_share=0.5).terms == ("丁", "丙")
    apart = ["1", "2", "1", "2"]  # an article's paragraphs need not stand together
    assert count(documents, ids=list("abcd"), groups=apart, min_documents=2).terms == ("乙", "甲")


@pytest.mark.parametrize(
    "lexicon", [None, LEXICON, Lexicon(terms=LEXICON.terms, stops=LEXICON.stops, numbers=True, shortest=1)]
)
@pytest.mark.parametrize("options", [{}, {"groups": list("pppqq"), "min_documents": 2}, {"max_share": 0.4}])
def test_the_fast_road_gives_the_same_counts(lexicon, options):
    words = segment(TEXTS) if lexicon is None else keep(tokens(TEXTS, lexicon=lexicon), lexicon)
    assert same(count(words, ids=IDS, **options), count_texts(TEXTS, ids=IDS, lexicon=lexicon, **options))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="重庆成都双城经济圈AI 4的年2021亿元。", max_size=25), max_size=6), st.integers(1, 3))
def test_the_fast_road_gives_the_same_counts_of_any_texts(texts, least):
    ids = [str(place) for place in range(len(texts))]
    groups = [str(place // 2) for place in range(len(texts))]
    words = keep(tokens(texts, lexicon=LEXICON), LEXICON)
    plain = count(words, ids=ids, groups=groups, min_documents=least)
    assert same(plain, count_texts(texts, ids=ids, groups=groups, lexicon=LEXICON, min_documents=least))


def test_rows_of_a_group_are_summed():
    counts = count([["甲"], ["乙", "乙"], ["甲"]], ids=list("abc"), groups=["2", "1", "2"])
    summed = by_group(counts)
    assert summed.ids == summed.groups == ("2", "1")
    assert summed.matrix.toarray().tolist() == [[0, 2], [2, 0]]


def test_tfidf_has_the_textbook_values():
    weights = tfidf(count([["甲", "甲", "乙"], ["乙"]], ids=["x", "y"])).toarray()
    rare, common = (1 + np.log(2)) * (1 + np.log(3 / 2)), 1.0
    assert weights[0] == pytest.approx(np.array([common, rare]) / np.hypot(common, rare))
    assert weights[1] == pytest.approx([1, 0])


def test_the_frame_has_a_row_for_each_term_of_each_document():
    frame = count([["甲", "甲"], ["乙"]], ids=["x", "y"], groups=["p", "p"]).frame()
    assert frame.to_dict("list") == {"id": ["x", "y"], "group": ["p", "p"], "term": ["甲", "乙"], "count": [2, 1]}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ids": ("a",)}, "do not fit"),
        ({"ids": ("a", "a")}, "1 ids stand twice, first 'a'"),
        ({"terms": ("甲", "甲")}, "1 terms stand twice, first '甲'"),
        ({"matrix": scipy.sparse.csr_array([[0, -1], [1, 0]])}, "negative"),
    ],
)
def test_counts_that_do_not_fit_are_refused(change, says):
    good = {
        "ids": ("a", "b"),
        "groups": ("a", "b"),
        "terms": ("甲", "乙"),
        "matrix": scipy.sparse.csr_array(np.eye(2, dtype=int)),
    }
    assert Counts(**good)
    with pytest.raises(DataError, match=says):
        Counts(**good | change)


@pytest.mark.parametrize("options", [{"min_documents": -1}, {"max_share": 1.5}, {"groups": ["1"]}])
def test_impossible_settings_are_refused(options):
    with pytest.raises(DataError):
        count([["甲"], ["乙"]], ids=["a", "b"], **options)


# scikit-learn's checks of text vectorizers leave out what feeds numbers; what is left applies
@parametrize_with_checks([ChineseVectorizer()])
def test_scikit_learns_checks(estimator, check):
    check(estimator)


def test_the_vectorizer_counts_what_count_texts_does():
    vectorizer = ChineseVectorizer(lexicon=LEXICON, min_documents=2)
    matrix = vectorizer.fit_transform(pd.Series(TEXTS))
    counts = count_texts(TEXTS, ids=IDS, lexicon=LEXICON, min_documents=2)
    assert tuple(vectorizer.get_feature_names_out()) == counts.terms == tuple(vectorizer.vocabulary_)
    assert (matrix != counts.matrix).nnz == 0
    assert (vectorizer.transform(["重庆重庆，北京"]).toarray() == [[0, 0, 2]]).all()


def test_the_vectorizer_agrees_with_scikit_learns_own_on_jiebas_words():
    own = CountVectorizer(analyzer=lambda text: segment([text])[0])
    expected = own.fit_transform(TEXTS)
    vectorizer = ChineseVectorizer()
    assert (vectorizer.fit_transform(TEXTS) != expected).nnz == 0
    assert vectorizer.get_feature_names_out().tolist() == own.get_feature_names_out().tolist()


def test_the_vectorizer_can_be_cloned_pickled_and_searched():
    pipeline = Pipeline([("words", ChineseVectorizer(lexicon=LEXICON)), ("model", LogisticRegression())])
    search = GridSearchCV(pipeline, {"words__min_documents": [1, 2], "words__lexicon": [None, LEXICON]}, cv=2)
    search.fit(["重庆好", "成都好", "重庆的桥", "成都的茶"] * 2, [0, 1] * 4)
    assert search.predict(["重庆"]) == [0]
    fitted = ChineseVectorizer(lexicon=LEXICON).fit(TEXTS)
    again = pickle.loads(pickle.dumps(fitted))
    assert (again.transform(TEXTS) != fitted.transform(TEXTS)).nnz == 0
    assert clone(fitted).get_params() == fitted.get_params() and not hasattr(clone(fitted), "terms_")


def test_the_vectorizer_has_what_bertopic_asks_of_its_vectorizer_model():
    vectorizer = ChineseVectorizer(lexicon=LEXICON)
    classes = ["重庆和成都的双城经济圈 2021年重庆", "AI与成都"]
    matrix = vectorizer.fit(classes).transform(classes)
    # c-TF-IDF multiplies by a diagonal matrix with *, and sums rows to a matrix
    assert scipy.sparse.isspmatrix_csr(matrix)
    assert (matrix * scipy.sparse.diags(np.ones(matrix.shape[1]))).shape == matrix.shape
    assert matrix.shape[1] == len(vectorizer.get_feature_names_out())
    assert vectorizer.build_analyzer()("重庆的双城经济圈") == ["重庆", "双城经济圈"]


def test_texts_of_which_nothing_is_left_are_refused_by_the_vectorizer():
    with pytest.raises(DataError, match="no term is left of 2 documents"):
        ChineseVectorizer(lexicon=LEXICON).fit(["的", "和"])
