"""Step 10, Checking-up."""

from ..step import Room
from .model import Checkup
from .results import results
from .rules import rules

ROOM = Room(10, "checkup", Checkup, rules, results)
