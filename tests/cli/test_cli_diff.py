"""``clusterdyn diff``: what changed since an entry, between entries, or beside another file."""

import json


def test_alone_it_tells_the_last_change(desk):
    desk.run("set", "4.year", "2036")
    assert desk.run("diff").out == "  Step 4, Year: 2035 → 2036\n"


def test_between_entries_and_until_now(desk):
    desk.run("set", "4.year", "2036")
    desk.run("set", "4.year", "2037")
    assert desk.run("diff", "2").out == "  Step 4, Year: 2035 → 2037\n"
    assert desk.run("diff", "2", "3").out == "  Step 4, Year: 2035 → 2036\n"
    assert desk.run("diff", "4", "3").out == "  Step 4, Year: 2037 → 2036\n"
    assert desk.run("diff", "4").out == "  No difference.\n"


def test_beside_another_file(desk):
    content = desk.content
    content["steps"]["vision"]["year"] = 2050
    other = desk.folder / "copy" / "other.cluster.json"
    other.parent.mkdir()
    other.write_text(json.dumps(content), encoding="utf-8")
    assert desk.run("diff", str(other)).out == "  Step 4, Year: 2050 → 2035\n"
    assert desk.run("diff", "2", str(other)).out == "  Step 4, Year: 2035 → 2050\n"


def test_the_same_as_data(desk):
    desk.run("set", "4.year", "2036")
    found = desk.run("diff", "2", "--json").data
    assert found["from"] == "2" and found["changes"] == ["Step 4, Year: 2035 → 2036"]
    assert found["set"] == {"steps.vision.year": [2035, 2036]}


def test_what_leads_nowhere(desk):
    assert desk.run("diff", "99").code == 2
    ended = desk.run("diff", "nowhere.json")
    assert ended.code == 2 and "clusterdyn history" in ended.err
