"""What is written about the source for its readers is true of the source."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("ARCHITECTURE.md", "CONTRIBUTING.md", "docs/decisions.md")
NAMED = re.compile(r"`([\w/-]+(?:/|\.(?:py|j2|yaml|md|svg)))`")
PLACEHOLDERS = re.compile("NAME|NN-name|/name/|ui/web/|monitoring/")
BESIDE = ("model.py", "rules.py", "results.py", "prefills.py", "rules.yaml", "plan_data.py")
"""Files named by what they are, in whichever step or folder."""


def test_the_picture_and_the_table_of_packages_follow_the_imports():
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / "draw_packages.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_is_there(page):
    named = set(NAMED.findall((ROOT / page).read_text(encoding="utf-8")))
    assert named
    gone = [
        name
        for name in named
        if not PLACEHOLDERS.search(name)
        and name not in BESIDE
        and not any((ROOT / below / name).exists() for below in (".", "src/clusterdyn", "steps"))
    ]
    assert gone == []


def test_every_package_says_in_its_first_line_what_it_is_for():
    for init in (ROOT / "src" / "clusterdyn").rglob("__init__.py"):
        assert init.read_text(encoding="utf-8").startswith('"""'), init
