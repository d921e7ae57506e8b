"""``clusterdyn screen`` on large tables, beside others in the same run.

    python benchmarks/screen.py [--rows 100000,1000000,10000000,50000000] [--runs 3]
                                [--folder FOLDER] [--memory 700MB] [--rivals pandas,polars]

Skewed tables of 3,000 regions x 1,000 industries x years are written once as Parquet and CSV.
Whole processes are timed (start and imports included; median), with their peak memory. The ways
take turns, and a ratio is the median of the ratios within each turn, so that a machine that is
slower for a while does not tilt it:

  ours    clusterdyn screen FILE --all --to OUT.parquet: every row checked, all columns
  500MB   the same with --memory 500MB (from 10 million rows)
  region  clusterdyn screen FILE --region ONE --json: the same for one region
  bare    one SQL statement that gives the same columns, years known, nothing checked
  scan    DuckDB decodes and adds up the columns of the file, nothing else
  pandas  the same columns with pandas and pyarrow
  polars  the same columns with Polars

Bars, in time of the processors ("work", which holds on a busy machine), at 10 million rows: on
Parquet ours at most 0.82 x bare and region at most 0.60, on CSV ours at most 0.85; ours at most
0.60 of the work of Polars and half its memory; peak at most 500 MB (Parquet) and 550 MB (CSV), at
50 million 1 GB; a table of 300 rows in at most 30 x ``python -c pass``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import screen_rivals

ROOT = Path(__file__).parents[1]
SIZES = "100000,1000000,10000000,50000000"
REGIONS, INDUSTRIES, LAST_YEAR = 3000, 1000, 2024
SMALL_RUNS = 15


FROM_LARGE = 10_000_000


@dataclass(frozen=True)
class Measured:
    """Seconds, seconds of the processors, and peak memory in MB of one process."""

    seconds: float
    work: float
    megabytes: float


@dataclass(frozen=True)
class Way:
    """All runs of one way, in the order of the turns."""

    runs: tuple[Measured, ...]

    @property
    def seconds(self) -> float:
        """The median."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def megabytes(self) -> float:
        """The largest peak."""
        return max(run.megabytes for run in self.runs)

    def times(self, other: Way) -> float:
        """How many times as long as the other way: the median over the turns."""
        pairs = zip(self.runs, other.runs, strict=True)
        return statistics.median(own.seconds / its.seconds for own, its in pairs)

    def work(self, other: Way) -> float:
        """How many times the work of the processors: it hardly feels what else runs."""
        pairs = zip(self.runs, other.runs, strict=True)
        return statistics.median(own.work / its.work for own, its in pairs)


def years_for(rows: int) -> int:
    """So many years that the table is neither nearly empty nor larger than the grid."""
    return max(3, min(17, -(-rows // (REGIONS * INDUSTRIES)) + 1))


def write_tables(folder: Path, rows: int) -> tuple[Path, Path]:
    """About so many rows, sizes skewed over regions and industries, as Parquet and CSV."""
    import duckdb

    parquet, text = folder / f"jobs_{rows}.parquet", folder / f"jobs_{rows}.csv"
    if parquet.exists() and text.exists():
        return parquet, text
    years = years_for(rows)
    share = rows / (REGIONS * INDUSTRIES * years)
    size = (
        "exp(2 + (hash(r * 1000 + i) % 1000) / 1000.0 * 3) * 20 / (1 + r / 100.0) / (1 + i / 100.0)"
    )
    select = f"""
        SELECT lpad(CAST(r + 1 AS VARCHAR), 5, '0') AS region,
               lpad(CAST(i * 7 AS VARCHAR), 4, '0') AS industry, y AS "year", jobs AS employment,
               1 + jobs // 12 AS establishments
        FROM (SELECT r, i, y,
                     1 + CAST({size} * (1 + (hash(r, i, y) % 200) / 1000.0) AS BIGINT) AS jobs
              FROM range({REGIONS}) a(r), range({INDUSTRIES}) b(i),
                   range({LAST_YEAR - years + 1}, {LAST_YEAR + 1}) c(y)
              WHERE hash(i, r) % 1000000 < {share * 1_000_000:.0f})"""
    with duckdb.connect() as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET enable_progress_bar = false")
        for path in (parquet, text):
            connection.execute(f"COPY ({select}) TO '{path}'")
    return parquet, text


def once(command: list[str]) -> Measured:
    """Run one whole process; its time and peak memory."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = os.pathsep.join(
        [str(ROOT / "src"), str(ROOT / "benchmarks"), environment.get("PYTHONPATH", "")]
    )
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed ({process.returncode}): {' '.join(command)}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def in_turn(commands: dict[str, list[str]], runs: int) -> dict[str, Way]:
    """The ways in turn, so that all meet the same conditions."""
    found: dict[str, list[Measured]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(once(command))
    return {name: Way(tuple(all_)) for name, all_ in found.items()}


def ways(
    path: Path, folder: Path, memory: str, rivals: list[str], rows: int
) -> dict[str, list[str]]:
    """Name → command."""
    plain = [sys.executable, "-m", "clusterdyn", "screen", str(path)]
    ours = [*plain, "--memory", memory]
    rival = [sys.executable, screen_rivals.__file__]
    out = str(folder / "out.parquet")
    found = {
        "ours": [*ours, "--all", "--to", out, "--force"],
        "region": [*ours, "--region", "00007", "--json"],
        "bare": [*rival, "bare", str(path), out, memory],
        "scan": [*rival, "scan", str(path), out, memory],
    }
    if rows >= FROM_LARGE:
        found["500MB"] = [*plain, "--memory", "500MB", "--all", "--to", out, "--force"]
    for name in rivals:
        found[name] = [*rival, name, str(path), out, memory]
    return found


def small_table(folder: Path) -> None:
    """300 rows against a bare start of Python."""
    path = folder / "small.csv"
    rows = [f"R{r},I{i},{y},{(r * 7 + i * 13 + y) % 90 + 60}\n" for r in range(10)
            for i in range(15) for y in (2023, 2024)]  # fmt: skip
    path.write_text("region,industry,year,employment\n" + "".join(rows))
    command = [sys.executable, "-m", "clusterdyn", "screen", str(path), "--region", "R1"]
    found = in_turn({"start": [sys.executable, "-c", "pass"], "ours": command}, SMALL_RUNS)
    ratio = found["ours"].times(found["start"])
    print(f"{len(rows)} rows: {found['ours'].seconds:.3f} s = {ratio:.1f} x python -c pass "
          f"({found['start'].seconds:.4f} s), bar 30; work of the processors "
          f"{found['ours'].work(found['start']):.1f} x")  # fmt: skip


def main() -> None:
    """Write the tables, run all ways, print one line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--memory", default="700MB")
    parser.add_argument("--rivals", default="pandas,polars")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = wishes.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        small_table(folder)
        print(
            f"{'rows':>10} {'file':8} {'way':8} {'s':>7} {'MB':>6} {'x bare':>7} {'x scan':>7} "
            f"{'work':>7} {'':>7}"
        )
        for rows in (int(text) for text in wishes.rows.split(",")):
            for path in write_tables(folder, rows):
                rivals = list(filter(None, wishes.rivals.split(",")))
                commands = ways(path, folder, wishes.memory, rivals, rows)
                found = in_turn(commands, wishes.runs)
                for name, one in found.items():
                    print(f"{rows:10,} {path.suffix[1:]:8} {name:8} {one.seconds:7.2f} "
                          f"{one.megabytes:6.0f} {one.times(found['bare']):7.2f} "
                          f"{one.times(found['scan']):7.2f} {one.work(found['bare']):7.2f} "
                          f"{one.work(found['scan']):7.2f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
