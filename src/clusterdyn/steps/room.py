"""A room: everything the program knows of one step except its words."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..draft import Answers
from ..offer import OfferBook
from ..rule import ResultBook, RuleBook


class Room(NamedTuple):
    """Step ``number``; ``name`` is used in paths, files and code."""

    number: int
    name: str
    model: type[Answers]
    rules: RuleBook[Any]
    results: ResultBook[Any]
    offers: OfferBook[Any]
