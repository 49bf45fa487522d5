"""One study: from the pages of an invented paper to every result, each number traceable, the same on every run."""

import datetime

import numpy as np
import pytest

from mailuo import doctor, evidence
from mailuo.errors import CorpusError
from mailuo.study import FIGURES, RESULTS, methods, open_study, tables, write_figures, write_tables

SMALL = "n_topics = [2, 3]\nn_seeds = 2\nmin_documents = 1\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Twelve articles of 2021 and 2023, none of 2022."""
    folder = tmp_path_factory.mktemp("语料 库") / "江城"
    doctor.demonstrate(folder)
    (folder / "study.toml").write_text(SMALL, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def study(folder):
    return open_study(folder)


def test_a_year_without_a_page_is_there_and_has_no_value(study):
    frame = study.timeline.frame()
    assert list(dict.fromkeys(frame["period"])) == ["2021", "2022", "2023"]
    gap = frame[frame["period"] == "2022"]
    assert gap["share"].isna().all()
    assert (gap["n_articles"] == 0).all()


def test_the_two_tiers_stand_side_by_side(study):
    frame = study.timeline.frame().set_index(["measure", "label", "period"])["share"]
    assert frame["name", "垃圾分类", "2021"] == 3 / 6
    assert frame["name", "垃圾分类", "2023"] == 1 / 6
    assert frame["related", "垃圾分类", "2023"] == 2 / 6
    assert set(frame.index.get_level_values("measure")) == {"name", "related"}


def test_every_point_of_every_timeline_is_the_mean_of_the_articles_behind_it(study):
    again = evidence.recomputed(study.evidence).set_index("id")
    checked = 0
    for line in study.timelines.values():
        for row in line.frame().itertuples():
            point = again.loc[evidence.point_id(row.measure, row.label, row.period)]
            if np.isfinite(row.share):
                assert point["again"] == pytest.approx(row.share, abs=1e-9)
                checked += 1
    assert checked > 20


def test_every_mention_stands_in_its_page_where_it_says(study):
    assert len(study.mentions) > 5
    for row in study.mentions.itertuples():
        page = study.pages[row.page].text
        assert "".join(page[row.page_start : row.page_end].split()) == row.surface
        assert row.surface in row.sentence


def test_shares_of_topics_sum_to_one_for_every_article_that_has_words(study):
    sums = study.topics.shares.sum(axis=1)
    assert sums == pytest.approx(np.ones(len(study.counted)))
    assert study.topics.ids == tuple(study.ids)


def test_without_a_grid_of_k_worth_trusting_it_says_so(study):
    assert study.choice.recommended is None or study.choice.table["beats_chance"].any()
    assert study.choice.reason.endswith(".")


def test_every_table_and_figure_is_written_and_a_second_study_writes_the_same_bytes(folder, study, tmp_path):
    written = []
    for out, one in ((tmp_path / "a", study), (tmp_path / "b", open_study(folder))):
        paths = [path for stage in RESULTS for path in write_tables(one, stage, out)]
        drawn, refused = write_figures(one, out)
        assert not refused
        paths += drawn
        written.append({path.relative_to(out): path.read_bytes() for path in paths})
    assert written[0] == written[1]
    assert len(written[0]) == sum(len(tables(study, stage)) for stage in RESULTS) + 1 + 3 * len(FIGURES)


def test_methods_tell_versions_and_seeds_but_not_the_time(study):
    text = methods(study)
    assert "gensim 4" in text and "seed 1" in text
    assert "12 articles" in text
    assert str(datetime.date.today()) not in text


def test_the_folder_is_told_from_whatever_place_it_is_opened(folder, study, monkeypatch):
    monkeypatch.chdir(folder.parent)
    again = open_study(folder.name)
    assert methods(again) == methods(study)


def test_a_kind_of_stop_words_that_does_not_exist_is_refused(folder):
    (folder / "study.toml").write_text('keep = ["verbs"]', encoding="utf-8")
    try:
        with pytest.raises(CorpusError, match="keep names 'verbs'"):
            _ = open_study(folder).lexicon
    finally:
        (folder / "study.toml").write_text(SMALL, encoding="utf-8")


def test_a_corpus_without_a_date_is_refused_a_timeline_with_a_reason(tmp_path):
    (tmp_path / "page.txt").write_text("桥通车了\n\n□记者 高岩\n\n　　大桥通车了，市民都来看。\n", encoding="utf-8")
    with pytest.raises(CorpusError.__mro__[1], match="no article has a date"):
        _ = open_study(tmp_path).timelines
