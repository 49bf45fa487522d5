"""Counts to clusters of articles, by TF-IDF: their number, their tree, their map, and whether topics agree."""

from .agreement import agreement, parted
from .chance import shuffled
from .clusters import Centres, Dendrogram, centres, clusters, dendrogram, from_labels
from .map import positions

__all__ = [
    "Centres",
    "Dendrogram",
    "agreement",
    "centres",
    "clusters",
    "dendrogram",
    "from_labels",
    "parted",
    "positions",
    "shuffled",
]
