"""The ways that ``benchmarks/screen.py`` puts beside ours: bare SQL, bare scan, pandas, Polars.

    python benchmarks/screen_rivals.py bare|scan|pandas|polars FILE OUT MEMORY

They know the years and the columns and check nothing.
"""

from __future__ import annotations

import sys
import tempfile

NOW, BEFORE, BASE = 2024, 2023, 2019


def relation(path: str) -> str:
    """The file as DuckDB reads it; the codes as text, the rest as DuckDB finds it."""
    if path.endswith(".parquet"):
        return f"read_parquet('{path}')"
    return f"read_csv('{path}', types = {{'region': 'VARCHAR', 'industry': 'VARCHAR'}})"


def quantile(source: str, group: str, value: str, p: float) -> str:
    """Quantile of type 7 with the engine's own function."""
    grouped = f"GROUP BY {group}" if group else ""
    first = f"{group}, " if group else ""
    return f"SELECT {first}quantile_cont({value}, {p}) AS q FROM {source} {grouped}"


def bare_sql(path: str, base: int) -> str:
    """Every column of our output in one statement."""
    total = ", ".join(f"sum({c}) AS {c}" for c in ("e1", "e0", "eb"))
    return f"""
    WITH c AS MATERIALIZED (
        SELECT region, industry,
               CAST(sum(CASE WHEN "year" = {NOW} THEN employment END) AS DOUBLE) AS e1,
               CAST(sum(CASE WHEN "year" = {NOW} THEN establishments END) AS DOUBLE) AS n,
               CAST(sum(CASE WHEN "year" = {BEFORE} THEN employment END) AS DOUBLE) AS e0,
               CAST(sum(CASE WHEN "year" = {base} THEN employment END) AS DOUBLE) AS eb
        FROM {relation(path)} GROUP BY 1, 2),
    r AS (SELECT region, {total} FROM c GROUP BY 1),
    i AS (SELECT industry, {total} FROM c GROUP BY 1),
    a AS (SELECT {total} FROM c),
    b AS (SELECT c.*, (c.e1 / r.e1) / (i.e1 / a.e1) AS lq, (c.e0 / r.e0) / (i.e0 / a.e0) AS lq0,
                 c.e1 - i.e1 * r.e1 / a.e1 AS surplus, c.e1 / r.e1 AS focus, c.e1 / i.e1 AS share,
                 c.e1 - c.eb * (i.e1 / i.eb) AS competitive
          FROM c JOIN r ON r.region = c.region JOIN i ON i.industry = c.industry CROSS JOIN a
          WHERE c.e1 IS NOT NULL),
    p AS (SELECT e0 AS size, abs(ln(lq / lq0)) AS change,
                 floor(10 * (row_number() OVER (ORDER BY e0) - 1) / count(*) OVER ()) AS part
          FROM b WHERE e1 > 0 AND e0 > 0),
    s AS (SELECT m.part, m.size, ln(q.q / 1.645) AS s
          FROM (SELECT part, avg(ln(size)) AS size FROM p GROUP BY 1) m
          JOIN ({quantile("p", "part", "change", 0.9)}) q ON q.part = m.part),
    f AS (SELECT regr_slope(s, size) AS b, exp(regr_intercept(s, size)) AS a FROM s),
    z AS ({quantile("b", "industry", "e1", 0.9)}), w AS ({quantile("b", "", "focus", 0.9)}),
    m AS (SELECT b.*, lq / exp(1.645 * f.a * power(e1, f.b)) AS low,
                 lq * exp(1.645 * f.a * power(e1, f.b)) AS high, z.q AS z, w.q AS w
          FROM b JOIN z ON z.industry = b.industry CROSS JOIN w CROSS JOIN f),
    k AS (SELECT *, CASE WHEN e1 < 50 OR n < 5 THEN 'too small to tell'
                         WHEN lq < 1 THEN 'not specialised' WHEN low > 1 THEN 'clear'
                         ELSE 'possible' END AS class,
                 CAST(e1 >= z AS INT) + CAST(lq >= 2 AS INT) + CAST(focus >= w AS INT) AS stars
          FROM m)
    SELECT region, industry, industry AS label, {NOW} AS "year", e1 AS employment,
           n AS establishments, lq, low AS lq_low, high AS lq_high, surplus, focus, share,
           competitive, class, stars,
           row_number() OVER (PARTITION BY region ORDER BY CASE class WHEN 'clear' THEN 0
               WHEN 'possible' THEN 1 WHEN 'too small to tell' THEN 2 ELSE 3 END, surplus DESC,
               industry) AS "rank",
           CAST(NULL AS INT) AS rank_low, CAST(NULL AS INT) AS rank_high
    FROM k"""


def with_duckdb(way: str, path: str, out: str, memory: str) -> None:
    """The bare statement, or the bare scan, under the same memory limit."""
    import duckdb

    with tempfile.TemporaryDirectory() as spill:
        connection = duckdb.connect()
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"SET memory_limit = '{memory}'")
        connection.execute(f"SET temp_directory = '{spill}'")
        if way == "scan":
            connection.execute(
                'SELECT sum(employment), sum(establishments), max("year"), max(region), '
                f"max(industry) FROM {relation(path)}"
            ).fetchall()
            return
        first = connection.execute(
            f"SELECT min(\"year\") FROM read_parquet('{path.replace('.csv', '.parquet')}')"
        ).fetchone()[0]
        base = max(BASE, first)
        connection.execute(f"COPY ({bare_sql(path, base)}) TO '{out}' (FORMAT parquet)")


def with_pandas(path: str, out: str) -> None:
    """The same columns with pandas."""
    import numpy as np
    import pandas as pd

    keys = {"region": str, "industry": str}
    table = pd.read_parquet(path) if path.endswith(".parquet") else pd.read_csv(path, dtype=keys)
    base = max(BASE, int(table["year"].min()))
    jobs = table[table["year"].isin([NOW, BEFORE, base])]
    wide = jobs.pivot_table(
        index=["region", "industry"], columns="year", values="employment", aggfunc="sum"
    )
    places = jobs[jobs["year"] == NOW].groupby(["region", "industry"])["establishments"].sum()
    c = wide.rename(columns={NOW: "e1", BEFORE: "e0", base: "eb"}).astype(float)
    c["n"] = places.astype(float)
    c = c.reset_index()
    for one in ("e1", "e0", "eb"):
        if one in c:
            c[f"r_{one}"] = c.groupby("region")[one].transform("sum")
            c[f"i_{one}"] = c.groupby("industry")[one].transform("sum")
    c["lq"] = (c.e1 / c.r_e1) / (c.i_e1 / c.e1.sum())
    before = (c.e0 / c.r_e0) / (c.i_e0 / c.e0.sum())
    c["surplus"], c["focus"] = c.e1 - c.i_e1 * c.r_e1 / c.e1.sum(), c.e1 / c.r_e1
    c["share"] = c.e1 / c.i_e1
    if "eb" in c:
        c["competitive"] = c.e1 - c.eb * (c.i_e1 / c.i_eb)
    c["change"] = (np.log(c.lq) - np.log(before)).abs()
    pairs = c[c.change.notna()].copy()
    pairs["part"] = pd.qcut(pairs.e0.rank(method="first"), 10, labels=False)
    spread = np.log(pairs.groupby("part")["change"].quantile(0.9) / 1.645)
    slope, level = np.polyfit(np.log(pairs.e0).groupby(pairs.part).mean(), spread, 1)
    factor = np.exp(1.645 * np.exp(level) * c.e1**slope)
    c["lq_low"], c["lq_high"] = c.lq / factor, c.lq * factor
    size90 = c.groupby("industry")["e1"].transform(lambda x: x.quantile(0.9))
    c["stars"] = (c.e1 >= size90).astype(int) + (c.lq >= 2) + (c.focus >= c.focus.quantile(0.9))
    c["class"] = np.select([(c.e1 < 50) | (c.n < 5), c.lq < 1, c.lq_low > 1], [2, 3, 0], default=1)
    c = c[c.e1.notna()].sort_values(["region", "class", "surplus"], ascending=[True, True, False])
    c["rank"] = c.groupby("region").cumcount() + 1
    c.to_parquet(out)


def with_polars(path: str, out: str) -> None:
    """The same columns with Polars, lazily as far as it goes."""
    import math

    import polars as pl

    text = {"region": pl.String, "industry": pl.String}
    lazy = pl.scan_parquet if path.endswith(".parquet") else pl.scan_csv
    wishes = {} if path.endswith(".parquet") else {"schema_overrides": text}
    table = lazy(path, **wishes)
    base = max(BASE, table.select(pl.col("year").min()).collect().item())

    def at(column: str, year: int) -> pl.Expr:
        wanted = pl.when(pl.col("year") == year).then(pl.col(column))
        seen = (pl.col("year") == year).any()
        return pl.when(seen).then(wanted.sum()).cast(pl.Float64)

    c = table.group_by("region", "industry").agg(
        at("employment", NOW).alias("e1"), at("employment", BEFORE).alias("e0"),
        at("employment", base).alias("eb"), at("establishments", NOW).alias("n"),
    ).collect()  # fmt: skip
    times = ("e1", "e0", "eb")
    for key, sign in (("region", "r"), ("industry", "i")):
        c = c.with_columns(pl.col(t).sum().over(key).alias(f"{sign}_{t}") for t in times)
    every = {t: c[t].sum() for t in times}

    def quotient(t: str) -> pl.Expr:
        return (pl.col(t) / pl.col(f"r_{t}")) / (pl.col(f"i_{t}") / every[t])

    c = c.filter(pl.col("e1").is_not_null()).with_columns(
        lq=quotient("e1"), before=quotient("e0"),
        surplus=pl.col("e1") - pl.col("i_e1") * pl.col("r_e1") / every["e1"],
        focus=pl.col("e1") / pl.col("r_e1"), share=pl.col("e1") / pl.col("i_e1"),
        competitive=pl.col("e1") - pl.col("eb") * (pl.col("i_e1") / pl.col("i_eb")),
    )  # fmt: skip
    pairs = c.filter((pl.col("e0") > 0) & (pl.col("e1") > 0)).select(
        "e0", change=(pl.col("lq") / pl.col("before")).log().abs(),
        part=((pl.col("e0").rank("ordinal") - 1) * 10 // pl.len()),
    )  # fmt: skip
    fitted = pairs.group_by("part").agg(
        x=pl.col("e0").log().mean(), y=(pl.col("change").quantile(0.9, "linear") / 1.645).log()
    )
    x, y = fitted["x"], fitted["y"]
    slope = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    level = y.mean() - slope * x.mean()
    factor = (1.645 * math.exp(level) * pl.col("e1").pow(slope)).exp()
    size = pl.col("e1").quantile(0.9, "linear").over("industry")
    focused = c["focus"].quantile(0.9, "linear")
    c = c.with_columns(
        lq_low=pl.col("lq") / factor, lq_high=pl.col("lq") * factor,
        stars=(pl.col("e1") >= size).cast(pl.Int8) + (pl.col("lq") >= 2).cast(pl.Int8)
        + (pl.col("focus") >= focused).cast(pl.Int8),
    )  # fmt: skip
    small = (pl.col("e1") < 50) | (pl.col("n") < 5)
    c = c.with_columns(
        pl.when(small).then(2).when(pl.col("lq") < 1).then(3).when(pl.col("lq_low") > 1).then(0)
        .otherwise(1).alias("class")
    ).sort("region", "class", "surplus", descending=[False, False, True])  # fmt: skip
    c.with_columns(rank=pl.int_range(1, pl.len() + 1).over("region")).write_parquet(out)


if __name__ == "__main__":
    chosen, source, target, limit = sys.argv[1:5]
    if chosen in ("pandas", "polars"):
        {"pandas": with_pandas, "polars": with_polars}[chosen](source, target)
    else:
        with_duckdb(chosen, source, target, limit)
