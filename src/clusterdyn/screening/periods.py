"""Years, quarters and months; which is the latest complete one; what it is compared with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ..language.calendar_names import month_numbers
from ..tables.errors import TableError
from .decisions import Refusal, Way, add_option, quoted

LOOK_BACK = 5
"""The default base year is the earliest complete one no more than this many years back."""
REGIONS_NEEDED = 0.95
FIGURES_NEEDED = 0.85
JOBS_NEEDED = 0.75


@dataclass(frozen=True)
class Period:
    """One year or one part of a year. ``texts`` are its spellings in the file."""

    name: str
    kind: str
    year: int
    part: int
    texts: tuple[str, ...]

    @property
    def order(self) -> tuple[int, int]:
        """Sorts in time."""
        return (self.year, self.part)


@dataclass(frozen=True)
class PeriodCount:
    """What the table holds for one period."""

    period: Period
    regions: int
    figures: int
    jobs: float | None
    """None: not counted for this period."""


@dataclass(frozen=True)
class Chosen:
    """The year shown, the one before it for the band, and the base year for growth."""

    shown: Period
    before: Period | None
    base: Period | None
    complete: tuple[str, ...]
    note: str | None = None


YEAR = r"((?:19|20)\d\d)"
SHORT = r"((?:19|20)?\d\d)"
QUARTER_WORD = r"(?:[QKT]|K[VW]0?|(?:trim|quart|kvart|qtr|kwart|čtvrt|negyed)[^\W\d]*\.?)"
NOTE = re.compile(r"(?<=\d)\s?(?:\*+|\([a-z]{1,2}\)|[a-z]|\d\)|[¹²³†‡])$", re.I)
"""What offices put behind a year: '2020*', '2020 (p)', '2020p', '2020 1)'."""
PATTERNS = (
    ("year", re.compile(rf"^(?:FY ?)?{YEAR}(?:-01-01|\.0+|JJ00|年度?)?$", re.I)),
    ("quarter", re.compile(rf"^{YEAR}[- ]?{QUARTER_WORD} ?([1-4])$", re.I)),
    ("month", re.compile(rf"^{YEAR}[- ]?M{{0,2}}(0[1-9]|1[0-2])$", re.I)),
)
TURNED = (
    ("quarter", re.compile(rf"^{QUARTER_WORD} ?([1-4])[- ./']*{SHORT}$", re.I)),
    ("quarter", re.compile(rf"^([1-4])[ºª.]? ?{QUARTER_WORD}[- ./']*{SHORT}$", re.I)),
    ("month", re.compile(rf"^([^\W\d]{{3,}})\.?[- ./']*{SHORT}$")),
)
"""The part of the year first."""
YEAR_AND_NAME = re.compile(rf"^{YEAR}[- ./]*([^\W\d]{{3,}})\.?$")
TWO_YEARS = re.compile(rf"^(?:FY ?)?{YEAR}[/–-]{SHORT}$", re.I)
DATES = (
    re.compile(r"^(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]00:00.*)?$"),
    re.compile(r"^(?P<day>\d\d?)[-./](?P<month>\d\d?)[-./](?P<year>(?:19|20)\d\d)$"),
)


class UnknownPeriod(TableError):
    """A text in the column of years that is none."""

    def __init__(self, column: str, text: str) -> None:
        super().__init__(
            f"The column '{column}' holds '{text}', which is no year.",
            "Years are written 2014 or 2014/15, quarters 2014-Q1, months 2014-01. Correct it or "
            "leave the row out.",
        )
        self.text = text


def read_dates(texts: list[str]) -> dict[str, str]:
    """Text → year or month, where all texts are dates; empty where they are not.

    The same day in every year (30 June) stands for the year. Other dates stand for their month,
    but only where the order of day and month is beyond doubt.
    """
    for pattern in DATES:
        found = {text: match for text in texts if (match := pattern.match(text.strip()))}
        if not texts or len(found) < len(texts):
            continue
        days = {(match["month"], match["day"]) for match in found.values()}
        if len(days) == 1:
            return {text: match["year"] for text, match in found.items()}
        if pattern is DATES[0]:
            return {text: f"{m['year']}-{m['month']}" for text, m in found.items()}
    return {}


Read = tuple[str, str, int, int]
"""(name, kind, year, part) of a period."""


def read_period(
    text: str, quarters_as_digit: bool, months: Mapping[str, int] | None = None
) -> Read | None:
    """A period as written; None when it isn't one.

    ``quarters_as_digit``: the column is known to hold 20161 for the first quarter of 2016.
    ``months``: names of months and their numbers; None: those of all languages.
    """
    value = text.strip()
    if quarters_as_digit and re.fullmatch(r"(19|20)\d\d[1-4]", value):
        value = f"{value[:4]}-Q{value[4]}"
    for candidate in dict.fromkeys((value, NOTE.sub("", value))):
        found = plain_period(candidate) or turned_period(candidate, months)
        if found is not None:
            return found
    return None


def plain_period(value: str) -> Read | None:
    """2016, 2016-Q1, 2016M01."""
    for kind, pattern in PATTERNS:
        if match := pattern.match(value):
            part = int(match.group(2)) if kind != "year" else 0
            return named(kind, int(match.group(1)), part)
    return None


def turned_period(value: str, months: Mapping[str, int] | None) -> Read | None:
    """Q1 2016, 1 Trim 2016, Jan 2016, 2016 January, 2016/17."""
    for kind, pattern in TURNED:
        if match := pattern.match(value):
            part = int(match[1]) if kind == "quarter" else month_number(match[1], months)
            return named(kind, full_year(match[2]), part) if part else None
    if match := YEAR_AND_NAME.match(value):
        part = month_number(match[2], months)
        return named("month", int(match[1]), part) if part else None
    if (match := TWO_YEARS.match(value)) and follow_each_other(match[1], match[2]):
        return f"{match[1]}/{match[2]}", "year", int(match[1]), 0
    return None


def named(kind: str, year: int, part: int) -> Read:
    """A period with its standard name."""
    sign = {"year": "", "quarter": f"-Q{part}", "month": f"-{part:02d}"}[kind]
    return f"{year}{sign}", kind, year, part


def full_year(text: str) -> int:
    """22 → 2022, 99 → 1999."""
    year = int(text)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def follow_each_other(first: str, second: str) -> bool:
    """True for 2021 and 22, or 2021 and 2022: a financial year."""
    return (int(first) + 1 - int(second)) % 100 == 0


def month_number(word: str, months: Mapping[str, int] | None) -> int:
    """1 to 12; 0 for a word that is no month."""
    return (all_months() if months is None else months).get(word.casefold(), 0)


@cache
def all_months() -> dict[str, int]:
    """Name of a month → number, in all languages; the first language wins."""
    found: dict[str, int] = {}
    for words in month_numbers().values():
        found = words | found
    return found


def months_spoken(texts: Iterable[str]) -> Mapping[str, int] | None:
    """The months of the one language that has all words of these texts; None: of all languages."""
    words = {word for text in texts for word in re.findall(r"[^\W\d]{3,}", text.casefold())}
    if not words:
        return None
    return next((known for known in month_numbers().values() if words <= known.keys()), None)


def financial_years(texts: Iterable[str]) -> bool:
    """True where 2011-12 is no December: another text, such as 2012-13, can't be a month."""
    found = [TWO_YEARS.match(text.strip()) for text in texts]
    return bool(found) and all(m and follow_each_other(m[1], m[2]) for m in found) and any(
        m and (int(m[2]) > 12 or len(m[2]) > 2) for m in found
    )  # fmt: skip


def read_all(texts: list[str], quarters_as_digit: bool) -> dict[str, Read | None]:
    """Text → what it is read as, all texts of a column looked at together."""
    dates = read_dates(texts)
    months = months_spoken(texts)
    if financial_years(texts):
        return {text: turned_period(text.strip(), months) for text in texts}
    return {text: read_period(dates.get(text, text), quarters_as_digit, months) for text in texts}


def periods_of(texts: list[str], quarters_as_digit: bool, column: str) -> dict[str, Period]:
    """Spelling → period. Raises TableError for mixed or unknown kinds."""
    grouped: dict[Read, list[str]] = {}
    for text, read in read_all(texts, quarters_as_digit).items():
        if read is None:
            raise UnknownPeriod(column, text)
        grouped.setdefault(read, []).append(text)
    kinds = sorted({kind for _, kind, _, _ in grouped})
    if len(kinds) > 1:
        examples = ", ".join(next(k[0] for k in grouped if k[1] == kind) for kind in kinds)
        raise Refusal(
            f"The column '{column}' mixes {' and '.join(k + 's' for k in kinds)} ({examples}).",
            [
                keep_period(column, max(grouped[k]))
                for k in sorted(grouped, key=lambda k: k[2:])[-1:]
            ],
            "Keep one kind with --keep COLUMN=VALUE, or split the table.",
        )
    return {
        text: Period(name, kind, year, part, tuple(found))
        for (name, kind, year, part), found in grouped.items()
        for text in found
    }


def keep_period(column: str, text: str) -> Way:
    """The way that reads one period only."""
    return Way(
        f"--keep {quoted(f'{column}={text}')}", "Keep one kind, for example",
        add_option("keep", (column, text)),
    )  # fmt: skip


def complete_ones(counts: list[PeriodCount]) -> list[PeriodCount]:
    """Periods that hold nearly all regions and figures of the periods around them."""
    result = []
    for count in counts:
        near = [c for c in counts if abs(c.period.year - count.period.year) <= 3]
        if (
            count.figures > 0
            and count.regions >= REGIONS_NEEDED * max(c.regions for c in near)
            and count.figures >= FIGURES_NEEDED * max(c.figures for c in near)
        ):
            result.append(count)
    return result


def choose(counts: list[PeriodCount], year: str | None, base_year: str | None) -> Chosen:
    """The periods to use. Raises TableError when a wanted one isn't in the table."""
    counts = sorted(counts, key=lambda c: c.period.order)
    complete = complete_ones(counts)
    names = tuple(c.period.name for c in complete)
    note = None
    if year is not None:
        shown = wanted(counts, year, "--year")
        if shown.name not in names:
            note = f"{shown.name} is not complete in this table, but it was asked for."
    elif full := [c for c in complete if enough_jobs(c, counts)]:
        shown = full[-1].period
        later = [c.period.name for c in counts if c.period.order > shown.order]
        if later:
            note = f"{', '.join(later)} is not complete in this table and was not used."
    else:
        shown = counts[-1].period
        note = f"No year looks complete in this table; {shown.name} is used."
    before, base = earlier(complete, shown)
    if base_year is not None:
        base = wanted(counts, base_year, "--base-year")
        if base.order >= shown.order:
            raise TableError(
                f"The base year {base.name} isn't before {shown.name}.",
                "Choose an earlier --base-year.",
            )
    return Chosen(shown, before, base, names, note)


def enough_jobs(count: PeriodCount, counts: list[PeriodCount]) -> bool:
    """Not far fewer jobs than in the period just before (they would be still to come)."""
    before = [c for c in counts if c.period.order < count.period.order]
    if not before or not before[-1].jobs or count.jobs is None:
        return True
    return count.jobs >= JOBS_NEEDED * before[-1].jobs


def earlier(complete: list[PeriodCount], shown: Period) -> tuple[Period | None, Period | None]:
    """The comparable period before, and the default base. Quarters compare with like quarters."""
    like = [
        c.period for c in complete if c.period.order < shown.order and c.period.part == shown.part
    ]
    base = [p for p in like if p.year >= shown.year - LOOK_BACK]
    return (like[-1] if like else None), (base[0] if base else None)


def wanted(counts: list[PeriodCount], name: str, option: str) -> Period:
    """The period with this name. Raises TableError that lists what there is."""
    for count in counts:
        if name.strip() in (count.period.name, *count.period.texts):
            return count.period
    there = [c.period.name for c in counts]
    raise TableError(
        f"The table has no {name}.", f"Choose {option} from: {', '.join(there[-20:])}."
    )


DAY_OF_MONTH = re.compile(r"^(\d{1,2})[-. ]+([^\W\d]{3,})\.?$|^([^\W\d]{3,})\.?[-. ](\d{1,2})$")


def code_of_day(text: str) -> str:
    """'10-12' for '2024-10-12', '12-Oct' or 'Dec-10': the code that became a day; "" for others."""
    value = text.strip()
    if match := re.match(r"^\d{4}-(\d\d)-(\d\d)$", value):
        pair = sorted((int(match[1]), int(match[2])))
    elif match := DAY_OF_MONTH.match(value):
        pair = sorted((int(match[1] or match[4]), month_number(match[2] or match[3], None)))
    else:
        return ""
    return f"{pair[0]:02d}-{pair[1]:02d}" if pair[0] else ""
