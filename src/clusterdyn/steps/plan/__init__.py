"""Step 5, Milestones."""

from ..step import Room
from .model import Plan
from .results import results
from .rules import rules

ROOM = Room(5, "plan", Plan, rules, results)
