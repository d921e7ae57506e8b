"""Step 8, Formalising."""

from ..step import Room
from .model import Formalisation
from .results import results
from .rules import rules

ROOM = Room(8, "formalisation", Formalisation, rules, results)
