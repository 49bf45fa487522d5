"""A corpus to what ails it, and files to a new one: made, added to, looked over."""

from .demonstrating import demonstrate
from .examining import Ailment, examine
from .making import Made, copy_pages, make_corpus
from .suggesting import suggest_lists

__all__ = ["Ailment", "Made", "copy_pages", "demonstrate", "examine", "make_corpus", "suggest_lists"]
