"""Inputs that nobody types but everybody meets: none of them ends in a fault of the program."""

import json
import re

import pytest

from support.paths import FINISHED

ROWS = "".join(f"DK{r},C{i},{100 * r + i}\n" for r in range(1, 6) for i in range(10, 40))


@pytest.fixture
def table(empty_desk):
    def written(text: str, name: str = "t.csv") -> str:
        return empty_desk.write(name, text)

    return written


def screened(desk, name):
    ended = desk.run("screen", name, "--region", "DK1")
    assert ended.code in (0, 2), ended.err
    return ended


@pytest.mark.parametrize("length", [131_071, 131_073, 1_000_000])
@pytest.mark.parametrize("where", ["region", "notes", "heading", "only"])
def test_a_cell_of_any_length(empty_desk, table, length, where):
    long = "x" * length
    text = {
        "region": f"region,industry,jobs\n{ROWS}{long},C10,5\n",
        "notes": f"region,industry,jobs\n{ROWS}{long}\n",
        "heading": f"region,industry,{long}\n{ROWS}",
        "only": f"region,industry,jobs\n{long},{long},{long}\n",
    }[where]
    screened(empty_desk, table(text))
    empty_desk.run("new", "A")
    ended = empty_desk.run("import", "organisations", table(text.replace("region", "name", 1)))
    assert ended.code in (0, 2)


@pytest.mark.parametrize("quotes", ['"', '"a\n', '"a\r\nb",', "\r", 'a"b"c', '""",'])
def test_quotes_and_line_ends_in_odd_places(empty_desk, table, quotes):
    screened(empty_desk, table(f"region,industry,jobs\n{ROWS}{quotes},C10,5\n{ROWS}"))
    empty_desk.run("new", "A")
    assert empty_desk.run("import", "organisations", table(f"name,size\n{quotes},5")).code in (0, 2)


def test_the_table_that_was_checked_is_the_one_that_is_read(empty_desk, monkeypatch):
    home = empty_desk.folder / "home"
    for folder, industry in ((home, "HOME FILE"), (empty_desk.folder / "~", "CHECKED FILE")):
        folder.mkdir()
        text = f"region,industry,jobs\n{ROWS.replace('C10', industry)}"
        (folder / "t.csv").write_text(text)
    monkeypatch.setenv("HOME", str(home))
    ended = screened(empty_desk, "~/t.csv")
    assert "HOME FILE" not in ended.out
    ended = empty_desk.run("screen", "~/t.csv", "--region", "DK1", "--to", "~/out.csv")
    assert ended.code == 0 and not (home / "out.csv").exists()
    assert "CHECKED FILE" in (empty_desk.folder / "~" / "out.csv").read_text()


# Worksheets


@pytest.mark.parametrize(
    "reason", ["w" * 279, "because " * 600, "\u200b\u200b", "\x1b[2J", "-" * 300]
)
def test_a_reason_for_parking_of_any_length(desk, reason):
    sheet = desk.printed("3")
    typed = re.sub(r"parked because:.*", lambda _: f"parked because: {reason}", sheet)
    typed = typed.replace("[ ] parked", "[x] parked")
    before = desk.path.read_bytes()
    ended = desk.filled(typed)
    assert ended.code == 2 and desk.path.read_bytes() == before
    assert "parked" in ended.err + ended.out


# Calendars


@pytest.mark.parametrize(
    "name", ["A\nB", "A\r\nATTENDEE:x", "A\u2028B", "A\u0085B", "A\x0bB", "\x1b[2JA", " A "]
)
def test_a_name_with_line_breaks_in_the_calendar(empty_desk, name):
    import icalendar

    data = json.loads(FINISHED.read_text("utf-8"))
    data["passport"]["name"] = name
    empty_desk.lay(data)
    ended = empty_desk.run("export", "calendar", "--to", "a.ics")
    assert ended.code == 0, ended.err
    calendar = icalendar.Calendar.from_ical((empty_desk.folder / "a.ics").read_bytes())
    assert len(str(calendar["x-wr-calname"]).splitlines()) == 1
    assert not calendar.get("attendee")


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-30", "0001-01-01"])
@pytest.mark.parametrize("today", ["2027-04-02", "9999-12-31", "0001-01-01"])
def test_days_at_the_end_of_time(empty_desk, monkeypatch, day, today):
    text = FINISHED.read_text("utf-8")
    empty_desk.path.write_text(re.sub(r'"20\d\d-\d\d-\d\d"', f'"{day}"', text), "utf-8")
    monkeypatch.setenv("CLUSTERDYN_TODAY", today)
    for words in (
        ("status",), ("check",), ("show",), ("export", "calendar"), ("export", "plan"),
        ("export", "plan", "--format", "html"), ("export", "wall"), ("guide", "--course"),
        ("show", "journal"), ("export", "worksheet", "5"), ("set", "4.year", "2041"), ("undo",),
    ):  # fmt: skip
        ended = empty_desk.run(*words)
        assert ended.code in (0, 1, 2, 3), (words, ended.err)
