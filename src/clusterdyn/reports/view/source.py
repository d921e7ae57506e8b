"""What the parts of the plan are worked out from, with the look-ups they all need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ...content.catalogue import label_of
from ...model.draft import Answers, value
from ...model.rules import RuleContext
from ...parse.characters import scrub
from ...steps.check import results
from ...steps.plan.model import Plan
from ...steps.progress import StepState, states
from ...steps.registry import rule_context, step_named
from ...steps.wording import result_text

OF_OBJECTIONS = ("vision.talk-before-adoption", "vision.silent-objection")
"""Rules that speak of votes and objections, which are never on a board's page."""

ORGANISATIONS, PEOPLE, INDICATORS = "organisations", "people", "indicators"


@dataclass(frozen=True)
class Source:
    """A dossier's content and today's date; everything here copes with missing answers.

    ``data`` is free of control signs, so that no text can swallow what is written beside it;
    ``kept`` is the content as it is in the file: what was adopted is compared with that.
    """

    data: Mapping[str, Any]
    today: date
    kept: Mapping[str, Any]

    @cached_property
    def context(self) -> RuleContext:
        return rule_context(self.data, self.today)

    @cached_property
    def states(self) -> list[StepState]:
        return states(self.kept, self.today)

    def name(self, table: str, key: str | None) -> str | None:
        """The name of a record; None when none was chosen."""
        return None if key is None else self.context.name(table, key)

    def person(self, key: str | None) -> str | None:
        return self.name(PEOPLE, key)

    def label(self, path: str, choice: object) -> str | None:
        """How a choice is called in the workbook; None when nothing was chosen."""
        return None if choice is None else label_of(path, choice)

    def off_page(self, action: str) -> bool:
        """Whether the action with this id was suggested because of votes or objections."""
        suggestion = rows(self.context.step(Plan), "suggestions").get(action)
        return suggestion is not None and value(suggestion, "origin") in OF_OBJECTIONS

    def worked(self, step: str, *names: str) -> tuple[str, ...]:
        """The sentences of the named results of a step, as far as they can be worked out."""
        wanted = [f"{step}.{name}" for name in names]
        found = [w for w in results(self.data, self.today, step_named(step)) if w.id in wanted]
        found.sort(key=lambda computed: wanted.index(computed.id))
        return tuple(result_text(self.data, computed).text for computed in found)


def source_of(data: Mapping[str, Any], today: date) -> Source:
    return Source(cleaned(data), today, data)


def cleaned(answers: Any) -> Any:
    """The same answers; texts without control signs and without blanks around them."""
    if isinstance(answers, Mapping):
        return {key: cleaned(answer) for key, answer in answers.items()}
    if isinstance(answers, list):
        return [cleaned(answer) for answer in answers]
    return scrub(answers).strip() if isinstance(answers, str) else answers


def rows(record: Answers, name: str) -> dict[str, Any]:
    """The rows of a table; none while nobody has answered it or when it was left empty."""
    return value(record, name) or {}


def lines(record: Answers, name: str) -> tuple[str, ...]:
    """The lines of a list; none while nobody has answered it or when it was left empty."""
    return tuple(value(record, name) or ())
