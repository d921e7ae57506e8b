"""Columns of remarks: a withheld figure is never 0, a published one never lost."""

import pytest


def flagged(name, mark, jobs=0):
    head = f"region,industry,year,jobs,{name}\n"
    rows = [("A", "X", 60, ""), ("A", "Y", jobs, mark), ("B", "X", 50, ""), ("B", "Y", 7, "")]
    return head + "".join(f"{r},{i},2020,{v},{m}\n" for r, i, v, m in rows)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("flag", "c"), ("flag", " c "), ("OBS_FLAG", "cd"), ("OBS_FLAG", "bc"), ("flag", "D"),
        ("empflag", "B"), ("CONF_STATUS", "S"), ("OBS_STATUS", "Q"), ("obs status", "M"),
        ("suppressed", "true"), ("suppressed", "TRUE"), ("suppressed", "1"), ("suppressed", "ja"),
        ("disclosure_code", "N"),
    ],
)  # fmt: skip
def test_withheld(table, screened, name, mark):
    found = screened(table(flagged(name, mark)), "A")
    assert [row["industry"] for row in found.rows] == ["X"]
    assert (found.report.missing_figures, found.report.withheld_figures) == (1, 1)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("flag", "d"), ("flag", "e"), ("OBS_STATUS", "A"), ("OBS_STATUS", "D"),
        ("OBS_STATUS", "S"), ("OBS_STATUS", "N"), ("suppressed", "false"), ("suppressed", "0"),
        ("suppressed", "no"), ("status", "ok"),
    ],
)  # fmt: skip
def test_published(table, screened, name, mark):
    found = screened(table(flagged(name, mark, 44)), "A")
    assert found.cell("Y")["employment"] == 44
    assert found.report.withheld_figures == 0


@pytest.mark.parametrize(
    ("name", "mark", "blocked"),
    [("OBS_FLAG", "b", True), ("flag", "bd", True), ("OBS_STATUS", "B", True), ("flag", "e", False),
     ("flag", "subject to change", False), ("obs status", "A", False)],
)  # fmt: skip
def test_a_break_in_the_series(table, screened, name, mark, blocked):
    text = f"region,industry,year,jobs,{name}\n" + "".join(
        f"{r},{i},{y},{v},{mark if y == 2020 else ''}\n"
        for y in (2019, 2020) for r in "AB" for i, v in (("X", 100), ("Y", 200))
    )  # fmt: skip
    assert (screened(table(text), "A").cell("X")["competitive"] is None) == blocked
