"""Tables of known publishers, as data: ``profiles/NAME.yaml``.

A profile fits when all its columns are there. One that nobody has seen in a real file only says so
and decides nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import names

FOLDER = Path(__file__).parent / "profiles"
WHEN = re.compile(r"^when: \[(.*)\]$", re.MULTILINE)


@dataclass(frozen=True)
class Rows:
    """Rows that are read, or left out: a column, its values, and the sentence about it."""

    column: str
    values: tuple[str, ...]
    say: str = ""


@dataclass(frozen=True)
class Status:
    """A column of letters: those that withhold the figure, and those that grade it."""

    column: str
    withheld: tuple[str, ...]
    quality: tuple[str, ...] = ()


@dataclass(frozen=True)
class Levels:
    """A column whose last digit is the level and whose first one is the kind of area."""

    column: str
    digits: tuple[str, ...]
    say: str = ""


@dataclass(frozen=True)
class Profile:
    """What is known of one shape of table. ``source``: the page that says so.

    ``region_parts``: columns and widths that make one code of a region. ``industry_words``: code in
    the file → the code meant. ``keep`` and ``without_rows``: rows that are read or left out unless
    --keep names their column.
    """

    name: str
    source: str
    when: tuple[str, ...]
    without: tuple[str, ...] = ()
    seen: bool = True
    roles: Mapping[str, str] = field(default_factory=dict)
    region_parts: tuple[tuple[str, int], ...] = ()
    industry_words: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[Rows, ...] = ()
    without_rows: tuple[Rows, ...] = ()
    levels: Levels | None = None
    total_industry: str | None = None
    status: Status | None = None
    drop_columns: tuple[str, ...] = ()
    say: tuple[str, ...] = ()

    def fits(self, columns: Iterable[str]) -> bool:
        """True when the table has all columns of the profile, and none that it must not have."""
        there = {names.plain(column) for column in columns}
        wanted = {names.plain(column) for column in self.when}
        return wanted <= there and not there & {names.plain(c) for c in self.without}


def profile_for(columns: Iterable[str]) -> Profile | None:
    """The profile of a table with these columns; of several the one with most columns."""
    listed = list(columns)
    there = {names.plain(column) for column in listed}
    likely = [path for path in sorted(FOLDER.glob("*.yaml")) if wanted_by(path) <= there]
    fitting = [profile for path in likely if (profile := read_profile(path)).fits(listed)]
    return max(fitting, key=lambda profile: len(profile.when), default=None)


def wanted_by(path: Path) -> set[str]:
    """The columns that a profile wants, without reading the rest of it."""
    found = WHEN.search(path.read_text(encoding="utf-8"))
    return {names.plain(column) for column in found[1].split(",")} if found else {"\x00"}


def all_profiles() -> Iterator[Profile]:
    """Every profile that is shipped."""
    return map(read_profile, sorted(FOLDER.glob("*.yaml")))


def read_profile(path: Path) -> Profile:
    """A profile from its file. Raises TypeError for a word that no profile has."""
    from ..content.catalogue import read_yaml

    found: dict[str, Any] = dict(read_yaml(path))
    for key in ("when", "without", "drop_columns", "say"):
        found[key] = tuple(found.get(key, ()))
    for key in ("keep", "without_rows"):
        found[key] = tuple(Rows(**as_tuples(rows)) for rows in found.get(key, ()))
    found["region_parts"] = tuple((c, int(width)) for c, width in found.get("region_parts", ()))
    found["seen"] = found.get("seen", "true") == "true"
    if "levels" in found:
        found["levels"] = Levels(**as_tuples(found["levels"]))
    if "status" in found:
        found["status"] = Status(**as_tuples(found["status"]))
    return Profile(**found)


def as_tuples(part: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as tuples."""
    return {k: tuple(v) if isinstance(v, list) else v for k, v in part.items()}
