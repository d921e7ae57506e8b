"""Numbers as people write them: figures, counts, shares, and money in whole units."""

import re
from dataclasses import dataclass
from decimal import Decimal

from .characters import with_plain_dashes
from .result import OtherCurrency, ParseError, Understood, quoted, typed

MOST_DIGITS = 15
AS_THOUSANDS = " (read as thousands)"
AS_DECIMAL = " (read as a decimal)"
_HOURS = re.compile(r"(?<=[0-9])\s*(?:hours?|hrs?|h|timer?|stunden?|std)\.?$", re.IGNORECASE)
_CROWNS = ("DKK", "SEK", "NOK", "ISK")
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD")
_POUNDS = ("GBP", "EGP")
_CODES = (
    *_CROWNS, *_DOLLARS, *_POUNDS, "EUR", "CHF", "PLN", "CZK", "HUF", "RON", "BGN", "UAH", "TRY",
    "RSD", "ALL", "MKD", "BAM", "MDL", "GEL", "AMD", "JPY", "CNY", "INR", "KRW", "BRL", "MXN",
    "ZAR", "ILS", "AED", "SAR", "MAD", "TND", "KES", "NGN", "THB", "VND", "IDR", "MYR", "CLP",
)  # fmt: skip
_MARKS: dict[str, tuple[str, ...]] = {
    "€": ("EUR",), "euro": ("EUR",), "euros": ("EUR",),
    "kr": _CROWNS, "kroner": _CROWNS, "krone": _CROWNS, "kronor": _CROWNS, "krona": _CROWNS,
    "$": _DOLLARS, "dollar": _DOLLARS, "dollars": _DOLLARS,
    "£": _POUNDS, "pound": _POUNDS, "pounds": _POUNDS,
    "zł": ("PLN",), "zl": ("PLN",), "kč": ("CZK",), "ft": ("HUF",), "fr": ("CHF",),
    "¥": ("JPY", "CNY"), "₺": ("TRY",), "₴": ("UAH",), "₹": ("INR",), "lei": ("RON", "MDL"),
    **{code.lower(): (code,) for code in _CODES},
}  # fmt: skip
_THOUSAND_CROWNS = {"t": Decimal(1000)}  # as in "40 tkr" and "40 t.kr."

_THOUSAND, _MILLION, _MILLIARD = Decimal(10**3), Decimal(10**6), Decimal(10**9)
SCALES = {
    **dict.fromkeys(("k", "tsd", "thousand", "tusind", "tusinde"), _THOUSAND),
    **dict.fromkeys(
        ("m", "mio", "mill", "million", "millions", "millioner", "millionen"), _MILLION
    ),
    **dict.fromkeys(("bn", "mia", "mrd", "milliard", "milliarder"), _MILLIARD),
}

_ROUGHLY = re.compile(
    r"(?:~|≈|(?:about|around|roughly|approximately|approx|circa|cirka|ca|omkring)\b\.?)\s*",
    re.IGNORECASE,
)
_SHAPE = re.compile(r"([+-]?)\s*([0-9][0-9 .,'’]*|[.,][0-9]+)([a-z]*)\.?", re.IGNORECASE)
_GROUPED = re.compile(
    r"(?P<groups>[0-9]{1,3}(?P<mark>[ .,'])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?P<point>[.,])(?P<rest>[0-9]+))?"
)
_DECIMAL = re.compile(r"[0-9]*[.,][0-9]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was read.

    `other` is the second reading of a text such as "1,900" (1900 or 1.9), else None. `rough` is
    True where "about" stood before it.
    """

    value: Decimal
    other: Decimal | None = None
    is_thousands: bool = False
    rough: bool = False


def figure(text: str, more_scales: dict[str, Decimal] | None = None) -> Figure | None:
    """Read a number, or return None when the text is none.

    One point or comma before exactly three digits separates thousands, unless a word such as
    "mio" follows or the number starts with 0; the other reading is kept.
    """
    scales = SCALES | (more_scales or {})
    plain, forced = _without_remark(with_plain_dashes(text).strip())
    rough = _ROUGHLY.match(plain)
    shape = _SHAPE.fullmatch(plain[rough.end() :] if rough else plain)
    if shape is None or shape[3].lower() not in {"", *scales}:
        return None
    readings = _readings(shape[2].replace("’", "'").strip())
    if readings is None:
        return None
    scale = scales.get(shape[3].lower(), Decimal(1)) * (-1 if shape[1] == "-" else 1)
    thousands, decimal = (value * scale + 0 if value is not None else None for value in readings)
    if thousands is None or decimal is None:
        value = decimal if thousands is None else thousands
        return None if value is None else Figure(value, rough=rough is not None)
    as_thousands = not shape[3] if forced is None else forced == AS_THOUSANDS
    main, other = (thousands, decimal) if as_thousands else (decimal, thousands)
    return Figure(main, other, is_thousands=as_thousands, rough=rough is not None)


def spoken(value: Decimal) -> str:
    """Return a number as it is read back: "1,900", "0.8"; one that could be misread says so."""
    shown = f"{value.normalize():,f}"
    return shown + AS_DECIMAL if re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", shown) else shown


def has_too_many_digits(text: str) -> bool:
    """Tell whether a number is longer than can be kept exactly."""
    return sum(c in "0123456789" for c in text) > MOST_DIGITS


def _without_remark(text: str) -> tuple[str, str | None]:
    for remark in (AS_THOUSANDS, AS_DECIMAL):
        if text.endswith(remark):
            return text.removesuffix(remark), remark
    return text, None


def _readings(body: str) -> tuple[Decimal | None, Decimal | None] | None:
    """Return the value with thousands marks and the value as a plain decimal, where each fits."""
    if body[-1] in ".,":
        body = body[:-1].rstrip()
    if has_too_many_digits(body):
        return None
    decimal = None
    if _DECIMAL.fullmatch(body):
        decimal = Decimal(body.replace(",", "."))
    grouped = _GROUPED.fullmatch(body)
    if grouped is None or body[0] == "0" or grouped["mark"] == grouped["point"]:
        return None if decimal is None else (None, decimal)
    digits = re.sub("[^0-9]", "", grouped["groups"])
    return Decimal(f"{digits}.{grouped['rest'] or '0'}"), decimal


_PERCENT = re.compile(r"\s*(?:%|percent|per cent|procent|pct\.?)$", re.IGNORECASE)


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


# A currency after the amount stands behind a figure, a blank or a word for thousand or million.
_BEFORE_MARK = r".*?(?:[^a-zæøå]|[0-9 ](?:k|m|t|mio|mill|bn|mia|mrd))"


def money(text: str, currency: str) -> Understood[int]:
    """Read an amount in whole units of `currency` (a code such as DKK); 40k and 2 mio are fine.

    Raises ParseError for another currency, for cents, and below zero.
    """
    code = currency.strip().upper()
    hint = f"Type an amount in {code}, for example 40,000, 40k or 2 mio."
    answer = typed(text, hint)
    amount = _without_currency(answer, code)
    if amount.endswith(",-"):
        amount = amount[:-2]
    found = figure(amount, _THOUSAND_CROWNS)
    if found is None:
        reason = ": how much?"
        if has_too_many_digits(amount):
            reason = " has more digits than can be kept here."
        raise ParseError(f"{quoted(text)}{reason} {hint}")
    if found.value < 0:
        raise ParseError(f"{quoted(text)} is below zero. Type the amount without the minus.")
    if found.value != found.value.to_integral_value():
        near = int(found.value.to_integral_value())
        raise ParseError(
            f"{quoted(text)} is not a whole number of {code}. "
            f"Type whole {code}, for example {near:,}."
        )
    value = int(found.value)
    unsure = found.other is not None and not found.is_thousands
    return Understood(value, f"{code} {value:,}", guess=found.rough or unsure)


def _without_currency(answer: str, code: str) -> str:
    """Take the currency off both ends of an amount; refuse one that is not the dossier's."""
    marks = {**_MARKS, code.lower(): (code,)}
    names = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True) if mark)
    rest = answer
    for pattern in (rf"({names})(?![a-zæøåčł])\.?\s*", rf"{_BEFORE_MARK}\s*({names})\.?"):
        at_start = not pattern.startswith(_BEFORE_MARK)
        match = re.match if at_start else re.fullmatch
        found = match(pattern, rest, re.IGNORECASE)
        if found is None:
            continue
        meant = marks.get(found[1].lower(), ())
        if code not in meant:
            raise OtherCurrency(
                f"{quoted(answer)} is in {meant[0] if len(meant) == 1 else found[1]}, but this "
                f"dossier counts in {code}. Type the amount in {code}.",
                meant,
            )
        rest = rest[found.end() :] if at_start else rest[: found.start(1)].rstrip()
    return rest
