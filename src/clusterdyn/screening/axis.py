"""One axis of the table, regions or industries: what is known beforehand, and what was found."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .decisions import Decision

OTHER = {"industry": "region", "region": "industry"}
PLURAL = {"industry": "industries", "region": "regions"}


@dataclass
class Axis:
    """One axis sorted into leaves, parents and a total. ``top`` maps each code to its top."""

    leaves: list[str]
    total: str | None = None
    parents: list[str] = field(default_factory=list)
    top: dict[str, str] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)

    @property
    def flat(self) -> bool:
        """True when nothing but leaves was found."""
        return self.total is None and not self.parents


@dataclass(frozen=True)
class AxisWish:
    """What is known beforehand about one axis."""

    name: str
    """'region' or 'industry'."""
    labels: dict[str, str]
    total: str | None
    dropped: tuple[str, ...]
    order: Callable[[], list[str]] | None = None
    """The codes in the order of the file; None: the table is too large to look."""
    no_total: bool = False
    """No code stands for all others, as the user says."""
    step: float = 1.0
    """The rounding step of the figures."""

    @property
    def other(self) -> str:
        """The other axis."""
        return OTHER[self.name]

    def shown(self, code: str) -> str:
        """A code by its name."""
        return self.labels.get(code, code)
