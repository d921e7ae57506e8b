"""Finds out which column holds what: given by the user, by name, or by content."""

import re
from dataclasses import dataclass

from ..tables.errors import TableError
from . import names
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .options import ColumnChoice
from .source import RawTable

SAMPLE = 1000
YEAR_TEXT = re.compile(r"^(19|20)\d\d$")
NUMBER_TEXT = re.compile(r"^-?\d[\d .,]*$")
INDUSTRY_TEXT = re.compile(r"^[A-U](\d{1,4})?$|^\d\d(\.\d{1,2})?$|^[A-U]\d\d?\.\d+$")
REGION_TEXT = re.compile(r"^[A-Z]{2}[0-9A-Z]{1,3}$")


@dataclass(frozen=True)
class Roles:
    """Column names by what they hold; None: the table has no such column."""

    region: str
    industry: str
    employment: str
    year: str | None = None
    quarter: str | None = None
    establishments: str | None = None
    region_label: str | None = None
    industry_label: str | None = None
    flags: tuple[str, ...] = ()
    imputed: str | None = None
    traded: str | None = None

    def named(self) -> dict[str, str]:
        """Role → column, for the reading report."""
        roles = ("region", "industry", "year", "quarter", "employment", "establishments",
                 "region_label", "industry_label", "imputed", "traded")  # fmt: skip
        found = {r: getattr(self, r) for r in roles}
        return {r: c for r, c in found.items() if c is not None} | (
            {"flags": ", ".join(self.flags)} if self.flags else {}
        )


def recognise(engine: Engine, raw: RawTable, choice: ColumnChoice) -> Roles:
    """The roles of the columns. Raises TableError that shows what was found."""
    chosen = all_given(raw, choice)
    by_plain = {names.plain(c): c for c in reversed(raw.columns) if c not in chosen.values()}
    region, region_label = pair(
        by_plain, names.REGION_CODES, names.REGION_NAMES, chosen.get("region")
    )
    industry, industry_label = pair(
        by_plain, names.INDUSTRY_CODES, names.INDUSTRY_NAMES, chosen.get("industry")
    )
    found: dict[str, str | None] = {
        "region": region,
        "industry": industry,
        "year": chosen.get("year") or first(by_plain, names.YEARS),
        "employment": chosen.get("employment") or first(by_plain, names.EMPLOYMENT),
    }
    establishments = chosen.get("establishments") or first(by_plain, names.ESTABLISHMENTS)
    if any(found[r] is None for r in found):
        used = {c for c in (*found.values(), establishments, region_label, industry_label) if c}
        by_content(engine, raw, found, used)
    lacking = [r for r in ("region", "industry", "employment") if found[r] is None]
    if lacking:
        refuse_unknown(raw, lacking)
    return Roles(
        region=str(found["region"]),
        industry=str(found["industry"]),
        employment=str(found["employment"]),
        year=found["year"],
        quarter=first(by_plain, names.QUARTERS) if found["year"] else None,
        establishments=establishments,
        region_label=region_label,
        industry_label=industry_label,
        flags=tuple(by_plain[f] for f in names.FLAGS if f in by_plain),
        imputed=first(by_plain, names.IMPUTED),
        traded=first(by_plain, names.TRADED),
    )


def refuse_unknown(raw: RawTable, lacking: list[str]) -> None:
    """Say which roles have no column, what there is, and how to name one."""
    unnamed = [c for c in raw.columns if re.fullmatch(r"column \d+", c)]
    names_ = [f'"{c}"' for c in unnamed] if len(unnamed) == len(lacking) else []
    example = " ".join(
        f"--{role}-column {name}"
        for role, name in zip(lacking, names_ or ["NAME"] * len(lacking), strict=True)
    )
    others = raw.facts.get("other sheets", "")
    few = ", ".join(lacking[:-1]) + " or " if len(lacking) > 1 else ""
    raise TableError(
        f"No column for {few}{lacking[-1]} was recognised. "
        f"The columns are: {', '.join(raw.columns[:20])}."
        + (" (A column without a heading is called by its number.)" if unnamed else ""),
        f"Name it, for example: {example}"
        + (f" Or choose another sheet ({others}) with --sheet." if others else ""),
    )


def all_given(raw: RawTable, choice: ColumnChoice) -> dict[str, str]:
    """Role → column for the columns that the user named. One column can't hold two things."""
    found: dict[str, str] = {}
    for role in ("region", "industry", "year", "employment", "establishments"):
        column = given(raw, getattr(choice, role), role)
        if column is None:
            continue
        other = next((r for r, c in found.items() if c == column), None)
        if other is not None:
            raise TableError(
                f"The column '{column}' was given for {other} and for {role}.",
                f"Give another one with --{role}-column NAME.",
            )
        found[role] = column
    return found


def given(raw: RawTable, column: str | None, role: str) -> str | None:
    """The column the user named. Raises TableError when it isn't there."""
    if column is None:
        return None
    for name in raw.columns:
        if name == column or name.casefold() == column.strip().casefold():
            return name
    raise TableError(
        f"There is no column '{column}'. The columns are: {', '.join(raw.columns[:20])}.",
        f"Write the name for --{role}-column as it stands in the table.",
    )


def first(by_plain: dict[str, str], wanted: tuple[str, ...]) -> str | None:
    """The best match: a full name, else a name that holds the words."""
    for word in wanted:
        if word in by_plain:
            return by_plain[word]
    for word in wanted:
        for plain, column in by_plain.items():
            if len(word) > 4 and f" {word} " in f" {plain} ":
                return column
    return None


def pair(
    by_plain: dict[str, str], codes: tuple[str, ...], titles: tuple[str, ...], chosen: str | None
) -> tuple[str | None, str | None]:
    """Key column and label column: the code is the key when both are there."""
    code, title = first(by_plain, codes), first(by_plain, titles)
    exact_title = [by_plain[t] for t in titles if t in by_plain]
    if chosen is not None:
        rest = [c for c in exact_title if c != chosen]
        return chosen, rest[0] if rest else None
    if code is not None:
        rest = [c for c in exact_title if c != code]
        return code, rest[0] if rest else None
    rest = [c for c in exact_title if c != title]
    return title, rest[0] if rest else None


def by_content(engine: Engine, raw: RawTable, found: dict[str, str | None], used: set[str]) -> None:
    """Fill the gaps from what the columns hold, where that leaves no doubt."""
    free = [c for c in raw.columns if c not in used and names.plain(c) not in names.FLAGS]
    if not free:
        return
    select = ", ".join(f"CAST({name_sql(c)} AS VARCHAR)" for c in free)
    sample = engine.rows(f"SELECT {select} FROM {raw.relation} LIMIT {SAMPLE}")
    values = {c: [str(row[i]).strip() for row in sample if row[i]] for i, c in enumerate(free)}
    tests = (
        ("year", YEAR_TEXT), ("region", REGION_TEXT), ("industry", INDUSTRY_TEXT),
        ("employment", NUMBER_TEXT),
    )  # fmt: skip
    for role, pattern in tests:
        if found[role] is None:
            fits = [c for c in free if mostly(values[c], pattern)]
            if len(fits) == 1:
                found[role] = fits[0]
                free.remove(fits[0])
    words = [c for c in free if values[c] and not mostly(values[c], NUMBER_TEXT)]
    open_roles = [r for r in ("region", "industry") if found[r] is None]
    if len(words) == 1 and len(open_roles) == 1:
        found[open_roles[0]] = words[0]


def mostly(values: list[str], pattern: re.Pattern[str]) -> bool:
    """True when at least nine of ten values fit."""
    return bool(values) and sum(bool(pattern.match(v)) for v in values) >= 0.9 * len(values)


SDMX_MISSING = ("H", "L", "M", "O", "Q", "C", "c")
"""Codes of OBS_STATUS in SDMX; there D, N and S stand beside figures that are published."""
TRUE_WORDS = ("true", "1", "yes", "y", "ja", "j", "t")
LONGEST = 4
"""Letters of a remark; longer texts are words."""


def withheld_sql(column: str, kind: str) -> str:
    """SQL: this column of remarks says that the row's figure is withheld."""
    name, plain = name_sql(column), names.plain(column)
    if kind == "truth":
        return f"coalesce({name}, false)"
    text = f"trim({name if kind == 'text' else f'CAST({name} AS VARCHAR)'})"
    if plain == "empflag":
        return f"coalesce({text} <> '', false)"
    marks = SDMX_MISSING if plain == "obs status" else names.SUPPRESSED_FLAGS
    found = f"{text} IN ({listed(marks)})"
    if plain == "suppressed":
        found += f" OR lower({text}) IN ({listed(TRUE_WORDS)})"
    if "flag" in plain.split():
        found += f" OR regexp_matches({text}, '^[a-z]?c[a-z]?$')"
    return f"coalesce({found}, false)"


def break_sql(column: str) -> str | None:
    """SQL: this column of remarks holds a 'b' (break in the series); None: it never does."""
    plain = names.plain(column)
    if plain != "obs status" and "flag" not in plain.split():
        return None
    text = f"lower(trim({name_sql(column)}))"
    return f"coalesce(length({text}) <= {LONGEST} AND contains({text}, 'b'), false)"


def listed(texts: tuple[str, ...]) -> str:
    """Text literals with commas."""
    return ", ".join(text_sql(text) for text in texts)
