"""A number as people write it, with points, commas, blanks or a word for thousand or million."""

import re
from dataclasses import dataclass
from decimal import Decimal

from .characters import with_plain_dashes

MOST_DIGITS = 15
AS_THOUSANDS = " (read as thousands)"
AS_DECIMAL = " (read as a decimal)"

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
