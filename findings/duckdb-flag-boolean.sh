#!/usr/bin/env bash
# DuckDB 2.0.1 reading columns of one-letter codes: flags, sexes, NACE sections.
#
# One expects: they stay text, and a row that is printed with flag f is found by WHERE flag = 'f'.
# What happens: a column of nothing but f and t (and gaps) is BOOLEAN to the sniffer. That hits the
# codes of this field: flag "f" (forecast), sex "F" and "T" (women, total), NACE sections F and T.
# Put two years under each other with UNION ALL, one of them with a further flag "e", and the column
# is text again, but its content now depends on the question: printed, grouped or counted with
# FILTER, three rows have "f"; WHERE obs_flag = 'f' finds one; WHERE obs_flag = 'false' finds the
# other two. The reader gets the cast handed down, and the letters, in some plans and not in others.
# Why it matters: taking forecasts out before a location quotient leaves most of them in, though the
# table on the screen shows the flag. all_varchar = true keeps the codes in every plan.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'duckdb==2.0.1'
cd "$dir"
env/bin/python - <<'END'
import sys
from pathlib import Path

import duckdb


def table(name, head, *rows):
    Path(name).write_text("\n".join([head, *rows]) + "\n")


def ask(sql):
    return duckdb.sql(sql).fetchall()


table("2025.csv", "geo,jobs,obs_flag", "DE11,12,f", "DE12,14,", "DE13,9,f")
table("2024.csv", "geo,jobs,obs_flag", "DE11,11,e", "DE12,13,", "DE13,8,f")
table("sex.csv", "sex,jobs", "F,40", "T,90")
table("section.csv", "nace,jobs", "F,300", "T,20", "F,280")
both = "(FROM '2025.csv' UNION ALL FROM '2024.csv')"
text = "(FROM read_csv('2025.csv', all_varchar = true) UNION ALL FROM read_csv('2024.csv', all_varchar = true))"
seen = {
    "2025": [str(t) for t in duckdb.sql("FROM '2025.csv'").types],
    "2024": [str(t) for t in duckdb.sql("FROM '2024.csv'").types],
    "sexes": ask("SELECT sex FROM 'sex.csv'"),
    "sections": ask("SELECT DISTINCT nace FROM 'section.csv' ORDER BY nace"),
    "printed": ask(f"SELECT geo, obs_flag FROM {both}"),
    "counted with FILTER": ask(f"SELECT count(*) FILTER (obs_flag = 'f') FROM {both}"),
    "WHERE obs_flag = 'f'": ask(f"SELECT geo, jobs, obs_flag FROM {both} WHERE obs_flag = 'f'"),
    "WHERE obs_flag = 'false'": ask(f"SELECT geo, jobs, obs_flag FROM {both} WHERE obs_flag = 'false'"),
    "with all_varchar": ask(f"SELECT count(*) FROM {text} WHERE obs_flag = 'f'"),
}
stated = {
    "2025": ["VARCHAR", "BIGINT", "BOOLEAN"],
    "2024": ["VARCHAR", "BIGINT", "VARCHAR"],
    "sexes": [(False,), (True,)],
    "sections": [(False,), (True,)],
    "printed": [("DE11", "f"), ("DE12", None), ("DE13", "f"), ("DE11", "e"), ("DE12", None), ("DE13", "f")],
    "counted with FILTER": [(3,)],
    "WHERE obs_flag = 'f'": [("DE13", 8, "f")],
    "WHERE obs_flag = 'false'": [("DE11", 12, "false"), ("DE13", 9, "false")],
    "with all_varchar": [(3,)],
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
