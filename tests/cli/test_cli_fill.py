"""``clusterdyn fill``: many answers, all or nothing, every mistake with its place."""

import json

from clusterdyn.cli.run import run

BAD = """\
passport: {currency: DKK, colour: red}
people:
  karen: {name: Karen Holm, name: K}
  Jens Due: {name: Jens}
vision:
  year: soon
  statement: ~
  bold_goal: {indicator: Profit}
visio: {year: 2035}
4: {year: 2036}
marks: {endorsed: {vision: {by: me}}}
"""


def test_every_mistake_is_told_with_line_and_path_and_nothing_is_saved(desk):
    before = desk.path.read_bytes()
    ended = desk.run("fill", desk.write("bad.yaml", BAD))
    assert ended.code == 2 and ended.out == ""
    assert desk.path.read_bytes() == before
    lines = ended.err.splitlines()
    assert lines[0] == "bad.yaml has 9 mistakes. Nothing was saved."
    starts = [line.strip().partition(": ")[0] for line in lines[1:]]
    assert starts == [
        "line 1, passport.colour",
        "line 3, people.karen.name",
        "line 4, people.Jens Due",
        "line 6, vision.year",
        "line 7, vision.statement",
        "line 8, vision.bold_goal.indicator",
        "line 9",
        "line 10, vision",
        "line 11, marks.endorsed",
    ]


def test_a_dry_run_shows_what_would_change(desk):
    before = desk.path.read_bytes()
    name = desk.write("more.yaml", "vision: {year: 2040}\n")
    ended = desk.run("fill", name, "--dry-run")
    assert ended.code == 0
    assert "Step 4, Year: 2035 → 2040" in ended.out and "dry run" in ended.out
    assert desk.path.read_bytes() == before


def test_filling_twice_changes_nothing_the_second_time(desk):
    before = desk.path.read_bytes()
    ended = desk.run("fill", "answers.yaml")
    assert ended.code == 0 and "Nothing to change" in ended.out
    assert desk.path.read_bytes() == before


def test_one_fill_is_one_undo(desk):
    before = desk.content
    desk.run("fill", desk.write("more.yaml", "4: {year: 2040, statement: Another sentence}\n"))
    assert desk.content != before
    desk.run("undo")
    assert desk.content == before


def test_json_is_taken_too(desk):
    name = desk.write("more.json", json.dumps({"steps": {"vision": {"year": 2041}}}))
    assert desk.run("fill", name).code == 0
    assert desk.at("steps.vision.year") == 2041


def test_guesses_and_unfinished_tables_are_mentioned(desk):
    text = "plan: {actions: {call: {what: Call Anna, owner: Karen Holm}}}\n4: {bold_goal: {value: '1,840'}}\n"
    ended = desk.run("fill", desk.write("more.yaml", text))
    assert ended.code == 0
    assert "plan.actions" in ended.err and "next-step" in ended.err
    assert "vision.bold_goal.value" in ended.err and "1,840" in ended.err


def test_files_that_are_none(desk):
    assert desk.run("fill", "nowhere.yaml").code == 2
    assert desk.run("fill", ".").code == 2
    (desk.folder / "latin.yaml").write_bytes("vision: {statement: Søens vand}".encode("latin-1"))
    assert "UTF-8" in desk.run("fill", "latin.yaml").err
    assert "line 1" in desk.run("fill", desk.write("broken.yaml", "vision: {year: [")).err
    assert "line 1" in desk.run("fill", desk.write("broken.json", '{"vision": ')).err
    assert desk.run("fill", desk.write("list.yaml", "- 1\n- 2\n")).code == 2
    assert desk.run("fill", desk.write("empty.yaml", "")).code == 0


def test_the_example_is_rebuilt_from_its_own_dossier(finished_desk):
    """A dossier is itself a file of answers, apart from the adoptions in it."""
    whole = finished_desk.content
    del whole["marks"]["endorsed"]
    finished_desk.write("whole.json", json.dumps(whole))
    fresh = finished_desk.folder / "fresh.cluster.json"
    assert run(["-d", str(fresh), "new", "Fresh"]) == 0
    assert finished_desk.run("-d", str(fresh), "fill", "whole.json").code == 0
    filled = json.loads(fresh.read_text(encoding="utf-8"))
    for part in ("passport", "organisations", "people", "indicators", "steps"):
        assert filled[part] == whole[part], part
    assert filled["marks"]["closed"] == whole["marks"]["closed"]
