"""Where a conversation stands: what every kind of question reads and moves on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..answers.created_records import CreatedRecords
from ..answers.reader import Reader
from ..answers.routing_path import Location, RoutingPath
from ..changes import ABSENT, value_at
from ..model.draft import Drafts
from ..model.fields import Need
from ..steps.registry import dossier_schema, step_named
from ..steps.step import Step
from . import confirm


@dataclass
class Nested:
    """Questions about a record added in place; afterwards the outer question is answered."""

    title: str
    paths: list[str]
    then: Callable[[], str]
    made: tuple[str, ...] = ()  # paths of the records that were made for it
    index: int = 0


class State:
    """The standing of one group at one step.

    ``data`` is the dossier as it is after the last move. Nothing here asks, moves or stores:
    that is done by the kinds of question, which are given a state.
    """

    def __init__(self, data: dict[str, Any], today: date, step: str, deeper: bool = False) -> None:
        self.data = data
        self.today = today
        self.step: Step = step_named(step)
        self.deeper = deeper
        self.pending: confirm.Pending | None = None
        self.nested: list[Nested] = []
        self.done = False
        self.all_done = False
        self.detour: int | None = None
        self.reads_back = True  # whether people see what was understood
        self.hinted: Location | None = None
        self.gathering = False
        self.location: Location | None = None
        self.made: CreatedRecords = {}
        self.drafts = Drafts()
        self.line = 0  # of a list, the line that is being changed
        self.left_out: frozenset[str] = frozenset()  # proposals that the group dropped
        self._route: RoutingPath | None = None

    @property
    def route(self) -> RoutingPath:
        route = self._route
        if route is None or not route.fits(self.data, self.step, self.deeper, self.gathering):
            here = (self.step, self.deeper, self.gathering)
            route = RoutingPath(self.data, self.today, *here, self.drafts)
            self._route = route
        route.left_out = self.left_out
        return route

    @property
    def reader(self) -> Reader:
        return Reader(self.data, self.today, dossier_schema())

    def ask(
        self,
        text: str,
        yes: Callable[[], str],
        no: Callable[[], str] = confirm.nothing,
        yes_words: str = "yes",
        no_words: str = "no",
        default: bool = True,
    ) -> str:
        """Asks yes or no before something is done."""
        return confirm.ask(self, text, yes, no, yes_words, no_words, default)

    def need(self, location: Location) -> Need:
        item = self.route.item(location)
        if item.kind in ("scores", "table") and not location.column:
            return item.need
        return self.route.node(location).need

    def answered(self, location: Location) -> bool:
        return value_at(self.data, self.route.path(location)) is not ABSENT
