r"""Turns wide tables and Eurostat's ``geo\time`` files into one row per figure."""

from dataclasses import replace

from ..tables.errors import TableError
from . import names, wide
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .options import LOCAL_UNITS, PERSONS_EMPLOYED, ReadingOptions
from .source import RawTable


def reshape(engine: Engine, raw: RawTable, options: ReadingOptions) -> RawTable:
    """The table in long form; unchanged when it is long already."""
    first = raw.columns[0]
    if "\\" in first:
        raw = split_dimensions(raw, first)
    raw = wide.unpivot(raw)
    if raw.facts.get("reshaped"):
        raw = stored(engine, raw, "long_table")
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


def stored(engine: Engine, raw: RawTable, table: str) -> RawTable:
    """Keep a reshaped table in the engine, so that it is worked out once."""
    engine.run(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {raw.relation}")
    return replace(raw, relation=table, unit="figure", first_line=1, text=None, row="")


def pick_indicator(
    engine: Engine, raw: RawTable, indicator: str, options: ReadingOptions
) -> RawTable:
    """Keep the employment indicator; put the establishments indicator beside it."""
    column = name_sql(indicator)
    found = [str(r[0]) for r in engine.rows(
        f"SELECT DISTINCT {column} FROM {raw.relation} WHERE {column} IS NOT NULL ORDER BY 1"
    )]  # fmt: skip
    for option, wanted, usual in (
        ("indicator", options.indicator, ""),
        ("establishments-indicator", options.establishments_indicator, LOCAL_UNITS),
    ):
        if wanted not in (*found, usual):
            raise TableError(
                f"The column '{indicator}' has no '{wanted}'.",
                f"Choose one of: --{option} {', '.join(found[:20])}.",
            )
    words = f"Of {len(found)} indicators, {options.indicator} is read as employment"
    value = options.columns.employment or next(
        (c for c in raw.columns if names.plain(c) in names.EMPLOYMENT), None
    )
    keys = [c for c in raw.columns if c not in (indicator, value) and not flaglike(c)]
    wanted = f"{column} = {text_sql(options.indicator)}"
    relation = f"(SELECT * EXCLUDE ({column}) FROM {raw.relation} WHERE {wanted})"
    kinds = {c: k for c, k in raw.kinds.items() if c != indicator}
    if value is not None and options.establishments_indicator in found:
        second = options.establishments_indicator
        same = " AND ".join(f"e.{name_sql(k)} IS NOT DISTINCT FROM n.{name_sql(k)}" for k in keys)
        relation = (
            f"(SELECT e.* EXCLUDE ({column}), n.{name_sql(value)} AS establishments "
            f"FROM {raw.relation} e LEFT JOIN (SELECT * FROM {raw.relation} "
            f"WHERE {column} = {text_sql(second)}) n ON {same} "
            f"WHERE e.{column} = {text_sql(options.indicator)})"
        )
        kinds = kinds | {"establishments": "text"}
        words += f" and {second} as establishments"
    picked = replace(raw, relation=relation, kinds=kinds, described=(*raw.described, words + "."))
    if raw.origin is None and value is not None:
        picked = replace(picked, origin=raw, turned=(value,))
    return stored(engine, picked, "picked_table")


def flaglike(column: str) -> bool:
    """True for a column that holds remarks about a figure."""
    return names.plain(column) in names.FLAGS
