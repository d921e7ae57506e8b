"""Rows of digits: slips read aloud, fists counted."""

from __future__ import annotations

from typing import Any

from ..answers import edit
from ..answers.edit import Refused
from ..answers.routing_path import Location
from ..changes import ABSENT, value_at
from ..language.phrases import counted, shortened
from ..model.field_spec import fields_of
from ..model.questionnaire import Item
from ..parse import ParseError, digits, lines
from .navigation import advance
from .score_view import scores_view
from .state import State

LEFT_OUT = ("-", "–")
MAX_NAMED, LONGEST = 6, 30  # slips that are read back, signs of whose they are


def take_scores(state: State, location: Location, item: Item, text: str) -> str:
    """One row of digits, or several slips, one per line."""
    view, old = scores_view(state.route, location, item)
    if not text.strip():
        if not old:
            raise Refused(
                f"Type {len(view.across)} digits from {view.low} to {view.high}, "
                "or - to leave this slip out."
            )
        advance(state, location)
        return ""
    if state.route.scores_across(item) == "people":
        record = state.route.schema.node(item.path).field.record
        _votes(state, item, next(iter(fields_of(record))), text, view)
        state.data = edit.unpark(state.data, item.path)
        advance(state, location)
        return ""
    found = read_slips(state, location, item, text)
    for one, slip in found:
        value: Any = slip if slip else ABSENT
        state.data = edit.put(state.data, f"{item.path}.{one.key}", value)
    if value_at(state.data, item.path) is ABSENT:
        state.data = edit.put(state.data, item.path, {})
    state.data = edit.unpark(state.data, item.path)
    said = slips_said(state, item, found)
    advance(state, found[-1][0])
    return said


Slips = list[tuple[Location, dict[str, int | None]]]


def read_slips(state: State, location: Location, item: Item, text: str) -> Slips:
    """The slip at a location and those that follow, one per line; {} for one that is left out.

    All or nothing: a line that is not understood is named by its number.
    """
    view, _ = scores_view(state.route, location, item)
    columns = list(fields_of(state.route.schema.node(item.path).field.record))
    typed = lines(text)
    if len(typed) < 2:
        return [(location, _slip(text, columns, view))]
    mine = [
        s
        for s in state.route.locations
        if (s.page, s.item) == (location.page, location.item) and s.key
    ]
    mine = mine[mine.index(location) :]
    if len(typed) > len(mine):
        slips = counted(len(mine), "slip is", "slips are")
        raise ParseError(
            f"{len(typed)} lines, and {slips} left to read, from {view.row} on. No slip was taken."
        )
    found: Slips = []
    for number, (one, line) in enumerate(zip(mine, typed, strict=False), 1):
        try:
            found.append((one, _slip(line, columns, view)))
        except ParseError as problem:
            raise problem.within(f"Slip {number}: {problem} No slip was taken.") from None
    return found


def _slip(text: str, columns: list[str], view: Any) -> dict[str, int | None]:
    if text.strip() in LEFT_OUT:
        return {}
    found = digits(text, len(columns), view.low, view.high, view.across, gaps=False).value
    return dict(zip(columns, found, strict=True))


def slips_said(state: State, item: Item, slips: Slips) -> str:
    """Whose slips were read as what, where there are several: "Karen Holm 44353; Ole Bak 22232"."""
    if len(slips) < 2:
        return ""
    names = {proposal.key: proposal.label for proposal in state.route.proposed(item)}
    rows = [
        f"{_short(names.get(at.key, at.key))} {''.join(map(str, slip.values())) or 'left out'}"
        for at, slip in slips[:MAX_NAMED]
    ]
    more = f"; and {len(slips) - MAX_NAMED} more" if len(slips) > MAX_NAMED else ""
    return f"{len(slips)} slips: {'; '.join(rows)}{more}."


def _short(name: str) -> str:
    return shortened(name, LONGEST)


def _votes(state: State, item: Item, column: str, text: str, view: Any) -> None:
    """One digit for each person, in the order in which they sit in the list."""
    found = digits(text, len(view.across), view.low, view.high, view.across).value
    people = [proposal.key for proposal in state.route.proposed(item)]
    for key, digit in zip(people, found, strict=True):
        if digit is None:
            state.data = edit.put(state.data, f"{item.path}.{key}", ABSENT)
        else:
            old = value_at(state.data, f"{item.path}.{key}", None)
            record = {**(old if isinstance(old, dict) else {}), column: digit}
            state.data = edit.put(state.data, f"{item.path}.{key}", record)
    if value_at(state.data, item.path) is ABSENT:
        state.data = edit.put(state.data, item.path, {})
    state.data = edit.close(state.data, item.path)
