"""Counts to topics by latent Dirichlet allocation (LDA): the same bytes from the same counts and seed."""

from .compiled import compile_inference, train
from .fit import fits, fold_in, lda
from .priors import absent_seed_terms
from .reference import as_gensim, gensim_lda
from .warming import warm

__all__ = [
    "absent_seed_terms",
    "as_gensim",
    "compile_inference",
    "fits",
    "fold_in",
    "gensim_lda",
    "lda",
    "train",
    "warm",
]
