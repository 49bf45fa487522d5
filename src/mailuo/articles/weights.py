"""Signs to costs: how much each sign speaks against each way to read a heading, in natural logarithms.

The numbers were fitted by `benchmarks/headings.py` and are replaced as a whole when it is run again.
"""

from collections.abc import Mapping

# what a heading is read as: of the next article, of the last, of a part of one, of the picture below or above, of none
READINGS = ("next", "last", "part", "picture below", "picture above", "loose")
READING = {
    "any": (1.77, 1.80, -1.35, 1.59, 1.51, 0.33),
    "letters": (0, -0.07, 2.34, 0.17, 0.36, 0.14),
    "very short": (-0.03, 0.31, 0.31, -0.25, -0.54, -0.18),
    "several lines": (0.12, -0.29, 1.39, 0.68, 0.51, 0.09),
    "several rows": (0.03, -0.07, 1.22, 0.88, 0.38, -0.03),
    "upright": (-0.15, 0.13, 1.71, 0.51, 0.45, -0.49),
    "rubric": (-0.45, -0.62, 3.96, 0.19, 0.77, 0.84),
    "space": (0.02, 0.26, -0.23, -0.03, 0.25, -0.23),
    "question": (-0.24, 0.08, 0.91, 0, -0.20, 0.16),
    "call": (-0.01, -0.28, 1.74, -0.03, -0.13, 0.48),
    "colon": (0.23, -0.02, -0.33, 0.38, 0.53, -0.61),
    "comma": (-0.40, 0.43, -1.58, -0.06, 0.26, 0.65),
    "figures": (0.31, 0.35, -0.53, -0.17, -0.63, -0.71),
    "numbered": (0.59, 0, -3.01, 0, 0, -0.60),
    "first on the page": (-0.51, 0, 0, -0.07, -0.78, 0.87),
    "nothing below": (4.10, 0.18, 0, -0.44, 0.19, -0.08),
    "byline below": (-0.07, 0.17, 3.98, 0, -0.73, 0.42),
    "formula below": (-0.04, -0.14, 4.96, 0, 0.03, -0.12),
    "jump below": (-0.74, 0.62, 3.74, -0.32, -0.14, 0.69),
    "byline on its line": (-0.64, -0.19, -0.02, 0, 0.25, -0.01),
    "unsigned": (0.99, 0.04, -0.08, 0.03, 0.07, -0.08),
    "signed headings": (-0.12, -0.08, 1.71, 0.03, 0.11, 0.06),
    "signed above": (0.35, -0.52, 0.86, 0.33, 0, 0),
    "blank above": (-0.16, 0.15, 0.15, -0.38, -0.35, 0.31),
    "blank below": (-0.05, -0.19, 0.64, 0.08, -0.20, 0.16),
    "picture above": (0.44, 1.08, 1.16, -0.14, -0.29, -0.15),
    "picture below": (1.16, -0.77, 1.79, -0.21, 0.02, -0.08),
    "text above": (-0.15, 0.23, -0.16, -0.32, 0.16, -0.11),
    "one paragraph above": (0.08, -0.32, 0.42, -0.03, -0.13, 0.21),
    "short text above": (0.10, -0.39, 0.51, -0.27, 0.01, 0.07),
    "paragraph above": (0.02, -0.02, -0.47, -0.12, -0.24, 0.20),
    "formula above": (-0.06, -0.25, 0.63, -0.29, 0.21, 0.35),
    "text below": (0.09, 0.04, -0.25, 0.02, 0.06, -0.10),
    "wider than the column": (0.46, -0.87, 1.19, 0.17, 0.19, 0.12),
    "news": (0.12, -0.39, 0.90, 0, 0.66, 0.19),
    "goes on": (0.10, 0.25, -1.16, 0, 0.06, 0.21),
    "speaks": (0.40, -0.06, -2.78, 0, 0, -0.18),
    "quotes": (-0.17, -0.18, 1.57, 0, 0.06, 0.21),
    "one paragraph": (0.13, -0.15, 1.88, 0.02, -0.04, 0.30),
    "two paragraphs": (-0.31, 0.07, 0.14, 0, 0.44, 0.44),
    "three paragraphs": (-0.19, 0.66, -1.17, 0, -0.54, -0.20),
    "short text": (0.04, 0.27, 1.21, 0.02, -0.04, 0.14),
    "a sign ends it": (0.34, -0.36, 1.91, 0, -0.01, -0.16),
    "last on the page": (-0.49, 0.64, 1.18, 0, 0.08, -0.29),
    "first paragraph": (0.08, -0.08, -0.46, 0.06, 0.07, -0.02),
    "words shared": (0.06, -0.09, -1.06, -0.03, -0.10, 0.08),
    "said above": (1.57, -4.90, -0.38, 0.57, 0.24, 0.35),
    "said below": (-4.94, 1.69, -1.11, -0.01, 1.06, 1.41),
    "said in the picture above": (0.46, 0.26, 0.25, 0.01, -4.48, 0.08),
    "said in the picture below": (0.20, 0.31, 0.13, -4.18, 0.05, 0.03),
    "line": (0.05, -0.02, 0.01, 0.16, 0.14, 3.81),
    "deck first": (3.55, 3.32, 0.14, 0, 0, 0),
    "label": (0.12, 0.19, -0.02, 0.01, -0.60, -0.32),
    "line of 4 letters": (-0.65, 0.52, 0.52, -0.26, -0.21, -0.06),
    "line of 15 letters": (-0.03, -0.07, -0.08, 0.12, 0.14, -0.04),
    "line of 25 letters": (0.17, 0.33, -0.08, 0, 0.09, -0.49),
    "figures in the line": (1.10, 0.56, 0.35, 0.04, -0.08, -1.64),
    "Latin in the line": (0.29, 0.34, 0, 0, 0.05, -0.58),
    "colon in the line": (0.33, 0.23, 0.50, 0.18, 0.26, -1.06),
    "many spaces": (0.70, 0.43, -0.08, 0.06, 0, -0.85),
    "furniture beside": (0.45, 0.58, 0.12, -0.10, 0.20, -0.77),
    "at the top": (0.03, 0.20, 0.23, -0.07, -0.43, 0.06),
    "at the end": (-0.46, 0.56, 0, -0.27, 0.30, -0.42),
    "section": (-0.60, 0.14, 0.56, 0, 0, 0),
    "rubric in the line": (-0.87, 0.12, 0.81, 0.17, 0.88, 0.46),
}
# what a line of a heading is read as
PARTS = ("rubric", "kicker", "headline", "deck", "rubric below")
PART = {
    "any": (1.89, 0.98, -0.06, 1.64, 2.75),
    "letters": (0.04, -0.38, 0.44, -0.12, 0.06),
    "2 letters": (-0.31, 0.70, 0.74, 0, 0.02),
    "4 letters": (-0.43, 1.15, 0.63, 0.30, -0.07),
    "6 letters": (-0.95, 0.30, -0.29, 0.56, -0.75),
    "15 letters": (1.37, 0.13, 0.19, -0.05, 2.00),
    "colon ends it": (4.00, -2.80, 2.30, 4.00, 4.00),
    "colon": (0, 0.19, 0.25, -0.33, 0),
    "dash opens it": (5.00, 6.00, 5.00, -6.00, 5.00),
    "dash ends it": (0, -2.01, 0.01, 0, 0),
    "rubric": (-2.74, 0.10, 0.30, 0, -2.69),
    "series": (3.00, -2.01, 0.01, 0, 3.00),
    "upright": (5.00, 0.42, -0.47, 1.66, 5.00),
    "comma": (0.27, -0.37, 0.38, -0.32, 0.09),
    "question or call": (0, 0.57, -0.70, 0.33, 0.07),
    "space": (0.08, -0.11, 0.15, -0.18, 0.07),
    "quotes": (0.18, -0.06, -0.24, 0.26, 0.02),
    "figures": (-0.15, 0.04, 0.22, -0.16, 0),
    "repeated": (-3.00, 0, 0, 0, -3.00),
    "first of two": (-0.03, 0.12, -0.09, 0, 0),
    "last of two": (0, 0, -0.36, 0.35, 0.01),
    "first of more": (-0.23, -0.43, 0.72, 0, 0),
    "last of more": (0, 0, 0.26, -0.27, 0.08),
    "blank above": (0, 0.13, -0.23, 0.12, 0.01),
    "widest": (-0.17, 0.06, -0.23, 0.37, 0),
    "narrowest": (0.08, -0.22, 0.13, -0.09, 0.04),
    "said": (0.70, 0.10, -0.35, -0.19, 0.07),
}
# what a line and the one above it are read as, by the numbers of their parts
PAIRS = {(0, 0): 0, (0, 1): 1, (0, 2): 1, (1, 1): 2, (1, 2): 3, (2, 2): 4, (2, 3): 5, (3, 3): 6, (2, 4): 7, (3, 4): 7, (4, 4): 0}
PAIR = {
    "any": (0.24, -0.20, 0.69, -0.19, 0.24, 0.03, 0.29, 0.05),
    "blank between": (0, -0.02, 2.00, -0.15, 2.05, 0.09, 2.16, 0.01),
    "no blank between": (0, 1.09, 0.55, 1.25, 0.08, 1.16, -0.66, 1.50),
    "alike": (0.27, -0.14, 0.21, 0.29, -0.30, 0.06, -0.05, 0.02),
    "wider": (0, -0.10, 0.59, 1.08, -0.16, -0.09, 0.50, 0),
    "much wider": (0, -0.32, 0.05, 0.39, 0.41, -1.07, 0.07, 0),
    "narrower": (0.14, -0.09, 0.20, 0.30, 0.03, 0.04, 0.18, 0.04),
    "much narrower": (0.09, -0.46, 0.20, -0.90, -0.17, -0.02, 0, -0.19),
    "shared word": (-0.04, 0.60, 0.21, 0.12, 1.41, -0.22, 0.07, 0.04),
    "above ends in a colon": (0, 0, 0.07, 0.15, -2.05, 0.08, 0, 0),
    "above ends in a comma": (0, 0.27, 0, 0.17, 0.12, 0.31, -0.60, 0),
    "another mark": (-0.04, 0.18, 0, -0.18, 0, 0.04, 0, 0),
}


def weighed(signs: Mapping[str, float], table: Mapping[str, tuple[float, ...]], n: int) -> list[float]:
    """Give the *n* costs to which *signs* add up by *table*; a sign that the table lacks counts nothing."""
    costs = [0.0] * n
    for sign, value in signs.items():
        row = table.get(sign) if value else None
        if row:
            for number, weight in enumerate(row):
                costs[number] += value * weight
    return costs


def between(signs: Mapping[str, float]) -> dict[tuple[int, int], float]:
    """Give the cost of each part after each part from the *signs* of two lines."""
    costs = weighed(signs, PAIR, 8)
    return {pair: costs[number] for pair, number in PAIRS.items()}
