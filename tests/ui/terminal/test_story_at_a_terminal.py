"""The whole story by keystrokes: every screen is looked at, the same dossier comes out."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from support.acts import Edited, Sitting
from support.hands import Hands
from support.keystrokes import Group
from support.rehearsal import Rehearsal
from support.running import answers_in, clusterdyn, only_dossier

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.timeout(180),
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]
CODES = {"done": 0, "left": 0, "ctrl-c": 130, "kill": -signal.SIGKILL}


def test_the_whole_story_by_keystrokes(rehearsal: Rehearsal, tmp_path: Path) -> None:
    screens: dict[str, str] = {}
    for sitting in rehearsal.sittings:
        assert play(sitting, tmp_path, screens) == CODES[sitting.ends], sitting.command
    as_approved(screens)
    dossier = only_dossier(tmp_path)
    assert answers_in(dossier) == answers_in(rehearsal.path)
    checked = clusterdyn("check", folder=tmp_path)
    assert checked.returncode == 0, checked.stdout
    exported = clusterdyn("export", "plan", "--to", "plan.md", folder=tmp_path)
    assert exported.returncode == 0, exported.stderr
    assert "Ten firms in the test ring" in (tmp_path / "plan.md").read_text("utf-8")


APPROVED = Path(__file__).parent / "screens"
SHOWN = (  # a question of every kind, and what a group sees when a step is done
    "passport.start_point",
    "passport.in_the_room",
    "identification.candidates",
    "identification.scores",
    "identification.firm_list",
    "analysis.symptoms",
    "analysis.swot",
    "leadership.seats.small-firm.how_many",
    "leadership.asks",
    "review 3",
    "vision.headlines",
    "vision.votes",
    "plan.actions",
    "review 5",
    "formalisation.categories",
    "strategy.income_mix.fees.today",
    "checkup.readings.jobs.value",
    "review 10",
)


def as_approved(screens: dict[str, str]) -> None:
    """Screens as they were read and approved; CLUSTERDYN_KEEP_SCREENS=1 writes them anew."""
    shown = {name: re.sub(r"\d+ min left", "75 min left", screens[name]) for name in SHOWN}
    files = {name: APPROVED / f"{name.replace(' ', '-')}.txt" for name in SHOWN}
    if os.environ.get("CLUSTERDYN_KEEP_SCREENS"):
        for name, file in files.items():
            file.write_text(shown[name] + "\n", encoding="utf-8")
    assert shown == {name: file.read_text("utf-8").rstrip("\n") for name, file in files.items()}


def play(sitting: Sitting, folder: Path, screens: dict[str, str]) -> int:
    """Plays one sitting and keeps its screens; its exit code."""
    hands = Hands(folder, sitting.command, EDITOR=editor(folder, sitting))
    group = Group(hands)
    before = None
    for beat in sitting.beats:
        group.play(beat, before)
        before = beat
    for name, shown in group.screens.items():
        screens.setdefault(name, shown)
    code = hands.end()
    if sitting.ends != "kill":
        assert "Saved:" in hands.screen.flowing, hands.shown
    return code


def editor(folder: Path, sitting: Sitting) -> str:
    """A small program that stands for the group's editor: it writes what the group means."""
    texts = [beat.act.text for beat in sitting.beats if isinstance(beat.act, Edited)]
    prepared = folder / "prepared.txt"
    prepared.write_text("\n".join(texts), encoding="utf-8")
    return f"cp {prepared}"
