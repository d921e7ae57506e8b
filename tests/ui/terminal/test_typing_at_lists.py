"""Lists listen to words, confirmations read them, and no key of a line editor loses a letter."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from clusterdyn.content.catalogue import field_text
from support.hands import Hands
from support.paths import HALF_WAY
from support.running import only_dossier, saved

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]
DOWN = "\x1b[B"
ENTER, STOP, UNDO, EMPTY, ROWS, SEARCH = "\r", "\x03", "\x15", "\x13", "\x14", "\x12"


@pytest.mark.parametrize(
    ("typed", "value"), [("ja", True), ("nej", False), ("2", False), ("y", True), ("no", False)]
)
def test_a_word_is_read_where_a_list_stands(folder: Path, typed: str, value: bool) -> None:
    hands = Hands(folder, ["step", "4", "neighbour_test"])
    hands.see("then Enter", "^C leave")
    hands.press(typed)
    hands.see(f"Typed: {typed}")
    hands.press(ENTER)
    hands.see("Enter goes on")  # the review, as everything else is answered
    hands.leave()
    assert saved(folder, "steps.vision.neighbour_test") is value


def test_a_word_that_fits_nothing_takes_nothing(folder: Path) -> None:
    before = saved(folder, "steps")
    hands = Hands(folder, ["step", "4", "neighbour_test"])
    hands.see("then Enter", "^C leave")
    hands.press("perhaps", ENTER)
    hands.see("✗", "perhaps")
    hands.leave()
    assert saved(folder, "steps") == before


def test_enter_alone_takes_nothing_that_nobody_chose(tmp_path: Path) -> None:
    hands = Hands(tmp_path, ["new", "Fjord Food", "--region", "North Jutland, Denmark"])
    hands.see("1 of 3", "^C leave")
    hands.press(ENTER)
    hands.see("2 of 3", "then Enter", "^C leave")
    hands.press(ENTER)
    hands.see("Nothing is chosen yet.")
    hands.press(DOWN, ENTER)
    hands.see("3 of 3", "^C leave")
    hands.leave()
    first = next(iter(field_text("passport.start_point").choices))
    assert saved(tmp_path, "passport.start_point") == first


def test_a_confirmation_waits_for_enter_and_knows_other_words(folder: Path) -> None:
    hands = Hands(folder, ["step", "5", "risks"])
    hands.see("^C leave")
    rows = len(saved(folder, "steps.plan.risks"))  # type: ignore[arg-type]
    hands.press(ROWS)
    hands.see("What with?")
    hands.press("remove", ENTER)
    hands.see("Which row?")
    hands.press("1", ENTER)
    hands.see("Yes: remove it. No: keep it.", "(y/N)")
    hands.press("Dybere", ENTER)
    hands.see("✗", "(y/N)")
    hands.press("ja", ENTER)
    hands.see("Removed")
    hands.leave()
    assert len(saved(folder, "steps.plan.risks")) == rows - 1  # type: ignore[arg-type]


def test_keys_that_have_nothing_to_do_here_lose_nothing(folder: Path) -> None:
    hands = Hands(folder, ["step", "4", "statement"])
    hands.see("throws away a good chair")
    hands.press(UNDO, "Tang", SEARCH, ROWS)
    hands.press(ENTER)
    hands.see("✓ Tang")
    hands.leave()
    assert saved(folder, "steps.vision.statement") == "Tang"


def test_a_needed_question_is_not_left_empty_by_the_key_for_it(folder: Path) -> None:
    hands = Hands(folder, ["step", "4", "statement"])
    hands.see("throws away a good chair")
    hands.press(EMPTY)
    hands.see("✗ This one is needed")
    hands.leave()


@pytest.mark.parametrize("field", ["statement", "neighbour_test"])
def test_a_window_of_another_size_gets_a_new_screen(folder: Path, field: str) -> None:
    hands = Hands(folder, ["step", "4", field])
    hands.see("Step 4", "^C leave")
    cleared = hands.screen.cleared
    hands.resize(30, 70)
    hands.wait(lambda screen: screen.cleared > cleared, "a new screen")
    hands.see("Step 4", "^C leave")
    hands.leave()


def test_words_typed_at_boxes_tick_them(folder: Path) -> None:
    before = saved(folder, "steps.analysis.symptoms")
    hands = Hands(folder, ["step", "2", "symptoms"])
    hands.see("space bar", "^C leave")
    hands.press("new")
    hands.see("Typed: new")
    hands.press(ENTER)
    hands.wait(lambda screen: "Typed" not in screen.flowing, "the box is ticked")
    hands.press(ENTER)
    hands.see("✓", "new start-ups")
    hands.leave()
    assert set(before) < set(saved(folder, "steps.analysis.symptoms"))  # type: ignore[call-overload]


def test_words_of_several_parts_and_numbers_add_to_what_is_ticked(folder: Path) -> None:
    before = saved(folder, "steps.analysis.symptoms")
    hands = Hands(folder, ["step", "2", "symptoms"])
    hands.see("space bar", "^C leave")
    hands.press("new start")
    hands.see("Typed: new start")
    hands.press(ENTER)
    hands.wait(lambda screen: "Typed" not in screen.flowing, "the box is ticked")
    hands.press("1 3, 5")
    hands.see("Typed: 1 3, 5")
    hands.press(ENTER)
    hands.see("✓", "^C leave")
    hands.leave()
    now = saved(folder, "steps.analysis.symptoms")
    options = list(field_text("steps.analysis.symptoms").choices)
    assert set(now) >= {*before, *(options[place - 1] for place in (1, 3, 5))}
    assert len(now) > len(before)


def test_a_word_that_fits_nothing_loses_no_tick(folder: Path) -> None:
    before = saved(folder, "steps.analysis.symptoms")
    hands = Hands(folder, ["step", "2", "symptoms"])
    hands.see("space bar", "^C leave")
    hands.press("rubbish", ENTER)
    hands.see("✗", "rubbish", "^C leave")
    hands.press(ENTER)
    hands.see("^C leave")
    hands.leave()
    assert saved(folder, "steps.analysis.symptoms") == before


def test_undo_says_what_it_took_back_and_shows_it(folder: Path) -> None:
    only_dossier(folder).write_bytes(HALF_WAY.read_bytes())
    hands = Hands(folder, ["step", "4", "year"])
    hands.see("^C leave")
    hands.press(UNDO, "2040", ENTER)
    hands.see("4 of 8", "✓ 2040", "^C leave")
    hands.press(UNDO)
    hands.see("1 of 8", "✓ Taken back:", "2036 → 2040")
    hands.leave()
    assert saved(folder, "steps.vision.year") == 2036
