"""Counts and mentions to what sets a period or a theme apart: distinctive terms, collocates, themes that meet."""

from .company import collocates, cooccurrence
from .contrast import changes, distinctive, keyness

__all__ = ["changes", "collocates", "cooccurrence", "distinctive", "keyness"]
