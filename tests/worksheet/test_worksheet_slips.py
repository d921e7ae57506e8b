"""Slips of the pen on a sheet: what they must not change elsewhere, found by trying any text."""

from __future__ import annotations

from typing import Any

import pytest

from clusterdyn.answers import edit
from clusterdyn.changes import value_at
from clusterdyn.worksheet import SheetRead, markdown, read, sheet_of
from support.pen import Pen, written_off
from support.played import TODAY
from support.worksheets_played import at_review, before

INCOME = "steps.formalisation.other_income"
IN_SIGHT = [["5,000", "the region", "signed"], ["DKK 2 mio", "the utility", "likely"]]


def filled(data: dict[str, Any], step: str, *blanks: tuple[str, str, list[list[str]]]) -> SheetRead:
    """What is read of a sheet with these rows in its blanks."""
    pen = Pen(markdown([sheet_of(data, TODAY, step)]))
    for number, letter, rows in blanks:
        pen.rows(number, letter, rows)
    return read(data, pen.text, TODAY)


def test_no_amount_on_a_sheet_changes_what_the_others_are_counted_in() -> None:
    data = before("formalisation")
    found = filled(data, "formalisation", ("8.5", "a", [["the region", "DKK 2 mio"]]))
    (mistake,) = found.mistakes
    assert mistake.path == "8.5, row 1" and "The amounts so far count in EUR." in mistake.sentence
    assert "set passport.currency DKK" in mistake.sentence
    assert found.data == data


def test_the_currency_of_the_amounts_so_far_may_be_written() -> None:
    data = before("formalisation")
    found = filled(data, "formalisation", ("8.5", "a", [["the region", "€ 2 mio"]]))
    assert found.mistakes == ()
    assert value_at(found.data, f"{INCOME}.the-region.per_year") == 2_000_000


def test_the_first_amount_on_a_sheet_says_the_currency_and_is_noted() -> None:
    found = filled(before("plan"), "plan", ("5.5", "a", [IN_SIGHT[1], IN_SIGHT[0]]))
    assert [mistake.text() for mistake in found.mistakes] == []
    assert value_at(found.data, "passport.currency") == "DKK"
    assert any(note.endswith("Amounts count in DKK from here on.") for note in found.notes)


def test_a_second_amount_does_not_say_it_for_the_first() -> None:
    found = filled(before("plan"), "plan", ("5.5", "a", IN_SIGHT))
    (mistake,) = found.mistakes
    assert mistake.path == "5.5, row 2" and "count in EUR" in mistake.sentence


@pytest.mark.parametrize("dash", ["-", "–", "---", "__-"])
def test_a_row_crossed_out_leaves_the_one_above(dash: str) -> None:
    found = filled(before("vision"), "vision", ("4.6", "a", [["cleantech"], [dash], ["energy"]]))
    assert value_at(found.data, "steps.vision.not_we") == ["cleantech", "energy"]


@pytest.mark.parametrize("typed", ["none", "None", "nothing"])
@pytest.mark.parametrize(
    ("number", "path", "first", "kept"),
    [
        ("4.6", "not_we", "cleantech", "cleantech"),
        ("4.7", "answers", "no test site", "no-test-site"),
    ],
)
def test_none_beside_other_lines_is_no_line(
    number: str, path: str, first: str, kept: str, typed: str
) -> None:
    for rows in ([[first], [typed]], [[typed], [first]]):
        found = filled(before("vision"), "vision", (number, "a", rows))
        assert [mistake.text() for mistake in found.mistakes] == []
        assert value_at(found.data, f"steps.vision.{path}") == [kept]


def with_headlines(lines: list[str]) -> dict[str, Any]:
    data = edit.put(before("vision"), "steps.vision.headlines", lines)
    assert value_at(data, "steps.vision.headlines") == lines
    return data


@pytest.mark.parametrize("typed", ["1", "2"])
def test_a_number_on_a_list_with_lines_is_a_line(typed: str) -> None:
    data = with_headlines(["First clean fjord", "Pump makers hire"])
    found = filled(data, "vision", ("4.2", "a", [[typed]]), ("4.6", "a", [["cleantech"]]))
    assert found.mistakes == ()
    lines = value_at(found.data, "steps.vision.headlines")
    assert lines == ["First clean fjord", "Pump makers hire", typed]
    assert value_at(found.data, "steps.vision.not_we") == ["cleantech"]


def test_none_on_a_list_with_lines_is_no_more_of_them() -> None:
    data = with_headlines(["First clean fjord"])
    found = filled(data, "vision", ("4.2", "a", [["none"]]))
    assert [mistake.text() for mistake in found.mistakes] == []
    assert value_at(found.data, "steps.vision.headlines") == ["First clean fjord"]
    assert [one.number for one in found.understood] == ["4.2"]


def test_a_pledge_taken_off_the_sheet_is_no_action() -> None:
    deeds = [["Karen Holm", "call the port"], ["Jens Due", "book the hall"]]
    found = filled(before("checkup"), "checkup", ("10.7", "a", deeds))
    actions = value_at(found.data, "steps.plan.actions")
    assert {key for key in actions if key.startswith("pledge-")} == {
        "pledge-karen-holm",
        "pledge-jens-due",
    }
    found = filled(before("checkup"), "checkup", ("10.7", "a", [["Karen Holm", ""], deeds[1]]))
    actions = value_at(found.data, "steps.plan.actions")
    assert {key for key in actions if key.startswith("pledge-")} == {"pledge-jens-due"}


def nothing_at(step: str, number: str) -> SheetRead:
    """What is read of a filled sheet when one question only says "nothing to write here"."""
    data, sheet = before(step), sheet_of(before(step), TODAY, step)
    pen = Pen(written_off(markdown([sheet]), at_review(step), step, TODAY))
    start, end = pen.section(number, "a")
    for at, line in enumerate(pen.lines[start:end], start):
        if line.startswith("| ") and not pen.lines[at + 1].startswith("|-"):
            cells = line.strip("| ").split(" | ")
            pen.lines[at] = f"| {cells[0]} |" + "  |" * (len(cells) - 1)
        pen.lines[at] = pen.lines[at].replace("- [ ] nothing", "- [x] nothing")
    return read(data, pen.text, TODAY)


@pytest.mark.parametrize(("step", "number"), [("quick_wins", "6.5"), ("checkup", "10.7")])
def test_nothing_to_write_is_taken_where_the_rows_are_given(step: str, number: str) -> None:
    found = nothing_at(step, number)
    assert [mistake.text() for mistake in found.mistakes] == []
    assert number not in found.open
