"""Commands that ask nothing load nothing that asks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clusterdyn.cli.app import COMMANDS
from support.paths import FINISHED

PROGRAM = """
import sys
from clusterdyn.__main__ import main
sys.argv = ["clusterdyn", *{words!r}]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(*sorted({{name.split(".")[0] for name in sys.modules}}), file=sys.stderr)
"""
ASKING = {"questionary", "prompt_toolkit"}
HEAVY = {"networkx", "duckdb", "icalendar"}
PLAN = {"jinja2"}
"""Only what prints a plan loads the templates."""

QUIET = [
    "",
    "--help",
    "status",
    "status --json",
    "status --plain",
    "check",
    "check 5 --json",
    "show",
    "show 4",
    "show --json",
    "show journal",
    "set vision.year 2036",
    "fill answers.yaml",
    "import people people.csv",
    "history",
    "diff",
    "undo",
    "endorse vision --by Board",
    "restore 1",
    "guide 4",
    "explain lock-in",
    "schema",
    "new Elsewhere",
]
PRINTING = [
    "export plan --to plan.md",
    "export plan --to plan.html",
    "export plan --to plan.json",
    "demo elsewhere",
]
DIALOGUES = {"next-step", "step", "note"}
TABLES = {"screen"}
"""Needs the database that is heavy."""


def loaded(words: list[str], folder: Path) -> set[str]:
    """The top names of all modules that a command line has loaded at its end."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(words=words)],
        env={**os.environ, "CLUSTERDYN_TODAY": "2026-11-23"},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    return set(ended.stderr.splitlines()[-1].split())


@pytest.fixture
def folder(tmp_path):
    """The finished example with one change in its history, and a file of answers."""
    path = tmp_path / FINISHED.name
    shutil.copy(FINISHED, path)
    (tmp_path / "answers.yaml").write_text("vision: {year: 2037}\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text("Name\nAn invented guest\n", encoding="utf-8")
    loaded(["set", "vision.year", "2034"], tmp_path)
    return tmp_path


@pytest.mark.parametrize("line", QUIET)
def test_a_command_that_asks_nothing_loads_no_prompts(line, folder):
    assert not loaded(line.split(), folder) & (ASKING | HEAVY | PLAN)


@pytest.mark.parametrize("line", PRINTING)
def test_a_command_that_prints_a_plan_loads_no_prompts(line, folder):
    found = loaded(line.split(), folder)
    assert not found & (ASKING | HEAVY)


def test_no_command_is_left_out():
    tried = {line.split()[0] for line in [*QUIET, *PRINTING] if line and line[0] != "-"}
    assert tried | DIALOGUES | TABLES == set(COMMANDS), "add its line above"


def test_answers_from_a_pipe_need_no_terminal_library(folder):
    assert not loaded(["--plain", "next-step"], folder) & (ASKING | HEAVY)


def test_the_version_needs_nothing(tmp_path):
    assert not loaded(["--version"], tmp_path) & {"pydantic", "typer", "rich", "yaml"}


def test_a_status_is_read_without_the_command_parser(folder):
    assert not loaded(["status"], folder) & {"typer", "email", "rich"}
