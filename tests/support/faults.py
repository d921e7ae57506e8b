"""One command of the program in which a call of the system fails, or at which it dies (strace)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from support.hands import surroundings

CALL = re.compile(r"^(?:\d+\s+)?(\w+)\(")
HERE = re.compile(r"AT_FDCWD<[^>]*>")
REQUIRED = "strace" in os.environ.get("CLUSTERDYN_REQUIRE", "").split(",")
DEATH = "signal=KILL"


@dataclass(frozen=True)
class Spot:
    """The so-manieth call of this name; ``line`` is how it looked undisturbed."""

    call: str
    number: int
    line: str


@dataclass(frozen=True)
class Run:
    """What a disturbed command came to; ``hit`` says whether the fault struck in the folder."""

    code: int
    out: str
    err: str
    hit: bool


@cache
def can_trace() -> bool:
    """Whether programs can be traced on this machine."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode == 0


def need_strace() -> None:
    """Skips where programs cannot be traced; fails where that is asked for."""
    if not can_trace():
        (pytest.fail if REQUIRED else pytest.skip)("strace is not installed, or may trace nobody")


def spots(folder: Path, words: list[str], calls: str) -> list[Spot]:
    """The calls with which an undisturbed command touches a folder. The command is carried out."""
    lines = list(_traced(folder, words, ["-e", f"trace={calls}"])[1])
    found: list[Spot] = []
    seen: Counter[str] = Counter()
    for line in lines:
        call = CALL.match(line)
        if call is None:
            continue
        seen[call[1]] += 1
        if _touches(folder, line):
            found.append(Spot(call[1], seen[call[1]], line))
    return found


def disturbed(folder: Path, words: list[str], spot: Spot, calls: str, what: str) -> Run:
    """The command with a fault at one spot: ``error=EIO``, or ``DEATH``."""
    inject = f"inject={spot.call}:{what}:when={spot.number}"
    done, lines = _traced(folder, words, ["-e", f"trace={calls}", "-e", inject])
    struck = [line for line in lines if "INJECTED" in line or "SIGKILL" in line]
    hit = any(_touches(folder, line) for line in struck) or (
        what == DEATH and done.returncode == -9
    )
    return Run(done.returncode, done.stdout, done.stderr, hit)


def _touches(folder: Path, line: str) -> bool:
    """Whether a call is about something in the folder (that the command runs there is nothing)."""
    return str(folder) in HERE.sub("", line)


def _traced(
    folder: Path, words: list[str], options: list[str]
) -> tuple[subprocess.CompletedProcess[str], Iterator[str]]:
    trace = folder.parent / "trace.txt"
    command = [
        "strace",
        "-f",
        "-y",
        "-o",
        str(trace),
        *options,
        sys.executable,
        "-P",
        "-m",
        "clusterdyn",
    ]
    done = subprocess.run(
        [*command, *words],
        cwd=folder,
        env=surroundings(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
    )
    return done, iter(trace.read_text("utf-8", "replace").splitlines())
