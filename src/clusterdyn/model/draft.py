r"""A half-done answer set as an instance of its model.

``draft(Model, answers)`` gives an instance in which every valid answer stands as a typed value.
Touching a field that nobody has answered raises ``Unanswered``: whoever computes with a draft
(rules, results) need not test every field, it simply waits. Answers that do not fit their type
come back as faults with their paths.

Pydantic does not validate the models themselves, only the single answers on which no quick verdict
is sure. A model cannot be half done; and to build the ten step models takes 34 ms of processor
time (as below), to draft the whole worked example takes 9:

    python -m timeit -p -n1 -r1 \
        -s "from clusterdyn.steps.registry import all_steps; steps = all_steps()" \
        "for step in steps: step.model.model_rebuild()"
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any, ClassVar, NamedTuple, ParamSpec, TypeVar

import pydantic_core
from pydantic import BaseModel, ConfigDict, ValidationError

from .fast_validation import UNDECIDED, as_whole
from .field_spec import FieldSpec, fields_of

A = TypeVar("A", bound="Answers")
T = TypeVar("T")
P = ParamSpec("P")


class Unanswered(LookupError):
    """A field was touched that nobody has answered yet."""


def until_unanswered(work: Callable[P, Iterable[T]], *given: P.args, **more: P.kwargs) -> list[T]:
    """What ``work`` finds until it touches an unanswered field: the rest waits for that answer."""
    found: list[T] = []
    try:
        for one in work(*given, **more):
            found.append(one)
    except Unanswered:
        pass
    return found


class Answers(BaseModel):
    """Base of every model of the dossier: field types only, nothing between fields.

    Modules of models do without ``from __future__ import annotations``: Pydantic would have to
    compile every annotation from its text at each start.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)

    step: ClassVar[str] = ""
    """Name of the step whose answers these are; empty for records and registers."""

    def __getattr__(self, name: str) -> Any:
        if name in type(self).model_fields:
            raise Unanswered(name)
        return super().__getattr__(name)  # type: ignore[misc]


class ValidationFault(NamedTuple):
    """An answer that does not fit its field. ``kind`` is Pydantic's error type."""

    path: str
    kind: str
    detail: Mapping[str, Any]


def draft(model: type[A], answers: object, at: str = "") -> tuple[A, list[ValidationFault]]:
    """An instance of ``model`` holding what is answered, and the faults found on the way.

    ``at`` is the path of ``answers`` in the dossier.
    """
    return Drafts().draft(model, answers, at)


class Drafts:
    """Drafts to share: the same answers at the same place are drafted once, and so are the rows of
    a table of which others changed.

    Answers are told apart as objects, so whoever shares drafts never alters answers in place.
    """

    def __init__(self) -> None:
        self._made: dict[str, tuple[object, Answers, list[ValidationFault]]] = {}
        self.worded: dict[str, Any] = {}
        """Rows in words, by their table's path; see ``interview.questions``."""

    def draft(self, model: type[A], answers: object, at: str) -> tuple[A, list[ValidationFault]]:
        """As the function ``draft``."""
        made = self._made.get(at)
        if made is None or made[0] is not answers:
            faults: list[ValidationFault] = []
            made = self._made[at] = (answers, self._model(model, answers, at, faults), faults)
        return made[1], made[2]  # type: ignore[return-value]

    def _model(self, model: type[A], answers: object, at: str, faults: list[ValidationFault]) -> A:
        if not isinstance(answers, dict):
            if answers is not None:
                faults.append(ValidationFault(at, "dict_type", {"input": answers}))
            answers = {}
        known = fields_of(model)
        values: dict[str, Any] = {}
        for name, field in known.items():
            if field.kind == "model":
                inner = answers.get(name)
                values[name] = self._model(field.value_type, inner, _below(at, name), faults)
            elif name in answers:
                value = field.verdict(answers[name])
                if value is UNDECIDED:
                    value = self._judged(field, answers[name], _below(at, name), faults)
                if value is not UNDECIDED:
                    values[name] = value
        for name in answers:
            if name not in known:
                faults.append(ValidationFault(_below(at, name), "extra_forbidden", {}))
        return _instance(model, values)

    def _judged(
        self, field: FieldSpec, raw: object, path: str, faults: list[ValidationFault]
    ) -> Any:
        """What an answer without a quick verdict says; ``UNDECIDED`` where it is a fault."""
        if field.kind == "table":
            return self._table(field, raw, path, faults)
        return _asked(field, raw, path, faults)

    def _table(
        self, table: FieldSpec, raw: object, path: str, faults: list[ValidationFault]
    ) -> Any:
        if raw is None and table.nullable:
            return {}
        if not isinstance(raw, dict):
            faults.append(ValidationFault(path, "dict_type", {"input": raw}))
            return UNDECIDED
        rows: dict[str, Any] = {}
        assert table.key is not None and table.inner is not None
        for key, record in raw.items():
            at = f"{path}.{key}"
            fits = table.key.verdict(key) is not UNDECIDED
            if not fits and _asked(table.key, key, at, faults) is UNDECIDED:
                continue
            if table.inner.kind == "model":
                rows[key], wrong = self.draft(table.inner.value_type, record, at)
                faults += wrong
                continue
            value = table.inner.verdict(record)
            if value is UNDECIDED:
                value = self._judged(table.inner, record, at, faults)
            if value is not UNDECIDED:
                rows[key] = value
        return rows


def without(record: A, names: Collection[str]) -> A:
    """The same draft as if nobody had answered these fields yet."""
    return _instance(type(record), {k: v for k, v in record.__dict__.items() if k not in names})


def answered(record: BaseModel, name: str) -> bool:
    """Whether the field has been answered (an explicit "none" counts)."""
    return name in record.__dict__


def value(record: BaseModel, name: str, otherwise: Any = None) -> Any:
    """The field's value, or ``otherwise`` while nobody has answered it."""
    return record.__dict__.get(name, otherwise)


def _instance(model: type[A], values: dict[str, Any]) -> A:
    blank: A = _blank(model)
    return blank.model_copy(update=values)


@cache
def _blank(model: type[A]) -> A:
    """An instance in which nothing is answered, for drafts to be copied from.

    ``model_construct`` alone will not do: it enters the default of each open field, and a field
    that holds its default counts as answered.
    """
    blank = model.model_construct(_fields_set=set())
    blank.__dict__.clear()
    return blank


def _below(at: str, name: str) -> str:
    return f"{at}.{name}" if at else str(name)


def _asked(field: FieldSpec, raw: object, path: str, faults: list[ValidationFault]) -> Any:
    """What Pydantic makes of a leaf's answer; ``UNDECIDED`` where it finds a fault."""
    if field.value_type is int:
        raw = as_whole(raw)
    try:
        return field.adapter.validate_json(pydantic_core.to_json(raw), strict=True)
    except (ValidationError, pydantic_core.PydanticSerializationError) as error:
        faults.append(_fault(path, error))
        return UNDECIDED


def strict_fault(model: type[Answers], answers: object, at: str) -> ValidationFault | None:
    """The first thing that Pydantic's strict validation of a whole model finds; None if it fits.

    ``at`` is the path of ``answers`` in the dossier. A draft says as much of complete answers, more
    quickly; this is the word that counts.
    """
    try:
        model.model_validate_json(pydantic_core.to_json(answers), strict=True)
    except (ValidationError, pydantic_core.PydanticSerializationError) as error:
        return _fault(at, error)
    return None


def _fault(path: str, error: Exception) -> ValidationFault:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        where = ".".join([path, *(str(part) for part in first["loc"])])
        return ValidationFault(
            where, first["type"], {"input": first["input"], **first.get("ctx", {})}
        )
    return ValidationFault(path, "not_json", {})
