"""Corpus and settings to all results of one study, each computed when first asked for."""

from .settings import Settings, read_settings, settings

__all__ = ["Settings", "read_settings", "settings"]
