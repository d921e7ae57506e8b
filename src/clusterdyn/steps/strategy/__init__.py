"""Step 9, The future strategy."""

from ..step import Room
from .model import Strategy
from .results import results
from .rules import rules

ROOM = Room(9, "strategy", Strategy, rules, results)
