"""What kind of answer a leaf takes: derived from its annotation and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import StringConstraints

from .fast_validation import opened
from .fields import LINE_LENGTH, Ref, Unit
from .schema import SchemaNode, marks_in

Kind = Literal[
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

    kind: Kind
    low: float | None = None
    high: float | None = None
    options: tuple[str, ...] = ()
    longest: int = LINE_LENGTH
    ref: str = ""


def answer_type(node: SchemaNode) -> AnswerType:
    """The type of the answer at a node, whose shape must be a leaf."""
    ref = node.ref
    unit = node.mark(Unit)
    return _leaf(node.shape.annotation, ref, unit)


def key_choices(node: SchemaNode) -> tuple[str, ...]:
    """The keys a table may have, where they are a fixed choice."""
    if node.shape.key is None:
        return ()
    return _leaf(node.shape.key.annotation, None, None).options


@cache
def _leaf(annotation: Any, ref: Ref | None, unit: Unit | None) -> AnswerType:
    bare, metadata = opened(annotation)
    if get_origin(bare) is list:
        inner = _leaf(get_args(bare)[0], ref, None)
        kinds: dict[str, Kind] = {"choice": "choices", "ref": "refs"}
        kind = kinds.get(inner.kind, "lines")
        return AnswerType(kind, options=inner.options, longest=inner.longest, ref=inner.ref)
    if get_origin(bare) is Literal:
        return AnswerType("choice", options=tuple(str(option) for option in get_args(bare)))
    if ref is not None:
        return AnswerType("ref", ref=ref.to)
    if bare is bool:
        return AnswerType("yes_no")
    if bare is date:
        return AnswerType("day")
    if bare is str:
        longest = next((m.max_length for m in metadata if isinstance(m, StringConstraints)), None)
        longest = longest or LINE_LENGTH
        return AnswerType("text" if longest > LINE_LENGTH else "line", longest=longest)
    low = next((float(m.ge) for m in metadata if isinstance(m, Ge)), None)  # type: ignore[arg-type]
    high = next((float(m.le) for m in metadata if isinstance(m, Le)), None)  # type: ignore[arg-type]
    unit = unit or next((m for m in marks_in(annotation) if isinstance(m, Unit)), None)
    if unit is not None:
        numbers: dict[Unit, Kind] = {
            Unit.MONEY: "money",
            Unit.PERCENT: "percent",
            Unit.YEAR: "year",
        }
        return AnswerType(numbers[unit], low, high)
    return AnswerType("whole" if bare is int else "number", low, high)
