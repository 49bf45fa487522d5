"""Term counts to topic counts of a large corpus: CVB0 four tokens at a time, each step taken further.

Token by token (`mailuo.kernels.lda_cvb`) each waits for the last one's division. Here four tokens of a document are
weighed against the same counts, and then all four change them. What a token moves is over-relaxed (Salakhutdinov &
Roweis, "Adaptive overrelaxed bound optimization methods", ICML 2003): its shares go *reach* times as far as CVB0 has
them go, but not below 0. Topics part slowly, each sweep going on in the direction of the last, so most sweeps are
saved; a token's shares add up to its count again once it is swept with a reach of 1.

Arrays are as in `mailuo.kernels.lda_cvb`.
"""

import numpy as np
from numba import njit

from .lanes import LANES, absolute, larger, load, load_halves, spread, store, store_halves, total
from .lda_cvb import LEAST


@njit(cache=True, nogil=True)
def weighed(token_topics, entry, per_count, term_topics, term, topic, mine, inverse):
    """Give the weights of sixteen topics for the token: (N_wk - share_k) (N_dk - share_k) / N_k."""
    own = load_halves(token_topics, (entry, topic)) * per_count
    others = larger(load(term_topics, (term, topic)) - own, spread(LEAST))
    return others * inverse * larger(mine - own, spread(np.float32(0)))


@njit(cache=True, nogil=True)
def step(token_topics, entry, fresh, place, scale, beyond, term_topics, term, topic):
    """Move a token's shares of sixteen topics to *fresh* times *scale*, less *beyond* times what it kept; give how far.

    *scale* holds the reach, and *beyond* is the reach less 1.
    """
    kept = load_halves(token_topics, (entry, topic))
    wished = load(fresh, (place, topic)) * scale - beyond * kept
    moved = store_halves(token_topics, (entry, topic), larger(wished, spread(np.float32(0)))) - kept
    store(term_topics, (term, topic), load(term_topics, (term, topic)) + moved)
    return moved


@njit(cache=True, nogil=True)
def sweep(
    begins, ends, indices, counts, documents, reach, token_topics, term_topics, document_topics, sizes, moved
):  # fmt: skip
    """Improve the topic counts of *documents* by their entries *begins* to *ends* (n_documents).

    The tokens' worth moved is added to *moved*, and *sizes* (n_topics), the divisor N_k, kept up to date.
    """
    width = term_topics.shape[1]
    zero, one, beyond = spread(np.float32(0)), np.float32(1), spread(reach - np.float32(1))
    fresh, inverse = np.empty((4, width), np.float32), np.empty(width, np.float32)
    mine, before = np.empty(width, np.float32), np.empty(width, np.float32)
    for topic in range(width):
        inverse[topic] = one / np.float32(max(sizes[topic], 1e-3))
    for document in documents:
        for topic in range(0, width, LANES):
            value = load(document_topics, (document, topic))
            store(mine, topic, value)
            store(before, topic, value)
        steps = zero
        begin, end = begins[document], ends[document]
        fours = end - (end - begin) % 4
        for a in range(begin, fours, 4):
            b, c, d = a + 1, a + 2, a + 3
            term_a, term_b, term_c, term_d = indices[a], indices[b], indices[c], indices[d]
            per_a, per_b = spread(one / counts[a]), spread(one / counts[b])
            per_c, per_d = spread(one / counts[c]), spread(one / counts[d])
            sum_a, sum_b, sum_c, sum_d = zero, zero, zero, zero
            for k in range(0, width, LANES):
                own, divisor = load(mine, k), load(inverse, k)
                value_a = weighed(token_topics, a, per_a, term_topics, term_a, k, own, divisor)
                value_b = weighed(token_topics, b, per_b, term_topics, term_b, k, own, divisor)
                value_c = weighed(token_topics, c, per_c, term_topics, term_c, k, own, divisor)
                value_d = weighed(token_topics, d, per_d, term_topics, term_d, k, own, divisor)
                store(fresh, (0, k), value_a)
                store(fresh, (1, k), value_b)
                store(fresh, (2, k), value_c)
                store(fresh, (3, k), value_d)
                sum_a += value_a
                sum_b += value_b
                sum_c += value_c
                sum_d += value_d
            scale_a, scale_b = spread(reach * counts[a] / total(sum_a)), spread(reach * counts[b] / total(sum_b))
            scale_c, scale_d = spread(reach * counts[c] / total(sum_c)), spread(reach * counts[d] / total(sum_d))
            for k in range(0, width, LANES):
                step_a = step(token_topics, a, fresh, 0, scale_a, beyond, term_topics, term_a, k)
                step_b = step(token_topics, b, fresh, 1, scale_b, beyond, term_topics, term_b, k)
                step_c = step(token_topics, c, fresh, 2, scale_c, beyond, term_topics, term_c, k)
                step_d = step(token_topics, d, fresh, 3, scale_d, beyond, term_topics, term_d, k)
                store(mine, k, load(mine, k) + ((step_a + step_b) + (step_c + step_d)))
                steps += (absolute(step_a) + absolute(step_b)) + (absolute(step_c) + absolute(step_d))
        for a in range(fours, end):
            term_a, per_a, sum_a = indices[a], spread(one / counts[a]), zero
            for k in range(0, width, LANES):
                value_a = weighed(token_topics, a, per_a, term_topics, term_a, k, load(mine, k), load(inverse, k))
                store(fresh, (0, k), value_a)
                sum_a += value_a
            scale_a = spread(reach * counts[a] / total(sum_a))
            for k in range(0, width, LANES):
                step_a = step(token_topics, a, fresh, 0, scale_a, beyond, term_topics, term_a, k)
                store(mine, k, load(mine, k) + step_a)
                steps += absolute(step_a)
        for topic in range(width):
            document_topics[document, topic] = mine[topic]
            sizes[topic] += mine[topic] - before[topic]
            inverse[topic] = one / np.float32(max(sizes[topic], 1e-3))
        moved[document] += total(steps)
