"""Names of months, weekdays and spans of time, English and Danish, and their near misspellings."""

import re
from difflib import SequenceMatcher

from .understood import ParseError

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


def respelled(text: str) -> tuple[str, bool]:
    """Return `text` with misspelled names put right, and whether any was.

    Raises NotUnderstood when a word could be two of them ("thuesday").
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
