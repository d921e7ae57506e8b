"""The command itself: forms of output, exit codes, untrusted text."""

import csv
import json
import re
import sys
from types import SimpleNamespace

import pytest

from clusterdyn.cli.run import run
from clusterdyn.screening import measure

KEYS = ["region", "industry", "label", "year", "employment", "establishments", "lq", "lq_low",
        "lq_high", "surplus", "focus", "share", "competitive", "class", "stars", "rank",
        "rank_low", "rank_high"]  # fmt: skip
EVIL = '<script src="http://evil.example/x.js"></script>[bold]=1+1\x1b[31m&'


@pytest.fixture
def command(capsys):
    def call(*words):
        capsys.readouterr()
        code = run(["screen", *map(str, words)])
        said = capsys.readouterr()
        return SimpleNamespace(
            exit_code=code, stdout=said.out, stderr=said.err, output=said.out + said.err
        )

    return call


def test_json_has_exactly_the_promised_keys(command, small):
    answer = command(small, "--region", "North", "--json")
    assert answer.exit_code == 0
    data = json.loads(answer.stdout)
    assert list(data) == ["report", "candidates"]
    assert [list(row) for row in data["candidates"]] == [KEYS] * len(data["candidates"])
    assert tuple(KEYS) == measure.COLUMNS
    first = data["candidates"][0]
    assert (first["industry"], first["employment"], first["rank"]) == ("Ships", 403, 1)
    assert data["report"]["sentences"]


def test_a_region_is_found_by_name_in_any_case(command, small):
    assert command(small, "--region", "NORTH").exit_code == 0
    answer = command(small, "--region", "West")
    assert answer.exit_code == 2
    assert "North, South" in answer.stderr


def test_table_and_picture_in_the_terminal(command, small):
    out = command(small, "--region", "North").stdout
    assert re.search(r"1 +Ships +403", out)
    assert "LQ" in out and "jobs" in out
    assert "How the table was read" in out
    assert "\x1b" not in out


def test_without_region_the_regions_are_listed(command, small):
    answer = command(small)
    assert answer.exit_code == 0
    assert 'Choose a region by code or name: --region "South"' in answer.stdout
    listed = json.loads(command(small, "--json").stdout)["regions"]
    assert [r["region"] for r in listed] == ["South", "North"]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_all_regions_into_a_file(command, small, tmp_path, ending):
    target = tmp_path / f"out.{ending}"
    answer = command(small, "--all", "--to", target)
    assert answer.exit_code == 0, answer.stderr
    import duckdb

    rows = duckdb.connect().execute(f"SELECT * FROM '{target}'")
    assert [c[0] for c in rows.description] == KEYS
    found = rows.fetchall()
    assert len(found) == 6
    quotient = (403 / (403 + 103 + 63)) / ((403 + 103) / (403 + 103 + 63 + 103 + 303 + 203))
    assert found[0][KEYS.index("lq")] == pytest.approx(quotient, rel=1e-15)
    assert command(small, "--all", "--to", target).exit_code == 2
    assert command(small, "--all", "--to", target, "--force").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
@pytest.mark.parametrize("ending", ["csv", "parquet", "html"])
def test_a_file_that_is_replaced_keeps_its_permissions(command, small, tmp_path, ending):
    folder = tmp_path / "reports"
    folder.mkdir()
    target = folder / f"out.{ending}"
    target.write_text("old")
    target.chmod(0o640)
    answer = command(small, "--region", "North", "--to", target, "--force")
    assert answer.exit_code == 0, answer.stderr
    assert target.stat().st_size > 100 and target.stat().st_mode & 0o777 == 0o640
    assert list(folder.iterdir()) == [target]


def test_all_equals_each_region(command, small, tmp_path):
    target = tmp_path / "out.csv"
    command(small, "--all", "--to", target)
    with target.open() as file:
        everything = [r for r in csv.DictReader(file) if r["region"] == "North"]
    shown = json.loads(command(small, "--region", "North", "--top", "0", "--json").stdout)
    assert [r["industry"] for r in everything] == [r["industry"] for r in shown["candidates"]]


def test_untrusted_text_can_not_break_out_of_the_report(command, table, tmp_path):
    content = "region,industry,year,employment\n" + "".join(
        f'{r},"{i}",2020,{v}\n'
        for r, values in {"A": (900, 100), "B": (100, 900)}.items()
        for i, v in zip((EVIL.replace('"', '""'), "Food"), values, strict=True)
    )
    path, target = table(content), tmp_path / "report.html"
    assert command(path, "--region", "A", "--to", target).exit_code == 0
    page = target.read_text()
    assert "<script" not in page and "\x1b" not in page
    assert "&lt;script src=&quot;http://evil.example" in page
    assert not re.search(
        r'(?:src|href|url)\s*[=(]\s*["\']?(?:https?:)?//', re.sub("&lt;.*?&gt;", "", page)
    )
    assert "default-src 'none'" in page
    out = command(path, "--region", "A").stdout
    assert "\x1b" not in out and "[bold]" in out


def test_report_names_candidates_in_the_picture(command, small, tmp_path):
    target = tmp_path / "report.html"
    command(small, "--region", "South", "--to", target)
    page = target.read_text()
    assert "<svg" in page and re.search(r"<text[^>]*>1 [A-Z]\w+</text>", page)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--all"], "needs a file"), (["--region", "North", "--all", "--to", "x.csv"], "exclude"),
        (["--to", "x.csv"], "needs --region or --all"), (["--all", "--to", "x.doc"], "no ending"),
        (["--all", "--to", "x.html"], "shows one region"), (["--keep", "sex"], "is no pair"),
        (["--profile", "best"], "can't be 'best'"), (["--year", "1999"], "has no 1999"),
        (["--base", "traded"], "doesn't mark"), (["--memory", "much"], "memory limit"),
        (["--drop-industry", "None such"], "to drop"), (["--take", "1"], "needs a region"),
        (["--region-column", "place"], "no column 'place'"), (["--decimal", ";"], "can't be"),
        (["--total-region", "EU"], "no region 'EU'"), (["--encoding", "klingon"], "isn't known"),
    ],
)  # fmt: skip
def test_wrong_use_is_a_sentence_and_exit_code_2(command, small, words, message):
    answer = command(small, *words)
    assert answer.exit_code == 2
    assert message in answer.stderr
    assert answer.stdout == ""
    assert "Traceback" not in answer.stderr


def test_an_error_cell_in_a_workbook_is_no_crash(command, small, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in small.read_text().splitlines():
        book.active.append([int(c) if c.isdigit() else c for c in line.split(",")])
    sums = book.create_sheet("Sums")
    sums.append(["#SPILL!", 1, 2])
    sums["A1"].data_type = "e"
    path = tmp_path / "jobs.xlsx"
    book.save(path)
    answer = command(path, "--region", "North")
    assert answer.exit_code == 0, answer.output
    assert "sheet 'Sheet' (others: Sums (can't be read))" in " ".join(answer.stdout.split())
    answer = command(path, "--sheet", "Sums")
    assert (answer.exit_code, answer.stdout) == (2, "")
    said, way_out = answer.stderr.splitlines()
    assert said.startswith("The sheet 'Sums' of jobs.xlsx can't be read (") and "#SPILL!" in said
    assert way_out.endswith("Or save this sheet as CSV.")


def test_a_missing_file_and_a_target_out_of_reach(command, small, tmp_path):
    assert command(tmp_path / "no.csv").exit_code == 2
    answer = command(small, "--all", "--to", tmp_path / "no" / "x.csv")
    assert answer.exit_code == 5
    assert "can't be written" in answer.stderr


def test_without_the_engine_it_says_how_to_add_it(command, small, monkeypatch):
    for name in ("duckdb", "_duckdb"):
        monkeypatch.setitem(sys.modules, name, None)
    answer = command(small, "--region", "North")
    assert answer.exit_code == 2
    assert "-m pip install duckdb python-calamine" in answer.stderr


def test_nothing_is_left_in_the_temporary_folder(command, small, tmp_path, monkeypatch):
    import tempfile

    spot = tmp_path / "temporary"
    spot.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spot))
    command(small, "--region", "North")
    command(small, "--region", "Nowhere")
    assert list(spot.iterdir()) == []


def test_importing_the_command_is_cheap():
    import subprocess

    code = (
        "import sys, clusterdyn.cli.screen; "
        "print([m for m in ('duckdb', '_duckdb', 'rich.table', 'pandas', 'pyarrow') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_no_extension_may_be_fetched(tmp_path):
    from clusterdyn.screening.engines.duckdb_engine import Engine

    engine = Engine("200MB", tmp_path)
    for name in ("autoinstall_known_extensions", "autoload_known_extensions"):
        assert engine.one(f"SELECT current_setting('{name}')")[0] is False
    engine.close()


def test_totals_and_parents_are_in_no_output(command, table, tmp_path):
    head = "region,industry,year,employment\n"
    text = head + "".join(
        f"{r},{i},2020,{v * (3 if r == 'Danmark' else 1)}\n"
        for r in ("A", "B", "D", "Danmark")
        for i, v in (("TOTAL", 100), ("C", 60), ("C10", 25), ("C11", 35), ("G", 40), ("G45", 40))
    )
    target = tmp_path / "out.csv"
    assert command(table(text), "--all", "--to", target).exit_code == 0
    with target.open() as file:
        rows = list(csv.DictReader(file))
    assert {row["region"] for row in rows} == {"A", "B", "D"}
    assert {row["industry"] for row in rows} == {"C10", "C11", "G45"}


def test_figures_of_0_only_are_refused(command, table):
    zeros = "region,industry,year,jobs\n" + "".join(
        f"{r},{i},{y},{0 if y == 2021 else 9}\n" for r in "AB" for i in "XY" for y in (2020, 2021)
    )
    answer = command(table(zeros), "--region", "A", "--year", "2021", "--json")
    assert (answer.exit_code, "All employment figures of 2021 are 0" in answer.stderr) == (2, True)
    assert command(table(zeros), "--region", "A", "--year", "2020").exit_code == 0


def test_a_region_without_figures_is_said(command, table, tmp_path):
    path = table("region,industry,jobs\nA,X,:\nA,Y,:\nB,X,10\nB,Y,5\n")
    out = command(path, "--region", "A").stdout
    assert "The table has no figure for this region" in out and "region: ." not in out
    target = tmp_path / "a.html"
    assert command(path, "--region", "A", "--to", target).exit_code == 0
    page = target.read_text(encoding="utf-8")
    assert "No candidate was found" in page and "Picture" not in page and "<dl>" not in page


def test_a_spreadsheet_takes_no_name_for_a_formula(command, table, tmp_path):
    text = "region,code,industry,jobs\n" + "".join(
        f'{region},{code},"{name}",{jobs}\n'
        for region in ("+R1", "R2")
        for code, name, jobs in (("-A1", "=1+1", 60), ("A2", "@SUM(A1)", 70), ("A3", "a=b", 80))
    )
    target = tmp_path / "all.csv"
    assert command(table(text), "--industry-column", "code", "--all", "--to", target).exit_code == 0
    found = list(csv.DictReader(target.open(encoding="utf-8")))
    assert {row["region"] for row in found} == {"'+R1", "R2"}
    assert {(row["industry"], row["label"]) for row in found} == {
        ("'-A1", "'=1+1"), ("A2", "'@SUM(A1)"), ("A3", "a=b"),
    }  # fmt: skip
