"""What goes along with answers given without a dialogue: what follows, and the marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..answers.edit import close, put, reopen, unpark
from ..answers.routing_path import RoutingPath
from ..changes import ABSENT, as_mapping, keys_of, parent_of, same, value_at
from ..model.field_spec import fields_of
from ..model.fields import Scores, Table
from ..model.prefill import RecordAnswer
from ..model.questionnaire import Item, Progress, core_pages
from ..steps.check import derived
from ..steps.checkup.readings import corrected
from ..steps.registry import dossier_schema, step_named
from .read_value import key_kind

Data = dict[str, Any]


@dataclass
class GivenAnswers:
    """What somebody gave: paths of values, tables, (table, key) of rows, and parked paths."""

    paths: set[str]
    tables: list[str] = field(default_factory=list)
    records: list[tuple[str, str]] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)

    def overlaps(self, path: str) -> bool:
        """Whether something was given at a path, in it, or for something that holds it."""
        return any(
            path == own or path.startswith(own + ".") or own.startswith(path + ".")
            for own in self.paths
        )


def finish(
    before: Data, data: Data, given: GivenAnswers, today: date, few: bool = False
) -> tuple[Data, list[str]]:
    """The data with what follows and the marks, and the tables that still have open places.

    With ``few``, a table counts as finished only when it holds as many rows as are expected.
    """
    data = _with_known(data, given, today)
    data = _with_followers(before, data, given, today)
    data = _with_corrections(before, data, given, today)
    data = _unparked(data, given)
    unfinished = []
    for table in root_tables(given):
        part = _part(table)
        if part is None or not isinstance(value_at(data, table, None), dict):
            continue
        if table in given.marked or not _complete(data, part, today):
            unfinished.append(table)
        elif not few or _enough(data, table):
            data = close(data, table)
    return _with_days(before, data, today), unfinished


def root_tables(given: GivenAnswers) -> list[str]:
    """The tables of steps in which something was given."""
    tables = [table for table in given.tables if table.count(".") == 2]
    tables += [".".join(table.split(".")[:3]) for table, _ in given.records]
    return [table for table in dict.fromkeys(tables) if table.startswith("steps.")]


def unknown_rows(
    before: Data, data: Data, given: GivenAnswers, today: date
) -> list[tuple[str, list[str]]]:
    """Rows of the suggestions that nobody suggested: (path, the suggestions there are)."""
    found = []
    for table, key in given.records:
        part = _part(table)
        node = dossier_schema().node(table)
        mark = node.mark(Table)
        if part is None or mark is None or not mark.fixed or node.key_ref is not None:
            continue
        if key_kind(node) != "line" or value_at(before, f"{table}.{key}") is not ABSENT:
            continue
        due = [
            proposal.key
            for proposal in RoutingPath.of_step(
                data, today, step_named(table.split(".")[1])
            ).proposed(part)
        ]
        if key not in due and "said" not in value_at(data, f"{table}.{key}", {}):
            found.append((f"{table}.{key}", due))
    return found


def _part(table: str) -> Item | None:
    """The core question that a table is."""
    parts = table.split(".")
    if len(parts) != 3 or parts[0] != "steps":
        return None
    pages = core_pages(step_named(parts[1]).model)
    fits = [p for s in pages for p in s.items if p.path == table and p.kind in ("table", "scores")]
    return fits[0] if fits else None


def _with_known(data: Data, given: GivenAnswers, today: date) -> Data:
    """Given rows (seats, suggestions) bring what is known of them; new firms are companies."""
    for table in root_tables(given):
        part, mark = _part(table), dossier_schema().node(table).mark(Table)
        if part is None or mark is None:
            continue
        keys = [key for path, key in given.records if path == table]
        if mark.fixed:
            route = RoutingPath.of_step(data, today, step_named(table.split(".")[1]))
            for proposal in route.proposed(part):
                if proposal.key in keys:
                    at = f"{table}.{proposal.key}"
                    data = _fill_gaps(data, at, proposal.values, given, ABSENT)
        ref = dossier_schema().node(table).key_ref
        if ref is not None and mark.preset:
            for key in keys:
                data = _fill_gaps(data, f"{ref.to}.{key}", mark.preset, given, None)
    return data


def _fill_gaps(
    data: Data, path: str, values: Mapping[str, Any], given: GivenAnswers, gap: Any
) -> Data:
    """Puts in what is known where nobody answered (``gap`` None: also where it was left empty)."""
    for name, value in values.items():
        place = f"{path}.{name}"
        if value_at(data, place, gap) is gap and not given.overlaps(place):
            data = put(data, place, value)
    return data


def _with_followers(before: Data, data: Data, given: GivenAnswers, today: date) -> Data:
    """What follows from rows that changed; never over what was given itself."""
    for table, key in given.records:
        path = f"{table}.{key}"
        if table.count(".") != 2 or not table.startswith("steps."):
            continue
        if same(value_at(before, path), value_at(data, path)):
            continue
        rows, below = as_mapping(value_at(before, table)), len(keys_of(path))
        names = {keys_of(own)[below] for own in given.paths if own.startswith(f"{path}.")}
        answer = RecordAnswer(key, rows, names)
        for place, value in derived(data, today, table, answer):
            if not given.overlaps(place):
                data = put(data, place, value)
    return data


def _with_corrections(before: Data, data: Data, given: GivenAnswers, today: date) -> Data:
    """Readings that were given themselves: what stood on their day before is kept with them."""
    for path in sorted(given.paths):
        if not _is_reading(keys_of(path)):
            continue
        reading = parent_of(path)
        old = as_mapping(value_at(before, reading))
        told = given.overlaps(f"{reading}.entered")
        if not told and old.get("value") != value_at(data, path):
            kept = {**corrected(old, today), "entered": today.isoformat()}
            data = put(data, reading, {**value_at(data, reading), **kept})
    return data


def _is_reading(keys: tuple[str, ...]) -> bool:
    """Whether a path leads to the value of an indicator on a day."""
    return len(keys) == 5 and (keys[0], keys[2], keys[4]) == ("indicators", "readings", "value")


def _unparked(data: Data, given: GivenAnswers) -> Data:
    """A question that has an answer now is parked no more."""
    for path in list(value_at(data, "marks.parked", None) or {}):
        if path not in given.marked and (path in given.paths or path in given.tables):
            data = unpark(data, path)
    for path, finished in list((value_at(data, "marks.closed", None) or {}).items()):
        if finished is False and path in given.paths:
            data = reopen(data, path)
    return data


def _complete(data: Data, item: Item, today: date) -> bool:
    """Whether no row of a table has an open place, and no row of a given table is missing."""
    step = step_named(item.path.split(".")[1])
    node = dossier_schema().node(item.path)
    rows = value_at(data, item.path, {})
    if item.kind == "scores":
        columns = list(fields_of(node.field.record))
        mark = node.mark(Scores)
        wanted = columns[:1] if mark and mark.across == "people" else columns
        return all(name in row for row in _records(rows, node.field.inner) for name in wanted)
    mark_of_table = node.mark(Table)
    if mark_of_table is not None and mark_of_table.fixed:
        due = {proposal.key for proposal in RoutingPath.of_step(data, today, step).proposed(item)}
        if not due <= set(rows):
            return False
    return Progress(data, step.model).open_at(item) in (None, item.path)


def _records(rows: dict[str, Any], inner: Any) -> Iterable[dict[str, Any]]:
    for row in rows.values():
        if not isinstance(row, dict):
            continue
        if inner is not None and inner.kind == "table":
            yield from _records(row, inner.inner)
        else:
            yield row


def _enough(data: Data, table: str) -> bool:
    mark = dossier_schema().node(table).mark(Table)
    return mark is None or len(value_at(data, table, {})) >= mark.rows[0]


def _with_days(before: Data, data: Data, today: date) -> Data:
    """The day on which the group began to work on a step is kept once."""
    for step in dossier_schema().steps:
        path, day = f"steps.{step}", f"marks.worked.{step}"
        changed = not same(value_at(before, path), value_at(data, path))
        if changed and value_at(data, path, None) and value_at(data, day) is ABSENT:
            data = put(data, day, today.isoformat())
    return data
