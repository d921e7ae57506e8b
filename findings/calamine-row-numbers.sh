#!/usr/bin/env bash
# python-calamine 0.9.1 on a sheet whose table starts in the middle, as tables of offices often do
# (a blank line or three above, an empty column to the left).
#
# One expects: rows come with the positions they have in Excel, or without, but in one manner.
# What happens: three manners, and a size that fits none. to_python() drops the blank rows above AND
# the blank column at the left; iter_rows() keeps the rows but drops the column;
# to_python(skip_empty_area=False) keeps both. And total_height and total_width, which one would
# take for the size of the latter, are the index of the last row and column: 8 and 3 for a list of 9
# rows of 4 cells. height is the cropped 6.
# Why it matters: "row 2 is not a number" sends the facilitator to the wrong line of a member list
# unless start is added; checking with openpyxl, which keeps both, hides it as long as test files
# begin in A1.
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

book = openpyxl.Workbook()
page = book.active
page["C4"], page["D4"] = "firm", "jobs"
page["C5"], page["D5"] = "A", 12
page["C9"], page["D9"] = "B", 7
book.save("members.xlsx")
sheet = python_calamine.CalamineWorkbook.from_path("members.xlsx").get_sheet_by_index(0)


def where(rows):
    """Row and column, counted from 1, of the cell with "firm"; and how many rows there are."""
    rows = [list(row) for row in rows]
    row = next(n for n, cells in enumerate(rows, 1) if "firm" in cells)
    return row, rows[row - 1].index("firm") + 1, len(rows)


seen = {
    "to_python()": where(sheet.to_python()),
    "iter_rows()": where(sheet.iter_rows()),
    "to_python(skip_empty_area=False)": where(sheet.to_python(skip_empty_area=False)),
    "openpyxl": where([cell.value for cell in row] for row in openpyxl.load_workbook("members.xlsx").active.iter_rows(min_row=1, min_col=1)),
    "height, width": (sheet.height, sheet.width),
    "total_height, total_width": (sheet.total_height, sheet.total_width),
    "start, end": (sheet.start, sheet.end),
}
stated = {
    "to_python()": (1, 1, 6),
    "iter_rows()": (4, 1, 9),
    "to_python(skip_empty_area=False)": (4, 3, 9),
    "openpyxl": (4, 3, 9),
    "height, width": (6, 2),
    "total_height, total_width": (8, 3),
    "start, end": ((3, 2), (8, 3)),
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
