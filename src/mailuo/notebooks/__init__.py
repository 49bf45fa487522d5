"""A study to the notebooks that tell it: opened from any folder, answered in two languages, run to the same bytes."""

from .answers import clusters_answer, corpus_answer, themes_answer, topics_answer, words_answer
from .opening import SOURCES, open_study, seek
from .running import code, execute, run, told

__all__ = [
    "SOURCES", "clusters_answer", "code", "corpus_answer", "execute", "open_study", "run", "seek", "themes_answer",
    "told", "topics_answer", "words_answer",
]  # fmt: skip
