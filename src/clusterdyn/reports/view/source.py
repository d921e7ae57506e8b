"""What the parts of the plan are worked out from, with the look-ups they all need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import is_
from typing import Any

from ...content.catalogue import label_of
from ...model.draft import Answers, Drafts, value
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
    drafts: Drafts = field(default_factory=Drafts)

    @cached_property
    def context(self) -> RuleContext:
        return rule_context(self.data, self.today, drafts=self.drafts)

    @cached_property
    def states(self) -> list[StepState]:
        return states(self.kept, self.today, self.drafts)

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
        every = results(self.data, self.today, step_named(step), drafts=self.drafts)
        found = [one for one in every if one.id in wanted]
        found.sort(key=lambda computed: wanted.index(computed.id))
        return tuple(result_text(self.data, computed).text for computed in found)


def source_of(data: Mapping[str, Any], today: date) -> Source:
    return Source(cleaned(data), today, data)


def cleaned(answers: Any) -> Any:
    """The same answers; texts without control signs and without blanks around them.

    What needs no cleaning is the very same object, so that it is drafted once for both contents.
    """
    made: Any = answers
    if isinstance(answers, dict):
        made = {key: cleaned(answer) for key, answer in answers.items()}
        return answers if all(made[key] is answers[key] for key in answers) else made
    if isinstance(answers, list):
        made = [cleaned(answer) for answer in answers]
        return answers if all(map(is_, made, answers)) else made
    if isinstance(answers, str):
        made = scrub(answers).strip()
    return answers if made == answers else made


def rows(record: Answers, name: str) -> dict[str, Any]:
    """The rows of a table; none while nobody has answered it or when it was left empty."""
    return value(record, name) or {}


def lines(record: Answers, name: str) -> tuple[str, ...]:
    """The lines of a list; none while nobody has answered it or when it was left empty."""
    return tuple(value(record, name) or ())
