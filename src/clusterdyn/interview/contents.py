"""The questions of a step in a few words each, so that a group can choose where to go."""

from __future__ import annotations

from dataclasses import dataclass

from ..changes import value_at
from ..content.catalogue import field_text, fill, of_step, placeholders
from ..model.questionnaire import Page
from .state import State


@dataclass(frozen=True)
class Entry:
    """A question: its number, its words, and "open" or "parked" where it is not answered."""

    number: int
    spoken: str
    state: str


def contents(talk: State) -> list[Entry]:
    """The questions that can be gone to, in their order: those of the tier that is asked now."""
    route, known = talk.route, placeholders(talk.data)
    parked = list(value_at(talk.data, "marks.parked", None) or {})
    found = []
    for index, page in enumerate(route.pages):
        locations = [location for location in route.locations if location.page == index]
        if not locations:
            continue
        waits = any(mark == p.path or mark.startswith(p.path + ".")
                    for mark in parked for p in page.items)  # fmt: skip
        done = all(route.answered(location) for location in locations)
        state = "parked" if waits and done else "" if done else "open"
        found.append(Entry(page.number, fill(_spoken(talk, page), known), state))
    return found


def _spoken(talk: State, page: Page) -> str:
    words = of_step(talk.step.name).pages
    key = page.key.rpartition(".")[2] if page.items[0].columns else page.key
    return words.get(key) or field_text(page.items[0].path).say
