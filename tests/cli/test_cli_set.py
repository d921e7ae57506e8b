"""``clusterdyn set``: one answer, read like a typed one, told back, or refused with a reason."""

import pytest


def test_a_step_is_named_by_number_or_name(desk):
    assert desk.run("set", "4.year", "2036").out == "  Step 4, Year: 2035 → 2036\n"
    assert desk.at("steps.vision.year") == 2036
    desk.run("set", "vision.year", "2037")
    assert desk.at("steps.vision.year") == 2037


def test_a_date_is_read_as_people_write_it_and_told_back(desk):
    ended = desk.run("set", "plan.milestones.test-rig-open.due", "30 Sept 2027")
    assert '"Test rig open"' in ended.out
    assert "1 September 2027 → 30 September 2027" in ended.out
    assert desk.at("steps.plan.milestones.test-rig-open.due") == "2027-09-30"


@pytest.mark.parametrize("empty", ["none", "", "None"])
def test_none_leaves_an_optional_answer_empty(desk, empty):
    assert desk.run("set", "passport.region", empty).code == 0
    assert desk.at("passport.region") is None


def test_an_answer_that_is_needed_cannot_be_left_empty(desk):
    before = desk.content
    ended = desk.run("set", "vision.statement", "none")
    assert ended.code == 2 and "cannot be left empty" in ended.err
    assert desk.content == before


@pytest.mark.parametrize(
    ("path", "value", "hint"),
    [
        ("vision.yaer", "2035", 'Did you mean "year"?'),
        ("visoin.year", "2035", 'Did you mean "vision"?'),
        ("organisation.limfjord-pumps.name", "x", 'Did you mean "organisations"?'),
        ("vision.year.x", "2035", "Nothing stands below it"),
        ("vision.year", "soon", "which year?"),
        ("marks.endorsed.vision", "board", "clusterdyn endorse"),
        ("version", "2", "belongs to the program"),
        ("vision.bold_goal", "lots", "indicator"),
        ("plan.milestones", "many", "is a table"),
        ("plan.milestones.Big Day!.text", "x", "cannot be an id"),
        ("plan.milestones.test-rig-open.owner", "Karin Holm", 'Did you mean "Karen Holm"?'),
        ("people.karen.organisation", "Limfjord", 'Did you mean "Limfjord Pumps"?'),
        ("plan.milestones.test-rig-open.owner", "Bo", "There are: Karen Holm, Jens Due"),
        ("plan.milestones.test-rig-open.owner", "1", "There are: Karen Holm, Jens Due"),
        ("identification.firm_list.nobody.role", "anchor", "is not in organisations"),
        ("plan.suggestions.made-up.choice", "keep", "is not in the tray"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(desk, path, value, hint):
    before = desk.path.read_bytes()
    ended = desk.run("set", path, value)
    assert ended.code == 2
    assert hint in ended.err and "Nothing was saved." in ended.err
    assert desk.path.read_bytes() == before


def test_a_column_of_the_register_says_where_it_stands(desk):
    desk.run("set", "identification.firm_list.limfjord-pumps.role", "anchor")
    ended = desk.run("set", "identification.firm_list.limfjord-pumps.size_class", "10-49")
    assert "organisations.limfjord-pumps.size_class" in ended.err


def test_a_record_is_made_by_its_first_answer(desk):
    ended = desk.run("set", "plan.milestones.staff-hired.text", "Two people hired")
    assert ended.out == '  Step 5, Milestones: "Two people hired" added\n'
    assert desk.at("steps.plan.milestones.staff-hired") == {"text": "Two people hired"}


def test_a_whole_record_is_given_as_yaml_or_json(desk):
    desk.run(
        "set", "plan.actions.call", "{what: Call the utilities, owner: Jens Due, milestone: ~}"
    )
    desk.run("set", "plan.actions.call", '{"due": "3 May 2027", "cost_band": "0"}')
    assert desk.at("steps.plan.actions.call") == {
        "what": "Call the utilities",
        "owner": "jens-due",
        "milestone": None,
        "due": "2027-05-03",
        "cost_band": "0",
    }


def test_records_are_named_by_id_or_name(desk):
    desk.run("set", "plan.plan_keeper", "jens-due")
    assert desk.at("steps.plan.plan_keeper") == "jens-due"
    desk.run("set", "plan.plan_keeper", "karen holm")
    assert desk.at("steps.plan.plan_keeper") == "karen"
    desk.run("set", "people.Jens Due.organisation", "Limfjord Pumps")
    assert desk.at("people.jens-due.organisation") == "limfjord-pumps"


def test_an_answer_takes_the_question_out_of_the_parking_place(desk):
    assert "steps.plan.review_date" in desk.at("marks.parked")
    ended = desk.run("set", "plan.review_date", "2 December 2027")
    assert "no longer parked" in ended.out
    assert desk.at("marks.parked") == {}


def test_a_table_is_finished_with_the_last_open_place_of_enough_rows(desk):
    rows = ("stage-one", "stage-two", "stage-three", "stage-four", "stage-five")
    for row in rows:
        record = f"{{name: The {row}, firms_here: few, strength: 3}}"
        assert "steps.analysis.chain_stages" not in desk.at("marks.closed")
        desk.run("set", f"analysis.chain_stages.{row}", record)
    assert desk.at("marks.closed")["steps.analysis.chain_stages"] is True


def test_what_is_referred_to_is_not_removed(desk):
    ended = desk.run("set", "people.karen", "--remove")
    assert ended.code == 2
    assert "Passport, In the room" in ended.err and '"Test rig open", owner' in ended.err
    assert desk.at("people.karen.name") == "Karen Holm"


def test_what_is_referred_to_is_taken_out_everywhere_on_request(desk):
    assert "--everywhere" in desk.run("set", "people.karen", "--remove").err
    ended = desk.run("set", "people.karen", "--remove", "--everywhere")
    assert ended.code == 0 and "Karen Holm" in ended.out
    assert "karen" not in desk.at("people")
    assert desk.at("passport.in_the_room") == ["jens-due"]
    assert "owner" not in desk.at("steps.plan.milestones.test-rig-open")
    assert desk.run("undo").code == 0
    assert desk.at("people.karen.name") == "Karen Holm"
    assert desk.at("steps.plan.milestones.test-rig-open.owner") == "karen"


def test_everywhere_belongs_to_remove(desk):
    assert desk.run("set", "vision.year", "2040", "--everywhere").code == 2


def test_a_record_or_an_answer_is_taken_out(desk):
    assert desk.run("set", "plan.milestones.test-rig-open", "--remove").code == 0
    assert desk.at("steps.plan.milestones") == {}
    desk.run("set", "vision.year", "--remove")
    assert "year" not in desk.at("steps.vision")
    assert desk.run("set", "vision.year", "--remove").code == 2


def test_a_name_and_a_whole_step_register_stay(desk):
    assert desk.run("set", "passport.name", "--remove").code == 2
    assert desk.run("set", "people", "--remove").code == 2


def test_a_field_that_does_not_belong_there_can_be_taken_out(desk):
    content = desk.content
    content["steps"]["vision"]["colour"] = "red"
    desk.path.write_text(__import__("json").dumps(content), encoding="utf-8")
    assert desk.run("check").code == 3
    assert desk.run("set", "vision.colour", "--remove").code == 0
    assert desk.run("check").code in (0, 1)


def test_one_answer_or_remove_is_needed(desk):
    assert desk.run("set", "vision.year").code == 2
    assert desk.run("set", "vision.year", "2036", "--remove").code == 2


def test_the_same_answer_changes_nothing(desk):
    before = desk.path.read_bytes()
    assert "Nothing to change" in desk.run("set", "vision.year", "2035").out
    assert desk.path.read_bytes() == before


def test_what_follows_from_an_answer_is_done_too(desk):
    desk.run("set", "checkup.pledges.karen.deed", "Call Anna")
    action = desk.at("steps.plan.actions.pledge-karen")
    assert action["what"] == "Call Anna" and action["due"] == "2027-04-09"


def test_control_characters_reach_neither_the_file_nor_the_screen(desk):
    ended = desk.run("set", "vision.statement", "Clean \x1b[31mwater\x07 here")
    assert "\x1b" not in ended.out
    assert desk.at("steps.vision.statement") == "Clean water here"
    assert "\x1b" not in desk.run("set", "vision.\x1b[2J", "x").err


def test_a_reading_keeps_what_stood_there(desk, monkeypatch):
    """A value typed for a day that has one is a correction; a value alone is one of today."""
    desk.run("set", "indicators.visits.name", "Visits")
    at = "indicators.visits.readings.2027-04-01"
    desk.run("set", f"{at}.value", "1950")
    assert desk.at(at) == {"value": 1950, "entered": "2027-04-02"}
    desk.run("set", f"{at}.value", "1960")
    assert desk.at(f"{at}.was") == {"1": {"value": 1950, "until": "2027-04-02"}}
    desk.run("set", "10.readings.visits", "{value: 1970, on: 2027-04-02}")
    monkeypatch.setenv("CLUSTERDYN_TODAY", "2027-10-01")
    desk.run("set", "10.readings.visits.value", "2100")
    days = desk.at("indicators.visits.readings")
    values = {day: reading["value"] for day, reading in days.items()}
    assert values == {"2027-04-01": 1960, "2027-04-02": 1970, "2027-10-01": 2100}
    assert desk.at("steps.checkup.readings.visits.on") == "2027-10-01"


@pytest.mark.parametrize("number", ["m7", "M7", "17"])
def test_a_milestones_number_makes_no_new_milestone(desk, number):
    before = desk.content
    ended = desk.run("set", f"plan.milestones.{number}.due", "2028-04-30")
    assert ended.code == 2 and f'There is no milestone "{number}" (M1' in ended.err
    assert desk.content == before


def test_a_milestones_number_is_told_its_name(desk):
    ended = desk.run("set", "plan.milestones.m1.due", "2028-04-30")
    assert ended.code == 2 and "M1 is now" in ended.err
    assert "write plan.milestones." in ended.err


def test_a_row_that_a_path_begins_is_not_nameless(desk):
    assert desk.run("set", "formalisation.costs.rent.per_year", "1200").code == 0
    assert desk.at("steps.formalisation.costs.rent") == {"line": "rent", "per_year": 1200}
    assert desk.run("set", "plan.milestones.second-rig.due", "2028-04-30").code == 0
    assert desk.at("steps.plan.milestones.second-rig.text") == "second rig"
