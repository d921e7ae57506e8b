"""What kind of answer a leaf takes: derived from its value's type, its constraints and marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import StringConstraints

from .fields import LINE_LENGTH, Ref, Unit

AnswerKind = Literal[
    "line",
    "text",
    "whole",
    "number",
    "money",
    "percent",
    "year",
    "day",
    "yes_no",
    "choice",
    "choices",
    "ref",
    "refs",
    "lines",
]


@dataclass(frozen=True)
class AnswerType:
    """``low`` and ``high`` bound numbers; ``options`` are the values of a choice."""

    kind: AnswerKind
    low: float | None = None
    high: float | None = None
    options: tuple[str, ...] = ()
    longest: int = LINE_LENGTH
    ref: str = ""


NUMBERS: dict[Unit, AnswerKind] = {Unit.MONEY: "money", Unit.PERCENT: "percent", Unit.YEAR: "year"}
LISTS: dict[AnswerKind, AnswerKind] = {"choice": "choices", "ref": "refs"}


def answer_type_of(
    value_type: Any,
    constraints: Sequence[Any],
    marks: Mapping[type, Any],
    items: AnswerType | None,
) -> AnswerType:
    """The type of the answers to a field; ``items`` is that of each of a list's items."""
    if items is not None:
        return replace(items, kind=LISTS.get(items.kind, "lines"))
    if get_origin(value_type) is Literal:
        return AnswerType("choice", options=tuple(str(option) for option in get_args(value_type)))
    if Ref in marks:
        return AnswerType("ref", ref=marks[Ref].to)
    if value_type is bool:
        return AnswerType("yes_no")
    if value_type is date:
        return AnswerType("day")
    if value_type is str:
        limits = (one.max_length for one in constraints if isinstance(one, StringConstraints))
        longest = next(limits, None) or LINE_LENGTH
        return AnswerType("text" if longest > LINE_LENGTH else "line", longest=longest)
    low = next((float(one.ge) for one in constraints if isinstance(one, Ge)), None)  # type: ignore[arg-type]
    high = next((float(one.le) for one in constraints if isinstance(one, Le)), None)  # type: ignore[arg-type]
    if Unit in marks:
        return AnswerType(NUMBERS[marks[Unit]], low, high)
    return AnswerType("whole" if value_type is int else "number", low, high)
