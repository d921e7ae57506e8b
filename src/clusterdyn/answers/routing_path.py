"""The routing path: all locations of a step in asking order, with records and their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from ..changes import ABSENT, as_mapping, value_at
from ..model.draft import Drafts, until_unanswered
from ..model.field_spec import fields_of
from ..model.fields import Scores, Table, When
from ..model.prefill import ProposedRow
from ..model.questionnaire import (
    Item,
    Page,
    core_pages,
    deeper_pages,
    hidden,
    row_columns,
)
from ..model.rules import RuleContext
from ..model.schema import Schema, SchemaNode
from ..steps.across import in_the_room
from ..steps.registry import dossier_schema, rule_context
from ..steps.step import Step
from ..steps.suggestions import context_with_suggestions

PEOPLE = "passport.in_the_room"


class Location(NamedTuple):
    """One place where the group can stand: a value, a row of digits, a cell, a table's prompt.

    ``key`` is the record ("" at a table's prompt; "a.b" in a nested table), ``column`` the cell.
    With ``people`` it is asked first who is in the room, because the item's digits are theirs.
    """

    page: int
    item: int
    key: str = ""
    column: str = ""
    people: bool = False


class RoutingPath:
    """The places of some pages for the dossier as it is now; of a ``step`` also its proposals.

    ``gathering``: the people in the room are just being listed. ``dropped`` are the paths of
    proposals that nobody wants.
    """

    def __init__(
        self,
        data: Mapping[str, Any],
        today: date,
        pages: Sequence[Page],
        step: Step | None = None,
        gathering: bool = False,
        dropped: frozenset[str] = frozenset(),
        drafts: Drafts | None = None,
    ) -> None:
        self.data = data
        self.today = today
        self.pages = pages
        self._step = step
        self.gathering = gathering
        self.dropped = dropped
        self.schema: Schema = dossier_schema()
        self.drafts = drafts or Drafts()
        self._items: dict[tuple[int, int], list[Location]] = {}
        self._proposed: dict[str, list[ProposedRow]] = {}

    @classmethod
    def of_step(
        cls, data: Mapping[str, Any], today: date, step: Step, deeper: bool = False
    ) -> RoutingPath:
        """The places of a step: its core questions, or those for afterwards."""
        return cls(data, today, (deeper_pages if deeper else core_pages)(step.model), step)

    @cached_property
    def locations(self) -> list[Location]:
        return [
            location
            for s, page in enumerate(self.pages)
            for p, item in enumerate(page.items)
            for location in self.of_item(s, p)
        ]

    def of_item(self, s: int, p: int) -> list[Location]:
        """The locations of one item, found once; what other items need is not worked out for it."""
        if (s, p) not in self._items:
            self._items[s, p] = list(self._of_item(s, p, self.pages[s].items[p]))
        return self._items[s, p]

    def holds(self, location: Location) -> bool:
        return location in self.of_item(location.page, location.item)

    def item(self, location: Location) -> Item:
        return self.pages[location.page].items[location.item]

    def path(self, location: Location) -> str:
        """The path a location's answer goes to; a home column leads to the register."""
        item = self.item(location)
        if location.people:
            return PEOPLE
        if not location.key or not location.column:
            return f"{item.path}.{location.key}" if location.key else item.path
        return self.cell(item, location.key, location.column)

    def cell(self, item: Item, key: str, column: str) -> str:
        return self.schema.node(item.path).cell(key, column)

    def node(self, location: Location) -> SchemaNode:
        return self.schema.node(self.path(location))

    def before(self, location: Location) -> Location | None:
        """The location one question back."""
        locations = self.locations
        index = locations.index(location) if location in locations else self._where(location)
        return locations[index - 1] if index > 0 else None

    def after(self, location: Location) -> Location | None:
        """The location after an answer: the next column, then the table's prompt or next row."""
        locations = self.locations
        index = locations.index(location) if location in locations else self._where(location) - 1
        following = locations[index + 1] if index + 1 < len(locations) else None
        if following is None or not location.column or following.key == location.key:
            return following
        prompt = Location(location.page, location.item)
        if self.item(location).kind == "table" and prompt in locations:
            return prompt
        return following

    def _where(self, location: Location) -> int:
        """Where a location that is no longer on the route would stand."""
        mine = (location.page, location.item)
        return sum(1 for other in self.locations if (other.page, other.item) < mine)

    def at_path(self, path: str) -> Location | None:
        """The location of a path: the exact one, else the first that begins with it or holds it."""
        exact = [location for location in self.locations if self.path(location) == path]
        if exact:
            return exact[0]
        within = [
            location for location in self.locations if self.path(location).startswith(path + ".")
        ]
        if within:
            return within[0]
        tables = [s for s in self.locations if path.startswith(self.item(s).path + ".")]
        prompts = [s for s in tables if not s.key]
        return (prompts or tables or [None])[0]  # type: ignore[list-item]

    def _of_item(self, s: int, p: int, item: Item) -> Iterator[Location]:
        if item.kind == "value":
            if not self._value_hidden(item.path):
                yield Location(s, p)
        elif item.kind == "scores":
            yield from self._digits(s, p, item)
        elif item.kind in ("table", "columns"):
            yield from self._table(s, p, item)
        else:
            yield Location(s, p)

    def _value_hidden(self, path: str) -> bool:
        beside = value_at(self.data, path.rpartition(".")[0], {})
        return isinstance(beside, Mapping) and hidden(self.schema.node(path).field, beside)

    def _table(self, s: int, p: int, item: Item) -> Iterator[Location]:
        table = self.schema.node(item.path).mark(Table)
        assert table is not None
        columns = item.columns or table.row
        depends = self._depending(item)
        for key in self.keys(item):
            for column in columns:
                if column not in depends or not self._cell_hidden(item, key, column):
                    yield Location(s, p, key, column)
        if item.kind == "table" and not table.fixed:
            yield Location(s, p)

    def keys(self, item: Item) -> list[str]:
        """The rows of a table: those that are there, and of a fixed table those that are due."""
        raw = value_at(self.data, item.path, None)
        there = list(raw) if isinstance(raw, Mapping) else []
        table = self.schema.node(item.path).mark(Table)
        if item.kind == "table" and table is not None and table.fixed:
            offered = [proposal.key for proposal in self.proposed(item)]
            return offered + [key for key in there if key not in offered]
        return there

    def _depending(self, item: Item) -> set[str]:
        """The columns of a table that are asked only for some of its rows."""
        fields = fields_of(self.schema.node(item.path).field.record)
        return {name for name, field in fields.items() if field.mark(When)}

    def _cell_hidden(self, item: Item, key: str, column: str) -> bool:
        field = fields_of(self.schema.node(item.path).field.record).get(column)
        beside = as_mapping(value_at(self.data, f"{item.path}.{key}"))
        return field is not None and hidden(field, beside)

    def _digits(self, s: int, p: int, item: Item) -> Iterator[Location]:
        rows = self.proposed(item)
        nobody = not value_at(self.data, PEOPLE, None)
        if (nobody or self.gathering) and self._wants_people(item):
            yield Location(s, p, people=True)
        if not rows:
            return
        if self.scores_across(item) == "people":
            yield Location(s, p)
            record = self.schema.node(item.path).field.record
            for key in self._digit_keys(item):
                for column in list(fields_of(record))[1:]:
                    if not self._cell_hidden(item, key, column):
                        yield Location(s, p, key, column)
        else:
            for row in rows:
                yield Location(s, p, row.key)

    def _wants_people(self, item: Item) -> bool:
        """Whether digits would be read if only somebody were listed as present."""
        somebody = ProposedRow("somebody", "Somebody")
        context = rule_context(self.data, self.today, drafts=self.drafts)
        return bool(self._slips(item, context, [somebody]))

    def _digit_keys(self, item: Item) -> list[str]:
        raw = value_at(self.data, item.path, None)
        return list(raw) if isinstance(raw, Mapping) else []

    def scores_across(self, item: Item) -> str:
        mark = self.schema.node(item.path).mark(Scores)
        return mark.across if mark else ""

    def proposed(self, item: Item) -> list[ProposedRow]:
        """What the step puts on the table for an item, from what earlier steps know."""
        if item.path not in self._proposed:
            self._proposed[item.path] = self._offered(item)
        return self._proposed[item.path]

    def _offered(self, item: Item) -> list[ProposedRow]:
        context = context_with_suggestions(self.data, self.today, self.drafts)
        if item.kind == "scores":
            return self._slips(item, context, list(in_the_room(context)))
        step = self.step
        rows = step.prefills.of_rows.get(item.path.split(".")[2])
        return until_unanswered(rows, context.step(step.model), context) if rows else []

    def _slips(
        self, item: Item, context: RuleContext, people: Sequence[ProposedRow]
    ) -> list[ProposedRow]:
        """The rows of digits that are read for these people."""
        step = self.step
        slips = step.prefills.of_slips[item.path.split(".")[2]]
        return until_unanswered(slips, context.step(step.model), context, people)

    @property
    def step(self) -> Step:
        assert self._step is not None, "asked only where a step is asked"
        return self._step

    def answered(self, location: Location) -> bool:
        """Whether a location has an answer (also "none") or is parked."""
        parked = value_at(self.data, "marks.parked", None) or {}
        item = self.item(location)
        if location.people:
            return not self.gathering and bool(value_at(self.data, PEOPLE, None))
        path = self.path(location)
        if path in parked or item.path in parked:
            return True
        raw = value_at(self.data, item.path)
        if self._closed.get(path) is False:
            return False  # a list that is still being typed
        if item.kind == "scores" or (item.kind == "table" and not location.key):
            if item.path in self._closed or raw is None:
                return True
            if not location.key:
                return False
        if raw is None:
            return True
        if location.key and item.path in self._closed and not path.startswith(f"{item.path}."):
            return True  # what the register may know besides is not asked of a finished table
        return value_at(self.data, path) is not ABSENT

    @cached_property
    def _closed(self) -> Mapping[str, Any]:
        return value_at(self.data, "marks.closed", None) or {}

    def columns(self, item: Item) -> tuple[str, ...]:
        """Columns of an item's rows, in the order they are typed."""
        if item.columns:
            return item.columns
        node = self.schema.node(item.path)
        table = node.mark(Table)
        return table.row if table else tuple(fields_of(node.field.record))

    def own_columns(self, item: Item) -> tuple[str, ...]:
        return row_columns(self.schema.node(item.path).field)
