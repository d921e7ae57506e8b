"""Make danish_regions_2014.csv: Danish regions by industry, from Eurostat's regional statistics.

    python derive.py PATH/sbs_r_nuts06_r2.tsv.gz
    python derive.py PATH/sbs_r_nuts06_r2.tsv.gz --to danish_regions_2014.csv

The argument is Eurostat's bulk file ``sbs_r_nuts06_r2`` as published: tab-separated, compressed
or not, first column ``nace_r2,indic_sb,geo``, one column a year, ":" for a value that is not
published, letters after a value for remarks. Without ``--to`` the table goes to the screen; what
was left out is said on standard error. Needs Python 3.11 or later and nothing else.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from labels import INDUSTRIES, REGIONS

YEAR = "2014"
"""The last year in which every country had reported; the file's 2015 is incomplete."""

PERSONS, UNITS = "V16110", "V11210"
"""Eurostat's indicators: persons employed (number) and local units (number)."""

COLUMNS = ("region", "region_name", "nace", "industry", "year", "persons_employed", "local_units")
MOST_ROWS = 500

Cells = dict[tuple[str, str], dict[str, str]]


def opened(path: Path) -> TextIO:
    """The bulk file as text, whether compressed or not."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def division(code: str) -> bool:
    """Whether the code is a NACE division: a letter and two digits (C31, not C310 or C)."""
    return re.fullmatch(r"[A-Z][0-9]{2}", code) is not None


def cells(lines: Iterator[str], dropped: Counter[str]) -> Cells:
    """Persons employed and local units of 2014 by (region, division), as they stand in the file.

    ``dropped`` counts what was left out, by reason.
    """
    column = next(lines).rstrip("\n").split("\t").index(f"{YEAR} ")
    found: Cells = {}
    for line in lines:
        head, *values = line.rstrip("\n").split("\t")
        nace, indicator, region = head.split(",")
        if region not in REGIONS:
            continue
        if indicator not in (PERSONS, UNITS):
            dropped["rows of another indicator (wages, shares)"] += 1
        elif not division(nace):
            dropped["rows of a sum or a finer industry than a division"] += 1
        else:
            found.setdefault((region, nace), {})[indicator] = values[column - 1]
    return found


def number(cell: str) -> str:
    """The whole number of a cell without its remark; "" when it is not published."""
    plain = cell.split()[0] if cell.split() else ":"
    return "" if plain == ":" else str(int(float(plain)))


def table(found: Cells, dropped: Counter[str]) -> Iterator[tuple[str, ...]]:
    """The rows of the table, by region and industry; empty industries are left out."""
    for region, nace in sorted(found):
        values = found[region, nace]
        persons, units = (number(values.get(name, ":")) for name in (PERSONS, UNITS))
        if persons in ("", "0") and units in ("", "0"):
            dropped["rows without anybody employed and without a local unit"] += 1
            continue
        if not persons:
            dropped["persons employed not published (row kept, cell empty)"] += 1
        yield region, REGIONS[region], nace, INDUSTRIES[nace], YEAR, persons, units


def write(rows: list[tuple[str, ...]], to: TextIO) -> None:
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description="Danish regions by industry from Eurostat.")
    parser.add_argument("extract", type=Path, help="sbs_r_nuts06_r2.tsv.gz, as published")
    parser.add_argument("--to", type=Path, help="the CSV file to write")
    asked = parser.parse_args()
    dropped: Counter[str] = Counter()
    with opened(asked.extract) as lines:
        rows = list(table(cells(iter(lines), dropped), dropped))
    if not 0 < len(rows) <= MOST_ROWS:
        print(f"{len(rows)} rows; between 1 and {MOST_ROWS} expected.", file=sys.stderr)
        return 1
    if asked.to:
        with asked.to.open("w", encoding="utf-8", newline="") as file:
            write(rows, file)
    else:
        write(rows, sys.stdout)
    print(f"{len(rows)} rows for {YEAR}. Left out or left empty:", file=sys.stderr)
    for reason, count in dropped.most_common():
        print(f"  {count:>6}  {reason}", file=sys.stderr)
    print("         every other year and every region outside Denmark", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
