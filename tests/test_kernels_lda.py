"""The compiled loops of LDA do what their plain twins do."""

import numpy as np
import pytest
from numba import njit
from scipy.special import digamma

from mailuo.kernels import lanes, lda_cvb, lda_fours, lda_gensim

N_TOPICS, WIDTH = 20, 32


def corpus(n_documents=12, n_terms=15, seed=0):
    chance = np.random.default_rng(seed)
    rows = chance.poisson(0.6, (n_documents, n_terms))
    rows[3] = 0
    indptr = np.concatenate([[0], np.cumsum((rows > 0).sum(axis=1))]).astype(np.int64)
    return indptr, np.nonzero(rows)[1].astype(np.int32), rows[rows > 0].astype(np.float32)


def upper_halves(values):
    """Floats as `store_halves` keeps them."""
    return ((values.astype(np.float32).view(np.uint32) + 0x8000) >> 16).astype(np.uint16)


def floats(halves):
    return (halves.astype(np.uint32) << 16).view(np.float32)


def begun(seed=9):
    indptr, indices, counts = corpus()
    prior = np.zeros((15, WIDTH), np.float32)
    prior[:, :N_TOPICS] = 0.05
    alpha = np.zeros(WIDTH, np.float32)
    alpha[:N_TOPICS] = 0.1
    shares = np.empty((len(counts), WIDTH), np.uint16)
    terms, documents = prior.copy(), np.tile(alpha, (12, 1))
    lda_cvb.start(indptr, indices, counts, np.arange(12), prior, np.uint64(seed), shares, terms, documents)
    return indptr, indices, counts, prior, alpha, shares, terms, documents


def test_lanes_add_by_halves():
    @njit
    def summed(values):
        return lanes.total(lanes.load(values, 0))

    values = np.random.default_rng(1).lognormal(0, 5, 16).astype(np.float32)
    folded = values.copy()
    while len(folded) > 1:
        folded = folded[: len(folded) // 2] + folded[len(folded) // 2 :]
    assert summed(values) == folded[0]


def test_lanes_do_arithmetic_place_by_place():
    @njit
    def worked(left, right, result):
        a, b = lanes.load(left, 0), lanes.load(right, 0)
        lanes.store(result, 0, lanes.larger(a, b) * a - lanes.absolute(b) / lanes.spread(np.float32(3)) + b)

    chance = np.random.default_rng(2)
    left, right = chance.normal(size=(2, 16)).astype(np.float32)
    result = np.empty(16, np.float32)
    worked(left, right, result)
    np.testing.assert_array_equal(result, np.maximum(left, right) * left - np.abs(right) / np.float32(3) + right)


def test_upper_halves_are_rounded_and_come_back():
    @njit
    def kept(values, halves, result):
        lanes.store(result, 0, lanes.store_halves(halves, 0, lanes.load(values, 0)))

    values = np.random.default_rng(3).lognormal(0, 5, 16).astype(np.float32)
    halves, result = np.empty(16, np.uint16), np.empty(16, np.float32)
    kept(values, halves, result)
    np.testing.assert_array_equal(halves, upper_halves(values))
    np.testing.assert_array_equal(result, floats(halves))
    np.testing.assert_allclose(result, values, rtol=2**-8)


@pytest.mark.parametrize(("topics", "width"), [(1, 16), (16, 16), (17, 32)])
def test_topics_are_padded_to_whole_lanes(topics, width):
    assert lanes.padded(topics) == width


def test_the_start_shares_every_token_and_counts_what_it_kept():
    indptr, indices, counts, prior, alpha, shares, terms, documents = begun()
    kept = floats(shares)
    np.testing.assert_allclose(kept.sum(axis=1), counts, rtol=0.005)
    assert not kept[:, N_TOPICS:].any() and kept[:, :N_TOPICS].max() > 3 * kept[:, :N_TOPICS].mean()
    for term in range(15):
        np.testing.assert_allclose(terms[term], prior[term] + kept[indices == term].sum(axis=0), rtol=1e-5)
    for document in range(12):
        own = kept[indptr[document] : indptr[document + 1]]
        np.testing.assert_allclose(documents[document], alpha + own.sum(axis=0), rtol=1e-5)


def plain_sweep(indptr, indices, counts, shares, terms, documents):
    """CVB0 as its formula says it, in double precision, but for the halves that are kept and the divisor's date."""
    shares, terms, documents = floats(shares).astype(float), terms.astype(float), documents.astype(float)
    moved = 0.0
    for document in range(len(documents)):
        sizes = np.maximum(terms.sum(axis=0), 1e-3)
        for entry in range(indptr[document], indptr[document + 1]):
            own, term = shares[entry] / counts[entry], indices[entry]
            value = (terms[term] - own) * (documents[document] - own) * (1 + own / sizes) / sizes
            fresh = floats(upper_halves(value / value.sum() * counts[entry])).astype(float)
            moved += np.abs(fresh - shares[entry]).sum()
            terms[term] += fresh - shares[entry]
            documents[document] += fresh - shares[entry]
            shares[entry] = fresh
    return shares, terms, documents, moved


def test_a_sweep_is_cvb0():
    indptr, indices, counts, _, _, shares, terms, documents = begun()
    plain = plain_sweep(indptr, indices, counts, shares, terms, documents)
    sizes = np.empty(WIDTH)
    lda_cvb.sizes_of(terms, sizes)
    np.testing.assert_allclose(sizes, terms.sum(axis=0, dtype=float))
    moved = np.zeros(12)
    lda_cvb.sweep(indptr, indices, counts, np.arange(12), shares, terms, documents, sizes, moved)
    # a value on the edge between two halves may fall either way
    np.testing.assert_allclose(floats(shares), plain[0], rtol=0.01, atol=1e-4)
    np.testing.assert_allclose(terms, plain[1], rtol=0.01, atol=1e-3)
    np.testing.assert_allclose(documents, plain[2], rtol=0.01, atol=1e-3)
    assert moved.sum() == pytest.approx(plain[3], rel=1e-3)
    np.testing.assert_allclose(sizes, terms.sum(axis=0, dtype=float), atol=1e-3)


def test_sweeping_some_documents_leaves_the_others():
    indptr, indices, counts, _, _, shares, terms, documents = begun()
    before = documents.copy()
    sizes = terms.sum(axis=0, dtype=float)
    lda_cvb.sweep(indptr, indices, counts, np.array([2, 5]), shares, terms, documents, sizes, np.zeros(12))
    changed = np.flatnonzero((documents != before).any(axis=1))
    assert changed.tolist() == [2, 5]


def plain_fours(begins, ends, indices, counts, shares, terms, documents, reach):
    """CVB0 over-relaxed, in double precision: four tokens against the same counts, then the rest one by one."""
    shares, terms, documents = floats(shares).astype(float), terms.astype(float), documents.astype(float)
    moved = np.zeros(len(documents))
    for document in range(len(documents)):
        sizes, fours = np.maximum(terms.sum(axis=0), 1e-3), (ends[document] - begins[document]) // 4 * 4
        entries = np.arange(begins[document], ends[document])
        for together in [*entries[:fours].reshape(-1, 4), *entries[fours:, None]]:
            own = shares[together] / counts[together, None]
            value = (terms[indices[together]] - own) * (documents[document] - own) / sizes
            value *= reach * counts[together, None] / value.sum(axis=1, keepdims=True)
            wished = np.maximum(value - (reach - 1) * shares[together], 0)
            steps = floats(upper_halves(wished)).astype(float) - shares[together]
            np.add.at(terms, indices[together], steps)
            documents[document] += steps.sum(axis=0)
            shares[together] += steps
            moved[document] += np.abs(steps).sum()
    return shares, terms, documents, moved


@pytest.mark.parametrize("reach", [1.0, 1.6])
def test_a_sweep_by_fours_is_cvb0_taken_further(reach):
    indptr, indices, counts, _, _, shares, terms, documents = begun()
    begins, ends = indptr[:-1], indptr[1:].copy()
    ends[5] -= 2  # a document's entries may be swept in part
    plain = plain_fours(begins, ends, indices, counts, shares, terms, documents, reach)
    moved, sizes = np.zeros(12), terms.sum(axis=0, dtype=float)
    lda_fours.sweep(
        begins, ends, indices, counts, np.arange(12), np.float32(reach), shares, terms, documents, sizes, moved
    )
    # a value on the edge between two halves may fall either way
    np.testing.assert_allclose(floats(shares), plain[0], rtol=0.01, atol=2e-4)
    np.testing.assert_allclose(terms, plain[1], rtol=0.01, atol=2e-3)
    np.testing.assert_allclose(documents, plain[2], rtol=0.01, atol=2e-3)
    np.testing.assert_allclose(moved, plain[3], rtol=2e-3, atol=1e-3)
    np.testing.assert_allclose(sizes, terms.sum(axis=0, dtype=float), atol=1e-3)


def test_known_topics_are_inferred_as_the_formula_says():
    indptr, indices, counts, _, alpha, _, terms, _ = begun()
    weights = np.where(terms > 0, terms / np.maximum(terms.sum(axis=0), 1e-3), 0).astype(np.float32)
    shares, documents = np.empty((len(counts), WIDTH), np.float32), np.tile(alpha, (12, 1))
    lda_cvb.infer(indptr, indices, counts, np.arange(12), 4, weights, shares, documents)
    plain_shares, plain = np.zeros((len(counts), WIDTH)), np.tile(alpha, (12, 1)).astype(float)
    for document in range(12):
        for _ in range(4):
            for entry in range(indptr[document], indptr[document + 1]):
                value = weights[indices[entry]] * (plain[document] - plain_shares[entry] / counts[entry])
                fresh = value / value.sum() * counts[entry]
                plain[document] += fresh - plain_shares[entry]
                plain_shares[entry] = fresh
    np.testing.assert_allclose(documents, plain, rtol=1e-4, atol=1e-5)
    found = np.full((15, WIDTH), 7, np.float32)
    for lane in (0, 16):
        lda_cvb.add_up(indices, shares, lane, found)
    expected = np.array([plain_shares[indices == term].sum(axis=0) for term in range(15)])
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)


def test_exp_digamma_is_that_of_scipy():
    values = np.exp(np.random.default_rng(6).uniform(np.log(0.02), np.log(1e6), 4000)).astype(np.float32)
    result = np.empty_like(values)

    @njit
    def computed(values, result):
        for place in range(0, len(values), 16):
            lanes.store(result, place, lda_gensim.exp_digamma(lanes.load(values, place)))

    computed(values, result)
    np.testing.assert_allclose(result, np.exp(digamma(values.astype(float))), rtol=1e-5)


def test_entries_by_term_are_those_by_document():
    indptr, indices, _ = corpus()
    begins, documents, places = lda_gensim.by_term(indptr, indices, 15)
    owner = np.repeat(np.arange(12), np.diff(indptr))
    for term in range(15):
        own = slice(begins[term], begins[term + 1])
        np.testing.assert_array_equal(places[own], np.flatnonzero(indices == term))
        np.testing.assert_array_equal(documents[own], owner[indices == term])


def test_expected_topics_are_those_of_variational_bayes():
    indptr, indices, counts = corpus()
    chance = np.random.default_rng(8)
    topics = np.zeros((15, WIDTH), np.float32)
    topics[:, :N_TOPICS] = chance.dirichlet(np.ones(15), N_TOPICS).T
    alpha, gamma = np.ones(WIDTH, np.float32), np.ones((12, WIDTH), np.float32)
    alpha[:N_TOPICS] = 0.05
    gamma[:, :N_TOPICS] = chance.gamma(100, 0.01, (12, N_TOPICS))
    own, theta, ratio = gamma.copy(), np.empty_like(gamma), np.empty(len(counts), np.float32)
    steps, threshold = 30, np.float32(1e-3)
    lda_gensim.expect(indptr, indices, counts, 0, 12, topics, alpha, N_TOPICS, steps, threshold, own, theta, ratio)
    for document in range(12):
        entries = slice(indptr[document], indptr[document + 1])
        beta, plain = topics[indices[entries], :N_TOPICS].astype(float), gamma[document, :N_TOPICS].astype(float)
        mine = np.exp(digamma(plain) - digamma(plain.sum()))
        for _ in range(steps):
            before = plain
            plain = 0.05 + mine * ((counts[entries] / (beta @ mine + 1e-7)) @ beta)
            mine = np.exp(digamma(plain) - digamma(plain.sum()))
            if np.abs(plain - before).mean() < threshold:
                break
        np.testing.assert_allclose(own[document, :N_TOPICS], plain, rtol=1e-3, atol=1e-4)
        np.testing.assert_allclose(theta[document, :N_TOPICS], mine, rtol=1e-3, atol=1e-4)
