"""A step: everything the program knows of one step except its words."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

from ..model.draft import Answers
from ..model.prefill import Prefills
from ..model.rules import ResultBook, RuleBook


class Step(NamedTuple):
    """Step ``number``; ``name`` is used in paths, files and code."""

    number: int
    name: str
    model: type[Answers]
    rules: RuleBook[Any]
    results: ResultBook[Any]

    @property
    def prefills(self) -> Prefills[Any]:
        """What the step fills in while it is asked; loaded only then."""
        book: Prefills[Any] = import_module(f"{__package__}.{self.name}.prefills").prefills
        return book
