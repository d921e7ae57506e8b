"""Spans of time as people name them: Q3 2029, June, first week of March, end of next summer."""

import re
from collections.abc import Callable

from .calendar import days_later
from .date_words import Word, kinds
from .periods import Doubt, Now, Period, coming, edge, months_of, one_day, part, relative, week
from .relative_days import coming_weekday, counted
from .seasons import feast, season

OfYear = Callable[[int], Period | None]
_NUMBERED = re.compile("(?P<span>[qh])[DoO]|[DoO](?P<after>[qh])")
_WEEK = re.compile("w[Do]|Dw")
_YEARLESS = re.compile("[qh][DoO]|[DoO][qh]|w[Do]|Dw|[NF]")


def span(words: list[Word], now: Now, nested: bool = False) -> Period | None:
    """Read a span, or return None. `nested`: within a longer one, where "June 28" is of 2028."""
    if not words:
        return None
    for read in (counted, coming_weekday, _dated, _relative, _edge, _part):
        found = read(words, now)
        if found is not None:
            return found
    if not nested:
        return None
    if kinds(words) == "MD":
        year = 2000 + words[1].value
        return months_of(year, words[0].value, 1).doubted(Doubt.MILD)
    return relative(words[0].kind, 0, now) if kinds(words) in tuple("wmqhy") else None


# -- with a year, or without one


def _dated(words: list[Word], now: Now) -> Period | None:
    """Read "Q3 2029", "December 2028", "9/2029", "2029", "first half of next year", "June"."""
    rest, year = _year_of(words, now)
    if not rest:
        return None if year is None else months_of(year, 1, 12)
    if kinds(rest) == "D" and year is not None and len(words) == 2:
        is_written = any(word.kind == "Y" for word in words)
        return months_of(year, rest[0].value, 1) if is_written else None
    if _WEEK.fullmatch(kinds(rest)):
        return week(max(rest, key=_is_number).value, year, now)
    of_year = _of_year(rest)
    if of_year is None:
        return None
    found = coming(of_year, now) if year is None else of_year(year)
    return found and found.doubted(_doubt(words, rest, found, now))


def _doubt(words: list[Word], rest: list[Word], found: Period, now: Now) -> Doubt:
    """Asked about are "2 quarters", and the half of a year that is over."""
    is_count = kinds(words) in ("Dq", "Dh") and words[0].typed.isdecimal()
    is_over = found.last < now.today and words[-1].kind == "y" and len(rest) < len(words)
    return Doubt.ASKED if is_count or is_over else Doubt.NONE


def _is_number(word: Word) -> bool:
    return word.kind in "DoO"


def _of_year(words: list[Word]) -> OfYear | None:
    """What a month, a quarter, a season or a feast is in a year; None for other words."""
    shape, word = kinds(words), words[0]
    if shape == "M":
        return lambda year: months_of(year, word.value, 1)
    if shape == "N":
        return lambda year: season(word.value, year)
    if shape == "F":
        return lambda year: feast(word.value, year)
    found = _NUMBERED.fullmatch(shape)
    if found is None:
        return None
    kind, number = found["span"] or found["after"], max(words, key=_is_number).value
    return lambda year: part(months_of(year, 1, 12), kind, number)


def _year_of(words: list[Word], now: Now) -> tuple[list[Word], int | None]:
    """The words without a year that is named before or behind them, and that year."""
    shape = kinds(words)
    if shape in ("Y", "yY", "Yy"):
        return [], next(word.value for word in words if word.kind == "Y")
    if shape.endswith(("yY", "Yy")):
        return words[:-2], max(word.value for word in words[-2:])
    if shape.endswith("YD") and words[-1].value == (words[-2].value + 1) % 100:
        return words[:-2], words[-2].value
    if shape.endswith("Y"):
        return words[:-1], words[-1].value
    if shape.startswith("Y"):
        return words[1:], words[0].value
    if len(words) > 2 and shape.endswith(("Ry", "yR")):
        step = next(word.value for word in words[-2:] if word.kind == "R")
        return words[:-2], now.today.year + step
    if shape.endswith("y") and _YEARLESS.fullmatch(shape[:-1]):
        return words[:-1], now.today.year
    if shape.endswith("D") and _YEARLESS.fullmatch(shape[:-1]) and len(words[-1].typed) == 2:
        return words[:-1], 2000 + words[-1].value
    return words, None


# -- relative to today


def _relative(words: list[Word], now: Now) -> Period | None:
    """Read "this month", "next year", "next June", "last summer"."""
    if "".join(sorted(kinds(words))) not in {"".join(sorted("R" + kind)) for kind in "wmqhyMNF"}:
        return None
    which, what = sorted(words, key=lambda word: word.kind != "R")
    if what.kind in "wmqhy":
        return relative(what.kind, which.value, now)
    of_year = _of_year([what])
    found = of_year and coming(of_year, Now(now.today, past=which.value < 0))
    if not found:
        return None
    soon = which.value == 1 and found.first.year == now.today.year
    return found.doubted(Doubt.ASKED if soon else Doubt.MILD)


# -- parts of a span


def _edge(words: list[Word], now: Now) -> Period | None:
    """Read "end of June", "mid June", "start of next year"."""
    whole = span(words[1:], now, nested=True) if words[0].kind == "E" else None
    if whole is None:
        return None
    is_plain = words[0].value and words[-1].kind in "mqhy" and words[1].kind not in "MNF"
    return edge(Period(whole.first, whole.last) if is_plain else whole, words[0].value)


def _part(words: list[Word], now: Now) -> Period | None:
    """Read "first week of March", "last Friday of April", "second half of June", "1st of May"."""
    if len(words) < 2 or words[0].kind not in "oO":
        return _numbered_week(words, now)
    number, of, rest = words[0].value, words[1], words[2:]
    if of.kind == "M" and words[0].kind == "O" and number > 0:
        whole = span(words[1:], now, nested=True)
        return whole and part(whole, "d", number)
    is_week_of_year = kinds(words[:2]) == "ow" and not _year_of(rest, now)[0]  # "12. KW 2027"
    if of.kind not in "dwmqhW" or not rest or is_week_of_year:
        return None
    whole = span(rest, now, nested=True)
    if whole is None:
        return None
    return _weekday_in(whole, of.value, number) if of.kind == "W" else part(whole, of.kind, number)


def _numbered_week(words: list[Word], now: Now) -> Period | None:
    """Read "week 2 of March"."""
    if kinds(words[:2]) != "wD" or len(words) < 3 or words[2].kind not in "MRqN":
        return None
    whole = span(words[2:], now, nested=True)
    return whole and part(whole, "w", words[1].value)


def _weekday_in(whole: Period, weekday: int, number: int) -> Period | None:
    if number < 0:
        found = days_later(whole.last, -((whole.last.weekday() - weekday) % 7))
    else:
        ahead = (weekday - whole.first.weekday()) % 7
        found = days_later(whole.first, ahead + 7 * (number - 1))
    inside = whole.first <= found <= whole.last
    return one_day(found, whole.doubt) if inside else None
