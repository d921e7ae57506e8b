"""Step 10 says what the indicators look at and which steps are in doubt; pledges become deeds."""

import copy
from datetime import date

import pytest

from clusterdyn.changes import ABSENT
from clusterdyn.steps.checkup.model import Confidence
from clusterdyn.steps.checkup.prefills import coming_friday
from support.bench import Bench

TODAY = date(2027, 4, 1)  # a Thursday
STEPS = tuple(Confidence.model_fields)


def slip(digits):
    return dict(zip(STEPS, map(int, digits), strict=True))


STEP = {
    "indicators": {
        "jobs": {"ladder": "impact", "target": 2600, "frequency": "yearly", "owner": "karen"},
        "visits": {"ladder": "activity", "target": None, "frequency": "monthly", "owner": "ole"},
    },
    "readings": {
        "jobs": {"value": 1900, "on": "2027-04-01"},
        "visits": {"value": None, "on": "2027-04-01"},
    },
    "confidence": {"karen": slip("4324353334"), "ole": slip("4315353334")},
    "reopen": {"leadership": {"why": "no chair yet", "by_date": "2027-05-15", "who": "ole"}},
    "report_to": "members-meeting",
    "report_date": "2027-12-03",
    "next_check": "2027-09-24",
    "check_keeper": "karen",
    "pledges": {"ole": {"deed": "phone the mayor"}},
}


def whole_dossier():
    return {
        "passport": {"currency": "EUR", "in_the_room": ["karen", "ole"]},
        "people": {"karen": {"name": "Karen Holm"}, "ole": {"name": "Ole Bak"}},
        "indicators": {"jobs": {"name": "Jobs"}, "visits": {"name": "Visits"}},
        "steps": {"checkup": copy.deepcopy(STEP)},
    }


BENCH = Bench("checkup", whole_dossier(), TODAY)


@pytest.fixture
def data():
    return whole_dossier()


def shown(data, name):
    """(sentence, rows) of the result, or None while it cannot be worked out."""
    for sentence, one in BENCH.shown(name, data):
        return sentence, list(one.rows)
    return None


class TestFigures:
    def test_how_many_look_at_outcomes(self, data):
        sentence, rows = shown(data, "outcome-share")
        assert sentence == "1 of 2 indicators look at outcomes or impact."
        assert rows == [("activity", 1), ("output", 0), ("outcome", 0), ("impact", 1)]

    def test_readings_beside_their_targets(self, data):
        sentence, rows = shown(data, "readings")
        assert sentence == "1 of 2 indicators have a value."
        assert rows == [("Jobs", "1,900", "2,600"), ("Visits", "unknown", "")]

    def test_heat_map_names_the_least_sure_step(self, data):
        sentence, rows = shown(data, "heat-map")
        assert sentence == "Least sure: step 3, the leaders, mean 1.5 of 5 (1 to 2)."
        assert len(rows) == 10
        assert rows[2] == ("3 leadership", "1.5", 1)
        assert rows[5] == ("6 quick wins", "5.0", 0)

    def test_heat_map_waits_for_slips(self, data):
        del data["steps"]["checkup"]["confidence"]
        assert shown(data, "heat-map") is None


class TestRules:
    def test_next_check_left_open(self, data):
        assert BENCH.matches("no-next-check", data) == []
        del data["steps"]["checkup"]["check_keeper"]
        assert [match.path for match in BENCH.matches("no-next-check", data)] == ["check_keeper"]
        del data["steps"]["checkup"]["next_check"]
        assert [match.path for match in BENCH.matches("no-next-check", data)] == ["next_check"]

    def test_next_check_not_reached_yet(self, data):
        for later in ("next_check", "check_keeper", "pledges"):
            del data["steps"]["checkup"][later]
        assert BENCH.matches("no-next-check", data) == []

    def test_no_outcome_among_the_indicators(self, data):
        assert BENCH.matches("no-outcome", data) == []
        data["steps"]["checkup"]["indicators"]["jobs"]["ladder"] = "output"
        assert BENCH.said("no-outcome", data) == [
            "So far the numbers look at your own work. What changes in firms?"
        ]
        assert len(BENCH.matches("add-outcome", data)) == 1

    def test_outcomes_are_not_judged_before_every_ladder_is_known(self, data):
        data["steps"]["checkup"]["indicators"] = {"visits": {"ladder": "activity"}, "jobs": {}}
        assert BENCH.matches("no-outcome", data) == []

    def test_steps_in_doubt_that_nobody_opens(self, data):
        data["steps"]["checkup"]["confidence"]["ole"] = slip("4314351334")
        assert [match.key for match in BENCH.matches("doubt-unopened", data)] == ["structure"]
        assert BENCH.said("doubt-unopened", data) == ["Step 7 has a mean of 2.0. Open it again?"]
        assert BENCH.said("reopen-step", data) == ["Open step 7 again"]

    def test_a_mean_of_three_is_no_doubt(self, data):
        data["steps"]["checkup"]["confidence"] = {"karen": slip("3333333333")}
        assert BENCH.matches("doubt-unopened", data) == []

    def test_doubt_waits_until_reopening_was_asked(self, data):
        del data["steps"]["checkup"]["reopen"]
        assert BENCH.matches("doubt-unopened", data) == []
        data["steps"]["checkup"]["reopen"] = None
        assert {match.key for match in BENCH.matches("doubt-unopened", data)} >= {"leadership"}

    def test_too_polite(self, data):
        assert BENCH.matches("too-polite", data) == []
        data["steps"]["checkup"]["confidence"] = {
            "karen": slip("4444444444"),
            "ole": slip("5555545555"),
        }
        assert len(BENCH.matches("too-polite", data)) == 1
        data["steps"]["checkup"]["confidence"]["ole"]["vision"] = 3
        assert BENCH.matches("too-polite", data) == []

    def test_unknown_reading_becomes_an_action(self, data):
        assert BENCH.said("find-reading", data) == ["Find the value of: Visits"]
        data["steps"]["checkup"]["readings"]["visits"]["value"] = 0
        assert BENCH.matches("find-reading", data) == []


class TestOffers:
    def test_indicators_come_from_the_steps(self, data):
        data["steps"]["vision"] = {"bold_goal": {"indicator": "jobs", "value": 2600}}
        data["steps"]["analysis"] = {"baseline": {"jobs": {"value": 1900}, "visits": {}}}
        data["steps"]["strategy"] = {"priorities": {"x": {"indicator": "visits", "target": 6}}}
        data["steps"]["plan"] = {
            "milestones": {
                "later": {"text": "Sales", "due": "2030-01-01", "proof": "ten contracts"},
                "site": {
                    "text": "Site open",
                    "due": "2029-09-30",
                    "proof": "three paid tests",
                    "owner": "karen",
                },
                "vague": {"text": "Vague", "due": "2029-09-30"},
            },
            "risks": {"busy": {"cause": "utilities busy", "early_sign": "two cancelled visits"}},
        }
        proposals = {proposal.key: proposal for proposal in BENCH.offered("indicators", data)}
        assert list(proposals) == ["jobs", "visits", "sign-busy", "proof-site", "proof-later"]
        assert proposals["jobs"].values == {
            "ladder": "impact",
            "frequency": "yearly",
            "target": 2600,
        }
        assert proposals["visits"].values == {"frequency": "yearly", "target": 6}
        assert proposals["sign-busy"].home == {"name": "two cancelled visits"}
        assert proposals["proof-site"].values["owner"] == "karen"

    def test_nothing_known_nothing_proposed(self, data):
        assert BENCH.offered("indicators", data) == []

    def test_ids_of_new_indicators_stay_short(self, data):
        risk = {"cause": "x", "early_sign": "y"}
        data["steps"]["plan"] = {"risks": {"a" * 54 + "-bcdef": risk}}
        (proposal,) = BENCH.offered("indicators", data)
        assert proposal.key == "sign-" + "a" * 54

    def test_one_reading_for_each_indicator_kept(self, data):
        proposals = BENCH.offered("readings", data)
        assert [(proposal.key, proposal.label) for proposal in proposals] == [
            ("jobs", "Jobs"),
            ("visits", "Visits"),
        ]
        assert proposals[0].values == {"on": "2027-04-01"}

    def test_doubted_steps_are_proposed_weakest_first(self, data):
        data["steps"]["checkup"]["confidence"] = {"karen": slip("4424351234")}
        assert [proposal.key for proposal in BENCH.offered("reopen", data)] == [
            "structure",
            "leadership",
            "formalisation",
        ]
        assert BENCH.offered("reopen", data)[0].label == "7 structure"

    def test_everybody_writes_a_slip_and_pledges(self, data):
        assert [proposal.key for proposal in BENCH.offered("confidence", data)] == ["karen", "ole"]
        assert [proposal.label for proposal in BENCH.offered("pledges", data)] == [
            "Karen Holm",
            "Ole Bak",
        ]

    def test_next_check_is_the_review_day_of_the_plan_while_ahead(self, data):
        data["steps"]["plan"] = {"review_date": "2027-09-24", "plan_keeper": "karen"}
        assert BENCH.value("next_check", data) == "2027-09-24"
        assert BENCH.value("check_keeper", data) == "karen"

    def test_next_check_else_in_half_a_year(self, data):
        assert BENCH.value("next_check", data) == "2027-09-30"
        data["steps"]["plan"] = {"review_date": "2027-03-01"}
        assert BENCH.value("next_check", data) == "2027-09-30"
        assert BENCH.value("check_keeper", data) is None

    def test_results_go_to_the_members_meeting_where_there_is_one(self, data):
        assert BENCH.value("report_to", data) is None
        data["steps"]["structure"] = {"bodies": {"members-meeting": {"name": "Members' meeting"}}}
        assert BENCH.value("report_to", data) == "members-meeting"


class TestWhatFollows:
    def test_a_known_reading_enters_the_register(self, data):
        assert BENCH.follows("readings", "jobs", data) == [
            ("indicators.jobs.readings.2027-04-01", {"value": 1900, "source": "check-up"})
        ]

    def test_an_unknown_reading_enters_nothing(self, data):
        assert BENCH.follows("readings", "visits", data) == []

    def test_a_pledge_becomes_an_action_due_on_friday(self, data):
        assert BENCH.follows("pledges", "ole", data) == [
            (
                "steps.plan.actions.pledge-ole",
                {
                    "what": "phone the mayor",
                    "owner": "ole",
                    "milestone": None,
                    "due": "2027-04-02",
                    "cost_band": "0",
                    "origin": "pledge",
                },
            )
        ]

    def test_a_reworded_pledge_keeps_the_rest_of_the_action(self, data):
        action = {"what": "old", "owner": "ole", "status": "done"}
        data["steps"]["plan"] = {"actions": {"pledge-ole": action}}
        assert BENCH.follows("pledges", "ole", data) == [
            ("steps.plan.actions.pledge-ole.what", "phone the mayor")
        ]

    def test_a_pledge_taken_back_takes_its_action_away(self, data):
        assert BENCH.follows("pledges", "karen", data) == []
        data["steps"]["plan"] = {"actions": {"pledge-karen": {"what": "old"}}}
        gone = [("steps.plan.actions.pledge-karen", ABSENT)]
        assert BENCH.follows("pledges", "karen", data) == gone
        data["steps"]["checkup"]["pledges"]["karen"] = {"deed": None}
        assert BENCH.follows("pledges", "karen", data) == gone

    @pytest.mark.parametrize(
        ("today", "friday"),
        [
            (date(2027, 4, 1), date(2027, 4, 2)),
            (date(2027, 4, 2), date(2027, 4, 9)),
            (date(2027, 4, 3), date(2027, 4, 9)),
        ],
    )
    def test_coming_friday(self, today, friday):
        assert coming_friday(today) == friday


def test_good_answers_are_valid_and_nothing_of_them_is_lost():
    BENCH.check_fits()
