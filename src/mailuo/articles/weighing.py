"""Signs to costs: what all that a heading, a line of it or two of its lines show adds up to by `weights.py`."""

import functools
from collections.abc import Mapping, Sequence

import numpy as np

from ..kernels.weights import add_up
from . import weights


class Table:
    """Weights of signs, each *width* numbers wide, by name."""

    def __init__(self, rows: Mapping[str, tuple[float, ...]], width: int):
        self.rows, self.width = rows, width

    @functools.cache  # noqa: B019 (there are three tables, which live as long as the program)
    def of(self, signs: tuple[str, ...]) -> np.ndarray:
        """Give (n_signs, width) the weights of *signs*; one that the table lacks counts nothing."""
        return np.array([self.rows.get(sign, (0.0,) * self.width) for sign in signs], float)

    def weighed(self, shown: Sequence[Mapping[str, float]]) -> list[list[float]]:
        """Give the costs to which the signs of each of *shown* add up; all show the same signs, each so much."""
        if not shown:
            return []
        signs = np.array([list(each.values()) for each in shown], float)
        costs = np.zeros((len(shown), self.width))
        add_up(signs, self.of(tuple(shown[0])), costs)
        return costs.tolist()


OF_READINGS = Table(weights.READING, len(weights.READINGS))
OF_PARTS = Table(weights.PART, len(weights.PARTS))
OF_PAIRS = Table(weights.PAIR, max(weights.PAIRS.values()) + 1)


def between(signs: Mapping[str, float]) -> dict[tuple[int, int], float]:
    """Give the cost of each part after each part from the *signs* of two lines."""
    (costs,) = OF_PAIRS.weighed([signs])
    return {pair: costs[number] for pair, number in weights.PAIRS.items()}
