"""``clusterdyn screen TABLE``: step 1 on statistics."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import ExitCode, UsageError
from ..screening.engines.address import is_address
from ..screening.options import (
    BASES,
    DEFAULT_FLOOR_ESTABLISHMENTS,
    DEFAULT_FLOOR_JOBS,
    DEFAULT_MEMORY,
    DEFAULT_MINUTES,
    DEFAULT_TOP,
    LOCAL_UNITS,
    PERSONS_EMPLOYED,
    PROFILES,
    UNITS,
    ColumnChoice,
    ReadingOptions,
    ScreeningOptions,
)
from ..tables.errors import PackagesMissing, TableError
from .output import as_json, message, safe, say

if TYPE_CHECKING:
    from ..screening.pipeline import Screening
    from ..screening.take_candidates import Taken
    from ..store import Store

Text = str | None
Several = list[str] | None


def list_profiles(wanted: bool) -> None:
    """The publishers whose tables are known, with the page that says how to read them."""
    if not wanted:
        return
    from ..screening.publisher_profiles import all_profiles

    for profile in all_profiles():
        unseen = "" if profile.seen else "  (not checked with a real file)"
        say(f"{profile.name}{unseen}\n  {profile.source}")
    raise typer.Exit


def screen(
    source_of: Annotated[
        str,
        typer.Argument(metavar="TABLE", help="CSV, TSV, Parquet, XLSX, or postgresql://HOST/DB."),
    ],
    profiles: Annotated[
        bool,
        typer.Option(
            "--profiles",
            is_eager=True,
            callback=list_profiles,
            help="List the publishers whose tables are known.",
        ),
    ] = False,
    table: Annotated[str, typer.Option(help="Of a database: the table, SCHEMA.NAME.")] = "",
    explain: Annotated[bool, typer.Option(help="Of a database: print the statements.")] = False,
    timeout: Annotated[
        float, typer.Option(min=0, help="Of a database: most minutes for a statement.")
    ] = DEFAULT_MINUTES,
    region: Annotated[Text, typer.Option(help="Region to screen: a code or a name.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All regions; needs --to.")] = False,
    to: Annotated[Path | None, typer.Option(help="Write .csv, .parquet or .html.")] = None,
    force: Annotated[bool, typer.Option(help="Replace a file that is already there.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
    take: Annotated[
        Text, typer.Option(help="Put these ranks into step 1: 1,3,7 or 3=candidate-id.")
    ] = None,
    source: Annotated[str, typer.Option(help="Publisher, said with taken figures.")] = "",
    top: Annotated[int, typer.Option(min=0, help="How many candidates; 0: all.")] = DEFAULT_TOP,
    year: Annotated[Text, typer.Option(help="Default: the latest complete year.")] = None,
    base_year: Annotated[Text, typer.Option(help="Year from which growth is counted.")] = None,
    profile: Annotated[str, typer.Option(help=f"Rule: {', '.join(PROFILES)}.")] = "default",
    base: Annotated[str, typer.Option(help=f"Base of the LQ: {' or '.join(BASES)}.")] = "all",
    floor_jobs: Annotated[float, typer.Option(min=0, help="Fewest jobs.")] = DEFAULT_FLOOR_JOBS,
    floor_establishments: Annotated[
        float, typer.Option(min=0, help="Fewest establishments.")
    ] = DEFAULT_FLOOR_ESTABLISHMENTS,
    indicator: Annotated[str, typer.Option(help="Eurostat: jobs.")] = PERSONS_EMPLOYED,
    establishments_indicator: Annotated[
        str, typer.Option(help="Eurostat: establishments.")
    ] = LOCAL_UNITS,
    region_column: Annotated[Text, typer.Option(help="Column of regions.")] = None,
    industry_column: Annotated[Text, typer.Option(help="Column of industries.")] = None,
    year_column: Annotated[Text, typer.Option(help="Column of years.")] = None,
    employment_column: Annotated[Text, typer.Option(help="Column of jobs.")] = None,
    establishments_column: Annotated[Text, typer.Option(help="Column of establishments.")] = None,
    decimal: Annotated[Text, typer.Option(help="Sign of decimals: '.' or ','.")] = None,
    encoding: Annotated[Text, typer.Option(help="Like utf-8, utf-16, latin-1.")] = None,
    sheet: Annotated[Text, typer.Option(help="Sheet of an Excel workbook.")] = None,
    unit: Annotated[Text, typer.Option(help=f"What a figure counts: {', '.join(UNITS)}.")] = None,
    missing: Annotated[
        Several, typer.Option(metavar="MARK", help="A mark or number of a missing figure.")
    ] = None,
    flag: Annotated[
        Several, typer.Option(metavar="LETTERS", help="Letters behind a figure: a remark.")
    ] = None,
    columns_hold: Annotated[
        Text, typer.Option(help="What the headings of a cross table are: industry or region.")
    ] = None,
    keep: Annotated[
        Several, typer.Option(metavar="COLUMN=VALUE", help="Read only these rows.")
    ] = None,
    drop_industry: Annotated[
        Several, typer.Option(metavar="CODE", help="Leave out this industry.")
    ] = None,
    drop_region: Annotated[
        Several, typer.Option(metavar="CODE", help="Leave out this region.")
    ] = None,
    total_industry: Annotated[Text, typer.Option(help="The row for all industries.")] = None,
    total_region: Annotated[Text, typer.Option(help="The row for all regions.")] = None,
    no_total_industry: Annotated[
        bool, typer.Option("--no-total-industry", help="No row stands for all industries.")
    ] = False,
    no_total_region: Annotated[
        bool, typer.Option("--no-total-region", help="No row stands for all regions.")
    ] = False,
    drop_empty: Annotated[bool, typer.Option(help="Leave out rows without a key.")] = False,
    sum_duplicates: Annotated[bool, typer.Option(help="Add up repeated keys.")] = False,
    memory: Annotated[str, typer.Option(help="Most memory, like 500MB.")] = DEFAULT_MEMORY,
) -> None:
    """Find cluster candidates in a table of employment by region and industry."""
    try:
        columns = ColumnChoice(
            region_column, industry_column, year_column, employment_column, establishments_column
        )
        reading = ReadingOptions(
            path=Path(table if is_address(source_of) else source_of),
            address=source_of if is_address(source_of) else "", table=table, minutes=timeout,
            columns=columns, decimal=one_of(decimal, (".", ","), "--decimal"),
            encoding=encoding, sheet=sheet, indicator=indicator,
            establishments_indicator=establishments_indicator, keep=pairs(keep or []),
            drop_empty=drop_empty, sum_duplicates=sum_duplicates,
            drop_industry=tuple(drop_industry or []), drop_region=tuple(drop_region or []),
            total_industry=total_industry, total_region=total_region,
            no_total_industry=no_total_industry, no_total_region=no_total_region, year=year,
            base_year=base_year, unit=one_of(unit, tuple(UNITS), "--unit"),
            missing=tuple(missing or []), flags=tuple(flag or []),
            columns_hold=one_of(columns_hold, ("industry", "region"), "--columns-hold"),
        )  # fmt: skip
        options = ScreeningOptions(
            reading, region, str(one_of(profile, PROFILES, "--profile")),
            str(one_of(base, BASES, "--base")), finite(floor_jobs, "--floor-jobs"),
            finite(floor_establishments, "--floor-establishments"), top,
        )  # fmt: skip
        if explain:
            print_statements(reading)
            return
        run(options, Wishes(every, to, force, json, take, memory, source))
    except KeyboardInterrupt:
        raise UsageError("Stopped. Nothing was written.", ExitCode.INTERRUPTED) from None


def print_statements(reading: ReadingOptions) -> None:
    """What would travel to the database."""
    if not reading.address:
        raise TableError("--explain is for a table in a database.", "Leave it out.")
    from ..screening.read_database import explained

    say(explained(reading))


class Wishes:
    """What is to be done with the result."""

    def __init__(
        self, every: bool, to: Path | None, force: bool, as_json: bool, take: str | None,
        memory: str, source: str,
    ) -> None:  # fmt: skip
        self.every, self.to, self.force = every, to, force
        self.as_json, self.take, self.memory, self.source = as_json, take, memory, source
        self.dossier: tuple[Store, dict[str, Any]] | None = None


def one_of(value: str | None, allowed: tuple[str, ...], option: str) -> str | None:
    """The value, if it is allowed."""
    if value is not None and value not in allowed:
        raise TableError(f"{option} can't be '{value}'.", f"Use one of: {' '.join(allowed)}")
    return value


def finite(value: float, option: str) -> float:
    """A floor as it is; 'inf' is none."""
    if value == float("inf"):
        raise TableError(f"{option} can't be {value}.", "Write a number.")
    return value


def pairs(texts: list[str]) -> tuple[tuple[str, str], ...]:
    """COLUMN=VALUE texts as pairs."""
    for text in texts:
        if "=" not in text:
            raise TableError(f"'{text}' is no pair.", "Write --keep COLUMN=VALUE.")
    split = [text.split("=", 1) for text in texts]
    return tuple((column.strip(), value.strip()) for column, value in split)


def check_wishes(options: ScreeningOptions, wishes: Wishes) -> None:
    """Refuse what can't go together, before the table is read."""
    if wishes.every and options.region is not None:
        raise TableError("--all and --region exclude each other.", "Leave one of them out.")
    if wishes.every and wishes.to is None:
        raise TableError("--all needs a file to write to.", "Add --to FILE.csv")
    if wishes.take is not None and options.region is None:
        raise TableError("--take needs a region.", "Add --region CODE.")
    if wishes.take is not None:
        from ..screening.take_candidates import read_picks
        from .dossiers import load

        read_picks(wishes.take)
        wishes.dossier = load()
    if wishes.to is None:
        return
    from ..screening.export import check_target

    check_target(wishes.to, wishes.force)
    if options.region is None and not wishes.every:
        raise TableError("--to needs --region or --all.", "Add --region CODE or --all.")
    if wishes.every and wishes.to.suffix.casefold() == ".html":
        raise TableError("An HTML report shows one region.", "Use --region CODE.")


def run(options: ScreeningOptions, wishes: Wishes) -> None:
    """Read, measure, and give the answer in the wanted form."""
    check_wishes(options, wishes)
    from ..screening.engines.duckdb_engine import library

    try:
        library()
    except ImportError:
        raise PackagesMissing from None
    from ..screening.pipeline import open_screening

    with watcher(wishes) as tick, open_screening(
        options, wishes.memory, wishes.take is not None, tick
    ) as screening:  # fmt: skip
        if wishes.every and wishes.to is not None:
            write_all(screening, wishes)
        elif options.region is None:
            list_regions(screening, wishes)
        else:
            one_region(screening, options.region, wishes)


def watcher(wishes: Wishes) -> Any:
    """A progress bar on stderr while people watch; otherwise nothing."""
    if wishes.as_json or not sys.stderr.isatty():
        return nullcontext(None)
    from ..screening.progress import progress

    return progress()


def write_all(screening: Screening, wishes: Wishes) -> None:
    """Every cell of every region into a file."""
    write(screening, wishes, None)
    report = screening.reading.report
    if wishes.as_json:
        as_json({"report": report.as_dict()})
        return
    from ..screening.table_view import console, show_report

    show_report(console(), report)


def list_regions(screening: Screening, wishes: Wishes) -> None:
    """Which regions there are, and how to choose one."""
    report, regions = screening.reading.report, screening.regions()
    if wishes.as_json:
        data = {"report": report.as_dict(), "regions": regions}
        as_json(data)
        return
    from ..screening.table_view import show_regions

    show_regions(report, regions)


def one_region(screening: Screening, wanted: str, wishes: Wishes) -> None:
    """Candidates of one region: shown, written, taken."""
    from ..screening.nominate import every_row, nominate

    try:
        region = screening.region_code(wanted)
    except TableError as problem:
        hint = f"{problem.hint} Run the command without --region to see all of them."
        raise TableError(problem.message, hint) from None
    candidates = nominate(screening, region)
    report = screening.reading.report
    if wishes.take is not None and wishes.dossier is not None:
        from ..screening.take_candidates import read_picks, take
        from .context import today

        rows = every_row(screening, region)
        taken = take(report.as_dict(), rows, read_picks(wishes.take), today(), wishes.source)
        put_into_dossier(*wishes.dossier, taken)
    if wishes.to is not None and wishes.to.suffix.casefold() == ".html":
        from ..screening.html_report import html_report

        write_page(wishes.to, html_report(report, candidates))
    elif wishes.to is not None:
        write(screening, wishes, region)
    if wishes.as_json:
        data = {"report": report.as_dict(), "candidates": candidates}
        as_json(data)
        return
    from ..screening.table_view import show_candidates

    show_candidates(report, candidates)


def put_into_dossier(store: Store, data: dict[str, Any], taken: list[Taken]) -> None:
    """Saves the picked candidates as one change, and says what was taken."""
    from ..batch.screened_candidates import with_candidates
    from .context import today
    from .dossiers import save

    after, said = with_candidates(data, taken, today())
    save(store, data, after, "Candidates taken from statistics")
    for line in said:
        message(safe(line))


def write(screening: Screening, wishes: Wishes, region: str | None) -> None:
    """Rows into CSV or Parquet."""
    from ..screening.export import write_table

    write_table(screening, Path(str(wishes.to)), region)
    message(f"Written: {safe(str(wishes.to))}")


def write_page(target: Path, page: str) -> None:
    """The HTML report into its file."""
    from ..screening.export import write_text

    write_text(target, page)
    message(f"Written: {safe(str(target))}")
