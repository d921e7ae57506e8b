"""Step 9, The future strategy."""

from ..step import Step
from .model import Strategy
from .results import results
from .rules import rules

STEP = Step(9, "strategy", Strategy, rules, results)
