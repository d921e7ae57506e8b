"""What stands in the blanks of a typed-off sheet, with the lines it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class TypedRow:
    """A row of a blank: the line of the file (from 1), its number in the table, its cells.

    ``is_free``: it stood on a line of its own, not in a table.
    """

    line: int
    number: int
    cells: tuple[str, ...]
    is_free: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


@dataclass
class TypedBlank:
    """What stands in one blank: rows of a table with their headings, labels of ticked boxes.

    ``altered`` are lines whose box is empty and whose label is none of those printed.
    """

    rows: list[TypedRow] = field(default_factory=list)
    heads: tuple[str, ...] = ()
    head_line: int = 0
    ticks: list[tuple[str, int]] = field(default_factory=list)
    altered: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class TypedQuestion:
    """A question of the sheet. ``parked``: the reason, "" if ticked without one, else None."""

    line: int
    blanks: dict[str, TypedBlank] = field(default_factory=dict)
    none: bool = False
    parked: str | None = None

    def blank(self, letter: str) -> TypedBlank:
        return self.blanks.setdefault(letter, TypedBlank())


@dataclass
class TypedSheet:
    """One step's sheet. Questions by number: "3.5"; ``unknown_lines`` belong to none."""

    step: int
    line: int
    cluster: str = ""
    questions: dict[str, TypedQuestion] = field(default_factory=dict)
    unknown: list[tuple[str, int]] = field(default_factory=list)
    twice: list[tuple[str, int]] = field(default_factory=list)
    unknown_lines: list[tuple[str, int]] = field(default_factory=list)
