"""A half-done answer set as an instance of its model.

``draft(Model, answers)`` gives an instance in which every valid answer stands as a typed value.
Touching a field that nobody has answered raises ``Unanswered``: whoever computes with a draft
(rules, results) need not test every field, it simply waits. Answers that do not fit their type
come back as faults with their paths.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, NamedTuple, TypeVar, get_args, get_origin

import pydantic_core
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from .fast_validation import UNDECIDED, Verdict, verdict

A = TypeVar("A", bound="Answers")


class Unanswered(LookupError):
    """A field was touched that nobody has answered yet."""


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


Memo = dict[str, tuple[object, "Answers", list[ValidationFault]]]
"""By path: answers, their draft, and the faults in them."""


def draft(model: type[A], answers: object, at: str = "") -> tuple[A, list[ValidationFault]]:
    """An instance of ``model`` holding what is answered, and the faults found on the way.

    ``at`` is the path of ``answers`` in the dossier.
    """
    faults: list[ValidationFault] = []
    return _model(model, answers, at, faults), faults


class Drafts:
    """Drafts to share: the same answers at the same place are drafted once, and so are the rows of
    a table of which others changed.

    Answers are told apart as objects, so whoever shares drafts never alters answers in place.
    """

    def __init__(self) -> None:
        self._made: Memo = {}
        self.worded: dict[str, Any] = {}
        """What was put into words of a table's rows, by the table's path; see ``asking``."""

    def draft(self, model: type[A], answers: object, at: str) -> tuple[A, list[ValidationFault]]:
        """As the function ``draft``."""
        return _once(self._made, model, answers, at)


def _once(memo: Memo, model: type[A], answers: object, at: str) -> tuple[A, list[ValidationFault]]:
    made = memo.get(at)
    if made is None or made[0] is not answers:
        faults: list[ValidationFault] = []
        made = memo[at] = (answers, _model(model, answers, at, faults, memo), faults)
    return made[1], made[2]  # type: ignore[return-value]


def without(record: A, names: Collection[str]) -> A:
    """The same draft as if nobody had answered these fields yet."""
    return _instance(type(record), {k: v for k, v in record.__dict__.items() if k not in names})


def answered(record: BaseModel, name: str) -> bool:
    """Whether the field has been answered (an explicit "none" counts)."""
    return name in record.__dict__


def value(record: BaseModel, name: str, otherwise: Any = None) -> Any:
    """The field's value, or ``otherwise`` while nobody has answered it."""
    return record.__dict__.get(name, otherwise)


def _model(
    model: type[A],
    answers: object,
    at: str,
    faults: list[ValidationFault],
    memo: Memo | None = None,
) -> A:
    if not isinstance(answers, dict):
        if answers is not None:
            faults.append(ValidationFault(at, "dict_type", {"input": answers}))
        answers = {}
    known = shapes(model)
    values: dict[str, Any] = {}
    for name, shape in known.items():
        if name in answers and (answers[name] is not None or shape.kind != "model"):
            _put(values, name, shape, answers[name], at, faults, memo)
        elif shape.kind == "model":
            values[name] = _model(shape.of, {}, _below(at, name), faults)
    for name in answers:
        if name not in known:
            faults.append(ValidationFault(_below(at, name), "extra_forbidden", {}))
    return _instance(model, values)


def _instance(model: type[A], values: dict[str, Any]) -> A:
    instance = model.__new__(model)
    object.__setattr__(instance, "__dict__", values)
    object.__setattr__(instance, "__pydantic_fields_set__", set(values))
    object.__setattr__(instance, "__pydantic_extra__", None)
    object.__setattr__(instance, "__pydantic_private__", None)
    return instance


def _below(at: str, name: str) -> str:
    return f"{at}.{name}" if at else str(name)


def _put(
    values: dict[str, Any],
    name: str,
    shape: FieldShape,
    raw: object,
    at: str,
    faults: list[ValidationFault],
    memo: Memo | None,
) -> None:
    """Enters what the answer ``name`` under ``at`` says, or the fault in it."""
    if shape.kind == "model":
        values[name] = _model(shape.of, raw, _below(at, name), faults, memo)
    elif shape.kind == "table":
        table = _table(shape, raw, _below(at, name), faults, memo)
        if table is not None:
            values[name] = table
    else:
        value = shape.verdict(raw)
        if value is UNDECIDED:
            value = _asked(shape, raw, _below(at, name), faults)
        if value is not UNDECIDED:
            values[name] = value


def _asked(shape: FieldShape, raw: object, path: str, faults: list[ValidationFault]) -> Any:
    """What Pydantic makes of a leaf's answer; ``UNDECIDED`` where it finds a fault."""
    try:
        return shape.adapter().validate_json(pydantic_core.to_json(raw), strict=True)
    except (ValidationError, pydantic_core.PydanticSerializationError) as error:
        faults.append(_fault(path, error))
        return UNDECIDED


def _table(
    shape: FieldShape, raw: object, path: str, faults: list[ValidationFault], memo: Memo | None
) -> dict[str, Any] | None:
    if raw is None and shape.nullable:
        return {}
    if not isinstance(raw, dict):
        faults.append(ValidationFault(path, "dict_type", {"input": raw}))
        return None
    rows: dict[str, Any] = {}
    assert shape.key is not None and shape.inner is not None
    for key, record in raw.items():
        fits = shape.key.verdict(key) is not UNDECIDED
        if not fits and _asked(shape.key, key, f"{path}.{key}", faults) is UNDECIDED:
            continue
        if memo is not None and shape.inner.kind == "model":
            rows[key], wrong = _once(memo, shape.inner.of, record, f"{path}.{key}")
            faults += wrong
        else:
            _put(rows, key, shape.inner, record, path, faults, memo)
    return rows


def _fault(path: str, error: Exception) -> ValidationFault:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        where = ".".join([path, *(str(part) for part in first["loc"])])
        return ValidationFault(
            where, first["type"], {"input": first["input"], **first.get("ctx", {})}
        )
    return ValidationFault(path, "not_json", {})


@dataclass(frozen=True)
class FieldShape:
    """What a field holds: a nested model, a table of records, or a leaf."""

    kind: str  # "model", "table" or "leaf"
    annotation: Any  # with its constraints, without an outer Optional
    nullable: bool
    of: Any = None  # the model of a nested model
    key: FieldShape | None = None  # of a table: its key …
    inner: FieldShape | None = None  # … and what stands under it

    @cached_property
    def verdict(self) -> Verdict:
        """Of a leaf: its quick verdict, which may be to ask the adapter."""
        return verdict(self.annotation, self.nullable)

    def adapter(self) -> TypeAdapter[Any]:
        return _adapter(self.annotation, self.nullable)


@cache
def _adapter(annotation: Any, nullable: bool) -> TypeAdapter[Any]:
    return TypeAdapter(annotation | None if nullable else annotation)


@cache
def shapes(model: type[BaseModel]) -> dict[str, FieldShape]:
    """The shape of every field of a model, by name, in asking order."""
    found = {}
    for name, info in model.model_fields.items():
        annotation: Any = info.annotation
        constraints = [
            mark for mark in info.metadata if not type(mark).__module__.startswith("clusterdyn")
        ]
        for mark in constraints:
            annotation = Annotated[annotation, mark]
        found[name] = shape_of(annotation)
    return found


@cache
def shape_of(annotation: Any) -> FieldShape:
    """The shape behind an annotation; an outer ``| None`` only makes it nullable."""
    bare, nullable = _without_none(annotation)
    naked = _naked(bare)
    if isinstance(naked, type) and issubclass(naked, BaseModel):
        return FieldShape("model", bare, nullable, of=naked)
    if get_origin(naked) is dict:
        key, inner = get_args(naked)
        return FieldShape("table", bare, nullable, key=shape_of(key), inner=shape_of(inner))
    return FieldShape("leaf", bare, nullable)


def _naked(annotation: Any) -> Any:
    return annotation.__origin__ if hasattr(annotation, "__metadata__") else annotation


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if hasattr(annotation, "__metadata__"):
        inner, nullable = _without_none(annotation.__origin__)
        for mark in annotation.__metadata__:
            inner = Annotated[inner, mark]
        return inner, nullable
    parts = get_args(annotation)
    if type(None) in parts and get_origin(annotation) is not None:
        rest = [item for item in parts if item is not type(None)]
        if len(rest) == 1:
            return rest[0], True
    return annotation, False
