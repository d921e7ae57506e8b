"""A visit noted with real keys: chosen, typed, gone back, interrupted, and gone on with."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from support.hands import Hands
from support.paths import EXAMPLES
from support.running import saved

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]
ENTER, STOP, BACK, UNDO = "\r", "\x03", "\x02", "\x15"
CASES = "journal.cases"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    name = "midtjylland-furniture-renewal-half-way.cluster.json"
    shutil.copy(EXAMPLES / name, tmp_path / "my.cluster.json")
    return tmp_path


def test_a_visit_is_interrupted_and_gone_on_with(folder: Path) -> None:
    hands = Hands(folder, ["note"])
    hands.see("What do you want to note?", "an open question", "^C leave")
    hands.press("1", ENTER)
    hands.see("1 of 6", "Which cluster did you see?", "^C leave")
    hands.press("Holm Harbour", ENTER)
    hands.see("2 of 6", "On which day?", "^C leave")
    hands.press(BACK)
    hands.see("Which cluster did you see?", "Holm Harbour", "^C leave")
    hands.press(ENTER)
    hands.see("2 of 6", "On which day?", "^C leave")
    hands.press(ENTER)
    hands.see("3 of 6", "Who told it", "^C leave")
    hands.press(STOP)
    assert hands.end() == 130
    assert saved(folder, f"{CASES}.holm-harbour") == {"name": "Holm Harbour", "on": None}

    hands = Hands(folder, ["note"])
    hands.see('go on with "Holm Harbour"', "^C leave")
    hands.press("1", ENTER)
    hands.see("3 of 6", "Who told it", "^C leave")
    hands.press("its manager", ENTER)
    hands.see("What is so there?", "^C leave")
    hands.press("31 members in 2025", ENTER)
    hands.see("1  31 members in 2025", "^C leave")
    hands.press(ENTER)
    hands.see("What do we take from it?", "^C leave")
    hands.press("Ask late", ENTER)
    hands.see("For which step", "^C leave")
    hands.press("9", ENTER)
    hands.see("Read it:", "clusterdyn show 9")
    assert hands.end() == 0
    assert saved(folder, f"{CASES}.holm-harbour.facts") == ["31 members in 2025"]
    assert saved(folder, f"{CASES}.holm-harbour.for_step") == 9


def test_undo_takes_the_last_answer_of_a_note_back(folder: Path) -> None:
    hands = Hands(folder, ["note", "decision"])
    hands.see("What was decided?", "^C leave")
    hands.press("We rent the mill", ENTER)
    hands.see("When was it decided?", "^C leave")
    hands.press(ENTER)
    hands.see("Who decided?", "^C leave")
    hands.press(UNDO)
    hands.see("Taken back", "When was it decided?", "^C leave")
    hands.press(STOP)
    assert hands.end() == 130
    assert saved(folder, "journal.decisions") == {"we-rent-the-mill": {"text": "We rent the mill"}}
