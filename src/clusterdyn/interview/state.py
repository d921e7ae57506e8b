"""Where a conversation stands: one frozen value. Taking a move gives the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from ..answers import edit
from ..answers.created_records import CreatedRecords, noted
from ..answers.edit import Data
from ..answers.reader import Reader
from ..answers.routing_path import Location, RoutingPath
from ..answers.views import Confirm
from ..model.draft import Drafts
from ..model.questionnaire import Item
from ..model.schema import Schema, SchemaNode
from ..steps.registry import dossier_schema
from ..steps.step import Step
from ..steps.wording import ResultText
from .sections import Section

ROUTED = {"data", "section", "gathering", "dropped"}


class Frame:
    """What interrupts a question, and is asked until it is done; ``kind`` asks it."""

    kind: str

    def holds(self, data: Data) -> bool:
        """Whether what it asks about is still there in other data."""
        return True


class Waiting(NamedTuple):
    """A yes or no that is waited for, and the reading that ``kind`` takes after each.

    A sentence instead of a reading is only said.
    """

    confirm: Confirm
    yes: Any
    no: Any
    kind: str


class Turn(NamedTuple):
    """What a move led to. ``refused``: nothing was taken; the state knows that it was said.

    ``results`` are shown besides those that the step works out.
    """

    state: State
    say: str = ""
    refused: bool = False
    results: tuple[ResultText, ...] = ()


@dataclass(frozen=True)
class State:
    """The standing of one group at one section of the workbook.

    ``location`` is None at the review of a step. ``line`` is the one of a list, or of the people in
    the room, that is being changed (0: none); ``detour`` the page that was jumped to; ``hinted``
    where it was mentioned that a list is short; ``created`` what came into the dossier on the way
    to a row; ``dropped`` the proposals that nobody wants. ``reads_back``: people see what was
    understood, so that a mild guess needs no question.
    """

    data: Data
    today: date
    section: Section
    location: Location | None = None
    line: int = 0
    gathering: bool = False
    detour: int | None = None
    hinted: Location | None = None
    waiting: Waiting | None = None
    stack: tuple[Frame, ...] = ()
    created: CreatedRecords = field(default_factory=lambda: MappingProxyType({}))
    dropped: frozenset[str] = frozenset()
    ended: Literal["", "left", "done", "all done"] = ""
    reads_back: bool = True
    drafts: Drafts = field(default_factory=Drafts, compare=False, repr=False)

    # -- what follows from it, found once

    @cached_property
    def route(self) -> RoutingPath:
        """All locations of the section, for these answers."""
        of = (self.section.pages, self.section.step, self.gathering, self.dropped, self.drafts)
        return RoutingPath(self.data, self.today, *of)

    @cached_property
    def reader(self) -> Reader:
        """Reads what is typed; also amounts in the currency that the dossier may count in."""
        past = self.section.past
        return Reader(self.data, self.today, dossier_schema(), past, any_currency=True)

    @property
    def schema(self) -> Schema:
        return dossier_schema()

    @property
    def step(self) -> Step:
        step = self.section.step
        assert step is not None, "asked only where a step is asked"
        return step

    @property
    def here(self) -> Location:
        assert self.location is not None, "asked only at a question"
        return self.location

    @property
    def item(self) -> Item:
        return self.route.item(self.here)

    @property
    def node(self) -> SchemaNode:
        return self.route.node(self.here)

    @property
    def whole_item(self) -> list[Location]:
        """All locations of the item in hand."""
        return self.route.of_item(self.here.page, self.here.item)

    # -- the next state

    def but(self, **changes: Any) -> State:
        """The same with changes. What was found of the route and the names is kept if it holds."""
        new = replace(self, **changes)
        for name, depends in (("route", ROUTED), ("reader", {"data", "section"})):
            same = all(getattr(new, one) is getattr(self, one) for one in depends & changes.keys())
            if same and name in self.__dict__:
                new.__dict__[name] = self.__dict__[name]
        return new

    def at(self, location: Location | None) -> State:
        return self.but(location=location)

    def with_data(self, data: Data) -> State:
        return self if data is self.data else self.but(data=data)

    def put(self, path: str, value: Any) -> State:
        """An answer of the group at a path; what was parked there is so no more."""
        return self.with_data(edit.unpark(edit.put(self.data, path, value), path))

    def noting(self, row: str, paths: Iterable[str]) -> State:
        """Remembers what came into the dossier on the way to a row."""
        return self.but(created=noted(self.created, row, paths))

    def asking(
        self,
        kind: str,
        text: str,
        yes: Any,
        no: Any = "",
        yes_words: str = "yes",
        no_words: str = "no",
        default: bool = True,
    ) -> Turn:
        """Asks yes or no before something is done; ``kind`` takes the reading that is meant."""
        confirm = Confirm(text, yes_words, no_words, default, not isinstance(no, str))
        return Turn(self.but(waiting=Waiting(confirm, yes, no, kind)))
