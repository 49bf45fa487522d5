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
        for entry in range(indptr[document], indptr[document + 1]):
            term = indices[entry]
            lane = spread(np.float32(0))
            for topic in range(width):
                state ^= state << np.uint64(13)
                state ^= state >> np.uint64(7)
                state ^= state << np.uint64(17)
                chance = np.float32(state >> np.uint64(40)) * np.float32(2.0**-24)
                # the fourth power makes the shares uneven: even ones take many sweeps to part
                shares[topic] = (chance * chance * chance * chance + np.float32(0.01)) * prior[term, topic]
            for topic in range(0, width, LANES):
                lane += load(shares, topic)
            scale = spread(counts[entry] / total(lane))
            for topic in range(0, width, LANES):
                value = store_halves(token_topics, (entry, topic), load(shares, topic) * scale)
                store(term_topics, (term, topic), load(term_topics, (term, topic)) + value)
                store(document_topics, (document, topic), load(document_topics, (document, topic)) + value)


@njit(cache=True, nogil=True)
def sizes_of(term_topics, sizes):
    """Sum *term_topics* (n_terms, width) over the terms into *sizes* (width), float64, term by term."""
    sizes[:] = 0
    for term in range(term_topics.shape[0]):
        for topic in range(term_topics.shape[1]):
            sizes[topic] += term_topics[term, topic]


@njit(cache=True, nogil=True)
def sweep(indptr, indices, counts, documents, token_topics, term_topics, document_topics, sizes, moved):
    """Improve the topic counts of *documents* in place; put the tokens' worth moved into *moved*.

    The divisor N_k is brought up to date once a document, and 1 / (N_k - share) is written as its first two terms
    (1 + share / N_k) / N_k: a token is a small part of its topic, and a division per token takes half the time.
    """
    width = term_topics.shape[1]
    zero, one, least = spread(np.float32(0)), np.float32(1), spread(LEAST)
    fresh, inverse = np.empty(width, np.float32), np.empty(width, np.float32)
    mine, before = np.empty(width, np.float32), np.empty(width, np.float32)
    for topic in range(width):
        inverse[topic] = one / np.float32(max(sizes[topic], 1e-3))
    for document in documents:
        for topic in range(0, width, LANES):
            value = load(document_topics, (document, topic))
            store(mine, topic, value)
            store(before, topic, value)
        steps = zero
        for entry in range(indptr[document], indptr[document + 1]):
            term, count = indices[entry], counts[entry]
            per_count = spread(one / count)
            lane = zero
            for topic in range(0, width, LANES):
                own, divisor = load_halves(token_topics, (entry, topic)) * per_count, load(inverse, topic)
                divisor += own * divisor * divisor
                others = larger(load(term_topics, (term, topic)) - own, least)
                value = others * divisor * larger(load(mine, topic) - own, zero)
                store(fresh, topic, value)
                lane += value
            scale = spread(count / total(lane))
            for topic in range(0, width, LANES):
                kept = load_halves(token_topics, (entry, topic))
                step = store_halves(token_topics, (entry, topic), load(fresh, topic) * scale) - kept
                store(term_topics, (term, topic), load(term_topics, (term, topic)) + step)
                store(mine, topic, load(mine, topic) + step)
                steps += absolute(step)
        for topic in range(width):
            document_topics[document, topic] = mine[topic]
            sizes[topic] += mine[topic] - before[topic]
            inverse[topic] = one / np.float32(max(sizes[topic], 1e-3))
        moved[document] = total(steps)


@njit(cache=True, nogil=True)
def infer(indptr, indices, counts, documents, times, weights, token_topics, document_topics):
    """Share the tokens of *documents* among topics of known *weights* (n_terms, width), each document *times* over.

    As `sweep`, but the topics stay as they are. *token_topics* has a row for each entry, counted from the first of
    ``indptr``, and is overwritten; *document_topics* come with their prior alone.
    """
    width = weights.shape[1]
    zero, one = spread(np.float32(0)), np.float32(1)
    fresh, mine = np.empty(width, np.float32), np.empty(width, np.float32)
    for document in documents:
        for topic in range(width):
            mine[topic] = document_topics[document, topic]
        begin, end = indptr[document] - indptr[0], indptr[document + 1] - indptr[0]
        token_topics[begin:end] = np.float32(0)
        for _ in range(times):
            for entry in range(begin, end):
                term, count = indices[indptr[0] + entry], counts[indptr[0] + entry]
                per_count = spread(one / count)
                lane = zero
                for topic in range(0, width, LANES):
                    own = load(token_topics, (entry, topic)) * per_count
                    value = load(weights, (term, topic)) * larger(load(mine, topic) - own, zero)
                    store(fresh, topic, value)
                    lane += value
                scale = spread(count / total(lane))
                for topic in range(0, width, LANES):
                    value = load(fresh, topic) * scale
                    store(mine, topic, load(mine, topic) + (value - load(token_topics, (entry, topic))))
                    store(token_topics, (entry, topic), value)
        for topic in range(width):
            document_topics[document, topic] = mine[topic]


@njit(cache=True, nogil=True)
def add_up(indices, token_topics, lane, term_topics):
    """Put the sums of the tokens' shares in the sixteen topics from *lane* on into *term_topics* (n_terms, width)."""
    for term in range(term_topics.shape[0]):
        store(term_topics, (term, lane), spread(np.float32(0)))
    for entry in range(indices.shape[0]):
        place = (indices[entry], lane)
        store(term_topics, place, load(term_topics, place) + load(token_topics, (entry, lane)))
