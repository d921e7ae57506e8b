"""``clusterdyn show``: answers with labels, tables as tables, results as sentences."""

from clusterdyn.content.step_names import NAMES


def test_a_step_is_read_with_labels_names_and_results(desk):
    desk.run("set", "vision.votes", "{karen: {fist: 4}, jens-due: {fist: 1, objection: too early}}")
    out = desk.run("show", "4").out
    assert "Vision: In 2035 utilities test clean water here" in out
    assert "Number: Jobs" in out
    assert "Headlines: (open)" in out
    row = next(line for line in out.splitlines() if "Jens Due" in line)
    assert row.split() == ["Jens", "Due", "1", "too", "early"]
    assert "2 votes: mean 2.5, lowest 1." in out


def test_parked_questions_say_why(desk):
    assert "parked: ask the board" in desk.run("show", "plan").out


def test_an_overview_of_what_was_begun(desk):
    out = desk.run("show").out
    assert "Water North" in out and "Candidates: 2 rows" in out
    assert "Formalising" not in out


def test_the_same_as_data(desk):
    step = desk.run("show", "vision", "--json").data
    assert step["number"] == 4 and step["answers"]["year"] == 2035
    assert step["state"] == "in_progress"
    whole = desk.run("show", "--json").data
    assert [one["name"] for one in whole["steps"]] == list(NAMES)
    assert whole["cluster"]["name"] == "Water North" and "karen" in whole["people"]


def test_every_step_of_a_finished_dossier_can_be_read(finished_desk):
    for name in NAMES:
        ended = finished_desk.run("show", name)
        assert ended.code == 0 and "(open)" not in ended.out, name


def test_tables_fit_into_the_width_of_the_screen(finished_desk, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out = finished_desk.run("show", "5").out
    assert max(map(len, out.splitlines())) <= 80
    table = [line for line in out.splitlines() if "─" in line]
    assert table


def test_an_unknown_step(desk):
    ended = desk.run("show", "11")
    assert ended.code == 2 and "1 to 10" in ended.err
