"""One table in a file and in databases: the same rows bit for bit, or the same refusal."""

import csv
import os
import random
import sqlite3

import pytest

from clusterdyn.cli.run import run
from clusterdyn.screening.engines.address import is_address, read_address
from clusterdyn.tables.errors import TableError
from support import postgres

COLUMNS = ("region", "Industry", "year", "jobs", "firms", "obs_flag")
REGIONS, INDUSTRIES, YEARS = 20, 40, range(2018, 2024)


def made(decimals=False):
    """Rows with gaps, zeros, capitals in names, a cell without one year, withheld figures."""
    chance = random.Random(5)
    rows = []
    for r in range(REGIONS):
        for i in range(INDUSTRIES):
            for year in YEARS:
                if (r, i, year) == (2, 3, 2023):
                    continue
                jobs = chance.choice([0, chance.randint(1, 60), chance.randint(60, 5000)])
                jobs = round(jobs * 1.037, 2) if decimals else jobs
                hidden = chance.random() < 0.03
                rows.append((f"DK{r:02d}", f"C{i:02d}", year, None if hidden else jobs,
                             None if hidden else 1 + jobs // 9, "c" if hidden else ""))  # fmt: skip
    return rows


def as_file(rows, path):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(["" if v is None else v for v in row] for row in rows)
    return path


def all_cells(words, target, capsys):
    """Every row of the answer as text."""
    code = run(["screen", *map(str, words), "--all", "--to", str(target), "--force"])
    said = capsys.readouterr()
    assert code == 0, said.err
    with target.open(encoding="utf-8") as file:
        return list(csv.reader(file)), said.out


@pytest.fixture(scope="module")
def server():
    if missing := postgres.missing():
        wanted = "postgres" in os.environ.get("CLUSTERDYN_REQUIRE", "").split(",")
        (pytest.fail if wanted else pytest.skip)(missing)
    with postgres.server() as address:
        yield address


def into_postgres(address, rows, number="bigint"):
    import psycopg

    with psycopg.connect(address) as there, there.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS jobs CASCADE")
        cursor.execute(
            'CREATE TABLE jobs (region char(8), "Industry" varchar, year int, '
            f"jobs {number}, firms {number}, obs_flag text)"
        )
        with cursor.copy("COPY jobs FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


@pytest.mark.service
@pytest.mark.parametrize(
    ("decimals", "number"),
    [(False, "bigint"), (False, "numeric"), (True, "numeric"), (True, "float8")],
)
def test_postgres_gives_what_the_file_gives(server, tmp_path, capsys, decimals, number):
    rows = made(decimals)
    into_postgres(server, rows, number)
    expected, _ = all_cells([as_file(rows, tmp_path / "t.csv")], tmp_path / "a.csv", capsys)
    found, said = all_cells([server, "--table", "public.jobs"], tmp_path / "b.csv", capsys)
    assert found == expected
    assert "rows read there, 800 cells came here" in " ".join(said.split())
    assert "host=" not in said


@pytest.mark.service
def test_what_a_database_refuses_is_one_sentence_without_secrets(server, capsys, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "hunter2")
    into_postgres(server, made())
    for words, message in [
        (["--table", "public.nothing"], "does not exist"),
        ([], "needs the name of a table"),
        (["--table", "public.jobs", "--employment-column", "obs_flag"], "is no number there"),
        (["--table", "public.jobs", "--keep", "sex=M"], "no column 'sex'"),
    ]:
        assert run(["screen", server, *words]) == 2
        said = capsys.readouterr()
        assert message in said.err
        assert not any(word in said.err + said.out for word in ("hunter2", "Traceback", "host="))
    gone = server.replace("host=/tmp", "host=/nowhere")
    assert run(["screen", gone, "--table", "public.jobs"]) == 2
    assert "can't be opened" in capsys.readouterr().err


@pytest.mark.service
def test_a_part_of_the_rows_and_the_statements_before_they_run(server, tmp_path, capsys):
    rows = made()
    into_postgres(server, rows)
    only = [row for row in rows if row[2] == 2021]
    expected, _ = all_cells([as_file(only, tmp_path / "t.csv")], tmp_path / "a.csv", capsys)
    words = [server, "--table", "jobs", "--keep", "year=2021"]
    assert all_cells(words, tmp_path / "b.csv", capsys)[0] == expected
    assert run(["screen", server, "--table", "jobs", "--explain"]) == 0
    out = capsys.readouterr().out
    assert out.count("GROUP BY") == 2 and "FILTER" not in out and '"Industry"' in out


@pytest.mark.service
def test_nothing_can_be_written_there(server):
    import psycopg

    from clusterdyn.screening.engines.postgres import opened

    with (
        pytest.raises(TableError, match="read-only transaction"),
        opened(read_address(server), 1) as there,
    ):
        there.rows("CREATE TABLE more (a int)", ())
    with psycopg.connect(server) as plain:
        assert plain.execute("SELECT to_regclass('more')").fetchone() == (None,)


@pytest.mark.parametrize("decimals", [False, True])
def test_sqlite_through_ibis_gives_what_the_file_gives(tmp_path, capsys, decimals):
    pytest.importorskip("ibis", reason="clusterdyn[engines] is not installed")
    rows = made(decimals)
    with sqlite3.connect(tmp_path / "t.db") as there:
        kind = "REAL" if decimals else "INTEGER"
        there.execute(
            f'CREATE TABLE jobs (region TEXT, "Industry" TEXT, year INTEGER, jobs {kind}, firms {kind}, obs_flag TEXT)'
        )
        there.executemany("INSERT INTO jobs VALUES (?,?,?,?,?,?)", rows)
    expected, _ = all_cells([as_file(rows, tmp_path / "t.csv")], tmp_path / "a.csv", capsys)
    words = [f"sqlite://{tmp_path}/t.db", "--table", "jobs"]
    assert all_cells(words, tmp_path / "b.csv", capsys)[0] == expected


@pytest.mark.parametrize("address", [
    "postgresql://me:secret@stats.example/register", "postgresql://stats.example/r?password=secret",
    "clickhouse://u:p@host/db",
])  # fmt: skip
def test_a_password_in_an_address_is_refused_and_not_repeated(address, capsys):
    assert run(["screen", address, "--table", "jobs"]) == 2
    err = capsys.readouterr().err
    assert "The address holds a password" in err and "PGPASSWORD" in err
    assert "secret" not in err


def test_an_address_is_shown_without_user_and_options():
    shown = read_address("postgresql://me@stats.example:5433/register?options=-c%20x").shown
    assert shown == "postgresql://stats.example/register"
    assert not is_address("jobs.csv") and not is_address("C:/jobs.csv")


def test_explain_is_for_databases(capsys, tmp_path):
    assert run(["screen", str(tmp_path / "t.csv"), "--explain"]) == 2
    assert "a table in a database" in capsys.readouterr().err
