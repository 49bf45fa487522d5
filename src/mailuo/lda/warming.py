"""An empty cache to compiled kernels: done once, when all is set up."""

import numpy as np
import scipy.sparse

from ..matrix import Counts
from .fit import fold_in, lda
from .grown import grow
from .priors import priors
from .reference import gensim_lda
from .state import state_of
from .streamed import streamed


def warm() -> None:
    """Compile the kernels into the user's cache by fitting two documents in every way."""
    matrix = scipy.sparse.csr_array(np.array([[2, 0, 1], [1, 1, 0], [0, 2, 1]]))
    counts = Counts(("a", "b", "c"), ("a", "b", "c"), ("x", "y", "z"), matrix)
    fold_in(lda(counts, n_topics=2, seed=1), counts)
    wished = priors(counts, n_topics=2, alpha=None, eta=None, seed_terms=None)
    grow(state_of(matrix, wished), np.arange(3), np.uint64(1))
    streamed(matrix, wished, seed=1)
    gensim_lda(counts, n_topics=2, seed=1, passes=1)
