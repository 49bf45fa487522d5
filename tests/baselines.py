"""Pages to articles in two ways that know nothing, to measure the others by: split at blank lines, split at bylines."""

import re

from mailuo.articles.records import Article, Block

BYLINE = re.compile(
    r"^\W*(?:本[报報]|[\w-]{0,8}日[报報])\w{0,2}记者(?: ?[\u4e00-\u9fff]{2,4}){1,3}$"
    r"|^\s*本[报報](?:[讯訊]|.{0,8}\d日[电電])|^\s*新[华華]社.{2,14}[电電]|^\s*[（(]上接"
)


def stretches(page):
    """Give the runs of lines between blank lines."""
    run = []
    for line in page.lines:
        if page.text[line.start : line.end].strip("\ufeff \t\u3000\xa0"):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def body(page, lines):
    """Give *lines* as one body paragraph."""
    text = "".join(page.text[line.start : line.end].strip() for line in lines)
    return Block("body", text, tuple((line.start, line.end) for line in lines), 0.0, "baseline")


def article(page, number, blocks):
    """Give an article that is body alone."""
    return Article(f"{page.id}#{number}", page.id, "article", None, None, None, None, (), tuple(blocks))


def split_at_blank_lines(page):
    """Give each run of lines between blank lines as an article of one paragraph."""
    return [article(page, k, [body(page, run)]) for k, run in enumerate(stretches(page), 1)]


def split_at_bylines(page):
    """Give an article from each byline to the next, a paragraph for each run of lines between blank lines."""
    groups = [[]]
    for run in stretches(page):
        first = 0
        for k, line in enumerate(run):
            if BYLINE.search(page.text[line.start : line.end]) and (k > first or groups[-1]):
                if k > first:
                    groups[-1].append(body(page, run[first:k]))
                groups.append([])
                first = k
        groups[-1].append(body(page, run[first:]))
    return [article(page, k, blocks) for k, blocks in enumerate(filter(None, groups), 1)]
