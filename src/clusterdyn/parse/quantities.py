"""A figure and what is counted behind it: "6 hours", "half a person", "2h/week"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from .characters import looks_like, with_plain_dashes
from .date_words import spans_named
from .figures import Figure, figure
from .rates import Measure, Rate, converted, how_often, is_same, rate, span_name

HOURS_A_DAY = 8
MEETINGS = "meetings"
_HOURS = {
    **dict.fromkeys(
        ("h", "hr", "hrs", "hour", "hours", "t", "time", "timer", "tim", "timmar", "timme", "std",
         "stunde", "stunden", "uur", "uren", "u", "heure", "heures", "hora", "horas", "ora", "ore",
         "godz", "godzina", "godziny", "godzin"), Decimal(1)),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "minutter", "minuten", "minuter"),
                    Decimal(1) / 60),
}  # fmt: skip
_NOUNS = frozenset(
    looks_like(word)
    for word in (
        "person", "persons", "people", "personer", "personen", "personne", "personnes", "persona",
        "personas", "persone", "osoba", "osoby", "osób", "pessoa", "pessoas", "man", "mand", "head",
        "heads", "fte", "position", "post", "stilling", "stelle", "poste", "etat", "times", "time",
        "x", "gange", "gang", "mal", "fois", "vez", "veces", "volta", "volte", "raz", "razy",
        "vezes", "gånger", "gång", "ganger", "keer", "firm", "firms", "company", "companies",
        "virksomheder", "firmen", "unternehmen", "bedrijven", "entreprises", "empresas", "imprese",
        "firmy", "företag", "bedrifter", "member", "members", "month", "months", "meeting",
        "meetings", "seat", "seats", "year", "years",
    )
)  # fmt: skip
_ARTICLES = frozenset(("a", "an", "of", "en", "et", "ein", "eine", "un", "une", "een", "de"))
_STUCK = re.compile(r"(?<=[0-9½¼¾⅓⅔])(?=[^\W\d_])|(?<=\S)(?=[€$£])")
_SIGN_BEFORE = re.compile(r"([€$£])\s*(.+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as it was typed, and as it counts in the measure that is asked for.

    `remark` is added when it is read back; with `asked` it may be meant otherwise.
    """

    figure: Figure
    remark: str = ""
    asked: bool = False


def quantity(
    text: str,
    measure: Measure | None = None,
    read: Callable[[str], Figure | None] = figure,
    nouns: bool = True,
) -> Quantity | None:
    """Read a figure, with a noun or a time behind it or without; None when the text is none."""
    bare = read(text)
    if bare is not None:
        return Quantity(bare, bare.remark, bare.rough)
    per = rate(text)
    if per is None and measure is not None and measure.what == MEETINGS:
        per = how_often(text)
    found = _with_noun(per.amount if per else text, measure, read, nouns)
    if found is None or per is None:
        return found
    return _per(found, per, measure)


def _per(found: Quantity, per: Rate, measure: Measure | None) -> Quantity:
    """The same for each week, month or year; what cannot be converted is said and asked about."""
    if measure is None or not per.kind:
        return replace(found, remark=f"{found.remark} (per {per.of})", asked=True)
    if is_same(per.kind, measure.each):
        return found
    value = converted(found.figure.value, per.kind, measure.each)
    said = f"{found.figure.value.normalize():,f} a {span_name(per.kind)}"
    remark = f" {measure.name} ({said})" if measure.what else f" a {measure.each} ({said})"
    return Quantity(Figure(round(value, 1), rough=found.figure.rough), remark, True)


def _with_noun(
    text: str, measure: Measure | None, read: Callable[[str], Figure | None], nouns: bool
) -> Quantity | None:
    """Read "6 hours", "half a person"; a noun that is not known is asked about."""
    bare = read(text)
    if bare is not None:
        return Quantity(bare, bare.remark, bare.rough)
    plain = _SIGN_BEFORE.sub(r"\2 \1", with_plain_dashes(text).strip())
    words = _STUCK.sub(" ", plain).split() if nouns else []
    if words[:1] in (["a"], ["an"]):
        words[0] = "one"  # "a day"
    for size in range(len(words) - 1, 0, -1):
        typed = " ".join(words[:size])
        found = read(typed)
        behind = [word.strip(".,()") for word in words[size:]]
        if found is not None and all(noun.isalpha() or noun in "€$£" for noun in behind):
            return _counted(found, typed, behind, measure)
    return None


def _counted(
    found: Figure, typed: str, nouns: list[str], measure: Measure | None
) -> Quantity | None:
    keys = [looks_like(noun) for noun in nouns if noun and noun.lower() not in _ARTICLES]
    noun = keys[0] if len(keys) == 1 else ""
    is_written = any(sign.isnumeric() for sign in typed)
    if noun in _HOURS and (measure is None or measure.what == "hours"):
        return Quantity(_times(found, _HOURS[noun]), found.remark, found.rough)
    if measure is not None and measure.what == "hours" and "d" in spans_named(noun):
        remark = f"{found.remark} (a day as {HOURS_A_DAY} hours)"
        return Quantity(_times(found, Decimal(HOURS_A_DAY)), remark, True)
    if noun in _NOUNS:
        return Quantity(found, found.remark, found.rough)
    return Quantity(found, f"{found.remark} ({' '.join(nouns)})", True) if is_written else None


def _times(found: Figure, factor: Decimal) -> Figure:
    if factor == 1:
        return found
    return Figure(round(found.value * factor, 2), rough=found.rough)
