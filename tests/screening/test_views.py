"""What people see: columns that fit, doubts, words, the picture of the report."""

import re

import pytest

from clusterdyn.screening import scatter_svg, table_view, wording
from clusterdyn.screening.html_report import html_report
from clusterdyn.screening.report import ReadingReport, counted
from clusterdyn.screening.table_columns import filled, fitting

NOTE = {"lq_without_one_establishment": 1.9, "regions_without_figure": 0}


def row(rank=1, **changes):
    values = {
        "region": "R", "industry": f"C{rank}", "label": f"Industry number {rank} with a long name",
        "year": 2020, "employment": 120_345, "establishments": 40, "lq": 2.0, "lq_low": 1.5,
        "lq_high": 2.6, "surplus": 60_000.0, "focus": 0.1, "share": 0.2, "competitive": 12.0,
        "class": "clear", "stars": 2, "rank": rank, "rank_low": 1, "rank_high": 3,
    }  # fmt: skip
    return values | changes


def headings(columns):
    return [column.short for column, _ in columns]


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_the_table_fits_the_window(width, monkeypatch):
    from rich.console import Console

    rows = [row(n) for n in range(1, 9)]
    shown = fitting(filled(rows, {r["industry"]: NOTE for r in rows}), width, 2, 26)
    out = Console(width=width, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    out.print(table_view.candidate_table(shown))
    text = out.export_text()
    assert "…" not in text
    assert {"Rank", "Industry", "Jobs", "LQ", "Surplus", "Class"} <= set(headings(shown))
    if width >= 80:
        assert all(len(line) <= width for line in text.splitlines())
        assert "120,345" in text and "+60,000" in text


def test_columns_go_by_their_rank_and_unknown_ones_at_once():
    rows = [row(), row(2)]
    every = filled(rows, {})
    assert "LQ less one" not in headings(every)
    narrow = headings(fitting(every, 84, 2, 20))
    assert "Stars" not in narrow
    assert "Band" in narrow
    bare = [row(stars=None, lq_low=None, lq_high=None, competitive=None, establishments=None)]
    assert not {"Stars", "Band", "Growth", "Establ."} & set(headings(filled(bare, {})))


def test_hidden_columns_are_named():
    rows = [row()]
    every = filled(rows, {})
    lines = " ".join(table_view.beside(every, fitting(every, 60, 2, 26)))
    assert "No room for:" in lines and "Stars" in lines
    assert "No room" not in " ".join(table_view.beside(every, every))


def test_doubts_about_a_candidate():
    assert wording.doubts(row(), NOTE, 20) == []
    weak = wording.doubts(row(), {"lq_without_one_establishment": 0.8}, 20)
    assert weak == ["without one average establishment the LQ would be 0.80"]
    assert wording.doubts(row(), {"lq_without_one_establishment": None}, 20) == [
        "all jobs may be in one establishment"
    ]
    more = wording.doubts(row(), {"imputed_share": 0.31, "regions_without_figure": 9}, 20)
    assert more == ["31.0 % of the jobs are the publisher's estimates",
                    "no figure for 9 of 20 regions"]  # fmt: skip


def test_doubts_and_krugman_are_shown(table, screened, capsys):
    text = "region,industry,year,employment,establishments\n" + "".join(
        f"{r},{i},2020,{v},{n}\n"
        for r, values in {"A": ((100, 2), (900, 9)), "B": ((1000, 9), (20000, 9))}.items()
        for i, (v, n) in zip(("Steel", "Food"), values, strict=True)
    )
    found = screened(table(text), "A", floor_establishments=1)
    table_view.show_candidates(found.report, found.rows)
    out = capsys.readouterr().out
    assert "1 Steel: without one average establishment the LQ would be 1.10." in out
    assert "Krugman specialisation of the region: 0.10" in out
    assert out.index("Steel: 2.0 times the usual share") < out.index("Rank")


def test_numbers_of_things():
    assert counted(1, "region", "regions") == "1 region"
    assert counted(1200, "region", "regions") == "1,200 regions"
    assert (
        "1 region and 2 industries are compared."
        in ReadingReport("t.csv", regions=1, industries=2).sentences()
    )


def test_names_in_the_picture_never_cover_each_other():
    rows = [row(n, employment=1000 + n, lq=2 + n / 1000) for n in range(1, 11)]
    page = scatter_svg.scatter(rows)
    places = [
        (float(x), float(y))
        for x, y in re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>\d+ Industry', page)
    ]
    assert len(places) == 10
    heights = sorted(y for _, y in places)
    assert all(b - a >= scatter_svg.LINE - 1 for a, b in zip(heights, heights[1:], strict=False))


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.32), (-0.2, 1.6), (2.9, 3.0), (1.0, 6.5)])
def test_axes_have_a_few_round_figures(low, high):
    found = scatter_svg.ticks(low, high)
    assert 2 <= len(found) <= 2 * scatter_svg.MOST_TICKS
    assert found == sorted(found)
    assert all(10**low <= value * 1.0000001 and value <= 10**high * 1.0000001 for value in found)


def test_zero_has_no_sign():
    assert [wording.jobs(v, sign=True) for v in (0.2, -0.3, 0, 1.2, -1.2)] == [
        "0",
        "0",
        "0",
        "+1",
        "-1",
    ]


def test_names_in_the_picture_cover_no_dot():
    rows = [row(n, employment=1000 + 150 * n, lq=2 + (n % 3) / 100) for n in range(1, 11)]
    page = scatter_svg.scatter(rows)
    number = r"([\d.]+)"
    dots = [tuple(map(float, d)) for d in re.findall(rf'cx="{number}" cy="{number}"', page)]
    names = re.findall(rf'<text x="{number}" y="{number}"[^>]*>(\d+ Industry[^<]*)<', page)
    assert len(dots) == len(names) == 10
    for x, y, text in names:
        for left, top in dots:
            right = float(x) + scatter_svg.LETTER * len(text)
            inside = float(x) < left < right and float(y) - 10 < top < float(y) + 3
            assert not inside, text


def test_text_from_the_table_leaves_the_tags_of_the_report_as_they_are():
    def page(text):
        report = ReadingReport(f"{text}.csv", columns={"region": text}, year=text)
        report.region, report.regions = {"label": text, "krugman_specialisation": 0.1}, 3
        report.candidate_notes = {text: {"lq_without_one_establishment": 0.8}}
        report.warnings = [f"Only {text}."]
        return html_report(report, [row(industry=text, label=text), row(2, label=text)])

    evil = "<b>&amp;</b> \"q\" 'p' {{ 1 }}"
    assert re.findall("<[^>]*>", page(evil)) == re.findall("<[^>]*>", page("ship"))
    shown = "&lt;b&gt;&amp;amp;&lt;/b&gt; &quot;q&quot; &#x27;p&#x27; {{ 1 }}"
    assert page(evil).count(shown) == page("ship").count("ship")
