"""Synthetic papers whose themes are known, through the whole chain: words, nine fits, matching, gate, interval."""

from typing import NamedTuple

import numpy as np
import scipy.sparse
from coverage_populations import scored
from numba import njit

from mailuo import intervals, lda
from mailuo.matrix import Counts
from mailuo.topics import Topics

N_TERMS, N_THEMES, N_OTHER = 800, 3, 7
THEME_TERMS = 8
PREVALENCE = (0.03, 0.08, 0.2)  # of the three themes
SIZES = (5, 10, 20, 20, 50, 100, 200)
N_LABELS, N_REFERENCE = 100, 800


class Paper(NamedTuple):
    """A corpus with its answer: the true share of each theme in each article, and its mean in each period."""

    counts: Counts
    articles: tuple[str, ...]
    periods: np.ndarray
    pages: np.ndarray
    shares: np.ndarray  # (n_articles, n_topics), themes first
    truth: np.ndarray  # (n_periods, n_themes)


class World(NamedTuple):
    """The paper's topics, (n_topics, n_terms), themes first, and the terms by which a person would name each theme."""

    topics: np.ndarray
    terms: tuple[tuple[str, ...], ...]
    blur: float


def world(*, blur: float, generator: np.random.Generator) -> World:
    """Draw topics; *blur* is the part of each topic's words that are the words of all (0.3 clear, 0.6 blurred)."""
    common = 1 / np.arange(1, N_TERMS + 1)
    common /= common.sum()
    own = np.zeros((N_THEMES + N_OTHER, N_TERMS))
    for row in own:
        chosen = generator.choice(np.arange(50, N_TERMS), 60, replace=False)
        row[chosen] = 1 / np.arange(3, 63)
    topics = blur * common + (1 - blur) * own / own.sum(axis=1, keepdims=True)
    terms = [np.argsort(-row, kind="stable")[:THEME_TERMS] for row in own[:N_THEMES]]
    return World(topics, tuple(tuple(f"w{term}" for term in row) for row in terms), blur)


def rates(n_periods: int, generator: np.random.Generator) -> np.ndarray:
    """Draw the mean share of each theme in each period: the nominal prevalence, from half to one and a half times."""
    return np.array(PREVALENCE) * generator.uniform(0.5, 1.5, (n_periods, N_THEMES))


def paper(of: World, truth: np.ndarray, sizes, *, correlation: float, generator: np.random.Generator) -> Paper:
    """Print a corpus: pages of one to six articles, articles of one to nine paragraphs, each with a main topic."""
    periods = np.repeat(np.arange(len(sizes)), sizes)
    pages = []
    for size in sizes:
        page = np.repeat(np.arange(size), generator.integers(1, 7, size))[:size]
        if page[-1] == 0:
            page[size // 2 :] = 1
        pages.append(page + (pages[-1].max() + 1 if pages else 0))
    pages = np.concatenate(pages)
    mixture = _mixtures(truth, periods, pages, correlation, generator)
    n_paragraphs = generator.integers(1, 10, len(periods))
    rows, groups, realised = [], [], np.zeros((len(periods), N_THEMES + N_OTHER))
    for article, count in enumerate(n_paragraphs):
        lengths = generator.integers(15, 60, count)
        inside = generator.dirichlet(mixture[article] * 8 + 1e-3, count)
        for share, length in zip(inside, lengths):
            rows.append(generator.multinomial(length, share @ of.topics))
            groups.append(f"a{article}")
        realised[article] = (inside * lengths[:, None]).sum(axis=0) / lengths.sum()
    matrix = scipy.sparse.csr_array(np.array(rows))
    ids = tuple(f"{group}.{number}" for number, group in enumerate(groups))
    counts = Counts(ids, tuple(groups), tuple(f"w{term}" for term in range(N_TERMS)), matrix)
    return Paper(counts, tuple(f"a{article}" for article in range(len(periods))), periods, pages, realised, truth)


def _mixtures(truth, periods, pages, correlation, generator) -> np.ndarray:
    """Draw each article's topics: a main one with two thirds of its words; alike on a page by *correlation*."""
    n_articles, n_topics = len(periods), N_THEMES + N_OTHER
    other = np.full((len(truth), N_OTHER), 1 / N_OTHER) * (1 - truth.sum(axis=1, keepdims=True))
    chance = np.concatenate([truth, other], axis=1)
    on_page = chance[periods[np.unique(pages, return_index=True)[1]]]
    if correlation > 0:
        drawn = generator.gamma(on_page * (1 / correlation - 1))
        on_page = drawn / drawn.sum(axis=1, keepdims=True)
    cumulated = on_page[pages].cumsum(axis=1)

    def topic() -> np.ndarray:
        return np.minimum((generator.random(n_articles)[:, None] > cumulated).sum(axis=1), n_topics - 1)

    mixture = np.zeros((n_articles, n_topics))
    part = generator.beta(6, 3, n_articles)
    np.add.at(mixture, (np.arange(n_articles), topic()), part)
    np.add.at(mixture, (np.arange(n_articles), topic()), (1 - part) * 0.7)
    np.add.at(mixture, (np.arange(n_articles), topic()), (1 - part) * 0.3)
    return mixture


def fitted(of: Paper, *, seed: int) -> list[Topics]:
    """Fit three numbers of topics with three seeds each."""
    return lda.fits(of.counts, n_topics=(8, 10, 13), seeds=(seed, seed + 1, seed + 2))


def term_counts(of: Paper, terms: tuple[str, ...]) -> np.ndarray:
    """Count the theme's terms in each article."""
    columns = [int(term[1:]) for term in terms]
    per_row = np.asarray(of.counts.matrix[:, columns].sum(axis=1)).ravel()
    rows = {article: number for number, article in enumerate(of.articles)}
    return np.bincount([rows[group] for group in of.counts.groups], per_row, minlength=len(of.articles))


def chain_rows(*, corpora: int, seed: int):
    """Yield the cells through the topic models: clear and blurred topics, pages alike or not, each theme by itself."""
    for name, blur in (("clear", 0.3), ("blurred", 0.6)):
        for correlation in (0.0, 0.2):
            found: dict[tuple, list] = {}
            for number in range(corpora):
                generator = np.random.default_rng([seed, int(10 * blur), int(10 * correlation), number])
                for key, values in _one_corpus(blur, correlation, generator, seed=number).items():
                    found.setdefault(key, []).append(values)
            for (method, theme), values in found.items():
                low, high, truth, point = (np.array(one) for one in zip(*values))
                for size in sorted(set(SIZES)):
                    of_size = np.array(SIZES) == size
                    cell = {"part": "chain", "corpus": f"{name} topics", "prevalence": PREVALENCE[theme]}
                    cell |= {"correlation": correlation, "method": method, "n": size}
                    yield cell | scored(low[:, of_size], high[:, of_size], truth[:, of_size], point[:, of_size])


def _one_corpus(blur: float, correlation: float, generator: np.random.Generator, *, seed: int) -> dict[tuple, tuple]:
    """Give low, high, truth and point of every period, for each method and theme of one corpus."""
    of = world(blur=blur, generator=generator)
    truth = rates(len(SIZES), generator)
    printed = paper(of, truth, SIZES, correlation=correlation, generator=generator)
    fits = fitted(printed, seed=100 * seed)
    more = reference(of, truth, fits, generator)
    lengths = np.bincount(_rows_of(printed), np.asarray(printed.counts.matrix.sum(axis=1)).ravel())
    sure, out = np.ones(len(printed.periods)), {}
    for theme, terms in enumerate(of.terms):
        shares = intervals.measured(fits, printed.counts, terms=terms, articles=printed.articles)
        kept = np.flatnonzero(intervals.gate(shares, term_counts(printed, terms)))
        said = {"n_periods": len(SIZES), "mentions": False, "seed": seed}
        where = (printed.periods, sure, printed.pages)
        held = intervals.estimate(shares[kept], *where, **said)
        population = more.measured(kept, terms)
        out["as measured", theme] = (held.low, held.high, population, held.mean)
        out["uncalibrated, true share", theme] = (held.low, held.high, truth[:, theme], held.mean)
        mean = shares[kept].mean(axis=0)
        drawn, chances = intervals.sampled(mean, n=N_LABELS, seed=seed)
        coded = intervals.Coded(drawn, printed.shares[drawn, theme], chances)
        held = intervals.estimate(shares[kept], *where, **said, coded=coded, measured=mean[drawn])
        out["calibrated on 100 labels", theme] = (held.low, held.high, truth[:, theme], held.mean)
        one = shares[3]  # the right number of topics, its first seed
        for name, method in (("one fit, percentile bootstrap", resampled), ("one fit, stm-like composition", composed)):
            low, high = method(one, lengths, printed.periods, generator)
            point = np.bincount(printed.periods, one) / np.bincount(printed.periods)
            out[name, theme] = (low, high, truth[:, theme], point)
    return out


def resampled(shares, lengths, periods, generator) -> tuple[np.ndarray, np.ndarray]:
    """Give the percentile bootstrap of each period's articles."""
    ends = []
    for period in range(periods.max() + 1):
        inside = shares[periods == period]
        means = generator.choice(inside, (500, len(inside))).mean(axis=1)
        ends.append(np.quantile(means, (0.025, 0.975)))
    return tuple(np.array(ends).T)


def composed(shares, lengths, periods, generator) -> tuple[np.ndarray, np.ndarray]:
    """Give the method of composition, as in stm: shares drawn from each article's posterior, regressed on period."""
    sizes, draws = np.bincount(periods), 500
    own = shares[None, :] * lengths
    posterior = generator.beta(own + 0.1, lengths - own + 0.9, (draws, len(shares)))
    means = np.stack([np.bincount(periods, row) / sizes for row in posterior])
    residual = posterior - means[:, periods]
    spread = np.sqrt((residual**2).sum(axis=1) / (len(shares) - len(sizes)))
    coefficients = means + generator.standard_normal(means.shape) * spread[:, None] / np.sqrt(sizes)
    return tuple(np.quantile(coefficients, (0.025, 0.975), axis=0))


def _rows_of(of: Paper) -> np.ndarray:
    rows = {article: number for number, article in enumerate(of.articles)}
    return np.array([rows[group] for group in of.counts.groups])


class Reference(NamedTuple):
    """More articles of the same world, to say what these models would measure in all that might have been printed."""

    more: Paper
    truth: np.ndarray
    folded: list[Topics]  # the shares of each fit's topics in them

    def measured(self, kept: np.ndarray, terms: tuple[str, ...]) -> np.ndarray:
        """Give the mean over the kept fits of what each measures in every period, (n_periods,).

        The measured shares are regressed on the true ones of all topics, whose means in each period are known.
        """
        folded = [self.folded[fit] for fit in kept]
        shares = intervals.measured(folded, self.more.counts, terms=terms, articles=self.more.articles).mean(axis=0)
        slopes = np.linalg.lstsq(self.more.shares, shares, rcond=None)[0]
        rest = 1 - self.truth.sum(axis=1, keepdims=True)
        return np.concatenate([self.truth, np.repeat(rest / N_OTHER, N_OTHER, axis=1)], axis=1) @ slopes


def reference(of: World, truth: np.ndarray, fits: list[Topics], generator: np.random.Generator) -> Reference:
    """Print articles of all periods' mean rates, each on a page of its own kind."""
    mean = truth.mean(axis=0, keepdims=True)
    more = paper(of, mean, (N_REFERENCE,), correlation=0.0, generator=generator)
    return Reference(more, truth, [folded_in(fit, more.counts) for fit in fits])


def folded_in(topics: Topics, counts: Counts, alpha: float = 0.1) -> Topics:
    """Give the shares of *topics* in other documents: `mailuo.lda.fold_in`, compiled."""
    matrix = counts.matrix
    shares = _fold_in(matrix.indptr, matrix.indices, matrix.data.astype(float), topics.weights.T.copy(), alpha)
    unknown = np.full(topics.n_topics, np.nan)
    return Topics("lda", counts.ids, counts.terms, topics.weights, shares, unknown)


@njit(cache=True)
def _fold_in(indptr, indices, values, weights, alpha):
    n_topics = weights.shape[1]
    shares = np.empty((len(indptr) - 1, n_topics))
    token = np.empty(n_topics)
    for row in range(len(indptr) - 1):
        share = np.full(n_topics, 1 / n_topics)
        for _ in range(20):
            fresh = np.full(n_topics, alpha)
            for entry in range(indptr[row], indptr[row + 1]):
                total = 0.0
                for topic in range(n_topics):
                    token[topic] = weights[indices[entry], topic] * share[topic]
                    total += token[topic]
                for topic in range(n_topics):
                    fresh[topic] += token[topic] * values[entry] / total
            share = fresh / fresh.sum()
        shares[row] = share
    return shares
