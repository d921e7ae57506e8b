"""A kind of question is one class and one line: a new one does all that the others do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from clusterdyn.answers.views import Confirm
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.kinds import KINDS
from clusterdyn.interview.moves import Answer, Back, Park
from support.hands import Hands
from support.out_of import PATH, PROGRAM, OutOf
from support.paths import EXAMPLES
from support.played import TODAY, starts
from support.running import clusterdyn, saved
from support.talking import question

ENTER, STOP, BACK, UNDO = "\r", "\x03", "\x02", "\x15"
ASKED, DOUBT = "How many of how many?", "Was 12 of 35 meant?"


def talk() -> Conversation:
    data = starts().at["formalisation"]
    return about_step(data, TODAY, "structure", PATH, kinds=(OutOf(), *KINDS))


def test_it_is_asked_previewed_doubted_taken_and_gone_back_to() -> None:
    group = talk()
    assert question(group).prompt == ASKED
    assert group.preview("12 of 35") == "12 of 35: 34 %"
    assert group.preview("twelve") == "" and group.take(Answer("twelve")).refused
    group.take(Answer("35 of 12"))
    view = group.current()
    assert isinstance(view, Confirm) and DOUBT in view.text
    assert group.take(Answer("no")).say.startswith("Type it once more")
    assert question(group).path == PATH
    group.take(Answer("35 of 12"))
    assert group.take(Answer("yes")).say == "12 of 35"
    assert value_at(group.data, PATH) == 12
    group.take(Back())
    assert (question(group).path, question(group).old) == (PATH, "12")


def test_what_every_question_can_do_works_here_too() -> None:
    group = talk()
    group.take(Park("ask Karen", "12"))
    assert value_at(group.data, "marks.parked")[PATH]["why"] == "ask Karen"
    group.show(PATH)
    assert question(group).parked == "ask Karen"
    group.take(Answer("12 of 35"))
    assert PATH not in value_at(group.data, "marks.parked")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    name = "midtjylland-furniture-renewal.cluster.json"
    shutil.copy(EXAMPLES / name, tmp_path / "my.cluster.json")
    done = clusterdyn("set", PATH, "--remove", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal(folder: Path) -> None:
    hands = Hands(folder, ["step", "7", "launch.sign_ups"], PROGRAM)
    hands.see(ASKED, "^C leave")
    hands.press("12 of 35")
    hands.see("12 of 35: 34 %")
    hands.press("\x7f" * 8, "35 of 12", ENTER)
    hands.see(DOUBT, "(Y/n)")
    hands.press("yes", ENTER)
    hands.see("Bodies: 4", "Enter goes on")
    assert saved(folder, PATH) == 12
    for page in ("336 volunteer hours", "And now?"):
        hands.press(ENTER)
        hands.see(page, "^C leave")
    hands.press(BACK)
    hands.see(ASKED, "12", "^C leave")
    hands.press(UNDO, UNDO)  # empties the box first
    hands.see("Taken back", ASKED, "^C leave")
    assert saved(folder, PATH) is None
    hands.press(STOP)
    assert hands.end() == 130

    hands = Hands(folder, ["step", "7"], PROGRAM)
    hands.see(ASKED, "^C leave")
    hands.press("12 of 35", ENTER)
    hands.wait(lambda screen: saved(folder, PATH) == 12, "the answer in the file")
    hands.press(STOP)
    assert hands.end() == 130


def test_line_by_line(folder: Path) -> None:
    typed = "twelve\n35 of 12\nyes\n/undo\n"
    first = clusterdyn(
        "--plain", "step", "7", "launch.sign_ups", folder=folder, typed=typed, program=PROGRAM
    )
    for said in (ASKED, "For example 12 of 35", DOUBT, "→ 12 of 35", "Taken back"):
        before, found, first.stdout = first.stdout.partition(said)
        assert found, f"{said!r} does not follow in: {before}"
    assert saved(folder, PATH) in (None, ABSENT)
    again = clusterdyn("--plain", "step", "7", folder=folder, typed="12 of 35\n", program=PROGRAM)
    assert ASKED in again.stdout and saved(folder, PATH) == 12
