"""Step 3, Leadership search."""

from ..step import Room
from .model import Leadership
from .results import results
from .rules import rules

ROOM = Room(3, "leadership", Leadership, rules, results)
