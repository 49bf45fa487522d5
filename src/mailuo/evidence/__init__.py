"""Any number to its sentences: the articles behind each plotted point, and what stands or falls with the choices."""

from .measures import disagreements, each_guided, followed, found_shares, guided, guided_shares, theme_terms, themed
from .points import behind, evidence, evidence_parts, parts_of, point_id, recomputed
from .sensitivity import sensitivity, survivors

__all__ = [
    "behind",
    "disagreements",
    "each_guided",
    "evidence",
    "evidence_parts",
    "followed",
    "found_shares",
    "guided",
    "guided_shares",
    "parts_of",
    "point_id",
    "recomputed",
    "sensitivity",
    "survivors",
    "theme_terms",
    "themed",
]
