"""A report in one HTML file: no script, no network request, every text from the table escaped."""

from html import escape
from typing import Any

from . import scatter_svg, wording
from .clean_text import clean
from .report import ReadingReport
from .table_columns import filled
from .table_view import doubts

Record = dict[str, Any]
STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:74rem;margin:2rem auto;padding:0 1rem}
body{color:#1b1f24}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%;font-size:.85rem}
th,td{padding:.35rem .5rem;border-bottom:1px solid #d5d9de;text-align:right;vertical-align:top}
th.words,td.words{text-align:left}
.wide{overflow-x:auto}
td{white-space:nowrap}td.words{white-space:normal}
td:nth-child(2){min-width:11rem;overflow-wrap:anywhere}
td:first-child{white-space:nowrap}
h1,p,li{overflow-wrap:anywhere}
dt{font-weight:600}
caption{text-align:left;color:#4a525c;padding-bottom:.5rem}
svg{max-width:100%;height:auto}.note{color:#4a525c}
@media print{body{margin:0}}
"""
PICTURE_WORDS = """<p class="note">Jobs against LQ, both on growing scales. On the dashed line a
field has the same share of jobs as everywhere.</p>"""
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
    region = text((report.region or {}).get("label", ""))
    year = f", {text(report.year)}" if report.year else ""
    lead = ""
    if rows:
        lead = text(wording.first_sentence(rows[0], (report.region or {}).get("label", "")))
    sentences = "\n".join(f"<li>{text(sentence)}</li>" for sentence in report.sentences())
    shown = [column.long for column, _ in filled(rows, report.candidate_notes)]
    terms = "\n".join(
        f"<dt>{text(name)}</dt><dd>{text(EXPLAINED[name])}</dd>"
        for name in shown
        if name in EXPLAINED
    )
    doubted = ""
    if rows and (lines := doubts(report, rows)):
        items = "\n".join(f"<li>{text(line)}</li>" for line in lines)
        doubted = f'<p class="note">Less firm than they look:</p>\n<ul>\n{items}\n</ul>'
    body = candidate_table(report, rows) if rows else "<p>No candidate was found.</p>"
    picture = f"<h2>Picture</h2>\n{scatter_svg.scatter(rows)}\n{PICTURE_WORDS}" if rows else ""
    words = f"<h2>Words</h2>\n<dl>\n{terms}\n</dl>" if rows else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Candidates in {region}{year}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>Candidates in {region}{year}</h1>
<p>{lead}</p>
<h2>Table</h2>
{body}
{doubted}
<p class="note">{text(wording.krugman((report.region or {}).get("krugman_specialisation")))}</p>
{picture}
{words}
<h2>How the table was read</h2>
<ul>
{sentences}
</ul>
</body>
</html>
"""


def text(value: object) -> str:
    """Any text, safe between tags and inside attributes."""
    return escape(clean(value), quote=True)


def candidate_table(report: ReadingReport, rows: list[Record]) -> str:
    """The table of candidates."""
    columns = filled(rows, report.candidate_notes)
    side = {True: "", False: ' class="words"'}
    head = "".join(f'<th scope="col"{side[c.right]}>{text(c.long)}</th>' for c, _ in columns)
    lines = []
    for number in range(len(rows)):
        cells = [f"<td{side[c.right]}>{text(cells[number])}</td>" for c, cells in columns]
        lines.append("<tr>" + "".join(cells) + "</tr>")
    caption = ""
    if any(row["rank_low"] is not None for row in rows):
        caption = (
            "<caption>Ranks in brackets: 90 % of places when figures move as they usually do."
            "</caption>\n"
        )
    body = "\n".join(lines)
    return (
        f'<div class="wide"><table>\n{caption}<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )
