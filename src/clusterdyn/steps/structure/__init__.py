"""Step 7, Set up the structure."""

from ..step import Room
from .model import Structure
from .results import results
from .rules import rules

ROOM = Room(7, "structure", Structure, rules, results)
