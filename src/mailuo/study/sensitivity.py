"""A study to the findings that survive other choices: of terms, unit, stop list, reprints and photos."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from .. import evidence as tracing
from .. import themes
from .freeing import give_back
from .study import Study
from .times import traced

COUNTED = ("reprints counted", "photos counted")  # choices that change which articles count


def sensitivity(study: Study) -> pd.DataFrame:
    """Tell which findings survive other choices: a row for each measure, finding and choice, the finding's own first.

    Findings are by name (the share of articles that name a theme) and by guided topics (its share of text): *measure*
    says which. Columns as `evidence.sensitivity`.
    """
    named = {
        "related terms": _mentioned(study, "related"),
        "either tier": _mentioned(study, "either"),
        **_rates(study),
    }
    guided = {}
    for choice, other in _others(study):  # one after another: each holds fits of its own
        guided[choice] = _guided(other)
        if choice in COUNTED:
            named[choice] = _mentioned(other, "name")
        del other
        give_back()
    by_name = tracing.sensitivity(_mentioned(study, "name"), named).assign(measure="name")
    by_share = tracing.sensitivity(_guided(study), guided).assign(measure="guided")
    frame = pd.concat([by_name, by_share], ignore_index=True)
    return frame[["measure", *(name for name in frame.columns if name != "measure")]]


def _mentioned(study: Study, tier: str) -> pd.DataFrame:
    return traced(study, study.mentioned(tier), tier, study.theme_names).frame()


def _rates(study: Study) -> dict[str, pd.DataFrame]:
    """Give what the mentions by name are of all paragraphs and of all characters."""
    line = traced(study, study.mentioned("name"), "name", study.theme_names)
    parts = pd.DataFrame(tracing.parts_of(study.counted, line), columns=line.periods)
    rates = themes.rates(study.mentions, study.counted, study.themes, parts=parts)
    rates = rates[rates["tier"] == "name"].rename(columns={"theme": "label"})
    return {
        "share of paragraphs": rates.assign(share=rates["per_paragraph"]),
        "mentions per 10,000 characters": rates.assign(share=rates["per_10000"]),
    }


def _guided(study: Study) -> pd.DataFrame:
    """Give the timeline by guided topics alone, which needs no choice of K."""
    shares = study.guided_shares[:, :, :-1]  # without 其他, which is no theme
    return traced(study, shares, "guided", study.theme_names).frame()


def _others(study: Study) -> Iterator[tuple[str, Study]]:
    """Give the same study under each other choice of settings that changes something, with what is chosen."""
    settings = study.settings
    choices = {
        "a row an article": {"unit": "article"},
        "a row a paragraph": {"unit": "paragraph"},
        "no stop words dropped": {"keep": tuple(kind for kind, _ in study.lexicon.stops)},
        "reprints counted": {"reprints": True} if any(one.reprint_of for one in study.articles) else {},
        "photos counted": {"photos": True} if any(one.kind == "photo" for one in study.articles) else {},
    }
    for name, choice in choices.items():
        other = replace(settings, **choice)
        if other != settings:
            yield name, replace(study, settings=other)
