"""Step 4, The vision."""

from ..step import Room
from .model import Vision
from .results import results
from .rules import rules

ROOM = Room(4, "vision", Vision, rules, results)
