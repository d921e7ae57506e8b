"""Stopped at any kind of prompt, by any means: an orderly end, and nothing answered is lost."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.hands import Hands, deaf_to_hang_ups, deaf_to_interrupts
from support.running import clusterdyn, only_dossier

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]
STOP, PARK, GO, ROWS, EDITOR = "\x03", "\x10", "\x07", "\x14", "\x05"

PROMPTS: dict[str, tuple[list[str], list[str], str]] = {
    # what is typed at the shell, what is pressed, what is seen then
    "a text": (["step", "4", "statement"], [], "^C leave"),
    "a half-typed text": (["step", "4", "statement"], ["and also"], "and also"),
    "a table": (["step", "5", "actions"], ["Map; Jens"], "Map; Jens"),
    "a list": (["step", "4", "neighbour_test"], [], "Arrow keys, a number"),
    "boxes": (["step", "2", "symptoms"], [" "], "space bar"),
    "digits": (["step", "10", "confidence"], ["43"], "Most apart"),
    "a confirmation": (["step", "3", "deputy"], ["\x15", "Zoe Zest", "\r"], "(Y/n)"),
    "a reason": (["step", "4", "statement"], [PARK], "Why is it parked?"),
    "work on rows": (["step", "5", "actions"], [ROWS], "What with?"),
    "a review": (["step", "4"], [GO, "r", "\r"], "And now?"),
}


def at(folder: Path, prompt: str, deaf: bool = False) -> Hands:
    words, keys, seen = PROMPTS[prompt]
    hands = Hands(folder, words, deaf=deaf)
    hands.see("^C leave")
    for key in keys:
        hands.press(key)
    hands.see(seen)
    return hands


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("how", ["Ctrl-C", "Ctrl-C, ignored at its start", "SIGTERM"])
def test_stopped_in_order(folder: Path, prompt: str, how: str) -> None:
    before = json.loads(only_dossier(folder).read_text("utf-8"))
    hands = at(folder, prompt, deaf=how.endswith("ignored at its start"))
    hands.signal(signal.SIGTERM) if how == "SIGTERM" else hands.press(STOP)
    assert hands.end() == (143 if how == "SIGTERM" else 130), hands.shown
    assert "Saved: my.cluster.json" in hands.screen.flowing
    assert "Traceback" not in hands.screen.flowing
    assert json.loads(only_dossier(folder).read_text("utf-8")) == before


@pytest.mark.parametrize("prompt", ["a half-typed text", "a list", "boxes", "a review"])
def test_the_window_is_closed(folder: Path, prompt: str) -> None:
    before = only_dossier(folder).read_bytes()
    hands = at(folder, prompt)
    hands.hang_up()
    assert hands.gone() in (143, -signal.SIGHUP)
    assert only_dossier(folder).read_bytes() == before
    assert clusterdyn("status", folder=folder).returncode == 0


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("false", "ended with an error"),
        ("no-such-editor-here", "could not be started"),
        ("'unbalanced", "could not be started"),
    ],
)
def test_an_editor_that_fails_leaves_the_text(folder: Path, editor: str, said: str) -> None:
    hands = Hands(folder, ["step", "4", "statement"], EDITOR=editor)
    hands.see("throws away a good chair")
    hands.press(" and more", EDITOR)
    hands.see(said, "Your text is as it was", "and more")
    hands.press(STOP)
    assert hands.end() == 130


@pytest.mark.parametrize("prompt", ["a text", "a list", "boxes", "a confirmation", "a review"])
@pytest.mark.parametrize("deaf", [False, True], ids=["heard", "ignored at its start"])
def test_an_interrupt_that_is_no_key_stops_too(folder: Path, prompt: str, deaf: bool) -> None:
    hands = at(folder, prompt, deaf)
    hands.signal(signal.SIGINT)
    assert hands.end() == 130, hands.shown
    assert "Saved: my.cluster.json" in hands.screen.flowing


PLAIN_PROMPTS: dict[str, tuple[list[str], list[str], str]] = {
    "a question": (["step", "4", "statement"], [], "throws away a good chair"),
    "a confirmation": (["step", "3", "deputy"], ["Zoe Zest\r"], "Add it?"),
    "a review": (["step", "4"], ["/go 8\r", "\r"], "go on:"),
}


@pytest.mark.parametrize("prompt", PLAIN_PROMPTS)
@pytest.mark.parametrize("deaf", [False, True], ids=["heard", "ignored at its start"])
def test_plain_lines_are_stopped_too(folder: Path, prompt: str, deaf: bool) -> None:
    words, lines, seen = PLAIN_PROMPTS[prompt]
    hands = Hands(folder, ["--plain", *words], deaf=deaf)
    for line in lines:
        hands.press(line)
    hands.see(seen)
    hands.press(STOP)
    assert hands.end() == 130, hands.shown
    assert "Saved: my.cluster.json" in hands.screen.flowing
    assert "Traceback" not in hands.screen.flowing


@pytest.mark.parametrize(
    ("deaf", "number"),
    [(deaf_to_interrupts, signal.SIGINT), (deaf_to_hang_ups, signal.SIGHUP)],
    ids=["in the background of a script", "after nohup"],
)
def test_a_command_without_a_terminal_goes_on_as_it_was_told_to(
    folder: Path, deaf: Callable[[], None], number: int
) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", DEAF_BUT_BUSY],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        preexec_fn=deaf,
    )
    assert program.stdout is not None and program.stdout.readline() == b"busy\n"
    program.send_signal(number)
    assert program.communicate(timeout=25)[0] == b"done\n"
    assert program.returncode == 0


DEAF_BUT_BUSY = """
import sys, time
from clusterdyn.cli import overview, run

def status(json=False):
    print("busy", flush=True)
    time.sleep(0.5)
    print("done", flush=True)

overview.overview = status
sys.exit(run.run(["status"]))
"""

SWALLOWED = """
import os, signal, sys, time
from clusterdyn.cli import overview, run, signals
signals.AGAIN_AFTER = 0.3

def status(json=False):
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)
    except BaseException:
        pass
    time.sleep(30)

overview.overview = status
sys.exit(run.run(["status"]))
"""


def test_a_wish_to_end_that_is_lost_on_its_way_is_raised_again() -> None:
    command = [sys.executable, "-c", SWALLOWED]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=25)
    assert ended.returncode == 143, ended.stderr
    assert "Everything answered so far is saved." in ended.stderr
