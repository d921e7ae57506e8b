"""``clusterdyn new``: the name as people type it, and what is no name."""

import json

import pytest

LONGEST = 200


def only(desk):
    (path,) = desk.folder.glob("*.cluster.json")
    return json.loads(path.read_text("utf-8"))["passport"]


@pytest.mark.parametrize(
    "words",
    [
        ("Fjord Food",),
        ("Fjord", "Food"),
        ("Fjord", "--country", "DK", "Food"),
        (" Fjord ", " Food "),
    ],
)
def test_a_name_needs_no_quotes(empty_desk, words):
    assert empty_desk.run("new", *words).code == 0
    assert only(empty_desk)["name"] == "Fjord Food"


@pytest.mark.parametrize("words", [(), ("",), ("  ", "\u200b")])
def test_no_name_is_one_sentence(empty_desk, words):
    ended = empty_desk.run("new", *words)
    assert ended.code == 2
    assert ended.err == 'Give the cluster a name: clusterdyn new "Name of your cluster"\n'


@pytest.mark.parametrize("option", [False, True])
def test_too_long_a_name_is_told_as_such(empty_desk, option):
    text = "x" * (LONGEST + 16)
    ended = empty_desk.run("new", *(("Fjord Food", "--region", text) if option else (text,)))
    assert ended.code == 2
    assert "has 216 characters, and at most 200 fit here. Shorten it by 16." in ended.err
    assert not list(empty_desk.folder.iterdir())


def test_the_longest_name_that_fits(empty_desk):
    assert empty_desk.run("new", "y" * LONGEST).code == 0
    assert only(empty_desk)["name"] == "y" * LONGEST
