"""What is open or parked, what the checks say, and what was seen at other clusters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...changes import value_at
from ...content.catalogue import field_text, titles
from ...content.step_names import NAMES
from ...model.draft import draft, value
from ...model.fields import Need
from ...model.questionnaire import Item, Progress, core_pages
from ...model.records import Journal
from ...steps.analysis.model import Analysis
from ...steps.check import findings as found_today
from ...steps.progress import StepState, StepStatus, parked_in
from ...steps.registry import step_named
from ...steps.wording import finding_text
from .plan_data import OpenQuestions, OpenStep, ParkedLine, Remark, Seen
from .source import Source, lines, rows


def open_questions(source: Source) -> OpenQuestions:
    journal = draft(Journal, value_at(source.data, "journal", {}), "journal")[0]
    steps = (_open_step(source, state) for state in source.states)
    return OpenQuestions(
        steps=tuple(step for step in steps if step.questions or not step.begun),
        ask_firms=lines(source.context.step(Analysis), "ask_firms"),
        journal=tuple(
            value(question, "text")
            for question in rows(journal, "questions").values()
            if value(question, "answered_on") is None and value(question, "text") is not None
        ),
        parked=parked(source),
    )


def _open_step(source: Source, state: StepState) -> OpenStep:
    title = titles()[state.name]
    if state.state == StepStatus.NOT_STARTED:
        return OpenStep(state.number, title, False, ())
    return OpenStep(state.number, title, True, tuple(dict.fromkeys(_still_open(source, state))))


def _still_open(source: Source, state: StepState) -> Iterator[str]:
    """Labels of the questions of the room that are neither answered, parked nor optional."""
    model = step_named(state.name).model
    progress = Progress(source.data, model)
    for page in core_pages(model):
        for item in page.items:
            if item.need != Need.OPTIONAL and progress.open_at(item) is not None:
                yield from _labels(item)


def _labels(item: Item) -> Iterator[str]:
    for column in item.columns:
        yield field_text(f"{item.path}.{column}").label
    if not item.columns:
        yield field_text(item.path).label


def parked(source: Source) -> tuple[ParkedLine, ...]:
    """Questions set aside, with the reason and what had been typed so far."""
    found = []
    for state in source.states:
        for path, mark in parked_in(source.data, state.name).items():
            on = mark.get("on")
            found.append(
                ParkedLine(
                    step=titles()[state.name],
                    question=question_at(source, path),
                    why=mark.get("why"),
                    typed=mark.get("text"),
                    on=None if on is None else date.fromisoformat(on),
                )
            )
    return tuple(found)


def question_at(source: Source, path: str) -> str:
    """Which question a path stands for: "Owner (Milestones: test site open)" for a cell."""
    label = field_text(path).label
    names = path.split(".")
    if len(names) < 4:
        return label
    table = ".".join(names[:3])
    record = source.context.name(table, names[3])
    above = field_text(table).label
    return f"{label} ({above}: {record})" if len(names) > 4 else f"{above}: {record}"


def findings(source: Source) -> tuple[Remark, ...]:
    """Errors, then warnings, in the order of the steps; steps nobody began are silent."""
    found = []
    for finding in found_today(source.data, source.today, drafts=source.drafts):
        text = finding_text(source.data, finding)
        found.append(
            Remark(
                rule=finding.rule,
                path=finding.path,
                severity=str(finding.severity),
                step=titles().get(finding.step) or place_of(finding.path),
                message=text.say,
                hint=text.do,
            )
        )
    return tuple(found)


def place_of(path: str) -> str:
    """Which part of the dossier a path outside the steps belongs to."""
    head = path.partition(".")[0]
    return head.capitalize() if head in ("passport", "journal") else "Register"


def seen(source: Source) -> tuple[Seen, ...]:
    """In the order in which they were noted. Without source or lesson it is a note, not a case."""
    journal = draft(Journal, value_at(source.data, "journal", {}), "journal")[0]
    found = []
    for case in rows(journal, "cases").values():
        name, lesson, told_by = (value(case, field) for field in ("name", "lesson", "source"))
        if name and lesson and told_by:
            step = value(case, "for_step")
            title = titles()[NAMES[step - 1]] if step is not None else None
            facts = lines(case, "facts")
            found.append(Seen(name, value(case, "on"), facts, lesson, title, told_by))
    return tuple(found)
