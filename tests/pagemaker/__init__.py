"""Seeds and scripts to pages with gold: made pages in many papers' habits, and invented ones written out by hand.

>>> text, gold = make(1000)
"""

from pagemaker.heads import heading_pages
from pagemaker.others import other_pages, with_blanks
from pagemaker.page import make
from pagemaker.script import page_of_script

__all__ = ["heading_pages", "make", "other_pages", "page_of_script", "with_blanks"]
