"""Term counts to topic counts: collapsed variational Bayes of order zero, token by token.

CVB0 (Asuncion, Welling, Smyth & Teh, "On smoothing and inference for topic models", UAI 2009): the share of topic k
in a token of term w in document d is

    share_k  ∝  (N_wk - share_k) (N_dk - share_k) / (N_k - share_k)

where the counts hold their priors (eta in N_wk, alpha in N_dk) and leave the token itself out; tokens are taken one
after another, each seeing what the last one changed.

Arrays are float32 and end in `padded` topics, the padding 0. The shares of all tokens are by far the largest: they are
kept as the upper halves of float32 (uint16), and the counts are sums of what is kept, so that nothing drifts.
"""

import numpy as np
from numba import njit

from .lanes import LANES, absolute, larger, load, load_halves, spread, store, store_halves, total

LEAST = np.float32(1e-6)  # a term's count in a topic never falls to 0 by rounding: a token would belong nowhere


@njit(cache=True, nogil=True)
def start(indptr, indices, counts, documents, prior, state, token_topics, term_topics, document_topics):
    """Share each token of *documents* among the topics at random, weighted by *prior* (n_terms, width); add up.

    *state*: 64 random bits, not all of them 0 (xorshift64, Marsaglia 2003).
    """
    state = np.uint64(state)
    width = term_topics.shape[1]
    shares = np.empty(width, np.float32)
    for document in documents:
        mine = document_topics[document]
        for entry in range(indptr[document], indptr[document + 1]):
            row, own = prior[indices[entry]], token_topics[entry]
            lane = spread(np.float32(0))
            for topic in range(width):
                state ^= state << np.uint64(13)
                state ^= state >> np.uint64(7)
                state ^= state << np.uint64(17)
                chance = np.float32(state >> np.uint64(40)) * np.float32(2.0**-24)
                # the fourth power makes the shares uneven: even ones take many sweeps to part
                shares[topic] = (chance * chance * chance * chance + np.float32(0.01)) * row[topic]
            for topic in range(0, width, LANES):
                lane += load(shares, topic)
            scale, row = spread(counts[entry] / total(lane)), term_topics[indices[entry]]
            for topic in range(0, width, LANES):
                value = store_halves(own, topic, load(shares, topic) * scale)
                store(row, topic, load(row, topic) + value)
                store(mine, topic, load(mine, topic) + value)


@njit(cache=True, nogil=True)
def sizes_of(term_topics, sizes):
    """Sum *term_topics* (n_terms, width) over the terms into *sizes* (width), float64, term by term."""
    sizes[:] = 0
    for term in range(term_topics.shape[0]):
        for topic in range(term_topics.shape[1]):
            sizes[topic] += term_topics[term, topic]


@njit(cache=True, nogil=True)
def bring_together(first, last, others, term_topics):
    """Add to terms *first* to *last* what each of *others* (n_blocks, n_terms, width) changed, in their order."""
    for term in range(first, last):
        row = term_topics[term]
        for topic in range(0, row.shape[0], LANES):
            before = load(row, topic)
            value = before
            for block in range(others.shape[0]):
                value += load(others[block, term], topic) - before
            store(row, topic, value)


@njit(cache=True, nogil=True)
def sweep(indptr, indices, counts, documents, times, token_topics, term_topics, document_topics, sizes):
    """Improve the topic counts of *documents* in place, each *times* over; give how many tokens' worth moved.

    The divisor N_k is brought up to date once a document, and 1 / (N_k - share) is written as its first two terms
    (1 + share / N_k) / N_k: a token is a small part of its topic, and a division per token takes half the time.
    """
    width = term_topics.shape[1]
    zero, one, least = spread(np.float32(0)), np.float32(1), spread(LEAST)
    fresh, before, inverse = np.empty(width, np.float32), np.empty(width, np.float32), np.empty(width, np.float32)
    for topic in range(width):
        inverse[topic] = one / np.float32(max(sizes[topic], 1e-3))
    change = 0.0
    for document in documents:
        mine = document_topics[document]
        before[:] = mine
        moved = zero
        for _ in range(times):
            for entry in range(indptr[document], indptr[document + 1]):
                count = counts[entry]
                per_count = spread(one / count)
                row, shares = term_topics[indices[entry]], token_topics[entry]
                lane = zero
                for topic in range(0, width, LANES):
                    own, divisor = load_halves(shares, topic) * per_count, load(inverse, topic)
                    divisor += own * divisor * divisor
                    value = larger(load(row, topic) - own, least) * divisor * larger(load(mine, topic) - own, zero)
                    store(fresh, topic, value)
                    lane += value
                scale = spread(count / total(lane))
                for topic in range(0, width, LANES):
                    before_it = load_halves(shares, topic)
                    step = store_halves(shares, topic, load(fresh, topic) * scale) - before_it
                    store(row, topic, load(row, topic) + step)
                    store(mine, topic, load(mine, topic) + step)
                    moved += absolute(step)
        for topic in range(width):
            sizes[topic] += mine[topic] - before[topic]
            inverse[topic] = one / np.float32(max(sizes[topic], 1e-3))
        change += total(moved)
    return change


@njit(cache=True, nogil=True)
def infer(indptr, indices, counts, documents, times, weights, token_topics, document_topics):
    """Share the tokens of *documents* among topics of known *weights* (n_terms, width), each document *times* over.

    As `sweep`, but the topics stay as they are. *token_topics* has a row for each entry, counted from the first of
    ``indptr``, and is overwritten; *document_topics* come with their prior alone.
    """
    width = weights.shape[1]
    zero, one = spread(np.float32(0)), np.float32(1)
    fresh = np.empty(width, np.float32)
    for document in documents:
        mine = document_topics[document]
        for entry in range(indptr[document], indptr[document + 1]):
            token_topics[entry - indptr[0]] = np.float32(0)
        for _ in range(times):
            for entry in range(indptr[document], indptr[document + 1]):
                count = counts[entry]
                per_count = spread(one / count)
                row, shares = weights[indices[entry]], token_topics[entry - indptr[0]]
                lane = zero
                for topic in range(0, width, LANES):
                    value = load(row, topic) * larger(load(mine, topic) - load(shares, topic) * per_count, zero)
                    store(fresh, topic, value)
                    lane += value
                scale = spread(count / total(lane))
                for topic in range(0, width, LANES):
                    value = load(fresh, topic) * scale
                    store(mine, topic, load(mine, topic) + (value - load(shares, topic)))
                    store(shares, topic, value)


@njit(cache=True, nogil=True)
def add_up(indices, token_topics, lane, term_topics):
    """Put the sums of the tokens' shares in the sixteen topics from *lane* on into *term_topics* (n_terms, width)."""
    for term in range(term_topics.shape[0]):
        store(term_topics[term], lane, spread(np.float32(0)))
    for entry in range(indices.shape[0]):
        row = term_topics[indices[entry]]
        store(row, lane, load(row, lane) + load(token_topics[entry], lane))
