"""Cross tables: regions in rows and industries in columns, or the other way round."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn

from . import names
from .contents import ByColumn, one_to_one
from .decisions import Decision, Refusal, Way, set_option
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .hierarchy import BEFORE_NAME
from .options import ReadingOptions
from .raw_table import RawTable
from .roles import EMPLOYMENT, WORDS, by_name, classification, first, key, measures_other
from .turning import stored, turn

OTHER = {"region": "industry", "industry": "region"}
SHOWN = 3


def cross_table(engine: Engine, raw: RawTable, options: ReadingOptions, held: ByColumn) -> RawTable:
    """The table with its headings turned into the missing axis; unchanged where none is missing.

    A cross table has one axis of names, each name once (or once for each year), and at least two
    columns of figures that are no measures.
    """
    given = options.columns
    if given.employment or (given.region and given.industry) or raw.turned:
        return raw
    figures = [c for c in raw.columns if is_figures(c, held)]
    members = [c for c in figures if not is_measure(c)]
    if len([c for c in members if not is_jobs(c)]) < 2:
        return raw
    keys = [c for c in raw.columns if c not in figures and c in held and held[c].texts]
    axis = one_axis(engine, raw, options, keys, held)
    if axis is None or not each_once(keys, held):
        return raw
    role = which(axis, members, options, held)
    return turned(engine, raw, axis, role, keys, members)


def is_figures(column: str, held: ByColumn) -> bool:
    """A column of figures that is no year and no code."""
    contents = held.get(column)
    if contents is None or not contents.figures or contents.row_numbers or contents.one_value:
        return False
    if contents.padded_places or contents.years or contents.periods:
        return False
    plain = names.plain(column)
    return plain not in (*names.REGION_CODES, *names.INDUSTRY_CODES) and not classification(column)


def is_measure(column: str) -> bool:
    """Establishments, wages, hours: figures that are no jobs of an industry."""
    return first(by_name([column]), names.ESTABLISHMENTS) is not None or (
        measures_other(column) and not is_jobs(column)
    )


def is_jobs(column: str) -> bool:
    """A heading that speaks of jobs, such as 'Total employment' beside columns of industries."""
    return first(by_name([column]), EMPLOYMENT) is not None


def one_axis(
    engine: Engine, raw: RawTable, options: ReadingOptions, keys: Sequence[str], held: ByColumn
) -> list[str] | None:
    """The columns of the one axis, a code and its name; None where there are two, or none."""
    named = [c for c in keys if held[c].can_be_key or c == keys[0]]
    named = [c for c in named if not held[c].one_value and not held[c].periods]
    for role in ("region", "industry"):
        if (given := getattr(options.columns, role)) in named:
            return [given, *(c for c in named if c != given and one_to_one(engine, raw, given, c))]
    if not named:
        return None
    roles = [role for role in WORDS if key(by_name(named), role, held)]
    start = key(by_name(named), roles[0], held) if len(roles) == 1 else named[0]
    axis = [c for c in named if c == start or one_to_one(engine, raw, str(start), c)]
    return axis if len(roles) == 1 or len(axis) == len(named) else None


def each_once(keys: Sequence[str], held: ByColumn) -> bool:
    """True when no combination of the keys comes twice in the sample."""
    columns = [held[c].texts for c in keys]
    rows = min(map(len, columns))
    return rows > 1 and len(set(zip(*columns, strict=False))) == rows


def which(
    axis: Sequence[str], members: Sequence[str], options: ReadingOptions, held: ByColumn
) -> str:
    """'region' or 'industry': what the headings are. Raises ``Refusal`` where nothing tells it."""
    if options.columns_hold is not None:
        return options.columns_hold
    for role in WORDS:
        if getattr(options.columns, role) in axis or key(by_name(axis), role, held):
            return OTHER[role]
    if any(held[column].padded_places for column in axis):
        return "industry"
    texts = [text for column in axis for text in held[column].distinct]
    told = [OTHER[role] for role in OTHER if tells(role, texts)]
    told += [role for role in OTHER if tells(role, members)]
    return told[0] if told else ask_which(members)


def tells(role: str, texts: Sequence[str]) -> bool:
    """True when most texts are codes of NACE (before a name or alone), or names of countries."""
    if role == "industry":
        return 2 * sum(bool(BEFORE_NAME.match(t)) for t in texts) > len(texts)
    return 2 * sum(bool(names.country_code(t)) for t in texts) > len(texts)


def ask_which(members: Sequence[str]) -> NoReturn:
    """Refuse: either may be right."""
    listed = ", ".join(members[:SHOWN]) + (" …" if len(members) > SHOWN else "")
    raise Refusal(
        f'The columns "{listed}" may hold industries or regions.',
        [Way(f"--columns-hold {role}", words, set_option("columns_hold", role))
         for role, words in (("industry", "they are industries"), ("region", "they are regions"))],
    )  # fmt: skip


def turned(
    engine: Engine,
    raw: RawTable,
    axis: Sequence[str],
    role: str,
    keys: Sequence[str],
    members: Sequence[str],
) -> RawTable:
    """One row for each name and heading."""
    source = raw if len(members) <= SHOWN else stored_once(engine, raw)

    def figures(column: str) -> str:
        return f"{text_sql(column)} AS {role}, CAST({name_sql(column)} AS VARCHAR) AS employment"

    what = {"region": "Regions", "industry": "Industries"}[role]
    listed = ", ".join(members[:SHOWN]) + (" …" if len(members) > SHOWN else "")
    words = f"{what} stand in columns ({listed}); each became a row of its own."
    added = (role, "employment")
    made = turn(source, list(keys), list(members), figures, added, list(members), words)
    roles = {role: role, "employment": "employment", OTHER[role]: axis[0]}
    decisions = (*raw.decisions, layout_said(role, listed))
    made = replace(made, origin=raw, roles=roles, decisions=decisions)
    return stored(engine, made, "crossed_table")


def layout_said(role: str, listed: str) -> Decision:
    """The decision about what the headings are."""
    what = {"region": "regions", "industry": "industries"}[role]
    return Decision(
        "layout", f"cross table, {what} in columns", score=6.0, because=(listed,),
        option=f"--columns-hold {role}", against=f"--columns-hold {OTHER[role]}",
        said=f"{what} stand in columns ({listed}).",
    )  # fmt: skip


def stored_once(engine: Engine, raw: RawTable) -> RawTable:
    """The table kept in the engine, so that a file is not read once for each column."""
    engine.run(f"CREATE OR REPLACE TEMP TABLE wide_table AS SELECT * FROM {raw.relation}")
    return replace(raw, relation="wide_table")
