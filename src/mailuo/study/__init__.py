"""Corpus and settings to all results of one study, each computed when first asked for."""

from .drawing import FIGURES, write_figures
from .methods import methods, write_methods
from .results import RESULTS, tables, write_tables
from .settings import Settings, read_settings, settings
from .study import Study, Tiers, open_study, quietly

__all__ = [
    "FIGURES",
    "RESULTS",
    "Settings",
    "Study",
    "Tiers",
    "methods",
    "open_study",
    "quietly",
    "read_settings",
    "settings",
    "tables",
    "write_figures",
    "write_methods",
    "write_tables",
]
