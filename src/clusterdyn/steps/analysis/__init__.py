"""Step 2, Cluster analysis."""

from ..step import Room
from .model import Analysis
from .results import results
from .rules import rules

ROOM = Room(2, "analysis", Analysis, rules, results)
