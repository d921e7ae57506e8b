#!/usr/bin/env bash
# pyjstat 2.4.0 writing a pandas table as JSON-stat, with jsonstat-validator 0.4.6 looking at it.
#
# One expects: each figure goes to the cell of its region and year, in whatever order the rows
# stand; and a table with a row missing gets a gap there, or is refused.
# What happens: the figures are written in the order of the rows, while the dimensions say another
# order. A table sorted by year, then region, comes back with two of four figures on the wrong
# region and year. A table with one row missing is written with 3 figures for 2 x 2 cells. Neither
# warns, and the validator calls both valid: it never counts the figures against the size.
# Why it matters: statistics for location quotients are mostly kept sorted by year, and rows with
# nothing in them are mostly left out. The result looks well-formed to every check but a round trip.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'pyjstat==2.4.0' 'jsonstat-validator==0.4.6' 'pandas==3.1.1'
cd "$dir"
env/bin/python -W ignore - <<'END'
import json
import sys

import pandas
from jsonstat_validator import validate_jsonstat
from pyjstat import pyjstat

rows = [("DE11", "2014", 1), ("DE12", "2014", 2), ("DE11", "2015", 3), ("DE12", "2015", 4)]


def written(some):
    return json.loads(pyjstat.Dataset.read(pandas.DataFrame(some, columns=["geo", "time", "value"])).write())


def back(cube):
    table = pyjstat.Dataset.read(json.dumps(cube)).write("dataframe", naming="id")
    return {(geo, time): value for geo, time, value in table.itertuples(index=False)}


by_year, short = written(rows), written(rows[:2] + rows[3:])
seen = {
    "asked, by year": {(geo, time): value for geo, time, value in rows},
    "read back, by year": back(by_year),
    "read back, by region": back(written(sorted(rows))),
    "three rows": (short["size"], short["value"]),
    "valid": (validate_jsonstat(by_year), validate_jsonstat(short)),
}
right = {("DE11", "2014"): 1, ("DE12", "2014"): 2, ("DE11", "2015"): 3, ("DE12", "2015"): 4}
stated = {
    "asked, by year": right,
    "read back, by year": {("DE11", "2014"): 1, ("DE11", "2015"): 2, ("DE12", "2014"): 3, ("DE12", "2015"): 4},
    "read back, by region": right,
    "three rows": ([2, 2], [1, 2, 4]),
    "valid": (True, True),
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
