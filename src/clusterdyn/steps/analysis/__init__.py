"""Step 2, Cluster analysis."""

from ..step import Step
from .model import Analysis
from .results import results
from .rules import rules

STEP = Step(2, "analysis", Analysis, rules, results)
