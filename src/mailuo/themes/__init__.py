"""Articles and topics to themes: what people name, where it is mentioned, and which topics carry it."""

from .carried import OTHER, carried_by, carriers
from .counted import characters, rates, shares_of_articles, since
from .mentioned import forms, hidden, mentions
from .reading import TIERS, Theme, read_themes

__all__ = [
    "OTHER",
    "TIERS",
    "Theme",
    "carried_by",
    "carriers",
    "characters",
    "forms",
    "hidden",
    "mentions",
    "rates",
    "read_themes",
    "shares_of_articles",
    "since",
]
