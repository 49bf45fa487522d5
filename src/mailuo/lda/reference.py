"""Counts to topics by gensim's own `LdaModel`, and any topics to a `LdaModel`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..bridges import to_gensim
from ..matrix import Counts
from ..topics import Topics
from .fit import check, numbered

if TYPE_CHECKING:
    from gensim.models.ldamodel import LdaModel


def gensim_lda(counts: Counts, *, n_topics: int, seed: int, passes: int = 50) -> Topics:
    """Fit gensim's `LdaModel`, unchanged, in double precision, with its own default priors.

    Its shares are drawn with random numbers at each call: they are asked for once, here, and kept.
    """
    from gensim.models.ldamodel import LdaModel  # here, for it takes a second to import

    check(counts, n_topics)
    corpus, dictionary = to_gensim(counts)
    model = LdaModel(
        corpus,
        id2word=dictionary,
        num_topics=n_topics,
        random_state=seed,
        passes=passes,
        eval_every=None,
        dtype=np.float64,
    )
    gamma, _ = model.inference(corpus)
    # gamma holds the document's tokens and the prior: without it, the tokens of each topic
    tokens = np.maximum(gamma - model.alpha, 0)
    return numbered(counts, "gensim", weights=model.get_topics(), document_topics=tokens, alpha=model.alpha)


def as_gensim(topics: Topics, counts: Counts) -> LdaModel:
    """Give *topics* as a gensim `LdaModel`, numbered alike: `show_topics`, `CoherenceModel`, `save` work on it.

    Topic k's pseudo-counts are its weights times its tokens in *counts*. What gensim infers from it for a document
    (`get_document_topics`) starts from random numbers at each call; `topics.shares` are the answer that stays.
    """
    from gensim.models.ldamodel import LdaModel

    _, dictionary = to_gensim(counts)
    lengths = counts.matrix.sum(axis=1)
    sizes = np.maximum((topics.shares * lengths[:, None]).sum(axis=0), 1.0)
    pseudo_counts = topics.weights * sizes[:, None]
    eta = min(0.01, float(pseudo_counts[pseudo_counts > 0].min()) / 2)
    model = LdaModel(
        id2word=dictionary,
        num_topics=topics.n_topics,
        dtype=np.float64,
        eta=eta,
        alpha=0.1,
        random_state=0,
    )
    model.state.numdocs = len(counts.ids)
    model.state.sstats = pseudo_counts - model.eta
    model.sync_state()
    return model
