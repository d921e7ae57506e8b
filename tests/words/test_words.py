"""Every field and every rule has its words, and no words stand alone."""

import string
from pathlib import Path

import pytest
import yaml

from clusterdyn.dossier import REGISTERS
from clusterdyn.fields import Kept
from clusterdyn.form import record_model
from clusterdyn.general import ERRORS, WARNINGS
from clusterdyn.places import fields_of
from clusterdyn.rooms import rooms
from clusterdyn.rule import Severity
from clusterdyn.words import of_register, of_step, rule_names, rule_words, workbook

ROOMS = pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)


def field_names(model, prefix=""):
    for name, (shape, marks) in fields_of(model).items():
        if any(isinstance(mark, Kept) for mark in marks):
            continue
        if shape.kind != "model":
            yield prefix + name
        if shape.kind == "model":
            yield from field_names(shape.of, f"{prefix}{name}.")
        if shape.kind == "table":
            yield from field_names(record_model(shape), f"{prefix}{name}.")


@ROOMS
def test_fields_and_words_match_one_to_one(room):
    assert set(of_step(room.name).fields) == set(field_names(room.model))


@ROOMS
def test_rules_suggestions_and_results_match_their_words(room):
    rules = {r.id.partition(".")[2] for r in room.rules.rules if r.severity != Severity.SUGGESTION}
    ideas = {r.id.partition(".")[2] for r in room.rules.rules if r.severity == Severity.SUGGESTION}
    assert set(rule_names(room.name, "rules")) == rules
    assert set(rule_names(room.name, "suggestions")) == ideas
    shown = {result.id.partition(".")[2] for result in room.results.results}
    assert set(rule_names(room.name, "results")) == shown


def test_general_rules_have_their_words():
    assert set(rule_names("general", "rules")) == {*ERRORS, *WARNINGS}


def test_register_fields_have_words():
    for register, model in REGISTERS.items():
        for name in field_names(model, f"{register}."):
            assert name in of_register()


@ROOMS
def test_every_rule_says_what_to_do_and_why(room):
    for name in rule_names(room.name, "rules"):
        words = rule_words(f"{room.name}.{name}")
        assert words.say and words.do and words.why


@ROOMS
def test_choice_labels_name_existing_values(room):
    for name, words in of_step(room.name).fields.items():
        assert all(value and label for value, label in words.choices.items()), name


@pytest.mark.parametrize("path", sorted(workbook().rglob("*.yaml")), ids=lambda p: p.name)
def test_every_file_reads_the_same_with_both_loaders(path: Path):
    text = path.read_text(encoding="utf-8")
    slow = yaml.load(text, Loader=yaml.BaseLoader)
    fast = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert slow == fast


@ROOMS
def test_prompts_mention_only_what_is_known(room):
    words = of_step(room.name)
    texts = [t for f in words.fields.values() for t in (f.say, f.help, f.example)]
    for text in (*texts, *words.screens.values()):
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert names <= {"year", "currency", "region", "cluster"}, text


@pytest.mark.parametrize(
    "path",
    [*sorted(workbook().rglob("questions.yaml")), workbook() / "register.yaml"],
    ids=lambda p: p.parent.name,
)
def test_a_field_has_only_words_that_are_read(path: Path):
    """A comma outside quotation marks cuts a prompt in two and leaves a key that nobody reads."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for name, words in raw.get("fields", raw).items():
        assert set(words) <= {"say", "label", "help", "example", "choices"}, name
