"""The worked example's step 1 is what ``screen`` finds in its table, and the README shows it."""

import json
import re

import pytest

from clusterdyn.cli.run import run
from support.paths import EXAMPLES, ROOT

TABLE = EXAMPLES / "figures" / "danish_regions_2014.csv"
DOSSIERS = sorted(EXAMPLES.glob("*.cluster.json"))


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.stem)
def test_the_figures_of_the_three_candidates_come_from_the_table(screened, dossier):
    candidates = json.loads(dossier.read_text("utf-8"))["steps"]["identification"]["candidates"]
    found = screened(TABLE, "Central Jutland")
    codes = {"furniture-renewal": "C31", "timber-elements": "C16", "technical-textiles": "C13"}
    assert {key: row["figures"]["industry"] for key, row in candidates.items()} == codes
    for key, code in codes.items():
        figures, cell = candidates[key]["figures"], found.cell(code)
        for name in ("employment", "establishments", "lq", "surplus", "share"):
            assert figures[name] == cell[name]
        assert figures["classification"] == cell["class"]
        assert figures["file_sha256"] == found.report.sha256
        assert figures["reading_report"].startswith("File danish_regions_2014.csv: 327 rows read.")
        assert "37 employment figures are missing" in figures["reading_report"]
        assert figures["source"].startswith("Eurostat, sbs_r_nuts06_r2")
        assert figures["taken_on"] == "2026-04-14"


def test_step_1_of_the_example_says_its_figures(capsys, monkeypatch):
    monkeypatch.delenv("CLUSTERDYN_DOSSIER", raising=False)
    assert run(["--dossier", str(DOSSIERS[-1]), "show", "1"]) == 0
    assert "2.0 times the usual share of jobs, 4,925 jobs (2014)" in " ".join(
        capsys.readouterr().out.split()
    )


def test_the_readme_shows_what_the_command_says(capsys, monkeypatch):
    text = (ROOT / "README.md").read_text("utf-8")
    ((command, answer),) = re.findall(
        r"<!-- screen-example -->\n```text\n\$ clusterdyn (.+?)\n(.+?)```", text, re.S
    )
    monkeypatch.chdir(ROOT)
    assert run(["screen", str(TABLE), "--region", "Central Jutland", "--top", "4"]) == 0
    assert command == (
        'screen examples/figures/danish_regions_2014.csv --region "Central Jutland" --top 4'
    )
    said = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    shown = [line.rstrip() for line in answer.strip().splitlines()]
    assert said[: len(shown)] == shown
    assert len(shown) >= 8
