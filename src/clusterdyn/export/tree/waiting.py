"""What is still open, parked or doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OpenStep:
    """``questions`` are those not answered yet; a step nobody began has ``begun`` False."""

    number: int
    title: str
    begun: bool
    questions: tuple[str, ...]


@dataclass(frozen=True)
class ParkedLine:
    step: str
    question: str
    why: str | None
    typed: str | None
    on: date | None


@dataclass(frozen=True)
class OpenQuestions:
    steps: tuple[OpenStep, ...]
    ask_firms: tuple[str, ...]
    journal: tuple[str, ...]
    parked: tuple[ParkedLine, ...]


@dataclass(frozen=True)
class Remark:
    """What a check says of ``path``: ``severity`` "error" or "warning", and what to do."""

    rule: str
    path: str
    severity: str
    step: str
    message: str
    hint: str
