"""Text to sentences: where each begins and ends."""

import re
from collections.abc import Iterator

SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』〉》）)\]】\"']*|\n+|$)")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give the code points [start, end) of each sentence of *text*, white space around it left out.

    >>> [text[start:end] for text in ["“来了！”他说。走吧"] for start, end in sentence_spans(text)]
    ['“来了！”', '他说。', '走吧']
    """
    for match in SENTENCE.finditer(text):
        inner = match[0].strip()
        if inner:
            start = match.start() + match[0].index(inner)
            yield start, start + len(inner)


def sentence_around(text: str, start: int, end: int) -> str:
    """Give the sentence that holds [start, end) of *text*; all of them where it reaches over several."""
    inside = [span for span in sentence_spans(text) if span[0] < end and start < span[1]]
    return text[inside[0][0] : inside[-1][1]] if inside else text[start:end]
