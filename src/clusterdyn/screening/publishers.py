"""What to do with the table of a known publisher beyond the general rules."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import names
from .decisions import PROFILE, Decision
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .options import ReadingOptions
from .publisher_profiles import Levels, Profile, Rows, Status
from .raw_table import RawTable
from .roles import Roles


@dataclass(frozen=True)
class Particulars:
    """Conditions on rows, words about them, and SQL for keys where a publisher differs."""

    conditions: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    industry_sql: str | None = None
    total_industry: str | None = None
    quarters_as_digit: bool = False
    region_sql: str | None = None
    status: Status | None = None


def with_profile(raw: RawTable, profile: Profile | None) -> RawTable:
    """The table with the roles that the profile gives, and without the columns it does not need."""
    if profile is None or not profile.seen:
        return raw
    there = by_plain(raw.columns)
    roles = {role: there[p] for role, c in profile.roles.items() if (p := names.plain(c)) in there}
    if profile.region_parts:
        roles["region"] = there[names.plain(profile.region_parts[0][0])]
    read_as = Decision("profile", profile.name, PROFILE, 10.0, because=(profile.source,))
    unneeded = frozenset(there[p] for c in profile.drop_columns if (p := names.plain(c)) in there)
    decisions = (*raw.decisions, read_as)
    return replace(raw, roles={**raw.roles, **roles}, decisions=decisions, unneeded=unneeded)


def particulars(
    engine: Engine, raw: RawTable, roles: Roles, options: ReadingOptions, profile: Profile | None
) -> Particulars:
    """What to do with this file beyond the general rules."""
    digit = roles.year is not None and names.plain(roles.year) == "yearqtr"
    if profile is None:
        return Particulars(quarters_as_digit=digit)
    if not profile.seen:
        said = f"This looks like: {profile.name}. Nobody has checked that with a real file."
        return Particulars(described=(said, *profile.say), quarters_as_digit=digit)
    conditions, words = rows_read(engine, raw, options, profile)
    return Particulars(
        tuple(conditions), (f"Read as: {profile.name}.", *words, *profile.say),
        recoded(roles.industry, profile), profile.total_industry, digit,
        joined(raw, profile), profile.status,
    )  # fmt: skip


def rows_read(
    engine: Engine, raw: RawTable, options: ReadingOptions, profile: Profile
) -> tuple[list[str], list[str]]:
    """Conditions on rows and what to say of them; a column that --keep names is left to it."""
    there = by_plain(raw.columns)
    kept = {names.plain(name) for name, _ in options.keep}
    conditions: list[str] = []
    words: list[str] = []

    def add(part: Rows | Levels, sql: str) -> None:
        if names.plain(part.column) in there and names.plain(part.column) not in kept:
            conditions.append(sql.format(c=name_sql(there[names.plain(part.column)])))
            words.extend(filter(None, [part.say]))

    for rows in profile.keep:
        add(rows, f"CAST({{c}} AS VARCHAR) IN ({listed(rows.values)})")
    if (levels := profile.levels) is not None and names.plain(levels.column) in there:
        add(levels, f"{{c}} IN ({listed(codes_of(engine, raw, levels, there))})")
    for rows in profile.without_rows:
        add(rows, f"coalesce(trim(CAST({{c}} AS VARCHAR)), '') NOT IN ({listed(rows.values)})")
    return conditions, words


def codes_of(engine: Engine, raw: RawTable, levels: Levels, there: dict[str, str]) -> list[str]:
    """The levels that are read, of the kind of area that most rows are about."""
    column = name_sql(there[names.plain(levels.column)])
    area = str(engine.one(
        f"SELECT substr({column}, 1, 1) FROM {raw.relation} "
        "GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    )[0])  # fmt: skip
    return [f"{area}{digit}" for digit in levels.digits]


def recoded(industry: str, profile: Profile) -> str | None:
    """SQL of the industry with the codes that are meant; None: as they stand."""
    if not profile.industry_words:
        return None
    code = name_sql(industry)
    whens = " ".join(
        f"WHEN {text_sql(written)} THEN {text_sql(meant)}"
        for written, meant in profile.industry_words.items()
    )
    return f"CASE {code} {whens} ELSE {code} END"


def joined(raw: RawTable, profile: Profile) -> str | None:
    """SQL of a region's code that stands in several columns; None where one holds it."""
    there = by_plain(raw.columns)
    parts = [
        f"lpad(CAST({name_sql(there[names.plain(column)])} AS VARCHAR), {width}, '0')"
        for column, width in profile.region_parts
        if names.plain(column) in there
    ]
    return " || ".join(parts) if len(parts) > 1 else None


def by_plain(columns: Iterable[str]) -> dict[str, str]:
    """Plain name → column."""
    return {names.plain(column): column for column in columns}


def listed(texts: Iterable[str]) -> str:
    """Text literals with commas."""
    return ", ".join(map(text_sql, texts))
