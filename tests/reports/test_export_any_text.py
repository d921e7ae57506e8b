"""Whatever is typed anywhere in a dossier, the plan keeps its shape and shows that very text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings

from clusterdyn.model.fields import LINE_LENGTH
from clusterdyn.parse.characters import flat
from clusterdyn.reports.formats.plan_markdown import markdown
from clusterdyn.reports.view.plan import plan_view
from clusterdyn.reports.view.plan_data import Plan, Remark
from support.export_parsing import NASTY, seen_text, structure, texts
from support.export_samples import TODAY, full, text_paths, typed_everywhere

HARMLESS = "Xqzship"
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
"""Stand around texts that run from right to left."""
GANTT_LINE = re.compile(
    r"[MA]\d+( .*)? :(done, |active, )?(milestone, )?[ma]\d+, \d{4}-\d\d-\d\d, \S+"
)


def plan_with(text: str) -> Plan:
    """The plan with that text everywhere; the findings depend on words, so they are replaced."""
    view = plan_view(typed_everywhere(text), TODAY)
    remark = Remark("plan.slow-start", "steps.plan", "error", text, text, text)
    return Plan(view.page, replace(view.full, findings=(remark,)))


def test_the_text_stands_in_more_than_sixty_places_of_the_dossier_and_the_plan():
    said = [text for text in texts(markdown(plan_with(HARMLESS))) if HARMLESS in text]
    assert len(list(text_paths(full()))) > 60
    assert len(said) > 60


@pytest.mark.parametrize("first", range(0, len(NASTY), 12))
def test_every_nasty_sign_anywhere_is_shown_as_typed(first):
    assert_shown_as_typed(" ".join(NASTY[first : first + 12]))


@settings(max_examples=40, deadline=None)
@given(text=seen_text)
@example(text="مرفأ הנמל 12")
@example(text="a | b\n# c\n\n- d <b>e</b> [f](http://g.dk) `h` &amp; www.i.dk")
def test_any_text_anywhere_is_shown_as_typed(text):
    assert_shown_as_typed(text)


def assert_shown_as_typed(text: str) -> None:
    assert len(text) <= LINE_LENGTH
    made, harmless = markdown(plan_with(text)), markdown(plan_with(HARMLESS))
    made = made.translate(ISOLATES)
    assert structure(made) == structure(harmless)
    assert texts(made) == [said.replace(HARMLESS, flat(text)) for said in texts(harmless)]


@settings(max_examples=40, deadline=None)
@given(text=seen_text)
@example(text="section x\n:done, 2020-01-01, 1d\n```\n# out")
def test_any_text_leaves_the_diagram_whole(text):
    made = markdown(plan_with(text))
    diagram = made.split("```mermaid\n")[1].split("\n```\n")[0].split("\n")
    assert diagram[0] == "gantt"
    entries = [line.strip() for line in diagram[4:]]
    assert [line for line in entries if line.startswith("section ")] == [
        "section Milestones",
        "section Actions",
    ]
    labels = [line for line in entries if not line.startswith("section ")]
    assert len(labels) == 4
    assert all(GANTT_LINE.fullmatch(line) for line in labels)
    assert all(line.count(":") == 1 for line in labels)
