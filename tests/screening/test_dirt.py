"""Every kind of dirt ends in what the reading rules promise: handled and said, or refused."""

import gzip

import pytest

from clusterdyn.tables.errors import TableError

HEAD = "region,industry,year,employment\n"
CLEAN = [("A", "C10", 2020, "100"), ("A", "C11", 2020, "300"),
         ("B", "C10", 2020, "500"), ("B", "C11", 2020, "100")]  # fmt: skip


def rows(*extra, head=HEAD, clean=CLEAN):
    return head + "".join(",".join(str(v) for v in row) + "\n" for row in [*clean, *extra])


def with_value(value, quoted=False):
    shown = f'"{value}"' if quoted else value
    return rows(("A", "C12", 2020, shown), ("B", "C12", 2020, "50"))


def test_suppressed_zero_with_a_flag_is_missing_and_counted(table, screened):
    text = "region,industry,year,employment,flag\nA,X,2020,100,\nA,Y,2020,0,N\nB,X,2020,50,\nB,Y,2020,7,\n"
    found = screened(table(text), "A")
    assert [row["industry"] for row in found.rows] == ["X"]
    assert found.report.withheld_figures == 1
    assert found.report.missing_figures == 1


def test_zero_jobs_with_establishments_warns_when_there_is_no_flag(table, screened):
    text = "region,industry,year,employment,establishments\nA,X,2020,100,5\nA,Y,2020,0,3\nB,X,2020,50,2\nB,Y,2020,7,1\n"
    found = screened(table(text), "A")
    assert any("establishments but 0 jobs" in text for text in found.report.warnings)


@pytest.mark.parametrize(
    "mark",
    [
        ":",
        ": c",
        "(D)",
        "x",
        "..",
        "-",
        "<5",
        "NA",
        "",
        " ",
        "*",
        "c",
        "(c)",
        "n.a.",
        "…",
        "−",
        "< 5",
        "≤3",
        "5-9",
        "10 – 19",
        "#N/A",
    ],
)
def test_known_marks_are_missing_figures(table, screened, mark):
    found = screened(table(with_value(mark)), "A")
    assert "C12" not in [row["industry"] for row in found.rows]
    assert found.report.missing_figures == 1
    if mark.strip():
        assert found.report.missing_marks == {mark: 1}


@pytest.mark.parametrize(
    "value", ["abc", "1E3", "inf", "1_000", "0x1F", "12a34", "5 h", "+5", "1.2.3", "1..2"]
)
def test_unknown_text_is_an_error_with_its_line(table, screened, value):
    with pytest.raises(TableError, match=r"line 6: .* is not a number"):
        screened(table(with_value(value)), "A")


def test_flags_after_a_number_are_kept_as_remarks(table, screened):
    found = screened(table(rows(("A", "C12", 2020, "12.3 u"), ("B", "C12", 2020, "50 p"))), "A")
    assert found.cell("C12")["employment"] == 12.3
    assert found.report.flags == {"u": 1, "p": 1}
    said = " ".join(found.report.sentences())
    assert "Figures kept with a remark: u (of low reliability) 1, p (provisional) 1." in said


def test_a_break_in_the_series_blocks_growth_of_that_cell(table, screened):
    text = HEAD + "".join(
        f"{r},{i},{y},{v}{' b' if (r, i, y) == ('A', 'C10', 2020) else ''}\n"
        for y in (2019, 2020) for r in "AB" for i, v in (("C10", 100), ("C11", 200))
    )  # fmt: skip
    found = screened(table(text), "A")
    assert found.cell("C10")["competitive"] is None
    assert found.cell("C11")["competitive"] == 0


@pytest.mark.parametrize("total", ["TOTAL", "Insgesamt", "I alt", "All industries", "SUM"])
def test_a_named_total_is_a_denominator_and_not_counted_twice(table, screened, total):
    text = rows(("A", total, 2020, 400), ("B", total, 2020, 600))
    found = screened(table(text), "A")
    assert {row["industry"] for row in found.rows} == {"C10", "C11"}
    assert found.report.denominators["region"] == f"the published total '{total}'"
    assert found.cell("C10")["lq"] == pytest.approx((100 / 400) / (600 / 1000))


def test_a_total_that_covers_more_than_the_detail_is_the_base(table, screened):
    found = screened(table(rows(("A", "TOTAL", 2020, 500), ("B", "TOTAL", 2020, 1000))), "A")
    assert found.cell("C10")["focus"] == pytest.approx(100 / 500)
    assert found.report.coverage["industry"] == pytest.approx(1000 / 1500)


def test_a_total_without_a_name_is_found_by_its_values(table, screened):
    values = {"A": (100, 300, 40), "B": (500, 100, 60), "C": (20, 80, 900)}
    text = HEAD
    for region, row in values.items():
        for industry, jobs in zip(("Fish", "Wood", "Steel"), row, strict=True):
            text += f"{region},{industry},2020,{jobs}\n"
        text += f"{region},Everything,2020,{sum(row)}\n"
    found = screened(table(text), "A")
    assert "Everything" not in [row["industry"] for row in found.rows]
    assert found.report.totals["industries"] == "Everything"


def test_prefix_codes_keep_only_the_leaves(table, screened):
    text = HEAD
    for region, (a, b, c) in {"A": (10, 30, 60), "B": (50, 20, 30)}.items():
        for code, jobs in (("C", a + b), ("C10", a), ("C11", b), ("G", c), ("G45", c)):
            text += f"{region},{code},2020,{jobs}\n"
    found = screened(table(text), "A")
    assert {row["industry"] for row in found.rows} == {"C10", "C11", "G45"}
    assert found.cell("C10")["focus"] == pytest.approx(0.1)


def test_codes_that_only_look_nested_stay(table, screened):
    text = HEAD
    for region in "AB":
        for number in range(1, 13):
            text += f"{region},{number},2020,{100 + 13 * number}\n"
    found = screened(table(text), "A")
    assert len(found.rows) == 12


def test_a_total_region_is_the_base_and_no_candidate(table, screened):
    found = screened(table(rows(("Danmark", "C10", 2020, 700), ("Danmark", "C11", 2020, 500))), "A")
    assert [r["region"] for r in found.regions] == ["B", "A"]
    assert found.cell("C10")["share"] == pytest.approx(100 / 700)


def test_a_nested_category_is_named_with_the_way_out(table, screened):
    text = rows(
        ("A", "TOTAL", 2020, 400), ("B", "TOTAL", 2020, 600),
        ("A", "Dairies", 2020, 60), ("B", "Dairies", 2020, 200),
    )  # fmt: skip
    with pytest.raises(TableError, match="'Dairies' is counted twice") as caught:
        screened(table(text), "A")
    assert '--drop-industry "Dairies"' in caught.value.hint
    assert screened(table(text), "A", drop_industry=("Dairies",)).report.industries == 2


def test_nested_letters_without_a_total_are_refused(table, screened):
    text = HEAD + "".join(
        f"{r},{i},2020,{v}\n" for r in "AB"
        for i, v in (("Industry (B-E)", 90), ("Manufacturing (C)", 70), ("Trade (G)", 50))
    )  # fmt: skip
    with pytest.raises(TableError, match=r"Manufacturing \(C\)"):
        screened(table(text), "A")


def test_ragged_leaves_give_a_coverage_line(table, screened):
    text = HEAD
    for region in "AB":
        for code, jobs in (("------", 1000), ("11----", 400), ("113---", 250), ("1131--", 240),
                           ("22----", 600)):  # fmt: skip
            text += f"{region},{code},2020,{jobs}\n"
    found = screened(table(text), "A")
    assert {row["industry"] for row in found.rows} == {"1131--", "22----"}
    assert found.report.coverage["industry"] == pytest.approx(0.84)
    assert any("covers 84.0%" in text for text in found.report.sentences())


def years_text(last):
    lines = [f"{r},C10,{y},100\n{r},C11,{y},200\n" for y in (2018, 2019, 2020) for r in "ABCDEF"]
    return HEAD + "".join(lines) + last


def test_an_incomplete_latest_year_is_not_used(table, screened):
    found = screened(table(years_text("A,C10,2021,100\nA,C11,2021,200\n")), "A")
    assert found.report.year == "2020"
    assert any("2021 is not complete" in text for text in found.report.warnings)
    few = years_text("A,C10,2021,100\nB,C10,2021,9\nB,C11,2021,9\n")
    assert screened(table(few), "A", year="2021").rows


def test_a_latest_year_with_far_too_few_jobs_is_not_used(table, screened):
    last = "".join(f"{r},C10,2021,50\n{r},C11,2021,70\n" for r in "ABCDEF")
    assert screened(table(years_text(last)), "A").report.year == "2020"


def test_new_industry_codes_block_growth_and_band(table, screened):
    old = "".join(f"{r},OLD{n},2019,{90 + n}\n" for r in "AB" for n in range(80))
    new = "".join(f"{r},NEW{n},2020,{90 + n}\n" for r in "AB" for n in range(80))
    found = screened(table(HEAD + old + new), "A")
    assert found.report.band is None
    assert all(row["competitive"] is None for row in found.rows)
    assert any("industry codes change" in text for text in found.report.warnings)


def test_codes_keep_their_leading_zeros(table, screened):
    text = HEAD + "01001,0111,2020,5\n01001,0112,2020,9\n1000,0111,2020,7\n1000,0112,2020,8\n"
    found = screened(table(text), "01001")
    assert {row["industry"] for row in found.rows} == {"0111", "0112"}
    assert {r["region"] for r in found.regions} == {"01001", "1000"}


@pytest.mark.parametrize("key", ["NA", "null", "None", "nan"])
def test_a_code_named_like_missing_is_a_code(table, screened, key):
    text = rows((key, "C10", 2020, 30), (key, "C11", 2020, 40))
    assert screened(table(text), key).rows


@pytest.mark.parametrize("value", ["12 345", "12\u00a0345", "12\u202f345"])
def test_spaces_as_thousands_marks(table, screened, value):
    assert screened(table(with_value(value)), "A").cell("C12")["employment"] == 12345


@pytest.mark.parametrize(
    ("values", "decimal", "expected"),
    [
        (("1.234,5", "2"), None, 1234.5), (("1,234.5", "2"), None, 1234.5),
        (("1.234.567", "2"), None, 1234567), (("12,5", "2"), None, 12.5),
        (("1.234", "2"), ",", 1234), (("1.234", "2"), ".", 1.234),
        (("1,234", "2"), ".", 1234), (("0.125", "2"), None, 0.125),
    ],
)  # fmt: skip
def test_decimal_and_thousands_signs(table, screened, values, decimal, expected):
    first, second = values
    text = rows(("A", "C12", 2020, f'"{first}"'), ("B", "C12", 2020, f'"{second}"'))
    found = screened(table(text), "A", decimal=decimal)
    assert found.cell("C12")["employment"] == expected


@pytest.mark.parametrize("value", ["1.234", "12,345"])
def test_a_column_that_may_mean_two_things_is_refused(table, screened, value):
    with pytest.raises(TableError) as caught:
        screened(table(with_value(value, quoted=True)), "A")
    assert "--decimal" in caught.value.hint


def test_a_decimal_far_down_the_file_is_not_rounded(table, screened):
    lines = "".join(f"R{n // 200},I{n % 200},2020,7\n" for n in range(30_000))
    found = screened(table(HEAD + lines + "R0,LAST,2020,12345.6\nR1,LAST,2020,1\n"), "R0")
    assert found.cell("LAST")["employment"] == 12345.6


def test_negative_figures_are_refused_with_their_line(table, screened):
    with pytest.raises(TableError, match="line 6: -3 is below zero"):
        screened(table(with_value("-3")), "A")


def test_fractions_are_allowed_and_said(table, screened):
    found = screened(table(with_value("12.5")), "A")
    assert any("1 employment figure has decimals" in text for text in found.report.notes)


def test_empty_keys_are_an_error_with_count_and_sum(table, screened):
    text = rows(("A", "", 2020, 250), ("", "C10", 2020, 50))
    with pytest.raises(TableError, match=r"2 rows have no region, industry or year \(300 jobs\)"):
        screened(table(text), "A")
    found = screened(table(text), "A", drop_empty=True)
    assert found.report.dropped[0]["rows"] == 2
    assert found.cell("C10")["focus"] == pytest.approx(0.25)


def test_repeated_keys_are_an_error_unless_added_up(table, screened):
    text = rows(("A", "C10", 2020, 100), ("B", "C10", 2020, 501))
    with pytest.raises(TableError, match=r"1 with the same figure, 1 with different ones"):
        screened(table(text), "A")
    assert screened(table(text), "A", sum_duplicates=True).cell("C10")["employment"] == 200


def test_repeated_keys_that_another_column_explains(table, screened):
    head = "region,industry,year,sex,employment\n"
    text = head + "".join(f"{r},{i},2020,{s},50\n" for r in "AB" for i in ("X", "Y") for s in "MF")
    with pytest.raises(TableError, match="The column 'sex' differs: F, M"):
        screened(table(text), "A")
    assert screened(table(text), "A", keep=(("sex", "F"),)).cell("X")["employment"] == 50
    with pytest.raises(TableError) as caught:
        screened(
            table(text + text[len(head) :].replace(",M,", ",I alt,")), "A", sum_duplicates=False
        )
    assert '--keep "sex=I alt"' in caught.value.hint


def test_years_in_columns(table, screened):
    text = "region,industry,2019,2020\nA,X,10,20\nA,Y,10,10\nB,X,5,5\nB,Y,30,20\n"
    found = screened(table(text), "A")
    assert found.report.year == "2020"
    assert found.cell("X")["employment"] == 20
    assert any("Years stand in columns" in text for text in found.report.notes)


def test_eurostat_header_with_geo_and_time(table, screened):
    text = (
        "nace_r2,indic_sb,geo\\time\t2014 \t2013 \n"
        "C10,V16110,DK01\t120 \t100 b\nC10,V16110,DK02\t80 \t: c\n"
        "C11,V16110,DK01\t20 \t30 \nC11,V16110,DK02\t60 \t60 \n"
        "C10,V11210,DK01\t7 \t6 \nC10,V99999,DK01\t-4.5 \t9 \n"
    )
    found = screened(table(text, "t.tsv"), "DK01", year="2014")
    assert found.cell("C10")["employment"] == 120
    assert found.cell("C10")["establishments"] == 7
    with pytest.raises(TableError) as caught:
        screened(table(text, "t.tsv"), "DK01", indicator="V1")
    assert "V16110" in caught.value.hint


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (rows(), "utf-8-sig"), (rows(), "utf-16"), (rows().replace(",", ";"), "utf-8"),
        (rows().replace("\n", "\r"), "utf-8"), (rows().replace("\n", "\r\n"), "utf-8"),
        (rows().replace(",", "\t"), "utf-16-le"), (rows(("Århus", "C10", 2020, 3)), "latin-1"),
    ],
)  # fmt: skip
def test_encodings_separators_and_line_ends(table, screened, content, encoding):
    found = screened(table(content, encoding=encoding), "A")
    assert found.cell("C10")["employment"] == 100
    assert any("encoding" in text for text in found.report.notes)
    if encoding == "latin-1":
        assert "Århus" in [r["region"] for r in found.regions]


def test_packed_text(table, screened):
    assert screened(table(gzip.compress(rows().encode()), "t.csv.gz"), "A").rows


def test_title_lines_above_the_heading_are_skipped_and_said(table, screened):
    text = "Jobs by place of work\nSource: statistics office\n\n" + rows()
    found = screened(table(text), "A")
    assert found.cell("C10")["employment"] == 100
    assert any("Skipped 3 title lines" in text for text in found.report.notes)
    with pytest.raises(TableError, match="line 9"):
        screened(table("Title\nMore\n\n" + with_value("abc")), "A")


def test_title_lines_padded_with_separators_are_skipped(table, screened):
    text = "Jobs by place of work;;;\nNote;;;\n;;;\n" + rows().replace(",", ";")
    found = screened(table(text), "A")
    assert found.cell("C10")["employment"] == 100
    assert any("Skipped 3 title lines" in text for text in found.report.notes)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<!DOCTYPE html><html><body>Log in</body></html>", "is a web page"), ("", "is empty"),
        ("\n\n", "is empty"), ("just text\nmore text\n", "one column only"),
        ("a,b\n1,2\n3,4\n", "No column for"), (HEAD, "no rows to read"),
        ("region,industry,year,employment\nA,X,2020,5\nB,X,2020,6,7,8\nA,Y,2020,5\nB,Y,2020,1\n",
         "the number of columns differs"),
    ],
)  # fmt: skip
def test_files_that_are_no_table(table, screened, content, message):
    with pytest.raises(TableError, match=message):
        screened(table(content), "A")


def test_rounded_figures_are_noted(table, screened):
    lines = "".join(f"R{n % 6},I{n // 6},2020,{5 * (n + 1)}\n" for n in range(60))
    found = screened(table(HEAD + lines), "R1")
    assert any("multiples of 5:" in text for text in found.report.notes)
    in_thousands = lines.replace("\n", "000\n")
    found = screened(table(HEAD + in_thousands), "R1")
    assert any("multiples of 1,000:" in text for text in found.report.notes)


def test_quarters_are_read_and_mixed_periods_refused(table, screened):
    quarters = rows(clean=[(r, i, f"2022-Q{q}", v) for r, i, _, v in CLEAN for q in (1, 2)])
    assert screened(table(quarters), "A").report.year == "2022-Q2"
    with pytest.raises(TableError, match="mixes quarters and years"):
        screened(table(rows(("A", "C10", "2022-Q1", 5))), "A")
    with pytest.raises(TableError, match="is no year"):
        screened(table(rows(("A", "C10", "soon", 5))), "A")


def test_keys_with_outer_spaces_are_one_key(table, screened):
    text = rows(("A ", "C12", 2020, 5), ("B", " C12", 2020, 5))
    found = screened(table(text), "A")
    assert found.cell("C12")["employment"] == 5
    assert found.report.regions == 2


@pytest.mark.parametrize("name", ["jobs[1].csv", "jobs*.csv", "it's {jobs}?.csv"])
def test_a_name_with_signs_of_a_pattern_means_this_file_only(table, screened, name):
    table(rows(("A", "C12", 2020, 5), ("B", "C12", 2020, 5)), "jobs1.csv")
    table(rows(("A", "C12", 2020, 5), ("B", "C12", 2020, 5)), "jobs-more.csv")
    found = screened(table(rows(), name), "A")
    assert (found.report.rows_read, found.report.file) == (4, name)


def test_a_parquet_name_with_signs_of_a_pattern(tmp_path, screened):
    import duckdb

    for number, name in enumerate(("jobs1.parquet", "jobs[1].parquet")):
        target = tmp_path / "plain.parquet"
        duckdb.execute(
            f"COPY (SELECT * FROM (VALUES ('A', 'X', {5 + number}), ('A', 'Y', 9), ('B', 'X', 7), "
            f"('B', 'Y', 8)) v(region, industry, employment)) TO '{target}'"
        )
        target.rename(tmp_path / name)
    assert screened(tmp_path / "jobs[1].parquet", "A").cell("X")["employment"] == 6


def test_a_parquet_column_of_lists_holds_no_numbers(tmp_path, screened):
    import duckdb

    path = tmp_path / "lists.parquet"
    duckdb.execute(
        "COPY (SELECT 'A' AS region, 'X' AS industry, [CAST(5 AS DECIMAL(9,2))] AS employment) "
        f"TO '{path}'"
    )
    with pytest.raises(TableError, match="'employment' doesn't hold numbers"):
        screened(path)


def test_a_packed_workbook_is_to_be_unpacked(table, screened):
    with pytest.raises(TableError, match="packed file that is not text"):
        screened(table(gzip.compress(b"PK\x03\x04...."), "t.xlsx.gz"))


def test_a_figure_beyond_reason_is_refused(table, screened):
    with pytest.raises(TableError, match="more than there are people"):
        screened(table(with_value("99999999999999")), "A")


def test_what_was_dropped_is_said(table, screened):
    more = rows(("A", "C12", 2020, 5), ("B", "C12", 2020, 7))
    found = screened(table(more), "A", drop_industry=("C11",))
    assert "Left out: industry 'C11', as asked (2 cells, 400 jobs)." in found.report.sentences()


def test_names_that_stand_only_in_the_first_row_get_a_hint(table, screened):
    text = HEAD + "A,X,2020,5\n,Y,2020,6\n,Z,2020,7\nB,X,2020,5\n,Y,2020,6\n"
    with pytest.raises(TableError) as caught:
        screened(table(text), "A")
    assert "fill it down" in caught.value.hint


def test_repeated_pairs_are_counted_once_over_several_years(table, screened):
    text = HEAD + "".join(
        f"{r},{i},{y},{v}\n" for r in "AB" for i in "XY" for y in (2019, 2020)
        for v in ((50, 60) if r == "A" else (50,))
    )  # fmt: skip
    with pytest.raises(TableError, match=r"0 with the same figure, 2 with different ones"):
        screened(table(text), "A")


def test_why_there_is_no_band(table, screened, small):
    assert "two comparable years" in " ".join(
        screened(table(rows(), "one.csv"), "A").report.sentences()
    )
    few = " ".join(screened(small, "North").report.sentences())
    assert "fewer than 100 figures stand in both years" in few
    assert "no candidate is called clear" in few
    rule = " ".join(screened(small, "North", profile="dti").report.sentences())
    assert "no candidate is called clear" not in rule


def test_an_excel_workbook_and_its_sheets(tmp_path, screened):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Jobs")
    sheet.append(["Employment in the region, by industry"])
    for line in rows().splitlines():
        cells = line.split(",")
        sheet.append([int(c) if c.isdigit() and n > 1 else c for n, c in enumerate(cells)])
    sheet.append([None, None, None, None])
    path = tmp_path / "jobs.xlsx"
    book.save(path)
    found = screened(path, "A", sheet="Jobs")
    assert found.cell("C10")["employment"] == 100
    assert any("sheet 'Jobs'" in note for note in found.report.notes)
    with pytest.raises(TableError, match="no sheet named 'Firms'") as caught:
        screened(path, "A", sheet="Firms")
    assert "Sheet, Jobs" in caught.value.hint


def test_the_report_counts_one_as_one_and_names_ten_marks(table, screened):
    found = screened(table(with_value("5-9")), "A")
    one = "1 employment figure is missing (marks: '5-9' 1); it is never taken as 0."
    assert one in found.report.sentences()
    many = rows(
        *((region, f"C{n}", 2020, f"{n}-{n + 9}") for region in "AB" for n in range(20, 34))
    )
    said = " ".join(screened(table(many), "A").report.sentences())
    assert "28 employment figures are missing (marks: " in said
    assert "and 4 more); they are never taken as 0." in said
    with pytest.raises(TableError, match=r"^1 pair of region and industry comes more than once"):
        screened(table(rows(("A", "C10", 2020, 7))), "A")


def test_keys_in_nested_columns_are_refused(tmp_path, screened):
    import duckdb

    path = tmp_path / "nested.parquet"
    duckdb.execute(
        "COPY (SELECT {'code': r} AS region, i AS industry, 10 AS employment "
        f"FROM (VALUES ('A'), ('B')) t(r), (VALUES ('X'), ('Y')) u(i)) TO '{path}'"
    )
    with pytest.raises(TableError, match="'region' holds several values in one cell"):
        screened(path)


def book(path, **sheets):
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    made.save(path)
    return path


def test_the_first_sheet_that_holds_a_table_is_read(tmp_path, screened):
    table_lines = [line.split(",") for line in rows().splitlines()]
    path = book(
        tmp_path / "jobs.xlsx",
        Front=[["About this table"], [], ["Source: the office"]], Data=table_lines,
        Notes=[["a", "b", "c"]],
    )  # fmt: skip
    report = screened(path, "A").report
    assert report.format["sheet"] == "Data"
    assert any("sheet 'Data' (others: Front, Notes)" in text for text in report.notes)
    assert screened(path, "A", sheet="data").report.format["sheet"] == "Data"
    with pytest.raises(TableError) as caught:
        screened(path, "A", sheet="Notes")
    assert "choose another sheet (Front, Data) with --sheet" in caught.value.hint
    with pytest.raises(TableError) as caught:
        screened(path, "A", sheet="Front")
    assert "Its sheets are: Front, Data, Notes." in caught.value.hint


def test_the_report_says_whether_local_industries_are_in_the_base(table, screened):
    text = "region,industry,traded,jobs\n" + "".join(
        f"{r},{i},{'no' if i == 'Shops' else 'yes'},{jobs}\n"
        for r in "AB" for i, jobs in (("Ships", 60), ("Food", 80), ("Shops", 500))
    )  # fmt: skip
    for base, words in (("all", "; the base has them."), ("traded", "; the base is without them.")):
        said = screened(table(text), "A", base=base).report.sentences()
        assert f"1 industry is marked as local and can't be a candidate{words}" in said
