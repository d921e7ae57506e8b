"""Years, quarters and months; which is the latest complete one; what it is compared with."""

import re
from dataclasses import dataclass

from ..tables.errors import TableError

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


PATTERNS = (
    ("year", re.compile(r"^((?:19|20)\d\d)(?:-01-01|\.0+)?$")),
    ("quarter", re.compile(r"^((?:19|20)\d\d)[- ]?[QK]([1-4])$", re.I)),
    ("month", re.compile(r"^((?:19|20)\d\d)[- ]?M?(0[1-9]|1[0-2])$", re.I)),
)

QUARTER_FIRST = re.compile(r"^([QK][1-4])[- ./]?((?:19|20)\d\d)$", re.I)
DATES = (
    re.compile(r"^(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]00:00.*)?$"),
    re.compile(r"^(?P<day>\d\d?)[-./](?P<month>\d\d?)[-./](?P<year>(?:19|20)\d\d)$"),
)


class UnknownPeriod(TableError):
    """A text in the column of years that is none."""

    def __init__(self, column: str, text: str) -> None:
        super().__init__(
            f"The column '{column}' holds '{text}', which is no year.",
            "Years are written 2014, quarters 2014-Q1. Correct it or leave the row out.",
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


def read_period(text: str, quarters_as_digit: bool) -> tuple[str, str, int, int] | None:
    """(name, kind, year, part) of a period as written; None when it isn't one.

    ``quarters_as_digit``: the column is known to hold 20161 for the first quarter of 2016.
    """
    value = text.strip()
    if match := QUARTER_FIRST.match(value):
        value = f"{match[2]}-{match[1]}"
    if quarters_as_digit and re.fullmatch(r"(19|20)\d\d[1-4]", value):
        value = f"{value[:4]}-Q{value[4]}"
    for kind, pattern in PATTERNS:
        if match := pattern.match(value):
            year = int(match.group(1))
            part = int(match.group(2)) if kind != "year" else 0
            sign = {"year": "", "quarter": f"-Q{part}", "month": f"-{part:02d}"}[kind]
            return f"{year}{sign}", kind, year, part
    return None


def periods_of(texts: list[str], quarters_as_digit: bool, column: str) -> dict[str, Period]:
    """Spelling → period. Raises TableError for mixed or unknown kinds."""
    grouped: dict[tuple[str, str, int, int], list[str]] = {}
    dates = read_dates(texts)
    for text in texts:
        read = read_period(dates.get(text, text), quarters_as_digit)
        if read is None:
            raise UnknownPeriod(column, text)
        grouped.setdefault(read, []).append(text)
    kinds = sorted({kind for _, kind, _, _ in grouped})
    if len(kinds) > 1:
        examples = ", ".join(next(k[0] for k in grouped if k[1] == kind) for kind in kinds)
        raise TableError(
            f"The column '{column}' mixes {' and '.join(k + 's' for k in kinds)} ({examples}).",
            f"Keep one kind, for example --keep {column}={next(iter(texts))}, or split the table.",
        )
    return {
        text: Period(name, kind, year, part, tuple(found))
        for (name, kind, year, part), found in grouped.items()
        for text in found
    }


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
