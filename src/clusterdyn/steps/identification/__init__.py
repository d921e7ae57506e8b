"""Step 1, Is there a cluster?"""

from ..step import Room
from .model import Identification
from .results import results
from .rules import rules

ROOM = Room(1, "identification", Identification, rules, results)
