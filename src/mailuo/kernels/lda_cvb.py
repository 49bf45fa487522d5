"""Term counts to topic counts for small corpora: collapsed variational Bayes of order zero, token by token.

CVB0 (Asuncion, Welling, Smyth & Teh, "On smoothing and inference for topic models", UAI 2009): the share of topic k
in a token of term w in document d is

    share_k  ∝  (N_wk - share_k) (N_dk - share_k) / (N_k - share_k)

where the counts hold their priors (eta in N_wk, alpha in N_dk) and leave the token itself out; tokens are taken one
after another, each seeing what the last one changed. Topics stand in lanes of sixteen, the last ones padded by
zeros: a sum over topics adds lane to lane in one fixed order, sixteen at a time, and every processor does it alike.
"""

import numpy as np
from numba import njit

LANES = 16


def padded(n_topics: int) -> int:
    """Give the number of topics rounded up to whole lanes."""
    return -(-n_topics // LANES) * LANES


@njit(cache=True, nogil=True)
def start(indptr, indices, counts, prior, state, token_topics, term_topics, document_topics):
    """Share each token among the topics at random, unevenly, weighted by *prior* (n_terms, width), and add up.

    *state*: 64 random bits, not all of them 0 (xorshift64, Marsaglia 2003).
    """
    state = np.uint64(state)
    width = term_topics.shape[1]
    for document in range(indptr.shape[0] - 1):
        for entry in range(indptr[document], indptr[document + 1]):
            term = indices[entry]
            total = np.float32(0)
            for topic in range(width):
                state ^= state << np.uint64(13)
                state ^= state >> np.uint64(7)
                state ^= state << np.uint64(17)
                chance = np.float32(state >> np.uint64(40)) * np.float32(2.0**-24)
                # the fourth power makes the shares uneven: even ones take many sweeps to part
                share = (chance * chance * chance * chance + np.float32(0.01)) * prior[term, topic]
                token_topics[entry, topic] = share
                total += share
            scale = counts[entry] / total
            for topic in range(width):
                share = token_topics[entry, topic] * scale
                token_topics[entry, topic] = share
                term_topics[term, topic] += share
                document_topics[document, topic] += share


@njit(cache=True, nogil=True)
def sweep(indptr, indices, counts, token_topics, term_topics, document_topics, sweeps, tolerance):
    """Improve the topic counts in place, until a sweep moves less than *tolerance* of all tokens; give the sweeps.

    The divisor N_k is brought up to date once a document, and 1 / (N_k - share) is written as its first two terms
    (1 + share / N_k) / N_k: a token is a small part of its topic, and a division per token takes half the time.
    """
    n_terms, width = term_topics.shape
    zero, one = np.float32(0), np.float32(1)
    fresh, before = np.empty(width, np.float32), np.empty(width, np.float32)
    totals, inverse = np.empty(width, np.float64), np.empty(width, np.float32)
    lane, moved = np.empty(LANES, np.float32), np.empty(LANES, np.float32)
    n_tokens = 0.0
    for entry in range(indptr[0], indptr[-1]):
        n_tokens += counts[entry]
    done = 0
    while done < sweeps:
        totals[:] = 0
        for term in range(n_terms):
            for topic in range(width):
                totals[topic] += term_topics[term, topic]
        for topic in range(width):
            inverse[topic] = one / np.float32(max(totals[topic], 1e-3))
        change = 0.0
        for document in range(indptr.shape[0] - 1):
            mine = document_topics[document]
            before[:] = mine
            moved[:] = zero
            for entry in range(indptr[document], indptr[document + 1]):
                count = counts[entry]
                per_count = one / count
                row, shares = term_topics[indices[entry]], token_topics[entry]
                lane[:] = zero
                for block in range(width // LANES):
                    for place in range(LANES):
                        topic = block * LANES + place
                        own = shares[topic] * per_count
                        divisor = inverse[topic] + own * inverse[topic] * inverse[topic]
                        value = max((row[topic] - own) * divisor * (mine[topic] - own), zero)
                        fresh[topic] = value
                        lane[place] += value
                for place in range(8):
                    lane[place] += lane[place + 8]
                for place in range(4):
                    lane[place] += lane[place + 4]
                scale = count / ((lane[0] + lane[2]) + (lane[1] + lane[3]))
                for block in range(width // LANES):
                    for place in range(LANES):
                        topic = block * LANES + place
                        value = fresh[topic] * scale
                        step = value - shares[topic]
                        shares[topic] = value
                        row[topic] += step
                        mine[topic] += step
                        moved[place] += abs(step)
            for topic in range(width):
                totals[topic] += mine[topic] - before[topic]
                inverse[topic] = one / np.float32(max(totals[topic], 1e-3))
            for place in range(LANES):
                change += moved[place]
        done += 1
        if change < tolerance * n_tokens:
            break
    return done
