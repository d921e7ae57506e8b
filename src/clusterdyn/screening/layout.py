r"""Turns wide tables and Eurostat's ``geo\time`` files into one row per figure."""

import re
from dataclasses import replace

from ..tables.errors import TableError
from . import names
from .contents import ByColumn, sample
from .cross_table import cross_table
from .decisions import Refusal, Way, set_option
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .options import LOCAL_UNITS, PERSONS_EMPLOYED, ReadingOptions
from .periods import read_period
from .raw_table import RawTable
from .turning import stored, turn


def reshape(engine: Engine, raw: RawTable, options: ReadingOptions, held: ByColumn) -> RawTable:
    """The table in long form; unchanged when it is long already."""
    first = raw.columns[0]
    if "\\" in first:
        raw = split_dimensions(raw, first)
        held = {**held, **sample(engine, raw, [c for c in raw.columns if c not in held])}
    raw = unpivot(raw, held)
    if raw.facts.get("reshaped"):
        raw = stored(engine, raw, "long_table")
    raw = cross_table(engine, raw, options, held)
    indicator = next((c for c in raw.columns if names.plain(c) in names.INDICATORS), None)
    if indicator is not None and not any(name == indicator for name, _ in options.keep):
        return pick_indicator(engine, raw, indicator, options)
    if options.indicator != PERSONS_EMPLOYED or options.establishments_indicator != LOCAL_UNITS:
        raise TableError(
            "The table has no column of indicators to choose from.",
            "Leave --indicator and --establishments-indicator out.",
        )
    return raw


def split_dimensions(raw: RawTable, first: str) -> RawTable:
    r"""Eurostat's first column holds several dimensions: ``nace_r2,indic_sb,geo\time``."""
    dimensions = first.split("\\")[0].split(",")
    parts = ", ".join(
        f"trim(split_part({name_sql(first)}, ',', {place})) AS {name_sql(dimension.strip())}"
        for place, dimension in enumerate(dimensions, start=1)
    )
    others = [c for c in raw.columns if c != first]
    kept = ", ".join(name_sql(c) for c in others)
    kinds = {d.strip(): "text" for d in dimensions} | {c: raw.kinds[c] for c in others}
    words = f"The first column holds {len(dimensions)} things: {', '.join(dimensions)}."
    return replace(
        raw,
        relation=f"(SELECT {parts}, {kept} FROM {raw.relation})",
        kinds=kinds,
        described=(*raw.described, words),
        facts=raw.facts | {"reshaped": "yes", "layout": "eurostat"},
    )


def pick_indicator(
    engine: Engine, raw: RawTable, indicator: str, options: ReadingOptions
) -> RawTable:
    """Keep the employment indicator; put the establishments indicator beside it."""
    column = name_sql(indicator)
    found = [str(r[0]) for r in engine.rows(
        f"SELECT DISTINCT {column} FROM {raw.relation} WHERE {column} IS NOT NULL ORDER BY 1"
    )]  # fmt: skip
    jobs, places = usual_indicators(found, options)
    for option, wanted, usual in (
        ("indicator", jobs, ()),
        ("establishments-indicator", places, [pair[1] for pair in names.INDICATOR_PAIRS]),
    ):
        if wanted not in (*found, *usual):
            raise Refusal(
                f"The column '{indicator}' has no '{wanted}'.",
                [indicator_way(option, one) for one in found[:MOST_INDICATORS]],
                f"There are: {', '.join(found[:20])}.",
            )
    words = f"Of {len(found)} indicators, {jobs} is read as employment"
    value = options.columns.employment or next(
        (c for c in raw.columns if names.plain(c) in names.EMPLOYMENT), None
    )
    keys = [c for c in raw.columns if c not in (indicator, value) and not flaglike(c)]
    wanted = f"{column} = {text_sql(jobs)}"
    relation = f"(SELECT * EXCLUDE ({column}) FROM {raw.relation} WHERE {wanted})"
    kinds = {c: k for c, k in raw.kinds.items() if c != indicator}
    if value is not None and places in found:
        second = places
        same = " AND ".join(f"e.{name_sql(k)} IS NOT DISTINCT FROM n.{name_sql(k)}" for k in keys)
        relation = (
            f"(SELECT e.* EXCLUDE ({column}), n.{name_sql(value)} AS establishments "
            f"FROM {raw.relation} e LEFT JOIN (SELECT * FROM {raw.relation} "
            f"WHERE {column} = {text_sql(second)}) n ON {same} "
            f"WHERE e.{column} = {text_sql(jobs)})"
        )
        kinds = kinds | {"establishments": "text"}
        words += f" and {second} as establishments"
    picked = replace(raw, relation=relation, kinds=kinds, described=(*raw.described, words + "."))
    if raw.origin is None and value is not None:
        picked = replace(picked, origin=raw, turned=(value,))
    return stored(engine, picked, "picked_table")


def usual_indicators(found: list[str], options: ReadingOptions) -> tuple[str, str]:
    """The indicators of jobs and of establishments: as chosen, else a pair that is known."""
    chosen = (options.indicator, options.establishments_indicator)
    if chosen != (PERSONS_EMPLOYED, LOCAL_UNITS) or PERSONS_EMPLOYED in found:
        return chosen
    return next((pair for pair in names.INDICATOR_PAIRS if pair[0] in found), chosen)


def indicator_way(option: str, value: str) -> Way:
    """The way that chooses an indicator."""
    return Way(f"--{option} {value}", "", set_option(option.replace("-", "_"), value))


def flaglike(column: str) -> bool:
    """True for a column that holds remarks about a figure."""
    return names.plain(column) in names.FLAGS


PARTS = re.compile(r"[-_\s,;:()]+")
MEASURES = {"employment": names.EMPLOYMENT, "establishments": names.ESTABLISHMENTS}
MOST_INDICATORS = 4
Named = dict[str, tuple[str, str]]
"""Column → (what stands before the period, the period as written)."""
GLUED = re.compile(r"^(.*[^\d\W])((?:19|20)\d\d)$")


def heading_period(column: str) -> tuple[str, str] | None:
    """('', '2020') for '2020 (p)', ('Jobs ', '2020') for 'Jobs 2020', ('Odense', '2019') for
    'Odense2019'; None for a heading that ends with no period.
    """
    text = column.strip()
    if read_period(text, False) is not None:
        return "", text
    for found in sorted(PARTS.finditer(text), key=lambda m: m.start()):
        behind = text[found.end() :].rstrip(")") if "(" in found[0] else text[found.end() :]
        if read_period(behind, False) is not None:
            return text[: found.end()].rstrip("("), behind
    if match := GLUED.match(text):
        return match[1], match[2]
    return None


def unpivot(raw: RawTable, held: ByColumn) -> RawTable:
    """Columns of periods become rows; what stands before a period is a measure or a place."""
    figures = [c for c in raw.columns if holds_figures(c, held)]
    named = {c: found for c in figures if (found := heading_period(c)) is not None}
    alone = {c: period for c, (before, period) in named.items() if not before}
    if len(alone) > 1 or (alone and not says_year_or_jobs(raw)):
        return measures_by_year(
            raw, {c: ("", period) for c, period in alone.items()}, {"employment": ""}
        )
    prefixes = list(dict.fromkeys(prefix for prefix, _ in named.values()))
    roles = {role: prefix for prefix in prefixes if (role := measure(prefix)) is not None}
    if "employment" in roles:
        return measures_by_year(raw, named, roles)
    if len(named) < 2 or len(named) < 2 * len(prefixes):
        return raw
    if not has_regions(raw, held, list(named)):
        return places_by_year(raw, named)
    if len(prefixes) > 1:
        shown = ", ".join(f"'{prefix.strip()}'" for prefix in prefixes)
        raise TableError(
            f"The table holds several things for each year: {shown}.",
            "Leave only the columns of jobs in the file, or call them jobs.",
        )
    return measures_by_year(raw, named, {"employment": prefixes[0]})


def holds_figures(column: str, held: ByColumn) -> bool:
    """True unless texts stand in the column: 'SIC 2007' over names of industries is no year."""
    return column not in held or not held[column].words or not held[column].few_digits


def has_regions(raw: RawTable, held: ByColumn, figures: list[str]) -> bool:
    """True when a column has the name of regions, or names stand in two columns."""
    if has(raw, (*names.REGION_CODES, *names.REGION_NAMES, *names.heading_words("region"))):
        return True
    texts = [c for c in raw.columns if c in held and c not in figures and held[c].can_be_key]
    return len(texts) > 1 and not any(held[c].all_different for c in texts)


def has(raw: RawTable, words: tuple[str, ...]) -> bool:
    """True when a column has one of these names."""
    return any(names.plain(column) in words for column in raw.columns)


def says_year_or_jobs(raw: RawTable) -> bool:
    """True when there is a column of years or of jobs, so that a lone '2020' is something else."""
    return has(raw, (*names.YEARS, *names.EMPLOYMENT))


def measure(prefix: str) -> str | None:
    """'employment' for 'Jobs ' and 'emp_', 'establishments' for 'Firms ', else None."""
    said = names.plain(prefix)
    if said in names.heading_words("employment"):
        return "employment"
    return next((role for role, words in MEASURES.items() if said in words), None)


def measures_by_year(raw: RawTable, named: Named, roles: dict[str, str]) -> RawTable:
    """One row per year, with jobs and perhaps establishments. ``roles``: role → prefix."""
    by_place = {(prefix, year): column for column, (prefix, year) in named.items()}
    years = list(dict.fromkeys(year for prefix, year in named.values() if prefix in roles.values()))

    def figures(year: str) -> str:
        found = []
        for role, prefix in roles.items():
            column = by_place.get((prefix, year))
            text = f"CAST({name_sql(column)} AS VARCHAR)" if column else "CAST(NULL AS VARCHAR)"
            found.append(f"{text} AS {role}")
        return f'{text_sql(year)} AS "year", {", ".join(found)}'

    what = " and ".join(f"'{prefix.strip()}'" for prefix in roles.values() if prefix)
    words = f"Years stand in columns ({years[0]} to {years[-1]})"
    if len(years) == 1:
        words = f"One year stands in the heading ({years[0]})"
    words += f", with {what}; each became a row of its own." if what else (
        "; each became a row of its own." if len(years) > 1 else "."
    )  # fmt: skip
    turned = [c for c, (prefix, _) in named.items() if prefix in roles.values()]
    kept = [c for c in raw.columns if c not in named]
    return turn(raw, kept, years, figures, ("year", *roles), turned, words)


def places_by_year(raw: RawTable, named: Named) -> RawTable:
    """'Odense2019' becomes a place and a year."""
    kept = [c for c in raw.columns if c not in named and raw.kinds[c] == "text"]

    def figures(column: str) -> str:
        place, year = named[column]
        return (
            f'{text_sql(clean_place(place))} AS region, {text_sql(year)} AS "year", '
            f"CAST({name_sql(column)} AS VARCHAR) AS employment"
        )

    words = (
        f"Places and years stand together in the column names ({next(iter(named))} …); "
        "each became a row of its own."
    )
    added = ("region", "year", "employment")
    return turn(raw, kept, list(named), figures, added, list(named), words)


def clean_place(prefix: str) -> str:
    """'e_Freiburg' or 'Goettingen_' without its sign."""
    return re.sub(r"^(e|emp|jobs)_", "", prefix).strip(" _-.")
