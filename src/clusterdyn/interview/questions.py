"""The question at a location: its words, old answer and choices; the list of questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..answers.reader import Reader
from ..answers.views import Question, QuestionKind
from ..changes import ABSENT, as_mapping, value_at
from ..content.catalogue import field_text, fill, placeholders
from ..model.draft import Unanswered
from ..model.fields import Aim
from ..model.questionnaire import Item
from ..model.schema import SchemaNode
from ..steps.registry import rule_context
from ..steps.wording import aside_text
from .rows_in_words import row_name, table_view
from .state import State


def bare_question(state: State, path: str, kind: QuestionKind = "line") -> Question:
    """What every question shows: its words and where it stands; not yet an answer."""
    section, page = state.section, state.route.pages[state.here.page]
    words, first = field_text(path), field_text(page.items[0].path)
    known = placeholders(state.data)
    helping = words if words.help else first
    return Question(
        step=section.number,
        step_title=section.title,
        number=page.number,
        of=len(state.route.pages),
        minutes=section.minutes,
        deeper=section.deeper,
        path=path,
        kind=kind,
        spoken=fill(section.spoken(page), known),
        prompt=fill(words.say, known),
        label=words.label,
        help=fill(helping.help, known),
        terms=tuple(dict.fromkeys((*words.terms, *helping.terms))),
        example=fill(words.example, known),
        parked=_parked(state, path).get("why", ""),
        parkable=section.step is not None,
    )


def _parked(state: State, path: str) -> Mapping[str, str]:
    return as_mapping((value_at(state.data, "marks.parked", None) or {}).get(path))


def typed_before(state: State, path: str) -> str:
    """What stood in the answer box when the question was parked."""
    return _parked(state, path).get("text", "")


def with_answer(state: State, node: SchemaNode, question: Question) -> Question:
    """The question for one value, with its old answer and choices."""
    reader, answer = state.reader, node.answer_type
    raw = value_at(state.data, node.path)
    offered = _first_value(state, node) if raw is ABSENT else ABSENT
    begun = typed_before(state, node.path)
    old = reader.text(node, raw if raw is not ABSENT else offered) or begun
    scale = reader.is_scale(node, answer)
    return replace(
        question,
        kind="choice" if scale else answer.kind,
        old=old,
        asked=raw is not ABSENT,
        proposed=raw is ABSENT and bool(old) and old != begun,
        need=node.need,
        aim=_aim(node.mark(Aim)),
        options=reader.options(node) if answer.options or answer.ref or scale else (),
        reference=bool(answer.ref),
    )


def _aim(aim: Aim | None) -> str:
    if aim is None:
        return ""
    if aim.lines != (0, 0):
        low, high = aim.lines
        return f"{low} to {high}" if low else f"up to {high}"
    return f"{aim.words} words at most" if aim.words else ""


def _first_value(state: State, node: SchemaNode) -> Any:
    """What earlier steps suggest as a first value."""
    parts, step = node.path.split("."), state.section.step
    if step is None:
        return state.section.proposed(state.data, node, state.today)
    if parts[0] != "steps":
        return ABSENT
    if len(parts) == 5:
        return _offered_cell(state, parts)
    work = step.prefills.of_default.get(".".join(parts[2:]))
    if work is None:
        return ABSENT
    seen = rule_context(state.data, state.today, drafts=state.drafts)
    try:
        value = work(seen.step(step.model), seen)
    except Unanswered:
        return ABSENT
    return ABSENT if value is None else value


def _offered_cell(state: State, parts: list[str]) -> Any:
    """A value that the offered row brings along (the coins of today, worked out from step 8)."""
    for page in state.route.pages:
        for item in page.items:
            if item.path == ".".join(parts[:3]):
                for proposal in state.route.proposed(item):
                    if proposal.key == parts[3]:
                        return proposal.values.get(parts[4], ABSENT)
    return ABSENT


def value_question(state: State) -> Question:
    """The question for the value in hand; in a table, beside its rows."""
    item, key, node = state.item, state.here.key, state.node
    bare = bare_question(state, node.path)
    if key:
        keys = state.route.keys(item)
        number = f"{keys.index(key) + 1} of {len(keys)}: " if key in keys else ""
        help = field_text(node.path).help or bare.help
        bare = replace(bare, row=number + row_name(state.route, item, key), help=help)
    view = with_answer(state, node, bare)
    earlier = from_earlier(state, item, key, state.here.column) if key and view.asked else ""
    if earlier:
        view = replace(view, row=f"{view.row} · {earlier}", old="")
    if not key or item.kind == "scores":
        return view
    beside = table_view(state.route, state.reader, item)
    return replace(view, table=replace(beside, proposals=()), row_key=key)  # they wait


def from_earlier(state: State, item: Item, key: str, column: str = "") -> str:
    """What stands in a record from an earlier day: shown beside the question, not filled in."""
    if state.section.step is None or not item.path.startswith("steps."):
        return ""
    name = ".".join((item.path.split(".")[2], column)).rstrip(".")
    work = state.step.prefills.of_beside.get(name)
    if work is None:
        return ""
    seen = rule_context(state.data, state.today, drafts=state.drafts)
    aside = work(seen.step(state.step.model), seen, key)
    return aside_text(state.step.name, aside) if aside else ""


def labels_at(reader: Reader, path: str) -> Sequence[str]:
    """Names and choices that fit at a path."""
    node = reader.schema.node(path)
    answer = node.answer_type
    if answer.options or answer.ref or reader.is_scale(node, answer):
        return [label for _, label in reader.options(node)]
    return ()


@dataclass(frozen=True)
class Entry:
    """A question: its number, its words, and "open" or "parked" where it is not answered."""

    number: int
    spoken: str
    state: str


def contents(state: State) -> list[Entry]:
    """The questions that can be gone to, in their order: those of the tier that is asked now."""
    route, known = state.route, placeholders(state.data)
    if state.section.step is None:
        return []
    parked = list(value_at(state.data, "marks.parked", None) or {})
    found = []
    for index, page in enumerate(route.pages):
        locations = [location for location in route.locations if location.page == index]
        if not locations:
            continue
        waits = any(mark == p.path or mark.startswith(p.path + ".")
                    for mark in parked for p in page.items)  # fmt: skip
        done = all(route.answered(location) for location in locations)
        standing = "parked" if waits and done else "" if done else "open"
        found.append(Entry(page.number, fill(state.section.spoken(page), known), standing))
    return found
