"""Any story of saves, hand edits, undos and restores keeps file and history in step."""

import copy
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from clusterdyn.changes import ABSENT, difference, same, value_at, with_changes
from clusterdyn.store import Clash, Store
from support.store_samples import CONTENT, MILESTONES, Clock

FIELDS = [
    "passport.country",
    "steps.vision.year",
    f"{MILESTONES}.rig.due",
    f"{MILESTONES}.new.text",
]
VALUES = st.sampled_from([ABSENT, None, "a", "b", 3, True, ["x"]])


class Story(RuleBasedStateMachine):
    """Two laptops, one file. The model is the list of contents that undo must lead back to."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "test.cluster.json"
        self.clock = Clock()
        self.stores = [Store.create(self.path, copy.deepcopy(CONTENT), self.clock, "Karen")]
        self.stores.append(Store(self.path, self.clock, "Jens"))
        self.before: list = []
        self.group = 0

    def teardown(self):
        self.folder.cleanup()

    def on_disk(self):
        return json.loads(self.path.read_text())

    def put(self, who, changes, group=None):
        """Saves and, when that begins a new group with an effect, remembers what was before."""
        store, now = self.stores[who], self.on_disk()
        store.load()
        data = store.save(changes, group=group).data
        if not same(data, now):
            self.before.append(now)

    @rule(who=st.integers(0, 1), field=st.sampled_from(FIELDS), value=VALUES)
    def answer(self, who, field, value):
        now = self.on_disk()
        self.put(who, difference(now, with_changes(now, {field: (None, value)})))

    @rule(who=st.integers(0, 1), order=st.permutations(["rig", "staff", "fund"]))
    def move(self, who, order):
        old = value_at(self.on_disk(), f"{MILESTONES}.#", [])
        kept = [key for key in order if key in old]
        self.put(who, {f"{MILESTONES}.#": (old, kept + [k for k in old if k not in kept])})

    @rule(who=st.integers(0, 1), record=st.sampled_from(["rig", "staff", "fund"]))
    def remove(self, who, record):
        now = self.on_disk()
        new = with_changes(now, {f"{MILESTONES}.{record}": (None, ABSENT)})
        self.put(who, difference(now, new))

    @rule(values=st.lists(VALUES, min_size=2, max_size=4), who=st.integers(0, 1))
    def answer_in_a_group(self, values, who):
        self.group += 1
        now, store = self.on_disk(), self.stores[who]
        data = store.load()
        for number, value in enumerate(values):
            field = FIELDS[number % len(FIELDS)]
            new = with_changes(data, {field: (None, value)})
            data = store.save(difference(data, new), group=f"g{self.group}").data
        if not same(now, data):
            self.before.append(now)

    @rule(value=st.sampled_from(["hand", "foot"]))
    def edit_another_place_by_hand(self, value):
        def edit(data):
            return with_changes(data, {"journal.note": (None, value)})

        self.path.write_text(json.dumps(edit(self.on_disk())))
        self.before = [edit(content) for content in self.before]

    @rule(who=st.integers(0, 1))
    def undo(self, who):
        result = self.stores[who].undo()
        if self.before:
            expected = self.before.pop()
            assert same(result.data, expected, ordered="journal" not in expected)
        else:
            assert result.nothing
        assert same(result.data, self.on_disk())

    @precondition(lambda self: "journal" not in self.on_disk())
    @rule(who=st.integers(0, 1), part=st.floats(0, 1))
    def restore(self, who, part):
        store, now = self.stores[who], self.on_disk()
        number = 1 + round(part * (len(store.history()) - 1))
        content = store.state_after(number)
        assert same(store.restore(number).data, content)
        if not same(content, now):
            self.before.append(now)

    @precondition(lambda self: "journal" not in self.on_disk())
    @rule()
    def break_and_bring_back(self):
        store, now = self.stores[0], self.on_disk()
        self.path.write_text("{")
        assert same(store.rebuild(), now)
        assert same(store.restore(len(store.history())).data, now)

    @invariant()
    def the_history_ends_with_the_file_unless_it_was_edited_by_hand(self):
        if not hasattr(self, "path"):
            return
        store = self.stores[0]
        known, now = store.rebuild(), self.on_disk()
        assert store.warnings == []
        assert set(difference(known, now)) <= {"journal", "journal.note"}


Story.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestStory = Story.TestCase


@pytest.mark.parametrize("seed", range(20))
def test_two_laptops_that_save_at_random_never_lose_an_answer_silently(tmp_path, seed):
    chance = random.Random(seed)
    path = tmp_path / "test.cluster.json"
    Store.create(path, copy.deepcopy(CONTENT), Clock(), "x")
    laptops = [Store(path, Clock(), name) for name in ("Karen", "Jens")]
    seen = [laptop.load() for laptop in laptops]
    accepted: dict = {}
    clashes = 0
    for number in range(60):
        who = chance.randrange(2)
        field = chance.choice(FIELDS)
        change = {field: (value_at(seen[who], field), number)}
        theirs = value_at(json.loads(path.read_text()), field)
        try:
            seen[who] = laptops[who].save(change).data
            accepted[field] = number
            assert theirs == change[field][0]
        except Clash as clash:
            clashes += 1
            assert clash.collisions[0].theirs == accepted[field]
            seen[who] = laptops[who].load()
    final = json.loads(path.read_text())
    assert {field: value_at(final, field) for field in accepted} == accepted
    assert clashes > 0
    assert same(laptops[0].rebuild(), final)


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clusterdyn.changes import ABSENT
from clusterdyn.store import Store
store = Store(Path(sys.argv[1]), lambda: datetime.now(UTC), "Karen")
store.load()
number = int(sys.argv[2])
while True:
    store.save({f"organisations.o{number}": (ABSENT, {"name": str(number)})})
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(tmp_path):
    path = tmp_path / "test.cluster.json"
    store = Store.create(path, copy.deepcopy(CONTENT), Clock(), "Karen")
    chance, first = random.Random(7), 0
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, path, str(first)], stdout=subprocess.PIPE, text=True
        )
        lines = [process.stdout.readline()]
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines()
        process.wait()
        process.stdout.close()
        acknowledged = [int(line) for line in lines if line.strip()]
        assert acknowledged
        organisations = store.load()["organisations"]
        assert all(f"o{number}" in organisations for number in range(acknowledged[-1] + 1))
        first = max(int(key[1:]) for key in organisations if key[1:].isdigit()) + 1
    store.save({"passport.country": ("DK", "DE")})
    assert store.warnings == []
    assert same(store.rebuild(), store.load())
    assert list(tmp_path.glob(".*.new")) == []
