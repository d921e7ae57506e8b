"""What is particular to files of known publishers: BLS QCEW and Census CBP."""

from dataclasses import dataclass

from . import names
from .engines.duckdb_engine import Engine, name_sql
from .options import ReadingOptions
from .raw_table import RawTable
from .roles import Roles

PRIVATE_OWNERS = "5"
LEVELS_USED = ("1", "4", "5", "6", "7", "8")
"""Last digit of QCEW's aggregation level: total by owner, then 2- to 6-digit NAICS."""


@dataclass(frozen=True)
class Particulars:
    """Conditions on rows, words about them, and SQL for keys where a publisher differs."""

    conditions: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    industry_sql: str | None = None
    total_industry: str | None = None
    quarters_as_digit: bool = False
    region_sql: str | None = None


def particulars(
    engine: Engine, raw: RawTable, roles: Roles, options: ReadingOptions
) -> Particulars:
    """What to do with this file beyond the general rules."""
    by_plain = {names.plain(c): c for c in raw.columns}
    digit = roles.year is not None and names.plain(roles.year) == "yearqtr"
    kept = {name.casefold() for name, _ in options.keep}
    if {"own code", "agglvl code", "disclosure code"} <= set(by_plain):
        found = qcew(engine, raw, by_plain, kept)
        return Particulars(found.conditions, found.described, None, "10", digit)
    if {"naics", "empflag", "fipstate"} <= set(by_plain):
        return cbp(roles, by_plain.get("fipscty"))
    return Particulars(quarters_as_digit=digit)


def qcew(engine: Engine, raw: RawTable, by_plain: dict[str, str], kept: set[str]) -> Particulars:
    """QCEW: one owner, one kind of area, NAICS levels only, all sizes together."""
    level = name_sql(by_plain["agglvl code"])
    area = str(engine.one(
        f"SELECT substr({level}, 1, 1) FROM {raw.relation} "
        "GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    )[0])  # fmt: skip
    conditions, words = [], ["This is a QCEW file of the US Bureau of Labor Statistics."]
    if by_plain["own code"].casefold() not in kept:
        conditions.append(f"{name_sql(by_plain['own code'])} = '{PRIVATE_OWNERS}'")
        words.append("Only private owners are read (own_code 5); choose others with --keep.")
    if by_plain["agglvl code"].casefold() not in kept:
        listed = ", ".join(f"'{area}{digit}'" for digit in LEVELS_USED)
        conditions.append(f"{level} IN ({listed})")
        words.append(
            "Domains and supersectors are left out; the published total (industry 10) and the "
            "NAICS levels are read."
        )
    if "size code" in by_plain:
        conditions.append(f"{name_sql(by_plain['size code'])} = '0'")
    return Particulars(tuple(conditions), tuple(words))


def cbp(roles: Roles, county: str | None) -> Particulars:
    """CBP writes '31----' for the NAICS sector 31-33, and so for 44-45 and 48-49.

    County files name a place by two columns; they are joined into one five-digit code.
    """
    code = name_sql(roles.industry)
    sql = (
        f"CASE {code} WHEN '31----' THEN '31-33' WHEN '44----' THEN '44-45' "
        f"WHEN '48----' THEN '48-49' ELSE {code} END"
    )
    words = (
        "This is a County Business Patterns file of the US Census Bureau.",
        "Farms, government and railways are not in it.",
    )
    region = None
    if county is not None:
        state = f"lpad({name_sql(roles.region)}, 2, '0')"
        region = f"{state} || lpad({name_sql(county)}, 3, '0')"
    return Particulars((), words, sql, "------", region_sql=region)
