"""What the terminal shows: table, picture, reading report, list of regions."""

from typing import Any

from . import picture, wording
from .report import ReadingReport
from .table_columns import Column, filled, fitting
from .wording import clean

Record = dict[str, Any]
Columns = list[tuple[Column, list[str]]]
SHOWN_REGIONS = 40
NAME_WIDTH, GAP = 26, 2
NO_FIGURE = "The table has no figure for this region in that year."


def console() -> Any:
    """A Rich console on stdout; plain text when nobody watches."""
    from rich.console import Console

    plain = Console()
    return plain if plain.is_terminal else Console(width=100, no_color=True, highlight=False)


def show_candidates(report: ReadingReport, rows: list[Record]) -> None:
    """Headline, first sentence, table, doubts, picture and reading report of one region."""
    out = console()
    region = clean((report.region or {}).get("label", ""))
    if rows:
        say(out, f"Candidates in {region}" + (f", {report.year}" if report.year else ""), "bold")
        say(out, wording.first_sentence(rows[0], region))
        for line in report.assumed():
            say(out, line)
        every = filled(rows, report.candidate_notes)
        shown = fitting(every, out.width, GAP, NAME_WIDTH)
        out.print(candidate_table(shown))
        for line in beside(every, shown):
            say(out, line)
        for line in doubts(report, rows):
            say(out, line)
        for line in picture.draw(rows, out.width):
            out.print(line, markup=False, highlight=False, overflow="crop", no_wrap=True)
    else:
        say(out, f"No candidate was found in {region}.")
    classes = (report.region or {}).get("classes", {})
    counted = ", ".join(f"{name} {count}" for name, count in classes.items() if count)
    say(out, f"All industries of the region: {counted}." if counted else NO_FIGURE)
    if sentence := wording.krugman((report.region or {}).get("krugman_specialisation")):
        say(out, sentence)
    show_report(out, report)


def say(out: Any, text: str, style: str = "") -> None:
    """One line of text that may hold words from the file."""
    out.print(clean(text), style=style, markup=False, highlight=False)


def doubts(report: ReadingReport, rows: list[Record]) -> list[str]:
    """What makes the figures of a candidate less firm, one line each."""
    found = []
    for row in rows:
        note = report.candidate_notes.get(row["industry"], {})
        if parts := wording.doubts(row, note, report.regions):
            found.append(f"{row['rank']} {row['label']}: {'; '.join(parts)}.")
    return found


def beside(every: Columns, shown: Columns) -> list[str]:
    """What a reader of the table needs to know: signs, and columns that found no room."""
    found = []
    names = [column.short for column, _ in shown]
    if "Growth" in names:
        found.append(
            "Growth: jobs won or lost against the same industry elsewhere; ~ is no more than usual."
        )
    hidden = [c.long for c, _ in every if c.short not in names]
    if hidden:
        found.append(f"No room for: {', '.join(hidden)}. A wider window or --to FILE.html has it.")
    return found


def candidate_table(columns: Columns) -> Any:
    """The Rich table. Names from the file are plain text, never markup."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column, _ in columns:
        name = column.short == "Industry"
        table.add_column(
            column.short, justify="right" if column.right else "left", no_wrap=not name,
            overflow="fold", max_width=40 if name else None,
        )  # fmt: skip
    for cells in zip(*(cells for _, cells in columns), strict=True):
        table.add_row(*(Text(clean(cell)) for cell in cells))
    return table


def show_report(out: Any, report: ReadingReport) -> None:
    """The reading report as short lines."""
    out.print("How the table was read", style="bold", highlight=False)
    for sentence in report.sentences():
        out.print(f"- {clean(sentence)}", markup=False, highlight=False)


def show_regions(report: ReadingReport, regions: list[Record]) -> None:
    """Codes, names and jobs, and how to go on."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = console()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    named = any(row["label"] != row["region"] for row in regions)
    table.add_column("Region")
    if named:
        table.add_column("Name")
    table.add_column("Jobs", justify="right")
    for row in regions[:SHOWN_REGIONS]:
        cells = [row["region"], *([row["label"]] if named else []), wording.jobs(row["employment"])]
        table.add_row(*(Text(clean(cell)) for cell in cells))
    for line in report.assumed():
        say(out, line)
    out.print(table)
    if len(regions) > SHOWN_REGIONS:
        out.print(f"… and {len(regions) - SHOWN_REGIONS:,} more.", highlight=False)
    first = clean(regions[0]["region"]) if regions else "CODE"
    out.print(
        f'Choose a region by code or name: --region "{first}". '
        "For all regions: --all --to FILE.csv",
        markup=False,
        highlight=False,
    )
    show_report(out, report)
