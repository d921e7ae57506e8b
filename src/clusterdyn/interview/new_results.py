"""What an answer makes known: results that follow it, and earlier ones that read differently."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from ..changes import value_at
from ..model.draft import Drafts
from ..steps.check import results
from ..steps.registry import dossier_schema
from ..steps.step import Step
from ..steps.wording import ResultText, result_text

MAX_CHANGED = 3
Data = Mapping[str, Any]


class KeyedResult(NamedTuple):
    """A result of a step; ``key`` tells it from others of its rule, ``after`` its field."""

    key: tuple[str, int]
    after: str
    view: ResultText


class News:
    """Tells what is new after an answer. What could be worked out last time is kept at hand."""

    def __init__(self, today: date, drafts: Drafts) -> None:
        self._today = today
        self._drafts = drafts
        self._last: tuple[Data, Step, list[KeyedResult]] | None = None

    def after(self, before: Data, now: Data, step: Step, asked: str) -> tuple[ResultText, ...]:
        """What can be worked out after the field at path ``asked`` was answered, and is new."""
        parts = asked.split(".")
        field = ".".join(parts[2:3])
        old, new = self._results(before, step), self._results(now, step)
        found: list[ResultText] = []
        if field and parts[1] == step.name and not _half(now, ".".join(parts[:3])):
            known = [result.view for result in old if result.after == field]
            own = [result.view for result in new if result.after == field]
            found = [view for view in own if view not in known]
        return (*found, *_moved(old, new, field))

    def _results(self, data: Data, step: Step) -> list[KeyedResult]:
        if self._last is None or self._last[0] is not data or self._last[1] is not step:
            self._last = (data, step, list(self._worked(data, step)))
        return self._last[2]

    def _worked(self, data: Data, step: Step) -> list[KeyedResult]:
        found: list[KeyedResult] = []
        counts: dict[str, int] = {}
        for computed in results(data, self._today, step, drafts=self._drafts):
            number = counts[computed.id] = counts.get(computed.id, -1) + 1
            found.append(
                KeyedResult((computed.id, number), computed.after, result_text(data, computed))
            )
        return found


def _half(data: Data, path: str) -> bool:
    """Half a table is not worth a result."""
    table = dossier_schema().node(path).field.kind == "table"
    return table and path not in (value_at(data, "marks.closed", None) or {})


def _moved(old: list[KeyedResult], new: list[KeyedResult], field: str) -> list[ResultText]:
    """Later results that read differently after ``field`` changed: a fee moves the year's sum.

    Sentences only, without their tables; what could not be worked out before is no news here.
    """
    before = {result.key: result.view.text for result in old}
    changed = [
        result.view.text
        for result in new
        if result.after != field and before.get(result.key, result.view.text) != result.view.text
    ]
    return [ResultText(text) for text in changed[:MAX_CHANGED]]
