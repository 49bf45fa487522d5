"""Signs to costs: how much each sign speaks against each way to read a heading, in natural logarithms.

The numbers were fitted by `benchmarks/headings.py` and are replaced as a whole when it is run again.
"""

from collections.abc import Mapping

# what a heading is read as: of the next article, of the last, of a part of one, of the picture below or above, of none
READINGS = ("next", "last", "part", "picture below", "picture above", "loose")
READING = {
    "any": (1.84, 1.76, -1.40, 1.39, 1.30, 0.37),
    "letters": (0.08, -0.23, 2.27, 0.43, 0.77, 0.11),
    "very short": (0.07, 0.36, 0.78, -0.92, -0.42, -0.59),
    "several lines": (-0.08, -0.54, 1.48, 1.19, 0.74, 0.74),
    "several rows": (-0.13, 0.01, 1.07, 1.53, 0.30, 0.02),
    "upright": (0.16, 0.72, 0.77, 0.82, 0.89, -0.97),
    "rubric": (-0.30, -1.45, 4.01, 0.28, 1.56, 1.54),
    "space": (0.63, -0.31, -0.35, 0.12, 0.72, -0.33),
    "question": (-0.76, 0.40, 1.30, 0, -0.22, 0.20),
    "call": (-0.21, -0.50, 1.81, 0.17, -0.46, 1.03),
    "colon": (0.60, -0.29, -0.92, 0.93, 0.76, -0.47),
    "comma": (0.01, 0.28, -1.96, -0.03, 0.59, 0.58),
    "figures": (-0.18, 0.46, -0.61, -0.29, -0.74, -0.06),
    "numbered": (1.44, 0, -3.01, 0, 0, -1.45),
    "first on the page": (-0.34, 0, 0, -0.10, -1.73, 0.94),
    "nothing below": (4.12, 0.35, 0, -0.82, 0.11, -0.14),
    "byline below": (0.36, -0.36, 3.98, 0, -0.86, 0.54),
    "formula below": (0.09, -0.51, 6.25, -0.03, 0.06, -0.40),
    "jump below": (-1.77, 1.59, 3.02, -0.39, -0.21, 1.24),
    "byline on its line": (-0.92, -0.38, -0.02, 0, 0.48, 0.42),
    "unsigned": (0.88, 0.17, -0.12, 0.10, 0.02, -0.11),
    "signed headings": (-0.09, -0.48, 1.69, 0.12, 0.17, 0.69),
    "signed above": (0.45, -1.01, 2.20, 0.84, 0, -0.03),
    "blank above": (-0.22, 0.41, -0.23, -0.60, -0.64, 0.46),
    "blank below": (0.07, -0.65, 1.23, 0.04, -0.48, 0.26),
    "picture above": (0.76, 2.01, 0.09, -0.05, -0.50, 0.19),
    "picture below": (2.43, -1.22, 2.46, -0.41, -0.25, -0.36),
    "text above": (-0.20, 0.39, -0.45, -0.79, 0.40, 0),
    "one paragraph above": (0.13, -0.55, 0.76, 0.13, -0.08, -0.13),
    "short text above": (0.84, -0.88, 0.51, -0.64, -0.33, -0.22),
    "paragraph above": (-0.07, 0, -0.45, -0.24, -0.34, 0.34),
    "formula above": (-0.26, -0.48, 1.43, -0.64, 0.08, 0.83),
    "text below": (0.07, 0.20, -0.39, 0.06, 0.02, -0.27),
    "wider than the column": (0.18, -1.56, 1.85, 0.55, 0.34, 0.63),
    "news": (0.28, -0.64, 0.62, 0, 1.19, 0.31),
    "goes on": (0.37, 0.19, -1.43, 0, 0.06, 0.43),
    "speaks": (0.23, 0.11, -2.26, 0, 0.06, -1.42),
    "quotes": (-0.27, -0.66, 2.09, 0, 0.06, 0.33),
    "one paragraph": (0.16, -0.25, 1.87, 0.07, 0.06, 0.42),
    "two paragraphs": (-0.05, 0.65, -0.22, 0.06, 0.51, -0.52),
    "three paragraphs": (-0.30, 0.77, -1.01, -0.06, -1.28, -0.14),
    "short text": (-0.13, 1.28, 0.53, 0.19, 0.57, -0.30),
    "a sign ends it": (0.24, -0.50, 1.52, 0.02, -0.34, 0.81),
    "last on the page": (0.65, 0.14, 1.46, -0.15, 0.20, -1.35),
    "first paragraph": (0.07, -0.22, -0.31, 0.24, 0, -0.21),
    "words shared": (0.26, -0.22, -1.23, 0.01, -0.10, 0.15),
    "said above": (3.30, -6.05, -1.08, 1.15, 0.72, 1.09),
    "said below": (-6.15, 3.56, -1.82, 0.01, 2.21, 1.34),
    "said in the picture above": (0.74, 0.19, 0.38, 0.01, -4.86, 0.15),
    "said in the picture below": (0.43, 0.63, 0.28, -4.85, 0.06, 0.07),
    "line": (-0.04, 0.05, -0.11, 0.11, 0.64, 3.65),
    "deck first": (4.08, 3.43, -0.61, 0, 0, 0.20),
    "label": (0.28, 0.17, -0.25, -0.33, -0.55, -0.50),
    "line of 4 letters": (-0.89, 0.37, 1.74, -0.96, 0.45, -0.32),
    "line of 15 letters": (-0.11, 0.49, 0.15, 0.09, 0.07, -0.71),
    "line of 25 letters": (-0.08, 0.48, -0.71, 0, 0.09, -0.13),
    "figures in the line": (1.93, 0.88, -0.22, 0.26, 0.14, -2.44),
    "Latin in the line": (0.87, 0.30, 0.05, 0, 0.05, -1.17),
    "colon in the line": (0.15, 0.36, 1.08, 0.52, 0.19, -1.44),
    "many spaces": (0.30, 1.19, -0.33, 0.69, 0, -1.33),
    "furniture beside": (0.34, 0.98, 0.12, -0.13, 0.03, -0.80),
    "at the top": (0.23, 1.37, 0.04, -0.10, -1.10, -0.37),
    "at the end": (-0.11, 1.02, 0.77, -0.32, 0.24, -1.15),
    "section": (-0.80, 0.19, 0.56, 0, 0.03, 0.12),
    "rubric in the line": (-1.15, 0.23, 0.85, 0.37, 1.66, 0.44),
}
# what a line of a heading is read as
PARTS = ("rubric", "kicker", "headline", "deck", "rubric below")
PART = {
    "any": (1.95, 0.99, 0.01, 1.55, 2.72),
    "letters": (0.04, -0.23, 0.27, -0.09, 0.12),
    "2 letters": (-0.25, 0.70, 0.64, 0, -0.10),
    "4 letters": (-0.40, 1.08, 0.65, 0.31, -0.15),
    "6 letters": (-0.86, 0.30, -0.20, 0.45, -0.81),
    "15 letters": (1.61, 0.04, 0.03, 0, 2.00),
    "colon ends it": (4.00, -2.80, 2.30, 4.00, 4.00),
    "colon": (0, 0.27, 0.27, -0.38, 0.02),
    "dash opens it": (5.00, 6.00, 5.00, -6.00, 5.00),
    "dash ends it": (0, -2.19, 0.19, 0, 0),
    "rubric": (-2.69, 0.19, 0.12, 0, -2.74),
    "series": (3.00, -2.00, 0, 0, 3.00),
    "upright": (5.00, 0.63, -0.65, 1.59, 5.00),
    "comma": (0.32, -0.38, 0.38, -0.27, 0.11),
    "question or call": (0.01, 0.46, -0.55, 0.17, 0.18),
    "space": (0.17, -0.20, 0.13, -0.03, 0.19),
    "quotes": (0.01, 0.13, -0.22, 0.13, 0.01),
    "figures": (0.08, -0.08, 0.10, -0.08, 0.01),
    "repeated": (-3.00, 0, 0, 0, -3.00),
    "first of two": (-0.14, -0.05, 0.12, 0, 0),
    "last of two": (0, 0, -0.39, 0.37, 0.12),
    "first of more": (-0.06, -0.41, 0.61, 0, 0),
    "last of more": (0, 0, 0.31, -0.29, -0.10),
    "blank above": (-0.01, 0.05, -0.20, 0.16, -0.18),
    "widest": (-0.14, 0.16, -0.27, 0.25, 0.02),
    "narrowest": (-0.15, -0.08, 0.16, 0.13, -0.03),
    "said": (0.40, 0.13, -0.44, -0.01, 0.03),
}
# what a line and the one above it are read as, by the numbers of their parts
PAIRS = {(0, 0): 0, (0, 1): 1, (0, 2): 1, (1, 1): 2, (1, 2): 3, (2, 2): 4, (2, 3): 5, (3, 3): 6, (2, 4): 7, (3, 4): 7, (4, 4): 0}
PAIR = {
    "any": (0.09, -0.13, 0.50, -0.26, 0.31, -0.05, 0.35, 0.01),
    "blank between": (-0.01, 0.08, 2.09, -0.15, 1.91, 0.16, 2.00, -0.18),
    "no blank between": (-0.01, 1.25, 0.46, 1.37, -0.09, 1.19, -0.53, 1.50),
    "alike": (0.16, -0.14, 0.37, 0.42, -0.39, -0.07, -0.11, 0.09),
    "wider": (-0.03, -0.01, 0.32, 0.71, 0.10, 0.04, 0.45, 0.02),
    "much wider": (0.02, 0, 0.12, -0.12, 0.22, -0.80, 0.03, 0),
    "narrower": (0.29, -0.07, 0.43, 0.25, -0.03, -0.13, 0.56, -0.01),
    "much narrower": (0.25, -0.29, 0.20, -1.02, -0.04, -0.21, 0.47, -0.40),
    "same ending": (0, 0.28, 0, -0.10, -0.31, 0.17, 0, 0),
    "shared word": (-0.06, 0.51, 0.10, 0.01, 1.71, 0.08, 0.08, 0.07),
    "above ends in a colon": (0, 0, 0.09, 0.16, -2.00, 0, 0, 0),
    "above ends in a comma": (0, 0.22, 0, 0.21, 0.08, 0.17, -0.45, 0.03),
    "another mark": (-0.05, 0.17, 0, 0, 0, -0.12, 0.12, 0),
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
