"""The Pythons that are promised are those that are tested: one list in four places."""

from __future__ import annotations

import re
import tomllib

from support.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHON = re.compile(r"\b3\.\d+")


def promised() -> list[str]:
    """The versions that the package names as its own."""
    lead = "Programming Language :: Python :: "
    return [
        line.removeprefix(lead) for line in PROJECT["classifiers"] if line.startswith(f"{lead}3.")
    ]


def test_the_readme_names_the_same_pythons():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (said,) = re.findall(r"Tested with Python ([^.]*(?:\.\d+[^.]*)+)\.\s", readme)
    assert PYTHON.findall(said) == promised()
    assert f"You need Python {promised()[0]} or newer" in readme


def test_ci_looks_for_each_of_them():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (looked_for,) = re.findall(r"^for version in (.*); do$", script, re.MULTILINE)
    assert looked_for.split()[: len(promised())] == promised()


def test_the_first_is_the_least_that_is_asked_for():
    assert PROJECT["requires-python"] == f">={promised()[0]}"
