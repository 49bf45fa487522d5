"""Events to steps: the cheapest path through the states of a small grammar (Viterbi)."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def cheapest_steps(roles, prices, firsts, moves, offsets, cost, end_of, most, steps):
    """Write which of its moves each event makes on the cheapest path into *steps*; give the path's cost.

    Args:
        roles: (n_events,) the number of each event's role.
        prices: of the moves of all events, each event's in one piece.
        firsts: (n_events,) where the prices of each event start.
        moves: (n_moves, 3) from which state, to which state, and the deed, those of each role in one piece.
        offsets: (n_roles + 1,) where the moves of each role start and the last end.
        cost: (n_states,) of standing in each state before the first event.
        end_of: (n_states,) of ending in each.
        most: what a state costs that no move leads to.
        steps: (n_events,) numbers of moves among those of the event's role.
    """
    n_events, n_states = roles.shape[0], cost.shape[0]
    before, took = np.zeros((n_events, n_states), np.int8), np.zeros((n_events, n_states), np.int64)
    for event in range(n_events):
        new = np.full(n_states, most)
        offset = offsets[roles[event]]
        for move in range(offset, offsets[roles[event] + 1]):
            start, end = moves[move, 0], moves[move, 1]
            total = cost[start] + prices[firsts[event] + move - offset]
            if total < new[end]:
                new[end], before[event, end], took[event, end] = total, start, move - offset
        cost = new
    state = np.argmin(cost + end_of)
    best = cost[state] + end_of[state]
    for event in range(n_events - 1, -1, -1):
        steps[event] = took[event, state]
        state = before[event, state]
    return best
