"""Any number to its sentences: the articles behind each plotted point, and what stands or falls with the choices."""

from .points import behind, evidence, point_id, recomputed

__all__ = ["behind", "evidence", "point_id", "recomputed"]
