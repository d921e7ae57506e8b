"""Days counted from today: tomorrow, in 3 weeks, next Friday."""

from datetime import date

from .calendar import days_later, exact_day, months_later
from .date_words import Word, kinds
from .periods import MONTHS_IN, Doubt, Now, Period, one_day

DAYS_IN = {"d": 1, "w": 7}


def counted(words: list[Word], now: Now) -> Period | None:
    """Read "today", "in 3 weeks", "two months", "3 days ago"; None when it is none of these."""
    shape = kinds(words)
    if shape == "T":
        return one_day(days_later(now.today, words[0].value))
    signs = [word.kind for word in words if word.kind in "AG"]
    core = [word for word in words if word.kind not in "AG"]
    if signs not in ([], ["A"], ["G"], ["G", "G"]) or not _is_distance(core, bool(signs)):
        return None
    count = core[0].value if len(core) == 2 else 1
    return one_day(_steps(core[-1].kind, -count if "G" in signs else count, now.today))


def _is_distance(words: list[Word], framed: bool) -> bool:
    """Whether words are "3 weeks"; where "in" or "ago" frames them, also "week" or "2000 days"."""
    if not words or words[-1].kind not in {*DAYS_IN, *MONTHS_IN} or len(words) > 2:
        return False
    if len(words) == 1:
        return framed
    if words[0].kind == "D" and not words[0].typed.isdecimal():
        return False  # "12. uge" is a week of the year
    is_part = words[0].kind == "D" and words[1].kind in "qh"
    return words[0].kind in "CDZY" if framed else words[0].kind in "CDZ" and not is_part


def _steps(span: str, count: int, origin: date) -> date:
    if span in DAYS_IN:
        return days_later(origin, count * DAYS_IN[span])
    return months_later(exact_day(origin.year, origin.month, origin.day), count * MONTHS_IN[span])


def away(words: list[Word], side: int, whole: Period) -> Period | None:
    """Read "2 weeks" before (-1) or after a span; None where the words are no such distance."""
    if not _is_distance(words, framed=True):
        return None
    origin = whole.main or (whole.first if side < 0 else whole.last)
    return one_day(
        _steps(words[1].kind, side * words[0].value, origin), max(whole.doubt, Doubt.MILD)
    )


def coming_weekday(words: list[Word], now: Now) -> Period | None:
    """Read "friday", "next friday", "last friday"; None when it is none of these.

    The nearest one after today. On that weekday itself, and for "next" when it comes this week,
    people disagree: a guess.
    """
    shape = "".join(sorted(kinds(words)))
    if shape not in ("W", "RW"):
        return None
    by_kind = {word.kind: word.value for word in words}
    weekday, which, today = by_kind["W"], by_kind.get("R", 0), now.today
    if which < 0 or (now.past and shape == "W"):
        back = (today.weekday() - weekday - 1) % 7 + 1
        return one_day(days_later(today, -back), _asked(back <= today.weekday()))
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    same_week = today.weekday() + ahead < 7
    return one_day(days_later(today, ahead), _asked(ahead == 7 or (which == 1 and same_week)))


def _asked(unsure: bool) -> Doubt:
    return Doubt.ASKED if unsure else Doubt.NONE
