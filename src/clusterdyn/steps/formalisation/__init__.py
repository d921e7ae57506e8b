"""Step 8, Formalising."""

from ..step import Step
from .model import Formalisation
from .results import results
from .rules import rules

STEP = Step(8, "formalisation", Formalisation, rules, results)
