"""Reads a table from file to checked cells and sums. The result lives in the engine's tables."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..tables.errors import TableError
from . import axes, blanks, closing
from .axis import PLURAL, Axis, AxisWish
from .cells import CellCount, build_cells, build_totals
from .contents import ByColumn, sample
from .decisions import Decision
from .engines.address import read_address
from .engines.duckdb_engine import Engine, EngineError, name_sql, text_sql
from .first_pass import Survey, survey
from .layout import reshape
from .numbers import Style
from .one_pass import try_one_pass
from .options import ReadingOptions
from .periods import Chosen, choose, code_of_day
from .publisher_profiles import profile_for
from .publishers import particulars, with_profile
from .raw_table import RawTable
from .read_plan import NO_PERIOD, Plan
from .report import ReadingReport, counted
from .roles import Roles, recognise
from .rows_read import Rows
from .source import file_fault, open_source
from .spots import find_spot
from .sums_below import in_file_order
from .units import unit_of

MANY_EMPTY = 0.3
LEAST_NINES = 9999
FILL_DOWN = (
    "Perhaps a name stands only in the first of its rows: then fill it down in a spreadsheet, or "
    "download the table again with one row per figure. "
)
ORDER_UP_TO = 500_000
"""Rows up to which the order of the file is looked at."""
MEND_UP_TO = 20_000_000
"""Bytes of a file up to which blanks are looked for when it can't be read."""


@dataclass
class Reading:
    """What was read: axes, labels, periods and the report."""

    plan: Plan
    chosen: Chosen
    regions: Axis
    industries: Axis
    region_labels: dict[str, str]
    industry_labels: dict[str, str]
    report: ReadingReport


def read_table(engine: Engine, options: ReadingOptions, folder: Path) -> Reading:
    """Read and check. Creates the tables cells, region_axis and industry_axis."""
    rows = rows_there(engine, options, folder) if options.address else (
        rows_here(engine, options, folder)
    )  # fmt: skip
    report = start_report(rows.plan, rows.counts, rows.chosen, rows.cells)
    report.sha256 = rows.sha256
    report.rows_in_file, report.withheld_in_file = rows_in_file(engine, rows)
    report.decisions += rows.plan.raw.decisions
    wishes = axis_wishes(engine, rows)
    for wish in wishes:
        report.dropped += [{"what": said} for said in axes.drop(engine, wish)]
    build_totals(engine)
    refuse_days(engine, rows)
    report.decisions += nines(engine)
    industries, regions = sort_axes(engine, wishes, report)
    return Reading(
        rows.plan, rows.chosen, regions, industries, rows.region_labels, rows.industry_labels,
        report,
    )  # fmt: skip


def rows_there(engine: Engine, options: ReadingOptions, folder: Path) -> Rows:
    """The cells of a table in a database."""
    from .read_database import read_cells

    return read_cells(engine, options, folder)


def rows_here(engine: Engine, options: ReadingOptions, folder: Path) -> Rows:
    """The cells of a table in a file."""
    raw = open_source(engine, options, folder)
    if raw.headings_inside:
        raw = blanks.without_headings(engine, raw)
    try:
        plan, counts, chosen, cells = read_rows(engine, raw, options)
        region_labels = labels(engine, plan, plan.region, plan.roles.region_label)
        industry_labels = labels(engine, plan, plan.industry, plan.roles.industry_label)
    except EngineError as problem:
        raise file_fault(problem, options.path) from None
    return Rows(plan, counts, chosen, cells, region_labels, industry_labels)


def axis_wishes(engine: Engine, rows: Rows) -> tuple[AxisWish, AxisWish]:
    """What is known beforehand about industries and regions."""
    plan, options = rows.plan, rows.plan.options
    step = rounding_step(engine, plan, rows.counts, rows.cells)
    return (
        AxisWish("industry", rows.industry_labels,
                 options.total_industry or plan.particulars.total_industry,
                 options.drop_industry, file_order(engine, rows, plan.industry),
                 options.no_total_industry, step),
        AxisWish("region", rows.region_labels, options.total_region, options.drop_region,
                 file_order(engine, rows, plan.region), options.no_total_region, step),
    )  # fmt: skip


def sort_axes(
    engine: Engine, wishes: tuple[AxisWish, AxisWish], report: ReadingReport
) -> tuple[Axis, Axis]:
    """Totals, parents and leaves of both axes, with the closing test."""
    industries, regions = (axes.find_axis(engine, wish) for wish in wishes)
    axes.view_leaves(engine, regions, industries)
    for wish, axis in zip(wishes, (industries, regions), strict=True):
        coverage = closing.check_axis(engine, wish, axis)
        if coverage is not None:
            report.coverage[wish.name] = coverage.share
        found = ([axis.total] if axis.total else []) + axis.parents
        report.totals[PLURAL[wish.name]] = listed(found)
        report.decisions += axis.decisions
        refuse_one(wish, axis)
    report.regions, report.industries = len(regions.leaves), len(industries.leaves)
    return industries, regions


ALONE = {
    "industry": "An LQ compares an industry with all jobs: add other industries or a row for all.",
    "region": "An LQ compares regions: add other regions or a row for the whole country.",
}


def refuse_one(wish: AxisWish, axis: Axis) -> None:
    """One region or one industry alone can't be compared."""
    if len(axis.leaves) + (axis.total is not None) < 2:
        only = axis.leaves[0] if axis.leaves else "-"
        raise TableError(f"The table holds one {wish.name} only ({only}).", ALONE[wish.name])


def read_rows(
    engine: Engine, raw: RawTable, options: ReadingOptions, mended: bool = False
) -> tuple[Plan, Survey, Chosen, CellCount]:
    """Turn, recognise, check and group; once more without blanks where that was the trouble."""
    profile = profile_for(raw.columns)
    raw = with_profile(raw, profile)
    held = sample(engine, raw)
    shaped = reshape(engine, raw, options, held)
    if shaped is not raw:
        held = {**sample(engine, shaped), **held}
    try:
        roles = recognise(engine, shaped, options.columns, held)
    except TableError:
        refuse_formulas(raw, raw.columns)
        raise
    refuse_formulas(raw, {*roles.named().values(), *shaped.turned})
    check_kept(shaped, options)
    plan = Plan(shaped, roles, particulars(engine, shaped, roles, options, profile), options)
    plan = with_unit(engine, plan, held)
    try:
        return plan, *count_and_group(engine, plan)
    except TableError:
        if mended or options.path.stat().st_size > MEND_UP_TO or options.drop_empty:
            raise
        better = blanks.mend(engine, raw, left_of_figures(raw, plan))
        if better is None:
            raise
    return read_rows(engine, better, options, mended=True)


def with_unit(engine: Engine, plan: Plan, held: ByColumn) -> Plan:
    """The plan, with how many jobs a figure is."""
    column = plan.roles.employment
    source = plan.raw.origin or plan.raw
    shown = [c for c in (column, *plan.raw.turned) if c in held and held[c].texts]
    example = next((t for c in shown for t in held[c].texts if t[0].isdigit()), "")
    told = replace(plan.raw, about=source.about)
    plan.factor, decision = unit_of(engine, told, column, plan.options.unit, plan.where, example)
    if decision is not None:
        plan.raw = replace(plan.raw, decisions=(*plan.raw.decisions, decision))
    return plan


def refuse_formulas(raw: RawTable, columns: Iterable[str]) -> None:
    """A formula that was never worked out has no figure."""
    for column in columns:
        if cell := raw.unworked.get(column):
            raise TableError(
                f"Column '{column}' holds formulas that were never worked out, the first in "
                f"{cell}.",
                "Open the file in a spreadsheet and save it.",
            )


def left_of_figures(raw: RawTable, plan: Plan) -> list[str]:
    """The columns of the file left of the first figure; none when a key stands among figures."""
    figures = {plan.roles.employment, plan.roles.establishments, *plan.raw.turned}
    first = next((n for n, c in enumerate(raw.columns) if c in figures), 0)
    keys = list(raw.columns[:first])
    wanted = {plan.roles.region, plan.roles.industry, plan.roles.year} - {None}
    return keys if wanted & set(raw.columns) <= set(keys) else []


def count_and_group(engine: Engine, plan: Plan) -> tuple[Survey, Chosen, CellCount]:
    """Check every row, choose the years, create the cells: in one pass or in two."""
    quick = try_one_pass(engine, plan)
    if quick is not None:
        return quick.counts, quick.chosen, quick.cells
    counts = survey(engine, plan)
    check_empty(engine, plan, counts)
    chosen = choose(counts.counts, plan.options.year, plan.options.base_year)
    complete, decimals = not counts.missing, counts.fractions > 0
    return counts, chosen, build_cells(engine, plan, chosen, complete, decimals)


def refuse_days(engine: Engine, rows: Rows) -> None:
    """Codes of industries that a spreadsheet turned into days: 10-12 became 12 October."""
    codes = [str(row[0]) for row in engine.rows("SELECT code FROM industry_totals")]
    days = {code: pair for code in codes if (pair := code_of_day(code))}
    if not days or len(days) == len(codes):
        return
    code, meant = next(iter(days.items()))
    column = rows.plan.roles.industry
    select = f"CAST({name_sql(column)} AS VARCHAR) AS value"
    match = f"trim(value) = {text_sql(code)}"
    spot = find_spot(engine, rows.plan.raw, column, select, match) if rows.in_file else None
    where = spot.named if spot is not None else f"Column '{column}'"
    raise TableError(
        f"{where}: '{code}' is a day; a spreadsheet made it of a code, probably {meant}.",
        "Format the column as text there, and type the codes again.",
    )


def nines(engine: Engine) -> list[Decision]:
    """The decision that a figure of nines, such as 999999, is a figure and marks no missing one."""
    largest = engine.one("SELECT max(jobs_now) FROM cells")[0]
    if largest is None or set(f"{largest:.0f}") != {"9"} or largest < LEAST_NINES:
        return []
    shown = f"{largest:.0f}"
    return [Decision(
        "missing_mark", shown, because=("it stands in a column of figures",),
        against=f"--missing {shown}", said=f"{shown} is a figure and marks no missing one.",
    )]  # fmt: skip


def rounding_step(engine: Engine, plan: Plan, counts: Survey, cells: CellCount) -> float:
    """The step of the figures: 1,000, 100, 10, 5 where all are such multiples, a fraction, or 1."""
    if plan.factor > 1:
        style = plan.styles.get(plan.roles.employment)
        return plan.factor / 10.0 ** (style.decimals if style is not None else 0)
    if not counts.fractions:
        return float(max(cells.rounded_to, 1))
    steps = (0.1, 0.01, 0.001)
    odd = engine.one(
        "SELECT "
        + ", ".join(f"max(abs(jobs_now / {s} - round(jobs_now / {s})))" for s in steps)
        + " FROM cells"
    )
    return next((s for s, off in zip(steps, odd, strict=True) if (off or 0) < 1e-3), 1e-6)


def file_order(engine: Engine, rows: Rows, key: str) -> Callable[[], list[str]] | None:
    """How to ask for the codes in the order of the file, where that takes no time to speak of."""
    if rows.counts.rows > ORDER_UP_TO or not rows.in_file:
        return None
    plan = rows.plan
    return lambda: in_file_order(engine, plan.raw.relation, plan.where, key)


def rows_in_file(engine: Engine, rows: Rows) -> tuple[int, int]:
    """(rows, withheld figures) of the whole file, also where only a part of it was read."""
    plan, counts = rows.plan, rows.counts
    if not rows.in_file or plan.where == "true":
        return counts.rows, counts.withheld
    number, withheld = engine.one(
        f"SELECT count(*), count(*) FILTER ({plan.suppressed or 'false'}) FROM {plan.raw.relation}"
    )
    return int(number), int(withheld)


def listed(codes: list[str]) -> str:
    """Up to eight codes, then how many more."""
    shown = ", ".join(codes[:8])
    return shown + (f" and {len(codes) - 8} more" if len(codes) > 8 else "")


def check_kept(raw: RawTable, options: ReadingOptions) -> None:
    """Columns named in --keep must exist."""
    for column, _ in options.keep:
        if column not in raw.columns:
            raise TableError(
                f"There is no column '{column}' to keep a value of.",
                f"The columns are: {', '.join(raw.columns[:20])}.",
            )


def check_empty(engine: Engine, plan: Plan, counts: Survey) -> None:
    """Rows without a region, industry or year are an error unless they may be dropped."""
    if counts.empty_rows and not plan.options.drop_empty:
        raise TableError(
            f"{counted(counts.empty_rows, 'row has', 'rows have')} no region, industry or year "
            f"({counts.empty_jobs:,.0f} jobs){first_empty(engine, plan)}.",
            (FILL_DOWN if MANY_EMPTY * counts.rows < counts.empty_rows < counts.rows else "")
            + "Complete them in the file, or leave them out with --drop-empty.",
        )
    if not counts.counts or all(c.figures == 0 for c in counts.counts):
        raise TableError(
            "No employment figure was found in the rows that were read.",
            "Check the column: --employment-column NAME.",
        )


def first_empty(engine: Engine, plan: Plan) -> str:
    """', the first in line 12', where the rows still stand as in the file."""
    raw = plan.raw.origin or plan.raw
    keys = [plan.roles.region, plan.roles.industry, plan.roles.year]
    texts = [f"CAST({name_sql(c)} AS VARCHAR)" for c in keys if c is not None and c in raw.columns]
    if not texts:
        return ""
    empty = " OR ".join(f"coalesce(trim({text}), '') = ''" for text in texts)
    select = f"'' AS value, ({empty}) AND ({plan.where if raw is plan.raw else 'true'}) AS empty"
    spot = find_spot(engine, raw, "", select, "empty")
    return f", the first in {spot.where}" if spot is not None else ""


def labels(engine: Engine, plan: Plan, key: str, column: str | None) -> dict[str, str]:
    """Code → name, where the table has a column of names."""
    if column is None:
        return {}
    rows = engine.rows(
        f"SELECT {key}, min(CAST({name_sql(column)} AS VARCHAR)) FROM {plan.raw.relation} "
        f"WHERE {plan.where} GROUP BY 1"
    )
    return {str(code): str(name).strip() for code, name in rows if code and name}


def start_report(plan: Plan, counts: Survey, chosen: Chosen, cells: CellCount) -> ReadingReport:
    """The report as far as reading goes."""
    options = plan.options
    report = ReadingReport(options.path.name)
    if options.address:
        report.file = f"{read_address(options.address).shown} · {options.table}"
    report.format, report.columns = dict(plan.raw.facts), plan.roles.named()
    report.rows_read, report.cells = counts.rows, cells.cells
    report.notes = [*plan.raw.described, *plan.particulars.described]
    report.year = None if chosen.shown.name == NO_PERIOD else chosen.shown.name
    report.year_before = chosen.before.name if chosen.before else None
    report.base_year = chosen.base.name if chosen.base else None
    report.complete_years = [] if report.year is None else list(chosen.complete)
    report.years = [
        {"year": c.period.name, "regions": c.regions, "figures": c.figures, "jobs": c.jobs}
        for c in sorted(counts.counts, key=lambda c: c.period.order)
    ]
    if counts.empty_rows:
        report.dropped.append({
            "what": f"{counts.empty_rows:,} rows without region, industry or year "
                    f"({counts.empty_jobs:,.0f} jobs)",
            "rows": counts.empty_rows, "jobs": counts.empty_jobs,
        })  # fmt: skip
    report.missing_figures, report.withheld_figures = counts.missing, counts.withheld
    add_style(report, plan.styles.get(plan.roles.employment))
    warn(report, plan.roles, counts, chosen, cells)
    return report


def add_style(report: ReadingReport, style: Style | None) -> None:
    """Missing marks, flags and the decimal sign of the employment column."""
    if style is None:
        return
    report.missing_marks, report.flags = dict(style.missing), dict(style.flagged)
    report.footnotes = dict(style.footnotes)
    if style.decimal is not None:
        report.notes.append(f"Decimals are marked by '{style.decimal}'.")
    if style.spaced:
        report.notes.append("Spaces inside numbers are read as thousands marks.")


def warn(
    report: ReadingReport, roles: Roles, counts: Survey, chosen: Chosen, cells: CellCount
) -> None:
    """What the reader should know before using the figures."""
    if chosen.note:
        report.warnings.append(chosen.note)
    if counts.fractions:
        report.notes.append(
            counted(counts.fractions, "employment figure has", "employment figures have")
            + " decimals (perhaps full-time units or estimates); read as they are."
        )
    if counts.zero_with_establishments and not roles.flags:
        report.warnings.append(
            f"{counted(counts.zero_with_establishments, 'row has', 'rows have')} establishments "
            "but 0 jobs. The publisher may hide small figures as 0; ask before trusting them."
        )
    if cells.rounded_to:
        report.notes.append(
            f"All employment figures are multiples of {cells.rounded_to:,}: the publisher rounds "
            "them. Small figures and small changes mean little."
        )
    if cells.duplicates:
        keys = counted(cells.duplicates, "repeated key was", "repeated keys were")
        report.notes.append(f"{keys} added up, as asked.")
    if "emp_nf" in roles.flags:
        report.notes.append(
            "The publisher adds noise to figures (flags G and H), so small changes mean nothing."
        )
