"""Bridges to other libraries and back: nothing is lost, and topics keep their numbers."""

import json
import re

import numpy as np
import pytest
from blocks import blocks, counted
from gensim.corpora import Dictionary
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from mailuo.bridges import from_gensim, from_sklearn, pyldavis, to_bertopic, to_gensim, to_sklearn
from mailuo.clusters import clusters, from_labels
from mailuo.errors import DataError
from mailuo.lda import lda
from mailuo.matrix import count

WORDS = [["重庆", "成渝", "重庆"], [], ["成渝", "科学城"]]


def test_gensim_reads_the_same_words():
    corpus, dictionary = to_gensim(count(WORDS, ids="甲乙丙"))
    own = Dictionary(WORDS)
    assert [{dictionary[number]: n for number, n in bag} for bag in corpus] == [
        {"重庆": 2, "成渝": 1},
        {},
        {"成渝": 1, "科学城": 1},
    ]
    for attribute in ("num_docs", "num_nnz", "num_pos"):
        assert getattr(dictionary, attribute) == getattr(own, attribute)
    for name in own.token2id:
        assert dictionary.dfs[dictionary.token2id[name]] == own.dfs[own.token2id[name]]
        assert dictionary.cfs[dictionary.token2id[name]] == own.cfs[own.token2id[name]]


def test_a_corpus_goes_to_gensim_and_back():
    counts = count(WORDS, ids="甲乙丙", groups="ＡＡＢ")
    again = from_gensim(*to_gensim(counts), ids=counts.ids, groups=counts.groups)
    assert (again.ids, again.groups, again.terms) == (counts.ids, counts.groups, counts.terms)
    assert (again.matrix != counts.matrix).nnz == 0


def test_a_dictionary_with_gaps_loses_no_count():
    dictionary = Dictionary(WORDS)
    dictionary.filter_tokens([dictionary.token2id["重庆"]])
    dictionary.token2id = {"成渝": 4, "科学城": 9}
    counts = from_gensim([[(9, 2)], [(4, 1), (9, 1)]], dictionary, ids="甲乙")
    assert counts.terms == ("成渝", "科学城")
    assert counts.matrix.toarray().tolist() == [[0, 2], [1, 1]]
    with pytest.raises(DataError, match="1 words of the corpus are not in the dictionary, first number 7"):
        from_gensim([[(7, 2)]], dictionary, ids="甲")


def test_a_corpus_goes_to_scikit_learn_and_back():
    counts = count(WORDS, ids="甲乙丙")
    matrix, names = to_sklearn(counts)
    again = from_sklearn(matrix, names, ids=counts.ids)
    assert again.terms == counts.terms
    assert (again.matrix != counts.matrix).nnz == 0
    vectorizer = CountVectorizer(analyzer=list)
    theirs = from_sklearn(vectorizer.fit_transform(WORDS), vectorizer.get_feature_names_out(), ids="甲乙丙")
    assert theirs.terms == counts.terms
    assert (theirs.matrix != counts.matrix).nnz == 0


def test_weights_are_no_counts():
    vectorizer = TfidfVectorizer(analyzer=list)
    matrix = vectorizer.fit_transform(WORDS)
    with pytest.raises(DataError, match="no whole numbers"):
        from_sklearn(matrix, vectorizer.get_feature_names_out(), ids="甲乙丙")


def data_of(page):
    return json.loads(re.search(r'new LDAvis\("#topics", (.*)\);</script>\n</body>', page, re.S)[1])


@pytest.mark.parametrize("fit", [lambda c: lda(c, n_topics=4, seed=1), lambda c: clusters(c, seed=1, n_clusters=2)])
def test_the_page_has_the_numbers_of_the_topics(fit):
    counts = counted([*blocks(24, 3)[0], []])
    topics = fit(counts)
    data = data_of(pyldavis(topics, counts))
    assert data["mdsDat"]["topics"] == list(range(1, topics.n_topics + 1))
    assert data["topic.order"] == list(range(1, topics.n_topics + 1))
    tops = topics.top_terms(1)
    info = list(zip(data["tinfo"]["Category"], data["tinfo"]["Term"], data["tinfo"]["logprob"]))
    for number, top in enumerate(tops, 1):
        own = {term: value for category, term, value in info if category == f"Topic{number}"}
        assert own[top[0]] == pytest.approx(max(own.values()), abs=1e-3)
    lengths = np.asarray(counts.matrix.sum(axis=1)).ravel()
    sizes = (topics.shares * lengths[:, None]).sum(axis=0)
    assert data["mdsDat"]["Freq"] == pytest.approx(100 * sizes / sizes.sum(), rel=1e-4)


def test_the_page_needs_no_network():
    counts = counted(blocks(12, 3)[0])
    page = pyldavis(lda(counts, n_topics=3, seed=1), counts)
    assert not re.search(r"(src|href)\s*=\s*[\"']?(https?:)?//", page)
    assert "@import" not in page
    assert page == pyldavis(lda(counts, n_topics=3, seed=1), counts)


def test_words_of_the_corpus_are_data_on_the_page():
    evil = "</script><img src=x onerror=alert(1)>&"
    words = [[*document, evil] for document in blocks(12, 3)[0]]
    counts = counted(words)
    page = pyldavis(lda(counts, n_topics=3, seed=1), counts, title="<b>主题</b>")
    assert evil not in page
    assert "<img" not in page and "<b>" not in page
    assert page.count("</script>") == 3
    assert evil.translate(str.maketrans("&<>", "＆＜＞")) in data_of(page)["tinfo"]["Term"]


def test_a_page_of_other_documents_is_refused():
    counts, other = counted(blocks(12, 3)[0]), counted(blocks(9, 3)[0])
    with pytest.raises(DataError, match="not of the same ones"):
        pyldavis(lda(counts, n_topics=3, seed=1), other)
    with pytest.raises(DataError, match="two or more"):
        pyldavis(clusters(counts, seed=1, n_clusters=1), counts)


def test_clusters_take_the_shape_of_bertopic_and_back():
    counts = counted([*blocks(12, 3)[0], []])
    found = clusters(counts, seed=1, n_clusters=3)
    labels, terms = to_bertopic(found, n_terms=2)
    assert labels[-1] == -1
    assert set(labels) == {-1, 0, 1, 2}
    assert [[term for term, _ in terms[number]] for number in range(3)] == found.top_terms(2)
    again = from_labels(counts, labels)
    assert (again.shares == found.shares).all()
    assert (again.weights == found.weights).all()
