"""So much in a time: "2h/week", "500 per test", "once a year", "10 hours monthly"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .characters import looks_like, with_plain_dashes
from .date_words import spans_named
from .figures import figure

Each = Literal["week", "month", "year"]
_TIMES_A_YEAR = {"d": 260, "w": 52, "m": 12, "q": 4, "h": 2, "y": 1}  # working days
_EACH: dict[Each, str] = {"week": "w", "month": "m", "year": "y"}
_NAMES = {"d": "day", "w": "week", "m": "month", "q": "quarter", "h": "half-year", "y": "year"}
_ADVERBS = {
    "daily": "d", "weekly": "w", "monthly": "m", "quarterly": "q", "yearly": "y", "annually": "y",
    "annual": "y", "pa": "y", "p.a.": "y", "dagligt": "d", "ugentlig": "w", "ugentligt": "w",
    "månedlig": "m", "månedligt": "m", "årlig": "y", "årligt": "y", "täglich": "d",
    "wöchentlich": "w", "monatlich": "m", "vierteljährlich": "q", "jährlich": "y",
    "wekelijks": "w", "maandelijks": "m", "jaarlijks": "y", "mensuel": "m", "mensuels": "m",
    "annuel": "y", "annuels": "y", "hebdomadaire": "w", "semanal": "w", "semanales": "w",
    "mensual": "m", "mensuales": "m", "anual": "y", "anuales": "y", "settimanali": "w",
    "mensili": "m", "annui": "y", "annuo": "y", "tygodniowo": "w", "miesięcznie": "m",
    "rocznie": "y", "semanais": "w", "mensal": "m", "mensais": "m", "anuais": "y",
    "veckovis": "w", "månadsvis": "m", "månatligen": "m", "ukentlig": "w",
}  # fmt: skip
_ADVERB_KINDS = {looks_like(word): kind for word, kind in _ADVERBS.items()}
_SHORT = {"mo": "m", "m": "m", "y": "y", "d": "d", "sem": "w"}
_EVERY = "per|pr|pro|par|por|p|each|every|je|hver|hvert|jede|jeden|chaque|cada|ogni|na|elke|varje"
_MAYBE = "a|an|al|alla|om|i|the|in|op|im|la|el|le|l|à|w|ao|på"
_RATE = re.compile(
    rf"(?P<amount>.*?\S)\s*(?:(?P<sure>/|\b(?:{_EVERY})\b)|\b(?:{_MAYBE})\b)"
    r"\.?\s*(?:the |den |der |die |das )?(?P<of>[^\W\d_]+(?: [^\W\d_]+)?)\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number counts in each span of time: hours a month, amounts a year."""

    what: str
    each: Each

    @property
    def name(self) -> str:
        return f"{self.what} a {self.each}".strip()


@dataclass(frozen=True, slots=True)
class Rate:
    """What stands before "per month"; `kind` the letter of a span of time, "" for other things."""

    amount: str
    of: str
    kind: str = ""


def rate(text: str) -> Rate | None:
    """Part "2h/week" into "2h" and the week; None where nothing is said of a time or a thing."""
    plain = with_plain_dashes(text).strip()
    words = plain.rsplit(None, 1)
    if len(words) == 2 and (kind := _adverb_kind(words[1])):
        return Rate(words[0], words[1], kind)
    found = _RATE.fullmatch(plain)
    if found is None:
        return None
    kind = _span_kind(found["of"])
    if kind == "d" and not found["sure"] and figure(found["amount"]) is not None:
        return None  # "half a day" is four hours
    is_thing = found["sure"] and any(sign.isdigit() for sign in found["amount"])
    return Rate(found["amount"], found["of"], kind) if kind or is_thing else None


def how_often(text: str) -> Rate | None:
    """Read "monthly" and "every month" as once a month."""
    words = text.strip().split()
    is_every = len(words) == 2 and words[0].lower() in _EVERY.split("|")
    kind = _span_kind(words[1]) if is_every else _adverb_kind(text.strip())
    return Rate("1", text.strip(), kind) if kind else None


def _adverb_kind(word: str) -> str:
    return _ADVERB_KINDS.get(looks_like(word).replace(".", ""), "")


def _span_kind(word: str) -> str:
    key = looks_like(word)
    return _SHORT.get(key) or next(iter(spans_named(key)), "")


def converted(value: Decimal, kind: str, each: Each) -> Decimal:
    """So much per span as so much each week, month or year."""
    return value * _TIMES_A_YEAR[kind] / _TIMES_A_YEAR[_EACH[each]]


def is_same(kind: str, each: Each) -> bool:
    """Whether a span is the one that is asked for."""
    return kind == _EACH[each]


def span_name(kind: str) -> str:
    """The English name of a span's kind."""
    return _NAMES[kind]
