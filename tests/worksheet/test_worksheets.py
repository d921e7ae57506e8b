"""A worksheet printed, filled in with a pen and typed off gives what the interview gives."""

from __future__ import annotations

from typing import Any

import pytest

from clusterdyn.content.step_names import NAMES
from clusterdyn.model.questionnaire import core_pages
from clusterdyn.steps.registry import step_named
from clusterdyn.worksheet import markdown, read, sheet_of
from support.pen import Pen, written_off
from support.played import TODAY, fresh
from support.worksheets_played import before, played


def printed(data: dict[str, Any], step: str) -> str:
    return markdown([sheet_of(data, TODAY, step)])


def sheet(step: str) -> str:
    return printed(before(step), step)


@pytest.mark.parametrize("step", NAMES)
def test_a_typed_off_sheet_gives_the_dossier_of_the_interview(step: str) -> None:
    expected = played().at_review[step]
    typed = written_off(sheet(step), expected, step, TODAY)
    found = read(before(step), typed, TODAY)
    assert [mistake.text() for mistake in found.mistakes] == []
    assert found.data == expected


def test_each_step_left_something_on_the_sheet() -> None:
    for step in NAMES:
        assert read(before(step), sheet(step), TODAY).data == before(step), (
            "a blank sheet changes nothing"
        )
        assert played().at_review[step] != before(step)


@pytest.mark.parametrize("step", NAMES)
def test_the_sheet_asks_in_the_order_of_the_screen(step: str) -> None:
    number = NAMES.index(step) + 1
    asked = [line.split()[1] for line in sheet(step).splitlines() if line.startswith("## ")]
    pages = [f"{number}.{page.number}" for page in core_pages(step_named(step).model)]
    assert [one for one in asked if not one.endswith(".0")] == pages


@pytest.mark.parametrize("step", NAMES)
def test_the_sheet_has_the_rows_that_are_expected(step: str) -> None:
    from clusterdyn.model.fields import Table
    from clusterdyn.steps.registry import dossier_schema

    pen = Pen(sheet(step))
    for page in core_pages(step_named(step).model):
        for letter, item in zip("abcdefghij", page.items, strict=False):
            mark = dossier_schema().node(item.path).mark(Table)
            if item.kind != "table" or mark is None or mark.fixed:
                continue
            start, end = pen.section(f"{NAMES.index(step) + 1}.{page.number}", letter)
            rows = [line for line in pen.lines[start:end] if line.startswith("|")]
            assert len(rows) - 2 == mark.rows[1], item.path


def mended(step: str, *changes: tuple[str, str]) -> str:
    text = written_off(sheet(step), played().at_review[step], step, TODAY)
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def test_all_mistakes_are_told_at_once_with_the_number_of_the_question() -> None:
    pen = Pen(sheet("leadership"))
    pen.rows("3.1", "a", [["first test customers"]])
    pen.rows("3.1", "b", [["a few"]])
    pen.rows("3.2", "a", [["small firm", "three"], ["nobody", "2"]])
    pen.rows("3.4", "a", [["Zorro"]])
    pen.rows("3.7", "b", [["32 Octember"]])
    found = read(before("leadership"), pen.text, TODAY)
    assert found.data == before("leadership"), "nothing is taken while something is wrong"
    where = [mistake.path.split(",")[0] for mistake in found.mistakes]
    assert where[0] == "3.1b"
    assert "3.2" in where and "3.7b" in where
    for mistake in found.mistakes:
        assert pen.lines[mistake.line - 1].startswith("|"), "the line leads to the row"


def test_parked_questions_keep_their_reason() -> None:
    pen = Pen(sheet("vision"))
    pen.park("4.4", "quote due in May")
    found = read(before("vision"), pen.text, TODAY)
    assert found.mistakes == ()
    parked = found.data["marks"]["parked"]
    assert parked["steps.vision.bold_goal.value"]["why"] == "quote due in May"
    assert parked["steps.vision.bold_goal.indicator"]["on"] == TODAY.isoformat()


def test_a_park_without_a_reason_is_asked_for_one() -> None:
    text = sheet("vision").replace("- [ ] parked", "- [x] parked", 1)
    (mistake,) = read(before("vision"), text, TODAY).mistakes
    assert mistake.path.startswith("4.1") and "why" in mistake.sentence


def test_nothing_to_write_is_an_answer() -> None:
    pen = Pen(sheet("analysis"))
    pen.tick("2.3", "a", "nothing to write here")
    found = read(before("analysis"), pen.text, TODAY)
    assert found.mistakes == ()
    assert found.data["steps"]["analysis"]["outside_sources"] == []


def test_two_ticks_where_one_fits_are_refused() -> None:
    pen = Pen(sheet("identification"))
    pen.tick("1.8", "a", "go if")
    pen.tick("1.8", "a", "not now")
    (mistake,) = read(before("identification"), pen.text, TODAY).mistakes
    assert mistake.path == "1.8a" and "Leave one" in mistake.sentence


def test_a_sheet_of_another_cluster_is_refused() -> None:
    data = fresh()
    data["passport"]["name"] = "Another cluster (fictional)"
    text = written_off(
        sheet("identification"), played().at_review["identification"], "identification", TODAY
    )
    assert "Another cluster" in read(data, text, TODAY).mistakes[0].sentence


def test_what_is_no_sheet_is_told() -> None:
    (mistake,) = read(fresh(), "Dear all,\nsee you on Friday.\n", TODAY).mistakes
    assert "no worksheet" in mistake.sentence


def test_earlier_answers_stand_at_the_foot_to_be_copied() -> None:
    foot = sheet("leadership").rpartition("From before")[2]
    assert "Limfjord Pumps" in foot and "Karen Holm" in foot


def test_signs_in_names_do_not_break_the_sheet() -> None:
    data = fresh()
    data["passport"]["name"] = "A|B <Water> *North* [x] (fictional)"
    pen = Pen(printed(data, "identification"))
    pen.rows("1.3", "a", [['pumps | pipes; "valves" and more']])
    found = read(data, pen.text, TODAY)
    assert found.mistakes == ()
    assert (
        found.data["steps"]["identification"]["boundary_in"] == 'pumps | pipes; "valves" and more'
    )


def test_a_new_name_is_registered_and_told() -> None:
    text = mended(
        "leadership",
        (
            "| Karen Holm | Limfjord Pumps | small firm",
            "| Karen Holm | Salling Sensors | small firm",
        ),
    )
    found = read(before("leadership"), text, TODAY)
    assert found.mistakes == ()
    assert any("Salling Sensors" in note for note in found.notes)
    assert "salling-sensors" in found.data["organisations"]
    assert found.data["people"]["karen-holm"]["organisation"] == "salling-sensors"


def test_a_slip_that_is_missing_is_left_out() -> None:
    text = "\n".join(
        line for line in mended("checkup").splitlines() if not line.startswith("| LW | ")
    )
    found = read(before("checkup"), text, TODAY)
    assert found.mistakes == ()
    assert "lise-wahl" not in found.data["steps"]["checkup"]["confidence"]
    assert "karen-holm" in found.data["steps"]["checkup"]["confidence"]
    assert found.data["marks"]["closed"]["steps.checkup.confidence"] is True
