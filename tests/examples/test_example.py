"""The worked example is what the answer files make, and is as large as promised."""

import json
from datetime import date

import pytest

from clusterdyn.model.rules import Severity
from clusterdyn.steps.check import findings
from clusterdyn.steps.progress import StepStatus, states
from support.paths import EXAMPLES, FINISHED, HALF_WAY


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    import importlib.util

    found = importlib.util.spec_from_file_location("build", EXAMPLES / "build.py")
    build = importlib.util.module_from_spec(found)
    found.loader.exec_module(build)
    folder = tmp_path_factory.mktemp("built")
    import sys

    argv, sys.argv = sys.argv, ["build.py", "--to", str(folder)]
    try:
        build.main()
    finally:
        sys.argv = argv
    return folder


@pytest.mark.timeout(200)
def test_the_answers_make_the_very_files(built):
    for name in (FINISHED.name, HALF_WAY.name, "plan.md"):  # one test: they are made once
        made = (built / name).read_text(encoding="utf-8")
        assert made == (EXAMPLES / name).read_text(encoding="utf-8"), name


def test_it_is_as_large_as_promised():
    data = json.loads(FINISHED.read_text(encoding="utf-8"))
    assert len(data["organisations"]) >= 25
    assert len(data["steps"]["plan"]["milestones"]) >= 12
    assert len(data["steps"]["plan"]["actions"]) >= 30
    assert sum(1 for i in data["indicators"].values() if i.get("readings")) >= 15
    assert "(fictional)" in data["passport"]["name"]


def test_all_ten_steps_are_adopted_without_an_error():
    data = json.loads(FINISHED.read_text(encoding="utf-8"))
    day = date(2026, 11, 19)
    assert [s.state for s in states(data, day)] == [StepStatus.ENDORSED] * 10
    assert [f for f in findings(data, day) if f.severity == Severity.ERROR] == []


def test_the_half_way_cluster_stops_in_step_4():
    data = json.loads(HALF_WAY.read_text(encoding="utf-8"))
    found = states(data, date(2026, 4, 14))
    assert [s.number for s in found if s.open_at and s.open_at.startswith("steps.vision")] == [4]


def test_the_figures_stay_small():
    lines = (EXAMPLES / "figures" / "danish_regions_2014.csv").read_text("utf-8").splitlines()
    assert len(lines) <= 501


def test_the_readme_shows_what_the_program_says(capsys, monkeypatch):
    from clusterdyn.__main__ import main

    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("$ clusterdyn\n")[2].partition("```")[0]
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("CLUSTERDYN_TODAY", "2026-04-14")
    with pytest.raises(SystemExit):
        main(["-d", str(HALF_WAY)])
    assert capsys.readouterr().out.strip("\n") == shown.strip("\n")


def test_the_boards_page_fits_its_page():
    from clusterdyn.reports.view.plan import plan_view

    data = json.loads(FINISHED.read_text(encoding="utf-8"))
    page = plan_view(data, date(2026, 11, 19)).page
    assert (page.too_long, page.words <= 450) == ((), True)


def test_what_the_group_read_stands_in_the_plan_and_beside_its_step(capsys, monkeypatch):
    from clusterdyn.__main__ import main

    (case,) = json.loads(FINISHED.read_text(encoding="utf-8"))["journal"]["cases"].values()
    assert "https://" in case["source"]
    plan = (EXAMPLES / "plan.md").read_text(encoding="utf-8")
    seen = plan.partition("## Seen elsewhere")[2].partition("\n## ")[0]
    assert case["name"] in seen and case["lesson"] in seen and case["name"] not in plan[:5000]
    monkeypatch.setenv("CLUSTERDYN_TODAY", "2026-11-19")
    with pytest.raises(SystemExit):
        main(["-d", str(FINISHED), "show", "7"])
    assert case["name"] in capsys.readouterr().out
