"""The program run by several accounts of one computer; only root can play them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.hands import surroundings

STAGE = """
import contextlib, io, json, os, sys, tempfile
from clusterdyn.cli.run import run

def play(words):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(words)
    return [int(code), out.getvalue(), err.getvalue()]

def become(person, groups):
    os.setgroups(groups)
    os.setgid(person)
    os.setuid(person)
    os.umask(0o022)
    os.environ["USER"] = f"person{person}"

with tempfile.TemporaryDirectory() as rehearsal:  # loads what the accounts could not read
    os.chdir(rehearsal)
    for words in (["new", "A"], ["set", "4.year", "2035"], ["history"], ["undo"], ["status"]):
        play(words)
for line in sys.stdin:
    person, groups, folder, words = json.loads(line)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        become(person, groups)
        os.write(writing, json.dumps(play(words)).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        print(said.read(), flush=True)
"""


@dataclass
class Ended:
    """What a command line came to."""

    code: int
    out: str
    err: str


class Accounts:
    """A process of root's that becomes somebody else for each command line."""

    def __init__(self) -> None:
        self._stage: Any = subprocess.Popen(
            [sys.executable, "-c", STAGE],
            env=surroundings(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, person: int, groups: list[int], folder: Path, *words: str) -> Ended:
        """One command line of somebody who has these groups and the usual umask."""
        self._stage.stdin.write(json.dumps([person, groups, str(folder), words]) + "\n")
        self._stage.stdin.flush()
        return Ended(*json.loads(self._stage.stdout.readline()))

    def close(self) -> None:
        self._stage.stdin.close()
        self._stage.wait()
        self._stage.stdout.close()
