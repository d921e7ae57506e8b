"""What a cell means that a spreadsheet keeps as something else: a date for a code, 30:00 for 30."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..language.calendar_names import month_numbers
from ..model.answer_types import AnswerType
from ..parse import banded
from ..tables.small_sheet import Kind
from .errors import quoted

EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet, as it counts from 1 March 1900 on."""
OLDEST = date(1930, 1, 1)
"""A day before this is no day of a cluster: it is a number that is shown as a date."""
SERIALS = range(36_526, 73_051)
"""The days from 2000 to 2099 as a spreadsheet counts them."""
NUMBERS = ("whole", "number", "money", "percent", "year")
DURATION = re.compile(r"(\d{1,5}):([0-5]\d)(?::([0-5]\d))?")
MONTH_YEAR = re.compile(r"([^\W\d_]+)\.?[ -](\d\d)")
DAY_MONTH = re.compile(r"(\d{1,2})[. -]+([^\W\d_]+)\.?")


@dataclass(frozen=True)
class CellValue:
    """A cell as text that can be read like a typed one. ``note``: it stood there as another;
    ``problem``: nothing here can be meant by it."""

    text: str
    note: str = ""
    problem: str = ""


def value_of(text: str, kind: Kind | None, answer: AnswerType) -> CellValue:
    """The text of a cell for an answer of this type."""
    if answer.kind == "day":
        return _day(text, kind)
    if kind is Kind.DATE:
        return _no_day(text, answer)
    if answer.kind in NUMBERS and (found := DURATION.fullmatch(text)):
        return _hours(text, found)
    if answer.kind == "choice" and (code := _code_of_words(text, answer)):
        return CellValue(code, f"{quoted(text)} was read as {code}.")
    return CellValue(text)


def _day(text: str, kind: Kind | None) -> CellValue:
    """A day that a spreadsheet shows as a number."""
    if kind is None and text.isdecimal() and int(text) in SERIALS:
        day = EPOCH + timedelta(days=int(text))
        return CellValue(day.isoformat(), f"{text} was read as the day {day.isoformat()}.")
    return CellValue(text)


def _no_day(text: str, answer: AnswerType) -> CellValue:
    """A date where no day belongs: a code or a number that the spreadsheet took for one."""
    day = date.fromisoformat(text)
    code = _code_of_day(day, answer)
    if code:
        return CellValue(code, f"the date {text} was read as {code}.")
    if answer.kind == "year" and day >= OLDEST:
        return CellValue(str(day.year), f"the date {text} was read as {day.year}.")
    if answer.kind in (*NUMBERS, "choice") and day < OLDEST:
        number = str((day - EPOCH).days)
        return CellValue(number, f"the date {text} was read as the number {number}.")
    if answer.kind in ("line", "text", "lines"):
        return CellValue(text, f"the cell holds a date, read as {text}.")
    return CellValue(text, problem=f"The cell holds the date {text}. {RETYPE}")


RETYPE = "Make it a cell of text in the spreadsheet, and type the value again."


def _hours(text: str, found: re.Match[str]) -> CellValue:
    """A length of time as a number of hours."""
    hours = int(found[1]) + int(found[2]) / 60 + int(found[3] or 0) / 3600
    number = f"{round(hours, 2):g}"
    return CellValue(number, f"{quoted(text)} was read as {number} hours.")


def _code_of_day(day: date, answer: AnswerType) -> str:
    """The band that a spreadsheet made a date of: 1-9 is 9 January or 1 September, 10-49 is
    October 1949."""
    month, number = day.month, day.day
    found = {f"{month}-{number}", f"{number}-{month}"}
    if number == 1:
        found |= {f"{month}-{day.year % 100:02d}", f"{day.year % 100:02d}-{month}"}
    return _only(found, answer)


def _code_of_words(text: str, answer: AnswerType) -> str:
    """The same where the date became text: "Oct-49", "9. Jan"."""
    if found := MONTH_YEAR.fullmatch(text):
        return _only({f"{month}-{found[2]}" for month in _months(found[1])}, answer)
    if found := DAY_MONTH.fullmatch(text):
        pairs = [(int(found[1]), month) for month in _months(found[2])]
        return _only({f"{a}-{b}" for a, b in (*pairs, *((b, a) for a, b in pairs))}, answer)
    return ""


def _only(found: set[str], answer: AnswerType) -> str:
    """The one of these that can be chosen, where the choices are bands; else ""."""
    options = list(answer.options)
    fitting = [option for option in options if option in found]
    is_banded = banded([(option, option) for option in options])
    return fitting[0] if is_banded and len(fitting) == 1 else ""


def _months(name: str) -> Iterator[int]:
    wanted = name.lower()
    yield from {names[wanted] for names in month_numbers().values() if wanted in names}
