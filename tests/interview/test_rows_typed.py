"""What the cells of a typed row mean: no list is seen there, so no number picks from one."""

from __future__ import annotations

from random import Random

import pytest

from clusterdyn.answers.views import Confirm
from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer
from support.played import TODAY, at_step, fresh
from support.talking import question, say, table


def at(step: str, path: str) -> Conversation:
    talk = at_step(step) if step != "identification" else about_step(fresh(), TODAY, step)
    talk.show(path)
    return talk


@pytest.mark.parametrize(
    ("typed", "band"),
    [("4", "1-9"), ("<10", "1-9"), ("25", "10-49"), ("300 ansatte", "250+"), ("250+", "250+")],
)
def test_a_head_count_in_a_row_falls_into_its_band(typed: str, band: str) -> None:
    talk = at("identification", "steps.identification.firm_list")
    outcome = talk.take(Answer(f"Nord Foundry; {typed}; maker"))
    assert not outcome.refused, outcome.say
    assert value_at(talk.data, "organisations.nord-foundry.size_class") == band


def test_a_number_for_a_word_in_a_row_is_asked_about() -> None:
    talk = at("analysis", "steps.analysis.chain_stages")
    talk.take(Answer("Painting; 1; 3"))
    view = talk.current()
    assert isinstance(view, Confirm) and "few" in view.text
    talk.take(Answer("no"))
    assert not talk.take(Answer("Painting; few; 3")).refused


def test_a_scale_with_named_numbers_takes_its_numbers_in_a_row() -> None:
    talk = at("leadership", "steps.leadership.leaders")
    assert not talk.take(Answer("Karen Holm; Limfjord Pumps; small firm; 4; yes")).refused
    assert value_at(talk.data, "steps.leadership.leaders.karen-holm.rung") == 4


def test_a_cost_in_a_row_falls_into_its_band() -> None:
    talk = at("plan", "steps.plan.actions")
    talk.show("steps.plan.milestones")
    assert not talk.take(Answer("Site open; Q3 2029; three paid tests; Karen")).refused
    talk.show("steps.plan.actions")
    outcome = talk.take(Answer("Dig; Jens; Site open; 1 June 2027; 40.000 kr"))
    assert not outcome.refused, outcome.say
    assert value_at(talk.data, "steps.plan.actions.dig.cost_band") == "10-50k"


def test_two_hundred_rows_are_taken_at_once_and_no_more() -> None:
    path = "steps.identification.firm_list"
    talk = at("identification", path)
    chance = Random(7)  # names that nobody takes for one another
    names = ["".join(chance.choices("abcdefghiklmnoprstu", k=12)).title() for _ in range(201)]
    rows = [f"{name}; 12; maker" for name in names]
    outcome = talk.take(Answer("\n".join(rows)))
    assert outcome.refused and "200 is the most" in outcome.say
    assert not value_at(talk.data, path, None)
    outcome = talk.take(Answer("\n".join(rows[:200])))
    assert not outcome.refused, outcome.say
    assert len(value_at(talk.data, path)) == 200


def test_the_columns_say_who_is_asked_and_who_asks() -> None:
    talk = at("leadership", "steps.leadership.asks")
    assert table(talk).heads == ("Ask whom", "Who asks", "By")
    assert question(talk).help.startswith("First the person to be asked, then the one who asks.")


def test_a_table_of_the_register_is_headed_by_its_own_name() -> None:
    assert table(at("identification", "steps.identification.firm_list")).heads[0] == "Firms"


CANDIDATES = "steps.identification.candidates"


def test_a_whole_row_typed_at_a_cell_is_a_row() -> None:
    talk = about_step(fresh(), TODAY, "identification")
    say(talk, "marine biotech (algae, mussels)")
    assert question(talk).path.endswith(".serves_whom")
    assert talk.preview("Canned fish; supermarkets").startswith("a row: Canned fish")
    say(talk, "Canned fish; supermarkets")
    rows = [row["name"] for row in value_at(talk.data, CANDIDATES).values()]
    assert rows == ["marine biotech (algae, mussels)", "Canned fish"]
    talk.show(f"{CANDIDATES}.marine-biotech-algae-mussels.serves_whom")
    say(talk, "feed makers")
    first = next(iter(value_at(talk.data, CANDIDATES).values()))
    assert first["serves_whom"] == "feed makers"


def test_an_exact_cost_typed_where_a_band_is_asked_is_kept() -> None:
    talk = at("plan", "steps.plan.actions")
    talk.show("steps.plan.milestones")
    assert not talk.take(Answer("Site open; Q3 2029; three paid tests; Karen")).refused
    talk.show("steps.plan.actions")
    said = say(talk, "Dig; Jens; Site open; 1 June 2027; 41.500")
    assert "41,500 (10k to 50k)" in said
    dig = value_at(talk.data, "steps.plan.actions.dig")
    assert (dig["cost"], dig["cost_band"]) == (41_500, "10-50k")
    talk.show("steps.plan.actions.dig.cost_band")
    say(talk, "3000")
    dig = value_at(talk.data, "steps.plan.actions.dig")
    assert (dig["cost"], dig["cost_band"]) == (3000, "<10k")
    talk.show("steps.plan.actions.dig.cost_band")
    talk.take(Answer("more than 50k"))
    assert "An exact cost stands here" in talk.current().text
    talk.take(Answer("y"))
    dig = value_at(talk.data, "steps.plan.actions.dig")
    assert dig["cost_band"] == ">50k" and "cost" not in dig


@pytest.mark.parametrize("rough", ["10k to 50k", "10-50k", "less than 10k", "0"])
def test_a_band_is_no_exact_cost(rough: str) -> None:
    talk = at("plan", "steps.plan.actions")
    talk.show("steps.plan.milestones")
    assert not talk.take(Answer("Site open; Q3 2029; three paid tests; Karen")).refused
    talk.show("steps.plan.actions")
    say(talk, f"Dig; Jens; Site open; 1 June 2027; {rough}")
    assert "cost" not in value_at(talk.data, "steps.plan.actions.dig")
