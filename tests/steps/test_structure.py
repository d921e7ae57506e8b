"""Step 7: what the group is told about bodies, groups, hours and the launch."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
import yaml

from clusterdyn import words
from clusterdyn.changes import with_changes
from clusterdyn.draft import Unanswered, draft
from clusterdyn.form import core_screens, record_model
from clusterdyn.methods.volunteer_hours import volunteer_hours
from clusterdyn.offer import Offer
from clusterdyn.places import Places, fields_of
from clusterdyn.rule import Hit, Look, Severity, Shown
from clusterdyn.steps.leadership.model import Leadership
from clusterdyn.steps.plan.model import Plan
from clusterdyn.steps.quick_wins.model import QuickWins
from clusterdyn.steps.structure import ROOM
from clusterdyn.steps.structure.model import Structure

TODAY = date(2027, 4, 2)
AT = "steps.structure"


def group(lead: str, milestone: str = "site-open", topic: str = "test site") -> dict[str, Any]:
    return {"topic": topic, "lead": lead, "milestone": milestone, "first_meeting": "2027-05-12"}


DOSSIER: dict[str, Any] = {
    "passport": {"name": "Invented Water"},
    "organisations": {
        "pumps": {"name": "Invented Pumps", "helix": "company"},
        "council": {"name": "Invented Council", "helix": "intermediary"},
    },
    "people": {
        "karen": {"name": "Karen", "organisation": "pumps"},
        "jens": {"name": "Jens", "organisation": "council"},
        "ole": {"name": "Ole"},
    },
    "steps": {
        "leadership": {"facilitator": {"person": "jens", "hours_per_week": 15}},
        "plan": {
            "milestones": {
                "site-open": {"text": "test site open", "owner": "karen"},
                "permit": {"text": "permit in hand", "owner": "jens"},
                "name": {"text": "name chosen", "status": "reached"},
            },
            "actions": {"test-day": {"what": "joint test day"}, "stand": {"what": "joint stand"}},
        },
        "quick_wins": {
            "pilots": {"test-day": {"first_result": "2027-09-15"}, "stand": {"cost": 100}}
        },
        "structure": {
            "decision_rights": {
                "admit-a-member": {"body": "board"},
                "approve-the-budget": {"body": "members-meeting"},
                "start-a-project": {"body": "board"},
                "speak-to-the-press": {"body": "secretariat"},
                "hire": {"body": "board"},
                "spend-over-10k": {"body": "board"},
            },
            "bodies": {
                "members-meeting": {
                    "name": "Members' meeting",
                    "mandate": "elects, sets fees",
                    "meetings_per_year": 1,
                    "size": 40,
                },
                "board": {
                    "name": "Board",
                    "mandate": "picks pilots, guards budget",
                    "meetings_per_year": 6,
                    "size": 9,
                },
                "secretariat": {
                    "name": "Secretariat",
                    "mandate": "does the daily work",
                    "meetings_per_year": 50,
                    "size": 2,
                },
            },
            "working_groups": {"a": group("karen"), "b": group("karen"), "c": group("ole")},
            "host": "council",
            "fte": 0.8,
            "proofs": {"test-day": {"true_by": "2027-09-15"}, "stand": {"true_by": "2027-11-01"}},
            "launch": {"on": "2027-12-03", "place": "test hall", "sign_ups": 25},
        },
    },
    "marks": {},
}


def changed(**answers: Any) -> dict[str, Any]:
    """The dossier with some answers of step 7 replaced; "a__b" is the path a.b."""
    changes = {f"{AT}.{k.replace('__', '.')}": (None, v) for k, v in answers.items()}
    return with_changes(DOSSIER, changes)  # type: ignore[no-any-return]


def look_at(data: dict[str, Any]) -> Look:
    models = {
        "leadership": Leadership,
        "plan": Plan,
        "quick_wins": QuickWins,
        "structure": Structure,
    }
    return Look(data, TODAY, Places(models))


def hits(name: str, data: dict[str, Any] = DOSSIER) -> list[Hit]:
    """Hits of a rule; its sentence must be fillable with each hit's values."""
    look = look_at(data)
    rule = next(rule for rule in ROOM.rules.rules if rule.id == f"structure.{name}")
    found: list[Hit] = []
    try:
        for hit in rule.test(look.step(Structure), look):
            look.places.place(f"{AT}.{hit.path}")
            words.fill(words.rule_words(rule.id).say, hit.values)
            found.append(hit)
    except Unanswered:
        pass
    return found


def paths(name: str, data: dict[str, Any] = DOSSIER) -> list[str]:
    return [hit.path for hit in hits(name, data)]


def shown(name: str, data: dict[str, Any] = DOSSIER) -> list[tuple[str, Shown]]:
    """What a result says, as spoken, and what it holds."""
    look = look_at(data)
    result = next(r for r in ROOM.results.results if r.id == f"structure.{name}")
    said = words.result_words(result.id)
    try:
        found = list(result.work(look.step(Structure), look))
    except Unanswered:
        return []
    for one in found:
        assert all(len(row) == len(said.columns) for row in one.rows)
    return [(words.fill(said.say, one.values, said.choices), one) for one in found]


def offered(name: str, data: dict[str, Any] = DOSSIER) -> list[Offer]:
    look = look_at(data)
    return list(ROOM.offers.of_rows[name](look.step(Structure), look))


# Model and words


def test_the_dossier_of_these_tests_fits_the_model() -> None:
    answers = DOSSIER["steps"]["structure"]
    assert draft(Structure, answers, AT)[1] == []
    strict = Structure.model_validate_json(json.dumps(answers), strict=True)
    assert strict.model_dump(mode="json", exclude_unset=True) == answers


def test_six_screens_are_asked_in_the_order_of_the_course() -> None:
    screens = ["decision_rights", "bodies", "working_groups", "host", "proofs", "launch"]
    assert [screen.key for screen in core_screens(Structure)] == screens


def test_every_field_has_words_and_no_words_stand_alone() -> None:
    wanted = set()
    for name, (shape, _) in fields_of(Structure).items():
        if shape.kind == "model":
            wanted |= {f"{name}.{inner}" for inner in fields_of(shape.of)}
            continue
        wanted.add(name)
        if shape.kind == "table":
            wanted |= {f"{name}.{column}" for column in fields_of(record_model(shape))}
    assert set(words.of_step("structure").fields) == wanted


@pytest.mark.parametrize("name", ["questions", "rules"])
def test_the_words_are_plain_text_to_a_base_loader(name: str) -> None:
    path = words.folder("structure") / f"{name}.yaml"
    plain = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert words.read_yaml(path) == plain


def test_every_rule_and_result_has_words() -> None:
    names = {kind: set(words.rule_names("structure", kind)) for kind in ("rules", "suggestions")}
    for rule in ROOM.rules.rules:
        kind = "suggestions" if rule.severity == Severity.SUGGESTION else "rules"
        names[kind].remove(rule.id.removeprefix("structure."))
    assert names == {"rules": set(), "suggestions": set()}
    results = {result.id.removeprefix("structure.") for result in ROOM.results.results}
    assert results == set(words.rule_names("structure", "results"))


# Rules


def test_a_body_without_a_mandate_blocks() -> None:
    assert hits("no-mandate") == []
    data = deepcopy(DOSSIER)
    del data["steps"]["structure"]["bodies"]["board"]["mandate"]
    (hit,) = hits("no-mandate", data)
    assert (hit.path, hit.values["name"]) == ("bodies.board.mandate", "Board")
    data["marks"] = {"parked": {f"{AT}.bodies.board.mandate": {"why": "next week"}}}
    assert hits("no-mandate", data) == []


def test_a_launch_before_the_first_proof_is_questioned() -> None:
    early = changed(launch__on="2027-09-14")
    assert paths("launch-before-proof", early) == ["launch.on"]
    assert [hit.values["name"] for hit in hits("earlier-proof", early)] == ["joint test day"]
    on_the_day = changed(launch__on="2027-09-15")
    assert hits("launch-before-proof", on_the_day) == hits("earlier-proof", on_the_day) == []


def test_without_a_dated_proof_nothing_is_said_about_the_launch() -> None:
    data = changed(proofs={"test-day": {}}, launch__on="2027-04-03")
    assert hits("launch-before-proof", data) == []
    assert shown("launch-before-proof", data) == shown("launch-after-proof", data) == []


def test_a_group_led_from_outside_the_firms_is_questioned() -> None:
    data = changed(working_groups__b=group("jens", topic="permits"))
    (hit,) = hits("group-without-firm", data)
    assert (hit.path, hit.key) == ("working_groups.b.lead", "b")
    assert [h.values["topic"] for h in hits("ask-firm-to-lead", data)] == ["permits"]


def test_a_lead_of_whom_nobody_knows_the_employer_is_not_accused() -> None:
    assert hits("group-without-firm") == hits("ask-firm-to-lead") == []


def test_less_than_half_a_person_needs_hours_from_the_host() -> None:
    assert paths("agree-host-hours", changed(fte=0.4)) == ["fte"]
    assert hits("agree-host-hours", changed(fte=0.5)) == []


# Results


def test_a_board_and_three_groups_take_252_volunteer_hours_a_year() -> None:
    assert volunteer_hours([(6, 9)], groups=3) == 252
    assert [said for said, _ in shown("volunteer-hours")] == [
        "This structure takes 252 volunteer hours a year."
    ]


def test_an_advisory_group_gives_its_hours_too() -> None:
    advice = {"name": "Advice", "mandate": "advises", "meetings_per_year": 2, "size": 5}
    ((_, one),) = shown("volunteer-hours", changed(**{"bodies__advisory-group": advice}))
    assert one.values["hours"] == 252 + 2 * 5 * 2


def test_the_picture_shows_what_each_body_decides_and_who_leads_each_group() -> None:
    ((said, one),) = shown("organisation")
    assert said == "Bodies: 3. Working groups: 3. Led by a firm: 2."
    decides = "admit a member, start a project, hire, spend over 10k"
    assert list(one.rows)[1] == ("Board", "picks pilots, guards budget", decides)
    assert list(one.rows)[3] == ("test site", "test site open", "Karen")


def test_the_days_between_the_first_proof_and_the_launch_are_counted() -> None:
    assert [said for said, _ in shown("launch-after-proof")] == [
        "Days from the first proof (joint test day) to the launch: 79."
    ]
    assert shown("launch-before-proof") == []
    early = changed(launch__on="2027-09-01")
    assert [said for said, _ in shown("launch-before-proof", early)] == [
        "The launch comes before the first proof (joint test day). Days too early: 14."
    ]
    assert shown("launch-after-proof", early) == []


# Offers


def test_six_decisions_are_put_on_the_table() -> None:
    assert [offer.label for offer in offered("decision_rights")] == [
        "admit a member",
        "approve the budget",
        "start a project",
        "speak to the press",
        "hire",
        "spend over 10k",
    ]


def test_only_bodies_that_decide_something_are_proposed() -> None:
    rows = [(offer.key, offer.values["name"]) for offer in offered("bodies")]
    assert rows == [
        ("members-meeting", "Members' meeting"),
        ("board", "Board"),
        ("secretariat", "Secretariat"),
    ]


def test_groups_are_proposed_for_open_milestones_led_by_an_owner_from_a_firm() -> None:
    rows = {offer.key: offer.values for offer in offered("working_groups")}
    assert rows == {
        "site-open": {"topic": "test site open", "milestone": "site-open", "lead": "karen"},
        "permit": {"topic": "permit in hand", "milestone": "permit"},
    }


def test_the_pilots_are_proposed_as_proofs_true_by_their_first_result() -> None:
    rows = [(offer.key, offer.label, offer.values) for offer in offered("proofs")]
    assert rows == [
        ("test-day", "joint test day", {"true_by": "2027-09-15"}),
        ("stand", "joint stand", {}),
    ]


def test_the_secretariat_is_first_thought_of_where_the_facilitator_works() -> None:
    look = look_at(DOSSIER)
    assert ROOM.offers.of_value["host"](look.step(Structure), look) == "council"
