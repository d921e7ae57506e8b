"""Step 6, Profitable actions."""

from ..step import Room
from .model import QuickWins
from .results import results
from .rules import rules

ROOM = Room(6, "quick_wins", QuickWins, rules, results)
