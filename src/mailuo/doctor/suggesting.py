"""A new corpus to suggestions: terms to keep and themes to trace, written as comments into its lists."""

import json
from collections.abc import Sequence

from .. import tokens
from ..study import Study

N_TERMS, N_THEMES = 30, 8
MOST_TEXTS = 20_000  # that terms are looked for in: of more, every second, third … is taken


def suggest_lists(study: Study) -> tuple[int, int]:
    """Add suggested terms to words/keep.txt and suggested themes to themes.toml, as comments; give how many of each."""
    texts = [unit.text for unit in study.units]
    step = -(-len(texts) // MOST_TEXTS) or 1
    terms = tokens.suggest(texts[::step], study.lexicon, n=N_TERMS)
    folder = study.corpus.folder
    if terms:
        lines = [
            "",
            f"# Words that the dictionary lacks, found in {told(step)}: take the # away from those to keep whole.",
        ]
        append(folder / "words" / "keep.txt", [*lines, *(f"# {one.term}" for one in terms)])
    names = theme_terms(study)
    if names:
        lines = [
            "",
            "# Terms that set one period apart from the others, in several articles and pages: themes, perhaps.",
        ]
        append(folder / "themes.toml", [*lines, *(line for name in names for line in theme_lines(name))])
    return len(terms), len(names)


def told(step: int) -> str:
    """Give what terms were looked for in, where every *step*-th text was read."""
    return "these pages" if step == 1 else f"one of {step} of these texts"


def theme_terms(study: Study) -> list[str]:
    """Give the terms that are most distinctive of a period, best first, each once."""
    if all(one.date is None for one in study.counted) or not any(study.period_of.values()):
        return []
    frame = study.keyness
    best = frame[frame["distinctive"]].sort_values(["score", "term"], ascending=[False, True], kind="stable")
    return list(dict.fromkeys(best["term"]))[:N_THEMES]


def theme_lines(name: str) -> Sequence[str]:
    """Give a theme of one term, commented out."""
    quoted = json.dumps(name, ensure_ascii=False)
    return ["#", "# [[theme]]", f"# name = {quoted}", f"# terms = [{quoted}]"]


def append(path, lines: Sequence[str]) -> None:
    """Add *lines* to the text file at *path*."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
