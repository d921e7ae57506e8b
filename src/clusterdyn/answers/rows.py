"""Typed or pasted rows: many records at once, one per line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..changes import ABSENT, value_at
from ..content.catalogue import field_text
from ..model.fields import Need, Table
from ..model.prefill import ProposedRow
from ..model.records import REGISTERS
from ..parse import ParseError, choice, line, lines, row, slug
from .created_records import CreatedRecords, new_records, note
from .edit import Data, create, put, register, take_proposal
from .names import AmbiguousName, clean, name_key, named, records
from .reader import Reader

MAX_ROWS = 200


@dataclass
class RowsRead:
    """What typed rows mean: the data with them, their keys, and what was understood.

    Of ``guesses`` the ``mild`` ones need no question where the row is read back in full.
    ``doubts`` are names that may be known or new ones; ``changes`` says, by the key of a known
    record, what would change in it; of ``begun`` rows the name was only the beginning of theirs;
    ``made`` holds, by row, the paths of records that came into being on the way.
    """

    data: Data
    before: Data
    keys: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    mild: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    doubts: list[AmbiguousName] = field(default_factory=list)
    changes: dict[str, list[str]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    made: CreatedRecords = field(default_factory=dict)


@dataclass
class RowTable:
    """A table as typed rows see it: its path, its columns with their paths, its proposals."""

    path: str
    columns: Sequence[str]
    proposals: Sequence[ProposedRow]
    reader: Reader

    @property
    def keyed(self) -> bool:
        """Whether a row begins with the name of its key (a record of another table, a choice)."""
        node = self.reader.schema.node(self.path)
        return node.key_ref is not None or bool(self.key_choices())

    @property
    def of_register(self) -> bool:
        """Whether rows stand for people, organisations or indicators."""
        ref = self.reader.schema.node(self.path).key_ref
        return ref is not None and ref.to in REGISTERS

    def key_choices(self) -> list[tuple[str, str]]:
        """(key, label) where the keys themselves are a fixed choice."""
        options = self.reader.schema.node(self.path).key_choices
        labels = field_text(self.path).choices
        return [(option, labels.get(option, option)) for option in options]

    def heads(self) -> list[str]:
        """Labels of the columns; first the key's, where rows begin with it."""
        heads = [field_text(self.cell("x", column)).label for column in self.columns]
        if not self.keyed:
            return heads
        return [self.key_head() or "Name", *heads]

    def key_head(self) -> str:
        """What the first cell holds, where rows stand for records of another table."""
        ref = self.reader.schema.node(self.path).key_ref
        return KEY_HEADS.get(ref.to, "") if ref else ""

    def cell(self, key: str, column: str) -> str:
        return self.reader.schema.node(self.path).cell(key, column)


KEY_HEADS = {
    "organisations": "Organisation",
    "people": "Person",
    "indicators": "Indicator",
    "steps.leadership.leaders": "Ask whom",
    "steps.plan.actions": "Pilot",
    "steps.quick_wins.pilots": "Pilot",
    "steps.strategy.options": "Option",
    "steps.formalisation.costs": "Cost",
}


def read_rows(table: RowTable, data: Data, text: str) -> RowsRead:
    """Reads every line as a row; all or nothing. A line that fails is named by its number."""
    found = RowsRead(data, data)
    typed = lines(text)
    if not typed:
        raise ParseError("Nothing was typed. Type one row per line.")
    if len(typed) > MAX_ROWS:
        raise ParseError(f"{len(typed)} rows at once; {MAX_ROWS} is the most. Paste in parts.")
    for number, text_row in enumerate(typed, 1):
        before = found.data
        try:
            _read_row(table, text_row, found)
        except ParseError as problem:
            if len(typed) == 1:
                raise
            raise problem.within(f"Row {number}: {problem} No row was taken.") from None
        made = new_records(before, found.data, table.reader.schema, table.path)
        note(found.made, found.keys[-1], made)
    return found


def _read_row(table: RowTable, text: str, found: RowsRead) -> None:
    heads = table.heads()
    cells = row(text, len(heads))
    table.reader.data = found.data
    table.reader.forget()
    if table.keyed:
        key, said = _key(table, cells[0], found)
        cells = cells[1:]
    else:
        key, said = _new_key(table, cells, found)
    parts = [said] if said else []
    for column, cell in zip(table.columns, cells, strict=False):
        if cell:
            parts.append(_put_cell(table, key, column, cell, found))
        elif _may_be_empty(table, key, column):
            path = table.cell(key, column)
            if value_at(found.data, path) is ABSENT:
                found.data = put(found.data, path, None)
    found.keys.append(key)
    found.said.append(" · ".join(item for item in parts if item))


def _key(table: RowTable, cell: str, found: RowsRead) -> tuple[str, str]:
    """The row's key from its first cell: a known record, a proposal, or a new one."""
    choices = table.key_choices()
    if choices:
        key = choice(cell, choices).value
        _start(table, key, found)
        return key, dict(choices)[key]
    node = table.reader.schema.node(table.path)
    assert node.key_ref is not None
    options = records(found.data, table.reader.schema, node.key_ref.to)
    offered = [(proposal.key, proposal.label) for proposal in table.proposals]
    known = dict(options)
    every = [*options, *[pair for pair in offered if pair[0] not in known]]
    meant = named(cell, every, node.key_ref.to, table.reader.decisions)
    here = meant.key
    if here is None:
        text = clean(cell)
        if node.key_ref.to not in REGISTERS and not _decided(table, node.key_ref.to, text):
            found.added.append(text)  # another table of the workbook gets a row
        found.data, here = create(found.data, table.reader.schema, table.path, text)
        return here, text
    if meant.doubt:
        found.doubts.append(meant.doubt)
    elif meant.begun:
        found.begun.add(here)
    proposal = next((proposal for proposal in table.proposals if proposal.key == here), None)
    if proposal is not None and value_at(found.data, f"{table.path}.{here}") is ABSENT:
        found.data, here = take_proposal(found.data, table.reader.schema, table.path, proposal)
    _start(table, here, found)
    _preset(table, here, found)
    return here, dict(every)[here]


def _decided(table: RowTable, to: str, name: str) -> bool:
    """Whether the group said that a name is a new one: then nothing is asked once more."""
    return name_key(to, name) in table.reader.decisions


def _preset(table: RowTable, key: str, found: RowsRead) -> None:
    """What a table knows of all its rows (a firm is a company), where the register is silent."""
    node = table.reader.schema.node(table.path)
    mark = node.mark(Table)
    for column, value in (mark.preset if mark else {}).items():
        assert node.key_ref is not None
        path = f"{node.key_ref.to}.{key}.{column}"
        if value_at(found.data, path, None) is None:
            found.data = put(found.data, path, value)


def _start(table: RowTable, key: str, found: RowsRead) -> None:
    path = f"{table.path}.{key}"
    if value_at(found.data, path) is ABSENT:
        found.data = put(found.data, path, {})


def _new_key(table: RowTable, cells: list[str], found: RowsRead) -> tuple[str, str]:
    """A new id from the row's title cell; a title that stands there already updates that row."""
    node = table.reader.schema.node(table.path)
    title = node.field.title
    index = list(table.columns).index(title) if title and title in table.columns else 0
    text = str(line(cells[index]).value) if index < len(cells) and cells[index] else ""
    rows = value_at(found.data, table.path, None) or {}
    for key, record in rows.items():
        same = isinstance(record, dict) and str(record.get(title, "")).casefold() == text.casefold()
        if text and same:
            return key, ""
    key = slug(text or node.name, rows)
    _start(table, key, found)
    return key, ""


def _put_cell(table: RowTable, key: str, column: str, cell: str, found: RowsRead) -> str:
    path = table.cell(key, column)
    node = table.reader.schema.node(path)
    label = field_text(path).label
    try:
        reading = table.reader.read(node, cell)
    except ParseError as problem:
        raise problem.within(f"{label}: {problem}") from None
    value = reading.value
    if reading.unknown:
        value = _register_unknown(table, node.path, reading.unknown, value, found)
    if reading.guess:
        (found.mild if reading.mild else found.guesses).append(f"{cell}: {reading.said}")
    found.doubts += reading.doubts
    _note_change(table, key, path, value, found)
    found.data = put(found.data, path, value)
    return reading.said or str(value)


def _note_change(table: RowTable, key: str, path: str, value: Any, found: RowsRead) -> None:
    """Notes what a row would change in the record it stands for."""
    if path.startswith(f"{table.path}."):
        return
    old = value_at(found.before, path, None)
    if old is None or old == value:
        return
    node = table.reader.schema.node(path)
    said = [table.reader.text(node, one) for one in (old, value)]
    label = field_text(path).label.lower()
    found.changes.setdefault(key, []).append(f'{label} changes from "{said[0]}" to "{said[1]}"')


def _register_unknown(
    table: RowTable, path: str, unknown: tuple[str, ...], value: Any, found: RowsRead
) -> Any:
    """Enters unknown names in the register they belong to; a step's own table takes none."""
    node = table.reader.schema.node(path)
    to = node.answer_type.ref
    if to not in REGISTERS:
        names = ", ".join(label for _, label in records(found.data, table.reader.schema, to)[:8])
        known = f"Choose one of: {names}." if names else "There is nothing to choose from yet."
        raise ParseError(f'"{unknown[0]}" is not in the list. {known}')
    keys = []
    for unknown_name in unknown:
        found.data, key = register(found.data, table.reader.schema, to, unknown_name, {})
        keys.append(key)
        if not _decided(table, to, unknown_name):
            found.added.append(unknown_name)
    table.reader.data = found.data
    table.reader.forget()
    if isinstance(value, list):
        return [item if item is not None else keys.pop(0) for item in value]
    return keys[0]


def _may_be_empty(table: RowTable, key: str, column: str) -> bool:
    node = table.reader.schema.node(table.cell(key, column))
    return node.need != Need.REQUIRED and node.field.nullable
