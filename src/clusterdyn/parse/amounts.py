"""Money in whole units of the dossier's currency."""

import re
from decimal import Decimal

from .numbers import figure, has_too_many_digits
from .result import quoted, typed
from .understood import OtherCurrency, ParseError, Understood

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
# A currency after the amount stands behind a figure, a blank or a word for thousand or million.
_BEFORE_MARK = r".*?(?:[^a-zæøå]|[0-9 ](?:k|m|t|mio|mill|bn|mia|mrd))"
_THOUSAND_CROWNS = {"t": Decimal(1000)}  # as in "40 tkr" and "40 t.kr."


def money(text: str, currency: str) -> Understood[int]:
    """Read an amount in whole units of `currency` (a code such as DKK); 40k and 2 mio are fine.

    Raises NotUnderstood for another currency, for cents, and below zero.
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
