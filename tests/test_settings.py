"""study.toml is read as it is meant, or refused by the name of the setting."""

import datetime

import pytest

from mailuo.errors import CorpusError
from mailuo.study import read_settings, settings


def test_a_corpus_without_a_study_toml_has_the_defaults(tmp_path):
    assert read_settings(tmp_path) == settings({})


def test_one_number_of_topics_is_a_grid_of_one():
    assert settings({"n_topics": 50}).n_topics == (50,)
    assert settings({"n_topics": [3, 5]}).n_topics == (3, 5)


def test_without_a_grid_there_are_five_seeds_unless_more_are_asked_for():
    assert settings({"n_topics": 50}).n_seeds == 5
    assert settings({"n_topics": 50, "n_seeds": 8}).n_seeds == 8
    assert settings({}).n_seeds == 20


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"n_topic": 5}, "'n_topic'; did you mean 'n_topics'"),
        ({"unit": "sentence"}, "unit = 'sentence' makes no sense"),
        ({"seed": "one"}, "seed = 'one' is not of the kind"),
        ({"photos": 1}, "photos = 1 is not of the kind"),
        ({"n_topics": [1]}, "n_topics"),
        ({"first": 2024, "last": 2020}, "last = 2020"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused_by_name(values, message):
    with pytest.raises(CorpusError, match=message.replace("[", r"\[")):
        settings(values)


def test_a_study_toml_that_is_no_toml_is_refused(tmp_path):
    (tmp_path / "study.toml").write_text("unit = paragraph", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"study\.toml cannot be read"):
        read_settings(tmp_path)


def test_periods_can_be_ones_own():
    own = settings({"period": [["before", "2020-01-01", "2023-07-15"], ["after", "2023-07-16", "2024-12-31"]]})
    assert own.period[1] == ("after", datetime.date(2023, 7, 16), datetime.date(2024, 12, 31))
    with pytest.raises(CorpusError, match="period"):
        settings({"period": [["before", "2020-13-01", "2023-07-15"]]})
