"""Typed or pasted rows: many records at once, one per line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..changes import ABSENT, value_at
from ..content.catalogue import field_text
from ..model.fields import Need, Table
from ..model.prefill import ProposedRow
from ..model.records import REGISTERS
from ..parse import ParseError, choice, line, lines, row, slug
from .created_records import CreatedRecords, new_records, noted
from .edit import Data, create, put, register, take_proposal
from .names import AmbiguousName, Decisions, clean, name_key, named, records, refuse_as_person
from .reader import CURRENCY, Reader, Reading

MAX_ROWS = 200


@dataclass
class RowsRead:
    """What typed rows mean: the data with them, their keys, and what was understood.

    Of ``guesses`` the ``mild`` ones need no question where the row is read back in full.
    ``doubts`` are names that may be known or new ones; ``changes`` says, by the key of a known
    record, what would change in it; of ``begun`` rows the name was only the beginning of theirs;
    ``made`` holds, by row, the paths of records that came into being on the way; ``currency`` is
    the one in which an amount was typed, when the dossier had none. ``cells`` are what was read, by
    row and column: with the group's ``decisions`` on doubtful names nothing is read again.
    """

    data: Data
    before: Data
    text: str
    decisions: Decisions
    cells: dict[tuple[int, str], Reading]
    keys: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    mild: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    doubts: list[AmbiguousName] = field(default_factory=list)
    changes: dict[str, list[str]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    made: CreatedRecords = field(default_factory=dict)
    currency: str = ""


@dataclass(frozen=True)
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
    return _read(table, RowsRead(data, data, text, {}, {}))


def decided_rows(table: RowTable, read: RowsRead, decisions: Decisions) -> RowsRead:
    """The rows once more, when the group has said which names are new ones."""
    return _read(table, RowsRead(read.before, read.before, read.text, decisions, read.cells))


def _read(table: RowTable, found: RowsRead) -> RowsRead:
    typed = lines(found.text)
    if not typed:
        raise ParseError("Nothing was typed. Type one row per line.")
    if len(typed) > MAX_ROWS:
        raise ParseError(f"{len(typed)} rows at once; {MAX_ROWS} is the most. Paste in parts.")
    for number, text_row in enumerate(typed, 1):
        before = found.data
        try:
            _read_row(_now(table, found), number, text_row, found)
        except ParseError as problem:
            if len(typed) == 1:
                raise
            raise problem.within(f"Row {number}: {problem} No row was taken.") from None
        made = new_records(before, found.data, table.reader.schema, table.path)
        found.made = noted(found.made, found.keys[-1], made)
    return found


def _now(table: RowTable, found: RowsRead) -> RowTable:
    """The table as it stands after the rows so far."""
    return replace(table, reader=table.reader.on(found.data))


def _read_row(table: RowTable, number: int, text: str, found: RowsRead) -> None:
    cells = row(text, len(table.heads()))
    if table.keyed:
        key, said = _key(table, cells[0], found)
        cells = cells[1:]
    else:
        key, said = _new_key(table, cells, found)
    parts = [said] if said else []
    for column, cell in zip(table.columns, cells, strict=False):
        if cell:
            reading = _cell(table, number, key, column, cell, found)
            parts.append(_put_cell(table, key, column, cell, reading, found))
            table = _now(table, found) if reading.unknown else table
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
    meant = named(cell, every, node.key_ref.to, found.decisions)
    here = meant.key
    if here is None:
        text = clean(cell)
        refuse_as_person(found.data, table.reader.schema, node.key_ref.to, cell)
        if node.key_ref.to not in REGISTERS and not _decided(found, node.key_ref.to, text):
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


def _decided(found: RowsRead, to: str, name: str) -> bool:
    """Whether the group said that a name is a new one: then nothing is asked once more."""
    return name_key(to, name) in found.decisions


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


def _cell(
    table: RowTable, number: int, key: str, column: str, text: str, found: RowsRead
) -> Reading:
    """What a cell means; read once, unless a name that was decided to be new could be meant."""
    path = table.cell(key, column)
    node = table.reader.schema.node(path)
    known = found.cells.get((number, column))
    new = {to for (to, _), key in found.decisions.items() if key is None}
    if known is None or (node.answer_type.ref in new and not known.doubts):
        try:
            found.cells[number, column] = table.reader.read(node, text)
        except ParseError as problem:
            raise problem.within(f"{field_text(path).label}: {problem}") from None
    return found.cells[number, column].decided(found.decisions)


def _put_cell(
    table: RowTable, key: str, column: str, cell: str, reading: Reading, found: RowsRead
) -> str:
    path = table.cell(key, column)
    value = reading.value
    if reading.unknown:
        value = _register_unknown(table, path, reading, found)
    if reading.guess:
        (found.mild if reading.mild else found.guesses).append(f"{cell}: {reading.said}")
    if reading.currency:
        found.currency = reading.currency
        found.data = put(found.data, CURRENCY, reading.currency)
    found.doubts += reading.doubts
    _note_change(table, key, path, value, found)
    found.data = put(found.data, path, value)
    for name, more in reading.beside.items():
        found.data = put(found.data, table.cell(key, name), more)
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


def _register_unknown(table: RowTable, path: str, reading: Reading, found: RowsRead) -> Any:
    """Enters unknown names in the register they belong to; a step's own table takes none."""
    to, schema = table.reader.schema.node(path).answer_type.ref, table.reader.schema
    if to not in REGISTERS:
        names = ", ".join(label for _, label in records(found.data, schema, to)[:8])
        known = f"Choose one of: {names}." if names else "There is nothing to choose from yet."
        raise ParseError(f'"{reading.unknown[0]}" is not in the list. {known}')
    keys = []
    for unknown_name in reading.unknown:
        found.data, key = register(found.data, schema, to, unknown_name, {})
        keys.append(key)
        if not _decided(found, to, unknown_name):
            found.added.append(unknown_name)
    return reading.filled_in(keys)


def _may_be_empty(table: RowTable, key: str, column: str) -> bool:
    node = table.reader.schema.node(table.cell(key, column))
    return node.need != Need.REQUIRED and node.field.nullable
