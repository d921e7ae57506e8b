"""Step 4, The vision."""

from ..step import Step
from .model import Vision
from .results import results
from .rules import rules

STEP = Step(4, "vision", Vision, rules, results)
