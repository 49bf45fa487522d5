"""Signs to costs: how much each sign speaks against each way to read a heading, in natural logarithms.

The numbers were fitted by `benchmarks/headings.py` and are replaced as a whole when it is run again.
"""

from collections.abc import Mapping

# what a heading is read as: of the next article, of the last, of a part of one, of the picture below or above, of none
READINGS = ("next", "last", "part", "picture below", "picture above", "loose")
READING = {
    "any": (1.03, 0.86, -0.81, 0.55, 0.45, 0.02),
    "letters": (0.02, -0.31, 1.47, 0.24, 0.37, 0.10),
    "very short": (0.14, 0.41, 0.33, -0.70, -0.55, -0.52),
    "several lines": (-0.18, -0.57, 1.48, 0.87, 0.63, 0.55),
    "several rows": (-0.22, -0.07, 0.80, 1.20, 0.10, 0.05),
    "upright": (0, 0.27, 0.35, 0.79, 0.42, -0.60),
    "rubric": (-0.43, -0.92, 2.76, -0.02, 1.29, 0.89),
    "space": (0.55, -0.26, 0.13, 0.27, 0.47, -0.55),
    "question": (-0.68, 0.30, 0.93, 0, -0.05, 0.14),
    "call": (-0.12, -0.37, 1.06, 0.35, -0.44, 0.68),
    "colon": (0.52, -0.01, -0.91, 0.89, 0.42, -0.32),
    "comma": (0.26, 0.08, -1.27, -0.07, 0.61, 0.59),
    "figures": (-0.16, 0.38, -0.53, -0.09, -0.49, 0.09),
    "numbered": (1.30, 0.07, -1.51, 0, 0, -1.35),
    "first on the page": (0.03, 0, 0, -0.31, -1.31, 0.37),
    "nothing below": (2.63, 0.34, 0, -0.57, -0.10, -0.33),
    "byline below": (0.24, -0.28, 2.00, 0, -0.49, 0.19),
    "formula below": (-0.02, -0.53, 3.87, 0.02, 0.02, -0.04),
    "jump below": (-1.42, 1.06, 2.00, -0.39, -0.42, 1.25),
    "byline on its line": (-0.62, -0.13, 0, 0, 0.15, 0.41),
    "unsigned": (0.48, 0.25, -0.33, 0.12, 0.03, -0.01),
    "signed headings": (-0.07, -0.27, 0.61, 0.15, 0.16, 0.84),
    "signed above": (0.40, -0.77, 1.73, 0.65, -0.07, -0.05),
    "blank above": (-0.17, 0.35, -0.13, -0.48, -0.52, 0.22),
    "blank below": (0.07, -0.50, 0.67, -0.16, -0.32, 0.17),
    "picture above": (0.55, 1.50, -0.01, -0.06, -0.45, -0.23),
    "picture below": (2.04, -0.95, 1.47, -0.35, -0.20, -0.27),
    "text above": (-0.14, 0.35, -0.42, -0.61, 0.23, 0.12),
    "one paragraph above": (-0.03, -0.45, 0.62, 0.15, 0.22, -0.21),
    "short text above": (0.58, -0.53, 0.05, -0.52, -0.18, -0.22),
    "paragraph above": (-0.08, -0.02, -0.30, -0.20, -0.32, 0.29),
    "formula above": (-0.24, -0.44, 0.95, -0.27, -0.08, 0.54),
    "text below": (0.15, 0.25, -0.52, 0.08, 0.04, -0.21),
    "wider than the column": (0.20, -1.35, 1.29, 0.55, 0.28, 0.70),
    "news": (0, -0.75, 0.57, -0.03, 1.01, 0.26),
    "goes on": (0.75, -0.18, -1.05, 0, 0.07, 0.54),
    "speaks": (0.34, 0.31, -1.53, 0, 0.20, -1.19),
    "quotes": (-0.37, -0.67, 1.53, 0, 0.07, 0.36),
    "one paragraph": (0.02, -0.32, 1.37, 0.01, -0.18, 0),
    "two paragraphs": (0.24, 0.40, -0.14, 0.17, 0.04, -0.65),
    "three paragraphs": (0.04, 0.58, -0.78, -0.04, -0.67, -0.12),
    "short text": (-0.30, 0.89, 0.42, 0.24, 0.46, -0.40),
    "a sign ends it": (0.22, -0.64, 1.30, 0.06, -0.32, 0.74),
    "last on the page": (0.64, -0.65, 0.95, -0.28, 0.19, -0.66),
    "first paragraph": (0.11, -0.15, -0.27, 0.07, -0.04, -0.16),
    "words shared": (0.30, -0.10, -0.90, 0.02, -0.01, 0.25),
    "said above": (1.88, -3.27, -0.67, 0.73, 0.81, 1.29),
    "said below": (-3.24, 2.17, -1.06, 0.06, 1.62, 0.86),
    "said in the picture above": (0.77, 0.03, 0.46, 0, -3.06, 0.27),
    "said in the picture below": (0.52, 0.68, 0.37, -3.22, 0.09, 0.13),
    "words in the above": (2.12, -1.67, -0.55, 1.08, 0.69, 1.58),
    "words in the below": (-1.42, 2.35, -1.12, 0.02, 1.71, 1.13),
    "words in the lead above": (2.14, -2.11, 0.28, 0.58, 0.29, 1.10),
    "words in the lead below": (-1.58, 2.21, -0.20, 0.02, 1.04, 0.26),
    "line": (-0.23, -0.09, 0.20, 0.10, 0.33, 2.36),
    "deck first": (2.58, 1.84, -0.87, 0, 0, 0.17),
    "label": (0.09, 0.20, -0.40, -0.23, -0.22, -0.03),
    "line of 4 letters": (-0.69, 0.26, 1.30, -0.75, 0.44, 0.11),
    "line of 15 letters": (-0.06, 0.42, 0.27, 0.15, 0.25, -0.62),
    "line of 25 letters": (0.30, 0.02, -0.58, 0, 0.16, -0.09),
    "figures in the line": (1.42, 0.49, -0.45, 0.33, 0.28, -1.53),
    "Latin in the line": (1.25, 0.02, 0.08, 0, 0.06, -1.28),
    "colon in the line": (0, 0.27, 0.65, 0.44, 0.19, -0.87),
    "many spaces": (0.14, 0.44, -0.15, 0.68, 0, -0.62),
    "furniture beside": (-0.36, 1.14, 0.21, -0.31, 0.15, -0.29),
    "at the top": (0.07, 1.32, -0.15, -0.31, -0.82, -0.26),
    "at the end": (0.30, 0.64, 0.93, -0.09, 0.07, -0.88),
    "section": (-0.48, 0.06, 0.34, 0, 0.08, 0.07),
    "rubric in the line": (-0.56, 0.14, 1.05, 0.20, 0.97, -0.04),
}
# what a line of a heading is read as
PARTS = ("rubric", "kicker", "headline", "deck", "rubric below")
PART = {
    "any": (0.96, 0.54, -0.12, 0.84, 1.48),
    "letters": (0.10, -0.30, 0.32, -0.11, 0.20),
    "2 letters": (-0.53, 0.35, 0.31, 0, 0.18),
    "4 letters": (-0.60, 1.01, 0.52, 0.27, -0.10),
    "6 letters": (-0.46, 0.22, -0.17, 0.54, -0.44),
    "15 letters": (0.63, 0.02, 0.11, -0.05, 1.06),
    "colon ends it": (2.00, -1.65, 1.40, 2.00, 2.00),
    "colon": (0, 0.40, 0.36, -0.50, 0),
    "dash opens it": (2.50, 3.00, 2.61, -3.11, 2.50),
    "dash ends it": (0, -1.33, 0.33, 0, 0),
    "rubric": (-1.74, 0.42, 0.34, 0, -1.72),
    "series": (1.61, -1.18, 0.10, 0, 1.50),
    "upright": (2.50, 0.64, -0.74, 1.11, 2.50),
    "comma": (0.46, -0.40, 0.35, -0.27, 0.15),
    "question or call": (0, 0.51, -0.55, 0.19, 0),
    "space": (0.31, -0.13, 0.08, -0.06, 0.08),
    "quotes": (0.09, 0.07, -0.21, 0.08, 0.07),
    "figures": (0.07, -0.05, 0.06, -0.06, 0.05),
    "repeated": (-1.50, 0, 0, 0, -1.50),
    "first of two": (-0.07, -0.04, 0.08, 0, 0),
    "last of two": (0, 0, -0.48, 0.45, 0.18),
    "first of more": (-0.08, -0.44, 0.51, 0, 0),
    "last of more": (0, 0, 0.27, -0.26, -0.03),
    "blank above": (-0.07, 0.12, -0.19, 0.13, -0.15),
    "widest": (-0.15, 0.06, -0.22, 0.27, 0.06),
    "narrowest": (-0.12, -0.09, 0.10, 0.20, 0.03),
    "said": (0.54, 0.12, -0.50, -0.01, 0.16),
}
# what a line and the one above it are read as, by the numbers of their parts
PAIRS = {(0, 0): 0, (0, 1): 1, (0, 2): 1, (1, 1): 2, (1, 2): 3, (2, 2): 4, (2, 3): 5, (3, 3): 6, (2, 4): 7, (3, 4): 7, (4, 4): 0}
PAIR = {
    "any": (0.10, -0.11, 0.66, -0.13, 0.03, 0.01, 0.24, 0.10),
    "blank between": (-0.07, 0.06, 1.05, -0.32, 1.39, 0.10, 1.14, -0.15),
    "no blank between": (-0.03, 0.86, 0.63, 0.79, -0.27, 0.70, -0.23, 0.75),
    "alike": (0.14, -0.01, 0.52, 0.20, -0.32, 0.04, -0.16, 0.17),
    "wider": (-0.03, 0, 0.35, 0.24, 0.04, 0.04, 0.30, 0.06),
    "much wider": (0.05, 0, 0.05, -0.01, 0.22, -0.53, 0.08, 0),
    "narrower": (0.34, -0.12, 0.53, 0.07, -0.04, -0.01, 0.49, 0.05),
    "much narrower": (0.32, -0.10, 0.13, -0.47, 0, -0.17, 0.31, -0.36),
    "parallel": (0, 0, 0, 0.25, -0.25, 0, 0, 0),
    "same ending": (0, 0.40, 0.05, 0.18, -0.32, 0.23, 0, 0.07),
    "shared word": (-0.14, 0.25, 0.05, 0.12, 0.79, -0.02, 0.10, 0.09),
    "above ends in a colon": (0, 0, 0, -0.15, -0.77, 0.09, 0, 0),
    "above ends in a comma": (0.05, 0.29, 0, 0.33, 0.27, 0.15, -0.63, 0.08),
    "another mark": (-0.14, 0.20, 0, 0.11, 0, -0.10, 0.10, 0),
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
