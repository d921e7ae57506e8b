"""Several hands on one file: different places are joined, the same place is asked about."""

import json

import pytest

from clusterdyn.changes import ABSENT, difference, value_at, with_changes
from clusterdyn.store import Clash, Collision
from clusterdyn.store.merge import merge
from support.store_samples import DUE, MILESTONES

RIG = f"{MILESTONES}.rig"


def on_disk(path):
    return json.loads(path.read_text())


def edited(path, changes):
    """Edits the file by hand."""
    path.write_text(json.dumps(with_changes(on_disk(path), changes)))


def test_different_answers_of_two_laptops_are_joined_silently(store, open_store, path):
    other = open_store("Jens")
    store.save({DUE: ("2027-09-01", "2027-10-01")})
    saved = other.save({f"{RIG}.text": ("Test rig open", "Rig open")})
    assert saved.warnings == []
    assert saved.data == on_disk(path)
    assert value_at(saved.data, RIG) == {"text": "Rig open", "due": "2027-10-01"}


def test_the_same_answer_twice_is_no_clash(store, open_store):
    other = open_store("Jens")
    store.save({DUE: ("2027-09-01", "2027-10-01")})
    assert other.save({DUE: ("2027-09-01", "2027-10-01")}).warnings == []
    assert len(store.history()) == 2


def test_two_answers_to_one_question_clash_and_nothing_is_written(store, open_store, path):
    other = open_store("Jens")
    store.save({DUE: ("2027-09-01", "2027-10-01")})
    before = path.read_bytes()
    with pytest.raises(Clash) as caught:
        other.save({DUE: ("2027-09-01", "2027-11-01"), "passport.country": ("DK", "DE")})
    assert caught.value.exit_code == 4
    assert caught.value.collisions == [Collision(DUE, "2027-09-01", "2027-10-01", "2027-11-01")]
    for words in (DUE, '"2027-10-01"', '"2027-11-01"', "Nothing was written"):
        assert words in caught.value.sentence
    assert path.read_bytes() == before


def test_who_insists_wins_and_the_other_answer_stays_in_the_history(store, open_store):
    other = open_store("Jens")
    store.save({DUE: ("2027-09-01", "2027-10-01")})
    saved = other.save({DUE: ("2027-09-01", "2027-11-01")}, insist=True)
    assert value_at(saved.data, DUE) == "2027-11-01"
    assert other.history()[-1].changes == {DUE: ("2027-10-01", "2027-11-01")}


def test_after_a_save_the_joined_content_is_the_new_start(store, open_store):
    other = open_store("Jens")
    store.save({DUE: ("2027-09-01", "2027-10-01")})
    other.save({"passport.country": ("DK", "DE")})
    assert value_at(other.save({DUE: ("2027-10-01", None)}).data, DUE) is None


def test_a_record_that_was_saved_and_then_removed_by_somebody_else_is_missed(store, open_store):
    store.save({"organisations.lab": (ABSENT, {"name": "Lab"})})
    open_store("Jens").save({"organisations.lab": ({"name": "Lab"}, ABSENT)})
    with pytest.raises(Clash):
        store.save({"organisations.lab.size": (ABSENT, "50-249")})


def test_two_new_records_are_both_kept_in_order(store, open_store):
    other = open_store("Jens")
    store.save({"organisations.port": (ABSENT, {"name": "Port"})})
    saved = other.save({"organisations.lab": (ABSENT, {"name": "Lab"})})
    assert list(saved.data["organisations"]) == ["harbour", "college", "port", "lab"]


def test_two_different_new_records_with_one_key_clash(store, open_store):
    other = open_store("Jens")
    store.save({"organisations.lab": (ABSENT, {"name": "Lab"})})
    with pytest.raises(Clash):
        other.save({"organisations.lab": (ABSENT, {"size": "50-249"})})


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"steps.vision": {"statement": "We lead"}}, {"steps.vision": {"year": 2035}}),
        ({"journal": {"meetings": {"a": {"on": 1}}}}, {"journal": {"decisions": {"b": {"x": 1}}}}),
        ({"people": {"a": {"name": "A"}}}, {"people": {"b": {"name": "B"}}}),
        ({"marks": {"closed": {"x": True}}}, {"marks": {"closed": {"y": True}}}),
        ({"steps.analysis": {"actors": {"a": {"influence": 4}}}},
         {"steps.analysis": {"actors": {"b": {"influence": 2}}}}),
    ],
)  # fmt: skip
def test_two_people_may_begin_the_same_part(store, open_store, ours, theirs):
    other = open_store("Jens")
    store.save({path: (ABSENT, value) for path, value in theirs.items()})
    saved = other.save({path: (ABSENT, value) for path, value in ours.items()})
    for changes in (ours, theirs):
        for path, value in changes.items():
            for below, (_, leaf) in difference({}, value).items():
                assert contains(value_at(saved.data, f"{path}.{below}"), leaf)


def test_two_people_may_begin_a_table_that_stood_empty(store, open_store):
    """ "None" was typed there once: that is nobody's row, so nobody's answer is lost."""
    actions = "steps.plan.actions"
    store.save({actions: (ABSENT, None)})
    other = open_store("Jens")
    store.save({actions: (None, {"map": {"what": "Map the tests"}})})
    saved = other.save({actions: (None, {"call": {"what": "Call the bank"}})})
    assert saved.warnings == []
    assert list(value_at(saved.data, actions)) == ["map", "call"]


def contains(whole, part):
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(key in whole and contains(whole[key], part[key]) for key in part)
    return whole == part


def test_two_people_who_begin_a_part_with_different_answers_clash_on_that_answer(store, open_store):
    other = open_store("Jens")
    store.save({"steps.vision": (ABSENT, {"year": 2035, "statement": "We lead"})})
    with pytest.raises(Clash) as caught:
        other.save({"steps.vision": (ABSENT, {"year": 2040, "statement": "We lead"})})
    assert caught.value.collisions == [Collision("steps.vision.year", ABSENT, 2035, 2040)]


def test_an_answer_in_a_record_that_somebody_removed_clashes(store, open_store):
    other = open_store("Jens")
    store.save({RIG: (value_at(store.load(), RIG), ABSENT)})
    for changes in (
        {DUE: ("2027-09-01", "2027-11-01")},
        {f"{RIG}.owner": (ABSENT, "harbour")},
    ):
        with pytest.raises(Clash, match="now not there"):
            other.save(changes)


def test_insisting_brings_the_removed_record_back_whole(store, open_store):
    other = open_store("Jens")
    store.save({RIG: (value_at(store.load(), RIG), ABSENT)})
    saved = other.save({DUE: ("2027-09-01", "2027-11-01")}, insist=True)
    assert value_at(saved.data, RIG) == {"text": "Test rig open", "due": "2027-11-01"}


def test_removing_a_record_in_which_somebody_changed_something_clashes(store, open_store):
    other = open_store("Jens")
    before = value_at(store.load(), RIG)
    store.save({DUE: ("2027-09-01", "2027-10-01")})
    with pytest.raises(Clash, match="here it is not there"):
        other.save({RIG: (before, ABSENT)})
    assert value_at(other.save({RIG: (before, ABSENT)}, insist=True).data, RIG) is ABSENT


def test_a_table_that_somebody_left_empty_meanwhile_clashes(store, open_store):
    other = open_store("Jens")
    store.save({MILESTONES: (value_at(store.load(), MILESTONES), None)})
    with pytest.raises(Clash):
        other.save({DUE: ("2027-09-01", "2027-11-01")})
    saved = other.save({DUE: ("2027-09-01", "2027-11-01")}, insist=True)
    assert list(value_at(saved.data, MILESTONES)) == ["rig", "staff", "fund"]


def test_both_remove_the_same_record(store, open_store):
    other = open_store("Jens")
    change = {RIG: (value_at(store.load(), RIG), ABSENT)}
    store.save(change)
    assert other.save(change).warnings == []


def test_moving_records_never_clashes(store, open_store):
    other = open_store("Jens")
    old = ["rig", "staff", "fund"]
    store.save({f"{MILESTONES}.#": (old, ["fund", "rig", "staff"])})
    saved = other.save({f"{MILESTONES}.#": (old, ["staff", "rig", "fund"])})
    assert list(value_at(saved.data, MILESTONES)) == ["staff", "rig", "fund"]


def test_a_moved_table_takes_in_the_record_that_somebody_added(store, open_store):
    other = open_store("Jens")
    store.save({f"{MILESTONES}.new": (ABSENT, {"text": "New"})})
    saved = other.save({f"{MILESTONES}.#": (["rig", "staff", "fund"], ["fund", "staff", "rig"])})
    assert list(value_at(saved.data, MILESTONES)) == ["fund", "staff", "rig", "new"]


def test_removing_a_record_leaves_the_order_that_somebody_else_made(store, open_store):
    other = open_store("Jens")
    data = other.load()
    store.save({f"{MILESTONES}.#": (["rig", "staff", "fund"], ["fund", "staff", "rig"])})
    milestones = {k: v for k, v in value_at(data, MILESTONES).items() if k != "staff"}
    saved = other.save(difference(data, with_changes(data, {MILESTONES: (None, milestones)})))
    assert list(value_at(saved.data, MILESTONES)) == ["fund", "rig"]


def test_a_hand_edit_is_joined_like_a_second_laptop_and_gets_its_own_line(store, path):
    edited(path, {"passport.country": ("DK", "SE")})
    saved = store.save({DUE: ("2027-09-01", "2027-10-01")})
    assert saved.data["passport"]["country"] == "SE"
    assert [entry.by for entry in store.history()] == ["Karen", "edited outside", "Karen"]
    assert store.history()[1].changes == {"passport.country": ("DK", "SE")}


def test_a_caller_who_alters_what_was_loaded_does_not_confuse_the_merge(store, path):
    data = store.load()
    edited(path, {RIG: (None, ABSENT)})
    del data["steps"]
    with pytest.raises(Clash):
        store.save({DUE: ("2027-09-01", "2027-10-01")})


def test_without_anybody_else_a_merge_is_the_change_itself():
    base = {"t": {"a": {"x": 1}, "b": {"x": 2}}, "s": [1, 2]}
    new = {"t": {"b": {"x": 3}, "c": {"x": 4}}, "s": [2]}
    result = merge(difference(base, new), base, base)
    assert result.collisions == []
    assert with_changes(base, result.changes) == new


# An older file in place of a newer one


@pytest.mark.parametrize("back", [1, 2, 3])
def test_a_save_upon_an_older_file_says_what_is_gone(store, path, back):
    older = [path.read_bytes()]
    for old, new in (("2027-09-01", "2028-01-01"), ("2028-01-01", "2029-01-01"), ("2029-01-01", 5)):
        store.save({DUE: (old, new)})
        older.append(path.read_bytes())
    path.write_bytes(older[-1 - back])
    saved = store.save({"passport.country": ("DK", "SE")})
    lost = value_at(json.loads(older[-1 - back]), DUE)
    assert saved.gone == {DUE: (lost, 5)}
    assert value_at(on_disk(path), DUE) == lost
    assert len(store.history()) == 6, "what was answered stays in the history"
    assert value_at(store.save(saved.gone).data, DUE) == 5
    assert value_at(on_disk(path), "passport.country") == "SE"


def test_an_answer_upon_an_older_file_is_no_clash(store, path):
    older = path.read_bytes()
    store.save({DUE: ("2027-09-01", "2028-01-01")})
    path.write_bytes(older)
    saved = store.save({DUE: ("2028-01-01", "2029-01-01")})
    assert value_at(saved.data, DUE) == "2029-01-01" and saved.gone == {}


def test_what_others_wrote_meanwhile_is_no_older_file(store, open_store, path):
    other = open_store("Jens")
    store.save({DUE: ("2027-09-01", "2028-01-01")})
    other.save({DUE: ("2027-09-01", "2028-01-01"), "passport.country": ("DK", "SE")})
    other.undo()
    assert store.save({f"{RIG}.text": ("Test rig open", "Rig")}).gone == {}
    edited(path, {"passport.country": ("DK", "NO")})
    assert store.save({f"{RIG}.text": ("Rig", "Rig open")}).gone == {}
