"""Quick verdicts on plain leaves: what Pydantic would say in strict mode, where that is sure.

Nearly every answer of a dossier is a short text, a whole number, a day or a choice. Building a
Pydantic validator for each of those fields costs more than all the rest of drafting a dossier. A
verdict gives the value of an answer that certainly fits; for all else it says ``UNDECIDED``, and
Pydantic decides and names the fault. It never refuses anything by itself, and knows nothing of an
annotation with a mark it has not seen: there it always says ``UNDECIDED``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import AllowInfNan, StringConstraints

from .fields import SLUG_PATTERN

Verdict = Callable[[Any], Any]
UNDECIDED: Final = object()

EXACT_INTEGER = 10**15
"""Whole numbers up to here are exact as a float, and as JSON."""
SLUG: Final = re.compile(SLUG_PATTERN)
DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def verdict_on(
    value_type: Any, constraints: tuple[Any, ...], items: Verdict | None, nullable: bool
) -> Verdict:
    """The verdict on a field's raw answers; ``items`` is the one on each of a list's items."""
    found = _verdict(value_type, constraints, items)
    if nullable and found is ask:
        return ask
    return (lambda raw: None if raw is None else found(raw)) if nullable else found


def ask(raw: Any) -> Any:
    return UNDECIDED


def _verdict(value_type: Any, constraints: Sequence[Any], items: Verdict | None) -> Verdict:
    if value_type is str:
        return _text(constraints)
    if value_type is int or value_type is float:
        return _number(value_type, constraints)
    if constraints:
        return ask
    if value_type is date:
        return _day
    if value_type is bool:
        return _yes_no
    if get_origin(value_type) is Literal:
        return _choice(get_args(value_type))
    return _list(items) if items else ask


def _text(limits: Sequence[Any]) -> Verdict:
    given = limits[0] if limits else StringConstraints()
    if len(limits) > 1 or not isinstance(given, StringConstraints):
        return ask
    low, high, pattern = given.min_length or 0, given.max_length, given.pattern
    if given != StringConstraints(min_length=given.min_length, max_length=high, pattern=pattern):
        return ask  # it changes the text
    high = EXACT_INTEGER if high is None else high
    if pattern == SLUG_PATTERN:

        def slug(raw: Any) -> Any:
            fits = type(raw) is str and low <= len(raw) <= high and SLUG.fullmatch(raw)
            return raw if fits else UNDECIDED

        return slug

    def text(raw: Any) -> Any:
        fits = type(raw) is str and low <= len(raw) <= high and (raw.isascii() or _encodes(raw))
        return raw if fits else UNDECIDED

    return text if pattern is None else ask


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _number(kind: type[int] | type[float], limits: Sequence[Any]) -> Verdict:
    low: Any = -EXACT_INTEGER
    high: Any = EXACT_INTEGER
    for limit in limits:
        if isinstance(limit, Ge):
            low = max(low, limit.ge)
        elif isinstance(limit, Le):
            high = min(high, limit.le)
        elif limit != AllowInfNan(False):
            return ask

    def whole(raw: Any) -> Any:
        raw = as_whole(raw)
        return raw if type(raw) is int and low <= raw <= high else UNDECIDED

    def number(raw: Any) -> Any:
        fits = (type(raw) is float or type(raw) is int) and low <= raw <= high
        return float(raw) if fits else UNDECIDED

    return whole if kind is int else number


def as_whole(raw: Any) -> Any:
    """A whole number that was written with a point (5.0, as many programs do) as one without."""
    return int(raw) if type(raw) is float and raw.is_integer() else raw


def _day(raw: Any) -> Any:
    if type(raw) is str and DAY.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            return UNDECIDED
    return UNDECIDED


def _yes_no(raw: Any) -> Any:
    return raw if raw is True or raw is False else UNDECIDED


def _choice(options: tuple[Any, ...]) -> Verdict:
    if not all(type(option) is str for option in options):
        return ask
    return lambda raw: raw if raw in options else UNDECIDED


def _list(inner: Verdict) -> Verdict:
    def items(raw: Any) -> Any:
        if type(raw) is not list:
            return UNDECIDED
        values = [inner(item) for item in raw]
        return UNDECIDED if any(value is UNDECIDED for value in values) else values

    return items
