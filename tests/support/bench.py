"""One step on the bench: its rules, results and prefills, tried on the answers a test names.

Every test has the same small registers and gives only the answers that matter to it: those of the
step by name ("a__b" is the path a.b), others by path in a dict. Answers must fit the models. Every
sentence is filled with its values and every path must be a place of the dossier, so a test of a
rule also tests that the rule can be told.
"""

from copy import deepcopy
from datetime import date
from typing import Any

from clusterdyn.content import catalogue
from clusterdyn.model.draft import Unanswered, draft
from clusterdyn.model.prefill import ProposedRow, RecordAnswer
from clusterdyn.model.rules import Match, Result, RuleContext
from clusterdyn.steps.across import in_the_room
from clusterdyn.steps.registry import all_steps, dossier_schema, rule_context, step_named
from clusterdyn.steps.wording import aside_text

Data = dict[str, Any]
WAITS: Any = "waits for an answer that is missing"
"""What a rule or a result says that has found nothing so far, because it lacks an answer."""

REGISTERS: Data = {
    "passport": {
        "name": "Invented Water",
        "country": "DK",
        "currency": "EUR",
        "in_the_room": ["karen", "ole"],
    },
    "organisations": {
        "pumps": {"name": "Invented Pumps", "helix": "company", "size_class": "50-249"},
        "sensor": {"name": "Invented Sensor", "helix": "company", "size_class": "1-9"},
        "utility": {"name": "Invented Utility", "helix": "public", "size_class": "1-9"},
        "lab": {"name": "Invented Lab", "helix": "research"},
        "council": {"name": "Invented Council", "helix": "intermediary"},
    },
    "people": {
        "karen": {"name": "Karen", "organisation": "pumps"},
        "ole": {"name": "Ole", "organisation": "sensor"},
        "lise": {"name": "Lise", "organisation": "lab"},
        "jens": {"name": "Jens", "organisation": "council"},
        "ida": {"name": "Ida"},
    },
    "indicators": {"jobs": {"name": "Jobs", "unit": "people"}, "visits": {"name": "Visits"}},
    "steps": {},
    "marks": {},
}
STEPS = {step.name: step.model for step in all_steps()}


class Bench:
    """``name`` of the step and the day of the test."""

    def __init__(self, name: str, today: date) -> None:
        self.step = step_named(name)
        self.at = f"steps.{name}"
        self.today = today

    def given(self, elsewhere: Data | None = None, /, **answers: Any) -> Data:
        """The registers with these answers in them."""
        own = {f"{self.step.name}.{name.replace('__', '.')}": v for name, v in answers.items()}
        data = deepcopy(REGISTERS)
        for path, value in ((elsewhere or {}) | own).items():
            *above, last = path.split(".")
            here = data["steps"] if above[0] in STEPS else data
            for part in above:
                here = here.setdefault(part, {})
            here[last] = deepcopy(value)
        for name, given in data["steps"].items():
            assert draft(STEPS[name], given, f"steps.{name}")[1] == [], "an answer does not fit"
        return data

    def matches(
        self, name: str, elsewhere: Data | None = None, /, waiting: bool = False, **answers: Any
    ) -> list[Match]:
        """What a rule or a suggestion finds; it stops where an answer is still missing."""
        seen = rule_context(self.given(elsewhere, **answers), self.today, waiting)
        rule = next(r for r in self.step.rules.rules if r.id == f"{self.step.name}.{name}")
        found: list[Match] = []
        try:
            for match in rule.test(seen.step(self.step.model), seen):
                dossier_schema().node(f"{self.at}.{match.path}")
                catalogue.fill(catalogue.rule_words(rule.id).say, match.values)
                found.append(match)
        except Unanswered:
            return found or WAITS
        return found

    def paths(self, name: str, elsewhere: Data | None = None, /, **answers: Any) -> list[str]:
        """Where a rule speaks."""
        return self._each(self.matches(name, elsewhere, **answers), lambda match: match.path)

    def keys(self, name: str, elsewhere: Data | None = None, /, **answers: Any) -> list[str]:
        """Of which rows a rule speaks."""
        return self._each(self.matches(name, elsewhere, **answers), lambda match: match.key)

    def said(self, name: str, elsewhere: Data | None = None, /, **answers: Any) -> list[str]:
        """The sentences of a rule or suggestion, as the group reads them."""
        say = catalogue.rule_words(f"{self.step.name}.{name}").say
        found = self.matches(name, elsewhere, **answers)
        return self._each(found, lambda match: catalogue.fill(say, match.values))

    @staticmethod
    def _each(found: list[Match], told: Any) -> list[str]:
        return WAITS if found == WAITS else [told(match) for match in found]

    def shown(
        self, name: str, elsewhere: Data | None = None, /, **answers: Any
    ) -> list[tuple[str, Result]]:
        """What a result says, as spoken, and what it holds."""
        seen = self.context(elsewhere, **answers)
        result = next(
            r for r in self.step.results.calculations if r.id == f"{self.step.name}.{name}"
        )
        wording = catalogue.result_words(result.id)
        try:
            found = list(result.work(seen.step(self.step.model), seen))
        except Unanswered:
            return WAITS  # type: ignore[no-any-return]
        for one in found:
            assert all(len(row) == len(wording.columns) for row in one.rows)
        return [(catalogue.fill(wording.say, one.values, wording.choices), one) for one in found]

    def sentence(self, name: str, elsewhere: Data | None = None, /, **answers: Any) -> str:
        """What a result says; "" where it says nothing."""
        found = self.shown(name, elsewhere, **answers)
        return WAITS if found == WAITS else " ".join(said for said, _ in found)

    def rows(self, name: str, elsewhere: Data | None = None, /, **answers: Any) -> list[Any]:
        """The table beside what a result says."""
        ((_, one),) = self.shown(name, elsewhere, **answers)
        return list(one.rows)

    def context(self, elsewhere: Data | None = None, /, **answers: Any) -> RuleContext:
        return rule_context(self.given(elsewhere, **answers), self.today)

    def offered(
        self, name: str, elsewhere: Data | None = None, /, **answers: Any
    ) -> list[ProposedRow]:
        """The rows that are proposed for a table."""
        seen, prefills = self.context(elsewhere, **answers), self.step.prefills
        step = seen.step(self.step.model)
        if name in prefills.of_slips:
            return list(prefills.of_slips[name](step, seen, list(in_the_room(seen))))
        return list(prefills.of_rows[name](step, seen))

    def proposed(self, name: str, elsewhere: Data | None = None, /, **answers: Any) -> list[str]:
        """The keys of the rows that are proposed."""
        return [row.key for row in self.offered(name, elsewhere, **answers)]

    def options(
        self, name: str, elsewhere: Data | None = None, /, **answers: Any
    ) -> list[tuple[str, str]]:
        """What there is to choose from: values with their labels."""
        seen = self.context(elsewhere, **answers)
        return list(self.step.prefills.of_options[name](seen.step(self.step.model), seen))

    def value(self, name: str, elsewhere: Data | None = None, /, **answers: Any) -> Any:
        """The answer that is filled in beforehand."""
        seen = self.context(elsewhere, **answers)
        return self.step.prefills.of_default[name](seen.step(self.step.model), seen)

    def aside(self, name: str, key: str, elsewhere: Data | None = None, /, **answers: Any) -> str:
        """What is said beside the question in a row; "" while nothing is."""
        seen = self.context(elsewhere, **answers)
        found = self.step.prefills.of_beside[name](seen.step(self.step.model), seen, key)
        return aside_text(self.step.name, found) if found else ""

    def doubt(
        self, name: str, key: str, value: Any, elsewhere: Data | None = None, /, **answers: Any
    ) -> str:
        """What is asked about a value in a row before it is taken; "" where nothing is."""
        seen = self.context(elsewhere, **answers)
        found = self.step.prefills.of_doubt[name](seen.step(self.step.model), seen, key, value)
        return aside_text(self.step.name, found) if found else ""

    def follows(
        self, table: str, key: str | RecordAnswer, elsewhere: Data | None = None, /, **answers: Any
    ) -> dict[str, Any]:
        """What follows elsewhere from a row of a table (or an answer in it), by path."""
        seen = self.context(elsewhere, **answers)
        answer = RecordAnswer(key) if isinstance(key, str) else key
        return dict(self.step.prefills.of_derive[table](seen.step(self.step.model), seen, answer))
