"""A table as published, and how the engine reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .decisions import Decision


@dataclass(frozen=True)
class TextFile:
    """A text file as the engine reads it."""

    path: Path
    delimiter: str
    packed: bool


@dataclass(frozen=True)
class RawTable:
    """A table as published: ``relation`` stands after FROM; text columns are all text."""

    relation: str
    kinds: dict[str, str]
    """Column name → 'text', 'whole' (integer type), 'broken' (fractions), 'truth', 'nested' or
    'other'."""
    described: tuple[str, ...]
    first_line: int
    unit: str
    facts: dict[str, str] = field(default_factory=dict)
    text: TextFile | None = None
    row: str = ""
    """Column that holds the number of the row in the file, where rows were taken out."""
    origin: "RawTable | None" = None
    """The table before its columns became rows; its figures stand in the columns ``turned``."""
    turned: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    """Role → column where the layout or the publisher tells it."""
    repeated: frozenset[str] = frozenset()
    """Columns whose heading comes more than once."""
    about: tuple[str, ...] = ()
    """What stands above and under the heading: titles, units."""
    headings_inside: int = 0
    """How many times the heading comes again among the rows."""
    unworked: Mapping[str, str] = field(default_factory=dict)
    """Column → a cell in it whose formula was never worked out."""
    unneeded: frozenset[str] = frozenset()
    """Columns that say nothing here: numbers of rows, codes of codes."""
    decisions: tuple[Decision, ...] = ()
    """What was assumed when it was opened and turned."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in the order of the file."""
        return tuple(self.kinds)
