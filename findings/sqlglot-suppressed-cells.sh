#!/usr/bin/env bash
# DuckDB's TRY_CAST, translated by SQLGlot 30.30.0 to SQLite and run there.
#
# One expects: TRY_CAST, which makes NULL of what is no number, has a counterpart, or the
# translation is refused with unsupported_level RAISE.
# What happens: it becomes a plain CAST, silently. SQLite's CAST never fails: it reads as many
# digits as it can. A suppressed cell ":" or "c" becomes 0 and a flagged one, "12 b", becomes 12, so
# the sum, the mean and the number of known cells all differ from DuckDB's, and nothing is NULL any
# more. For PostgreSQL the same CAST is written, which there stops the whole query.
# Why it matters: a suppressed region looks like one without jobs, the very confusion that screening
# by location quotients has to avoid.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'sqlglot==30.30.0' 'duckdb==2.0.1'
cd "$dir"
env/bin/python - <<'END'
import sqlite3
import sys

import duckdb
import sqlglot

DATA = "WITH t(geo, jobs) AS (VALUES ('DE11', '30'), ('DE12', ':'), ('DE13', 'c'), ('DE14', '12 b')) "
SQL = DATA + "SELECT geo, TRY_CAST(jobs AS INTEGER) AS n FROM t ORDER BY geo"
MEASURE = DATA + "SELECT count(TRY_CAST(jobs AS INTEGER)), sum(TRY_CAST(jobs AS INTEGER)), avg(TRY_CAST(jobs AS INTEGER)) FROM t"


def turn(sql, write):
    return sqlglot.transpile(sql, read="duckdb", write=write, unsupported_level=sqlglot.ErrorLevel.RAISE)[0]


def lite(sql):
    return sqlite3.connect(":memory:").execute(turn(sql, "sqlite")).fetchall()


seen = {
    "written for SQLite": turn("SELECT TRY_CAST(x AS INTEGER)", "sqlite"),
    "written for PostgreSQL": turn("SELECT TRY_CAST(x AS INTEGER)", "postgres"),
    "DuckDB": duckdb.sql(SQL).fetchall(),
    "SQLite": lite(SQL),
    "known, sum, mean in DuckDB": duckdb.sql(MEASURE).fetchall(),
    "known, sum, mean in SQLite": lite(MEASURE),
}
stated = {
    "written for SQLite": "SELECT CAST(x AS INTEGER)",
    "written for PostgreSQL": "SELECT CAST(x AS INT)",
    "DuckDB": [("DE11", 30), ("DE12", None), ("DE13", None), ("DE14", None)],
    "SQLite": [("DE11", 30), ("DE12", 0), ("DE13", 0), ("DE14", 12)],
    "known, sum, mean in DuckDB": [(1, 30, 30.0)],
    "known, sum, mean in SQLite": [(4, 42, 10.5)],
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
