"""Counts to topics by latent Dirichlet allocation (LDA): the same bytes from the same counts and seed."""

from .fit import fits, fold_in, lda
from .priors import absent_seed_terms
from .reference import as_gensim, gensim_lda

__all__ = ["absent_seed_terms", "as_gensim", "fits", "fold_in", "gensim_lda", "lda"]
