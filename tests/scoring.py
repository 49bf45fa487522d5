"""Gold and articles to scores: how well articles are built from a page, measure by measure.

White space is ignored throughout, and vertical quotation marks equal the others. A *unit* is what the gold marks as
one article, photo, continuation or index. Every measure is of one page; `table` averages over pages. A measure that a
page cannot have (kickers, where neither gold nor articles name one) is NaN there and left out of the average.
"""

import datetime
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

MEASURES = (
    "whole articles", "kinds", "headline with body", "kickers", "authors", "paragraphs", "roles macro", "B3", "month",
)  # fmt: skip
TURNED = str.maketrans("﹃﹄﹁﹂", "“”‘’")
COUNTED = {"body", "caption"}
UNITS = {"article", "photo", "continuation"}
HEADING = {"kicker", "headline", "deck"}  # one role in the role macro


def read_gold(path):
    """Give the gold of one page."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


def plain(text):
    """Give *text* as it is compared: without white space, its quotation marks turned."""
    return "".join((text or "").split()).translate(TURNED)


def f1(right, wanted, given):
    """Give the harmonic mean of precision and recall, NaN where there is nothing to find and nothing found."""
    return 2 * right / (wanted + given) if wanted + given else math.nan


def f1_of_multisets(wanted, given):
    """Give the F1 of two lists compared as multisets."""
    return f1((Counter(wanted) & Counter(given)).total(), len(wanted), len(given))


def gold_characters(gold, text):
    """Give (unit, role) of each character of *text* that is not white space, by its position."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    characters = {}
    for mark in gold["lines"]:
        start, line = lines[mark["line"] - 1]
        where = [start + k for k, character in enumerate(line) if not character.isspace() and character != "\ufeff"]
        characters |= dict.fromkeys(where, (mark["unit"], mark["role"]))
        dense = "".join(text[position] for position in where)
        for inline in mark.get("inline", ()):
            piece = "".join(inline["text"].split())
            at = dense.index(piece)
            characters |= dict.fromkeys(where[at : at + len(piece)], (mark["unit"], inline["role"]))
    return characters


def given_characters(articles, text):
    """Give (number of the article, role) of each character of *text* that is not white space, by its position."""
    return {
        position: (number, block.role)
        for number, article in enumerate(articles)
        for block in article.blocks
        for start, end in block.spans
        for position in range(start, end)
        if not text[position].isspace()
    }


def score(gold, text, articles):
    """Give the measures of one page, {measure: value}, for the *articles* built from its *text*."""
    wanted, given = gold_characters(gold, text), given_characters(articles, text)
    units = {unit: sets_of(wanted, unit) for unit in gold["units"]}
    built = {number: sets_of(given, number) for number in range(len(articles))}
    best = {unit: best_match(sets, built) for unit, sets in units.items()}
    return {
        "whole articles": whole_articles(gold, units, articles, built),
        "kinds": mean(
            best[unit] is not None and articles[best[unit]].kind == of["kind"] for unit, of in gold["units"].items()
        ),
        "headline with body": mean(
            best[unit] is not None and plain(articles[best[unit]].headline) == plain(of["headline"])
            for unit, of in gold["units"].items()
            if of.get("headline")
        ),
        "kickers": f1_of_multisets(
            [plain(of["kicker"]) for of in gold["units"].values() if of.get("kicker")],
            [plain(article.kicker) for article in articles if article.kicker],
        ),
        "authors": f1_of_multisets(
            [plain(author) for of in gold["units"].values() for author in of.get("authors", ())],
            [plain(author) for article in articles for author in article.authors],
        ),
        "paragraphs": f1_of_multisets(
            [plain(paragraph["text"]) for paragraph in gold["paragraphs"] if paragraph["role"] == "body"],
            [plain(block.text) for article in articles for block in article.blocks if block.role == "body"],
        ),
        "roles macro": roles_macro(wanted, given),
        "B3": b_cubed(wanted, given),
        "month": month(gold, articles),
    }


def sets_of(characters, label):
    """Give the body and caption characters of *label*, and all its characters."""
    every = {position: role for position, (owner, role) in characters.items() if owner == label}
    return frozenset(position for position, role in every.items() if role in COUNTED), frozenset(every)


def best_match(unit, built):
    """Give the article sharing most body and caption characters with *unit* (an index: any characters), or None."""
    which = 0 if unit[0] else 1
    shared = {number: len(sets[which] & unit[which]) for number, sets in built.items()}
    number = max(shared, key=lambda number: (shared[number], -number), default=None)
    return number if number is not None and shared[number] else None


def whole_articles(gold, units, articles, built):
    """Give the F1 of whole articles: those whose body and caption characters are exactly a unit's."""
    wanted = [units[unit][0] for unit, of in gold["units"].items() if of["kind"] in UNITS]
    given = [built[k][0] for k, article in enumerate(articles) if article.kind in UNITS or built[k][0]]
    return f1(len(set(wanted) & set(given)), len(wanted), len(given))


def roles_macro(wanted, given):
    """Give the F1 of each role by character, averaged over the roles of the page's gold."""

    def merged(role):
        return "heading" if role in HEADING else role

    right, in_gold, in_given = Counter(), Counter(), Counter()
    for position, (_, role) in wanted.items():
        in_gold[merged(role)] += 1
        right[merged(role)] += merged(given.get(position, (0, None))[1]) == merged(role)
    for position, (_, role) in given.items():
        if position in wanted:
            in_given[merged(role)] += 1
    return mean(f1(right[role], in_gold[role], in_given[role]) for role in in_gold)


def b_cubed(wanted, given):
    """Give the B-cubed F1 over the gold's body and caption characters, labelled by article."""
    pairs = Counter(
        (unit, given.get(position, (None, ""))[0]) for position, (unit, role) in wanted.items() if role in COUNTED
    )
    of_unit, of_article = defaultdict(int), defaultdict(int)
    for (unit, article), n in pairs.items():
        of_unit[unit] += n
        of_article[article] += n
    total = sum(of_unit.values())
    if not total:
        return math.nan
    precision = sum(n * n / of_article[article] for (_, article), n in pairs.items()) / total
    recall = sum(n * n / of_unit[unit] for (unit, _), n in pairs.items()) / total
    return 2 * precision * recall / (precision + recall)


def month(gold, articles):
    """Give the share of articles dated within 31 days that touch the page's month; without a year, null is right."""
    dates = [article.date for article in articles if article.kind in UNITS]
    if gold.get("year") is None:
        return mean(date is None for date in dates)
    if gold.get("month") is None:
        return mean(date is not None and date.earliest.year <= gold["year"] <= date.latest.year for date in dates)
    first = datetime.date(gold["year"], gold["month"], 1)
    last = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1) - datetime.timedelta(days=1)
    return mean(
        date is not None and (date.latest - date.earliest).days < 31 and date.earliest <= last and date.latest >= first
        for date in dates
    )


def mean(values):
    """Give the mean of *values* that are not NaN; NaN where there is none."""
    values = [float(value) for value in values if not math.isnan(value)]
    return sum(values) / len(values) if values else math.nan


def average(scores):
    """Give {measure: mean over pages} of the scores of several pages."""
    return {measure: mean(score[measure] for score in scores) for measure in MEASURES}
