"""A whole run through all ten steps: in memory, by piped lines, and by keystrokes in a terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from whole_run import NAME, Typist

from clusterdyn.changes import value_at
from clusterdyn.check import findings
from clusterdyn.form import core_screens, hidden
from clusterdyn.interview.interview import Interview
from clusterdyn.interview.moves import Answer, GoOn
from clusterdyn.interview.views import Confirm, Done, Question, Review
from clusterdyn.places import Places
from clusterdyn.rooms import places, rooms
from clusterdyn.rule import Severity
from clusterdyn.state import State, states
from clusterdyn.validity import empty_dossier, faults

TODAY = date(2026, 11, 23)
ENVIRONMENT = {
    **os.environ,
    "CLUSTERDYN_TODAY": TODAY.isoformat(),
    "TERM": "xterm-256color",
    "PROMPT_TOOLKIT_NO_CPR": "1",
    "USER": "tester",
}


def clusterdyn(*words: str, folder: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clusterdyn", *words],
        cwd=folder,
        env=ENVIRONMENT,
        input=typed,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def play(data: dict[str, Any]) -> tuple[dict[str, Any], list[str], list[str]]:
    """Plays the typist through the interview: the dossier, the lines typed, the paths asked."""
    talk, typist, lines = Interview(data, TODAY, "identification"), Typist(), []
    for _ in range(900):
        view = talk.current()
        if isinstance(view, Done):
            return talk.data, lines, typist.asked
        text = "go on" if isinstance(view, Review) else typist.type(view)
        if isinstance(view, Question) and view.kind not in ("table", "people", "lines", "refs"):
            typist.asked += together(talk, text)
        outcome = talk.take(GoOn() if isinstance(view, Review) else Answer(text))
        assert not outcome.refused or "press Enter" in outcome.say, (view, text, outcome.say)
        lines.append(text)
    raise AssertionError("the run did not end")


def together(talk: Interview, text: str) -> list[str]:
    """Paths answered in one row with the one in hand ("Jens Due; 15")."""
    if talk.spot is None or talk.spot.key or talk.pending is not None or ";" not in text:
        return []
    parts = talk.trail.screens[talk.spot.screen].parts[talk.spot.part :]
    return [part.path for part in parts[: text.count(";") + 1]]


@pytest.fixture(scope="module")
def played() -> tuple[dict[str, Any], list[str], list[str]]:
    return play(empty_dossier(NAME))


def core_fields() -> set[str]:
    """Every core field: a value's path, a table's path with each column asked."""
    found = set()
    for room in rooms():
        for screen in core_screens(room.model):
            for part in screen.parts:
                found |= {f"{part.path}#{c}" for c in part.columns} or {part.path}
    return found


def asked_fields(paths: list[str], known: Places) -> set[str]:
    found = set()
    for path in paths:
        parts = path.split(".")
        if parts[0] == "steps":
            found |= {".".join(parts[:n]) for n in range(3, len(parts) + 1)}
            found.add(f"{'.'.join(parts[:3])}#{parts[-1]}")
    return found


def test_every_core_field_is_asked(played):
    data, _, paths = played
    missing = core_fields() - asked_fields(paths, places())
    for path in list(missing):  # what a condition hides is rightly not asked
        above, _, name = path.rpartition(".")
        model = places().model_at(above)
        if model is not None and hidden(model, name, value_at(data, above, {})):
            missing.discard(path)
    assert missing == set()


def test_a_whole_run_is_ready_and_has_no_error(played):
    data, _, _ = played
    assert faults(data) == []
    assert [s.state for s in states(data, TODAY)] == [State.READY] * 10
    assert [f for f in findings(data, TODAY) if f.severity == Severity.ERROR] == []


def test_plain_lines_give_the_same_dossier(played, tmp_path):
    data, lines, _ = played
    started = clusterdyn("new", NAME, folder=tmp_path)
    assert started.returncode == 0, started.stderr
    run = clusterdyn("next-step", "--plain", folder=tmp_path, typed="\n".join(lines) + "\n")
    assert (run.returncode, run.stderr) == (0, "")
    assert "✗" not in run.stdout.replace("press Enter to go on", "") or "help." in run.stdout
    (file,) = tmp_path.glob("*.cluster.json")
    assert json.loads(file.read_text(encoding="utf-8")) == data
    checked = clusterdyn("check", folder=tmp_path)
    assert checked.returncode == 0, checked.stdout
    exported = clusterdyn("export", "plan", "--to", "plan.md", folder=tmp_path)
    assert exported.returncode == 0, exported.stderr
    assert "Test site open" in (tmp_path / "plan.md").read_text(encoding="utf-8")


class Hands:
    """A pair of hands at a real terminal, watching the dossier file to know what is asked."""

    def __init__(self, folder: Path, *words: str) -> None:
        import pexpect

        self.folder = folder
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "clusterdyn", *words],
            cwd=str(folder),
            env=ENVIRONMENT,
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=20,
        )

    def until(self, text: str) -> None:
        self.child.expect_exact(text)

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def settle(self, quiet: float = 0.08) -> str:
        """Reads what comes until nothing more comes; gives it back."""
        import pexpect

        seen = self.child.buffer
        self.child.buffer = ""
        for _ in range(200):
            try:
                seen += self.child.read_nonblocking(4096, timeout=quiet)
            except pexpect.TIMEOUT:
                if "❯" in seen:
                    break
            except pexpect.EOF:
                break
        return seen

    def enter(self, text: str = "") -> None:
        self.child.send(text)
        self.child.send("\r")

    def end(self) -> int:
        import pexpect

        self.child.expect(pexpect.EOF)
        self.child.close()
        return -self.child.signalstatus if self.child.signalstatus else self.child.exitstatus

    def data(self) -> dict[str, Any]:
        (file,) = self.folder.glob("*.cluster.json")
        return json.loads(file.read_text(encoding="utf-8"))

    def saved(self, path: str, value: Any) -> None:
        """Waits until the file holds a value."""
        for _ in range(200):
            if value_at(self.data(), path, None) == value:
                return
            time.sleep(0.05)
        raise AssertionError(f"{path} is {value_at(self.data(), path, None)!r}, not {value!r}")


BACK, PARK, UNDO, ROWS, STOP = "\x02", "\x10", "\x15", "\x14", "\x03"


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_hands_at_a_terminal(tmp_path):
    hands = Hands(tmp_path, "new", NAME)
    hands.until("Which region")
    hands.enter("North Jutland")
    hands.until("Where do you start from")
    hands.enter("2")
    hands.until("Who is in the room")
    hands.enter("Karen Holm; Limfjord Pumps")
    hands.until("1 in the room")
    hands.enter("Lise Wahl; Kattegat Utility")
    hands.until("2 in the room")
    hands.enter()
    assert hands.end() == 0

    hands = Hands(tmp_path, "next-step")
    hands.until("You will have")
    hands.enter()
    hands.until("could be a cluster")
    hands.press("\x1b[200~Water technology; utilities\nGreen hydrogen; ferries\x1b[201~\r")
    hands.until("2 rows taken")
    hands.press(STOP)  # leaves at any moment
    hands.until("Saved:")
    assert hands.end() == 130

    hands = Hands(tmp_path, "next-step")
    hands.until("could be a cluster")  # the same question
    hands.press(ROWS)
    hands.until("What with")
    hands.enter("2")  # copy
    hands.until("Which row")
    hands.enter("1")
    hands.until("Copied")
    hands.until("Which field of business?")
    hands.press(BACK)  # the copy is complete; back into the row before, old answer filled in
    hands.until("ferries")
    hands.settle()
    hands.press("\x07")  # to the rows again, by the question's number
    hands.until("To which question")
    hands.enter("1")
    hands.saved("steps.identification.candidates.water-technology-2.name", "Water technology")
    hands.settle()
    hands.enter("/remove 3")
    hands.settle(0.5)
    hands.press("y")
    hands.saved("steps.identification.candidates.water-technology-2", None)
    hands.settle()
    hands.press(UNDO)
    hands.saved("steps.identification.candidates.water-technology-2.name", "Water technology")
    hands.settle()
    hands.press("\x07")
    hands.until("To which question")
    hands.enter("1")
    hands.settle()
    hands.enter("/remove 3")
    hands.settle(0.5)
    hands.press("y")
    hands.saved("steps.identification.candidates.water-technology-2", None)
    hands.settle()
    hands.enter()
    hands.until("five digits")
    hands.enter("44353")
    hands.until("Green hydrogen")
    hands.saved("steps.identification.scores.karen-holm.water-technology.knowledge", 5)
    hands.child.kill(signal.SIGKILL)
    assert hands.end() == -signal.SIGKILL

    hands = Hands(tmp_path, "next-step")
    hands.until("Karen Holm: Green hydrogen")  # at the same slip
    hands.press(BACK)
    hands.until("44353")  # the old answer is filled in
    hands.enter()
    hands.enter("22232")
    hands.enter("43442")
    hands.enter("31223")
    hands.until("Which one do we take?")
    hands.enter("water")
    hands.until("Inside.")
    hands.press(PARK)
    hands.until("Why is it parked")
    hands.enter("ask the two camps first")
    hands.until("Parked: ask the two camps first")
    hands.saved("steps.identification.chosen", "water-technology")
    hands.press(STOP)
    assert hands.end() == 130
    parked = hands.data()["marks"]["parked"]["steps.identification.boundary_in"]
    assert parked["why"] == "ask the two camps first"


@pytest.mark.terminal
@pytest.mark.timeout(280)
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_ten_steps_by_keystrokes(played, tmp_path):
    """Every answer of the whole run typed into the terminal; the same dossier comes out."""
    expected, _, _ = played
    assert clusterdyn("new", NAME, folder=tmp_path).returncode == 0
    hands = Hands(tmp_path, "next-step")
    talk, typist = Interview(empty_dossier(NAME), TODAY, "identification"), Typist()
    step = 0
    while not isinstance(view := talk.current(), Done):
        if isinstance(view, Question) and view.step != step:
            step = view.step
            if view.number == 1 and not view.asked:
                assert "You will have" in hands.settle()
                hands.enter()
        text = type_at(hands, view, typist)
        before = talk.data
        talk.take(GoOn() if isinstance(view, Review) else Answer(text))
        if talk.data is not before and talk.data != before:
            wait_for(hands, talk.data)
    assert hands.end() == 0
    assert hands.data() == expected


def type_at(hands: Hands, view: Question | Confirm | Review, typist: Typist) -> str:
    """Presses what the view needs, and gives back the text that it means."""
    seen = hands.settle() if not isinstance(view, Confirm) else ""
    if isinstance(view, Review):
        assert "done in the room" in seen
        hands.enter()  # turns the page of results, or goes on at once
        if "And now?" not in seen:
            hands.until("And now?")
            hands.settle()
            hands.enter()
        return ""
    text = typist.type(view)
    if isinstance(view, Confirm):
        hands.until("(Y/n)" if view.default else "(y/N)")
        hands.press("y")
        return text
    if view.kind in ("choice", "yes_no"):
        options = view.options or (("yes", "yes"), ("no", "no"))
        if len(options) <= 9:
            return choose(hands, list(options), text)
    if view.kind == "choices":
        return tick(hands, view, text)
    if view.old and text != view.old:
        hands.press("\x01\x0b")  # empties the box: to its beginning, cut to its end
    hands.enter("" if text == view.old else text)
    return text


def choose(hands: Hands, options: list[tuple[str, str]], text: str) -> str:
    first = text.partition(";")[0].strip().casefold()
    fits = [
        n
        for n, (value, label) in enumerate(options, 1)
        if first in (value.casefold(), label.casefold())
    ] or [n for n, o in enumerate(options, 1) if o[1].casefold().startswith(first)]
    hands.enter(str(fits[0]))
    return options[fits[0] - 1][0]


def tick(hands: Hands, view: Question, text: str) -> str:
    wanted = [int(number) - 1 for number in text.split()]
    at = 0
    for number in wanted:
        hands.press("\x1b[B" * (number - at) + " ")
        at = number
    hands.enter()
    return ";".join(view.options[number][0] for number in wanted)


def wait_for(hands: Hands, data: dict[str, Any]) -> None:
    for _ in range(400):
        if hands.data() == data:
            return
        time.sleep(0.02)
    raise AssertionError(difference_said(hands.data(), data))


def difference_said(there: dict[str, Any], wanted: dict[str, Any]) -> str:
    from clusterdyn.changes import difference

    return f"the file differs from what was typed: {difference(there, wanted)}"
