"""Articles and topics to themes: what people name, where it is mentioned, and which topics carry it."""

from .mentioned import forms, hidden, mentions, rates, shares_of_articles, since
from .reading import TIERS, Theme, read_themes

__all__ = [
    "TIERS",
    "Theme",
    "forms",
    "hidden",
    "mentions",
    "rates",
    "read_themes",
    "shares_of_articles",
    "since",
]
