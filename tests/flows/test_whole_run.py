"""A whole run through all ten steps, in memory and by piped lines; tests/terminal has keystrokes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from whole_run import NAME, Typist

from clusterdyn.answers.views import Done, Question, Review
from clusterdyn.changes import value_at
from clusterdyn.interview.interview import Interview
from clusterdyn.interview.moves import Answer, GoOn
from clusterdyn.model.questionnaire import core_pages, hidden
from clusterdyn.model.rules import Severity
from clusterdyn.model.schema import Schema
from clusterdyn.steps.check import findings
from clusterdyn.steps.progress import StepStatus, states
from clusterdyn.steps.registry import all_steps, dossier_schema
from clusterdyn.steps.validation import empty_dossier, faults

TODAY = date(2026, 11, 23)
ENVIRONMENT = {
    **os.environ,
    "CLUSTERDYN_TODAY": TODAY.isoformat(),
    "TERM": "xterm-256color",
    "PROMPT_TOOLKIT_NO_CPR": "1",
    "USER": "tester",
}


def clusterdyn(*words: str, folder: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clusterdyn", *words],
        cwd=folder,
        env=ENVIRONMENT,
        input=typed,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def play(data: dict[str, Any]) -> tuple[dict[str, Any], list[str], list[str]]:
    """Plays the typist through the interview: the dossier, the lines typed, the paths asked."""
    talk, typist, lines = Interview(data, TODAY, "identification"), Typist(), []
    for _ in range(900):
        view = talk.current()
        if isinstance(view, Done):
            return talk.data, lines, typist.asked
        text = "go on" if isinstance(view, Review) else typist.type(view)
        if isinstance(view, Question) and view.kind not in ("table", "people", "lines", "refs"):
            typist.asked += together(talk, text)
        outcome = talk.take(GoOn() if isinstance(view, Review) else Answer(text))
        assert not outcome.refused or "press Enter" in outcome.say, (view, text, outcome.say)
        lines.append(text)
    raise AssertionError("the run did not end")


def together(talk: Interview, text: str) -> list[str]:
    """Paths answered in one row with the one in hand ("Jens Due; 15")."""
    if talk.location is None or talk.location.key or talk.pending is not None or ";" not in text:
        return []
    items = talk.route.pages[talk.location.page].items[talk.location.item :]
    return [item.path for item in items[: text.count(";") + 1]]


@pytest.fixture(scope="module")
def played() -> tuple[dict[str, Any], list[str], list[str]]:
    return play(empty_dossier(NAME))


def core_fields() -> set[str]:
    """Every core field: a value's path, a table's path with each column asked."""
    found = set()
    for step in all_steps():
        for page in core_pages(step.model):
            for item in page.items:
                found |= {f"{item.path}#{c}" for c in item.columns} or {item.path}
    return found


def asked_fields(paths: list[str], known: Schema) -> set[str]:
    found = set()
    for path in paths:
        parts = path.split(".")
        if parts[0] == "steps":
            found |= {".".join(parts[:n]) for n in range(3, len(parts) + 1)}
            found.add(f"{'.'.join(parts[:3])}#{parts[-1]}")
    return found


def test_every_core_field_is_asked(played):
    data, _, paths = played
    missing = core_fields() - asked_fields(paths, dossier_schema())
    for path in list(missing):  # what a condition hides is rightly not asked
        above, _, name = path.rpartition(".")
        model = dossier_schema().model_at(above)
        if model is not None and hidden(model, name, value_at(data, above, {})):
            missing.discard(path)
    assert missing == set()


def test_a_whole_run_is_ready_and_has_no_error(played):
    data, _, _ = played
    assert faults(data) == []
    assert [s.state for s in states(data, TODAY)] == [StepStatus.READY] * 10
    assert [f for f in findings(data, TODAY) if f.severity == Severity.ERROR] == []


def test_plain_lines_give_the_same_dossier(played, tmp_path):
    data, lines, _ = played
    started = clusterdyn("new", NAME, folder=tmp_path)
    assert started.returncode == 0, started.stderr
    run = clusterdyn("next-step", "--plain", folder=tmp_path, typed="\n".join(lines) + "\n")
    assert (run.returncode, run.stderr) == (0, "")
    assert "✗" not in run.stdout.replace("press Enter to go on", "") or "help." in run.stdout
    (file,) = tmp_path.glob("*.cluster.json")
    assert json.loads(file.read_text(encoding="utf-8")) == data
    checked = clusterdyn("check", folder=tmp_path)
    assert checked.returncode == 0, checked.stdout
    exported = clusterdyn("export", "plan", "--to", "plan.md", folder=tmp_path)
    assert exported.returncode == 0, exported.stderr
    assert "Test site open" in (tmp_path / "plan.md").read_text(encoding="utf-8")
