"""Step 9, The future strategy."""

from ..room import Room
from .model import Strategy
from .results import results
from .rules import rules

ROOM = Room(9, "strategy", Strategy, rules, results)
