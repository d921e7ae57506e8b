"""A day as people write it."""

import re
from datetime import date

from ..language.phrases import counted as number_of
from .calendar import EARLIEST, LATEST, days_later, in_words
from .calendar_days import calendar_day
from .characters import with_plain_dashes
from .date_words import Word, is_month, is_vague, kinds, meanings, respelled
from .periods import Doubt, Now, Period
from .relative_days import away, counted
from .result import ParseError, Understood, quoted, typed
from .seasons import after, before
from .spans import span

_HINT = 'Type a date (2 April), a week (W12), a quarter (Q2 2027), or "in 3 weeks".'
_DAY_FIRST = " (day first)"
_REMARK = re.compile(r"(?: \((?:day first|in [0-9]+ years|[0-9]+ years? ago)\))+$")
_ALLOWED = re.compile(r"(?:[^\W\d_]|[0-9 .,/'’´()-])*")
_JOINED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SWEDISH_ORDINAL = re.compile(r"(?<=[0-9]):(?=[ae]\b)")
YEARS_AHEAD, YEARS_BEHIND = 15, 1
"""Further away a day is asked about: a slip in the year or the century is likelier."""


def day(text: str, today: date, start: bool = False, past: bool = False) -> Understood[date]:
    """Read a day: 2 April 2027, 2.4.2027, Q3 2029, W12, mid June, before Christmas, in 3 weeks.

    Figures are day first, always. A month, a quarter or a year alone stands for its last day (with
    `start` for its first), a week for its Friday (or Monday). Without a year it is the next such
    day from `today` (with `past` the last one), as a mild guess; a guess where another one is
    near. A day more than 15 years ahead or one behind is a guess.
    Raises ParseError for anything else, days that do not exist, and years outside 1900-2200.
    """
    answer = with_plain_dashes(typed(text, f"Which day? {_HINT}")).lower()
    try:
        spelled, misspelled = respelled(_plain(answer))
        found = _understood(spelled, Now(today, past))
    except ParseError as problem:
        raise ParseError(f"{quoted(text)}: {problem}") from None
    if found is None:
        raise ParseError(f"{quoted(text)}: which day? {_HINT}")
    when = found.day(start)
    far = _how_far(when, today, past)
    doubt = Doubt.ASKED if misspelled or far or _is_begun(found, start, today) else found.doubt
    said = in_words(when) + found.remark + far
    return Understood(when, said, guess=doubt > Doubt.NONE, mild=doubt == Doubt.MILD)


def _plain(answer: str) -> str:
    """The answer without what was remarked on it, 20270402 with dashes, 1:a as 1a."""
    plain = _SWEDISH_ORDINAL.sub("", _REMARK.sub("", answer))
    return _JOINED.sub(r"\1-\2-\3", plain) if _JOINED.fullmatch(plain) else plain


def _how_far(when: date, today: date, past: bool) -> str:
    """How far away a day is that is hardly meant, in words; else nothing."""
    years = when.year - today.year
    behind = YEARS_AHEAD if past else YEARS_BEHIND
    if when > _years_later(today, YEARS_AHEAD):
        return f" (in {number_of(years, 'year')})"
    return f" ({number_of(-years, 'year')} ago)" if when < _years_later(today, -behind) else ""


def _years_later(today: date, years: int) -> date:
    year = min(max(today.year + years, EARLIEST), LATEST)
    return date(year, today.month, min(today.day, 28))


def _is_begun(found: Period, start: bool, today: date) -> bool:
    """Whether a start without its year may be this year's, which has begun, or the next one."""
    return start and found.doubt == Doubt.MILD and found.first < today


def _understood(text: str, now: Now) -> Period | None:
    """The likeliest meaning of a text; asked about where it has another one."""
    if not _ALLOWED.fullmatch(text) or any(c.isnumeric() > c.isascii() for c in text):
        return None
    found: list[Period] = []
    problem: ParseError | None = None
    for words in meanings(text):
        try:
            one = _read(words, text, now)
        except ParseError as refused:
            problem = problem or refused
        else:
            found += [one] if one else []
    if not found:
        if problem:
            raise problem
        return None
    other = any((one.first, one.last) != (found[0].first, found[0].last) for one in found)
    unsure = Doubt.ASKED if other or problem else Doubt.MILD if is_vague(text) else Doubt.NONE
    return found[0].doubted(unsure)


def _read(words: list[Word], text: str, now: Now) -> Period | None:
    if not words or _is_no_feast(words):
        return None
    found = span(words, now) or calendar_day(words, now, text)
    return found or _beside(words, text, now) or _week_around(words, text, now)


def _week_around(words: list[Word], text: str, now: Now) -> Period | None:
    """Read "the week of 12 April"."""
    found = calendar_day(words[1:], now, text) if words[0].kind == "w" else None
    if found is None:
        return None
    monday = days_later(found.first, -found.first.weekday())
    return Period(monday, days_later(monday, 4), Doubt.ASKED)


def _beside(words: list[Word], text: str, now: Now) -> Period | None:
    """Read "before 1 March", "2 weeks before Christmas", "10 days after 1 March"."""
    at = next((at for at, word in enumerate(words) if word.kind == "B"), None)
    if at not in (0, 2) or len(words) <= at + 1:
        return None
    rest = words[at + 1 :]
    if counted(rest, now) and kinds(rest) != "T":
        return None  # "vor 3 Wochen" is "3 weeks ago"
    found = span(rest, now, nested=True) or calendar_day(rest, now, text)
    if found is None:
        return None
    if at:
        return away(words[:2], words[2].value, found)
    is_feast = any(word.kind == "F" for word in rest)
    return (before if words[0].value < 0 else after)(found, is_feast)


def _is_no_feast(words: list[Word]) -> bool:
    """Whether "jul" is the month: it is Christmas only in "before jul"."""
    feasts = [word for word in words if word.kind == "F" and is_month(word.typed)]
    return bool(feasts) and words[0].kind != "B"
