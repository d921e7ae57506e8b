"""What a worksheet is made of: numbered questions, and the blanks in which answers are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..model.answer_types import AnswerKind
from ..model.fields import Need
from ..model.questionnaire import Item

Kind = Literal["value", "list", "ticks", "rows", "given", "scores", "votes", "grid"]
"""One value; one value per line; boxes to tick; rows of a table; rows whose first cell is printed;
a row of digits for each person; one digit for each person; a slip of digits in every cell, with
a column for each person."""


@dataclass(frozen=True)
class Column:
    """A column of a blank: its heading, its choices as they are ticked (``boxes``) or listed.

    ``name`` is the field; "" for a first column that only says which row it is.
    """

    name: str
    head: str
    choices: tuple[str, ...] = ()
    boxes: bool = False
    kind: AnswerKind | Literal[""] = ""
    words: int = 0  # so many are aimed at


@dataclass(frozen=True)
class Blank:
    """Where something is written. ``names`` are printed in the first cells of the first rows;
    ``lines`` is how many rows there are in all; ``already`` what was answered before."""

    letter: str
    item: Item
    kind: Kind
    prompt: str
    columns: tuple[Column, ...]
    lines: int = 1
    names: tuple[str, ...] = ()
    example: str = ""
    legend: str = ""
    already: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """What stands before the blank where there is no prompt."""
        return self.prompt or self.columns[0].head


@dataclass(frozen=True)
class SheetQuestion:
    """A numbered question, as on the screen: "2.5". ``sums`` is a line to reckon by hand."""

    number: str
    spoken: str
    need: Need
    blanks: tuple[Blank, ...]
    sums: str = ""

    @property
    def lettered(self) -> bool:
        """Whether its blanks are told apart by letters."""
        return len(self.blanks) > 1

    def where(self, blank: Blank) -> str:
        return self.number + (blank.letter if self.lettered else "")


@dataclass(frozen=True)
class Sheet:
    """A step's page. ``footer_names`` are to copy from; ``asks_people`` if nobody is listed."""

    step: int
    name: str
    title: str
    question: str
    cluster: str
    questions: tuple[SheetQuestion, ...]
    asks_people: bool = False
    footer_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def people_number(self) -> str:
        return f"{self.step}.0"
