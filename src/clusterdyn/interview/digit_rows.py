"""Rows of digits: slips read aloud, fists counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..changes import ABSENT, value_at
from ..form import Part, record_model
from ..parse import digits
from ..places import fields_of
from . import editing
from .digits_view import digits_view
from .refusing import refuse
from .trail import Spot

if TYPE_CHECKING:
    from .interview import Interview


def take_digits(talk: Interview, spot: Spot, part: Part, text: str) -> str:
    view, old = digits_view(talk.trail, spot, part)
    if not text.strip():
        if not old:
            raise refuse(
                f"Type {len(view.across)} digits from {view.low} to {view.high}, "
                "or - to leave this slip out."
            )
        talk.advance(spot)
        return ""
    record = record_model(talk.trail.places.place(part.path).shape)
    columns = list(fields_of(record))
    if talk.trail.digits_across(part) == "people":
        _fists(talk, part, columns[0], text, view)
        talk.data = editing.unpark(talk.data, part.path)
        talk.advance(spot)
        return ""
    if text.strip() in ("-", "–"):
        found: list[int | None] = []
    else:
        understood = digits(text, len(columns), view.low, view.high, view.across, gaps=False)
        found = list(understood.value)
    path = f"{part.path}.{spot.key}"
    value: Any = dict(zip(columns, found, strict=True)) if found else ABSENT
    talk.data = editing.put(talk.data, path, value)
    if value_at(talk.data, part.path) is ABSENT:
        talk.data = editing.put(talk.data, part.path, {})
    talk.data = editing.unpark(talk.data, part.path)
    talk.advance(spot)
    return ""


def _fists(talk: Interview, part: Part, column: str, text: str, view: Any) -> None:
    """One digit for each person, in the order in which they sit in the list."""
    found = digits(text, len(view.across), view.low, view.high, view.across).value
    people = [offer.key for offer in talk.trail.offers(part)]
    for key, digit in zip(people, found, strict=True):
        if digit is None:
            talk.data = editing.put(talk.data, f"{part.path}.{key}", ABSENT)
        else:
            old = value_at(talk.data, f"{part.path}.{key}", None)
            record = {**(old if isinstance(old, dict) else {}), column: digit}
            talk.data = editing.put(talk.data, f"{part.path}.{key}", record)
    if value_at(talk.data, part.path) is ABSENT:
        talk.data = editing.put(talk.data, part.path, {})
    talk.data = editing.close(talk.data, part.path)
