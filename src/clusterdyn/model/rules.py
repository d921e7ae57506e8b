"""Rules and results: what can be said about the answers, and what they look at.

A step's ``rules.py`` and ``results.py`` hold plain functions of a step's draft and of a
``RuleContext``, the rest of the dossier. They yield paths and values; the sentences stand in
``rules.yaml``.
A function that touches a field nobody has answered stops by itself (``Unanswered``) and is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from ..changes import ABSENT, as_mapping, value_at
from .draft import Answers, Drafts, without
from .field_spec import fields_of
from .records import Indicator, Organisation, Passport, Person
from .schema import Schema

S = TypeVar("S", bound=Answers)
T = TypeVar("T")


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"  # never a finding: an action proposed to the group


class Due(NamedTuple):
    """When a rule begins to speak: so many months after the group's work on its step."""

    months: int = 0


AT_ONCE = Due()


class Match(NamedTuple):
    """One place where a rule speaks.

    ``path`` is relative to the step ("findings.no-test-site.ours"); ``values`` fill the words'
    placeholders; ``key`` tells several matches of one rule apart (a record's id).
    """

    path: str
    values: Mapping[str, Any] = {}
    key: str = ""


Matches = Iterable[Match]


class Rule(NamedTuple):
    """``id`` is the step's name and the rule's own: ``identification.no-joint-work``."""

    id: str
    step: str
    severity: Severity
    due: Due
    test: Callable[[Any, RuleContext], Matches]


class RuleBook(Generic[S]):
    """The rules of one step; ``error``, ``warning`` and ``suggestion`` enter a function in it."""

    def __init__(self, model: type[S]) -> None:
        self.step = model.step
        self.rules: list[Rule] = []

    def error(self, name: str, due: Due = AT_ONCE) -> Callable[[Test[S]], Test[S]]:
        return self._enter(name, Severity.ERROR, due)

    def warning(self, name: str, due: Due = AT_ONCE) -> Callable[[Test[S]], Test[S]]:
        return self._enter(name, Severity.WARNING, due)

    def suggestion(self, name: str, due: Due = AT_ONCE) -> Callable[[Test[S]], Test[S]]:
        return self._enter(name, Severity.SUGGESTION, due)

    def _enter(self, name: str, severity: Severity, due: Due) -> Callable[[Test[S]], Test[S]]:
        def enter(test: Test[S]) -> Test[S]:
            self.rules.append(Rule(f"{self.step}.{name}", self.step, severity, due, test))
            return test

        return enter


Test = Callable[[S, "RuleContext"], Matches]


class Result(NamedTuple):
    """Something worked out: ``values`` for the words, ``rows`` for a small table beside them."""

    values: Mapping[str, Any] = {}
    rows: Sequence[Sequence[Any]] = ()


Work = Callable[[S, "RuleContext"], Iterable[Result]]


class Calculation(NamedTuple):
    """What works a result out, shown at once after the field ``after`` was answered."""

    id: str
    step: str
    after: str
    work: Callable[[Any, RuleContext], Iterable[Result]]


class ResultBook(Generic[S]):
    """The results of one step; ``calculation`` enters a function in it."""

    def __init__(self, model: type[S]) -> None:
        self.step = model.step
        self.calculations: list[Calculation] = []

    def calculation(self, name: str, after: str) -> Callable[[Work[S]], Work[S]]:
        def enter(work: Work[S]) -> Work[S]:
            self.calculations.append(Calculation(f"{self.step}.{name}", self.step, after, work))
            return work

        return enter


class RuleContext:
    """What a rule or result may look at: the whole dossier as drafts, and today's date.

    With ``waiting``, tables still being filled are held back, so that no rule judges half a list.
    ``suggested`` gives the suggested actions of earlier steps as proposed rows; their words are
    not known here.
    """

    def __init__(
        self,
        data: Mapping[str, Any],
        today: date,
        schema: Schema,
        waiting: bool = False,
        drafts: Drafts | None = None,
        suggested: Callable[[], Iterable[Any]] = tuple,
    ) -> None:
        self.data = data
        self.today = today
        self.schema = schema
        self.waiting = waiting
        self.drafts = drafts or Drafts()
        self.suggested = suggested
        self._steps: dict[type[Answers], Answers] = {}
        self._kept: dict[Any, Any] = {}
        self._closed: Mapping[str, Any] = as_mapping(value_at(data, "marks.closed", {}))
        self._parked: Mapping[str, Any] = as_mapping(value_at(data, "marks.parked", {}))

    def step(self, model: type[S]) -> S:
        """The draft of a step, made once."""
        if model not in self._steps:
            at = f"steps.{model.step}"
            found = self.drafts.draft(model, value_at(self.data, at, {}), at)[0]
            self._steps[model] = without(found, self._unfinished(model)) if self.waiting else found
        return self._steps[model]  # type: ignore[return-value]

    def once(self, work: Callable[[S, RuleContext], T], step: S) -> T:
        """What a calculation of a step comes to, worked out once for all that ask."""
        if work not in self._kept:
            self._kept[work] = work(step, self)
        return self._kept[work]  # type: ignore[no-any-return]

    def _unfinished(self, model: type[Answers]) -> list[str]:
        """The tables of a step that are still being filled (not those left empty)."""
        at = f"steps.{model.step}"
        return [
            name
            for name, field in fields_of(model).items()
            if field.kind == "table"
            and f"{at}.{name}" not in self._closed
            and value_at(self.data, f"{at}.{name}") is not None
        ]

    @property
    def passport(self) -> Passport:
        return self.drafts.draft(Passport, value_at(self.data, "passport", {}), "passport")[0]

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        return self._register("organisations", Organisation)

    @cached_property
    def people(self) -> dict[str, Person]:
        return self._register("people", Person)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return self._register("indicators", Indicator)

    def _register(self, name: str, model: type[S]) -> dict[str, S]:
        raw = as_mapping(value_at(self.data, name, {}))
        return {k: self.drafts.draft(model, row, f"{name}.{k}")[0] for k, row in raw.items()}

    def raw(self, path: str) -> Any:
        """The raw answer at a path from the dossier's root, or ``ABSENT``."""
        return value_at(self.data, path)

    def parked(self, path: str) -> bool:
        return path in self._parked

    def finished(self, path: str) -> bool:
        """Whether the table at this path was finished by the group."""
        return path in self._closed

    def missing(self, path: str) -> bool:
        """Not parked, and left empty or passed over (a later answer beside it exists)."""
        if self.parked(path):
            return False
        answer = value_at(self.data, path)
        if answer is ABSENT:
            return self._passed(path)
        return answer is None or answer == "" or answer == [] or answer == {}

    def _passed(self, path: str) -> bool:
        above, _, name = path.rpartition(".")
        while above.count(".") >= 1:
            names = self.schema.names_at(above)
            if not names:  # a table: its rows are passed once it is finished
                return above in self._closed
            beside = as_mapping(value_at(self.data, above, {}))
            later = names[names.index(name) + 1 :] if name in names else []
            if any(other in beside for other in later):
                return True
            above, _, name = above.rpartition(".")
        return False

    def name(self, table: str, key: str) -> str:
        """The name that people know a record by."""
        return self.schema.name_of(self.data, table, key)

    def money(self, amount: float) -> str:
        """An amount in the passport's currency: "DKK 1,800", "−DKK 11,640"."""
        sign = "−" if round(amount) < 0 else ""
        currency = value_at(self.data, "passport.currency", None) or "EUR"
        return f"{sign}{currency} {abs(round(amount)):,}"
