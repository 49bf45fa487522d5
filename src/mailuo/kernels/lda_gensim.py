"""Term counts to expected topic counts as gensim's `LdaModel` computes them, in its default float32.

Variational Bayes (Hoffman, Blei & Bach, "Online learning for latent Dirichlet allocation", NIPS 2010). Arrays end in
`padded` topics; padding is 0 in the topics and 1 in alpha and gamma, so that nothing flows into it.
"""

import numpy as np
from numba import njit

from .lanes import LANES, absolute, larger, load, spread, store, times_power, total

EPSILON = np.float32(np.finfo(np.float32).eps)


@njit(cache=True, nogil=True)
def exp_digamma(value):
    """Give exp(digamma(value)) of lanes, value > 0, to float32's precision.

    digamma(x) = digamma(x + 6) - 1/x - … - 1/(x + 5), the six fractions taken in pairs; exp(digamma(y)) is a series
    about y - 1/2; exp(-sum) is 2^n times a polynomial (Cephes expf).
    """
    one = spread(np.float32(1))
    outer = value * (value + spread(np.float32(5)))
    fractions = one / outer + one / (outer + spread(np.float32(4))) + one / (outer + spread(np.float32(6)))
    power = (spread(np.float32(-2)) * value - spread(np.float32(5))) * fractions
    power = larger(power, spread(np.float32(-87)))
    middle = value + spread(np.float32(5.5))
    square = one / (middle * middle)
    series = spread(np.float32(1 / 24)) - square * spread(np.float32(37 / 5760))
    shifted = middle * (one + square * series)
    # adding 1.5 · 2^23 rounds to a whole number, which then stands in the last bits
    rounder = spread(np.float32(12582912))
    exponent = power * spread(np.float32(1.4426950408889634)) + rounder
    whole = exponent - rounder
    rest = (power - whole * spread(np.float32(0.693359375))) + whole * spread(np.float32(2.12194440e-4))
    series = spread(np.float32(1.9875691500e-4))
    series = series * rest + spread(np.float32(1.3981999507e-3))
    series = series * rest + spread(np.float32(8.3334519073e-3))
    series = series * rest + spread(np.float32(4.1665795894e-2))
    series = series * rest + spread(np.float32(1.6666665459e-1))
    series = series * rest + spread(np.float32(5.0000001201e-1))
    return times_power((series * rest * rest + rest + one) * shifted, exponent)


@njit(cache=True, nogil=True)
def expect(indptr, indices, counts, first, last, topics, alpha, n_topics, iterations, threshold, gamma, theta, ratio):
    """Infer documents *first* to *last* as gensim's `inference`: gamma, exp(E[log theta]) and count / phinorm.

    *topics* (n_terms, width) is exp(E[log beta]), a term's topics side by side.
    """
    width = topics.shape[1]
    longest = 1
    for document in range(first, last):
        longest = max(longest, indptr[document + 1] - indptr[document])
    longest = (longest + LANES - 1) // LANES * LANES
    # a document's topics twice, by term and by topic, so that no sum of either kind runs across lanes
    rows, columns = np.empty((longest, width), np.float32), np.empty((width, longest), np.float32)
    numbers, found = np.empty(longest, np.float32), np.empty(longest, np.float32)
    fours, zero = (n_topics + 3) // 4 * 4, np.float32(0)
    for document in range(first, last):
        begin, n_terms = indptr[document], indptr[document + 1] - indptr[document]
        own, mine = gamma[document], theta[document]
        whole = (n_terms + LANES - 1) // LANES * LANES
        for entry in range(n_terms):
            term, numbers[entry] = indices[begin + entry], counts[begin + entry]
            for topic in range(0, width, LANES):
                store(rows, (entry, topic), load(topics, (term, topic)))
            for topic in range(fours):
                columns[topic, entry] = rows[entry, topic]
        numbers[n_terms:whole] = zero
        columns[:fours, n_terms:whole] = zero
        change = threshold + np.float32(1)
        for step in range(iterations + 1):
            lane = spread(zero)
            for topic in range(0, width, LANES):
                lane += load(own, topic)
            # the padding holds 1 in each place
            size = exp_digamma(spread(total(lane) - np.float32(width - n_topics)))
            for topic in range(0, width, LANES):
                store(mine, topic, exp_digamma(load(own, topic)) / size)
            for entry in range(0, whole, LANES):
                # four sums beside each other, so that none waits for the last addition to end
                sum0, sum1, sum2, sum3 = spread(zero), spread(zero), spread(zero), spread(zero)
                for topic in range(0, fours, 4):
                    sum0 += spread(mine[topic]) * load(columns, (topic, entry))
                    sum1 += spread(mine[topic + 1]) * load(columns, (topic + 1, entry))
                    sum2 += spread(mine[topic + 2]) * load(columns, (topic + 2, entry))
                    sum3 += spread(mine[topic + 3]) * load(columns, (topic + 3, entry))
                norm = ((sum0 + sum1) + (sum2 + sum3)) + spread(EPSILON)
                store(found, entry, load(numbers, entry) / norm)
            if step == iterations or change < threshold:
                break
            moved = spread(zero)
            for topic in range(0, width, LANES):
                sum0, sum1, sum2, sum3 = spread(zero), spread(zero), spread(zero), spread(zero)
                for entry in range(0, n_terms - 3, 4):
                    sum0 += spread(found[entry]) * load(rows, (entry, topic))
                    sum1 += spread(found[entry + 1]) * load(rows, (entry + 1, topic))
                    sum2 += spread(found[entry + 2]) * load(rows, (entry + 2, topic))
                    sum3 += spread(found[entry + 3]) * load(rows, (entry + 3, topic))
                for entry in range(n_terms - n_terms % 4, n_terms):
                    sum0 += spread(found[entry]) * load(rows, (entry, topic))
                value = load(alpha, topic) + load(mine, topic) * ((sum0 + sum1) + (sum2 + sum3))
                moved += absolute(value - load(own, topic))
                store(own, topic, value)
            change = total(moved) / np.float32(n_topics)
        for entry in range(n_terms):
            ratio[begin + entry] = found[entry]


@njit(cache=True, nogil=True)
def by_term(indptr, indices, n_terms):
    """Turn documents' entries to terms' entries: where each term's begin, the document and the place of each."""
    begins = np.zeros(n_terms + 1, np.int64)
    for entry in range(indptr[0], indptr[-1]):
        begins[indices[entry] + 1] += 1
    for term in range(n_terms):
        begins[term + 1] += begins[term]
    following = begins[:-1].copy()
    documents, places = np.empty(begins[-1], np.int32), np.empty(begins[-1], np.int64)
    for document in range(indptr.shape[0] - 1):
        for entry in range(indptr[document], indptr[document + 1]):
            term = indices[entry]
            documents[following[term]], places[following[term]] = document, entry
            following[term] += 1
    return begins, documents, places


@njit(cache=True, nogil=True)
def collect(begins, documents, places, first, last, theta, ratio, topics, expected):
    """Sum the tokens of terms *first* to *last* expected in each topic, document by document, into *expected*."""
    for term in range(first, last):
        for topic in range(0, expected.shape[1], LANES):
            lane = spread(np.float32(0))
            for number in range(begins[term], begins[term + 1]):
                lane += spread(ratio[places[number]]) * load(theta, (documents[number], topic))
            store(expected, (term, topic), lane * load(topics, (term, topic)))


@njit(cache=True, nogil=True)
def blend(first, last, keep, take, expected, statistics, sums):
    """Blend *expected* into *statistics*, terms *first* to *last*, and add each topic's total into *sums*, float64."""
    sums[:] = 0
    for term in range(first, last):
        for topic in range(statistics.shape[1]):
            value = keep * statistics[term, topic] + take * expected[term, topic]
            statistics[term, topic] = value
            sums[topic] += value


@njit(cache=True, nogil=True)
def expect_topics(first, last, statistics, eta, scale, n_topics, topics):
    """Put exp(E[log beta]) of terms *first* to *last* into *topics*; *scale*: exp(-digamma(a topic's total))."""
    width = topics.shape[1]
    pseudo = np.ones(width, np.float32)
    for term in range(first, last):
        for topic in range(n_topics):
            pseudo[topic] = statistics[term, topic] + eta[term]
        for topic in range(0, width, LANES):
            store(topics, (term, topic), exp_digamma(load(pseudo, topic)) * load(scale, topic))
