"""What a group can do at a question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """A typed text: a value, rows of a table, digits; empty keeps what is there or goes on."""

    text: str


@dataclass(frozen=True)
class Back:
    """One question back, the old answer filled in."""


@dataclass(frozen=True)
class Park:
    """Set the question aside with a reason; ``text`` is what had been typed so far."""

    why: str = ""
    text: str = ""


@dataclass(frozen=True)
class Skip:
    """Leave an optional question empty."""


@dataclass(frozen=True)
class Jump:
    """To a field of this step, or to any path of the dossier; or to question ``number``."""

    path: str = ""
    number: int = 0


@dataclass(frozen=True)
class Edit:
    """Open row ``row`` (a number from 1, or the beginning of its name)."""

    row: str


@dataclass(frozen=True)
class Copy:
    row: str


@dataclass(frozen=True)
class Shift:
    """Move a row to place ``to`` (from 1)."""

    row: str
    to: int


@dataclass(frozen=True)
class Remove:
    row: str


@dataclass(frozen=True)
class Take:
    """Take proposed rows, by number from 1; none means all."""

    proposals: tuple[int, ...] = ()


@dataclass(frozen=True)
class GoOn:
    """From the review to the next step."""


@dataclass(frozen=True)
class Deepen:
    """From the review to the questions for afterwards."""


@dataclass(frozen=True)
class Endorse:
    by: str
    on: str = ""


@dataclass(frozen=True)
class Undo:
    """Take back the last saved answer, whatever it was; the session does it, not the interview."""


@dataclass(frozen=True)
class Leave:
    """Stop here; everything is saved."""


Move = (
    Answer
    | Back
    | Park
    | Skip
    | Jump
    | Edit
    | Copy
    | Shift
    | Remove
    | Take
    | GoOn
    | Deepen
    | Endorse
    | Undo
    | Leave
)
