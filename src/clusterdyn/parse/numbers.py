"""Counts, numbers and shares, as people write them."""

import re
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from .figures import AS_THOUSANDS, Figure, figure, has_too_many_digits, spoken
from .nothing import says_zero
from .quantities import Quantity, quantity
from .rates import Measure
from .result import ParseError, Understood, quoted, typed

_PERCENT = re.compile(
    r"\s*(?:%|percent|per cent|procent|prozent|pct\.?|pour cent|por ciento)$", re.IGNORECASE
)


def whole(
    text: str, low: int | None = None, high: int | None = None, measure: Measure | None = None
) -> Understood[int]:
    """Read a whole number from `low` to `high`: 1900, 1,900, 1.900, 12k, 2 mio, 12 firms, none.

    A range is its middle, as a guess; words for nothing are 0, as a mild guess.
    """
    hint = _hint("a whole number", low, high, "1,900", measure)
    if says_zero(text):
        _refuse_outside(text, Decimal(0), low, high, hint)
        return Understood(0, "0", guess=True, mild=True)
    read = _quantity(text, hint, measure)
    found = read.figure
    if read.asked and found.value != found.value.to_integral_value():
        found = replace(found, value=found.value.to_integral_value(ROUND_FLOOR))
    if found.value != found.value.to_integral_value():
        raise ParseError(f"{quoted(text)} is not a whole number. {hint}")
    _refuse_outside(text, found.value, low, high, hint)
    unsure = found.other is not None and not found.is_thousands
    value = int(found.value)
    return Understood(value, f"{value:,}{read.remark}", guess=read.asked or unsure)


def number(
    text: str,
    low: float | None = None,
    high: float | None = None,
    measure: Measure | None = None,
    decimal_comma: bool | None = None,
) -> Understood[float]:
    """Read a number from `low` to `high` with decimal point or comma: 0.8, 6 hours, ½, 4 to 6.

    "1,900" is nineteen hundred, said so and marked as a guess, unless only 1.9 is in the range;
    where it is known whether people write a `decimal_comma`, that decides. With a `measure` what
    is said of another time is converted ("2h/week" as hours a month), as a guess.
    """
    hint = _hint("a number", low, high, "0.8 or 1,900", measure)
    if says_zero(text):
        _refuse_outside(text, Decimal(0), low, high, hint)
        return Understood(0.0, "0", guess=True, mild=True)
    read = _quantity(text, hint, measure)
    written, as_here = _as_written_here(read.figure, text, decimal_comma)
    found = _better_reading(written, low, high)
    _refuse_outside(text, found.value, low, high, hint)
    said = spoken(found.value) + (AS_THOUSANDS if found.is_thousands else "") + read.remark
    ambiguous = found.other is not None
    mild = ambiguous and as_here and not read.asked and found == written
    return Understood(float(found.value), said, guess=read.asked or ambiguous, mild=mild)


def percent(text: str) -> Understood[float]:
    """Read a share from 0 to 100, with or without the sign: 30, 30 %, 30,5%.

    A value between 0 and 1 without a sign is a guess: 0.3 may have been meant as 30 %.
    """
    hint = "Type a share from 0 to 100, for example 30 or 30%."
    if says_zero(text):
        return Understood(0.0, "0%", guess=True, mild=True)
    answer = typed(text, hint)
    bare_number = _PERCENT.sub("", answer) or answer
    found = _better_reading(_in_percent(_figure(bare_number, hint, text), bare_number), 0, 100)
    _refuse_outside(text, found.value, 0, 100, hint)
    unsure = found.other is not None or (0 < found.value < 1 and bare_number == answer)
    said = f"{found.value.normalize():,f}%{found.remark}"
    return Understood(float(found.value), said, guess=found.rough or unsure)


def _in_percent(found: Figure, text: str) -> Figure:
    """Half is 50 percent."""
    is_word = not any(sign.isnumeric() for sign in text)
    return Figure(found.value * 100, rough=True) if is_word and found.value < 1 else found


def _hint(
    kind: str, low: float | None, high: float | None, example: str, measure: Measure | None = None
) -> str:
    """Say in a sentence what may be typed."""
    if measure is not None and measure.what:
        kind = f"{measure.name},"
    if low is not None and high is not None:
        return f"Type {kind} from {low:,} to {high:,}."
    if low is not None:
        return f"Type {kind} of at least {low:,}."
    if high is not None:
        return f"Type {kind} of at most {high:,}."
    return f"Type {kind.rstrip(',')}, for example {example}."


def _quantity(text: str, hint: str, measure: Measure | None) -> Quantity:
    found = quantity(typed(text, hint), measure)
    return found if found is not None else Quantity(_figure(text, hint))


def _figure(text: str, hint: str, whole_answer: str | None = None) -> Figure:
    answer = typed(text, hint)
    found = figure(answer)
    if found is not None:
        return found
    shown = quoted(whole_answer or text)
    if has_too_many_digits(answer):
        raise ParseError(f"{shown} has more digits than can be kept here. {hint}")
    raise ParseError(f"{shown}: which number? {hint}")


def _as_written_here(found: Figure, text: str, decimal_comma: bool | None) -> tuple[Figure, bool]:
    """The reading of "2.600" as people write it here, and whether it is the usual one."""
    if found.other is None or decimal_comma is None:
        return found, False
    is_decimal = ("," in text) == decimal_comma
    if is_decimal == found.is_thousands:
        found = Figure(found.other, found.value, not found.is_thousands, found.rough)
    return found, not is_decimal


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
