"""A room: everything the program knows of one step except its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..draft import Answers
from ..offer import OfferBook
from ..rule import ResultBook, RuleBook


@dataclass(frozen=True)
class Room:
    """Step ``number``; ``name`` is used in paths, files and code."""

    number: int
    name: str
    model: type[Answers]
    rules: RuleBook[Any]
    results: ResultBook[Any]
    offers: OfferBook[Any]
