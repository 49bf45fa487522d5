"""A study to what ails its corpus: each ailment a sentence, with examples and what helps."""

import difflib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..dates import parse_date
from ..errors import CorpusError
from ..figures import unprintable
from ..intervals import MIN_ARTICLES, MIN_CORPUS, MIN_PAGES
from ..study import Study
from ..words import match_key, simplified

BOILERPLATE = 0.05  # of the articles, and at least FEWEST: a sentence that stands in so many is a paper's phrase
FEWEST = 3
SHORT = 6  # characters: shorter sentences come back by themselves
MOST = 5
TRADITIONAL = 0.02  # of the characters


@dataclass(frozen=True)
class Ailment:
    """Something a researcher should know before trusting the results, what it shows in, and what helps."""

    name: str
    sentence: str
    examples: tuple[str, ...] = ()
    remedy: str = ""


def examine(study: Study) -> list[Ailment]:
    """Look a corpus over; an empty list means that nothing was found, not that all is well."""
    tests: Sequence[Callable[[Study], Ailment | None]] = (
        unread, empty, undated, unreadable_dates, reprints, boilerplate, unprinted, traditional, absent_terms,
        thin_periods, unsure,
    )  # fmt: skip
    return [ailment for test in tests if (ailment := test(study)) is not None]


def unread(study: Study) -> Ailment | None:
    """Tell of files that could not be read."""
    failures = study.corpus.failures
    if not failures:
        return None
    return Ailment("unread", f"{len(failures)} files could not be read.", cut([one.reason for one in failures]))


def empty(study: Study) -> Ailment | None:
    """Tell of articles without a word that is modelled."""
    filled = set(np.asarray(study.counts.groups)[np.diff(study.counts.matrix.indptr) > 0].tolist())
    found = [one.id for one in study.counted if one.id not in filled]
    if not found:
        return None
    return Ailment(
        "empty",
        f"{len(found)} of {len(study.counted)} articles have no word that is modelled; topics leave them out.",
        cut(found),
        "Look at them with `mailuo articles --explain`; see what the word lists drop with `mailuo words`.",
    )


def undated(study: Study) -> Ailment | None:
    """Tell of articles that enter no period."""
    found = [one.id for one in study.counted if one.date is None]
    wide = [one for one, label in study.period_of.items() if label is None and one not in found]
    if not found and not wide:
        return None
    return Ailment(
        "undated",
        f"{len(found)} of {len(study.counted)} articles have no date, and the dates of {len(wide)} lie in no one "
        f"{study.period_name}; no timeline shows the former.",
        cut([*found, *wide]),
        'State what you know in corpus.toml, as in [page."001.txt"] date = "2021-01-08".',
    )


def unreadable_dates(study: Study) -> Ailment | None:
    """Tell of dates that a file states in a form that cannot be read."""
    found = []
    for page in study.pages.values():
        stated = str((page.stated or {}).get("date") or "")
        try:
            if stated:
                parse_date(stated)
        except CorpusError:
            found.append(f"{page.id}: {stated!r}")
    if not found:
        return None
    return Ailment(
        "unreadable dates",
        f"{len(found)} of {len(study.pages)} pages state a date that cannot be read; it was not used.",
        cut(found),
        "Write it as 2021-01-08 in the file, or state it in corpus.toml; another column is named with `--date`.",
    )


def reprints(study: Study) -> Ailment | None:
    """Tell of articles that repeat another."""
    found = [one for one in study.articles if one.reprint_of is not None]
    if not found:
        return None
    return Ailment(
        "reprints",
        f"{len(found)} articles repeat another; each is counted once{' again' if study.settings.reprints else ''}.",
        cut([f"{one.id} repeats {one.reprint_of.article} (direction {one.reprint_of.direction})" for one in found]),
        "`reprints = true` in study.toml counts them again.",
    )


def boilerplate(study: Study) -> Ailment | None:
    """Tell of sentences that come back in many articles."""
    seen: Counter[str] = Counter()
    for article in study.counted:
        text = "\n".join(paragraph.text for paragraph in article.paragraphs)
        for mark in "。！？；":
            text = text.replace(mark, "\n")
        seen.update({part.strip() for part in text.split("\n") if len(part.strip()) >= SHORT})
    least = max(FEWEST, BOILERPLATE * len(study.counted))
    found = sorted(((count, part) for part, count in seen.items() if count >= least), key=lambda one: (-one[0], one[1]))
    if not found:
        return None
    return Ailment(
        "boilerplate",
        f"{len(found)} sentences stand in {least:.0f} articles or more: phrases rather than matter.",
        cut([f"{count} articles: {part}" for count, part in found]),
        "Put their words into words/stop.txt if they are not what you study.",
    )


def unprinted(study: Study) -> Ailment | None:
    """Tell of characters that the figures' font lacks."""
    seen = Counter("".join(page.text for page in study.pages.values()))
    found = sorted(unprintable(seen), key=lambda one: (-seen[one], one))
    if not found:
        return None
    return Ailment(
        "unprinted",
        f"{len(found)} different characters are not in the figures' font and are drawn as 〓.",
        cut([f"{one} (U+{ord(one):04X}), {seen[one]} times" for one in found]),
    )


def traditional(study: Study) -> Ailment | None:
    """Tell of traditional script that is not simplified."""
    if study.settings.simplify:
        return None
    seen = Counter("".join(page.text for page in study.pages.values()))
    table = simplified()
    found = {one: count for one, count in seen.items() if table.get(one, one) != one}
    share = sum(found.values()) / max(1, sum(seen.values()))
    if share < TRADITIONAL:
        return None
    return Ailment(
        "traditional",
        f"{100 * share:.0f} % of the characters are traditional; their words are counted apart from simplified ones.",
        cut(sorted(found, key=lambda one: (-found[one], one))),
        "`simplify = true` in study.toml makes them one.",
    )


def absent_terms(study: Study) -> Ailment | None:
    """Tell of themes' terms that never occur, each with the nearest that do."""
    told = {match_key(term) for theme in study.themes for term in (*theme.terms, *theme.related)}
    forms = [term for theme in study.themes for term in (*theme.terms, *theme.related)]
    present = {match_key(form) for form in (*study.mentions["surface"], *study.mentions["term"])}
    found = [term for term in dict.fromkeys(forms) if match_key(term) not in present]
    if not told or not found:
        return None
    near = {term: difflib.get_close_matches(term, study.counts.terms, n=2, cutoff=0.5) for term in found[:MOST]}
    return Ailment(
        "absent terms",
        f"{len(found)} of {len(told)} terms of the themes never occur.",
        cut([f"{term}" + (f"; near it: {', '.join(near[term])}" if near.get(term) else "") for term in found]),
        "Mend them in themes.toml, or keep them: a theme that is absent is a finding.",
    )


def thin_periods(study: Study) -> Ailment | None:
    """Tell of periods too thin for an interval."""
    period_of = study.period_of
    if not any(period_of.values()):
        return None
    articles, pages = Counter(period_of.values()), Counter()
    for label, _ in {(period_of[one.id], one.pages[0]) for one in study.counted}:
        pages[label] += 1
    labels = [period.label for period in study.periods]
    thin = [
        f"{label}: {articles[label]} articles on {pages[label]} pages"
        for label in labels
        if articles[label] and (articles[label] < MIN_ARTICLES or pages[label] < MIN_PAGES)
    ]
    gaps = [label for label in labels if not articles[label]]
    total = sum(articles[label] for label in labels)
    if not thin and not gaps and total >= MIN_CORPUS:
        return None
    return Ailment(
        "thin periods",
        f"{len(thin)} of {len(labels)} periods are too thin for an interval, {len(gaps)} have no article, and "
        f"{total} articles are dated (below {MIN_CORPUS} no interval is drawn anywhere).",
        cut([*thin, *(f"{label}: no article" for label in gaps)]),
        'Longer periods (`period = "year"` in study.toml), or more pages.',
    )


def unsure(study: Study) -> Ailment | None:
    """Tell of pages whose articles were rebuilt with little confidence."""
    doubt: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for article in study.articles:
        for block in article.blocks:
            whole[article.page] += len(block.text)
            doubt[article.page] += len(block.text) * (block.confidence < 0.6)
    found = sorted((-doubt[page] / max(1, whole[page]), page) for page in whole if doubt[page] > 0.2 * whole[page])
    if not found:
        return None
    return Ailment(
        "unsure",
        f"{len(found)} of {len(whole)} pages were rebuilt with little confidence: read them beside the dump.",
        cut([f"{page}: {-100 * share:.0f} % of its text" for share, page in found]),
        "`mailuo articles PAGE --explain` shows each line's role and why.",
    )


def cut(examples: Sequence[str]) -> tuple[str, ...]:
    """Give the first few, and how many more there are."""
    more = len(examples) - MOST
    return (*examples[:MOST], *([f"… and {more} more"] if more > 0 else []))
