"""Signs to costs: what the weights of all that a line shows add up to, sign after sign."""

from numba import njit


@njit(cache=True, nogil=True)
def add_up(signs, weights, costs):
    """Add to *costs* (n_lines, n_costs) what each line's *signs* (n_lines, n_signs) come to.

    *weights* (n_signs, n_costs) say how much one of each sign counts for each cost.
    """
    for line in range(signs.shape[0]):
        for sign in range(signs.shape[1]):
            value = signs[line, sign]
            if value != 0.0:
                for cost in range(costs.shape[1]):
                    costs[line, cost] += value * weights[sign, cost]
