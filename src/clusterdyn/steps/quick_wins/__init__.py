"""Step 6, Profitable actions."""

from ..step import Step
from .model import QuickWins
from .results import results
from .rules import rules

STEP = Step(6, "quick_wins", QuickWins, rules, results)
