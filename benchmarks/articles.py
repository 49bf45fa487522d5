"""Score the article builder: the five pages, made pages, and any folder of gold pages; and its speed.

    python benchmarks/articles.py [--seeds FIRST LAST] [--sheets FIRST LAST]
        [--gold FOLDER PAGES]... [--builder MODULE:FUNCTION]

FOLDER holds one .json of gold for each page, PAGES the page files that they name. Both baselines are printed beside
the builder. Made pages come from seeds; those below 1000 may have been tuned on.
"""

import argparse
import importlib
import platform
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAKERS = ("AB", *"CDEFGHIJKLMNOPQRST")  # of tests/invented/others.jsonl.xz
sys.path.insert(0, str(ROOT / "tests"))

from baselines import split_at_blank_lines, split_at_bylines  # noqa: E402
from pagemaker import make, other_pages, page_of_script, with_blanks  # noqa: E402
from pdfmaker import gold_of  # noqa: E402
from pdfmaker import make as make_sheet  # noqa: E402
from scoring import MEASURES, average, read_gold, score  # noqa: E402

from mailuo import readers  # noqa: E402
from mailuo.pages import page_of_reading, page_of_text, read_page  # noqa: E402


def gold_pages(folder, pages):
    """Give (page, gold) for each gold file of *folder*."""
    for path in sorted(Path(folder).glob("*.json")):
        gold = read_gold(path)
        name = gold.get("page") or path.with_suffix(".txt").name
        yield read_page(Path(pages) / name), gold


def made_pages(first, last):
    """Give (page, gold) for each seed from *first* to *last*."""
    for seed in range(first, last + 1):
        text, gold = make(seed)
        yield page_of_text(f"made-{seed}.txt", text), gold


def invented_pages(folder):
    """Give (page, gold) of each page written out by hand in *folder* of tests/invented."""
    for path in sorted((ROOT / "tests/invented" / folder).glob("*.page")):
        text, gold = page_of_script(path.read_text(encoding="utf-8"))
        yield page_of_text(f"{path.stem}.txt", text), gold


def pages_of_others(makers, after_every_line=None):
    """Give (page, gold) of each page of the further *makers*, by letter, that was not learnt from.

    *after_every_line* sets it with a blank line after every line, or with none at all.
    """
    for name, text, gold in other_pages("test"):
        if name[1] not in makers:
            continue
        if after_every_line is not None:
            text, gold = with_blanks(text, gold, after_every_line)
        yield page_of_text(f"{name}.txt", text), gold


def made_sheets(first, last):
    """Give (page, gold) of a PDF sheet for each seed from *first* to *last*."""
    for seed in range(first, last + 1):
        data, sheet = make_sheet(seed)
        (reading,) = readers.read(f"made-{seed}.pdf", data)
        page = page_of_reading(f"made-{seed}.pdf", reading)
        yield page, gold_of(sheet, page)[0]


def whole_chain(builder):
    """Give the builder followed by dating, as `mailuo articles` runs it."""
    from mailuo.dates import dated

    return lambda page: dated(builder(page), {page.id: page})


def print_table(title, pages, builders, worst):
    """Print the measures of each builder over *pages*, and the pages on which the first does worst."""
    print(f"\n{title}: {len(pages)} pages\n")
    print(f"{'':26}" + "".join(f"{measure:>20}" for measure in MEASURES))
    for name, builder in builders.items():
        scores = [score(gold, page.text, builder(page)) for page, gold in pages]
        means = average(scores)
        print(f"{name:26}" + "".join(f"{means[measure]:20.3f}" for measure in MEASURES), flush=True)
        if worst and name == "mailuo":
            ranked = sorted(zip(pages, scores), key=lambda pair: pair[1]["whole articles"])[:worst]
            print("  worst: " + ", ".join(f"{page.id} {one['whole articles']:.2f}" for (page, _), one in ranked))


def print_speed(builder):
    """Print megabytes of page text a second, and how time grows from one page to ten times its length."""
    page = page_of_text("speed", "\n".join(make(seed)[0] for seed in range(2000, 2060)))
    builder(page_of_text("warm", page.text[:20000]))
    for times in (1, 3):
        longer = page_of_text("speed", page.text * times)
        size = len(longer.text.encode("utf-8")) / 1e6
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            builder(longer)
            seconds.append(time.perf_counter() - start)
        print(f"  one page of {size:.2f} MB: {size / statistics.median(seconds):.2f} MB/s")
    one_line, short_lines = "科学是永恒的主题，" * 390000, "字\n" * 200000
    for name, text in (("10 MB on one line", one_line), ("200,000 one-character lines", short_lines)):
        start = time.perf_counter()
        builder(page_of_text("hard", text))
        print(f"  {name}: {time.perf_counter() - start:.1f} s")


def main():
    """Print the tables that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", nargs=2, type=int, default=(1000, 1099), metavar=("FIRST", "LAST"))
    parser.add_argument("--sheets", nargs=2, type=int, default=(1000, 1019), metavar=("FIRST", "LAST"))
    parser.add_argument("--gold", nargs=2, action="append", default=[], metavar=("FOLDER", "PAGES"))
    parser.add_argument("--builder", default="mailuo.articles:articles", help="module:function, Page → list of Article")
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst pages to name")
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    module, function = options.builder.split(":")
    builder = getattr(importlib.import_module(module), function)
    builders = {
        "split at blank lines": split_at_blank_lines,
        "split at bylines": split_at_bylines,
        "mailuo": whole_chain(builder),
    }
    print(f"Python {platform.python_version()}, {platform.machine()}; builder {options.builder}")
    print_table("the five pages", list(gold_pages(ROOT / "tests/gold", ROOT / "seeds/pages")), builders, 0)
    first, last = options.seeds
    print_table(f"made pages, seeds {first} to {last}", list(made_pages(first, last)), builders, options.worst)
    for makers in MAKERS:
        pages = list(pages_of_others(makers))
        print_table(f"pages of further makers ({makers}), not learnt from", pages, builders, options.worst)
    for after_every_line, said in ((False, "without blank lines"), (True, "with one after every line")):
        pages = list(pages_of_others("".join(MAKERS), after_every_line))
        print_table(f"all of them {said}", pages, builders, 0)
    for folder, said in (("held", "never tuned on"), ("tuned", "tuned on")):
        pages = list(invented_pages(folder))
        print_table(f"invented pages of other papers, {said}", pages, builders, options.worst)
    first, last = options.sheets
    sheets = list(made_sheets(first, last))
    print_table(f"made PDF sheets, seeds {first} to {last}", sheets, builders, options.worst)
    for folder, pages in options.gold:
        print_table(f"{folder}", list(gold_pages(folder, pages)), builders, options.worst)
    if not options.no_speed:
        print("\nspeed, one core, building alone")
        print_speed(builder)


if __name__ == "__main__":
    main()
