"""What was read of a table before totals and levels are looked for."""

from dataclasses import dataclass

from .cells import CellCount
from .first_pass import Survey
from .periods import Chosen
from .read_plan import Plan


@dataclass(frozen=True)
class Rows:
    """The checked rows, grouped into the table ``cells``; ``sha256`` is that of cells from afar."""

    plan: Plan
    counts: Survey
    chosen: Chosen
    cells: CellCount
    region_labels: dict[str, str]
    industry_labels: dict[str, str]
    sha256: str | None = None

    @property
    def in_file(self) -> bool:
        """True for a table in a file, whose rows can be looked at again."""
        return not self.plan.options.address
