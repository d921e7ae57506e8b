"""Screens kept as text: what a facilitator sees at 80 columns, in the terminal and in plain mode.

After a change that was meant: ``CLUSTERDYN_KEEP_SCREENS=1 pytest tests/ui/test_screens.py``,
then read the difference.
"""

import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from rich.pager import Pager

from clusterdyn.cli import guide_text
from clusterdyn.cli.guide import read, words_explained
from clusterdyn.cli.guide_text import named
from clusterdyn.cli.run import run
from clusterdyn.content.catalogue import folder, marked
from clusterdyn.content.step_names import NAMES
from clusterdyn.interview.interview import Interview
from clusterdyn.model.questionnaire import core_pages, deeper_pages
from clusterdyn.steps.registry import step_named
from clusterdyn.ui.plain import EndOfInput, Plain
from clusterdyn.ui.terminal import help_screen, list_prompt, screen, text_prompt
from support.hands import Hands
from support.paths import FINISHED, HALF_WAY

SCREENS = Path(__file__).with_name("screens")
TODAY = date(2027, 4, 2)


def talk(step: str) -> Interview:
    return Interview(json.loads(HALF_WAY.read_text(encoding="utf-8")), TODAY, step)


def seen(colours: str | None = None) -> screen.Screen:
    """A screen of 80 by 24 whose text can be read."""
    shown = screen.Screen()
    shown.console = Console(
        file=io.StringIO(),
        width=80,
        height=24,
        color_system=colours,
        force_terminal=colours is not None,
        highlight=False,
        markup=False,
    )
    return shown


def text_of(shown: screen.Screen) -> str:
    lines = shown.console.file.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def card(monkeypatch, step: str) -> str:
    shown, said = seen(), []
    monkeypatch.setattr(text_prompt, "pause", lambda line, keys: said.append(line) or "")
    at = talk(step)
    help_screen.step_card(shown, at.current(), at.data)
    return f"{text_of(shown)}\n ❯ {said[0]}\n"


def formats(monkeypatch, step: str, number: int) -> str:
    """The list of formats, one of them opened, and back."""
    shown = seen()
    chosen = iter([None, help_screen.Pressed("back")])

    def choose(message, options, *rest):
        shown.line(message)
        for at, (_, label) in enumerate(options, 1):
            shown.line(f"{at}) {label}")
        answer = next(chosen)
        return options[number - 1][0] if answer is None else answer

    monkeypatch.setattr(list_prompt, "choose", choose)
    monkeypatch.setattr(text_prompt, "pause", lambda line, keys: shown.line(f"❯ {line}") or "")
    at = talk(step)
    help_screen.formats_list(shown, at.current(), at.data)
    return text_of(shown)


def help_page(monkeypatch, step: str) -> str:
    shown = seen()
    monkeypatch.setattr(text_prompt, "pause", lambda line, keys: shown.line(f"❯ {line}") or "")
    at = talk(step)
    help_screen.help_page(shown, at.current(), at.data)
    return text_of(shown)


def plain(monkeypatch, step: str) -> str:
    """A step's opening in plain mode, then help and formats."""
    out = io.StringIO()
    frontend = Plain(io.StringIO("/help\n/formats\n"), out)
    frontend.talk = talk(step)
    with pytest.raises(EndOfInput):
        frontend.ask(frontend.talk.current())
    return out.getvalue()


def guide(monkeypatch, step: str) -> str:
    """The guide as the pager gets it, without colours."""
    pages = []

    class Keeping(Pager):
        def show(self, content: str) -> None:
            pages.append(content)

    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("rich.console.SystemPager", Keeping)
    monkeypatch.setattr(guide_text, "_colours_pass", lambda: False)
    text = named(read(folder(step) / "guide.md"))
    guide_text.page(f"{text}\n{words_explained(marked(text))}\n")
    return "\n".join(line.rstrip() for line in pages[0].splitlines()) + "\n"


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
    "card-analysis": lambda m: card(m, "analysis"),
    "card-quick-wins": lambda m: card(m, "quick_wins"),
    "card-strategy": lambda m: card(m, "strategy"),
    "formats-quick-wins": lambda m: formats(m, "quick_wins", 2),
    "help-structure": lambda m: help_page(m, "structure"),
    "plain-quick-wins": lambda m: plain(m, "quick_wins"),
    "guide-identification": lambda m: guide(m, "identification"),
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
def test_a_card_fits_on_a_small_screen(step, monkeypatch):
    lines = card(monkeypatch, step).splitlines()
    assert len(lines) <= 24 and max(map(len, lines)) <= 80
    assert any("You will have:" in line for line in lines)
    assert any("In the room:" in line for line in lines)
    for row in help_screen.card_of({}, step).rows:
        assert any(f"{row.what} ({row.way})" in line and row.typed in line for line in lines)


@pytest.mark.parametrize("step", NAMES)
def test_every_format_of_a_step_fits_on_a_small_screen(step, monkeypatch):
    count = len(help_screen.card_of({}, step).formats)
    assert count <= help_screen.NUMBERED
    for number in range(1, count + 1):
        lines = formats(monkeypatch, step, number).splitlines()
        ends = next(at for at, line in enumerate(lines, 1) if "Enter back" in line)
        assert ends - (count + 2) <= 24  # without the list above it


def test_words_that_are_explained_are_underlined(monkeypatch):
    shown = seen("standard")
    shown.marked("What has no baseline today", ("baseline",))
    assert "\x1b[4mbaseline\x1b[0m" in text_of(shown)


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
def test_the_help_of_every_question_fits_on_a_small_screen(step, monkeypatch):
    monkeypatch.setattr(text_prompt, "pause", lambda line, keys: "")
    data = json.loads(FINISHED.read_text(encoding="utf-8"))
    at = Interview(data, TODAY, step)
    for page in (*core_pages(step_named(step).model), *deeper_pages(step_named(step).model)):
        for part in page.items:
            at.show(part.path)
            shown = seen()
            help_screen.help_page(shown, at.current(), data)
            lines = text_of(shown).splitlines()
            assert len(lines) + 2 <= 24, part.path
            assert any("Elsewhere" in line for line in lines)
