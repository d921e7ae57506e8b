"""A step's questionnaire: its pages in asking order, derived from the model and the marks on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from ..changes import ABSENT, as_mapping, value_at
from .draft import Answers
from .field_spec import FieldSpec, fields_of
from .fields import Core, Deeper, Need, Scores, Table, When

ItemKind = Literal["value", "table", "scores", "columns", "people", "note"]


class Item(NamedTuple):
    """One field on a page, at ``path`` from the dossier's root.

    kinds: "value" (a leaf), "table", "scores" (rows of digits), "columns" (further columns,
    named in ``columns``, of a table that was filled before); outside the steps also "people" (who
    is in the room) and "note" (which note is written).
    """

    path: str
    kind: ItemKind
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
    for name, field in fields_of(model).items():
        core = field.mark(Core)
        if core is None:
            continue
        path, page = f"steps.{model.step}.{name}", core.page or name
        if field.kind == "model":
            for inner, below in fields_of(field.value_type).items():
                if below.mark(Core):
                    yield page, Item(f"{path}.{inner}", "value", below.need)
        elif field.kind == "leaf":
            yield page, Item(path, "value", core.need)
        elif field.mark(Scores):
            yield page, Item(path, "scores", core.need)
        else:
            yield page, Item(path, "table", core.need)
            yield from _later_columns(path, name, field)


def _later_columns(path: str, name: str, table: FieldSpec) -> Iterator[tuple[str, Item]]:
    """Columns of a record with a page of their own, asked over the rows that are there."""
    pages: dict[str, list[str]] = {}
    needs: dict[str, Need] = {}
    for column, field in fields_of(table.record).items():
        core = field.mark(Core)
        if core is not None and core.page:
            pages.setdefault(core.page, []).append(column)
            if needs.get(core.page) != Need.REQUIRED:
                needs[core.page] = core.need
    for page, columns in pages.items():
        yield f"{name}.{page}", Item(path, "columns", needs[page], tuple(columns))


def _deeper_items(model: type[Answers]) -> Iterator[tuple[str, Item]]:
    for name, field in fields_of(model).items():
        path, deeper = f"steps.{model.step}.{name}", field.mark(Deeper)
        if field.kind == "leaf" and deeper is not None:
            yield name, Item(path, "value", Need.OPTIONAL, month=deeper.month)
        elif field.kind == "model":
            for inner, month in _later_fields(field.value_type):
                item = Item(f"{path}.{inner}", "value", Need.OPTIONAL, month=month)
                yield f"{name}.{inner}", item
        elif field.kind == "table" and not field.mark(Scores):
            for column, month in _later_fields(field.record):
                yield f"{name}.{column}", Item(path, "columns", Need.OPTIONAL, (column,), month)


def _later_fields(model: type[BaseModel]) -> Iterator[tuple[str, int]]:
    for name, field in fields_of(model).items():
        later = field.mark(Deeper)
        if later is not None:
            yield name, later.month


def row_columns(table: FieldSpec) -> tuple[str, ...]:
    """Columns of a typed row that are the record's own fields, in row order."""
    own, mark = fields_of(table.record), table.mark(Table)
    return tuple(name for name in mark.row if name in own) if mark else ()


def hidden(field: FieldSpec, beside: Mapping[str, Any]) -> bool:
    """Whether a field is not asked, given the raw answers beside it (its ``When`` says no)."""
    when = field.mark(When)
    if when is None:
        return False
    answer = beside.get(when.field)
    return answer is None or not when.holds(answer)


def _settled(field: FieldSpec, beside: Mapping[str, Any]) -> bool:
    """Whether it is already certain that a field will not be asked."""
    when = field.mark(When)
    return when is not None and when.field in beside and hidden(field, beside)


class Progress:
    """Which items of a step are answered, parked, or still open."""

    def __init__(self, data: Mapping[str, Any], model: type[Answers]) -> None:
        self.data = data
        self.model = model
        self.closed = as_mapping(value_at(data, "marks.closed", {}))
        self.parked = as_mapping(value_at(data, "marks.parked", {}))
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
            above, _, name = item.path.rpartition(".")
            beside = as_mapping(value_at(self.data, above))
            done = self._done(self._model_at(above), name, beside, above)
            return None if done else item.path
        raw = value_at(self.data, item.path)
        if raw is None and item.kind != "columns":
            return None  # skipped as a whole
        rows = as_mapping(raw)
        if item.kind == "scores":
            return None if item.path in self.closed else item.path
        table = fields_of(self.model)[item.path.split(".")[2]]
        columns = item.columns or row_columns(table)
        for key, answers in rows.items():
            above, beside = f"{item.path}.{key}", as_mapping(answers)
            for column in columns:
                if not self._done(table.record, column, beside, above):
                    return f"{above}.{column}"
        empty_columns = item.kind == "columns" and not rows and raw is not None
        if (item.kind == "table" or empty_columns) and item.path not in self.closed:
            return item.path
        return None

    def done(self, page: Page) -> bool:
        return all(self.open_at(item) is None for item in page.items)

    def has_parked(self, item: Item) -> bool:
        return any(p == item.path or p.startswith(item.path + ".") for p in self.parked)

    def _model_at(self, path: str) -> type[BaseModel]:
        """The model of the step itself, or of a group of fields in it."""
        parts = path.split(".")
        if len(parts) == 2:
            return self.model
        return fields_of(self.model)[parts[2]].value_type  # type: ignore[no-any-return]

    def _done(
        self, model: type[BaseModel], name: str, beside: Mapping[str, Any], above: str
    ) -> bool:
        """Whether nothing is to be asked for a field, given the answers ``beside`` it."""
        if name in beside or f"{above}.{name}" in self.parked:
            return True
        return _settled(fields_of(model)[name], beside) or self._waits(model, name, above)

    def _waits(self, model: type[BaseModel], name: str, above: str) -> bool:
        """Whether a field hangs on one that is parked: it is asked when that one is answered."""
        when = fields_of(model)[name].mark(When)
        if when is None or value_at(self.data, f"{above}.{when.field}") is not ABSENT:
            return False
        return f"{above}.{when.field}" in self.parked or self._waits(model, when.field, above)
