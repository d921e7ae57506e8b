"""Step 10 half a year later: what was counted and felt the first time stays beside the new."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clusterdyn.interview.conversation import about_step
from clusterdyn.interview.moves import Answer
from clusterdyn.reports.registry import renderer
from support.talking import question, say

FIRST, LATER = date(2026, 11, 28), date(2027, 5, 28)
DATA = {
    "version": 1,
    "passport": {"name": "Fjord Food", "in_the_room": ["karen", "ole"]},
    "organisations": {},
    "people": {"karen": {"name": "Karen Holm"}, "ole": {"name": "Ole Bak"}},
    "indicators": {"jobs": {"name": "Jobs"}},
    "journal": {},
    "steps": {
        "checkup": {
            "indicators": {
                "jobs": {"ladder": "outcome", "target": 9, "frequency": "yearly", "owner": "karen"}
            }
        }
    },
    "marks": {"closed": {"steps.checkup.indicators": True}},
}


def at(data: dict[str, Any], today: date, name: str) -> Any:
    """At a question of step 10 on a day."""
    talk = about_step(data, today, "checkup")
    talk.show(f"steps.checkup.{name}")
    return talk


def counted(*texts: str, today: date = FIRST, data: dict[str, Any] = DATA) -> Any:
    """The conversation after these texts at the readings."""
    talk = at(data, today, "readings")
    say(talk, *texts)
    return talk


def values(talk: Any) -> dict[str, float]:
    """The known values of the register, by day."""
    readings = talk.data["indicators"]["jobs"].get("readings", {})
    return {day: reading["value"] for day, reading in readings.items()}


def test_a_new_value_is_a_new_reading_beside_the_last():
    first = counted("1950", "")
    talk = at(first.data, LATER, "readings")
    asked = question(talk)
    assert "last time 1,950 on 28 November 2026" in asked.row
    assert asked.old == ""  # the last value is never in the box
    say(talk, "2100")
    assert question(talk).old == "28 May 2027"  # the day that is offered
    say(talk, "")
    assert values(talk) == {"2026-11-28": 1950, "2027-05-28": 2100}
    assert talk.data["steps"]["checkup"]["readings"]["jobs"]["on"] == "2027-05-28"


def test_the_same_value_counted_again_is_a_new_reading():
    later = counted("1950", "", today=LATER, data=counted("1950", "").data)
    assert values(later) == {"2026-11-28": 1950, "2027-05-28": 1950}


def test_enter_alone_leaves_the_last_one_as_it_is():
    later = counted("", "", today=LATER, data=counted("1950", "").data)
    assert values(later) == {"2026-11-28": 1950}


def test_a_day_that_is_mended_leaves_no_phantom():
    talk = counted("12.4 million", "31/12/2025")
    assert values(talk) == {"2025-12-31": 12_400_000}
    plan = renderer("plan", "md")(talk.data, FIRST).content.decode()
    assert "31 December 2025" in plan
    assert "(28 November 2026)" not in plan


CORRECTED = {"1": {"value": 1950, "source": "check-up", "until": "2027-05-28"}}


@pytest.mark.parametrize(
    ("answer", "there", "was"),
    [
        ("y", {"2026-11-28": 2100}, CORRECTED),
        ("n", {"2026-11-28": 1950, "2027-05-28": 2100}, None),
    ],
)
def test_a_day_that_has_another_value_is_asked_about(answer, there, was):
    talk = counted("2100", "28 November 2026", today=LATER, data=counted("1950", "").data)
    assert talk.current().text == "On 28 November 2026 stands 1,950 (check-up). Correct it?"
    talk.take(Answer(answer))
    assert values(talk) == there
    assert talk.data["indicators"]["jobs"]["readings"]["2026-11-28"].get("was") == was


def test_a_value_ten_times_the_last_is_asked_about():
    talk = at(counted("9300", "").data, LATER, "readings")
    talk.take(Answer("93000"))
    assert "93,000 is ten times the last one or more: 9,300" in talk.current().text
    assert values(talk) == {"2026-11-28": 9300}
    talk.take(Answer("y"))
    assert values(talk)["2027-05-28"] == 93_000


def felt(*slips: str, today: date = FIRST, data: dict[str, Any] = DATA) -> Any:
    talk = at(data, today, "confidence")
    say(talk, *slips)
    return talk


def test_a_second_round_of_confidence_stands_beside_the_first():
    first = felt("4324353234", "3334353234")
    talk = at(first.data, LATER, "confidence")
    asked = question(talk)
    assert asked.row == "Karen Holm · last time, 28 November 2026"
    assert asked.proposed and asked.old == "4324353234"  # typing replaces it
    say(talk, "5555555555")
    assert question(talk).row == "Ole Bak"  # who is asked again, with an empty box
    assert question(talk).old == ""
    say(talk, "4444444444")
    checkup = talk.data["steps"]["checkup"]
    before = first.data["steps"]["checkup"]["confidence"]
    assert checkup["earlier_confidence"] == {"2026-11-28": before}
    assert set(checkup["confidence"]["karen"].values()) == {5}
    assert set(checkup["confidence"]["ole"].values()) == {4}


def test_slips_of_a_new_round_pasted_together_are_one_round():
    first = felt("4324353234", "3334353234")
    talk = felt("5555555555\n4444444444", today=LATER, data=first.data)
    checkup = talk.data["steps"]["checkup"]
    assert list(checkup["earlier_confidence"]) == ["2026-11-28"]
    assert (
        checkup["earlier_confidence"]["2026-11-28"] == first.data["steps"]["checkup"]["confidence"]
    )
    assert sorted(checkup["confidence"]) == ["karen", "ole"]


def test_enter_keeps_the_slips_of_the_first_round():
    first = felt("4324353234", "3334353234")
    talk = felt("", "", today=LATER, data=first.data)
    assert talk.data["steps"]["checkup"] == first.data["steps"]["checkup"]
