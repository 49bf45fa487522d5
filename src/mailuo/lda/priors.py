"""Wishes to priors: how even shares are expected to be (alpha), how even topics (eta), and terms that guide topics."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import digamma

from ..errors import DataError
from ..kernels.lanes import padded
from ..matrix import Counts
from .entries import term_frequency

ALPHA = 0.1
ETA_TOTAL = 0.5  # eta is this over the number of topics: the more topics, the fewer terms a topic has for its own
GUIDANCE = 1.0  # a seed term is expected in its topic as many times as it occurs


@dataclass(frozen=True)
class Priors:
    """Priors of a fit.

    *alpha* (n_topics): pseudo-counts of each topic in a document; *learnt*: None, "symmetric" or "asymmetric";
    *eta*: pseudo-counts of each term in a topic; *guides*: for each guided topic the columns of its seed terms;
    *names* (n_topics): the guided topics' names, "" for a free one.
    """

    alpha: np.ndarray
    learnt: str | None
    eta: float
    guides: tuple[tuple[int, ...], ...]
    names: tuple[str, ...]


def priors(
    counts: Counts,
    *,
    n_topics: int,
    alpha: str | float | Sequence[float] | None,
    eta: float | None,
    seed_terms: Mapping[str, Sequence[str]] | None,
) -> Priors:
    """Give the priors that `lda`'s options ask for; seed terms that never occur are warned of, and do nothing."""
    learnt = alpha if isinstance(alpha, str) else None
    if learnt not in (None, "symmetric", "asymmetric"):
        raise DataError(f"alpha is {learnt!r}; it is 'symmetric' or 'asymmetric' (learnt), a number, or one a topic")
    given = ALPHA if alpha is None or learnt else alpha
    values = np.array(np.broadcast_to(np.asarray(given, float), (n_topics,)) if np.ndim(given) == 0 else given, float)
    eta = ETA_TOTAL / n_topics if eta is None else float(eta)
    if values.shape != (n_topics,) or not (np.isfinite(values).all() and (values > 0).all()):
        raise DataError(f"alpha is one positive number, or {n_topics}, one for each topic")
    if not (np.isfinite(eta) and eta > 0):
        raise DataError(f"eta is {eta}; it is a positive number")
    guided, names = _guides(counts, seed_terms or {})
    if len(guided) > n_topics:
        raise DataError(f"{len(guided)} topics are guided by seed terms, but there are only {n_topics} topics")
    return Priors(values, learnt, eta, guided, names + ("",) * (n_topics - len(names)))


def term_priors(frequency: np.ndarray, priors: Priors) -> np.ndarray:
    """Give the pseudo-counts of each term in each topic (n_terms, padded): eta, and more where a term guides.

    *frequency* (n_terms): the tokens of each term.
    """
    prior = np.zeros((len(frequency), padded(len(priors.alpha))), np.float32)
    prior[:, : len(priors.alpha)] = priors.eta
    for topic, columns in enumerate(priors.guides):
        prior[list(columns), topic] += GUIDANCE * frequency[list(columns)]
    return prior


def padded_alpha(alpha: np.ndarray) -> np.ndarray:
    """Give *alpha* as kernels take it: float32, the padding 0."""
    result = np.zeros(padded(len(alpha)), np.float32)
    result[: len(alpha)] = alpha
    return result


def absent_seed_terms(counts: Counts, seed_terms: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Give, for each name, its seed terms that never occur in *counts*; names whose terms all occur are left out."""
    present = {counts.terms[column] for column in np.flatnonzero(term_frequency(counts.matrix))}
    missing = {name: tuple(term for term in terms if term not in present) for name, terms in seed_terms.items()}
    return {name: terms for name, terms in missing.items() if terms}


def _guides(
    counts: Counts, seed_terms: Mapping[str, Sequence[str]]
) -> tuple[tuple[tuple[int, ...], ...], tuple[str, ...]]:
    if not seed_terms:
        return (), ()
    absent = absent_seed_terms(counts, seed_terms)
    if absent:
        total = sum(len(terms) for terms in absent.values())
        name, terms = next(iter(absent.items()))
        warnings.warn(
            f"{total} seed terms never occur, first {terms[0]!r} of {name!r}; they guide nothing", stacklevel=5
        )
    column = {term: number for number, term in enumerate(counts.terms)}
    found = {
        name: tuple(sorted({column[term] for term in terms if term not in absent.get(name, ())}))
        for name, terms in seed_terms.items()
    }
    guided = {name: columns for name, columns in found.items() if columns}
    return tuple(guided.values()), tuple(guided)


def learn_alpha(alpha: np.ndarray, document_topics: np.ndarray, *, symmetric: bool, steps: int = 5) -> np.ndarray:
    """Give the alpha that makes *document_topics* (n_documents, n_topics), counts without priors, most likely.

    Minka's fixed point ("Estimating a Dirichlet distribution", 2000, equation 55); symmetric: the topics' mean.
    """
    lengths = document_topics.sum(axis=1)
    for _ in range(steps):
        total = alpha.sum()
        above = (digamma(document_topics + alpha) - digamma(alpha)).sum(axis=0)
        below = (digamma(lengths + total) - digamma(total)).sum()
        if symmetric:
            above, below = np.full(len(alpha), (alpha * above).sum() / total), below
        alpha = np.maximum(alpha * above / below, 1e-4)
    return alpha
