"""Changes read aloud: 'Step 5, Milestones: "Test rig open", due: 1 September 2027 → …'."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..changes import (
    ABSENT,
    Changes,
    as_mapping,
    is_order,
    keys_of,
    parent_of,
    path_of,
    value_at,
)
from ..content.catalogue import field_text, format_date, label_of, titles
from ..content.step_names import NAMES
from ..language.phrases import shortened
from ..model.fields import Kept
from ..model.schema import NoSuchNode, Schema, SchemaNode
from ..steps.registry import dossier_schema
from .reader import Reader

LONGEST = 80
REGISTERS = {"passport": "Passport", "journal": "Journal"}
OF_THE_PROGRAM = ("version", "id")
TABLE_DEPTH = {"steps": 2, "journal": 1}  # how many points stand in a table's path; elsewhere none


def describe_changes(
    changes: Changes, before: Mapping[str, Any], after: Mapping[str, Any], today: date
) -> list[str]:
    """One sentence for each change that people would notice, answers first, then marks.

    Any path and any value has one: an old history may hold what no field is meant for.
    """
    teller = _Describer(before, after, today)
    answers: list[str] = []
    marks: list[str] = []
    for path, (old, new) in changes.items():
        kind = marks if path == "marks" or path.startswith("marks.") else answers
        kind += teller.change(path, old, new)
    return [*answers, *marks]


def where(path: str, data: Mapping[str, Any]) -> str:
    """A path as people would say it: 'Step 5, Milestones: "Test rig open", due'."""
    return _Describer(data, data, date.min).where(path)


def value_said(path: str, value: Any, data: Mapping[str, Any]) -> str:
    """A value at a path as people would say it: '"1 September 2027"'."""
    if value is ABSENT:
        return "not there"
    said = _Describer(data, data, date.min).text(path, value)
    return said if value is None or value == [] else f'"{said}"'


def record_name(data: Mapping[str, Any], table: str, key: str, known: Schema | None = None) -> str:
    """How a row of a table is called: its title, the record it stands for, its label or its day."""
    known = known or dossier_schema()
    try:
        node = known.node(table)
    except NoSuchNode:
        return key
    if node.field.kind != "table":
        return key
    if node.key_ref is None:
        label = label_of(table, key)
        if label != key or node.key_choices:
            return label
        if node.field.key is not None and node.field.key.value_type is date:
            return _day(key)
    said = value_at(data, f"{table}.{key}.said", None)
    return said if isinstance(said, str) else known.name_of(data, table, key)


def moved(before: list[str], after: list[str]) -> bool:
    """Whether rows that were there and still are stand in another order."""
    stayed = set(before) & set(after)
    return [k for k in before if k in stayed] != [k for k in after if k in stayed]


class _Describer:
    def __init__(self, before: Mapping[str, Any], after: Mapping[str, Any], today: date) -> None:
        self.before, self.after = before, after
        self.schema = dossier_schema()
        self.readers = (Reader(after, today, self.schema), Reader(before, today, self.schema))

    def change(self, path: str, old: Any, new: Any) -> Iterator[str]:
        """The sentences of one change; a whole step is told field by field."""
        if is_order(path):
            table = parent_of(path)
            shown = table.count(".") == TABLE_DEPTH.get(table.partition(".")[0], 0)
            if shown and moved(old, new):
                yield f"{self.where(table)}: order changed"
            return
        keys = keys_of(path)
        if path in OF_THE_PROGRAM:
            return
        if keys[:1] == ("marks",):
            yield from self._marks(keys, old, new)
            return
        group = self._fields(path, keys)
        if group is not None and (isinstance(old, dict) or isinstance(new, dict)):
            olds, news = as_mapping(old), as_mapping(new)
            for name in dict.fromkeys([*olds, *news]):
                below = path_of([*keys, str(name)])
                yield from self.change(below, olds.get(name, ABSENT), news.get(name, ABSENT))
            return
        yield self._one(path, old, new)

    def _fields(self, path: str, keys: tuple[str, ...]) -> bool | None:
        """True for a place that is told part by part: all but records and answers."""
        if len(keys) < 2:
            return True
        try:
            node = self.schema.node(path)
        except NoSuchNode:
            return None
        if node.field.kind == "table":
            return True
        is_record = node.field.kind == "model" and self._table_above(path) is not None
        return True if node.field.kind == "model" and not is_record else None

    def _table_above(self, path: str) -> SchemaNode | None:
        try:
            above = self.schema.node(parent_of(path))
        except NoSuchNode:
            return None
        return above if above.field.kind == "table" else None

    def _one(self, path: str, old: Any, new: Any) -> str:
        place = self.where(path)
        if isinstance(new, dict) or isinstance(old, dict):
            if old is ABSENT or old is None:
                inside = self._inside(path, as_mapping(new))
                return f"{place} added" + (f" ({inside})" if inside else "")
            if new is ABSENT or new is None:
                return f"{place} removed"
            return f"{place} changed"
        if old is ABSENT:
            return f"{place}: {self.text(path, new)}"
        if new is ABSENT:
            return f"{place}: answer taken out (it was {self.text(path, old)})"
        return f"{place}: {self.text(path, old)} → {self.text(path, new)}"

    def _inside(self, path: str, record: Mapping[str, Any]) -> str:
        """What a new record holds, except the title that it is called by."""
        if not self._is_place(list(keys_of(path))):
            return ""
        name = self.name_at(path)
        parts = []
        for field, value in record.items():
            if value is None or isinstance(value, dict) or value == name:
                continue
            if self._is_kept(f"{path}.{field}"):
                continue
            label = field_text(f"{path}.{field}").label
            parts.append(f"{lowered(label)} {self.text(f'{path}.{field}', value)}")
        return on_one_line("; ".join(parts))

    def _is_kept(self, path: str) -> bool:
        try:
            return self.schema.node(path).mark(Kept) is not None
        except NoSuchNode:
            return False

    # -- where

    def where(self, path: str) -> str:
        keys, unknown = self._known(list(keys_of(path)))
        place = self._place(keys)
        if not unknown:
            return place
        beyond = on_one_line(f'"{" / ".join(unknown)}"', 60)
        return f"{place}: {beyond}" if keys else beyond

    def _known(self, keys: list[str]) -> tuple[list[str], list[str]]:
        """As many of the keys as lead to a place that a dossier has, and the rest."""
        known = len(keys)
        while known and not self._is_place(keys[:known]):
            known -= 1
        return keys[:known], keys[known:]

    def _is_place(self, keys: list[str]) -> bool:
        if keys == ["steps"]:
            return True
        try:
            self.schema.node(".".join(keys))
        except NoSuchNode:
            return False
        return path_of(keys) == ".".join(keys)

    def _place(self, keys: list[str]) -> str:
        if keys[:1] == ["steps"] and len(keys) > 1 and keys[1] in NAMES:
            start = f"Step {NAMES.index(keys[1]) + 1}"
            at, rest = f"steps.{keys[1]}", keys[2:]
        elif keys and keys[0] in REGISTERS:
            start, at, rest = REGISTERS[keys[0]], keys[0], keys[1:]
        else:
            return self._below("", keys[:1], keys[1:]) if keys else "The whole dossier"
        if not rest:
            return f"{start}, {titles()[keys[1]]}" if at.startswith("steps.") else start
        return f"{start}, {self._below(at, rest[:1], rest[1:])}"

    def _below(self, at: str, first: list[str], rest: list[str]) -> str:
        """The first field with its label, then records by their names and fields by theirs."""
        path = ".".join([at, *first] if at else first)
        said = field_text(path).label if at else first[0].capitalize()
        names: list[str] = []
        for key in rest:
            above, path = path, f"{path}.{key}"
            if self._table_above(path) is not None:
                names.append(f'"{self._name(above, key)}"')
            elif names:
                names.append(lowered(field_text(path).label))
            else:
                said = field_text(path).label
        return f"{said}: {', '.join(names)}" if names else said

    def name_at(self, path: str) -> str:
        return self._name(parent_of(path), keys_of(path)[-1])

    def _name(self, table: str, key: str) -> str:
        for data in (self.after, self.before):
            found = record_name(data, table, key, self.schema)
            if found != key:
                return on_one_line(found, 60)
        return key

    # -- values

    def text(self, path: str, value: Any) -> str:
        """A value as people read it."""
        if value is None:
            return "left empty"
        if value is ABSENT:
            return "not there"
        if value == []:
            return "none"
        try:
            node = self.schema.node(path)
            if node.field.kind != "leaf":
                raise NoSuchNode(path, path, [])
            return on_one_line(self._of_leaf(node, value))
        except NoSuchNode:
            return on_one_line(value if isinstance(value, str) else json.dumps(value))

    def _of_leaf(self, node: SchemaNode, value: Any) -> str:
        to = node.answer_type.ref
        if to:
            keys = value if isinstance(value, list) else [value]
            return "; ".join(self._name(to, str(key)) for key in keys)
        return self.readers[0].text(node, value)

    # -- marks

    def _marks(self, keys: tuple[str, ...], old: Any, new: Any) -> Iterator[str]:
        if len(keys) < 3:
            olds, news = as_mapping(old), as_mapping(new)
            for name in dict.fromkeys([*olds, *news]):
                below = (*keys, str(name))
                yield from self._marks(below, olds.get(name, ABSENT), news.get(name, ABSENT))
            return
        kind, path = keys[1], keys[2]
        if kind == "imports":
            yield from _words_remembered(path, keys[3:], new)
            return
        place = self.where(f"steps.{path}" if kind in ("endorsed", "worked") else path)
        gone = new is ABSENT or new is None
        if kind == "closed" and False in (old, new):
            return  # a list is being typed: its lines speak for themselves
        if kind == "closed":
            yield f"{place}: open again" if gone else f"{place}: finished"
        elif kind == "parked":
            why = on_one_line(str(as_mapping(new).get("why", "")))
            yield f"{place}: no longer parked" if gone else f"{place}: parked ({why})"
        elif kind == "worked" and not gone and old is not ABSENT:
            yield f"{place}: worked on, {_day(str(new))}"
        elif kind == "endorsed" and gone:
            yield f"{place}: adoption taken back"
        elif kind == "endorsed" and len(keys) == 3:
            mark = as_mapping(new)
            on = _day(str(mark.get("on", "")))
            yield f"{place}: adopted by {on_one_line(str(mark.get('by', '')))}, {on}"
        elif kind == "endorsed" and keys[3] == "on":
            yield f"{place}: adopted anew, {_day(str(new))}"


def _words_remembered(table: str, below: tuple[str, ...], new: Any) -> Iterator[str]:
    """What headings and words of lists mean from now on; nothing where they were forgotten."""
    if isinstance(new, Mapping):
        for name, value in new.items():
            yield from _words_remembered(table, (*below, str(name)), value)
    elif isinstance(new, str) and len(below) == 2:
        kind = "Heading" if below[0] == "columns" else "Word"
        word, meaning = on_one_line(below[1]), on_one_line(new)
        yield f'{kind} in lists of {table.removeprefix("steps.")}: "{word}" means {meaning}'


def lowered(label: str) -> str:
    """A label inside a sentence: small first letter, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def on_one_line(text: str, longest: int = LONGEST) -> str:
    """A text on one line, not endless."""
    return shortened(" ".join(text.split()), longest)


def _day(iso: str) -> str:
    try:
        return format_date(date.fromisoformat(iso))
    except ValueError:
        return iso
