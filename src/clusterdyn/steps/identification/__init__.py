"""Step 1, Is there a cluster?"""

from ..step import Step
from .model import Identification
from .results import results
from .rules import rules

STEP = Step(1, "identification", Identification, rules, results)
