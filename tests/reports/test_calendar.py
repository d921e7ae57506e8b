"""``clusterdyn export calendar``: the days of the plan that lie ahead, for any calendar program."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clusterdyn.changes import with_changes
from clusterdyn.cli import context as cli_settings
from clusterdyn.cli.run import run
from clusterdyn.reports.formats.calendar_ics import identity
from clusterdyn.reports.registry import renderer
from clusterdyn.store.writing import to_bytes
from support.export_parsing import NASTY
from support.export_samples import TODAY, empty, full

CREATED = "quiet-bay-boats.clusterdyn"


def made(data: dict[str, Any], today: date = TODAY) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(renderer("calendar", "ics")(data, today).content)


def entries(data: dict[str, Any], today: date = TODAY) -> dict[str, tuple[date, str]]:
    """Path → day and title of every entry."""
    return {
        str(event["uid"]).removesuffix(f"@{CREATED}"): (
            event.decoded("dtstart"),
            str(event["summary"]),
        )
        for event in made(data, today).walk("VEVENT")
    }


def notes(data: dict[str, Any], today: date = TODAY) -> tuple[str, ...]:
    return renderer("calendar", "ics")(data, today).notes


def changed(path: str, value: Any) -> dict[str, Any]:
    return with_changes(full(), {path: (None, value)})  # type: ignore[no-any-return]


@pytest.fixture
def desk_of_boats(tmp_path, monkeypatch):
    """The folder with the boats' dossier, on the day of the samples."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(cli_settings.TODAY, TODAY.isoformat())
    (tmp_path / "boats.cluster.json").write_bytes(to_bytes(full()))
    run(["set", "plan.milestones.dock-open.due", "2031-09-29"])  # the history begins
    return tmp_path


def test_every_day_that_lies_ahead_is_there_once_with_who_and_what():
    assert entries(full()) == {
        "structure.working_groups.dock": (
            date(2027, 5, 12),
            "Meeting: Working group, first meeting: the dock (Mette Krog)",
        ),
        "plan.actions.visit-owners": (
            date(2027, 5, 14),
            "Action: visit four ferry lines (Mette Krog)",
        ),
        "plan.actions.yacht-fair": (
            date(2027, 5, 20),
            "Dropped: Action: stand at a yacht fair (Ole Lind)",
        ),
        "plan.actions.welding-day": (
            date(2027, 6, 15),
            "Action: shared welding day (Ole Lind)",
        ),
        "structure.proofs.welding-day": (
            date(2027, 6, 15),
            "Proof for the launch: shared welding day",
        ),
        "plan.review_date": (date(2027, 10, 1), "Check-up: Look at the plan again (Sara Dam)"),
        "plan.actions.dock-study": (
            date(2027, 11, 30),
            "Action: compare three places for a dock (Sara Dam)",
        ),
        "structure.launch": (date(2027, 12, 3), "Launch: The doors open"),
        "plan.milestones.first-class": (
            date(2028, 8, 31),
            "Milestone M1: first welding class (Ole Lind)",
        ),
        "plan.milestones.money-signed": (
            date(2029, 3, 31),
            "Milestone M2: money for the dock signed (Sara Dam)",
        ),
        "formalisation.other_income.town": (date(2029, 12, 31), "Money ends: the town"),
        "plan.milestones.dock-open": (
            date(2031, 9, 30),
            "Milestone M3: shared dock open (Mette Krog)",
        ),
        "checkup.next_check": (date(2027, 9, 24), "Check-up: How far are we? (Sara Dam)"),
    }


def test_entries_are_whole_days_that_block_nobodys_time():
    for event in made(full()).walk("VEVENT"):
        start, end = event.decoded("dtstart"), event.decoded("dtend")
        assert type(start) is date and (end - start).days == 1
        assert event["transp"] == "TRANSPARENT"


def test_a_milestone_says_its_proof_and_a_launch_its_place():
    by_path = {str(e["uid"]).partition("@")[0]: e for e in made(full()).walk("VEVENT")}
    stone = by_path["plan.milestones.dock-open"]
    assert (
        str(stone["description"]) == "True when: three ferries docked\nQuiet Bay Boats (fictional)"
    )
    assert str(by_path["structure.launch"]["location"]) == "the old rope walk"


def test_a_day_that_moves_keeps_its_identity_and_a_later_file_counts_more():
    moved = changed("steps.plan.milestones.dock-open.due", "2032-05-01")
    assert entries(moved)["plan.milestones.dock-open"][0] == date(2032, 5, 1)
    assert entries(moved).keys() == entries(full()).keys()
    first, later = (
        made(full(), day).walk("VEVENT")[0]["sequence"] for day in (TODAY, date(2027, 4, 3))
    )
    assert later > first


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("plan.milestones.dock-open", "reached"),
        ("plan.milestones.dock-open", "dropped"),
        ("plan.actions.visit-owners", "done"),
        ("plan.actions.visit-owners", "dropped"),
    ],
)
def test_what_is_behind_us_is_cancelled_for_ninety_days(path: str, status: str):
    data = changed(f"steps.{path}.status", status)
    (event,) = (e for e in made(data).walk("VEVENT") if str(e["uid"]).startswith(f"{path}@"))
    assert event["status"] == "CANCELLED"
    assert str(event["summary"]).startswith(f"{status.capitalize()}: ")
    on = event.decoded("dtstart")
    assert path in entries(data, on + timedelta(days=90))
    assert path not in entries(data, on + timedelta(days=91))


def test_a_day_mended_an_hour_after_the_file_was_sent_counts_more(desk_of_boats):
    run(["export", "calendar", "--to", "1.ics"])
    run(["export", "calendar", "--to", "same.ics"])
    run(["set", "plan.milestones.dock-open.due", "2031-10-01"])
    run(["export", "calendar", "--to", "2.ics"])
    first, same, second = ((desk_of_boats / n).read_bytes() for n in ("1.ics", "same.ics", "2.ics"))
    assert first == same  # nothing was changed
    old, new = (_by_uid(content) for content in (first, second))
    assert old.keys() == new.keys()
    for uid, event in new.items():
        assert event["sequence"] > old[uid]["sequence"]
        assert event.decoded("dtstamp") >= old[uid].decoded("dtstamp")


def _by_uid(content: bytes) -> dict[str, Any]:
    return {str(e["uid"]): e for e in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def test_the_id_of_the_dossier_goes_before_its_name():
    assert identity(full()) == "quiet-bay-boats"
    assert identity({**full(), "id": "0123456789abcdef"}) == "0123456789abcdef"


def test_a_published_file_is_no_invitation():
    assert "method" not in made(full())


def test_a_pilots_first_result_on_another_day_is_an_entry_of_its_own():
    other = changed("steps.quick_wins.pilots.welding-day.first_result", "2027-06-29")
    day, title = entries(other)["quick_wins.pilots.welding-day"]
    assert (day, title) == (date(2027, 6, 29), "First result: shared welding day (Ole Lind)")


def test_what_objections_led_to_is_not_for_everybodys_calendar():
    said = {"choice": "keep", "origin": "vision.silent-objection"}
    talk = changed("steps.plan.suggestions.visit-owners", said)
    assert "plan.actions.visit-owners" not in entries(talk)


def test_days_gone_by_are_left_out_and_what_is_overdue_is_counted():
    later = date(2027, 12, 10)
    assert min(day for day, _ in entries(full(), later).values()) >= later
    assert notes(full(), later)[-1] == "Overdue and not in the calendar: 3. See: clusterdyn show 5"
    assert len(notes(full())) == 1


def test_nothing_decided_yet_gives_an_empty_calendar_and_says_so():
    assert made(empty()).walk("VEVENT") == []
    assert notes(empty()) == ("No day of the plan lies ahead.",)


USUAL = entries(full())


@given(st.text(min_size=1, max_size=300))
@example("a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b")
@example('; , \\ \\n : " =')
@example("æ" * 200)
@example(NASTY)
def test_whatever_is_typed_stays_text_within_its_entry(text: str):
    data = changed("steps.plan.milestones.dock-open.text", text)
    data = with_changes(data, {"steps.structure.launch.place": (None, text)})
    content = renderer("calendar", "ics")(data, TODAY).content
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    there = {str(event["uid"]) for event in events}
    assert there >= {f"{path}@{CREATED}" for path in USUAL if "dock-open" not in path}
    assert len(events) in (len(USUAL), len(USUAL) - 1)  # blanks only: no entry
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_command_writes_the_file_and_says_how_many_days(desk_of_boats, capsys):
    tmp_path = desk_of_boats
    assert run(["export", "calendar", "--to", "plan.ics"]) == 0
    assert icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    assert "Written: plan.ics\n" in capsys.readouterr().err
    assert run(["export", "calendar", "--to", "plan.md"]) == 2
