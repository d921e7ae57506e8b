"""Step 3, Leadership search."""

from ..step import Step
from .model import Leadership
from .results import results
from .rules import rules

STEP = Step(3, "leadership", Leadership, rules, results)
