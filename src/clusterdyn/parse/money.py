"""Money, as people write it."""

import re
from dataclasses import replace
from decimal import Decimal

from ..language.iso_codes import iso_codes
from .characters import with_plain_dashes
from .figures import SCALES, Figure, figure, has_too_many_digits, roughly
from .nothing import says_zero
from .quantities import Quantity, quantity
from .rates import Measure
from .result import OtherCurrency, ParseError, Understood, quoted, typed

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
    "sfr": ("CHF",), "franken": ("CHF",), "francs": ("CHF",), "franchi": ("CHF",),
    "us$": ("USD",), "koron": _CROWNS, "couronnes": _CROWNS,
    "coronas": _CROWNS, "corone": _CROWNS, "kronen": _CROWNS, "kron": _CROWNS,
    "złotych": ("PLN",), "złote": ("PLN",), "złoty": ("PLN",), "zlotych": ("PLN",),
    "zloty": ("PLN",), "zlotys": ("PLN",), "eur": ("EUR",), "forint": ("HUF",),
    "korun": ("CZK",),
    "¥": ("JPY", "CNY"), "₺": ("TRY",), "₴": ("UAH",), "₹": ("INR",), "lei": ("RON", "MDL"),
    **{code.lower(): (code,) for code in _CODES},
}  # fmt: skip
_SCALES = SCALES | {"t": Decimal(1000)}  # as in "40 tkr", "40 t.kr." and "T€ 50"
_DASHES = re.compile(r"(?<=[0-9])\s?[.,:]\s?-{1,2}")  # "1'200.-", "1.500,-- €", "40:-"
_BETWEEN = re.compile(r"\b(?:(?:de|di|of|af|von)\s|d['’])")
_PARTS = re.compile(
    r"(?P<before>[^0-9½¼¾+-]*)(?P<body>[+-]?[0-9½¼¾](?:.*[0-9½¼¾])?)(?P<after>[^0-9½¼¾]*)"
)
_AROUND = re.compile(r"[\s.'’]+")


def money(text: str, currency: str, measure: Measure | None = None) -> Understood[int]:
    """Read an amount in whole units of `currency` (a code such as DKK): 40k, TDKK 40, 1'200.-.

    With a `measure` an amount a month is converted to one a year, as a guess; "500 per test" is
    500, as a guess; a range is its middle. Words for nothing are 0.
    Raises ParseError for another currency, for cents, and below zero.
    """
    code = currency.strip().upper()
    hint = f"Type an amount in {code}, for example 40,000, 40k or 2 mio."
    answer = typed(text, hint)
    if says_zero(answer):
        return Understood(0, f"{code} 0", guess=True, mild=True)
    read = quantity(answer, measure, lambda amount: _amount(amount, code), nouns=False)
    if read is None:
        too_long = has_too_many_digits(answer)
        reason = " has more digits than can be kept here." if too_long else ": how much?"
        raise ParseError(f"{quoted(text)}{reason} {hint}")
    return _in_whole_units(text, code, read)


def currencies_named(text: str) -> tuple[str, ...]:
    """The codes that a currency's code, name or sign may stand for; none of an unknown one."""
    plain = _AROUND.sub("", text.lower())
    if plain.upper() in iso_codes("currency"):
        return (plain.upper(),)
    last = _MARKS.get(text.lower().split()[-1].rstrip("."), ()) if text.strip() else ()
    return _MARKS.get(plain) or (last if len(last) == 1 else ())


def _in_whole_units(text: str, code: str, read: Quantity) -> Understood[int]:
    found = read.figure
    if found.value < 0:
        raise ParseError(f"{quoted(text)} is below zero. Type the amount without the minus.")
    near = int(found.value.to_integral_value())
    if found.value != near and not read.asked:
        raise ParseError(
            f"{quoted(text)} is not a whole number of {code}. "
            f"Type whole {code}, for example {near:,}."
        )
    unsure = found.other is not None and not found.is_thousands
    return Understood(near, f"{code} {near:,}{read.remark}", guess=read.asked or unsure)


def _amount(text: str, code: str) -> Figure | None:
    """The figure of an amount, the currency taken off; refuses one that is not the dossier's."""
    parts = _PARTS.fullmatch(_DASHES.sub("", with_plain_dashes(text)))
    if parts is None:
        return None
    rough, before = roughly(parts["before"])
    units = [_unit(before, code), _unit(parts["after"], code)]
    scales = [unit[0] for unit in units if unit is not None and unit[0]]
    if None in units or len(scales) > 1:
        return None
    for _, mark, meant in (unit for unit in units if unit is not None):
        if meant and code not in meant:
            raise _other_currency(text, code, mark, meant)
    found = _scaled(parts["body"], "".join(scales))
    return replace(found, rough=found.rough or rough) if found else None


def _scaled(body: str, scale: str) -> Figure | None:
    found = figure(body + scale, _SCALES)
    if found is not None or not scale:
        return found
    part = figure(body)  # "2½ mio"
    return part and replace(part, value=part.value * _SCALES[scale])


def _unit(text: str, code: str) -> tuple[str, str, tuple[str, ...]] | None:
    """A word for thousand or million, a currency's mark, and the codes it may mean; or None."""
    plain = _AROUND.sub("", _BETWEEN.sub("", text.lower().strip()))
    marks = {**_MARKS, code.lower(): (code,)}
    for mark in sorted(marks, key=len, reverse=True):
        for rest in (plain.removesuffix(mark), plain.removeprefix(mark)):
            if len(rest) < len(plain) and rest in {"", *_SCALES}:
                return rest, mark, marks[mark]
    return (plain, "", ()) if plain in {"", *_SCALES} else None


def _other_currency(text: str, code: str, mark: str, meant: tuple[str, ...]) -> OtherCurrency:
    return OtherCurrency(
        f"{quoted(text)} is in {meant[0] if len(meant) == 1 else mark}, but this "
        f"dossier counts in {code}. Type the amount in {code}.",
        meant,
    )
