"""Which K: coherence, exclusivity, held-out likelihood and stability, each by hand, and the choice against chance."""

import numpy as np
import pytest
from blocks import blocks, counted, without_structure
from gensim.corpora import Dictionary
from gensim.models.coherencemodel import CoherenceModel

from mailuo.errors import DataError
from mailuo.lda import fits
from mailuo.matrix import count
from mailuo.quality import (
    choose,
    coherence,
    consensus,
    exclusivity,
    held_out,
    overlap,
    reproducibility,
    similarity,
    stability,
)
from mailuo.quality.heldout import folds
from mailuo.quality.stability import matched, ranks_overlap
from mailuo.quality.table import MEASURES
from mailuo.topics import Topics


def fit(*weights, terms="abcd"):
    weights = np.array(weights, float)
    shares = np.full((1, len(weights)), 1 / len(weights))
    return Topics("lda", ("文",), tuple(terms), weights, shares, np.full(len(weights), np.nan))


@pytest.fixture(scope="module")
def words():
    return blocks(40, 3, length=40)[0]


@pytest.fixture(scope="module")
def choice(words):
    return choose(counted(words), texts=words, n_topics=range(2, 6), seeds=range(1, 7))


def test_the_number_of_blocks_is_recommended(choice):
    # the words that all documents share are a topic too
    assert choice.recommended in (3, 4)
    assert choice.table.set_index("n_topics").loc[choice.recommended, "beats_chance"]
    assert choice.topics.n_topics == choice.shown == choice.recommended
    assert choice.topics.supported
    assert choice.reason.startswith(f"K = {choice.recommended}: ")


def test_no_k_is_supported_where_words_mean_nothing():
    words = without_structure(30)
    found = choose(counted(words), texts=words, n_topics=range(2, 5), seeds=range(1, 5))
    assert found.recommended is None
    assert found.reason.startswith("No K is supported by these documents")
    assert found.topics.n_topics == found.shown  # something is still shown, marked
    assert found.topics.supported is False
    assert found.topics.reason == found.reason


def test_the_table_has_a_row_for_every_k(choice):
    table = choice.table
    assert table["n_topics"].tolist() == [2, 3, 4, 5]
    for measure in MEASURES:
        assert (table[f"{measure}_low"] <= table[measure] + 1e-12).all()
        assert (table[measure] <= table[f"{measure}_high"] + 1e-12).all()
        assert table[f"{measure}_chance"].notna().all()
    frame = choice.frame()
    assert frame.columns.tolist() == [
        "measure", "n_topics", "value", "low", "high", "chance", "chance_low", "chance_high",
    ]  # fmt: skip
    assert len(frame) == 4 * len(MEASURES)


def test_every_fit_is_kept_with_how_often_its_topics_come_back(choice):
    assert [one.n_topics for one in choice.fits] == [2] * 6 + [3] * 6 + [4] * 6 + [5] * 6
    assert len(choice.fits_of(3)) == 6
    assert [one.n_topics for one in choice.consensus] == [2, 3, 4, 5]
    assert all(0 <= value <= 1 for one in (*choice.fits, choice.topics) for value in one.reproducibility)


def test_the_choice_repeats_itself(choice, words):
    again = choose(counted(words), texts=words, n_topics=range(2, 6), seeds=range(1, 7))
    assert again.table.equals(choice.table)
    assert (again.topics.weights == choice.topics.weights).all()


def test_a_choice_that_cannot_be_made_is_refused():
    words = [["甲", "乙"], ["乙"]]
    with pytest.raises(DataError, match="2 documents have terms: too few for 5 topics"):
        choose(counted(words), texts=words, n_topics=[5, 6], seeds=[1, 2])
    with pytest.raises(DataError, match="two seeds"):
        choose(counted(words), texts=words, n_topics=[2], seeds=[1])
    with pytest.raises(DataError, match="3 texts for 2 documents"):
        coherence([fit([0.5, 0.5], terms="乙甲")], counted(words), texts=[*words, []])


def test_similarity_is_one_for_equal_topics_and_zero_for_disjoint_ones():
    one, other = fit([0.5, 0.5, 0, 0], [0, 0, 1, 0]), fit([0, 0, 0.5, 0.5], [0.5, 0.5, 0, 0])
    alike = similarity([one, other])
    assert alike[0, 1] == pytest.approx(np.array([[0, 1], [np.sqrt(0.5), 0]]), abs=1e-8)
    assert matched(alike[0, 1]).tolist() == [1, 0]
    # one to one, though both are most like the first
    assert matched(np.array([[0.9, 0.8], [0.8, 0.1]])).tolist() == [1, 0]


def test_stability_is_the_mean_similarity_of_matched_topics():
    one, other = fit([0.5, 0.5, 0, 0], [0, 0, 1, 0]), fit([0, 0, 0.5, 0.5], [0.5, 0.5, 0, 0])
    assert stability([one, other]) == pytest.approx([(1 + np.sqrt(0.5)) / 2] * 2, abs=1e-8)
    assert stability([one, one, other])[2] == pytest.approx((1 + np.sqrt(0.5)) / 2, abs=1e-8)
    assert np.isnan(stability([one])).all()


def test_a_topic_comes_back_where_its_partner_is_like_it():
    one, other = fit([0.5, 0.5, 0, 0], [0, 0, 1, 0]), fit([0, 0, 0.5, 0.5], [0.5, 0.5, 0, 0])
    assert reproducibility([one, one, other], 0.9).tolist() == [[1, 0.5], [1, 0.5], [0, 1]]


def test_overlap_weighs_the_first_ranks_most():
    assert ranks_overlap("abc", "abc") == 1
    assert ranks_overlap("abc", "xyz") == 0
    # depths 1, 2, 3 share 0, 1 of 1, 2; weights 1, .9, .81
    assert ranks_overlap("abc", "bad") == pytest.approx((0 + 0.9 * 1 + 0.81 * 2 / 3) / 2.71)
    assert ranks_overlap("abc", "acb") > ranks_overlap("abc", "bac")
    assert overlap([fit([0.6, 0.4, 0, 0])] * 2).tolist() == [1, 1]


def test_the_consensus_is_what_most_fits_share():
    usual = fit([0.7, 0.3, 0, 0], [0, 0, 0.5, 0.5])
    turned = fit([0, 0, 0.5, 0.5], [0.7, 0.3, 0, 0])
    odd = fit([0.7, 0.3, 0, 0], [0.5, 0, 0, 0.5])
    counts = count([["a", "a", "b"], ["c", "d"]], ids=["文0", "文1"])
    found = consensus([usual, turned, odd], counts, threshold=0.9)
    assert found.weights.tolist() == [[0.7, 0.3, 0, 0], [0, 0, 0.5, 0.5]]
    assert found.reproducibility.tolist() == [1, 0.5]
    assert found.labels.tolist() == [1, 2]


def test_coherence_is_gensims():
    words = blocks(20, 2, length=30)[0]
    counts = counted(words)
    fitted = fits(counts, n_topics=[2, 3], seeds=[1])
    dictionary = Dictionary(words)
    for measure in ("c_npmi", "c_v"):
        for one, values in zip(fitted, coherence(fitted, counts, texts=words, measure=measure)):
            model = CoherenceModel(
                topics=one.top_terms(10), texts=words, dictionary=dictionary, coherence=measure, topn=10, processes=1
            )
            assert values == pytest.approx(model.get_coherence_per_topic(), abs=1e-9)
    with pytest.raises(DataError, match="not by 'u_mass'"):
        coherence(fitted, counts, texts=words, measure="u_mass")


def test_exclusivity_is_the_part_of_a_terms_weight_that_is_the_topics():
    assert exclusivity(fit([0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5]), n=2).tolist() == [1, 1]
    assert exclusivity(fit([0.6, 0.4, 0, 0], [0.2, 0.4, 0.4, 0]), n=1) == pytest.approx([0.75, 0.5])


def test_an_article_is_held_out_whole_and_a_reprint_with_its_original():
    groups = [f"文{row // 2}" for row in range(60)]
    counts = count([["甲"]] * 60, ids=[f"段{row}" for row in range(60)], groups=groups)
    copies = {"文7": "文3", "文9": "文7", "文12": "文3", "文20": "文3"}
    fold = folds(counts, seed=1, together=copies)
    assert (fold[0::2] == fold[1::2]).all()
    assert set(fold[[14, 18, 24, 40]].tolist()) == {fold[6]}
    assert np.bincount(fold[0::2]).sum() == 30 and np.bincount(fold[0::2]).min() >= 5


def test_under_twenty_articles_each_is_left_out_in_turn():
    counts = count([["甲"]] * 24, ids=map(str, range(24)), groups=[f"文{row // 2}" for row in range(24)])
    assert sorted(np.bincount(folds(counts, seed=1)).tolist()) == [2] * 12
    words = blocks(8, 2)[0]
    notes = choose(counted(words), texts=words, n_topics=[2], seeds=[1, 2]).notes
    assert any("With 8 articles each is held out in turn" in note for note in notes)


def test_true_topics_foretell_held_out_words_better_than_one_topic(words):
    likelihood, single = held_out(counted(words), n_topics=[2, 4], seeds=[1, 2])
    assert likelihood.shape == (2, 2, 5)
    assert likelihood[1].mean() > likelihood[0].mean() > single.mean()


def test_one_topic_foretells_words_by_their_frequency():
    # every document is half 甲, half 乙: log(1/2) a word
    counts = counted([["甲"] * 40 + ["乙"] * 40] * 4)
    _, single = held_out(counts, n_topics=[2], seeds=[1])
    assert single == pytest.approx([np.log(0.5)] * 4, abs=1e-3)


def test_a_number_that_was_set_for_a_large_corpus_is_fitted_but_not_held_against_chance(monkeypatch):
    monkeypatch.setattr("mailuo.quality.given.ENTRIES", 1)
    words = [["油菜", "花开"] * 5, ["大桥", "通车"] * 5] * 10
    counts = count(words, ids=[f"a{number}" for number in range(20)])
    found = choose(counts, texts=words, n_topics=[2], seeds=[1, 2, 3])
    assert found.recommended is None and found.topics.supported is None
    assert "was set" in found.reason and len(found.fits) == 3
    assert found.table["stability"].item() > 0.9 and found.table["stability_chance"].isna().all()
    assert {frozenset(terms) for terms in found.topics.top_terms(2)} == {frozenset(words[0]), frozenset(words[1])}
