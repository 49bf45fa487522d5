"""Corpus and settings to all results of one study, each computed when first asked for."""

from .results import RESULTS, tables, write_tables
from .settings import Settings, read_settings, settings
from .study import Study, open_study

__all__ = ["RESULTS", "Settings", "Study", "open_study", "read_settings", "settings", "tables", "write_tables"]
