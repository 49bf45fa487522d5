"""Intervals: the rule against formulas worked out elsewhere, and what it must never do."""

import importlib.util
import sys

import numpy as np
import pytest
import scipy.sparse
from scipy.stats import beta, binomtest

from mailuo import intervals
from mailuo.errors import DataError
from mailuo.matrix import Counts
from mailuo.topics import Topics


def held(shares, periods, pages, *, mentions=True, chance=None, seed=1, **more):
    periods = np.asarray(periods)
    chance = np.ones(len(periods)) if chance is None else np.asarray(chance)
    return intervals.estimate(
        np.asarray(shares, dtype=float), periods, chance, np.asarray(pages),
        n_periods=more.pop("n_periods", periods.max() + 1), mentions=mentions, seed=seed, **more,
    )  # fmt: skip


def test_mentions_on_pages_of_their_own_have_the_ends_of_clopper_and_pearson():
    shares = [1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0]
    found = held(shares, [0] * 8 + [1] * 4, range(12))
    exact = binomtest(2, 8).proportion_ci(0.95, method="exact")
    assert found.mean[0] == 0.25
    assert (found.low[0], found.high[0]) == pytest.approx((exact.low, exact.high))


def test_articles_alike_on_a_page_widen_the_interval():
    shares = [1, 1, 1, 0, 0, 0] * 4
    alike = held(shares, [0] * 12 + [1] * 12, np.repeat(range(8), 3))
    apart = held(shares, [0] * 12 + [1] * 12, range(24))
    assert (alike.high - alike.low > apart.high - apart.low).all()


def test_the_pooled_correlation_is_that_of_the_analysis_of_variance():
    shares = np.array([[1, 1, 0, 0, 1, 0, 1, 1]], dtype=float)
    pages, periods = np.array([0, 0, 1, 1, 2, 2, 3, 3]), np.array([0, 0, 0, 0, 1, 1, 1, 1])
    found = intervals.pooled(shares, periods, pages, mentions=True)
    between = (2 * 0.5**2 * 2 + 2 * 0.25**2 * 2) / 2  # pages' means 1, 0, .5, 1; periods' .5, .75; four pages less two
    within = 0.5 / 4
    assert found.correlation[0] == pytest.approx((between - within) / (between + within))


def test_effective_articles_are_fewer_by_dispersion_and_likeness():
    pool = intervals.Pooled(np.array([2.0]), np.array([1.0]), np.array([0.25]))
    arguments = [np.array([[value]], dtype=float) for value in (8, 4, 4, 16)]  # two articles a page: likeness 1.25
    assert intervals.effective_articles(*arguments, pool, mentions=True)[0, 0] == pytest.approx(8 / 2 / 1.25)


def test_the_shares_of_a_period_are_never_less_dispersed_than_its_own():
    shares = [0.1] * 20 + [0.0, 0.9] * 5
    found = held(shares, [0] * 20 + [1] * 10, range(30), mentions=False)
    worth = found.yes[0] + found.no[0]
    own = np.var([0.0, 0.9] * 5, ddof=1) / (0.45 * 0.55)
    assert worth[1] <= 10 / own + 1e-9


def test_a_zero_in_every_fit_begins_at_zero():
    found = held([[0.0] * 10 + [0.2] * 10] * 3, [0] * 10 + [1] * 10, range(20), mentions=False)
    assert found.low[0] == 0 == found.mean[0] and found.high[0] > 0


def test_fits_that_differ_make_the_interval_wider_than_any_one_of_them():
    one, other = np.tile([0.1, 0.2], 10), np.tile([0.5, 0.6], 10)
    both = held([one, other], [0] * 20, range(20), mentions=False)
    low, high = held(one, [0] * 20, range(20), mentions=False), held(other, [0] * 20, range(20), mentions=False)
    assert both.high[0] - both.low[0] > max(low.high - low.low, high.high - high.low)
    assert both.mean[0] == pytest.approx((low.mean[0] + high.mean[0]) / 2)


def test_the_mixture_of_fits_has_the_quantiles_of_its_draws():
    one, other = np.tile([0.1, 0.2], 10), np.tile([0.5, 0.6], 10)
    found = held([one, other], [0] * 20, range(20), mentions=False)
    generator = np.random.default_rng(1)
    draws = [beta.rvs(y + 0.5, n + 0.5, size=200_000, random_state=generator) for y, n in zip(found.yes, found.no)]
    low, high = np.quantile(np.concatenate(draws), (0.025, 0.975))
    assert (found.low[0], found.high[0]) == pytest.approx((low, high), abs=0.003)


def test_imprecise_dates_are_informed_by_the_shares():
    """Ten pages of mentions lie in 2020 or 2021; all sure articles of 2021 mention it, none of 2020 does."""
    shares = np.array([0.0] * 20 + [1.0] * 20 + [1.0] * 10)
    periods = np.array([0] * 20 + [1] * 20 + [0] * 10)
    chance = np.array([1.0] * 40 + [0.5] * 10)
    found = held(shares, periods, range(50), chance=chance)
    assert found.mean[0] < 0.05 and found.mean[1] > 0.99


def test_the_articles_of_one_page_and_date_move_together():
    shares = np.array([0.0, 1.0] * 15 + [1.0, 0.0])
    periods, pages = np.array([0] * 15 + [1] * 15 + [0, 0]), np.append(np.arange(30), [30, 30])
    found = held(shares, periods, pages, chance=np.append(np.ones(30), [0.5, 0.5]))
    assert set(np.round((found.yes + found.no)[:, 0] * 0 + np.isclose(found.yes[:, 0], found.yes[0, 0]), 6)) <= {
        0.0,
        1.0,
    }
    assert len(np.unique(np.round(found.yes[:, 0], 9))) == 2  # with the page, or without it: never half of it


def test_a_period_that_some_placements_leave_empty_has_a_mean_all_the_same():
    shares, chance = [0.0, 1.0] * 10 + [1.0], [1.0] * 20 + [0.5]
    found = held(shares, [0] * 21, range(21), chance=chance, n_periods=3)
    assert found.mean[1] == 1 and found.low[1] < 1 == found.high[1]
    assert np.isnan(found.mean[2]) and np.isnan(found.low[2])


def test_no_article_that_is_sure_is_refused():
    with pytest.raises(DataError, match="none of which lies wholly"):
        held([1.0], [0], [0], chance=[0.5], n_periods=2)


def test_calibration_brings_shares_measured_at_half_back():
    generator = np.random.default_rng(2)
    true = generator.beta(1, 4, 300)
    measured = true / 2 + 0.05
    drawn, chances = intervals.sampled(measured, n=100, seed=4)
    coded = intervals.Coded(drawn, true[drawn], chances)
    periods = np.arange(300) % 3
    found = held(measured, periods, range(300), mentions=False, coded=coded, measured=measured[drawn])
    np.testing.assert_allclose(found.mean, [true[periods == period].mean() for period in range(3)], rtol=1e-6)


def test_half_of_a_coding_sheet_is_drawn_by_share_and_its_chances_are_exact():
    shares = np.array([0.9, 0.5] + [0.01] * 38)
    hits = np.zeros(40)
    for seed in range(3000):
        drawn, chances = intervals.sampled(shares, n=10, seed=seed)
        hits[drawn] += 1
        assert len(drawn) == 10 and len(set(drawn)) == 10
    expected = np.where(np.arange(40) < 2, 1, 8 / 38)
    np.testing.assert_allclose(hits / 3000, expected, atol=0.03)
    assert chances.max() <= 1


def test_a_small_corpus_is_read_whole():
    drawn, chances = intervals.sampled(np.array([0.1, 0.2]), n=100, seed=1)
    assert list(drawn) == [0, 1] and list(chances) == [1, 1]


def test_coded_shares_out_of_range_are_refused():
    with pytest.raises(DataError, match=r"first 1\.5"):
        intervals.Coded(np.array([0, 1]), np.array([1.5, 0.2]), np.array([1.0, 1.0]))


def test_kappa_is_agreement_beyond_chance():
    assert intervals.kappa([1, 1, 0, 0], [1, 1, 0, 0]) == 1
    assert intervals.kappa([1, 1, 0, 0], [1, 0, 1, 0]) == 0
    one, other = [1] * 20 + [1] * 5 + [0] * 10 + [0] * 15, [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    assert intervals.kappa(one, other) == pytest.approx(0.4)  # the textbook's: 0.7 observed, 0.5 by chance
    assert np.isnan(intervals.kappa([1, 1], [1, 1]))


def test_precision_and_recall_are_weighted_to_the_corpus():
    coded = intervals.Coded(np.arange(4), np.array([1.0, 0, 1, 0]), np.array([1.0, 1, 0.5, 0.5]))
    assert intervals.scored([True, True, False, False], coded) == (0.5, pytest.approx(1 / 3))


def test_a_change_is_certain_where_the_periods_are_far_apart():
    found = held([0] * 40 + [1] * 40, [0] * 40 + [1] * 40, range(80))
    change = intervals.change(found, 0, 1, seed=1)
    assert change.difference == 1 and change.low > 0.8 and change.high == pytest.approx(1) and change.rise == 1


def test_a_change_of_nothing_is_as_likely_a_rise_as_a_fall():
    found = held([0, 1] * 40, [0] * 40 + [1] * 40, range(80))
    change = intervals.change(found, 0, 1, seed=1)
    assert change.low < 0 < change.high and change.rise == pytest.approx(0.5, abs=0.02)


def test_p_values_are_adjusted_as_benjamini_and_hochberg_do():
    p = [0.01, 0.02, np.nan, 0.03, 0.5]
    np.testing.assert_allclose(intervals.adjusted(p), [0.04, 0.04, np.nan, 0.04, 0.5])
    assert np.isnan(intervals.adjusted([np.nan])).all()


def test_change_points_are_refused_by_name_below_eight_periods():
    with pytest.raises(DataError, match=r"'双城经济圈'.*7 periods"):
        intervals.change_points(np.array([0.1] * 7 + [np.nan] * 5), label="双城经济圈")


def test_change_points_without_the_library_are_refused_by_its_name(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DataError, match="ruptures"):
        intervals.change_points(np.arange(9.0), label="a")


@pytest.mark.skipif(importlib.util.find_spec("ruptures") is None, reason="ruptures is an extra")
def test_a_step_is_found_where_it_is_and_gaps_are_passed_over():
    shares = np.array([0.1, 0.12, np.nan, 0.11, 0.1, 0.5, 0.52, 0.51, np.nan, 0.5])
    assert intervals.change_points(shares, label="a") == [5]


def test_importing_the_intervals_does_not_import_ruptures():
    assert "ruptures" not in intervals.__dict__ and "ruptures" not in vars(sys.modules["mailuo.intervals.changes"])


def test_fits_that_do_not_follow_the_terms_are_gated_out():
    terms = np.array([0, 0, 1, 3, 5, 0])
    shares = np.array([[0, 0, 0.1, 0.3, 0.5, 0], [0.5, 0.4, 0, 0, 0.1, 0.6], [0, 0.05, 0.1, 0.3, 0.5, 0], [0] * 6])
    assert list(intervals.gate(shares, terms)) == [True, False, True, False]
    with pytest.raises(DataError, match="none of 1 fits"):
        intervals.gate(shares[[1]], terms)


def small_fit():
    """Two topics, the first of 甲 and 乙; two paragraphs of one article, one of another, and one without words."""
    matrix = scipy.sparse.csr_array(np.array([[4, 0, 0], [0, 2, 2], [0, 0, 4], [0, 0, 0]]))
    counts = Counts(("p1", "p2", "p3", "p4"), ("x", "x", "y", "z"), ("甲", "乙", "丙"), matrix)
    weights = np.array([[0.6, 0.4, 0.0], [0.0, 0.0, 1.0]])
    shares = np.array([[0.99, 0.01], [0.5, 0.5], [0.1, 0.9], [0.0, 0.0]])
    return counts, Topics("lda", counts.ids, counts.terms, weights, shares, np.full(2, np.nan))


def test_a_theme_is_measured_by_the_words_of_its_topics():
    counts, topics = small_fit()
    assert list(intervals.matched(topics, counts, ["甲", "乙", "不见"])) == [True, False]
    found = intervals.measured([topics], counts, terms=["甲", "乙"], articles=["y", "x", "z"])
    np.testing.assert_array_equal(found, [[0, 6 / 8, np.nan]])


def test_terms_that_never_occur_match_no_topic():
    counts, topics = small_fit()
    with pytest.raises(DataError, match="none of the theme's 1 terms"):
        intervals.matched(topics, counts, ["不见"])
