"""LDA: a corpus built from its own answer is found again, the same every time, and what cannot be fitted is refused."""

import hashlib
import os
import subprocess
import sys
import warnings

import numpy as np
import pytest
import scipy.sparse

from mailuo.bridges import to_gensim
from mailuo.errors import DataError
from mailuo.lda import (
    absent_seed_terms,
    as_gensim,
    collapsed,
    compile_inference,
    fit,
    fits,
    fold_in,
    gensim_lda,
    grown,
    lda,
    streamed,
    train,
)
from mailuo.lda.priors import learn_alpha
from mailuo.matrix import Counts

WORDS = {"农": "田粮种收", "路": "车站桥轨", "学": "书校师课"}
TERMS = tuple("".join(WORDS.values()))


def counts_of(rows, terms=TERMS):
    ids = tuple(f"文{number}" for number in range(len(rows)))
    return Counts(ids, ids, terms, scipy.sparse.csr_array(np.array(rows)))


def blocks(n_documents=30, *, times=(1, 1, 1), empty=()):
    """Documents of one block of words each: document d holds the four words of block d modulo 3."""
    rows = np.zeros((n_documents, len(TERMS)), int)
    for document in range(n_documents):
        block = document % 3
        rows[document, 4 * block : 4 * block + 4] = np.array([5, 4, 3, 2 + document % 2]) * times[block]
    rows[list(empty)] = 0
    return counts_of(rows)


def mixed(n_documents=400, n_terms=120, n_topics=6, seed=0):
    """Documents drawn from known topics of 20 terms each, and those topics."""
    chance = np.random.default_rng(seed)
    topics = np.full((n_topics, n_terms), 0.02 / n_terms)
    for topic in range(n_topics):
        topics[topic, 20 * topic : 20 * topic + 20] += chance.dirichlet(np.full(20, 2.0)) * 0.98
    shares = chance.dirichlet(np.full(n_topics, 0.2), n_documents)
    rows = np.array([chance.multinomial(60, share @ topics / (share @ topics).sum()) for share in shares])
    return counts_of(rows, tuple(f"词{number}" for number in range(n_terms))), topics, shares


def block_of(topics):
    """The block of words that each topic's four heaviest terms are."""
    names = {frozenset(words): name for name, words in WORDS.items()}
    return [names.get(frozenset(topics.terms[term] for term in np.argsort(-row)[:4])) for row in topics.weights]


def unit(rows):
    return rows / np.linalg.norm(rows, axis=1)[:, None]


def digest(topics):
    return hashlib.sha256(topics.weights.tobytes() + topics.shares.tobytes()).hexdigest()


def streamed_lda(counts, **options):
    """The road beyond memory, taken by a small corpus."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fit, "MEMORY", 0)
        patch.setattr(streamed, "BATCH", 500)
        patch.setattr(streamed, "PART_BYTES", 2**15)
        return lda(counts, **options)


def grown_lda(counts, **options):
    """The road of large corpora, in parts and blocks, taken by a small one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grown, "SMALLEST", 40)
        patch.setattr(grown, "ENTRIES", 100)
        return lda(counts, **options)


ROADS = pytest.mark.parametrize("road", [lda, grown_lda, streamed_lda, gensim_lda])


@ROADS
def test_a_corpus_built_from_its_own_answer_is_found_again(road):
    topics = road(blocks(), n_topics=3, seed=1)
    names = block_of(topics)
    assert sorted(names) == ["农", "学", "路"]
    assert [names[share.argmax()] for share in topics.shares] == ["农", "路", "学"] * 10
    assert topics.shares.max(axis=1).min() > 0.9


@pytest.mark.parametrize("road", [lda, grown_lda, streamed_lda])
def test_topics_that_documents_mix_are_found_again_with_their_shares(road):
    counts, truth, shares = mixed()
    fitted = [road(counts, n_topics=6, seed=seed) for seed in range(4)]
    found = [(unit(truth) @ unit(topics.weights).T).argmax(axis=1) for topics in fitted]
    whole = [number for number in range(4) if len(set(found[number])) == 6]
    # any one seed may end with a topic split and two merged
    assert len(whole) >= 2
    for number in whole:
        assert np.abs(fitted[number].shares[:, found[number]] - shares).mean() < 0.03


@ROADS
def test_a_document_without_terms_is_unassigned(road):
    topics = road(blocks(33, empty=(4, 9)), n_topics=3, seed=1)
    assert topics.unassigned == ("文4", "文9")
    assert not topics.shares[[4, 9]].any()


@ROADS
def test_topics_are_numbered_by_size(road):
    counts = blocks(times=(2, 1, 4))
    topics = road(counts, n_topics=3, seed=1)
    assert block_of(topics) == ["学", "农", "路"]


@ROADS
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(road):
    counts, _, _ = mixed(100)
    assert digest(road(counts, n_topics=5, seed=3)) == digest(road(counts, n_topics=5, seed=3))
    assert digest(road(counts, n_topics=5, seed=3)) != digest(road(counts, n_topics=5, seed=4))


CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from test_lda import digest, grown_lda, lda, mixed, streamed_lda
counts = mixed(150)[0]
print([digest(road(counts, n_topics=20, seed=3)) for road in (lda, grown_lda, streamed_lda)])
"""


def test_threads_and_processor_change_no_byte():
    def child(**settings):
        command = [sys.executable, "-c", CHILD, os.path.dirname(__file__)]  # noqa: PTH120
        return subprocess.run(
            command, env={**os.environ, **settings}, capture_output=True, text=True, check=True
        ).stdout

    one = child(MAILUO_THREADS="1", PYTHONHASHSEED="1")
    assert one == child(MAILUO_THREADS="3", PYTHONHASHSEED="2")
    assert one == child(MAILUO_THREADS="2", NUMBA_CPU_NAME="generic", OPENBLAS_CORETYPE="Prescott")


def test_restarts_come_in_order_and_are_those_of_lda():
    counts = blocks()
    several = fits(counts, n_topics=[2, 3], seeds=[5, 1])
    assert [topics.n_topics for topics in several] == [2, 2, 3, 3]
    assert digest(several[3]) == digest(lda(counts, n_topics=3, seed=1))


def test_counts_need_not_be_whole_and_a_stored_zero_is_no_term():
    counts = blocks()
    zeros = counts.matrix.copy()
    zeros.data[:4] = 0
    topics = lda(Counts(counts.ids, counts.groups, counts.terms, zeros), n_topics=3, seed=1)
    assert topics.unassigned == ("文0",)
    halves = counts.matrix.astype(float) / 2
    assert np.isfinite(lda(Counts(counts.ids, counts.groups, counts.terms, halves), n_topics=3, seed=1).weights).all()


def damaged(value):
    counts = counts_of(np.eye(3, 12))
    counts.matrix.data[1] = value
    return counts


@pytest.mark.parametrize("road", [lda, streamed_lda])
def test_counts_mapped_from_a_file_are_fitted_alike(road, tmp_path):
    counts, _, _ = mixed(100)
    arrays = {"data": counts.matrix.data, "indices": counts.matrix.indices, "indptr": counts.matrix.indptr}
    for name, array in arrays.items():
        np.save(tmp_path / f"{name}.npy", array)
    mapped = [np.load(tmp_path / f"{name}.npy", mmap_mode="r") for name in arrays]
    matrix = scipy.sparse.csr_array(tuple(mapped), shape=counts.matrix.shape)
    there = road(Counts(counts.ids, counts.groups, counts.terms, matrix), n_topics=5, seed=1)
    assert digest(there) == digest(road(counts, n_topics=5, seed=1))


@pytest.mark.parametrize(
    ("counts", "n_topics", "message"),
    [
        (lambda: counts_of(np.zeros((3, 12), int)), 2, "none of the 3 documents has a term"),
        (lambda: counts_of(np.zeros((3, 0), int), ()), 2, "the vocabulary is empty"),
        (lambda: blocks(5, empty=(0, 1)), 4, "4 topics were asked for, but only 3 documents have terms"),
        (lambda: blocks(), 1, "LDA needs at least 2"),
        (lambda: damaged(np.nan), 2, "1 counts are negative or not numbers"),
        (lambda: damaged(-1.0), 2, "1 counts are negative or not numbers"),
    ],
)
@pytest.mark.parametrize("road", [lda, gensim_lda])
def test_what_no_topics_can_be_made_of_is_refused_in_a_sentence(road, counts, n_topics, message):
    with pytest.raises(DataError, match=message):
        road(counts(), n_topics=n_topics, seed=1)


@pytest.mark.parametrize(
    "options", [{"alpha": "even"}, {"alpha": -1.0}, {"alpha": [0.1]}, {"eta": 0.0}, {"eta": float("nan")}]
)
def test_a_prior_that_is_none_is_refused(options):
    with pytest.raises(DataError):
        lda(blocks(), n_topics=3, seed=1, **options)


def test_alpha_learnt_is_smaller_where_documents_hold_one_topic():
    # document 0 leans on alpha: with a small one its four words of one block leave the other topics next to nothing
    fixed = lda(blocks(), n_topics=3, seed=1, alpha=1.0)
    learnt = lda(blocks(), n_topics=3, seed=1, alpha="symmetric")
    assert learnt.shares.max(axis=1).min() > 0.99 > fixed.shares.max(axis=1).max()


@pytest.mark.parametrize(("truth", "symmetric"), [((0.5, 0.1, 0.05), False), ((0.2, 0.2, 0.2), True)])
def test_alpha_is_learnt_from_counts_drawn_with_it(truth, symmetric):
    chance = np.random.default_rng(5)
    drawn = np.array([chance.multinomial(100, share) for share in chance.dirichlet(truth, 4000)], float)
    learnt = learn_alpha(np.full(3, 1.0), drawn, symmetric=symmetric, steps=300)
    np.testing.assert_allclose(learnt, truth, rtol=0.08)


def test_alpha_learnt_asymmetric_differs_from_topic_to_topic():
    even = lda(blocks(times=(1, 1, 1)), n_topics=3, seed=1, alpha="asymmetric")
    assert np.isfinite(even.shares).all()
    counts = counts_of(np.vstack([blocks(30).matrix.toarray()] + [blocks(30).matrix.toarray()[::3]] * 6))
    wished = fit.priors(counts, n_topics=3, alpha="asymmetric", eta=None, seed_terms=None)
    found = collapsed.collapsed(counts.matrix, wished, seed=1)
    assert found.alpha.argmax() == found.document_topics.sum(axis=0).argmax()
    assert found.alpha.max() > 1.5 * found.alpha.min()


def test_seed_terms_guide_their_topic_which_bears_their_name():
    topics = lda(blocks(), n_topics=3, seed=1, seed_terms={"交通": ["车", "站"], "教育": ["书"]})
    assert dict(zip(block_of(topics), topics.names)) == {"路": "交通", "学": "教育", "农": ""}


def test_seed_terms_are_not_counted_as_evidence():
    counts, _, _ = mixed(200)
    guided = lda(counts, n_topics=6, seed=1, seed_terms={"甲": ["词0", "词1"]})
    column = guided.terms.index("词0")
    tokens = guided.shares.T @ counts.matrix.sum(axis=1)
    told = (guided.weights[:, column] * tokens).sum()
    assert told == pytest.approx(counts.matrix.toarray()[:, column].sum(), rel=0.1)


def test_a_seed_term_that_never_occurs_is_reported_and_does_nothing():
    counts = blocks()
    with pytest.warns(UserWarning, match="2 seed terms never occur, first '港' of '交通'"):
        topics = lda(counts, n_topics=3, seed=1, seed_terms={"交通": ["车", "港"], "海": ["船"]})
    assert sorted(topics.names) == ["", "", "交通"]
    assert absent_seed_terms(counts, {"交通": ["车", "港"], "海": ["船"]}) == {"交通": ("港",), "海": ("船",)}


def test_more_guided_topics_than_topics_are_refused():
    with pytest.raises(DataError, match="3 topics are guided"):
        lda(blocks(), n_topics=2, seed=1, seed_terms={"甲": ["田"], "乙": ["车"], "丙": ["书"]})


def test_folding_in_gives_other_documents_their_topics():
    topics = lda(blocks(), n_topics=3, seed=1)
    other = counts_of([[0, 3, 2], [0, 0, 4], [5, 0, 0]], ("未见", "车", "书"))
    folded = fold_in(topics, other)
    names = block_of(topics)
    assert folded.ids == other.ids and folded.unassigned == ("文2",)
    assert folded.shares[0, names.index("路")] == pytest.approx(3 / 5, abs=0.05)
    assert folded.shares[1].argmax() == names.index("学")


def test_topics_become_a_gensim_model_that_shows_saves_and_is_judged(tmp_path):
    from gensim.models import CoherenceModel, LdaModel

    counts = blocks()
    topics = lda(counts, n_topics=3, seed=1)
    model = as_gensim(topics, counts)
    assert type(model) is LdaModel
    np.testing.assert_allclose(model.get_topics(), topics.weights, atol=1e-9)
    shown = model.show_topics(num_topics=3, num_words=4, formatted=False)
    assert [{word for word, _ in words} for _, words in shown] == [set(WORDS[name]) for name in block_of(topics)]
    model.save(str(tmp_path / "model"))
    np.testing.assert_array_equal(LdaModel.load(str(tmp_path / "model")).get_topics(), model.get_topics())
    corpus, dictionary = to_gensim(counts)
    texts = [[dictionary[column] for column, _ in bag] for bag in corpus]
    judged = CoherenceModel(model=model, texts=texts, coherence="c_npmi", topn=4, processes=1)
    assert judged.get_coherence() > 0.5
    gamma, _ = model.inference(corpus)
    assert (gamma.argmax(axis=1) == topics.shares.argmax(axis=1)).all()


def test_pyldavis_reads_the_gensim_model():
    counts, _, _ = mixed(60)
    topics = lda(counts, n_topics=4, seed=1)
    corpus, dictionary = to_gensim(counts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyLDAvis.gensim_models

        page = pyLDAvis.gensim_models.prepare(
            as_gensim(topics, counts), corpus, dictionary, sort_topics=False, n_jobs=1
        )
    assert page.topic_order == [1, 2, 3, 4]


def test_gensims_answer_is_frozen():
    counts = blocks()
    assert digest(gensim_lda(counts, n_topics=3, seed=1)) == digest(gensim_lda(counts, n_topics=3, seed=1))


@pytest.mark.parametrize("update_every", [0, 1, 2])
@pytest.mark.parametrize("n_topics", [4, 7])
def test_gensims_model_is_the_same_compiled(update_every, n_topics):
    from gensim.models import LdaModel

    counts, _, _ = mixed()
    corpus, dictionary = to_gensim(counts)
    options = {"num_topics": n_topics, "id2word": dictionary, "random_state": 7, "passes": 3, "chunksize": 150}
    options |= {"update_every": update_every, "eval_every": None}
    own = LdaModel(corpus, **options)
    compiled = compile_inference(LdaModel(**options))
    compiled.update(corpus)
    assert np.abs(own.get_topics() - compiled.get_topics()).max() < 1e-5
    whole = train(LdaModel(**options), counts, passes=3)
    assert np.abs(own.get_topics() - whole.get_topics()).max() < 1e-5
    assert whole.num_updates == own.num_updates


def test_the_compiled_inference_refuses_what_it_would_compute_otherwise():
    from gensim.models import LdaModel

    _, dictionary = to_gensim(blocks())
    with pytest.raises(DataError, match="float32"):
        compile_inference(LdaModel(num_topics=3, id2word=dictionary, dtype=np.float64))
    with pytest.raises(DataError, match="auto"):
        train(LdaModel(num_topics=3, id2word=dictionary, alpha="auto"), blocks(), passes=1)
