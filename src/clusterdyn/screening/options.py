"""What the caller may choose. Every default is named here and nowhere else."""

from dataclasses import dataclass, field
from pathlib import Path

PERSONS_EMPLOYED = "V16110"
LOCAL_UNITS = "V11210"
DEFAULT_FLOOR_JOBS = 50
DEFAULT_FLOOR_ESTABLISHMENTS = 5
DEFAULT_TOP = 10
DEFAULT_MINUTES = 30.0
DEFAULT_MEMORY = "700MB"
PROFILES = ("default", "us-strong", "dti")
BASES = ("all", "traded")
UNITS = {"ones": 1, "hundreds": 100, "thousands": 1000, "millions": 1_000_000}


@dataclass(frozen=True)
class ColumnChoice:
    """Column names given by the user; None means: recognise it."""

    region: str | None = None
    industry: str | None = None
    year: str | None = None
    employment: str | None = None
    establishments: str | None = None


@dataclass(frozen=True)
class ReadingOptions:
    """How the table is read."""

    path: Path
    columns: ColumnChoice = field(default_factory=ColumnChoice)
    decimal: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    indicator: str = PERSONS_EMPLOYED
    establishments_indicator: str = LOCAL_UNITS
    keep: tuple[tuple[str, str], ...] = ()
    drop_empty: bool = False
    sum_duplicates: bool = False
    drop_industry: tuple[str, ...] = ()
    drop_region: tuple[str, ...] = ()
    total_industry: str | None = None
    total_region: str | None = None
    no_total_industry: bool = False
    no_total_region: bool = False
    year: str | None = None
    base_year: str | None = None
    unit: str | None = None
    """One of UNITS: what a figure of 1 counts; None: as the table says."""
    missing: tuple[str, ...] = ()
    """Texts, also numbers, that mark a missing figure."""
    flags: tuple[str, ...] = ()
    """Letters after a figure that are remarks."""
    address: str = ""
    """A database's address; '' for a table in a file."""
    table: str = ""
    """The table or view in it."""
    minutes: float = DEFAULT_MINUTES
    """How long one statement may take there."""
    columns_hold: str | None = None
    """'region' or 'industry': what the headings of a cross table are."""


@dataclass(frozen=True)
class ScreeningOptions:
    """How candidates are chosen. The floors are judgement, not estimates."""

    reading: ReadingOptions
    region: str | None = None
    profile: str = "default"
    base: str = "all"
    floor_jobs: float = DEFAULT_FLOOR_JOBS
    floor_establishments: float = DEFAULT_FLOOR_ESTABLISHMENTS
    top: int = DEFAULT_TOP
