#!/usr/bin/env bash
# python-calamine 0.9.1 on error cells.
#
# One expects: an error in a cell is a value of that cell; "#N/A" is read as '' and the rest is
# there.
# What happens: only the seven old ones are known. A cell with any other one, be it "#GETTING_DATA"
# of the old file format standard (figures still on their way from a server) or the newer "#SPILL!"
# and "#CALC!", and the whole sheet cannot be read: CalamineError. It comes from to_python(), not
# from opening the workbook. openpyxl reads the same file and gives the error as text.
# Why it matters: a jobs table from an office's query, or a member list with one odd formula in a
# far column, is refused as a whole; a program that guards only the opening of the file breaks off,
# even where the cell stands on a sheet that it reads only to choose among sheets.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'python-calamine==0.9.1' 'openpyxl==3.1.5'
cd "$dir"
env/bin/python - <<'END'
import sys

import openpyxl
import python_calamine


def read(error):
    book = openpyxl.Workbook()
    page = book.active
    page.append(["firm", "jobs", "note"])
    page.append(["A", 12, error])
    page["C2"].data_type = "e"
    book.save("firms.xlsx")
    opened = python_calamine.CalamineWorkbook.from_path("firms.xlsx")
    try:
        return opened.get_sheet_by_index(0).to_python()[1]
    except python_calamine.CalamineError as problem:
        return str(problem)


NAMES = ["#N/A", "#DIV/0!", "#VALUE!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!"]
seen = {name: read(name) for name in NAMES}
seen["openpyxl on the last"] = [cell.value for cell in openpyxl.load_workbook("firms.xlsx").active[2]]
stated = {name: ["A", 12.0, ""] for name in NAMES[:3]}
stated |= {name: f"Unsupported cell error value '{name}'" for name in NAMES[3:]}
stated["openpyxl on the last"] = ["A", 12, "#BLOCKED!"]
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
