#!/usr/bin/env bash
# econcomplex 1.0.1, a peer for location quotients and regional indicators, on gaps and zeros.
#
# One expects: one suppressed cell costs at most the quotients of its region and industry; growth
# from nothing is unknown or infinite; a concentration index normalised to 0..1 lies there.
# What happens: one NaN in the table of jobs makes every location quotient of every region NaN. With
# binary=True these become 0, so that no region is specialised in anything: a clean table of zeros.
# growth_matrix gives 0 % for an industry that went from 0 to 500 jobs, the same as for one that
# stood still. herfindahl of a region without figures is -0.5 with three industries. No warning in
# any case.
# Why it matters: suppressed cells are the rule in regional statistics, and a new industry is what a
# cluster scan looks for. Of two other peers, one takes gaps as 0 and one leaves them NaN.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'econcomplex==1.0.1' 'pandas==3.1.1' 'numpy==2.4.6' 'scipy==1.17.1'
cd "$dir"
env/bin/python - <<'END'
import sys
import warnings

import pandas
from econcomplex.dynamics import growth_matrix
from econcomplex.inequality import herfindahl
from econcomplex.specialization import location_quotient

warnings.simplefilter("error")
jobs = pandas.DataFrame({"C": [10.0, 30, 5], "F": [20.0, 10, 2], "G": [5.0, 5, 20]}, index=["A", "B", "D"])
gap = jobs.copy()
gap.loc["D", "F"] = float("nan")
before = pandas.DataFrame({"C": [100.0], "F": [0.0]}, index=["A"])
after = pandas.DataFrame({"C": [100.0], "F": [500.0]}, index=["A"])
nothing = pandas.DataFrame({"C": [10.0, 0], "F": [20.0, 0], "G": [5.0, 0]}, index=["A", "E"])
seen = {
    "specialised, all cells known": int(location_quotient(jobs, binary=True).to_numpy().sum()),
    "quotients known, one cell not": int(location_quotient(gap).count().sum()),
    "specialised, one cell not": int(location_quotient(gap, binary=True).to_numpy().sum()),
    "and that answer has gaps": bool(location_quotient(gap, binary=True).isna().to_numpy().any()),
    "growth of C and F": growth_matrix(before, after).loc["A"].tolist(),
    "concentration of E": round(float(herfindahl(nothing)["E"]), 6),
}
stated = {
    "specialised, all cells known": 3,
    "quotients known, one cell not": 0,
    "specialised, one cell not": 0,
    "and that answer has gaps": False,
    "growth of C and F": [0.0, 0.0],
    "concentration of E": -0.5,
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
