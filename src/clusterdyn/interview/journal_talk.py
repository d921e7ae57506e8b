"""A note for the journal, asked field by field: a conversation without a terminal, from the models.

It offers views and takes moves as an interview does, so that every front end can hold it. A note is
in the file from its first answer on; what was begun can be gone on with later.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..answers import edit
from ..answers.edit import TAKEN_BACK, Refused
from ..answers.reader import Reader, Reading
from ..answers.views import Confirm, Done, Outcome, Question
from ..changes import ABSENT, difference, value_at
from ..model.fields import Need
from ..model.schema import SchemaNode
from ..parse import ParseError, choice, line, yes_no
from ..steps.registry import dossier_schema
from .journal_kinds import fields, first_open, kind_of, new_key
from .journal_questions import field_question, kind_question, kinds_on_offer, lines_at, proposed
from .moves import Answer, Back, Edit, Leave, Move, Park, Remove, Skip

NEEDED = "This one is needed. Type an answer, or leave it for now; what you typed stays."
NEW = "x"  # stands for the id of a note that has none yet
STANDING = ("data", "table", "key", "index", "line", "waiting", "done")


@dataclass
class Waiting:
    """A yes-or-no that is waited for, and what yes does."""

    confirm: Confirm
    yes: Callable[[], str]


class NoteTalk:
    """One note. ``table`` "": which kind is asked first; ``key``: a note that is there already."""

    def __init__(self, data: dict[str, Any], today: date, table: str = "", key: str = "") -> None:
        self.data, self.today = data, today
        self.table, self.key = table, key
        self.kind_asked = not table
        self.index = (first_open(data, table, key) or 0) if key else 0
        self.line = 0  # of a list, the line that is being changed
        self.waiting: Waiting | None = None
        self.done = False

    # -- what helps while somebody types

    step_name = ""

    def preview(self, text: str) -> str:
        return ""

    def names(self, column: int) -> tuple[()]:
        return ()

    def contents(self) -> tuple[()]:
        return ()

    # -- what is shown

    @property
    def reader(self) -> Reader:
        return Reader(self.data, self.today, dossier_schema())

    @property
    def path(self) -> str:
        return f"{self.table}.{self.key or NEW}"

    @property
    def finished(self) -> bool:
        """Whether the last field was passed."""
        return bool(self.table) and self.index >= len(fields(self.table))

    def current(self) -> Question | Confirm | Done:
        if self.done or self.finished:
            return Done()
        if self.waiting is not None:
            return self.waiting.confirm
        if not self.table:
            return kind_question(self.data)
        return field_question(self.reader, self.path, self._name, self.line)

    @property
    def _name(self) -> str:
        return fields(self.table)[self.index]

    @property
    def _node(self) -> SchemaNode:
        return dossier_schema().node(f"{self.path}.{self._name}")

    # -- what is done

    def take(self, move: Move) -> Outcome:
        """Takes one move. A refused one changes nothing and says what to do instead."""
        kept = {name: getattr(self, name) for name in STANDING}
        try:
            said = self._take(move)
        except (Refused, ParseError) as problem:
            for name, value in kept.items():
                setattr(self, name, value)
            return Outcome(say=str(problem), refused=True)
        return Outcome(difference(kept["data"], self.data), said)

    def refresh(self, data: dict[str, Any]) -> None:
        """Goes on with other data: at what was taken back, if something was."""
        self.data = data
        if self.key and value_at(data, self.path) is ABSENT:
            self.key, self.index = "", 0
        elif self.key:
            left = first_open(data, self.table, self.key)
            self.index = self.index if left is None else min(self.index, left)

    def show(self, path: str) -> None:
        """Drops what was half said."""
        self.waiting, self.line = None, 0

    def _take(self, move: Move) -> str:
        if isinstance(move, Leave):
            self.done = True
            return ""
        if self.waiting is not None:
            return self._settle(move)
        if isinstance(move, Back):
            return self._back()
        if not self.table:
            return self._kind(move)
        if isinstance(move, Answer):
            return self._answer(move.text)
        if isinstance(move, Skip):
            return self._skip()
        if isinstance(move, Edit | Remove) and self._node.answer_type.kind == "lines":
            return self._with_line(move)
        if isinstance(move, Park):
            raise Refused("A note is not parked. Leave it for now; what you typed stays.")
        raise Refused("That works in the steps. Here, type the answer or go back.")

    def _settle(self, move: Move) -> str:
        waiting, self.waiting = self.waiting, None
        assert waiting is not None
        if isinstance(move, Back):
            return ""
        if not isinstance(move, Answer):
            raise Refused('Please answer "yes" or "no" first.')
        agreed = not move.text.strip() or yes_no(move.text).value
        return waiting.yes() if agreed else "Type it once more, a little clearer."

    def _back(self) -> str:
        if self.line:
            self.line = 0
        elif self.table and self.index:
            self.index -= 1
        elif self.table and self.kind_asked and not self.key:
            self.table = ""
        else:
            raise Refused("This is the first question.")
        return ""

    def _kind(self, move: Move) -> str:
        if not isinstance(move, Answer) or not move.text.strip():
            raise Refused("Choose what you want to note.")
        options = kinds_on_offer(self.data)
        named = {kind_of(path): path for path, _ in options if path.count(".") == 1}
        typed = move.text.strip().casefold()
        path = named.get(typed) or choice(move.text, options).value
        if path.count(".") == 1:
            self.table, self.index = path, 0
            return ""
        self.table, _, self.key = path.rpartition(".")
        self.index = first_open(self.data, self.table, self.key) or 0
        return ""

    # -- an answer

    def _answer(self, text: str) -> str:
        node = self._node
        if node.answer_type.kind == "lines":
            return self._lines(node, text)
        if not text.strip():
            text = proposed(self.reader, node)
        if not text:
            return self._skip()
        reading = self._read(node, text)
        if reading.unknown:
            return self._ask_to_add(reading)
        if reading.guess:
            asked = f"{text.strip()}: {reading.said}. Is that right?"
            return self._ask(Confirm(asked), lambda: self._store(reading.value, reading.said))
        return self._store(reading.value, reading.said)

    def _read(self, node: SchemaNode, text: str) -> Reading:
        """What was typed; of a day without its year the last one is meant, as of things past."""
        reading = self.reader.read(node, text, listed=True)
        to_come = str(reading.value) > self.today.isoformat()
        if node.answer_type.kind == "day" and reading.guess and to_come:
            with suppress(ParseError):
                year = int(str(reading.value)[:4]) - 1
                before = self.reader.read(node, f"{text.strip()} {year}")
                return replace(before, guess=True)
        return reading

    def _skip(self) -> str:
        """Keeps what stands there; leaves a field empty that may be."""
        node = self._node
        if value_at(self.data, node.path) is ABSENT:
            if node.need == Need.REQUIRED or not self.key:
                raise Refused(
                    "This one is needed. Type an answer, or leave it for now; what you typed stays."
                )
            self.data = edit.put(self.data, node.path, None)
        self.index += 1
        return ""

    def _store(self, value: Any, said: str) -> str:
        name = self._name
        if self.key:
            self.data = edit.put(self.data, f"{self.path}.{name}", value)
        else:
            self.key = new_key(self.data, self.table, str(value))
            self.data = edit.put(self.data, self.path, {name: value})
        self.index += 1
        return said

    def _ask(self, confirm: Confirm, yes: Callable[[], str]) -> str:
        self.waiting = Waiting(confirm, yes)
        return ""

    def _ask_to_add(self, reading: Reading) -> str:
        """Names that are not in the register: added, once somebody says so."""
        table, names = self._node.answer_type.ref, reading.unknown

        def yes() -> str:
            keys = []
            for name in names:
                self.data, key = edit.register(self.data, dossier_schema(), table, name, {})
                keys.append(key)
            return self._store(_filled_in(reading.value, keys), reading.said)

        are = "is" if len(names) == 1 else "are"
        them = "it" if len(names) == 1 else "them"
        asked = f'"{", ".join(names)}" {are} not in {table} yet. Add {them}?'
        return self._ask(Confirm(asked, f"add {them}", "type again"), yes)

    # -- lists, line by line

    def _lines(self, node: SchemaNode, text: str) -> str:
        there = lines_at(self.data, node)
        number, self.line = self.line, 0
        if number:
            return self._changed(node, there, number, text)
        if not text.strip():
            return self._skip()
        new = [one for one in self.reader.read(node, text).value if one not in there]
        if not new:
            return "It stands there already." if there else self._skip()
        self.data = edit.put(self.data, node.path, [*there, *new])
        return new[0] if len(new) == 1 else f"{len(new)} lines taken."

    def _changed(self, node: SchemaNode, there: list[str], number: int, text: str) -> str:
        if not text.strip():
            return ""
        there[number - 1] = str(line(text, node.answer_type.longest).value)
        self.data = edit.put(self.data, node.path, there)
        return there[number - 1]

    def _with_line(self, move: Edit | Remove) -> str:
        node = self._node
        there = lines_at(self.data, node)
        number = _number(move.row, there)
        if isinstance(move, Edit):
            self.line = number
            return ""
        gone = there.pop(number - 1)
        self.data = edit.put(self.data, node.path, there or ABSENT)
        return f'Removed "{gone}". {TAKEN_BACK}'


def _filled_in(value: Any, keys: list[str]) -> Any:
    """A reading's value, the ids of new records in the places that were open."""
    rest = iter(keys)
    if isinstance(value, list):
        return [item if item is not None else next(rest) for item in value]
    return next(rest)


def _number(row: str, there: list[str]) -> int:
    """Which line is meant: by its number, or by how it begins."""
    wanted = row.strip().casefold()
    if wanted.isdecimal() and 1 <= int(wanted) <= len(there):
        return int(wanted)
    fits = [n for n, text in enumerate(there, 1) if text.casefold().startswith(wanted)]
    if wanted and len(fits) == 1:
        return fits[0]
    if not there:
        raise Refused("There are no lines yet.")
    raise Refused(f"Which line? Type its number, 1 to {len(there)}, or its beginning.")
