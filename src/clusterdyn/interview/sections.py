"""What is asked: a step of the workbook, the cluster itself, or a note for the journal.

A section is a run of pages and what differs between the runs: where it comes from, where it leads,
what an open question means, and what goes along with an answer. The conversation is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from ..answers import edit
from ..answers.edit import Data
from ..answers.reader import CURRENCY, NEEDED
from ..answers.routing_path import PEOPLE
from ..changes import ABSENT, value_at
from ..content.catalogue import field_text, of_step
from ..model.fields import Need
from ..model.questionnaire import Item, ItemKind, Page, core_pages, deeper_pages
from ..model.schema import SchemaNode
from ..parse import country, currency_of
from ..steps.registry import all_steps, dossier_schema
from ..steps.step import Step
from ..steps.wording import spoken_text
from .journal_kinds import fields, new_key

FIRST = ("passport.region", "passport.start_point", PEOPLE)
"""What is asked when a dossier is made."""
PASSPORT = ("passport.name", FIRST[0], "passport.country", CURRENCY, *FIRST[1:])
"""All that can be said of a cluster itself."""
NEW = "x"  # stands for the id of a note that has none yet


class Section:
    """A run of questions; what is not said otherwise holds outside the steps.

    ``number`` and ``step`` are 0 and None there. ``passes_open``: Enter passes an open question by.
    ``past``: days are of things past. ``completes``: of a record added on the way it is asked what
    else is known. ``asks_guesses``: a guess is asked about, and not only read back. ``needed`` and
    the others are what is said of a move that cannot be done.
    """

    step: Step | None
    deeper: bool
    passes_open = False
    past = False
    completes = False
    asks_guesses = True
    needed = NEEDED
    not_parked = ""
    elsewhere = ""

    @property
    def number(self) -> int:
        return 0

    @property
    def title(self) -> str:
        raise NotImplementedError

    @property
    def minutes(self) -> int:
        return 0

    @property
    def pages(self) -> Sequence[Page]:
        raise NotImplementedError

    @property
    def previous(self) -> Section | None:
        """What was asked before it, None if it is the first."""
        return None

    @property
    def following(self) -> Section | None:
        """What is asked after it, None if the conversation ends."""
        return None

    def spoken(self, page: Page) -> str:
        """What is read aloud at a page."""
        return field_text(page.items[0].path).say

    def may_stay_open(self, node: SchemaNode) -> bool:
        """Whether "nothing" is an answer."""
        return node.need != Need.REQUIRED and node.field.nullable

    def still(self, data: Data) -> Section:
        """The same section for other data: a note may have been taken back."""
        return self

    def proposed(self, data: Data, node: SchemaNode, today: date) -> Any:
        """A first value for a question that nobody has answered; ABSENT for none."""
        return ABSENT

    def put(self, data: Data, path: str, value: Any) -> tuple[Section, Data, str]:
        """The answer in the data with what goes along with it, and what to say of that."""
        return self, edit.unpark(edit.put(data, path, value), path), ""


@dataclass(frozen=True)
class StepSection(Section):
    """The questions of a step: those of the room, or the deeper ones for afterwards."""

    step: Step
    deeper: bool = False
    completes = True

    @property
    def number(self) -> int:
        return self.step.number

    @property
    def title(self) -> str:
        return of_step(self.step.name).title

    @property
    def minutes(self) -> int:
        return of_step(self.step.name).minutes

    @cached_property
    def pages(self) -> Sequence[Page]:
        return (deeper_pages if self.deeper else core_pages)(self.step.model)

    @property
    def previous(self) -> Section:
        """The step before; before the first one, the questions about the cluster itself."""
        if self.step.number == 1:
            return ClusterSection(FIRST, self.step)
        return StepSection(all_steps()[self.step.number - 2])

    def spoken(self, page: Page) -> str:
        return spoken_text(self.step.name, page)


@dataclass(frozen=True)
class ClusterSection(Section):
    """Questions about the cluster itself; ``then`` is the step that they lead to."""

    paths: tuple[str, ...]
    then: Step | None = None
    step = None
    deeper = False
    title = "Your cluster"
    minutes = 5
    passes_open = True
    asks_guesses = False
    not_parked = elsewhere = "Press Enter to leave it open for now."

    @cached_property
    def pages(self) -> Sequence[Page]:
        return _pages(self.paths)

    @property
    def following(self) -> Section | None:
        return StepSection(self.then) if self.then else None

    def put(self, data: Data, path: str, value: Any) -> tuple[Section, Data, str]:
        """A region that names its country says how forms are called and what money counts."""
        data = edit.put(data, path, value)
        code = country(str(value)) if path == FIRST[0] else ""
        if not code or value_at(data, "passport.country", None):
            return self, data, ""
        data = edit.put(data, "passport.country", code)
        if value_at(data, CURRENCY, None) is None:
            data = edit.put(data, CURRENCY, currency_of(code))
        return self, data, f" · amounts in {value_at(data, CURRENCY)}"


@dataclass(frozen=True)
class NoteSection(Section):
    """A note for the journal, in the file from its first answer on.

    Without a ``table`` it is asked first which kind of note; ``chosen`` if it was. ``key`` is the
    id of a note that is there already.
    """

    table: str = ""
    key: str = ""
    chosen: bool = False
    step = None
    deeper = False
    past = True
    needed = "This one is needed. Type an answer, or leave it for now; what you typed stays."
    not_parked = "A note is not parked. Leave it for now; what you typed stays."
    elsewhere = "That works in the steps. Here, type the answer or go back."

    @property
    def title(self) -> str:
        return field_text(self.table or "journal").label

    @property
    def path(self) -> str:
        return f"{self.table}.{self.key or NEW}"

    @cached_property
    def pages(self) -> Sequence[Page]:
        if not self.table:
            return (Page("journal", 1, (Item("journal", "note", Need.REQUIRED),)),)
        return _pages(tuple(f"{self.path}.{name}" for name in fields(self.table)))

    @property
    def previous(self) -> Section | None:
        return NoteSection() if self.chosen and not self.key else None

    def may_stay_open(self, node: SchemaNode) -> bool:
        return super().may_stay_open(node) and bool(self.key)

    def still(self, data: Data) -> Section:
        gone = self.key and value_at(data, self.path) is ABSENT
        return replace(self, key="") if gone else self

    def proposed(self, data: Data, node: SchemaNode, today: date) -> Any:
        """Today, where a day is needed."""
        wanted = node.need == Need.REQUIRED and node.answer_type.kind == "day"
        return today.isoformat() if wanted else ABSENT

    def put(self, data: Data, path: str, value: Any) -> tuple[Section, Data, str]:
        """The first answer gives the note its id."""
        if self.key:
            return self, edit.put(data, path, value), ""
        new = replace(self, key=new_key(data, self.table, str(value)))
        name = path.rpartition(".")[2]
        return new, edit.put(data, new.path, {name: value}), ""


@cache
def _pages(paths: tuple[str, ...]) -> tuple[Page, ...]:
    """One page for each field."""
    found = []
    for number, path in enumerate(paths, 1):
        kind: ItemKind = "people" if path == PEOPLE else "value"
        found.append(Page(path, number, (Item(path, kind, dossier_schema().node(path).need),)))
    return tuple(found)
