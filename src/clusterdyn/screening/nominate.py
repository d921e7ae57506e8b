"""The candidates of one region, with notes on how far each figure can be trusted."""

import math
from typing import Any

from . import measures, ranking
from .class_rules import CLASSES
from .engines.duckdb_engine import text_sql
from .measures import NORMAL_95
from .pipeline import Record, Screening

NOMINATED = ("clear", "possible")
MOST_NAMED = 6
"""Regions up to which the others are named."""
NOT_PROOF = (
    "Figures nominate, people decide: firms in the same place and trade don't always work together."
)


def nominate(screening: Screening, region: str) -> list[Record]:
    """Ranked candidates of a region (code). Fills the report's parts about the region.

    With ``top`` 0 every industry of the region is given, whatever its class.
    """
    rows = every_row(screening, region)
    ranking.add_intervals(rows, screening.band, screening.options.profile == "default")
    top = screening.options.top
    chosen = [row for row in rows if top == 0 or row["class"] in NOMINATED][: top or None]
    fill_report(screening, region, rows, chosen)
    return chosen


def every_row(screening: Screening, region: str) -> list[Record]:
    """All industries of a region in rank order, without rank intervals."""
    rows = screening.region_rows(region)
    for row in rows:
        for column in ("employment", "establishments"):
            row[column] = whole(row[column])
    return rows


def whole(value: float | None) -> float | int | None:
    """4613.0 as 4613; other figures as they are."""
    return int(value) if value is not None and float(value).is_integer() else value


def compared_with(screening: Screening, region: str) -> str:
    """Where there are few regions: the sentence that names the others, so that a missed total is
    seen at once.
    """
    reading = screening.reading
    others = [reading.region_labels.get(c, c) for c in reading.regions.leaves if c != region]
    if not others or len(others) >= MOST_NAMED:
        return ""
    whole = reading.regions.total
    said = f"Compared with: {', '.join(others)}"
    return said + (f", within {reading.region_labels.get(whole, whole)}." if whole else ".")


def fill_report(
    screening: Screening, region: str, rows: list[Record], chosen: list[Record]
) -> None:
    """Region, counts by class, specialisation, notes per candidate."""
    report = screening.reading.report
    engine = screening.engine
    report.compared = compared_with(screening, region)
    jobs = engine.one(f"SELECT jobs_now FROM region_sum WHERE region = {text_sql(region)}")[0]
    report.region = {
        "region": region,
        "label": screening.reading.region_labels.get(region, region),
        "employment": whole(jobs),
        "krugman_specialisation": krugman(screening, region),
        "classes": {name: sum(r["class"] == name for r in rows) for name in CLASSES},
    }
    report.candidate_notes = candidate_notes(screening, region, chosen, float(jobs or 0))
    report.remarks = [*ranking.ties(chosen), NOT_PROOF]


def krugman(screening: Screening, region: str) -> float | None:
    """Krugman specialisation of the region, over the industries that were screened."""
    pairs = screening.engine.rows(
        "SELECT coalesce(c.jobs_now, 0), i.jobs_now FROM industry_sum i "
        "JOIN industry_axis a ON a.code = i.industry AND a.leaf "
        f"LEFT JOIN cells c ON c.industry = i.industry AND c.region = {text_sql(region)} "
        "WHERE i.jobs_now IS NOT NULL"
    )
    own = [float(p[0]) for p in pairs]
    everywhere = [float(p[1]) for p in pairs]
    if not sum(own) or not sum(everywhere):
        return None
    return measures.krugman_specialisation(own, everywhere)


def candidate_notes(
    screening: Screening, region: str, rows: list[Record], region_jobs: float
) -> dict[str, Record]:
    """How far the figures of each candidate carry, by industry code."""
    if not rows:
        return {}
    codes = ", ".join(text_sql(row["industry"]) for row in rows)
    found = screening.engine.rows(f"""
        SELECT i.industry, max(i.jobs_now), max(a.jobs_now),
               count(*) FILTER (c.rows_now > c.figures_now),
               max(CASE WHEN c.region = {text_sql(region)} THEN c.imputed END)
        FROM industry_sum i CROSS JOIN all_sum a JOIN cells c ON c.industry = i.industry
        JOIN region_axis ra ON ra.code = c.region AND ra.leaf
        WHERE i.industry IN ({codes}) GROUP BY i.industry""")
    facts = {str(code): rest for code, *rest in found}
    return {
        row["industry"]: candidate_note(screening, row, region_jobs, facts[row["industry"]])
        for row in rows
    }


def candidate_note(
    screening: Screening, row: Record, region_jobs: float, facts: list[Any]
) -> Record:
    """One candidate. ``facts``: industry jobs, all jobs, regions without a figure, estimates."""
    industry, whole_jobs, missing, imputed = facts
    note: Record = {"regions_without_figure": int(missing)}
    if row["establishments"]:
        note["lq_without_one_establishment"] = measures.without_one_establishment(
            row["employment"], row["establishments"], region_jobs, industry, whole_jobs
        )
    if imputed is not None and row["employment"]:
        note["imputed_share"] = float(imputed) / row["employment"]
    if row["competitive"] is not None:
        note["growth_within_noise"] = within_noise(screening, row)
    return note


def within_noise(screening: Screening, row: Record) -> bool | None:
    """True when the competitive part is no larger than the band of the jobs; None: no band."""
    band = screening.band
    if band is None or not row["employment"]:
        return None
    spread = math.exp(NORMAL_95 * band.a * row["employment"] ** band.b) - 1
    return bool(abs(row["competitive"]) <= spread * row["employment"])
