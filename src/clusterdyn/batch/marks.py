"""The marks that a file may give: parked questions, finished tables, the days of work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ..answers.edit import park, put
from ..changes import path_of, value_at
from ..model.schema import NoSuchNode, SchemaNode
from ..parse import ParseError, day, line, yes_no
from ..steps.registry import dossier_schema
from .errors import InputError, did_you_mean, quoted
from .read_tree import step_meant
from .yaml_tree import TreeEntry

Data = dict[str, Any]
KINDS = ("parked", "closed", "worked", "imports")


def fill_marks(
    data: Data, entry: TreeEntry, today: date, mistakes: list[InputError]
) -> tuple[Data, set[str]]:
    """The data with the marks, and the paths that the file parks."""
    reading = _Marks(data, today, mistakes)
    if entry.is_empty:
        return data, set()
    if not isinstance(entry.value, dict):
        mistakes.append(InputError("marks", "A group belongs here: parked.", entry.line))
        return data, set()
    for name, marks in entry.value.items():
        reading.kind(name, marks)
    return reading.data, reading.parked


class _Marks:
    def __init__(self, data: Data, today: date, mistakes: list[InputError]) -> None:
        self.data = data
        self.today = today
        self.mistakes = mistakes
        self.parked: set[str] = set()

    def kind(self, name: str, marks: TreeEntry) -> None:
        takers: dict[str, Callable[[str, TreeEntry], None]] = {
            "parked": self._park,
            "closed": self._close,
            "worked": self._work,
            "imports": self._remember,
        }
        if name == "endorsed":
            sentence = "A step is adopted with: clusterdyn endorse N --by WHO. Take this out."
            self.mistakes.append(InputError("marks.endorsed", sentence, marks.line))
        elif name not in takers:
            sentence = f"There are no marks {quoted(name)}. {did_you_mean(name, KINDS)}"
            self.mistakes.append(InputError(f"marks.{name}", sentence, marks.line))
        elif isinstance(marks.value, dict):
            for key, entry in marks.value.items():
                try:
                    takers[name](key, entry)
                except ParseError as problem:
                    self.mistakes.append(
                        InputError(f"marks.{name}.{key}", str(problem), entry.line)
                    )
        elif not marks.is_empty:
            self.mistakes.append(InputError(f"marks.{name}", "Paths belong here.", marks.line))

    def _park(self, text: str, entry: TreeEntry) -> None:
        """A reason alone, or why, text and on."""
        path = _step_place(text).path
        fields = entry.value if isinstance(entry.value, dict) else {"why": entry}
        for name in fields:
            if name not in ("why", "text", "on"):
                hint = did_you_mean(name, ("why", "text", "on"))
                raise ParseError(f"There is no field {quoted(name)}. {hint}")
        given = {name: _text(child) for name, child in fields.items()}
        if not given.get("why"):
            raise ParseError('Say in a few words why it is parked, as in "quote due in May".')
        why = str(line(given["why"]).value)
        typed = str(line(given["text"]).value) if given.get("text") else ""
        on = day(given["on"], self.today).value if given.get("on") else self.today
        self.data = park(self.data, path, why, typed, on)
        self.parked.add(path)

    def _close(self, text: str, entry: TreeEntry) -> None:
        place = _step_place(text)
        if place.field.kind != "table":
            raise ParseError(f"{quoted(text)} is no table. Name one, as in plan.milestones.")
        finished = entry.value if isinstance(entry.value, bool) else yes_no(_text(entry)).value
        there = value_at(self.data, place.path, None) is not None
        if finished and there:
            self.data = put(self.data, path_of(("marks", "closed", place.path)), True)

    def _work(self, text: str, entry: TreeEntry) -> None:
        step = step_meant(text)
        if step is None:
            raise ParseError(f"{quoted(text)} is no step. Type a number from 1 to 10, or its name.")
        on = day(_text(entry), self.today).value
        self.data = put(self.data, f"marks.worked.{step}", on.isoformat())

    def _remember(self, text: str, entry: TreeEntry) -> None:
        """What headings and words of lists mean for a table."""
        groups = entry.value if isinstance(entry.value, dict) else {}
        for kind, words in groups.items():
            if kind not in ("columns", "values") or not isinstance(words.value, dict):
                raise ParseError("Two groups belong here: columns and values.")
            for word, meaning in words.value.items():
                place = path_of(("marks", "imports", text, kind, word))
                self.data = put(self.data, place, str(line(_text(meaning)).value))


def _text(entry: TreeEntry) -> str:
    if isinstance(entry.value, dict | list):
        raise ParseError("One answer belongs here.")
    return "" if entry.is_empty else str(entry.value)


def _step_place(text: str) -> SchemaNode:
    """The place in a step that a path leads to, with or without "steps."."""
    head, _, rest = text.strip().removeprefix("steps.").partition(".")
    step = step_meant(head)
    if step is None or not rest:
        raise ParseError(f"{quoted(text)} leads to no question. Write it as in plan.review_date.")
    try:
        return dossier_schema().node(f"steps.{step}.{rest}")
    except NoSuchNode as problem:
        hint = did_you_mean(problem.part, problem.known)
        raise ParseError(f"There is no field {quoted(problem.part)}. {hint}") from None
