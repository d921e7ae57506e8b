"""Step 10 says what the indicators look at and which steps are in doubt; pledges become deeds."""

from datetime import date

import pytest

from clusterdyn.changes import ABSENT, path_of
from clusterdyn.model.prefill import RecordAnswer
from clusterdyn.steps.checkup.model import Confidence
from clusterdyn.steps.checkup.prefills import coming_friday
from support.bench import WAITS, Bench

BENCH = Bench("checkup", date(2027, 4, 1))  # a Thursday
matches, paths, said = BENCH.matches, BENCH.paths, BENCH.said
shown, offered, proposed, follows = BENCH.shown, BENCH.offered, BENCH.proposed, BENCH.follows


def slips(**digits: str):
    """The slips of confidence, one digit a step."""
    steps = tuple(Confidence.model_fields)
    return {who: dict(zip(steps, map(int, said), strict=True)) for who, said in digits.items()}


DOUBTS = slips(karen="4324353334", ole="4315353334")
INDICATORS = {
    "jobs": {"ladder": "impact", "target": 2600, "frequency": "yearly", "owner": "karen"},
    "visits": {"ladder": "activity", "target": None, "frequency": "monthly", "owner": "ole"},
}
READINGS = {
    "jobs": {"value": 1900, "on": "2027-04-01"},
    "visits": {"value": None, "on": "2027-04-01"},
}
REOPENED = {"leadership": {"why": "no chair yet", "by_date": "2027-05-15", "who": "ole"}}


class TestFigures:
    def test_how_many_look_at_outcomes(self):
        ((told, one),) = shown("outcome-share", indicators=INDICATORS)
        assert told == "1 of 2 indicators look at outcomes or impact."
        assert one.rows == [("activity", 1), ("output", 0), ("outcome", 0), ("impact", 1)]

    def test_readings_beside_their_targets(self):
        ((told, one),) = shown("readings", indicators=INDICATORS, readings=READINGS)
        assert told == "1 of 2 indicators have a value."
        assert one.rows == [("Jobs", "1,900", "–", "2,600"), ("Visits", "unknown", "–", "")]

    def test_heat_map_names_the_least_sure_step(self):
        ((told, one),) = shown("heat-map", confidence=DOUBTS)
        assert told == "Least sure: step 3, the leaders, mean 1.5 of 5 (1 to 2)."
        assert len(one.rows) == 10
        assert one.rows[2] == ("3 Leadership search", "1.5", "–", 1)
        assert one.rows[5] == ("6 Profitable actions", "5.0", "–", 0)

    def test_heat_map_waits_for_slips(self):
        assert shown("heat-map", indicators=INDICATORS) == WAITS


class TestRules:
    def test_next_check_left_open(self):
        day, keeper = {"next_check": "2027-09-24"}, {"check_keeper": "karen"}
        assert paths("no-next-check", **day, **keeper, pledges={}) == []
        assert paths("no-next-check", **day, pledges={}) == ["check_keeper"]
        assert paths("no-next-check", pledges={}) == ["next_check"]

    def test_next_check_not_reached_yet(self):
        assert paths("no-next-check", report_date="2027-12-03") == []

    def test_a_reading_of_a_day_to_come(self):
        assert matches("day-ahead", readings=READINGS) == []
        ahead = {"jobs": {"value": 1900, "on": "2027-04-02"}}
        assert paths("day-ahead", readings=ahead) == ["readings.jobs.on"]
        assert said("day-ahead", readings=ahead) == [
            "Jobs: 2 April 2027 is still ahead. A reading has a day that has been."
        ]

    def test_no_outcome_among_the_indicators(self):
        assert matches("no-outcome", indicators=INDICATORS) == []
        own_work = INDICATORS | {"jobs": {"ladder": "output"}}
        assert said("no-outcome", indicators=own_work) == [
            "So far the numbers look at your own work. What changes in firms?"
        ]
        assert len(matches("add-outcome", indicators=own_work)) == 1

    def test_outcomes_are_not_judged_before_every_ladder_is_known(self):
        half = {"visits": {"ladder": "activity"}, "jobs": {}}
        assert matches("no-outcome", indicators=half) == WAITS

    def test_steps_in_doubt_that_nobody_opens(self):
        doubts = {"confidence": slips(karen="4324353334", ole="4314351334"), "reopen": REOPENED}
        assert BENCH.keys("doubt-unopened", **doubts) == ["structure"]
        assert said("doubt-unopened", **doubts) == [
            "You are not sure of step 7: 2.0 of 5. Shall it be answered again?"
        ]
        assert said("reopen-step", **doubts) == ["Open step 7 again"]

    def test_a_mean_of_three_is_no_doubt(self):
        assert matches("doubt-unopened", confidence=slips(karen="3333333333"), reopen=None) == []

    def test_doubt_waits_until_reopening_was_asked(self):
        assert matches("doubt-unopened", confidence=DOUBTS) == WAITS
        assert "leadership" in BENCH.keys("doubt-unopened", confidence=DOUBTS, reopen=None)

    def test_too_polite(self):
        assert matches("too-polite", confidence=DOUBTS) == []
        polite = slips(karen="4444444444", ole="5555545555")
        assert len(matches("too-polite", confidence=polite)) == 1
        polite["ole"]["vision"] = 3
        assert matches("too-polite", confidence=polite) == []

    def test_unknown_reading_becomes_an_action(self):
        assert said("find-reading", readings=READINGS) == ["Find the value of: Visits"]
        known = {"visits": {"value": 0, "on": "2027-04-01"}}
        assert matches("find-reading", readings=known) == []


class TestOffers:
    def test_indicators_come_from_the_steps(self):
        site = {"text": "Site open", "due": "2029-09-30", "proof": "paid tests", "owner": "karen"}
        known = {
            "vision.bold_goal": {"indicator": "jobs", "value": 2600},
            "analysis.baseline": {"jobs": {"value": 1900}, "visits": {}},
            "strategy.priorities": {"x": {"indicator": "visits", "target": 6}},
            "plan.milestones": {
                "later": {"text": "Sales", "due": "2030-01-01", "proof": "ten contracts"},
                "site": site,
                "vague": {"text": "Vague", "due": "2029-09-30"},
            },
            "plan.risks": {"busy": {"cause": "utilities busy", "early_sign": "cancelled visits"}},
        }
        rows = {row.key: row for row in offered("indicators", known)}
        assert list(rows) == ["jobs", "visits", "sign-busy", "proof-site", "proof-later"]
        assert rows["jobs"].values == {"ladder": "impact", "frequency": "yearly", "target": 2600}
        assert rows["visits"].values == {"frequency": "yearly", "target": 6}
        assert rows["sign-busy"].home == {"name": "cancelled visits"}
        assert rows["proof-site"].values["owner"] == "karen"

    def test_nothing_known_nothing_proposed(self):
        assert offered("indicators") == []

    def test_ids_of_new_indicators_stay_short(self):
        risks = {"a" * 54 + "-bcdef": {"cause": "x", "early_sign": "y"}}
        assert proposed("indicators", {"plan.risks": risks}) == ["sign-" + "a" * 54]

    def test_one_reading_for_each_indicator_kept(self):
        rows = offered("readings", indicators=INDICATORS)
        assert [(row.key, row.label) for row in rows] == [("jobs", "Jobs"), ("visits", "Visits")]
        assert rows[0].values == {"on": "2027-04-01"}

    def test_doubted_steps_are_proposed_weakest_first(self):
        rows = offered("reopen", confidence=slips(karen="4424351234"))
        assert [row.key for row in rows] == ["structure", "leadership", "formalisation"]
        assert rows[0].label == "7 Set up the structure"

    def test_everybody_writes_a_slip_and_pledges(self):
        assert proposed("confidence") == ["karen", "ole"]
        assert [row.label for row in offered("pledges")] == ["Karen", "Ole"]

    def test_next_check_is_the_review_day_of_the_plan_while_ahead(self):
        plan = {"plan.review_date": "2027-09-24", "plan.plan_keeper": "karen"}
        assert BENCH.value("next_check", plan) == "2027-09-24"
        assert BENCH.value("check_keeper", plan) == "karen"

    def test_next_check_else_in_half_a_year(self):
        assert BENCH.value("next_check") == "2027-09-30"
        assert BENCH.value("next_check", {"plan.review_date": "2027-03-01"}) == "2027-09-30"
        assert BENCH.value("check_keeper", {"plan.review_date": "2027-03-01"}) is None

    def test_results_go_to_the_members_meeting_where_there_is_one(self):
        assert BENCH.value("report_to") is None
        bodies = {"members-meeting": {"name": "Members' meeting"}}
        assert BENCH.value("report_to", {"structure.bodies": bodies}) == "members-meeting"


class TestWhatFollows:
    def test_a_known_reading_enters_the_register(self):
        assert follows("readings", "jobs", readings=READINGS) == {
            "indicators.jobs.readings.2027-04-01": {
                "value": 1900,
                "source": "check-up",
                "entered": "2027-04-01",
            }
        }

    def test_an_unknown_reading_enters_nothing(self):
        assert follows("readings", "visits", readings=READINGS) == {}

    def test_a_pledge_becomes_an_action_due_on_friday(self):
        assert follows("pledges", "ole", pledges={"ole": {"deed": "phone the mayor"}}) == {
            "steps.plan.actions.pledge-ole": {
                "what": "phone the mayor",
                "owner": "ole",
                "milestone": None,
                "due": "2027-04-02",
                "cost_band": "0",
                "origin": "pledge",
            },
        }

    def test_a_reworded_pledge_keeps_the_rest_of_the_action(self):
        action = {"what": "old", "owner": "ole", "status": "done"}
        plan = {"plan.actions": {"pledge-ole": action}}
        assert follows("pledges", "ole", plan, pledges={"ole": {"deed": "phone the mayor"}}) == {
            "steps.plan.actions.pledge-ole.what": "phone the mayor"
        }

    def test_a_pledge_taken_back_takes_its_action_away(self):
        plan = {"plan.actions": {"pledge-karen": {"what": "old"}}}
        gone = {"steps.plan.actions.pledge-karen": ABSENT}
        assert follows("pledges", "karen", pledges={}) == {}
        assert follows("pledges", "karen", plan, pledges={}) == gone
        assert follows("pledges", "karen", plan, pledges={"karen": {"deed": None}}) == gone

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


LATER = Bench("checkup", date(2027, 10, 1))
AT = "indicators.jobs.readings"
FIRST = {"2027-04-01": {"value": 1950, "source": "check-up"}}


def answered(row: dict, before: dict, given: set, known: dict = FIRST, today: Bench = LATER):
    """What follows from an answer in the row of jobs."""
    seen = {"indicators.jobs": {"name": "Jobs", "readings": known}}
    answer = RecordAnswer("jobs", {"jobs": before}, given)
    return today.follows("readings", answer, seen, readings={"jobs": row})


class TestReadingsOverTime:
    OLD = {"value": 1950, "on": "2027-04-01"}
    NEW = {"value": 2100, "source": "check-up", "entered": "2027-10-01"}

    def test_a_new_value_is_a_reading_of_today(self):
        row = {"value": 2100, "on": "2027-04-01"}
        assert answered(row, self.OLD, {"value"}) == {
            "steps.checkup.readings.jobs.on": "2027-10-01",
            f"{AT}.2027-10-01": self.NEW,
        }

    def test_the_same_value_typed_again_was_counted_again(self):
        found = answered(self.OLD, self.OLD, {"value"})
        assert found[f"{AT}.2027-10-01"]["value"] == 1950

    def test_a_value_with_its_day_is_a_reading_of_that_day(self):
        row = {"value": 2100, "on": "2027-09-01"}
        assert answered(row, self.OLD, {"value", "on"}) == {f"{AT}.2027-09-01": self.NEW}

    def test_a_value_for_a_day_that_has_one_keeps_what_was_there(self):
        row = {"value": 2100, "on": "2027-04-01"}
        was = {"1": {"value": 1950, "source": "check-up", "until": "2027-10-01"}}
        assert answered(row, self.OLD, {"value", "on"}) == {
            f"{AT}.2027-04-01": {**self.NEW, "was": was}
        }

    def test_a_day_that_was_wrong_takes_its_reading_along(self):
        known = {**FIRST, "2027-10-01": self.NEW}
        before = {"value": 2100, "on": "2027-10-01"}
        row = {"value": 2100, "on": "2026-12-31"}
        assert answered(row, before, {"on"}, known) == {
            f"{AT}.2027-10-01": ABSENT,
            f"{AT}.2026-12-31": self.NEW,
        }

    def test_an_earlier_day_for_an_old_reading_moves_it_too(self):
        row = {"value": 1950, "on": "2026-12-31"}
        assert answered(row, self.OLD, {"on"}).get(f"{AT}.2027-04-01") is ABSENT

    def test_a_later_day_for_an_old_reading_leaves_it_where_it_is(self):
        found = answered({"value": 1950, "on": "2027-09-30"}, self.OLD, {"on"})
        assert list(found) == [f"{AT}.2027-09-30"]

    def test_a_reading_from_elsewhere_is_not_moved(self):
        known = {"2027-04-01": {"value": 1950, "source": "statistics"}}
        found = answered({"value": 1950, "on": "2026-12-31"}, self.OLD, {"on"}, known)
        assert list(found) == [f"{AT}.2026-12-31"]

    def test_what_was_typed_today_may_be_mended_today(self):
        known = {"2026-12-31": {"value": 2100, "source": "check-up", "entered": "2027-10-01"}}
        before = {"value": 2100, "on": "2026-12-31"}
        found = answered({"value": 2010, "on": "2026-12-31"}, before, {"value"}, known)
        assert found[f"{AT}.2026-12-31"]["value"] == 2010
        assert "steps.checkup.readings.jobs.on" not in found

    def test_unknown_is_no_reading_and_takes_none_away(self):
        assert answered({"value": None, "on": "2027-04-01"}, self.OLD, {"value"}) == {}

    def test_last_time_stands_beside(self):
        seen = {"indicators.jobs": {"name": "Jobs", "readings": FIRST}}
        assert LATER.aside("readings.value", "jobs", seen, readings={"jobs": self.OLD}) == (
            "last time 1,950 on 1 April 2027"
        )
        assert BENCH.aside("readings.value", "jobs", seen, readings={"jobs": self.OLD}) == ""
        readings = {**FIRST, "2027-10-01": self.NEW}
        known = {"indicators.jobs": {"name": "Jobs", "readings": readings}}
        now = {"jobs": {"value": 2100, "on": "2027-10-01"}}
        ((_, one),) = LATER.shown("readings", known, indicators=INDICATORS, readings=now)
        assert one.rows == [("Jobs", "2,100", "1,950 (1 April 2027)", "2,600")]

    @pytest.mark.parametrize(
        ("value", "says"),
        [
            (2100, ""),
            (19500, "19,500 is ten times the last one or more: 1,950 on 1 April 2027. Is that right?"),
            (195, "195 is a tenth of the last one or less: 1,950 on 1 April 2027. Is that right?"),
            (0, ""),
            (None, ""),
        ],
    )  # fmt: skip
    def test_a_value_far_from_the_last_is_asked_about(self, value, says):
        seen = {"indicators.jobs": {"name": "Jobs", "readings": FIRST}}
        assert LATER.doubt("readings.value", "jobs", value, seen) == says

    def test_a_day_with_another_value_is_asked_about(self):
        seen = {"indicators.jobs": {"name": "Jobs", "readings": FIRST}}
        row = {"readings": {"jobs": {"value": 2100, "on": "2027-10-01"}}}
        says = "On 1 April 2027 stands 1,950 (check-up). Correct it?"
        assert LATER.doubt("readings.on", "jobs", "2027-04-01", seen, **row) == says
        assert LATER.doubt("readings.on", "jobs", "2027-04-02", seen, **row) == ""


class TestRoundsOfConfidence:
    BEFORE = slips(karen="4324353334", ole="4315353334")

    def test_a_slip_half_a_year_later_begins_a_new_round(self):
        now = {**self.BEFORE, **slips(karen="5555555555")}
        answer = RecordAnswer("karen", self.BEFORE, {"plan"})
        marks = {"marks.worked": {"checkup": "2027-04-01"}}
        assert LATER.follows("confidence", answer, marks, confidence=now) == {
            "steps.checkup.earlier_confidence.2027-04-01": self.BEFORE,
            "steps.checkup.confidence.ole": ABSENT,
            "steps.checkup.confidence_on": "2027-10-01",
            path_of(("marks", "closed", "steps.checkup.confidence")): ABSENT,
        }

    def test_slips_given_together_are_one_new_round(self):
        now = slips(karen="5555555555", ole="4444444444")
        marks = {"marks.worked": {"checkup": "2027-04-01"}}
        answer = RecordAnswer("karen", self.BEFORE, {"plan"})
        found = LATER.follows("confidence", answer, marks, confidence=now)
        assert found["steps.checkup.earlier_confidence.2027-04-01"] == self.BEFORE
        assert "steps.checkup.confidence.ole" not in found

    def test_a_slip_mended_some_days_later_is_of_the_same_round(self):
        answer = RecordAnswer("karen", self.BEFORE, {"plan"})
        found = LATER.follows(
            "confidence", answer, confidence=self.BEFORE, confidence_on="2027-09-25"
        )
        assert found == {}

    def test_the_first_slip_keeps_its_day(self):
        one = slips(karen="4324353334")
        found = BENCH.follows("confidence", "karen", confidence=one)
        assert found == {"steps.checkup.confidence_on": "2027-04-01"}

    def test_means_of_both_rounds_stand_side_by_side(self):
        rows = LATER.rows(
            "heat-map",
            confidence=slips(karen="5555555555"),
            earlier_confidence={"2027-04-01": self.BEFORE},
        )
        assert rows[2] == ("3 Leadership search", "5.0", "1.5", 0)
