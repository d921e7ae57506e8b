"""Counts, numbers and shares."""

import re
from decimal import Decimal

from .numbers import AS_THOUSANDS, Figure, figure, has_too_many_digits, spoken
from .result import quoted, typed
from .understood import ParseError, Understood

_PERCENT = re.compile(r"\s*(?:%|percent|per cent|procent|pct\.?)$", re.IGNORECASE)

_HOURS = re.compile(r"(?<=[0-9])\s*(?:hours?|hrs?|h|timer?|stunden?|std)\.?$", re.IGNORECASE)


def whole(text: str, low: int | None = None, high: int | None = None) -> Understood[int]:
    """Read a whole number from `low` to `high`: 1900, 1,900, 1.900, 12k, 2 mio."""
    hint = _hint("a whole number", low, high, "1,900")
    found = _figure(text, hint)
    if found.value != found.value.to_integral_value():
        raise ParseError(f"{quoted(text)} is not a whole number. {hint}")
    value = int(found.value)
    _refuse_outside(text, found.value, low, high, hint)
    unsure = found.other is not None and not found.is_thousands
    return Understood(value, f"{value:,}", guess=found.rough or unsure)


def number(text: str, low: float | None = None, high: float | None = None) -> Understood[float]:
    """Read a number from `low` to `high` with decimal point or decimal comma: 0.8, "6 hours".

    "1,900" is nineteen hundred, said so and marked as a guess, unless only 1.9 is in the range.
    """
    hint = _hint("a number", low, high, "0.8 or 1,900")
    found = _better_reading(_figure(_HOURS.sub("", text.strip()), hint, text), low, high)
    _refuse_outside(text, found.value, low, high, hint)
    said = spoken(found.value) + (AS_THOUSANDS if found.is_thousands else "")
    return Understood(float(found.value), said, guess=found.rough or found.other is not None)


def percent(text: str) -> Understood[float]:
    """Read a share from 0 to 100, with or without the sign: 30, 30 %, 30,5%.

    A value between 0 and 1 without a sign is a guess: 0.3 may have been meant as 30 %.
    """
    hint = "Type a share from 0 to 100, for example 30 or 30%."
    answer = typed(text, hint)
    bare_number = _PERCENT.sub("", answer) or answer
    found = _better_reading(_figure(bare_number, hint, text), 0, 100)
    _refuse_outside(text, found.value, 0, 100, hint)
    unsure = found.other is not None or (0 < found.value < 1 and bare_number == answer)
    said = f"{found.value.normalize():,f}%"
    return Understood(float(found.value), said, guess=found.rough or unsure)


def _hint(kind: str, low: float | None, high: float | None, example: str) -> str:
    """Say in a sentence what may be typed."""
    if low is not None and high is not None:
        return f"Type {kind} from {low:,} to {high:,}."
    if low is not None:
        return f"Type {kind} of at least {low:,}."
    if high is not None:
        return f"Type {kind} of at most {high:,}."
    return f"Type {kind}, for example {example}."


def _figure(text: str, hint: str, whole_answer: str | None = None) -> Figure:
    answer = typed(text, hint)
    found = figure(answer)
    if found is not None:
        return found
    shown = quoted(whole_answer or text)
    if has_too_many_digits(answer):
        raise ParseError(f"{shown} has more digits than can be kept here. {hint}")
    raise ParseError(f"{shown}: which number? {hint}")


def _is_within(value: Decimal, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def _better_reading(found: Figure, low: float | None, high: float | None) -> Figure:
    """Take the other reading of "1.900" when only that one is in the range."""
    if found.other is None or _is_within(found.value, low, high):
        return found
    if not _is_within(found.other, low, high):
        return found
    return Figure(found.other, found.value, not found.is_thousands, found.rough)


def _refuse_outside(
    text: str, value: Decimal, low: float | None, high: float | None, hint: str
) -> None:
    if low is not None and value < low:
        raise ParseError(f"{quoted(text)} is too low. {hint}")
    if high is not None and value > high:
        raise ParseError(f"{quoted(text)} is too high. {hint}")
