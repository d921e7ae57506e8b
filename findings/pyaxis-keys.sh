#!/usr/bin/env bash
# pyaxis 0.4.3 on PC-Axis (PX) files, the format of most Nordic, Baltic and Swiss statistics
# offices.
#
# One expects: a file with KEYS, which leaves out the rows of nothing but zeros and names each row
# it keeps, is read with zeros where rows are left out, or is refused.
# What happens: the names are taken for figures. Where the number of entries happens to fit (of
# three regions with two years, two rows of a name and two figures: six entries for six cells), the
# table is read without a word and every figure stands at another region or year; the region that
# had no jobs gets some, and "A", stands among the figures. Elsewhere it fails with a message about
# lengths. The signs for missing figures, which the format has quoted, come out in three ways: "."
# as '', ".." as NaN, "..." and "-" as text that keeps its quotation marks.
# Why it matters: sparse tables, many industries in small regions, are what KEYS is for.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'pyaxis==0.4.3' 'pandas==3.1.1'
cd "$dir"
env/bin/python -W ignore - <<'END'
import sys
from pathlib import Path

from pyaxis import pyaxis

HEAD = (
    'CHARSET="ANSI";\nAXIS-VERSION="2013";\nTITLE="Jobs by region and year";\nUNITS="persons";\n'
    'STUB="region";\nHEADING="year";\nVALUES("region")={regions};\nVALUES("year")="2014","2015";\n{more}DATA=\n{data};\n'
)


def read(regions, data, more=""):
    listed = ",".join(f'"{region}"' for region in regions)
    Path("jobs.px").write_text(HEAD.format(regions=listed, data=data, more=more), encoding="latin-1")
    table = pyaxis.parse("jobs.px", "latin-1")["DATA"]
    return [(region, year, value if value == value else "NaN") for region, year, value in table.itertuples(index=False)]


def problem(*given):
    try:
        return read(*given)
    except ValueError as error:
        return str(error)


keys = 'KEYS("region")=VALUES;\n'
seen = {
    "A 1 2, B left out, C 3 4": read("ABC", '"A", 1 2 \n"C", 3 4 ', keys),
    "A 1 2, B left out, C 3 4, D left out": problem("ABCD", '"A", 1 2 \n"C", 3 4 ', keys),
    "dots": [value for _, _, value in read("ABC", '1 "." \n".." "..." \n"-" 6 ')],
}
stated = {
    "A 1 2, B left out, C 3 4": [
        ("A", "2014", '"A",'), ("A", "2015", "1"), ("B", "2014", "2"), ("B", "2015", '"C",'), ("C", "2014", "3"), ("C", "2015", "4"),
    ],
    "A 1 2, B left out, C 3 4, D left out": "Length of values (6) does not match length of index (8)",
    "dots": ["1", "", "NaN", '"..."', '"-"', "6"],
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
