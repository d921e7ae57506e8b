"""What the terminal shows: table, picture, reading report, list of regions."""

from typing import Any

from clusterdyn.screening import picture, wording
from clusterdyn.screening.clean_text import clean
from clusterdyn.screening.report import ReadingReport

Record = dict[str, Any]
SHOWN_REGIONS = 40


def console() -> Any:
    """A Rich console on stdout; plain text when nobody watches."""
    from rich.console import Console

    plain = Console()
    return plain if plain.is_terminal else Console(width=120, no_color=True, highlight=False)


def show_candidates(report: ReadingReport, rows: list[Record]) -> None:
    """Headline, table, picture and reading report of one region."""
    out = console()
    region = clean((report.region or {}).get("label", ""))
    if rows:
        out.print(f"Candidates in {region}", style="bold", markup=False, highlight=False)
        out.print(candidate_table(report, rows))
        out.print(clean(wording.first_sentence(rows[0], region)), markup=False, highlight=False)
        for line in picture.draw(rows):
            out.print(line, markup=False, highlight=False, overflow="crop", no_wrap=True)
    else:
        out.print(f"No candidate was found in {region}.", markup=False, highlight=False)
    classes = (report.region or {}).get("classes", {})
    counted = ", ".join(f"{name} {count}" for name, count in classes.items() if count)
    out.print(f"All industries of the region: {counted}.", markup=False, highlight=False)
    show_report(out, report)


def candidate_table(report: ReadingReport, rows: list[Record]) -> Any:
    """The Rich table. Names from the file are plain text, never markup."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Rank")
    table.add_column("Industry", overflow="fold", max_width=40)
    for heading in ("Jobs", "Establ.", "LQ", "Band", "Surplus", "Of region", "Growth"):
        table.add_column(heading, justify="right")
    table.add_column("Class")
    table.add_column("Stars")
    for row in rows:
        note = report.candidate_notes.get(row["industry"], {})
        cells = [
            wording.place(row), clean(industry_name(row)), wording.jobs(row["employment"]),
            wording.jobs(row["establishments"]), wording.quotient(row["lq"]),
            wording.band(row["lq_low"], row["lq_high"]), wording.jobs(row["surplus"], sign=True),
            wording.percent(row["focus"]), wording.growth(row, note), row["class"],
            wording.stars(row["stars"]),
        ]  # fmt: skip
        table.add_row(*(Text(cell) for cell in cells))
    return table


def industry_name(row: Record) -> str:
    """Code and name, once only where they are the same."""
    code, label = row["industry"], row["label"]
    return label if code in label else f"{code} {label}"


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
    table.add_column("Region")
    table.add_column("Name")
    table.add_column("Jobs", justify="right")
    for row in regions[:SHOWN_REGIONS]:
        cells = (clean(row["region"]), clean(row["label"]), wording.jobs(row["employment"]))
        table.add_row(*(Text(cell) for cell in cells))
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
