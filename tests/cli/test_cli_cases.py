"""Cases from a visit: typed off the sheet, kept in the dossier, shown beside their step."""

import re

import pytest

from clusterdyn.content.catalogue import of_register
from clusterdyn.content.course_text import VISIT_FILE
from clusterdyn.model.draft import draft
from clusterdyn.model.field_spec import fields_of
from clusterdyn.model.records import Journal, SeenCase

SEEN = """\
journal:
  cases:
    holm-harbour:
      name: Holm Harbour (invented)
      on: 3 May 2026
      source: talk with the manager
      facts: [31 members paid in the first year, The first offer was a shared crane.]
      lesson: Ask for money last.
      for_step: 9
"""


def test_the_block_on_the_visit_sheet_can_be_filled_as_it_stands(desk):
    assert desk.run("fill", desk.write("visit.yaml", VISIT_FILE)).code == 0
    case = desk.at("journal.cases.name-of-the-cluster")
    assert draft(Journal, {"cases": {"x": case}}, "journal")[1] == []
    assert set(case) == set(fields_of(SeenCase))


def test_a_visit_stands_first_beside_its_step_with_its_source(desk):
    desk.run("fill", desk.write("visit.yaml", SEEN))
    out = " ".join(desk.run("show", "9").out.split())
    assert (
        "Holm Harbour (invented) · 31 members paid in the first year (talk with the manager)."
        in out
    )
    assert "The first offer was a shared crane (talk with the manager)." in out
    assert "→ Ask for money last." in out
    first = desk.run("show", "9", "--json").data["elsewhere"]["cases"][0]
    assert first["sources"] == ["talk with the manager"] and len(first["facts"]) == 2
    assert "Holm" not in desk.run("show", "4").out  # it is for step 9


def test_without_a_source_it_stays_a_note(desk):
    desk.run("fill", desk.write("visit.yaml", re.sub(r" *source:.*\n", "", SEEN)))
    assert "Holm" not in desk.run("show", "9").out
    found = desk.run("check", "--json").data["findings"]
    (note,) = [one for one in found if one["rule"] == "general.case-without-source"]
    assert note["path"] == "journal.cases.holm-harbour.source" and note["severity"] == "warning"
    desk.run("set", "journal.cases.holm-harbour.source", "their yearly report 2025")
    assert "Holm" in desk.run("show", "9").out
    assert "case-without-source" not in desk.run("check").out


@pytest.mark.parametrize("wrong", ["0", "11", "often"])
def test_a_case_helps_in_one_of_ten_steps(desk, wrong):
    desk.run("fill", desk.write("visit.yaml", SEEN))
    ended = desk.run("set", "journal.cases.holm-harbour.for_step", wrong)
    assert ended.code == 2 and "1 to 10" in ended.err
    assert desk.at("journal.cases.holm-harbour.for_step") == 9


def test_a_case_is_told_in_the_history_without_noise(desk):
    desk.run("fill", desk.write("visit.yaml", SEEN))
    out = desk.run("set", "journal.cases.holm-harbour.facts", "It began in 2019").out
    assert 'Seen elsewhere: "Holm Harbour (invented)", facts' in out and "order" not in out


def test_every_field_of_the_journal_has_its_words():
    for table, field in fields_of(Journal).items():
        for name in fields_of(field.record):
            assert f"journal.{table}.{name}" in of_register()


def test_cases_and_activities_follow_the_stage_of_the_cluster(desk):
    shown = {}
    for stage in ("emerging", "mature"):
        desk.run("set", "2.cluster_stage", stage)
        shown[stage] = desk.run("show", "9", "--json").data["elsewhere"]
    assert [one["stage"] for one in shown["mature"]["cases"]] == ["mature", "mature"]
    assert shown["emerging"]["cases"][0]["stage"] == "emerging"
    assert shown["emerging"]["activities"] != shown["mature"]["activities"]
    assert "To try in this stage (mature)" in desk.run("show", "9").out
