"""Changes describe exactly what happened: they can be applied, undone, joined and written down."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.changes import (
    ABSENT,
    content_hash,
    difference,
    from_json,
    inverse,
    is_order,
    keys_of,
    merged,
    path_of,
    same,
    to_json,
    value_at,
    with_changes,
)

KEYS = st.sampled_from(["a", "b", "c", "d", "test-rig"])
ODD_KEYS = st.sampled_from(["a", "b", "", "#", ".", "a.b", "~", "~1", "~2", "value"])
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(0, 2)
    | st.sampled_from([0.0, -0.0, 1.0, "", "x", "0"])
    | st.lists(st.integers(0, 1), max_size=2)
)


def trees(keys: st.SearchStrategy[str]) -> st.SearchStrategy:
    return st.recursive(
        LEAVES, lambda below: st.dictionaries(keys, below, max_size=4), max_leaves=9
    )


DATA = st.dictionaries(KEYS, trees(KEYS), max_size=5)
ODD_DATA = st.dictionaries(ODD_KEYS, trees(ODD_KEYS), max_size=5)
ANY = DATA | ODD_DATA


@given(ANY, ANY)
def test_applying_the_difference_gives_the_new_state_with_its_order(old, new):
    assert same(with_changes(old, difference(old, new)), new)


@given(ANY, ANY)
def test_the_inverse_leads_back_with_the_old_order(old, new):
    assert same(with_changes(new, inverse(difference(old, new))), old)


@given(ANY, ANY)
def test_nothing_is_altered_in_place(old, new):
    kept_old, kept_new = copy.deepcopy(old), copy.deepcopy(new)
    changes = difference(old, new)
    kept_changes = copy.deepcopy(changes)
    with_changes(old, changes)
    with_changes(new, inverse(changes))
    assert same(old, kept_old)
    assert same(new, kept_new)
    assert same(
        {p: list(v) for p, v in changes.items()}, {p: list(v) for p, v in kept_changes.items()}
    )


@given(ANY, ANY)
def test_changes_survive_json(old, new):
    changes = difference(old, new)
    again = from_json(json.loads(json.dumps(to_json(changes))))
    assert list(again) == list(changes)
    assert all(same(list(again[path]), list(changes[path])) for path in changes)


@given(ANY, ANY, ANY)
def test_joined_changes_do_what_both_do_one_after_the_other(one, two, three):
    both = merged(difference(one, two), difference(two, three))
    assert same(with_changes(one, both), three)
    assert same(with_changes(three, inverse(both)), one)


@given(DATA, DATA, DATA, DATA)
def test_three_joined_in_any_grouping(one, two, three, four):
    first, second, third = difference(one, two), difference(two, three), difference(three, four)
    for joined in (merged(merged(first, second), third), merged(first, merged(second, third))):
        assert same(with_changes(one, joined), four)
        assert same(with_changes(four, inverse(joined)), one)


@given(ANY)
def test_no_change_is_no_change(data):
    assert difference(data, copy.deepcopy(data)) == {}
    assert with_changes(data, {}) is data


@given(ANY, ANY)
def test_each_change_names_the_values_that_stand_there(old, new):
    for path, (before, after) in difference(old, new).items():
        assert same(value_at(old, path), before)
        assert same(value_at(new, path), after)


@given(ANY, ANY)
def test_equal_hashes_mean_equal_content(old, new):
    assert (content_hash(old) == content_hash(new)) == same(old, new)


@given(st.lists(ODD_KEYS | st.text(max_size=3), max_size=4))
def test_any_keys_make_a_path_and_come_back(keys):
    assert keys_of(path_of(keys)) == tuple(keys)


@given(ODD_DATA)
def test_no_key_is_mistaken_for_an_order(data):
    assert not any(is_order(path_of([key])) for key in data)


def test_one_answer_is_one_path():
    old = {"steps": {"plan": {"milestones": {"rig": {"text": "Rig", "due": None}}}}}
    new = {"steps": {"plan": {"milestones": {"rig": {"text": "Rig", "due": "2027-09-01"}}}}}
    assert difference(old, new) == {"steps.plan.milestones.rig.due": (None, "2027-09-01")}


def test_left_empty_is_not_the_same_as_not_asked():
    assert difference({}, {"due": None}) == {"due": (ABSENT, None)}
    assert with_changes({"due": None}, {"due": (None, ABSENT)}) == {}
    assert value_at({"due": None}, "due") is None
    assert value_at({}, "due") is ABSENT
    assert value_at({}, "due", "later") == "later"


def test_yes_is_not_one_and_one_is_not_one_point_nought():
    assert difference({"a": 1}, {"a": True}) == {"a": (1, True)}
    assert len(difference({"a": 1}, {"a": 1.0})) == 1


def test_a_record_added_at_the_end_needs_no_order():
    assert difference({"a": 1}, {"a": 1, "b": 2}) == {"b": (ABSENT, 2)}


def test_a_record_removed_from_the_middle_comes_back_to_its_place():
    old, new = {"t": {"a": 1, "b": 2, "c": 3}}, {"t": {"a": 1, "c": 3}}
    changes = difference(old, new)
    assert changes == {"t.b": (2, ABSENT), "t.#": (["a", "b", "c"], ["a", "c"])}
    later = {"t": {"a": 1, "c": 3, "d": 4}}
    assert list(with_changes(later, inverse(changes))["t"]) == ["a", "b", "c", "d"]


def test_a_record_removed_from_the_end_comes_back_behind_its_neighbour():
    changes = difference({"x": 1, "y": 2, "z": 3}, {"y": 2, "x": 1})
    later = {"y": 2, "x": 1, "w": 4}
    assert list(with_changes(later, inverse(changes))) == ["x", "y", "z", "w"]


def test_a_moved_record_is_only_an_order():
    old, new = {"t": {"a": 1, "b": 2}}, {"t": {"b": 2, "a": 1}}
    assert difference(old, new) == {"t.#": (["a", "b"], ["b", "a"])}
    assert list(with_changes({"t": {"a": 1, "b": 2, "z": 9}}, difference(old, new))["t"]) == [
        "b",
        "a",
        "z",
    ]


def test_a_change_and_its_inverse_are_no_change():
    changes = difference({"a": 1, "t": {"x": {"y": 1}}}, {"a": 2, "t": {"z": {}}})
    assert merged(changes, inverse(changes)) == {}


def test_two_answers_to_one_question_are_one_change():
    assert merged({"a": (1, 2)}, {"a": (2, 3)}) == {"a": (1, 3)}
    added, filled = {"t.x": (ABSENT, {"y": 1})}, {"t.x.y": (1, 2)}
    assert merged(added, filled) == {"t.x": (ABSENT, {"y": 2})}


def test_unchanged_parts_are_shared_and_not_copied():
    old = {"big": {"x": 1}, "small": {"y": 1}}
    assert with_changes(old, {"small.y": (1, 2)})["big"] is old["big"]


def test_a_missing_table_is_made_on_the_way_but_never_for_a_removal():
    assert with_changes({}, {"steps.vision.year": (ABSENT, 2035)}) == {
        "steps": {"vision": {"year": 2035}}
    }
    assert with_changes({}, {"steps.vision.year": (2035, ABSENT)}) == {}


def test_the_whole_has_the_empty_path():
    assert value_at({"a": 1}, "") == {"a": 1}
    assert with_changes({"a": 1}, {"": (ABSENT, {"b": 2})}) == {"b": 2}


def test_the_sign_for_absent_is_written_as_agreed():
    assert to_json({"a": (ABSENT, 1)}) == {"a": [{"~": "absent"}, 1]}
    assert copy.deepcopy(ABSENT) is ABSENT


@pytest.mark.parametrize(
    "broken",
    [[], {"a": 1}, {"a": [1]}, {"a": [1, 2, 3]}, {"t.#": [[1], []]}, {"t.#": [None, []]},
     {"a": [{"~": "what"}, 1]}],
)  # fmt: skip
def test_what_is_not_a_change_is_refused(broken):
    with pytest.raises(ValueError):
        from_json(broken)
