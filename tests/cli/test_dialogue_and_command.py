"""The same text means the same in the dialogue and in ``set``, and both refuse the same."""

from __future__ import annotations

import json
from datetime import date

import pytest

from clusterdyn.answers.views import Confirm
from clusterdyn.batch.one_answer import remove, set_text
from clusterdyn.changes import difference, value_at
from clusterdyn.content.step_names import NAMES
from clusterdyn.errors import UsageError
from clusterdyn.interview.conversation import about_cluster, about_step
from clusterdyn.interview.kinds.lines import is_list
from clusterdyn.interview.moves import Answer, Remove
from clusterdyn.interview.sections import PASSPORT
from clusterdyn.parse import ParseError
from support.paths import EXAMPLES

TODAY = date(2027, 4, 2)
EXAMPLE = EXAMPLES / "midtjylland-furniture-renewal.cluster.json"
DATA = json.loads(EXAMPLE.read_text(encoding="utf-8"))
TEXTS = (
    "none", "-", "no", "ja", "unknown", "44353", "2035", "1,900", "1.900", "40k", "ca. 30.000",
    "20 %", "$ 200", "99999999999", "Q3 2029", "end of June", "12/13/2027", "15 August 2027",
    "1 March", "Jens", "Karen", "company", "a few words",
)  # fmt: skip
"""No bare row numbers: these count in the list that the dialogue shows, and `set` shows none."""


def places(step: str, deeper: bool) -> dict[tuple[str, str, str], object]:
    """One location for each field of a step at which one value is asked."""
    talk = about_step(DATA, TODAY, step, deeper=deeper)
    found: dict[tuple[str, str, str], object] = {}
    for location in talk.state.route.locations:
        item = talk.state.route.item(location)
        many = item.kind in ("table", "scores") and not location.column
        if not (many or location.people or is_list(talk.state.route, location)):
            field = talk.state.route.path(location).rpartition(".")[2]
            found.setdefault((item.path, location.column, field), location)
    return found


def in_the_dialogue(step: str, deeper: bool, location: object, text: str) -> tuple[object, bool]:
    """The value that stands there afterwards, and whether somebody was asked about it."""
    talk = about_step(DATA, TODAY, step, deeper=deeper)
    talk.state = talk.state.but(location=location, detour=None)
    path = talk.state.route.path(location)
    talk.take(Answer(text))
    asked = False
    while isinstance(talk.current(), Confirm):
        asked = True
        talk.take(Answer("yes"))
    return ("a new record" if talk.state.stack else value_at(talk.data, path)), asked


def in_the_command(path: str, text: str) -> tuple[object, bool]:
    """The value that stands there afterwards, and whether the text was refused."""
    try:
        return value_at(set_text(DATA, path, text, TODAY).data, path), False
    except UsageError:
        return value_at(DATA, path), True


@pytest.mark.parametrize("deeper", [False, True], ids=["core", "deeper"])
@pytest.mark.parametrize("step", NAMES)
def test_a_text_comes_to_the_same_value_or_is_refused_by_both(step, deeper):
    route = about_step(DATA, TODAY, step, deeper=deeper).state.route
    for location in places(step, deeper).values():
        path = route.path(location)
        for text in TEXTS:
            value, asked = in_the_dialogue(step, deeper, location, text)
            other, refused = in_the_command(path, text)
            if refused and (asked or value == "a new record"):
                continue  # the dialogue could ask back; the command names what comes near
            assert value == other, f"{path}: {text!r}"


@pytest.mark.parametrize("text", ["none", "-"])
def test_a_needed_answer_is_not_left_empty_in_words(text):
    path = "steps.vision.statement"
    talk = about_step(DATA, TODAY, "vision", path)
    assert talk.take(Answer(text)).refused
    assert talk.data == DATA
    with pytest.raises(UsageError, match="needed"):
        set_text(DATA, path, text, TODAY)


def test_no_names_nobody_in_a_list_of_names():
    path = "steps.vision.consulted"
    talk = about_step(DATA, TODAY, "vision", path, deeper=True)
    assert not talk.take(Answer("no")).refused
    assert value_at(talk.data, path) == []
    assert value_at(set_text(DATA, path, "no", TODAY).data, path) == []


CODES = ["Denmark", "dk", "DK", "Danmark", "Atlantis", "D1", "dkk", "DKK", "crowns", "se"]


@pytest.mark.parametrize("text", CODES)
@pytest.mark.parametrize("field", ["country", "currency"])
def test_a_country_and_a_currency_are_their_letters_in_both(field, text):
    path = f"passport.{field}"
    talk = about_cluster(DATA, TODAY, PASSPORT, path)
    refused = talk.take(Answer(text)).refused
    try:
        other = value_at(set_text(DATA, path, text, TODAY).data, path)
    except (UsageError, ParseError):
        assert refused, "only the command refused it"
        return
    assert not refused and value_at(talk.data, path) == other


def test_a_name_that_stands_in_no_closed_list_is_refused_by_both():
    path = next(f"steps.structure.working_groups.{key}.milestone"
                for key in value_at(DATA, "steps.structure.working_groups"))  # fmt: skip
    talk = about_step(DATA, TODAY, "structure", path)
    talk.take(Answer("Nobody knows this one"))
    talk.take(Answer("no"))
    assert talk.data == DATA
    with pytest.raises(UsageError, match=r"not in|Choose|mean|There are"):
        set_text(DATA, path, "Nobody knows this one", TODAY)


TABLES = [
    ("plan", "steps.plan.milestones"),
    ("analysis", "steps.analysis.findings"),
    ("plan", "steps.plan.actions"),
    ("leadership", "steps.leadership.leaders"),
    ("identification", "steps.identification.candidates"),
]


@pytest.mark.parametrize("step, table", TABLES, ids=[table for _, table in TABLES])
def test_a_record_that_others_need_goes_with_them_or_stays(step, table):
    for number, key in enumerate(value_at(DATA, table), 1):
        talk = about_step(DATA, TODAY, step, table)
        talk.take(Remove(str(number)))
        question = talk.current()
        assert isinstance(question, Confirm)
        used = "is used elsewhere" in question.text
        if used:
            with pytest.raises(UsageError, match="--everywhere"):
                remove(DATA, f"{table}.{key}", TODAY)
        talk.take(Answer("yes"))
        everywhere = remove(DATA, f"{table}.{key}", TODAY, everywhere=used)
        assert difference(everywhere, talk.data) == {}, key


def test_a_row_that_stands_there_is_not_made_twice(finished_desk):
    table = "steps.plan.milestones"
    first = next(iter(value_at(DATA, table).values()))["text"]
    cells = (first, "30 September 2026", "two published tender texts", "Søren Krabbe")
    talk = about_step(DATA, TODAY, "plan", table)
    talk.take(Answer("; ".join(cells)))
    while isinstance(talk.current(), Confirm):
        talk.take(Answer("yes"))
    finished_desk.write("rows.csv", "text;due;proof;owner\n" + ";".join(cells) + "\n")
    ended = finished_desk.run("import", "plan.milestones", "rows.csv")
    assert ended.code == 0, ended.err
    there = list(value_at(DATA, table))
    assert list(value_at(talk.data, table)) == there
    assert list(value_at(finished_desk.content, table)) == there
