"""Offers: what a step puts on the table before anybody types, from what earlier steps know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from .draft import Answers
from .rules import RuleContext

S = TypeVar("S", bound=Answers)


class Offer(NamedTuple):
    """A row proposed for a table.

    ``key`` is its id (of a fixed table: the row's key), ``label`` how it is called, ``values`` the
    fields already known; ``home`` fields of a record newly made in the table the key refers to.
    """

    key: str
    label: str
    values: Mapping[str, Any] = {}
    home: Mapping[str, Any] = {}


Rows = Callable[[S, RuleContext], Iterable[Offer]]
Options = Callable[[S, RuleContext], Iterable[tuple[str, str]]]
Value = Callable[[S, RuleContext], Any]
Follow = Callable[[S, RuleContext, str], Iterable[tuple[str, Any]]]


class OfferBook(Generic[S]):
    """The offers of one step, by field.

    - ``rows(field)``: rows of a fixed table, or proposed rows of an open one;
    - ``options(field)``: (value, label) pairs narrowing or naming the choices of a field;
    - ``value(field)``: a first value for a field ("bold_goal.year"), shown filled in;
    - ``follow(field)``: called with a record's key after that record was answered; yields
      (path from the dossier's root, value) pairs that follow from it (``ABSENT`` removes).
    """

    def __init__(self, model: type[S]) -> None:
        self.step = model.step
        self.of_rows: dict[str, Rows[S]] = {}
        self.of_options: dict[str, Options[S]] = {}
        self.of_value: dict[str, Value[S]] = {}
        self.of_follow: dict[str, Follow[S]] = {}

    def rows(self, name: str) -> Callable[[Rows[S]], Rows[S]]:
        return _enter(self.of_rows, name)

    def options(self, name: str) -> Callable[[Options[S]], Options[S]]:
        return _enter(self.of_options, name)

    def value(self, name: str) -> Callable[[Value[S]], Value[S]]:
        return _enter(self.of_value, name)

    def follow(self, name: str) -> Callable[[Follow[S]], Follow[S]]:
        return _enter(self.of_follow, name)


F = TypeVar("F")


def _enter(book: dict[str, F], name: str) -> Callable[[F], F]:
    def enter(function: F) -> F:
        book[name] = function
        return function

    return enter
