"""A study to methods.md: sentences for a paper, versions, seeds and the hash of what went in; no time stamp."""

import importlib.metadata
import platform
from pathlib import Path

from ..cache import key
from ..lda.grown import is_large
from .study import Study

PACKAGES = ("mailuo", "gensim", "jieba", "matplotlib", "numba", "numpy", "opencc", "pandas", "scikit-learn", "scipy")


def methods(study: Study) -> str:
    """Give the text of methods.md."""
    parts = {"Corpus": corpus, "Words": words, "Topics and clusters": models, "Themes": traced, "Versions": versions}
    sections = "\n\n".join(f"## {title}\n\n{part(study)}" for title, part in parts.items())
    return f"# Methods\n\nWritten by mailuo from this run; to be cut to a paper's needs.\n\n{sections}\n"


def write_methods(study: Study, out: Path) -> Path:
    """Write *out*/methods.md and give its path."""
    path = out / "methods.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(methods(study), encoding="utf-8", newline="\n")
    return path


def corpus(study: Study) -> str:
    """Say what was read and what of it counts."""
    kinds = {kind: sum(one.kind == kind for one in study.articles) for kind in ("article", "photo", "continuation")}
    reprints = sum(one.reprint_of is not None for one in study.articles)
    dated = sum(date is not None for date in study.dates)
    again = "counted again" if study.settings.reprints else "counted once with the original"
    return (
        f"The corpus “{study.corpus.name}” has {len(study.pages)} pages ({len(study.corpus.failures)} files could "
        f"not be read). From them {kinds['article']} articles, {kinds['photo']} photo items and "
        f"{kinds['continuation']} continuations were rebuilt. Counted are {len(study.counted)} articles: photo items "
        f"{'included' if study.settings.photos else 'left out'}, {reprints} "
        f"reprint{'' if reprints == 1 else 's'} {again}. "
        f"{dated} of them have a date; dates are intervals that rest on a sentence of the page, and an article "
        f"enters a {study.period_name} only if its interval lies in one or spans two neighbours.\n\n"
        f"SHA-256 of the pages and word lists: `{fingerprint(study)}`"
    )


def words(study: Study) -> str:
    """Say how words were made and which are modelled."""
    settings, lexicon = study.settings, study.lexicon
    dropped = [kind for kind in dict(lexicon.stops) if kind in lexicon.dropped_kinds]
    return (
        f"Text was segmented with jieba 0.42.1 (precise mode, HMM), after {len(lexicon.terms)} protected terms had "
        f"been set apart by longest match. Left out were punctuation, "
        f"{'' if settings.numbers else 'numbers, '}words of fewer than {lexicon.shortest} characters and stop words"
        f"{' (' + ', '.join(dropped) + ')' if dropped else ''}. A row of the counts is one {settings.unit}; a term is "
        f"kept if it is in at least {settings.min_documents} articles and at most {settings.max_share:.0%} of them: "
        f"{len(study.counts.terms)} terms in {len(study.counts.ids)} rows."
    )


def models(study: Study) -> str:
    """Say how topics and clusters were made."""
    grid = ", ".join(map(str, study.settings.n_topics))
    relaxed = "; over-relaxed, Salakhutdinov & Roweis 2003" if is_large(study.counts.matrix) else ""
    return (
        f"LDA was fitted by collapsed variational Bayes (CVB0; Asuncion et al. 2009{relaxed}) for K = {grid} with "
        f"seeds {study.seeds.start} to {study.seeds.stop - 1}. {study.choice.reason} Shares by row were averaged to "
        f"articles, weighted by words. Articles were clustered by TF-IDF (sublinear, length 1), method "
        f"{study.clusters.method}. {study.clusters.reason}"
    )


def traced(study: Study) -> str:
    """Say how themes were traced."""
    line = study.timelines["name"]
    return (
        f"{len(study.themes)} themes were traced by the share of articles that use at least one of their terms, in two "
        f"tiers that are never added up: the theme by its name, and related terms. At each place the longest term "
        f"counts. Periods: {line.periods[0]} to {line.periods[-1]} by {study.period_name}; one without an article "
        f"has no value. {line.note}"
    )


def versions(study: Study) -> str:
    """Name what the run was made with."""
    rows = [f"- {name} {importlib.metadata.version(name)}" for name in PACKAGES]
    return "\n".join([f"- Python {platform.python_version()}", *rows, f"- seed {study.settings.seed}"])


def fingerprint(study: Study) -> str:
    """Give one hash of the pages' texts and of the files that steer the study."""
    folder = study.corpus.folder
    files = [folder / name for name in ("corpus.toml", "study.toml", "themes.toml", "words/keep.txt", "words/stop.txt")]
    parts = [part for page in study.pages.values() for part in (page.id, page.text)]
    # line ends are no change: a Windows checkout may have others
    parts += [file.read_text(encoding="utf-8-sig") for file in files if file.is_file()]
    return key(*parts)
