"""Rows that were copied in a spreadsheet: cells with line breaks stand in quotation marks."""

from __future__ import annotations

from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import about_step
from clusterdyn.interview.moves import Answer
from support.played import TODAY, fresh


def test_a_cell_of_two_lines_is_one_cell() -> None:
    talk = about_step(fresh(), TODAY, "identification")
    talk.show("steps.identification.firm_list")
    outcome = talk.take(Answer('"Limfjord\nYards"\t45\tmaker\nNordic Pack\t12\tsupplier'))
    assert not outcome.refused, outcome.say
    firms = value_at(talk.data, "organisations")
    rows = value_at(talk.data, "steps.identification.firm_list")
    named = [
        (firms[key]["name"], firms[key]["size_class"], row["role"]) for key, row in rows.items()
    ]
    assert ("Limfjord Yards", "10-49", "maker") in named
    assert ("Nordic Pack", "10-49", "supplier") in named
