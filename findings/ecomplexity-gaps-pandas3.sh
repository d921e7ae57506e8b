#!/usr/bin/env bash
# ecomplexity 0.5.3 (specialisation and complexity of regions) on gaps, with pandas 3.1.1.
#
# One expects: it does what its own warning says, "NaN value(s) present, coercing to zero(es)".
# What happens: under pandas 3 the filling of gaps writes to a copy; the warning comes, the zeros
# don't. The suppressed cell stays without figure and quotient, though it was announced as 0. (With
# pandas 2.3.3 it comes back twice, once as jobs 0 and quotient 0 and once empty.) The package
# allows both. And a second line for the same region and industry (size classes, sexes) is not added
# up: the first one counts, the other comes back with its figure and an empty quotient.
# Why it matters: the same script on two machines calls a region unspecialised here and unknown
# there; to whoever reads the list the two mean opposite things.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'ecomplexity==0.5.3' 'pandas==3.1.1' 'numpy==2.4.6' 'scikit-learn==1.9.1'
cd "$dir"
env/bin/python - <<'END'
import contextlib
import io
import sys
import warnings

import pandas
from ecomplexity import ecomplexity

COLUMNS = {"time": "year", "loc": "region", "prod": "industry", "val": "jobs"}
ROWS = [
    ("A", "C", 10), ("A", "F", 20), ("A", "G", 5),
    ("B", "C", 30), ("B", "F", 10), ("B", "G", 5),
    ("D", "C", 5), ("D", "F", None), ("D", "G", 20),
    ("E", "C", 3), ("E", "F", 4), ("E", "G", 1),
]


def quotients(rows):
    table = pandas.DataFrame([(2025, *row) for row in rows], columns=list(COLUMNS.values()))
    with warnings.catch_warnings(record=True) as said, contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("always")
        found = ecomplexity(table, COLUMNS)
    rca = [
        (region, industry, jobs if jobs == jobs else None, round(value, 3) if value == value else None)
        for region, industry, jobs, value in found[["region", "industry", "jobs", "rca"]].itertuples(index=False)
    ]
    return rca, [str(w.message) for w in said if w.category is UserWarning]


gap, said = quotients(ROWS)
twice, _ = quotients(ROWS[:6] + [("D", "C", 5), ("D", "F", 2), ("D", "G", 20)] + ROWS[9:] + [("A", "C", 90)])
seen = {
    "said": [text for text in said if "zero" in text],
    "D in F": [row[2:] for row in gap if row[:2] == ("D", "F")],
    "D in G": [row[2:] for row in gap if row[:2] == ("D", "G")],
    "A in C, on two lines": [row[2:] for row in twice if row[:2] == ("A", "C")],
}
stated = {
    "said": ["NaN value(s) present, coercing to zero(es)"],
    "D in F": [(None, None)],
    "D in G": [(20.0, 2.916)],
    "A in C, on two lines": [(10, 0.685), (90, None)],
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
