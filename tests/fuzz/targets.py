"""What is fuzzed: a file that somebody sends, and the commands that read it."""

from __future__ import annotations

import contextlib
import io
import os
import random
import resource
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from clusterdyn.cli.run import run

from .mutators import bytes_changed, lines_changed, values_changed

SEEDS = Path(__file__).parent / "seeds"
FAULT = 70
SLOW = 2.0
"""Seconds of processor time after which an input counts as a hang."""
DOSSIER = "a.cluster.json"
Mutator = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True)
class Target:
    """``file`` gets the changed seed; ``reads`` change nothing, and nor does what fails."""

    name: str
    seeds: str
    file: str
    commands: tuple[tuple[str, ...], ...]
    mutators: tuple[Mutator, ...] = (bytes_changed, lines_changed)
    reads: bool = False


TARGETS = [
    Target(
        "dossier",
        "dossier",
        DOSSIER,
        (
            ("status",), ("show",), ("show", "5"), ("check",), ("history",), ("export", "plan"),
            ("export", "calendar"), ("export", "worksheet", "5"), ("show", "--json"), ("diff", "1"),
        ),
        (bytes_changed, values_changed, values_changed),
        reads=True,
    ),
    Target(
        "history",
        "history",
        "a.history.jsonl",
        (
            ("history",), ("history", "--json"), ("diff", "2"), ("undo",), ("set", "4.year", "2044"),
            ("undo", "--skip"), ("undo", "--anyway"), ("restore", "2"), ("history",),
        ),
        (bytes_changed, lines_changed, values_changed),
    ),
    Target("answers", "answers", "in.yaml", (("fill", "in.yaml"),)),
    Target("worksheet", "worksheet", "in.md", (("fill", "--worksheet", "in.md"),)),
    Target("import", "table", "in.csv", (("import", "organisations", "in.csv"),)),
    Target("screen", "table", "in.csv", (("screen", "in.csv", "--region", "DK01"),), reads=True),
]  # fmt: skip


@dataclass
class Report:
    """What was tried and what was found; each finding with the seed that shows it."""

    inputs: int = 0
    runs: int = 0
    faults: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    most_memory: int = 0

    def __str__(self) -> str:
        counts = f"{len(self.faults)} tracebacks, {len(self.hangs)} hangs over {SLOW:g} s"
        found = "".join(f"\n  {one}" for one in [*self.faults, *self.hangs, *self.changed][:20])
        return (
            f"{self.inputs} inputs in {self.runs} runs: {counts}, {len(self.changed)} files changed, "
            f"{self.most_memory} MB at most{found}"
        )


def fuzz(target: Target, seeds: range, folder: Path, until: float = float("inf")) -> Report:
    """Plays the target once for each seed, until the time (of ``time.monotonic``) is over."""
    report = Report()
    for seed in seeds:
        if time.monotonic() > until:
            break
        with contextlib.chdir(_laid_out(target, seed, folder)):
            _play(target, seed, report)
    report.most_memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return report


def _laid_out(target: Target, seed: int, folder: Path) -> Path:
    """A folder with a dossier and its history, and the changed file."""
    dice = random.Random(f"{target.name} {seed}")
    here = folder / "w"
    shutil.rmtree(here, ignore_errors=True)
    here.mkdir()
    shutil.copy(SEEDS / "dossier" / "version-1.cluster.json", here / DOSSIER)
    shutil.copy(SEEDS / "history" / "version-1.history.jsonl", here / "a.history.jsonl")
    raw = dice.choice(sorted((SEEDS / target.seeds).iterdir())).read_bytes()
    (here / target.file).write_bytes(dice.choice(target.mutators)(raw, dice))
    return here


def _play(target: Target, seed: int, report: Report) -> None:
    report.inputs += 1
    for words in target.commands:
        report.runs += 1
        before, began = _content(), time.process_time()
        code, said = _run(list(words))
        what = f"{target.name} {seed}: {' '.join(words)}"
        if code == FAULT or "Traceback" in said:
            report.faults.append(f"{what}: {said.strip()[-300:]}")
        if time.process_time() - began > SLOW:
            report.hangs.append(f"{what}: {time.process_time() - began:.1f} s")
        if _content() != before and (target.reads or code != 0):
            report.changed.append(f"{what}: exit code {code}")


def _run(words: list[str]) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(words)
    return int(code), err.getvalue()


def _content() -> bytes | None:
    return Path(DOSSIER).read_bytes() if os.path.isfile(DOSSIER) else None  # noqa: PTH113
