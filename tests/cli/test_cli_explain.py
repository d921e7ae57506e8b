"""``clusterdyn explain``: a word in plain English, and what is meant when it is misspelt."""

import pytest

from clusterdyn.content.library import glossary


def test_a_word_with_its_other_names_and_where_it_is_met(empty_desk):
    out = empty_desk.run("explain", "lock-in").out
    assert "A state where firms learn only from each other" in out
    assert "Also called: lock in, museum" in out
    assert "See also: global pipelines, related variety, life cycle" in out
    assert "step 2 (Cluster analysis)" in out


@pytest.mark.parametrize(
    "typed", [["location", "quotient"], ["LQ"], ["[[Location quotients]]"], ["location-quotient"]]
)
def test_a_word_is_found_by_each_of_its_names(empty_desk, typed):
    assert empty_desk.run("explain", *typed, "--json").data["term"] == "location quotient"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("locaton quotiont", "location quotient"), ("milstone", "milestone"), ("helx", "helix")],
)
def test_a_misspelt_word_is_answered_with_the_nearest(empty_desk, typed, meant):
    ended = empty_desk.run("explain", typed)
    assert ended.code == 2 and ended.out == ""
    assert f'Did you mean "{meant}"' in ended.err and ended.err.count("\n") == 1


def test_a_strange_word_leads_to_the_list(empty_desk):
    ended = empty_desk.run("explain", "xylophone")
    assert ended.code == 2 and "clusterdyn explain" in ended.err and "mean" not in ended.err


def test_every_word_stands_in_the_list_once(empty_desk):
    out = empty_desk.run("explain").out
    flat = " ".join(out.split())
    for term in glossary().values():
        assert term.term in flat, term.key
    assert all(len(line) <= 80 for line in out.splitlines())
    assert len(empty_desk.run("explain", "--json").data["terms"]) == len(glossary())


def test_a_way_of_working_is_explained_too(empty_desk):
    out = empty_desk.run("explain", "two", "camps").out
    assert "Two camps: 4 to 30 people, 10 to 20 minutes" in out and "1. Name two ends" in out
    assert empty_desk.run("explain", "two-camps", "--json").data["format"] == "Two camps"
