"""Seeds to pages with gold: newspaper pages in many papers' habits, marked line by line as the gold of real pages is.

>>> text, gold = make(1000)
"""

from pagemaker.page import make

__all__ = ["make"]
