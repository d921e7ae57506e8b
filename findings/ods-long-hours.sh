#!/usr/bin/env bash
# Hours beyond one day in an ODS sheet: python-calamine 0.9.1, pandas 3.1.1 with odfpy 1.4.1.
#
# One expects: a column of hours ("07:30", "38:30" a week) is read as durations, as from XLSX, where
# python-calamine gives a timedelta for both.
# What happens: from ODS, python-calamine makes 07:30 a time of day and leaves 38:30 as the raw text
# "PT38H30M00S", so one column has two types. pandas with the engine "odf" cannot read the sheet at
# all: DateParseError "hour must be in 0..23". With 07:30 alone it works, and gives a time of day.
# Why it matters: working hours and project hours are what budgets of cluster work are made of, and
# ODS is the format of many public offices. The file is fine; LibreOffice writes cells like this.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install -qq --disable-pip-version-check 'python-calamine==0.9.1' 'odfpy==1.4.1' 'pandas==3.1.1' 'openpyxl==3.1.5' 'python-dateutil==2.9.0.post0'
cd "$dir"
env/bin/python - <<'END'
import datetime
import sys

import openpyxl
import pandas
import python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def ods(name, *hours):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Hours")
    for shown, iso in hours:
        row, cell = TableRow(), TableCell(valuetype="time", timevalue=iso)
        cell.addElement(P(text=shown))
        row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(name)
    return name


def xlsx(name, *hours):
    book = openpyxl.Workbook()
    for row, value in enumerate(hours, 1):
        book.active.cell(row, 1, value).number_format = "[h]:mm"
    book.save(name)
    return name


def calamine(name):
    return [row[0] for row in python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()]


def with_pandas(name):
    try:
        return pandas.read_excel(name, engine="odf", header=None)[0].tolist()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


half_day, week = ("07:30", "PT07H30M00S"), ("38:30", "PT38H30M00S")
both = ods("both.ods", half_day, week)
long = datetime.timedelta(hours=38, minutes=30)
seen = {
    "ODS, calamine": calamine(both),
    "ODS, pandas and odfpy": with_pandas(both),
    "ODS, pandas and odfpy, 07:30 alone": with_pandas(ods("one.ods", half_day)),
    "XLSX, calamine": calamine(xlsx("both.xlsx", datetime.timedelta(hours=7, minutes=30), long)),
}
stated = {
    "ODS, calamine": [datetime.time(7, 30), "PT38H30M00S"],
    "ODS, pandas and odfpy": "DateParseError: hour must be in 0..23: 38:30",
    "ODS, pandas and odfpy, 07:30 alone": [datetime.time(7, 30)],
    "XLSX, calamine": [datetime.timedelta(hours=7, minutes=30), long],
}
changed = [name for name in stated if seen[name] != stated[name]]
for name, what in seen.items():
    print(f"{name}: {what!r}")
print(f"CHANGED: {', '.join(changed)}" if changed else "AS STATED")
sys.exit(bool(changed))
END
