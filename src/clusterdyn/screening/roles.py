"""Finds out which column holds what: given by the user, by its heading and by its contents."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import NoReturn

from ..tables.errors import TableError
from . import names
from .contents import ByColumn, Contents, one_to_one
from .decisions import Refusal, Way, quoted, set_column
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .options import ColumnChoice, ReadingOptions
from .raw_table import RawTable

CLASSIFICATIONS = (
    "sic", "nace", "naics", "isic", "wz", "db", "sni", "naf", "ape", "ateco", "cnae", "noga",
    "onace", "önace", "pkd", "skd", "caen", "cae", "anzsic", "sbi", "tol", "okved", "jsic", "noc",
)  # fmt: skip
"""Classifications of industries, as they stand in headings with a year or a number of digits."""
MOST_WAYS = 4


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


def recognise(engine: Engine | None, raw: RawTable, choice: ColumnChoice, held: ByColumn) -> Roles:
    """The roles of the columns. Raises TableError that shows what was found.

    ``engine`` None and ``held`` empty: only the names of the columns are known.
    """
    given = all_given(raw, choice)
    chosen = {r: c for r, c in raw.roles.items() if c not in given.values()} | given
    free = [c for c in raw.columns if c not in chosen.values() and c not in raw.unneeded]
    keys = by_name(c for c in free if fits_key(raw, c, held))
    figures = by_name(c for c in free if not wordy(c, held) and not measures_other(c))
    others = by_name(c for c in free if not wordy(c, held))
    found: dict[str, str | None] = {
        "region": chosen.get("region") or key(keys, "region", held),
        "industry": chosen.get("industry") or key(keys, "industry", held),
        "year": chosen.get("year") or first(by_name(c for c in free if periodic(c, held)), YEARS),
        "employment": chosen.get("employment")
        or first(figures, EMPLOYMENT) or first(others, EMPLOYMENT),
    }  # fmt: skip
    establishments = chosen.get("establishments") or first(others, names.ESTABLISHMENTS)
    used = {c for c in (*found.values(), establishments) if c}
    if any(found[r] is None for r in found):
        by_content(found, [c for c in free if c not in used], held)
    lacking = [r for r in ("region", "industry", "employment") if found[r] is None]
    by_plain = by_name(c for c in free if c not in found.values())
    if lacking:
        refuse_unknown(raw, lacking, list(by_plain.values()), held)
    refuse_repeated(raw, [c for r, c in found.items() if c is not None and r not in chosen])
    return Roles(
        region=str(found["region"]),
        industry=str(found["industry"]),
        employment=str(found["employment"]),
        year=found["year"],
        quarter=first(by_plain, names.QUARTERS) if found["year"] else None,
        establishments=establishments,
        region_label=label(engine, raw, "region", str(found["region"]), by_plain, held),
        industry_label=label(engine, raw, "industry", str(found["industry"]), by_plain, held),
        flags=tuple(by_plain[f] for f in names.FLAGS if f in by_plain),
        imputed=first(by_plain, names.IMPUTED),
        traded=first(by_plain, names.TRADED),
    )


EMPLOYMENT = (*names.EMPLOYMENT, *names.heading_words("employment"))
YEARS = (*names.YEARS, *names.heading_words("year"))
CODES = {"region": names.REGION_CODES, "industry": names.INDUSTRY_CODES}
TITLES = {"region": names.REGION_NAMES, "industry": names.INDUSTRY_NAMES}
WORDS = {role: (*TITLES[role], *names.heading_words(role)) for role in TITLES}


def by_name(columns: Iterable[str]) -> dict[str, str]:
    """Plain name → column; of two alike the first."""
    return {names.plain(column): column for column in reversed(list(columns))}


def classification(column: str) -> bool:
    """True for 'SIC 2007', 'NAICS Code', 'SIC4', 'nace_r2'."""
    found = names.plain(column).split()
    return bool(found) and found[0].rstrip("0123456789") in CLASSIFICATIONS


def fits_key(raw: RawTable, column: str, held: ByColumn) -> bool:
    """True unless the column holds nothing but figures, whatever its heading says.

    Digits are codes where the heading says so, where they come again and again, or to the left of
    all else.
    """
    contents = held.get(column)
    if contents is None or contents.can_be_key:
        return True
    if contents.row_numbers:
        return False
    codes = (*names.REGION_CODES, *names.INDUSTRY_CODES)
    coded = not contents.texts or classification(column) or names.plain(column) in codes
    return coded or not contents.whole_table or column == raw.columns[0]


def wordy(column: str, held: ByColumn) -> bool:
    """True for a column of texts, which can't be one of figures."""
    contents = held.get(column)
    return contents is not None and contents.words and contents.few_digits


def periodic(column: str, held: ByColumn) -> bool:
    """True unless the texts are no years."""
    contents = held.get(column)
    return contents is None or contents.any_period or not (contents.texts and contents.few_digits)


def measures_other(column: str) -> bool:
    """True for a heading that names wages, hours, an index or a share."""
    plain = f" {names.plain(column)} "
    return any(f" {word} " in plain for word in names.heading_words("other"))


def refuse_unknown(raw: RawTable, lacking: list[str], free: list[str], held: ByColumn) -> NoReturn:
    """Say which roles have no column, what there is, and how to name one."""
    few = ", ".join(lacking[:-1]) + " or " if len(lacking) > 1 else ""
    listed = ", ".join(raw.columns[:20])
    unnamed = any(re.fullmatch(r"column \d+", c) for c in raw.columns)
    others = raw.facts.get("other sheets", "")
    keys = [c for c in free if c in held and held[c].can_be_key and not held[c].one_value]
    if lacking in (["region"], ["industry"]) and not keys:
        what = f"{lacking[0]}s" if lacking == ["region"] else "industries"
        raise Refusal(
            f"The table holds no {what}. The columns are: {listed}.", (),
            "A location quotient compares industries between regions: choose a table that has both."
            + (f" Or choose another sheet ({others}) with --sheet." if others else ""),
        )  # fmt: skip
    raise Refusal(
        f"No column for {few}{lacking[-1]} was recognised. The columns are: {listed}."
        + (" (A column without a heading is called by its number.)" if unnamed else ""),
        name_ways(lacking, free, held),
        f"Name it: {' '.join(f'--{role}-column NAME' for role in lacking)}"
        + (f" Or choose another sheet ({others}) with --sheet." if others else ""),
    )


def name_ways(lacking: list[str], free: list[str], held: ByColumn) -> list[Way]:
    """Ways to name the columns that are lacking, by what the free ones hold."""
    fitting = [[c for c in free if c in held and may_hold(role, c, held[c])] for role in lacking]
    found = [chosen for chosen in product(*fitting) if len(set(chosen)) == len(chosen)]
    return [name_way(lacking, chosen) for chosen in found[:MOST_WAYS]]


def may_hold(role: str, column: str, contents: Contents) -> bool:
    """True when a column without a telling heading may be what is lacking."""
    if role == "employment":
        return contents.figures and not contents.row_numbers and not measures_other(column)
    if contents.one_value or contents.periods or speaks_of_other(column, role):
        return False
    return (
        contents.words
        or (contents.key_of_digits and contents.zero_in_front)
        or (role == "industry" and classification(column))
    )


def name_way(lacking: list[str], chosen: tuple[str, ...]) -> Way:
    """The way that names a column for each role."""
    options = " ".join(f"--{r}-column {quoted(c)}" for r, c in zip(lacking, chosen, strict=True))

    def change(reading: ReadingOptions) -> ReadingOptions:
        for role, column in zip(lacking, chosen, strict=True):
            reading = set_column(role, column)(reading)
        return reading

    return Way(options, "", change)


def refuse_repeated(raw: RawTable, columns: list[str]) -> None:
    """A heading that comes twice names no column."""
    for column in columns:
        if column in raw.repeated:
            raise TableError(
                f"The heading '{column}' comes more than once, so it is not clear which column is "
                "meant.",
                "Give each column a heading of its own in the file.",
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
            if (len(word) > 4 or not word.isascii()) and f" {word} " in f" {plain} ":
                return column
    return None


def key(by_plain: dict[str, str], role: str, held: ByColumn) -> str | None:
    """The key column: a code where there is one, else a name; one that never changes comes last."""
    changing = {p: c for p, c in by_plain.items() if c not in held or not held[c].one_value}
    words = [c for c in changing.values() if c in held and held[c].words]
    for columns in (changing, {} if len(words) > 1 else by_plain):
        coded = first(columns, CODES[role])
        if coded is None and role == "industry":
            coded = next((c for c in columns.values() if classification(c)), None)
        if found := coded or first(columns, WORDS[role]):
            return found
    return None


def label(
    engine: Engine | None,
    raw: RawTable,
    role: str,
    chosen: str,
    by_plain: dict[str, str],
    held: ByColumn,
) -> str | None:
    """The column of names beside a key: called so, or with one name for each code."""
    exact = [by_plain[t] for t in TITLES[role] if t in by_plain and by_plain[t] != chosen]
    exact = [c for c in exact if c not in held or held[c].words]
    if exact:
        return exact[0]
    own = held.get(chosen)
    if engine is None or own is None or own.one_value or not own.short:
        return None
    for column in raw.columns:
        other = held.get(column)
        if column == chosen or column not in by_plain.values() or other is None or not other.words:
            continue
        if len(other.distinct) == len(own.distinct) and one_to_one(engine, raw, chosen, column):
            return column
    return None


def speaks_of_other(column: str, role: str) -> bool:
    """True for a heading that names the other axis: a column of regions holds no industries."""
    other = {"region": "industry", "industry": "region"}.get(role)
    return other is not None and names.plain(column) in (*CODES[other], *WORDS[other])


def by_content(found: dict[str, str | None], free: list[str], held: ByColumn) -> None:
    """Fill the gaps from what the columns hold, where that leaves no doubt."""
    free = [c for c in free if c in held and names.plain(c) not in names.FLAGS]
    tests: tuple[tuple[str, Callable[[Contents], bool]], ...] = (
        ("year", lambda c: c.years or c.days or (c.periods and c.words)),
        ("region", lambda c: c.coded("region")),
        ("industry", lambda c: c.coded("industry")),
        ("employment", lambda c: c.figures and not c.row_numbers),
    )
    for role, fits in tests:
        fitting = [c for c in free if fits(held[c]) and not speaks_of_other(c, role)]
        if found[role] is None and len(fitting) == 1:
            found[role] = fitting[0]
            free.remove(fitting[0])
    words = [c for c in free if held[c].words]
    words = [c for c in words if not any(speaks_of_other(c, r) for r in WORDS if found[r] is None)]
    open_roles = [r for r in ("region", "industry") if found[r] is None]
    if len(words) == 1 and len(open_roles) == 1:
        found[open_roles[0]] = words[0]


SDMX_MISSING = ("H", "L", "M", "O", "Q", "C", "c")
"""Codes of OBS_STATUS in SDMX; there D, N and S stand beside figures that are published."""
TRUE_WORDS = ("true", "1", "yes", "y", "ja", "j", "t")
LONGEST = 4
"""Letters of a remark; longer texts are words."""


def withheld_sql(column: str, kind: str, number: str) -> str:
    """SQL: this column of remarks says that the row's figure is withheld.

    A letter does so only where there is no figure, or 0: beside 500, D is a grade of quality.
    """
    name, plain = name_sql(column), names.plain(column)
    if kind == "truth":
        return f"coalesce({name}, false)"
    text = f"trim({name if kind == 'text' else f'CAST({name} AS VARCHAR)'})"
    if plain == "empflag":
        return f"(coalesce({text} <> '', false) AND coalesce({number}, 0) = 0)"
    marks = SDMX_MISSING if plain == "obs status" else names.SUPPRESSED_FLAGS
    found = f"{text} IN ({listed(marks)})"
    if plain == "suppressed":
        return f"coalesce({found} OR lower({text}) IN ({listed(TRUE_WORDS)}), false)"
    if "flag" in plain.split():
        found += f" OR regexp_matches({text}, '^[a-z]?c[a-z]?$')"
    return f"(coalesce({found}, false) AND coalesce({number}, 0) = 0)"


def status_sql(columns: Iterable[str], column: str, marks: tuple[str, ...]) -> str | None:
    """SQL: the column of status has one of the marks that the publisher uses for withheld."""
    own = next((c for c in columns if names.plain(c) == names.plain(column)), None)
    if own is None:
        return None
    return f"coalesce(trim(CAST({name_sql(own)} AS VARCHAR)) IN ({listed(marks)}), false)"


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
