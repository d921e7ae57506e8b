"""Decimals are added exactly: another order of rows or another number of threads changes no byte."""

import random

import pytest

from clusterdyn.screening.engines.duckdb_engine import Engine
from clusterdyn.screening.export import write_table
from clusterdyn.screening.options import ReadingOptions, ScreeningOptions
from clusterdyn.screening.pipeline import open_screening

HEAD = "region,industry,year,jobs\n"


def rows():
    chance = random.Random(3)
    return [
        f"R{r:02d},I{i:02d},{year},{chance.uniform(0.1, 900):.{chance.choice([1, 3, 6])}f}\n"
        for r in range(30) for i in range(40) for year in (2021, 2022)
    ]  # fmt: skip


def written(path, target):
    with open_screening(ScreeningOptions(ReadingOptions(path)), "500MB") as screening:
        write_table(screening, target, None)
    return target.read_bytes()


def test_another_order_of_rows_gives_the_same_bytes(table, tmp_path):
    lines = rows()
    expected = written(table(HEAD + "".join(lines)), tmp_path / "a.csv")
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        assert written(table(HEAD + "".join(lines)), tmp_path / "b.csv") == expected


@pytest.mark.parametrize("threads", [1, 2, 8])
def test_any_number_of_threads_gives_the_same_bytes(table, tmp_path, monkeypatch, threads):
    path = table(HEAD + "".join(rows()))
    expected = written(path, tmp_path / "a.csv")
    started = Engine.__init__

    def start(self, *given):
        started(self, *given)
        self.run(f"SET threads = {threads}")

    monkeypatch.setattr(Engine, "__init__", start)
    assert written(path, tmp_path / "b.csv") == expected


def test_a_sum_is_the_sum_of_its_decimals(table, screened):
    text = HEAD + "".join(f"A,I{n},2022,0.1\nB,I{n},2022,0.3\n" for n in range(10))
    jobs = {row["region"]: row["employment"] for row in screened(table(text)).regions}
    assert jobs == {"A": 1.0, "B": 3.0}
