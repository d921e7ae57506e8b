"""``export worksheet`` and ``fill --worksheet``, as a trainer and a typist meet them."""

from __future__ import annotations

import pytest

from clusterdyn.content.step_names import NAMES
from support.desk import Desk, set_the_clock
from support.pen import Pen, written_off
from support.played import TODAY, fresh
from support.running import answers_in
from support.worksheets_played import at_review, before, played


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A desk with a new dossier on it."""
    monkeypatch.chdir(tmp_path)
    set_the_clock(monkeypatch, TODAY.isoformat())
    desk = Desk(tmp_path, capsys.readouterr, "water.cluster.json")
    desk.lay(fresh())
    return desk


@pytest.mark.parametrize("step", NAMES)
def test_printed_typed_off_and_filled_in_it_is_the_dossier_of_the_interview(desk, step):
    desk.lay(before(step))
    sheet = desk.printed(str(NAMES.index(step) + 1))
    ended = desk.filled(written_off(sheet, at_review(step), step, TODAY))
    assert (ended.code, ended.err.count("mistake")) == (0, 0), ended.err
    assert answers_in(desk.path) == at_review(step)


def test_ten_sheets_printed_before_the_course_give_the_same_dossier_in_one_go(desk):
    text = desk.printed("all")
    for step in NAMES:
        text = written_off(text, at_review(step), step, TODAY)
    ended = desk.filled(text)
    assert ended.code == 0, ended.err
    assert "answers in 10 steps taken from typed.md" in ended.out
    found, expected = desk.content, played().at_review[NAMES[-1]]
    assert found["steps"] == expected["steps"]
    assert found["people"] == expected["people"]
    assert found["organisations"] == expected["organisations"]
    assert found["marks"] == expected["marks"]


@pytest.mark.parametrize("step", NAMES)
def test_a_sheet_printed_before_the_course_is_filled_in_afterwards(desk, step):
    """Printed from the empty dossier, typed off when the steps before were done."""
    number = str(NAMES.index(step) + 1)
    sheet = desk.printed(number)
    desk.lay(before(step))
    ended = desk.filled(written_off(sheet, at_review(step), step, TODAY))
    assert ended.code == 0, ended.err
    assert desk.content["steps"] == at_review(step)["steps"]


@pytest.mark.parametrize("step", NAMES)
def test_a_sheet_of_a_step_half_done_adds_the_rest_and_keeps_what_was_there(desk, step):
    """The answers of the first questions stand in the dossier; the sheet brings the others."""
    whole, half = at_review(step), before(step)
    answers = whole["steps"][step]
    keep = list(answers)[: len(answers) // 2]
    half["steps"] = {**half["steps"], step: {name: answers[name] for name in keep}}
    for part in ("people", "organisations", "indicators", "passport"):
        half[part] = whole[part]
    closed = whole["marks"].get("closed", {})
    half["marks"] = {
        **half["marks"],
        "worked": whole["marks"]["worked"],
        "closed": {
            path: done
            for path, done in closed.items()
            if not path.startswith(f"steps.{step}.") or path.split(".")[2] in keep
        },
    }
    desk.lay(half)
    sheet = desk.printed(str(NAMES.index(step) + 1))
    ended = desk.filled(written_off(sheet, whole, step, TODAY))
    assert ended.code == 0, ended.err
    assert desk.content["steps"][step] == answers


def test_the_report_says_what_was_understood_what_is_new_and_what_is_open(desk):
    desk.lay(before("leadership"))
    pen = Pen(desk.printed("3"))
    pen.rows("3.1", "a", [["first test customers"]])
    pen.rows("3.1", "b", [["6"]])
    pen.rows("3.3", "a", [["Ida Ny", "Salling Sensors", "small", "leads", "y"]])
    pen.rows("3.7", "b", [["24.4."]])
    ended = desk.filled(pen.text)
    assert ended.code == 0, ended.err
    assert "3.1a   first test customers" in ended.out
    assert "3.3    Ida Ny · Salling Sensors · small firm · leads · yes" in ended.out
    assert "3.7b   24 April 2027" in ended.out
    assert "4 answers in 1 step taken from typed.md." in ended.out
    assert "New among the organisations: Salling Sensors." in ended.err
    assert "New among the people: Ida Ny." in ended.err
    assert "Still open: 3.2, 3.4, 3.5, 3.6, 3.7." in ended.err


def test_a_dry_run_says_the_same_and_saves_nothing(desk):
    pen = Pen(desk.printed("4"))
    pen.rows("4.1", "a", [["2035"]])
    kept = desk.path.read_bytes()
    ended = desk.filled(pen.text, "--dry-run")
    assert ended.code == 0
    assert "4.1    2035" in ended.out and "Nothing was saved: this was a dry run." in ended.out
    assert desk.path.read_bytes() == kept


def test_one_sheet_is_one_undo_and_a_second_time_changes_nothing(desk):
    pen = Pen(desk.printed("4"))
    pen.rows("4.1", "a", [["2035"]])
    pen.rows("4.2", "a", [["Twenty countries test water"], ["First clean fjord"]])
    assert desk.filled(pen.text).code == 0
    ended = desk.filled(pen.text)
    assert ended.code == 0 and "Nothing to change" in ended.out
    assert desk.run("undo").code == 0
    assert desk.content["steps"] == {}


def test_a_blank_sheet_is_no_mistake(desk):
    ended = desk.filled(desk.printed("all"))
    assert ended.code == 0 and "Nothing is written on typed.md yet." in ended.out


def test_every_mistake_is_told_with_question_and_line_and_nothing_is_saved(desk):
    desk.lay(before("leadership"))
    pen = Pen(desk.printed("3"))
    pen.rows("3.1", "b", [["a few"]])
    pen.rows("3.2", "a", [["small firm", "three hundred"], ["nobody", "2"]])
    pen.rows("3.7", "b", [["32 Octember"]])
    kept = desk.path.read_bytes()
    ended = desk.filled(pen.text)
    assert ended.code == 2 and ended.out == ""
    assert desk.path.read_bytes() == kept
    first, *others = ended.err.splitlines()
    assert first == "typed.md has 4 mistakes. Nothing was saved."
    for said, number in zip(others, ("3.1b", "3.2", "3.2", "3.7b"), strict=True):
        place, where, _ = said.strip().replace(":", ",").split(",", 2)
        assert where.strip() == number
        assert pen.lines[int(place.removeprefix("line ")) - 1].startswith("|")


def test_a_md_file_is_a_worksheet_and_so_is_the_input(desk, monkeypatch):
    pen = Pen(desk.printed("4"))
    pen.rows("4.1", "a", [["2035"]])
    (desk.folder / "Step 4.MD").write_text(pen.text)
    assert desk.run("fill", "Step 4.MD").code == 0
    assert desk.content["steps"]["vision"]["year"] == 2035


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["export", "worksheet"], 2, "The worksheet of which step? Type its number, or all"),
        (["export", "worksheet", "12"], 2, '"12" is no step.'),
        (["export", "worksheet", "3", "--to", "a.pdf"], 2, "It can be written as md or html."),
        (["export", "plan", "3"], 2, 'leave "3" out'),
        (["export", "worksheet", "3", "--to", "water.cluster.json", "--format", "md"], 2, "itself"),
        (["export", "worksheet", "3", "--to", "no/a.md"], 5, "is not there"),
        (["fill", "--worksheet", "none.md"], 2, "There is no file none.md."),
        (["fill", "--worksheet", "letter.md"], 2, "This is no worksheet"),
        (["fill", "--worksheet", "other.md"], 2, 'This sheet is for "Another"'),
        (["-d", "no.cluster.json", "export", "worksheet", "3"], 3, "no.cluster.json"),
        (["-d", "no.cluster.json", "fill", "--worksheet", "letter.md"], 3, "no.cluster.json"),
    ],
)
def test_what_cannot_be_done_ends_in_one_code_and_one_sentence(desk, words, code, sentence):
    (desk.folder / "letter.md").write_text("Dear all,\nsee you on Friday.\n")
    other = desk.printed("3", "other.md").replace(fresh()["passport"]["name"], "Another", 1)
    (desk.folder / "other.md").write_text(other.replace(" (fictional)", ""))
    kept = desk.path.read_bytes()
    ended = desk.run(*words)
    assert ended.code == code, ended.err
    assert sentence in ended.err and ended.out == ""
    assert desk.path.read_bytes() == kept


def test_the_printed_page_cannot_be_filled_in_and_says_what_can(desk):
    assert desk.run("export", "worksheet", "3", "--to", "step-3.html").code == 0
    ended = desk.run("fill", "--worksheet", "step-3.html")
    assert ended.code == 2 and "export worksheet N --to answers.md" in ended.err


def test_without_a_file_the_sheet_goes_to_the_screen(desk):
    ended = desk.run("export", "worksheet", "leadership")
    assert ended.code == 0 and ended.out.startswith("# Step 3 · Leadership search\n")


def test_the_sheet_takes_what_stands_there_already_out_of_its_rows(desk):
    desk.lay(at_review("leadership"))
    text = desk.printed("3")
    assert "There already: Karen Holm; Ole Bak" in text
    assert "There already: first test customers at home" in text
