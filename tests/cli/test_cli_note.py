"""``clusterdyn note`` in plain mode: asked line by line, saved as it goes, read back."""

from __future__ import annotations

import io

import pytest


@pytest.fixture
def typed(desk, monkeypatch):
    """Runs a note with these lines typed; the day is fixed."""
    monkeypatch.setenv("CLUSTERDYN_TODAY", "2027-04-02")

    def run(words, *lines):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return desk.run("--plain", "note", *words)

    return run


def test_a_visit_is_noted_and_stands_beside_its_step_and_in_the_plan(desk, typed):
    ended = typed([], "1", "Holm Harbour", "3 March", "its manager", "31 members paid in 2025",
                  "", "Ask for money last", "9")  # fmt: skip
    assert ended.code == 0
    assert "Seen elsewhere · 1 of 6: Which cluster did you see?" in ended.out
    assert "3 March 2027, a Wednesday" in ended.out
    assert "Read it:  clusterdyn show journal, and beside its step:  clusterdyn show 9" in ended.out
    assert "Holm Harbour" in desk.run("show", "9").out
    shown = " ".join(desk.run("show", "journal").out.split())
    assert "Seen elsewhere" in shown and "Ask for" in shown and "Holm" in shown
    plan = desk.run("export", "plan").out
    assert "| Holm Harbour | 31 members paid in 2025 | Ask for money last |" in plan


def test_leaving_in_the_middle_keeps_what_was_said_and_tells_how_to_go_on(desk, typed):
    ended = typed(["visit"], "Holm Harbour", "", "/quit")
    assert ended.code == 0
    assert "Not finished yet:  clusterdyn note case holm-harbour" in ended.out
    assert desk.at("journal.cases.holm-harbour") == {"name": "Holm Harbour", "on": None}
    ended = typed(["case", "holm"], "its manager", "", "Ask late", "")
    assert "Seen elsewhere · 3 of 6" in ended.out and "1 of 6" not in ended.out
    assert desk.at("journal.cases.holm-harbour.lesson") == "Ask late"


def test_the_end_of_the_input_leaves_with_everything_saved(desk, typed):
    assert typed(["decision"], "We rent the mill").code == 0
    assert desk.at("journal.decisions.we-rent-the-mill") == {"text": "We rent the mill"}


def test_undo_takes_one_answer_back_at_a_time_and_the_history_reads_well(desk, typed):
    ended = typed(["decision"], "We rent the mill", "", "/undo", "yesterday", "the board")
    assert 'Taken back: Journal, Decisions: "We rent the mill", date: 2 April 2027' in ended.out
    assert desk.at("journal.decisions.we-rent-the-mill") == {
        "text": "We rent the mill",
        "on": "2027-04-01",
        "by": "the board",
    }
    told = " ".join(desk.run("history").out.split())
    assert 'Journal, Decisions: "We rent the mill" added' in told
    assert 'Journal, Decisions: "We rent the mill", by: the board' in told
    said = desk.run("undo").out
    assert said == '  Taken back: Journal, Decisions: "We rent the mill", by: the board\n'


def test_the_help_is_at_hand_and_a_wrong_day_is_explained(typed):
    ended = typed(["meeting"], "/help", "next wensday or so", "/quit")
    assert "/back" in ended.out and '"next wensday or so"' in ended.out


def test_without_a_terminal_the_other_ways_are_named(desk, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    ended = desk.run("note")
    assert ended.code == 2
    assert "fill" in ended.err and "set" in ended.err and "--plain" in ended.err


def test_unknown_kinds_and_names_are_answered_with_what_there_is(desk, typed):
    ended = typed(["trip"])
    assert ended.code == 2 and "case, meeting, decision, event, question" in ended.err
    assert "none yet" in typed(["case", "Holm"]).err
    typed(["question"], "Who insures the crane?", "", "")
    assert "Who insures the crane?" in typed(["question", "what"]).err
    assert typed(["question", "who ins"]).code == 0


def test_an_empty_journal_says_how_to_begin(desk):
    out = desk.run("show", "journal").out
    assert "Nothing is noted yet." in out and "clusterdyn note" in out
    assert desk.run("show", "journal", "--json").data == {}


def test_journal_and_readings_have_their_own_words():
    from clusterdyn.content.catalogue import field_text

    assert field_text("journal.cases.holm.lesson").label == "Lesson"
    assert field_text("indicators.jobs.readings.2027-01-01.source").say == "Who says so?"
    assert field_text("passport.region").label == "Region"
