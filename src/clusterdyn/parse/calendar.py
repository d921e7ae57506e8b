"""Days, months and weekdays: their names (English, Danish), what exists, how a day is read back."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from ..calculations import months
from .result import ParseError

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_AS_WRITTEN = (
    "january jan januar", "february feb februar", "march mar marts", "april apr", "may maj",
    "june jun juni", "july jul juli", "august aug", "september sep sept",
    "october oct oktober okt", "november nov", "december dec",
)  # fmt: skip
_WEEKDAYS_AS_WRITTEN = (
    "monday mon mandag man", "tuesday tue tues tirsdag tir tirs", "wednesday wed weds onsdag ons",
    "thursday thu thur thurs torsdag tor tors", "friday fri fredag fre",
    "saturday sat lørdag lør loerdag", "sunday sun søndag søn soendag",
)  # fmt: skip
MONTHS = {name: n for n, names in enumerate(_MONTHS_AS_WRITTEN, 1) for name in names.split()}
WEEKDAYS = {name: n for n, names in enumerate(_WEEKDAYS_AS_WRITTEN) for name in names.split()}
SPANS = {
    **dict.fromkeys(("day", "days", "dag", "dage"), "day"),
    **dict.fromkeys(("week", "weeks", "uge", "uger"), "week"),
    **dict.fromkeys(("month", "months", "måned", "måneder", "maaned", "maaneder"), "month"),
    **dict.fromkeys(("quarter", "quarters", "kvartal", "kvartaler"), "quarter"),
    **dict.fromkeys(("year", "years", "år"), "year"),
}
COUNTS = {
    "a": 1, "an": 1, "en": 1, "et": 1, "one": 1, "two": 2, "to": 2, "three": 3, "tre": 3,
    "four": 4, "fire": 4, "five": 5, "fem": 5, "six": 6, "seks": 6, "seven": 7, "syv": 7,
    "eight": 8, "otte": 8, "nine": 9, "ni": 9, "ten": 10, "ti": 10, "eleven": 11, "elleve": 11,
    "twelve": 12, "tolv": 12,
}  # fmt: skip
EDGES = {
    **dict.fromkeys(("end", "ultimo", "slutning", "slutningen"), "end"),
    **dict.fromkeys(("mid", "middle", "medio", "midt", "midten"), "middle"),
    **dict.fromkeys(("start", "beginning", "primo", "begyndelsen", "starten"), "start"),
}
WHICH = {
    **dict.fromkeys(("this", "denne", "dette", "coming", "current"), 0),
    **dict.fromkeys(("next", "næste"), 1),
    **dict.fromkeys(("last", "sidste"), -1),
}
NEAR_DAYS = {
    "today": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2,
    "day after tomorrow": 2, "i dag": 0, "idag": 0, "i morgen": 1, "imorgen": 1, "i går": -1,
    "igår": -1, "i overmorgen": 2, "overmorgen": 2,
}  # fmt: skip
FILLERS = frozenset(
    (
        "the", "of", "on", "by", "at", "in", "i", "a", "an", "til", "until", "due", "den", "d",
        "af", "på", "st", "nd", "rd", "th",
    )
)  # fmt: skip
_ENOUGH = 0.8  # how alike a misspelling must be (difflib), and by how much more than the next word
_CLEARLY = 0.1
_MEANT = {
    **{name: MONTH_NAMES[n - 1].lower() for name, n in MONTHS.items() if len(name) > 3},
    **{name: WEEKDAY_NAMES[n].lower() for name, n in WEEKDAYS.items() if len(name) > 4},
    **{name: name for name in ("today", "tomorrow", "yesterday", "quarter", "month", "months")},
}
_KNOWN = (
    {*MONTHS, *WEEKDAYS, *SPANS, *COUNTS, *EDGES, *WHICH, *FILLERS}
    | {word for phrase in NEAR_DAYS for word in phrase.split()}
    | {"half", "from", "now", "ago", "siden", "time", "first", "second", "third", "fourth"}
)

EARLIEST, LATEST = 1900, 2200
LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Reading:
    """A day that was read, whether it was guessed (and mildly), a remark for reading it back."""

    day: date
    guess: bool = False
    remark: str = ""
    mild: bool = False


def exact_day(year: int, month: int, day: int) -> date:
    """Return that day; ParseError says what is wrong with it."""
    if not EARLIEST <= year <= LATEST:
        raise ParseError(f"the year is not from {EARLIEST} to {LATEST}. Type a year in between.")
    refuse_wrong_month(month, day)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ParseError(
            f"{MONTH_NAMES[month - 1]} {year} has {last} days. "
            f"Type {last} {MONTH_NAMES[month - 1]} {year}, or another day."
        )
    return date(year, month, day)


def refuse_wrong_month(month: int, day: int) -> None:
    """Refuse month 13, with the day that was meant if day and month were the wrong way round."""
    if 1 <= month <= 12:
        return
    is_turned = 1 <= day <= 12 and 13 <= month <= 31
    example = f"{month} {MONTH_NAMES[day - 1]}" if is_turned else "13 April"
    raise ParseError(f"there is no month {month}. Type the month as a word: {example}.")


def next_such_day(month: int, day: int, today: date, weekday: int | None = None) -> date:
    """Return the next such day from `today` on; with a weekday, the next or next but one."""
    refuse_wrong_month(month, day)
    most = monthrange(LEAP_YEAR, month)[1]
    if not 1 <= day <= most:
        raise ParseError(
            f"{MONTH_NAMES[month - 1]} has {most} days at most. "
            f"Type {min(most, 28)} {MONTH_NAMES[month - 1]}, or another day."
        )
    years = [y for y in range(today.year, today.year + 10) if day <= monthrange(y, month)[1]]
    coming = [y for y in years if (y, month, day) >= (today.year, today.month, today.day)]
    days = [exact_day(year, month, day) for year in coming[:2] if year <= LATEST]
    if not days:
        exact_day(LATEST + 1, month, day)
    fitting = (found for found in days if weekday in (None, found.weekday()))
    return next(fitting, days[0])


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month (1 to 12)."""
    return exact_day(year, month, monthrange(max(year, 1), month)[1])


def months_later(day: date, count: int) -> date:
    """Return the same day of another month, or that month's last day when it is shorter.

    Refuses a year that no plan reaches.
    """
    year = (day.year * 12 + day.month - 1 + count) // 12
    return months.months_later(day, count) if EARLIEST <= year <= LATEST else exact_day(year, 1, 1)


def days_later(day: date, days: int) -> date:
    """Return the day that many days later (or earlier)."""
    try:
        found = day + timedelta(days)
    except OverflowError:
        return exact_day(LATEST + 1, 1, 1)
    return exact_day(found.year, found.month, found.day)


def in_words(day: date) -> str:
    """Return "2 April 2027, a Friday"."""
    month = MONTH_NAMES[day.month - 1]
    return f"{day.day} {month} {day.year}, a {WEEKDAY_NAMES[day.weekday()]}"


def respelled(text: str) -> tuple[str, bool]:
    """Return `text` with misspelled names put right, and whether any was.

    Raises ParseError when a word could be two of them ("thuesday").
    """
    corrected = re.sub(r"[^\W\d_]{4,}", lambda found: _corrected(found[0]), text)
    return corrected, corrected != text


def _corrected(word: str) -> str:
    if word in _KNOWN or len(word) > 15:
        return word
    likeness: dict[str, float] = {}
    for name, meant in _MEANT.items():
        score = SequenceMatcher(None, word, name, autojunk=False).ratio()
        likeness[meant] = max(score, likeness.get(meant, 0.0))
    (best, score), (second, next_score) = sorted(likeness.items(), key=lambda item: -item[1])[:2]
    if score < _ENOUGH:
        return word
    if score - next_score < _CLEARLY:
        raise ParseError(f"do you mean {best.capitalize()} or {second.capitalize()}?")
    return best
