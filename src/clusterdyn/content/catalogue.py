"""The workbook's words: reads ``steps/`` and joins words to fields, rules and results."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..content.step_names import NAMES
from ..errors import ClusterdynError


class WorkbookError(ClusterdynError):
    """A file of the workbook cannot be read: which and where."""


def workbook() -> Path:
    """The folder of the workbook: inside the package, or the repository's own ``steps/``."""
    inside = Path(__file__).parents[1] / "_workbook"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "steps"


def folder(step: str) -> Path:
    return workbook() / f"{NAMES.index(step) + 1:02d}-{step}"


def read_yaml(path: Path) -> Any:
    """YAML with every scalar kept as text (``NO`` is Norway) and duplicate keys refused."""
    import yaml

    try:
        return _plain(yaml.compose(path.read_text(encoding="utf-8"), Loader=text_loader()))
    except yaml.YAMLError as error:
        raise WorkbookError(f"{path.name}: {error}") from error


def text_loader() -> Any:
    """YAML's loader that leaves every scalar a text: in C where that is there."""
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _plain(node: Any) -> Any:
    """The text, list or dict that a YAML node stands for."""
    import yaml

    if node is None or isinstance(node, yaml.ScalarNode):
        return node and node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = _plain(key_node), key_node.start_mark.line + 1
        if not isinstance(key, str):
            raise yaml.YAMLError(f"line {line}: a key must be a word")
        if key in found:
            raise yaml.YAMLError(f'line {line}: "{key}" stands twice')
        found[key] = _plain(value_node)
    return found


class FieldText(NamedTuple):
    """The words of one field or table column; ``also``: other words for the values of a choice."""

    say: str
    label: str
    help: str = ""
    example: str = ""
    choices: Mapping[str, str] = {}
    terms: tuple[str, ...] = ()
    also: Mapping[str, str] = {}


class StepWords(NamedTuple):
    """The words of one step. ``pages`` are spoken questions over several fields."""

    title: str
    question: str
    result: str
    minutes: int
    people: str
    stuck: str
    agenda: tuple[Mapping[str, str], ...]
    pages: Mapping[str, str]
    fields: Mapping[str, FieldText]


@cache
def of_step(step: str) -> StepWords:
    raw = read_yaml(folder(step) / "questions.yaml")
    return StepWords(
        title=raw["title"],
        question=raw["question"],
        result=raw["result"],
        minutes=int(raw["minutes"]),
        people=raw["people"],
        stuck=raw.get("stuck", ""),
        agenda=tuple(raw.get("agenda", ())),
        pages=raw.get("screens", {}) or {},
        fields=_fields(raw["fields"]),
    )


@cache
def of_register() -> Mapping[str, FieldText]:
    """Words of passport, register and journal fields: "people.name", "passport.region"."""
    return _fields(read_yaml(workbook() / "register.yaml"))


def _fields(raw: Mapping[str, Mapping[str, Any]]) -> dict[str, FieldText]:
    found = {}
    for name, words in raw.items():
        label = words.get("label") or name.rpartition(".")[2].replace("_", " ")
        found[name] = FieldText(
            unmarked(words["say"]),
            label,
            unmarked(words.get("help", "")),
            words.get("example", ""),
            words.get("choices", {}),
            marked(f"{words['say']} {words.get('help', '')}"),
            words.get("also", {}),
        )
    return found


@cache
def titles() -> Mapping[str, str]:
    """Step name → title, from the short list: no need to read ten files, nor to load YAML."""
    found: dict[str, str] = json.loads((workbook() / "titles.json").read_text(encoding="utf-8"))
    return found


def field_text(path: str) -> FieldText:
    """The words of the field at a path; record ids on the way are passed over."""
    names = path.split(".")
    if names[0] == "steps":
        return _closest(of_step(names[1]).fields, names[2:], names[-1])
    return _closest(of_register(), _without_ids(names), names[-1])


def _without_ids(names: list[str]) -> list[str]:
    """What is left of a path outside the steps when the ids of its records go."""
    if names[0] == "passport":
        return names
    first = 2 if names[0] == "journal" else 1  # the register is a table, the journal holds some
    return [*names[:first], *names[first + 1 :: 2]]


def _closest(words: Mapping[str, FieldText], names: list[str], last: str) -> FieldText:
    for key in (".".join(names), f"{names[0]}.{last}", names[0]):
        if key in words and (key != names[0] or len(names) == 1):
            return words[key]
    return FieldText(last.replace("_", " "), last.replace("_", " "))


def label_of(path: str, value: Any) -> str:
    """How a choice is called: its label, or the value itself."""
    return field_text(path).choices.get(str(value), str(value))


class RuleWords(NamedTuple):
    """``say`` the finding, ``do`` what to do, ``why`` the rule exists."""

    say: str
    do: str = ""
    why: str = ""
    columns: tuple[str, ...] = ()
    choices: Mapping[str, str] = {}


@cache
def _rules_file(step: str) -> Mapping[str, Mapping[str, RuleWords]]:
    file = workbook() / "general.yaml" if step == "general" else folder(step) / "rules.yaml"
    raw = read_yaml(file)
    return {
        part: {
            name: RuleWords(
                words["say"],
                words.get("do", ""),
                words.get("why", ""),
                tuple(words.get("columns", ())),
                words.get("choices", {}),
            )
            for name, words in (raw.get(part) or {}).items()
        }
        for part in ("rules", "suggestions", "results", "asides")
    }


def rule_words(rule_id: str) -> RuleWords:
    """Words of a rule or suggestion, by its full id ("plan.slow-start").

    Raises ``WorkbookError`` where ``rules.yaml`` has no sentence for it.
    """
    step, _, name = rule_id.partition(".")
    parts = _rules_file(step)
    found = parts["rules"].get(name) or parts["suggestions"].get(name)
    if found is None:
        raise WorkbookError(f"There is no sentence for the rule {rule_id} in its rules.yaml.")
    return found


def result_words(result_id: str) -> RuleWords:
    step, _, name = result_id.partition(".")
    found = _rules_file(step)["results"].get(name)
    if found is None:
        raise WorkbookError(f"There is no sentence for the result {result_id} in its rules.yaml.")
    return found


def aside_words(step: str, name: str) -> str:
    """What is said beside or about an answer, from the part "asides" of a step's rules.yaml."""
    found = _rules_file(step)["asides"].get(name)
    if found is None:
        raise WorkbookError(f"There is no sentence for the aside {step}.{name} in its rules.yaml.")
    return found.say


def rule_names(step: str, part: str) -> list[str]:
    """Names in one part ("rules", "suggestions", "results") of a step's rules.yaml."""
    return list(_rules_file(step)[part])


TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


class _Filler(string.Formatter):
    """Fills placeholders: dates as people say them, ``{x:choice}`` through a list of names,
    ``{x:year|years}`` as a number with its word."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self.choices = choices

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "choice":
            return self.choices.get(str(value), str(value))
        if "|" in format_spec:
            one, _, many = format_spec.partition("|")
            return f"{value:,.10g} {one if value == 1 else many}"
        if isinstance(value, date) and not format_spec:
            return format_date(value)
        if isinstance(value, float) and not format_spec:
            return f"{value:,.10g}"
        return (
            str(super().format_field(value, format_spec)).replace("-", "−")
            if (isinstance(value, int | float) and value < 0)
            else str(super().format_field(value, format_spec))
        )


def fill(text: str, values: Mapping[str, Any], choices: Mapping[str, str] | None = None) -> str:
    """A sentence with its placeholders filled; one stop after "S.L.", not two."""
    filled = _Filler(choices or {}).vformat(text, (), dict(values))
    return TWO_STOPS.sub(".", filled)


def format_date(day: date) -> str:
    """A day as people say it: "2 April 2027"."""
    return f"{day.day} {day:%B} {day.year}"


def placeholders(data: Mapping[str, Any]) -> dict[str, Any]:
    """What prompts may mention: the vision's year, the currency, the region, the cluster."""
    from ..changes import value_at

    return {
        "year": value_at(data, "steps.vision.year", None) or "the year you choose",
        "currency": value_at(data, "passport.currency", None) or "EUR",
        "region": value_at(data, "passport.region", None) or "your region",
        "cluster": value_at(data, "passport.name", None) or "your cluster",
    }


MARK = re.compile(r"\[\[([^\[\]]+)\]\]")


def marked(text: str) -> tuple[str, ...]:
    """The words that a text marks as terms, each once."""
    return tuple(dict.fromkeys(MARK.findall(text)))


def unmarked(text: str) -> str:
    """The text as it is read: marked terms as plain words."""
    return MARK.sub(r"\1", text)
