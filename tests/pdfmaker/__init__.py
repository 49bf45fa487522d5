"""Seeds to PDF pages with gold: newspaper sheets of six columns, each printed line known by unit and role.

>>> data, sheet = make(1000)
"""

from pdfmaker.gold import gold_of
from pdfmaker.sheet import make

__all__ = ["gold_of", "make"]
