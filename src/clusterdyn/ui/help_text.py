"""Step cards, formats and help as plain sentences, for every front end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..answers.views import Question
from ..changes import ABSENT, value_at
from ..content.library import Case, Format, find_term
from ..content.recommended import activities_for, helpful_cases, stage_of
from ..content.step_intro import Row, StepIntro
from ..content.step_names import NAMES
from ..model.questionnaire import core_pages
from ..steps.registry import step_named


def opens_a_step(view: Question, data: Mapping[str, Any]) -> bool:
    """Whether a question is the first of a step that the group really begins."""
    if not view.step or view.number != 1 or view.asked or view.deeper:
        return False
    first = core_pages(step_named(NAMES[view.step - 1]).model)[0]
    return all(value_at(data, item.path) is ABSENT for item in first.items)


def card_lines(card: StepIntro) -> Iterator[str]:
    """The card of a step in plain mode: label before value."""
    yield f"Step {card.number}, {card.title}: {card.minutes} min, {card.people}"
    yield f"  {card.question}"
    yield f"  You will have: {card.result}"
    for row in card.rows:
        typed = f"; typed: {row.typed}" if row.typed else ""
        yield f"  {row.minutes} min: {row.what} ({row.way}{typed})"
    if card.before:
        yield f"  From before: {card.before}."
    if card.case is not None:
        yield f"  Elsewhere, {card.case.name}: {card.case.lesson_for(card.number)}"
    if card.activity is not None:
        yield f"  To try in this stage ({card.stage}): {card.activity.what}"
    if card.stuck:
        yield f"  {card.stuck}"
    yield "  How the formats work: /formats"


def format_lines(row: Row, way: Format) -> Iterator[str]:
    """How a format works: when, for how many, with what, and what to do in which order."""
    yield f"{way.name}, {row.minutes} minutes of this step: {row.what}"
    yield f"For {way.people} people. On the table: {', '.join(way.material)}"
    for number, line in enumerate(way.how_to, 1):
        yield f"{number}. {line}"
    yield f"Good for: {way.good_for}"
    yield f"Not for: {way.not_for}"


def help_lines(view: Question, data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(text, words in it that are explained below) for a question's help."""
    yield view.help or view.prompt, view.terms
    if view.example:
        yield f"For example: {view.example}", ()
    for word in view.terms:
        term = find_term(word)
        if term is not None:
            yield f"{term.term}: {term.meaning}", (term.term,)
    if view.step:
        step, stage = NAMES[view.step - 1], stage_of(data)
        cases, tries = helpful_cases(data, step), activities_for(step, stage)
        for case in cases[view.number % 2 :][:1]:  # in turn, so that all are met on the way
            yield case_said(case, view.step), ()
        for activity in tries[view.number % max(1, len(tries)) :][:1]:
            yield f"To try in this stage ({stage}): {activity.what} {activity.why}", ()


def case_said(case: Case, step: int) -> str:
    """A case in a few sentences: the fact that speaks to this step, with its source; the lesson."""
    facts = case.facts_for(step)
    fact = f"{facts[0]} " if facts else ""
    source = "" if facts else f" ({case.sources[0]})"
    return f"Elsewhere, {case.name}{source}: {fact}{case.lesson_for(step)}"
