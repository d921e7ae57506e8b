"""A report in one HTML file: no script, no network request, every text from the table escaped."""

from pathlib import Path
from typing import Any

from ..templates import html_template
from . import scatter_svg, wording
from .report import ReadingReport
from .table_columns import filled
from .table_view import doubts
from .wording import clean

Record = dict[str, Any]
TEMPLATE = Path(__file__).with_name("report.html.j2")
EXPLAINED = {
    "LQ": "share of the industry in the region, divided by its share in all regions",
    "Band": "90 % of LQs stay inside it from one year to the next; it is no sampling error",
    "LQ without one establishment": "what the LQ would be if one average establishment left",
    "Surplus jobs": "jobs above the number expected with an LQ of 1",
    "Growth against the industry": "jobs won or lost against the growth of the same industry in "
    "the whole table; ~ means no more than usual change",
    "Class": "with our default rule, clear: the whole band lies above 1; possible: LQ of 1 or more",
    "Stars": "one each for size, specialisation and focus, after the European Cluster Observatory",
}
"""Headings of columns and what they mean."""


def html_report(report: ReadingReport, rows: list[Record]) -> str:
    """The whole page as text."""
    region = report.region or {}
    label = region.get("label", "")
    columns = filled(rows, report.candidate_notes)
    return html_template(TEMPLATE, clean).render(
        title=f"Candidates in {clean(label)}" + (f", {report.year}" if report.year else ""),
        lead=wording.first_sentence(rows[0], label) if rows else "",
        assumed=report.assumed(),
        rows=rows,
        columns=columns,
        has_rank_bands=any(row["rank_low"] is not None for row in rows),
        doubts=doubts(report, rows),
        krugman=wording.krugman(region.get("krugman_specialisation")),
        picture=scatter_svg.scatter(rows) if rows else "",
        explained={c.long: EXPLAINED[c.long] for c, _ in columns if c.long in EXPLAINED},
        sentences=report.sentences(),
    )
