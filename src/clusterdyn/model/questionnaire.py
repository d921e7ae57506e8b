"""A step's form: its screens in asking order, derived from the model and the marks on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..changes import ABSENT, value_at
from .draft import Answers, Shape
from .fields import Core, Deeper, Digits, Need, Table, When
from .schema import fields_of

Marks = tuple[Any, ...]


class Part(NamedTuple):
    """One field on a screen, at ``path`` from the dossier's root.

    kinds: "value" (a leaf), "table", "digits" (rows of digits), "columns" (further columns,
    named in ``columns``, of a table that was filled before).
    """

    path: str
    kind: str
    need: Need
    columns: tuple[str, ...] = ()
    month: int = 0  # of a deeper part: when it is due

    @property
    def name(self) -> str:
        """The path without "steps." and the step's name."""
        return ".".join(self.path.split(".")[2:])


class Screen(NamedTuple):
    """What is asked together. ``number`` counts from 1 within its tier (core or deeper)."""

    key: str
    number: int
    parts: tuple[Part, ...]


@cache
def core_screens(model: type[Answers]) -> tuple[Screen, ...]:
    """The screens that a group answers in the room."""
    return _numbered(_core_parts(model))


@cache
def deeper_screens(model: type[Answers]) -> tuple[Screen, ...]:
    """The screens answered afterwards, the earliest due first."""
    parts = sorted(_deeper_parts(model), key=lambda pair: pair[1].month)
    return _numbered(iter(parts))


def _numbered(parts: Iterator[tuple[str, Part]]) -> tuple[Screen, ...]:
    grouped: dict[str, list[Part]] = {}
    for key, part in parts:
        grouped.setdefault(key, []).append(part)
    return tuple(Screen(key, n, tuple(ps)) for n, (key, ps) in enumerate(grouped.items(), 1))


def _core_parts(model: type[Answers]) -> Iterator[tuple[str, Part]]:
    for name, (shape, marks) in fields_of(model).items():
        core = _mark(marks, Core)
        if core is None:
            continue
        path, screen = f"steps.{model.step}.{name}", core.screen or name
        if shape.kind == "model":
            for inner, (_, inner_marks) in fields_of(shape.of).items():
                inner_core = _mark(inner_marks, Core)
                if inner_core is not None:
                    yield screen, Part(f"{path}.{inner}", "value", inner_core.need)
        elif shape.kind == "table" and _mark(marks, Digits):
            yield screen, Part(path, "digits", core.need)
        elif shape.kind == "table":
            yield screen, Part(path, "table", core.need)
            yield from _later_columns(path, name, shape)
        else:
            yield screen, Part(path, "value", core.need)


def _later_columns(path: str, name: str, shape: Shape) -> Iterator[tuple[str, Part]]:
    """Columns of a record with a screen of their own, asked over the rows that are there."""
    screens: dict[str, list[str]] = {}
    needs: dict[str, Need] = {}
    for column, (_, marks) in fields_of(record_model(shape)).items():
        core = _mark(marks, Core)
        if core is not None and core.screen:
            screens.setdefault(core.screen, []).append(column)
            if needs.get(core.screen) != Need.REQUIRED:
                needs[core.screen] = core.need
    for screen, columns in screens.items():
        yield f"{name}.{screen}", Part(path, "columns", needs[screen], tuple(columns))


def _deeper_parts(model: type[Answers]) -> Iterator[tuple[str, Part]]:
    for name, (shape, marks) in fields_of(model).items():
        path, deeper = f"steps.{model.step}.{name}", _mark(marks, Deeper)
        if deeper is not None and shape.kind == "leaf":
            yield name, Part(path, "value", Need.OPTIONAL, month=deeper.month)
        elif shape.kind == "model":
            for inner, (_, inner_marks) in fields_of(shape.of).items():
                later = _mark(inner_marks, Deeper)
                if later is not None:
                    part = Part(f"{path}.{inner}", "value", Need.OPTIONAL, month=later.month)
                    yield f"{name}.{inner}", part
        elif shape.kind == "table" and not _mark(marks, Digits):
            for column, (_, inner_marks) in fields_of(record_model(shape)).items():
                later = _mark(inner_marks, Deeper)
                if later is not None:
                    key = f"{name}.{column}"
                    part = Part(path, "columns", Need.OPTIONAL, (column,), later.month)
                    yield key, part


def record_model(shape: Shape) -> type[BaseModel]:
    """The model of a table's records; of nested tables, the innermost."""
    inner = shape.inner
    while inner is not None and inner.kind == "table":
        inner = inner.inner
    assert inner is not None and inner.kind == "model"
    return inner.of  # type: ignore[no-any-return]


def row_columns(record: type[BaseModel], table: Table) -> tuple[str, ...]:
    """Columns of a typed row that are the record's own fields, in row order."""
    own = fields_of(record)
    return tuple(name for name in table.row if name in own)


def _mark(marks: Marks, kind: type[Any]) -> Any:
    return next((mark for mark in marks if isinstance(mark, kind)), None)


def hidden(model: type[BaseModel], name: str, beside: Mapping[str, Any]) -> bool:
    """Whether a field is not asked, given the raw answers beside it (its ``When`` says no)."""
    when: When | None = _mark(fields_of(model)[name][1], When)
    if when is None:
        return False
    answer = beside.get(when.field)
    return answer is None or not when.holds(answer)


def _settled(model: type[BaseModel], name: str, beside: Mapping[str, Any]) -> bool:
    """Whether it is already certain that a field will not be asked."""
    when: When | None = _mark(fields_of(model)[name][1], When)
    return when is not None and when.field in beside and hidden(model, name, beside)


class Progress:
    """Which parts of a step are answered, parked, or still open."""

    def __init__(self, data: Mapping[str, Any], model: type[Answers]) -> None:
        self.data = data
        self.model = model
        self.closed = _mapping(value_at(data, "marks.closed", {}))
        self.parked = _mapping(value_at(data, "marks.parked", {}))
        self._open: dict[Part, str | None] = {}

    def open_at(self, part: Part) -> str | None:
        """The path of the first open place in a part; the table's own path when rows are due."""
        if part not in self._open:
            self._open[part] = self._open_at(part)
        return self._open[part]

    def _open_at(self, part: Part) -> str | None:
        if part.path in self.parked:
            return None
        if self.closed.get(part.path) is False:
            return part.path  # a list that is still being typed
        if part.kind == "value":
            return None if self._value_done(part.path) else part.path
        raw = value_at(self.data, part.path)
        if raw is None and part.kind != "columns":
            return None  # skipped as a whole
        rows = _mapping(raw)
        if part.kind == "digits":
            return None if part.path in self.closed else part.path
        shape, marks = fields_of(self.model)[part.path.split(".")[2]]
        record, table = record_model(shape), _mark(marks, Table)
        columns = part.columns or row_columns(record, table)
        for key, answers in rows.items():
            for column in columns:
                place = f"{part.path}.{key}.{column}"
                if not self._cell_done(record, column, _mapping(answers), place):
                    return place
        empty_columns = part.kind == "columns" and not rows and raw is not None
        if (part.kind == "table" or empty_columns) and part.path not in self.closed:
            return part.path
        return None

    def done(self, screen: Screen) -> bool:
        return all(self.open_at(part) is None for part in screen.parts)

    def has_parked(self, part: Part) -> bool:
        return any(p == part.path or p.startswith(part.path + ".") for p in self.parked)

    def _value_done(self, path: str) -> bool:
        if value_at(self.data, path) is not ABSENT:
            return True
        above, _, name = path.rpartition(".")
        model: type[BaseModel] = self.model
        if above.count(".") == 2:
            model = fields_of(self.model)[above.split(".")[2]][0].of
        beside = _mapping(value_at(self.data, above, {}))
        return _settled(model, name, beside) or self._waits(model, name, above)

    def _cell_done(
        self, record: type[BaseModel], column: str, answers: Mapping[str, Any], place: str
    ) -> bool:
        if column in answers or place in self.parked or _settled(record, column, answers):
            return True
        return self._waits(record, column, place.rpartition(".")[0])

    def _waits(self, model: type[BaseModel], name: str, above: str) -> bool:
        """Whether a field hangs on one that is parked: it is asked when that one is answered."""
        when: When | None = _mark(fields_of(model)[name][1], When)
        if when is None or value_at(self.data, f"{above}.{when.field}") is not ABSENT:
            return False
        return f"{above}.{when.field}" in self.parked or self._waits(model, when.field, above)


def _mapping(raw: Any) -> Mapping[str, Any]:
    return raw if isinstance(raw, dict) else {}
