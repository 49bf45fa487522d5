"""Counts to how good their topics are: coherence, exclusivity, held-out likelihood, stability against chance, and K."""

from .choice import Choice, choose
from .coherence import coherence, exclusivity
from .heldout import held_out
from .stability import consensus, overlap, reproducibility, similarity, stability

__all__ = [
    "Choice",
    "choose",
    "coherence",
    "consensus",
    "exclusivity",
    "held_out",
    "overlap",
    "reproducibility",
    "similarity",
    "stability",
]
