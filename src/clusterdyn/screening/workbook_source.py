"""A workbook as a table: one sheet, or the sheets of several years together."""

from dataclasses import replace
from pathlib import Path

from ..tables import workbook
from .csv_source import csv_table, skipped
from .decisions import Decision, quoted
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .options import ReadingOptions
from .raw_table import RawTable
from .sheets import Written, chosen_sheets

ROW = "\x01row"
MOST_SAID = 8


def from_workbook(engine: Engine, options: ReadingOptions, folder: Path) -> RawTable:
    """The table of a workbook, through CSV files in the temporary folder."""
    book = workbook.read_book(options.path, options.sheet)
    found = chosen_sheets(book, folder)
    if len(found) == 1:
        return of_sheet(found[0])
    return of_years(engine, found)


def of_sheet(found: Written) -> RawTable:
    """One sheet, with what was passed by."""
    sheet, table = found.sheet, found.table
    listed = ", ".join(sheet.others[:MOST_SAID])
    others = f" (others: {listed})" if sheet.others else ""
    words = [f"Read as an Excel workbook, sheet '{sheet.name}'{others}."]
    if sheet.hidden:
        words.append(f"Passed by, because they are hidden: {', '.join(sheet.hidden[:MOST_SAID])}.")
    if sheet.hidden_rows:
        rows = "1 row is" if sheet.hidden_rows == 1 else f"{sheet.hidden_rows:,} rows are"
        words.append(f"{rows} hidden in the spreadsheet and read like the others.")
    facts = {"format": "Excel", "sheet": sheet.name}
    if sheet.others:
        facts["other sheets"] = ", ".join(sheet.others)
    said = (*words, *skipped(table, "row"))
    raw = csv_table(table, table.path, said, "row", facts)
    columns = dict(enumerate(raw.columns))
    letters = {columns[n]: cell for n, cell in sheet.unworked.items() if n in columns}
    return replace(raw, unworked=letters)


def of_years(engine: Engine, found: list[Written]) -> RawTable:
    """Sheets named by years, one below the other, with the year beside each row."""
    every = [of_sheet(one) for one in found]
    first = every[0]
    parts = " UNION ALL ".join(
        f"SELECT row_number() OVER () + {raw.first_line - 1} AS {name_sql(ROW)}, *, "
        f'{text_sql(one.period)} AS "year" FROM {raw.relation}'
        for one, raw in zip(found, every, strict=True)
    )
    engine.in_order(True)
    engine.run(f"CREATE OR REPLACE TEMP TABLE sheets_of_years AS {parts}")
    engine.in_order(False)
    listed = ", ".join(one.sheet.name for one in found)
    unworked = {column: cell for raw in reversed(every) for column, cell in raw.unworked.items()}
    return replace(
        first, relation="sheets_of_years", kinds=first.kinds | {"year": "text"}, first_line=1,
        described=(f"Read as an Excel workbook; the sheets {listed} are its years.",
                   *first.described[1:]),
        facts={"format": "Excel", "sheet": listed}, text=None, row=ROW, unworked=unworked,
        decisions=(by_years(listed, found[-1].sheet.name),),
    )  # fmt: skip


def by_years(listed: str, last: str) -> Decision:
    """The decision that sheets are the years of one table."""
    return Decision(
        "sheet", listed, score=7.0, because=("sheets are named by years", "with the same headings"),
        against=f"--sheet {quoted(last)}", said=f"the sheets {listed} are the years of one table.",
    )  # fmt: skip
