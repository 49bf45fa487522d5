from pathlib import Path

import pytest

from mailuo.evidence import survivors
from mailuo.study import open_study
from mailuo.study.sensitivity import sensitivity

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def findings():
    return sensitivity(open_study(SEEDS))


def test_the_circle_falls_by_name_but_rises_by_its_related_terms(findings):
    circle = findings[(findings["measure"] == "name") & (findings["label"] == "成渝地区双城经济圈")]
    told = circle.set_index(["before", "variant"])["direction"]
    assert told["2020", "base"] == "fall" and told["2020", "related terms"] == "rise"
    assert told["2021", "base"] == "fall" and told["2021", "either tier"] == "rise"
    assert told["2020", "reprints counted"] == "fall" and told["2020", "mentions per 10,000 characters"] == "fall"


def test_counting_the_reprint_changes_how_many_articles_there_are(findings):
    circle = findings[(findings["measure"] == "name") & (findings["label"] == "成渝地区双城经济圈")]
    n = circle[circle["before"] == "2020"].set_index("variant")["n_after"]
    assert n["reprints counted"] == n["base"] + 1


def test_every_choice_is_tried_on_every_measured_finding(findings):
    told = survivors(findings)
    assert set(told["measure"]) == {"name", "guided"}
    assert (told["n_survive"] <= told["n_variants"]).all()
    assert set(told[told["measure"] == "name"]["n_variants"]) == {6}
    for choice in ("a row an article", "no stop words dropped", "reprints counted", "photos counted"):
        assert choice in set(findings[findings["measure"] == "guided"]["variant"])
