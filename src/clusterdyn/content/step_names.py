"""The names of the ten steps, in their order; the name is the folder, the key and the model."""

NAMES = (
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
)
