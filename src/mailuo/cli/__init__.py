"""The command line to what it asks for: each command opens a study, asks one thing of it, and says what it wrote."""

from .app import main

__all__ = ["main"]
