"""Programs besides Python that some tests need: skipped where they are not, unless required."""

from __future__ import annotations

import os
import shutil

import pytest


def chromium() -> str:
    """A browser that prints."""
    return _found("chromium", shutil.which("chromium") or shutil.which("google-chrome"))


def _found(name: str, program: str | None) -> str:
    if program is not None:
        return program
    missing = f"{name} is not on this machine"
    if name in os.environ.get("CLUSTERDYN_REQUIRE", "").split(","):
        pytest.fail(f"{missing}, and CLUSTERDYN_REQUIRE asks for it")
    pytest.skip(missing)
