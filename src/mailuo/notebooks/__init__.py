"""A study to the notebooks that tell it: opened from any folder, answered in two languages, run to the same bytes."""

from .answers import (
    across_numbers,
    articles,
    beside,
    clusters_answer,
    corpus_answer,
    failures,
    gensim_topics,
    limits,
    mention_frame,
    parted,
    sentences,
    surviving,
    themes_answer,
    topics_answer,
    torn_places,
    whole_terms,
    with_headlines,
    words_answer,
)  # fmt: skip
from .opening import SOURCES, open_study, seek
from .running import code, execute, run, told

__all__ = [
    "SOURCES", "across_numbers", "articles", "beside", "clusters_answer", "code", "corpus_answer", "execute",
    "failures", "gensim_topics", "limits", "mention_frame", "open_study", "parted", "run", "seek", "sentences",
    "surviving", "themes_answer", "told", "topics_answer", "torn_places", "whole_terms", "with_headlines",
    "words_answer",
]  # fmt: skip
