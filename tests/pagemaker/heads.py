"""A file of headings to pages with gold: each, marked part by part, above or below the opening of its article.

They were written out by hand for this: what a kicker, a headline and a deck say differs more than how they look.
"""

import random as chance
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pagemaker.others import kept
from pagemaker.script import page_of_script

HEADINGS = Path(__file__).resolve().parents[1] / "invented/headings.jsonl.xz"
ARTICLES = 6  # on a page
SETTINGS = ("dump", "yes"), ("blocks", "yes"), ("paragraphs", "no"), ("none", "yes")  # blank lines, squeezed


def heading_pages(use):
    """Give (name, text, gold) of pages made of the headings for *use*, ``learn`` or ``test``."""
    headings = list(kept(HEADINGS, use))
    for number, first in enumerate(range(0, len(headings), ARTICLES)):
        random = chance.Random(number)
        blanks, squeeze = SETTINGS[number % len(SETTINGS)]
        setting = f"# blanks: {blanks}\n# squeeze: {squeeze}\n# width: {random.randint(12, 24)}\n"
        below = random.random() < 0.25  # a paper that sets headlines below their texts
        tight = random.random() < 0.5  # … and one without blank lines between the parts of a heading
        articles = headings[first : first + ARTICLES]
        script = setting + "".join(script_of(f"a{k}", heading, below, tight) for k, heading in enumerate(articles, 1))
        yield f"{use}-{number:03d}", *page_of_script(script, number)


def script_of(unit, heading, below, tight):
    """Give the script of an article; its heading stands *below* its text or above it, its parts *tight* or apart."""
    head = [
        f"[{part}{' tight' if k and tight else ''}] {'|'.join(text for _, text in lines)}"
        for k, (part, lines) in enumerate(groupby(heading["lines"], key=itemgetter(0)))
    ]
    byline, (first, *rest) = heading["byline"], heading["body"]
    if inside(byline):
        text = [f"[body] <byline>{byline}</byline>{first}"]
    else:
        text = [*([f"[byline] {byline}"] if byline else []), f"[body] {first}"]
    text += [f"[body] {paragraph}" for paragraph in rest]
    return "\n".join((f"=== {unit} article", *(text + head if below else head + text), ""))


def inside(byline):
    """Tell whether *byline* stands inside the first line."""
    return any(mark in byline for mark in "讯电訊")
