#!/usr/bin/env bash
# DuckDB 2.0.1, a CSV column read as text (VARCHAR, nothing detected) and cast with TRY_CAST.
#
# One expects: TRY_CAST gives NULL for a text that is no number; that is what it is for.
# What happens: where the column is used in nothing but the cast, the optimiser moves the cast into
# the CSV reader, and there it is a plain CAST: the query ends with "Could not convert string",
# and the message says that the type was detected, though detection is off and VARCHAR was asked
# for. count(TRY_CAST(a AS BIGINT)) over the same file works; so does the cast beside the column.
# Why it matters: TRY_CAST is how a cautious reader asks "how many of these are numbers?" of a file
# of an office, with "1,000" or ".." in it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'duckdb==2.0.1'
cd "$dir"
env/bin/python - <<'END'
import sys

import duckdb

with open("jobs.csv", "w") as file:
    file.write('jobs\n600\n"1,000"\n')
table = ("read_csv('jobs.csv', auto_detect = false, header = false, skip = 1, delim = ';', "
         "quote = '\"', escape = '\"', columns = {'jobs': 'VARCHAR'})")
inner = f"SELECT TRY_CAST(jobs AS BIGINT) AS n FROM {table}"
queries = {
    "counted with a condition": f"SELECT count(*) FILTER (n BETWEEN 100 AND 999) FROM ({inner})",
    "counted": f"SELECT count(TRY_CAST(jobs AS BIGINT)) FROM {table}",
    "beside the column": f"SELECT count(*) FILTER (n BETWEEN 100 AND 999), max(jobs) FROM "
    f"(SELECT jobs, TRY_CAST(jobs AS BIGINT) AS n FROM {table})",
}
seen = {}
for name, query in queries.items():
    try:
        seen[name] = duckdb.sql(query).fetchall()
    except duckdb.ConversionException as error:
        seen[name] = "Could not convert" if "Could not convert string" in str(error) else str(error)
stated = {
    "counted with a condition": "Could not convert",
    "counted": [(1,)],
    "beside the column": [(1, "600")],
}
for name, what in seen.items():
    print(f"{name}: {what}")
changed = [name for name in stated if seen[name] != stated[name]]
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
