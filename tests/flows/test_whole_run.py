"""A whole run through all ten steps, in memory and by piped lines; tests/ui/terminal has keystrokes."""

from __future__ import annotations

import pytest

from clusterdyn.model.rules import Severity
from clusterdyn.steps.check import findings
from clusterdyn.steps.progress import StepStatus, states
from clusterdyn.steps.validation import empty_dossier, faults
from support.core_fields import not_asked
from support.hands import TODAY
from support.played import Played
from support.running import answers_in, clusterdyn
from support.whole_run import NAME


@pytest.fixture(scope="module")
def played() -> Played:
    return Played(data=empty_dossier(NAME), today=TODAY)


def test_every_core_field_is_asked(played):
    assert not_asked(played.asked, played.data) == []


def test_a_whole_run_is_ready_and_has_no_error(played):
    data = played.data
    assert faults(data) == []
    assert [s.state for s in states(data, TODAY)] == [StepStatus.READY] * 10
    assert [f for f in findings(data, TODAY) if f.severity == Severity.ERROR] == []


def test_plain_lines_give_the_same_dossier(played, tmp_path):
    started = clusterdyn("new", NAME, folder=tmp_path)
    assert started.returncode == 0, started.stderr
    run = clusterdyn("next-step", "--plain", folder=tmp_path, typed="\n".join(played.lines) + "\n")
    assert (run.returncode, run.stderr) == (0, "")
    assert "✗" not in run.stdout.replace("press Enter to go on", "") or "help." in run.stdout
    (file,) = tmp_path.glob("*.cluster.json")
    assert answers_in(file) == played.data
    checked = clusterdyn("check", folder=tmp_path)
    assert checked.returncode == 0, checked.stdout
    exported = clusterdyn("export", "plan", "--to", "plan.md", folder=tmp_path)
    assert exported.returncode == 0, exported.stderr
    assert "Test site open" in (tmp_path / "plan.md").read_text(encoding="utf-8")
