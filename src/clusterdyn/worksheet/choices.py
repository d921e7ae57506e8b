"""What can be ticked at a place, and how it is listed."""

from __future__ import annotations

from collections.abc import Iterable

from ..answers.reader import Reader
from ..model.answer_types import AnswerType
from ..model.schema import SchemaNode
from .sheet import Column


def labels(reader: Reader, node: SchemaNode, answer: AnswerType) -> tuple[str, ...]:
    """The labels of a choice, or yes and no; nothing where something is written."""
    if answer.kind == "yes_no":
        return ("yes", "no")
    if answer.options or reader.is_scale(node, answer):
        return tuple(label for _, label in reader.options(node))
    return ()


def legend(columns: Iterable[Column]) -> str:
    """The choices of columns in which they are written, not ticked."""
    listed = [column for column in columns if column.choices and not column.boxes]
    return " · ".join(f"{column.head}: {', '.join(column.choices)}" for column in listed)
