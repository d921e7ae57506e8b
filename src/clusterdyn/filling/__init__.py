"""Many answers at once, from a file: read whole, every mistake reported, nothing half done."""

from .filling import Filled, fill, fill_at
from .mistakes import Mistake, did_you_mean
from .tree import Node, tree_of

__all__ = ["Filled", "Mistake", "Node", "did_you_mean", "fill", "fill_at", "tree_of"]
