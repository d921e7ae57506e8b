"""Prefills: what a step puts on the table before anybody types, from what earlier steps know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from .draft import Answers
from .rules import RuleContext

S = TypeVar("S", bound=Answers)


class ProposedRow(NamedTuple):
    """A row proposed for a table.

    ``key`` is its id (of a fixed table: the row's key), ``label`` how it is called, ``values`` the
    fields already known; ``home`` fields of a record newly made in the table the key refers to.
    """

    key: str
    label: str
    values: Mapping[str, Any] = {}
    home: Mapping[str, Any] = {}


class Aside(NamedTuple):
    """Something said at a question: the name of its words, and what fills them."""

    name: str
    values: Mapping[str, Any] = {}


class RecordAnswer(NamedTuple):
    """An answer in the record ``key`` of a table.

    ``rows`` is the table as it stood before, ``given`` the names of the fields answered.
    """

    key: str
    rows: Mapping[str, Any] = {}
    given: Collection[str] = ()

    @property
    def before(self) -> Mapping[str, Any]:
        """The record as it stood before."""
        record = self.rows.get(self.key)
        return record if isinstance(record, Mapping) else {}


Rows = Callable[[S, RuleContext], Iterable[ProposedRow]]
Slips = Callable[[S, RuleContext, Sequence[ProposedRow]], Iterable[ProposedRow]]
Options = Callable[[S, RuleContext], Iterable[tuple[str, str]]]
Default = Callable[[S, RuleContext], Any]
Derive = Callable[[S, RuleContext, RecordAnswer], Iterable[tuple[str, Any]]]
Beside = Callable[[S, RuleContext, str], Aside | None]
Doubt = Callable[[S, RuleContext, str, Any], Aside | None]


class Prefills(Generic[S]):
    """What one step fills in beforehand, by field.

    - ``rows(field)``: rows of a fixed table, or proposed rows of an open one;
    - ``slips(field)``: rows of scores, called with the people whose slips are read aloud;
    - ``options(field)``: (value, label) pairs narrowing or naming the choices of a field;
    - ``default(field)``: a first value for a field ("bold_goal.year"), shown filled in;
    - ``derive(field)``: called after a record was answered; yields (path from the dossier's root,
      value) pairs that follow from it (``ABSENT`` removes);
    - ``beside(field)``: called with a record's key; what stands there from an earlier day: it is
      shown beside the question and not filled in;
    - ``doubt("table.column")``: called with a record's key and a value before that is stored;
      what is asked about it first.
    """

    def __init__(self, model: type[S]) -> None:
        self.step = model.step
        self.of_rows: dict[str, Rows[S]] = {}
        self.of_slips: dict[str, Slips[S]] = {}
        self.of_options: dict[str, Options[S]] = {}
        self.of_default: dict[str, Default[S]] = {}
        self.of_derive: dict[str, Derive[S]] = {}
        self.of_beside: dict[str, Beside[S]] = {}
        self.of_doubt: dict[str, Doubt[S]] = {}

    def rows(self, name: str) -> Callable[[Rows[S]], Rows[S]]:
        return _enter(self.of_rows, name)

    def slips(self, name: str) -> Callable[[Slips[S]], Slips[S]]:
        return _enter(self.of_slips, name)

    def options(self, name: str) -> Callable[[Options[S]], Options[S]]:
        return _enter(self.of_options, name)

    def default(self, name: str) -> Callable[[Default[S]], Default[S]]:
        return _enter(self.of_default, name)

    def derive(self, name: str) -> Callable[[Derive[S]], Derive[S]]:
        return _enter(self.of_derive, name)

    def beside(self, name: str) -> Callable[[Beside[S]], Beside[S]]:
        return _enter(self.of_beside, name)

    def doubt(self, name: str) -> Callable[[Doubt[S]], Doubt[S]]:
        return _enter(self.of_doubt, name)


F = TypeVar("F")


def _enter(book: dict[str, F], name: str) -> Callable[[F], F]:
    def enter(function: F) -> F:
        book[name] = function
        return function

    return enter
