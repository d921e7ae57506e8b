"""Every field and every rule has its words, and no words stand alone."""

import re
import string
from datetime import date
from pathlib import Path

import pytest
import yaml

from clusterdyn.answers.reader import Reader
from clusterdyn.content.catalogue import (
    WorkbookError,
    fill,
    of_register,
    of_step,
    read_yaml,
    rule_names,
    rule_words,
    titles,
    workbook,
)
from clusterdyn.model.field_spec import fields_of
from clusterdyn.model.fields import Kept
from clusterdyn.model.records import REGISTERS
from clusterdyn.model.rules import Severity
from clusterdyn.steps.common_rules import ERRORS, WARNINGS
from clusterdyn.steps.registry import all_steps, dossier_schema

ROOMS = pytest.mark.parametrize("step", all_steps(), ids=lambda room: room.name)


def field_names(model, prefix=""):
    for name, field in fields_of(model).items():
        if field.mark(Kept):
            continue
        if field.kind != "model":
            yield prefix + name
        if field.kind == "model":
            yield from field_names(field.value_type, f"{prefix}{name}.")
        if field.kind == "table":
            yield from field_names(field.record, f"{prefix}{name}.")


@ROOMS
def test_fields_and_words_match_one_to_one(step):
    kept = {name for name, field in fields_of(step.model).items() if field.mark(Kept)}
    assert set(of_step(step.name).fields) - kept == set(field_names(step.model))


@ROOMS
def test_rules_suggestions_and_results_match_their_words(step):
    rules = {r.id.partition(".")[2] for r in step.rules.rules if r.severity != Severity.SUGGESTION}
    ideas = {r.id.partition(".")[2] for r in step.rules.rules if r.severity == Severity.SUGGESTION}
    assert set(rule_names(step.name, "rules")) == rules
    assert set(rule_names(step.name, "suggestions")) == ideas
    shown = {result.id.partition(".")[2] for result in step.results.calculations}
    assert set(rule_names(step.name, "results")) == shown


def test_general_rules_have_their_words():
    assert set(rule_names("general", "rules")) == {*ERRORS, *WARNINGS}


def test_register_fields_have_words():
    for register, model in REGISTERS.items():
        for name in field_names(model, f"{register}."):
            assert name in of_register()


@ROOMS
def test_every_rule_says_what_to_do_and_why(step):
    for name in rule_names(step.name, "rules"):
        words = rule_words(f"{step.name}.{name}")
        assert words.say and words.do and words.why


@ROOMS
def test_choice_labels_name_existing_values(step):
    for name, words in of_step(step.name).fields.items():
        assert all(value and label for value, label in words.choices.items()), name


@pytest.mark.parametrize("path", sorted(workbook().rglob("*.yaml")), ids=lambda p: p.name)
def test_every_file_reads_the_same_with_both_loaders(path: Path):
    text = path.read_text(encoding="utf-8")
    slow = yaml.load(text, Loader=yaml.BaseLoader)
    fast = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert slow == fast == read_yaml(path)


def test_the_short_list_has_the_titles_of_the_steps_in_order():
    assert list(titles().items()) == [(step.name, of_step(step.name).title) for step in all_steps()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb:\n  c: 2\n  c: 3\n", 'line 4: "c" stands twice'),
        ("[a]: 1\n", "line 1: a key must be a word"),
        ("a: [1\n", "b.yaml: "),
    ],
)
def test_a_file_of_words_that_cannot_be_read_is_named(tmp_path, text, told):
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WorkbookError, match=re.escape(told)):
        read_yaml(path)


def test_scalars_stay_text(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: NO\nb: 01.10\nc:\nd: [2027-04-02, yes]\n", encoding="utf-8")
    assert read_yaml(path) == {"a": "NO", "b": "01.10", "c": "", "d": ["2027-04-02", "yes"]}


@ROOMS
def test_prompts_mention_only_what_is_known(step):
    words = of_step(step.name)
    texts = [t for f in words.fields.values() for t in (f.say, f.help, f.example)]
    for text in (*texts, *words.pages.values()):
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
        assert set(words) <= {"say", "label", "help", "example", "choices", "also"}, name


@ROOMS
def test_other_words_for_a_choice_mean_one_that_is_there(step):
    known = Reader({}, date(2026, 11, 2), dossier_schema())
    for name, words in of_step(step.name).fields.items():
        if words.also:
            path = f"steps.{step.name}.{name.replace('.', '.x.', 1)}"
            for word, value in words.also.items():
                found = known.read(dossier_schema().node(path), word)
                assert value in (found.value, found.said)


def test_a_name_with_a_stop_ends_a_sentence_once():
    assert fill("Ask {name}.", {"name": "Algas S.L."}) == "Ask Algas S.L."
    assert fill("{name} ... and so on", {"name": "Dig."}) == "Dig. ... and so on"
