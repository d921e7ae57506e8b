"""The story is rehearsed once; every test plays or reads the same rehearsal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.paths import FINISHED
from support.rehearsal import Rehearsal, rehearse


@pytest.fixture(scope="session")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """The whole story, played in memory on a dossier of its own."""
    return rehearse(tmp_path_factory.mktemp("rehearsed"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the worked example, all ten steps adopted."""
    shutil.copy(FINISHED, tmp_path / "my.cluster.json")
    return tmp_path
