"""Eight programs write into one dossier at once; every acknowledged answer is there."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from clusterdyn.changes import same
from clusterdyn.store import Store
from support.store_samples import CONTENT, Clock

WRITERS = 8
WRITES = int(os.environ.get("CLUSTERDYN_WRITES", "6"))
SHARED = "passport.country"
"""The place that all of them answer each fifth time."""

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.store import Clash, Store
path, who, writes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = Store(path, lambda: datetime.now(UTC), who, patience=120)
data = store.load()
for number in range(writes):
    contended = number % 5 == 4
    place = "passport.country" if contended else f"organisations.{who}-{number}"
    value = f"{who}-{number}" if contended else {"name": f"{who} {number}"}
    try:
        saved = store.save({place: (value_at(data, place), value)})
    except Clash:
        data = store.load()
        print("clash", place, value if contended else "", flush=True)
        continue
    data = saved.data
    assert saved.warnings == [] and saved.gone == {}, saved
    print("saved", place, value if contended else "", flush=True)
"""


@pytest.mark.timeout(3600)
def test_no_acknowledged_answer_of_many_writers_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "test.cluster.json"
    store = Store.create(path, copy.deepcopy(CONTENT), Clock(), "x")
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [
        subprocess.Popen([*command, f"w{n}", str(WRITES)], stdout=subprocess.PIPE, text=True)
        for n in range(WRITERS)
    ]
    said = [line.split(" ", 2) for one in writers for line in one.communicate()[0].splitlines()]
    assert [one.returncode for one in writers] == [0] * WRITERS
    told = Counter(word for word, _, _ in said)
    assert told.total() == WRITERS * WRITES
    organisations = store.load()["organisations"]
    own = [place.rpartition(".")[2] for word, place, _ in said if word == "saved"]
    assert all(key in organisations for key in own if key != "country")
    history = store.history()
    kept = {str(e.changes[SHARED][1]) for e in history if SHARED in e.changes}
    assert {value for word, place, value in said if (word, place) == ("saved", SHARED)} <= kept
    assert len(history) == 1 + told["saved"] and not any(entry.is_outside for entry in history)
    assert same(store.rebuild(), store.load())
