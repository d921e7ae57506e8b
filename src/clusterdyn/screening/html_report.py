"""A report in one HTML file: no script, no network request, every text from the table escaped."""

from html import escape
from typing import Any

from clusterdyn.screening import scatter_svg, wording
from clusterdyn.screening.clean_text import clean
from clusterdyn.screening.report import ReadingReport
from clusterdyn.screening.table_view import industry_name

Record = dict[str, Any]
STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
body{color:#1b1f24}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.35rem .5rem;border-bottom:1px solid #d5d9de;text-align:right;vertical-align:top}
th:nth-child(2),td:nth-child(2),th:nth-child(10),td:nth-child(10){text-align:left}
caption{text-align:left;color:#4a525c;padding-bottom:.5rem}
svg{max-width:100%;height:auto}.note{color:#4a525c}
@media print{body{margin:0}}
"""
HEADINGS = ("Rank", "Industry", "Jobs", "Establishments", "LQ", "Band", "Surplus jobs",
            "Of the region's jobs", "Growth against the industry", "Class", "Stars")  # fmt: skip
EXPLAINED = (
    ("LQ", "share of the industry in the region, divided by its share in all regions"),
    ("Band", "90 % of LQs stay inside it from one year to the next; it is no sampling error"),
    ("Surplus jobs", "jobs above the number expected with an LQ of 1"),
    ("Growth", "jobs won or lost against the growth of the same industry in the whole table; "
               "~ means no more than usual change"),
    ("Class", "clear: the whole band lies above 1; possible: LQ of 1 or more"),
)  # fmt: skip


def html_report(report: ReadingReport, rows: list[Record]) -> str:
    """The whole page as text."""
    region = text((report.region or {}).get("label", ""))
    year = f", {text(report.year)}" if report.year else ""
    lead = ""
    if rows:
        lead = text(wording.first_sentence(rows[0], (report.region or {}).get("label", "")))
    sentences = "\n".join(f"<li>{text(sentence)}</li>" for sentence in report.sentences())
    terms = "\n".join(f"<dt>{text(t)}</dt><dd>{text(words)}</dd>" for t, words in EXPLAINED)
    body = candidate_table(report, rows) if rows else "<p>No candidate was found.</p>"
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
<h2>Picture</h2>
{scatter_svg.scatter(rows)}
<h2>Words</h2>
<dl>
{terms}
</dl>
<h2>How the table was read</h2>
<ul>
{sentences}
</ul>
<p class="note">{krugman(report)}</p>
</body>
</html>
"""


def text(value: object) -> str:
    """Any text, safe between tags and inside attributes."""
    return escape(clean(value), quote=True)


def candidate_table(report: ReadingReport, rows: list[Record]) -> str:
    """The table of candidates."""
    head = "".join(f'<th scope="col">{text(heading)}</th>' for heading in HEADINGS)
    lines = []
    for row in rows:
        note = report.candidate_notes.get(row["industry"], {})
        cells = (
            wording.place(row), industry_name(row), wording.jobs(row["employment"]),
            wording.jobs(row["establishments"]), wording.quotient(row["lq"]),
            wording.band(row["lq_low"], row["lq_high"]), wording.jobs(row["surplus"], sign=True),
            wording.percent(row["focus"]), wording.growth(row, note), row["class"],
            wording.stars(row["stars"]),
        )  # fmt: skip
        lines.append("<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in cells) + "</tr>")
    caption = "Ranks in brackets: 90 % of places when figures move as they usually do."
    body = "\n".join(lines)
    return (
        f"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>"
    )


def krugman(report: ReadingReport) -> str:
    """One sentence about the region as a whole."""
    value = (report.region or {}).get("krugman_specialisation")
    if value is None:
        return ""
    return (
        f"Krugman specialisation of the region: {value:.2f} "
        "(0: the same mix as everywhere; 2: nothing in common)."
    )
