"""The names of the ten steps, in their order; the name is the folder, the key and the model."""

from typing import Literal, get_args

StepName = Literal[
    "identification",
    "analysis",
    "leadership",
    "vision",
    "plan",
    "quick_wins",
    "structure",
    "formalisation",
    "strategy",
    "checkup",
]
NAMES: tuple[str, ...] = get_args(StepName)
