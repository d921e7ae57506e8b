"""One step on the bench: its rules, results and prefills, tried on a dossier.

Every sentence is filled with the values it is given and every path must be a place of the
dossier, so a test of a rule also tests that the rule can be told.
"""

import json
from copy import deepcopy
from datetime import date
from typing import Any

from clusterdyn.changes import with_changes
from clusterdyn.content import catalogue
from clusterdyn.model.draft import Unanswered, draft
from clusterdyn.model.prefill import ProposedRow
from clusterdyn.model.rules import Match, Result, RuleContext
from clusterdyn.steps.across import in_the_room
from clusterdyn.steps.registry import dossier_schema, rule_context, step_named

Data = dict[str, Any]


class Bench:
    """``name`` of the step, a dossier whose step is finished, and the day of the test."""

    def __init__(self, name: str, dossier: Data, today: date) -> None:
        self.step = step_named(name)
        self.at = f"steps.{name}"
        self.dossier = dossier
        self.today = today

    def changed(self, **answers: Any) -> Data:
        """The dossier with some answers of the step replaced; "a__b" is the path a.b."""
        changes = {f"{self.at}.{k.replace('__', '.')}": (None, v) for k, v in answers.items()}
        return with_changes(self.dossier, changes)  # type: ignore[no-any-return]

    def without(self, *names: str, **answers: Any) -> Data:
        """The dossier, changed, and some of its answers not asked yet."""
        copy = deepcopy(self.changed(**answers))
        for name in names:
            del copy["steps"][self.step.name][name]
        return copy

    def context(self, data: Data | None = None, waiting: bool = False) -> RuleContext:
        return rule_context(self.dossier if data is None else data, self.today, waiting)

    def matches(self, name: str, data: Data | None = None, waiting: bool = False) -> list[Match]:
        """Hits of a rule or a suggestion; it stops where an answer is still missing."""
        seen = self.context(data, waiting)
        rule = next(r for r in self.step.rules.rules if r.id == f"{self.step.name}.{name}")
        found: list[Match] = []
        try:
            for match in rule.test(seen.step(self.step.model), seen):
                dossier_schema().node(f"{self.at}.{match.path}")
                catalogue.fill(catalogue.rule_words(rule.id).say, match.values)
                found.append(match)
        except Unanswered:
            pass
        return found

    def paths(self, name: str, data: Data | None = None) -> list[str]:
        return [match.path for match in self.matches(name, data)]

    def said(self, name: str, data: Data | None = None) -> list[str]:
        """The sentences of a rule or suggestion, as the group reads them."""
        wording = catalogue.rule_words(f"{self.step.name}.{name}")
        return [catalogue.fill(wording.say, match.values) for match in self.matches(name, data)]

    def shown(self, name: str, data: Data | None = None) -> list[tuple[str, Result]]:
        """What a result says, as spoken, and what it holds; empty while it can't be worked out."""
        seen = self.context(data)
        result = next(
            r for r in self.step.results.calculations if r.id == f"{self.step.name}.{name}"
        )
        wording = catalogue.result_words(result.id)
        try:
            found = list(result.work(seen.step(self.step.model), seen))
        except Unanswered:
            return []
        for one in found:
            assert all(len(row) == len(wording.columns) for row in one.rows)
        return [(catalogue.fill(wording.say, one.values, wording.choices), one) for one in found]

    def sentence(self, name: str, data: Data | None = None) -> str:
        return " ".join(said for said, _ in self.shown(name, data))

    def offered(
        self, name: str, data: Data | None = None, book: str = "of_rows"
    ) -> list[ProposedRow]:
        """The rows that are proposed for a table."""
        seen, prefills = self.context(data), self.step.prefills
        step = seen.step(self.step.model)
        if name in prefills.of_slips:
            return list(prefills.of_slips[name](step, seen, list(in_the_room(seen))))
        return list(getattr(prefills, book)[name](step, seen))

    def value(self, name: str, data: Data | None = None) -> Any:
        """The answer that is filled in beforehand."""
        seen = self.context(data)
        return self.step.prefills.of_default[name](seen.step(self.step.model), seen)

    def follows(self, table: str, key: str, data: Data | None = None) -> list[tuple[str, Any]]:
        """What follows elsewhere from a row of a table: pairs of path and value."""
        seen = self.context(data)
        return list(self.step.prefills.of_derive[table](seen.step(self.step.model), seen, key))

    def check_fits(self) -> None:
        """The step's answers are complete for the strict model, and nothing of them is lost."""
        answers = self.dossier["steps"][self.step.name]
        assert draft(self.step.model, answers, self.at)[1] == []
        whole = self.step.model.model_validate_json(json.dumps(answers), strict=True)
        assert whole.model_dump(mode="json", exclude_unset=True) == answers
