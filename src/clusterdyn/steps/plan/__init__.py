"""Step 5, Milestones."""

from ..step import Step
from .model import Plan
from .results import results
from .rules import rules

STEP = Step(5, "plan", Plan, rules, results)
