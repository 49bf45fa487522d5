"""Term counts to expected topic counts as gensim's `LdaModel` computes them, in its default float32.

Variational Bayes (Hoffman, Blei & Bach, "Online learning for latent Dirichlet allocation", NIPS 2010). Arrays end in
`padded` topics; padding is 0 in the topics and 1 in alpha and gamma, so that nothing flows into it.
"""

import numpy as np
from numba import njit

from .lanes import LANES, absolute, load, spread, store, total

EPSILON = np.float32(np.finfo(np.float32).eps)


@njit(cache=True, nogil=True, inline="always")
def exp_digamma(values, result, bits):
    """Put exp(digamma(values)), values > 0, into *result*, to float32's precision; *bits*: int32, to work in.

    digamma(x) = digamma(x + 6) - 1/x - … - 1/(x + 5), the six fractions taken in pairs; exp(digamma(y)) is a series
    about y - 1/2; exp(-sum) is 2^n times a polynomial (Cephes expf). No call ends the vector loop.
    """
    one = np.float32(1)
    for place in range(values.shape[0]):
        value = values[place]
        outer = value * (value + np.float32(5))
        fractions = (np.float32(2) * value + np.float32(5)) * (
            one / outer + one / (outer + np.float32(4)) + one / (outer + np.float32(6))
        )
        middle = value + np.float32(5.5)
        square = one / (middle * middle)
        shifted = middle * (one + square * (np.float32(1 / 24) - square * np.float32(37 / 5760)))
        power = max(-fractions, np.float32(-87))
        whole = np.floor(power * np.float32(1.4426950408889634) + np.float32(0.5))
        rest = (power - whole * np.float32(0.693359375)) + whole * np.float32(2.12194440e-4)
        series = np.float32(1.9875691500e-4)
        series = series * rest + np.float32(1.3981999507e-3)
        series = series * rest + np.float32(8.3334519073e-3)
        series = series * rest + np.float32(4.1665795894e-2)
        series = series * rest + np.float32(1.6666665459e-1)
        series = series * rest + np.float32(5.0000001201e-1)
        result[place] = (series * rest * rest + rest + one) * shifted
        bits[place] = (np.int32(whole) + np.int32(127)) << np.int32(23)
    # the exponent of a float32 is its bits from the 24th on: this is 2^n
    powers = bits.view(np.float32)
    for place in range(values.shape[0]):
        result[place] *= powers[place]


@njit(cache=True, nogil=True)
def expect(indptr, indices, counts, first, last, topics, alpha, n_topics, iterations, threshold, gamma, theta, ratio):
    """Infer documents *first* to *last* as gensim's `inference`: gamma, exp(E[log theta]) and count / phinorm.

    *topics* (n_terms, width) is exp(E[log beta]), a term's topics side by side.
    """
    width = topics.shape[1]
    longest = 1
    for document in range(first, last):
        longest = max(longest, indptr[document + 1] - indptr[document])
    rows = np.empty((longest, width), np.float32)
    scaled, bits = np.empty(width, np.float32), np.empty(width, np.int32)
    one_sum, one_result, one_bits = np.empty(1, np.float32), np.empty(1, np.float32), np.empty(1, np.int32)
    zero = np.float32(0)
    for document in range(first, last):
        begin, n_terms = indptr[document], indptr[document + 1] - indptr[document]
        own, mine = gamma[document], theta[document]
        for entry in range(n_terms):
            row = topics[indices[begin + entry]]
            for topic in range(0, width, LANES):
                store(rows[entry], topic, load(row, topic))
        change = threshold + np.float32(1)
        for step in range(iterations + 1):
            one_sum[0] = zero
            for topic in range(n_topics):
                one_sum[0] += own[topic]
            exp_digamma(one_sum, one_result, one_bits)
            exp_digamma(own, scaled, bits)
            for topic in range(width):
                mine[topic] = scaled[topic] / one_result[0]
            for entry in range(n_terms):
                row, lane = rows[entry], spread(zero)
                for topic in range(0, width, LANES):
                    lane += load(row, topic) * load(mine, topic)
                ratio[begin + entry] = counts[begin + entry] / (total(lane) + EPSILON)
            if step == iterations or change < threshold:
                break
            moved = spread(zero)
            for topic in range(0, width, LANES):
                # four sums beside each other, so that none waits for the last addition to end
                sum0, sum1, sum2, sum3 = spread(zero), spread(zero), spread(zero), spread(zero)
                for entry in range(0, n_terms - 3, 4):
                    sum0 += spread(ratio[begin + entry]) * load(rows[entry], topic)
                    sum1 += spread(ratio[begin + entry + 1]) * load(rows[entry + 1], topic)
                    sum2 += spread(ratio[begin + entry + 2]) * load(rows[entry + 2], topic)
                    sum3 += spread(ratio[begin + entry + 3]) * load(rows[entry + 3], topic)
                for entry in range(n_terms - n_terms % 4, n_terms):
                    sum0 += spread(ratio[begin + entry]) * load(rows[entry], topic)
                value = load(alpha, topic) + load(mine, topic) * ((sum0 + sum1) + (sum2 + sum3))
                moved += absolute(value - load(own, topic))
                store(own, topic, value)
            change = total(moved) / np.float32(n_topics)


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
        row, own = expected[term], topics[term]
        row[:] = np.float32(0)
        for number in range(begins[term], begins[term + 1]):
            weight, mine = ratio[places[number]], theta[documents[number]]
            for topic in range(row.shape[0]):
                row[topic] += weight * mine[topic]
        for topic in range(row.shape[0]):
            row[topic] *= own[topic]


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
    pseudo, bits = np.ones(width, np.float32), np.empty(width, np.int32)
    for term in range(first, last):
        for topic in range(n_topics):
            pseudo[topic] = statistics[term, topic] + eta[term]
        exp_digamma(pseudo, topics[term], bits)
        for topic in range(width):
            topics[term, topic] *= scale[topic]
