"""Figures: the digits of a number, with marks for thousands, fractions and words for millions."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ..language.time_words import time_words
from .characters import looks_like, with_plain_dashes

MOST_DIGITS = 15
AS_THOUSANDS = " (read as thousands)"
AS_DECIMAL = " (read as a decimal)"
_HUNDRED, _THOUSAND = Decimal(100), Decimal(10**3)
_MILLION, _MILLIARD = Decimal(10**6), Decimal(10**9)
SCALES = {
    **dict.fromkeys(("hundred", "hundrede", "hundert", "honderd", "hundra", "cent"), _HUNDRED),
    **dict.fromkeys(
        (
            "k", "tsd", "tds", "thousand", "thousands", "tusind", "tusinde", "tausend", "duizend",
            "mille", "mila", "mil", "tys", "tysiąc", "tysiące", "tysięcy", "tusen",
        ),
        _THOUSAND,
    ),
    **dict.fromkeys(
        (
            "m", "mio", "mill", "mln", "mn", "million", "millions", "millioner", "millionen",
            "miljoen", "millón", "millon", "millones", "milione", "milioni", "milion", "miliony",
            "milionów", "milhão", "milhões", "miljon", "miljoner",
        ),
        _MILLION,
    ),
    **dict.fromkeys(
        (
            "bn", "mia", "mrd", "mld", "md", "milliard", "milliards", "milliarder", "milliarden",
            "miljard", "miljarder", "miliardo", "miliardi", "miliard", "miliardy", "miliardów",
        ),
        _MILLIARD,
    ),
}  # fmt: skip
_UNSURE_SCALES = ("mil",)  # a thousand in Spanish and Portuguese, for others a million

_ROUGH_WORDS = (
    "about", "around", "roughly", "approximately", "approx", "circa", "cirka", "ca", "omkring",
    "omtrent", "etwa", "ungefähr", "rund", "ongeveer", "environ", "unos", "unas", "aprox",
    "aproximadamente", "około", "ok", "cerca de", "ungefär", "nearly", "almost", "næsten",
    "at least", "min", "minimum", "mindst", "mindestens", "minstens", "au moins", "al menos",
    "almeno", "co najmniej", "pelo menos", "minst", "over", "more than", "mere end", "über",
    "mehr als", "meer dan", "plus de", "más de", "più di", "ponad", "mais de", "mer än",
    "mer enn", "up to", "at most", "max", "maximum", "op til", "højst", "bis zu", "höchstens",
    "tot", "jusqu'à", "hasta", "fino a", "até", "upp till", "högst", "opp til", "under", "below",
    "less than",
)  # fmt: skip
_ROUGHLY = re.compile(
    r"(?:[~≈<>≤≥]=?|(?:" + "|".join(sorted(_ROUGH_WORDS, key=len, reverse=True)) + r")\b\.?)\s*",
    re.IGNORECASE,
)
_OR_SO = re.compile(r"\s*(?:\+|\bor so|\bor more|\band more|\beller mere|\boder mehr)$", re.I)
_SHAPE = re.compile(r"([+-]?)\s*([0-9][0-9 .,'’]*|[.,][0-9]+)([^\W\d_]*)\.?", re.IGNORECASE)
_VULGAR = re.compile("([0-9]*) ?([¼½¾⅓⅔⅕⅛])")
_FROM_TO = re.compile(
    r"(?:between |from |von |zwischen |mellem |fra |de |entre |da |tra |van |tussen |od |mellan )?"
    r"(?P<low>[^-]*?[0-9½¼¾⅓⅔][^-]*?)\s*"
    r"(?:-|\b(?:to|or|and|til|till|eller|og|bis|oder|und|tot|of|en|à|ou|et|a|o|y|do|lub|e|och)\b)"
    r"\s*(?P<high>[0-9].*)",
    re.IGNORECASE,
)
_GROUPED = re.compile(
    r"(?P<groups>[0-9]{1,3}(?P<mark>[ .,'])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?P<point>[.,])(?P<rest>[0-9]+))?"
)
_DECIMAL = re.compile(r"[0-9]*[.,][0-9]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was read.

    `other` is the second reading of a text such as "1,900" (1900 or 1.9), else None. `rough` is
    True where "about" stood before it. `ends` are those of a range, whose middle is the value.
    """

    value: Decimal
    other: Decimal | None = None
    is_thousands: bool = False
    rough: bool = False
    ends: tuple[Decimal, Decimal] | None = None

    @property
    def remark(self) -> str:
        """What is said of a range beside its middle."""
        if self.ends is None:
            return ""
        low, high = (f"{end.normalize():,f}" for end in self.ends)
        return f" (the middle of {low} and {high})"


def figure(text: str, more_scales: dict[str, Decimal] | None = None) -> Figure | None:
    """Read a number, or return None when the text is none.

    One point or comma before exactly three digits separates thousands, unless a word such as
    "mio" follows or the number starts with 0; the other reading is kept.
    """
    scales = SCALES | (more_scales or {})
    plain, forced = _without_remark(with_plain_dashes(text).strip())
    rough, rest = roughly(plain)
    bare = _OR_SO.sub("", rest)
    is_rough = rough or len(bare) < len(rest)
    found = _one(bare, scales, forced, is_rough) or _fraction(bare, is_rough)
    return found or _word(bare) or _between(plain, scales)


def _one(plain: str, scales: dict[str, Decimal], forced: str | None, rough: bool) -> Figure | None:
    shape = _SHAPE.fullmatch(plain)
    if shape is None or shape[3].lower() not in {"", *scales}:
        return None
    readings = _readings(shape[2].replace("’", "'").strip())
    if readings is None:
        return None
    rough = rough or shape[3].lower() in _UNSURE_SCALES
    scale = scales.get(shape[3].lower(), Decimal(1)) * (-1 if shape[1] == "-" else 1)
    thousands, decimal = (value * scale + 0 if value is not None else None for value in readings)
    if thousands is None or decimal is None:
        value = decimal if thousands is None else thousands
        return None if value is None else Figure(value, rough=rough)
    as_thousands = not shape[3] if forced is None else forced == AS_THOUSANDS
    main, other = (thousands, decimal) if as_thousands else (decimal, thousands)
    return Figure(main, other, is_thousands=as_thousands, rough=rough)


def _fraction(plain: str, rough: bool) -> Figure | None:
    """Read "½", "1½", "1 1/2", "3/4"."""
    written = _VULGAR.fullmatch(plain)
    if written is not None:
        part = Decimal(str(round(unicodedata.numeric(written[2]), 4)))
        return Figure(Decimal(written[1] or 0) + part, rough=rough)
    found = re.fullmatch(r"(?:([0-9]{1,3}) )?([1-9])/([2-9])", plain)
    if found is None or int(found[2]) >= int(found[3]):
        return None
    part = Decimal(str(round(int(found[2]) / int(found[3]), 4)))
    return Figure(Decimal(found[1] or 0) + part, rough=rough)


def _word(plain: str) -> Figure | None:
    value = counting_words().get(looks_like(plain))
    return None if value is None else Figure(value, rough=len(plain) < 3)  # "to" is two in Danish


@cache
def counting_words() -> dict[str, Decimal]:
    """Words for one to twelve in all languages, and for halves → the number."""
    small = {looks_like(w): Decimal(v) for kind, v, w in time_words() if kind == "C"}
    one = {looks_like(word): Decimal(1) for word in ("once", "einmal", "eenmaal", "én", "single")}
    two = {looks_like(word): Decimal(2) for word in ("twice", "zweimal", "tweemaal")}
    halves = ("half", "a half", "halv", "et halvt", "en halv", "halb", "halbe", "eine halbe",
              "ein halber", "een half", "un demi", "demi", "une demie", "medio", "media", "mezzo",
              "mezza", "pół", "meio", "meia", "ett halvt")  # fmt: skip
    half = {looks_like(word): Decimal("0.5") for word in halves}
    more = dict.fromkeys(("one and a half", "anderthalb", "halvanden"), Decimal("1.5"))
    every = {**small, **one, **two, **half, **more}
    return {word: number for word, number in every.items() if word not in ("a", "an")}


def _between(plain: str, scales: dict[str, Decimal]) -> Figure | None:
    """Read "20-25", "4 to 6", "10-50k" as the middle of a range."""
    found = _FROM_TO.fullmatch(plain)
    if found is None:
        return None
    scale = re.search(r"[0-9]\s*([^\W\d_]+)\.?$", found["high"])
    first = found["low"].strip()
    if scale is not None and first[-1].isdigit():
        first += scale[1]
    low, high = _one(first, scales, None, True), _one(found["high"].strip(), scales, None, True)
    if low is None or high is None or not 0 <= low.value < high.value:
        return None
    return Figure((low.value + high.value) / 2, rough=True, ends=(low.value, high.value))


def roughly(text: str) -> tuple[bool, str]:
    """Whether "about" or the like begins a text, and the rest."""
    found = _ROUGHLY.match(text.strip())
    return found is not None, text.strip()[found.end() :] if found else text.strip()


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
