"""Step 1's dialogue: candidates from a table, asked for by "from table"."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from clusterdyn.changes import value_at
from clusterdyn.interview.moves import Answer, Back, Leave, Park
from clusterdyn.steps.validation import empty_dossier
from clusterdyn.ui.table_dialogue import CHOICE, about_step_or_table
from support.paths import EXAMPLES

EXAMPLE = EXAMPLES / "figures" / "danish_regions_2014.csv"
DAY = date(2026, 4, 14)


@pytest.fixture
def talk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return about_step_or_table(empty_dossier("Ours"), DAY, "identification")


def candidates(talk):
    return value_at(talk.data, "steps.identification.candidates", None)


def test_the_choice_stands_at_the_question_and_nowhere_else(talk):
    assert talk.current().prompt == CHOICE
    talk.take(Answer("Water technology; utilities"))
    talk.take(Answer("Robots; factories"))
    assert talk.current().prompt == CHOICE
    talk.take(Answer(""))
    assert "from table" not in talk.current().prompt


def test_file_region_and_picks_fill_the_candidates(talk):
    talk.take(Answer("From table"))
    assert talk.current().spoken == "Which file holds the table?"
    assert not talk.take(Answer(str(EXAMPLE))).refused
    region = talk.current()
    assert ("DK04", "DK04 Central Jutland") in region.options
    outcome = talk.take(Answer("Central Jutland"))
    (shown,) = outcome.results
    assert shown.text.startswith("Machinery: 1.7 times the usual share of jobs")
    assert shown.rows[3][:3] == ("4", "Furniture", "4,925")
    done = talk.take(Answer("4 9"))
    assert done.say == "Taken into step 1: Furniture; Wood and wood products, without furniture."
    assert done.changes
    assert candidates(talk)["furniture"]["figures"]["employment"] == 4925
    assert talk.current().prompt == CHOICE
    assert len(talk.current().table.rows) == 2


def test_a_region_is_also_chosen_by_its_number_in_the_list(talk):
    talk.take(Answer(f"from table {EXAMPLE}"))
    options = talk.current().options
    talk.take(Answer("2"))
    talk.take(Answer("1"))
    (found,) = candidates(talk).values()
    assert found["figures"]["region"] == options[1][0]


def test_the_only_table_in_the_folder_is_proposed(talk, tmp_path):
    (tmp_path / "jobs.csv").write_bytes(EXAMPLE.read_bytes())
    talk.take(Answer("from a table"))
    assert talk.current().old == "jobs.csv"
    assert not talk.take(Answer("")).refused
    assert talk.current().spoken == "Which region is yours?"


@pytest.mark.parametrize("answers", [["no.csv"], [str(EXAMPLE), "Atlantis"],
                                     [str(EXAMPLE), "DK04", "99"], [str(EXAMPLE), "DK04", "x"]])  # fmt: skip
def test_what_does_not_fit_is_said_and_the_question_stays(talk, answers):
    talk.take(Answer("from table"))
    *right, wrong = answers
    for answer in right:
        assert not talk.take(Answer(answer)).refused
    asked = talk.current()
    outcome = talk.take(Answer(wrong))
    assert outcome.refused
    assert outcome.say
    assert talk.current() == asked
    assert candidates(talk) is None


def test_back_goes_one_question_back_and_then_out(talk):
    talk.take(Answer(f"from table {EXAMPLE}"))
    talk.take(Answer("DK04"))
    assert talk.take(Park("later")).refused
    talk.take(Back())
    assert talk.current().spoken == "Which region is yours?"
    assert talk.current().old == "DK04 Central Jutland"
    assert not talk.take(Answer("")).refused
    talk.take(Back())
    talk.take(Back())
    assert talk.current().old == str(EXAMPLE)
    assert not talk.take(Answer("")).refused
    talk.take(Back())
    talk.take(Back())
    assert talk.current().prompt == CHOICE
    assert not talk.take(Answer("Robots")).refused
    assert list(candidates(talk)) == ["robots"]


def test_only_what_works_there_is_offered_and_nothing_is_no_answer(talk):
    talk.take(Answer("from table"))
    for answer in (str(EXAMPLE), "DK04"):
        view = talk.current()
        assert (view.need, view.parkable) == ("required", False)
        if not view.old:
            assert talk.take(Answer("")).say == "Type the answer, or go back."
        talk.take(Answer(answer))
    assert not talk.current().parkable and talk.take(Answer("")).refused


def test_leaving_in_the_middle_leaves(talk):
    talk.take(Answer(f"from table {EXAMPLE}"))
    talk.take(Leave())
    assert type(talk.current()).__name__ == "Done"


def test_the_words_are_an_ordinary_answer_elsewhere():
    inside = "steps.identification.boundary_in"
    talk = about_step_or_table(empty_dossier("Ours"), DAY, "identification", inside)
    assert not talk.take(Answer("from table")).refused
    assert value_at(talk.data, inside, None) == "from table"


def test_line_by_line_in_a_pipe(tmp_path):
    (tmp_path / "jobs.csv").write_bytes(EXAMPLE.read_bytes())
    env = {k: v for k, v in os.environ.items() if not k.startswith("CLUSTERDYN_")}

    def type_(lines, *words):
        return subprocess.run(
            [sys.executable, "-m", "clusterdyn", *words], cwd=tmp_path, env=env, input=lines,
            capture_output=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip

    type_("", "new", "Ours")
    out = type_("from table\n\nDK04\n4, 9\n/quit\n", "--plain", "next-step")
    assert "4 · Furniture · 4,925 · 2.04" in out
    data = json.loads((tmp_path / "ours.cluster.json").read_text())
    assert value_at(data, "steps.identification.candidates.furniture.figures.lq") > 2


@pytest.mark.parametrize(
    "spelling",
    [
        "'{}'",
        '"{}"',
        "{} ",
        "file://{url}",
        "{escaped}",
        "from table '{}'",
        "~/My tables/jobs 1.csv",
    ],
)
def test_a_file_dragged_into_the_window_is_found(talk, tmp_path, monkeypatch, spelling):
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "My tables" / "jobs 1.csv"
    path.parent.mkdir()
    path.write_bytes(EXAMPLE.read_bytes())
    text = spelling.format(
        path, url=str(path).replace(" ", "%20"), escaped=str(path).replace(" ", "\\ ")
    )
    if not text.startswith("from table"):
        talk.take(Answer("from table"))
    outcome = talk.take(Answer(text))
    assert not outcome.refused, outcome.say
    assert talk.current().spoken == "Which region is yours?"


@pytest.mark.parametrize(
    "text", ["~nobody-here/x.csv", "x" * 5000, "a\0b", "it's", "/", "{}", "http://[x"]
)
def test_whatever_is_pasted_gets_a_sentence_without_commands(talk, text):
    talk.take(Answer("from table"))
    outcome = talk.take(Answer(text))
    assert outcome.refused
    assert "--" not in outcome.say


def test_a_wrong_region_gets_no_hint_for_the_command_line(talk):
    talk.take(Answer(f"from table {EXAMPLE}"))
    said = talk.take(Answer("Atlantis")).say
    assert "DK01 Capital Region" in said and "--" not in said


def test_what_a_table_may_mean_is_asked_and_then_read(talk, tmp_path):
    """The row of the whole country has a name that is a region's elsewhere; a cell is withheld."""
    figures = {
        "Georgia": (9000, 9000, 9000),
        "Alabama": (300, 100, 600),
        "Florida": (100, 500, 1400),
    }
    lines = [f"{r},{i},{n}" for r, row in figures.items() for i, n in zip("ABC", row, strict=True)]
    (tmp_path / "t.csv").write_text("region,industry,jobs\n" + "\n".join(lines) + "\n")
    talk.take(Answer("from table t.csv"))
    asked = talk.current()
    assert asked.spoken.startswith('"Georgia" is never below the sum of the other 2 regions')
    assert [label.partition(":")[0] for _, label in asked.options] == [
        "it is the whole country", "it is a region like the others", "leave it out",
    ]  # fmt: skip
    assert talk.take(Answer("7")).refused
    assert not talk.take(Answer("1")).refused
    assert [code for code, _ in talk.current().options] == ["Florida", "Alabama"]
    talk.take(Answer("Alabama"))
    assert talk.current().spoken.startswith("Which ones do we compare?")


def test_back_from_what_a_table_may_mean_asks_for_the_file(talk, tmp_path):
    rows = "".join(
        f"{r},{i},{s},{n}\n" for r in "AB" for i in "XYZ" for s, n in (("M", 60), ("F", 70))
    )
    (tmp_path / "t.csv").write_text("region,industry,sex,jobs\n" + rows)
    talk.take(Answer("from table t.csv"))
    assert [label for _, label in talk.current().options] == [
        "read the rows with F", "read the rows with M", "add them up, where they are parts",
    ]  # fmt: skip
    talk.take(Back())
    assert talk.current().spoken == "Which file holds the table?"
