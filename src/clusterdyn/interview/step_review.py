"""The end of a step: what it holds, what was worked out and found, adoption, and where to go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..answers import edit
from ..answers.edit import Refused, clean_line, read_day
from ..answers.routing_path import RoutingPath
from ..answers.views import FindingView, Review
from ..content.catalogue import (
    field_text,
    fill,
    format_date,
    of_step,
    placeholders,
)
from ..model.questionnaire import core_pages
from ..steps.adoption import endorsement, reasons_against, still_ahead
from ..steps.check import Finding, findings, results, suggestions
from ..steps.progress import StepStatus, deeper_due, next_step, parked_in, state_of, states
from ..steps.registry import all_steps
from ..steps.step import Step
from ..steps.suggestions import LATER_STEPS
from ..steps.wording import finding_text, result_text, spoken_text
from .moves import Endorse
from .state import State, Turn

IN_THE_ROOM_FINDINGS = 3


def review(data: Mapping[str, Any], today: date, step: Step) -> Review:
    """The review of a step for the dossier as it is."""
    found = findings(data, today, [step.name])
    state = state_of(data, today, step, found)
    due_words, waiting = _deeper(data, step)
    following = following_step(data, today, step)
    words = of_step(step.name)
    later = step.name in LATER_STEPS
    return Review(
        step=step.number,
        title=words.title,
        state=state.state,
        results=tuple(result_text(data, w) for w in results(data, today, step)),
        findings=tuple(finding_view(data, f, step) for f in found[:IN_THE_ROOM_FINDINGS]),
        more=max(0, len(found) - IN_THE_ROOM_FINDINGS),
        suggested=tuple(finding_text(data, s).say for s in suggestions(data, today, [step.name])),
        suggested_when="for the next check-in" if later else "for the plan (decided in step 5)",
        parked=tuple(
            (path, f"{parked_label(path)}: {mark.get('why', '')}")
            for path, mark in parked_in(data, step.name).items()
        ),
        open=tuple(open_questions(data, today, step)),
        deeper=waiting,
        deeper_due=due_words,
        next_step=following.number if following else 0,
        next_title=of_step(following.name).title if following else "",
        can_endorse=state.state != StepStatus.ENDORSED
        and not any(reasons_against(data, today, step, found=found)),
        questions=questions_of(data, step),
    )


def questions_of(data: Mapping[str, Any], step: Step) -> tuple[tuple[str, str], ...]:
    """(path, spoken question) of every core page, to mend from the review."""
    found = []
    for page in core_pages(step.model):
        first = page.items[0]
        spoken = spoken_text(step.name, page)
        path = f"{first.path}#{first.columns[0]}" if first.columns else first.path
        found.append((path, fill(spoken, placeholders(data))))
    return tuple(found)


def parked_label(path: str) -> str:
    return field_text(path).label


def open_questions(data: Mapping[str, Any], today: date, step: Step) -> list[str]:
    """Labels of core questions that are neither answered nor parked."""
    route = RoutingPath.of_step(data, today, step)
    labels: list[str] = []
    for location in route.locations:
        if not route.answered(location):
            label = field_text(route.path(location)).label
            if label not in labels:
                labels.append(label)
    return labels


def following_step(data: Mapping[str, Any], today: date, step: Step) -> Step | None:
    """The step to go on to: the next one in order that is open, else the first that is."""
    found = states(data, today)
    later = [s for s in found[step.number :] if s.open_at is not None]
    if later:
        return all_steps()[later[0].number - 1]
    following = next_step(found)
    if following is None or following.number == step.number:
        return None
    return all_steps()[following.number - 1]


def _deeper(data: Mapping[str, Any], step: Step) -> tuple[str, int]:
    """When the next deeper question is due, and how many wait."""
    route = RoutingPath.of_step(data, date.min, step, deeper=True)
    waiting, earliest = 0, 0
    for page in route.pages:
        if all(
            route.answered(location)
            for location in route.locations
            if route.pages[location.page] == page
        ):
            continue
        waiting += 1
        month = page.items[0].month
        earliest = min(earliest or month, month)
    due = deeper_due(data, step.name, earliest) if earliest else None
    return (format_date(due) if due else ""), waiting


def finding_view(data: Mapping[str, Any], finding: Finding, step: Step) -> FindingView:
    """A finding in words, with the number of the question to jump to."""
    text = finding_text(data, finding)
    number = question_number(step, finding.path)
    return FindingView(finding.severity, text.say, text.do, finding.path, number)


def question_number(step: Step, path: str) -> int:
    """The number of the core question that holds a path; 0 if none does."""
    best = 0
    for page in core_pages(step.model):
        for item in page.items:
            inside = path == item.path or path.startswith(item.path + ".")
            above = item.path.startswith(path + ".")
            last = path.rpartition(".")[2]
            if (inside or above) and (not best or last in item.columns):
                best = page.number
    return best


def endorse(state: State, move: Endorse) -> Turn:
    """Notes who adopted the step and when, with a hash of what was adopted."""
    who = clean_line(move.by)
    on = read_day(move.on, state.today) if move.on.strip() else state.today
    against = {reason.kind for reason in reasons_against(state.data, state.today, state.step, on)}
    if "wrong" in against:
        raise Refused("Something here is still wrong. Mend it first, then endorse.")
    if against & {"open", "parked"}:
        raise Refused("Something needed is still open or parked. Answer it, then endorse.")
    if "ahead" in against:
        raise Refused(still_ahead(on))
    mark = endorsement(state.data, state.step.name, who, on)
    data = edit.put(state.data, f"marks.endorsed.{state.step.name}", mark)
    return Turn(state.but(data=data), f"Adopted by {who}.")
