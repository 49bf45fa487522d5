"""Weigh the signs of headings: fit the weights in mailuo.articles.parting anew, and print them.

    python benchmarks/headings.py

A heading amid text, with a paragraph below it that no formula opens, heads a new article or a part of one. Its signs
are weighed by logistic regression on made pages (seeds 0 to 299), on the invented pages in tests/invented/tuned, each
also set in four other ways, and on the five pages. Prints how well the weights tell the two apart on pages that they
were not fitted on (8 parts, whole pages together), then the weights as they stand in the module.
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from pagemaker import make, page_of_script  # noqa: E402
from scoring import gold_characters, read_gold  # noqa: E402

from mailuo.articles import evidence, parting  # noqa: E402
from mailuo.articles.cohesion import vocabulary  # noqa: E402
from mailuo.articles.events import events_of, heading_runs, surroundings  # noqa: E402
from mailuo.articles.making import items_of  # noqa: E402
from mailuo.pages import page_of_text  # noqa: E402

SETTINGS = ("none", "14"), ("blocks", "22"), ("paragraphs", "12"), ("every", "17")  # blank lines, width of a column
HEADLINE = ("headline", "kicker", "deck")
PARTS = 8


def pages():
    """Give (name of the page, weight, text, gold) of every page that the weights may be fitted on."""
    for seed in range(300):
        yield f"made-{seed}", 0.2, *make(seed)
    for path in sorted((ROOT / "tests/invented/tuned").glob("*.page")):
        script = path.read_text(encoding="utf-8")
        yield path.stem, 1.5, *page_of_script(script)
        for number, (blanks, width) in enumerate(SETTINGS):
            yield path.stem, 0.4, *page_of_script(f"{script}\n# blanks: {blanks}\n# width: {width}\n", number)
    for path in sorted((ROOT / "tests/gold").glob("*.json")):
        gold = read_gold(path)
        yield path.stem, 1.0, (ROOT / "seeds/pages" / gold["page"]).read_text(encoding="utf-8"), gold


def headings(text, gold):
    """Give (signs, whether it is a headline) of each heading of a page that its words and place do not settle."""
    page = page_of_text("page", text)
    items, wanted = items_of(page), gold_characters(gold, text)
    events = events_of(items)
    words = vocabulary([items[event.item].text if event.role == "body" else "" for event in events])
    signed = evidence.signed_share(events)
    for first, end in heading_runs(events):
        if not first or end == len(events) or events[end].role != "body" or events[end].opens:
            continue
        marks = [wanted.get(items[event.item].start) for event in events[first - 1 : end + 1]]
        if events[first - 1].role != "body" or None in marks or items[events[first].item].row.mark:
            continue
        (above, _), *heads, (below, _) = marks
        part = above == below and all(mark == (above, "subhead") for mark in heads)
        headline = above != below and any(role in HEADLINE for _, role in heads)
        if part == headline:
            continue
        around = surroundings(items, events, first, end)
        said = evidence.overlap(
            "".join(items[event.item].text for event in events[first:end]),
            "".join(items[events[k].item].text for k in around[1]),
        )
        yield parting.signs_of(items, events, first, end, around, words, said, signed), headline


def main():
    """Print the weights and how well they tell headlines from the headings of parts."""
    signs, headline, names, weights = [], [], [], []
    for name, weight, text, gold in pages():
        for found, is_headline in headings(text, gold):
            signs.append(list(found.values()))
            headline.append(is_headline)
            names.append(name)
            weights.append(weight)
    keys = list(found)
    scaler = StandardScaler().fit(signs)
    X, y, weights = scaler.transform(signs), np.array(headline), np.array(weights)
    scores = np.zeros(len(y))
    for train, test in GroupKFold(PARTS).split(X, y, names):
        scores[test] = model().fit(X[train], y[train], sample_weight=weights[train]).decision_function(X[test])
    fitted = model().fit(X, y, sample_weight=weights)
    raw = fitted.coef_[0] / scaler.scale_
    for kind, chosen in (("made", lambda name: name.startswith("made")), ("other", lambda name: name[:4] != "made")):
        of = np.array([chosen(name) for name in names])
        right = np.mean((scores[of] > 0) == y[of])
        print(f"{kind} pages: {of.sum()} headings, {right:.3f} told right, AUC {roc_auc_score(y[of], scores[of]):.3f}")
    print("WEIGHTS = {" + "".join(f'\n    "{key}": {weight:.2f},' for key, weight in zip(keys, raw)) + "\n}")
    print(f"LEVEL = {fitted.intercept_[0] - (raw * scaler.mean_).sum():.2f}")


def model():
    """Give the regression, its weights held small."""
    return LogisticRegression(C=0.3, max_iter=3000)


if __name__ == "__main__":
    main()
