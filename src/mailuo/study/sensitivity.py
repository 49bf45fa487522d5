"""A study to the findings that survive other choices: of terms, unit, stop list, reprints and photos."""

from dataclasses import replace

import pandas as pd

from .. import evidence as tracing
from .. import themes
from .study import Study


def sensitivity(study: Study) -> pd.DataFrame:
    """Tell which findings survive other choices: a row for each measure, finding and choice, the finding's own first.

    Findings are by name (the share of articles that name a theme) and by guided topics (its share of text): *measure*
    says which. Columns as `evidence.sensitivity`.
    """
    others = _others(study)
    named = {
        "related terms": _mentioned(study, "related"),
        "either tier": _mentioned(study, "either"),
        **_rates(study),
        **{
            choice: _mentioned(others[choice], "name")
            for choice in ("reprints counted", "photos counted")
            if choice in others
        },
    }
    guided = {choice: _guided(other) for choice, other in others.items()}
    by_name = tracing.sensitivity(_mentioned(study, "name"), named).assign(measure="name")
    by_share = tracing.sensitivity(_guided(study), guided).assign(measure="guided")
    frame = pd.concat([by_name, by_share], ignore_index=True)
    return frame[["measure", *(name for name in frame.columns if name != "measure")]]


def _mentioned(study: Study, tier: str) -> pd.DataFrame:
    return study._traced(study.mentioned(tier), tier, study.theme_names).frame()


def _rates(study: Study) -> dict[str, pd.DataFrame]:
    """Give what the mentions by name are of all paragraphs and of all characters."""
    line = study._traced(study.mentioned("name"), "name", study.theme_names)
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
    return study._traced(shares, "guided", study.theme_names).frame()


def _others(study: Study) -> dict[str, Study]:
    """Give the same study under each other choice of settings, by what is chosen."""
    settings = study.settings
    choices = {
        "a row an article": {"unit": "article"},
        "a row a paragraph": {"unit": "paragraph"},
        "no stop words dropped": {"keep": tuple(kind for kind, _ in study.lexicon.stops)},
        "reprints counted": {"reprints": True},
        "photos counted": {"photos": True},
    }
    made = {name: replace(settings, **choice) for name, choice in choices.items()}
    return {name: replace(study, settings=other) for name, other in made.items() if other != settings}
