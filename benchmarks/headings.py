"""Learn how much the signs of headings weigh, and write src/mailuo/articles/weights.py and costs.py anew.

    python benchmarks/headings.py [--rounds N] [--only-measure | --only-grammar] [--gold FOLDER PAGES WEIGHT]...

Learns from the invented pages in tests/invented/tuned, each also set in four other ways, from made pages (seeds 0 to
149 of the page maker in the tests) and made PDF sheets (seeds 0 to 39), from pages of other makers
(tests/invented/others.jsonl.xz, those marked "learn"), as they are and without blank lines, and from the five pages;
the parts of headings also from headings that were written out by hand (tests/invented/headings.jsonl.xz, "learn").
FOLDER holds one .json of gold for each page, PAGES the page files, and WEIGHT says how much each counts.
The pages in tests/invented/held are never read. Prints how many steps of the pages' grammar and how many
headings' parts are read as the gold reads them, before and after.
"""

import argparse
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import headings_grammar  # noqa: E402
import headings_parts  # noqa: E402
from articles import gold_pages, made_pages, made_sheets  # noqa: E402
from headings_grammar import table  # noqa: E402
from pagemaker import heading_pages, other_pages, page_of_script, with_blanks  # noqa: E402
from scoring import gold_characters  # noqa: E402

from mailuo.articles.weights import PAIR, PAIRS, PART, PARTS  # noqa: E402
from mailuo.pages import page_of_text  # noqa: E402

SETTINGS = ("none", "14"), ("blocks", "22"), ("paragraphs", "12"), ("every", "17")  # blank lines, width of a column
NEAREST, TIMES = "AB", 10 / 3  # makers whose pages are set most like those of the first corpus: they count more
# … and in learning the grammar those by hand: there are few, and they are most like real ones; two runs are averaged
HAND_TIMES = 6, 3
HEADINGS = "headings by hand"  # with the openings of their articles only: nothing to learn the grammar from
ARTICLES = ROOT / "src/mailuo/articles"


def pages(more):
    """Give (kind, weight, page, gold) of every page to learn from."""
    for path in sorted((ROOT / "tests/invented/tuned").glob("*.page")):
        script = path.read_text(encoding="utf-8")
        yield "invented", 1.0, *read_text(path.stem, *page_of_script(script))
        for number, (blanks, width) in enumerate(SETTINGS):
            set_so = page_of_script(f"{script}\n# blanks: {blanks}\n# width: {width}\n", number)
            yield "invented, set otherwise", 0.35, *read_text(path.stem, *set_so)
    for page, gold in made_pages(0, 149):
        yield "made", 0.3, page, gold
    for name, text, gold in other_pages("learn"):
        times = TIMES if name[1] in NEAREST else 1.0
        yield "of other makers", 1.5 * times, *read_text(name, text, gold)
        yield "of other makers, no blank line", 0.5 * times, *read_text(name, *with_blanks(text, gold, False))
    for name, text, gold in heading_pages("learn"):
        yield HEADINGS, 2.0, *read_text(name, text, gold)
    for page, gold in made_sheets(0, 39):
        yield "made PDF sheets", 0.5, page, gold
    for folder, texts, weight in ((ROOT / "tests/gold", ROOT / "seeds/pages", 25.0), *more):
        for page, gold in gold_pages(folder, texts):
            yield Path(folder).name, float(weight), page, gold


def read_text(name, text, gold):
    """Give the page of a text, and its gold."""
    return page_of_text(name, text), gold


def main():
    """Learn, print what was reached and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=headings_grammar.ROUNDS)
    parser.add_argument("--only-measure", action="store_true", help="learn nothing, write nothing")
    parser.add_argument("--only-grammar", action="store_true", help="leave the parts of headings and paragraphs alone")
    parser.add_argument("--gold", nargs=3, action="append", default=[], metavar=("FOLDER", "PAGES", "WEIGHT"))
    options = parser.parse_args()
    if options.only_grammar:
        headings_grammar.PARAGRAPHS = ()
    kinds, cases, read = [], [], []
    for kind, weight, page, gold in pages(options.gold):
        characters = gold_characters(gold, page.text)
        cases.append(headings_grammar.case_of(weight, page, gold, characters))
        kinds.append(kind)
        read.append((page, characters))
    names = headings_grammar.with_tables(cases)
    found = [each for kind, case, (page, characters) in zip(kinds, cases, read)
             for each in headings_parts.headings_of(kind, case, page, characters, names)]  # fmt: skip
    lines, pairs = headings_parts.with_tables(found)
    present = headings_grammar.present(names)
    start = present.costs
    print_grammar("before", kinds, cases, present, start)
    of_lines, of_pairs = table(PART, lines, len(PARTS)), table(PAIR, pairs, max(PAIRS.values()) + 1)
    print_parts("before", found, of_lines, of_pairs)
    if options.only_measure:
        return
    whole = [(kind, case) for kind, case in zip(kinds, cases) if kind != HEADINGS]
    with ProcessPoolExecutor(3) as pool:
        grammars = [
            pool.submit(headings_grammar.fit, weighed(whole, times), names, options.rounds, seed, flushed)
            for seed, times in enumerate(HAND_TIMES)
        ]
        if not options.only_grammar:
            of_lines, of_pairs = pool.submit(headings_parts.fit, found, lines, pairs).result()
            print_parts("after", found, of_lines, of_pairs)
        fitted = headings_grammar.mean([grammar.result() for grammar in grammars])
    print_grammar("after", kinds, cases, fitted, start)
    write_weights(ARTICLES / "weights.py", [(names, fitted.weights), (lines, of_lines), (pairs, of_pairs)])
    write_costs(ARTICLES / "costs.py", fitted.costs)


def weighed(whole, times):
    """Give the cases of *whole*, (kind, case) each, with pages by hand counting so many *times*."""
    return [replace(case, weight=case.weight * (times if kind.startswith("invented") else 1)) for kind, case in whole]


def flushed(line):
    """Print *line* at once."""
    print(line, flush=True)


def print_grammar(when, kinds, cases, fitted, start):
    """Print the share of the grammar's steps that are as the gold wants them, by kind of page."""
    for kind in dict.fromkeys(kinds):
        wrong = steps = 0
        for case in (case for case, of in zip(cases, kinds) if of == kind):
            path = headings_grammar.best_path(case, headings_grammar.told(case, fitted, start), 0.0)
            wrong += headings_grammar.wrong_of(case, path)
            steps += sum(wanted is not None for wanted in case.wanted)
        print(f"{when}: {kind}: {steps} steps, {1 - wrong / max(1, steps):.4f} right", flush=True)


def print_parts(when, found, of_lines, of_pairs):
    """Print the share of headings all of whose lines are read as the gold reads them."""
    right = [headings_parts.cheapest(each, of_lines, of_pairs) == each.wanted for each in found]
    print(f"{when}: {len(right)} headings, {np.mean(right):.4f} of them with every part right", flush=True)


def write_weights(path, tables):
    """Put the *tables*, (names, numbers) in the order of the file, in place of those in the module *path*."""
    text = path.read_text(encoding="utf-8")
    for variable, (names, numbers) in zip(("READING", "PART", "PAIR"), tables):
        found = re.search(rf"(?ms)^{variable} = {{\n(.*?)^}}", text)
        rows = "".join(
            f'    "{name}": ({", ".join(f"{value:.2f}" for value in row)}),\n' for name, row in zip(names, numbers)
        )
        text = text[: found.start(1)] + rows + text[found.end(1) :]
    path.write_text(text, encoding="utf-8")


def write_costs(path, fitted):
    """Put the *fitted* costs in place of those in the module *path*, comments kept."""
    lines = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        found = re.match(r"^([A-Z_, ]+) = ([-\d., ]+?)(\s*#.*)?$", line)
        if found:
            names, values = found[1].split(", "), found[2].split(", ")
            values = [f"{fitted[name]:.2f}" if name in fitted else value for name, value in zip(names, values)]
            line = f"{found[1]} = {', '.join(values)}{found[3] or ''}"
        lines.append(line)
    path.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
