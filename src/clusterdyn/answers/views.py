"""What a front end shows: a question, a confirmation, a review. Data only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..changes import Changes
from ..model.answer_types import AnswerKind
from ..model.fields import Need
from ..parse import banded
from ..steps.wording import ResultText

QuestionKind = AnswerKind | Literal["table", "scores", "people"]


@dataclass(frozen=True)
class Row:
    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class TableView:
    """The rows so far; ``proposals`` can be taken, ``expected`` is how many are aimed at."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    proposals: tuple[str, ...] = ()
    expected: tuple[int, int] = (0, 0)
    fixed: bool = False


@dataclass(frozen=True)
class ScoresView:
    """Which row of digits is read aloud: ``row``; one digit for each of ``across``."""

    row: str
    across: tuple[str, ...]
    low: int
    high: int
    before: tuple[Row, ...] = ()
    apart: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. ``old`` is the present answer as text; ``asked`` whether there is one.

    A question that belongs to no step has ``step`` 0. ``parkable``: it can be set aside, and left
    for another question of its step.
    """

    step: int = 0
    step_title: str
    number: int
    of: int
    minutes: int = 0
    deeper: bool = False
    path: str
    kind: QuestionKind
    spoken: str
    prompt: str
    label: str
    row: str = ""
    help: str = ""
    example: str = ""
    old: str = ""
    asked: bool = False
    parked: str = ""
    parkable: bool = False
    need: Need = Need.OPTIONAL
    aim: str = ""
    options: Sequence[tuple[str, str]] = ()
    table: TableView | None = None
    scores: ScoresView | None = None
    reference: bool = False
    row_key: str = ""
    proposed: bool = False
    """Whether ``old`` is only a proposal: nobody has answered yet."""
    terms: tuple[str, ...] = ()
    """Words of the prompt and help that the glossary explains."""


def numbers(options: Sequence[tuple[str, str]]) -> list[str]:
    """What stands before each choice and can be typed: its place; of a scale its own number.

    Before bands stands nothing: there, a number is a quantity.
    """
    if banded(options):
        return [""] * len(options)
    if all(len(value) == 1 and value.isdigit() for value, _ in options):
        return [value for value, _ in options]
    return [str(place) for place in range(1, len(options) + 1)]


@dataclass(frozen=True)
class Confirm:
    """A yes-or-no before something is done. ``yes`` and ``no`` say what each means.

    ``no_takes``: no takes the answer too, in another way; else it is wanted once more.
    """

    text: str
    yes: str = "yes"
    no: str = "no"
    default: bool = True
    no_takes: bool = False


@dataclass(frozen=True)
class FindingView:
    """``number`` is the question to jump to (0: none)."""

    severity: str
    text: str
    hint: str
    path: str
    number: int


@dataclass(frozen=True)
class Review:
    """The end of a step. ``findings`` are the worst few; ``more`` how many else ``check`` shows."""

    step: int
    title: str
    state: str
    results: tuple[ResultText, ...]
    findings: tuple[FindingView, ...]
    more: int
    suggested: tuple[str, ...]
    suggested_when: str
    parked: tuple[tuple[str, str], ...]
    open: tuple[str, ...]
    deeper: int
    deeper_due: str
    next_step: int
    next_title: str
    can_endorse: bool
    questions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Done:
    """The group left, or there is nothing more to ask."""

    all_done: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a move did: changes to be saved, and what to say. ``refused`` if nothing was done."""

    changes: Changes = field(default_factory=dict)
    say: str = ""
    refused: bool = False
    results: tuple[ResultText, ...] = ()
