"""A day as people write it."""

import re
from datetime import date

from .calendar import (
    EDGES,
    FILLERS,
    MONTHS,
    SPANS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    Reading,
    exact_day,
    in_words,
    next_such_day,
    respelled,
)
from .characters import with_plain_dashes
from .periods import Period, named_period, relative_period, week
from .relative_days import coming_weekday, counted_day
from .result import ParseError, Understood, quoted, typed

_HINT = 'Type a date (2 April), a quarter (Q2 2027), or "in 3 weeks".'
_NEAR = 275  # days; the last such day is then three months ago or more
_DAY_FIRST = " (day first)"
_ALLOWED = re.compile(r"(?:[^\W\d_]|[0-9 .,/'()-])*")
_WORD = re.compile(r"[qh][1-4]|'[0-9]{2}|[0-9]+|[^\W\d_]+")
_PART_OF_YEAR = re.compile(
    r"\b(first|second|third|fourth|[1-4](?:st|nd|rd|th|\.)?) ?(quarter|kvartal|half|halvår)\b"
)
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
# Where day, month and year stand for each order of kinds (D digits, M month name, Y year).
_ORDERS = {
    "DMY": (0, 1, 2), "DMD": (0, 1, 2), "MDY": (1, 0, 2), "MDD": (1, 0, 2), "YMD": (2, 1, 0),
    "DDY": (0, 1, 2), "DDD": (0, 1, 2), "YDD": (2, 1, 0), "DM": (0, 1, None),
    "MD": (1, 0, None), "DD": (0, 1, None),
}  # fmt: skip


def day(text: str, today: date) -> Understood[date]:
    """Read a day: 2 April 2027, 2.4.2027, Q3 2029, December 2028, in 3 weeks, next friday.

    Figures are day first, always. A month, a quarter or a year alone stands for its last day, a
    week for its Friday. Without a year it is the next such day from `today`, as a guess; a mild one
    if it is so near that the last such day cannot be meant.
    Raises ParseError for anything else, days that do not exist, and years outside 1900-2200.
    """
    answer = with_plain_dashes(typed(text, f"Which day? {_HINT}")).lower()
    try:
        spelled, misspelled = respelled(answer.removesuffix(_DAY_FIRST))
        found = _read(spelled, today)
    except ParseError as problem:
        raise ParseError(f"{quoted(text)}: {problem}") from None
    if found is None:
        raise ParseError(f"{quoted(text)}: which day? {_HINT}")
    return Understood(
        found.day,
        in_words(found.day) + found.remark,
        guess=found.guess or misspelled,
        mild=found.mild and not misspelled,
    )


def _read(text: str, today: date) -> Reading | None:
    if not _ALLOWED.fullmatch(text):
        return None
    near = counted_day(text, today)
    if near is not None:
        return near
    whole_text = _PART_OF_YEAR.sub(_short_part, text)
    words = [word for word in _WORD.findall(whole_text) if word not in FILLERS]
    if not words:
        return None
    if words[0] in EDGES:
        return _edge(EDGES[words[0]], words[1:], today)
    weekday = coming_weekday(words, today)
    if weekday is not None:
        return weekday
    period = _period(words, today)
    if period is not None:
        return Reading(period.last, period.guess)
    return _calendar_day(words, text, today)


def _short_part(found: re.Match[str]) -> str:
    number = _ORDINALS.get(found[1], found[1][0])
    return ("q" if found[2] in ("quarter", "kvartal") else "h") + number


def _kind(word: str) -> str:
    """Return the kind of a word as one letter; "X" when it is none."""
    if word.isdecimal():
        return {1: "D", 2: "D", 4: "Y"}.get(len(word), "X")
    if word[0] == "'":
        return "Y"
    if word in MONTHS:
        return "M"
    if word in WEEKDAYS:
        return "W"
    return word[0].upper() if re.fullmatch("q[1-4]|h[12]", word) else "X"


def _period(words: list[str], today: date, bare: bool = False) -> Period | None:
    relative = relative_period(words, today, bare)
    if relative is not None:
        return relative
    kinds = "".join(map(_kind, words))
    if kinds in ("XD", "XDY") and SPANS.get(words[0]) == "week":
        year = int(words[2]) if len(words) == 3 else None
        return week(int(words[1].lstrip("'")), year, today)
    return named_period(kinds, [word.lstrip("'") for word in words], today)


def _edge(edge: str, words: list[str], today: date) -> Reading | None:
    """Read "end of June", "mid June", "start of next year"."""
    period = _period(words, today, bare=True)
    if period is None:
        return None
    if edge == "end":
        is_certain = words[-1] in SPANS and SPANS[words[-1]] != "week"
        return Reading(period.last, period.guess and not is_certain)
    if edge == "start":
        return Reading(period.first, period.guess)
    return Reading(period.first + (period.last - period.first) // 2, guess=True)


def _calendar_day(words: list[str], text: str, today: date) -> Reading | None:
    weekdays = [word for word in words if word in WEEKDAYS]
    rest = [word for word in words if word not in WEEKDAYS]
    kinds = "".join(map(_kind, rest))
    if kinds not in _ORDERS or len(weekdays) > 1:
        return None
    weekday = WEEKDAYS[weekdays[0]] if weekdays else None
    day_at, month_at, year_at = _ORDERS[kinds]
    number = int(rest[day_at].lstrip("'"))
    month = MONTHS.get(rest[month_at]) or int(rest[month_at].lstrip("'"))
    if year_at is None:
        found = next_such_day(month, number, today, weekday)
    else:
        year = int(rest[year_at].lstrip("'"))
        found = exact_day(year + 2000 if len(rest[year_at]) < 4 else year, month, number)
    if weekday not in (None, found.weekday()):
        _refuse_weekday(found, weekdays[0])
    unsure = kinds[:2] == "DD" and number <= 12 and number != month and "." not in text
    is_near = year_at is None and (found - today).days <= _NEAR
    mild = is_near and not unsure
    return Reading(found, year_at is None or unsure, _DAY_FIRST if unsure else "", mild)


def _refuse_weekday(found: date, word: str) -> None:
    is_day = in_words(found).replace(",", " is", 1)
    meant = WEEKDAY_NAMES[WEEKDAYS[word]]
    raise ParseError(f"{is_day}, not a {meant}. Type the date that is meant.")
