"""What a model says of each of its fields, read from the annotation once and kept.

Drafts, the schema, the questionnaire, the JSON Schema and the readers of typed answers all look at
a field through its ``FieldSpec``; nobody else takes an annotation apart. (Pydantic's ``FieldInfo``
is where it comes from: that one keeps the annotation as it was written.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

from .answer_types import AnswerType, answer_type_of
from .fast_validation import Verdict, verdict_on
from .fields import MARKS, Core, Need, Ref, Table

M = TypeVar("M")
FieldKind = Literal["model", "table", "leaf"]


@dataclass(frozen=True, eq=False)
class FieldSpec:
    """What a field holds, or the key of a table, or what stands in a table or a list.

    ``value_type`` is the annotation without ``None``, constraints and marks: a model, a ``dict`` or
    the type of an answer. A field has one mark of a kind at most. ``nullable``: it can be left
    empty, which is an answer.
    """

    name: str
    kind: FieldKind
    value_type: Any
    nullable: bool
    constraints: tuple[Any, ...]
    marks: Mapping[type, Any]
    key: FieldSpec | None = None  # of a table
    inner: FieldSpec | None = None  # of a table, what stands under a key; of a list, its items

    def mark(self, kind: type[M]) -> M | None:
        return self.marks.get(kind)

    @property
    def ref(self) -> Ref | None:
        """Where the value (or each of a list's values) is a record's id."""
        return self.mark(Ref)

    @property
    def need(self) -> Need:
        core = self.mark(Core)
        return core.need if core else Need.OPTIONAL

    @cached_property
    def answer_type(self) -> AnswerType:
        """Of a leaf: what kind of answer it takes."""
        items = self.inner.answer_type if self.inner else None
        return answer_type_of(self.value_type, self.constraints, self.marks, items)

    @cached_property
    def verdict(self) -> Verdict:
        """The quick verdict on a raw answer; it may be to leave that to the adapter."""
        items = self.inner.verdict if self.inner and self.kind == "leaf" else None
        return verdict_on(self.value_type, self.constraints, items, self.nullable)

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """Of a leaf: Pydantic's own judge of raw answers. It takes time to build."""
        annotation = self.value_type
        for constraint in self.constraints:
            annotation = Annotated[annotation, constraint]
        return TypeAdapter(annotation | None if self.nullable else annotation)

    @cached_property
    def record(self) -> type[BaseModel]:
        """Of a table: the model of its records; of nested tables, of the innermost."""
        inner = self.inner
        while inner is not None and inner.kind == "table":
            inner = inner.inner
        assert inner is not None and inner.kind == "model"
        return inner.value_type  # type: ignore[no-any-return]

    @cached_property
    def title(self) -> str | None:
        """Of a table: the field that gives a record its name, the row's first plain text."""
        fields, table = fields_of(self.record), self.mark(Table)
        order = [name for name in (table.row if table else ()) if name in fields] or list(fields)
        texts = (n for n in order if fields[n].value_type is str and fields[n].ref is None)
        return next(texts, None)


@cache
def fields_of(model: type[BaseModel]) -> dict[str, FieldSpec]:
    """The fields of a model by name, in asking order."""
    return {
        name: field_of(info.annotation, name, info.metadata)
        for name, info in model.model_fields.items()
    }


def field_of(annotation: Any, name: str = "", metadata: Iterable[Any] = ()) -> FieldSpec:
    """What an annotation says, with the metadata that Pydantic took off it."""
    bare, nullable, said = _opened(annotation)
    said += metadata
    constraints = tuple(one for one in said if not isinstance(one, MARKS))
    marks = {type(one): one for one in said if isinstance(one, MARKS)}
    origin, parts = get_origin(bare), get_args(bare)
    if origin is dict:
        key, inner = (field_of(part) for part in parts)
        return FieldSpec(name, "table", bare, nullable, constraints, marks, key, inner)
    if origin is list:
        items = field_of(parts[0])
        marks = {**items.marks, **marks}  # what is said of each item is said of the field
        return FieldSpec(name, "leaf", bare, nullable, constraints, marks, inner=items)
    is_model = isinstance(bare, type) and issubclass(bare, BaseModel)
    return FieldSpec(name, "model" if is_model else "leaf", bare, nullable, constraints, marks)


def _opened(annotation: Any) -> tuple[Any, bool, list[Any]]:
    """The annotation without its metadata and ``None``, whether that may stand, the metadata."""
    nullable, metadata = False, list[Any]()
    while True:
        if hasattr(annotation, "__metadata__"):
            metadata = [*annotation.__metadata__, *metadata]
            annotation = annotation.__origin__
        elif get_origin(annotation) in (Union, UnionType):
            others = [part for part in get_args(annotation) if part is not NoneType]
            if len(others) != 1:
                return annotation, nullable, metadata
            nullable, annotation = True, others[0]
        else:
            return annotation, nullable, metadata
