"""Timelines: hand-sized corpora whose shares can be worked out on paper."""

import datetime

import numpy as np
import pytest

from mailuo.articles.records import DateSpan
from mailuo.errors import DataError
from mailuo.intervals import Coded
from mailuo.timeline import changes, timeline


def day(text):
    date = datetime.date.fromisoformat(text)
    return DateSpan(date, date, "day", None)


def span(first, last):
    return DateSpan(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), "span", None)


def year(number):
    return span(f"{number}-01-01", f"{number}-12-31")


def traced(shares, dates, *, measure="name", period="year", pages=None, seed=1, **more):
    pages = pages if pages is not None else [f"page {number // 3}" for number in range(len(dates))]
    return timeline(
        np.array(shares, dtype=float), dates, measure=measure, period=period, pages=pages, seed=seed, **more
    )


def seeds_like():
    mentions = [1] * 5 + [0] * 2 + [1] * 3 + [0] * 7 + [0]
    dates = [year(2020)] * 7 + [year(2021)] * 10 + [year(2024)]
    return np.array(mentions)[:, None], dates, ["000"] * 3 + ["001"] * 4 + ["002"] * 5 + ["003"] * 5 + ["004"]


def large(*, seed=0, n=200, per_page=4):
    """Articles enough for intervals: four years, pages of four with one date, one in five on a turn of the year."""
    generator = np.random.default_rng(seed)
    dates, pages = [], []
    for page in range(n // per_page):
        at = 2020 + page % 4
        loose = page % 5 == 0 and at < 2023
        dates += [span(f"{at}-12-01", f"{at + 1}-01-31") if loose else day(f"{at}-06-15")] * per_page
        pages += [f"{page:03}"] * per_page
    return (generator.random((n, 2)) < (0.2, 0.5)).astype(float), dates, pages


def test_the_circle_of_the_five_pages_has_its_shares_and_no_intervals():
    shares, dates, pages = seeds_like()
    found = traced(shares, dates, pages=pages, labels=["双城经济圈"])
    assert found.periods == ("2020", "2021", "2022", "2023", "2024")
    np.testing.assert_array_equal(found.shares[:, 0], [5 / 7, 3 / 10, np.nan, np.nan, 0])
    assert np.isnan(found.low).all() and np.isnan(found.high).all()
    assert list(found.n_articles) == [7, 10, 0, 0, 1]
    assert list(found.n_pages) == [2, 2, 0, 0, 1]
    assert "18 articles" in found.note and "60" in found.note


def test_every_period_says_why_it_has_no_interval():
    shares, dates, pages = seeds_like()
    notes = traced(shares, dates, pages=pages).notes
    assert all(notes)
    assert "No data" in notes[2] and "2022" in notes[2]
    assert "1 of 5 articles" in notes[4]


def test_the_frame_has_a_row_for_each_period_and_label():
    found = traced(
        [[1, 0], [0, 0], [1, 0]], [day("2020-05-01"), day("2020-06-01"), day("2022-01-01")], labels=["a", "b"]
    )
    frame = found.frame()
    assert list(frame.columns[:7]) == ["period", "label", "measure", "share", "low", "high", "n_articles"]
    assert list(frame["period"]) == ["2020", "2020", "2021", "2021", "2022", "2022"]
    np.testing.assert_array_equal(frame["share"], [0.5, 0, np.nan, np.nan, 1, 0])


def test_a_theme_that_is_absent_is_zero_and_a_gap_is_no_data():
    found = traced([[0], [0]], [day("2020-05-01"), day("2022-05-01")])
    np.testing.assert_array_equal(found.shares[:, 0], [0, np.nan, 0])


def test_an_article_that_spans_two_years_counts_in_both_by_its_days():
    dates = [span("2020-12-22", "2021-01-10"), day("2020-03-01"), day("2021-03-01")]  # 10 days here, 10 there
    found = traced([[1], [0], [0]], dates)
    np.testing.assert_allclose(found.n_articles, [1.5, 1.5])
    np.testing.assert_allclose(found.shares[:, 0], [1 / 3, 1 / 3])
    assert found.undated == 0


def test_a_period_in_which_no_article_lies_wholly_is_no_data():
    found = traced([[1], [1]], [span("2020-12-30", "2021-01-02"), day("2020-03-01")])
    assert found.periods == ("2020", "2021")
    np.testing.assert_array_equal(np.isnan(found.shares[:, 0]), [False, True])
    assert found.n_articles[1] == pytest.approx(0.5)
    assert found.n_pages[1] == 0 and "No data" in found.notes[1]


def test_articles_without_a_date_or_with_too_wide_a_one_are_counted_as_undated():
    dates = [None, span("2020-06-01", "2022-06-01"), day("2021-01-01")]
    found = traced([[1], [1], [0]], dates)
    assert (found.undated, found.wide, found.outside) == (2, 1, 0)
    assert found.periods == ("2021",) and found.shares[0, 0] == 0


def test_a_corpus_without_a_date_is_refused_in_a_sentence():
    with pytest.raises(DataError, match="none of 2 articles"):
        traced([[1], [1]], [None, None])


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("quarter", ("2020-Q4", "2021-Q1", "2021-Q2")),
        ("month", ("2020-11", "2020-12", "2021-01", "2021-02", "2021-03", "2021-04")),
    ],
)
def test_quarters_and_months_are_all_there(period, expected):
    assert traced([[1], [0]], [day("2020-11-30"), day("2021-04-01")], period=period).periods == expected


def test_periods_may_be_named_and_what_lies_outside_is_counted():
    before = ("before", datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))
    after = ("after", datetime.date(2021, 1, 1), datetime.date(2024, 12, 31))
    dates = [day("2020-12-31"), span("2020-12-31", "2021-01-01"), year(2022), day("2019-12-31"), year(2025)]
    found = traced([[1], [1], [0], [1], [1]], dates, period=[after, before])
    assert found.periods == ("before", "after")
    np.testing.assert_allclose(found.n_articles, [1.5, 1.5])
    assert found.outside == 2 and found.undated == 0


def test_periods_that_overlap_are_refused():
    one = ("one", datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))
    with pytest.raises(DataError, match="overlap on 2020-12-31"):
        traced(
            [[1]], [day("2020-05-01")], period=[one, ("two", datetime.date(2020, 12, 31), datetime.date(2021, 1, 1))]
        )


def test_the_timeline_shows_at_least_the_years_asked_for():
    between = (datetime.date(2019, 1, 1), datetime.date(2022, 12, 31))
    found = traced([[1]], [day("2020-05-01")], between=between)
    assert found.periods == ("2019", "2020", "2021", "2022")
    assert np.isnan(found.shares[[0, 2, 3]]).all()


def test_an_article_that_no_topic_claims_is_left_out_of_the_mean_and_counted():
    dates = [day("2020-05-01")] * 3
    zeros = traced([[0.5, 0.5], [1, 0], [0, 0]], dates, measure="topic")
    absent = traced([[0.5, 0.5], [1, 0], [np.nan, np.nan]], dates, measure="guided")
    for found in (zeros, absent):
        np.testing.assert_allclose(found.shares, [[0.75, 0.25]])
        assert found.unassigned == 1 and found.n_articles[0] == 2


def test_an_article_of_a_cluster_that_does_not_count_is_not_unassigned():
    shares = np.array([[np.nan, 0.0], [np.nan, 1.0], [np.nan, 0.0]])  # the first and last lie in the cluster gated out
    found = traced(shares, [day("2020-05-01")] * 3, measure="cluster")
    assert found.unassigned == 0 and found.shares[0, 1] == pytest.approx(1 / 3)
    assert np.isnan(found.shares[0, 0]) and found.n_fits == (0, 1)


def test_a_zero_among_guided_themes_is_a_zero():
    found = traced([[0.5, 0.25], [0, 0]], [day("2020-05-01")] * 2, measure="guided")
    np.testing.assert_allclose(found.shares, [[0.25, 0.125]])
    assert found.unassigned == 0


def test_a_fit_that_the_gate_dropped_does_not_count():
    fits = np.array([[[0.2], [0.4]], [[np.nan], [np.nan]], [[0.4], [0.6]]])
    found = traced(fits, [day("2020-05-01")] * 2, measure="guided")
    assert found.shares[0, 0] == pytest.approx(0.4)
    assert found.n_fits == (2,)


def test_intervals_hold_their_point_and_shuffled_articles_give_the_same():
    shares, dates, pages = large()
    found = traced(shares, dates, pages=pages)
    assert found.note == "" and not np.isnan(found.low).any()
    assert (found.low <= found.shares).all() and (found.shares <= found.high).all()
    order = np.random.default_rng(3).permutation(len(dates))
    again = traced(shares[order], [dates[row] for row in order], pages=[pages[row] for row in order])
    for name in ("shares", "low", "high", "n_articles"):
        np.testing.assert_array_equal(getattr(found, name), getattr(again, name))


def test_a_label_alone_has_the_interval_it_has_among_others():
    shares, dates, pages = large()
    both, one = traced(shares, dates, pages=pages), traced(shares[:, 1:], dates, pages=pages)
    np.testing.assert_array_equal(both.high[:, 1], one.high[:, 0])


def test_a_period_on_one_page_or_of_four_articles_has_no_interval():
    shares, dates, pages = large()
    dates = dates + [day("2025-01-01")] * 8 + [day("2026-01-01")] * 4
    pages = pages + ["one page"] * 8 + ["a", "b", "c", "d"]
    found = traced(np.vstack([shares, np.ones((12, 2))]), dates, pages=pages)
    assert np.isnan(found.low[4:]).all() and (found.shares[[5, 6]] == 1).all()
    assert "one page" in found.notes[5] and "4 of 5 articles" in found.notes[6]


def test_intervals_on_few_articles_are_pale():
    shares, dates, pages = large()
    found = traced(np.vstack([shares, np.ones((6, 2))]), dates + [day("2024-01-01")] * 6, pages=pages + list("aabbcc"))
    assert list(found.pale) == [False] * 4 + [True]


def test_below_sixty_dated_articles_there_is_no_interval():
    dates = [day("2020-05-01")] * 30 + [day("2021-05-01")] * 30
    pages = [str(row) for row in range(60)]
    shares = np.tile([[0.0], [1.0]], (30, 1))
    assert not np.isnan(traced(shares, dates, pages=pages).low).any()
    fewer = traced(shares[1:], dates[1:], pages=pages[1:])
    assert np.isnan(fewer.low).all() and "59 articles" in fewer.note


def test_a_theme_without_any_mention_has_an_interval_from_zero():
    shares, dates, pages = large()
    found = traced(shares * 0, dates, pages=pages)
    assert (found.shares == 0).all() and (found.low == 0).all() and (found.high > 0).all()


def test_partial_years_are_marked():
    found = traced([[1], [1], [1]], [day("2020-07-01"), day("2021-01-01"), day("2022-12-20")])
    assert list(found.partial) == [True, False, False]


def test_pages_may_be_tuples_and_characters_are_summed():
    dates = [day("2020-05-01")] * 2 + [span("2020-12-31", "2021-01-01")] + [day("2021-05-01")]
    found = traced(
        [[1], [0], [1], [1]], dates, pages=[("a", "b"), "a", "a", "c"], characters=[100, 50, 10, 7]
    )  # fmt: skip
    assert list(found.n_pages) == [1, 1]
    np.testing.assert_allclose(found.characters, [155, 12])


def test_what_is_measured_is_said_in_words():
    dates = [day("2020-05-01")] * 3
    assert traced([[1]] * 3, dates).estimands == ("share of articles that mention it by name",)
    assert "as these topic models measure it" in traced([[0.1]] * 3, dates, measure="guided").estimands[0]
    coded = {"theme": Coded(np.array([0, 1]), np.array([0.5, 0.2]), np.array([0.5, 0.5]))}
    told = traced([[0.1]] * 3, dates, measure="guided", labels=["theme"], coded=coded).estimands[0]
    assert "2 articles read by hand" in told


def test_changes_have_intervals_and_a_correction():
    shares, dates, pages = large(n=400)
    shares[:, 0] = [float(one.earliest.year == 2021 and row % 2) for row, one in enumerate(dates)]
    found = changes(traced(shares, dates, pages=pages, labels=["rises", "stays"]), seed=1)
    first = found[(found["label"] == "rises") & (found["before"] == "2020")].iloc[0]
    assert first["low"] > 0 and first["rise"] > 0.99 and first["adjusted"] >= first["p"]
    assert len(found) == 6


def test_a_rare_theme_is_left_out_of_the_comparisons_before_they_are_counted():
    shares, dates, pages = large(n=400)
    shares[:, 1] = 0
    shares[:2, 1] = 1
    line = traced(shares, dates, pages=pages, labels=["often", "rarely"])
    found = changes(line, seed=1, least=5)
    assert found[found["label"] == "rarely"]["p"].isna().all() and found[found["label"] == "often"]["p"].notna().all()
    alone = changes(traced(shares[:, :1], dates, pages=pages, labels=["often"]), seed=1)
    np.testing.assert_array_equal(found[found["label"] == "often"]["adjusted"], alone["adjusted"])


@pytest.mark.parametrize(
    ("shares", "measure", "sentence"),
    [
        ([[0.5]], "name", "0 or 1"),
        ([[1.5]], "guided", "not from 0 to 1"),
        ([[1]], "wished", "no measure"),
        ([[1], [1]], "name", "not of one corpus"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(shares, measure, sentence):
    with pytest.raises(DataError, match=sentence):
        traced(shares, [day("2020-05-01")], measure=measure)


def test_labels_by_hand_calibrate_points_with_and_without_an_interval():
    shares, dates, pages = large()
    true, halved = shares[:, :1] / 2 + 0.25, shares[:, :1] / 4
    coded = {"theme": Coded(np.arange(100), true[:100, 0], np.full(100, 0.5))}
    found = traced(
        np.vstack([halved, [[0.25]]]), dates + [day("2025-01-01")], pages=pages + ["last"], measure="guided",
        labels=["theme"], coded=coded,
    )  # fmt: skip
    assert found.shares[-1, 0] == pytest.approx(0.75) and np.isnan(found.low[-1, 0])
    assert (found.low[:4] <= found.shares[:4]).all() and (found.shares[:4] > 0.25).all()
