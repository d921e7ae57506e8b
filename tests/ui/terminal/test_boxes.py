"""What a box does with what stands in it, what is pasted, and where a list of places leads."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

from clusterdyn.answers import edit
from clusterdyn.changes import ABSENT
from support.hands import Hands
from support.running import only_dossier, saved

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]
ENTER, STOP, EMPTY_BOX, GO, PASTED = "\r", "\x03", "\x15", "\x07", ("\x1b[200~", "\x1b[201~")
LEFT, END, BACKSPACE, F1 = "\x1b[D", "\x1b[F", "\x7f", "\x1bOP"
NEXT = "steps.checkup.next_check"
CURSOR = "\x1b[12;1R"  # a terminal's answer to the question where its cursor is


@pytest.fixture
def proposed(folder: Path) -> Path:
    """A dossier in which the day of the next check is only proposed: 12 May 2027."""
    without(folder, NEXT)
    return folder


def without(folder: Path, path: str) -> None:
    file = only_dossier(folder)
    data = edit.put(json.loads(file.read_text("utf-8")), path, ABSENT)
    closed = data["marks"]["closed"]
    data["marks"]["closed"] = {p: v for p, v in closed.items() if not p.startswith(path)}
    file.write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([], "2027-05-12"),
        (["3 May 2027"], "2027-05-03"),
        (["3 May 2027".join(PASTED)], "2027-05-03"),
        ([BACKSPACE, "8"], "2028-05-12"),
        ([END, BACKSPACE, "9"], "2029-05-12"),
        ([LEFT, BACKSPACE, "3"], "2037-05-12"),
        (["?"], None),
        ([F1], None),
    ],
)
def test_the_first_sign_replaces_a_proposal_and_other_keys_change_it(
    proposed: Path, keys: list[str], day: str | None
) -> None:
    hands = Hands(proposed, ["step", "10", "next_check"])
    hands.see("❯ 12 May 2027", "Enter takes it, typing replaces it", "^C leave")
    hands.press(*keys)
    if day is None:
        hands.see("A check-in of twenty minutes", "❯ 12 May 2027", "typing replaces it")
        hands.leave()
        return
    hands.press(ENTER)
    hands.see("✓", "^C leave")
    hands.leave()
    assert saved(proposed, NEXT) == day


def test_after_the_first_key_the_line_of_the_keys_is_the_usual_one(proposed: Path) -> None:
    hands = Hands(proposed, ["step", "10", "next_check"])
    hands.see("typing replaces it", "^C leave")
    hands.press("1 June 2027")
    hands.wait(lambda s: "❯ 1 June 2027" in s.flowing and "replaces" not in s.flowing, "usual keys")
    hands.see("Enter · ^B back")
    hands.leave()


def test_an_old_answer_is_changed_where_it_stands(folder: Path) -> None:
    hands = Hands(folder, ["step", "4", "statement"])
    hands.see("throws away a good chair", "Enter · ^B back")
    old = str(saved(folder, "steps.vision.statement"))
    hands.press(" soon", ENTER)
    hands.see("✓", "soon")
    hands.leave()
    assert saved(folder, "steps.vision.statement") == f"{old} soon"


def test_a_number_is_a_quantity_among_bands(folder: Path) -> None:
    hands = Hands(folder, ["step", "1", "largest_share"])
    hands.see("or type the number itself", "less than 25%", "^C leave")
    assert "1)" not in hands.screen.flowing
    hands.press("3")
    hands.see("❯ less than 25%", "Typed: 3")
    hands.press("0")
    hands.see("❯ 25 to 50%", "Typed: 30")
    hands.press(ENTER)
    hands.see("✓ 25 to 50%")
    hands.leave()
    assert saved(folder, "steps.identification.largest_share") == "25-50"


def test_a_list_leaves_the_terminal_its_answers(folder: Path) -> None:
    hands = Hands(folder, ["step", "1", "largest_share"], PROMPT_TOOLKIT_NO_CPR="0")
    hands.see("or type the number itself", "^C leave")
    hands.press(CURSOR)
    until = time.monotonic() + 3  # the prompt waits two seconds for the answer
    hands.wait(lambda screen: time.monotonic() > until, "three seconds")
    assert "WARNING" not in hands.screen.flowing and "Typed" not in hands.screen.flowing
    hands.leave()


def test_the_places_to_go_to_stand_there_with_their_words(folder: Path) -> None:
    hands = Hands(folder, ["step", "4", "year"])
    hands.see("^C leave")
    hands.press("half", GO)
    hands.see("To which question?", "❯ 1) Which year", "2) It is 2036.", "r) The review")
    hands.press("xyz", ENTER)
    hands.see('Nothing in this list begins with "xyz".')
    hands.press("8")
    hands.see("❯ 8) ", "Typed: 8")
    hands.press(ENTER)
    hands.see("8 of 8", "^C leave")
    hands.press(GO)
    hands.see("❯ 8) ", "never mind")
    hands.press("\x02")
    hands.see("8 of 8", "^C leave")
    hands.leave()


def test_pasted_tabs_are_columns(folder: Path) -> None:
    without(folder, "steps.plan.risks")
    hands = Hands(folder, ["step", "5", "risks"])
    hands.see("^C leave")
    hands.press("no buyers\tempty orders\nno room\ttwo months of looking".join(PASTED))
    hands.see("❯ no buyers empty orders", "no room two months of looking", "2 rows; the last:")
    assert "^I" not in hands.screen.flowing
    hands.press(ENTER)
    hands.see("✓ 2 rows taken")
    hands.leave()
    rows = saved(folder, "steps.plan.risks")
    assert [row["early_sign"] for row in rows.values()] == [  # type: ignore[attr-defined]
        "empty orders",
        "two months of looking",
    ]


def test_pasted_slips_take_the_place_of_the_old_one_and_one_key_empties_the_box(
    folder: Path,
) -> None:
    hands = Hands(folder, ["step", "1", "scores"])
    hands.see("Read each slip", "❯ 54444", "^C leave")
    hands.press("11111\n22222".join(PASTED))
    hands.see("❯ 11111 22222", "2 slips:")
    hands.press(EMPTY_BOX)
    hands.wait(lambda s: "11111" not in s.flowing and "22222" not in s.flowing, "an empty box")
    hands.press("11111\n22222\n-".join(PASTED), ENTER)
    hands.see("✓ 3 slips: Birgitte Aagaard:", "11111", "22222", "left out", "^C leave")
    hands.leave()
    slips = saved(folder, "steps.identification.scores.birgitte-aagaard")
    assert [set(slip.values()) for slip in slips.values()] == [{1}, {2}]  # type: ignore[attr-defined]


def resized(hands: Hands, *seen: str) -> None:
    """The window gets another size: everything is drawn anew."""
    before = hands.screen.cleared
    hands.resize(23, 79)
    hands.wait(lambda screen: screen.cleared > before, "a new screen")
    hands.see(*seen)


def test_ticks_and_the_chosen_entry_stay_when_the_window_changes(folder: Path) -> None:
    before = saved(folder, "steps.analysis.symptoms")
    hands = Hands(folder, ["step", "2", "symptoms"])
    hands.see("space bar", "^C leave")
    hands.press(" ", "\x1b[B")
    first = "● firms are near each other"
    hands.see(first)
    hands.press(F1)
    hands.see("Enter back to the question")
    hands.press(ENTER)
    hands.see(first, "^C leave")
    resized(hands, first, "^C leave")
    hands.press(ENTER)
    hands.see("✓", "^C leave")
    hands.leave()
    after = saved(folder, "steps.analysis.symptoms")
    assert len(set(after) - set(before)) == 1 and set(before) < set(after)  # type: ignore[call-overload]


def test_what_was_said_stays_when_the_window_changes(folder: Path) -> None:
    hands = Hands(folder, ["step", "4", "year"])
    hands.see("^C leave")
    hands.press(EMPTY_BOX, "soon", ENTER)
    hands.see('✗ "soon"', "❯ soon")
    resized(hands, '✗ "soon"', "❯ soon", "^C leave")
    hands.leave()


def test_a_reason_being_typed_stays_when_the_window_changes(folder: Path) -> None:
    hands = Hands(folder, ["step", "4", "statement"])
    hands.see("^C leave")
    hands.press("\x10")
    hands.see("Why is it parked?", "never mind")
    hands.press("quote due")
    hands.see("❯ quote due")
    resized(hands, "Why is it parked?", "❯ quote due", "never mind")
    hands.press(ENTER)
    hands.see("✓ Parked: quote due.")
    hands.leave()


def test_many_pasted_lines_leave_the_question_on_the_screen(folder: Path) -> None:
    hands = Hands(folder, ["step", "4", "headlines"])
    hands.see("It is 2036", "^C leave")
    hands.press("\n".join(f"headline {number}" for number in range(1, 31)).join(PASTED))
    hands.see("30 lines; the last: headline 30")
    assert "It is 2036" in hands.shown and len(hands.screen.seen) <= 24
    hands.press(EMPTY_BOX)
    hands.wait(lambda screen: "headline 30" not in screen.flowing, "an empty box")
    hands.leave()


def test_what_was_parked_comes_back_where_it_was_asked(folder: Path) -> None:
    without(folder, "steps.vision.bold_goal.value")
    hands = Hands(folder, ["step", "4", "bold_goal.value"])
    hands.see("How high", "^C leave")
    hands.press("\x10")
    hands.see("Why is it parked?", "never mind")
    hands.press("ask", ENTER)
    hands.see("✓ Parked: ask.", "^C leave")
    hands.press(EMPTY_BOX)
    hands.see("Taken back", "How high", "^C leave")
    hands.leave()


def test_no_to_what_was_understood_gives_the_row_back(folder: Path) -> None:
    hands = Hands(folder, ["step", "10", "reopen"])
    hands.see("^C leave")
    row = "8 form; no votes; 15 May; Zoe Zest"
    for no in ("n\r", "\x02"):
        hands.press(EMPTY_BOX, row, ENTER)
        hands.see("New in the register: Zoe Zest", "(Y/n)")
        hands.press(no)
        hands.wait(lambda screen: "(Y/n)" not in screen.flowing, "the question again")
        hands.see(f"❯ {row}", "^C leave")
    hands.press(BACKSPACE * len("Zoe Zest"), "Rolf Gammelby", ENTER)
    hands.see("✓ 8 Formalising", "15 May 2027", "^C leave")
    hands.leave()
    assert saved(folder, "steps.checkup.reopen.formalisation.who") == "rolf-gammelby"


def test_an_answer_that_was_confirmed_is_not_typed_again(folder: Path) -> None:
    hands = Hands(folder, ["step", "10", "reopen"])
    hands.see("^C leave")
    hands.press("8 form; no votes; 15 May; Zoe Zest", ENTER)
    hands.see("(Y/n)")
    hands.press(ENTER)
    hands.see("✓ 8 Formalising", "^C leave")
    assert "❯ 8 form" not in hands.screen.flowing
    hands.leave()


def test_a_refused_text_gives_way_to_the_next_one_and_can_be_changed(proposed: Path) -> None:
    hands = Hands(proposed, ["step", "10", "next_check"])
    hands.see("❯ 12 May 2027", "^C leave")
    hands.press("soonish", ENTER)
    hands.see("✗", "❯ soonish", "^C leave")
    hands.press(BACKSPACE)
    hands.see("❯ soonis")
    hands.press(ENTER)
    hands.see("✗", "❯ soonis", "^C leave")
    hands.press("3 May 2027", ENTER)
    hands.wait(lambda screen: saved(proposed, NEXT) == "2027-05-03", "the day in the file")
    hands.press(STOP)
    assert hands.end() == 130


@pytest.mark.parametrize(
    ("answer", "there"),
    [("n", ["Karen Holm", "Karen", "Jens Bo"]), ("y", ["Karen Holm", "Jens Bo"])],
)
def test_after_a_doubt_the_box_is_empty_for_the_next_person(
    tmp_path: Path, answer: str, there: list[str]
) -> None:
    hands = Hands(tmp_path, ["new", "Fjord Food", "--region", "North Jutland, Denmark"])
    hands.see("^C leave")
    hands.press(ENTER)
    hands.see("2 of 3", "^C leave")
    hands.press("1", ENTER)
    hands.see("3 of 3", "^C leave")
    hands.press("Karen Holm; Limfjord Pumps", ENTER)
    hands.see("1 in the room", "^C leave")
    hands.press("Karen", ENTER)
    hands.see("was understood as Karen Holm", "(Y/n)")
    hands.press(answer, ENTER)
    hands.see("in the room", "^C leave")
    hands.press("Jens Bo; Port of Aalborg", ENTER)
    hands.see("Jens Bo · Port of Aalborg", "^C leave")
    hands.press(STOP)
    assert hands.end() == 130
    people = saved(tmp_path, "people")
    listed = [people[key]["name"] for key in saved(tmp_path, "passport.in_the_room")]
    assert listed == there
