"""A step's questionnaire: its pages in asking order, derived from the model and the marks on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..changes import ABSENT, value_at
from .draft import Answers, FieldShape
from .fields import Core, Deeper, Need, Scores, Table, When
from .schema import fields_of

Marks = tuple[Any, ...]


class Item(NamedTuple):
    """One field on a page, at ``path`` from the dossier's root.

    kinds: "value" (a leaf), "table", "scores" (rows of digits), "columns" (further columns,
    named in ``columns``, of a table that was filled before).
    """

    path: str
    kind: str
    need: Need
    columns: tuple[str, ...] = ()
    month: int = 0  # of a deeper item: when it is due

    @property
    def name(self) -> str:
        """The path without "steps." and the step's name."""
        return ".".join(self.path.split(".")[2:])


class Page(NamedTuple):
    """What is asked together. ``number`` counts from 1 within its tier (core or deeper)."""

    key: str
    number: int
    items: tuple[Item, ...]


@cache
def core_pages(model: type[Answers]) -> tuple[Page, ...]:
    """The pages that a group answers in the room."""
    return _numbered(_core_items(model))


@cache
def deeper_pages(model: type[Answers]) -> tuple[Page, ...]:
    """The pages answered afterwards, the earliest due first."""
    items = sorted(_deeper_items(model), key=lambda pair: pair[1].month)
    return _numbered(iter(items))


def _numbered(items: Iterator[tuple[str, Item]]) -> tuple[Page, ...]:
    grouped: dict[str, list[Item]] = {}
    for key, item in items:
        grouped.setdefault(key, []).append(item)
    return tuple(Page(key, n, tuple(ps)) for n, (key, ps) in enumerate(grouped.items(), 1))


def _core_items(model: type[Answers]) -> Iterator[tuple[str, Item]]:
    for name, (shape, marks) in fields_of(model).items():
        core = _mark(marks, Core)
        if core is None:
            continue
        path, page = f"steps.{model.step}.{name}", core.page or name
        if shape.kind == "model":
            for inner, (_, inner_marks) in fields_of(shape.of).items():
                inner_core = _mark(inner_marks, Core)
                if inner_core is not None:
                    yield page, Item(f"{path}.{inner}", "value", inner_core.need)
        elif shape.kind == "table" and _mark(marks, Scores):
            yield page, Item(path, "scores", core.need)
        elif shape.kind == "table":
            yield page, Item(path, "table", core.need)
            yield from _later_columns(path, name, shape)
        else:
            yield page, Item(path, "value", core.need)


def _later_columns(path: str, name: str, shape: FieldShape) -> Iterator[tuple[str, Item]]:
    """Columns of a record with a page of their own, asked over the rows that are there."""
    pages: dict[str, list[str]] = {}
    needs: dict[str, Need] = {}
    for column, (_, marks) in fields_of(record_model(shape)).items():
        core = _mark(marks, Core)
        if core is not None and core.page:
            pages.setdefault(core.page, []).append(column)
            if needs.get(core.page) != Need.REQUIRED:
                needs[core.page] = core.need
    for page, columns in pages.items():
        yield f"{name}.{page}", Item(path, "columns", needs[page], tuple(columns))


def _deeper_items(model: type[Answers]) -> Iterator[tuple[str, Item]]:
    for name, (shape, marks) in fields_of(model).items():
        path, deeper = f"steps.{model.step}.{name}", _mark(marks, Deeper)
        if deeper is not None and shape.kind == "leaf":
            yield name, Item(path, "value", Need.OPTIONAL, month=deeper.month)
        elif shape.kind == "model":
            for inner, (_, inner_marks) in fields_of(shape.of).items():
                later = _mark(inner_marks, Deeper)
                if later is not None:
                    item = Item(f"{path}.{inner}", "value", Need.OPTIONAL, month=later.month)
                    yield f"{name}.{inner}", item
        elif shape.kind == "table" and not _mark(marks, Scores):
            for column, (_, inner_marks) in fields_of(record_model(shape)).items():
                later = _mark(inner_marks, Deeper)
                if later is not None:
                    key = f"{name}.{column}"
                    item = Item(path, "columns", Need.OPTIONAL, (column,), later.month)
                    yield key, item


def record_model(shape: FieldShape) -> type[BaseModel]:
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
    """Which items of a step are answered, parked, or still open."""

    def __init__(self, data: Mapping[str, Any], model: type[Answers]) -> None:
        self.data = data
        self.model = model
        self.closed = _mapping(value_at(data, "marks.closed", {}))
        self.parked = _mapping(value_at(data, "marks.parked", {}))
        self._open: dict[Item, str | None] = {}

    def open_at(self, item: Item) -> str | None:
        """The path of the first open place in an item; the table's own path when rows are due."""
        if item not in self._open:
            self._open[item] = self._open_at(item)
        return self._open[item]

    def _open_at(self, item: Item) -> str | None:
        if item.path in self.parked:
            return None
        if self.closed.get(item.path) is False:
            return item.path  # a list that is still being typed
        if item.kind == "value":
            return None if self._value_done(item.path) else item.path
        raw = value_at(self.data, item.path)
        if raw is None and item.kind != "columns":
            return None  # skipped as a whole
        rows = _mapping(raw)
        if item.kind == "scores":
            return None if item.path in self.closed else item.path
        shape, marks = fields_of(self.model)[item.path.split(".")[2]]
        record, table = record_model(shape), _mark(marks, Table)
        columns = item.columns or row_columns(record, table)
        for key, answers in rows.items():
            for column in columns:
                place = f"{item.path}.{key}.{column}"
                if not self._cell_done(record, column, _mapping(answers), place):
                    return place
        empty_columns = item.kind == "columns" and not rows and raw is not None
        if (item.kind == "table" or empty_columns) and item.path not in self.closed:
            return item.path
        return None

    def done(self, page: Page) -> bool:
        return all(self.open_at(item) is None for item in page.items)

    def has_parked(self, item: Item) -> bool:
        return any(p == item.path or p.startswith(item.path + ".") for p in self.parked)

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
