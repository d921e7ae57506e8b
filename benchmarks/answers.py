"""What one answer costs in a large dossier, as a ratio to reading and writing its JSON once.

    python benchmarks/answers.py [answers]

A row is typed at the prompt of step 5's actions, in a dossier of 200 kB with some 250 of them: the
question is built, the row read, taken and saved, as in a session. Processor time, the median of so
many answers (40 unless said otherwise); JSON is read and written between them, so that a busy
moment hits both alike. The bar is 5.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from startup import ROOT, large_dossier

sys.path.insert(0, str(ROOT / "src"))

from clusterdyn.answers.views import Confirm
from clusterdyn.interview.conversation import about_step
from clusterdyn.interview.moves import Answer, Leave
from clusterdyn.store import Store
from clusterdyn.ui.session import Session

TABLE = "steps.plan.actions"
TODAY = date(2027, 4, 2)


class Typist:
    """Types one new action after the other, and notes how long each took."""

    def __init__(self, count: int, owner: str, milestone: str, between: Callable[[], None]) -> None:
        self.conversation: object = None
        self.left = count
        self.rest = f"; {owner}; {milestone}; 31 August 2027; 0"
        self.between = between
        self.began = 0.0
        self.times: list[float] = []

    def ask(self, view: object) -> Any:
        if isinstance(view, Confirm):
            return Answer("yes")
        if self.began:
            self.times.append(time.process_time() - self.began)
        self.between()
        self.left -= 1
        self.began = time.process_time()
        return Answer(f"Another thing {self.left}{self.rest}") if self.left >= 0 else Leave()

    def tell(self, outcome: Any) -> None:
        assert not outcome.refused, outcome.say

    def note(self, text: str) -> None:
        print(text)

    def choose(self, text: str, yes: str, no: str) -> bool:
        return True


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        path = large_dossier(Path(folder))
        raw = path.read_bytes()
        data = json.loads(raw)
        plan = data["steps"]["plan"]
        owner = next(iter(data["people"].values()))["name"]
        milestone = next(iter(plan["milestones"].values()))["text"]
        plain: list[float] = []

        def between() -> None:
            begin = time.process_time()
            json.dumps(json.loads(raw))
            plain.append(time.process_time() - begin)

        store = Store(path, lambda: datetime.now(UTC), "benchmark")
        typist = Typist(count, owner, milestone, between)
        Session(store, about_step(store.load(), TODAY, "plan", TABLE), typist).run()
    once, answer = statistics.median(plain), statistics.median(typist.times[1:])
    print(f"dossier: {len(raw) / 1000:.0f} kB, {len(plan['actions'])} actions, {count} answers")
    print(f"its JSON, read and written: {once * 1000:.1f} ms")
    print(f"one answer                  {answer * 1000:6.1f} ms  {answer / once:5.1f}x")


if __name__ == "__main__":
    main()
