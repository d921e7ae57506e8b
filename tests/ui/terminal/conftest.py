"""The story is rehearsed once; every test plays or reads the same rehearsal."""

from __future__ import annotations

import pytest

from support.rehearsal import Rehearsal, rehearse


@pytest.fixture(scope="session")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """The whole story, played in memory on a dossier of its own."""
    return rehearse(tmp_path_factory.mktemp("rehearsed"))
