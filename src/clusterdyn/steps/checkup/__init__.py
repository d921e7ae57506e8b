"""Step 10, Checking-up."""

from ..step import Step
from .model import Checkup
from .results import results
from .rules import rules

STEP = Step(10, "checkup", Checkup, rules, results)
