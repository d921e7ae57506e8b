"""Screens kept as text: what a facilitator sees at 80 columns, in the terminal and in plain mode.

After a change that was meant: ``CLUSTERDYN_KEEP_SCREENS=1 pytest tests/ui/test_screens.py``,
then read the difference.
"""

import io
import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from clusterdyn.cli.run import run
from clusterdyn.content.step_names import NAMES
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.model.questionnaire import core_pages, deeper_pages
from clusterdyn.steps.registry import step_named
from clusterdyn.ui.plain import EndOfInput, Plain
from clusterdyn.ui.terminal import help_screen
from support.hands import Hands
from support.paths import FINISHED, HALF_WAY
from support.shown import at_a_terminal

SCREENS = Path(__file__).with_name("screens")
TODAY = date(2027, 4, 2)


def talk(step: str) -> Conversation:
    return about_step(json.loads(HALF_WAY.read_text(encoding="utf-8")), TODAY, step)


def text_of(*pages: list[str]) -> str:
    return "\n".join(line for page in pages for line in page) + "\n"


def card(step: str) -> str:
    at = talk(step)
    with at_a_terminal("\r") as (screen, shown):
        help_screen.step_card(screen, at.current(), at.data)
    assert shown.above == [], "the card is longer than the screen"
    return text_of(shown.seen)


def formats(step: str, number: int) -> str:
    """The list of formats, one of them opened, and back."""
    at = talk(step)
    with at_a_terminal(str(number), "\r", "\r", "\x02") as (screen, shown):
        help_screen.formats_list(screen, at.current(), at.data)
    assert shown.above == [], "a page is longer than the screen"
    assert shown.seen[-1] == " How does it work?", "the list is not shown again"
    return text_of(*shown.pages[1:])


def help_page(step: str) -> str:
    at = talk(step)
    with at_a_terminal("\r") as (screen, shown):
        help_screen.help_page(screen, at.current(), at.data)
    return text_of(shown.seen)


def plain(step: str) -> str:
    """A step's opening in plain mode, then help and formats."""
    out = io.StringIO()
    frontend = Plain(io.StringIO("/help\n/formats\n"), out)
    frontend.conversation = talk(step)
    with pytest.raises(EndOfInput):
        frontend.ask(frontend.conversation.current())
    return out.getvalue()


def guide(step: str) -> str:
    """The guide as a pager gets it, without colours."""
    with tempfile.TemporaryDirectory() as folder:
        hands = Hands(Path(folder), ["guide", step], PAGER="cat > page.txt", NO_COLOR="1")
        assert hands.end() == 0, hands.shown
        lines = (Path(folder) / "page.txt").read_text(encoding="utf-8").splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def command(*words: str):
    def play(monkeypatch) -> str:
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.delenv("CLUSTERDYN_DOSSIER", raising=False)
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        assert run(list(words)) == 0
        return out.getvalue()

    return play


KEPT = {
    "card-analysis": lambda m: card("analysis"),
    "card-quick-wins": lambda m: card("quick_wins"),
    "card-strategy": lambda m: card("strategy"),
    "formats-quick-wins": lambda m: formats("quick_wins", 2),
    "help-structure": lambda m: help_page("structure"),
    "plain-quick-wins": lambda m: plain("quick_wins"),
    "guide-identification": lambda m: guide("identification"),
    "guide-strategy-plain": command("guide", "9", "--plain"),
    "guide-contents": command("guide"),
    "course-plain": command("guide", "--course", "--day3", "--plain"),
    "explain-list": command("explain"),
    "explain-word": command("explain", "commitment", "ladder"),
    "show-strategy": command("show", "9", "-d", str(HALF_WAY)),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_screen_is_as_it_was(name, monkeypatch):
    monkeypatch.setenv("CLUSTERDYN_TODAY", TODAY.isoformat())
    found, file = KEPT[name](monkeypatch), SCREENS / f"{name}.txt"
    if os.environ.get("CLUSTERDYN_KEEP_SCREENS"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
    if not name.startswith("plain-"):  # plain questions are not wrapped: one thought, one line
        assert max(map(len, found.splitlines())) <= 80


@pytest.mark.parametrize("step", NAMES)
def test_a_card_fits_on_a_small_screen(step):
    lines = card(step).splitlines()
    assert len(lines) <= 24 and max(map(len, lines)) <= 80
    assert any("You will have:" in line for line in lines)
    assert any("In the room:" in line for line in lines)
    for row in help_screen.card_of({}, step).rows:
        assert any(f"{row.what} ({row.way})" in line and row.typed in line for line in lines)


@pytest.mark.parametrize("step", NAMES)
def test_every_format_of_a_step_fits_on_a_small_screen(step):
    count = len(help_screen.card_of({}, step).formats)
    assert count <= help_screen.NUMBERED
    for number in range(1, count + 1):
        assert "Enter back to the list" in formats(step, number)


def test_words_that_are_explained_are_underlined():
    with at_a_terminal() as (screen, shown):
        screen.marked("What has no baseline today", ("baseline",))
    assert shown.underlined == "baseline"


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_hands_turn_the_pages_of_a_guide(tmp_path):
    hands = Hands(tmp_path, ["guide", "4"])
    hands.see("Step 4 · The vision")
    hands.wait(lambda screen: screen.underlined != "", "a word that is explained is underlined")
    hands.press(" ")
    hands.see("What to bring")
    hands.press("G")
    hands.see("Words explained")
    hands.press("q")
    assert hands.end() == 0


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_hands_look_up_a_format_and_the_help(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["new", "Water"]) == 0
    hands = Hands(tmp_path, ["next-step"])
    hands.see("You will have:", "Enter begins")
    hands.press("f")
    hands.see("How does it work?", "^B back")
    hands.press("3", "\r")
    hands.see("Not for: rating people", "Enter back to the list")
    hands.press("\r")
    hands.see("How does it work?", "^B back")
    hands.press("\x02")
    hands.see("Enter begins")
    hands.press("\r")
    hands.see("could be a cluster", "❯", "^C leave")
    hands.press("Water", "\x1bOP")  # F1: the typed text waits
    hands.see("F1 again", "❯ Water")
    hands.press("\x1bOP")
    hands.see("Elsewhere", "Enter back to the question")
    hands.press("\r")
    hands.see("could be a cluster", "❯ Water", "^C leave")
    hands.press("; utilities", "\r")
    hands.see("1 so far", "❯", "^C leave")
    hands.press("\x03")
    assert hands.end() == 130
    (file,) = tmp_path.glob("*.cluster.json")
    rows = json.loads(file.read_text(encoding="utf-8"))["steps"]["identification"]["candidates"]
    assert rows == {"water": {"name": "Water", "serves_whom": "utilities"}}


@pytest.mark.parametrize("step", NAMES)
def test_the_help_of_every_question_fits_on_a_small_screen(step):
    data = json.loads(FINISHED.read_text(encoding="utf-8"))
    at = about_step(data, TODAY, step)
    for page in (*core_pages(step_named(step).model), *deeper_pages(step_named(step).model)):
        for part in page.items:
            at.show(part.path)
            with at_a_terminal("\r") as (screen, shown):
                help_screen.help_page(screen, at.current(), data)
            assert shown.above == [], part.path
            assert "Elsewhere" in shown.flowing, part.path
