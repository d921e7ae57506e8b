"""Step 7, Set up the structure."""

from ..step import Step
from .model import Structure
from .results import results
from .rules import rules

STEP = Step(7, "structure", Structure, rules, results)
