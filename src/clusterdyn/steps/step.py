"""A step: everything the program knows of one step except its words."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

from ..model.draft import Answers
from ..model.prefill import OfferBook
from ..model.rules import ResultBook, RuleBook


class Step(NamedTuple):
    """Step ``number``; ``name`` is used in paths, files and code."""

    number: int
    name: str
    model: type[Answers]
    rules: RuleBook[Any]
    results: ResultBook[Any]

    @property
    def offers(self) -> OfferBook[Any]:
        """What the step offers while it is asked; loaded only then."""
        book: OfferBook[Any] = import_module(f"{__package__}.{self.name}.offers").offers
        return book
