"""A fresh dossier, and stores on it."""

import copy
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clusterdyn.store import Store
from support.store_samples import CONTENT, Clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.cluster.json"


@pytest.fixture
def history_file(tmp_path: Path) -> Path:
    return tmp_path / "test.history.jsonl"


@pytest.fixture
def store(path: Path) -> Store:
    """A store on a fresh dossier."""
    return Store.create(path, copy.deepcopy(CONTENT), Clock(), "Karen")


@pytest.fixture
def open_store(path: Path) -> Callable[[str], Store]:
    """Opens one more store on the same file, as a second laptop would."""

    def opened(by: str) -> Store:
        other = Store(path, lambda: datetime(2027, 1, 6, 9, 0, tzinfo=UTC), by, patience=0.2)
        other.load()
        return other

    return opened
