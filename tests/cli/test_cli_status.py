"""``status``: where we are and what comes next, read with and without the command parser."""

from __future__ import annotations

import json

import pytest

from clusterdyn.cli import run as running
from clusterdyn.cli.overview import spoken
from clusterdyn.cli.quick_start import plain_status
from clusterdyn.cli.run import hoisted

LINES = [
    [],
    ["status"],
    ["status", "--json"],
    ["--plain"],
    ["status", "--plain", "--json"],
    ["-d", "water-north.cluster.json"],
    ["status", "-d", "water-north.cluster.json", "--json"],
    ["--dossier=water-north.cluster.json", "status"],
    ["status", "--dossier", "water-north.cluster.json", "--plain"],
    ["-d", "nowhere.cluster.json", "-d", "water-north.cluster.json"],
    ["status", "-d", "nowhere.cluster.json"],
    ["status", "-d"],
    ["status", "--dossier="],
    ["-d", "--json", "status"],
    ["-dwater-north.cluster.json"],
    ["status", "--jsn"],
    ["status", "water-north.cluster.json"],
    ["status", "--json", "--json"],
    ["--json"],
    ["--", "status"],
    ["status", "--"],
    ["statu"],
]


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_a_line_means_the_same_with_and_without_the_parser(desk, words, monkeypatch):
    short = desk.run(*words)
    monkeypatch.setattr(running, "plain_status", lambda options, rest: None)
    assert desk.run(*words) == short


def test_the_lines_typed_most_often_need_no_parser():
    for words in LINES[:9]:
        assert plain_status(*hoisted(words)) is not None, words


def test_every_step_has_a_line_and_the_next_question_is_named(desk):
    ended = desk.run("status")
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert "Water North · 2 people in the room" in ended.out
    assert [line.split()[0] for line in lines[3:13]] == [str(n) for n in range(1, 11)]
    assert 'Next: step 1, "' in ended.out
    assert "clusterdyn next-step" in ended.out


def test_counts_errors_warnings_and_parked(desk):
    desk.run("set", "vision.bold_goal.year", "2034")
    steps = {row["name"]: row for row in desk.run("status", "--json").data["steps"]}
    found = desk.run("check", "--json").data["findings"]
    for name, row in steps.items():
        mine = [finding["severity"] for finding in found if finding["step"] == name]
        assert (row["errors"], row["warnings"]) == (mine.count("error"), mine.count("warning"))
    assert steps["plan"]["parked"] == 1
    assert steps["vision"]["state"] == "in_progress"
    assert 0 < steps["vision"]["answered"] < steps["vision"]["core"]
    assert steps["checkup"]["state"] == "not_started"


def test_what_changed_since_it_was_adopted_needs_another_look(finished_desk):
    before = finished_desk.run("status", "--json").data["steps"]
    assert {row["state"] for row in before} == {"endorsed"}
    assert finished_desk.run("set", "plan.review_date", "1 May 2027").code == 0
    after = finished_desk.run("status", "--json").data
    changed = [row for row in after["steps"] if row["state"] != "endorsed"]
    assert [(row["name"], row["state"], row["why"]) for row in changed] == [
        ("plan", "needs_another_look", "changed")
    ]
    assert after["next"] == 5
    assert "changed since adopted" in finished_desk.run().out


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        (("steps", "vision", "year"), "soon", "steps.vision.year"),
        (("steps", "plan", "milestones"), [], "steps.plan.milestones"),
        (("steps", "plan", "nonsense"), 1, "steps.plan.nonsense"),
        (("organisations", "limfjord-pumps", "size_class"), "huge", "limfjord-pumps.size_class"),
        (("passport", "in_the_room"), ["karen", 3], "passport.in_the_room.1"),
        (("people", "Karen H"), 3, "people.Karen H"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(desk, at, value, told):
    content = desk.content
    here = content
    for part in at[:-1]:
        here = here[part]
    here[at[-1]] = value
    desk.write(desk.path.name, json.dumps(content))
    ended = desk.run("status")
    assert ended.code == 3
    assert told in ended.err
    assert ended.out == ""


def test_without_a_dossier_it_says_how_to_begin(empty_desk):
    ended = empty_desk.run()
    assert ended.code == 0
    assert "clusterdyn new" in ended.out
    assert "clusterdyn demo" in ended.out
    assert empty_desk.run("status", "--json").code == 3


@pytest.mark.parametrize(
    ("step", "open_at", "asked"),
    [
        ("checkup", "indicators.jobs.ladder", "Which numbers do we keep, and who brings them?"),
        ("quick_wins", "pilots.x.price_said", "What would a firm pay for this? Say a price aloud."),
        ("vision", "bold_goal.value", "Which one number would prove it?"),
        ("plan", "review_date", "Who keeps the plan alive, and when do we look again?"),
        ("vision", "year", "Which year do we look back from?"),
    ],
)
def test_the_next_question_is_the_one_spoken_on_its_screen(step, open_at, asked):
    assert spoken(step, f"steps.{step}.{open_at}") == asked
