#!/usr/bin/env bash
# DuckDB 2.0.1 reading Eurostat's TSV bulk files without any options.
#
# One expects: tabs divide a .tsv file, and a first line "freq,unit,geo\TIME_PERIOD<tab>2008 ..." is
# its header, whatever figures stand below.
# What happens: both depend on the figures. Three years that each hold a flag or a gap ("13 b", ":
# c") are read well. One of these years without any, and the line of years becomes a data row: the
# columns are column0, column1 ..., and the year 2010 is added up as if it were 2,010 jobs. Only two
# years, or one, with three keys before them, and the file is cut at the commas: region and figures
# end up in one cell ("DE11<tab>12 <tab>13 b"). No error, no warning.
# Why it matters: the same table asked for two regions or other years is read in another way. Naming
# delimiter and header is enough to be safe; the script checks that too.
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

KEY = "freq,unit,geo\\TIME_PERIOD"


def table(name, *rows):
    Path(name).write_text("".join("\t".join(row) + "\n" for row in rows))
    return name


def read(name, options=""):
    found = duckdb.sql(f"FROM read_csv('{name}'{options})")
    return found.columns, found.fetchall()


THREE = (KEY, "2008 ", "2009 ", "2010 ")
every = table("every.tsv", THREE, ("A,NR,DE11", "12 ", "13 b", ": "), ("A,NR,DE12", ": ", ": c", "15 "))
some = table("some.tsv", THREE, ("A,NR,DE11", "12 ", "13 b", "14 "), ("A,NR,DE12", ": ", ": c", "15 "))
two = table("two.tsv", (KEY, "2008 ", "2009 "), ("A,NR,DE11", "12 ", "13 b"), ("A,NR,DE12", ": ", ": c"))
one = table("one.tsv", (KEY, "2008 "), ("A,NR,DE11", "12 "), ("A,NR,DE12", "9 "))
safe = ", delim = '\\t', header = true"
seen = {
    "a flag or gap in every year": read(every)[0],
    "none in 2010": read(some)[0],
    "its first row": read(some)[1][0],
    "jobs of 2010, added up": duckdb.sql(f"SELECT sum(column3) FROM read_csv('{some}')").fetchall()[0][0],
    "two years": read(two)[0],
    "its first row again": read(two)[1][0],
    "one year": read(one)[0],
    "with delimiter and header named": [read(name, safe)[0] for name in (every, some, two, one)],
}
stated = {
    "a flag or gap in every year": [KEY, "2008", "2009", "2010"],
    "none in 2010": ["column0", "column1", "column2", "column3"],
    "its first row": (KEY, "2008 ", "2009 ", 2010),
    "jobs of 2010, added up": 2010 + 14 + 15,
    "two years": ["freq", "unit", "geo\\TIME_PERIOD\t2008 \t2009"],
    "its first row again": ("A", "NR", "DE11\t12 \t13 b"),
    "one year": ["freq", "unit", "geo\\TIME_PERIOD\t2008"],
    "with delimiter and header named": [[KEY, "2008", "2009", "2010"]] * 2 + [[KEY, "2008", "2009"], [KEY, "2008"]],
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
