"""The kinds of question. A new one is a file here and a line in the list; the first to fit asks."""

from __future__ import annotations

from typing import Any

from ..kind import Kind
from .lines import Lines
from .note import NoteKind
from .people import People
from .record import Record
from .review import StepReview
from .scores import Scores
from .table import TablePrompt
from .value import Value

KINDS: tuple[Kind[Any], ...] = (
    Record(),
    StepReview(),
    NoteKind(),
    People(),
    Scores(),
    TablePrompt(),
    Lines(),
    Value(),
)
