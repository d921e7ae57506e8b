"""``clusterdyn history``: what was changed, when and by whom, in sentences."""

import pytest

from clusterdyn.changes import content_hash


def test_entries_stand_with_number_time_and_sentence(desk):
    desk.run("set", "4.year", "2036")
    lines = desk.run("history").out.splitlines()
    assert lines[1] == "  2 April 2027"
    assert 'The dossier "Water North" was started' in lines[2]
    last = lines[-2]
    assert last.strip().startswith("3 ") and "Step 4, Year: 2035 → 2036" in last
    assert "(karen)" in last


def test_records_have_the_names_of_their_time(desk):
    desk.run("set", "organisations.limfjord-pumps.name", "Fjord Pumps")
    desk.run("set", "organisations.limfjord-pumps.name", "Pumps of the Fjord")
    out = " ".join(desk.run("history", "--last", "2").out.split())
    assert "Limfjord Pumps → Fjord Pumps" in out and "Fjord Pumps → Pumps of the Fjord" in out


def test_the_last_entries_only(desk):
    for year in ("2036", "2037"):
        desk.run("set", "4.year", year)
    ended = desk.run("history", "--last", "1")
    assert "2037" in ended.out and "2035 → 2036" not in ended.out
    assert "3 earlier entries" in ended.err
    assert desk.run("history", "--last", "-1").code == 2


def test_an_undo_is_told_on_both_sides(desk):
    desk.run("set", "4.year", "2036")
    desk.run("undo")
    out = desk.run("history").out
    assert "2035 → 2036 (taken back later)" in out
    assert "Taken back: Step 4, Year: 2035 → 2036" in out


def test_long_sentences_are_wrapped_by_words_under_their_start(desk, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    long = "Every pump that leaves the fjord is tested here before it goes out"
    desk.run("set", "4.statement", long)
    desk.run("set", "4.statement", f"In 2035 {long[0].lower()}{long[1:]}")
    lines = desk.run("history").out.splitlines()
    assert max(map(len, lines)) <= 80
    start = next(n for n, line in enumerate(lines) if line.startswith("  4 "))
    assert lines[start + 1][:14].isspace() and not lines[start + 1][14:15].isspace()
    said = " ".join(" ".join(lines[start:]).split())
    assert f"{long} → In 2035" in said and said.endswith("(karen)")


def test_taking_a_record_out_is_no_change_of_order(desk):
    for name in ("Ane", "Bo", "Cai"):
        desk.run("set", f"people.{name.lower()}.name", name)
    people = list(desk.at("people"))
    assert len(people) > 3
    desk.run("set", "people.ane", "--remove")
    out = desk.run("history", "--last", "1").out
    assert "removed" in out and "order changed" not in out
    assert "order changed" not in desk.run("undo").out


def test_a_change_by_hand_is_told_as_such(desk):
    text = desk.path.read_text(encoding="utf-8").replace("2035,", "2044,", 1)
    desk.path.write_text(text, encoding="utf-8")
    desk.run("set", "4.statement", "Another sentence")
    assert "(edited outside)" in desk.run("history").out


def test_the_same_as_data(desk):
    entries = desk.run("history", "--json").data["entries"]
    assert [one["number"] for one in entries] == [1, 2]
    assert entries[0]["at"].startswith("2027-04-02T") and entries[1]["by"] == "karen"
    assert entries[1]["say"] == "24 answers in 3 steps from answers.yaml"
    start = entries[0]["set"][""][1]
    assert start["passport"]["name"] == "Water North" and content_hash(start)


def test_a_broken_file_still_has_its_history(desk):
    desk.path.write_text("{", encoding="utf-8")
    assert desk.run("history").code == 0


def test_no_dossier_no_history(empty_desk):
    assert empty_desk.run("history").code == 3


ODD_LINES = [
    '{"at":"9999-12-31T23:59:59","by":"x","group":"g","from":"","to":"","set":{}}',
    '{"at":"9999-12-31T23:59:59+14:00","by":"x","group":"g","from":"","to":"","set":{}}',
    '{"at":"2027-01-01T00:00:00","by":"\\ud800","say":"\\ud800","group":"g","from":"","to":"","set":'
    '{"steps.visoin.yaer":["\\ud800",{"a":{"~":"absent"}}],"~3":[1,2]}}',
    '{"at":"2027-01-01T00:00:00","by":"x","group":"g","from":"","to":"","set":{"":[1,["x"]]}}',
    '{"at":"2027-01-01T00:00:00","by":"x","group":"g","from":"","to":"","set":'
    '{"marks.parked.steps.visoin":[1,2],"marks.endorsed":[[],"x"],"#":[[],["passport"]]}}',
]


@pytest.mark.parametrize("line", ODD_LINES)
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles"])
def test_whatever_an_old_line_holds_the_history_is_told(desk, line, zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    (file,) = desk.folder.glob("*.history.jsonl")
    with file.open("a", encoding="utf-8") as history:
        history.write(line + "\n")
    assert desk.run("history").code == 0
    assert desk.run("history", "--json", "--last", "0").code == 0
    before = desk.path.read_bytes()
    for words in (("undo",), ("restore", "3"), ("undo", "--skip"), ("diff", "1")):
        ended = desk.run(*words)
        assert ended.code in (0, 2, 3, 4)
        if ended.code:
            assert desk.path.read_bytes() == before
        before = desk.path.read_bytes()


def test_a_misspelt_field_of_long_ago_is_told_as_it_was_spelt(desk):
    text = desk.path.read_text(encoding="utf-8")
    desk.path.write_text(text.replace('"statement"', '"statemnet"'), encoding="utf-8")
    desk.run("set", "4.year", "2036")
    desk.path.write_text(text, encoding="utf-8")
    ended = desk.run("history")
    assert ended.code == 0 and 'Step 4, The vision: "statemnet"' in ended.out
